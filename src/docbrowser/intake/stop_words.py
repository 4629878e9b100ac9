"""Words that tell nothing of what a text is about, folded, by language."""

from __future__ import annotations

from typing import Final

_DE: Final = """
aber alle allem allen aller alles als also alten andere anderen auch auf aus beginnt bei beim
bereits bis bisher dabei dadurch damals damit dann dass dazu denen denn dennoch deren dessen dich
dies diese diesem diesen dieser dieses doch dokumentation dort drei durch eben eigenen eine einem
einen einer eines einige erst erste ersten erzahlt etwa etwas film filme filmen folge fur ganz
gegen geht geschichte gibt habe haben hatte hatten hier hierfur ihm ihnen ihr ihre ihrem ihren
ihrer ihres immer indem jahr jahre jahren jede jedem jeden jeder jedes jedoch jetzt jeweils kann
kein keine konnen konnte lassen macht man mehr mehrere mein mensch menschen mit moglich muss nach
nicht nichts noch nun nur oder ohne schon sehen sehr sein seine seinem seinen seiner seines seit
selbst sendung sich sie sind sogar solche soll sollen sowie uber uns unser unsere unserer unter
viel viele vielen vier vom von vor wann war waren warum was weg weil weiter welche wenige wenn
werden wie wieder will wird wissen wollen worden wurde wurden zeigen zeigt zeit zu zum zur zwei
zwischen
"""
_EN: Final = """
about above after again all also always among and another any are around away back because been
before behind being below between both but came can come could day did documentary does down
during each episode even ever every few film films first five for four from get gets give goes had
has have her here him his how into its itself just last life like look looks made make makes many
may more most much must near never new next not now off old once one only other others our out
over own part people see series she show shows since some still story such tell tells than that
the their them then there these they this those three through time two under until very waits was
way were what when where which while who whom whose why will with without world would year years
you your
"""
_RU: Final = """
без более был была были было быть вам вас ведь весь вот все всего всей всех всю вся где даже два
две для его ему если есть еще жизни жизнь зачем или именно каждая каждой каждом каждый как какие
какой которая которой котором которую которые который которых кто куда ли любого любой любому
любых людей люди между меня много могут можем может можно мой над надо нам нас настоящий наш наша
наше него нее ней некоторые нет них ничего но нужно один одна однако одной она они оно опять от
очень перед под после последний потом потому почти при про раз сам самой самый самых свое своей
свои свою себе себя сейчас снова со собой стал стала стать так также такие такой там тем теперь
тех то тогда того тоже той только том тому тот три тут ты уже фильм фильма фильме хотя человек
человека чем через что чтобы чье чья эта эти этих это этой этом этот эту я
"""
STOP_WORDS: Final = {
    "de": frozenset(_DE.split()),
    "en": frozenset(_EN.split()),
    "ru": frozenset(_RU.split()),
}

"""Words that tell nothing of what a text is about, folded, by language."""

from __future__ import annotations

from typing import Final

_DE: Final = """
ab aber alle allem allen aller alles als also alten am an andere anderen ans auch auf aus beginnt
bei beide beiden beim bereits bevor bin bis bisher bist bleiben bleibt blick blicken blickt blieb
bringen bringt da dabei dadurch daher dahin damals damit dann daran darauf daraus darf darin daruber
darum dass davon dazu dein deine deinem deinen deiner dem den denen denn dennoch der deren des
dessen desto dich die dies diese diesem diesen dieser dieses dir doch dokumentation dort drei du
durch durfen eben eigenen einander eine einem einen einer eines einige einmal er erst erste ersten
erster erzahlt es etwa etwas euch euer eure fand fast film filme filmen finden findet folge fur ganz
gar gegen gehen geht geschichte gewesen geworden gibt ging gingen gleich gleichen gross grosse
grossen grosser grosste grossten gute guten habe haben halt halten hat hatte hatten hattest hier
hierfur hin hinter ich ihm ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem ins ist ja jahr
jahre jahren jede jedem jeden jeder jedes jedoch jemand jene jenem jenen jener jenes jetzt jeweils
kam kamen kann kein keine klein kleine kleinen kommen kommt konnen konnte konnten lag lange langst
lassen lasst letzte letzten liegt machen macht machte mag man manche manchen mancher manchmal mehr
mehrere mein mensch menschen mich mir mit mochte moglich muss mussen musste mussten nach nachdem
nahm neben nehmen neue neuen neuer neues nicht nichts nie niemals niemand nimmt noch nun nur ob
obwohl oder ohne sagen sagt sagte sah schliesslich schon sehen sehr sei seid seien sein seine seinem
seinen seiner seines seit selbst selten sendung sich sie sieht sind sobald sogar solange solch
solche solchen soll sollen sollte sollten sonst sowie stand statt stehen steht trotz trotzdem uber
um uns unser unsere unserem unseren unserer unseres unter unterdessen viel viele vielen vielleicht
vielmehr vier vollig vom von vor vorher wahrend wann war ware waren warum was weder weg wegen weil
weiter welche welchem welchen welcher welches wem wen wenige wenigen wenigstens wenn wer werden
wessen wie wieder will wir wird wirklich wissen wo wobei wodurch wofur woher wohin wohl wollen
wollte wollten womit woran worauf worden wurde wurden zeigen zeigt zeit ziemlich zu zuerst zuletzt
zum zunachst zur zwar zwei zwischen
"""
_EN: Final = """
about above across after again all almost along already also although always am among an and another
any anyone anything are around as at away back be became because become becomes been before began
begin begins behind being below between both bring brings brought but by called came can cannot come
comes coming could day did do documentary does doesn doing don done down during each else enough
episode especially even ever every everyone everything few film films finally find finds first five
for found four from further get gets give goes gone got had half has have having he her here hers
herself him himself his how however i if in into is it its itself just keep keeps kept known last
later least left less let lets life like look looks made main make makes making many may me mean
means might mine more most much must myself near nearly never new next no nobody none nor not
nothing now of off often old on once one only onto or other others ought our ourselves out over own
part people perhaps place please possible put quite rather really said say says see seem seems seen
series set sets several shall she should show shows simply since small so some someone something
sometimes soon still story such sure take taken takes taking tell tells than that the their theirs
them themselves then there these they thing things think this those though three through thus time
to together too took toward towards turn turned turns two under unless until upon us use used using
usually very waits was way we went were what whatever when where whether which while who whoever
whole whom whose why will with within without world would year years yes yet you your yourself
"""
_RU: Final = """
а б без более бы был была были было быть в вам вас вдруг ведь весь вместо вновь во возле вокруг вот
впервые впрочем времени время все всегда всего всей всеми всему всех вслед всю вся всякий всяком г
где говорит год года году годы да давно даже далеко дать два две делает делать для должен должна
должны достаточно друг друга другая другие другим другими других другого другой другом другую его
едва ему если есть еще ею ж же жизни жизнь за затем зачем здесь и из изо или им именем имени именно
ими иначе иногда иной иным иных истории историю история их к каждая каждой каждом каждый как какие
каким какими каких какого какое какой какую кем когда кого кое кому конечно конце которая которого
которой котором которому которую которые который которым которыми которых кроме кто куда лет ли лишь
лучше любая любого любой любому любые любых людей люди между меня мне многие многих много многое
мной мог могла могло могут моего моей моем можем может можно моих мой мол му мы на навсегда над надо
наконец нам нами нас настоящий наш наша наше нашего нашей нашем нашим нашими наших нашу не него нее
ней некоторые некоторых нельзя нем нему несколько несмотря нет нигде никак никакой никогда никого
никто ним ними них ничего ничем ничто но ну нужно о об оба обе обо обоих один одна однако одни одним
одними одних одного одной одному одну около она они оно опять остается от откуда оттого отчасти
очень первая первого первое первой первом первую первые первый первых перед под позже пока показан
показывает показывают пор пору после последний потом потому почти при пришлось про просто против
пусть ради раз раза разве разных разу раньше рассказ рассказывает рассказывают рядом с сам сама сами
самим самими само самого самое самой самом самому самую самые самый самых свое своего своей своем
своему свои своим своими своих свой свою сделал сделать себе себя сейчас скорее слишком словно смог
снова со собой собственного собственной собственный совсем сразу среди стал стала стали стало
становится стать стоит столь столько сторон так также такие такой там твой те тебе тебя тем теми
теперь тех то тобой тогда того тоже той только том тому тот тою три ту туда тут ты тысяч у уж уже
фильм фильма фильме хотел хоть хотя хочет чего чей человек человека чем чему через что чтобы чуть
чье чьего чьей чьих чья эта эти этим этими этих это этого этой этом этому этот эту я
"""
STOP_WORDS: Final = {
    "de": frozenset(_DE.split()),
    "en": frozenset(_EN.split()),
    "ru": frozenset(_RU.split()),
}

"""Everyday words of documentaries: one concept in English, German and Russian, frequent first."""

from __future__ import annotations

from typing import Final

_TABLE: Final = """
world Welt мир; life Leben жизнь; history Geschichte история; war Krieg война; earth Erde земля;
man Mensch человек; nature Natur природа; secret Geheimnis тайна; time Zeit время; city Stadt город;
story Erzählung рассказ; year Jahr год; water Wasser вода; people Leute люди; king König король;
land Land страна; sea Meer море; journey Reise путешествие; country Heimat родина;
music Musik музыка; animal Tier животное; house Haus дом; family Familie семья;
space Weltraum космос; empire Reich империя; planet Planet планета; art Kunst искусство;
ocean Ozean океан; death Tod смерть; child Kind ребёнок; woman Frau женщина;
science Wissenschaft наука; mountain Berg гора; river Fluss река; island Insel остров;
night Nacht ночь; desert Wüste пустыня; future Zukunft будущее; mars Mars марс; moon Mond луна;
love Liebe любовь; food Essen еда; forest Wald лес; power Macht власть; gold Gold золото;
sun Sonne солнце; ice Eis лёд; road Straße дорога; battle Schlacht битва;
revolution Revolution революция; climate Klima климат; ship Schiff корабль; church Kirche церковь;
film Film фильм; book Buch книга; money Geld деньги; crime Verbrechen преступление;
murder Mord убийство; police Polizei полиция; dog Hund собака; cat Katze кошка; horse Pferd лошадь;
bird Vogel птица; fish Fisch рыба; whale Wal кит; shark Hai акула; wolf Wolf волк; bear Bär медведь;
lion Löwe лев; elephant Elefant слон; bee Biene пчела; insect Insekt насекомое;
dinosaur Dinosaurier динозавр; garden Garten сад; tree Baum дерево; star Stern звезда;
sky Himmel небо; universe Universum вселенная; galaxy Galaxie галактика; rocket Rakete ракета;
astronaut Astronaut космонавт; spaceflight Raumfahrt космонавтика; rover Marsrover марсоход;
satellite Satellit спутник; comet Komet комета; light Licht свет; fire Feuer огонь;
storm Sturm буря; volcano Vulkan вулкан; earthquake Erdbeben землетрясение; flood Flut наводнение;
winter Winter зима; summer Sommer лето; spring Frühling весна; autumn Herbst осень;
snow Schnee снег; rain Regen дождь; wind Wind ветер; glacier Gletscher ледник;
coast Küste побережье; beach Strand пляж; lake See озеро; bridge Brücke мост; tower Turm башня;
castle Burg замок; temple Tempel храм; pyramid Pyramide пирамида; tomb Grab гробница;
mummy Mumie мумия; pharaoh Pharao фараон; emperor Kaiser император; queen Königin королева;
president Präsident президент; leader Führer вождь; soldier Soldat солдат; army Armee армия;
weapon Waffe оружие; bomb Bombe бомба; tank Panzer танк; submarine Unterseeboot субмарина;
aircraft Flugzeug самолёт; pilot Pilot лётчик; train Zug поезд; railway Eisenbahn железная;
car Auto машина; engine Motor двигатель; bicycle Fahrrad велосипед; factory Fabrik завод;
worker Arbeiter рабочий; farmer Bauer крестьянин; village Dorf деревня; market Markt рынок;
bread Brot хлеб; wine Wein вино; kitchen Küche кухня; coffee Kaffee кофе;
chocolate Schokolade шоколад; sugar Zucker сахар; salt Salz соль; school Schule школа;
teacher Lehrer учитель; doctor Arzt врач; hospital Krankenhaus больница; disease Krankheit болезнь;
plague Pest чума; virus Virus вирус; brain Gehirn мозг; heart Herz сердце; blood Blut кровь;
body Körper тело; memory Gedächtnis память; dream Traum мечта; sleep Schlaf сон; fear Angst страх;
happiness Glück счастье; freedom Freiheit свобода; truth Wahrheit правда; lie Lüge ложь;
law Gesetz закон; court Gericht суд; prison Gefängnis тюрьма; escape Flucht побег;
border Grenze граница; wall Mauer стена; refugee Flüchtling беженец; stranger Fremder чужой;
friend Freund друг; enemy Feind враг; brother Bruder брат; sister Schwester сестра;
mother Mutter мать; father Vater отец; daughter Tochter дочь; wedding Hochzeit свадьба;
youth Jugend молодость; age Alter возраст; birth Geburt рождение; god Gott бог; faith Glaube вера;
monk Mönch монах; saint Heiliger святой; devil Teufel дьявол; witch Hexe ведьма;
ghost Geist призрак; myth Mythos миф; legend Legende легенда; hero Held герой; pirate Pirat пират;
treasure Schatz сокровище; discovery Entdeckung открытие; expedition Expedition экспедиция;
explorer Entdecker исследователь; map Karte карта; compass Kompass компас;
invention Erfindung изобретение; machine Maschine механизм; computer Computer компьютер;
robot Roboter робот; network Netzwerk сеть; energy Energie энергия; oil Öl нефть; coal Kohle уголь;
steel Stahl сталь; stone Stein камень; diamond Diamant алмаз; silver Silber серебро;
glass Glas стекло; paper Papier бумага; language Sprache язык; word Wort слово; letter Brief письмо;
poet Dichter поэт; writer Schriftsteller писатель; painter Maler художник; picture Bild картина;
colour Farbe цвет; photograph Fotografie фотография; theatre Theater театр; dance Tanz танец;
song Lied песня; orchestra Orchester оркестр; opera Oper опера; guitar Gitarre гитара;
piano Klavier фортепиано; game Spiel игра; football Fußball футбол; champion Meister чемпион;
race Rennen гонка; victory Sieg победа; defeat Niederlage поражение; peace Frieden мир;
treaty Vertrag договор; parliament Parlament парламент; election Wahl выборы;
newspaper Zeitung газета; radio Rundfunk радио; television Fernsehen телевидение; spy Spion шпион;
agent Agent агент; conspiracy Verschwörung заговор; catastrophe Katastrophe катастрофа;
accident Unfall авария; rescue Rettung спасение; survival Überleben выживание; hunger Hunger голод;
poverty Armut бедность; wealth Reichtum богатство; bank Bank банк; trade Handel торговля;
colony Kolonie колония; slavery Sklaverei рабство; nation Nation нация; tribe Stamm племя;
culture Kultur культура; tradition Tradition традиция; ritual Ritual обряд; festival Fest праздник;
clothes Kleidung одежда; fashion Mode мода; skin Haut кожа; eye Auge глаз; hand Hand рука;
bone Knochen кость; gene Gen ген; cell Zelle клетка; evolution Evolution эволюция;
origin Ursprung происхождение; creature Geschöpf существо; monster Ungeheuer чудовище;
spider Spinne паук; snake Schlange змея; crocodile Krokodil крокодил; turtle Schildkröte черепаха;
penguin Pinguin пингвин; eagle Adler орёл; owl Eule сова; butterfly Schmetterling бабочка;
tiger Tiger тигр; monkey Affe обезьяна; reef Riff риф; depth Tiefe глубина; wave Welle волна;
current Strömung течение; harbour Hafen порт; jungle Dschungel джунгли; savannah Savanne саванна;
steppe Steppe степь; swamp Sumpf болото; cave Höhle пещера; flower Blume цветок; seed Samen семя;
grass Gras трава; root Wurzel корень; mushroom Pilz гриб; atom Atom атом;
mathematics Mathematik математика; number Zahl число; physics Physik физика; chemistry Chemie химия;
laboratory Labor лаборатория; experiment Experiment опыт; theory Theorie теория;
philosophy Philosophie философия; mystery Rätsel загадка
"""

CONCEPTS: Final[tuple[tuple[str, str, str], ...]] = tuple(
    (english, german, russian)
    for english, german, russian in (entry.split() for entry in _TABLE.split(";"))
)
LANGUAGES: Final = ("en", "de", "ru")
EVERYDAY: Final[dict[str, tuple[str, ...]]] = {
    lang: tuple(dict.fromkeys(concept[column] for concept in CONCEPTS))
    for column, lang in enumerate(LANGUAGES)
}

# The most frequent words of running text, in the order of their frequency.
_EN = """
the of and to a in is that for it as was with be by on not he his but at are this have from or had
an they which one you were all her she there would their we him been has when who will no more if
out so what up said its about than into them can only other new some could these two may first then
do any like my now over such our even most made after also many before must through back years where
much way down should because
"""
_DE = """
der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden
aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur
oder aber vor zur bis mehr durch man sein wurde wenn können ihre schon kann gegen vom seine ihr wir
alle unter dann sehr zwei gibt wo was hier immer zwischen seit ohne jetzt jeder diese keine Jahre
heute damit große neue
"""
_RU = """
и в не на что он с как это по но из у за от так к для же о все вы бы то его она а ее было они мы был
до только ещё уже когда если или под при чем может во со где даже есть без который себя там тоже
этого их нет один раз были тем чтобы кто после здесь над через этот человек лет быть потом года
между сейчас первый очень также много можно
"""
LITTLE: Final[dict[str, tuple[str, ...]]] = {
    lang: tuple(words.split()) for lang, words in (("en", _EN), ("de", _DE), ("ru", _RU))
}

"""The subjects by which titles are found and counted, in the languages of the catalogue.

They are few on purpose: each stands for what somebody looks for, none for one title alone. A
record may name others; such a one is its own label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.text import primary_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TABLE: Final = """
accidents               Accidents               Unglücke                  Катастрофы
archaeology             Archaeology             Archäologie               Археология
aviation                Aviation                Luftfahrt                 Авиация
bears                   Bears                   Bären                     Медведи
birds                   Birds                   Vögel                     Птицы
climate                 Climate                 Klima                     Климат
climbing                Climbing                Klettern                  Скалолазание
conservation            Conservation            Naturschutz               Охрана природы
cosmology               Cosmology               Kosmologie                Космология
deserts                 Deserts                 Wüsten                    Пустыни
diving                  Diving                  Tauchen                   Подводные погружения
earth                   Planet Earth            Planet Erde               Планета Земля
elephants               Elephants               Elefanten                 Слоны
exploration             Exploration             Expeditionen              Экспедиции
extraterrestrial-life   Life beyond Earth       Außerirdisches Leben      Жизнь вне Земли
farming                 Farming                 Landwirtschaft            Сельское хозяйство
filmmaking              Filmmaking              Dreharbeiten              Как снимают кино
genetics                Genetics                Genetik                   Генетика
grasslands              Grasslands              Savannen und Steppen      Саванны и степи
history-of-science      History of science      Wissenschaftsgeschichte   История науки
insects-and-plants      Insects and plants      Insekten und Pflanzen     Насекомые и растения
lives                   Lives                   Lebensgeschichten         Биографии
mars                    Mars                    Mars                      Марс
meteorites              Meteorites              Meteoriten                Метеориты
moon-landings           Moon landings           Mondlandungen             Полёты на Луну
mountains               Mountains               Berge                     Горы
music                   Music                   Musik                     Музыка
oceans                  Oceans                  Meere                     Океаны
physics                 Physics                 Physik                    Физика
planets                 Planets                 Planeten                  Планеты
polar-regions           Polar regions           Polargebiete              Полярные области
pollution               Pollution               Umweltverschmutzung       Загрязнение среды
primates                Apes and monkeys        Affen                     Обезьяны
research                Research                Forschung                 Научные исследования
rivers                  Rivers                  Flüsse                    Реки
space-flight            Space flight            Raumfahrt                 Космические полёты
space-stations          Space stations          Raumstationen             Орбитальные станции
sun-and-stars           Sun and stars           Sonne und Sterne          Солнце и звёзды
technology-and-society  Technology and society  Technik und Gesellschaft  Техника и общество
volcanoes               Volcanoes               Vulkane                   Вулканы
war                     War                     Krieg                     Война
whales                  Whales and dolphins     Wale und Delfine          Киты и дельфины
wildlife                Wildlife                Wildtiere                 Дикая природа
"""


def _read(table: str) -> dict[str, dict[str, str]]:
    rows = (line.split("  ") for line in table.strip().splitlines())
    cells = ([cell.strip() for cell in row if cell.strip()] for row in rows)
    return {subject: {"en": en, "de": de, "ru": ru} for subject, en, de, ru in cells}


SUBJECTS: Final[Mapping[str, Mapping[str, str]]] = _read(_TABLE)
"""The labels of each subject by language."""


def label(subject: str, languages: Sequence[str] = ()) -> str:
    """Return what a subject is called in the first of `languages` that it has, else in English."""
    labels = SUBJECTS.get(subject)
    if labels is None:
        return subject
    wanted = next((tag for tag in map(primary_language, languages) if tag in labels), "en")
    return labels[wanted]


def labels(subject: str) -> tuple[str, ...]:
    """Return what a subject is called in all languages, its id among them."""
    return tuple(dict.fromkeys([subject, *SUBJECTS.get(subject, {}).values()]))

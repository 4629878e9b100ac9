"""Other words for what the palette offers, so that whoever looks for it by them finds it. Pure.

They stand in all three languages at once: one may look for a word of one's own before the
interface speaks the own language. None of them is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docbrowser.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping

WHOLE, BEGUN = 40.0, 30.0
"""Scores for a word that is typed whole and for its beginning: more than Textual gives to letters
that stand scattered over a name."""
SCATTERED: Final = 0.4
"""The most for such letters: titles and people of that name come first."""

WORDS: Final[Mapping[str, str]] = {
    "theme": "theme colour color scheme design appearance look dark light "
    "thema farbe farben farbschema design aussehen dunkel hell darstellung "
    "тема темы оформление цвет цвета дизайн вид темный светлый",
    "screenshot": "screenshot picture save bildschirmfoto bild foto снимок скриншот экран",
    "search": "find look suchen finden suche найти искать поиск",
    "sort": "order arrange ordnen sortieren reihenfolge sortierung порядок сортировка упорядочить",
    "sort-reverse": "backwards descending rückwärts umkehren absteigend обратно наоборот",
    "filter": "narrow limit saved filtern eingrenzen gespeichert фильтр отбор сохраненные",
    "clear-filters": "reset all zurücksetzen alle löschen сбросить очистить убрать",
    "next-unwatched": "unseen new ungesehen neu nächster непросмотренный новый следующий",
    "previous-unwatched": "unseen before ungesehen voriger непросмотренный предыдущий",
    "watched": "seen mark tick done gesehen markieren abhaken просмотрено видел отметить",
    "want": "watchlist plan later bookmark merkliste merken planen später vormerken "
    "хочу список потом запланировать закладка",
    "skip": "ignore hide drop überspringen auslassen ignorieren пропустить скрыть",
    "watched-on": "date day again rewatch datum tag nochmals erneut дата день снова повторно",
    "mark-menu": "season episodes series bulk staffel folgen serie alle сезон серии серия все",
    "rate": "rating stars score grade bewerten bewertung sterne note оценка оценить звезды рейтинг",
    "note": "comment write remark notiz kommentar anmerkung заметка записать комментарий",
    "tag": "label keyword category schlagwort etikett markierung метка тег ярлык",
    "undo": "revert back mistake rückgängig zurücknehmen widerrufen отменить отмена назад",
    "redo": "again repeat wiederholen wiederherstellen повторить вернуть",
    "open": "show details read öffnen zeigen lesen einzelheiten открыть показать читать",
    "synopsis": "plot summary description about inhalt beschreibung handlung описание сюжет",
    "cast": "people actors director crew besetzung darsteller regie mitwirkende "
    "актеры режиссер люди создатели",
    "episodes": "seasons guide series staffeln folgen serie эпизоды серии сезоны",
    "awards": "prizes oscar emmy preise auszeichnungen награды премии призы",
    "offers": "stream streaming watch provider where anbieter ansehen wo где смотреть стриминг",
    "sources": "conflicts origin disagree quellen widerspruch herkunft источники расхождения",
    "notes": "notes comments tags notizen kommentare заметки комментарии",
    "spoilers": "spoiler hide reveal verraten verbergen спойлеры скрыть",
    "language": "translation text synopsis sprache übersetzung texte язык перевод тексты",
    "link": "url web browser website webseite adresse ссылка сайт браузер",
    "copy": "clipboard id kopieren zwischenablage копировать буфер",
    "copy-more": "clipboard citation cite name kopieren zitat zwischenablage "
    "копировать ссылка цитата название буфер",
    "next-up": "continue tonight evening recommend queue weiter heute abend fortsetzen "
    "дальше сегодня вечер продолжить",
    "more": "similar related like recommend recommendation suggestion "
    "ähnlich ähnliche verwandt empfehlung empfehlungen mehr davon "
    "похожее похожие похож рекомендации связанные еще",
    "history": "log past activity diary verlauf protokoll tagebuch история журнал дневник",
    "awards-browse": "prizes oscar emmy preise auszeichnungen награды премии призы",
    "timeline": "years chronology decade calendar jahre zeitleiste chronik годы хронология лента",
    "statistics": "stats numbers charts total statistik zahlen summe auswertung "
    "статистика числа итоги",
    "import": "load add files library letterboxd trakt nfo csv einlesen laden hinzufügen dateien "
    "загрузить добавить файлы импорт",
    "discover": "online web tvmaze fetch new add entdecken finden hinzufügen netz "
    "найти сеть новые добавить открыть",
    "edit": "change fix wrong correct bearbeiten ändern berichtigen fehler "
    "изменить исправить ошибка правка",
    "choose-claim": "conflict disagree decide widerspruch entscheiden quelle "
    "расхождение выбрать источник",
    "other-pane": "switch focus panel wechseln bereich переключить панель",
    "left-pane": "focus panel list bereich liste панель список",
    "right-pane": "focus panel detail bereich titel панель описание",
    "back": "close cancel escape leave zurück schließen abbrechen назад закрыть отмена",
    "help": "help keys shortcuts keyboard manual hilfe taste tasten tastatur kürzel anleitung "
    "справка помощь клавиши клавиатура",
    "change-key": "key keys keyboard shortcut hotkey binding remap config settings preferences "
    "taste tasten tastatur kürzel tastenkürzel belegung ändern einstellungen konfiguration "
    "клавиша клавиши клавиатура сочетание горячая настройки изменить",
    "speak-en": "english englisch английский speak language interface sprache oberfläche "
    "язык интерфейс",
    "speak-de": "german deutsch немецкий speak language interface sprache oberfläche "
    "язык интерфейс",
    "speak-ru": "russian russisch русский speak language interface sprache oberfläche "
    "язык интерфейс",
    "quit": "exit leave close end beenden verlassen schließen выход выйти закрыть",
    "quit-at-once": "exit leave close end beenden verlassen schließen выход выйти закрыть",
}


def score_of(name: str, typed: str) -> float:
    """Return how well what is typed fits the other words for `name`; 0 where it does not.

    Each word that is typed has to begin one of them.
    """
    wanted, said = words(typed), words(WORDS.get(name, ""))
    if not wanted or not all(any(one.startswith(word) for one in said) for word in wanted):
        return 0.0
    return WHOLE if all(word in said for word in wanted) else BEGUN


def is_in(name: str, typed: str) -> bool:
    """Return whether what is typed stands in a name: as it is, or as beginnings of its words."""
    beginnings, found = words(typed), words(name)
    return typed.strip().casefold() in name.casefold() or all(
        any(word.startswith(beginning) for word in found) for beginning in beginnings
    )

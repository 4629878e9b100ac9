"""Which column of a table of titles holds what, guessed by the words of its header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docbrowser.i18n import _
from docbrowser.importers.items import RefusedError
from docbrowser.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# English, German, Russian, French, Spanish; folded, and without what is no letter or digit.
_WORDS: Final = {
    "title": (
        "title name primarytitle movie movietitle film filmtitle filmname showtitle seriestitle "
        "programme program titel filmtitel название фильм названиефильма названиенарусском titre "
        "nom titredufilm titulo nombre pelicula titulodelapelicula"
    ),
    "original": (
        "originaltitle originalname originaltitel orginaltitel оригинальноеназвание "
        "названиеоригинала названиеворигинале titreoriginal titulooriginal"
    ),
    "year": (
        "year releaseyear startyear productionyear yearreleased released jahr erscheinungsjahr "
        "produktionsjahr год годвыпуска годвыхода annee anneedesortie anneedeproduction ano "
        "anodeestreno anodelanzamiento"
    ),
    "premiered": (
        "releasedate premiere premiered premieredate firstaired firstairdate airdate "
        "erstausstrahlung kinostart erscheinungsdatum премьера датапремьеры датавыхода "
        "datedesortie sortie fechadeestreno estreno"
    ),
    "ended": "endyear ended enddate lastairdate",
    "kind": (
        "type kind titletype contenttype format typ art titelart medium тип вид типконтента tipo "
        "typedecontenu"
    ),
    "director": (
        "director directors directedby regie regisseur regisseurin режиссер режиссеры "
        "realisateur realisatrice realisateurs realisation miseenscene directora direccion "
        "directores"
    ),
    "writer": (
        "writer writers writtenby screenplay screenwriter drehbuch drehbuchautor autor сценарий "
        "сценарист сценаристы авторсценария scenario scenariste guion guionista"
    ),
    "cast": (
        "cast actors actor starring stars star darsteller besetzung schauspieler mitwirkende "
        "вролях актеры актер acteurs distribution interpretes avec reparto elenco actores"
    ),
    "narrator": (
        "narrator narratedby narration sprecher erzahler рассказчик диктор текстчитает narrateur "
        "narrador"
    ),
    "producer": "producer producers produzent produktion продюсер producteur productor",
    "composer": "composer music musik komponist композитор музыка compositeur musique compositor",
    "presenter": "presenter host presentedby moderator moderation ведущий presentateur presentador",
    "creator": "creator creators createdby schopfer создатель createur creador",
    "country": (
        "country countries productioncountries countryoforigin land herkunftsland "
        "produktionsland lander страна страны pays paysdorigine pais paises"
    ),
    "added": "dateadded added addedon hinzugefugt датадобавления dateajout fechaagregada",
    "duration": (
        "duration runtime runtimeminutes runtimemins runtimemin length lengthmin minutes laufzeit "
        "dauer lange dauermin laufzeitmin spieldauer длительность продолжительность хронометраж "
        "duree dureemin duracion duracionmin"
    ),
    "rating": (
        "rating score voteaverage averagerating imdbrating imdbscore bewertung wertung рейтинг "
        "оценка note puntuacion valoracion"
    ),
    "votes": "votes votecount numvotes imdbvotes stimmen голоса голосов votos",
    "genres": (
        "genre genres listedin category categories kategorie kategorien жанр жанры genero generos "
        "categoria categorie"
    ),
    "description": (
        "description synopsis summary overview plot plotsummary beschreibung inhalt handlung "
        "inhaltsangabe kurzbeschreibung описание сюжет аннотация resume synopsisfr sinopsis "
        "descripcion argumento resumen"
    ),
    "id": "showid id titleid",
    "imdb": "imdbid imdb tconst imdbtitleid imdbcode",
    "tmdb": "tmdbid tmdb themoviedbid",
    "thetvdb": "tvdbid thetvdbid tvdb",
    "tvmaze": "tvmazeid tvmaze",
    "languages": (
        "language languages originallanguage spokenlanguages sprache sprachen originalsprache язык "
        "языки langue langues idioma idiomas"
    ),
    "seasons": "seasons seasoncount numberofseasons staffeln сезоны сезонов saisons temporadas",
    "episodes": "episodes episodecount numberofepisodes folgen episoden эпизоды серии episodios",
    "network": "network networks channel sender канал телеканал chaine cadena canal",
    "provider": "provider platform streamingservice service anbieter plattform платформа",
    "url": "url link website weblink ссылка lien enlace",
}
_FIELDS: Final = {word: field for field, words in _WORDS.items() for word in words.split()}
FIELDS: Final = tuple(_WORDS)
"""The fields that a column of a title list may hold."""
_LETTERS = re.compile(r"[\W_]+")
# Columns that tell of one person's viewing, or of another format: such a table is no title list.
_NOT_OURS: Final = frozenset({
    "const", "letterboxduri", "yourrating", "yourated", "mediatype", "watcheddate", "daterated",
    "watched", "watchedat", "lastwatched", "rating10", "tudatum", "parenttconst", "nconst",
})  # fmt: skip


def key_of(column: str) -> str:
    """Return what two ways of writing one column's name have in common."""
    return _LETTERS.sub("", fold(column[:100]))


def guessed(header: Sequence[str]) -> dict[str, int]:
    """Return which column holds which field, by place; a field's first column counts."""
    found: dict[str, int] = {}
    taken: dict[str, int] = {}
    for place, column in enumerate(header):
        key = key_of(column)
        field = _FIELDS.get(key)
        if field is None:
            continue
        # "title" beside "name" is the better word: the earlier it stands in the list.
        rank = _WORDS[field].split().index(key)
        if field not in found or (field == "title" and rank < taken[field]):
            found[field], taken[field] = place, rank
    return found


def is_title_list(columns: Sequence[str]) -> bool:
    """Return whether a header is that of a list of titles, and of no one's viewing history."""
    keys = {key_of(column) for column in columns}
    found = guessed(columns)
    return "title" in found and len(found) > 1 and not keys & _NOT_OURS


def columns_of(header: Sequence[str], wished: Mapping[str, str]) -> dict[str, int]:
    """Return which column holds which field; what is wished for wins over the guess.

    Raises:
        RefusedError: a wish names a field or a column that there is not, or no column has titles.
    """
    found = guessed(header)
    keys = [key_of(column) for column in header]
    for field, column in wished.items():
        if field not in FIELDS:
            raise RefusedError(
                _("“{field}” is no field; there are {fields}").format(
                    field=field, fields=", ".join(FIELDS)
                )
            )
        if key_of(column) not in keys:
            raise RefusedError(
                _("there is no column “{column}”; there are {header}").format(
                    column=column, header=_list(header)
                )
            )
        place = keys.index(key_of(column))
        found = {other: at for other, at in found.items() if at != place}
        found[field] = place
    if "title" not in found:
        raise RefusedError(
            _("none of its columns ({header}) is known to hold titles").format(header=_list(header))
        )
    return found


def shown(header: Sequence[str], found: Mapping[str, int]) -> str:
    """Return a sentence that tells which column is taken for what."""
    places = sorted((place, field) for field, place in found.items())
    taken = ", ".join(_taken(field, header[place]) for place, field in places)
    left = [_name(column) for place, column in enumerate(header) if place not in found.values()]
    if not left:
        return _("columns: {taken}").format(taken=taken)
    # TR: names of columns of a table, and for what they are taken
    told = _("columns: {taken}; not taken: {others}")
    return told.format(taken=taken, others=", ".join(left[:20]))


def _taken(field: str, column: str) -> str:
    if key_of(column) == key_of(field):
        return field
    return _("{field} from “{header}”").format(field=field, header=_name(column))


def _list(header: Sequence[str]) -> str:
    return ", ".join(_name(column) for column in header[:20])


def _name(column: str) -> str:
    return " ".join(column.split())[:40] or _("(without a name)")

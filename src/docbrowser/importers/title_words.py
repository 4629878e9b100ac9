"""The words by which title lists name kinds and countries, and the small words of languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docbrowser.model import Form, Kind

_KINDS: Final[dict[tuple[Kind | None, Form | None], str]] = {
    ("film", None): (
        "movie film feature featurefilm spielfilm kinofilm tvmovie fernsehfilm фильм "
        "кино полнометражный pelicula largometraje longmetrage telefilm video"
    ),
    ("series", None): (
        "tvshow show series tvseries tv serie fernsehserie сериал телесериал serietv "
        "serietele seriedetv anime docuseries"
    ),
    ("miniseries", None): ("miniseries tvminiseries miniserie limitedseries минисериал"),
    ("special", None): ("special tvspecial спецвыпуск especial"),
    ("short", None): (
        "short shortfilm tvshort kurzfilm короткометражный короткометражка "
        "короткометражныйфильм courtmetrage cortometraje"
    ),
    (None, "documentary"): (
        "documentary doku dokumentation документальный documentaire documental"
    ),
    ("film", "documentary"): (
        "documentaryfilm dokumentarfilm документальныйфильм filmdocumentaire"
    ),
    ("series", "documentary"): ("documentaryseries dokuserie документальныйсериал"),
}
KINDS: Final = {word: told for told, words in _KINDS.items() for word in words.split()}
"""What a word says of the kind and the form; folded, without what is no letter or digit."""

# The countries that lists of titles name most; to ask for the names of all of them takes longer
# than to read a thousand rows.
_COUNTRIES: Final = (
    "United States US|India IN|United Kingdom GB|Canada CA|France FR|Japan JP|Spain ES|"
    "South Korea KR|Germany DE|Mexico MX|China CN|Australia AU|Egypt EG|Turkey TR|"
    "Hong Kong HK|Nigeria NG|Italy IT|Brazil BR|Argentina AR|Belgium BE|Indonesia ID|"
    "Taiwan TW|Philippines PH|Thailand TH|South Africa ZA|Colombia CO|Netherlands NL|"
    "Denmark DK|Ireland IE|Sweden SE|Singapore SG|Poland PL|United Arab Emirates AE|"
    "New Zealand NZ|Lebanon LB|Israel IL|Norway NO|Chile CL|Russia RU|Malaysia MY|"
    "Pakistan PK|Czech Republic CZ|Switzerland CH|Romania RO|Uruguay UY|Saudi Arabia SA|"
    "Austria AT|Luxembourg LU|Finland FI|Greece GR|Hungary HU|Iceland IS|Bulgaria BG|"
    "Qatar QA|Peru PE|Jordan JO|Kuwait KW|Vietnam VN|Serbia RS|Kenya KE|Cambodia KH|"
    "Portugal PT|Morocco MA|Ghana GH|West Germany DE|East Germany DD|Venezuela VE|"
    "Bangladesh BD|Croatia HR|Iran IR|Algeria DZ|Syria SY|Senegal SN|Malta MT|"
    "Zimbabwe ZW|Soviet Union SU|Ukraine UA|Slovenia SI|Nepal NP|Mauritius MU|"
    "Cayman Islands KY|Namibia NA|Guatemala GT|Iraq IQ|Georgia GE|Burkina Faso BF|"
    "Ethiopia ET|Cameroon CM|Palestine PS|Angola AO|Mozambique MZ|Belarus BY|"
    "Puerto Rico PR|Cyprus CY|Malawi MW|Paraguay PY|Albania AL|Slovakia SK|Bermuda BM|"
    "Ecuador EC|Armenia AM|Mongolia MN|Bahamas BS|Sri Lanka LK|Latvia LV|"
    "Liechtenstein LI|Cuba CU|Nicaragua NI|Dominican Republic DO|Samoa WS|Azerbaijan AZ|"
    "Botswana BW|Vatican City VA|Jamaica JM|Kazakhstan KZ|Lithuania LT|Afghanistan AF|"
    "Somalia SO|Sudan SD|Panama PA|Uganda UG|Montenegro ME|Tanzania TZ|Bolivia BO|"
    "Estonia EE|Costa Rica CR|Tunisia TN|USA US|UK GB"
)
COUNTRIES: Final = {
    name: code for name, _, code in (pair.rpartition(" ") for pair in _COUNTRIES.split("|"))
}
"""ISO 3166-1 codes by English name."""

# By such words a text can be told without a model, whose loading takes a second.
_COMMON: Final = {
    "en": "the and of to in a is his her with for an from on their",
    "de": "der die und das ein eine ist mit den dem von zu sich einer auf",
    "fr": "le la les et des une est dans pour un du au qui son sur",
    "es": "el la los y una de con por que un las su del en para",
    "it": "il che di una per con gli e della un nel sono da lo alla",
    "pt": "o que uma para com os do da em não um seu sua dos as",
    "nl": "de het een en van is in zijn op met te haar voor dat aan",
    "ru": "и в на с его не что из к по как она он для это",
}
COMMON: Final = {tag: frozenset(words.split()) for tag, words in _COMMON.items()}
"""The small words of languages, by tag."""

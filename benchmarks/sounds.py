"""The syllables and endings of which words shaped like a language are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sounds:
    """A language's syllables, and what its words begin and end with.

    `endings` are families: the forms of one word come from one of them.
    """

    onsets: tuple[str, ...]
    nuclei: tuple[str, ...]
    codas: tuple[str, ...]
    endings: tuple[tuple[str, ...], ...]
    prefixes: tuple[str, ...]
    links: tuple[str, ...] = ()  # what joins a compound; none where the language has few of them
    capital_nouns: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple("" if word == "-" else word for word in text.split())


def _families(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_words(line) for line in text.split(";"))


# Simple sounds stand more than once: they are the frequent ones.
ENGLISH: Final = Sounds(
    onsets=_words(
        "b b bl br c c ch cl cr d d dr f f fl fr g gl gr h h j k l l m m n n p p pl pr qu r r s s "
        "sc sh sk sl sm sn sp st st str sw t t th tr tw v w w wh"
    ),
    nuclei=_words("a a a e e e i i o o o u u ai ea ee oa oo ou ie"),
    codas=_words(
        "- - - - b ck d d ft g l l ld ll lt m m mp n n n nd ng nk nt p r r rd rk rm rn rt s sh ss "
        "st t t th tch x"
    ),
    endings=_families(
        "- s; - s ed ing er; - ly er ness; - al ally ity; ation ate ated ates; - ic ical;"
        "ous ously; - ment ments; - ful less; y ies ied; ism ist ists; - ship ships"
    ),
    prefixes=_words("un re over under dis inter"),
)
GERMAN: Final = Sounds(
    onsets=_words(
        "b b bl br d d dr f f fl fr g g gl gr h h j k k kl kn kr l l m m n n p pf pl r r s s sch "
        "schl schm schn schw sp spr st st str t t tr v w w z z zw"
    ),
    nuclei=_words("a a a e e e i i o o u u ä ö ü au ei ei ie eu äu"),
    codas=_words(
        "- - - b ch ch cht ck d f g gt hl hn hr l l ll lt m mm n n n nd ng nk nn nt r r rd rg rk "
        "rn rt s ss st t tt tz ß"
    ),
    endings=_families(
        "- e en er es; - e en s; - t te ten end; - en er em es e; ung ungen; lich liche lichen;"
        "heit heiten; keit keiten; ig ige igen; isch ische ischen; schaft schaften; er ern erin"
    ),
    prefixes=_words("ge ver be ent zer er ab auf aus ein über unter vor"),
    links=_words("- - - s s n en es"),
    capital_nouns=True,
)
RUSSIAN: Final = Sounds(
    onsets=_words(
        "б б бр в в вл вр г гл гр д д др ж з зв зн к к кл кр л л м м мн н н п п пл пр р р с с св "
        "ск сл сн ст ст стр т т тв тр ф х хр ц ч ш щ"
    ),
    nuclei=_words("а а а е е е и и о о о у у ы я ю ё"),
    codas=_words("- - - - - - в д ж з й к л л м н н р р с ст т ш нк рт"),
    endings=_families(
        "- а у ом е ы ов ам ами ах; а ы е у ой ам ами ах; ый ого ому ым ом ая ой ую ое ые ых;"
        "ать ает ал ала али ают; ить ит ил ила или ят; ние ния нию нием ний;"
        "ость ости остью остей; ский ского скому ская ской ские ских; ок ка ку ком ки ков;"
        "ец ца цу цем цы цев; о у ом е а ам ами ах; ник ника нику ником ники ников"
    ),
    prefixes=_words("по за пере вы раз при на от про под у с"),
)
SOUNDS: Final = {"en": ENGLISH, "de": GERMAN, "ru": RUSSIAN}

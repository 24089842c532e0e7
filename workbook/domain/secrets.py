"""Passwords and keys do not belong into the book: what looks like one is refused.

What is looked for: a value behind a word that names a secret, the known shapes of keys and tokens, credentials in an
address, and words that no language makes. Where a secret lies may be written freely.
"""

import re

from workbook.domain.errors import Refused

_SHAPES = re.compile(
    r"""(?x) -----BEGIN[ A-Z]*PRIVATE[ ]KEY | PuTTY-User-Key-File | AGE-SECRET-KEY-1\w{10,} | otpauth://\S{1,300}secret=
    | (?<![\w+.-])[a-z][\w+.-]{1,20}://[^\s/:@]{1,100}:[^\s/@]{1,100}@
    | \b (?: gh[pousr]_\w{20,} | github_pat_\w{20,} | glpat-[\w-]{16,} | sk-[\w-]{16,} | [prs]k_(?:live|test)_\w{10,}
    | xox[abeprs]-[\w-]{10,} | A[KS]IA[0-9A-Z]{12,} | AIza[\w-]{20,} | ya29\.[\w-]{10,} | SG\.[\w-]{10,}\.[\w-]{10,}
    | npm_\w{20,} | pypi-[\w-]{20,} | hf_\w{20,} | dop_v1_\w{20,} | shp(?:at|ss|pa|ca)_\w{20,} | whsec_\w{10,}
    | eyJ[\w-]{10,}\.[\w-]{10,}\. )"""
)

_WORDS = r"""passw(?:or[dt]s?|örter|ords)?|passcodes?|passphrases?|passw|pass|kennw(?:ort|örter)|pwds?|pw
    |secrets?|geheimnis|tokens?|bearer|парол(?:ь|я|и|ем|ей)|токен\w?|секрет
    |(?:api|access|secret|private|licen[cs]e|product|activation|encryption|ssh|rest)[ _-]?keys?
    |(?:api|lizenz|zugangs|produkt)[ -]?schlüssel|ключ[ -]api|api[ -]ключ|лицензионный[ ]ключ"""
_PIN = r"pins?(?:[ -]?(?:code|nummer|number))?|puk|tan|пин(?:-?код)?"
_LOGIN = r"log-?ins?|credentials|zugangsdaten|anmeldedaten|zugang|user(?:/pass)?|логин(?:/пароль)?|доступ"

_OF = r"""(?: \s* \([^()\n]{1,40}\) | (?:\s+ (?:for|of|to|from|on|at|für|zum|zur|zu|vom|von|des|der|от|для|к|на)
    (?:\s+ [^\s:=.;,]{1,30}){1,3}? ) )?"""
_IS = r"(?: \s* (?: [:=] | -> | => | → | [–—-] ) \s* | \s+ (?:is|was|are|ist|war|lautet|heißt|это) \s*:? \s+ )"
_QUOTES = "\"'`“”„«»‘’"
_VALUE = rf"[{_QUOTES}(\[<]* (?P<value>[^\s{_QUOTES}]{{4,256}})"

_NAMED = re.compile(rf"(?ix) (?<![^\W_]) (?: {_WORDS} ) {_OF} {_IS} {_VALUE}")
_NAMED_BARE = re.compile(rf"(?ix) (?<![^\W_]) (?: {_WORDS} ) [ \t]+ {_VALUE}")
_NAMED_PIN = re.compile(
    rf"(?ix) (?<![^\W_]) (?: {_PIN} ) {_OF} (?: {_IS} | [ \t]+ ) [{_QUOTES}]* \d{{4,8}} (?![\w.,/-]*\d)"
)
_LOGIN_PAIR = re.compile(
    rf"(?ix) (?<![^\W_]) (?: {_LOGIN} ) {_OF} \s* [:=] \s* [^\s/|,;]{{2,60}} \s* [/|,;:] \s* {_VALUE}"
)

_HARMLESS = re.compile(
    r"""(?ix) [\d.,:/%+-]+ [a-zа-яё€$£]{0,3}\.?        # a number, an amount, a day, an ordinal
    | v?\d+(?:[.-]\w{1,6})+                           # a version
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                     # a mail address
    | \w[\w+.-]*://\S+ | www\.\S+                      # an address on the web
    | (?:[\w.-]+/)+[\w.-]* | [\w.-]+\.[a-z]{2,5}       # a path, a file, a domain
    | (?:re|rg|inv|nr|no|id|kd)[-_./#]?[\d-]+\w? | [a-zäöü]{1,8}(?:[-_/]\d+)+
    | 1password | keepass\w* | bitwarden | lastpass"""
)
_TRIM = ".,;:!?()[]<>{}*" + _QUOTES
_SPECIAL = frozenset("!#$%^&*=?~+|\\@§")
_APART = re.compile(r"[-_.,:;/()'’\[\]]+")


def looks_like_secret(text: str) -> bool:
    """Say whether a text holds what looks like a password or key: named as one, of a known shape, or random."""
    if _SHAPES.search(text) or _NAMED_PIN.search(text):
        return True
    for pattern, least in ((_NAMED, 4), (_NAMED_BARE, 6), (_LOGIN_PAIR, 6)):
        if any(_is_strong(named["value"], least) for named in pattern.finditer(text)):
            return True
    return any(_is_random(word) for word in text.split())


def refuse_secret(text: str) -> None:
    """Refuse a text that holds what looks like a password or key."""
    if looks_like_secret(text):
        raise Refused(
            "That looks like a password or a key, and those do not belong here. "
            "Write where it lies instead, such as “in the shared vault, under hosting”."
        )


def _is_strong(value: str, least: int) -> bool:
    """Say whether a value that was named as a secret looks like one: letters with digits, or signs among them."""
    bare = value.strip(_TRIM)
    if bare.isdecimal():
        return len(bare) >= 5 and least < 6
    if len(bare) < least or _HARMLESS.fullmatch(bare):
        return False
    return (_digits(bare) and any(c.isalpha() for c in bare)) or _signs(bare)


def _digits(text: str) -> bool:
    return any(c.isdecimal() for c in text)


def _signs(text: str) -> bool:
    return any(c in _SPECIAL for c in text)


def _is_random(word: str) -> bool:
    """Say whether no language makes such a word: 10 to 200 characters that keep changing between their kinds."""
    bare = word.strip(_TRIM)
    if not 10 <= len(bare) <= 200 or "/" in bare or _HARMLESS.fullmatch(bare):
        return False
    kinds = {_kind(c) for c in bare}
    return {"lower", "upper", "digit"} <= kinds and sum(_changes(part) for part in _APART.split(bare)) >= 4


def _changes(part: str) -> int:
    """Count the places where a word changes its kind of character; a capital at the start of a part is usual."""
    count = 0
    for n in range(1, len(part)):
        before, now = _kind(part[n - 1]), _kind(part[n])
        camel = now == "upper" and before == "lower" and n + 1 < len(part) and _kind(part[n + 1]) == "lower"
        usual = before == now or (before == "upper" and now == "lower") or camel or "" in {before, now}
        count += not usual
    return count


def _kind(c: str) -> str:
    if c.isdecimal():
        return "digit"
    if c.isalpha():
        return "lower" if c.islower() else "upper" if c.isupper() else ""
    return "sign" if c in _SPECIAL else ""

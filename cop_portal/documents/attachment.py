"""The header that names a file that is handed out (RFC 6266): in every script, and in ASCII for old programs."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath
from urllib.parse import quote

#: What RFC 5987 lets stand beside letters and digits.
_PLAIN = "!#$&+-.^_`|~"
# Signs that ASCII has in another form.
_ALIKE = str.maketrans(
    {"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "“": "'", "”": "'", "«": "'", "»": "'"}
)
# Signs that a program could read as a path, as the end of the name, or as a code for another sign.
_UNSAFE = re.compile(r'[^ -~]|["\\/%:*?<>|;]')


def attachment(name: str, *, otherwise: str) -> str:
    """The value of ``Content-Disposition`` for a file called ``name``. ``otherwise``: what a program that reads ASCII
    alone calls a file whose name has nothing of it, as "document.pdf"."""
    plain = ascii_name(name, otherwise=otherwise)
    header = f'attachment; filename="{plain}"'
    if plain == name:
        return header
    return f"{header}; filename*=UTF-8''{quote(name, safe=_PLAIN, errors='replace')}"


def ascii_name(name: str, *, otherwise: str) -> str:
    """What is left of a name in ASCII, with its ending; ``otherwise`` where no word of it is."""
    if name and not _UNSAFE.search(name):
        return name
    taken_apart = unicodedata.normalize("NFKD", name.translate(_ALIKE))
    letters = "".join(sign for sign in taken_apart if not unicodedata.combining(sign))
    path = PurePath(re.sub(r"_{2,}", "_", _UNSAFE.sub("_", letters)))
    stem = path.stem.strip(" ._-'")
    # A digit or two of an Arabic name say less than a plain word.
    if sum(sign.isalpha() for sign in stem) < 3 or sum(map(str.isalnum, stem)) * 2 < len(path.stem):
        return otherwise
    return f"{stem}{path.suffix or PurePath(otherwise).suffix}"

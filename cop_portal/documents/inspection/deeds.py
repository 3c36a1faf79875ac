"""What an object of a PDF does, or lets a viewer do: it runs, starts, sends, plays or carries something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Stream, String

from cop_portal.documents.inspection import outward

# What a name means where it stands as an action (/S), as a kind of object (/Subtype, /Type), or as a key.
ACTIONS = {
    "/JavaScript": "javascript",
    "/ECMAScript": "javascript",
    "/Launch": "launch",
    "/SubmitForm": "form_action",
    "/ImportData": "form_action",
    "/GoToE": "embedded_file",
    "/Rendition": "rich_media",
    "/RichMediaExecute": "rich_media",
    "/GoTo3DView": "rich_media",
    "/Movie": "rich_media",
    "/Sound": "rich_media",
    **outward.ACTIONS,
}
KINDS = {
    "/EmbeddedFile": "embedded_file",
    "/FileAttachment": "embedded_file",
    "/RichMedia": "rich_media",
    "/3D": "rich_media",
    "/Movie": "rich_media",
    "/Sound": "rich_media",
    "/Screen": "rich_media",
}
KEYS = {
    "/JS": "javascript",
    "/JavaScript": "javascript",
    "/XFA": "xfa",
    "/EmbeddedFiles": "embedded_file",
    "/EF": "embedded_file",
    "/AF": "embedded_file",
    "/Collection": "embedded_file",
    "/RichMediaContent": "rich_media",
    "/RichMediaSettings": "rich_media",
    "/3DD": "rich_media",
}
_TABLES = {"/S": ACTIONS, "/Subtype": KINDS, "/Type": KINDS}
#: Where a file has several of them, the first is said.
ORDER = ["xfa", "javascript", "launch", "embedded_file", "rich_media", "form_action", "outward"]

# Before an object is walked, its canonical writing is searched; there /J#61vaScript is /JavaScript. An action or a kind
# may also be given by a reference, or as a text, which some viewers take as well.
_NAMES = {name[1:] for table in (ACTIONS, KINDS, KEYS) for name in table}.union(outward.SUSPECTS)
_SUSPECTS = "|".join(sorted(_NAMES, key=len, reverse=True))
_SUSPICIOUS = re.compile(
    rb"/(?:%s)(?=[\s()<>\[\]{}/%%]|$)|/S ?\(|/(?:S|Subtype|Type) \d" % _SUSPECTS.encode()
)


def deeds_of(thing: Any) -> Iterator[str]:
    """What one object does, as reasons; often the same twice. What it refers to is asked in its own turn."""
    if isinstance(thing, Stream):
        if outward.is_elsewhere(thing):
            yield "outward"
        thing = thing.stream_dict
    if isinstance(thing, Dictionary | Array | Name) and _SUSPICIOUS.search(thing.unparse(resolved=True)):
        yield from _walk(thing)


def _walk(thing: Any) -> Iterator[str]:
    waiting = [thing]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Name):
            if thing is part and str(part) in ACTIONS:  # an action's name kept apart from the action
                yield ACTIONS[str(part)]
        elif isinstance(part, Array):
            waiting.extend(_held_in(part))
        elif isinstance(part, Dictionary):
            yield from _of_dictionary(part)
            waiting.extend(_held_in(part))


def _of_dictionary(part: Dictionary) -> Iterator[str]:
    keys = part.keys()  # once: a paper has many dictionaries, and most have none of these
    for key, table in _TABLES.items():
        reason = table.get(_name_in(part.get(key))) if key in keys else None
        if reason:
            yield reason
    for key in keys & KEYS.keys():
        if not (key == "/AF" and _is_empty(part.get(key))):
            yield KEYS[key]
    if keys & outward.KEYS and outward.reaches_out(part):
        yield "outward"
    reason = outward.reason_against_link(part) if "/URI" in keys else None
    if reason:
        yield reason


def _name_in(value: Any) -> str:
    if isinstance(value, Name):
        return str(value)
    return "/" + str(value) if isinstance(value, String) else ""


def _held_in(container: Any) -> Iterator[Any]:
    values = container.as_list() if isinstance(container, Array) else container.as_dict().values()
    for value in values:
        if isinstance(value, Dictionary | Array) and not value.is_indirect:
            yield value


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, Array) and len(value) == 0)

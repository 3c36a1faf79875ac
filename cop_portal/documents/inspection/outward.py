"""What in a PDF reaches out of it: to another file, or by itself to a page of the web.

Whoever opens such a paper tells its author where and when they read it, and on Windows may hand over their password's
hash with it. A link to a page, which a reader chooses to follow, is let be.
"""

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Stream, String

#: Actions that lead to another file, wherever they hang.
ACTIONS = {"/GoToR": "outward", "/Thread": "outward"}
#: Keys under which actions hang that a reader does not choose.
BY_ITSELF = ("/OpenAction", "/AA")
#: Keys of dictionaries that may reach out, and names to look for before an object is walked.
KEYS = {*BY_ITSELF, "/Ref", "/OPI"}
SUSPECTS = (*(key[1:] for key in KEYS), "URI")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.S)
#: Links that run something, in the page that shows the paper or on the reader's device.
_PROGRAMS_IN_LINKS = ("javascript", "vbscript", "data")
_STARTING = re.compile(r"(ms-.*|search|search-ms|shell|res|mhtml|jar)$")
#: The most actions that follow one another in an honest file.
MOST_ACTIONS = 1000


def reaches_out(part: Dictionary) -> bool:
    """Whether this dictionary opens a page by itself, or shows a part of another file."""
    subtype = part.get("/Subtype")
    if subtype in (Name.Form, Name.Image) and ("/OPI" in part or (subtype == Name.Form and "/Ref" in part)):
        return True
    return any(key in part and _opens_a_page(key, part.get(key)) for key in BY_ITSELF)


def reason_against_link(part: Dictionary) -> str | None:
    """What is wrong with where this dictionary leads, though a reader chooses to follow it: a program, or another
    computer's disk, which learns their password's hash."""
    link = part.get("/URI")
    if not isinstance(link, String):
        return None
    address = re.sub(r"[\x00-\x20]", "", str(link)).lower().replace("\\", "/")
    if address.startswith("//"):
        return "outward" if str(link).lstrip().startswith("\\\\") else None
    found = _SCHEME.match(address)
    if not found:
        return None
    scheme, rest = found.groups()
    if scheme in _PROGRAMS_IN_LINKS:
        return "javascript"
    if _STARTING.match(scheme):
        return "launch"
    host = rest.removeprefix("//") if rest.startswith("//") else ""
    elsewhere = (
        host[:1] not in ("", "/") and not host.startswith("localhost/") and not re.match(r"[a-z][:|]", host)
    )
    return (
        "outward"
        if (scheme == "file" and (elsewhere or rest.startswith("////"))) or scheme == "smb"
        else None
    )


def is_elsewhere(stream: Stream) -> bool:
    """Whether a stream's content is said to be in another file."""
    return "/F" in stream.stream_dict


def _opens_a_page(key: str, value: Any) -> bool:
    waiting = [value] if key == "/OpenAction" else list(_dictionaries_in(value))
    met = 0
    while waiting:
        action = waiting.pop()
        if not isinstance(action, Dictionary):
            continue  # a place in the file itself
        met += 1
        if action.get("/S") == Name.URI or met > MOST_ACTIONS:
            return True
        following = action.get("/Next")
        waiting.extend(_dictionaries_in(following) if isinstance(following, Array) else [following])
    return False


def _dictionaries_in(container: Any) -> Iterator[Any]:
    if isinstance(container, Dictionary):
        yield from (value for value in container.as_dict().values() if isinstance(value, Dictionary))
    elif isinstance(container, Array):
        yield from (value for value in container.as_list() if isinstance(value, Dictionary))

"""What in a PDF reaches out of it: to another file, or by itself to a page of the web.

Whoever opens such a paper tells its author where and when they read it, and on Windows may hand over their password's
hash with it. A link to a page, which a reader chooses to follow, is let be.
"""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Stream

#: Actions that lead to another file, wherever they hang.
ACTIONS = {"/GoToR": "outward", "/Thread": "outward"}
#: Keys under which actions hang that a reader does not choose.
BY_ITSELF = ("/OpenAction", "/AA")
#: Names to look for before an object is walked.
SUSPECTS = ("OpenAction", "AA", "Ref", "OPI")
#: The most actions that follow one another in an honest file.
MOST_ACTIONS = 1000


def reaches_out(part: Dictionary) -> bool:
    """Whether this dictionary opens a page by itself, or shows a part of another file."""
    subtype = part.get("/Subtype")
    if subtype in (Name.Form, Name.Image) and ("/OPI" in part or (subtype == Name.Form and "/Ref" in part)):
        return True
    return any(key in part and _opens_a_page(key, part.get(key)) for key in BY_ITSELF)


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

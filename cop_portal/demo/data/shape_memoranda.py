"""The shapes of the demonstration's memoranda that were written in the portal, from the first draft to their end."""

from __future__ import annotations

from dataclasses import dataclass, field

from .shape import Day, Words


@dataclass(frozen=True)
class Signed:
    """A party's signature on the paper. Without ``confirmed`` its confirmation is still awaited."""

    by: str
    name: str
    capacity: str
    on: Day
    confirmed: Day | None = None


@dataclass(frozen=True)
class Pledge:
    """What the party ``by`` promises (all together where none is named), how often or by when. ``meetings`` and
    ``joint`` are the places of what proves it among those of the thread."""

    what: Words
    by: str = ""
    rhythm: str = ""
    due: Day | None = None
    meetings: tuple[int, ...] = ()
    joint: tuple[int, ...] = ()


@dataclass(frozen=True)
class Remarks:
    """That the party ``by`` sent the text back, and what it wrote."""

    by: str
    text: str
    on: Day
    language: str = "en"


@dataclass(frozen=True)
class Round:
    """A text that ``by`` put to the parties: who agreed and when; or who returned it, and who then wrote which purpose
    instead, and when."""

    by: str
    put: Day
    agreed: tuple[tuple[str, Day], ...] = ()
    returned: Remarks | None = None
    rewritten: tuple[str, Words, Day] | None = None


@dataclass(frozen=True)
class Text:
    """A memorandum or an amendment on its way. The first language of ``title`` is the authoritative one. Of an
    amendment ``purpose`` says what changes; ``ends`` and ``renewal`` are then new ones, or left out."""

    title: Words
    purpose: Words
    by: str
    begun: Day
    pledges: tuple[Pledge, ...] = ()
    ends: Day | None = None
    renewal: str = ""
    rounds: tuple[Round, ...] = ()
    declined: Remarks | None = None
    # The first uploads the signed paper.
    signed: tuple[Signed, ...] = ()


@dataclass(frozen=True)
class Memorandum:
    """A memorandum written in the portal, with what came after it was signed."""

    text: Text
    starts: Day
    topics: tuple[str, ...]
    has_witness: bool = False
    amendments: tuple[Text, ...] = ()
    # That a party ended it: when it said so, and its last day.
    ended: tuple[Remarks, Day] | None = None
    # The one before it in the thread, which it renews.
    renews_last: bool = False
    # Whom the others turn to, by party, where it is not the one who speaks for it: name and address.
    contacts: dict[str, tuple[str, str]] = field(default_factory=dict)

"""What a thread is about, as its parties wrote it: the originals, which a form changes, and not their translations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from collaborations.models import Collaboration, Party
from collaborations.thread.facts import Thread
from cop_portal.translations.texts import Origin
from members.models import Governorate, Topic


@dataclass(frozen=True)
class About:
    """Everything that the form of what it is about holds. ``language`` is empty where there is no text."""

    title: str = ""
    purpose: str = ""
    language: str = ""
    topics: frozenset[int] = frozenset()
    governorates: frozenset[int] = frozenset()
    led_by: int | None = None

    @classmethod
    def of(
        cls,
        title: str,
        purpose: str,
        language: str,
        topics: Iterable[Topic],
        governorates: Iterable[Governorate],
        led_by: Party | None,
    ) -> About:
        """The same of what was typed and chosen."""
        title, purpose = (text.replace("\r\n", "\n").strip() for text in (title, purpose))
        return cls(
            title=title,
            purpose=purpose,
            language=language if title or purpose else "",
            topics=frozenset(topic.pk for topic in topics),
            governorates=frozenset(place.pk for place in governorates),
            led_by=led_by.pk if led_by is not None else None,
        )


def about_of(collaboration: Collaboration) -> About:
    """What is written of ``collaboration`` now."""
    texts = {row.field: row for row in collaboration.texts.all() if row.origin == Origin.ORIGINAL}
    title, purpose = texts.get("title"), texts.get("purpose")
    written = title or purpose
    return About(
        title=title.text if title else "",
        purpose=purpose.text if purpose else "",
        language=written.language if written else "",
        topics=frozenset(topic.pk for topic in collaboration.topics.all()),
        governorates=frozenset(place.pk for place in collaboration.governorates.all()),
        led_by=collaboration.led_by_id,
    )


def leader_of(thread: Thread) -> Party | None:
    """The party that looks after the thread, where its parties have said so."""
    leader_id = thread.collaboration.led_by_id
    return next((party for party in thread.parties if party.pk == leader_id), None)

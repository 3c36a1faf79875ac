"""What an organization's profile tells of its collaborations, and what there is between it and the reader's own.

Two questions at most, whatever there is: most pairs of organizations have nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from collaborations.thread.facts import Thread
from collaborations.thread.reader import Reader
from cop_portal.dates import today
from cop_portal.postgres.nested_rows import nested, row_from, rows_from
from cop_portal.postgres.prepared import Among, Given, Prepared
from cop_portal.translations.texts import read
from members.known import Known, is_visible_to_known
from members.models import Organization

from .models import Collaboration, CollaborationText, Introduction, Party, Rest, SetAside, SuggestionAnswer
from .stages import standing_words
from .visibility import is_thread_visible_to_known

PARTY = ("id", "organization_id", "joined_on", "left_on", "shown_to_members")
ORGANIZATION = (
    "id",
    "acronym",
    "visibility",
    *(f"{name}_{language}" for name in ("name", "short_name") for language in ("en", "ar", "ckb")),
)
REQUEST = ("id", "public_id", "first_id", "second_id", "happened_on", "answer", "answered_on", "lapsed_on")


@dataclass
class Between:
    """The threads that an organization is in now, whoever may know of them, and the requests that it and the reader's
    own have made to each other, the oldest first. ``concluded``: the ids of those threads that are.

    ``is_set_aside``: the reader's own does not want it put forward; ``answers``: what it said to suggestions of the
    two, with the suggestion's public id, the oldest first.
    """

    threads: list[Thread]
    requests: list[Introduction]
    concluded: set[int]
    is_set_aside: bool = False
    answers: list[tuple[str, str]] = field(default_factory=list)

    def thread_of_two(self, first: Organization, second: Organization) -> Collaboration | None:
        """``threads_of_two.open_thread``, of what was read."""
        both = {first.pk, second.pk}
        of_two = [
            thread.collaboration
            for thread in self.threads
            if thread.collaboration.pk not in self.concluded
            and {party.organization_id for party in thread.parties} == both
        ]
        return min(of_two, key=lambda collaboration: collaboration.pk, default=None)


def read_between(organization: Organization, own: Organization | None, reader: Reader) -> Between:
    """What there is between ``organization`` and ``own``, and what it is in with others."""
    both = [one.pk for one in (organization, own) if one is not None]
    found = json.loads(_BETWEEN.rows(organization=organization.pk, both=both)[0][0])
    threads = [_thread(values, reader) for values in found["threads"]]
    concluded = {values["id"] for values in found["threads"] if values["is_concluded"]}
    answers = [(row["answer"], row["suggestion__public_id"]) for row in found["answers"]]
    requests = rows_from(Introduction, found["requests"])
    return Between(threads, requests, concluded, found["is_set_aside"], answers)


def stands_on_profiles(known: Known, parties: Iterable[Party]) -> bool:
    """Whether the profile of one who is in it shows a thread, of which ``parties`` (with their organizations) are all
    who are or were in it.

    A profile is outside of the thread, so that one's own threads too are left out here while they would name an
    organization that is seen inside of them only.
    """
    everybody = list(parties)
    current = [party for party in everybody if party.left_on is None]
    # A thread that all but one have left is called by everybody who was in it.
    named = current if len(current) >= 2 else everybody
    return is_thread_visible_to_known(known, everybody) and all(
        is_visible_to_known(known, party.organization) for party in named
    )


def stages_of(threads: Iterable[Thread]) -> dict[Thread, str]:
    """The stages of ``threads`` today, in words; that they rest, while they do."""
    threads = list(threads)
    if not threads:
        return {}
    stages = dict(_STAGES.rows(ids=[thread.collaboration.pk for thread in threads], day=today()))
    return {thread: standing_words(stages[thread.collaboration.pk]) for thread in threads}


def _thread(values: dict[str, Any], reader: Reader) -> Thread:
    """A thread of which its name and its parties are known."""
    thread = Thread(row_from(Collaboration, values), reader)
    thread.all_parties = []
    for row in values["parties"]:
        party = row_from(Party, row)
        party.organization = row_from(Organization, row, "organization__")
        thread.all_parties.append(party)
    thread.title = read([CollaborationText(**text) for text in values["texts"]], "title")
    return thread


def _between() -> QuerySet:
    them = Given("organization")
    is_in = Party.objects.filter(organization=them, left_on__isnull=True).values("collaboration")
    parties = Party.objects.filter(collaboration=OuterRef("pk"))
    concluded = Rest.objects.filter(
        collaboration=OuterRef("pk"), kind=Rest.Kind.CONCLUDED, until__isnull=True
    )
    texts = CollaborationText.objects.filter(owner=OuterRef("pk"), field="title")
    threads = nested(
        Collaboration.objects.filter(pk__in=is_in),
        "id",
        "public_id",
        is_concluded=Exists(concluded),
        parties=nested(parties, *PARTY, *(f"organization__{name}" for name in ORGANIZATION)),
        texts=nested(texts, "field", "language", "text", "origin", "revision", "source_revision"),
    )
    requests = Introduction.objects.filter(
        Among("first_id", "both"), Among("second_id", "both"), kind=Introduction.Kind.REQUEST
    )
    # None of one's own with itself: nobody sets itself aside, and each suggestion is of two.
    set_aside = SetAside.objects.filter(Among("organization_id", "both"), other=them)
    answers = SuggestionAnswer.objects.filter(
        Among("organization_id", "both"),
        Among("suggestion__first_id", "both"),
        Among("suggestion__second_id", "both"),
    ).exclude(organization=them)
    return Organization.objects.filter(pk=them).values_list(
        JSONObject(
            threads=threads,
            requests=nested(requests.order_by("pk"), *REQUEST),
            is_set_aside=Exists(set_aside),
            answers=nested(answers.order_by("pk"), "answer", "suggestion__public_id"),
        )
    )


def _stages() -> QuerySet:
    found = Collaboration.objects.filter(Among("pk", "ids")).with_stage(Given("day"))
    return found.order_by().values_list("pk", "standing")


_BETWEEN = Prepared(_between)
_STAGES = Prepared(_stages)

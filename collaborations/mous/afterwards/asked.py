"""What memoranda in force ask of organizations now, wherever it was promised: what is late, then what is due soon."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from collaborations.models import MemorandumOfUnderstanding, MouParty, Party
from collaborations.mous.afterwards.reading import Kept, commitment_rows, commitments_of
from collaborations.mous.afterwards.words import state_words
from collaborations.mous.states import MouState
from collaborations.promises.owed import rests_on
from collaborations.thread.facts import Thread
from cop_portal.dates import today
from members.mail_kinds import MailKind
from members.mailing.weekly import Line
from members.models import Organization, Role, User
from members.roles import open_memberships


@dataclass(frozen=True)
class Asked:
    """A commitment that is late or due soon. ``organization`` owes it; all parties together where that is None."""

    kept: Kept
    mou: MemorandumOfUnderstanding
    organization: Organization | None
    state: str
    kind: str

    @property
    def day(self) -> datetime.date:
        """The day that passed without, else the one by which it is due."""
        return self.kept.standing.late_since or self.kept.standing.due_on or datetime.date.max


@dataclass(frozen=True)
class AskedRow:
    """One of them in a list of several threads' ones."""

    asked: Asked
    thread: Thread

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("collaborations:commitment", args=[self.asked.kept.public_id])

    @property
    def who(self) -> str:
        """Who owes it, where it is not the reader's organization alone."""
        return "" if self.asked.organization is not None else gettext("All parties together")


def asked_of(organization_ids: Collection[int] | QuerySet, on: datetime.date) -> list[Asked]:
    """What is late or due soon on the day ``on`` of the memoranda in force that these organizations are party to, the
    most late first: their own part and what all promised together. Two questions, however much it is.

    As with action points, nothing is asked in a thread that rests, of who has left it, or of who is alone in it.
    """
    others = Party.objects.filter(
        collaboration=OuterRef("party__collaboration"), left_on__isnull=True
    ).exclude(pk=OuterRef("party"))
    theirs = MouParty.objects.filter(
        Exists(others), party__organization__in=organization_ids, party__left_on__isnull=True
    )
    mous = (
        MemorandumOfUnderstanding.objects.with_state(on)
        .filter(
            Exists(theirs.filter(mou=OuterRef("pk"))),
            ~Exists(rests_on(on)),
            state=MouState.IN_FORCE,
        )
        .annotate(commitment_rows=commitment_rows())
    )
    found = list(mous)
    rows = theirs.filter(mou__in=[mou.pk for mou in found]).select_related("party__organization")
    owners = {row.pk: row.party.organization for row in rows}
    asked = [row for mou in found for row in _of(mou, owners, on)]
    return sorted(asked, key=lambda row: (row.day, row.kept.id))


def _of(
    mou: MemorandumOfUnderstanding, owners: dict[int, Organization], on: datetime.date
) -> Iterable[Asked]:
    for kept in commitments_of(mou, on):
        state, kind = state_words(kept, on)
        if kind in {"late", "soon"} and (kept.by_id is None or kept.by_id in owners):
            owner = owners[kept.by_id] if kept.by_id is not None else None
            yield Asked(kept=kept, mou=mou, organization=owner, state=state, kind=kind)


def commitment_lines(person: User) -> list[Line]:
    """The lines of the weekly mail for ``person``, who speaks for parties of memoranda: how many commitments are late
    and due within a fortnight, and nothing of what they are. They lead to the page of all that is owed."""
    speaks_for = open_memberships(person).filter(role=Role.REPRESENTATIVE).values("organization_id")
    asked = asked_of(speaks_for, today())
    late = sum(row.kind == "late" for row in asked)
    soon = len(asked) - late
    lines = []
    if late:
        words = ngettext(
            "%(count)s commitment of a memorandum is late",
            "%(count)s commitments of memoranda are late",
            late,
        )
        lines.append(words % {"count": late})
    if soon:
        words = ngettext(
            "%(count)s commitment of a memorandum is due within two weeks",
            "%(count)s commitments of memoranda are due within two weeks",
            soon,
        )
        lines.append(words % {"count": soon})
    return [Line(MailKind.MOUS, line, reverse("collaborations:action_points")) for line in lines]

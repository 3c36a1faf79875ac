"""What the thread's page says of its memoranda: state, dates, who has signed, and where to read on."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext

from collaborations.models import Collaboration, MemorandumOfUnderstanding, MouParty, MouVersion, Party
from collaborations.mous.states import MouState
from collaborations.thread.recorded import recorded
from cop_portal.dates import format_date, today


@dataclass(frozen=True)
class MouFacts:
    """A memorandum as the thread sees it. ``missing`` are the parties that have not signed version 0."""

    mou: MemorandumOfUnderstanding
    state: str
    frozen_on: datetime.date | None
    withdrawn_on: datetime.date | None
    concluded_on: datetime.date | None
    parties: list[Party]
    missing: list[Party]

    @property
    def frozen_at(self) -> datetime.datetime | None:
        """When it was written down that it was put before the parties."""
        return next((version.frozen_at for version in self.mou.versions.all()), None)

    @property
    def concluded_at(self) -> datetime.datetime | None:
        """When the last of them confirmed it."""
        return next((version.concluded_at for version in self.mou.versions.all()), None)

    @property
    def starts_on(self) -> datetime.date:
        """Its first day."""
        return self.mou.starts_on

    @property
    def ends_on(self) -> datetime.date | None:
        """Its last day; with an automatic renewal it goes on after it."""
        return self.mou.ends_on

    @property
    def in_force_since(self) -> datetime.date | None:
        """The day from which it was in force, come or to come; None while it is not concluded."""
        return None if self.concluded_on is None else max(self.starts_on, self.concluded_on)

    @property
    def is_to_begin(self) -> bool:
        """Whether it is concluded and its first day has not come."""
        return self.state == MouState.CONCLUDED

    @property
    def gone(self) -> list[Party]:
        """Those that have left the thread before they signed it: it can be concluded no more."""
        return [party for party in self.missing if party.left_on is not None]

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done for it: withdrawn, or ended."""
        return self.state in {MouState.WITHDRAWN, MouState.ENDED}

    def has_party(self, party: Party | None) -> bool:
        """Whether ``party`` is a party to it; the others of the thread see its stage and no more."""
        return party is not None and party in self.parties

    def is_of(self, party: Party) -> bool:
        """Whether the organization of ``party`` has signed it, also as an earlier party of the thread."""
        return any(row.organization_id == party.organization_id for row in self.parties)

    @property
    def url(self) -> str:
        """Its page."""
        return self.mou.get_absolute_url()


def term_words(mou: MemorandumOfUnderstanding) -> str:
    """The term that was signed: "1 October 2021 to 30 September 2023"."""
    start = format_date(mou.starts_on)
    if mou.ends_on is None:
        return gettext("From %(start)s, without an end") % {"start": start}
    return gettext("%(start)s to %(end)s") % {"start": start, "end": format_date(mou.ends_on)}


def renewal_words(mou: MemorandumOfUnderstanding, on: datetime.date | None = None) -> str:
    """What happens at the end of ``mou`` (from ``with_state``); once it was renewed, until when the term now runs."""
    on = on or today()
    is_renewed = mou.renewal == MemorandumOfUnderstanding.Renewal.AUTOMATIC and mou.ends_on < on
    if is_renewed and mou.state == MouState.IN_FORCE:
        end = format_date(renewed_until(mou.starts_on, mou.ends_on, on))
        return gettext("Renewed automatically; this term runs to %(date)s") % {"date": end}
    return capfirst(mou.get_renewal_display())


def renewed_until(starts_on: datetime.date, ends_on: datetime.date, on: datetime.date) -> datetime.date:
    """The last day of the term in which ``on`` lies, where each term is as long as the first one.

    A term of whole months (two years: 1 October 2021 to 30 September 2023) is followed by one of as many months; any
    other by one of as many days. "To 1 October 2023" is two years, too, written by the day they are full.
    """
    months = (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month
    day = datetime.timedelta(days=1)
    for count in (months, months + 1):
        for before in (day, datetime.timedelta(0)):
            if count > 0 and _months_after(starts_on, count) - before == ends_on:
                passed = (on.year - starts_on.year) * 12 + on.month - starts_on.month
                term = max(1, passed // count)
                while _months_after(starts_on, term * count) - before < on:
                    term += 1
                return _months_after(starts_on, term * count) - before
    length = (ends_on - starts_on).days + 1
    terms = max(1, -(-((on - starts_on).days + 1) // length))
    return starts_on + datetime.timedelta(days=terms * length - 1)


def _months_after(date: datetime.date, months: int) -> datetime.date:
    """The same day ``months`` later, or the last one of that month where it has no such day."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date.replace(year=year, month=month + 1, day=min(date.day, last))


def mou_facts(collaboration: Collaboration) -> list[MouFacts]:
    """The memoranda of ``collaboration`` as of today, the earliest frozen first; drafts are left out."""
    return mou_facts_of([collaboration]).get(collaboration.pk, [])


def mou_facts_of(collaborations: Iterable[Collaboration]) -> dict[int, list[MouFacts]]:
    """The same for many collaborations, by their ids, in a fixed number of queries."""
    mous = (
        MemorandumOfUnderstanding.objects.with_state()
        .filter(
            collaboration__in=[collaboration.pk for collaboration in collaborations], frozen_on__isnull=False
        )
        .prefetch_related(
            Prefetch("parties", MouParty.objects.select_related("party__organization")),
            Prefetch("versions", _first_versions()),
        )
        .order_by("frozen_on", "pk")
    )
    found: dict[int, list[MouFacts]] = {}
    for mou in mous:
        signed = {
            signature.mou_party_id for version in mou.versions.all() for signature in version.signatures.all()
        }
        rows = list(mou.parties.all())
        facts = MouFacts(
            mou=mou,
            state=mou.state,
            frozen_on=mou.frozen_on,
            withdrawn_on=mou.withdrawn_on,
            concluded_on=mou.concluded_on,
            parties=[row.party for row in rows],
            missing=[row.party for row in rows if row.pk not in signed],
        )
        found.setdefault(mou.collaboration_id, []).append(facts)
    return found


def _first_versions() -> QuerySet[MouVersion]:
    """The texts as they were first signed, with when they were put before the parties and concluded, as it was written
    down."""
    return (
        MouVersion.objects.filter(number=0)
        .annotate(
            frozen_at=recorded(MouVersion, "frozen_on"), concluded_at=recorded(MouVersion, "concluded_on")
        )
        .prefetch_related("signatures")
    )

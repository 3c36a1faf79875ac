"""Amendments of a memorandum: how each stands, and whether another can be begun."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import get_language, pgettext

from collaborations.models import (
    MemorandumOfUnderstanding,
    MouAgreement,
    MouText,
    MouVersion,
)
from collaborations.mous.came_to_nothing import was_returned
from collaborations.mous.states import MouState
from collaborations.mous.visibility import is_party_person, versions_visible_to
from cop_portal.dates import format_date


@dataclass
class AmendmentRow:
    """An amendment: its version, what it is called (empty to who reads no words), its state in words and color."""

    version: MouVersion
    title: str
    language: str
    state: str
    kind: str

    @property
    def url(self) -> str:
        """Its page."""
        return self.version.address("mou_amendment")


def amendments_visible_to(user, mou: MemorandumOfUnderstanding) -> QuerySet[MouVersion]:
    """The amendments of ``mou`` that ``user`` may know of: one that is drafted is the parties', and one that was not
    concluded when a party left is of those that stay."""
    return versions_visible_to(user).filter(mou=mou, number__gt=0).order_by("number")


def amendment_rows(mou: MemorandumOfUnderstanding, user, *, reads_words: bool) -> list[AmendmentRow]:
    """Those of ``mou`` that ``user`` may know of, in their order. What they are called is for the parties alone until
    all of them agree."""
    versions = list(amendments_visible_to(user, mou).prefetch_related("texts"))
    agreed = agreed_parties(versions)
    count = mou.parties.count() if versions else 0
    is_party = bool(versions) and is_party_person(user, mou)
    rows = []
    for version in versions:
        version.mou = mou
        text = text_to_read(version)
        all_agreed = len(agreed.get(version.pk, ())) >= count
        state, kind = state_of(version, all_agreed=all_agreed)
        reads = reads_words and (is_party or not version.written_here or all_agreed)
        title = text.title if text is not None and reads else ""
        rows.append(AmendmentRow(version, title, text.language if text else mou.language, state, kind))
    return rows


def authoritative(version: MouVersion) -> MouText | None:
    """Its authoritative text."""
    return next((text for text in version.texts.all() if text.is_authoritative), None)


def text_to_read(version: MouVersion) -> MouText | None:
    """Its text in the reader's language, where it is written in it; else the authoritative one."""
    own = next((text for text in version.texts.all() if text.language == get_language()), None)
    return own if own is not None and own.title and own.purpose else authoritative(version)


def agreed_parties(versions: list[MouVersion]) -> dict[int, set[int]]:
    """By version, the parties that have agreed to the text as it is with them now."""
    frozen = [version.frozen_revision_id for version in versions if version.frozen_revision_id]
    found: dict[int, set[int]] = {}
    rows = MouAgreement.objects.filter(revision__in=frozen) if frozen else ()
    for row in rows:
        found.setdefault(row.version_id, set()).add(row.mou_party_id)
    return found


def state_of(version: MouVersion, *, all_agreed: bool) -> tuple[str, str]:
    """How ``version`` stands: words and, for their color, kept, due or none."""
    if version.withdrawn_on is not None:
        date = {"date": format_date(version.withdrawn_on)}
        if version.was_declined:
            return pgettext("an amendment", "Declined on %(date)s") % date, ""
        if was_returned(version):
            return pgettext("an amendment", "Returned on %(date)s") % date, ""
        return pgettext("an amendment", "Withdrawn on %(date)s") % date, ""
    if version.concluded_on is not None:
        date = {"date": format_date(version.concluded_on)}
        return pgettext("an amendment", "Signed by all, %(date)s") % date, "kept"
    if version.frozen_on is None:
        return pgettext("an amendment", "Being drafted"), "due"
    if version.written_here and not all_agreed:
        return pgettext("an amendment", "With the parties"), "due"
    return pgettext("an amendment", "Being signed"), "due"


def may_amend(mou: MemorandumOfUnderstanding) -> bool:
    """Whether another amendment of ``mou`` (from ``with_state``) can be begun: it goes on, no party has left, and none
    is on its way."""
    if mou.state not in {MouState.CONCLUDED, MouState.IN_FORCE}:
        return False
    is_open = Q(concluded_on__isnull=True, withdrawn_on__isnull=True)
    if any(row.party.left_on is not None for row in mou.parties.all()):
        return False
    return not MouVersion.objects.filter(is_open, mou=mou, number__gt=0).exists()

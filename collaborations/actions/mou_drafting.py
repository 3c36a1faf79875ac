"""Drafting a memorandum: begun from what the parties agreed, saved part by part, amended later.

Everybody of a party may write; putting a text before the parties is another action, and for representatives. Nobody's
words are lost: who saves a part that somebody else has changed since is refused, and shown both.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import lock, must_go_on, need_company, need_text, writing_party
from collaborations.actions.mou_checks import has_lost_a_party
from collaborations.actions.mou_common import entered_before, locked_version
from collaborations.actions.mou_draft_checks import (
    check_between,
    check_drafted,
    check_lines,
    check_new_term,
    check_parties,
    check_term,
)
from collaborations.actions.mou_revising import write_revision
from collaborations.actions.mou_saving import save_parts
from collaborations.models import (
    Collaboration,
    MemorandumOfUnderstanding,
    MouModelText,
    MouParty,
    MouRevision,
    MouText,
    MouVersion,
    MouWitness,
    Party,
)
from collaborations.mous.drafting.contacts import prefill_contacts
from collaborations.mous.drafting.parts import languages_of, names_of, parts_of, state_of_parts
from collaborations.mous.drafting.starting import said_in_both
from collaborations.mous.states import MouState
from collaborations.mous.visibility import may_write, party_of
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, Topic, User

CHANGED = _("Somebody else changed this while you were writing. Compare both, and save again")
NO_TITLE = _("Write the title")


@transaction.atomic
def begin_draft(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by: User,
    parties: Sequence[Party],
    language: str,
    second_language: str = "",
    title: str,
    purpose: str,
    topics: Iterable[Topic],
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    renewal: str,
    has_witness: bool = False,
    renews: MemorandumOfUnderstanding | None = None,
    key: uuid.UUID | None = None,
    on: datetime.date | None = None,
) -> MemorandumOfUnderstanding:
    """Begin to draft a memorandum in ``language``, the authoritative one, and perhaps a second, from the model texts.

    A colleague may. ``key`` becomes the public id: the same form sent twice begins one. ``renews`` is the concluded one
    of the same parties after which this one comes.
    """
    day = on or today()
    collaboration = lock(collaboration)
    own = writing_party(collaboration, organization, by)
    if key is not None and (begun := entered_before(key, collaboration)):
        return begun
    need_company(collaboration)
    must_go_on(collaboration)
    check_parties(collaboration, organization, parties)
    check_term(starts_on, ends_on, renewal)
    check_between(collaboration, parties)
    _check_renews(renews, collaboration, parties)
    title = need_text(title, NO_TITLE, field="title")
    check_lines(purpose, field="purpose")
    with changed_by(by, "begin_draft"):
        mou = MemorandumOfUnderstanding.objects.create(
            public_id=key or uuid.uuid4(),
            collaboration=collaboration,
            title=title,
            purpose=purpose.strip(),
            language=language,
            starts_on=starts_on,
            ends_on=ends_on,
            renewal=renewal,
            renews=renews,
            entered_by=by,
        )
        mou.topics.set(topics)
        rows = [MouParty(mou=mou, party=party, collaboration=collaboration) for party in parties]
        prefill_contacts(rows, by)
        MouParty.objects.bulk_create(rows)
        if has_witness:
            MouWitness.objects.create(
                mou=mou, organization=Organization.objects.get(kind=Organization.Kind.CONVENOR)
            )
        version = MouVersion.objects.create(mou=mou, number=0, written_here=True, begun_on=day, begun_by=by)
        _write_texts(version, language, second_language, title, purpose)
        write_revision(version, next(row for row in rows if row.party_id == own.pk), by, on)
    return mou


@transaction.atomic
def save_draft(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    draft_version: int,
    values: dict[str, Any],
    based_on: str = "",
    on: datetime.date | None = None,
) -> MouRevision:
    """Save parts of a draft (``values``: see ``mous.drafting.parts``), and how the whole reads now.

    ``draft_version`` is the one that the person wrote upon, and ``based_on`` the ``state_of_parts`` of these parts
    then: what somebody else has saved in other parts since is in nobody's way. Of ``texts`` only what is given is
    changed.
    """
    version = locked_version(mou, number)
    if not may_write(by, mou, organization):
        raise NotAllowed(_("You cannot write on this memorandum."))
    check_drafted(version)
    must_go_on(version.mou.collaboration)
    own = party_of(mou, organization)
    if version.mou.draft_version != draft_version and based_on != state_of_parts(version, names_of(values)):
        if _stands(version, values):
            return version.revisions.last()
        raise Refused(CHANGED, code="changed")
    with changed_by(by, "save_draft"):
        if save_parts(version, values):
            version.mou.draft_version += 1
            version.mou.save(update_fields=["draft_version"])
        return write_revision(version, own, by, on)


@transaction.atomic
def begin_amendment(
    *,
    mou: MemorandumOfUnderstanding,
    organization: Organization,
    by: User,
    title: str,
    purpose: str,
    new_ends_on: datetime.date | None = None,
    new_renewal: str = "",
    second_title: str = "",
    second_purpose: str = "",
    on: datetime.date | None = None,
) -> MouVersion:
    """Begin to draft an amendment of a concluded memorandum, in its languages. ``purpose`` says what changes; the
    second ones are in its second language, where it has one.

    One is drafted or signed at a time; the same form sent twice begins one.
    """
    day = on or today()
    title = need_text(title, NO_TITLE, field="title")
    purpose = need_text(purpose, _("Write what changes"), field="purpose")
    check_lines(purpose, field="purpose")
    check_lines(second_purpose, field="second_purpose")
    first = locked_version(mou, 0)
    if not may_write(by, mou, organization):
        raise NotAllowed(_("You cannot write on this memorandum."))
    lock(first.mou.collaboration)
    must_go_on(first.mou.collaboration)
    if has_lost_a_party(first):
        raise Refused(_("A party has left this collaboration, so nothing more can be agreed with it."))
    now = MemorandumOfUnderstanding.objects.with_state(day).get(pk=mou.pk)
    if now.state not in {MouState.CONCLUDED, MouState.IN_FORCE}:
        raise Refused(_("Only a memorandum that all have signed, and that has not ended, is amended."))
    begun = mou.versions.filter(number__gt=0, concluded_on__isnull=True, withdrawn_on__isnull=True).first()
    if begun is not None:
        if begun.begun_by_id == by.pk and begun.texts.filter(title=title, purpose=purpose).exists():
            return begun
        raise Refused(_("An amendment is being drafted or signed already. Finish it first."), code="open")
    check_new_term(now, new_ends_on, new_renewal)
    with changed_by(by, "begin_amendment"):
        version = MouVersion.objects.create(
            mou=first.mou,
            number=mou.versions.count(),
            written_here=True,
            begun_on=day,
            begun_by=by,
            new_ends_on=new_ends_on,
            new_renewal=new_renewal,
        )
        for language in languages_of(mou):
            is_first = language == mou.language
            MouText.objects.create(
                version=version,
                language=language,
                is_authoritative=is_first,
                title=title if is_first else second_title.strip(),
                purpose=purpose if is_first else second_purpose.strip(),
            )
        write_revision(version, party_of(mou, organization), by, on)
    return version


def _check_renews(renews, collaboration: Collaboration, parties: Sequence[Party]) -> None:
    if renews is None:
        return
    is_same = renews.collaboration_id == collaboration.pk and {
        row.party.organization_id for row in renews.parties.select_related("party")
    } == {party.organization_id for party in parties}
    if not is_same:
        raise Refused(_("A renewal is between the same parties."), field="parties", code="other_parties")
    if not renews.versions.filter(number=0, concluded_on__isnull=False).exists():
        raise Refused(_("Only a memorandum that all have signed is renewed."), code="not_concluded")
    if renews.successors.filter(versions__number=0, versions__concluded_on__isnull=False).exists():
        raise Refused(_("This memorandum was renewed already."), code="renewed")


def _write_texts(version: MouVersion, language: str, second: str, title: str, purpose: str) -> None:
    """The texts that a draft starts with: the models, and in the second language what the thread says of itself."""
    models = {row.language: row for row in MouModelText.objects.filter(language__in=[language, second])}
    second_title, second_purpose = said_in_both(
        version.mou.collaboration, language, second, title=title, purpose=purpose
    )
    for one in [language, *([second] if second and second != language else [])]:
        model = models.get(one)
        is_first = one == language
        MouText.objects.create(
            version=version,
            language=one,
            is_authoritative=is_first,
            title=title if is_first else second_title,
            purpose=purpose.strip() if is_first else second_purpose,
            confidentiality=model.confidentiality if model else "",
            provisions=model.provisions if model else "",
        )


def _stands(version: MouVersion, values: dict[str, Any]) -> bool:
    """Whether all that is to be saved stands there already, as after a second click."""
    parts = parts_of(version)
    for name, value in values.items():
        if name == "texts":
            now = parts["texts"]
            if any(
                now.get(code, {}).get(word) != text
                for code, words in value.items()
                for word, text in words.items()
            ):
                return False
        elif parts.get(name) != value:
            return False
    return True

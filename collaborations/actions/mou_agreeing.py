"""What the parties say to a text before anybody signs it: put to them, agreed to, returned with remarks, declined.

Each action locks the memorandum's row first, then the collaboration (``mou_common``), so that what two do at one moment
happens one after the other, and the later one finds how it stands then.
"""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collaborations.emails import mou_texts as emails
from collaborations.models import (
    MemorandumOfUnderstanding,
    MouAgreement,
    MouParty,
    MouReturn,
    MouRevision,
    MouVersion,
)
from collaborations.mous.agreeing.complete import Gap, gaps
from collaborations.mous.visibility import may_sign, party_of
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User

from .common import acting_party, lock, must_go_on, need_text, speaking_party
from .mou_checks import check_nobody_left, check_open, has_lost_a_party
from .mou_common import drop_papers, locked_version

CHANGED_MEANWHILE = _("The text was changed while you were reading. Read it as it is now, then decide.")
WRITTEN_AGAIN = _("It was returned with remarks, and is being written again. There is nothing to decide now.")


class Incomplete(Refused):
    """A draft lacks something; ``gaps`` are all that it lacks."""

    def __init__(self, found: list[Gap]) -> None:
        super().__init__(_("Something is missing. Mend it, then put it to the parties."), code="incomplete")
        self.gaps = found


def put_to_parties(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    draft_version: int | None = None,
    on: datetime.date | None = None,
) -> MouVersion:
    """A party puts the text as it stands before the others, and agrees to it by this. It can be changed no more, unless
    one of them returns it.

    ``draft_version`` is what the person looked at; where somebody saved another meanwhile they are asked to look again.
    Raises ``Incomplete`` with all that is missing. Done twice, it is put once.
    """
    day = on or today()
    _check_speaks(by, mou, organization)
    with transaction.atomic(), changed_by(by, "put_to_parties"):
        version = locked_version(mou, number)
        own = _own(mou, organization)
        if version.frozen_on is not None and version.put_by_id == own.pk and version.withdrawn_on is None:
            return version  # a second click
        _check_not_over(version)
        if version.frozen_on is not None:
            raise Refused(_("It is with the parties already. Read it, then decide."), code="with_parties")
        _go_on(version, organization, by)
        if draft_version is not None and draft_version != version.mou.draft_version:
            raise Refused(CHANGED_MEANWHILE, code="changed_meanwhile")
        if found := gaps(version, day):
            raise Incomplete(found)
        revision = _revision_to_put(version, own, by)
        version.frozen_on, version.frozen_revision, version.put_by = day, revision, own
        version.save(update_fields=["frozen_on", "frozen_revision", "put_by"])
        _agree(version, own, by, day)
        run_later(emails.text_waits, version.pk, own.pk)
    return version


def agree(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    revision: MouRevision | None = None,
    on: datetime.date | None = None,
) -> MouAgreement:
    """A party has read the text that is with the parties, and will sign it. When all have, it is printed and signed.

    ``revision`` is what the person read; where another is with the parties now they are asked to read that. Done twice,
    it is agreed to once.
    """
    _check_speaks(by, mou, organization)
    with transaction.atomic(), changed_by(by, "agree"):
        version = locked_version(mou, number)
        own = _own(mou, organization)
        _check_not_over(version)
        _check_read(version, revision)
        before = MouAgreement.objects.filter(revision=version.frozen_revision, mou_party=own).first()
        if before is not None:
            return before
        _go_on(version, organization, by)
        check_nobody_left(version)
        agreement = _agree(version, own, by, on or today())
        if not waited_for(version):
            run_later(emails.all_agreed, version.pk)
    return agreement


def return_text(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    remarks: str,
    language: str = "en",
    revision: MouRevision | None = None,
    on: datetime.date | None = None,
) -> MouReturn:
    """A party sends the text back with remarks, which the other parties read: it is a draft again, and what was agreed
    to is agreed to no more. Also where all had agreed, as long as no signed paper is there; and by who put it."""
    day = on or today()
    _check_speaks(by, mou, organization)
    with transaction.atomic(), changed_by(by, "return_text"):
        version = locked_version(mou, number)
        own = _own(mou, organization)
        remarks = need_text(remarks, _("Say what should be different, for the others."), field="remarks")
        if (sent := _sent_already(version, own, remarks)) is not None:
            return sent
        _check_not_over(version)
        _check_read(version, revision)
        if version.signatures.exists() or version.copies.current().exists():
            raise Refused(
                _("A signed paper was uploaded already. Look at it: you can confirm it, or return it."),
                code="signed",
            )
        _go_on(version, organization, by)
        returned = MouReturn.objects.create(
            version=version,
            revision=version.frozen_revision,
            put_on=version.frozen_on,
            put_by=version.put_by,
            returned_on=max(day, version.frozen_on),
            returned_for=own,
            returned_by=by,
            remarks=remarks,
            language=language,
        )
        version.frozen_on = version.frozen_revision = version.put_by = None
        version.save(update_fields=["frozen_on", "frozen_revision", "put_by"])
        drop_papers(version)
        run_later(emails.text_returned, version.pk, own.pk)
    return returned


def decline(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    reason: str,
    on: datetime.date | None = None,
) -> MouVersion:
    """A party does not want it at all, and says why, to the other parties: it has come to nothing."""
    day = on or today()
    _check_speaks(by, mou, organization)
    with transaction.atomic(), changed_by(by, "decline"):
        version = locked_version(mou, number)
        own = _own(mou, organization)
        reason = need_text(reason, _("Say why, for the others."), field="reason")
        if version.was_declined and version.withdrawn_for_id == own.pk:
            return version  # a second click
        _check_not_over(version)
        if version.frozen_on is None:
            raise Refused(WRITTEN_AGAIN if version.returns.exists() else NOT_PUT, code="draft")
        if version.put_by_id == own.pk:
            raise Refused(_("Your organization put it to the parties. You can withdraw it."), code="own")
        # Where a party has left, also who has signed can end it: nobody else may be there to.
        if version.signatures.filter(mou_party=own).exists() and not has_lost_a_party(version):
            raise Refused(_("You have confirmed this memorandum already."), code="confirmed")
        speaking_party(version.mou.collaboration, organization, by)
        version.withdrawn_on, version.withdrawn_by, version.withdrawn_for = day, by, own
        version.withdraw_reason, version.was_declined = reason, True
        version.save(
            update_fields=[
                "withdrawn_on",
                "withdrawn_by",
                "withdrawn_for",
                "withdraw_reason",
                "was_declined",
            ]
        )
        drop_papers(version)
        run_later(emails.declined, version.pk, own.pk)
    return version


NOT_PUT = _("It is still being written, and was not put to the parties yet.")


def waited_for(version: MouVersion) -> list[MouParty]:
    """The parties that have not agreed to the text of ``version`` that is with them."""
    agreed = MouAgreement.objects.filter(revision=version.frozen_revision_id).values("mou_party")
    return list(version.mou.parties.exclude(pk__in=agreed).select_related("party__organization"))


def _check_speaks(by: User, mou: MemorandumOfUnderstanding, organization: Organization) -> None:
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can decide about a memorandum."))


def _own(mou: MemorandumOfUnderstanding, organization: Organization) -> MouParty:
    """The party that ``organization`` is, where it is still in the thread."""
    own = party_of(mou, organization)
    if own is None:
        raise NotAllowed(_("Your organization is not a party of this memorandum any more."))
    if own.party.left_on is not None:
        raise Refused(_("Your organization has left this collaboration."), code="left")
    return own


def _check_not_over(version: MouVersion) -> None:
    """A text written here, neither concluded nor given up, withdrawn or declined."""
    if not version.written_here:
        raise NotAllowed(_("Only a representative of a party can decide about a memorandum."))
    if version.was_declined:
        raise Refused(_("It was declined. Nothing more is to be done for it."), code="declined")
    check_open(version)


def _check_read(version: MouVersion, revision: MouRevision | None) -> None:
    """It is with the parties, and it is what the person has read."""
    if version.frozen_revision_id is None:
        raise Refused(WRITTEN_AGAIN if version.returns.exists() else NOT_PUT, code="draft")
    if revision is not None and revision.pk != version.frozen_revision_id:
        raise Refused(CHANGED_MEANWHILE, code="changed_meanwhile")


def _go_on(version: MouVersion, organization: Organization, by: User) -> None:
    """The collaboration's row is taken; who acts speaks for a present party of it, and it is not concluded."""
    collaboration = version.mou.collaboration
    lock(collaboration)
    acting_party(collaboration, organization, by)
    must_go_on(collaboration)


def _agree(version: MouVersion, own: MouParty, by: User, day: datetime.date) -> MouAgreement:
    return MouAgreement.objects.create(
        mou_id=version.mou_id,
        version=version,
        revision=version.frozen_revision,
        mou_party=own,
        agreed_on=day,
        agreed_by=by,
    )


def _revision_to_put(version: MouVersion, own: MouParty, by: User) -> MouRevision:
    """The last writing; where that was returned and nobody changed a word since, it is put again as another one, so
    that what was agreed to before does not count for it."""
    last = version.revisions.latest("number")
    if not MouReturn.objects.filter(revision=last).exists():
        return last
    return MouRevision.objects.create(
        version=version,
        number=last.number + 1,
        bodies=last.bodies,
        sha256=last.sha256,
        made_by=by,
        made_for=own,
        made_at=timezone.now(),
    )


def _sent_already(version: MouVersion, own: MouParty, remarks: str) -> MouReturn | None:
    """What the same party returned with the same words just now: a second click."""
    if version.frozen_on is not None or version.withdrawn_on is not None:
        return None
    last = version.returns.last()
    if last is not None and (last.returned_for_id, last.remarks) == (own.pk, remarks):
        return last
    return None

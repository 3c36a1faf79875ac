"""What the actions on memoranda have in common: the locks, in their order, and the rows they all write."""

from __future__ import annotations

import datetime
import uuid

from django.utils.translation import gettext_lazy as _

from collaborations.models import (
    Collaboration,
    MemorandumOfUnderstanding,
    MouPaper,
    MouVersion,
    Party,
    Signature,
)
from cop_portal.dates import BAGHDAD
from cop_portal.refusals import Refused


def received_at(on: datetime.date | None) -> datetime.datetime | None:
    """When the file came in: now, or at noon of the day that the action is said to have happened."""
    return None if on is None else datetime.datetime.combine(on, datetime.time(12), BAGHDAD)


def entered_before(key: uuid.UUID, collaboration: Collaboration) -> MemorandumOfUnderstanding | None:
    """The memorandum that the same form made, when it is sent a second time."""
    entered = MemorandumOfUnderstanding.objects.filter(public_id=key).first()
    if entered is not None and entered.collaboration_id != collaboration.pk:
        raise Refused(_("This form was used already. Open it again from the collaboration's page."))
    return entered


def locked_version(mou: MemorandumOfUnderstanding, number: int = 0) -> MouVersion:
    """The version with this number, with the memorandum's row locked until the transaction ends.

    Where an action also locks the collaboration (``common.lock``), it does so after this.
    """
    MemorandumOfUnderstanding.objects.select_for_update(no_key=True).get(pk=mou.pk)
    return MouVersion.objects.select_related("mou").get(mou=mou, number=number)


def lock_memoranda(collaboration: Collaboration) -> None:
    """The rows of all memoranda of ``collaboration``, the oldest first, until the transaction ends: for what concerns
    the thread and what its parties have begun to sign. Called before the thread is locked, as for one."""
    rows = MemorandumOfUnderstanding.objects.select_for_update(no_key=True)
    list(rows.filter(collaboration=collaboration).order_by("pk").values("pk"))


def drop_papers_of(party: Party) -> None:
    """What ``party``, which has left, was putting together is signed no more; the sweep erases the photos. Call it with
    the memoranda locked, so that no photo comes in behind it."""
    MouPaper.objects.filter(mou_party__party=party).delete()


def drop_papers(version: MouVersion) -> None:
    """What parties were putting together to sign ``version`` is needed no more; the sweep erases the photos."""
    MouPaper.objects.filter(version=version).delete()


def sign(own, copy, by, signatory_name, capacity, signed_on, day, request=None) -> Signature:
    """The signature of the party ``own`` on ``copy``; with a ``request``, on which staff recorded it."""
    return Signature.objects.create(
        mou_id=own.mou_id,
        mou_party=own,
        version_id=copy.version_id,
        copy=copy,
        signatory_name=signatory_name,
        capacity=capacity,
        signed_on=signed_on,
        confirmed_by=by,
        confirmed_on=day,
        request=request,
    )

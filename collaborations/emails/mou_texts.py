"""Mails about the text of a memorandum, before anybody signs it: something waits, came back, or is ready to be signed.

Each says no more than that: no party, title, remark or reason is in it.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaborations.models import MouVersion
from members.mail_kinds import MailKind
from members.models import Organization

from .telling import collaboration_path, representatives_of_all, tell

_WAITS = _("Something waits for you on the CoP Portal")
_CHANGED = _("Something has changed on the CoP Portal")


def text_waits(version_id: int, own_id: int) -> None:
    """To the others: a text was put to them."""
    _tell(
        version_id,
        own_id,
        _WAITS,
        _(
            "A text waits for your organization. Read it, then say whether you agree, or return it with what should be "
            "different."
        ),
    )


def text_returned(version_id: int, own_id: int) -> None:
    """To the others: it came back with remarks, and is being written again."""
    _tell(
        version_id,
        own_id,
        _CHANGED,
        _("A text came back with remarks. You can read them, and change the text."),
    )


def all_agreed(version_id: int) -> None:
    """To all parties: everybody has agreed, so that it can be signed."""
    _tell(
        version_id,
        None,
        _WAITS,
        _("Every party agrees to a text. Print it, sign it, and upload the signed paper."),
    )


def declined(version_id: int, own_id: int) -> None:
    """To the others: one does not want it."""
    _tell(version_id, own_id, _CHANGED, _("A text was declined. Its page says why."))


def given_up(version_id: int, own_id: int) -> None:
    """To the others: what was being written, or had been put to them, was taken back."""
    _tell(version_id, own_id, _CHANGED, _("A text was taken back. Its page says why."))


def parties_changed(version_id: int, own_id: int, added: list[int], removed: list[int]) -> None:
    """Of a draft whose parties are others now: to who came in that something waits, to who stays and to who was taken
    out that something has changed; the last are led to the collaboration, which they still read."""
    version = MouVersion.objects.select_related("mou__collaboration").filter(pk=version_id).first()
    if version is None:
        return
    present = version.mou.parties.filter(party__left_on__isnull=True).exclude(pk=own_id)
    in_it = set(present.values_list("party__organization", flat=True))
    text_path = version.address("mou_text")
    waits = _("A text is being written with your organization. You can read it, and write on it.")
    changed = _("The parties of a text have changed. You can read how.")
    gone = _("Something has changed in a collaboration of your organization.")
    _tell_organizations(in_it & set(added), _WAITS, waits, text_path)
    _tell_organizations(in_it - set(added), _CHANGED, changed, text_path)
    # Who has left the collaboration, too, is told nothing of it any more.
    still = version.mou.collaboration.parties.filter(organization__in=removed, left_on__isnull=True)
    still_in_thread = set(still.values_list("organization", flat=True)) - in_it
    _tell_organizations(still_in_thread, _CHANGED, gone, collaboration_path(version.mou.collaboration))


def _tell_organizations(ids: set[int], subject, sentence, path: str) -> None:
    organizations = Organization.objects.filter(pk__in=ids).order_by("pk")
    tell(representatives_of_all(organizations), subject, sentence, path, kind=MailKind.MOUS)


def _tell(version_id: int, but: int | None, subject, sentence) -> None:
    """Those of the parties that are still in the thread, except the party ``but``."""
    version = MouVersion.objects.select_related("mou").filter(pk=version_id).first()
    if version is None:
        return
    told = version.mou.parties.filter(party__left_on__isnull=True).exclude(pk=but)
    organizations = Organization.objects.filter(pk__in=told.values("party__organization"))
    tell(
        representatives_of_all(organizations),
        subject,
        sentence,
        version.address("mou_text"),
        kind=MailKind.MOUS,
    )

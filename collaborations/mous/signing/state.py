"""Whether a version is to be signed now: of the memorandum itself and of its amendments alike."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collaborations.models import MouAgreement, MouVersion


def is_agreed(version: MouVersion) -> bool:
    """Whether every party has agreed to the text that is with them; what has no text here was agreed on paper."""
    if not version.written_here:
        return True
    if version.frozen_revision_id is None:
        return False
    agreed = MouAgreement.objects.filter(revision=version.frozen_revision_id).values("mou_party")
    return not version.mou.parties.exclude(pk__in=agreed).exists()


def why_not_signed_now(version: MouVersion, *, agreed: bool, has_left: bool = False) -> str | Promise:
    """Why nothing is signed now; empty while signatures are awaited. ``has_left``: a party is in the thread no more."""
    if version.withdrawn_on is not None and version.written_here:
        return _("It was withdrawn or declined. Nothing is signed any more.")
    if version.withdrawn_on is not None:
        return _("This memorandum was withdrawn or returned. It can be entered again.")
    if version.concluded_on is not None:
        return _(
            "Every party has confirmed this memorandum. It is concluded, and nothing of it can be changed."
        )
    if version.frozen_on is None or not agreed:
        return _("It is signed when every party has agreed to its text.")
    if has_left:
        return _(
            "A party has left this collaboration, so it can be concluded no more. Decline it, or withdraw it."
        )
    return ""

"""The words of a promise are put right: what will be done, why it was dropped or moved; for all to see, never unseen,
and by nobody but those whose words they are.

Once it is closed, too: a name that slipped into its words can be taken out at any time.
"""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.models import ActionPoint, ActionPointMove
from collaborations.promises.moves import is_inner
from collaborations.promises.visibility import (
    may_correct_action,
    may_correct_reason,
    may_correct_words,
    may_reword_move,
)
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.scripts import language_by_letters
from members.models import Organization

from .common import current_party, need_text, speaking_party
from .corrections import CHANGED, stamp
from .promises import locked
from .rewording import CHANGED as CHANGED_BY_COLLEAGUE
from .rewording import words_seen


@transaction.atomic
def correct_action_point(
    *,
    action_point: ActionPoint,
    organization: Organization,
    by,
    seen: int,
    what: str | None = None,
    language: str = "en",
    drop_reason: str | None = None,
    on: datetime.date | None = None,
) -> ActionPoint:
    """``what`` will be done, in other words, and why it was dropped, each by whose it is (``may_correct_words``,
    ``may_correct_reason``; None: as it is). The earlier words are kept nowhere. Nobody gets a mail."""
    if what is not None:
        what = need_text(what, _("Say what will be done."), field="what")
    point = locked(action_point)
    party = speaking_party(point.collaboration, organization, by)
    if point.dropped_on is None:
        drop_reason = None
    _require(by, organization, point, words=what is not None, reason=drop_reason is not None)
    if drop_reason is not None:
        drop_reason = need_text(drop_reason, _("Say why, for the others."), field="drop_reason")
    words = (
        point.what if what is None else what,
        point.language if what is None else language_by_letters(what, language),
        point.drop_reason if drop_reason is None else drop_reason,
    )
    if words == (point.what, point.language, point.drop_reason):
        return point
    if point.corrections != seen:
        raise Refused(CHANGED, code="changed")
    point.what, point.language, point.drop_reason = words
    stamp(point, party, on or today())
    names = ["what", "language", "drop_reason", "corrections", "corrected_on", "corrected_by"]
    point.save(update_fields=names)
    return point


@transaction.atomic
def reword_move(
    *,
    move: ActionPointMove,
    organization: Organization,
    by,
    reason: str,
    seen: str,
    on: datetime.date | None = None,
) -> ActionPointMove:
    """Say anew why ``move`` was made; ``seen`` (``words_seen``) is what the person read. The page says that it was
    corrected where the others read the reason, too."""
    reason = need_text(reason, _("Say why, for the others."), field="reason")
    point = locked(move.action_point)
    move = ActionPointMove.objects.select_related("by_party").get(pk=move.pk)
    move.action_point = point
    if not may_reword_move(by, organization, move):
        raise NotAllowed(_("Only the organization that wrote this can change it."))
    if move.reason == reason:
        return move
    if words_seen(move.reason) != seen:
        raise Refused(CHANGED_BY_COLLEAGUE, code="changed")
    move.reason = reason
    move.save(update_fields=["reason"])
    if not is_inner(move):
        stamp(point, current_party(point.collaboration, organization), on or today())
        point.save(update_fields=["corrections", "corrected_on", "corrected_by"])
    return move


def _require(by, organization: Organization, point: ActionPoint, *, words: bool, reason: bool) -> None:
    """Refuse who may not put right the words, the reason, or both, as they are asked for."""
    values = (by, organization, point)
    if (words and not may_correct_words(*values)) or (reason and not may_correct_reason(*values)):
        raise NotAllowed(_("You cannot change the words of this action point."))
    if not words and not reason and not may_correct_action(*values):
        raise NotAllowed(_("You cannot change the words of this action point."))

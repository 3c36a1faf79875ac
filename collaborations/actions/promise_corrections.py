"""The words of a promise are put right: what will be done, and why it was dropped; for all to see, never unseen.

Once it is closed, too: a name that slipped into its words can be taken out at any time.
"""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.models import ActionPoint
from collaborations.promises.visibility import may_correct_action
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.scripts import language_by_letters
from members.models import Organization

from .common import need_text, speaking_party
from .corrections import CHANGED, stamp
from .promises import locked


@transaction.atomic
def correct_action_point(
    *,
    action_point: ActionPoint,
    organization: Organization,
    by,
    seen: int,
    what: str,
    language: str,
    drop_reason: str | None = None,
    on: datetime.date | None = None,
) -> ActionPoint:
    """``what`` will be done, in other words, and why it was dropped (None: as it is), for a representative of the
    organization that owes it or wrote it down. The earlier words are kept nowhere. Nobody gets a mail."""
    what = need_text(what, _("Say what will be done."), field="what")
    point = locked(action_point)
    party = speaking_party(point.collaboration, organization, by)
    if not may_correct_action(by, organization, point):
        raise NotAllowed(_("You cannot change the words of this action point."))
    if point.dropped_on is None or drop_reason is None:
        drop_reason = point.drop_reason
    else:
        drop_reason = need_text(drop_reason, _("Say why, for the others."), field="drop_reason")
    words = (what, language_by_letters(what, language), drop_reason)
    if words == (point.what, point.language, point.drop_reason):
        return point
    if point.corrections != seen:
        raise Refused(CHANGED, code="changed")
    point.what, point.language, point.drop_reason = words
    stamp(point, party, on or today())
    names = ["what", "language", "drop_reason", "corrections", "corrected_on", "corrected_by"]
    point.save(update_fields=names)
    return point

"""Search staff change the model texts that drafts start from. A draft begun earlier keeps its words."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import need_text
from collaborations.models import MouModelText
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.models import User
from members.roles import is_staff

CHANGED = _("Somebody else changed this while you were writing. Compare both, and save again")


@transaction.atomic
def change_model_text(
    *,
    language: str,
    by: User,
    provisions: str,
    confidentiality: str,
    seen: tuple[str, str] | None = None,
    on: datetime.date | None = None,
) -> MouModelText:
    """Save the model text of ``language``. ``seen`` are provisions and confidentiality as the person read them."""
    if not is_staff(by):
        raise NotAllowed(_("Only Search staff change the model texts."))
    provisions = need_text(provisions, _("Write the provisions"), field="provisions")
    model = MouModelText.objects.select_for_update(no_key=True).filter(language=language).first()
    now = (model.provisions, model.confidentiality) if model is not None else ("", "")
    wanted = (provisions, confidentiality.strip())
    if model is not None and now == wanted:
        return model
    if seen is not None and seen != now:
        raise Refused(CHANGED, code="changed")
    model = model or MouModelText(language=language)
    model.provisions, model.confidentiality = wanted
    model.changed_on, model.changed_by = on or today(), by
    model.save()
    return model

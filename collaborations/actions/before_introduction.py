"""Nothing was held together before those who held it were introduced."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext

from collaborations.introductions.origins import known_since
from collaborations.models import Collaboration
from cop_portal.dates import Precision, format_date
from cop_portal.refusals import Refused


def check_not_before(
    collaboration: Collaboration, date: datetime.date, *, field: str, precision: str = Precision.DAY
) -> None:
    """Refuse a day, or a month, before the parties knew each other."""
    since = known_since(collaboration)
    if since is None:
        return
    first = since if precision == Precision.DAY else since.replace(day=1)
    if date < first:
        words = gettext("This is before you were introduced on %(date)s. Check the date")
        message = words % {"date": format_date(since)}
        raise Refused(message, field=field, code="before_introduction")

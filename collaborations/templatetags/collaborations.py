"""``{% load collaborations %}``: the thread's picture in a list, topics in a line, the place of an activity."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from collaborations.activities.days import planned_days
from collaborations.models import FollowUpMeeting, JointActivity
from collaborations.thread.listing import ThreadRow
from collaborations.thread.outside import OutsidePicture
from cop_portal.dates import format_date
from cop_portal.ui import pictures
from cop_portal.ui import thread as drawing
from members.models import Topic
from members.topic_words import topic_labels

register = template.Library()
_REFERENCE = re.compile(r"\bMOU-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


@register.simple_tag
def stage_picture(row: ThreadRow | OutsidePicture) -> SafeString:
    """``{% stage_picture row %}``: the stage line of a thread in a list, small and without labels.

    It is decoration: the words beside it (``row.reached``) say the same.
    """
    kinds = drawing.piece_kinds(row.knots, row.cord_from)
    # From the top down: whoever joined first.
    strands = sorted(row.thread.strands)
    dots = drawing.stage_dots(strands)
    columns = (
        (knot.state, dots if index == 0 else pictures.knot(knot.state), drawing.stage_piece(kind, strands))
        for index, (knot, kind) in enumerate(zip(row.knots, kinds, strict=True))
    )
    return format_html(
        '<div class="stages stages-small" aria-hidden="true">{}</div>',
        format_html_join("", '<div class="stage stage-{}">{}{}</div>', columns),
    )


@register.simple_tag
def topics_in_line(topics: Iterable[Topic]) -> SafeString:
    """``{% topics_in_line topics %}``: topics one after the other, as they stand within a line."""
    labels = ((label["language"], label["label"]) for label in topic_labels(topics))
    return format_html_join(pgettext("between topics", ", "), '<bdi lang="{}">{}</bdi>', labels)


@register.filter
def planned_for(plan: FollowUpMeeting | JointActivity) -> str:
    """``{{ plan|planned_for }}``: on which day a meeting, on which days an activity is planned."""
    return planned_days(plan).words() if isinstance(plan, JointActivity) else format_date(plan.planned_on)


@register.filter
def own_place(activity: JointActivity) -> str:
    """``{{ activity|own_place }}``: its place, where that says more than the governorate beside it."""
    governorate = activity.governorate
    if governorate is None:
        return activity.place
    names = {governorate.name_en, governorate.name_ar, governorate.name_ckb}
    return "" if activity.place in names else activity.place


@register.filter
def references_whole(text: str) -> SafeString:
    """``text`` with each reference of a memorandum kept on one line; shown only, the text itself stays as it is."""
    marked = _REFERENCE.sub(r'<span class="mou-reference">\g<0></span>', conditional_escape(text))
    return mark_safe(marked)

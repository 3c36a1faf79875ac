"""The panel of a profile that says what the two could do together."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_portal.translations.texts import ReadText
from cop_portal.ui.templatetags.ui import name as name_tag
from members.complementarity import Join
from members.models import Organization
from members.panels import OrganizationPanel
from members.translations.notes import SaidOnce

from .query import Profile, Want
from .rows import short, written

# How many themes in common are shown where nothing joins the two more closely.
MOST_NEAR = 3


def together(profile: Profile, panels: list[OrganizationPanel], once: SaidOnce) -> dict[str, Any] | None:
    """The context of ``components/together_panel.html``; None where the reader has nobody to speak for.

    What ``once`` says of all translations is not said here again.
    """
    found = profile.together
    if found is None or profile.acting_for is None:
        return None
    them, us = profile.organization, profile.acting_for
    names = {"them": short(them), "us": name_tag(us)}
    if found.count:
        text = ngettext(
            "{count} thing joins {them} and {us}.", "{count} things join {them} and {us}.", found.count
        )
        lead = format_html(text, count=found.count, **names)
    elif found.near:
        lead = format_html(
            _("Nothing listed joins {them} and {us} yet, but you work on the same themes."), **names
        )
    else:
        lead = format_html(_("Nothing listed joins {them} and {us} yet."), **names)
    for panel in panels:
        if panel.sentence:
            lead = format_html("{} {}", lead, panel.sentence)
    actions = [action for panel in panels for action in panel.actions]
    primary = next((action for action in actions if action.is_primary), None)
    return {
        "their_name": name_tag(them),
        "your_name": name_tag(us),
        "lead": lead,
        "rows": [_together_row(profile, join, once) for join in (found.joins or found.near[:MOST_NEAR])],
        "empty": _empty_words(profile, us),
        "primary": primary,
        "links": [action for action in actions if action is not primary],
    }


def _empty_words(profile: Profile, us: Organization) -> str:
    """What would bring rows here, where the reader's organization has listed nothing that could."""
    if profile.reading.offers_by.get(us.pk) or profile.reading.wants_by.get(us.pk):
        return ""
    return _(
        "Add what you can share and what you want to learn, and it shows here what you could do together."
    )


def _together_row(profile: Profile, join: Join, once: SaidOnce) -> dict[str, Any]:
    them, us = profile.organization, profile.acting_for
    topics = profile.reading.topics
    offering, wanting = (them, us) if join.they_offer else (us, them)
    offered, wanted = (join.theirs, join.ours) if join.they_offer else (join.ours, join.theirs)
    offer = next(row for row in profile.reading.offers_by[offering.pk] if row.topic.pk == offered)
    want = next(row for row in profile.reading.wants_by[wanting.pk] if row.topic.pk == wanted)
    years = offer.expertise.get_band_display()
    if join.they_offer:
        their_side: str = format_html(_("{name} shares: {years}"), name=short(them), years=years)
        your_side = _want_side(None, want.question)
    else:
        their_side = _noted(_want_side(short(them), want.question), want, once)
        your_side = format_html(_("You share: {years}"), years=years)
    return {
        "their_topic": topics[join.theirs].name,
        "their_side": their_side,
        "your_topic": topics[join.ours].name,
        "your_side": your_side,
    }


def _noted(side: str, want: Want, once: SaidOnce) -> str:
    """``side`` with what is said of the language of the question in it."""
    note = once.beneath(want.note)
    return format_html('{} <span class="together-note">{}</span>', side, note) if note else side


def _want_side(who: SafeString | None, question: ReadText | None) -> str:
    """What is wanted, in the words of who wants it: ``who``, or you."""
    if question is None:
        if who is None:
            return _("You want to learn about this")
        return format_html(_("{name} wants to learn about this"), name=who)
    if who is None:
        return format_html(_("You want: {question}"), question=written(question))
    return format_html(_("{name} wants: {question}"), name=who, question=written(question))

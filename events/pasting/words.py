"""What is said on the pages of a pasted list: what may be chosen, what was, and what another has said meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.actions.pasted_lists import Saved
from events.attendance.decisions import Choice, Decision
from events.attendance.parties import NONE, Party, Who
from events.attendance.writings import Writing
from events.presence.words import counts_words, person_words
from members.admin.merging import sentences
from members.hidden import marked_name_tag
from members.models import Organization, User
from members.names.known import Reason
from members.recognition import FULL, NEAR, Candidate


def who_words(who: Who) -> SafeString:
    """An organization in the reader's language, marked where it is hidden, or what a walk-in calls itself."""
    if who.organization is not None:
        return marked_name_tag(who.organization)
    return format_html("<bdi>{}</bdi>", who.walk_in_name)


def why_asked(writing: Writing) -> str:
    """Why it is asked which organization is meant."""
    if writing.heading:
        return ngettext(
            "Line %(number)s names it. %(count)s line below it says no organization: is it theirs?",
            "Line %(number)s names it. %(count)s lines below it say no organization: are they theirs?",
            len(writing.lines),
        ) % {"number": writing.heading, "count": len(writing.lines)}
    if not writing.candidates:
        return _("No organization is known here by this name.")
    if sum(one.certainty >= FULL for one in writing.candidates) > 1:
        return _("More than one organization is called so. Which one is meant?")
    if sum(one.certainty >= NEAR for one in writing.candidates) > 1:
        return _("This may mean more than one organization. Which one did they come for?")
    return _("No organization is written quite so. Which one is meant?")


def meant_words(candidate: Candidate) -> SafeString:
    """An organization that may be meant, and by what, so that it can be told at a glance."""
    by_what = {
        Reason.PART: pgettext("by what an organization may be meant", "part of its name"),
        Reason.SPELLING: pgettext("by what an organization may be meant", "similar name"),
    }
    return format_html(
        pgettext("who may be meant, by what", "{name} ({reason})"),
        name=marked_name_tag(candidate.organization),
        reason=by_what.get(candidate.reason, candidate.reason.label),
    )


def numbers_asked(party: Party, page: str = "") -> SafeString:
    """What stands where, where numbers meet names or other numbers. ``page`` is where its names can be removed."""
    parts: list[SafeString | str] = []
    there, counted = party.written, party.counted
    if there.people:
        parts.append(
            ngettext(
                "%(count)s person is listed at the event by name already.",
                "%(count)s people are listed at the event by name already.",
                len(there.people),
            )
            % {"count": len(there.people)}
        )
    elif any(there.numbers):
        parts.append(
            format_html(_("At the event is written down: {numbers}"), numbers=counts_words(*there.numbers))
        )
    if any(counted):
        parts.append(format_html(_("This list counts: {numbers}"), numbers=counts_words(*counted)))
    if party.new:
        parts.append(
            ngettext("This list names %(count)s person.", "This list names %(count)s people.", len(party.new))
            % {"count": len(party.new)}
        )
    if there.people or party.new:
        parts.append(_("Where people are listed by name, the numbers are those of the names."))
    if there.people and party.counting and page:
        parts.append(
            format_html(
                _(
                    'If the numbers of this list are right, <a href="{page}">remove the names first</a>: then you can'
                    " choose here that the numbers count."
                ),
                page=page,
            )
        )
    return sentences(*parts)


def numbers_choice(party: Party, choice: Choice) -> SafeString:
    """One thing that can be done with numbers, and what they are then."""
    lost = party.counted if choice is Choice.NAMES else NONE
    if lost not in (NONE, party.named):
        return format_html(
            _("The names count. These numbers of the list are not kept: {lost} After that: {numbers}"),
            lost=counts_words(*lost),
            numbers=counts_words(*party.numbers_after(choice)),
        )
    words = {
        Choice.NAMES: _("The names count. After that: {numbers}"),
        Choice.SET: _("The numbers of this list count, without names. After that: {numbers}"),
        Choice.ADD: _("Add the numbers of this list, without names. After that: {numbers}"),
        Choice.STAY: _("Leave it as it is at the event. After that: {numbers}"),
    }
    return format_html(words[choice], numbers=counts_words(*party.numbers_after(choice)))


def decision_words(decision: Decision | None, members: Mapping[int, Organization]) -> SafeString | str:
    """What was said of one thing."""
    if decision is None:
        return _("Nothing: it was taken back.")
    if decision.choice is Choice.MEMBER and decision.member in members:
        return format_html(
            pgettext("what was decided", "{name}."), name=marked_name_tag(members[decision.member])
        )
    if decision.choice is Choice.WALK_IN:
        return format_html(_("A walk-in, “{name}”."), name=format_html("<bdi>{}</bdi>", decision.walk_in))
    if decision.choice is Choice.WRITTEN:
        said = person_words(" · ".join(decision.name.splitlines()), decision.sex, decision.email)
        if not decision.name:
            said = SafeString(counts_words(decision.women, decision.men, decision.not_stated))
        return format_html("{} · <bdi>{}</bdi>", said, decision.organization)
    return {
        Choice.OUT: _("Left out."),
        Choice.KEEP: _("Somebody else, written down too."),
        Choice.NAMES: _("The names count."),
        Choice.SET: _("The numbers of this list count."),
        Choice.ADD: _("The numbers of this list are added."),
        Choice.STAY: _("Left as it is at the event."),
        Choice.APART: _("Of others: each line is put right by itself."),
    }.get(decision.choice, "")


def decided_meanwhile(
    now: Decision | None,
    yours: Decision | None,
    members: Mapping[int, Organization],
    *,
    can_save: bool = True,
) -> SafeString:
    """Another has said something else: who, what, and what was chosen here and is not saved. ``can_save``: the form
    stands below."""
    by = User.objects.filter(pk=now.by).first() if now and now.by else None
    parts: list[SafeString | str] = [_("Decided meanwhile.")]
    if by is not None:
        parts = [format_html(_("{who} has decided meanwhile."), who=format_html("<bdi>{}</bdi>", by.name))]
    return sentences(
        *parts,
        format_html(_("It says now: {value}"), value=decision_words(now, members)),
        format_html(_("You chose: {value}"), value=decision_words(yours, members)),
        _("Save again to put yours in its place.") if can_save else _("What was decided first stands."),
    )


def saved_words(saved: Saved) -> str:
    """What was written down, for the page to which it leads."""
    if not saved.people:
        return _("Nobody of this list was missing: nothing was added.")
    return ngettext(
        "%(count)s person was written down. Organizations: %(organizations)s.",
        "%(count)s people were written down. Organizations: %(organizations)s.",
        saved.people,
    ) % {"count": saved.people, "organizations": saved.organizations}


def waiting_words(count: int) -> str:
    """How many lines are still in the list."""
    return ngettext(
        "%(count)s line is still in the list and wants your word.",
        "%(count)s lines are still in the list and want your word.",
        count,
    ) % {"count": count}

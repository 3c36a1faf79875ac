"""An organization says whether it comes to an event, with whom, and what they need."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.answered import (
    ACCESS,
    DIETARY,
    PEOPLE,
    Answered,
    Named,
    as_answered,
    fingerprint_of_people,
)
from events.models import Event, Rsvp, RsvpPerson
from events.models.limits import LONGEST_NAME, LONGEST_NEEDS
from events.visibility import may_answer
from members.actions.recorded import recorded
from members.models import Membership, Organization, User
from members.names.rules import clean_organization_name

from .acquaintances import lock_event, refresh_acquaintances
from .answered_meanwhile import meant

# So many people of one organization; a coach of visitors is asked for at Search.
MOST_PEOPLE = 30


@recorded
def answer_event(
    *,
    event: Event,
    organization: Organization,
    by: User,
    answer: str,
    people: Iterable[str] | None = None,
    accounts: Iterable[int] | None = None,
    access_needs: str | None = None,
    dietary_needs: str | None = None,
    seen: str | None = None,
    on: datetime.date | None = None,
) -> Rsvp:
    """Say for ``organization`` yes, maybe or no to ``event``; said again, it replaces what was said.

    ``people`` are names of who comes, ``accounts`` the ids of those of its own people who do; None for both leaves them
    as they are. So does None of what they need; an empty text removes it, and so does a no, whatever is sent with it:
    nobody has to know it then. ``seen`` is ``Answered.seen`` of the page on which it was said: what a colleague has
    changed since is not overwritten (AnsweredMeanwhile), and stays where the page did not change it.
    """
    if answer not in Rsvp.Answer.values:
        raise Refused(_("Choose yes, maybe or no."), field="answer", code="answer")
    on = on or today()
    names = None if people is None and accounts is None else clean_names(people or ())
    is_no = answer == Rsvp.Answer.NO
    needs = {
        ACCESS: None if is_no else _clean_needs(access_needs, "access_needs"),
        DIETARY: None if is_no else _clean_needs(dietary_needs, "dietary_needs"),
    }
    with transaction.atomic():
        event = lock_event(event)
        if not may_answer(by, event, organization):
            raise NotAllowed(
                _("Only people of an organization that may come answer for it."), code="not_allowed"
            )
        refuse_answer(event, on)
        rsvp = Rsvp.objects.filter(event=event, organization=organization).first()
        before = as_answered(rsvp)
        named = None if names is None else _named(organization, accounts or (), names)
        named = meant(before, seen, answer, named, needs)
        if is_no:
            needs = {ACCESS: "", DIETARY: ""}
        comes = before.people if named is None else named
        _refuse_beyond_capacity(event, organization, before, answer, comes)
        if rsvp is not None and _says_already(rsvp, before, answer, comes, needs):
            return rsvp
        rsvp = rsvp or Rsvp(event=event, organization=organization)
        _write(rsvp, answer, needs, by, on)
        _list_people(rsvp, comes)
        refresh_acquaintances(event)
    return rsvp


def refuse_answer(event: Event, on: datetime.date | None = None) -> None:
    """Raise Refused where nobody can answer ``event`` on that day, whoever they are."""
    state = event.state_on(on or today())
    words: dict[str, Any] = {
        "draft": _("This event is not announced yet, so nobody can answer it."),
        "cancelled": _("This event was cancelled, so there is nothing to answer any more."),
        "closed": _("This event is over. If something about who came is wrong, tell Search staff."),
        "held": _("This event is over. If something about who came is wrong, tell Search staff."),
    }
    if state in words:
        raise Refused(words[state], code=state)


# -- who comes --------------------------------------------------------------------------------------------------------


def clean_names(people: Iterable[str]) -> list[str]:
    """The names as they are kept, each once. Raises Refused for what is no name."""
    names: dict[str, str] = {}
    for written in people:
        name = clean_organization_name(written, field="people")
        if not name:
            continue
        if len(name) > LONGEST_NAME:
            message = gettext("This name is longer than %(most)s signs: “%(name)s…”. Write the name alone.")
            message %= {"most": LONGEST_NAME, "name": name[:30]}
            raise Refused(message, field="people", code="long_name")
        if "@" in name or not any(sign.isalpha() for sign in name):
            message = gettext("“%(name)s” is not a name. Write one name a line, and nothing else.")
            raise Refused(message % {"name": name}, field="people", code="strange_name")
        names.setdefault(name.casefold(), name)
    return list(names.values())


def _named(organization: Organization, accounts: Iterable[int], names: Sequence[str]) -> tuple[Named, ...]:
    """The people of ``organization`` with these accounts, then those named besides. One named twice comes once."""
    wanted = set(accounts)
    members = Membership.objects.filter(
        organization=organization, until__isnull=True, user__is_active=True, user__in=wanted
    ).select_related("user")
    ticked = {row.user_id: row.user.name or row.user.email for row in members}
    if wanted - ticked.keys():
        raise Refused(
            _("Somebody you ticked does not belong to your organization any more. Look at the list again."),
            field="accounts",
            code="left",
        )
    taken = {name.casefold() for name in ticked.values()}
    people = [Named(name[:LONGEST_NAME], pk) for pk, name in ticked.items()]
    people += [Named(name) for name in names if name.casefold() not in taken]
    if len(people) > MOST_PEOPLE:
        message = ngettext(
            "These are more than %(most)s person. If so many of you come, write to Search.",
            "These are more than %(most)s people. If so many of you come, write to Search.",
            MOST_PEOPLE,
        )
        raise Refused(message % {"most": MOST_PEOPLE}, field="people", code="too_many")
    return tuple(people)


def _list_people(rsvp: Rsvp, people: Iterable[Named]) -> None:
    """Make the list of who comes these, keeping rows that are right already."""
    wanted = list(people)
    for row in rsvp.people.all():
        fact = Named(row.name, row.user_id)
        if fact in wanted:
            wanted.remove(fact)
        else:
            row.delete()
    RsvpPerson.objects.bulk_create(
        RsvpPerson(rsvp=rsvp, name=one.name, user_id=one.user_id) for one in wanted
    )


def _refuse_beyond_capacity(
    event: Event, organization: Organization, before: Answered, answer: str, people: Sequence[Named]
) -> None:
    """Raise Refused where more would come than there is room for; who has a place keeps it.

    Places that hidden organizations take are not counted: whoever was refused one would know that somebody comes whom
    they cannot see. Search sees them, and where there are more people than places.
    """
    wanted = max(1, len(people)) if answer == Rsvp.Answer.YES else 0
    if event.capacity is None or wanted <= before.count:
        return
    others = Rsvp.objects.filter(event=event, answer=Rsvp.Answer.YES).exclude(
        Q(organization=organization) | Q(organization__visibility=Organization.Visibility.HIDDEN)
    )
    named = others.annotate(named=Count("people")).values_list("named", flat=True)
    left = event.capacity - sum(max(1, count) for count in named)
    if wanted <= left:
        return
    if left <= before.count:
        words = (
            _("No more places are left. You keep those you have; if more of you would come, write to Search.")
            if before.count
            else _(
                "No places are left. You can answer “maybe”: Search sees it, and can tell you of a free place."
            )
        )
        raise Refused(words, field="people" if before.count else "answer", code="full")
    raise Refused(
        _("There are fewer places left than people you name. Name fewer of them, or write to Search."),
        field="people",
        code="too_few_places",
    )


# -- what they need ---------------------------------------------------------------------------------------------------


def _clean_needs(text: str | None, field: str) -> str | None:
    if text is None:
        return None
    text = text.replace("\0", "").replace("\r\n", "\n").strip()
    if len(text) > LONGEST_NEEDS:
        message = gettext("Write it in %(most)s signs or fewer; these are %(count)s.")
        raise Refused(message % {"most": LONGEST_NEEDS, "count": len(text)}, field=field, code="long_needs")
    return text


# -- writing ----------------------------------------------------------------------------------------------------------


def _says_already(
    rsvp: Rsvp, before: Answered, answer: str, people: Sequence[Named], needs: Mapping[str, str | None]
) -> bool:
    """Whether ``rsvp`` says all this as it is: pressed twice, nothing happens twice."""
    return (
        answer == before.answer
        and fingerprint_of_people(people) == before.fingerprints[PEOPLE]
        and needs[ACCESS] in (None, rsvp.access_needs)
        and needs[DIETARY] in (None, rsvp.dietary_needs)
    )


def _write(rsvp: Rsvp, answer: str, needs: Mapping[str, str | None], by: User, on: datetime.date) -> None:
    """Save ``rsvp`` with this answer; since when it says yes stays while it does."""
    if answer != Rsvp.Answer.YES:
        rsvp.yes_since = None
    elif rsvp.yes_since is None:
        rsvp.yes_since = on
    rsvp.answer, rsvp.answered_on, rsvp.answered_by = answer, on, by
    if (access := needs[ACCESS]) is not None:
        rsvp.access_needs = access
    if (dietary := needs[DIETARY]) is not None:
        rsvp.dietary_needs = dietary
    rsvp.save()

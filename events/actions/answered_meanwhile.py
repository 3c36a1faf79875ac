"""Two colleagues answer for one organization at once: the second is told what the first has said."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from cop_portal.refusals import Refused
from events.answered import ACCESS, ANSWER, DIETARY, PEOPLE, Answered, Named, fingerprint_of_people
from events.models import Rsvp


class AnsweredMeanwhile(Refused):
    """A colleague has answered something else after the form was opened; nothing was written.

    ``said`` are the sentences by field; ``now`` is what holds, for a form to be based on.
    """

    def __init__(self, said: Mapping[str, str], now: Answered) -> None:
        field, message = next(iter(said.items()))
        super().__init__(message, field=field, code="answered_meanwhile")
        self.said = dict(said)
        self.now = now

    def add_to(self, form) -> None:
        """At each of the fields; what was typed stays, and sent again it stands."""
        for field, message in self.said.items():
            form.add_error(field if field in form.fields else None, message)


def meant(
    before: Answered,
    seen: str | None,
    answer: str,
    named: tuple[Named, ...] | None,
    needs: dict[str, str | None],
) -> tuple[Named, ...] | None:
    """Who comes, as the person means it who saw ``seen``: None where it stays as it is.

    Raises AnsweredMeanwhile where something has changed since and what is sent would put something else in its place.
    """
    changed = before.changed_since(seen) if before.answer else set()
    said: dict[str, str] = {}
    if ANSWER in changed and answer != before.answer:
        said["answer"] = _answered_words(before)
    if PEOPLE in changed and named is not None:
        mine = fingerprint_of_people(named)
        if f"{PEOPLE}:{mine}" in (seen or "").split():
            named = None  # The page changed nothing here: what a colleague has written stays.
        elif mine != before.fingerprints[PEOPLE]:
            said["people"] = _people_words(before)
    for part, field in ((ACCESS, "access_needs"), (DIETARY, "dietary_needs")):
        # Where a colleague said no, the notes went with it: nothing is there that could be replaced.
        if part in changed and needs[part] is not None and before.answer != Rsvp.Answer.NO:
            said[field] = gettext(
                "Meanwhile a colleague of yours changed what Search has noted here. What you send now replaces it."
            )
    if said:
        raise AnsweredMeanwhile(said, before)
    return named


def _answered_words(now: Answered) -> SafeString:
    words = {
        Rsvp.Answer.YES.value: gettext(
            "Meanwhile {name} answered “yes” for your organization. Choose again what holds."
        ),
        Rsvp.Answer.MAYBE.value: gettext(
            "Meanwhile {name} answered “maybe” for your organization. Choose again what holds."
        ),
        Rsvp.Answer.NO.value: gettext(
            "Meanwhile {name} answered “no” for your organization. Choose again what holds."
        ),
    }
    return format_html(words[now.answer], name=_name_of(now))


def _people_words(now: Answered) -> SafeString:
    if not now.people:
        return format_html(
            gettext("Meanwhile {name} took everybody off the list. What you send now replaces it."),
            name=_name_of(now),
        )
    comma = SafeString(pgettext("between names", ", "))
    names = format_html_join(comma, "<bdi>{}</bdi>", ((one.name,) for one in now.people))
    return format_html(
        gettext("Meanwhile {name} wrote that these come: {people}. What you send now replaces that list."),
        name=_name_of(now),
        people=names,
    )


def _name_of(now: Answered) -> SafeString:
    return format_html("<bdi>{}</bdi>", str(now.by) if now.by else "")

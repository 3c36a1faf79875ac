"""Why a line wants a person's eye, in words for staff who review a list."""

from __future__ import annotations

from typing import Any, cast

from django.utils.functional import Promise, lazy
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext

_SENTENCES: dict[str, Promise] = {
    # No line of a person.
    "header": _("This line is a heading and names no person."),
    "heading": _("This line names an organization and no person. It may be a heading of the lines below it."),
    "nothing": _("There is no name and no organization in this line."),
    "continued": _("This line belongs to line {number}: a cell of the table goes on here."),
    "too_long": _("This is too long for one person. Write each person on a line of their own."),
    "total": _(
        "This line is a sum of others and names no organization. Leave it out, or say whose number it is."
    ),
    "several_people": _("There may be more than one person in this line. Write each on a line of their own."),
    # Something in it cannot be taken as it stands.
    "formula": _("There is a formula in this line. It was not calculated: write what it should say."),
    "two_emails": _("There are two e-mail addresses in this line, and the first was taken: {texts}."),
    "bad_email": _("“{text}” is no complete e-mail address."),
    "address_joined": _("The dashes in “{text}” may part a name or an organization from the e-mail address."),
    "counts_unclear": _("How many came is not clear. Write it so: {example}."),
    # Which organization.
    "several_organizations": _("More than one organization may be meant by “{text}”: {names}."),
    "alike": _("“{text}” is only like the name of an organization. It may be {names}."),
    "email_of_another": _("“{text}” is in this line, but the e-mail address is one of {names}."),
    "unknown_organization": _("No organization called “{text}” is known here."),
    "organization_in_name": _("No organization stands apart from the name “{text}”. It may be {names}."),
    "no_organization": _("This line says no organization."),
    "heading_above": _("Line {number} above names “{text}”: is it theirs?"),
    "name_or_organization": _("Which is the name of the person, and which the organization? {texts}"),
    # Who.
    "no_name": _("There is no name of a person in this line, and no number of people."),
    "absent": _("“{text}” is in this line: did they come?"),
    "absent_above": _("Line {number} above says “{text}”: did they come?"),
    "name_unclear": _("There may be more in the name than the name: {texts}."),
    # Said before.
    "repeated_line": _("This is the same as line {number}."),
    "repeated_person": _("The same person is in line {number}."),
    "other_letters": _("Line {number} may name the same person in other letters."),
    "same_email": _("The same e-mail address is in line {number}, with another name."),
    "repeated_counts": _("Line {number} counts the people of this organization already."),
    "counts_and_names": _("Line {number} names people of this organization, and this line counts them."),
}
CODES = frozenset({*_SENTENCES, "not_stated"})
# Most organizations that a sentence names.
_MOST_NAMES = 4
# Most texts of the line that it cites, and how much of each.
_MOST_TEXTS, _MOST_OF_TEXT = 12, 100


def sentence(code: str, about: dict[str, Any]) -> Promise:
    """The sentence for ``code``, put together in the language of whoever reads it."""
    return cast("Promise", lazy(_sentence, str)(code, about))


def sentences(*told: tuple[str, dict[str, Any]]) -> Promise:
    """Some of them, one after the other: each a code and what it is about."""
    return cast("Promise", lazy(lambda: " ".join(_sentence(*one) for one in told), str)())


def _sentence(code: str, about: dict[str, Any]) -> str:
    comma = pgettext("between items of a list", ", ")
    if code == "not_stated":
        count = about["count"]
        return ngettext(
            "%(count)d person came, and it is not said whether a woman or a man.",
            "%(count)d people came, and it is not said how many of them are women and how many are men.",
            count,
        ) % {"count": count}
    values = {key: value for key, value in about.items() if not isinstance(value, list)}
    if "text" in values:
        values["text"] = Truncator(values["text"]).chars(_MOST_OF_TEXT)
    values["names"] = comma.join(str(one) for one in about.get("names", [])[:_MOST_NAMES])
    values["texts"] = comma.join(
        pgettext("a text that somebody wrote, in a list of such", "“%(text)s”")
        % {"text": Truncator(text).chars(_MOST_OF_TEXT)}
        for text in about.get("texts", [])[:_MOST_TEXTS]
    )
    values["example"] = pgettext("how to write how many came", "Al Noor: 3 women, 2 men")
    return str(_SENTENCES[code]).format(**values)

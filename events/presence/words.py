"""What staff are told beside a line of who came: that it is saved, who changed it meanwhile, what stands there now."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_portal.dates import BAGHDAD
from cop_portal.ui.templatetags.ui import name as name_tag
from events.actions.meanwhile import AlreadyThere, LineChanged, NamesListed
from events.models import Presence, PresentPerson
from members.admin.merging import changed_words, happened, sentences
from members.history.latest import addition, removal

SEXES = dict(PresentPerson.Sex.choices)


def who_came(presence: Presence) -> SafeString:
    """The organization's name in the reader's language, or what a walk-in calls itself."""
    if presence.organization is not None:
        return name_tag(presence.organization)
    return format_html("<bdi>{}</bdi>", presence.walk_in_name)


def saved_at(instant: datetime.datetime) -> str:
    """That it was saved, and when: the time in Baghdad."""
    return _("Saved %(time)s") % {"time": instant.astimezone(BAGHDAD).strftime("%H:%M")}


def saved_now() -> str:
    """That it was saved just now."""
    return saved_at(timezone.now())


def counts_words(women: int, men: int, not_stated: int) -> str:
    """How many came, in a sentence for each number that there is."""
    counts = {"women": women, "men": men, "not_stated": not_stated}
    there = {name: count for name, count in counts.items() if count}
    return typed_counts(there) if there else _("No numbers written down.")


def counts_of(presence: Presence) -> str:
    """The same of a line."""
    return counts_words(presence.women, presence.men, presence.not_stated)


def person_words(name: str, sex: str, email: str) -> SafeString:
    """One person as a line of text."""
    shown = [format_html("<bdi>{}</bdi>", name), format_html("{}", SEXES.get(sex, ""))]
    if email:
        shown.append(format_html('<bdi class="ltr" dir="ltr">{}</bdi>', email))
    return SafeString(" · ".join(shown))


# -- two at once ------------------------------------------------------------------------------------------------------


def typed_counts(typed: Mapping[str, int]) -> str:
    """The numbers that somebody has changed, each in a sentence."""
    words = {
        "women": _("Women: %(count)s."),
        "men": _("Men: %(count)s."),
        "not_stated": _("Not stated: %(count)s."),
    }
    return " ".join(words[name] % {"count": count} for name, count in typed.items())


def changed_line(refusal: LineChanged) -> SafeString:
    """Another has changed the numbers of a line: who, what they are now, and what was typed and is not saved."""
    row = refusal.row
    line = row.presence if isinstance(row, PresentPerson) else row
    parts = [changed_words(line), format_html(_("Now it says: {value}"), value=counts_of(line))]
    if isinstance(refusal, NamesListed):
        parts.append(_("People are listed by name now, and numbers are those of the names."))
    if refusal.changed:
        parts.append(format_html(_("You typed: {value}"), value=typed_counts(refusal.changed)))
    return sentences(*parts)


def changed_person(person: PresentPerson, typed: Mapping[str, str]) -> SafeString:
    """Another has changed what is written of a person, and what was ``typed`` is not saved. Who it was is not kept:
    histories hold no names of people."""
    now = person_words(person.name, person.sex, person.email)
    parts = [_("Changed meanwhile."), format_html(_("Now it says: {value}"), value=now)]
    if typed:
        parts.append(format_html(_("You typed: {value}"), value=_typed_person(typed)))
    return sentences(*parts)


def _typed_person(typed: Mapping[str, str]) -> SafeString:
    """What of a person somebody has changed."""
    words = {
        "name": lambda name: format_html("<bdi>{}</bdi>", name),
        "sex": lambda sex: format_html("{}", SEXES.get(sex, "")),
        "email": lambda email: (
            format_html('<bdi class="ltr" dir="ltr">{}</bdi>', email) if email else _("no e-mail address")
        ),
    }
    return SafeString(" · ".join(conditional_escape(words[name](value)) for name, value in typed.items()))


def changed_sex(person: PresentPerson, chosen: str) -> SafeString:
    """Another has changed what is written of a person since it was asked whether they are a woman or a man."""
    return sentences(
        _("Changed meanwhile."),
        format_html(_("Now it says: {value}"), value=person_words(person.name, person.sex, person.email)),
        format_html(_("You chose: {value}"), value=SEXES.get(chosen, "")),
        _("Save again to put yours in its place."),
    )


def stated_words(count: int) -> str:
    """Of how many people it was saved whether they are women or men."""
    return ngettext("Saved for %(count)s person.", "Saved for %(count)s people.", count) % {"count": count}


def gone_people(count: int) -> str:
    """How many people were removed before something was saved of them."""
    return ngettext(
        "%(count)s person was removed meanwhile, so nothing was saved for them.",
        "%(count)s people were removed meanwhile, so nothing was saved for them.",
        count,
    ) % {"count": count}


def already_there(refusal: AlreadyThere) -> SafeString:
    """Who was to be added has a line: who wrote it, and what it says."""
    line = refusal.presence
    written = happened(
        addition(Presence, id=line.pk),
        _("It is on the list already: {who}, {when}."),
        _("It is on the list already."),
    )
    return sentences(who_came(line), written, counts_of(line))


def removed_line(public_id: object) -> SafeString | str:
    """Who has removed a line."""
    entry = removal(Presence, public_id=public_id)
    return happened(entry, _("Removed meanwhile: {who}, {when}."), _("Removed meanwhile."))

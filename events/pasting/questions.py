"""What wants a person's word in a pasted list, as the page asks it, and the answers that come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_portal.ui.templatetags.ui import name as name_tag
from events.attendance.decisions import Choice, Decision, line_key, mark_of
from events.attendance.parties import Party
from events.attendance.review import Review
from events.attendance.understood import Understood
from events.attendance.writings import Writing
from events.presence.page import Said
from members.models import Organization

from .forms import LONGEST_ORGANIZATION
from .words import decision_words, meant_words, numbers_asked, numbers_choice, who_words, why_asked

Words = SafeString | str | Promise
# The answer that another member is meant, chosen from all of them.
OTHER = "other"
# A line that is longer is shown as far as that; the templates know the number too.
MOST_SHOWN = 300
# So many people are named in a question.
MOST_PEOPLE = 8


# No number of an organization is longer; of much longer ones Python makes none at all.
_MOST_DIGITS = 18


def number_sent(text: str) -> int:
    """The number of an organization that was sent; 0, which is nobody's, where it is none: any text will do."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


class Unclear(Exception):
    """An answer says too little, or two things. ``args[0]`` is what is wrong."""


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen."""

    value: str
    label: Words

    @property
    def is_rare(self) -> bool:
        """Whether it stands folded, with all members to choose from beside it."""
        return self.value == OTHER


@dataclass
class Question:
    """Something that is asked with a few choices, for one way of writing an organization, its numbers, or a line."""

    key: str
    legend: Words
    text: Words
    options: list[Option]
    stored: Decision | None = None
    is_open: bool = True
    lines: tuple[Understood, ...] = ()
    over: str = ""
    # The one line that is asked about.
    number: int = 0
    # Whether its lines stand under a heading.
    is_for_lines_below: bool = False
    # What stands in the field of a walk-in's name, and what the list says.
    name: str = ""
    written: str = ""
    chosen: str = ""
    # What was decided, in words.
    decided: Words = ""
    said: Said | None = None

    @property
    def seen(self) -> str:
        """What its form carries: what was said of it when it was shown."""
        return mark_of(self.stored)

    @property
    def is_of_organization(self) -> bool:
        """Whether it asks which organization is meant."""
        return any(option.is_rare for option in self.options)

    @property
    def is_unfolded(self) -> bool:
        """Whether what is rarely said is shown at once: it was said, or is to be put right."""
        is_wrong = self.said is not None and self.said.is_wrong
        return (
            is_wrong or self.chosen == OTHER or (self.chosen == Choice.WALK_IN and self.name != self.written)
        )

    @property
    def people(self) -> list[str]:
        """The names in its lines."""
        return [name for one in self.lines for name in one.names]

    @property
    def people_shown(self) -> list[str]:
        """The first of them; all, where one word is for lines that do not say it themselves."""
        return self.people if self.is_for_lines_below else self.people[:MOST_PEOPLE]

    def answer(self, sent: Mapping[str, str], members: Mapping[int, Organization]) -> Decision | None:
        """What was answered; None where nothing was. Raises Unclear."""
        value = sent.get(self.key, "")
        member = sent.get(f"{self.key}-member", "")
        if not value and not member:
            return None
        if value not in {option.value for option in self.options} | {""}:
            raise Unclear(_("Choose one of these."))
        if value in ("", OTHER):
            number = number_sent(member)
            if number not in members:
                raise Unclear(_("Choose the organization from the list."))
            return Decision(Choice.MEMBER, member=number)
        if value.startswith("m"):
            return Decision(Choice.MEMBER, member=int(value[1:]))
        if value == Choice.WALK_IN:
            return Decision(Choice.WALK_IN, walk_in=_name_of(sent.get(f"{self.key}-name", "")))
        return Decision(Choice(value), over=self.over)


def _name_of(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise Unclear(_("Write the name of the walk-in."))
    if len(name) > LONGEST_ORGANIZATION:
        raise Unclear(_("The name of a walk-in has at most 200 characters."))
    return name


@dataclass
class Asked:
    """Everything that is asked of a list: with choices, and by fields."""

    questions: list[Question] = field(default_factory=list)
    doubts: list[Understood] = field(default_factory=list)

    def question(self, key: str) -> Question | None:
        """The question of this key."""
        return next((one for one in self.questions if one.key == key), None)


def asked_of(
    review: Review,
    stored: Mapping[str, Decision],
    members: Mapping[int, Organization],
    pages: Mapping[str, str],
) -> Asked:
    """What is asked, with what was said of it so far; what is still open stands first. ``pages`` are the addresses of
    what is written down of each organization, by ``Who.key``."""
    questions = [_of_writing(one, stored, members) for one in review.writings]
    questions += [_of_numbers(one, stored, pages.get(one.key, "")) for one in review.asked_numbers]
    questions += [_of_repeat(one, stored) for one in review.repeats]
    questions.sort(key=lambda one: not one.is_open)
    for question in questions:
        question.decided = "" if question.is_open else decision_words(question.stored, members)
    return Asked(questions, list(review.doubts))


def _of_writing(
    writing: Writing, stored: Mapping[str, Decision], members: Mapping[int, Organization]
) -> Question:
    decision = writing.decision
    options = [Option(f"m{one.organization.pk}", meant_words(one)) for one in writing.candidates]
    chosen, name = "", writing.text[:LONGEST_ORGANIZATION]
    if decision and decision.choice is Choice.MEMBER:
        chosen = f"m{decision.member}"
        if chosen not in {option.value for option in options}:
            options.append(Option(chosen, name_tag(members[decision.member])))
    elif decision:
        chosen = decision.choice
        name = decision.walk_in or name
    leave = ngettext("Leave this line out", "Leave these lines out", len(writing.lines))
    apart = _("They are of others: put each line right by itself, below")
    options += [
        Option(Choice.WALK_IN, _("Not a member yet: a walk-in by this name")),
        Option(Choice.APART, apart) if writing.heading else Option(Choice.OUT, leave),
        Option(OTHER, _("Another member:")),
    ]
    return Question(
        key=writing.key,
        legend=format_html("<bdi>{}</bdi>", Truncator(writing.text).chars(MOST_SHOWN)),
        text=why_asked(writing),
        options=options,
        stored=stored.get(writing.key),
        is_open=writing.is_open,
        lines=writing.lines,
        name=name,
        written=writing.text[:LONGEST_ORGANIZATION],
        chosen=chosen,
        is_for_lines_below=bool(writing.heading),
    )


def _of_numbers(party: Party, stored: Mapping[str, Decision], page: str) -> Question:
    return Question(
        key=party.question,
        legend=who_words(party.who),
        text=numbers_asked(party, page),
        options=[Option(choice, numbers_choice(party, choice)) for choice in party.options],
        stored=stored.get(party.question),
        is_open=party.choice is None,
        over=party.over,
        chosen=party.choice or "",
    )


def _of_repeat(one: Understood, stored: Mapping[str, Decision]) -> Question:
    is_count = one.is_count
    keep = _("Count these people too") if is_count else _("It is somebody else: write them down too")
    return Question(
        key=line_key(one.number),
        legend=format_html("<bdi>{}</bdi>", Truncator(one.line.text).chars(MOST_SHOWN)),
        text=one.reason,
        options=[Option(Choice.OUT, _("Leave this line out")), Option(Choice.KEEP, keep)],
        stored=stored.get(line_key(one.number)),
        number=one.number,
    )

"""What the pages of a pasted list show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from cop_portal.folding import fold
from events.attendance.decisions import Decision, decisions_of, line_key, lines_written, mark_of
from events.attendance.parties import Party
from events.attendance.review import Review
from events.attendance.understood import Understood
from events.models import AttendanceList
from events.presence.page import Said, Words, refusal_of
from members.hidden import marked_name
from members.models import Organization
from members.recognition import NEAR

from .forms import LineForm
from .questions import Asked, Question, asked_of
from .reading import Ground
from .words import decision_words

# A form sends four fields for each question: fewer than three hundred.
QUESTIONS_A_PAGE = 40
# With more lines the clear ones are folded.
FOLDED_FROM = 150
# Said of a line that names no organization: it is of the one that stands above it.
HEADING = "heading"
# Of so many organizations one can be chosen with one press.
MOST_MEANT = 4
# With more organizations a browser is given no names to complete what is typed.
MOST_NAMES = 300


@dataclass
class Doubt:
    """A line that is to be put right: its form, and what is said beside it."""

    of: Understood
    form: LineForm
    seen: str = ""
    said: Said | None = None
    # The organization that stands above it, where it says none itself.
    heading: str = ""
    # The member that is named and the one whose address stands beside it, where they differ.
    meant: tuple[Organization, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown at once: there is something to put right in what was sent."""
        return bool(self.form.errors) or bool(self.said and self.said.is_wrong)

    @cached_property
    def as_read(self) -> Words:
        """What would be written down of it as it was read, in words; empty where that says too little."""
        form = LineForm(self.form.initial, of=self.of)
        return decision_words(form.decision, {}) if form.is_valid() else ""

    @property
    def choices(self) -> dict[str, str]:
        """The organizations for which one press writes it down: how each is called, by what is sent."""
        above = {HEADING: self.heading} if self.heading else {}
        return {**above, **{f"m{one.pk}": one.name for one in self.meant}}

    @property
    def key(self) -> str:
        """Names it on the page."""
        return line_key(self.of.number)


@dataclass
class ReviewPage:
    """The review of one list."""

    pasted: AttendanceList
    ground: Ground
    review: Review
    asked: Asked
    refusal: Words
    number: str = "1"
    # Why nothing was written down.
    told: Words = ""
    said: Mapping[str, Said] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Its address; those of its lines begin with it."""
        return review_url(self.pasted)

    @cached_property
    def questions(self) -> Page:
        """What is asked with choices, a page of it."""
        for question in self.asked.questions:
            question.said = self.said.get(question.key)
        return Paginator(self.asked.questions, QUESTIONS_A_PAGE).get_page(self.number)

    @cached_property
    def doubts(self) -> Page:
        """The lines to put right, a page of them."""
        doubts = Paginator(self.asked.doubts, QUESTIONS_A_PAGE).get_page(self.number)
        doubts.object_list = [self.doubt(one) for one in doubts.object_list]
        return doubts

    @property
    def longer(self) -> Page:
        """Of the two the one with more pages."""
        return max(self.questions, self.doubts, key=lambda page: page.paginator.num_pages)

    @property
    def is_folded(self) -> bool:
        """Whether there is so much that is clear that it is folded."""
        return len(self.review.lines) > FOLDED_FROM

    def doubt(self, one: Understood) -> Doubt:
        """A line with its form."""
        above = self.review.heading_of(one)
        meant = above.found.certain if above and above.found else None
        heading = meant.name if meant else above.organization if above else ""
        seen = mark_of(self.stored.get(line_key(one.number)))
        return Doubt(one, LineForm(of=one), seen, heading=heading, meant=_meant(one))

    @cached_property
    def stored(self) -> dict[str, Decision]:
        """What was said of the list, by key."""
        return decisions_of(self.pasted.decisions)

    @property
    def written(self) -> int:
        """How many lines of the list were written down before, and stand in it no more."""
        return lines_written(self.pasted.decisions)

    @cached_property
    def names(self) -> list[str]:
        """Names of organizations, to complete what is typed."""
        rows = self.ground.members.values()
        return sorted(row.name for row in rows) if len(rows) <= MOST_NAMES else []

    @cached_property
    def member_options(self) -> SafeString:
        """All members, to choose another from: the same for each question, so made once."""
        rows = sorted(self.ground.members.values(), key=lambda row: fold(row.name).text)
        return format_html_join(
            "",
            '<option value="{}" lang="{}">{}</option>',
            ((row.pk, row.name_language, marked_name(row)) for row in rows),
        )


def _meant(one: Understood) -> tuple[Organization, ...]:
    """The members between which one press can decide: nothing else is asked of the line."""
    if one.asks != "email_of_another" or one.found is None:
        return ()
    near = tuple(candidate.organization for candidate in one.found.candidates if candidate.certainty >= NEAR)
    return near if len(near) <= MOST_MEANT else ()


def review_url(pasted: AttendanceList) -> str:
    """The address of a list's review."""
    return reverse("events:review_list", args=[pasted.event.slug, pasted.public_id])


def review_page(
    pasted: AttendanceList,
    ground: Ground | None = None,
    *,
    number: str = "1",
    said: Mapping[str, Said] | None = None,
    told: Words = "",
) -> ReviewPage:
    """The page as the list stands now. ``ground``: where it was read before in this request."""
    ground = ground or Ground(pasted.event)
    review = ground.review(pasted)
    asked = asked_of(review, decisions_of(pasted.decisions), ground.members, _pages_of(pasted, ground))
    return ReviewPage(pasted, ground, review, asked, refusal_of(pasted.event), number, told, said or {})


def _pages_of(pasted: AttendanceList, ground: Ground) -> dict[str, str]:
    """The addresses of what is written down of each organization."""
    return {
        key: reverse("events:presence_line", args=[pasted.event.slug, one.public_id])
        for key, one in ground.by_who.items()
    }


@dataclass
class Changes:
    """What a decision changes on the page beside the question itself."""

    parties: list[Party]
    added: list[Party]
    gone: list[str]
    questions: list[Question]
    answered: list[str]
    doubts: list[Doubt]


def changes_between(before: ReviewPage, after: ReviewPage, key: str) -> Changes:
    """The difference between two states of one list; ``key`` is what was answered, and stays in its place."""
    was, is_now = ({one.key: one for one in page.review.parties} for page in (before, after))
    asked_before = {one.key for one in before.asked.questions}
    asked_after = {one.key for one in after.asked.questions}
    doubted, doubted_now = ({line_key(one.number) for one in page.asked.doubts} for page in (before, after))
    return Changes(
        parties=[one for name, one in is_now.items() if name in was and was[name] != one],
        added=[one for name, one in is_now.items() if name not in was],
        gone=[name for name in was if name not in is_now],
        questions=[one for one in after.asked.questions if one.key not in asked_before and one.key != key],
        answered=sorted((asked_before | doubted) - asked_after - doubted_now - {key}),
        doubts=[
            after.doubt(one) for one in after.asked.doubts if line_key(one.number) not in doubted | {key}
        ],
    )

"""Which of an organization's texts can be read in which language: what is still to translate, and one task of it.

A task is one thing that the organization wrote (its mission, an offer, a question, a project) in one language that is
not the original's: what one page is about. All questions here are few, however much an organization has written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.db.models import F, QuerySet

from cop_portal.differences import word_difference
from cop_portal.translations.names import CONTENT_LANGUAGES
from cop_portal.translations.texts import Origin, ReadText, TranslatedText, read
from members.models import Audience, Organization

# The kinds of things, those that most people read first, each with its fields.
FIELDS = {
    "about": ("mission",),
    "projects": ("title", "summary"),
    "needs": ("question",),
    "offers": ("shares",),
}
# What names one of a kind in addresses. An organization has one mission: its key is the field's name.
LOOKUPS = {
    "about": "texts__field",
    "projects": "public_id",
    "needs": "topic__slug",
    "offers": "topic__slug",
}


class State(IntEnum):
    """Where a translation is; the lower, the sooner it should be looked at."""

    MISSING = 0
    BEHIND = 1  # the original has changed since
    UNREAD = 2  # a machine's, and nobody has read it through
    DONE = 3


@dataclass(frozen=True)
class Piece:
    """One text in one language: its original, and its translation where there is one."""

    field: str
    original: TranslatedText
    translation: TranslatedText | None

    @property
    def state(self) -> State:
        if self.translation is None:
            return State.MISSING
        if self.translation.is_behind(self.original):
            return State.BEHIND
        return State.UNREAD if self.translation.origin == Origin.MACHINE else State.DONE


@dataclass(frozen=True)
class Task:
    """One thing in one language, with the texts it has."""

    kind: str
    key: str
    language: str
    owner: Any
    pieces: list[Piece]

    @property
    def state(self) -> State:
        """That of the text which needs it most."""
        return min(piece.state for piece in self.pieces)

    @property
    def audience(self) -> str:
        """Who reads it of those who may see the organization."""
        return getattr(self.owner, "audience", Audience.MEMBERS.value)

    @property
    def has_translation(self) -> bool:
        return any(piece.translation for piece in self.pieces)

    @property
    def may_be_confirmed(self) -> bool:
        """Whether there is a translation that somebody only has to read and find right."""
        return any(piece.state in (State.BEHIND, State.UNREAD) for piece in self.pieces)

    @property
    def is_by_machine(self) -> bool:
        return any(piece.translation and piece.translation.origin == Origin.MACHINE for piece in self.pieces)

    @property
    def title(self) -> ReadText | None:
        """Of a project, what it is called, for who translates it."""
        return read(self.owner.texts.all(), "title") if self.kind == "projects" else None


def owners(organization: Organization, kind: str) -> QuerySet[Any]:
    """The things of a kind with all their texts, in the order in which they are listed."""
    rows: QuerySet[Any]
    if kind == "about":
        rows = Organization.objects.filter(pk=organization.pk)
    elif kind == "projects":
        rows = organization.projects.order_by(F("starts_on").desc(), "pk")
    else:
        rows = (organization.needs if kind == "needs" else organization.expertise).select_related("topic")
    return rows.prefetch_related("texts")


def all_tasks(organization: Organization) -> list[Task]:
    """Every task of an organization, what most people read first; by language is for whoever lists them."""
    return [
        task
        for kind in FIELDS
        for owner in owners(organization, kind)
        for language in CONTENT_LANGUAGES
        if (task := task_of(kind, owner, language)) is not None
    ]


def task_of(kind: str, owner: Any, language: str) -> Task | None:
    """The task of one thing in ``language``; None where nothing of it was written in another, or we have no such."""
    if language not in CONTENT_LANGUAGES:
        return None
    pieces = []
    for field in FIELDS[kind]:
        rows = {row.language: row for row in owner.texts.all() if row.field == field}
        original = next((row for row in rows.values() if row.origin == Origin.ORIGINAL), None)
        if original is not None and original.language != language:
            pieces.append(Piece(field, original, rows.get(language)))
    return Task(kind, _key(kind, owner), language, owner, pieces) if pieces else None


def to_do(tasks: Iterable[Task], state: State) -> list[Task]:
    """The tasks of ``tasks`` in ``state``."""
    return [task for task in tasks if task.state == state]


def changes_since(original: TranslatedText, revision: int | None) -> list[tuple[str, str]]:
    """What has changed in ``original`` since its ``revision``, word by word, as ``word_difference`` gives it.

    Empty where it has not, or where nothing is kept of that revision.
    """
    if revision is None or revision == original.revision:
        return []
    then = original.events.filter(revision=revision).order_by("-pgh_id").first()
    return list(word_difference(then.text, original.text)) if then else []


def _key(kind: str, owner: Any) -> str:
    if kind == "about":
        return "mission"
    return str(owner.public_id) if kind == "projects" else owner.topic.slug

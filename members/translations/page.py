"""What the pages of translations say: the list of what is to do, and one task side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cop_portal.dates import language_direction
from cop_portal.translations.names import CONTENT_LANGUAGES
from cop_portal.translations.texts import TextLanguage
from cop_portal.ui.templatetags.ui import name as name_tag
from cop_portal.ui.templatetags.ui import written
from members.forms.translations import REVISION, TranslationForm
from members.models import Audience

from .tasks import Piece, State, Task, changes_since, to_do

# So much of an original is shown in the list: enough to know it by.
EXCERPT_WORDS = 18


def list_context(tasks: list[Task]) -> dict[str, Any]:
    """The context of ``members/translate_list.html``: a section for each language that has tasks."""
    sections = []
    for language in CONTENT_LANGUAGES:
        of_language = [task for task in tasks if task.language == language]
        if of_language:
            sections.append(
                {
                    "language": language,
                    "name": TextLanguage(language).label,
                    "direction": language_direction(language),
                    "counts": _counts(of_language),
                    "to_do": [_row(task) for task in _soonest_first(of_language)],
                    "done": [_row(task) for task in to_do(of_language, State.DONE)],
                }
            )
    return {
        "sections": sections,
        "all_done": bool(tasks) and not any(section["to_do"] for section in sections),
    }


def task_context(task: Task, form: TranslationForm, read_before: Mapping[str, int]) -> dict[str, Any]:
    """The context of ``members/translate.html``. ``read_before`` is what the person had read when an original changed
    under their hands: what has changed is then told from there on."""
    return {
        "task": task,
        "form": form,
        "title": task_title(task.language),
        "kind": kind_words(task),
        "thing": thing_words(task),
        "where": where_words(task),
        "who": who_words(task),
        "pieces": [_piece(piece, form, read_before.get(piece.field)) for piece in task.pieces],
        "note": _note(task),
        "confirm": _confirm_words(task),
        "submit": _("Save the translation"),
        "revisions": [(REVISION + piece.field, piece.original.revision) for piece in task.pieces],
    }


# -- words ------------------------------------------------------------------------------------------------------------


def task_title(language: str) -> str:
    """The title of the page of a task."""
    return {
        "en": _("Translate into English"),
        "ar": _("Translate into Arabic"),
        "ckb": _("Translate into Kurdish"),
    }[language]


def saved_words(language: str) -> str:
    """Said when a translation was saved."""
    return {
        "en": _("Saved. Who reads in English gets it from now on."),
        "ar": _("Saved. Who reads in Arabic gets it from now on."),
        "ckb": _("Saved. Who reads in Kurdish gets it from now on."),
    }[language]


def kind_words(task: Task) -> str:
    """What the thing is; the words of the profile's sections."""
    return {
        "about": _("About"),
        "projects": _("Project"),
        "needs": _("Wants to learn"),
        "offers": _("Can share"),
    }[task.kind]


def thing_words(task: Task) -> str:
    """What the thing is called."""
    if task.kind == "about":
        return _("What your organization does")
    if task.kind == "projects":
        return written(task.title) if task.title else _("A project without a title")
    return name_tag(task.owner.topic)


def where_words(task: Task) -> str:
    """Where readers find it."""
    return {
        "about": _("Readers find it first on your profile, and by search."),
        "projects": _("Readers find it among the projects on your profile, and by search."),
        "needs": _("Readers find it under “Wants to learn” on your profile, and by search."),
        "offers": _("Readers find it under “Can share” on your profile, and by search."),
    }[task.kind]


def who_words(task: Task) -> str:
    """Who reads it."""
    if task.audience == Audience.PARTNERS:
        return _("Only partners and Search staff see this.")
    if task.audience == Audience.STAFF:
        return _("Only Search staff see this.")
    return _("Everybody who may see your organization reads it.")


def state_words(piece: Piece, kind: str) -> str:
    """Where one text is; a project has two, so theirs are named."""
    if kind == "projects":
        return {
            "title": {
                State.MISSING: _("The title is not translated."),
                State.BEHIND: _("The title has changed since it was translated."),
                State.UNREAD: _("A machine translated the title, and nobody has read it through."),
                State.DONE: _("The title is translated."),
            },
            "summary": {
                State.MISSING: _("The summary is not translated."),
                State.BEHIND: _("The summary has changed since it was translated."),
                State.UNREAD: _("A machine translated the summary, and nobody has read it through."),
                State.DONE: _("The summary is translated."),
            },
        }[piece.field][piece.state]
    return {
        State.MISSING: _("Not translated."),
        State.BEHIND: _("It has changed since it was translated."),
        State.UNREAD: _("A machine translated it, and nobody has read it through."),
        State.DONE: _("Translated."),
    }[piece.state]


def _counts(tasks: list[Task]) -> str:
    """How many are in each state, in a line."""
    missing, behind, unread, done = (len(to_do(tasks, state)) for state in State)
    parts = []
    if missing:
        parts.append(
            ngettext("%(count)s not translated", "%(count)s not translated", missing) % {"count": missing}
        )
    if behind:
        words = ngettext("%(count)s out of date", "%(count)s out of date", behind)
        parts.append(words % {"count": behind})
    if unread:
        words = ngettext(
            "%(count)s translated by a machine only", "%(count)s translated by a machine only", unread
        )
        parts.append(words % {"count": unread})
    if done:
        parts.append(ngettext("%(count)s translated", "%(count)s translated", done) % {"count": done})
    return pgettext("between items of a list", ", ").join(parts)


def _note(task: Task) -> str:
    """What readers get for now, above the form."""
    if task.state == State.MISSING and not task.has_translation:
        return _("Until it is translated, readers get the original and are told its language.")
    if task.state == State.BEHIND:
        return _("The original has changed since it was translated. Readers are told so.")
    if task.state == State.UNREAD:
        return _("A machine translated it, and nobody has read it through. Readers are told so.")
    return ""


def _confirm_words(task: Task) -> str:
    """The button that says a translation is right as it is; none where there is nothing to confirm."""
    if not task.may_be_confirmed:
        return ""
    if task.state == State.UNREAD:
        return _("I have read it through: it is right")
    return _("The translation is still right")


# -- rows -------------------------------------------------------------------------------------------------------------


def _soonest_first(tasks: list[Task]) -> list[Task]:
    """What is not done, in the order in which most people read it; tasks come in that order."""
    return [task for task in tasks if task.state != State.DONE]


def _row(task: Task) -> dict[str, Any]:
    first = task.pieces[0].original if task.kind != "projects" else task.pieces[-1].original
    return {
        "task": task,
        "kind": kind_words(task),
        "thing": thing_words(task),
        "excerpt": Truncator(first.text).words(EXCERPT_WORDS, truncate="…"),
        "excerpt_language": first.language,
        "states": [{"words": state_words(piece, task.kind), "state": piece.state} for piece in task.pieces],
        "audience": who_words(task) if task.audience != Audience.MEMBERS else "",
    }


def _piece(piece: Piece, form: TranslationForm, read_before: int | None) -> dict[str, Any]:
    since = read_before or _revision_of_draft(piece, form)
    if since is None and piece.translation is not None:
        since = piece.translation.source_revision
    language = piece.original.language
    return {
        "field": form[piece.field],
        "revision": form[REVISION + piece.field],
        "original": piece.original,
        "heading": _original_words(language),
        "direction": language_direction(language),
        "changes": changes_since(piece.original, since),
        "is_line": piece.field == "title",
    }


def _revision_of_draft(piece: Piece, form: TranslationForm) -> int | None:
    """The revision of the original that a draft was begun from, where it is not the one of today."""
    value = str(form[REVISION + piece.field].value() or "")
    if form.is_bound or not value.isdecimal() or int(value[:9]) == piece.original.revision:
        return None
    return int(value[:9])


def _original_words(language: str) -> str:
    return {
        "en": _("The original, in English"),
        "ar": _("The original, in Arabic"),
        "ckb": _("The original, in Kurdish"),
    }[language]

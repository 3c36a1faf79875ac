"""A form was under way, and what it changes was removed: what was typed is shown again, ready to be added anew."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest
from django.utils.safestring import SafeString

from members.decorators import Row, get_visible_or_404
from members.directory.query import all_topics
from members.drafts.forms import KINDS, key_of
from members.forms.knowledge import KnowledgeForm
from members.history.removed import removed_words
from members.models import Organization
from members.translations.tasks import FIELDS


class RowGone(Exception):
    """The row that a form was sent for is no longer there; ``words`` say what became of it."""

    def __init__(self, words: SafeString | str) -> None:
        super().__init__(words)
        self.words = words


def row_or_gone(request: HttpRequest, organization: Organization, rows: QuerySet[Row], **row: Any) -> Row:
    """The one row of ``organization`` that fits. Where it was removed a form gets RowGone, and a page that is only
    read 404; what never was there is 404 for both."""
    try:
        return get_visible_or_404(rows, **row)
    except Http404:
        words = (
            removed_words(request.user, organization, rows.model, **row) if request.method == "POST" else ""
        )
        if not words:
            raise
        raise RowGone(words) from None


def form_anew(request: HttpRequest) -> tuple[str, BaseForm] | None:
    """The form in which what was sent can be added as something new, filled with it, and the key of its drafts; None
    where there is no such form."""
    key = key_of(request.resolver_match).partition(":")[0]
    kind = KINDS.get(key)
    if kind is None or not kind.page:
        return None
    topics = {"topics": all_topics()} if issubclass(kind.form, KnowledgeForm) else {}
    return key, kind.form(request.POST, **topics)


def typed_texts(request: HttpRequest) -> list[str]:
    """The texts that were sent, to be read and copied."""
    sent = (request.POST.get(field, "").strip() for fields in FIELDS.values() for field in fields)
    return [text for text in sent if text]

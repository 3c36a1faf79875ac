"""Asking who is meant, where a text on the desk may mean an organization: suggested, never chosen silently."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from members.hidden import marked_name_tag
from members.recognition import FULL, NEAR, Candidate

# The answer that none of those that were suggested is meant.
NOBODY = "nobody"


class MeantInput(forms.HiddenInput):
    """Carries an answer that was given. The question itself stands in the error beside what was typed, as radio buttons
    of a name of their own; what is chosen there replaces the answer before."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        return data.get(f"{name}-choice") or data.get(name) or ""


class MeantField(forms.CharField):
    """Who is meant by a text beside it: the key of an organization, ``NOBODY`` of those suggested, or no answer yet."""

    widget = MeantInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=gettext_lazy("Who is meant"), required=False, max_length=20, **kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """An answer is nothing that was typed: a line of a table with nothing else in it stays empty."""
        return False


def question(bound: forms.BoundField, candidates: Iterable[Candidate], nobody: Any) -> SafeString:
    """The radio buttons that ask which of ``candidates`` is meant; ``nobody`` says what it is if it is none of them."""
    choices = [(str(one.organization.pk), described(one)) for one in candidates]
    radios = forms.RadioSelect(choices=[*choices, (NOBODY, nobody)])
    name = f"{bound.html_name}-choice"
    buttons = radios.render(name, bound.value() or None, {"id": f"id_{name}"})
    return format_html(
        '<fieldset class="meant"><legend>{}</legend>{}</fieldset>', _("Do you mean …?"), buttons
    )


def described(candidate: Candidate) -> SafeString:
    """An organization that may be meant, by what, and how sure."""
    return format_html(
        pgettext("who may be meant, by what, how sure", "{name} ({reason}; {certainty})"),
        name=marked_name_tag(candidate.organization),
        reason=candidate.reason.label,
        certainty=certainty_words(candidate.certainty),
    )


def certainty_words(certainty: float) -> str:
    """How well a text fits what is known of an organization. Several may fit exactly: then none is certain."""
    if certainty >= FULL:
        return pgettext("how sure", "fits exactly")
    return pgettext("how sure", "comes near") if certainty >= NEAR else pgettext("how sure", "is only alike")


def linked(candidates: Iterable[Candidate]) -> SafeString:
    """The same as a list of links to the desk's pages of these organizations."""
    rows = [
        (reverse("admin:members_organization_change", args=[one.organization.pk]), described(one))
        for one in candidates
    ]
    if not rows:
        return SafeString("")
    return format_html(
        '<ul class="meant">{}</ul>', format_html_join("", '<li><a href="{}">{}</a></li>', rows)
    )


def chosen(answer: str, candidates: Iterable[Candidate]) -> Candidate | None:
    """The candidate that ``answer`` names, if it names one."""
    return next((one for one in candidates if str(one.organization.pk) == answer), None)

"""The form of an organization at the desk; a new one is compared with those that are there."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from members.models import Organization
from members.recognition import Recognizer

from .meaning import linked
from .texts import TextsForm, language_of_texts

# What tells an organization from others, in the form of a new one and in the lines beneath it.
IDENTIFYING = (
    "name_en",
    "name_ar",
    "name_ckb",
    "short_name_en",
    "short_name_ar",
    "short_name_ckb",
    "acronym",
    "email",
    "website",
)
IDENTIFYING_LINES = re.compile(r"registrations-\d+-number|known_as-\d+-name")


class OrganizationForm(TextsForm):
    """An organization with its mission. Before one is added, those that it may be already are shown."""

    text_fields = ("mission",)
    mission = forms.CharField(
        label=_("Mission"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("What the organization is there for, in its own words."),
    )
    texts_language = language_of_texts()
    is_another = forms.BooleanField(
        label=_("It is another organization"), required=False, widget=forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._check_part(cleaned)
        if self.instance.pk is None:
            self._ask_about_twins(cleaned)
        return cleaned

    def _check_part(self, cleaned: dict[str, Any]) -> None:
        own = self.instance
        if cleaned.get("kind") == Organization.Kind.CONVENOR:
            if cleaned.get("grant_role"):
                self.add_error("grant_role", _("The convenor is not in the community as a grantee."))
            if Organization.objects.filter(kind=Organization.Kind.CONVENOR).exclude(pk=own.pk).exists():
                self.add_error("kind", _("There is a convenor already."))
        if own.pk is None or cleaned.get("grant_role") == own.grant_role:
            return
        if own.sub_grants.exists() or own.prime_grants.exists():
            self.add_error(
                "grant_role", _("Grants are passed on to it or from it. Remove these lines first.")
            )

    def _ask_about_twins(self, cleaned: dict[str, Any]) -> None:
        """Show who has such a name, number, address or domain already. That it is another is said by a tick."""
        typed = [str(cleaned.get(name) or "") for name in IDENTIFYING]
        typed += [value for key, value in self.data.items() if IDENTIFYING_LINES.fullmatch(key)]
        everybody = Recognizer(Organization.objects.all(), for_staff=True)
        twins = everybody.recognize(*filter(None, typed)).candidates
        if not twins:
            return
        self.fields["is_another"].widget = forms.CheckboxInput()
        if not cleaned.get("is_another"):
            words = _(
                "It may be on the portal already. Look at these first; if it is none of them, say so here."
            )
            self.add_error("is_another", format_html("{} {}", words, linked(twins)))

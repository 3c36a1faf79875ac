"""What stands in lines on an organization's page of the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from members.actions.sub_grants import refuse_sub_grant
from members.models import Expertise, Need, Office, Organization, OrganizationLanguage, OtherName, SubGrant

from .base import DeskInline


class LanguageInline(DeskInline):
    """The languages an organization works in."""

    model = OrganizationLanguage


class OtherNameInline(DeskInline):
    """Names and acronyms that people also know it by; recognition and the directory's search find it by them."""

    model = OtherName


class OfficeInline(DeskInline):
    """Its offices, by their governorates."""

    model = Office
    autocomplete_fields = ("governorate",)


class SubGrantForm(forms.ModelForm):
    """A grant that is passed on, between two that can be what it says they are."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        prime, sub = cleaned.get("prime"), cleaned.get("sub")
        if isinstance(prime, Organization) and isinstance(sub, Organization):
            try:
                refuse_sub_grant(prime, sub)
            except Refused as refused:
                # The page's own organization has no field in its lines.
                refused.field = next(name for name in ("prime", "sub") if _is_chosen(self.fields[name]))
                refused.add_to(self)
        return cleaned


def _is_chosen(field: forms.Field) -> bool:
    return isinstance(field, forms.ModelChoiceField)


class SubsInline(DeskInline):
    """To whom a prime member passes its grant on. Staff write it: they see the awards."""

    model = SubGrant
    form = SubGrantForm
    fk_name = "prime"
    autocomplete_fields = ("sub",)
    verbose_name = _("sub-grantee")
    verbose_name_plural = _("sub-grantees it passes its grant on to")


class PrimesInline(DeskInline):
    """From whom a sub-grantee has its grant."""

    model = SubGrant
    form = SubGrantForm
    fk_name = "sub"
    autocomplete_fields = ("prime",)
    verbose_name = _("prime member")
    verbose_name_plural = _("prime members it has a grant from")


class ExpertiseInline(DeskInline):
    """What an organization offers; its words on it are on a page of their own."""

    model = Expertise
    autocomplete_fields = ("topic",)
    show_change_link = True


class NeedInline(DeskInline):
    """What an organization wants to learn; its question is on a page of its own."""

    model = Need
    autocomplete_fields = ("topic",)
    show_change_link = True

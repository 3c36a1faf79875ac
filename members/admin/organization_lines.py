"""What stands in lines on an organization's page of the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from members.actions.sub_grants import refuse_sub_grant
from members.models import Expertise, Need, Office, Organization, OrganizationLanguage, OtherName, SubGrant

from .base import DeskFormSet, DeskInline
from .merging import DeskForm


class LanguageInline(DeskInline):
    """The languages an organization works in."""

    model = OrganizationLanguage


class OtherNameInline(DeskInline):
    """Names and acronyms that people also know it by; recognition and the directory's search find it by them."""

    model = OtherName


class OfficeFormSet(DeskFormSet):
    """Offices: one of them at most is the head office, and another one can take its place in one save."""

    settled = ("phone_audience",)

    def clean(self) -> None:
        super().clean()
        staying = [form for form in self.forms if not form.cleaned_data.get("DELETE")]
        heads = sum(bool(form.cleaned_data.get("is_head")) for form in staying)
        if heads > 1:
            raise ValidationError(_("Only one office can be the head office."), code="two_heads")
        shown = {form.instance.pk for form in self.initial_forms}
        others = [row for row in self.get_queryset() if row.is_head and row.pk not in shown]
        if heads and others:
            raise ValidationError(
                _(
                    "Another head office was entered meanwhile: %(place)s. Untick yours and save; then both stand here."
                ),
                code="two_heads",
                params={"place": others[0].governorate},
            )

    def save_existing_objects(self, commit: bool = True) -> list[Office]:
        """Save the lines; the office that is no longer the head office goes first."""
        if commit:
            heads = [form.instance.pk for form in self.initial_forms if form.initial.get("is_head")]
            staying = [
                form.instance.pk
                for form in self.initial_forms
                if form.cleaned_data.get("is_head") and form not in self.deleted_forms
            ]
            Office.objects.filter(pk__in=heads).exclude(pk__in=staying).update(is_head=False)
        return super().save_existing_objects(commit)


class OfficeInline(DeskInline):
    """Its offices, by their governorates. Who may see a phone number is the organization's choice once it is there."""

    model = Office
    formset = OfficeFormSet
    autocomplete_fields = ("governorate",)


class SubGrantForm(DeskForm):
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


class NeedFormSet(DeskFormSet):
    """Needs: who may read one is the organization's choice once it is there."""

    settled = ("audience",)


class NeedInline(DeskInline):
    """What an organization wants to learn; its question is on a page of its own."""

    model = Need
    formset = NeedFormSet
    autocomplete_fields = ("topic",)
    show_change_link = True

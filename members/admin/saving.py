"""How the desk saves: only what its form changed, and after whoever is saving the same organization.

Django's admin reads a row without a lock and writes all its columns back: it would undo what a representative saved
meanwhile, "Hide us now" too. Here a page of an organization locks the organization's row first, as every action of its
representatives does (``members.actions.editing``): two saves follow each other, and none waits for the other's lock.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.models import Organization


def changed_columns(form: forms.ModelForm) -> list[str]:
    """The fields of the row that ``form`` gave another value, by typing or in its own ``clean``."""
    row = form.instance
    return [
        field.name
        for field in row._meta.concrete_fields
        if field.name in form.initial and field.value_from_object(row) != form.initial[field.name]
    ]


class ChangesFormSet(forms.BaseInlineFormSet):
    """Lines of a page. ``settled`` names what can be chosen for a new line and is the organization's to change once
    the line is there."""

    settled: tuple[str, ...] = ()

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk is not None:
            for name in self.settled:
                form.fields[name].disabled = True

    def clean(self) -> None:
        super().clean()
        if any(form.instance.pk is None for form in self.initial_forms):
            raise ValidationError(
                _("Somebody else has removed one of these lines meanwhile. Open the page again."),
                code="removed",
            )
        if any(form.has_changed() for form in self.forms):
            self._refuse_what_is_taken()

    def _refuse_what_is_taken(self) -> None:
        """Say in words where a line would be there twice. Django compares the lines of the page with each other, and
        not with rows that were added since it was opened."""
        going = {form.instance.pk for form in self.initial_forms if form.cleaned_data.get("DELETE")}
        for constraint in self.model._meta.total_unique_constraints:
            names = [name for name in constraint.fields if name != self.fk.name]
            if len(names) == len(constraint.fields):
                continue
            columns = [self.model._meta.get_field(name).attname for name in names]
            rows = self.model._default_manager.filter(**{self.fk.name: self.instance.pk})
            stored = rows.values_list("pk", *columns)
            taken = {tuple(values): pk for pk, *values in stored if None not in values}
            for form in self.forms:
                if form.errors or not form.has_changed() or form.cleaned_data.get("DELETE"):
                    continue
                own = form.instance.pk
                other = taken.get(tuple(getattr(form.instance, column) for column in columns), own)
                # Lines that are new are saved after others are gone.
                if other != own and (own is not None or other not in going):
                    form.add_error(
                        names[-1],
                        _("Another line has this already. If you do not see it, open the page again."),
                    )

    def save_existing(self, form: forms.ModelForm, obj: models.Model, commit: bool = True) -> models.Model:
        """Write what was changed in a line, and no more."""
        if commit:
            obj.save(update_fields=changed_columns(form))
            form._save_m2m()
        return obj


class SavesChanges(admin.ModelAdmin):
    """For pages of the desk; ``organization_column`` names the column of a row that holds its organization's key."""

    organization_column = ""

    def lock_organization(self, request: HttpRequest, object_id: str | None) -> None:
        """Wait for whoever is saving the organization of the row, or of the row that is being added."""
        if not self.organization_column:
            return
        key: Any = None
        row = self.get_object(request, unquote(object_id)) if object_id is not None else None
        if row is not None:
            key = getattr(row, self.organization_column)
        elif self.organization_column != "pk":
            with suppress(ValidationError):
                key = Organization._meta.pk.to_python(request.POST.get("organization") or None)
        if key is not None:
            # Only the lock is wanted; the admin reads the row after it.
            Organization.objects.select_for_update(no_key=True).filter(pk=key).values("pk").first()

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any):
        if request.method != "POST":
            return super().changeform_view(request, object_id, *args, **kwargs)
        with transaction.atomic():
            self.lock_organization(request, object_id)
            return super().changeform_view(request, object_id, *args, **kwargs)

    def delete_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any):
        if request.method != "POST":
            return super().delete_view(request, object_id, *args, **kwargs)
        with transaction.atomic():
            self.lock_organization(request, object_id)
            return super().delete_view(request, object_id, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """Write a new row, and of one that is there what was changed."""
        if change:
            obj.save(update_fields=changed_columns(form))
        else:
            super().save_model(request, obj, form, change)

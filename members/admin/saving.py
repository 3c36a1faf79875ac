"""How the desk saves: only what its form changed, and after whoever is saving the same organization.

Django's admin reads a row without a lock and writes all its columns back: it would undo what a representative saved
meanwhile, "Hide us now" too. Here a page of an organization locks the organization's row first, as every action of its
representatives does (``members.actions.editing``): two saves follow each other, and none waits for the other's lock.
What others saved since the page was opened is met in ``merging`` (fields) and ``lines``; what the database refuses all
the same, in ``races``.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from members.history.latest import removal

from .lines import changed_columns, is_key
from .merging import BASED_ON, DeskForm, based_on, happened, sent_value, value_words
from .races import again_if_raced, refusal_words
from .widgets import name_at_once


class SavesChanges(admin.ModelAdmin):
    """For pages of the desk. ``locked_through`` names the foreign key to the row that is locked while a row is saved:
    its organization, its event. Without one the row itself is."""

    form = DeskForm
    locked_through = ""

    # -- one after the other --

    def lock(self, request: HttpRequest, object_id: str | None) -> None:
        """Wait for whoever is saving the same, or something of the same organization."""
        model: type[Model] = self.model
        row = self.get_object(request, unquote(object_id)) if object_id is not None else None
        key: Any = row.pk if row is not None else None
        if self.locked_through:
            field = self.opts.get_field(self.locked_through)
            model = field.related_model
            if row is not None:
                key = getattr(row, field.attname)
            else:
                with suppress(ValidationError):
                    key = model._meta.pk.to_python(request.POST.get(field.name) or None)
        if key is not None:
            # Only the lock is wanted; the admin reads the row after it.
            rows = model._base_manager.select_for_update(no_key=True).filter(pk=key)
            rows.order_by("pk").values("pk").first()

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        view = super().changeform_view
        if request.method != "POST":
            return view(request, object_id, *args, **kwargs)

        def save() -> HttpResponse:
            return view(request, object_id, *args, **kwargs)

        with transaction.atomic():
            self.lock(request, object_id)
            try:
                return again_if_raced(save)
            except IntegrityError as error:
                request.desk_refusal = refusal_words(error)
                return save()

    def delete_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        view = super().delete_view
        if request.method != "POST":
            return view(request, object_id, *args, **kwargs)
        with transaction.atomic():
            self.lock(request, object_id)
            try:
                return again_if_raced(lambda: view(request, object_id, *args, **kwargs))
            except (IntegrityError, ProtectedError) as error:
                refused = error
        words = _("It was not deleted: something needs it still.")
        if isinstance(refused, IntegrityError):
            words = refusal_words(refused)
        messages.error(request, words)
        return redirect(request.path)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """As Django's; the database says its last word before the page says that it is saved."""
        connection.check_constraints()
        return super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """The same for a row that was changed."""
        connection.check_constraints()
        return super().response_change(request, obj)

    # -- what others changed meanwhile --

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        """The form, with what the database has refused of it a moment ago."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "desk_refusal", "")
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """As Django's, with what the page showed in a hidden field."""
        lines = [form for one in context["inline_admin_formsets"] for form in one.formset.forms]
        desk_forms = [context["adminform"].form, *lines]
        name_at_once(desk_forms)
        context[BASED_ON] = based_on(desk_forms)
        return super().render_change_form(request, context, *args, **kwargs)

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """A row that was removed while somebody typed: their words are shown once more, to be copied."""
        typed = self._typed(request) if request.method == "POST" else []
        if not typed:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        key = unquote(object_id)
        entry = removal(self.model, **{self.opts.pk.attname: key}) if is_key(key) else None
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Removed meanwhile"),
            "happened": happened(entry, _("Removed meanwhile: {who}, {when}."), _("Removed meanwhile.")),
            "typed": typed,
            "has_view_permission": self.has_view_permission(request),
        }
        return TemplateResponse(request, "admin/gone.html", context, status=404)

    def _typed(self, request: HttpRequest) -> list[Mapping[str, Any]]:
        """What somebody sent, field by field."""
        form = self.get_form(request)()
        found = []
        for name, field in form.fields.items():
            value = sent_value(field, request.POST, name)
            if value not in field.empty_values and not field.widget.is_hidden:
                found.append({"label": form[name].label, "value": _words(field, value)})
        return [line for line in found if line["value"]]

    # -- written --

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """Write a new row, and of one that is there what was changed."""
        if change:
            obj.save(update_fields=changed_columns(form))
        else:
            super().save_model(request, obj, form, change)


def _words(field: forms.Field, value: Any) -> str:
    """What was typed as people read it; as it is where it cannot be what it should."""
    try:
        return value_words(field, field.clean(value))
    except ValidationError:
        return str(value)

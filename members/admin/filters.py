"""What the desk's list of organizations is filtered by, where Django's own filters do not say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.models import Membership, Role

from .widgets import NOT_STATED


class HasRepresentative(admin.SimpleListFilter):
    """Organizations with and without somebody who speaks for them."""

    title = _("representative")
    parameter_name = "representative"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("has one")), ("no", _("has none yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        found = Membership.objects.filter(
            organization=OuterRef("pk"), until__isnull=True, role=Role.REPRESENTATIVE, user__is_active=True
        )
        if self.value() == "yes":
            return queryset.filter(Exists(found))
        if self.value() == "no":
            return queryset.filter(~Exists(found))
        return None


class AnsweredFilter(admin.BooleanFieldListFilter):
    """Yes, no, and those who have not said: the last choice, which Django calls unknown."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        *answers, silent = super().choices(changelist)
        yield from answers
        counted = str(silent["display"]).rpartition(" (")[1:] if changelist.add_facets else ()
        yield {**silent, "display": f"{NOT_STATED}{''.join(counted)}"}

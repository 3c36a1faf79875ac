"""What the desk's lists of events and of who came are filtered by."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today

STATE_NAMES = {
    "draft": _("not announced"),
    "announced": _("announced"),
    "running": _("running"),
    "held": _("held"),
    "closed": _("closed"),
    "cancelled": _("cancelled"),
}


class StateFilter(admin.SimpleListFilter):
    """Events by the state they are in today."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(STATE_NAMES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        day = today()
        standing = queryset.exclude(cancelled_on__lte=day)
        announced = standing.filter(announced_on__lte=day)
        found = {
            "cancelled": queryset.filter(cancelled_on__lte=day),
            "draft": standing.exclude(announced_on__lte=day),
            "held": announced.filter(ends_on__lt=day).exclude(closed_on__lte=day),
            "closed": announced.filter(closed_on__lte=day),
            "running": announced.filter(starts_on__lte=day, ends_on__gte=day).exclude(closed_on__lte=day),
            "announced": announced.filter(starts_on__gt=day),
        }
        return found.get(self.value() or "")


class WalkInFilter(admin.SimpleListFilter):
    """Who came: members, and walk-ins that are no members yet."""

    title = _("who came")
    parameter_name = "who"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("members", _("members")), ("walk_ins", _("walk-ins"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        if self.value() == "members":
            return queryset.filter(organization__isnull=False)
        if self.value() == "walk_ins":
            return queryset.filter(organization__isnull=True)
        return None

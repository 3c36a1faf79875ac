"""Lists of the desk that find an organization however its name is written (see ``members.recognition``)."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from members.recognition import recognize
from members.visibility import organizations_visible_to

from .meaning import linked


class FindsOrganizations(admin.ModelAdmin):
    """For lists whose rows are of organizations: what was typed finds the rows of whom it means as well, and so do the
    choosers by typing, which ask the list's search. The list says who was recognized, by what and how sure."""

    # The ways from a row to its organizations.
    organization_paths: tuple[str, ...] = ()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """What Django's search finds, and the rows of the organizations that are recognized."""
        found, has_duplicates = super().get_search_results(request, queryset, search_term)
        if not self.organization_paths or not search_term.strip():
            return found, has_duplicates
        meant = recognize(search_term, organizations_visible_to(request.user), for_staff=True)
        request.desk_meant = meant.candidates
        keys = [candidate.organization.pk for candidate in meant.candidates]
        if not keys:
            return found, has_duplicates
        wanted = Q(pk__in=found.order_by().values("pk"))
        for path in self.organization_paths:
            wanted |= Q(pk__in=self.rows_of(path, keys).order_by().values("pk"))
        return queryset.filter(wanted), False

    def rows_of(self, path: str, organizations: list[int]) -> QuerySet:
        """The rows that lead by ``path`` to one of ``organizations``."""
        return self.model._default_manager.filter(**{f"{path}__in": organizations})

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """As Django's; the template asks for who was recognized once the list has been searched."""
        context = {"recognized": lambda: linked(getattr(request, "desk_meant", ())), **(extra_context or {})}
        return super().changelist_view(request, context)

"""What people would build instead of the directory, as their manuals show it: the same rows, texts and facets.

Django's admin with ``search_fields`` and facets, and a page of ``django-filter`` with ``icontains`` and a ``GROUP BY``
a facet. Both are treated kindly. The admin searches names and missions only: the texts of offers, needs and projects as
well are further joins that multiply each other (25 seconds a page at 5,000 organizations). The other searches them all,
each in a subquery of its own, and keeps to what the reader may see.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import django_filters
from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template import engines

from members.decorators import member_required
from members.models import (
    ExpertiseText,
    Governorate,
    NeedText,
    Organization,
    OrganizationLanguage,
    OrganizationText,
    ProjectText,
    Topic,
)
from members.visibility import organizations_visible_to, readable_by_audience

PER_PAGE = 10
NAMES = ("name_en", "name_ar", "name_ckb", "acronym")


class PlainAdminSite(admin.AdminSite):
    """Django's own, without the desk's changes."""

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff


class PlainOrganizationAdmin(admin.ModelAdmin):
    """A list of organizations with the facets of the directory, and a search over names and missions."""

    list_display = ("name_en", "acronym", "kind", "size_band", "is_women_led", "member_since")
    list_filter = (
        *("kind", "is_women_led", "governorates", "languages__language"),
        *("expertise__topic", "needs__topic"),
    )
    search_fields = (*NAMES, "texts__text")
    show_facets = admin.ShowFacets.ALWAYS
    list_per_page = PER_PAGE

    def has_module_permission(self, request: HttpRequest) -> bool:
        return True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


site = PlainAdminSite(name="bench_admin")
site.register(Organization, PlainOrganizationAdmin)


class OrganizationFilter(django_filters.FilterSet):
    """The directory's facets as a page of django-filter has them."""

    q = django_filters.CharFilter(method="search", label="Search")
    kind = django_filters.MultipleChoiceFilter(choices=Organization.Kind.choices)
    governorates = django_filters.ModelMultipleChoiceFilter(queryset=Governorate.objects.all())
    languages = django_filters.MultipleChoiceFilter(
        field_name="languages__language", choices=OrganizationLanguage.Language.choices
    )
    shares = django_filters.ModelMultipleChoiceFilter(
        field_name="expertise__topic", queryset=Topic.objects.all()
    )
    wants = django_filters.ModelMultipleChoiceFilter(field_name="needs__topic", queryset=Topic.objects.all())

    class Meta:
        model = Organization
        fields = ("kind", "governorates", "is_women_led")

    def search(self, rows: QuerySet[Organization], name: str, words: str) -> QuerySet[Organization]:
        """Those with the words in a name or in a text that the reader may read."""
        found = Q()
        for column in NAMES:
            found |= Q(**{f"{column}__icontains": words})
        readable = readable_by_audience(
            self.request.user, organization="owner__organization", audience="owner__audience"
        )
        texts: Iterable[tuple[QuerySet, str]] = (
            (OrganizationText.objects.all(), "owner"),
            (ExpertiseText.objects.all(), "owner__organization"),
            (NeedText.objects.filter(readable), "owner__organization"),
            (ProjectText.objects.all(), "owner__organization"),
        )
        for text, organization in texts:
            found |= Q(pk__in=text.filter(text__icontains=words).values(organization))
        return rows.filter(found)


@member_required
def filter_page(request: HttpRequest) -> HttpResponse:
    """Ten organizations, and beside each choice how many have it."""
    visible = organizations_visible_to(request.user).exclude(kind=Organization.Kind.CONVENOR)
    filters = OrganizationFilter(request.GET, visible, request=request)
    rows = filters.qs
    page = Paginator(rows.order_by("name_en", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = page.object_list.prefetch_related(
        "governorates", "languages", "expertise__topic", "needs__topic"
    )
    facets = [
        ("Kind", _counts(rows, "kind")),
        ("Governorate", _counts(rows, "governorates__name_en")),
        ("Language", _counts(rows, "languages__language")),
        ("Shares", _counts(rows, "expertise__topic__name_en")),
        ("Wants", _counts(rows.filter(readable_by_audience_of_needs(request.user)), "needs__topic__name_en")),
        ("Women-led", _counts(rows, "is_women_led")),
    ]
    source = (Path(__file__).parent / "templates" / "filter_page.html").read_text()
    page_template = engines["django"].from_string(source)
    return HttpResponse(
        page_template.render({"page": page, "facets": facets, "q": request.GET.get("q", "")}, request)
    )


def readable_by_audience_of_needs(user: Any) -> Q:
    """Organizations joined to needs that ``user`` may read."""
    return readable_by_audience(user, organization="needs__organization", audience="needs__audience")


def _counts(rows: QuerySet[Organization], key: str) -> list[tuple[Any, int]]:
    counted = rows.order_by().values_list(key).annotate(n=Count("pk", distinct=True))
    return [(value, n) for value, n in counted.order_by("-n") if value is not None]

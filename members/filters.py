"""The directory's facets: several values of one facet widen, different facets narrow.

What an address says that no facet knows is left out, so that an old or a mistyped link still gives a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from .models import Expertise, Governorate, Need, Organization, OrganizationLanguage, Topic
from .visibility import readable_by_audience

WorksIn = Organization.governorates.through
# Parts a theme from its topic in an address: "elections" is the theme, "elections.voter-education" the topic.
TOPIC_MARK = "."


def topic_value(topic: Topic) -> str:
    """How an address names ``topic``."""
    return f"{topic.theme.slug}{TOPIC_MARK}{topic.slug}"


class KnownValuesField(forms.MultipleChoiceField):
    """Several choices; those that do not exist are left out instead of refused."""

    def clean(self, value: Any) -> list[str]:
        known = {str(key) for key, _label in self.choices}
        return [text for text in dict.fromkeys(value or []) if text in known]


class FacetFilter(django_filters.MultipleChoiceFilter):
    """A facet: ``condition(values)`` gives the organizations that have any of them."""

    field_class = KnownValuesField

    def filter(self, qs: QuerySet[Organization], value: list[str]) -> QuerySet[Organization]:
        return qs.filter(self.parent.condition(self.field_name, value)) if value else qs


class DirectoryFilter(django_filters.FilterSet):
    """The facets over organizations that ``user`` may see; ``topics`` and ``governorates`` are what can be chosen."""

    governorate = FacetFilter(field_name="governorate", label=_("Where it works"))
    shares = FacetFilter(field_name="shares", label=_("Can share"))
    wants = FacetFilter(field_name="wants", label=_("Wants to learn"))
    kind = FacetFilter(
        field_name="kind",
        label=_("Kind"),
        choices=[choice for choice in Organization.Kind.choices if choice[0] != Organization.Kind.CONVENOR],
    )
    language = FacetFilter(
        field_name="language", label=_("Languages"), choices=OrganizationLanguage.Language.choices
    )

    class Meta:
        model = Organization
        fields: list[str] = []

    def __init__(
        self, data: Any, queryset: QuerySet, *, user, topics: list[Topic], governorates: list[Governorate]
    ) -> None:
        super().__init__(data, queryset)
        self.user = user
        self.topics = topics
        places = [(place.code, place.name) for place in governorates]
        subjects = [(topic.theme.slug, topic.theme.name) for topic in topics]
        subjects += [(topic_value(topic), topic.name) for topic in topics]
        self.filters["governorate"].extra["choices"] = places
        for name in ("shares", "wants"):
            self.filters[name].extra["choices"] = list(dict.fromkeys(subjects))

    @property
    def chosen(self) -> dict[str, list[str]]:
        """The chosen values of each facet, those that exist."""
        self.form.is_valid()
        return {name: self.form.cleaned_data.get(name, []) for name in self.filters}

    def narrowed(self, *, leave_out: str = "") -> QuerySet[Organization]:
        """The organizations that fit every facet but ``leave_out``: what that facet's counts are made over."""
        queryset = self.queryset
        for name, values in self.chosen.items():
            if name != leave_out:
                queryset = self.filters[name].filter(queryset, values)
        return queryset

    def condition(self, name: str, values: list[str]) -> Q:
        """Organizations that have any of ``values`` in the facet ``name``."""
        if name == "kind":
            return Q(kind__in=values)
        if name == "language":
            return Q(
                Exists(OrganizationLanguage.objects.filter(organization=OuterRef("pk"), language__in=values))
            )
        if name == "governorate":
            return Q(
                Exists(WorksIn.objects.filter(organization=OuterRef("pk"), governorate__code__in=values))
            )
        rows = self.expertise if name == "shares" else self.needs
        return Q(Exists(rows.filter(organization=OuterRef("pk"), topic__in=self.topic_ids(values))))

    @property
    def expertise(self) -> QuerySet[Expertise]:
        """Expertise that the reader may read, of any organization that is visible anyway."""
        return Expertise.objects.order_by()

    @property
    def needs(self) -> QuerySet[Need]:
        """Needs that the reader may read, of any organization that is visible anyway."""
        return Need.objects.filter(readable_by_audience(self.user)).order_by()

    def topic_ids(self, values: Iterable[str]) -> list[int]:
        """The topics that ``values`` of a topic facet stand for: themes bring all of theirs."""
        wanted = set(values)
        return [topic.pk for topic in self.topics if {topic.theme.slug, topic_value(topic)} & wanted]

"""Threads, memoranda and joint activities, to read: since when, who, how far."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import FilteredRelation, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from collaborations.models import (
    Collaboration,
    JointActivity,
    MemorandumOfUnderstanding,
    MouParty,
    Party,
    Rest,
)
from collaborations.mous.states import MouState
from collaborations.mous.visibility import mous_visible_to
from collaborations.stages import Standing, standing_words
from members.admin.base import DeskInline, ReadOnlyAdmin, day_or_dash


class PartyInline(DeskInline):
    """The parties of a collaboration."""

    model = Party
    can_delete = False
    fields = readonly_fields = ("organization", "joined_on", "left_on", "shown_to_members")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Party]:
        return super().get_queryset(request).select_related("organization")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RestInline(DeskInline):
    """The pauses and conclusions of a collaboration: that there are, and when. Their words are the parties'."""

    model = Rest
    can_delete = False
    fields = readonly_fields = ("kind", "since", "until")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Rest]:
        return super().get_queryset(request).defer("text")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class StandingFilter(admin.SimpleListFilter):
    """Threads by the stage they have come to, or by that they rest, today."""

    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Standing.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        return queryset.filter(standing=self.value()) if self.value() in Standing.values else None


def names(parties: Any) -> str:
    """The names of parties' organizations, for a list."""
    return pgettext("between items of a list", ", ").join(str(party.organization) for party in parties)


@admin.register(Collaboration)
class CollaborationAdmin(ReadOnlyAdmin):
    """Threads: since when, who, how far."""

    list_display = ("who", "opened_on", "stage_name")
    list_filter = (StandingFilter, "parties__organization__kind", "topics__theme", "governorates")
    search_fields = (
        "public_id",
        "parties__organization__name_en",
        "parties__organization__name_ar",
        "parties__organization__acronym",
    )
    organization_paths = ("parties__organization",)
    date_hierarchy = "opened_on"
    fields = readonly_fields = (
        "opened_on",
        "stage_name",
        "introduced_on",
        "talking_on",
        "agreed_on",
        "in_force_on",
        "active_on",
        "topics",
        "governorates",
    )
    inlines = (PartyInline, RestInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Collaboration]:
        current = Party.objects.filter(left_on__isnull=True).select_related("organization")
        return (
            super()
            .get_queryset(request)
            .with_stage()
            .prefetch_related(Prefetch("parties", current, to_attr="current_parties"))
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        # A thread is called by its parties; its own name is a number that says nothing.
        row = self.get_object(request, unquote(object_id))
        subtitle = {"subtitle": names(row.current_parties)} if row is not None else {}
        return super().change_view(request, object_id, form_url, {**subtitle, **(extra_context or {})})

    @admin.display(description=_("parties"))
    def who(self, row: Collaboration) -> str:
        return names(row.current_parties) or str(row)

    @admin.display(description=_("stage"), ordering="standing")
    def stage_name(self, row: Collaboration) -> Any:
        return standing_words(row.standing)

    @admin.display(description=_("introduced"))
    def introduced_on(self, row: Collaboration) -> Any:
        return day_or_dash(row.introduced_on)

    @admin.display(description=_("first follow-up meeting"))
    def talking_on(self, row: Collaboration) -> Any:
        return day_or_dash(row.talking_on)

    @admin.display(description=_("agreed"))
    def agreed_on(self, row: Collaboration) -> Any:
        return day_or_dash(row.agreed_on)

    @admin.display(description=_("MoU in force"))
    def in_force_on(self, row: Collaboration) -> Any:
        return day_or_dash(row.in_force_on)

    @admin.display(description=_("first joint activity"))
    def active_on(self, row: Collaboration) -> Any:
        return day_or_dash(row.active_on)


# All parties have agreed to the text, so that staff read its term.
AGREED = {MouState.SIGNING, MouState.CONCLUDED, MouState.IN_FORCE, MouState.ENDED}


def _with_present(mous: Any) -> QuerySet[MemorandumOfUnderstanding]:
    """``mous`` with their parties as ``present``: who was taken out of a draft is not found by its name."""
    parties = FilteredRelation("parties", condition=Q(parties__removed_on__isnull=True))
    return mous.annotate(present=parties)


@admin.register(MemorandumOfUnderstanding)
class MouAdmin(ReadOnlyAdmin):
    """Memoranda: parties, how far they are, and dates. Title, purpose and the document are on the memorandum's own
    page; what its term is, staff read here as there: once all parties have agreed to it."""

    list_display = ("reference", "who", "state_name", "first_day", "last_day", "at_the_end")
    # By no date of the term: where a row stands would tell it. Filters would, too.
    ordering = ("-pk",)
    search_fields = (
        "reference",
        "present__party__organization__name_en",
        "present__party__organization__name_ar",
        "present__party__organization__acronym",
    )
    organization_paths = ("parties__party__organization",)
    fields = readonly_fields = (
        "reference",
        "who",
        "state_name",
        "put_on",
        "first_day",
        "last_day",
        "at_the_end",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[MemorandumOfUnderstanding]:
        parties = MouParty.objects.select_related("party__organization")
        # A draft is its parties' own, here as elsewhere.
        mous = super().get_queryset(request).filter(pk__in=mous_visible_to(request.user).values("pk"))
        return _with_present(mous.with_state()).prefetch_related(Prefetch("parties", parties))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        # Of two parties of one name there would be two rows; Django cannot tell that from the name of the relation.
        return super().get_search_results(request, queryset, search_term)[0], True

    def rows_of(self, path: str, organizations: list[int]) -> QuerySet:
        present = path.replace("parties", "present", 1)
        return _with_present(self.model._default_manager).filter(**{f"{present}__in": organizations})

    @admin.display(description=_("state"))
    def state_name(self, row: MemorandumOfUnderstanding) -> Any:
        return MouState(row.state).label

    @admin.display(description=_("with the parties"))
    def put_on(self, row: MemorandumOfUnderstanding) -> str:
        # Not when it was begun or entered: how long they drafted is their own.
        return day_or_dash(row.frozen_on)

    @admin.display(description=_("in force from"))
    def first_day(self, row: MemorandumOfUnderstanding) -> str:
        return day_or_dash(row.starts_on if row.state in AGREED else None)

    @admin.display(description=_("in force until"))
    def last_day(self, row: MemorandumOfUnderstanding) -> str:
        return day_or_dash(row.term_ends_on if row.state in AGREED else None)

    @admin.display(description=_("at the end"))
    def at_the_end(self, row: MemorandumOfUnderstanding) -> Any:
        if row.state not in AGREED:
            return day_or_dash(None)
        return MemorandumOfUnderstanding.Renewal(row.term_renewal).label

    @admin.display(description=_("parties"))
    def who(self, row: MemorandumOfUnderstanding) -> str:
        return names(mou_party.party for mou_party in row.parties.all())


@admin.register(JointActivity)
class JointActivityAdmin(ReadOnlyAdmin):
    """Joint activities: what kind, when, where. What came of them is the parties' to tell."""

    list_display = ("kind", "who", "planned_on", "held_on", "cancelled_on", "governorate")
    list_filter = ("kind", "governorate")
    search_fields = (
        "collaboration__parties__organization__name_en",
        "collaboration__parties__organization__name_ar",
        "collaboration__parties__organization__acronym",
    )
    organization_paths = ("collaboration__parties__organization",)
    list_select_related = ("governorate",)
    date_hierarchy = "planned_on"
    fields = readonly_fields = ("kind", "who", "planned_on", "held_on", "cancelled_on", "governorate")

    def get_queryset(self, request: HttpRequest) -> QuerySet[JointActivity]:
        parties = Party.objects.filter(left_on__isnull=True).select_related("organization")
        return (
            super()
            .get_queryset(request)
            .prefetch_related(Prefetch("collaboration__parties", parties, to_attr="current_parties"))
        )

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> JointActivity | None:
        """The activity, called by its kind: its title is the parties' own."""
        activity = super().get_object(request, object_id, from_field)
        if activity is not None:
            activity.title = activity.get_kind_display()
        return activity

    @admin.display(description=_("parties"))
    def who(self, row: JointActivity) -> str:
        return names(row.collaboration.current_parties)

"""What the portal worked out about two organizations, to read: who works together, who has met."""

from __future__ import annotations

from django.contrib import admin

from members.models import Acquaintance, Partnership

from .base import ReadOnlyAdmin

PAIR_SEARCH = (
    "organization_low__name_en",
    "organization_low__name_ar",
    "organization_low__acronym",
    "organization_high__name_en",
    "organization_high__name_ar",
    "organization_high__acronym",
)


class PairAdmin(ReadOnlyAdmin):
    """Two organizations and since when."""

    list_display = fields = ("organization_low", "organization_high", "since", "until")
    list_select_related = ("organization_low", "organization_high")
    list_filter = (("until", admin.EmptyFieldListFilter),)
    search_fields = PAIR_SEARCH
    organization_paths = ("organization_low", "organization_high")
    date_hierarchy = "since"


@admin.register(Partnership)
class PartnershipAdmin(PairAdmin):
    """Who works together. Follow-up meetings and memoranda make these rows."""


@admin.register(Acquaintance)
class AcquaintanceAdmin(PairAdmin):
    """Who was at the same event, until a year after it. Presence makes these rows."""

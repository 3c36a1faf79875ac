"""Themes, topics and governorates: the words everything is described with."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.directory.index import topic_value
from members.models import Governorate, Theme, Topic
from members.search.text import update_search_of_governorates, update_search_of_topics

from .base import DeskAdmin, DeskInline

NAMES = ("name_en", "name_ar", "name_ckb")


class TopicInline(DeskInline):
    """A theme's topics, in their order."""

    model = Topic
    fields = ("position", "name_en", "name_ar", "name_ckb", "dac_code", "slug")
    prepopulated_fields = {"slug": ("name_en",)}
    show_change_link = True


@admin.register(Theme)
class ThemeAdmin(DeskAdmin):
    """The upper level."""

    list_display = ("position", *NAMES, "topic_count")
    list_display_links = ("name_en",)
    search_fields = (*NAMES, "slug")
    prepopulated_fields = {"slug": ("name_en",)}
    inlines = (TopicInline,)
    ordering = ("position", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Theme]:
        return super().get_queryset(request).annotate(topic_total=Count("topics"))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """What is searched follows the words: of topics that were here, are here, or have gone."""
        before = list(form.instance.topics.all())
        super().save_related(request, form, formsets, change)
        update_search_of_topics({*before, *form.instance.topics.all()})

    @admin.display(description=_("topics"), ordering="topic_total")
    def topic_count(self, row: Theme) -> int:
        return row.topic_total


@admin.register(Topic)
class TopicAdmin(DeskAdmin):
    """The lower level: what organizations offer, want to learn, and work on."""

    list_display = (*NAMES, "theme", "dac_code")
    list_filter = ("theme",)
    search_fields = (*NAMES, "slug", "dac_code", "synonyms_en", "synonyms_ar", "synonyms_ckb")
    list_select_related = ("theme",)
    autocomplete_fields = ("theme",)
    prepopulated_fields = {"slug": ("name_en",)}

    def view_on_site(self, row: Topic) -> str:
        """The organizations that can share it."""
        return f"{reverse('members:directory')}?shares={topic_value(row)}"

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """What is searched follows the words; of a new topic some text may speak already."""
        super().save_related(request, form, formsets, change)
        update_search_of_topics([form.instance])

    def delete_model(self, request: HttpRequest, obj: Topic) -> None:
        with transaction.atomic():
            gone = copy(obj)
            super().delete_model(request, obj)
            update_search_of_topics([gone])


@admin.register(Governorate)
class GovernorateAdmin(DeskAdmin):
    """Iraq's governorates. They come with the portal; the desk reads them and may correct a name."""

    list_display = (*NAMES, "code", "is_in_kurdistan_region")
    list_filter = ("is_in_kurdistan_region",)
    search_fields = (*NAMES, "code")

    def view_on_site(self, row: Governorate) -> str:
        """The organizations that work there."""
        return f"{reverse('members:directory')}?governorate={row.code}"

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """What is searched follows the name."""
        super().save_related(request, form, formsets, change)
        update_search_of_governorates([form.instance])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Governorate | None = None) -> bool:
        return False

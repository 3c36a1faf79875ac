"""What WEO has entered, and its pages at the desk."""

from __future__ import annotations

from django.urls import reverse

from members.actions.knowledge import save_need
from members.actions.offices import save_office
from members.models import Need, Office


def change_url(row) -> str:
    return reverse(f"admin:members_{row._meta.model_name}_change", args=[row.pk])


def add_need(cast, **fields) -> Need:
    return save_need(organization=cast.weo, by=cast.suzan, topic=cast.quotas, **fields)


def add_office(cast, governorate, **fields) -> Office:
    return save_office(organization=cast.weo, by=cast.suzan, governorate=governorate, **fields)

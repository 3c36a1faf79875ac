"""What staff type into the pages of an organization and of an invitation, as a browser sends it."""

from __future__ import annotations

from django.urls import reverse

from members.models import Organization

NEW = {
    "name_en": "Tigris Forum",
    "name_ar": "منتدى دجلة",
    "name_ckb": "",
    "acronym": "TF",
    "slug": "tigris-forum",
    "short_name_en": "",
    "short_name_ar": "",
    "short_name_ckb": "",
    "kind": "national",
    "grant_role": "sub",
    "member_since": "2023-01-01",
    "visibility": "discreet",
    "mission": "تعمل المنظمة مع الناخبات",
    "texts_language": "ar",
    "website": "",
    "email": "",
    "phone": "",
}
LINES = (
    "languages",
    "known_as",
    "offices",
    "registrations",
    "sub_grants",
    "prime_grants",
    "expertise",
    "needs",
)


def organization_data(**fields) -> dict:
    """What staff type into the form of an organization."""
    data = {**NEW, **fields}
    for prefix in LINES:
        data.setdefault(f"{prefix}-TOTAL_FORMS", "0")
        data.setdefault(f"{prefix}-INITIAL_FORMS", "0")
    return data


def add_organization(desk, **fields):
    return desk.post(reverse("admin:members_organization_add"), organization_data(**fields))


def invitation_data(organization: Organization | None, **fields) -> dict:
    """What is typed into the form that invites somebody."""
    data = {
        "kind": "representative",
        "email": "new@tigris.example",
        "name": "Nadia",
        "position": "",
        "language": "ar",
    }
    return {**data, "organization": organization.pk if organization else "", **fields}

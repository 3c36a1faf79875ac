"""People and their memberships on the desk, to read; an account is locked and opened again by a button."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from members.actions.locking import lock_account, unlock_account
from members.actions.memberships import end_locked_representative
from members.models import Membership, User
from members.visibility import may_end_locked_representative, may_lock

from .base import Button, DeskInline, ReadOnlyAdmin


class MembershipInline(DeskInline):
    """The organizations of a person."""

    model = Membership
    can_delete = False
    fields = readonly_fields = ("organization", "role", "position", "since", "until")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        return super().get_queryset(request).select_related("organization")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _lock(request: HttpRequest, row: User, data: dict[str, Any]) -> Any:
    lock_account(user=row, by=request.user)
    return _("The account is locked: nobody can sign in with it.")


def _unlock(request: HttpRequest, row: User, data: dict[str, Any]) -> Any:
    unlock_account(user=row, by=request.user)
    return _("The account is open again.")


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    """People with an account. They come by invitation and change their own names; nobody reads their passwords."""

    list_display = ("name", "email", "organizations", "language", "is_staff", "is_active", "last_login")
    list_filter = ("is_active", "is_staff", "memberships__role", "language", "groups")
    search_fields = (
        "name",
        "email",
        "memberships__organization__name_en",
        "memberships__organization__acronym",
    )
    organization_paths = ("memberships__organization",)
    date_hierarchy = "date_joined"
    fields = ("name", "email", "language", "is_active", "is_staff", "date_joined", "last_login")
    inlines = (MembershipInline,)
    buttons = (
        Button(
            "lock",
            _("Lock the account"),
            _("The person is signed out everywhere and can no longer sign in. Nothing is deleted."),
            _lock,
            when=lambda request, row: row.is_active and may_lock(request.user, row),
            is_danger=True,
        ),
        Button(
            "unlock",
            _("Open the account again"),
            _("The person can sign in again with the same password."),
            _unlock,
            when=lambda request, row: not row.is_active and may_lock(request.user, row),
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        current = Membership.objects.filter(until__isnull=True).select_related("organization")
        return (
            super()
            .get_queryset(request)
            .prefetch_related(Prefetch("memberships", current, to_attr="current"))
        )

    @admin.display(description=_("organizations"))
    def organizations(self, row: User) -> str:
        return pgettext("between items of a list", ", ").join(
            str(membership.organization) for membership in row.current
        )


class GoneForm(forms.Form):
    """Why a superuser ends a representative's membership: kept in the row's history."""

    reason = forms.CharField(
        label=_("Who asked for it, and how you know"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto", "class": "vTextField"}),
        help_text=_("It is kept in the history of this row. Leave out names of people at risk."),
    )


def _end_as_gone(request: HttpRequest, row: Membership, data: dict[str, Any]) -> Any:
    end_locked_representative(membership=row, by=request.user)
    admin.site.get_model_admin(Membership).log_change(request, row, data["reason"])
    return _("The membership has ended. Staff can invite another representative now.")


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    """Who belongs to which organization. Representatives invite their colleagues; the desk reads."""

    list_display = ("user", "organization", "role", "position", "since", "until")
    list_filter = ("role", ("until", admin.EmptyFieldListFilter))
    search_fields = (
        "user__name",
        "user__email",
        "organization__name_en",
        "organization__acronym",
        "position",
    )
    organization_paths = ("organization",)
    list_select_related = ("user", "organization")
    date_hierarchy = "since"
    buttons = (
        Button(
            "gone",
            _("This representative is gone"),
            _(
                "The account is locked and nobody else speaks for the organization. The membership ends, and staff can "
                "invite another representative. Everybody of the organization, this person too, is told by mail."
            ),
            _end_as_gone,
            when=lambda request, row: may_end_locked_representative(request.user, row),
            form=GoneForm,
            is_danger=True,
        ),
    )
    # Phone and the wishes about it are for partners and colleagues, on the profile.
    fields = ("user", "organization", "role", "position", "since", "until")

    def view_on_site(self, row: Membership) -> str:
        return row.organization.get_absolute_url()

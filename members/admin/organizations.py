"""Organizations on the desk: what they are, how they are registered, and who speaks for them first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from members.actions.organizations import hide_in_emergency
from members.models import (
    Expertise,
    Membership,
    Need,
    Organization,
    OrganizationLanguage,
    Registration,
    Role,
)
from members.people import only_locked_representative
from members.registrations import with_likely_duplicates
from members.visibility import may_invite_first_representative

from .base import (
    Button,
    DeskAdmin,
    DeskInline,
    Link,
    SearchKeepingAdmin,
    TextsForm,
    day_or_dash,
    language_of_texts,
)


class HasRepresentative(admin.SimpleListFilter):
    """Organizations with and without somebody who speaks for them."""

    title = _("representative")
    parameter_name = "representative"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("has one")), ("no", _("has none yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        found = Membership.objects.filter(
            organization=OuterRef("pk"), until__isnull=True, role=Role.REPRESENTATIVE, user__is_active=True
        )
        if self.value() == "yes":
            return queryset.filter(Exists(found))
        if self.value() == "no":
            return queryset.filter(~Exists(found))
        return None


class OrganizationForm(TextsForm):
    """An organization with its mission."""

    text_fields = ("mission",)
    mission = forms.CharField(
        label=_("Mission"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("What the organization is there for, in its own words."),
    )
    texts_language = language_of_texts()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == Organization.Kind.CONVENOR:
            if cleaned.get("grant_role"):
                self.add_error("grant_role", _("The convenor is not in the community as a grantee."))
            if (
                Organization.objects.filter(kind=Organization.Kind.CONVENOR)
                .exclude(pk=self.instance.pk)
                .exists()
            ):
                self.add_error("kind", _("There is a convenor already."))
        return cleaned


class RegistrationForm(forms.ModelForm):
    """A registration whose dates can be."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        issued_on, expires_on = cleaned.get("issued_on"), cleaned.get("expires_on")
        if issued_on and expires_on and expires_on <= issued_on:
            self.add_error("expires_on", _("A registration ends after the day it was issued."))
        return cleaned


class LanguageInline(DeskInline):
    """The languages an organization works in."""

    model = OrganizationLanguage


class ShowsDuplicates(admin.options.BaseModelAdmin):
    """For lists of registrations: a column that says who else has entered the number. Staff alone may know that."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Registration]:
        return with_likely_duplicates(super().get_queryset(request))

    @admin.display(description=_("also entered by"))
    def same_number(self, row: Registration) -> str:
        return ", ".join(getattr(row, "registered_by_others", [])) or "–"


class RegistrationInline(ShowsDuplicates, DeskInline):
    """An organization's legal registrations."""

    model = Registration
    form = RegistrationForm
    fields = ("authority", "number", "issued_on", "expires_on", "same_number")
    readonly_fields = ("same_number",)


class DuplicateFilter(admin.SimpleListFilter):
    """Registrations that more than one organization has entered."""

    title = _("the same number twice")
    parameter_name = "twice"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("stands with several"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        return queryset.exclude(registered_by_others=[]) if self.value() == "yes" else None


class ExpertiseInline(DeskInline):
    """What an organization offers; its words on it are on a page of their own."""

    model = Expertise
    autocomplete_fields = ("topic",)
    show_change_link = True


class NeedInline(DeskInline):
    """What an organization wants to learn; its question is on a page of its own."""

    model = Need
    autocomplete_fields = ("topic",)
    show_change_link = True


def invite_url(organization: Organization) -> str:
    """The desk's page that invites a representative of ``organization``."""
    return f"{reverse('admin:members_invitation_add')}?organization={organization.pk}"


def locked_representative_url(organization: Organization) -> str:
    """The desk's page of the membership that keeps staff from inviting another representative."""
    row = only_locked_representative(organization)
    return reverse("admin:members_membership_change", args=[row.pk]) if row else ""


def _hide(request: HttpRequest, row: Organization, data: dict[str, Any]) -> Any:
    hide_in_emergency(organization=row, by=request.user)
    return _("The organization is hidden. Its representatives are told by mail, and they can change it back.")


@admin.register(Organization)
class OrganizationAdmin(SearchKeepingAdmin):
    """Organizations. Who may see one is its own choice once it is there; in an emergency staff hide it, no more."""

    form = OrganizationForm
    list_display = (
        "called",
        "acronym",
        "kind",
        "grant_role",
        "visibility",
        "people",
        "member_since",
        "confirmed",
    )
    list_filter = ("kind", "grant_role", "visibility", HasRepresentative, "governorates")
    search_fields = (
        "name_en",
        "name_ar",
        "name_ckb",
        "acronym",
        "short_name_en",
        "short_name_ar",
        "short_name_ckb",
        "slug",
    )
    date_hierarchy = "member_since"
    ordering = ("name_en", "pk")
    prepopulated_fields = {"slug": ("name_en",)}
    autocomplete_fields = ("governorates",)
    inlines = (LanguageInline, RegistrationInline, ExpertiseInline, NeedInline)
    links = (
        Link(
            _("Invite a representative"),
            invite_url,
            lambda request, row: not row.is_convenor and may_invite_first_representative(request.user, row),
        ),
        Link(
            _("Its representative's account is locked"),
            locked_representative_url,
            lambda request, row: only_locked_representative(row) is not None,
        ),
        Link(_("People and invitations"), lambda row: reverse("members:people", args=[row.slug])),
    )
    buttons = (
        Button(
            "hide",
            _("Hide the organization"),
            _(
                "For an emergency. Nobody but its own people, staff and the parties of its collaborations sees it "
                "from now on. Only its representatives can make it visible again."
            ),
            _hide,
            when=lambda request, row: (
                not row.is_convenor and row.visibility != Organization.Visibility.HIDDEN
            ),
            is_danger=True,
        ),
    )
    fieldsets = (
        (None, {"fields": (("name_en", "name_ar", "name_ckb"), ("acronym", "slug"))}),
        (
            _("Short names"),
            {
                "fields": (("short_name_en", "short_name_ar", "short_name_ckb"),),
                "description": _(
                    "What sentences call it, where the acronym or the whole name does not serve."
                ),
            },
        ),
        (
            _("In the community"),
            {"fields": ("kind", "grant_role", "member_since", "visibility", "confirmed")},
        ),
        (_("About"), {"fields": ("mission", "texts_language", "governorates")}),
        (_("Contact"), {"fields": ("website", "email", "phone")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        open_memberships = Count("memberships", filter=Q(memberships__until__isnull=True), distinct=True)
        return super().get_queryset(request).annotate(people_now=open_memberships)

    def get_readonly_fields(self, request: HttpRequest, obj: Organization | None = None) -> tuple[str, ...]:
        return ("confirmed", "visibility") if obj is not None else ("confirmed",)

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Organization | None = None
    ) -> dict[str, Any]:
        # An address that people have kept does not follow a change of name.
        return {} if obj is not None else self.prepopulated_fields

    def has_delete_permission(self, request: HttpRequest, obj: Organization | None = None) -> bool:
        return False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"member_since": today(), **super().get_changeform_initial_data(request)}

    def organization_of(self, row: Organization) -> Organization:
        return row

    @admin.display(description=_("name"), ordering="name_en")
    def called(self, row: Organization) -> str:
        return row.name

    @admin.display(description=_("people"), ordering="people_now")
    def people(self, row: Organization) -> int:
        return row.people_now

    @admin.display(description=_("profile confirmed"), ordering="profile_confirmed_on")
    def confirmed(self, row: Organization) -> Any:
        return day_or_dash(row.profile_confirmed_on)


@admin.register(Registration)
class RegistrationAdmin(ShowsDuplicates, DeskAdmin):
    """Registrations of all organizations, to see which expire."""

    form = RegistrationForm
    list_display = ("organization", "authority", "number", "same_number", "issued_on", "expires_on")
    list_filter = (DuplicateFilter, "authority", "expires_on")
    search_fields = ("number", "organization__name_en", "organization__name_ar", "organization__acronym")
    list_select_related = ("organization",)
    autocomplete_fields = ("organization",)
    date_hierarchy = "expires_on"
    readonly_fields = ("same_number",)

    def view_on_site(self, row: Registration) -> str:
        return row.organization.get_absolute_url()

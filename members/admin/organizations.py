"""Organizations on the desk: what they are, how they are registered, and who speaks for them first."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from members.actions.organizations import hide_in_emergency
from members.models import Organization
from members.people import only_locked_representative
from members.visibility import may_invite_first_representative

from .base import Button, Link, SearchKeepingAdmin, day_or_dash
from .filters import AnsweredFilter, HasRepresentative
from .organization_form import OrganizationForm
from .organization_lines import (
    ExpertiseInline,
    LanguageInline,
    NeedInline,
    OfficeInline,
    OtherNameInline,
    PrimesInline,
    SubsInline,
)
from .registrations import RegistrationInline


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
        "kind",
        "grant_role",
        "visibility",
        "people",
        "confirmed",
    )
    list_filter = (
        "kind",
        "grant_role",
        "visibility",
        HasRepresentative,
        ("is_women_led", AnsweredFilter),
        "size_band",
        "governorates",
    )
    search_fields = (
        "name_en",
        "name_ar",
        "name_ckb",
        "acronym",
        "short_name_en",
        "short_name_ar",
        "short_name_ckb",
        "slug",
        "known_as__name",
    )
    organization_paths = ("pk",)
    date_hierarchy = "member_since"
    ordering = ("name_en", "pk")
    prepopulated_fields = {"slug": ("name_en",)}
    autocomplete_fields = ("governorates",)
    inlines = (
        LanguageInline,
        OtherNameInline,
        OfficeInline,
        RegistrationInline,
        SubsInline,
        PrimesInline,
        ExpertiseInline,
        NeedInline,
    )
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
        (None, {"fields": ("is_another", ("name_en", "name_ar", "name_ckb"), ("acronym", "slug"))}),
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
            {"fields": ("kind", "grant_role", "member_since", "visibility", "confirmed", "confirmations")},
        ),
        (
            _("About"),
            {
                "fields": (
                    "mission",
                    "texts_language",
                    "governorates",
                    ("size_band", "is_women_led"),
                    "logo_file",
                )
            },
        ),
        (_("Contact"), {"fields": ("website", "email", "phone")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        open_memberships = Count("memberships", filter=Q(memberships__until__isnull=True), distinct=True)
        return super().get_queryset(request).annotate(people_now=open_memberships)

    def get_inlines(self, request: HttpRequest, obj: Organization | None) -> list[type[InlineModelAdmin]]:
        """The lines of its page; of grants only those that its part in the community can have."""
        part = obj.grant_role if obj is not None else ""
        left_out = {
            SubsInline: part != Organization.GrantRole.PRIME,
            PrimesInline: part != Organization.GrantRole.SUB,
        }
        return [inline for inline in self.inlines if not left_out.get(inline)]

    def get_readonly_fields(self, request: HttpRequest, obj: Organization | None = None) -> tuple[str, ...]:
        worked_out = ("confirmed", "confirmations", "logo_file")
        return (*worked_out, "visibility") if obj is not None else worked_out

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
        return f"{row.name} ({row.acronym})" if row.acronym else row.name

    @admin.display(description=_("people"), ordering="people_now")
    def people(self, row: Organization) -> int:
        return row.people_now

    @admin.display(description=_("profile confirmed"), ordering="profile_confirmed_on")
    def confirmed(self, row: Organization) -> Any:
        return day_or_dash(row.profile_confirmed_on)

    @admin.display(description=_("sections confirmed"))
    def confirmations(self, row: Organization) -> Any:
        """Each section with the day its representatives last said that it is true."""
        lines = [
            (section.get_section_display(), day_or_dash(section.confirmed_on))
            for section in row.section_confirmations.order_by("confirmed_on", "pk")
        ]
        return format_html_join("", "<div>{}: {}</div>", lines) or "–"

    @admin.display(description=_("logo"))
    def logo_file(self, row: Organization) -> str:
        """What its logo is called; representatives change it on the profile."""
        return row.logo.name if row.logo is not None else "–"

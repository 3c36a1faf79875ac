"""Invitations on the desk: sent by a form, sent again or withdrawn by buttons."""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from cop_portal.translations.texts import TextLanguage
from members.actions.invitations import invite, resend_invitation, withdraw_invitation
from members.models import Invitation, Organization, User
from members.recognition import recognize
from members.visibility import may_invite_first_representative

from .base import Button, ReadOnlyAdmin, action_page
from .meaning import NOBODY, MeantField, chosen, question
from .widgets import Autocomplete

Kind = Invitation.Kind


class PastedAddressField(forms.EmailField):
    """An e-mail address, also as mail programs copy it: with the name before it."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return parseaddr(text)[1] if "<" in text else text


class InviteForm(forms.Form):
    """Whom to invite. Staff invite representatives; a superuser invites staff and observers too."""

    by: User
    kind = forms.ChoiceField(label=_("Invited as"), choices=[])
    meant = MeantField()
    organization = forms.ModelChoiceField(
        label=_("Organization"),
        queryset=Organization.objects.exclude(kind=Organization.Kind.CONVENOR),
        required=False,
        widget=Autocomplete(Invitation._meta.get_field("organization"), admin.site),
    )
    email = PastedAddressField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
        help_text=_("The invitation can be used with this address only."),
    )
    name = forms.CharField(
        label=_("Name"), max_length=150, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    position = forms.CharField(
        label=_("Position"),
        max_length=120,
        required=False,
        help_text=_("For example: director."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=TextLanguage.choices, initial=TextLanguage.ENGLISH
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind = cleaned.get("kind")
        if kind == Kind.REPRESENTATIVE and "organization" not in self.errors:
            self._ask_for_whom(cleaned)
        organization = cleaned.get("organization")
        if (
            kind == Kind.REPRESENTATIVE
            and organization
            and not may_invite_first_representative(self.by, organization)
        ):
            self.add_error(
                "organization",
                _("Somebody speaks for it already. Its own representatives invite the others."),
            )
        if kind in (Kind.STAFF, Kind.OBSERVER) and organization is not None:
            self.add_error(
                "organization", _("Staff and observers belong to no member organization. Leave this empty.")
            )
        return cleaned

    def _ask_for_whom(self, cleaned: dict[str, Any]) -> None:
        """Where the address looks like that of another organization than was chosen, or none was, ask; never choose.

        Whoever is invited will speak for it, so a slip would open one organization to somebody of another.
        """
        organization, address = cleaned.get("organization"), cleaned.get("email", "")
        everybody = Organization.objects.exclude(kind=Organization.Kind.CONVENOR)
        found = recognize(address, everybody, for_staff=True).candidates if address else []
        if organization in [one.organization for one in found]:
            return
        answer = cleaned.get("meant", "")
        if one := chosen(answer, found):
            cleaned["organization"] = one.organization
        elif found and (organization is None or answer != NOBODY):
            nobody = _("None of these: the one chosen above") if organization else _("None of these")
            self.add_error("organization", question(self["meant"], found, nobody))
        elif organization is None:
            self.add_error("organization", _("Choose the organization that this person speaks for."))


def invite_form_for(request: HttpRequest) -> type[InviteForm]:
    """The form with the kinds that this person of the desk may invite."""
    kinds = [(Kind.REPRESENTATIVE, Kind.REPRESENTATIVE.label)]
    if request.user.is_superuser:
        kinds += [(Kind.STAFF, Kind.STAFF.label), (Kind.OBSERVER, Kind.OBSERVER.label)]

    class InviteFormFor(InviteForm):
        by = request.user

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["kind"].choices = kinds

    return InviteFormFor


class StateFilter(admin.SimpleListFilter):
    """Invitations by what became of them."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("open", _("waiting")),
            ("expired", _("expired")),
            ("accepted", _("accepted")),
            ("withdrawn", _("withdrawn")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        now = timezone.now()
        pending = queryset.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)
        found = {
            "open": pending.filter(expires_at__gt=now),
            "expired": pending.filter(expires_at__lte=now),
            "accepted": queryset.filter(accepted_at__isnull=False),
            "withdrawn": queryset.filter(withdrawn_at__isnull=False),
        }
        return found.get(self.value() or "")


def is_pending(request: HttpRequest, row: Invitation) -> bool:
    """Whether ``row`` waits and this person may take it back: what staff sent; staff's own, a superuser."""
    if row.accepted_at is not None or row.withdrawn_at is not None:
        return False
    return row.invited_by.is_staff if row.organization else request.user.is_superuser


def can_be_resent(request: HttpRequest, row: Invitation) -> bool:
    """Whether this person may send ``row`` again: once somebody speaks for an organization, its own people do."""
    if not is_pending(request, row):
        return False
    return row.organization is None or may_invite_first_representative(request.user, row.organization)


def _resend(request: HttpRequest, row: Invitation, data: dict[str, Any]) -> Any:
    resend_invitation(invitation=row, by=request.user)
    return _("The invitation was sent again. It can be used for 14 days from now.")


def _withdraw(request: HttpRequest, row: Invitation, data: dict[str, Any]) -> Any:
    withdraw_invitation(invitation=row, by=request.user)
    return _("The invitation was withdrawn: its link leads nowhere now.")


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    """Invitations: the only way in."""

    list_display = ("email", "kind", "organization", "state", "invited_by", "sent_at", "expires_at")
    list_filter = (StateFilter, "kind", "language")
    search_fields = ("email", "name", "organization__name_en", "organization__acronym")
    organization_paths = ("organization",)
    list_select_related = ("organization", "invited_by")
    date_hierarchy = "created_at"
    fields = (
        "kind",
        "organization",
        "email",
        "name",
        "position",
        "language",
        "state",
        "invited_by",
        "created_at",
        "sent_at",
        "expires_at",
        "accepted_at",
        "withdrawn_at",
    )
    readonly_fields = fields
    buttons = (
        Button(
            "resend",
            _("Send it again"),
            _("A new link goes to the same address, and the old one stops working."),
            _resend,
            when=can_be_resent,
        ),
        Button(
            "withdraw",
            _("Withdraw it"),
            _("The link in the invitation stops working at once."),
            _withdraw,
            when=is_pending,
            is_danger=True,
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("members.add_invitation")

    def may_press(self, request: HttpRequest, row: Any) -> bool:
        return request.user.has_perm("members.change_invitation")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Invite somebody: a form whose answer goes to the action that sends the mail."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        organization = Organization.objects.filter(pk=_number(request.GET.get("organization"))).first()

        def run(data: dict[str, Any]) -> Any:
            del data["meant"]
            invitation = invite(by=request.user, **data)
            self.log_addition(request, invitation, pgettext("what was done", "Invited"))
            return _now("The invitation is on its way to %(email)s.") % {"email": invitation.email}

        return action_page(
            self,
            request,
            title=_("Send the invitation"),
            question=_("The person gets a mail with a link that works once, for this address, for 14 days."),
            form_class=invite_form_for(request),
            run=run,
            done_url=reverse("admin:members_invitation_changelist"),
            initial={"organization": organization, "kind": Kind.REPRESENTATIVE},
        )

    @admin.display(description=_("state"))
    def state(self, row: Invitation) -> Any:
        if row.accepted_at is not None:
            return _("accepted")
        if row.withdrawn_at is not None:
            return _("withdrawn")
        return _("waiting") if row.expires_at > timezone.now() else _("expired")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else None

"""Forms by which another organization joins a thread: proposing it, agreeing, and its answer."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from collaborations.models import Introduction
from cop_portal.ui.forms import PortalForm, RadioList
from members.models import Organization

from .introductions import OrganizationChoice, ShownField
from .languages import language_of


class ProposeForm(PortalForm):
    """Which organization should join, and why."""

    organization = OrganizationChoice(
        queryset=Organization.objects.none(),
        label=_("Which organization?"),
        help_text=_("These are the organizations that every party of this collaboration may see."),
        empty_label=_("Choose an organization"),
        error_messages={
            "required": _("Choose an organization"),
            "invalid_choice": _("Choose an organization"),
        },
    )
    message = forms.CharField(
        label=_("Why should it join?"),
        help_text=_(
            "The parties read this, and the organization once it is asked. Leave out names of people at risk."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=500,
        error_messages={"required": _("Write why it should join")},
    )
    language = language_of()

    def __init__(self, *args, organizations: QuerySet[Organization], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = organizations


class AgreeForm(PortalForm):
    """Whether another party agrees."""

    agrees = forms.ChoiceField(
        label=_("Do you agree to invite this organization?"),
        choices=[("yes", _("Yes, we agree")), ("no", _("No, we would rather not"))],
        widget=RadioList,
        error_messages={"required": _("Choose an answer")},
    )

    def clean_agrees(self) -> bool:
        """As the action takes it."""
        return self.cleaned_data["agrees"] == "yes"


class JoinForm(PortalForm):
    """The answer of the organization that is asked; the reason stays at home."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (Introduction.Answer.YES, _("Yes, we join")),
            (Introduction.Answer.NOT_NOW, _("Not now")),
            (Introduction.Answer.NO, _("No, thank you")),
        ],
        widget=RadioList,
        error_messages={"required": _("Choose an answer")},
    )
    shown = ShownField()
    reason = forms.CharField(
        label=_("Your reason, for your own organization"),
        help_text=_("The parties never see it. They are told, politely, that it is not possible now."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )

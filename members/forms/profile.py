"""Forms of the profile's sections: about, contact, who sees us, registration.

Who will see it is said of everything: once for the whole form where all who see the organization read it (``read_by``,
beneath the title), and at each field that others read.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.folded import FoldedList
from cop_portal.ui.forms import CheckboxList, LanguageField, PortalForm, RadioList
from members.models import Audience, Governorate, Organization, OrganizationLanguage, Registration

EVERYBODY_READS = _("Everybody who may see your organization reads what you write here.")
EVERYBODY_READS_MOST = _(
    "Everybody who may see your organization reads what you write here, except where a field says otherwise."
)
THOSE_CHOSEN_READ = _("Those you choose below will see it, and nobody else.")

AUDIENCE_CHOICES = [
    (Audience.MEMBERS, _("Members who may see your organization")),
    (Audience.PARTNERS, _("Partners: organizations you work together with, and Search staff")),
    (Audience.STAFF, _("Search staff only")),
]


class GovernoratesField(forms.ModelMultipleChoiceField):
    """Governorates as check boxes, by the reader's names, folded."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Governorate.objects.all(), widget=FoldedList(heading=_("Governorates")), **kwargs
        )


class AudienceField(forms.ChoiceField):
    """Who may read a thing: members, partners or staff."""

    widget = RadioList

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=AUDIENCE_CHOICES, **kwargs)


class AboutForm(PortalForm):
    """What an organization does, where, and in which languages."""

    read_by = EVERYBODY_READS

    mission = forms.CharField(
        label=_("What your organization does"),
        help_text=_(
            "A few sentences for people who have not heard of you. Leave out names of people at risk."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=3000,
    )
    language = LanguageField()
    governorates = GovernoratesField(label=_("Where you work"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages you work in"),
        choices=OrganizationLanguage.Language.choices,
        widget=CheckboxList,
    )


class ContactForm(PortalForm):
    """How to reach an organization; of each way it is said who sees it."""

    email = forms.EmailField(
        label=_("E-mail address of the organization"),
        help_text=THOSE_CHOSEN_READ,
        required=False,
        max_length=254,
    )
    email_audience = AudienceField(label=_("Who may see this e-mail address"))
    phone = forms.CharField(
        label=_("Phone number of the organization"),
        help_text=THOSE_CHOSEN_READ,
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "tel"}),
    )
    phone_audience = AudienceField(label=_("Who may see this phone number"))
    website = forms.URLField(
        label=_("Website"),
        help_text=THOSE_CHOSEN_READ,
        required=False,
        max_length=200,
    )
    website_audience = AudienceField(label=_("Who may see this website address"))


class VisibilityForm(PortalForm):
    """Who may know of the organization at all."""

    visibility = forms.ChoiceField(
        label=_("Who may see your organization"),
        help_text=_(
            "This holds at once and everywhere: in the directory, in counts, at events and in search."
        ),
        choices=[
            (Organization.Visibility.LISTED, _("Listed: every member")),
            (Organization.Visibility.DISCREET, _("Discreet: those you know")),
            (Organization.Visibility.HIDDEN, _("Hidden: nobody but you and Search staff")),
        ],
        widget=RadioList,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visibility"].widget.hints = {
            Organization.Visibility.LISTED: _("You are in the directory, and other members can find you."),
            Organization.Visibility.DISCREET: _(
                "Only your partners, and organizations that were at the same event in the last 12 months, see you."
            ),
            Organization.Visibility.HIDDEN: _(
                "Inside a collaboration you share, its parties still see you. Nobody else does."
            ),
        }


class RegistrationForm(PortalForm):
    """An organization's legal registration."""

    read_by = EVERYBODY_READS

    authority = forms.ChoiceField(
        label=_("Authority"),
        choices=Registration.Authority.choices,
        widget=RadioList,
    )
    number = forms.CharField(
        label=_("Registration number"),
        max_length=60,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    issued_on = DateThreeField(
        label=_("Issued"),
        required=False,
        not_after=today,
    )
    expires_on = DateThreeField(
        label=_("Expires"),
        required=False,
    )

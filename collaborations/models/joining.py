"""Another organization on its way into a thread: a party proposes it, the others agree, then it is asked."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cop_portal.translations.texts import TextLanguage
from members.models import Organization

from .collaboration import Collaboration, Party
from .introduction import Introduction


class JoiningProposal(models.Model):
    """A party proposes that ``organization`` join. Every other party of the day must agree before it is asked, since it
    will read all that was written; then it answers as to an introduction. It lapses like one, counted from the day it
    is asked, or proposed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="proposals")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="joining_proposals")
    proposed_by = models.ForeignKey(Party, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    # Read by the parties, and by the organization once it is asked.
    message = models.CharField(_("message"), max_length=500)
    message_language = models.CharField(
        max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH
    )
    # When every other party had agreed: the organization is asked since then.
    asked_on = models.DateField(null=True, blank=True)
    # Came to nothing before it was answered: a party did not agree, it was taken back, or it lapsed.
    ended_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Introduction.Answer.choices, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Private to the organization that answered.
    answer_reason = models.CharField(max_length=500, blank=True)
    party = models.OneToOneField(Party, models.PROTECT, null=True, blank=True, related_name="joined_by")

    class Meta:
        ordering = ["proposed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["collaboration", "organization"],
                condition=models.Q(answer="", ended_on__isnull=True),
                name="joiningproposal_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_on__isnull=True)
                | (
                    ~models.Q(answer="")
                    & models.Q(answered_on__isnull=False, asked_on__isnull=False, ended_on__isnull=True)
                ),
                name="joiningproposal_answered_when_asked",
            ),
            models.CheckConstraint(
                condition=models.Q(party__isnull=True) | models.Q(answer="yes"),
                name="joiningproposal_party_needs_a_yes",
            ),
        ]


class JoiningConsent(models.Model):
    """What another party says to a proposal: it agrees, or not (then the proposal has ended). Who proposed agrees."""

    proposal = models.ForeignKey(JoiningProposal, models.CASCADE, related_name="consents")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    said_on = models.DateField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "party"], name="joiningconsent_once")]

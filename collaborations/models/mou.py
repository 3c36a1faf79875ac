"""The memorandum of understanding: its parties, versions, signed copies and signatures.

What the database refuses (see the triggers, and the composite foreign keys in the migration): a version concluded
before every party has signed it; a signature removed or a party added or removed afterwards; a party of another
collaboration; a signature that mixes two memoranda.
"""

import secrets
import uuid

import pghistory
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from collaborations.mous.states import MouQuerySet
from collaborations.mous.triggers import COPY_TRIGGERS, PARTY_TRIGGERS, SIGNATURE_TRIGGERS, VERSION_TRIGGERS
from cop_portal.documents.models import Document
from cop_portal.translations.texts import TextLanguage
from members.models import Topic

from .collaboration import Collaboration, Party

# Letters and digits that cannot be taken for one another on paper.
_REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_reference() -> str:
    """A reference such as ``MOU-7KQ4-M2XD``. Random: running numbers would tell how many memoranda there are."""
    letters = [secrets.choice(_REFERENCE_ALPHABET) for _index in range(8)]
    return f"MOU-{''.join(letters[:4])}-{''.join(letters[4:])}"


# No history of words: what is taken out, or deleted on a legal ground, must be gone.
@pghistory.track(exclude=["title", "purpose"])
class MemorandumOfUnderstanding(models.Model):
    """What parties of a collaboration agree in writing. Its state is worked out: ``with_state(on_date)``."""

    class Renewal(models.TextChoices):
        NONE = "none", _("it ends")
        AGREEMENT = "agreement", _("renewed if the parties agree")
        AUTOMATIC = "automatic", _("renewed automatically")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(
        _("reference"), max_length=20, unique=True, default=new_reference, editable=False
    )
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="mous")
    title = models.CharField(_("title"), max_length=200)
    purpose = models.TextField(_("purpose"))
    language = models.CharField(max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH)
    topics = models.ManyToManyField(Topic, related_name="mous", blank=True, verbose_name=_("topics"))
    starts_on = models.DateField(_("in force from"))
    ends_on = models.DateField(_("in force until"), null=True, blank=True)
    renewal = models.CharField(_("at the end"), max_length=10, choices=Renewal.choices, default=Renewal.NONE)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mous_entered")
    entered_at = models.DateTimeField(auto_now_add=True)

    objects = MouQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "pk"]
        verbose_name = _("memorandum of understanding")
        verbose_name_plural = _("memoranda of understanding")
        constraints = [
            models.UniqueConstraint(fields=["id", "collaboration"], name="mou_id_and_collaboration"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gt=models.F("starts_on")),
                name="mou_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(renewal="none") | models.Q(ends_on__isnull=False),
                name="mou_renewal_needs_an_end",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("collaborations:mou", args=[self.public_id])


class MouParty(models.Model):
    """A party of the collaboration that is a party to the memorandum. ``closed_to_staff_on``: since when it does not
    want staff to open the document."""

    mou = models.ForeignKey(MemorandumOfUnderstanding, models.PROTECT, related_name="parties")
    party = models.ForeignKey(Party, models.PROTECT, related_name="mou_parties")
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="+")
    closed_to_staff_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["party__joined_on", "party_id"]
        constraints = [
            models.UniqueConstraint(fields=["mou", "party"], name="mouparty_once"),
            models.UniqueConstraint(fields=["id", "mou"], name="mouparty_id_and_mou"),
        ]
        triggers = PARTY_TRIGGERS


@pghistory.track(exclude=["withdraw_reason"])
class MouVersion(models.Model):
    """Version 0 is the memorandum, 1 and later are amendments. Concluded when every party has signed."""

    mou = models.ForeignKey(MemorandumOfUnderstanding, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=0)
    frozen_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdraw_reason = models.CharField(max_length=500, blank=True)
    concluded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["mou", "number"], name="mouversion_number_once"),
            models.UniqueConstraint(fields=["id", "mou"], name="mouversion_id_and_mou"),
            models.CheckConstraint(
                condition=models.Q(concluded_on__isnull=True)
                | models.Q(withdrawn_on__isnull=True, frozen_on__isnull=False),
                name="mouversion_concluded_was_frozen",
            ),
        ]
        triggers = VERSION_TRIGGERS


class MouCopy(models.Model):
    """A document that claims to be a version, signed. Paper comes in counterparts, so a version may have several."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(MouVersion, models.PROTECT, related_name="copies")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    uploaded_for = models.ForeignKey(MouParty, models.PROTECT, related_name="copies")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["uploaded_at"]
        constraints = [models.UniqueConstraint(fields=["id", "version"], name="moucopy_id_and_version")]
        triggers = COPY_TRIGGERS


@pghistory.track(exclude=["signatory_name", "capacity"])
class Signature(models.Model):
    """One party's signature of one version: who signed the paper and when, and which representative confirmed it."""

    mou = models.ForeignKey(MemorandumOfUnderstanding, models.PROTECT, related_name="signatures")
    mou_party = models.ForeignKey(MouParty, models.PROTECT, related_name="signatures")
    version = models.ForeignKey(MouVersion, models.PROTECT, related_name="signatures")
    copy = models.ForeignKey(MouCopy, models.PROTECT, related_name="signatures")
    signatory_name = models.CharField(_("who signed"), max_length=150)
    capacity = models.CharField(_("in what capacity"), max_length=120)
    signed_on = models.DateField(_("signed on"))
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_on = models.DateField()
    confirmed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["mou_party_id"]
        constraints = [
            models.UniqueConstraint(fields=["mou_party", "version"], name="signature_once_a_party"),
            models.CheckConstraint(
                condition=models.Q(signed_on__lte=models.F("confirmed_on")),
                name="signature_not_in_the_future",
            ),
        ]
        triggers = SIGNATURE_TRIGGERS

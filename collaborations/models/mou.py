"""The memorandum of understanding: its terms, its parties, a witness, and its versions.

What the database refuses (see the triggers, and the composite foreign keys in the migrations): a version concluded
before every party has signed it; a signature removed or a party added or removed afterwards; a party of another
collaboration; a signature that mixes two memoranda; terms, parties, texts or commitments changed while they are with
the parties or signed; a text put to the parties without a first writing of it; a signature before all have agreed.
"""

import secrets
import uuid

import pghistory
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from collaborations.mous.draft_triggers import TERMS_TRIGGERS
from collaborations.mous.states import MouQuerySet
from collaborations.mous.triggers import PARTY_TRIGGERS, VERSION_TRIGGERS, WITNESS_TRIGGERS
from cop_portal.translations.texts import TextLanguage
from members.models import Organization, Topic

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
    # The one after whose end this one goes on; of the same collaboration (a composite foreign key).
    renews = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    # Grows with each change of the draft: a form that was opened at another number asks again.
    draft_version = models.PositiveIntegerField(default=0, editable=False)
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
            models.CheckConstraint(
                condition=models.Q(renews__isnull=True) | ~models.Q(renews=models.F("id")),
                name="mou_renews_another",
            ),
        ]
        triggers = TERMS_TRIGGERS

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("collaborations:mou", args=[self.public_id])


class AllParties(models.Manager):
    """Also who was taken out of the draft of a memorandum."""


class PresentParties(AllParties):
    """The parties that a memorandum has; who was taken out of its draft is none."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(removed_on__isnull=True)


class MouParty(models.Model):
    """A party of the collaboration that is a party to the memorandum. ``closed_to_staff_on``: since when it does not
    want staff to open the document. ``contact_*``: whom the others turn to about it. ``removed_on``: it was taken out
    of the draft, and its row stays for what it wrote; ``objects``, and so ``mou.parties``, leave it out."""

    mou = models.ForeignKey(MemorandumOfUnderstanding, models.PROTECT, related_name="parties")
    party = models.ForeignKey(Party, models.PROTECT, related_name="mou_parties")
    collaboration = models.ForeignKey(Collaboration, models.PROTECT, related_name="+")
    closed_to_staff_on = models.DateField(null=True, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=150, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    removed_on = models.DateField(null=True, blank=True, editable=False)

    objects = PresentParties()
    with_removed = AllParties()

    class Meta:
        ordering = ["party__joined_on", "party_id"]
        constraints = [
            models.UniqueConstraint(fields=["mou", "party"], name="mouparty_once"),
            models.UniqueConstraint(fields=["id", "mou"], name="mouparty_id_and_mou"),
        ]
        triggers = PARTY_TRIGGERS


class MouWitness(models.Model):
    """Search as a witness of a memorandum: no party, and not needed to conclude it. It signs, or has not yet."""

    mou = models.OneToOneField(MemorandumOfUnderstanding, models.PROTECT, related_name="witness")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    signatory_name = models.CharField(_("who signed"), max_length=150, blank=True)
    capacity = models.CharField(_("in what capacity"), max_length=120, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(signatory_name="", signed_on__isnull=True, recorded_by__isnull=True)
                | (
                    ~models.Q(signatory_name="")
                    & models.Q(signed_on__isnull=False, recorded_by__isnull=False)
                ),
                name="mouwitness_signed_whole",
            )
        ]
        triggers = WITNESS_TRIGGERS


@pghistory.track(exclude=["withdraw_reason"])
class MouVersion(models.Model):
    """Version 0 is the memorandum, 1 and later are amendments. Concluded when every party has signed.

    ``frozen_on``: since when its text is with the parties; none while it is drafted, and none again once it was
    returned with remarks (``MouReturn`` says from when to when). One that is ``written_here`` has its text here
    (``MouText``, and ``frozen_revision`` as it was put to the parties); of another there is the signed paper alone.
    An amendment can move the last day (``new_ends_on``) and say what happens then (``new_renewal``).
    """

    mou = models.ForeignKey(MemorandumOfUnderstanding, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=0)
    written_here = models.BooleanField(default=False)
    begun_on = models.DateField(null=True, blank=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    new_ends_on = models.DateField(_("in force until"), null=True, blank=True)
    new_renewal = models.CharField(
        _("at the end"), max_length=10, choices=MemorandumOfUnderstanding.Renewal.choices, blank=True
    )
    frozen_on = models.DateField(null=True, blank=True)
    frozen_revision = models.OneToOneField(
        "MouRevision", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The party that put it before the others, or that entered it with its paper.
    put_by = models.ForeignKey(MouParty, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdraw_reason = models.CharField(max_length=500, blank=True)
    # Whose reason it is, and whether that party declined what another had put before it.
    withdrawn_for = models.ForeignKey(MouParty, models.PROTECT, null=True, blank=True, related_name="+")
    was_declined = models.BooleanField(default=False)
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
            models.CheckConstraint(
                condition=models.Q(frozen_on__isnull=True)
                | models.Q(written_here=False, frozen_revision__isnull=True)
                | models.Q(written_here=True, frozen_revision__isnull=False),
                name="mouversion_frozen_as_written",
            ),
            models.CheckConstraint(
                condition=models.Q(new_ends_on__isnull=True, new_renewal="") | models.Q(number__gt=0),
                name="mouversion_amends",
            ),
            models.CheckConstraint(
                condition=models.Q(was_declined=False) | models.Q(withdrawn_on__isnull=False),
                name="mouversion_declined_is_withdrawn",
            ),
            models.UniqueConstraint(
                fields=["mou"],
                condition=models.Q(concluded_on__isnull=True, withdrawn_on__isnull=True),
                name="mouversion_one_open",
            ),
        ]
        triggers = VERSION_TRIGGERS

    def address(self, name: str) -> str:
        """The address of the page called ``name`` about this version: of the memorandum, or of its amendment."""
        args = [self.mou.public_id, *([self.number] if self.number else [])]
        return reverse(f"collaborations:{name}", args=args)

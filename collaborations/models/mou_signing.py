"""What is signed: copies of a version, their signatures, and a paper that is put together before it is one."""

import uuid

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaborations.mous.draft_triggers import SIGNED_WHEN_AGREED
from collaborations.mous.triggers import COPY_TRIGGERS, SIGNATURE_TRIGGERS
from cop_portal.documents.models import Document, keeps_document

from .mou import MemorandumOfUnderstanding, MouParty, MouVersion


class CopyQuerySet(models.QuerySet):
    """Signed copies."""

    def current(self) -> "CopyQuerySet":
        """Those that count: neither replaced by their party nor returned by another."""
        return self.filter(replaced_at__isnull=True, returned_on__isnull=True)


class MouCopy(models.Model):
    """A document that claims to be a version, signed. Paper comes in counterparts, so a version may have several."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(MouVersion, models.PROTECT, related_name="copies")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    uploaded_for = models.ForeignKey(MouParty, models.PROTECT, related_name="copies")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    # Another party said "this is not what we signed", and why.
    returned_on = models.DateField(null=True, blank=True)
    returned_for = models.ForeignKey(MouParty, models.PROTECT, null=True, blank=True, related_name="+")
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    return_reason = models.CharField(max_length=500, blank=True)

    objects = CopyQuerySet.as_manager()

    class Meta:
        ordering = ["uploaded_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["id", "version"], name="moucopy_id_and_version"),
            # A party's counterpart; one that is replaced or returned is another's no more.
            models.UniqueConstraint(
                fields=["version", "uploaded_for"],
                condition=models.Q(replaced_at__isnull=True, returned_on__isnull=True),
                name="moucopy_one_a_party",
            ),
            models.CheckConstraint(
                condition=models.Q(returned_on__isnull=True, returned_for__isnull=True, return_reason="")
                | (
                    models.Q(returned_on__isnull=False, returned_for__isnull=False)
                    & ~models.Q(return_reason="")
                ),
                name="moucopy_returned_with_reason",
            ),
        ]
        triggers = COPY_TRIGGERS


@pghistory.track(exclude=["signatory_name", "capacity"])
class Signature(models.Model):
    """One party's signature of one version: who signed the paper and when, and which representative confirmed it.

    With a ``request`` it was recorded by Search staff (``confirmed_by``) for a party, on this written request of it.
    """

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
    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    request = models.OneToOneField(Document, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["mou_party_id"]
        constraints = [
            models.UniqueConstraint(fields=["mou_party", "version"], name="signature_once_a_party"),
            models.CheckConstraint(
                condition=models.Q(signed_on__lte=models.F("confirmed_on")),
                name="signature_not_in_the_future",
            ),
        ]
        triggers = [
            *SIGNATURE_TRIGGERS,
            *SIGNED_WHEN_AGREED,
            keeps_document("signature_keeps_document", "request_id"),
        ]


class SignatureTakenBack(models.Model):
    """A party took its signature back before all had signed, and told the others why. It stood on ``copy``: where that
    is its own, the copy counts no more either (``MouCopy.returned_for`` is its own party then). ``signature`` is the
    public id of what was taken back, so that a form that is sent twice takes back one."""

    mou = models.ForeignKey(MemorandumOfUnderstanding, models.PROTECT, related_name="+")
    mou_party = models.ForeignKey(MouParty, models.PROTECT, related_name="+")
    version = models.ForeignKey(MouVersion, models.PROTECT, related_name="taken_back")
    copy = models.ForeignKey(MouCopy, models.PROTECT, related_name="+")
    signature = models.UUIDField(unique=True)
    taken_back_on = models.DateField()
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["taken_back_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="signaturetakenback_with_reason")
        ]
        triggers = [
            pgtrigger.Protect(name="signaturetakenback_stays", operation=pgtrigger.Update | pgtrigger.Delete)
        ]


class MouPaper(models.Model):
    """A signed paper that a party is putting together: one PDF, or photos of its sheets to be put in order and joined.

    It is the party's own until it is sent to the others, which makes a ``MouCopy`` of it and removes it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(MouVersion, models.CASCADE, related_name="papers")
    mou_party = models.ForeignKey(MouParty, models.CASCADE, related_name="papers")
    document = models.OneToOneField(Document, models.PROTECT, null=True, blank=True, related_name="+")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "mou_party"], name="moupaper_one_a_party")]
        triggers = [keeps_document("moupaper_keeps_document", "document_id")]


class MouSheet(models.Model):
    """A photo of a sheet of such a paper, drawn anew; ``turned`` clockwise by so many degrees. ``sent_*`` are the name,
    the size in bytes and the fingerprint of what was sent, before it was drawn anew."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    paper = models.ForeignKey(MouPaper, models.CASCADE, related_name="sheets")
    position = models.PositiveSmallIntegerField()
    turned = models.PositiveSmallIntegerField(
        default=0, choices=[(degrees, str(degrees)) for degrees in (0, 90, 180, 270)]
    )
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    sent_name = models.CharField(max_length=255)
    sent_size = models.PositiveBigIntegerField()
    sent_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "position"],
                name="mousheet_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=models.Q(turned__in=[0, 90, 180, 270]), name="mousheet_turned_by_quarters"
            ),
        ]
        triggers = [keeps_document("mousheet_keeps_document", "document_id")]

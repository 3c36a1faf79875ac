"""What a memorandum says: the text being written, how it was put to the parties, and what they answered."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaborations.mous.draft_triggers import (
    AGREEMENT_TRIGGERS,
    PARTY_CHANGE_TRIGGERS,
    REVISION_TRIGGERS,
    TEXT_TRIGGERS,
)
from cop_portal.translations.texts import TextLanguage

from .mou import MemorandumOfUnderstanding, MouParty, MouVersion


class MouModelText(models.Model):
    """The model text of one language, which a draft starts from. Search staff edit it."""

    language = models.CharField(max_length=3, choices=TextLanguage.choices, unique=True)
    provisions = models.TextField(_("provisions"))
    confidentiality = models.TextField(_("confidentiality"), blank=True)
    changed_on = models.DateField(null=True, blank=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["language"]
        verbose_name = _("model text of memoranda")
        verbose_name_plural = _("model texts of memoranda")

    def __str__(self) -> str:
        return self.get_language_display()


class MouText(models.Model):
    """What a version says in one language, as it is being written. Of two languages one is authoritative."""

    version = models.ForeignKey(MouVersion, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=3, choices=TextLanguage.choices)
    is_authoritative = models.BooleanField(default=False)
    title = models.CharField(_("title"), max_length=200)
    # For an amendment: what changes.
    purpose = models.TextField(_("purpose"))
    confidentiality = models.TextField(_("confidentiality"), blank=True)
    provisions = models.TextField(_("provisions"), blank=True)

    class Meta:
        ordering = ["-is_authoritative", "language"]
        constraints = [
            models.UniqueConstraint(fields=["version", "language"], name="moutext_once_a_language"),
            models.UniqueConstraint(
                fields=["version"],
                condition=models.Q(is_authoritative=True),
                name="moutext_one_authoritative",
            ),
        ]
        triggers = TEXT_TRIGGERS


class MouRevision(models.Model):
    """How the whole of a version read at a moment: ``bodies`` has the text by language (terms, commitments and contacts
    written out), ``sha256`` is the fingerprint that its paper carries. The last one is what is being written; several
    savings of one person in a row are one."""

    version = models.ForeignKey(MouVersion, models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    bodies = models.JSONField()
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_for = models.ForeignKey(MouParty, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="mourevision_number_once"),
            models.UniqueConstraint(fields=["id", "version"], name="mourevision_id_and_version"),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="mourevision_sha256_is_hexadecimal"
            ),
        ]
        triggers = REVISION_TRIGGERS


class MouPartyChange(models.Model):
    """A party came into a draft, or was taken out of it; ``revision`` is the first text from then on, and says who did
    it, for whom and when."""

    revision = models.ForeignKey(MouRevision, models.PROTECT, related_name="party_changes")
    mou_party = models.ForeignKey(MouParty, models.PROTECT, related_name="+")
    was_added = models.BooleanField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "mou_party"], name="moupartychange_once_a_text")
        ]
        triggers = PARTY_CHANGE_TRIGGERS


@pghistory.track()
class MouAgreement(models.Model):
    """A party has read the text that was put to it, and agrees to sign it."""

    mou = models.ForeignKey(MemorandumOfUnderstanding, models.PROTECT, related_name="+")
    version = models.ForeignKey(MouVersion, models.PROTECT, related_name="agreements")
    revision = models.ForeignKey(MouRevision, models.PROTECT, related_name="agreements")
    mou_party = models.ForeignKey(MouParty, models.PROTECT, related_name="agreements")
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "mou_party"], name="mouagreement_once_a_party")
        ]
        triggers = AGREEMENT_TRIGGERS


class MouReturn(models.Model):
    """A text that was put to the parties and came back with remarks: it is drafted again since then."""

    version = models.ForeignKey(MouVersion, models.PROTECT, related_name="returns")
    revision = models.OneToOneField(MouRevision, models.PROTECT, related_name="returned")
    put_on = models.DateField()
    put_by = models.ForeignKey(MouParty, models.PROTECT, related_name="+")
    returned_on = models.DateField()
    returned_for = models.ForeignKey(MouParty, models.PROTECT, related_name="+")
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    remarks = models.TextField(_("remarks"))
    language = models.CharField(max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH)

    class Meta:
        ordering = ["returned_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(remarks=""), name="moureturn_with_remarks"),
            models.CheckConstraint(
                condition=models.Q(returned_on__gte=models.F("put_on")), name="moureturn_after_it_was_put"
            ),
        ]

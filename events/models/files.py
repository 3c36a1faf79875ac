"""Files of an event: the agenda and slides for whoever sees it, the signed sheet for staff."""

import pghistory
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.models import Document, keeps_document
from cop_portal.history import every_change

from .event import Event


@pghistory.track(*every_change())
class EventFile(models.Model):
    """A file of an event. Agenda, slides and others have the event's own audience; a signed sheet has people's names
    on it and is for staff alone. One that was removed is opened by nobody."""

    class Kind(models.TextChoices):
        AGENDA = "agenda", _("agenda")
        SLIDES = "slides", _("slides")
        OTHER = "other", _("other file")
        SIGNED_SHEET = "signed_sheet", _("signed sheet")

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="files", verbose_name=_("event"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("file"))

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = _("file of an event")
        verbose_name_plural = _("files of events")
        triggers = [keeps_document("eventfile_keeps_document", "document_id")]

    def __str__(self) -> str:
        return self.title or str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return reverse("events:file", args=[self.event.slug, self.public_id])

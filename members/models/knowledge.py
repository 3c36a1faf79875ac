"""What an organization can offer, wants to learn, and works on."""

import datetime

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.history import every_change
from cop_portal.translations.texts import TranslatedText, text_constraints

from .organization import Audience, Organization
from .reference import Governorate, Topic


@pghistory.track(*every_change())
class Expertise(models.Model):
    """A topic that an organization can offer to others. Its text ``shares`` says in what form."""

    class Band(models.TextChoices):
        UNDER_1 = "0-1", _("less than 1 year")
        FROM_1 = "1-5", _("1 to 5 years")
        FROM_5 = "5-10", _("5 to 10 years")
        FROM_10 = "10+", _("10 years and more")

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="expertise", verbose_name=_("organization")
    )
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="expertise", verbose_name=_("topic"))
    band = models.CharField(_("years of experience"), max_length=4, choices=Band.choices)

    class Meta:
        ordering = ["topic__theme__position", "topic__position"]
        verbose_name = _("expertise")
        verbose_name_plural = _("expertise")
        constraints = [
            models.UniqueConstraint(fields=["organization", "topic"], name="expertise_topic_once"),
        ]

    def __str__(self) -> str:
        return str(self.topic)


@pghistory.track(*every_change())
class ExpertiseText(TranslatedText):
    """``shares``: what an organization can share of its expertise (a training, a handbook)."""

    owner = models.ForeignKey(Expertise, models.CASCADE, related_name="texts")

    class Meta:
        constraints = text_constraints("expertisetext")


@pghistory.track(*every_change())
class Need(models.Model):
    """A topic an organization wants to learn about or finds a challenge. Its text ``question`` is in its own words."""

    class Urgency(models.TextChoices):
        """How soon an answer would help."""

        ANY_TIME = "any_time", _("whenever there is an opportunity")
        THIS_YEAR = "this_year", _("within a year")
        URGENT = "urgent", _("urgently, within three months")

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="needs", verbose_name=_("organization")
    )
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="needs", verbose_name=_("topic"))
    audience = models.CharField(
        _("who may read it"),
        max_length=10,
        choices=Audience.choices,
        default=Audience.MEMBERS,
        help_text=_("Partners are the organizations it works together with."),
    )

    urgency = models.CharField(
        _("how soon"), max_length=10, choices=Urgency.choices, default=Urgency.ANY_TIME
    )

    class Meta:
        ordering = ["topic__theme__position", "topic__position"]
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        constraints = [models.UniqueConstraint(fields=["organization", "topic"], name="need_topic_once")]

    def __str__(self) -> str:
        return str(self.topic)


@pghistory.track(*every_change())
class NeedText(TranslatedText):
    """``question``: what the organization asks, in its own words."""

    owner = models.ForeignKey(Need, models.CASCADE, related_name="texts")

    class Meta:
        constraints = text_constraints("needtext")


class TargetGroup(models.TextChoices):
    """Whom a project is for; the words of the project's glossary."""

    WOMEN = "women", _("women")
    GIRLS = "girls", _("girls")
    YOUTH = "youth", _("youth")
    CHILDREN = "children", _("children")
    DISABILITIES = "disabilities", _("people with disabilities")
    DISPLACED = "displaced", _("displaced people")
    RETURNEES = "returnees", _("returnees")
    REFUGEES = "refugees", _("refugees")
    HOST = "host", _("host communities")
    COMPONENTS = "components", _("components (communities)")
    JOURNALISTS = "journalists", _("journalists")
    DEFENDERS = "defenders", _("human rights defenders")
    CANDIDATES = "candidates", _("candidates")
    VOTERS = "voters", _("voters")
    SURVIVORS = "survivors", _("survivors")


@pghistory.track(*every_change())
class Project(models.Model):
    """Planned, running or completed work. Its texts: ``title`` and ``summary``. Which of the three is a fact of its
    dates, so that nobody has to come back to say that a project has ended."""

    # Names the project in addresses.
    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="projects", verbose_name=_("organization")
    )
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    topics = models.ManyToManyField(Topic, related_name="projects", blank=True, verbose_name=_("topics"))
    governorates = models.ManyToManyField(
        Governorate, related_name="projects", blank=True, verbose_name=_("governorates")
    )
    target_groups = ArrayField(
        models.CharField(max_length=20, choices=TargetGroup.choices),
        default=list,
        blank=True,
        verbose_name=_("target groups"),
    )
    donor = models.CharField(_("donor"), max_length=120, blank=True)
    grant_number = models.CharField(_("grant number"), max_length=60, blank=True)

    class Meta:
        ordering = ["-starts_on"]
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="project_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.starts_on:%Y}"

    def status_on(self, date: datetime.date) -> str:
        """``planned``, ``running`` or ``completed``."""
        if self.starts_on > date:
            return "planned"
        if self.ends_on is not None and self.ends_on < date:
            return "completed"
        return "running"

    @property
    def status(self) -> str:
        """The status today."""
        return self.status_on(today())


@pghistory.track(*every_change(), obj_field=None)
class ProjectTopic(Project.topics.through):  # type: ignore[name-defined]
    """That a project is on a topic, for its history."""

    class Meta:
        proxy = True


@pghistory.track(*every_change(), obj_field=None)
class ProjectPlace(Project.governorates.through):  # type: ignore[name-defined]
    """That a project is in a governorate, for its history."""

    class Meta:
        proxy = True


@pghistory.track(*every_change())
class ProjectText(TranslatedText):
    """A project's ``title`` and ``summary``."""

    owner = models.ForeignKey(Project, models.CASCADE, related_name="texts")

    class Meta:
        constraints = text_constraints("projecttext")

"""What the directory searches: one row a source, language and audience of an organization.

Written by ``members.search`` only (actions call it), and rebuilt by ``manage.py rebuild_search``.
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from .organization import Audience, Organization


class SearchEntry(models.Model):
    """A searchable piece of text of an organization, readable by its audience."""

    class Source(models.TextChoices):
        """What the text is, in the order of its weight."""

        NAME = "name"
        MISSION = "mission"
        EXPERTISE = "expertise"
        NEED = "need"
        TOPIC = "topic"
        PROJECT = "project"
        PLACE = "place"

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="search_entries")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    language = models.CharField(max_length=3)
    source = models.CharField(max_length=10, choices=Source.choices)
    source_id = models.BigIntegerField(default=0)
    text = models.TextField()
    # Stems of the text as written (english, arabic; simple for Sorani), and folded words without stems.
    stems = SearchVectorField()
    folded = SearchVectorField()
    fold_version = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "source", "source_id", "language", "audience"],
                name="searchentry_once",
            ),
        ]
        indexes = [GinIndex(fields=["stems"]), GinIndex(fields=["folded"])]

"""What the directory searches: texts by source and audience of an organization, and the words they are found by.

Written by ``members.search.writing`` only (actions call it), and rebuilt by ``manage.py rebuild_search``.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .organization import Audience, Organization


class SearchEntry(models.Model):
    """Searchable text of an organization, in all its languages, readable by its audience."""

    class Source(models.TextChoices):
        """What the text is, in the order of its weight; in the words that the profile has for it."""

        NAME = "name", _("Name")
        ACRONYM = "acronym", _("Acronym")
        FORMER_NAME = "former_name", _("Former name")
        MISSION = "mission", _("About")
        EXPERTISE = "expertise", _("Can share")
        NEED = "need", _("Wants to learn")
        TOPIC = "topic", _("Topic")
        PROJECT = "project", _("Project")
        PLACE = "place", _("Place")

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="search_entries")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    source = models.CharField(max_length=12, choices=Source.choices)
    # Lines, each a text of its own, and the language of each.
    text = models.TextField(blank=True)
    languages = ArrayField(models.CharField(max_length=3), default=list)
    # What is found by more than its words: ids of topics and places (see ``search.vocabulary``), names by keys.
    marks = ArrayField(models.TextField(), default=list)
    fold_version = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "source", "audience"], name="searchentry_once"),
        ]

    def lines(self) -> list[tuple[str, str]]:
        """The lines of the text, each with its language before it."""
        return list(zip(self.languages, self.text.split("\n"), strict=False)) if self.text else []


class SearchWords(models.Model):
    """What an organization is found by, as its readers of one audience may find it: the words of its entries under all
    names they are found by (see ``search.tokens``), each with its source before it.

    One row an organization and audience, its vector out of line (the table's ``toast_tuple_target``): a question goes
    from the index to rows that are a hundred bytes each, also where it finds a seventh of 50,000 organizations.
    """

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="search_words")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    words = SearchVectorField()
    fold_version = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "audience"], name="searchwords_once"),
        ]
        indexes = [GinIndex(fields=["words"], name="searchwords_words", fastupdate=False)]

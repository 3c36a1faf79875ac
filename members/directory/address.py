"""The directory's address: what is searched, chosen and in which order, so that a page can be kept and passed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote_plus

from django.urls import reverse

from .query import CLOSENESS, Directory
from .reading import OF_TOPICS, TOPIC_MARK


class Address:
    """Makes the addresses that a page of the directory links to; each is of the first page, but ``page``'s own.

    What no facet knows is not passed on.
    """

    def __init__(self, found: Directory) -> None:
        self.root = reverse("members:directory")
        self.chosen = found.chosen
        # Each parameter as it stands in the address, put into words once for all the links of a page.
        self.parts = {
            "q": _part("q", [found.query] if found.query else []),
            **{facet: _part(facet, values) for facet, values in found.chosen.items()},
            "sort": _part("sort", [] if found.order == CLOSENESS else [found.order]),
        }

    def now(self, **changes: Sequence[str]) -> str:
        """The page as it is, with the values of some parameters changed."""
        changed = {name: _part(name, values) for name, values in changes.items()}
        text = "&".join(filter(None, (self.parts | changed).values()))
        return f"{self.root}?{text}" if text else self.root

    def without(self, facet: str, value: str) -> str:
        """The page without this choice; a theme goes with its topics."""
        rest = [one for one in self.chosen[facet] if one != value]
        if facet in OF_TOPICS and TOPIC_MARK not in value:
            rest = [one for one in rest if not one.startswith(value + TOPIC_MARK)]
        return self.now(**{facet: rest})

    def without_filters(self, **changes: Sequence[str]) -> str:
        """The page with nothing chosen."""
        return self.now(**{**dict.fromkeys(self.chosen, ()), **changes})

    def page(self, number: int) -> str:
        """The page of this number."""
        return self.now(page=[str(number)] if number > 1 else [])


def _part(name: str, values: Iterable[str]) -> str:
    return "&".join(f"{name}={quote_plus(value)}" for value in values)

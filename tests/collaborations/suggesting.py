"""What tests of staff's suggestions share: a suggestion, and answers to it."""

from __future__ import annotations

import datetime

from collaborations.actions.suggestions import answer_suggestion, suggest
from collaborations.models import Collaboration, Suggestion
from cop_portal.dates import today
from members.models import Membership, Organization, Role, User
from tests.cast import Cast


def suggested(cast: Cast, first=None, second=None, **fields) -> Suggestion:
    """Staff suggest two to each other; WEO and Al Noor where none are given."""
    return suggest(first=first or cast.weo, second=second or cast.al_noor, by=cast.staff, **fields)


def speaker_of(organization: Organization) -> User:
    """A representative of ``organization``."""
    found = Membership.objects.filter(organization=organization, role=Role.REPRESENTATIVE, until=None)
    return found.earliest("pk").user


def says(suggestion: Suggestion, organization: Organization, answer: str = "yes", **fields) -> Suggestion:
    """``organization`` answers, by a representative of its."""
    return answer_suggestion(
        suggestion=suggestion,
        organization=organization,
        by=fields.pop("by", None) or speaker_of(organization),
        answer=answer,
        **fields,
    )


def lapsed_since(days: int) -> None:
    """Whoever was asked by a suggestion was asked ``days`` ago; with 60 it lapses today."""
    day = today() - datetime.timedelta(days)
    Suggestion.objects.exclude(asks_first_from=None).update(asks_first_from=day)
    Suggestion.objects.exclude(asks_second_from=None).update(asks_second_from=day)


def put_in_touch(
    cast: Cast,
    first: Organization,
    second: Organization,
    on: datetime.date | None = None,
) -> Collaboration:
    """The thread of two that staff suggested to each other and that both said yes to, whoever is asked first."""
    suggestion = suggested(cast, first, second, on=on, reveals_hidden=True)
    order = [first, second] if suggestion.asks_first_from is not None else [second, first]
    for organization in order:
        suggestion = says(suggestion, organization, on=on)
    return suggestion.introduction.collaboration

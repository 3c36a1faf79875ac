"""What an organization has said before of another one: that it need not be put forward, or no to a request."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from collaborations.models import Introduction
from collaborations.on_profiles import Between
from members.models import Organization

Answer = Introduction.Answer


@dataclass(frozen=True)
class Said:
    """``answer``: the last one that was not yes, with the page on which it stands, to a request or (``was_suggested``)
    to a suggestion of staff's. ``again_url``: where it is put forward again, which only who speaks for it may."""

    answer: str = ""
    answer_url: str = ""
    was_suggested: bool = False
    again_url: str = ""


def said_before(own: Organization, other: Organization, between: Between, *, speaks: bool) -> Said | None:
    """What the people of ``own`` read on the profile of ``other``; None where there is nothing, and where the two have
    come together since."""
    if between.thread_of_two(own, other) is not None:
        return None
    said = _answer(own, between)
    again = ""
    if between.is_set_aside and speaks:
        again = reverse("collaborations:not_for_us", args=[other.slug])
    if not (said.answer_url or again):
        return None
    return Said(said.answer, said.answer_url, said.was_suggested, again)


def _answer(own: Organization, between: Between) -> Said:
    refused = {Answer.NO.value, Answer.NOT_NOW.value}
    requests = [one for one in between.requests if one.second_id == own.pk and one.answer]
    if requests and requests[-1].answer in refused:
        last = requests[-1]
        return Said(last.answer, reverse("collaborations:introduction", args=[last.public_id]))
    if between.answers and between.answers[-1][0] in refused:
        answer, public_id = between.answers[-1]
        return Said(answer, reverse("collaborations:suggestion", args=[public_id]), was_suggested=True)
    return Said()

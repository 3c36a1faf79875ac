"""An outsider tries to learn from lists, counts and facets of the hidden, and of needs that are for others."""

import re

import pytest

from members.actions import knowledge
from members.models import Audience, Expertise, Partnership, Topic
from tests.cast import JOINED
from tests.members.directory.reading import count, names

pytestmark = pytest.mark.django_db


def test_hidden_and_discreet_organizations_are_in_no_list_and_no_count(play, page):
    assert count(page(play.suzan), "governorate", "IQ-NI") == 2
    assert names(page(play.suzan, "?q=hidden")) == []
    assert count(page(play.hidden), "governorate", "IQ-NI") == 3
    assert "hidden" in names(page(play.hidden))
    assert count(page(play.staff), "governorate", "IQ-NI") == 3


def test_the_convenor_is_not_a_member(play, page):
    assert "search" not in names(page(play.suzan, "?q=search"))
    assert 'value="convenor"' not in page(play.suzan).content.decode()


@pytest.mark.parametrize("audience", [Audience.PARTNERS, Audience.STAFF])
def test_a_need_for_others_leaves_no_trace(play, page, audience):
    """A marker in the words and a topic of its own: in no result, count, mark or facet of those outside."""
    marker = Topic.objects.create(
        theme=play.legal_aid.theme, slug="marker", name_en="Markertopic", dac_code="15130"
    )
    Expertise.objects.create(organization=play.outsider_org, topic=marker, band="1-5")
    before = page(play.outsider).content.decode()
    knowledge.save_need(
        organization=play.al_noor, by=play.ahmed, topic=marker, audience=audience, question="markerword"
    )
    assert _without_tokens(page(play.outsider).content.decode()) == _without_tokens(before)
    for query in ("markerword", "markertopic"):
        assert "al-noor" not in names(page(play.outsider, f"?q={query}"))
    assert names(page(play.outsider, "?wants=rule-of-law")) == []
    assert names(page(play.outsider, "?wants=rule-of-law.marker")) == []
    assert count(page(play.outsider), "wants", "rule-of-law") == 0
    # Its own people and staff read it; partners where it is for them.
    assert count(page(play.ahmed, "?wants=rule-of-law"), "wants", "rule-of-law.marker") == 1
    assert names(page(play.staff, "?q=markerword")) == ["al-noor"]
    low, high = sorted([play.weo.pk, play.al_noor.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=JOINED)
    partners_read = ["al-noor"] if audience == Audience.PARTNERS else []
    assert names(page(play.suzan, "?q=markerword")) == partners_read
    assert names(page(play.suzan, "?wants=rule-of-law")) == partners_read


def _without_tokens(text: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)

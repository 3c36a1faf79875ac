"""A browser sends more than a form has, too much of it, or nonsense: what is kept of it, and what is refused."""

from __future__ import annotations

import pytest

from members.drafts.query import MOST_BYTES
from members.models import ProfileDraft
from tests.members.drafts.keeping import ABOUT, BASE, begun, hidden, keep, opened


def test_only_the_forms_own_text_is_kept(cast, suzan):
    page = opened(suzan)
    keep(suzan, **hidden(page), mission="a\0b\r\nc", csrfmiddlewaretoken="token", acting_for="weo", other="x")
    data = ProfileDraft.objects.get().data
    assert data["fields"] == {"mission": ["ab\nc"]}
    assert set(data) == {"fields", "begun_at", "based_on"}
    assert "mission" in data["based_on"]


@pytest.mark.parametrize("based_on", ["x", "[]", "mission:0", "mission:0a1b2c3d4e5", "\0", "[" * 9000])
def test_strange_fingerprints_are_none(cast, suzan, based_on):
    keep(suzan, mission="x", draft_based_on=based_on)
    assert ProfileDraft.objects.get().data["based_on"] == {}
    opened(suzan)


def test_too_much_is_refused_in_words(cast, suzan):
    long = "ع" * (MOST_BYTES // 2 + 1)
    answer = keep(suzan, status=413, mission=long)
    assert "too long" in answer.json()["words"]
    page = suzan.post(f"{BASE}drafts/about/", {"mission": long, "other": "x", "keep_draft": "yes"})
    assert page.status_code == 413
    assert "Back to what you typed" in page.content.decode()
    assert long in page.content.decode()
    # In a form that needs attention it is said too, and the form is there.
    assert "too long to be kept" in suzan.post(f"{BASE}about/", ABOUT | {"mission": long}).content.decode()
    assert not ProfileDraft.objects.exists()
    keep(suzan, mission="x", other=long)


@pytest.mark.parametrize(
    "key", ["visibility", "x", "about:x", "offer:", "project:x", "offer:a%00", "a%00", "translation"]
)
def test_strange_names_of_forms_are_not_there(suzan, key):
    keep(suzan, key, status=404, mission="x")
    assert suzan.get(f"{BASE}drafts/about/").status_code == 405


def test_a_draft_of_a_field_that_is_gone_does_no_harm(cast, suzan):
    begun(cast, mission="x")
    ProfileDraft.objects.update(data={"fields": {"mision": ["x"], "language": []}})
    opened(suzan)
    ProfileDraft.objects.update(data={})
    opened(suzan)

"""Two tabs of one person at once: no error, and no half draft."""

from __future__ import annotations

import pytest

from members.models import Organization, ProfileDraft
from tests.at_once import at_once
from tests.cast import client_of, make_cast

from .keeping import ABOUT, BASE, begun


@pytest.fixture
def racing(transactional_db):
    return make_cast()


def test_two_tabs_at_once_make_one_draft(racing):
    texts = ["one " * 200, "two " * 200, "three " * 200, "four " * 200]
    for _round in range(5):
        results = at_once(*(lambda text=text: begun(racing, mission=text, language=text) for text in texts))
        assert all(isinstance(result, ProfileDraft) for result in results), results
        fields = ProfileDraft.objects.get().data["fields"]
        assert fields["mission"] == fields["language"]
        assert fields["mission"][0] in texts


def test_a_tab_that_saves_while_another_types(racing):
    """No error in either; the draft is there as a whole or not at all."""
    suzan = client_of(racing.suzan)
    for _round in range(5):
        results = at_once(
            lambda: suzan.post(f"{BASE}about/", ABOUT | {"draft": "about"}).status_code,
            lambda: type(begun(racing, mission="Half")).__name__,
            lambda: (
                client_of(racing.suzan).post(f"{BASE}drafts/about/", {"discard_draft": "form"}).status_code
            ),
        )
        assert results == [302, "ProfileDraft", 302]
        assert [row.data["fields"] for row in ProfileDraft.objects.all()] in ([], [{"mission": ["Half"]}])
    assert Organization.objects.get(slug="weo").texts.get(field="mission").text == ABOUT["mission"]

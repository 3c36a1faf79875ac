"""A member tries texts of every kind to learn of a hidden organization, or whose an address is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from members.models import Organization, User
from members.recognition import NEAR, recognize
from members.visibility import organizations_visible_to
from tests.members.names.meaning import CERTAIN, meant, plant, slugs

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]

HIDDEN = [
    "House of Calm",
    "دار السكينة",
    "ماڵی ئارامی",
    "پەناگەی بەفرین",
    "x@calm.example",
    "contact@calm.example",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_what_one_may_not_see_is_not_recognized(text):
    outsider = User.objects.get(email="outsider@member.example")
    assert meant(text).certain.slug == "house-of-calm"
    assert "house-of-calm" not in slugs(recognize(text, organizations_visible_to(outsider)))
    own = User.objects.get(email="contact@calm.example")
    if "@" not in text:
        assert recognize(text, organizations_visible_to(own)).certain.slug == "house-of-calm"


def test_members_do_not_learn_whose_an_address_is():
    """People's addresses and those for partners are for staff; an organization's open one is for all."""
    member = User.objects.get(email="outsider@member.example")
    visible = organizations_visible_to(member)
    assert recognize("shilan@tishk.example", visible).candidates == []
    assert recognize("new@tishk.example", visible).candidates == []
    assert recognize("office@weo.example", visible).certain.slug == "weo"
    Organization.objects.filter(slug="manara-policy-research").update(email_audience="staff", website="")
    assert recognize("research@manara.example", visible).candidates == []
    assert meant("research@manara.example").certain.slug == "manara-policy-research"


def test_members_do_not_learn_whose_a_website_is_that_is_for_partners():
    visible = organizations_visible_to(User.objects.get(email="outsider@member.example"))
    manara = Organization.objects.filter(slug="manara-policy-research")
    manara.update(website="https://quorvexil.example/", website_audience="members")
    assert recognize("quorvexil.example", visible).certain == manara.get()
    manara.update(website_audience="partners")
    assert recognize("quorvexil.example", visible).candidates == []
    assert recognize("somebody@quorvexil.example", visible).candidates == []
    assert meant("quorvexil.example").certain == manara.get()


def test_a_hidden_twin_changes_nothing_for_a_member():
    plant("twin", acronym="WEO", visibility="hidden")
    member = User.objects.get(email="outsider@member.example")
    assert recognize("WEO", organizations_visible_to(member)).certain.slug == "weo"
    assert meant("WEO").certain is None


PIECES = st.sampled_from(
    [text for text, _slug in CERTAIN] + HIDDEN + ["@", "://", "(", " - ", "\n", "\0", "٢", "."]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(st.characters(), max_size=60),
    st.lists(st.one_of(PIECES, st.text(max_size=10)), max_size=6).map(" ".join),
    st.lists(PIECES, max_size=4).map("".join),
)


@given(text=TEXTS)
@example(text="a" * 10_000)
@example(text="a." * 600)
@example(text="a@" * 600)
@example(text="a-" * 600)
@example(text="\ud800")
@example(text="1" * 1000)
@example(text="(" * 1000)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_will_do(text):
    outsider = User.objects.get(email="outsider@member.example")
    visible = set(organizations_visible_to(outsider).values_list("slug", flat=True))
    found = recognize(text, organizations_visible_to(outsider))
    assert slugs(found) <= visible - {"house-of-calm"}
    for recognition in (found, meant(text)):
        near = [one for one in recognition.candidates if one.certainty >= NEAR]
        assert (recognition.certain is None) or len(near) == 1
        keys = [one.organization.pk for one in recognition.candidates]
        assert len(keys) == len(set(keys))
        assert recognition.candidates == sorted(recognition.candidates, key=lambda one: -one.certainty)

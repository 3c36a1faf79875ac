"""What a section's form does not take: it says so, saves nothing, and keeps what was typed."""

import pytest

from members.models import Organization
from tests.members.profile.edit_forms import ABOUT, CONTACT, NEED, PROJECT

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "data", "words"),
    [
        ("about/", ABOUT | {"mission": "", "languages": []}, "2 answers need attention"),
        ("about/", ABOUT | {"mission": "x" * 3001}, "needs attention"),
        (
            "contact/",
            CONTACT | {"email": "nobody", "website": "javascript:alert(1)"},
            "2 answers need attention",
        ),
        ("about/", ABOUT | {"governorates": ["999999", "x"]}, "needs attention"),
        ("about/", ABOUT | {"mission": "a\0b"}, "needs attention"),
        ("about/", ABOUT | {"language": "fr"}, "needs attention"),
        ("contact/", CONTACT | {"phone_audience": "everybody"}, "needs attention"),
        ("contact/", CONTACT | {"website_audience": "everybody"}, "needs attention"),
        ("who-sees-us/", {"visibility": "invisible"}, "needs attention"),
        ("offers/add/", {"topic": "no-such-topic", "band": "1-5", "language": "en"}, "needs attention"),
        ("offers/add/", {}, "3 answers need attention"),
        ("needs/add/", {"topic": "legal-aid", "language": "en"}, "2 answers need attention"),
        ("needs/add/", NEED | {"urgency": "yesterday"}, "needs attention"),
        ("projects/add/", PROJECT | {"starts_on_month": "13"}, "The month must be between 1 and 12"),
        (
            "projects/add/",
            PROJECT | {"ends_on_day": "1", "ends_on_month": "5", "ends_on_year": "2023"},
            "ends after",
        ),
        (
            "projects/add/",
            PROJECT | {"target_groups": ["everybody"], "topics": ["x"]},
            "2 answers need attention",
        ),
        ("registrations/add/", {"authority": "federal", "number": ""}, "needs attention"),
        (
            "registrations/add/",
            {
                "authority": "federal",
                "number": "1",
                "issued_on_day": "2",
                "issued_on_month": "2",
                "issued_on_year": "2020",
                "expires_on_day": "1",
                "expires_on_month": "2",
                "expires_on_year": "2020",
            },
            "A registration ends after the day it was issued.",
        ),
    ],
)
def test_bad_answers_are_told_and_nothing_is_saved(cast, send, address, data, words):
    assert words in send(address, data, status=422)
    weo = Organization.objects.get(slug="weo")
    assert not weo.texts.exists()
    assert not weo.expertise.exists()
    assert not weo.needs.exists()
    assert not weo.projects.exists()
    assert not weo.registrations.exists()
    assert weo.visibility == "listed"


def test_errors_keep_what_was_typed(cast, send):
    text = send("about/", ABOUT | {"languages": [], "mission": "Typed with care"}, status=422)
    assert "Typed with care" in text


def test_a_topic_that_is_listed_already_is_changed_there(cast, send):
    for topic in ("legal-aid", "gender-quotas"):
        send("offers/add/", {"topic": topic, "band": "1-5", "language": "en"})
    text = send("offers/legal-aid/", {"topic": "gender-quotas", "band": "1-5", "language": "en"}, status=422)
    assert "on your list already" in text

"""Which organization a piece of text means, on the demonstration's organizations: a table, twins, and who may know."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from members.models import Membership, Organization, OtherName, Registration, User
from members.recognition import NEAR, Reason, Recognition, Recognizer, recognize
from members.visibility import organizations_visible_to
from tests.demo.conftest import demo  # noqa: F401

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def meant(text: str) -> Recognition:
    return recognize(text, Organization.objects.all(), for_staff=True)


def slugs(found: Recognition) -> set[str]:
    return {candidate.organization.slug for candidate in found.candidates}


CERTAIN = [
    # acronyms
    ("WEO", "weo"),
    ("weo", "weo"),
    ("W.E.O.", "weo"),
    (" w e o ", "weo"),
    ("O.H.I", "open-horizon"),
    ("CEW", "chaw-election-watch"),
    ("UTW", "textile-workers-union"),
    # names, in three languages, with and without what kind of body it is
    ("Women Empowerment Organization", "weo"),
    ("WOMEN EMPOWERMENT ORGANISATION", "weo"),
    ("The Women Empowerment", "weo"),
    ("WomenEmpowerment Organization", "weo"),
    ("منظمة تمكين المرأة", "weo"),
    ("تمكين المراه", "weo"),
    ("ڕێکخراوی بەهێزکردنی ژنان", "weo"),
    ("رێكخراوي به‌هێزكردني ژنان", "weo"),
    ("Al Noor", "al-noor"),
    ("al-Noor Foundation", "al-noor"),
    ("Al Nour", "al-noor"),
    ("alnoor", "al-noor"),
    ("an-Nur", "al-noor"),
    ("AlNoorFoundation", "al-noor"),
    ("النور", "al-noor"),
    ("مؤسسه النــور", "al-noor"),
    ("مُؤَسَّسَة النُّور", "al-noor"),
    ("دامه‌زراوه‌ی ئەلنوور", "al-noor"),
    ("House of Calm", "house-of-calm"),
    ("ماڵی ئارامی", "house-of-calm"),
    ("Safe-Signal", "safe-signal"),
    ("SafeSignal", "safe-signal"),
    ("اشارة امنة", "safe-signal"),
    ("Shinrwe Centre for Dialogue", "shinrwe-dialogue-center"),
    ("شنروي الحوار", "shinrwe-dialogue-center"),
    ("Samawa Water & Environment", "samawa-water"),
    ("Marsa Foundation", "marsa-foundation"),
    ("Chaw network", "chaw-election-watch"),
    ("شبكة جاو", "chaw-election-watch"),
    ("Hamrin Womens Association", "hamrin-women"),
    ("Hamrin Women’s Association", "hamrin-women"),
    # what it was called before, and is called beside its name
    ("Zagros Help Line", "safe-signal"),
    ("ZHL", "safe-signal"),
    ("Ballot-Box Network", "chaw-election-watch"),
    ("حلقة نساء الشط", "marsa-foundation"),
    ("Apen Horisont", "open-horizon"),
    # a name and its acronym, a name with the address beside it
    ("Women Empowerment Organization (WEO)", "weo"),
    ("WEO - منظمة تمكين المرأة", "weo"),
    ("Al Noor Foundation (ANF)", "al-noor"),
    ("Suzan Aref, WEO <suzan@weo.example>", "weo"),
    # registrations
    ("DEMO-K-1042", "weo"),
    ("demo k ١٠٤٢", "weo"),
    ("DEMO/K/۱۰۴۲", "weo"),
    ("DEMO-F-2133", "safe-signal"),
    ("DEMO-F-2133-A", "adasa-integrity"),
    ("رقم التسجيل: DEMO-F-٢٠٤١", "al-noor"),
    # addresses and domains
    ("office@weo.example", "weo"),
    ("Nobody.Yet@WEO.example", "weo"),
    ("new@mail.weo.example", "weo"),
    ("https://www.weo.example/about?x=1", "weo"),
    ("manara.example", "manara-policy-research"),
    ("new@tishk.example", "tishk"),
]


@pytest.mark.parametrize(("text", "slug"), CERTAIN)
def test_it_works(text, slug):
    found = meant(text)
    assert found.certain is not None, [(one.organization.slug, one.certainty) for one in found.candidates]
    assert found.certain.slug == slug


LIKELY = [
    ("Women Empowrment Organizaton", "weo"),
    ("Empowerment Women", "weo"),
    ("Tischk", "tishk"),
    ("مؤسسة النورر", "al-noor"),
    ("Open Horizon", "open-horizon"),
    ("Manara Center Policy Reserch", "manara-policy-research"),
    ("We met somebody of Safe Signal yesterday", "safe-signal"),
    ("the person from WEO who spoke first", "weo"),
    # Another kind of body of the same name may be another body.
    ("Al Noor Association", "al-noor"),
    ("شبكة النور", "al-noor"),
    ("Women Empowerment Organization, Basra branch", "weo"),
]


@pytest.mark.parametrize(("text", "slug"), LIKELY)
def test_likely_and_never_certain(text, slug):
    found = meant(text)
    assert found.certain is None
    assert slug in slugs(found)
    assert all(0 < candidate.certainty < 1 for candidate in found.candidates)


@pytest.mark.parametrize(
    "text", ["WEO / Al Noor", "WEO and Al Noor", "suzan@weo.example, Al Noor Foundation"]
)
def test_two_that_are_named_are_two(text):
    found = meant(text)
    assert found.certain is None
    assert {"weo", "al-noor"} <= slugs(found)


NOBODY = [
    *("", " ", "\0", "...", "()", "@", "x@", "ئ", "ـ" * 50, "42", "1042"),
    *(
        "foundation",
        "منظمة",
        "the",
        "Baghdad",
        "Suzan Aref",
        "شكراً جزيلاً",
        "Committee of Fishers of the Marshes",
    ),
    *("somebody@gmail.com", "x@yahoo.co.uk", "x@outlook.fr", "x@icloud.com", "x@proton.me", "gmail.com"),
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_meant(text):
    assert meant(text).candidates == []


def test_an_address_that_several_share_is_nobodys():
    found = meant("new@member.example")
    assert found.certain is None
    assert {"marsa-foundation", "two-banks-legal-aid"} <= slugs(found)


def test_public_providers_are_nobodys_even_where_the_organization_uses_one():
    Organization.objects.filter(slug="weo").update(
        email="weo.erbil@gmail.com", website="https://facebook.com/weo"
    )
    assert meant("another@gmail.com").candidates == []
    assert meant("weo.erbil@gmail.com").certain.slug == "weo"  # its own address, whole
    assert meant("https://www.facebook.com/somebody").candidates == []


# -- twins -------------------------------------------------------------------------------------------------------------


def plant(slug: str, name: str = "Planted", **fields) -> Organization:
    return Organization.objects.create(
        slug=slug, name_en=name, kind="local", member_since=datetime.date(2020, 1, 1), **fields
    )


@pytest.mark.parametrize(
    ("twin", "text"),
    [
        ({"acronym": "WEO"}, "WEO"),
        ({"acronym": "W.E.O"}, "weo"),
        ({"name": "Al-Nour Association"}, "Al Noor"),
        ({"name": "Al-Nour Association"}, "Al Noor Foundation"),
        ({"name_ar": "جمعية النور"}, "النور"),
        ({"short_name_ckb": "ئه‌لنوور"}, "ئەلنوور"),
        ({"name": "Women Empowerment Foundation"}, "Women Empowerment"),
        ({"email": "hello@weo.example"}, "new@weo.example"),
        ({"website": "http://weo.example"}, "weo.example"),
        ({"name": "House Calm"}, "House of Calm"),
    ],
)
def test_two_that_are_called_so(twin, text):
    plant("twin", **twin)
    found = meant(text)
    assert found.certain is None
    assert "twin" in slugs(found)
    assert len(slugs(found)) == 2


def test_a_former_acronym_of_one_is_the_acronym_of_another():
    OtherName.objects.create(organization=plant("twin"), kind="former_acronym", language="en", name="W.E.O.")
    found = meant("WEO")
    assert found.certain is None
    assert {str(one.reason) for one in found.candidates} == {Reason.ACRONYM, Reason.FORMER_ACRONYM}


def test_a_number_of_two_authorities_or_of_two_organizations():
    Registration.objects.create(organization=plant("twin"), authority="federal", number="demo k 1042")
    assert meant("DEMO-K-1042").certain is None


def test_somebody_of_two_organizations():
    twin = plant("twin")
    user = User.objects.get(email="suzan@weo.example")
    Membership.objects.create(user=user, organization=twin, role="colleague", since=datetime.date(2020, 1, 1))
    assert meant("suzan@weo.example").certain is None


def test_many_of_one_name_leave_none_certain():
    for number in range(40):
        plant(f"twin-{number}", acronym="WEO")
    assert meant("WEO").certain is None


def test_a_near_name_is_no_rival_of_the_exact_one():
    plant("twin", name="Al Noora Foundation")
    assert meant("Al Noor Foundation").certain.slug == "al-noor"
    assert meant("Al Noora Foundation").certain.slug == "twin"


def test_several_texts_of_one(django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        found = Recognizer(Organization.objects.all(), for_staff=True).recognize(
            "Al Noor", "DEMO-F-2041", "النور"
        )
    assert found.certain.slug == "al-noor"
    both = Recognizer(Organization.objects.all(), for_staff=True).recognize("Al Noor", "DEMO-K-1042")
    assert both.certain is None


# -- who may know ------------------------------------------------------------------------------------------------------

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


# -- many organizations ------------------------------------------------------------------------------------------------


def test_as_many_queries_for_many(django_assert_max_num_queries):
    Organization.objects.bulk_create(
        Organization(
            slug=f"many-{number}",
            name_en=f"Planted Number{number} Society for Wells",
            name_ar=f"جمعية البئر {number}",
            kind="local",
            member_since=datetime.date(2020, 1, 1),
        )
        for number in range(300)
    )
    for text in ("Al Noor", "x@weo.example", "DEMO-K-1042", "Planted Numbr7 Society"):
        with django_assert_max_num_queries(6):
            meant(text)

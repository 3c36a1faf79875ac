"""What an organization is called, of what size it is, and where its offices are: edited by it, read by others."""

import pghistory.models
import pytest

from cop_portal.refusals import NotAllowed, Refused
from members.actions import identity, knowledge, offices
from members.models import Audience, Need, Office, Organization, OtherName, Partnership, SubGrant
from tests.cast import JOINED, english_client_of

pytestmark = pytest.mark.django_db

EDIT = "/organizations/weo/edit/"
NAMES = {
    "acting_for": "weo",
    "name_en": "Women Empowerment Organization",
    "name_ar": "منظمة تمكين المرأة",
    "name_ckb": "",
    "acronym": "WEO",
    "kind": "national",
    "size_band": "",
    "is_women_led": "",
    "keep_old": "on",
}


@pytest.fixture
def send(cast, client):
    client.force_login(cast.suzan)

    def post(address, data, status=302):
        response = client.post(EDIT + address, {"acting_for": "weo"} | data)
        assert response.status_code == status
        return response.content.decode()

    return post


def weo():
    return Organization.objects.get(slug="weo")


def profile(user, slug="weo"):
    return english_client_of(user).get(f"/organizations/{slug}/").content.decode()


def test_it_works(cast, send):
    send(
        "names/",
        NAMES | {"size_band": "21-50", "is_women_led": "yes", "name_ckb": "ڕێکخراو", "kind": "local"},
    )
    row = weo()
    assert (row.size_band, row.is_women_led, row.name_ckb, row.kind) == ("21-50", True, "ڕێکخراو", "local")
    text = profile(cast.ahmed)
    for words in ("21 to 50 people", "Women-led", "Local organization"):
        assert words in text


@pytest.mark.parametrize(("answer", "kept"), [("", None), ("yes", True), ("no", False)])
def test_women_led_is_yes_no_or_not_said(cast, send, client, answer, kept):
    send("names/", NAMES | {"is_women_led": answer})
    assert weo().is_women_led is kept
    assert ("Women-led" in profile(cast.ahmed)) is (kept is not None)


def test_the_old_name_is_kept_and_the_address_too(cast, send):
    send("names/", NAMES | {"name_en": "Women for Change", "acronym": "WFC"})
    assert weo().slug == "weo"
    kept = {(row.kind, row.language, row.name) for row in weo().known_as.all()}
    assert kept == {
        ("former_name", "en", "Women Empowerment Organization"),
        ("former_acronym", "en", "WEO"),
    }
    text = profile(cast.ahmed)
    assert "Formerly" in text
    assert "Women Empowerment Organization" in text


def test_a_name_that_is_in_use_again_is_no_former_one(cast, send):
    send("names/", NAMES | {"name_en": "Women for Change"})
    send("names/", NAMES)
    assert [row.name for row in weo().known_as.all()] == ["Women for Change"]


def test_a_mistake_is_corrected_without_a_trace(cast, send):
    send(
        "names/", {key: value for key, value in NAMES.items() if key != "keep_old"} | {"name_en": "WEO Iraq"}
    )
    assert not weo().known_as.exists()


def test_filling_in_a_name_makes_no_former_one(cast, send):
    send("names/", NAMES | {"name_ckb": "ڕێکخراوی ژنان"})
    assert not weo().known_as.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202eWomen\u200f  for\tChange\ufeff", "Women for Change"),
        ("Women\nfor Change\u200b", "Women for Change"),
        ("ژنان\u200cی ئاشتی\u200c", "ژنان\u200cی ئاشتی"),
    ],
)
def test_what_cannot_be_seen_comes_off(cast, send, typed, kept):
    send("names/", NAMES | {"name_en": typed})
    assert weo().name_en == kept


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"name_en": ""}, "“Name in English” needs an answer"),
        ({"name_en": "\u200f\u200b"}, "Enter the name in English."),
        ({"name_en": "See https://evil.example"}, "A name has no address of a page in it"),
        ({"name_en": "x" * 201}, "needs attention"),
        ({"kind": "convenor"}, "needs attention"),
        ({"size_band": "many"}, "needs attention"),
        ({"is_women_led": "perhaps"}, "needs attention"),
    ],
)
def test_bad_answers_are_told_and_nothing_is_saved(cast, send, data, words):
    before = Organization.objects.filter(slug="weo").values().get()
    assert words in send("names/", NAMES | data, status=422)
    assert Organization.objects.filter(slug="weo").values().get() == before


def test_the_role_in_the_community_stays_for_staff(cast, send, client):
    send("names/", NAMES | {"grant_role": "sub", "visibility": "hidden", "slug": "other"})
    assert (weo().grant_role, weo().visibility) == ("prime", "listed")


def test_other_names_are_added_changed_and_removed(cast, send):
    name = {"kind": "other_name", "language": "ar", "name": "مركز المرأة"}
    send("other-names/add/", name)
    send("other-names/add/", name | {"kind": "former_name"})
    row = OtherName.objects.get()
    assert row.kind == "former_name"
    send(f"other-names/{row.public_id}/", name | {"name": "بيت المرأة"})
    assert "بيت المرأة" in profile(cast.ahmed)
    assert "Also known as" in profile(cast.ahmed)
    send("other-names/add/", name)
    assert "entered this name already" in send(f"other-names/{row.public_id}/", name, status=422)
    assert "called this already" in send("other-names/add/", name | {"name": "WEO"}, status=422)
    send(f"other-names/{row.public_id}/remove/", {})
    assert OtherName.objects.count() == 1


def test_offices_are_added_changed_and_removed(cast, send):
    office = {"governorate": cast.erbil.pk, "phone": "+964 1", "phone_audience": "partners"}
    send("offices/add/", office | {"is_head": "on"})
    send("offices/add/", office | {"governorate": cast.ninewa.pk, "is_head": "on"})
    assert [str(row) for row in weo().offices.filter(is_head=True)] == ["Ninewa"]
    erbil = weo().offices.get(governorate=cast.erbil)
    taken = send(f"offices/{erbil.public_id}/", office | {"governorate": cast.ninewa.pk}, status=422)
    assert "in this governorate already" in taken
    send(f"offices/{erbil.public_id}/", office | {"governorate": cast.baghdad.pk})
    erbil.refresh_from_db()
    assert erbil.governorate == cast.baghdad
    send(f"offices/{erbil.public_id}/remove/", {})
    assert Office.objects.count() == 1


def test_an_offices_phone_goes_by_its_audience(cast):
    by = {"organization": cast.weo, "by": cast.suzan}
    offices.save_office(**by, governorate=cast.erbil, phone="+964 111", phone_audience=Audience.PARTNERS)
    offices.save_office(**by, governorate=cast.baghdad, phone="+964 222", phone_audience=Audience.STAFF)

    def seen(user):
        text = profile(user)
        assert "Erbil" in text
        return {phone for phone in ("+964 111", "+964 222") if phone in text}

    assert seen(cast.ahmed) == set()
    assert seen(cast.colleague) == seen(cast.staff) == {"+964 111", "+964 222"}
    low, high = sorted([cast.weo.pk, cast.al_noor.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=JOINED)
    assert seen(cast.ahmed) == {"+964 111"}


def test_grants_are_shown_to_who_may_know_of_both(cast):
    for sub in (cast.outsider_org, cast.hidden_org, cast.discreet_org):
        SubGrant.objects.create(prime=cast.weo, sub=sub)
    text = profile(cast.ahmed)
    assert "Its sub-grantees" in text
    assert "Outsider Association" in text
    assert "Hidden Shelter" not in text
    assert "Discreet Initiative" not in text
    assert "Hidden Shelter" in profile(cast.staff)
    assert "Sub-grantee of" in profile(cast.ahmed, "outsider")


def test_how_soon_an_answer_would_help(cast):
    knowledge.save_need(organization=cast.weo, by=cast.suzan, topic=cast.quotas)
    assert "Urgently" not in profile(cast.ahmed)
    knowledge.save_need(organization=cast.weo, by=cast.suzan, topic=cast.quotas, urgency=Need.Urgency.URGENT)
    assert "Urgently, within three months" in profile(cast.ahmed)
    with pytest.raises(Refused):
        knowledge.save_need(organization=cast.weo, by=cast.suzan, topic=cast.quotas, urgency="yesterday")


def test_only_representatives_do_it(cast):
    name = OtherName.objects.create(organization=cast.weo, kind="other_name", language="en", name="W")
    office = Office.objects.create(organization=cast.weo, governorate=cast.erbil)
    for by in (cast.colleague, cast.ahmed, cast.staff, cast.observer):
        for action, arguments in (
            (identity.edit_identity, {"organization": cast.weo, "name_en": "x", "kind": "local"}),
            (
                identity.save_other_name,
                {"organization": cast.weo, "kind": "other_name", "language": "en", "name": "x"},
            ),
            (identity.remove_other_name, {"other_name": name}),
            (identity.remove_logo, {"organization": cast.weo}),
            (offices.save_office, {"organization": cast.weo, "governorate": cast.erbil}),
            (offices.remove_office, {"office": office}),
        ):
            with pytest.raises(NotAllowed):
                action(by=by, **arguments)


def test_what_belongs_to_another_organization_is_missing(cast, client):
    name = OtherName.objects.create(organization=cast.al_noor, kind="other_name", language="en", name="N")
    office = Office.objects.create(organization=cast.al_noor, governorate=cast.erbil)
    for row in (name, office):
        row.refresh_from_db()
    client.force_login(cast.suzan)
    for address in (f"other-names/{name.public_id}/", f"offices/{office.public_id}/"):
        assert client.get(EDIT + address).status_code == 404
        assert client.post(f"{EDIT}{address}remove/", {"acting_for": "weo"}).status_code == 404
    with pytest.raises(NotAllowed):
        offices.save_office(organization=cast.weo, by=cast.suzan, governorate=cast.erbil, office=office)


def test_the_history_names_who_did_it(cast, send):
    send("names/", NAMES | {"name_en": "Women for Change"})
    send("offices/add/", {"governorate": cast.erbil.pk, "phone_audience": "partners"})
    events = pghistory.models.Events.objects.filter(
        pgh_model__in=["members.OrganizationEvent", "members.OtherNameEvent", "members.OfficeEvent"],
        pgh_context__isnull=False,
    )
    found = {(event.pgh_context["user"], event.pgh_context["reason"]) for event in events}
    assert found == {(cast.suzan.pk, "edit_identity"), (cast.suzan.pk, "save_office")}

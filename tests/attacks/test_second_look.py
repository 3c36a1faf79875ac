"""What was tried against removed rows, "be listed again", who sees a website, refusals and papers that reach out."""

from __future__ import annotations

import io

import pikepdf
import pytest
from django.test import Client
from pikepdf import Array, Dictionary, Name, Stream

from cop_portal.documents.inspection.rules import examine
from cop_portal.history import changed_by
from members.actions import offices, organizations
from members.models import Membership, Office, Organization, Partnership, Role
from tests.cast import JOINED, Cast, client_of, english_client_of

pytestmark = pytest.mark.django_db

SITE = "https://zqsite.example/"
EDIT = "/organizations/weo/edit/"


# -- found open -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("accept", ["a/b;n*=x'y'%ff", "*/*;q=nan", ";;;", '"', "text/html;q=x"])
def test_a_header_that_cannot_be_read_is_no_failure(cast: Cast, accept: str):
    """Too much text is refused as too much text, whatever the browser says that it takes."""
    for client, address in ((client_of(cast.suzan), f"{EDIT}about/"), (Client(), "/accounts/login/")):
        answer = client.post(address, {"mission": "x" * 2_700_000}, headers={"accept": accept})
        assert answer.status_code == 413


@pytest.mark.parametrize("subtype", [Name.Form, Name.Image])
def test_a_paper_whose_picture_is_in_another_file(subtype: Name):
    """OPI, by which a picture stands in for one elsewhere, hangs at pictures more often than at forms."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        picture = Stream(pdf, b"\0")
        picture.Type, picture.Subtype, picture.BBox = Name.XObject, subtype, Array([0, 0, 1, 1])
        picture.Width, picture.Height, picture.BitsPerComponent = 1, 1, 8
        picture.ColorSpace = Name.DeviceGray
        picture.OPI = Dictionary({"/2.0": Dictionary(Type=Name.OPI, F=pikepdf.String(r"\\zq\a.tif"))})
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=pdf.make_indirect(picture)))
        file = io.BytesIO()
        pdf.save(file)
    file.seek(0)
    assert examine(file, max_pages=10)["reason"] == "outward"


# -- found shut, and stays so -----------------------------------------------------------------------------------------


def _office(cast: Cast) -> Office:
    return offices.save_office(organization=cast.weo, by=cast.suzan, governorate=cast.erbil)


def _sent(cast: Cast, office: Office) -> str:
    """What Suzan reads who changes an office that is gone."""
    client = english_client_of(cast.suzan)
    answer = client.post(f"{EDIT}offices/{office.public_id}/", {"acting_for": "weo"})
    return answer.content.decode()


def test_who_removed_a_row_is_named_to_their_own_people_alone(cast: Cast):
    """Of staff, also where they belong to some other organization, it is said that it was staff."""
    Membership.objects.create(user=cast.staff, organization=cast.al_noor, role=Role.COLLEAGUE, since=JOINED)
    office = _office(cast)
    with changed_by(cast.staff, "desk"):
        office.delete()
    page = _sent(cast, office)
    assert "Search staff have removed this" in page
    assert cast.staff.name not in page


def test_what_became_of_a_row_at_another_organization_is_not_told(cast: Cast):
    office = _office(cast)
    with changed_by(cast.staff, "desk"):
        Office.objects.filter(pk=office.pk).update(organization=cast.hidden_org)
    with changed_by(cast.hidden, "action"):
        Office.objects.filter(pk=office.pk).delete()
    page = _sent(cast, office)
    assert "This was changed meanwhile and is no longer here" in page
    for secret in (cast.hidden.name, cast.hidden_org.name_en):
        assert secret not in page


@pytest.mark.parametrize("who", ["ahmed", "outsider", "staff", "observer"])
def test_a_removed_row_is_missing_for_everybody_else(cast: Cast, who: str):
    """At its own address and at one's own organization."""
    office = _office(cast)
    offices.remove_office(office=office, by=cast.suzan)
    for slug in ("weo", "al-noor", "outsider"):
        url = f"/organizations/{slug}/edit/offices/{office.public_id}/"
        answer = client_of(getattr(cast, who)).post(url, {"acting_for": slug})
        assert answer.status_code == 404, slug


def test_staff_hid_a_discreet_one_and_no_button_lists_it(cast: Cast):
    def now() -> str:
        return Organization.objects.get(slug="weo").visibility

    url, suzan = f"{EDIT}show-again/", client_of(cast.suzan)
    organizations.set_visibility(organization=cast.weo, by=cast.suzan, visibility="discreet")
    organizations.hide_in_emergency(organization=cast.weo, by=cast.staff)
    for sent in ("listed", "hidden", "", "discreet\0"):
        suzan.post(url, {"acting_for": "weo", "visibility": sent})
        assert now() == "hidden", sent
    # In the end its representatives say who sees it, as the domain has it: staff only ever hide.
    suzan.post(url, {"acting_for": "weo", "visibility": "discreet"})
    assert now() == "discreet"


@pytest.mark.parametrize("audience", ["partners", "staff"])
def test_a_website_is_for_whom_it_is_for(cast: Cast, audience: str):
    Organization.objects.filter(pk=cast.weo.pk).update(website=SITE, website_audience=audience)
    pages = [f"/organizations/weo/{page}" for page in ("", "print/", "print/?for=members", "history/")]
    pages += ["/", "/events/", "/organizations/?q=women"]
    for who in ("ahmed", "outsider", "observer", "discreet"):
        client = client_of(getattr(cast, who))
        assert [page for page in pages if SITE in client.get(page).content.decode()] == []
    assert "/organizations/weo/" not in client_of(cast.ahmed).get("/organizations/?q=zqsite").content.decode()
    low, high = sorted([cast.weo, cast.al_noor], key=lambda one: one.pk)
    Partnership.objects.create(organization_low=low, organization_high=high, since=JOINED)
    ahmed = client_of(cast.ahmed)
    assert (SITE in ahmed.get("/organizations/weo/").content.decode()) == (audience == "partners")
    assert SITE in client_of(cast.suzan).get("/organizations/weo/print/").content.decode()
    for client in (ahmed, client_of(cast.suzan)):
        assert SITE not in client.get("/organizations/weo/print/?for=members").content.decode()
    Partnership.objects.update(until=JOINED)
    assert SITE not in ahmed.get("/organizations/weo/").content.decode()

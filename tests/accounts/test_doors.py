"""The decorators: who is let in, and where visitors come back to."""

import pytest
from django.http import Http404, HttpResponse
from django.test import Client

from members.decorators import get_visible_or_404
from members.models import Invitation, Organization
from tests.accounts.conftest import signed_in


def test_visitors_come_back_to_the_page(db):
    assert Client().get("/organizations/weo/people/?page=2").url == (
        "/accounts/login/?next=/organizations/weo/people/%3Fpage%3D2"
    )


def test_visitors_come_back_to_the_page_of_their_form(db):
    path = "/organizations/weo/people/invite/"
    referred = Client().post("/act-for/", headers={"Referer": f"http://testserver{path}"})
    assert referred.url == f"/accounts/login/?next={path}"
    for referrer in ("https://evil.example/x", "", "nonsense"):
        assert Client().post("/act-for/", headers={"Referer": referrer}).url == "/accounts/login/?next=/"


def test_htmx_is_told_to_go_there(db):
    response = Client().get("/organizations/weo/people/", headers={"HX-Request": "true"})
    assert response.status_code == 204
    assert response["HX-Redirect"].startswith("/accounts/login/")


def test_visitors_learn_nothing_of_what_is_there(cast):
    there, missing = (Client().get(f"/organizations/{slug}/people/") for slug in ("hidden", "no-such"))
    assert there.status_code == missing.status_code == 302
    assert there.url.replace("hidden", "x") == missing.url.replace("no-such", "x")


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        (Invitation, {"public_id": "not-a-uuid"}),
        (Organization, {"pk": "not-a-number"}),
        (Organization, {"slug": "no-such"}),
        (Organization, {"slug": "a\x00b"}),
    ],
)
def test_what_cannot_be_read_is_missing(db, model, lookup):
    with pytest.raises(Http404):
        get_visible_or_404(model.objects.all(), **lookup)


def test_a_person_without_an_organization_finds_no_members_pages(cast):
    cast.suzan.memberships.update(until="2026-01-01")
    client = signed_in(cast.suzan)
    assert client.get("/organizations/").status_code == 404
    assert client.get("/accounts/").status_code == 200


def test_a_view_answers_what_its_inner_view_answers():
    from members.decorators import staff_required

    @staff_required
    def view(request):
        """Words."""
        return HttpResponse("in")

    assert view.__doc__ == "Words."

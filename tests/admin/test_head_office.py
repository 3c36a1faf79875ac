"""The desk makes another office the head office: there is never more than one."""

from __future__ import annotations

import pytest

from members.models import Office
from tests.admin.rows import add_office, change_url

from .page import sent_back, with_line


def test_two_head_offices_are_refused_in_words(desk, cast):
    add_office(cast, cast.erbil, is_head=True)
    add_office(cast, cast.ninewa)
    data = sent_back(desk.get(change_url(cast.weo)))
    response = desk.post(change_url(cast.weo), {**data, "offices-1-is_head": "on"})
    assert response.status_code == 200
    assert "Only one office can be the head office." in response.content.decode()
    new = with_line(data, "offices", governorate=cast.baghdad.pk, is_head="on", phone_audience="staff")
    assert "Only one office" in desk.post(change_url(cast.weo), new).content.decode()
    assert Office.objects.get(is_head=True).governorate == cast.erbil


def turned_round(data: dict) -> dict:
    """The same page with its first two offices in the other order."""

    def turned(text: str) -> str:
        other = text.replace("offices-0-", "offices-x-").replace("offices-1-", "offices-0-")
        return other.replace("offices-x-", "offices-1-")

    return {**{turned(name): value for name, value in data.items()}, "based_on": turned(data["based_on"])}


@pytest.mark.parametrize("is_turned", [False, True])
@pytest.mark.parametrize("is_new", [False, True])
@pytest.mark.parametrize("goes", [False, True])
def test_the_head_office_moves_in_one_save(desk, cast, is_turned, is_new, goes):
    """From each line to the other, and to a new one; the old one stays or goes."""
    add_office(cast, cast.erbil, is_head=True)
    add_office(cast, cast.ninewa)
    data = sent_back(desk.get(change_url(cast.weo)))
    data = turned_round(data) if is_turned else data
    data = with_line(data, "offices", governorate=cast.baghdad.pk, phone_audience="staff")
    old = next(index for index in (0, 1) if data.pop(f"offices-{index}-is_head", False))
    to = 2 if is_new else 1 - old
    data[f"offices-{to}-is_head"] = "on"
    if goes:
        data[f"offices-{old}-DELETE"] = "on"
    response = desk.post(change_url(cast.weo), data)
    assert response.status_code == 302
    now = Office.objects.get(is_head=True)
    assert now.governorate_id == data[f"offices-{to}-governorate"]
    assert Office.objects.count() == 3 - goes


def test_another_head_office_that_was_chosen_meanwhile(desk, cast):
    """The page is shown again with both ticked, since each ticked another one."""
    add_office(cast, cast.erbil)
    add_office(cast, cast.ninewa)
    data = sent_back(desk.get(change_url(cast.weo)))
    Office.objects.filter(pk=data["offices-0-id"]).update(is_head=True)
    page = desk.post(change_url(cast.weo), {**data, "offices-1-is_head": "on"})
    assert "Only one office can be the head office." in page.content.decode()
    again = sent_back(page)
    assert again.pop("offices-0-is_head")
    assert desk.post(change_url(cast.weo), again).status_code == 302
    assert Office.objects.get(is_head=True).pk == int(again["offices-1-id"])


def test_a_head_office_that_the_open_page_does_not_show(desk, cast):
    add_office(cast, cast.erbil)
    data = sent_back(desk.get(change_url(cast.weo)))
    add_office(cast, cast.ninewa, is_head=True)
    response = desk.post(change_url(cast.weo), {**data, "offices-0-is_head": "on"})
    assert response.status_code == 200
    assert "Another head office was entered meanwhile: Ninewa." in response.content.decode()

"""A member chooses and takes back, with a script and without: chips, live answers, and the form itself."""

import re

import pytest

pytestmark = pytest.mark.django_db


def test_chips_take_a_choice_away(play, page):
    response = page(play.suzan, "?q=noor&governorate=IQ-NI&shares=violence&sort=name")
    chips = {chip.label: chip.url for chip in response.context["chips"]}
    assert chips == {
        "Ninewa": "/organizations/?q=noor&shares=violence&sort=name",
        "Violence against women and girls": "/organizations/?q=noor&governorate=IQ-NI&sort=name",
    }
    assert response.context["clear_url"] == "/organizations/?q=noor&sort=name"
    assert "Clear both" in response.content.decode()


def test_live_filters_get_what_they_change_alone(play, page):
    response = page(play.suzan, "?q=&kind=foundation&kind=spaceship&page=1", HX_Request="true")
    text = response.content.decode()
    assert "<html" not in text
    assert "Al Noor" in text
    for part in ("results-count", "results-sort", "filter-count", "submit-count", "facets"):
        assert f'id="{part}" hx-swap-oob="innerHTML"' in text
    assert response["HX-Push-Url"] == "/organizations/?kind=foundation"
    assert "HX-Request" in response["Vary"]
    restored = page(play.suzan, "", HX_Request="true", HX_History_Restore_Request="true")
    assert "<html" in restored.content.decode()
    assert "HX-Push-Url" not in restored


def test_a_live_answer_has_its_places_on_the_page(play, page):
    whole = page(play.suzan).content.decode()
    live = page(play.suzan, "?governorate=IQ-BG", HX_Request="true").content.decode()
    for place in re.findall(r'id="([a-z-]+)" hx-swap-oob', live):
        assert whole.count(f'id="{place}"') == 1
    assert 'id="directory-results"' in whole
    assert '<span id="results-count" role="status">' in whole


def test_the_page_is_a_form_that_works_without_a_script(play, page):
    """What was chosen is in the form again, so that the next choice goes with it."""
    text = page(
        play.suzan, "?q=noor&kind=foundation&shares=violence.violence-in-elections&sort=name"
    ).content.decode()
    form = text[text.index('<form method="get" action="/organizations/"') :]
    assert 'name="q" id="search-q" value="noor"' in form
    assert '<input type="hidden" name="sort" value="name">' in form
    assert 'name="kind" value="foundation" checked>' in form
    assert 'name="shares" value="violence.violence-in-elections" checked>' in form
    assert 'name="shares" value="violence">' in form
    assert '<span id="submit-count">Show 1 organization\n</span>' in form
    assert '<span class="without-script">Show the results</span></button>' in form

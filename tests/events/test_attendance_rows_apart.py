"""Lines among others that are no rows like them: a cell is missing, an address is another's, a dash may part."""

from __future__ import annotations

import pytest

from tests.events.attendance import lists_of

HEADER = "No.\tName\tOrganization\tE-mail\n"


@pytest.fixture
def lists(cast):
    return lists_of(cast)


def test_it_works(lists):
    """A row without its number is read by itself; a row with one by its columns."""
    _header, plain, without = lists.lines(
        f"{HEADER}1\tSuzan Aref\tWEO\tsuzan@weo.example\nAhmed Jassam\tahmed@alnoor.example\tAl Noor Foundation"
    )
    assert (plain.name, plain.organization_slug, plain.code) == ("Suzan Aref", "weo", "")
    assert (without.name, without.organization_slug, without.email, without.code) == (
        "Ahmed Jassam",
        "al-noor",
        "ahmed@alnoor.example",
        "",
    )


@pytest.mark.parametrize("number", ["1", "٣", "4.", "#", "أ", "iv", "S-12", ""])
def test_what_can_be_a_number_is_one(lists, number):
    _header, line = lists.lines(f"{HEADER}{number}\tHuda Ali\tAl Noor\t")
    assert (line.name, line.organization_slug, line.code) == ("Huda Ali", "al-noor", "")


def test_an_address_where_the_name_should_stand(lists):
    _header, line = lists.lines("Name, Organization, E-mail\nsuzan@weo.example, WEO, Suzan Aref")
    assert (line.name, line.organization_slug, line.email, line.code) == (
        "Suzan Aref",
        "weo",
        "suzan@weo.example",
        "",
    )


@pytest.mark.parametrize("header", ["", HEADER])
def test_an_address_of_another_is_told_though_it_stood_above(lists, header):
    """Whose people they are is asked of the line itself; that the address is a second time there is told beside it."""
    *_above, line = lists.lines(
        f"{header}1. Noor Hadi, Al Noor, ahmed@alnoor.example\nAhmed Jassam, WEO, ahmed@alnoor.example"
    )
    assert line.code == "email_of_another"
    assert str(line.problem).startswith("“WEO” is in this line, but the e-mail address is one of Al Noor")
    assert "The same e-mail address is in line" in str(line.problem)


def test_a_program_is_nobody(lists):
    assert lists.facts("<script>alert(1)</script>, WEO") == ("", "WEO", "no_name", "")
    assert lists.facts("Suzan Aref <script>alert(1)</script>, WEO") == ("Suzan Aref", "WEO", "weo", "")


@pytest.mark.parametrize(
    "text",
    [
        "Huda Abbas-Manara-huda@x.example",
        "Huda Abbas-WEO-huda@x.example",
        "Huda Abbas-huda@x.example",
        "Huda-WEO-huda@x.example",
    ],
)
def test_dashes_before_an_address_may_part(lists, text):
    line = lists.line(text)
    assert line.code == "address_joined"
    assert text.split()[-1] in str(line.problem)


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ("Huda Abbas, WEO, huda-abbas@x.example", "Huda Abbas", "huda-abbas@x.example"),
        ("WEO - Huda Abbas - h-b-abbas@x.example", "Huda Abbas", "h-b-abbas@x.example"),
        ("WEO, Huda Abbas huda-abbas@x.example", "Huda Abbas", "huda-abbas@x.example"),
        ("WEO, Huda Abbas al-noor@x.example", "Huda Abbas", "al-noor@x.example"),
        ("WEO, Huda Abbas <al-noor-office@x.example>", "Huda Abbas", "al-noor-office@x.example"),
        # This dash stands in no address.
        ("Huda Abbas–WEO–huda@x.example", "Huda Abbas", "huda@x.example"),
    ],
)
def test_dashes_of_an_address(lists, text, name, email):
    assert lists.line(text).code == ""
    assert lists.facts(text) == (name, "WEO", "weo", email)


def test_an_address_that_is_known_is_one(lists, cast):
    type(cast.weo).objects.filter(pk=cast.weo.pk).update(email="info-desk@weo.example")
    line = lists_of_again(lists).line("Huda Abbas info-desk@weo.example")
    assert (line.email, line.organization_slug, line.code) == ("info-desk@weo.example", "weo", "")


def lists_of_again(lists):
    """The same, with what was written of organizations since."""
    return type(lists)(type(lists.recognizer)(lists.recognizer.organizations.all(), for_staff=True))

"""Lines of a chat as a phone copies them: day and time before the sender, in many forms."""

from __future__ import annotations

import pytest

from tests.events.attendance import Lists, lists_of


@pytest.fixture
def lists(cast) -> Lists:
    return lists_of(cast)


STAMPS = [
    "[12/11, 09:14] Rasha: ",
    "[12/11 09:14] Rasha: ",
    "[12.11., 09:14] Rasha: ".replace(".,", ","),
    "[26/11, 9:14 pm] +964 770 123 4567: ",
    "[26/11, 9:14\u202fPM] ~Rasha: ",
    "[9:14 pm, 26/11] Rasha: ",
    "[26/11/2026, 9:14:05 p.m.] Rasha: ",
    "26/11, 9:14 pm - Rasha: ",
    "26/11, 21:14 - +964 770 123 4567: ",
    "26/11, 9:14 pm: Rasha: ",
    "26/11, 9:14 pm Rasha: ",
    "26/11/2026 21:14 Rasha: ",
    "\u200f[26/11، 9:14 ص] رشا: ",
    "[٢٦/١١، ٩:١٤ م] رشا: ",
    "26/11، 9:14 م - رشا: ",
    "26/11، 9:14 مساءً - رشا: ",
    "[26/11، 9:14 ب.ن] ڕەشا: ",
    "26/11، 9:14 د.ن - ڕەشا: ",
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_it_works(lists, stamp):
    assert lists.facts(f"{stamp}Huda Salim, Al Noor") == ("Huda Salim", "Al Noor", "al-noor", "")
    assert lists.facts(f"{stamp}هدى سالم، مؤسسة النور")[0::2] == ("هدى سالم", "al-noor")


def test_what_is_no_time_of_a_chat(lists):
    """A column with the time that a form was sent is a column of its table."""
    header, line = lists.lines("Timestamp\tName\tOrganization\n11/26/2026 9:14:22\tHuda Salim\tAl Noor")
    assert header.code == "header"
    assert (line.name, line.organization_slug, line.code) == ("Huda Salim", "al-noor", "")
    assert lists.line("3/4 Huda Salim, Al Noor").name.endswith("Huda Salim")
    assert lists.line("Al Noor: 3 women, 2 men").women == 3

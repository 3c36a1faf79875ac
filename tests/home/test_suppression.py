"""Small numbers are hidden, and cannot be worked out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cop_portal.home.suppression import FEWEST, Cell, hide_small


def cells(*numbers: int) -> list[Cell]:
    return [Cell(f"row {index}", (number,), number) for index, number in enumerate(numbers)]


def hidden(*numbers: int, adds_up: bool = True) -> list[bool]:
    return [cell.hidden for cell in hide_small(cells(*numbers), adds_up=adds_up)]


def test_it_works():
    assert hidden(8, 13) == [False, False]
    assert hidden(8, 2, 13, adds_up=False) == [False, True, False]


def test_a_second_one_is_hidden_where_the_first_could_be_worked_out():
    # 8 + ? + 13 = 23 would tell that it is 2.
    assert hidden(8, 2, 13) == [True, True, False]


def test_two_that_are_hidden_are_not_told_by_their_sum():
    # Two hidden cells whose sum is 0 are both 0.
    assert hidden(0, 0, 5, 9) == [True, True, True, False]
    # Of two that make 3 it cannot be told which is which.
    assert hidden(2, 1, 5, 9) == [True, True, False, False]


def test_where_nothing_is_left_all_is_hidden():
    assert hidden(1) == [True]
    assert hidden() == []


@given(st.lists(st.integers(0, 12), max_size=9))
def test_whatever_the_numbers(numbers):
    """No cell under three is shown; with the sum known, what is hidden is two cells or more, of three or more."""
    result = hide_small(cells(*numbers), adds_up=True)
    assert [cell.label for cell in result] == [f"row {index}" for index in range(len(numbers))]
    assert all(cell.organizations >= FEWEST for cell in result if not cell.hidden)
    away = [cell.organizations for cell in result if cell.hidden]
    if away and len(away) < len(numbers):
        assert len(away) >= 2
        assert sum(away) >= FEWEST

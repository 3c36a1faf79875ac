"""The thread means something: apart, parallel, twisted, dashed."""

import re

from cop_portal.ui.pictures import landing_picture, match_mark
from cop_portal.ui.thread import (
    Stage,
    following,
    piece_kinds,
    sine_path,
    stage_piece,
    strands_for,
    thread_dots,
    thread_piece,
)


def stages(states: str) -> list[Stage]:
    words = {"d": "done", "n": "now", "h": "hollow", "a": "ahead"}
    return [Stage(str(number), "", words[letter]) for number, letter in enumerate(states)]


def test_it_works():
    assert piece_kinds(stages("ddddnaa"), cord_from=4) == [
        "meeting", "parallel", "parallel", "parallel", "cord", "dashed", "dashed",
    ]  # fmt: skip


def test_two_who_have_not_met_run_apart():
    assert piece_kinds(stages("naaaaaa"), cord_from=None)[:2] == ["apart", "dashed"]


def test_without_a_signed_paper_nothing_twists():
    assert "cord" not in piece_kinds(stages("dddahna"), cord_from=None)


def test_a_stage_that_was_passed_over_does_not_break_the_thread():
    assert piece_kinds(stages("dddaana"), cord_from=None) == ["meeting"] + ["parallel"] * 5 + ["dashed"]


def test_ones_own_organization_is_always_the_second_strand():
    assert strands_for(2, own=0) == ["b", "a"]
    assert strands_for(2, own=1) == ["a", "b"]
    assert strands_for(3, own=2) == ["a", "c", "b"]
    assert strands_for(5, own=4) == ["a", "c", "d", "d", "b"]


def test_others_see_the_order_in_which_they_joined():
    assert strands_for(2) == ["a", "b"]
    assert strands_for(5) == ["a", "b", "c", "d", "d"]


def test_a_cord_has_a_strand_for_each_party():
    for count in (2, 3, 4):
        assert stage_piece("cord", strands_for(count)).count("<path") == count
    assert thread_piece("cord", ["a", "b", "c"]).count("cord3-") == 3


def test_the_timeline_draws_nothing_after_its_last_entry():
    assert thread_piece("", ["a", "b"]) == ""
    assert thread_dots(["a", "b", "c"]).count("<circle") == 3


def test_a_sine_starts_and_ends_on_its_middle():
    path = sine_path(8, 152, middle=28, amplitude=4.5, period=72)
    assert path.startswith("M8 28")
    assert path.endswith("152 28")
    assert max(float(number) for number in re.findall(r"[\d.]+", path)) == 152


def test_nothing_that_joins_is_drawn_as_two_grey_lines():
    assert "knot" not in match_mark(0)
    assert "knot" in match_mark(1)


def test_pictures_are_hidden_from_screen_readers_and_carry_no_style():
    for picture in (
        landing_picture(),
        match_mark(2),
        stage_piece("meeting", ["a", "b"]),
        thread_piece("apart"),
    ):
        assert 'aria-hidden="true"' in picture
        assert "style=" not in picture


def test_a_hollow_stage_is_followed_by_its_being_reached():
    """Not by the one after it; without words for that, and of any other, by the first that is not reached."""
    line = stages("ddddhaa")
    assert following(line, 4) == "5"
    line[4] = line[4]._replace(then="memorandum in force")
    assert following(line, 4) == "memorandum in force"
    assert following(stages("ddddnaa"), 4) == "5"
    assert following(stages("ddddddn"), 6) == ""

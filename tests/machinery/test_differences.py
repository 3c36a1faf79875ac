"""A reader sees which words of a text were changed."""

import pytest

from cop_portal.differences import word_difference


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We train women in Mosul.", "We train young women and men in Basra."),
        ("", "New"),
        ("Old", ""),
        ("a  b\n\nc", "a b c"),
        ("ندرب النساء في الموصل", "ندرب الشباب والنساء في البصرة"),
        ("it's one", "it’s two"),
        ("same", "same"),
        ("x " * 5000, "x y " * 5000),
    ],
)
def test_a_difference_has_both_texts(old, new):
    pieces = word_difference(old, new)
    assert "".join(text for kind, text in pieces if kind != "removed") == new
    assert "".join(text for kind, text in pieces if kind != "added") == old


def test_a_difference_is_of_words():
    assert word_difference("Peace in Mosul", "Peace in Basra") == [
        ("same", "Peace in "),
        ("removed", "Mosul"),
        ("added", "Basra"),
    ]
    # A rewritten sentence is one change, not a change a word.
    assert word_difference("one two three", "four five six") == [
        ("removed", "one two three"),
        ("added", "four five six"),
    ]

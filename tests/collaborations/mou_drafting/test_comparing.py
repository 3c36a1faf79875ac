"""What changed from one text to another is said paragraph by paragraph, and a moved number is no change."""

from __future__ import annotations

import pytest

from collaborations.mous.drafting.comparing import changed_sections
from collaborations.mous.drafting.revisions import changes_between, revisions_of
from tests.collaborations.mou_steps import drafted, saved

OLD = """# Title
Between:
- WEO
## 1. Purpose
We learn from each other.
We meet.
## 2. Term
Two years.
## Signatures
- WEO"""


def test_it_works():
    new = OLD.replace("We learn from each other.", "We learn a lot from each other.").replace(
        "We meet.\n", ""
    )
    (section,) = changed_sections(OLD, new)
    assert section.heading == "Purpose"
    assert section.changes == [
        [("same", "We learn"), ("added", " a lot"), ("same", " from each other.")],
        [("removed", "We meet.")],
    ]


def test_nothing_changed():
    assert changed_sections(OLD, OLD) == []


def test_a_new_section_moves_numbers_and_nothing_else():
    new = OLD.replace("## 2. Term", "## 2. Confidentiality\nNames stay here.\n## 3. Term")
    (section,) = changed_sections(OLD, new)
    assert (section.heading, section.changes) == ("Confidentiality", [[("added", "Names stay here.")]])


def test_other_words_are_another_paragraph():
    new = OLD.replace("We learn from each other.", "Money is paid monthly.")
    (section,) = changed_sections(OLD, new)
    assert section.changes == [
        [("added", "Money is paid monthly.")],
        [("removed", "We learn from each other.")],
    ]


def test_what_stands_above_the_sections():
    (section,) = changed_sections(OLD, OLD.replace("# Title", "# A title"))
    assert section.heading == ""


@pytest.mark.django_db
def test_a_language_comes_and_goes(cast):
    mou = drafted(cast)
    mou.versions.get().revisions.update(made_at="2026-11-01T09:00Z")
    saved(cast, mou, languages=("en", "ar"), has_witness=False)
    first, second = mou.versions.get().revisions.all()
    assert [(one.language, one.is_new) for one in changes_between(first, second, "en")] == [
        ("en", False),
        ("ar", True),
    ]
    assert changes_between(second, first, "en")[1].is_gone
    rows = revisions_of(mou.versions.get())
    assert [row.revision.number for row in rows] == [2, 1]
    assert not rows[1].changes_url

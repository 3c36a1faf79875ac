"""An organization alone on a line, above names: a heading, perhaps.

It is never taken for theirs. Each line under it that says no organization tells of it and asks, until the next one that
names an organization alone. A row of a table whose cell is empty tells of the row above it, and a line under one that
counts like a heading (``Al Noor (3):``) of that one, as far as no other organization stands between.
"""

from __future__ import annotations

import re

from .line import Draft

# These say nothing of anybody: what stands above and below them stands together.
_BETWEEN = {"header", "nothing", "continued", "too_long"}
# What a line wants that names an organization and nothing else.
_OF_ALONE = {"no_name", "several_organizations"}
# A colon or a bracket at the end of a line that counts.
_LIKE_HEADING = re.compile(r"[:)\]]\s*$")


def look_above(drafts: list[Draft]) -> None:
    """Say of each line without an organization which one stands above, and of that one that it may be a heading."""
    speaking = [draft for draft in drafts if draft.code not in _BETWEEN or draft.organization]
    heading: Draft | None = None
    above: Draft | None = None
    for before, draft, following in zip([None, *speaking], speaking, [*speaking[1:], None], strict=False):
        if draft.code == "total" and before is not above:
            # It sums up what stands above it; right under a heading it may be their number.
            continue
        if draft.code == "header":
            heading = above = draft
        elif _is_alone(draft):
            heading = above = draft if following and _speaks_of_somebody(following) else None
            if heading and following and _may_be_under(following, heading):
                if heading.code != "no_name":
                    heading.too.append((heading.code, heading.about))
                heading.code, heading.about = "heading", {}
        elif _says_no_organization(draft):
            if above is not None and not draft.is_labelled:
                draft.above = above
                draft.doubt_too("heading_above", number=above.row.number, text=above.organization)
        elif draft.organization or draft.certain is not None:
            above = draft if draft.is_row or _counts_like_heading(draft) else heading


def _is_alone(draft: Draft) -> bool:
    """Whether it names an organization and nothing else."""
    return (
        bool(draft.organization)
        and draft.code in _OF_ALONE
        and not draft.too
        and not (draft.name or draft.email or draft.is_row or _counts(draft))
    )


def _counts(draft: Draft) -> bool:
    return not draft.name and draft.women + draft.men + draft.not_stated > 0


def _counts_like_heading(draft: Draft) -> bool:
    return _counts(draft) and _LIKE_HEADING.search(draft.body) is not None


def _speaks_of_somebody(draft: Draft) -> bool:
    return bool(draft.name) or _counts(draft)


def _says_no_organization(draft: Draft) -> bool:
    return _speaks_of_somebody(draft) and not draft.organization and draft.certain is None


def _may_be_under(draft: Draft, heading: Draft) -> bool:
    """Whether nothing speaks against it: it says no organization, or its address is of the same one."""
    if draft.is_labelled or draft.organization:
        return False
    return draft.certain is None or draft.certain == heading.certain

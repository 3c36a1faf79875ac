"""Fields that say themselves what they are: ``Name: Suzan Aref, Organization: WEO``."""

from __future__ import annotations

from .fields import Kind
from .headers import EMAIL, NAME, ORGANIZATION, SEX, role_of
from .splitting import Atom

# What stands between a label and what it names.
_AFTER_LABEL = frozenset(":=/")


def follow_labels(atoms: list[Atom]) -> tuple[list[Atom], bool]:
    """``atoms`` without labels and each as its label says, and whether one of them is labelled as a name."""
    role, is_name_labelled = "", False
    kept = []
    for atom in atoms:
        # Before a stroke one letter is a title: م/ علي.
        may_be = atom.after in _AFTER_LABEL and (atom.after != "/" or len(atom.text) > 2)
        label = role_of(atom.text) if may_be and atom.kind is not Kind.NUMBER else ""
        if label:
            role = label
            is_name_labelled = is_name_labelled or label == NAME
            continue
        if role and role not in (NAME, ORGANIZATION, EMAIL, SEX):
            atom.kind = Kind.MARK
        elif role == NAME:
            atom.kind = Kind.TEXT
        role = role if atom.kind is Kind.TITLE else ""
        kept.append(atom)
    return kept, is_name_labelled

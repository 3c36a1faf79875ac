"""One line of a pasted list with what staff said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from members.models import Organization
from members.recognition import Recognition

from . import problems
from .decisions import Choice, Decision
from .line import LACKING, ReadLine

# Lines that speak of nobody, and need no word.
NOBODY = frozenset({"header", "heading", "nothing", "continued"})
# Who or what came is clear; which organization is meant is asked once for all lines that write it so.
OF_ORGANIZATION = frozenset({"alike", "unknown_organization", "several_organizations"})
# What is asked of numbers beside names, or only told.
OF_NUMBERS = frozenset({"counts_and_names", "not_stated"})
# What was said before: left out, or somebody else.
REPEATS = frozenset(
    {
        "repeated_line",
        "repeated_person",
        "other_letters",
        "same_email",
        "repeated_counts",
        "written_alike",
        "written_email",
    }
)
# The organization that stands in such a line may not be the one that is meant.
NOT_THIS_ORGANIZATION = frozenset(
    {"email_of_another", "organization_in_name", "no_organization", "name_or_organization"}
)

# Said of such a line that it is somebody else, it is clear.
_CAN_BE_KEPT = {""} | OF_ORGANIZATION | OF_NUMBERS | REPEATS | NOBODY

Recognize = Callable[[str], Recognition]


@dataclass(frozen=True)
class Understood:
    """A line as it was read, or as somebody wrote it anew: who came, for which organization, or how many.

    ``member`` is the organization that is certainly meant. ``code`` and ``reason`` are why it wants a person's word.
    """

    line: ReadLine
    decision: Decision | None = None
    names: tuple[str, ...] = ()
    organization: str = ""
    found: Recognition | None = None
    member: Organization | None = None
    email: str = ""
    sex: str = ""
    women: int = 0
    men: int = 0
    not_stated: int = 0
    code: str = ""
    reason: Promise | str = ""

    @property
    def number(self) -> int:
        """Its place in the list, from 1 on."""
        return self.line.number

    @property
    def is_nobody(self) -> bool:
        """Whether it speaks of nobody: a heading, a line of signs."""
        return self.decision is None and self.code in NOBODY

    @property
    def is_out(self) -> bool:
        """Whether somebody said that it is left out."""
        return self.decision is not None and self.decision.choice is Choice.OUT

    @property
    def asks(self) -> str:
        """Why the line itself wants a word, as a code; empty where it wants none."""
        if self.decision is not None:
            # That it is somebody else says nothing of the organization that is missing.
            is_lacking = self.decision.choice is Choice.KEEP and self.code in LACKING
            return self.code if is_lacking else ""
        return "" if self.code in NOBODY | OF_ORGANIZATION | OF_NUMBERS else self.code

    @property
    def is_under_heading(self) -> bool:
        """Whether nothing is asked of it but whether it is of the organization above it."""
        return self.line.heading is not None and self.asks in LACKING

    @property
    def is_count(self) -> bool:
        """Whether it counts people and names none."""
        return not self.names and self.women + self.men + self.not_stated > 0

    @property
    def numbers(self) -> tuple[int, int, int]:
        """Women, men and others that it counts."""
        return self.women, self.men, self.not_stated

    @property
    def name(self) -> str:
        """Its names as a form shows them: one a line, also those of whom it is not clear that they are names."""
        is_anew = self.decision is not None and self.decision.choice is Choice.WRITTEN
        return "\n".join(self.names if is_anew else self.line.texts or self.names)

    @property
    def may_be_another(self) -> bool:
        """Whether it names one person alone, of whom can be said that it is somebody else than was named before."""
        return self.code in REPEATS


def understand(line: ReadLine, decision: Decision | None, recognize: Recognize) -> Understood:
    """``line`` with what was said of it."""
    if decision is not None and decision.choice is Choice.WRITTEN:
        return _anew(line, decision, recognize)
    found = line.found
    is_counting = line.counts_besides or not line.name
    counts = (line.women, line.men, line.not_stated) if is_counting else (0, 0, 0)
    if decision is not None and decision.choice is Choice.KEEP and line.code not in _CAN_BE_KEPT:
        # That it is somebody else says nothing of what else may stand in the line.
        decision = None
    code, reason = line.code, line.problem or ""
    if decision is not None and decision.choice is Choice.KEEP and not line.organization:
        code, reason = "no_organization", problems.sentence("no_organization", {})
    return Understood(
        line=line,
        decision=decision if decision and decision.choice in (Choice.OUT, Choice.KEEP) else None,
        names=(line.name,) if line.name else (),
        organization=line.organization,
        found=found,
        member=found.certain if found else None,
        email=line.email,
        sex=line.sex,
        women=counts[0],
        men=counts[1],
        not_stated=counts[2],
        code=code,
        reason=reason,
    )


def _anew(line: ReadLine, decision: Decision, recognize: Recognize) -> Understood:
    names = tuple(name for name in map(str.strip, decision.name.splitlines()) if name)
    found = recognize(decision.organization) if decision.organization else None
    return Understood(
        line=line,
        decision=decision,
        names=names,
        organization=decision.organization,
        found=found,
        member=found.certain if found else None,
        email=decision.email,
        sex=decision.sex,
        women=0 if names else decision.women,
        men=0 if names else decision.men,
        not_stated=0 if names else decision.not_stated,
    )

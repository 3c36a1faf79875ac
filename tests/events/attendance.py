"""Organizations beside the cast's that lists speak of, and reading a list as staff would paste it."""

from __future__ import annotations

from dataclasses import dataclass

from events.attendance import ReadLine, read_every_line
from members.models import Organization
from members.recognition import Recognizer
from tests.cast import JOINED, Cast


@dataclass
class Lists:
    """Reads lists among the organizations of the cast and those below."""

    recognizer: Recognizer

    def lines(self, text: str) -> list[ReadLine]:
        """All lines of a list."""
        return read_every_line(text, self.recognizer)

    def line(self, text: str) -> ReadLine:
        """A list of one line."""
        [line] = self.lines(text)
        return line

    def facts(self, text: str) -> tuple[str, str, str | None, str]:
        """Name, organization as written, whose it is, and e-mail address of the one line; where it is not clear why,
        the code stands for whose it is."""
        line = self.line(text)
        return line.name, line.organization, line.code or line.organization_slug, line.email

    def counts(self, text: str) -> tuple[int, int, int, str]:
        """Women, men and others of the one line, and why it wants a look."""
        line = self.line(text)
        assert line.name == ""
        return line.women, line.men, line.not_stated, line.code


def lists_of(cast: Cast) -> Lists:
    """The cast with Sorani names, and organizations whose names are hard to part from a line."""
    Organization.objects.filter(pk=cast.weo.pk).update(name_ckb="ڕێکخراوی بەهێزکردنی ژنان")
    Organization.objects.filter(pk=cast.al_noor.pk).update(name_ckb="دامەزراوەی ئەلنوور")
    for slug, name, acronym in (
        ("peace-rights", "Peace, Rights and Development", ""),
        ("future-mosul", "Future - Mosul", ""),
        ("peace-dialogue", "Peace and Dialogue Organization", "PDO"),
        ("patients", "Patients' Defense Organization", "PDO"),
        ("horizon", "Horizon 2030", ""),
        ("november", "25 November Network", ""),
        ("tishk", "Tishk Women's Organization", "TWO"),
    ):
        Organization.objects.create(
            slug=slug, name_en=name, acronym=acronym, kind="local", member_since=JOINED
        )
    return Lists(Recognizer(Organization.objects.all(), for_staff=True))

"""The text of a PDF that typst made, and where on the page it stands: enough for a test to read one."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True)
class Run:
    """A piece of text in one line: its start from the page's lower left, its size and its width, all in points."""

    x: float
    y: float
    size: float
    width: float
    text: str


class Font:
    """What the codes of a font stand for, and how wide they are."""

    def __init__(self, font: pikepdf.Object) -> None:
        pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes())
        self.letters = {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in pairs}
        self.widths: dict[int, float] = {}
        listed = list(font.DescendantFonts[0].W)
        while listed:
            first, second = int(listed.pop(0)), listed.pop(0)
            if isinstance(second, pikepdf.Array):
                self.widths |= {first + place: float(width) for place, width in enumerate(second)}
            else:
                self.widths |= dict.fromkeys(range(first, int(second) + 1), float(listed.pop(0)))


def pages_of(pdf: bytes) -> list[list[Run]]:
    """The runs of each page, in the order they are read. Arabic ones are in the order of their shapes."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [_runs(page) for page in file.pages]


def text_of(pdf: bytes) -> str:
    """All of it, a line a run."""
    return "\n".join(run.text for page in pages_of(pdf) for run in page)


def _runs(page: pikepdf.Page) -> list[Run]:
    fonts = {name: Font(font) for name, font in page.Resources.Font.items()}
    runs, saved, at, font, size = [], [], (0.0, 0.0), "", 0.0
    for step in pikepdf.parse_content_stream(page):
        operator, operands = str(step.operator), step.operands
        if operator == "q":
            saved.append(at)
        elif operator == "Q":
            at = saved.pop()
        elif operator == "cm":
            at = (at[0] + float(operands[4]), at[1] + float(operands[5]))
        elif operator == "Tf":
            font, size = str(operands[0]), float(operands[1])
        elif operator in ("TJ", "Tj"):
            pieces = operands[0] if operator == "TJ" else operands
            written = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
            codes = [high * 256 + low for high, low in zip(written[::2], written[1::2], strict=True)]
            text = "".join(fonts[font].letters.get(code, "") for code in codes)
            # Without what brings two letters closer together, which is little.
            width = sum(fonts[font].widths.get(code, 0) for code in codes) * size / 1000
            runs.append(Run(*at, size, width, text))
    return runs

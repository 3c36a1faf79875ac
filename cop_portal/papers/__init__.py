"""Papers to print, set by typst.

A paper is a `.typ` file beside the code that knows its facts. Facts come to it as JSON in the input "facts" and are
never part of its source: what people wrote (`#`, `*`, `\\`, `[`) is printed as it stands.

    #let facts = json(bytes(sys.inputs.facts))
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).parent / "fonts"


def set_paper(source: Path, facts: dict[str, Any]) -> bytes:
    """The PDF of ``source`` with ``facts``; in our fonts alone, so that it is the same on every machine."""
    return typst.compile(
        str(source),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"facts": json.dumps(facts, ensure_ascii=False)},
    )

"""The process that draws one page of a file, which it reads from its standard input, as a picture.

Its arguments: the kind of the file ("pdf", "jpeg", "png"), the page (1 is the first), the picture's width in dots, and
how far it is turned clockwise. It answers as ``picture_worker.py`` does, with the limits of ``worker.py`` and less
time: a page is drawn while somebody waits for many.
"""

import json
import sys
import traceback

from cop_portal.documents.inspection.worker import limit_this_process

CPU_SECONDS = 5


def main() -> None:
    """Answer for the file on standard input."""
    limit_this_process(cpu_seconds=CPU_SECONDS)
    from cop_portal.documents.inspection import drawing

    reason, content = None, b""
    try:
        kind, page, width, turned = sys.argv[1], *map(int, sys.argv[2:5])
        content = drawing.picture_of(sys.stdin.buffer.read(), kind, page, width=width, turned=turned)
    except (MemoryError, RecursionError):
        reason = "too_complex"
    except Exception:
        traceback.print_exc()
        reason = "damaged"
    sys.stdout.buffer.write(json.dumps({"reason": reason}).encode() + b"\n" + content)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

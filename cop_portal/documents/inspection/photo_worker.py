"""The process that draws one photo of paper anew, which it reads from its standard input.

It answers as ``picture_worker.py`` does, and has its limits but one: a phone's picture of 48 million dots takes more
memory. What is resident of it stays below 512 MB; the limit counts address space, of which libraries reserve more.
"""

import json
import sys
import traceback

from cop_portal.documents.inspection.worker import MEGABYTE, limit_this_process

MEMORY = 640 * MEGABYTE


def main() -> None:
    """Answer for the photo on standard input."""
    limit_this_process(memory=MEMORY)
    from cop_portal.documents.inspection import photos

    content = b""
    try:
        answer, content = photos.redraw(sys.stdin.buffer)
    except (MemoryError, RecursionError):
        answer = {"reason": "too_complex"}
    except Exception:
        traceback.print_exc()
        answer = {"reason": "damaged"}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + content)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

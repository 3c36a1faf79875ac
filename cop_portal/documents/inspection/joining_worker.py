"""The process that joins photos into one PDF, which it reads from its standard input: a line of JSON with the length of
each and how far it is turned (`[[1200, 90], ...]`), and then their bytes, one after the other.

It answers as ``picture_worker.py`` does, and has its limits.
"""

import json
import sys
import traceback

from cop_portal.documents.inspection.worker import limit_this_process


def main() -> None:
    """Answer for the photos on standard input."""
    limit_this_process()
    from cop_portal.documents.inspection import joining

    reason, content = None, b""
    try:
        photos = [
            (sys.stdin.buffer.read(size), turned) for size, turned in json.loads(sys.stdin.buffer.readline())
        ]
        content = joining.joined(photos)
    except (MemoryError, RecursionError):
        reason = "too_complex"
    except Exception:
        traceback.print_exc()
        reason = "damaged"
    sys.stdout.buffer.write(json.dumps({"reason": reason}).encode() + b"\n" + content)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

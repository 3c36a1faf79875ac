"""The process that draws one picture anew, which it reads from its standard input.

It answers with one line of JSON (`{"reason": null}`, or a reason from `picture_reasons.py`) and, where there is no
reason against it, the new picture's bytes after that line. It has the limits of `worker.py`.
"""

import json
import sys
import traceback

from cop_portal.documents.inspection.worker import limit_this_process


def main() -> None:
    """Answer for the picture on standard input."""
    limit_this_process()
    from cop_portal.documents.inspection import pictures

    content = b""
    try:
        answer, content = pictures.redraw(sys.stdin.buffer)
    except (MemoryError, RecursionError):
        answer = {"reason": "too_complex"}
    except Exception:
        traceback.print_exc()
        answer = {"reason": "damaged"}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + content)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

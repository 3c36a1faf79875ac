"""The process that reads the digital signatures of one PDF, which it reads from its standard input.

It answers with one line of JSON: `{"claims": [...]}` (see ``signatures.py``). It has the limits of `worker.py`, and
asks nobody anything: no certificate, list or time is fetched.
"""

import json
import sys
import traceback

from cop_portal.documents.inspection.worker import limit_this_process


def main() -> None:
    """Answer for the PDF on standard input."""
    limit_this_process()
    from cop_portal.documents.inspection import signatures

    try:
        claims = signatures.read(sys.stdin.buffer.read())
    except Exception:
        traceback.print_exc()
        claims = [signatures.UNREADABLE]
    print(json.dumps({"claims": claims}), flush=True)


if __name__ == "__main__":
    main()

"""The process that looks into one file, which it reads from its standard input.

It answers with one line of JSON: `{"pages": 4, "reason": null}`, or a reason from `reasons.py`. It limits
itself before it reads the first byte; where a limit ends it, it gives no answer, and that is an answer too.
"""

import contextlib
import json
import resource
import sys
import traceback

MEGABYTE = 1024 * 1024
MEMORY = 512 * MEGABYTE
CPU_SECONDS = 8


def limit_this_process(*, memory: int = MEMORY, cpu_seconds: int = CPU_SECONDS) -> None:
    """No more memory, time and open files than any honest file needs; not one byte written to a disk."""
    limits = [
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_AS, memory),
    ]
    for limit, value in limits:
        # macOS knows no limit of memory; there the others must do.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


def main() -> None:
    """Answer for the file on standard input. The largest number of pages is the one argument."""
    limit_this_process()
    from cop_portal.documents.inspection import rules

    try:
        answer = rules.examine(sys.stdin.buffer, max_pages=int(sys.argv[1]))
    except (MemoryError, RecursionError):
        answer = {"pages": None, "reason": "too_complex"}
    except Exception:
        # Nothing in a file is of the kind it must be: a text for a page tree, a number for a page.
        traceback.print_exc()
        answer = {"pages": None, "reason": "damaged"}
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

"""What may be kept and what not: every kind of file that was thought of, looked into by the real worker."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.utils.functional import Promise

from cop_portal.documents.inspection import deeds, reasons, run
from cop_portal.documents.sizes import MEGABYTE
from tests.documents import files
from tests.documents.bombs import one_page_a_million_times, one_text_on_all_pages
from tests.documents.good_files import large_scan, with_words
from tests.documents.looking import inspect
from tests.documents.test_kinds import ALL_BAD


def test_it_works():
    verdict = inspect(files.plain(4))
    assert verdict.accepted
    assert (verdict.kind, verdict.pages, verdict.sentence) == ("pdf", 4, None)


#: One kind for each reason; `test_kinds.py` has all the kinds.
ONE_EACH = {reason: kind for kind, (_make, reason) in reversed(files.BAD.items())}


@pytest.mark.parametrize("reason", ONE_EACH)
def test_bad_files_are_refused_with_a_reason(reason):
    verdict = inspect(files.BAD[ONE_EACH[reason]][0]())
    assert verdict.reason == reason
    assert not verdict.accepted
    assert str(verdict.sentence).endswith(".")
    assert verdict.seconds < run.SECONDS


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("MoU.PDF", None),
        ("مذكرة تفاهم.pdf", None),
        ("MoU.pdf.exe", "not_pdf"),
        ("MoU", "not_pdf"),
        ("", "not_pdf"),
        ("MoU.docx", "word"),
        ("MoU.JPG", "picture"),
        ("MoU.heic", "picture"),
    ],
)
def test_the_name_must_agree(name, reason):
    assert inspect(files.plain(), name).reason == reason


def test_twenty_six_megabytes():
    verdict = inspect(files.plain() + b" " * (26 * MEGABYTE))
    assert verdict.reason == "too_large"
    assert verdict.sentence == "The file is 26 MB. Choose one under 25 MB."


def test_a_little_over_the_limit_is_said_to_be_over_it():
    assert (
        inspect(b"%PDF-" + b" " * (25 * MEGABYTE)).sentence == "The file is 25.1 MB. Choose one under 25 MB."
    )


def test_the_limit_is_adjustable(settings):
    settings.MAX_UPLOAD_MB = 1
    assert inspect(b"%PDF-" + b" " * 3 * MEGABYTE).sentence == "The file is 3 MB. Choose one under 1 MB."


def test_the_limit_counts_each_byte(settings):
    settings.MAX_UPLOAD_MB = 1
    data = with_words(b" " * 1_000_000)
    data = with_words(b" " * (1_000_000 + MEGABYTE - len(data) - len(str(MEGABYTE)) + 7))
    assert len(data) == MEGABYTE
    assert inspect(data).accepted
    assert inspect(data + b"\n").reason == "too_large"


def test_a_large_honest_scan_is_accepted():
    data = large_scan()
    assert 20 * MEGABYTE < len(data) < 25 * MEGABYTE
    assert inspect(data).pages == 5


def worker_that(monkeypatch, code):
    monkeypatch.setattr(run, "WORKER", ["-c", code])


def test_a_file_that_hangs_the_worker(monkeypatch):
    worker_that(monkeypatch, "while True: pass")
    monkeypatch.setattr(run, "SECONDS", 0.3)
    verdict = inspect(files.plain())
    assert verdict.reason == "too_complex"
    assert verdict.seconds < 3


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os; os.abort()", "too_complex"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "too_complex"),
        ("raise SystemExit(1)", "unavailable"),
        ("print('no answer')", "unavailable"),
        ("print('{}')", "unavailable"),
        ("print('[]')", "unavailable"),
        ('print(\'{"reason": "because", "pages": 1}\')', "unavailable"),
        ("import no_such_library", "unavailable"),
        ("raise SystemExit(127)", "too_complex"),
        ("raise MemoryError", "too_complex"),
    ],
)
def test_a_worker_that_fails(monkeypatch, code, reason):
    worker_that(monkeypatch, code)
    assert inspect(files.plain()).reason == reason


def test_a_worker_that_cannot_be_started(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert inspect(files.plain()).reason == "unavailable"


def in_worker(code):
    """Run code where the worker has limited itself. Gives what it prints."""
    start = "from cop_portal.documents.inspection import worker; worker.limit_this_process(); "
    root = Path(run.__file__).parents[3]
    return subprocess.run(
        [sys.executable, "-c", start + code], cwd=root, capture_output=True, text=True, check=False
    )


def test_the_worker_has_little_memory():
    tried = in_worker("bytearray(600_000_000)")
    assert "MemoryError" in tried.stderr


def test_the_worker_is_ended_by_its_time():
    tried = in_worker("worker.limit_this_process(cpu_seconds=1)\nwhile True: pass")
    assert tried.returncode < 0


def test_a_file_that_needs_more_time_than_there_is(monkeypatch):
    """The child is ended at once, and its end is the answer."""
    monkeypatch.setattr(run, "SECONDS", 0.6)
    verdict = inspect(one_text_on_all_pages())
    assert verdict.reason == "too_complex"
    assert verdict.seconds < 3


def test_a_file_that_needs_more_memory_than_there_is():
    """Hundreds of megabytes of pages, which six megabytes become."""
    assert inspect(one_page_a_million_times()).reason == "too_complex"


def test_the_worker_writes_no_file(tmp_path):
    tried = in_worker(f"open({str(tmp_path / 'file')!r}, 'wb', buffering=0).write(b'x')")
    assert tried.returncode != 0
    assert (tmp_path / "file").stat().st_size == 0


def test_the_worker_has_little_time():
    tried = in_worker("import resource; print(resource.getrlimit(resource.RLIMIT_CPU))")
    assert tried.stdout.strip() == "(8, 8)"


def test_the_worker_needs_no_django_and_no_environment():
    tried = in_worker(
        "import sys; from cop_portal.documents.inspection import rules; print('django' in sys.modules)"
    )
    assert tried.stdout.strip() == "False"


def test_every_reason_has_words():
    given = set(deeds.ORDER) | {reason for _, reason in ALL_BAD.values()}
    for reason in given - {"too_large", "too_many_pages"}:
        assert isinstance(reasons.REASONS[reason], Promise)
    assert str(reasons.sentence("too_many_pages", max_pages=200)).startswith(
        "The file has more than 200 pages."
    )

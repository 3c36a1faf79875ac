"""Logs tell what happened and to no one whose it was."""

import json
import logging
import sys

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cop_portal.logging import QuietFormatter, ReadableFormatter


def written(record: logging.LogRecord) -> dict:
    return json.loads(QuietFormatter().format(record))


def record_of(message: str, *args: object, **extra: object) -> logging.LogRecord:
    record = logging.LogRecord("django.request", logging.ERROR, "file.py", 1, message, args, None)
    record.__dict__ |= extra
    return record


@pytest.mark.django_db
def test_it_works(client, cast, caplog):
    client.force_login(cast.suzan)
    with caplog.at_level(logging.INFO, "cop_portal.requests"):
        client.get("/accounts/login/?next=/secret-page/", REMOTE_ADDR="198.51.100.7")
    [record] = [record for record in caplog.records if record.name == "cop_portal.requests"]
    line = QuietFormatter().format(record)
    fields = json.loads(line)
    assert fields["route"] == "accounts/login/"
    assert fields["user"] == cast.suzan.pk
    assert fields["method"] == "GET"
    assert isinstance(fields["ms"], int)
    for personal in ("198.51.100.7", "secret-page", cast.suzan.email):
        assert personal not in line


def test_a_failed_request_is_named_by_its_route_and_its_frames():
    request = RequestFactory().get("/invitations/secret-key/?q=shelter")
    try:
        raise ValueError("Key (email)=(suzan@weo.example) already exists.")
    except ValueError:
        info = sys.exc_info()
    record = record_of("Internal Server Error: %s", request.path, request=request, status_code=500)
    record.exc_info = info
    fields = written(record)
    assert fields["event"] == "failed"
    assert fields["exception"] == "builtins.ValueError"
    assert "test_logs.py" in fields["frames"][0]
    for personal in ("secret-key", "shelter", "suzan"):
        assert personal not in json.dumps(fields)


def test_the_demos_terminal_shows_what_went_wrong():
    record = record_of("task %s failed", 5)
    assert ReadableFormatter().format(record).endswith(" task 5 failed")


def test_djangos_own_lines_of_requests_are_not_written(settings):
    loggers = settings.LOGGING["loggers"]
    assert loggers["django.server"] == {"handlers": ["none"], "propagate": False}
    assert loggers["django.request"]["level"] == "ERROR"


def test_a_page_that_is_none_is_logged_without_its_path(client, caplog):
    from cop_portal.logging import RequestLogMiddleware

    request = RequestFactory().get("/wp-login.php?user=suzan")
    request.resolver_match = None
    with caplog.at_level(logging.INFO, "cop_portal.requests"):
        RequestLogMiddleware(lambda request: HttpResponse(status=404))(request)
    assert written(caplog.records[-1])["route"] is None

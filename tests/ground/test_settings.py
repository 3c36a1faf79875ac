"""What the environment makes of the portal, each read by a Python of its own."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.slow

REAL = {
    "PRODUCTION": "1",
    "SECRET_KEY": "kS9-wq2LfV7m_xYbT4nRz8cHd1GpJe6uAa3QiNsOoWtE5yXrBvM",
    "SITE_URL": "https://portal.example.org",
    "DATABASE_URL": "postgres://user:password@db.example.org/portal",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
    "DEFAULT_FROM_EMAIL": "portal@example.org",
    "CONTACT_EMAIL": "cop@example.org",
}
OURS = (
    *REAL,
    "DEMO",
    "DEBUG",
    "ENVIRONMENT",
    "HOST",
    "PORT",
    "ALLOWED_HOSTS",
    "TASKS",
    "TRUSTED_PROXY",
    "DOCUMENTS_ROOT",
)


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    env = {name: value for name, value in os.environ.items() if name not in (*OURS, "DJANGO_SETTINGS_MODULE")}
    # An empty value keeps a developer's .env out of the test.
    env |= {
        name: "" for name in OURS if name not in ("PORT", "DEMO", "DEBUG", "PRODUCTION", "TASKS")
    } | environment
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def read(*names: str, **environment: str) -> list:
    program = (
        "import json; from cop_portal import settings; "
        f"print(json.dumps([getattr(settings, name) for name in {names!r}], default=str))"
    )
    done = python("-c", program, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_nothing_at_all_is_the_demo():
    demo, debug, hosts, key, mail = read("DEMO", "DEBUG", "ALLOWED_HOSTS", "SECRET_KEY", "EMAIL_BACKEND")
    assert demo is True
    assert debug is False
    assert "*" not in hosts
    assert "localhost" in hosts
    assert len(key) == 50
    assert mail == "cop_portal.mail.DemoOutbox"
    assert read("SECRET_KEY") == [key]
    assert (settings.BASE_DIR / "var" / "secret-key").stat().st_mode & 0o077 == 0


def test_a_demo_that_others_reach_answers_to_any_name():
    assert read("ALLOWED_HOSTS", HOST="0.0.0.0") == [["*"]]


@pytest.mark.parametrize("how", [{"DEMO": "0"}, {"PRODUCTION": "1"}, {"ENVIRONMENT": "production"}])
def test_production_refuses_to_start_and_names_its_secrets(how):
    done = python("manage.py", "check", **how)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    for name in REAL:
        if name != "PRODUCTION":
            assert name in done.stderr


def test_only_what_is_missing_is_named():
    done = python("manage.py", "check", **{**REAL, "EMAIL_URL": ""})
    assert "EMAIL_URL" in done.stderr
    assert "SECRET_KEY" not in done.stderr


@pytest.mark.parametrize("wrong", [{"DEMO": "1"}, {"DEBUG": "1"}])
def test_production_is_neither_the_demo_nor_a_developers(wrong):
    done = python("manage.py", "check", **{**REAL, **wrong})
    assert done.returncode == 1
    assert "=0" in done.stderr


def test_production_is_clean_for_django():
    done = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **REAL)
    assert done.returncode == 0, done.stderr


def test_production_is_strict():
    names = (
        "ALLOWED_HOSTS",
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "TRUSTED_PROXY",
    )
    assert read(*names, **REAL) == [["portal.example.org"], True, True, True, []]


def test_without_a_trusted_proxy_no_header_makes_a_request_secure():
    program = "from cop_portal import settings; print(hasattr(settings, 'SECURE_PROXY_SSL_HEADER'))"
    assert python("-c", program, **REAL).stdout.strip() == "False"
    assert python("-c", program, **REAL, TRUSTED_PROXY="10.0.0.1").stdout.strip() == "True"

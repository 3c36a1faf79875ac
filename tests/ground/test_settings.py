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
    "CSRF_TRUSTED_ORIGINS",
    "DOCUMENTS_ROOT",
    "DOCUMENTS_BUCKET",
    "MAX_UPLOAD_MB",
    "CLAMD_ADDRESS",
    "WEB_CONCURRENCY",
)


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    env = {name: value for name, value in os.environ.items() if name not in (*OURS, "DJANGO_SETTINGS_MODULE")}
    # An empty value keeps a developer's .env out of the test.
    env |= dict.fromkeys(OURS, "") | environment
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
    first, *lines = done.stderr.strip().splitlines()
    assert "does not start" in first
    assert [line.split()[0] for line in lines] == [name for name in REAL if name != "PRODUCTION"]
    assert all("is missing; expected: " in line for line in lines)


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


# Variable, value, what is said of it.
WRONG = [
    ("DATABASE_URL", "foo", "does not begin with postgres://"),
    ("DATABASE_URL", "sqlite:///x", "does not begin with postgres://"),
    ("DATABASE_URL", "postgres://user:secret@host", "names no database"),
    ("DATABASE_URL", "postgres://user:se/cret@host/name", "cannot be read"),
    ("EMAIL_URL", "foo", "does not begin with smtp://"),
    ("EMAIL_URL", "smtp://", "names no server"),
    ("SITE_URL", "p.example.org", 'is "p.example.org"'),
    ("SITE_URL", "http://p.example.org", "production needs https"),
    ("SITE_URL", "https://p.example.org/portal", "expected: the address people type"),
    ("CONTACT_EMAIL", "cop at example", 'is "cop at example"'),
    ("DEFAULT_FROM_EMAIL", "CoP Portal <portal>", "expected: the address mail comes from"),
    ("TRUSTED_PROXY", "10.0.0.1, foo", 'has "foo"'),
    ("CSRF_TRUSTED_ORIGINS", "other.example.org", 'has "other.example.org"'),
    ("ALLOWED_HOSTS", "https://other.example.org", 'has "https://other.example.org"'),
    ("PORT", "abc", "expected: a number from 1 to 65535"),
    ("PORT", "70000", 'is "70000"'),
    ("MAX_UPLOAD_MB", "abc", 'is "abc"'),
    ("MAX_UPLOAD_MB", "0", 'is "0"'),
    ("CLAMD_ADDRESS", "localhost", 'is "localhost"; expected: ClamAV'),
    ("CLAMD_ADDRESS", "localhost:clamd", 'is "localhost:clamd"'),
    ("CLAMD_ADDRESS", "tcp://localhost:3310", 'is "tcp://localhost:3310"'),
    ("WEB_CONCURRENCY", "many", 'is "many"'),
    ("TASKS", "foo", "expected: database or immediate"),
    ("DEBUG", "perhaps", "expected: 1 or 0"),
]


def test_wrong_values_are_told_all_at_once_in_a_line_each_without_a_password():
    """Each variable has one wrong value at a time; what is wrong with one hides nothing of the others."""
    for round_of in range(4):
        values: dict[str, str] = {}
        said: dict[str, str] = {}
        for name, value, words in WRONG:
            nth = [other for other in WRONG if other[0] == name].index((name, value, words))
            if nth == round_of:
                values[name], said[name] = value, words
        if not values:
            continue
        done = python("manage.py", "check", "--deploy", **{**REAL, **values})
        assert done.returncode == 1
        lines = done.stderr.strip().splitlines()[1:]
        assert {line.split()[0] for line in lines} == set(values)
        for line in lines:
            assert said[line.split()[0]] in line
        assert "Traceback" not in done.stderr
        assert "cret" not in done.stderr


def test_a_mistyped_switch_does_not_make_a_demo():
    done = python("manage.py", "check", PRODUCTION="ture")
    assert done.returncode == 1
    assert 'PRODUCTION is "ture"; expected: 1 or 0' in done.stderr


def test_every_command_says_it_in_lines():
    for command in ("serve", "runserver", "migrate"):
        done = python("manage.py", command, TASKS="foo")
        assert (done.returncode, done.stdout) == (1, "")
        assert "TASKS is" in done.stderr
        assert "Traceback" not in done.stderr


def test_right_values_are_read():
    names = ("TRUSTED_PROXY", "SITE_URL", "DEFAULT_FROM_EMAIL", "EMAIL_HOST", "DATABASES", "MAX_UPLOAD_MB")
    proxy, site, sender, mail, databases, most = read(
        *names,
        **{
            **REAL,
            "TRUSTED_PROXY": "10.0.0.5, 10.1.0.0/16, unix",
            "SITE_URL": "https://portal.example.org/",
            "DEFAULT_FROM_EMAIL": "CoP Portal <portal@example.org>",
            "DATABASE_URL": "postgres://user:p%40ss@%2Frun%2Fpostgresql/portal",
            "MAX_UPLOAD_MB": "40",
        },
    )
    assert proxy == ["10.0.0.5", "10.1.0.0/16", "unix"]
    assert site == "https://portal.example.org"
    assert sender == "CoP Portal <portal@example.org>"
    assert mail == "mail.example.org"
    assert databases["default"]["HOST"] == "/run/postgresql"
    assert (databases["default"]["PASSWORD"], databases["default"]["NAME"]) == ("p@ss", "portal")
    assert most == 40


def test_the_address_of_the_demo_is_where_it_listens():
    for host, port, address in (
        ("", "", "http://localhost:8000"),
        ("127.0.0.1", "8092", "http://localhost:8092"),
        ("0.0.0.0", "8092", "http://localhost:8092"),
        ("::1", "8092", "http://[::1]:8092"),
        ("portal.lan", "80", "http://portal.lan:80"),
    ):
        assert read("SITE_URL", HOST=host, PORT=port) == [address]

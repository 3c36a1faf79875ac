"""Where documents live, from the environment: a folder, or a bucket."""

from __future__ import annotations

from pathlib import Path

import pytest

from cop_portal.documents.place import place_of_documents
from cop_portal.environment import Environment

BUCKET = {
    "DOCUMENTS_BUCKET": "cop-portal-documents",
    "DOCUMENTS_BUCKET_ENDPOINT": "https://s3.example.org",
    "DOCUMENTS_BUCKET_REGION": "eu-central-1",
    "DOCUMENTS_BUCKET_KEY": "key",
    "DOCUMENTS_BUCKET_SECRET": "secret",
}


@pytest.fixture
def read(monkeypatch):
    """The storage for these variables, and what is wrong with them."""

    def read(secure=True, **variables):
        for name in ("DOCUMENTS_ROOT", *BUCKET):
            monkeypatch.setenv(name, variables.get(name, ""))
        env = Environment(Path("/no/such/.env"))
        return place_of_documents(env, Path("/var/documents"), secure=secure), env.problems

    return read


def test_it_works(read):
    storage, problems = read()
    assert storage["BACKEND"].endswith(".FileSystemStorage")
    assert storage["OPTIONS"]["location"] == Path("/var/documents")
    assert (storage["OPTIONS"]["base_url"], storage["OPTIONS"]["file_permissions_mode"]) == (None, 0o600)
    assert read(DOCUMENTS_ROOT="/srv/documents")[0]["OPTIONS"]["location"] == "/srv/documents"
    assert problems == []


def test_a_bucket(read):
    storage, problems = read(**BUCKET)
    assert storage == {
        "BACKEND": "cop_portal.documents.bucket.PrivateBucket",
        "OPTIONS": {
            "bucket_name": "cop-portal-documents",
            "endpoint_url": "https://s3.example.org",
            "region_name": "eu-central-1",
            "access_key": "key",
            "secret_key": "secret",
        },
    }
    assert problems == []


def test_a_bucket_that_the_machine_has_the_keys_of(read):
    storage, problems = read(DOCUMENTS_BUCKET="cop-portal-documents")
    assert storage["OPTIONS"] == {
        "bucket_name": "cop-portal-documents",
        "endpoint_url": None,
        "region_name": None,
    }
    assert problems == []


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"DOCUMENTS_ROOT": "/srv"}, "DOCUMENTS_BUCKET"),
        ({"DOCUMENTS_BUCKET": "A bucket"}, "DOCUMENTS_BUCKET"),
        ({"DOCUMENTS_BUCKET": ""}, "DOCUMENTS_BUCKET_ENDPOINT"),
        ({"DOCUMENTS_BUCKET_SECRET": ""}, "DOCUMENTS_BUCKET_KEY"),
        ({"DOCUMENTS_BUCKET_ENDPOINT": "s3.example.org"}, "DOCUMENTS_BUCKET_ENDPOINT"),
        ({"DOCUMENTS_BUCKET_ENDPOINT": "http://s3.example.org"}, "DOCUMENTS_BUCKET_ENDPOINT"),
    ],
)
def test_what_is_wrong_is_named(read, wrong, name):
    _storage, problems = read(**BUCKET | wrong)
    assert [problem for problem in problems if problem.startswith(f"{name} ")]
    assert not [problem for problem in problems if "secret" in problem.split()]


def test_only_a_demo_reaches_a_bucket_without_tls(read):
    assert read(secure=False, **BUCKET | {"DOCUMENTS_BUCKET_ENDPOINT": "http://127.0.0.1:9000"})[1] == []

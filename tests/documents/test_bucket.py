"""Documents in a bucket: the package's own code against answers as S3 gives them; no network."""

from __future__ import annotations

import datetime
import hashlib
import io

import pytest
from botocore.response import StreamingBody
from botocore.stub import ANY, Stubber

from cop_portal.documents.models import Document
from cop_portal.documents.reach import StorageDown
from cop_portal.documents.store import FileDamaged, read_document, storage, sweep
from cop_portal.documents.uploads import UploadRefused
from tests.documents import files
from tests.documents.test_store import keep

DATA = files.plain()
KEY = "ab/" + "c" * 40


@pytest.fixture
def bucket(settings, monkeypatch):
    """The stub of a bucket's client: each answer is laid out before it is asked for."""
    options = {
        "bucket_name": "documents",
        "region_name": "eu-central-1",
        "access_key": "a",
        "secret_key": "b",
    }
    backend = {"BACKEND": "cop_portal.documents.bucket.PrivateBucket", "OPTIONS": options}
    settings.STORAGES = settings.STORAGES | {"documents": backend}
    with Stubber(storage().connection.meta.client) as stub:
        yield stub


@pytest.fixture
def document(suzan):
    return Document.objects.create(
        storage_name=KEY,
        name="MoU.pdf",
        size=len(DATA),
        sha256=hashlib.sha256(DATA).hexdigest(),
        uploaded_by=suzan,
    )


def read_answers(stub, data):
    """What one read of a file asks: its head, and its bytes."""
    where = {"Bucket": "documents", "Key": KEY}
    stub.add_response("head_object", {"ContentLength": len(data), "ETag": '"1"'}, where)
    body = StreamingBody(io.BytesIO(data), len(data))
    stub.add_response("get_object", {"ContentLength": len(data), "ETag": '"1"', "Body": body})


def test_it_works(bucket, document):
    read_answers(bucket, DATA)
    assert read_document(document) == DATA
    bucket.assert_no_pending_responses()


def test_what_was_changed_in_it_is_damaged(bucket, document):
    read_answers(bucket, b"?" * len(DATA))
    with pytest.raises(FileDamaged) as damage:
        read_document(document)
    assert not damage.value.missing


def test_a_key_that_is_gone_is_missing(bucket, document):
    bucket.add_client_error("head_object", "404", http_status_code=404)
    bucket.add_response("list_objects", {"CommonPrefixes": [{"Prefix": "ab/"}]})
    with pytest.raises(FileDamaged) as damage:
        read_document(document)
    assert damage.value.missing


def test_a_bucket_that_is_gone_is_no_missing_file(bucket, document):
    bucket.add_client_error("head_object", "404", http_status_code=404)
    bucket.add_client_error("list_objects", "NoSuchBucket", http_status_code=404)
    with pytest.raises(StorageDown):
        read_document(document)


@pytest.mark.parametrize(
    ("code", "status"), [("SlowDown", 503), ("AccessDenied", 403), ("InternalError", 500)]
)
def test_a_bucket_that_refuses_is_down(bucket, document, code, status):
    bucket.add_client_error("head_object", code, http_status_code=status)
    with pytest.raises(StorageDown):
        read_document(document)


def test_an_upload_is_private_and_never_over_another(bucket, suzan, upload):
    bucket.add_client_error("head_object", "404", http_status_code=404)  # no file has the random name
    sent = {"Bucket": "documents", "Key": ANY, "Body": ANY, "ContentType": "application/octet-stream"}
    bucket.add_response("put_object", {}, sent)  # no ACL, no name, no encoding
    document = keep(upload(), suzan)
    assert document.storage_name.partition("/")[0] == document.storage_name[3:5]
    bucket.assert_no_pending_responses()


def test_an_upload_that_it_refuses(bucket, suzan, upload):
    bucket.add_client_error("head_object", "404", http_status_code=404)
    bucket.add_client_error("put_object", "QuotaExceeded", http_status_code=403)
    bucket.add_response("delete_object", {})
    with pytest.raises(UploadRefused, match="try again in a few minutes"):
        keep(upload(), suzan)
    assert not Document.objects.exists()
    bucket.assert_no_pending_responses()


def test_the_sweep(bucket, document):
    """Of three keys one is a document's, one too young."""
    now = datetime.datetime.now(datetime.UTC)
    bucket.add_response("list_objects", {"CommonPrefixes": [{"Prefix": "ab/"}]})
    keys = [{"Key": KEY}, {"Key": "ab/old"}, {"Key": "ab/young"}]
    bucket.add_response("list_objects", {"Contents": keys})
    bucket.add_response("head_object", {"LastModified": now - datetime.timedelta(days=2)})
    bucket.add_response("delete_object", {}, {"Bucket": "documents", "Key": "ab/old"})
    bucket.add_response("head_object", {"LastModified": now})
    assert sweep(older_than=datetime.timedelta(days=1)) == ["ab/old"]
    bucket.assert_no_pending_responses()


def test_no_document_has_an_address(bucket):
    with pytest.raises(ValueError, match="no address"):
        storage().url(KEY)


def test_it_waits_for_nobody_long():
    from cop_portal.documents.bucket import PrivateBucket

    config = PrivateBucket(bucket_name="documents").client_config
    assert (config.connect_timeout, config.read_timeout) == (5, 10)

"""How heavy a page of the directory is: members read it on phones and slow lines."""

from __future__ import annotations

import gzip

import pytest

from members.models import User
from tests.cast import client_of

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]

MOST_BYTES, MOST_COMPRESSED = 40_000, 10_000


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "?q=women",
        "?q=انتخاب",
        "?shares=elections&wants=how-we-work&governorate=IQ-BG&governorate=IQ-NI",
        "?page=2&sort=freshness",
    ],
)
def test_a_page_is_light(language: str, query: str):
    for email in ("suzan@weo.example", "staff@search.example"):
        user = User.objects.get(email=email)
        user.language = language
        user.save(update_fields=["language"])
        content = client_of(user).get(f"/organizations/{query}").content
        assert b"</html>" in content
        assert len(content) <= MOST_BYTES
        assert len(gzip.compress(content, 6)) <= MOST_COMPRESSED

"""What sentences call an organization: something that their readers can read."""

from __future__ import annotations

import pytest
from django.utils import translation

from tests.cast import Cast, client_of

pytestmark = pytest.mark.django_db


def test_it_works(cast: Cast) -> None:
    """WEO has an acronym and no short name: whoever reads Arabic or Sorani reads its name in their letters."""
    assert cast.weo.short_name == "WEO"
    cast.weo.name_ckb = "ڕێکخراوی بەهێزکردنی ژنان"
    for language in ("ar", "ckb"):
        with translation.override(language):
            assert cast.weo.short_name == cast.weo.name == getattr(cast.weo, f"name_{language}")


def test_a_short_name_comes_first(cast: Cast) -> None:
    cast.weo.short_name_ar = "تمكين"
    with translation.override("ar"):
        assert (cast.weo.short_name, cast.al_noor.short_name) == ("تمكين", "النور")


def test_an_acronym_in_the_letters_of_the_name(cast: Cast) -> None:
    cast.weo.acronym = "م.ت.م"
    with translation.override("ar"):
        assert cast.weo.short_name == "م.ت.م"


def test_a_name_that_is_in_english_alone_keeps_its_acronym(cast: Cast) -> None:
    cast.weo.name_ar = cast.weo.name_ckb = ""
    with translation.override("ar"):
        assert cast.weo.short_name == "WEO"


def test_the_head_of_the_page(cast: Cast) -> None:
    """It calls the organization as sentences do."""
    client = client_of(cast.suzan)
    assert '<bdi lang="en">WEO</bdi>' in client.get("/").content.decode()
    cast.suzan.language = "ar"
    cast.suzan.save()
    html = client_of(cast.suzan).get("/").content.decode()
    strip = html[html.index("person-organization") :]
    assert f'<bdi lang="ar">{cast.weo.name_ar}</bdi>' in strip[: strip.index("</summary>")]

"""The database that pages and tests get."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from cop_portal.postgres import base


@pytest.mark.django_db
def test_it_works():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) FROM pg_database "
            "WHERE datname = current_database()"
        )
        assert cursor.fetchone() == ("b", "C.UTF-8", "UTF8")


@pytest.mark.django_db
def test_arabic_punctuation_is_no_part_of_a_word():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(to_tsvector('simple', %s))", ["نساء، سياسة؟ انتخابات؛ ژن"])
        assert set(cursor.fetchone()[0]) == {"نساء", "سياسة", "انتخابات", "ژن"}


@pytest.mark.django_db
def test_letters_outside_ascii_have_cases():
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ÊÎŞ')")
        assert cursor.fetchone()[0] == "êîş"


@pytest.mark.django_db
def test_a_database_that_does_not_know_arabic_is_refused(monkeypatch):
    connection.ensure_connection()
    monkeypatch.setattr(base, "_databases_checked", set())
    monkeypatch.setattr(base, "ARABIC", "one word")
    with pytest.raises(ImproperlyConfigured, match="CREATE DATABASE name TEMPLATE template0"):
        connection.init_connection_state()

"""WEO's history as its tests write and read it."""

import re

from django.db import connection
from django.utils.html import strip_tags

from cop_portal.history import changed_by
from members.actions import organizations
from tests.cast import english_client_of

PAGE = "/organizations/weo/history/"
ABOUT = {"mission": "We train women in Mosul.", "language": "en", "languages": ["ar", "ckb"]}
CONTACT = {
    "website": "",
    "website_audience": "members",
    "email": "office@weo.example",
    "email_audience": "members",
    "phone": "",
    "phone_audience": "partners",
}


def later():
    """Let what was written so far be a minute older: a test's own transaction is a single instant."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename ~ '^members_.*event$'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"UPDATE {table} SET pgh_created_at = pgh_created_at - interval '1 minute'")


def about(cast, **changes):
    """What WEO does and how to reach it, in one save."""
    by = {"organization": cast.weo, "by": cast.suzan}
    contact = {name: changes.pop(name, value) for name, value in CONTACT.items()}
    with changed_by(cast.suzan, "edit_about"):
        organizations.edit_about(**by, **(ABOUT | {"governorates": [cast.ninewa]} | changes))
        organizations.edit_contact(**by, **contact)
    later()


def html(user, query=""):
    return english_client_of(user).get(PAGE + query).content.decode()


def words(user, query=""):
    """The page's main part as plain words."""
    page = html(user, query).partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", strip_tags(page))

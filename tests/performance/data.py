"""The database of one size: made anew, with reference data, somebody who signs in, and invented organizations."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from cop_portal.dates import today
from cop_portal.folding import FOLD_VERSION
from cop_portal.postgres.place import locale_clause
from members.models import (
    Acquaintance,
    Expertise,
    Governorate,
    Membership,
    Need,
    Organization,
    OrganizationLanguage,
    Partnership,
    Role,
    SearchEntry,
    Topic,
    User,
)
from members.search.writing import update_search

PASSWORD = "why-havent-we-done-this-before"
MEMBER, STAFF = "member@bench.example", "staff@bench.example"
OWN = "bench-home"
SEED = 1
TIES = 20


@dataclass(frozen=True)
class Cast:
    """Who asks: a representative with offers, needs and partners, and somebody of staff."""

    own: Organization
    member: User
    staff: User


def make_database() -> None:
    """Make the database of the settings, where it is not there."""
    name = connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            version = cursor.connection.server_version
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)} {locale_clause(version)}")


def drop_database() -> None:
    """Remove the database of the settings."""
    connection.close()
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def fill(count: int, verbosity: int = 1, processes: int = 1) -> Cast:
    """Bring tables, reference data, cast and ``count`` organizations into the database; what is there stays."""
    call_command("migrate", verbosity=0)
    call_command("load_reference_data", verbosity=0)
    options = {"count": count, "seed": SEED, "verbosity": verbosity, "processes": processes}
    call_command("generate_organizations", **options)
    if not _is_searchable():
        call_command("rebuild_search", verbosity=verbosity)
    return make_cast()


def change_something() -> None:
    """Change an organization, so that what a worker keeps of the directory is no longer so."""
    own = Organization.objects.get(slug=OWN)
    own.size_band = "" if own.size_band else "6-20"
    own.save(update_fields=["size_band"])


def _is_searchable() -> bool:
    """Whether a database that was kept has search rows as they are written today."""
    right = SearchEntry.objects.filter(fold_version=FOLD_VERSION)
    return right.values("organization").distinct().count() >= Organization.objects.count()


def tidy() -> None:
    """What PostgreSQL would else do by itself while the pages are timed."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


@transaction.atomic
def make_cast() -> Cast:
    """The representative, their organization with its ties to invented ones, and staff; once."""
    if not Organization.objects.filter(slug=OWN).exists():
        _make_home()
    own = Organization.objects.get(slug=OWN)
    return Cast(own, _user(MEMBER, own), _user(STAFF, None, is_staff=True))


def _user(email: str, own: Organization | None, **fields: Any) -> User:
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, PASSWORD, name=email, **fields)
        if own is not None:
            Membership.objects.create(
                user=user, organization=own, role=Role.REPRESENTATIVE, since=own.member_since
            )
    return user


def _make_home() -> None:
    joined = datetime.date(2020, 1, 15)
    own = Organization.objects.create(
        slug=OWN, name_en="Bench House", name_ar="بيت القياس", kind="national", member_since=joined
    )
    OrganizationLanguage.objects.create(organization=own, language="ar")
    own.governorates.add(Governorate.objects.get(code="IQ-BG"))
    topics = list(Topic.objects.order_by("theme__position", "position", "pk")[:10])
    for topic in topics[:5]:
        Expertise.objects.create(organization=own, topic=topic, band="5-10")
    for topic in topics[5:]:
        Need.objects.create(organization=own, topic=topic)
    _tie(own)
    update_search(own)


def _tie(own: Organization) -> None:
    """Partners and acquaintances: some of the discreet organizations, and some of those that are listed."""
    others = Organization.objects.exclude(pk=own.pk).order_by("slug")
    discreet = list(others.filter(visibility="discreet")[:TIES])
    listed = list(others.filter(visibility="listed")[:TIES])
    for position, other in enumerate(discreet + listed):
        low, high = sorted((own.pk, other.pk))
        pair = {"organization_low_id": low, "organization_high_id": high, "since": today()}
        if position % 2:
            Partnership.objects.create(**pair)
        else:
            Acquaintance.objects.create(**pair, event_key=uuid.uuid4())

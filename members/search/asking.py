"""A question to the index: for each of several conditions, which organizations have rows that meet it."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q

from members.models import SearchWords

# A condition: its name and the weight of what it finds, which come back, and what it asks, in PostgreSQL's language for
# tsquery. Those of one name and one weight are met by whoever meets one of them.
Arm = tuple[str, int, str]


def ask(readable: Q, arms: Sequence[Arm]) -> list[tuple[str, int, list[int]]]:
    """For each of ``arms`` the organizations that have what it asks for in ``readable`` rows, in one query."""
    rows = SearchWords.objects.filter(readable).order_by().values("organization_id", "words")
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:  # no member, who may read no row
        return []
    if not arms:
        return []
    # unnest, LATERAL, OFFSET 0 and no reading of the whole table: each arm is looked up in the index. Left to itself
    # the planner reads all rows for many arms, for frequent words, and always where organizations are few: it does not
    # know what it costs to fetch vectors out of line (33 ms instead of 0.6 with two hundred). Two statements sent as
    # one are one transaction, so that the setting ends with the answer.
    asking = (
        "SET LOCAL enable_seqscan = off; "  # noqa: S608 (Django's own SQL)
        "SELECT asked.arm, asked.weight, array_agg(met.organization_id) "
        "FROM unnest(%s::text[], %s::int[], %s::text[]) AS asked (arm, weight, query), "
        f"LATERAL (SELECT organization_id FROM ({sql}) AS readable "
        "WHERE words @@ asked.query::tsquery OFFSET 0) AS met GROUP BY asked.arm, asked.weight"
    )
    with connection.cursor() as cursor:
        cursor.execute(asking, [*map(list, zip(*arms, strict=True)), *params])
        return cursor.fetchall()

"""The table of Django's database cache, as ``createcachetable`` would make it: no second command to remember."""

from django.db import migrations

FORWARD = """
CREATE TABLE shared_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX shared_cache_expires ON shared_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0002_public_ids")]

    operations = [migrations.RunSQL(FORWARD, "DROP TABLE shared_cache")]

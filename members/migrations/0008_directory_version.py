"""The version of what the directory's index reads: triggers change it in the transaction of each change.

A statement takes a row that no other transaction holds (its own transaction's row again), or makes one: nobody waits
for anybody. The sequence belongs to no column, so that emptying tables does not set it back.
"""

from django.db import migrations, models

# What members/directory/facts.py reads; a test compares.
TABLES = [
    "members_organization",
    "members_organizationlanguage",
    "members_organization_governorates",
    "members_expertise",
    "members_need",
    "members_project",
    "members_governorate",
    "members_theme",
    "members_topic",
]

FUNCTION = """
CREATE SEQUENCE members_directory_change;
CREATE FUNCTION members_directory_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE members_directoryversion SET version = nextval('members_directory_change')
    WHERE id = (SELECT id FROM members_directoryversion ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED);
    IF NOT FOUND THEN
        INSERT INTO members_directoryversion (version) VALUES (nextval('members_directory_change'));
    END IF;
    RETURN NULL;
END $$;
"""
NO_FUNCTION = """
DROP FUNCTION members_directory_changed();
DROP SEQUENCE members_directory_change;
"""


def _watch(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        sql=(
            f"CREATE TRIGGER directory_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION members_directory_changed()"
        ),
        reverse_sql=f"DROP TRIGGER directory_changed ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("members", "0007_search")]

    operations = [
        migrations.CreateModel(
            name="DirectoryVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL(FUNCTION, NO_FUNCTION),
        *map(_watch, TABLES),
    ]

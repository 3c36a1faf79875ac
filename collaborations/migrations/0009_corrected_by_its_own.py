"""Who corrected or dropped something is a party of the thread that it belongs to."""

from django.db import migrations

KEYS = [("rest", "corrected_by"), ("actionpoint", "corrected_by"), ("actionpoint", "dropped_by")]


def _add(table: str, column: str) -> migrations.RunSQL:
    name = f"{table}_{column}_same"
    return migrations.RunSQL(
        sql=(
            f"ALTER TABLE collaborations_{table} ADD CONSTRAINT {name} FOREIGN KEY ({column}_id, collaboration_id) "
            "REFERENCES collaborations_party (id, collaboration_id) DEFERRABLE INITIALLY DEFERRED"
        ),
        reverse_sql=f"ALTER TABLE collaborations_{table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("collaborations", "0008_history_without_words")]

    operations = [_add(*key) for key in KEYS]

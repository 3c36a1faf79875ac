"""Composite foreign keys, which Django 5.2 cannot declare: what belongs together is of one collaboration, one MoU."""

from django.db import migrations

# (table, columns, referenced table, referenced columns, name)
KEYS = [
    ("mouparty", "party_id, collaboration_id", "party", "id, collaboration_id", "mouparty_party_of_collaboration"),
    (
        "mouparty",
        "mou_id, collaboration_id",
        "memorandumofunderstanding",
        "id, collaboration_id",
        "mouparty_mou_of_collaboration",
    ),
    ("meetingparty", "party_id, collaboration_id", "party", "id, collaboration_id", "meetingparty_party_same"),
    (
        "meetingparty",
        "meeting_id, collaboration_id",
        "followupmeeting",
        "id, collaboration_id",
        "meetingparty_meeting_same",
    ),
    (
        "complementaryarea",
        "meeting_id, collaboration_id",
        "followupmeeting",
        "id, collaboration_id",
        "area_meeting_same",
    ),
    ("actionpoint", "party_id, collaboration_id", "party", "id, collaboration_id", "actionpoint_party_same"),
    (
        "actionpoint",
        "meeting_id, collaboration_id",
        "followupmeeting",
        "id, collaboration_id",
        "actionpoint_meeting_same",
    ),
    ("jointactivity", "led_by_id, collaboration_id", "party", "id, collaboration_id", "activity_leader_same"),
    ("signature", "mou_party_id, mou_id", "mouparty", "id, mou_id", "signature_party_of_mou"),
    ("signature", "version_id, mou_id", "mouversion", "id, mou_id", "signature_version_of_mou"),
    ("signature", "copy_id, version_id", "moucopy", "id, version_id", "signature_copy_of_version"),
]


def _add(table: str, columns: str, other: str, other_columns: str, name: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        sql=(
            f"ALTER TABLE collaborations_{table} ADD CONSTRAINT {name} FOREIGN KEY ({columns}) "
            f"REFERENCES collaborations_{other} ({other_columns}) DEFERRABLE INITIALLY DEFERRED"
        ),
        reverse_sql=f"ALTER TABLE collaborations_{table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("collaborations", "0001_initial")]

    operations = [_add(*key) for key in KEYS]

"""More composite foreign keys: what belongs to a thread is of its own parties; a joint activity is counted once."""

from django.db import migrations

# (table, columns, referenced table, referenced columns, name)
KEYS = [
    ("collaboration", "led_by_id, id", "party", "id, collaboration_id", "collaboration_leader_same"),
    ("meetingshare", "party_id, collaboration_id", "party", "id, collaboration_id", "meetingshare_party_same"),
    (
        "meetingshare",
        "meeting_id, collaboration_id",
        "followupmeeting",
        "id, collaboration_id",
        "meetingshare_meeting_same",
    ),
    ("rest", "party_id, collaboration_id", "party", "id, collaboration_id", "rest_party_same"),
    (
        "joiningproposal",
        "proposed_by_id, collaboration_id",
        "party",
        "id, collaboration_id",
        "joiningproposal_proposer_same",
    ),
    (
        "joiningproposal",
        "party_id, collaboration_id",
        "party",
        "id, collaboration_id",
        "joiningproposal_party_same",
    ),
    ("nudge", "party_id, collaboration_id", "party", "id, collaboration_id", "nudge_party_same"),
    (
        "activityparticipants",
        "activity_id, counted_here",
        "jointactivity",
        "id, counted_here",
        "participants_of_activity_counted_here",
    ),
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
    dependencies = [("collaborations", "0006_one_thread")]

    operations = [_add(*key) for key in KEYS]

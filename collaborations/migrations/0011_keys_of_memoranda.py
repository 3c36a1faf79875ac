"""Composite foreign keys of memoranda: what belongs together is of one memorandum, one version, one collaboration."""

from django.db import migrations

# (table, columns, referenced table, referenced columns, name)
KEYS = [
    (
        "memorandumofunderstanding",
        "renews_id, collaboration_id",
        "memorandumofunderstanding",
        "id, collaboration_id",
        "mou_renews_same_collaboration",
    ),
    ("mouversion", "frozen_revision_id, id", "mourevision", "id, version_id", "mouversion_own_revision"),
    ("mouversion", "put_by_id, mou_id", "mouparty", "id, mou_id", "mouversion_put_by_party"),
    ("mouversion", "withdrawn_for_id, mou_id", "mouparty", "id, mou_id", "mouversion_withdrawn_by_party"),
    ("mouagreement", "mou_party_id, mou_id", "mouparty", "id, mou_id", "mouagreement_party_of_mou"),
    ("mouagreement", "version_id, mou_id", "mouversion", "id, mou_id", "mouagreement_version_of_mou"),
    (
        "mouagreement",
        "revision_id, version_id",
        "mourevision",
        "id, version_id",
        "mouagreement_revision_of_version",
    ),
    ("moureturn", "revision_id, version_id", "mourevision", "id, version_id", "moureturn_revision_of_version"),
    ("commitment", "mou_party_id, mou_id", "mouparty", "id, mou_id", "commitment_party_of_mou"),
    ("commitment", "version_id, mou_id", "mouversion", "id, mou_id", "commitment_version_of_mou"),
    (
        "commitment",
        "mou_id, collaboration_id",
        "memorandumofunderstanding",
        "id, collaboration_id",
        "commitment_mou_of_collaboration",
    ),
    (
        "commitmentproof",
        "commitment_id, collaboration_id",
        "commitment",
        "id, collaboration_id",
        "proof_commitment_same",
    ),
    (
        "commitmentproof",
        "meeting_id, collaboration_id",
        "followupmeeting",
        "id, collaboration_id",
        "proof_meeting_same",
    ),
    (
        "commitmentproof",
        "activity_id, collaboration_id",
        "jointactivity",
        "id, collaboration_id",
        "proof_activity_same",
    ),
    ("moutermination", "mou_party_id, mou_id", "mouparty", "id, mou_id", "moutermination_party_of_mou"),
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
    dependencies = [("collaborations", "0010_memoranda_written_here")]

    operations = [_add(*key) for key in KEYS]

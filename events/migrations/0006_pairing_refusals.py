"""What the database refuses of pairings: who meets takes part, meets one other in a round, and is not kept apart."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from cop_portal.postgres.together import together


# The columns of a meeting that name a participant of the same pairing: (column, the key's name).
KEYS = [
    ("organization_low_id", "pairingmeeting_low_takes_part"),
    ("organization_high_id", "pairingmeeting_high_takes_part"),
]


def _takes_part(column: str, name: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        sql=(
            f"ALTER TABLE events_pairingmeeting ADD CONSTRAINT {name} FOREIGN KEY (pairing_id, {column}) "
            "REFERENCES events_pairingparticipant (pairing_id, organization_id) DEFERRABLE INITIALLY DEFERRED"
        ),
        reverse_sql=f"ALTER TABLE events_pairingmeeting DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0005_program_answers_pairing'),
    ]

    operations = together([
        pgtrigger.migrations.AddTrigger(
            model_name='keepapart',
            trigger=pgtrigger.compiler.Trigger(name='keepapart_waits_for_meetings', sql=pgtrigger.compiler.UpsertTriggerSql(func="    PERFORM pg_advisory_xact_lock(hashtext('events_keepapart'));\n    RETURN NEW;", hash='11917d49a17853b37c7a321fbc3adfb479dc00da', operation='INSERT OR UPDATE OF "organization_low_id", "organization_high_id"', pgid='pgtrigger_keepapart_waits_for_meetings_37279', table='events_keepapart', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keepapart',
            trigger=pgtrigger.compiler.Trigger(name='keepapart_have_no_meeting_to_come', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n    IF EXISTS (SELECT 1 FROM events_pairingmeeting m JOIN events_pairing p ON p.id = m.pairing_id\n               JOIN events_event e ON e.id = p.event_id\n               WHERE m.organization_low_id = NEW.organization_low_id\n               AND m.organization_high_id = NEW.organization_high_id\n               AND e.ends_on >= (clock_timestamp() AT TIME ZONE 'Asia/Baghdad')::date) THEN\n        RAISE EXCEPTION 'who is kept apart has no meeting to come' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;", hash='e47910e097563eab00c29f0f82bb4d3d397193c4', operation='INSERT OR UPDATE OF "organization_low_id", "organization_high_id"', pgid='pgtrigger_keepapart_have_no_meeting_to_come_81e8c', table='events_keepapart', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pairingmeeting',
            trigger=pgtrigger.compiler.Trigger(name='pairingmeeting_not_kept_apart', sql=pgtrigger.compiler.UpsertTriggerSql(func="    PERFORM pg_advisory_xact_lock_shared(hashtext('events_keepapart'));\n    IF EXISTS (SELECT 1 FROM events_keepapart k WHERE k.organization_low_id = NEW.organization_low_id\n               AND k.organization_high_id = NEW.organization_high_id) THEN\n        RAISE EXCEPTION 'these two cannot be put together' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;", hash='705ebe4c5339c2674691149ed6b804dd38e2126f', operation='INSERT OR UPDATE OF "organization_low_id", "organization_high_id"', pgid='pgtrigger_pairingmeeting_not_kept_apart_5f3b9', table='events_pairingmeeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pairingmeeting',
            trigger=pgtrigger.compiler.Trigger(name='pairingmeeting_once_a_round', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n    PERFORM 1 FROM events_pairing WHERE id = NEW.pairing_id FOR NO KEY UPDATE;\n    IF EXISTS (SELECT 1 FROM events_pairingmeeting a JOIN events_pairingmeeting b\n               ON b.pairing_id = a.pairing_id AND b.round = a.round AND b.id <> a.id\n               AND (b.organization_low_id IN (a.organization_low_id, a.organization_high_id)\n                    OR b.organization_high_id IN (a.organization_low_id, a.organization_high_id))\n               WHERE a.id = NEW.id) THEN\n        RAISE EXCEPTION 'an organization meets one other in a round' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;", hash='fb793b3cfdef636d609fcc554e3a98413cfb8a00', operation='INSERT OR UPDATE OF "pairing_id", "round", "organization_low_id", "organization_high_id"', pgid='pgtrigger_pairingmeeting_once_a_round_33852', table='events_pairingmeeting', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        *[_takes_part(*key) for key in KEYS],
    ])

"""What the database refuses of pairings, whoever asks.

That both who meet take part is said by foreign keys of two columns (in the migration, since Django cannot declare
them). A refusal is a check violation, which Django raises as ``IntegrityError``.
"""

import pgtrigger

# Who is kept apart is read by whoever lets two meet, and the other way round: without a lock in common two transactions
# could break the rule together, each seeing only its own half. Many may let two meet at once; they share it.
MEETING_TRIGGERS = [
    pgtrigger.Trigger(
        name="pairingmeeting_not_kept_apart",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("organization_low_id", "organization_high_id"),
        func="""    PERFORM pg_advisory_xact_lock_shared(hashtext('events_keepapart'));
    IF EXISTS (SELECT 1 FROM events_keepapart k WHERE k.organization_low_id = NEW.organization_low_id
               AND k.organization_high_id = NEW.organization_high_id) THEN
        RAISE EXCEPTION 'these two cannot be put together' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;""",
    ),
    # Deferred: places are exchanged row by row. The pairing's row is locked, so that of two transactions the second
    # sees what the first has written.
    pgtrigger.Trigger(
        name="pairingmeeting_once_a_round",
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        operation=pgtrigger.Insert
        | pgtrigger.UpdateOf("pairing_id", "round", "organization_low_id", "organization_high_id"),
        func="""
    PERFORM 1 FROM events_pairing WHERE id = NEW.pairing_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT 1 FROM events_pairingmeeting a JOIN events_pairingmeeting b
               ON b.pairing_id = a.pairing_id AND b.round = a.round AND b.id <> a.id
               AND (b.organization_low_id IN (a.organization_low_id, a.organization_high_id)
                    OR b.organization_high_id IN (a.organization_low_id, a.organization_high_id))
               WHERE a.id = NEW.id) THEN
        RAISE EXCEPTION 'an organization meets one other in a round' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;""",
    ),
]

APART_TRIGGERS = [
    pgtrigger.Trigger(
        name="keepapart_waits_for_meetings",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("organization_low_id", "organization_high_id"),
        func="    PERFORM pg_advisory_xact_lock(hashtext('events_keepapart'));\n    RETURN NEW;",
    ),
    # Deferred: their meetings are removed in the same transaction, before or after. Those of earlier days stand, and
    # today's may: of these the action knows which rounds have begun (events.schedule.times), the database does not.
    # The rounds of an event of one day are on that day, whatever their own says: it may have been moved.
    pgtrigger.Trigger(
        name="keepapart_have_no_meeting_to_come",
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("organization_low_id", "organization_high_id"),
        func="""
    IF EXISTS (SELECT 1 FROM events_pairingmeeting m JOIN events_pairing p ON p.id = m.pairing_id
               JOIN events_event e ON e.id = p.event_id
               WHERE m.organization_low_id = NEW.organization_low_id
               AND m.organization_high_id = NEW.organization_high_id
               AND (e.starts_on > (clock_timestamp() AT TIME ZONE 'Asia/Baghdad')::date
                    OR (e.starts_on < e.ends_on AND p.day <= e.ends_on
                        AND p.day > (clock_timestamp() AT TIME ZONE 'Asia/Baghdad')::date))) THEN
        RAISE EXCEPTION 'who is kept apart has no meeting to come' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;""",
    ),
]

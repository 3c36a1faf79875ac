"""What the database refuses of memoranda, whoever asks.

Every trigger first takes the memorandum's row FOR NO KEY UPDATE, as the actions do: without the lock two transactions
could break the rule together, each seeing only its own half; FOR UPDATE would deadlock with the foreign keys' own
FOR KEY SHARE. A refusal is a check violation, which Django raises as ``IntegrityError``.
"""

import pgtrigger

from cop_portal.documents.models import keeps_document

_LOCK = """
    PERFORM 1 FROM collaborations_memorandumofunderstanding WHERE id = {row}.mou_id FOR NO KEY UPDATE;
"""

_REFUSE_IF_CONCLUDED = """
    IF EXISTS (SELECT 1 FROM collaborations_mouversion v WHERE {which} AND v.concluded_on IS NOT NULL) THEN
        RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';
    END IF;
"""


# A text that is with the parties names them.
_REFUSE_WHILE_FROZEN = """
    IF EXISTS (SELECT 1 FROM collaborations_mouversion v WHERE v.mou_id = {row}.mou_id AND v.number = 0
               AND v.frozen_on IS NOT NULL AND v.withdrawn_on IS NULL) THEN
        RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';
    END IF;
    RETURN {row};"""


def _function(row: str, which: str, message: str) -> str:
    """A trigger body that refuses the change of ``row`` (NEW or OLD) once a version (``which``) is concluded."""
    refuse = _REFUSE_IF_CONCLUDED.format(which=which, message=message)
    return _LOCK.format(row=row) + refuse + f"    RETURN {row};"


# Whom a text that is with the parties names as its witness; that it has signed is written down later.
WITNESS_TRIGGERS = [
    pgtrigger.Trigger(
        name="mouwitness_still_while_frozen",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("mou_id", "organization_id"),
        func=_LOCK.format(row="NEW")
        + _REFUSE_WHILE_FROZEN.format(row="NEW", message="a text that is with the parties names its witness"),
    ),
    pgtrigger.Trigger(
        name="mouwitness_kept_while_frozen",
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        func=_LOCK.format(row="OLD")
        + _REFUSE_WHILE_FROZEN.format(row="OLD", message="a text that is with the parties keeps its witness"),
    ),
]

PARTY_TRIGGERS = [
    pgtrigger.Trigger(
        name="mouparty_no_new_while_frozen",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert
        | pgtrigger.UpdateOf("mou_id", "party_id", "collaboration_id", "removed_on"),
        func=_LOCK.format(row="NEW")
        + _REFUSE_WHILE_FROZEN.format(
            row="NEW", message="a memorandum that is with its parties takes no new one"
        ),
    ),
    pgtrigger.Trigger(
        name="mouparty_none_removed_while_frozen",
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        func=_LOCK.format(row="OLD")
        + _REFUSE_WHILE_FROZEN.format(row="OLD", message="a memorandum that is with its parties keeps them"),
    ),
]

VERSION_TRIGGERS = [
    # Deferred: the last signature and the conclusion are written in one transaction, in either order.
    pgtrigger.Trigger(
        name="mouversion_concluded_when_all_signed",
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("concluded_on"),
        declare=[("parties", "integer"), ("unsigned", "integer")],
        func=_LOCK.format(row="NEW")
        + """
    IF NOT EXISTS (SELECT 1 FROM collaborations_mouversion v WHERE v.id = NEW.id AND v.concluded_on IS NOT NULL) THEN
        RETURN NULL;
    END IF;
    SELECT count(*), count(*) FILTER (WHERE s.id IS NULL) INTO parties, unsigned
        FROM collaborations_mouparty p
        LEFT JOIN collaborations_signature s ON s.mou_party_id = p.id AND s.version_id = NEW.id
        WHERE p.mou_id = NEW.mou_id AND p.removed_on IS NULL;
    IF parties < 2 OR unsigned > 0 THEN
        RAISE EXCEPTION 'a memorandum is concluded when every party has signed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;""",
    ),
    # Asked at once: who leaves after the conclusion has signed.
    pgtrigger.Trigger(
        name="mouversion_not_concluded_with_who_left",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("concluded_on"),
        func=_LOCK.format(row="NEW")
        + """
    IF NEW.concluded_on IS NOT NULL AND EXISTS (
            SELECT 1 FROM collaborations_mouparty p JOIN collaborations_party t ON t.id = p.party_id
            WHERE p.mou_id = NEW.mou_id AND p.removed_on IS NULL AND t.left_on IS NOT NULL) THEN
        RAISE EXCEPTION 'nothing is concluded with a party that has left' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;""",
    ),
    # What is put to the parties is what they sign; the way back is a return with remarks, while nobody has signed.
    pgtrigger.Trigger(
        name="mouversion_still_while_frozen",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func="""
    IF OLD.withdrawn_on IS NOT NULL AND NEW.withdrawn_on IS DISTINCT FROM OLD.withdrawn_on THEN
        RAISE EXCEPTION 'what was withdrawn stays withdrawn' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.frozen_on IS NULL THEN
        RETURN NEW;
    END IF;
    IF NEW.frozen_on IS NULL THEN
        IF OLD.written_here AND NOT EXISTS (SELECT 1 FROM collaborations_moureturn r
                                            WHERE r.revision_id = OLD.frozen_revision_id) THEN
            RAISE EXCEPTION 'a text comes back from the parties by a return' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF ROW(NEW.number, NEW.written_here, NEW.frozen_on, NEW.frozen_revision_id, NEW.put_by_id, NEW.new_ends_on,
           NEW.new_renewal) IS DISTINCT FROM
       ROW(OLD.number, OLD.written_here, OLD.frozen_on, OLD.frozen_revision_id, OLD.put_by_id, OLD.new_ends_on,
           OLD.new_renewal) THEN
        RAISE EXCEPTION 'a version that is with its parties stays as it is' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;""",
    ),
    pgtrigger.Trigger(
        name="mouversion_stays_concluded",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func="""
    IF OLD.concluded_on IS NOT NULL
       AND (TG_OP = 'DELETE' OR NEW.concluded_on IS DISTINCT FROM OLD.concluded_on
            OR NEW.frozen_on IS DISTINCT FROM OLD.frozen_on OR NEW.mou_id <> OLD.mou_id
            OR NEW.frozen_revision_id IS DISTINCT FROM OLD.frozen_revision_id
            OR NEW.new_ends_on IS DISTINCT FROM OLD.new_ends_on OR NEW.new_renewal <> OLD.new_renewal) THEN
        RAISE EXCEPTION 'a concluded version stays concluded' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.frozen_on IS NOT NULL AND NEW.frozen_on IS NULL
       AND EXISTS (SELECT 1 FROM collaborations_signature s WHERE s.version_id = OLD.id) THEN
        RAISE EXCEPTION 'a text that is signed is not written again' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;""",
    ),
]

COPY_TRIGGERS = [
    keeps_document("moucopy_keeps_document", "document_id"),
    pgtrigger.Trigger(
        name="moucopy_kept_after_conclusion",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("which", "bigint")],
        func="""
    IF TG_OP = 'INSERT' THEN which := NEW.version_id; ELSE which := OLD.version_id; END IF;
    PERFORM 1 FROM collaborations_memorandumofunderstanding m JOIN collaborations_mouversion v ON v.mou_id = m.id
        WHERE v.id = which FOR NO KEY UPDATE OF m;
    IF EXISTS (SELECT 1 FROM collaborations_mouversion v WHERE v.id = which AND v.concluded_on IS NOT NULL) THEN
        RAISE EXCEPTION 'the copies of a concluded version stay as they are' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.replaced_at IS NOT NULL OR NEW.returned_on IS NOT NULL)
       AND EXISTS (SELECT 1 FROM collaborations_signature s WHERE s.copy_id = OLD.id) THEN
        RAISE EXCEPTION 'a copy that bears a signature counts' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;""",
    ),
]

SIGNATURE_TRIGGERS = [
    pgtrigger.Trigger(
        name="signature_stays_where_it_is",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("mou_id", "mou_party_id", "version_id", "copy_id"),
        func="""
    IF ROW(NEW.mou_id, NEW.mou_party_id, NEW.version_id, NEW.copy_id) IS DISTINCT FROM
       ROW(OLD.mou_id, OLD.mou_party_id, OLD.version_id, OLD.copy_id) THEN
        RAISE EXCEPTION 'a signature is of one party on one copy' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;""",
    ),
    pgtrigger.Trigger(
        name="signature_no_new_after_conclusion",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=_function("NEW", "v.id = NEW.version_id", "a concluded version takes no further signature"),
    ),
    pgtrigger.Trigger(
        name="signature_kept_after_conclusion",
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        func=_function("OLD", "v.id = OLD.version_id", "a signature of a concluded version is not removed"),
    ),
    pgtrigger.Trigger(
        name="signature_unchanged_after_conclusion",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func=_LOCK.format(row="OLD")
        + _REFUSE_IF_CONCLUDED.format(
            which="v.id = OLD.version_id", message="a signature of a concluded version is not changed"
        )
        + "    RETURN NEW;",
    ),
]

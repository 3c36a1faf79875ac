"""What the database refuses of a memorandum's text, whoever asks: a change of what is with the parties or signed.

"Frozen" is a version whose text is with the parties, or signed by them; once it is withdrawn, nothing of it counts any
more. Each first takes the memorandum's row FOR NO KEY UPDATE, as those of ``triggers`` do and for the same reason.
"""

import pgtrigger

_LOCK = "PERFORM 1 FROM collaborations_memorandumofunderstanding m WHERE m.id = which FOR NO KEY UPDATE;"


def _mou_of(version: str) -> str:
    return f"which := (SELECT v.mou_id FROM collaborations_mouversion v WHERE v.id = {version});"  # noqa: S608


def _refuse_while_frozen(name: str, version: str, message: str) -> pgtrigger.Trigger:
    """Insert, update and delete are refused while the version, a column of the row, is frozen."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("which", "bigint"), ("version", "bigint")],
        func=f"""
    IF TG_OP = 'INSERT' THEN version := NEW.{version}; ELSE version := OLD.{version}; END IF;
    {_mou_of("version")}
    {_LOCK}
    IF EXISTS (SELECT 1 FROM collaborations_mouversion v
               WHERE v.id = version AND v.frozen_on IS NOT NULL AND v.withdrawn_on IS NULL) THEN
        RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;""",  # noqa: S608
    )


TEXT_TRIGGERS = [
    _refuse_while_frozen("moutext_still_while_frozen", "version_id", "a text that is with the parties stays")
]
COMMITMENT_TRIGGERS = [
    _refuse_while_frozen(
        "commitment_still_while_frozen", "version_id", "commitments that are with the parties stay"
    )
]

TERMS_TRIGGERS = [
    pgtrigger.Trigger(
        name="mou_terms_still_while_frozen",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf(
            "title",
            "purpose",
            "language",
            "starts_on",
            "ends_on",
            "renewal",
            "collaboration_id",
            "renews_id",
            "reference",
        ),
        func="""
    IF EXISTS (SELECT 1 FROM collaborations_mouversion v WHERE v.mou_id = OLD.id AND v.number = 0
               AND v.frozen_on IS NOT NULL AND v.withdrawn_on IS NULL) THEN
        RAISE EXCEPTION 'terms that are with the parties stay' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;""",
    )
]

REVISION_TRIGGERS = [
    pgtrigger.Trigger(
        name="mourevision_kept_once_put",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func="""
    IF EXISTS (SELECT 1 FROM collaborations_mouversion v WHERE v.frozen_revision_id = OLD.id)
       OR EXISTS (SELECT 1 FROM collaborations_moureturn r WHERE r.revision_id = OLD.id) THEN
        RAISE EXCEPTION 'a text that was put to the parties stays as it was' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;""",
    )
]

PARTY_CHANGE_TRIGGERS = [
    pgtrigger.Protect(name="moupartychange_stays", operation=pgtrigger.Update | pgtrigger.Delete)
]

# Who was taken out of a draft has no say in it any more.
_REFUSE_WHO_WAS_REMOVED = """
    IF EXISTS (SELECT 1 FROM collaborations_mouparty p WHERE p.id = NEW.mou_party_id AND p.removed_on IS NOT NULL) THEN
        RAISE EXCEPTION 'this party was taken out of the memorandum' USING ERRCODE = 'check_violation';
    END IF;"""

AGREEMENT_TRIGGERS = [
    pgtrigger.Trigger(
        name="mouagreement_of_what_is_put",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        declare=[("which", "bigint")],
        func=f"""
    {_mou_of("NEW.version_id")}
    {_LOCK}
    IF NOT EXISTS (SELECT 1 FROM collaborations_mouversion v WHERE v.id = NEW.version_id
                   AND v.frozen_revision_id = NEW.revision_id AND v.frozen_on IS NOT NULL
                   AND v.withdrawn_on IS NULL AND v.concluded_on IS NULL) THEN
        RAISE EXCEPTION 'only a text that is with the parties is agreed to' USING ERRCODE = 'check_violation';
    END IF;
    {_REFUSE_WHO_WAS_REMOVED}
    RETURN NEW;""",  # noqa: S608
    ),
    pgtrigger.Protect(name="mouagreement_stays", operation=pgtrigger.Update | pgtrigger.Delete),
]

SIGNED_WHEN_AGREED = [
    pgtrigger.Trigger(
        name="signature_when_all_agreed",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        declare=[("which", "bigint")],
        func=f"""
    which := NEW.mou_id;
    {_LOCK}
    IF EXISTS (SELECT 1 FROM collaborations_mouversion v
               WHERE v.id = NEW.version_id AND (v.frozen_on IS NULL OR v.withdrawn_on IS NOT NULL)) THEN
        RAISE EXCEPTION 'only what is with the parties is signed' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM collaborations_mouversion v
               JOIN collaborations_mouparty p ON p.mou_id = v.mou_id
               WHERE v.id = NEW.version_id AND v.written_here AND p.removed_on IS NULL AND NOT EXISTS (
                   SELECT 1 FROM collaborations_mouagreement a
                   WHERE a.mou_party_id = p.id AND a.revision_id = v.frozen_revision_id)) THEN
        RAISE EXCEPTION 'a text is signed when every party has agreed to it' USING ERRCODE = 'check_violation';
    END IF;
    {_REFUSE_WHO_WAS_REMOVED}
    RETURN NEW;""",  # noqa: S608
    )
]

"""Who can sign in to the demonstration: settings.DEMO_ACCOUNTS with their names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """An account of the demonstration and who it is, in English."""

    email: str
    name: str
    who: str


SUZAN = Account("suzan@weo.example", "Suzan Aref", "representative of Women Empowerment Organization")
STAFF = Account("staff@search.example", "Sara Haddad", "Search staff, no superuser")
OBSERVER = Account("observer@drl.example", "Olivia Reed", "observer of the donor")
ACCOUNTS = (
    SUZAN,
    Account(
        "colleague@weo.example", "Lana Karim", "colleague at Women Empowerment Organization (reads Sorani)"
    ),
    Account("ahmed@alnoor.example", "Ahmed Jassam", "representative of Al Noor Foundation (reads Arabic)"),
    Account("outsider@member.example", "Rasha Abdulhussein", "representative of Marsa Foundation"),
    Account(
        "second@member.example", "Zaid Hazim", "representative of Two Banks Legal Aid Center (reads Arabic)"
    ),
    STAFF,
    OBSERVER,
)

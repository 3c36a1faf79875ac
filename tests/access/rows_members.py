"""Who gets what from the directory, the profiles, and the pages on which a profile is edited."""

from __future__ import annotations

from tests.access.matrix import MEMBERS, NOBODY, STAFF, Row, World, who

OWN_PEOPLE = who("in", 404, 404, 404, 200, 404)
REPRESENTATIVE = who("in", 404, 200, 404, 404, 404)
REPRESENTATIVES_AND_STAFF = who("in", 404, 200, 404, 200, 404)
REPRESENTATIVE_DONE = who("in", 404, 302, 404, 404, 404)
REPRESENTATIVE_INCOMPLETE = who("in", 404, 422, 404, 404, 404)
ACTING = {"acting_for": "weo"}


def _weo(world: World) -> list:
    return [world.cast.weo.slug]


def _registration(world: World) -> list:
    return [world.cast.weo.slug, world.registration.public_id]


def _acting(world: World) -> dict:
    return ACTING


def _edit(name: str, *arguments: str, data: dict | None = None) -> Row:
    """A form page of WEO: GET shows it, POST of ``data`` does it, both for its representatives alone."""

    def args(world: World) -> list:
        values = {
            "offer": world.cast.leadership.slug,
            "need": world.cast.quotas.slug,
            "project": world.project.public_id,
            "registration": world.registration.public_id,
            "other_name": world.other_name.public_id,
            "office": world.office.public_id,
        }
        return [world.cast.weo.slug, *(values[argument] for argument in arguments)]

    return Row(
        f"members:{name}",
        args=args,
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE if data is not None else REPRESENTATIVE_INCOMPLETE,
        data=lambda world: {**ACTING, **(data or {})},
    )


def _translation(name: str, data: dict) -> Row:
    """A page on which WEO's project is translated into Arabic."""
    return Row(
        f"members:{name}",
        args=lambda world: [world.cast.weo.slug, "projects", world.project.public_id, "ar"],
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE,
        data=lambda world: {**ACTING, **data},
    )


ABOUT = {
    "mission": "We stand up for women.",
    "language": "en",
    "languages": ["ckb"],
}
CONTACT = {"email_audience": "members", "phone_audience": "partners", "website_audience": "members"}
DATE = {"starts_on_day": "1", "starts_on_month": "5", "starts_on_year": "2024"}

ROWS = [
    Row("members:directory", get=MEMBERS),
    Row("members:profile", args=_weo, get=MEMBERS),
    Row("members:profile", args=lambda w: [w.cast.search.slug], get=MEMBERS, label="the convenor"),
    Row("members:profile", args=lambda w: [w.cast.discreet_org.slug], get=OWN_PEOPLE, label="discreet"),
    Row("members:profile", args=lambda w: [w.cast.hidden_org.slug], get=OWN_PEOPLE, label="hidden"),
    Row("members:profile", args=lambda w: ["no-such-organization"], get=NOBODY, label="missing"),
    Row("members:edit", args=_weo, get=REPRESENTATIVE),
    Row("members:edit", args=lambda w: [w.cast.al_noor.slug], get=NOBODY, label="of another organization"),
    Row("members:confirm", args=_weo, post=REPRESENTATIVE_DONE, data=_acting),
    Row("members:still_true", args=_weo, get=REPRESENTATIVE),
    Row("members:still_true", args=lambda w: [w.cast.hidden_org.slug], get=NOBODY, label="of a hidden one"),
    Row(
        "members:confirm_section",
        args=lambda w: [w.cast.weo.slug, "offers"],
        post=REPRESENTATIVE_DONE,
        data=_acting,
    ),
    # Each representative to the page of their own organization.
    Row("members:still_true_ours", get=who("in", 404, 302, 302, 404, 404)),
    Row("members:history", args=_weo, get=REPRESENTATIVES_AND_STAFF),
    Row("members:history", args=lambda w: [w.cast.hidden_org.slug], get=STAFF, label="of a hidden one"),
    Row("members:history", args=lambda w: [w.cast.al_noor.slug], get=STAFF, label="of another organization"),
    Row(
        "members:draft",
        args=lambda w: [w.cast.weo.slug, "about"],
        post=REPRESENTATIVE_DONE,
        data=lambda w: {"mission": "Half a", "keep_draft": "yes"},
        label="by the button",
    ),
    Row(
        "members:draft",
        args=lambda w: [w.cast.weo.slug, f"project:{w.project.public_id}"],
        # The script is told that nobody is signed in any more: it keeps what was typed on the page.
        post=who(401, 404, 200, 404, 404, 404),
        data=lambda w: {"title": "Half a"},
        label="by the script",
    ),
    _edit("edit_about", data=ABOUT),
    _edit("edit_contact", data=CONTACT),
    _edit("edit_visibility", data={"visibility": "discreet"}),
    _edit("add_offer", data={"topic": "legal-aid", "band": "1-5", "language": "en"}),
    _edit("change_offer", "offer", data={"topic": "legal-aid", "band": "1-5", "language": "en"}),
    _edit("remove_offer", "offer", data={}),
    _edit(
        "add_need", data={"topic": "legal-aid", "audience": "staff", "urgency": "urgent", "language": "en"}
    ),
    _edit("change_need", "need"),
    _edit("remove_need", "need", data={}),
    _edit("add_project", data={"title": "Women in councils", "language": "en", **DATE}),
    _edit("change_project", "project", data={"title": "Women in councils", "language": "en", **DATE}),
    _edit("remove_project", "project", data={}),
    Row("members:logo", args=_weo, get=MEMBERS),
    Row("members:logo", args=lambda w: [w.cast.hidden_org.slug], get=NOBODY, label="hidden, without one"),
    Row("members:logo", args=lambda w: [w.cast.al_noor.slug], get=NOBODY, label="none"),
    Row(
        "members:registration_file",
        args=_registration,
        get=who("in", 200, 200, 404, 200, 404),
        label="partners",
    ),
    Row("members:hide_now", args=_weo, post=REPRESENTATIVE_DONE),
    Row("members:show_again", args=_weo, post=REPRESENTATIVE_DONE, data=lambda world: ACTING),
    Row("members:hidden", args=_weo, get=REPRESENTATIVE_DONE, label="seen again"),
    _edit("edit_identity", data={"name_en": "Women Empowerment Organization", "kind": "national"}),
    _edit("add_other_name", data={"name": "Women's House", "kind": "other_name", "language": "en"}),
    _edit("change_other_name", "other_name", data={"name": "WH", "kind": "other_name", "language": "en"}),
    _edit("remove_other_name", "other_name", data={}),
    _edit("edit_logo"),
    _edit("remove_logo", data={}),
    _edit("add_office"),
    _edit("change_office", "office"),
    _edit("remove_office", "office", data={}),
    _edit("edit_registration_file", "registration", data={"file_audience": "staff"}),
    _edit("remove_registration_file", "registration", data={}),
    _edit("add_registration", data={"authority": "federal", "number": "1-2"}),
    _edit("change_registration", "registration", data={"authority": "federal", "number": "1-2"}),
    _edit("remove_registration", "registration", data={}),
    Row("members:translations", args=_weo, get=REPRESENTATIVE),
    _translation("translate", data={"title": "نساء في المجالس", "origin": "human", "revision_title": "1"}),
    _translation("remove_translation", data={}),
    Row(
        "members:confirm_translation",
        args=lambda w: [w.cast.weo.slug, "projects", w.project.public_id, "ar"],
        post=REPRESENTATIVE_DONE,
        data=_acting,
    ),
    Row(
        "members:translate",
        args=lambda w: [w.cast.weo.slug, "projects", w.project.public_id, "en"],
        get=NOBODY,
        label="into the original's language",
    ),
    Row("members:print", args=_weo, get=MEMBERS),
    Row("members:print", args=lambda w: [w.cast.discreet_org.slug], get=OWN_PEOPLE, label="discreet"),
    Row("members:print", args=lambda w: [w.cast.hidden_org.slug], get=OWN_PEOPLE, label="hidden"),
]

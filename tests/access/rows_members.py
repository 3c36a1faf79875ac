"""Who gets what from the directory, the profiles, and the pages on which a profile is edited."""

from __future__ import annotations

from tests.access.matrix import MEMBERS, NOBODY, Row, World, who

OWN_PEOPLE = who("in", 404, 404, 404, 200, 404)
REPRESENTATIVE = who("in", 404, 200, 404, 404, 404)
REPRESENTATIVE_DONE = who("in", 404, 302, 404, 404, 404)
REPRESENTATIVE_INCOMPLETE = who("in", 404, 422, 404, 404, 404)
ACTING = {"acting_for": "weo"}


def _weo(world: World) -> list:
    return [world.cast.weo.slug]


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
        }
        return [world.cast.weo.slug, *(values[argument] for argument in arguments)]

    return Row(
        f"members:{name}",
        args=args,
        get=REPRESENTATIVE,
        post=REPRESENTATIVE_DONE if data is not None else REPRESENTATIVE_INCOMPLETE,
        data=lambda world: {**ACTING, **(data or {})},
    )


ABOUT = {
    "mission": "We stand up for women.",
    "language": "en",
    "languages": ["ckb"],
    "email_audience": "members",
    "phone_audience": "partners",
}
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
    _edit("edit_about", data=ABOUT),
    _edit("edit_visibility", data={"visibility": "discreet"}),
    _edit("add_offer", data={"topic": "legal-aid", "band": "1-5", "language": "en"}),
    _edit("change_offer", "offer", data={"topic": "legal-aid", "band": "1-5", "language": "en"}),
    _edit("remove_offer", "offer", data={}),
    _edit("add_need", data={"topic": "legal-aid", "audience": "staff", "language": "en"}),
    _edit("change_need", "need"),
    _edit("remove_need", "need", data={}),
    _edit("add_project", data={"title": "Women in councils", "language": "en", **DATE}),
    _edit("change_project", "project", data={"title": "Women in councils", "language": "en", **DATE}),
    _edit("remove_project", "project", data={}),
    _edit("add_registration", data={"authority": "federal", "number": "1-2"}),
    _edit("change_registration", "registration", data={"authority": "federal", "number": "1-2"}),
    _edit("remove_registration", "registration", data={}),
]

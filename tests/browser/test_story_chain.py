"""The whole chain by hand: two representatives, one reading English and one Arabic, and staff at the desk."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cop_portal.dates import today
from tests.documents import files

from . import desk
from .person import Person

pytestmark = pytest.mark.browser

MARSA = "Marsa Foundation for Women in Public Life"
TWO_BANKS = "Two Banks Legal Aid Center"
NOTES = "We start with candidates in Basra who were threatened."
PROMISE = "Send our handbook for candidates"
TRAINING = "Training of staff: a candidate goes to court"
# A thread, and not what Search suggests.
THREAD = "a[href^='/collaborations/']:not([href*='/suggestions/'])"
WAITS = f"main h2 {THREAD}"
WHY = "Your numbers and our looms belong together. Shall we meet?"


def test_it_works(somebody, tmp_path) -> None:
    staff = somebody("staff@search.example")
    rasha = somebody("outsider@member.example")  # of Marsa, in English
    zaid = somebody("second@member.example")  # of Two Banks, in Arabic
    expect(zaid.page.locator("html")).to_have_attribute("dir", "rtl")
    staff_bring_them_together(staff)
    meet(rasha)
    confirm_areas(zaid)
    promise_and_keep(rasha)
    paper = tmp_path / "signed memorandum.pdf"
    paper.write_bytes(files.plain(2))
    enter_mou(rasha, paper)
    confirm_mou(zaid, paper)
    plan_training(rasha)
    open_collaboration(zaid)
    zaid.sees(TRAINING)
    work_together(zaid)
    open_collaboration(rasha)
    rasha.sees("Working together")
    staff_see_dates_only(staff)


def open_collaboration(person: Person) -> None:
    """By the navigation and the list."""
    person.nav("/collaborations/")
    person.page.locator(f"main .rows {THREAD}").first.click()


def staff_bring_them_together(staff: Person) -> None:
    """The workshop of yesterday is logged at the desk and announced, and the two are introduced."""
    desk.log_workshop(
        staff,
        name="Workshop on women before the courts",
        name_ar="ورشة عن النساء أمام المحاكم",
        on=today() - datetime.timedelta(days=1),
        came=[("Marsa", MARSA), ("Two Banks", TWO_BANKS)],
    )
    desk.announce(staff)
    desk.introduce(staff, MARSA, TWO_BANKS)
    made = staff.page.get_by_role("region", name="Introduced at this event")
    expect(made.locator("ul.rows")).to_contain_text("Marsa")
    staff.sees("Stage: introduced")


def meet(rasha: Person) -> None:
    """Rasha finds the introduction, proposes a meeting for today, and writes down what came of it."""
    rasha.go("/")
    rasha.nav("/events/")
    rasha.page.get_by_role("link", name="Workshop on women before the courts").click()
    rasha.sees("Who came", TWO_BANKS)
    open_collaboration(rasha)
    rasha.sees("Search recorded that they were introduced there", "Next: propose a meeting")
    rasha.page.locator(".next-step").get_by_role("link", name="Propose a meeting").click()
    rasha.date("planned_on", today())
    rasha.page.fill("[name=starts_at]", "10:30")
    rasha.page.fill("[name=place]", "Basra")
    rasha.send()
    rasha.sees("Next: the meeting today")
    rasha.page.locator(".next-step a").click()
    rasha.sees("10:30", "Basra")
    rasha.page.get_by_role("link", name="Record the meeting").click()
    rasha.date("held_on", today())
    who = rasha.page.locator("[name^=people_]")
    who.nth(0).fill("Rasha Abdulhussein")
    who.nth(1).fill("Zaid Hazim")
    rasha.page.locator("[name^=area_]").first.check()
    rasha.page.locator("[name^=sentence_]").first.fill("They know the courts, we know the candidates.")
    rasha.page.locator("[name=other_1]").select_option(label="Legal aid")
    rasha.page.fill("[name=notes]", NOTES)
    rasha.send()
    rasha.sees("Follow-up meeting")
    open_collaboration(rasha)
    rasha.sees("Next: the shared areas are confirmed", "Waiting for Two Banks")


def confirm_areas(zaid: Person) -> None:
    """It waits for Zaid on his first page, in Arabic; he reads the notes and confirms."""
    zaid.go("/")
    zaid.page.locator(WAITS).first.click()
    zaid.page.locator(".next-step a[href$='/areas/']").click()
    expect(zaid.page.locator("main")).to_contain_text("They know the courts")
    for area in zaid.page.locator("main [name=areas]").all():
        area.check()
    zaid.send()
    open_collaboration(zaid)
    zaid.page.locator("main .timeline a[href*='/meetings/']").first.click()
    zaid.sees(NOTES)
    expect(zaid.page.locator("main .state-kept")).to_have_count(2)


def promise_and_keep(rasha: Person) -> None:
    """An action point, and that it is done."""
    open_collaboration(rasha)
    rasha.sees("Next: put it in writing")
    rasha.page.get_by_role("link", name="Add an action point").click()
    rasha.page.fill("[name=what]", PROMISE)
    rasha.page.get_by_label(MARSA).check()
    rasha.date("due_on", today() + datetime.timedelta(days=20))
    rasha.send()
    owed = rasha.page.locator(".commitments")
    expect(owed).to_contain_text(PROMISE)
    owed.get_by_role("link", name="Mark it as done").click()
    rasha.date("done_on", today())
    rasha.page.fill("[name=evidence]", "Sent by courier this morning.")
    rasha.send()
    expect(owed).to_contain_text("kept on")


def enter_mou(rasha: Person, paper: Path) -> None:
    """They have signed on paper: Marsa uploads the scan and writes down its terms."""
    open_collaboration(rasha)
    rasha.page.locator("main section").get_by_role("link", name="Enter a signed MoU").first.click()
    page = rasha.page
    page.set_input_files("[name=upload]", paper)
    page.fill("[name=title]", "Memorandum on women candidates before the courts")
    page.fill(
        "[name=purpose]", "We stand with candidates who are threatened, from the first report to the court."
    )
    page.locator("main [name=topics]").first.check()
    rasha.date("starts_on", today())
    page.fill("[name=signatory_name]", "Rasha Abdulhussein")
    page.fill("[name=capacity]", "Director")
    rasha.date("signed_on", today())
    rasha.send()
    title = "Memorandum on women candidates before the courts"
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert "/mous/" in page.url
    rasha.sees("Waiting for Two Banks since", "signed memorandum.pdf")
    rasha.sees_not("In force since")


def confirm_mou(zaid: Person, paper: Path) -> None:
    """Zaid follows what waits for him, reads the very paper, and says in Arabic that it is what they signed."""
    zaid.go("/")
    zaid.page.locator(WAITS).first.click()
    zaid.page.locator(".next-step a").click()
    zaid.page.locator(".next-step a[href$='/confirm/']").click()
    with zaid.page.expect_download() as waiting:
        zaid.page.locator("main a[href^='/mous/files/']").click()
    assert waiting.value.suggested_filename == paper.name
    assert Path(waiting.value.path()).read_bytes() == paper.read_bytes()
    zaid.page.fill("[name=signatory_name]", "زيد حازم")
    zaid.page.fill("[name=capacity]", "مدير المركز")
    zaid.date("signed_on", today())
    zaid.send()
    expect(zaid.page.locator("ul.signatures")).to_contain_text("زيد حازم")
    expect(zaid.page.locator("ul.signatures")).to_contain_text("Rasha Abdulhussein")
    expect(zaid.page.locator(".next-step")).to_have_count(0)
    expect(zaid.page.locator("html")).to_have_attribute("lang", "ar")


def plan_training(rasha: Person) -> None:
    """It is in force for Rasha, too; they plan to train their staff."""
    open_collaboration(rasha)
    rasha.sees("MoU in force", "By both parties")
    rasha.page.locator("main").get_by_role("link", name="Plan a joint activity").last.click()
    page = rasha.page
    page.fill("[name=title]", TRAINING)
    page.get_by_label("Training", exact=False).first.check()
    rasha.date("planned_on", today() + datetime.timedelta(days=40))
    page.fill("[name=place]", "Mosul")
    rasha.send()
    open_collaboration(rasha)
    rasha.sees(TRAINING)


def work_together(zaid: Person) -> None:
    """They have met to plan together, today; Zaid writes down, in Arabic, who came and what came of it."""
    open_collaboration(zaid)
    page = zaid.page
    page.locator(".timeline + details > summary").click()
    page.locator("main details a[href$='/activities/plan/']").click()
    page.fill("[name=title]", "لقاء تنسيقي")
    page.locator("[name=kind][value=coordination]").check()
    zaid.date("planned_on", today())
    zaid.send()
    page.locator("main a[href$='/record/']").first.click()
    zaid.date("held_on", today())
    page.locator("[name^=women_]").first.fill("٣")
    page.fill("[name=result]", "اتفقنا على من يدرّب من.")
    zaid.send()
    page.locator("main .timeline li", has_text="لقاء تنسيقي").locator("a[href*='/activities/']").click()
    zaid.sees("اتفقنا على من يدرّب من.", "3")


def staff_see_dates_only(staff: Person) -> None:
    """Staff see the stage, and never what the two wrote to each other."""
    staff.nav("/collaborations/")
    staff.page.locator("main").get_by_role("link", name="Marsa").first.click()
    staff.sees("Working together", "MoU in force")
    staff.sees_not(NOTES, PROMISE, "They know the courts")


def test_an_introduction_that_was_asked_for(somebody) -> None:
    huda = somebody("huda@manara.example")  # in English
    wafaa = somebody("wafaa@nawl.example")  # in Arabic
    huda.nav("/organizations/")
    huda.page.fill("main input[name=q]", "Nawl")
    huda.page.press("main input[name=q]", "Enter")
    huda.page.locator("#directory-results h3 a[href='/organizations/nawl-livelihoods/']").click()
    huda.sees("What you could do together")
    huda.page.locator(".together").get_by_role("link", name="Ask for an introduction").click()
    huda.page.fill("[name=message]", WHY)
    huda.send()
    huda.sees("It waits for an answer")
    wafaa.go("/")
    wafaa.open("/collaborations/introductions/")
    wafaa.sees(WHY)
    wafaa.page.locator("[name=answer][value=yes]").check()
    wafaa.send()
    wafaa.page.wait_for_url("**/collaborations/*/")
    expect(wafaa.page.locator("main .timeline")).to_be_visible()
    huda.page.reload()
    huda.sees("The answer is yes")
    huda.page.get_by_role("link", name="Open the collaboration").click()
    huda.sees("Introduced", "Next: propose a meeting")

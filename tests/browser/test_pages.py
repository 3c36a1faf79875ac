"""Each main page in three languages, wide and narrow: axe-core and the console find nothing, nothing moves sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .person import Person

pytestmark = pytest.mark.browser

LANGUAGES = {"en": "ltr", "ar": "rtl", "ckb": "rtl"}
WIDTHS = (1280, 375)
NARROWEST = 320

OF_VISITORS = ("/", "/accounts/login/", "/invitations/lost/", "/who-sees-what/")
OF_MEMBERS = (
    "/",
    "/organizations/",
    "/organizations/?q=electoral+violence",
    "/organizations/al-noor/",
    "/organizations/weo/edit/",
    "/organizations/weo/people/",
    "/events/",
    "/events/cop-workshop-april-2021/",
    "/collaborations/",
)
# What the story's collaboration leads to.
LINKED = ("/meetings/record/", "/mou/", "/action-points/add/", "/activities/plan/", "/mous/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_works(somebody, language) -> None:
    visitor = somebody()
    visitor.go("/")
    visitor.speak(language)
    problems = look_at_all(visitor, language, OF_VISITORS)
    visitor.finds_nothing_at("/no-such-page/")
    problems += [f"{language} 404 {line}" for line in look_at(visitor, language)]
    suzan = somebody("suzan@weo.example")
    suzan.speak(language)
    problems += look_at_all(suzan, language, (*OF_MEMBERS, *pages_of_the_story(suzan)))
    staff = somebody("staff@search.example")
    staff.speak(language)
    problems += look_at_all(staff, language, ("/",))
    staff.speak("en")
    suzan.speak("en")
    assert not problems, "\n".join(problems)


def pages_of_the_story(suzan: Person) -> list[str]:
    """The collaboration with Al Noor and the pages behind it, by the links it shows."""
    suzan.go("/collaborations/")
    story = suzan.page.locator("main .rows a[href^='/collaborations/']").first.get_attribute("href")
    suzan.go(story)
    found = [suzan.page.locator(f"main a[href*='{part}']").first.get_attribute("href") for part in LINKED]
    return [story, *found]


def look_at_all(person: Person, language: str, paths) -> list[str]:
    """What is wrong with each of these pages, in words."""
    problems = []
    for path in paths:
        person.wide(WIDTHS[0])
        assert person.page.goto(path).status == 200, path
        problems += [f"{language} {path} {line}" for line in look_at(person, language)]
    return problems


def look_at(person: Person, language: str) -> list[str]:
    """What is wrong with the page that is open."""
    page, problems = person.page, []
    root = page.locator("html")
    if (root.get_attribute("lang"), root.get_attribute("dir")) != (language, LANGUAGES[language]):
        problems.append("is not in its language and direction")
    if page.locator("h1").count() != 1:
        problems.append(f"has {page.locator('h1').count()} h1")
    for width in WIDTHS:
        person.wide(width)
        problems += [f"({width}) {line}" for line in person.axe()]
        if pixels := person.overflow():
            problems.append(f"({width}) scrolls sideways by {pixels}")
    person.wide(NARROWEST)
    if pixels := person.overflow():
        problems.append(f"({NARROWEST}) scrolls sideways by {pixels}")
    return problems


def test_dark(somebody) -> None:
    suzan = somebody("suzan@weo.example")
    suzan.page.emulate_media(color_scheme="dark")
    story, *_others, mou = pages_of_the_story(suzan)
    problems = []
    for path in ("/", "/organizations/", "/organizations/al-noor/", story, f"{story}meetings/record/", mou):
        suzan.go(path)
        problems += [f"{path} {line}" for line in suzan.axe()]
    assert not problems, "\n".join(problems)


def test_without_scripts(somebody) -> None:
    suzan = somebody("suzan@weo.example", scripts=False, width=375)
    page = suzan.page
    page.locator(".phone-menu summary").click()
    page.locator(".phone-menu a[href='/organizations/']").click()
    page.fill("main input[name=q]", "electoral violence")
    page.press("main input[name=q]", "Enter")
    results = page.locator("#directory-results h3 a")
    before = results.count()
    expect(page.locator("#directory-results h3 a[href='/organizations/al-noor/']")).to_be_visible()
    page.locator("details.filter summary").click()
    page.locator("input[name=governorate]:visible").first.check()
    page.locator(".filter-submit button").click()
    page.wait_for_url("**governorate=*")
    assert 0 < results.count() <= before
    expect(page.locator("details.filter summary")).to_contain_text("1")
    suzan.go("/collaborations/")
    suzan.open("/collaborations/")
    suzan.add("/meetings/record/")
    page.fill("[name=notes]", "What we said")
    suzan.send()
    expect(page.locator("[data-error-summary]")).to_contain_text("Enter the date of the meeting")
    expect(page.locator("[name=notes]")).to_have_value("What we said")


def test_by_keyboard(somebody) -> None:
    suzan = somebody("suzan@weo.example")
    page = suzan.go("/organizations/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    seen = []
    for _step in range(14):
        assert focus_is_visible(page), page.evaluate("document.activeElement.outerHTML")
        seen.append(page.evaluate("document.activeElement.textContent.trim()"))
        page.keyboard.press("Tab")
    for words in ("العربية", "Organizations", "Events", "Collaborations"):
        assert words in seen
    page.goto("/organizations/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    menu = page.locator(".strip details.person")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("button", name="Sign out")).to_be_visible()
    suzan.wide(375)
    page.locator(".phone-menu summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".phone-menu a[href='/events/']")).to_be_visible()


def focus_is_visible(page) -> bool:
    """Whether what has the focus shows an outline."""
    return page.evaluate(
        """() => {
          const style = getComputedStyle(document.activeElement);
          return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        }"""
    )

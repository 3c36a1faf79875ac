"""An organization's profile: what each reader sees of it, and what the two could do together."""

import datetime

import pytest
from django.utils import translation
from django.utils.safestring import mark_safe

from cop_portal.translations.texts import write_original
from members.actions import knowledge, organizations, translations
from members.models import Audience, Membership, Partnership, Project, Role, User
from members.panels import OrganizationPanel, PanelAction
from tests.cast import JOINED

pytestmark = pytest.mark.django_db

# Session, user, memberships; the organization with what hangs on it, topics, offers and needs, texts, projects, people.
QUERIES = 9


@pytest.fixture
def play(cast):
    """Al Noor with a full profile, WEO with something to match."""
    by = {"organization": cast.al_noor, "by": cast.ahmed}
    organizations.edit_about(
        **by,
        mission="ندرّب المراقبات",
        language="ar",
        languages=["ar", "en"],
        governorates=[cast.baghdad, cast.ninewa],
        website="https://alnoor.example",
        email="office@alnoor.example",
        email_audience=Audience.PARTNERS,
        phone="+964 770 000 0000",
        phone_audience=Audience.STAFF,
    )
    knowledge.save_expertise(**by, topic=cast.quotas, band="5-10", shares="Training, legal brief")
    knowledge.save_need(**by, topic=cast.leadership, question="How do mentors stay?")
    knowledge.save_need(**by, topic=cast.legal_aid, question="partners' question", audience=Audience.PARTNERS)
    knowledge.save_project(
        **by,
        title="Quota that counts",
        starts_on=datetime.date(2021, 1, 1),
        topics=[cast.quotas],
        donor="DRL",
    )
    organizations.add_registration(
        **by, authority="federal", number="1I-2041", expires_on=datetime.date(2022, 6, 30)
    )
    weo = {"organization": cast.weo, "by": cast.suzan}
    knowledge.save_expertise(**weo, topic=cast.leadership, band="10+")
    knowledge.save_need(**weo, topic=cast.quotas, question="rules for provincial lists")
    return cast


@pytest.fixture
def page(client):
    def get(user, organization):
        client.force_login(user)
        response = client.get(f"/organizations/{organization.slug}/")
        assert response.status_code == 200
        return response.content.decode()

    return get


def partners(first, second):
    low, high = sorted([first.pk, second.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=JOINED)


def test_it_works(play, page):
    text = page(play.suzan, play.al_noor)
    for words in (
        "Al Noor Foundation",
        "مؤسسة النور",
        "Baghdad, Ninewa",
        "Prime member since 2019",
        "ندرّب المراقبات",
        "Training, legal brief",
        "5 to 10 years",
        "How do mentors stay?",
        "Quota that counts",
        "Ahmed Jassam",
        "1I-2041",
        "Expired on 30 June 2022",
    ):
        assert words in text
    assert 'lang="ar" dir="rtl"' in text


def test_what_the_two_could_do_together(play, page):
    text = page(play.suzan, play.al_noor)
    assert "What you could do together" in text
    assert "2 things join" in text
    assert "shares: 5 to 10 years" in text
    assert "rules for provincial lists" in text
    assert "You share: 10 years and more" in text


def test_nobody_is_told_to_work_with_themselves(play, page):
    User.objects.filter(pk=play.ahmed.pk).update(language="en")
    text = page(play.ahmed, play.al_noor)
    assert "What you could do together" not in text
    assert "Edit your profile" in text
    assert "What you could do together" not in page(play.staff, play.al_noor)
    assert "Edit your profile" not in page(play.alnoor_colleague, play.al_noor)


def test_contacts_go_by_their_audience(play, page):
    office, phone, person = "office@alnoor.example", "+964 770 000 0000", "ahmed@alnoor.example"

    def seen(user):
        text = page(user, play.al_noor)
        return {what for what in (office, phone, person) if what in text}

    assert seen(play.outsider) == set()
    assert seen(play.ahmed) >= {office, phone, person}
    assert seen(play.staff) == {office, phone, person}
    assert seen(play.suzan) == set()
    partners(play.weo, play.al_noor)
    assert seen(play.suzan) == {office, person}


def test_needs_go_by_their_audience(play, page):
    question = "partners&#x27; question"
    assert question not in page(play.suzan, play.al_noor)
    assert question in page(play.alnoor_colleague, play.al_noor)
    assert question in page(play.staff, play.al_noor)
    knowledge.save_expertise(organization=play.weo, by=play.suzan, topic=play.legal_aid, band="1-5")
    assert "2 things join" in page(play.suzan, play.al_noor)
    partners(play.weo, play.al_noor)
    text = page(play.suzan, play.al_noor)
    assert question in text
    assert "3 things join" in text


def test_colleagues_are_named_to_their_own_people_and_staff(play, page):
    assert "Noor Hadi" not in page(play.suzan, play.al_noor)
    assert "Noor Hadi" in page(play.ahmed, play.al_noor)
    assert "Noor Hadi" in page(play.staff, play.al_noor)


def test_own_people_are_reminded_of_who_sees_them(play, page):
    assert "is hidden" in page(play.hidden, play.hidden_org)
    assert "is discreet" in page(play.discreet, play.discreet_org)
    assert "is hidden" not in page(play.suzan, play.weo)  # listed, and read in English


def test_a_hidden_organization_is_missing_even_for_its_partners(play, client):
    partners(play.weo, play.hidden_org)
    partners(play.weo, play.discreet_org)
    client.force_login(play.suzan)
    assert client.get("/organizations/hidden/").status_code == 404
    assert client.get("/organizations/discreet/").status_code == 200


def test_the_convenor_has_a_page(play, page):
    text = page(play.suzan, play.search)
    assert "Convenor of the community" in text
    assert "What you could do together" not in text


def test_who_has_listed_something_is_not_told_to(play, page):
    advice = "Add what you can share and what you want to learn"
    assert advice not in page(play.suzan, play.outsider_org)
    assert advice in page(play.outsider, play.weo)


def test_readers_get_their_language_else_the_original(play, page):
    translations.translate(
        owner=play.al_noor, texts={"mission": "We train observers."}, language="en", by=play.ahmed
    )
    assert "We train observers." in page(play.suzan, play.al_noor)
    User.objects.filter(pk=play.suzan.pk).update(language="ckb")
    assert "ندرّب المراقبات" in page(User.objects.get(pk=play.suzan.pk), play.al_noor)


def test_a_translation_says_from_which_language_and_whether_it_is_out_of_date(play, page):
    by = {"language": "en", "by": play.ahmed}
    translations.translate(owner=play.al_noor, texts={"mission": "We train observers."}, **by)
    assert "Translated from Arabic.<" in page(play.suzan, play.al_noor)
    write_original(play.al_noor.texts, "mission", "ندرّب المراقبات والمراقبين", "ar")
    assert "Translated from Arabic. The original has changed since.<" in page(play.suzan, play.al_noor)
    assert "Translated" not in page(play.suzan, play.weo)


def test_an_original_in_another_language_says_that_it_is_not_translated(play, page):
    text = page(play.suzan, play.al_noor)
    assert text.count("Written in Arabic, not translated yet.<") == 1
    knowledge.save_need(
        organization=play.al_noor, by=play.ahmed, topic=play.leadership, question="كيف؟", language="ar"
    )
    text = page(play.suzan, play.al_noor)
    assert (
        text.count("Written in Arabic, not translated yet.<") == 3
    )  # the mission, and the question here and there
    assert '<span class="together-note">Written in Arabic, not translated yet.</span>' in text


@pytest.fixture
def one_language(play):
    """All that Al Noor wrote is Arabic, and translated into English by a person."""
    by = {"organization": play.al_noor, "by": play.ahmed}
    knowledge.save_expertise(**by, topic=play.quotas, band="5-10", shares="تدريب", language="ar")
    knowledge.save_need(**by, topic=play.leadership, question="كيف؟", language="ar")
    knowledge.save_need(**by, topic=play.legal_aid, question="من؟", language="ar", audience=Audience.PARTNERS)
    project = Project.objects.get(organization=play.al_noor)
    write_original(project.texts, "title", "مشروع", "ar")
    write_original(project.texts, "summary", "دورات", "ar")
    owners = [(play.al_noor, "mission"), (project, "title"), (project, "summary")]
    owners += [(play.al_noor.expertise.get(), "shares")]
    owners += [(need, "question") for need in play.al_noor.needs.all()]
    for owner, field in owners:
        translations.translate(owner=owner, texts={field: f"English {field}"}, language="en", by=play.ahmed)
    return project


def test_that_all_is_translated_is_said_once(play, page, one_language):
    text = page(play.suzan, play.al_noor)
    assert "</bdi> writes in Arabic. You read a translation.<" in text
    assert "Translated from Arabic." not in text
    write_original(one_language.texts, "summary", "دورات كثيرة", "ar")
    text = page(play.suzan, play.al_noor)
    assert "</bdi> writes in Arabic. You read a translation where nothing else is said.<" in text
    assert text.count("Translated from Arabic.") == 1
    write_original(one_language.texts, "title", "مشروع آخر", "ar")
    assert (
        page(play.suzan, play.al_noor).count("Translated from Arabic. The original has changed since.<") == 1
    )


def test_that_nothing_is_translated_is_said_once(play, page, one_language):
    User.objects.filter(pk=play.suzan.pk).update(language="ckb")
    play.suzan.refresh_from_db()
    text = page(play.suzan, play.al_noor)
    with translation.override("ckb"):
        once = translation.gettext("{name} writes in Arabic. Its texts are not translated yet.")
        each = translation.gettext("Written in Arabic, not translated yet.")
    assert once.partition("{name}")[2] in text
    assert text.count(each) == 1  # beside the question in the panel above


def test_every_reader_can_print_it(play, page):
    for user in (play.suzan, play.ahmed, play.alnoor_colleague, play.staff, play.outsider):
        assert 'href="/organizations/al-noor/print/"' in page(user, play.al_noor)


def test_colleagues_are_told_who_can_change_the_page(play, page):
    words = "Its representatives can change this page: "
    text = page(play.alnoor_colleague, play.al_noor)
    assert words in text
    assert "<bdi>Ahmed Jassam</bdi></a>." in text
    for user in (play.ahmed, play.suzan, play.staff):
        assert words not in page(user, play.al_noor)
    Membership.objects.filter(user=play.ahmed).update(role=Role.COLLEAGUE)
    assert "Nobody can change this page yet" in page(play.alnoor_colleague, play.al_noor)


def test_a_translated_project_says_so_too(play, page):
    project = Project.objects.get(organization=play.al_noor)
    write_original(project.texts, "summary", "دورات للمرشحات", "ar")
    translations.translate(owner=project, texts={"summary": "Courses."}, language="en", by=play.ahmed)
    assert "Translated from Arabic.<" in page(play.suzan, play.al_noor)


def met(request, organization):
    return OrganizationPanel(
        sentence="You met in April 2021.",
        actions=[
            PanelAction("Tell staff", "/two/"),
            PanelAction("Propose a meeting", "/one/", is_primary=True),
        ],
        html=mark_safe("<section>below</section>"),
        aside=mark_safe("<section>beside</section>"),
    )


def nothing(request, organization):
    return None


def test_rooms_above_add_panels(play, page, settings):
    settings.ORGANIZATION_PANELS = [f"{__name__}.met", f"{__name__}.nothing"]
    text = page(play.suzan, play.al_noor)
    assert "You met in April 2021." in text
    assert '<a class="button button-primary" href="/one/">Propose a meeting</a>' in text
    assert 'href="/two/">Tell staff</a>' in text
    assert "<section>below</section>" in text
    assert "<section>beside</section>" in text


def test_the_number_of_questions_does_not_grow(play, client, settings, django_assert_num_queries):
    settings.ORGANIZATION_PANELS = []
    client.force_login(play.suzan)
    with django_assert_num_queries(QUERIES):
        client.get("/organizations/al-noor/")
    by = {"organization": play.al_noor, "by": play.ahmed}
    for topic in (play.leadership, play.legal_aid, play.electoral_violence):
        knowledge.save_expertise(**by, topic=topic, band="1-5", shares="more")
        knowledge.save_need(**by, topic=topic, question="more")
    for year in range(2010, 2018):
        project = knowledge.save_project(
            **by,
            title=f"Project of {year}",
            starts_on=datetime.date(year, 1, 1),
            topics=[play.quotas, play.leadership],
            governorates=[play.erbil, play.baghdad],
        )
        assert isinstance(project, Project)
        user = User.objects.create_user(f"rep{year}@alnoor.example", name=f"Person {year}")
        Membership.objects.create(
            organization=play.al_noor, user=user, role=Role.REPRESENTATIVE, since=JOINED, position="Officer"
        )
        organizations.add_registration(**by, authority="foreign", number=f"F-{year}")
    with django_assert_num_queries(QUERIES):
        client.get("/organizations/al-noor/")

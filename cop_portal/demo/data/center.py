"""Invented organizations of Baghdad, Wassit, Diyala, and one that works across the country."""

import datetime

from .shape import Member, Offer, Someone, Want, Work, words

MANARA = Member(
    slug="manara-policy-research",
    names=(
        "Manara Center for Policy Research",
        "مركز منارة لأبحاث السياسات",
        "سەنتەری مەنارە بۆ توێژینەوەی سیاسەت",
    ),
    acronym="MCPR",
    short=("Manara", "منارة", "مەنارە"),
    kind="research_center",
    grant_role="prime",
    governorates=("BG", "BA", "AR"),
    languages=("ar", "en"),
    member_since=datetime.date(2019, 6, 1),
    registrations=(("federal", "DEMO-F-2102", -1700, 610),),
    confirmed=-15,
    email="research@manara.example",
    website="https://manara.example/",
    mission=words(
        en="Surveys and short papers that a council member reads to the end. We ask people in all "
        "governorates what they "
        "expect of those they vote for.",
        ar="استطلاعات وأوراق قصيرة يقرؤها عضو المجلس حتى نهايتها. نسأل الناس في كل المحافظات عمّا ينتظرونه "
        "ممن ينتخبونهم.",
    ),
    people=(
        Someone("huda@manara.example", "Huda Abbas Kadhim", "Head of research", phone="+964 780 000 0501"),
        Someone("sarmad@manara.example", "Sarmad Noori", "باحث", "ar", representative=False),
    ),
    offers=(
        Offer(
            "research-and-policy-analysis",
            "10+",
            words(
                en="Survey design, analysis of data, paper writing", ar="تصميم الاستبيانات وتحليل البيانات"
            ),
        ),
        Offer("parliament-and-law-making", "5-10", words(en="Notes on draft laws")),
        Offer("access-to-information", "1-5"),
    ),
    wants=(
        Want("election-observation", words(en="Who would share observation data of past elections with us?")),
        Want(
            "gender-quotas",
            words(
                en="Where do women's votes go when the quota decides the seat?",
                ar="أين تذهب أصوات النساء حين تحسم الكوتا المقعد؟",
            ),
        ),
        Want("communications-and-storytelling"),
    ),
    projects=(
        Work(
            words(en="What Voters Expect", ar="ما الذي ينتظره الناخبون"),
            words(en="A survey in all nineteen governorates, published by governorate."),
            -90,
            300,
            ("research-and-policy-analysis", "women-voters-and-turnout"),
            ("BG", "BA", "AR", "NI"),
            ("voters",),
            grant_number="DEMO-0131",
        ),
    ),
)

ADASA = Member(
    slug="adasa-integrity",
    names=("Adasa Center for Integrity", "مركز عدسة للنزاهة", "سەنتەری عەدەسە بۆ دەستپاکی"),
    short=("Adasa", "عدسة", "عەدەسە"),
    kind="national",
    grant_role="prime",
    governorates=("BG", "WA", "DI"),
    languages=("ar", "en"),
    member_since=datetime.date(2019, 11, 1),
    registrations=(("federal", "DEMO-F-2133-A", -1600, 45),),
    confirmed=-25,
    email="adasa@adasa.example",
    mission=words(
        ar="نقرأ موازنات المحافظات مع المواطنات والمواطنين ونتابع أين يذهب المال، من القرار حتى الرصيف.",
        en="We read the budgets of governorates with citizens and follow where the money goes, from the "
        "decision to the "
        "pavement.",
    ),
    people=(Someone("qusay@adasa.example", "Qusay Abdulameer", "مدير المركز", "ar"),),
    offers=(
        Offer(
            "budget-transparency",
            "10+",
            words(ar="دورة قراءة الموازنة في يوم واحد", en="A one-day course on reading a budget"),
        ),
        Offer("anti-corruption", "10+", words(ar="نماذج طلبات وشكاوى")),
        Offer("local-governance-and-decentralization", "5-10"),
    ),
    wants=(
        Want(
            "independent-media",
            words(
                ar="كيف نصل إلى الجمهور دون أن تتحول القضية إلى حملة ضد شخص؟",
                en="How do we reach the public without a case becoming a campaign against a person?",
            ),
        ),
        Want("protection-of-human-rights-defenders", words(ar="من يساند موظفاً أبلغ عن فساد؟"), "partners"),
    ),
    projects=(
        Work(
            words(ar="موازنتنا", en="Our Budget"),
            words(ar="لجان مواطنات ومواطنين تتابع مشاريع الخدمات في ثلاث محافظات."),
            -365,
            95,
            ("budget-transparency", "local-governance-and-decentralization"),
            ("BG", "WA", "DI"),
            ("youth", "women"),
            grant_number="DEMO-0134",
        ),
    ),
)

BRIDGE = Member(
    slug="voice-of-the-bridge",
    names=("Voice of the Bridge Media", "صوت الجسر للإعلام", "میدیای دەنگی پرد"),
    short=("Voice of the Bridge", "صوت الجسر", "دەنگی پرد"),
    kind="national",
    grant_role="sub",
    governorates=("BG", "AN", "BB"),
    languages=("ar",),
    member_since=datetime.date(2020, 3, 10),
    registrations=(("federal", "DEMO-F-2158", -1200, 380),),
    confirmed=-55,
    email="desk@sawtaljisr.example",
    mission=words(
        ar="إعلام محلي مستقل: مراسلات ومراسلون من الأحياء، تقارير تُراجع قبل أن تُنشر، ومدرسة لمن يريد أن "
        "يتعلم.",
        en="Independent local media: reporters from the neighborhoods, reports that are checked before they "
        "appear, and a "
        "school for who wants to learn.",
        ckb="میدیایەکی ناوخۆیی سەربەخۆ: پەیامنێران لە گەڕەکەکان، ڕاپۆرت کە پێش بڵاوکردنەوە پشکنینی بۆ "
        "دەکرێت، و قوتابخانەیەک "
        "بۆ ئەوەی دەیەوێت فێر بێت.",
    ),
    people=(Someone("mays@sawtaljisr.example", "Mays Tariq", "رئيسة التحرير", "ar"),),
    offers=(
        Offer("independent-media", "5-10", words(ar="دورة صحافة محلية من خمسة أيام")),
        Offer(
            "media-literacy-and-disinformation",
            "5-10",
            words(ar="وحدة تحقق من الأخبار في موسم الانتخابات", en="A fact-checking desk in election time"),
        ),
        Offer("communications-and-storytelling", "5-10"),
    ),
    wants=(
        Want("budget-transparency", words(ar="كيف يقرأ الصحفي موازنة محافظته؟")),
        Want("safety-of-journalists", words(ar="ماذا نفعل حين يُهدَّد مراسل في محافظة صغيرة؟"), "partners"),
        Want("violence-against-women-in-elections"),
    ),
)

OPEN_HORIZON = Member(
    slug="open-horizon",
    names=("Open Horizon International", "منظمة أفق مفتوح الدولية", "ڕێکخراوی نێودەوڵەتیی ئاسۆی کراوە"),
    acronym="OHI",
    short=("Open Horizon", "أفق مفتوح", "ئاسۆی کراوە"),
    kind="international",
    grant_role="prime",
    governorates=("BG", "AN", "NI", "SD", "BA"),
    languages=("en", "ar"),
    member_since=datetime.date(2019, 2, 1),
    registrations=(("foreign", "DEMO-X-0007", -3000, None), ("federal", "DEMO-F-2009", -1500, 55)),
    confirmed=-5,
    email="iraq@openhorizon.example",
    website="https://openhorizon.example/",
    mission=words(
        en="We work through local organizations and measure with them what changes, so that they can do "
        "without us one "
        "day.",
        ar="نعمل عبر المنظمات المحلية ونقيس معها ما يتغير، كي تستغني عنا يوماً ما.",
    ),
    people=(
        Someone(
            "ingrid@openhorizon.example", "Ingrid Solheim", "Country director", phone="+964 780 000 0541"
        ),
        Someone("ali@openhorizon.example", "Ali Muhsin", "M&E manager", representative=False),
    ),
    offers=(
        Offer(
            "monitoring-and-evaluation",
            "10+",
            words(en="Coaching on indicators, a kit in Arabic", ar="مرافقة في وضع المؤشرات، حقيبة بالعربية"),
        ),
        Offer("financial-and-grant-management", "10+", words(en="Templates for reports to the donor")),
        Offer("fundraising-and-proposal-writing", "10+", words(en="A reading circle for first proposals")),
        Offer("preventing-violent-extremism", "5-10"),
    ),
    wants=(
        Want(
            "security-sector-and-community-policing",
            words(en="Who has the trust of community police in Anbar?"),
        ),
        Want("safeguarding-and-do-no-harm"),
        Want("rights-of-minorities-and-components"),
    ),
    projects=(
        Work(
            words(en="Measured Together", ar="نقيس معاً"),
            words(en="Monitoring skills for twelve local organizations."),
            -420,
            310,
            ("monitoring-and-evaluation", "civil-society-strengthening"),
            ("BG", "AN", "NI", "SD", "BA"),
            ("youth", "women"),
            grant_number="DEMO-0140",
        ),
        Work(
            words(en="Ready for the Vote"),
            words(en="Small grants for calm elections."),
            120,
            480,
            ("prevention-of-electoral-violence",),
            ("AN", "SD"),
            ("voters", "youth"),
        ),
    ),
)

STEP = Member(
    slug="step-together",
    names=(
        "Step Together Disability Association",
        "جمعية خطوة معاً للأشخاص ذوي الإعاقة",
        "کۆمەڵەی هەنگاو پێکەوە بۆ کەسانی خاوەن کەمئەندامی",
    ),
    short=("Step Together", "خطوة معاً", "هەنگاو پێکەوە"),
    kind="association",
    grant_role="sub",
    governorates=("BG", "NA", "QA"),
    languages=("ar",),
    member_since=datetime.date(2020, 12, 3),
    registrations=(("federal", "DEMO-F-2187", -950, 160),),
    confirmed=-33,
    mission=words(
        ar="نحن أشخاص ذوو إعاقة نطالب بمراكز اقتراع ندخلها، ومجالس تسمعنا، وعمل نقدر عليه.",
        en="We are persons with disabilities who ask for polling stations we can enter, councils that hear "
        "us and work we "
        "can do.",
    ),
    people=(Someone("haneen@steptogether.example", "Haneen Saad", "الأمينة العامة", "ar"),),
    offers=(
        Offer(
            "rights-of-persons-with-disabilities",
            "10+",
            words(ar="فحص سهولة الوصول إلى المباني", en="Checks of how buildings can be entered"),
        ),
        Offer("advocacy-and-campaigning", "5-10", words(ar="خبرة في الحملات مع مجلس النواب")),
    ),
    wants=(
        Want("vocational-training", words(ar="من يفتح دوراته المهنية لأعضائنا؟")),
        Want(
            "election-observation",
            words(
                ar="هل يمكن إضافة أسئلة عن سهولة الوصول إلى استمارة المراقب؟",
                en="Could observers' forms ask how a station can be entered?",
            ),
        ),
    ),
    projects=(
        Work(
            words(ar="باب واسع للجميع"),
            words(ar="فحص مراكز الاقتراع في ثلاث محافظات مع مكاتب المفوضية."),
            -45,
            200,
            ("rights-of-persons-with-disabilities",),
            ("BG", "NA", "QA"),
            ("disabilities", "voters"),
        ),
    ),
)

CENTER = [MANARA, ADASA, BRIDGE, OPEN_HORIZON, STEP]

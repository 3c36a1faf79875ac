"""Invented organizations of Ninewa, Al-Anbar, Salah al-Din, Kirkuk and Diyala."""

import datetime

from .shape import Member, Offer, Someone, Want, Work, words

TWO_BANKS = Member(
    slug="two-banks-legal-aid",
    names=(
        "Two Banks Legal Aid Center",
        "مركز الضفتين للمساعدة القانونية",
        "سەنتەری دوو کەنار بۆ یارمەتیی یاسایی",
    ),
    # "مركز" takes the case in a sentence; the dual alone would change its letters.
    short=("Two Banks", "مركز الضفتين", "دوو کەنار"),
    kind="local",
    grant_role="sub",
    governorates=("NI", "KI"),
    languages=("ar", "en"),
    member_since=-170,
    registrations=(("federal", "DEMO-F-2210", -850, 250),),
    confirmed=-30,
    email="office@twobanks.example",
    mission=words(
        ar="محاميات ومحامون من جانبي الموصل نقدّم المساعدة القانونية لمن فقدوا وثائقهم أو بيوتهم، ونرافق "
        "النساء في قضايا "
        "العنف أمام المحاكم.",
        en="Lawyers from both sides of Mosul. We give legal aid to people who lost their papers or homes, "
        "and stand with "
        "women in cases of violence before the courts.",
    ),
    people=(Someone("second@member.example", "Zaid Hazim", "مدير المركز", "ar", phone="+964 770 000 0401"),),
    offers=(
        Offer(
            "legal-aid",
            "5-10",
            words(ar="فريق من اثني عشر محامياً ومحامية، عيادة قانونية متنقلة", en="A mobile legal clinic"),
        ),
        Offer("civil-documentation", "5-10", words(ar="متابعة المعاملات في الدوائر")),
        Offer("domestic-violence-and-protection-law", "1-5", words(ar="ورقة عن القانون ومسوداته")),
    ),
    wants=(
        Want(
            "womens-leadership-and-mentoring",
            words(
                ar="كيف ندرّب محاميات شابات على الحديث أمام الإعلام والمجالس؟",
                en="How do we train young women lawyers to speak to media and councils?",
            ),
        ),
        Want("voter-education", words(ar="كيف نشرح لمن استعادوا وثائقهم كيف يسجّلون للتصويت؟")),
    ),
    projects=(
        Work(
            words(ar="وثيقتي حقي", en="My Papers, My Right"),
            words(ar="استعادة الوثائق المدنية لأربعمئة عائلة عائدة."),
            -280,
            85,
            ("civil-documentation", "legal-aid"),
            ("NI",),
            ("returnees", "displaced"),
        ),
    ),
)

SAHL = Member(
    slug="sahl-coalition",
    names=(
        "Sahl Coalition for Components",
        "تحالف السهل لحقوق المكونات",
        "هاوپەیمانیی سەهل بۆ مافی پێکهاتەکان",
    ),
    acronym="SCC",
    short=("Sahl", "السهل", "سەهل"),
    kind="coalition",
    grant_role="prime",
    governorates=("NI", "DA", "AR"),
    languages=("ar", "syr", "kmr", "en"),
    member_since=datetime.date(2020, 2, 15),
    registrations=(("federal", "DEMO-F-2160", -1300, 130),),
    confirmed=-17,
    email="sahl@sahl.example",
    mission=words(
        ar="أربع عشرة منظمة من مكونات سهل نينوى نعمل معاً من أجل عودة آمنة وتمثيل عادل في مجالس المحافظة.",
        en="Fourteen organizations of the communities of the Ninewa Plain, working together for a safe "
        "return and a fair "
        "voice in the councils.",
        ckb="چواردە ڕێکخراوی پێکهاتەکانی دەشتی نەینەوا، پێکەوە بۆ گەڕانەوەیەکی سەلامەت و نوێنەرایەتییەکی "
        "دادپەروەرانە.",
    ),
    people=(
        Someone("maryam@sahl.example", "Maryam Behnam", "منسقة التحالف", "ar"),
        Someone("khalaf@sahl.example", "Khalaf Murad", "Project officer", representative=False),
    ),
    offers=(
        Offer(
            "rights-of-minorities-and-components",
            "10+",
            words(ar="خبراء من ثمانية مكونات", en="Experts from eight communities"),
        ),
        Offer("reconciliation-and-return", "5-10", words(en="Local committees in six towns")),
        Offer("freedom-of-religion-or-belief", "5-10"),
    ),
    wants=(
        Want(
            "gender-quotas",
            words(
                ar="كيف تعمل كوتا المكونات مع كوتا النساء في قائمة واحدة؟",
                en="How do component and women's quotas work in one list?",
            ),
        ),
        Want("transitional-justice"),
        Want("housing-land-and-property-rights", words(ar="من يتابع ملفات الأراضي المتنازع عليها؟")),
    ),
    projects=(
        Work(
            words(en="Back to the Plain", ar="عودة إلى السهل"),
            words(en="Committees of returnees and neighbors in six towns."),
            -500,
            220,
            ("reconciliation-and-return", "social-cohesion"),
            ("NI",),
            ("returnees", "components"),
            grant_number="DEMO-0122",
        ),
    ),
)

AWAT = Member(
    slug="awat-families",
    names=("Awat Families of the Missing", "آوات لعائلات المفقودين", "ئاوات بۆ کەسوکاری ونبووان"),
    short=("Awat", "آوات", "ئاوات"),
    kind="association",
    grant_role="sub",
    visibility="discreet",
    governorates=("NI", "DA"),
    languages=("kmr", "ar"),
    member_since=datetime.date(2021, 4, 10),
    confirmed=-90,
    mission=words(
        ar="عائلات تبحث عن أحبائها منذ 2014. نجمع الشهادات بأمان ونرافق العائلات إلى الجهات التي تحقق.",
        en="Families who have been looking for their loved ones since 2014. We collect testimony safely and "
        "go with "
        "families to those who investigate.",
    ),
    people=(Someone("awat@member.example", "Jwan Elias", "منسقة", "ar"),),
    offers=(
        Offer("missing-persons-and-enforced-disappearance", "5-10"),
        Offer("human-rights-monitoring-and-documentation", "1-5"),
    ),
    wants=(Want("transitional-justice", words(ar="كيف نحفظ الشهادات حتى تصلح أمام محكمة؟"), "partners"),),
)

HAMRIN = Member(
    slug="hamrin-women",
    names=("Hamrin Women's Association", "جمعية حمرين النسائية", "کۆمەڵەی حەمرین بۆ ژنان"),
    short=("Hamrin", "حمرين", "حەمرین"),
    kind="association",
    grant_role="sub",
    governorates=("KI", "SD", "DI"),
    languages=("ar", "tk"),
    member_since=datetime.date(2020, 8, 1),
    registrations=(("federal", "DEMO-F-2177", -1000, 28),),
    confirmed=-220,
    phone="+964 770 000 0431",
    # In Arabic only.
    mission=words(
        ar="نساء من الحويجة وطوز خورماتو والسعدية يعملن مع العائلات بعد النزوح: جلسات دعم، ومحو أمية "
        "قانونية، ومرافقة "
        "الناخبات يوم التصويت.",
    ),
    people=(Someone("intisar@hamrin.example", "Intisar Mahdi", "رئيسة الجمعية", "ar"),),
    offers=(
        Offer("women-voters-and-turnout", "5-10", words(ar="متطوعات في سبعة عشر حياً وقرية")),
        Offer("psychosocial-support", "5-10", words(ar="جلسات دعم للنساء")),
    ),
    wants=(
        Want("prevention-of-electoral-violence", words(ar="ماذا تفعل المتطوعة إذا مُنعت ناخبة من التصويت؟")),
        Want("womens-leadership-and-mentoring"),
        Want(
            "financial-and-grant-management",
            words(ar="نحتاج من يعلّمنا إعداد التقرير المالي للجهة المانحة."),
            "staff",
        ),
    ),
    projects=(
        Work(
            words(ar="صوتها أمانة"),
            words(ar="مرافقة الناخبات في القرى البعيدة عن مراكز الاقتراع."),
            -120,
            120,
            ("women-voters-and-turnout", "voter-education"),
            ("KI", "SD", "DI"),
            ("women", "voters"),
        ),
    ),
)

NAWL = Member(
    slug="nawl-livelihoods",
    names=("Nawl for Women's Livelihoods", "منظمة نول لسبل عيش النساء", "ڕێکخراوی نەول بۆ بژێوی ژنان"),
    short=("Nawl", "نول", "نەول"),
    kind="local",
    grant_role="sub",
    governorates=("SD", "NI", "KI"),
    languages=("ar", "en"),
    member_since=datetime.date(2021, 1, 15),
    registrations=(("federal", "DEMO-F-2190", -900, 190),),
    confirmed=-66,
    email="nawl@nawl.example",
    mission=words(
        ar="ورش نسيج وغذاء تديرها نساء، ومعها دروس في الحقوق: من تملك دخلها تملك صوتها.",
        en="Weaving and food workshops run by women, with lessons on rights beside them: who has her own "
        "income has her "
        "own voice.",
    ),
    people=(Someone("wafaa@nawl.example", "Wafaa Dhiab", "المديرة", "ar"),),
    offers=(
        Offer(
            "livelihoods-and-womens-economic-empowerment",
            "5-10",
            words(ar="نموذج تعاونية، مدرّبات", en="A model for a cooperative"),
        ),
        Offer("vocational-training", "5-10"),
    ),
    wants=(
        Want("domestic-violence-and-protection-law", words(ar="ماذا نقول لمن يمنعها زوجها من العمل؟")),
        Want(
            "communications-and-storytelling",
            words(en="How do we tell their stories without showing their faces?"),
        ),
    ),
    projects=(
        Work(
            words(ar="نول وصوت", en="A Loom and a Voice"),
            words(en="Two cooperatives in Salah al-Din and one in Ninewa."),
            -600,
            -20,
            ("livelihoods-and-womens-economic-empowerment",),
            ("SD", "NI"),
            ("women", "returnees"),
        ),
    ),
)

FURAT = Member(
    slug="furat-forum",
    names=(
        "Furat Forum for Community Safety",
        "منتدى الفرات للأمان المجتمعي",
        "کۆڕی فورات بۆ ئاسایشی کۆمەڵایەتی",
    ),
    short=("Furat Forum", "منتدى الفرات", "کۆڕی فورات"),
    kind="local",
    grant_role="sub",
    governorates=("AN",),
    languages=("ar",),
    member_since=datetime.date(2020, 4, 1),
    registrations=(("federal", "DEMO-F-2165", -1250, 90),),
    confirmed=-40,
    mission=words(
        ar="نجمع الشرطة المجتمعية والمخاتير والنساء والشباب في الرمادي والفلوجة وهيت حول طاولة واحدة، قبل "
        "أن تكبر "
        "المشكلة الصغيرة.",
        en="In Ramadi, Fallujah and Heet we bring community police, local heads, women and young people to "
        "one table, "
        "before a small trouble grows.",
    ),
    people=(Someone("thamer@furat.example", "Thamer Rafi", "منسق المنتدى", "ar"),),
    offers=(
        Offer(
            "security-sector-and-community-policing",
            "5-10",
            words(ar="علاقة عمل مع ستة مراكز للشرطة المجتمعية"),
        ),
        Offer("social-cohesion", "5-10"),
    ),
    wants=(
        Want("preventing-violent-extremism", words(ar="ما الذي نجح مع الشباب العائدين من المخيمات؟")),
        Want(
            "monitoring-and-evaluation",
            words(ar="كيف نقيس شيئاً لم يحدث؟", en="How do we measure something that did not happen?"),
        ),
    ),
)

WEST = [TWO_BANKS, SAHL, AWAT, HAMRIN, NAWL, FURAT]

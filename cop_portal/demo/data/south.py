"""Invented organizations of the Middle Euphrates and the south."""

import datetime

from .shape import Member, Offer, Someone, Want, Work, words

MARSA = Member(
    slug="marsa-foundation",
    names=(
        "Marsa Foundation for Women in Public Life",
        "مؤسسة مرسى للمرأة في الحياة العامة",
        "دامەزراوەی مەرسا بۆ ژنان لە ژیانی گشتیدا",
    ),
    short=("Marsa", "مرسى", "مەرسا"),
    kind="foundation",
    grant_role="sub",
    governorates=("BA", "MA", "DQ"),
    languages=("ar", "en"),
    member_since=-100,
    registrations=(("federal", "DEMO-F-2215", -820, 280),),
    confirmed=-28,
    email="office@marsa.example",
    mission=words(
        ar="نرافق النساء في البصرة وميسان وذي قار من أول كلمة في اجتماع الحي حتى الترشح لمجلس المحافظة.",
        en="We go with women in Basra, Maysan and Thi-Qar from the first word in a neighborhood meeting to "
        "candidacy for "
        "the provincial council.",
    ),
    people=(
        Someone("outsider@member.example", "Rasha Abdulhussein", "Director", "en", phone="+964 780 000 0601"),
    ),
    offers=(
        Offer(
            "womens-leadership-and-mentoring",
            "5-10",
            words(ar="شبكة من أربعين مرشدة", en="A network of forty mentors"),
        ),
        Offer("voter-education", "5-10", words(ar="جلسات للناخبات في الأحياء")),
    ),
    wants=(
        Want(
            "legal-aid",
            words(
                ar="من يرافق مرشحة تتعرض للابتزاز أمام القضاء؟",
                en="Who stands with a candidate before the court when she is blackmailed?",
            ),
        ),
        Want("civil-documentation", words(ar="كيف نساعد نساء بلا بطاقة موحدة على التسجيل للتصويت؟")),
        Want("violence-against-women-in-politics"),
    ),
    projects=(
        Work(
            words(ar="من الحي إلى المجلس", en="From the Neighborhood to the Council"),
            words(ar="تدريب ستين امرأة على العمل العام في ثلاث محافظات جنوبية."),
            -130,
            260,
            ("womens-leadership-and-mentoring", "women-in-elected-office"),
            ("BA", "MA", "DQ"),
            ("women", "candidates"),
        ),
    ),
)

NAKHLA = Member(
    slug="nakhla-defenders",
    names=("Nakhla Network for Defenders", "شبكة نخلة للمدافعات والمدافعين", "تۆڕی نەخلە بۆ بەرگریکاران"),
    short=("Nakhla", "نخلة", "نەخلە"),
    kind="coalition",
    grant_role="sub",
    visibility="discreet",
    governorates=("DQ", "BA"),
    languages=("ar",),
    member_since=datetime.date(2020, 11, 1),
    confirmed=-70,
    mission=words(
        ar="شبكة تساند المدافعات والمدافعين عن حقوق الإنسان في الجنوب: استشارة، وانتقال مؤقت، ومتابعة "
        "قانونية.",
        en="A network that stands by human rights defenders in the south: advice, a temporary place, legal "
        "follow-up.",
    ),
    people=(Someone("nakhla@member.example", "Haider Lazim", "منسق", "ar"),),
    offers=(
        Offer("protection-of-human-rights-defenders", "5-10", words(ar="خطة حماية شخصية")),
        Offer("freedom-of-expression-and-assembly", "5-10"),
    ),
    wants=(Want("digital-rights-and-safety", words(ar="كيف نفحص هاتفاً صودر ثم أُعيد؟"), "partners"),),
)

PALM_GROVE = Member(
    slug="palm-grove-youth",
    names=("Palm Grove Youth Association", "جمعية البستان الشبابية", "کۆمەڵەی باخی خورما بۆ گەنجان"),
    short=("Palm Grove", "البستان", "باخی خورما"),
    kind="association",
    grant_role="sub",
    governorates=("KA", "BB", "NA"),
    languages=("ar", "en"),
    member_since=datetime.date(2020, 7, 1),
    registrations=(("federal", "DEMO-F-2172", -1050, 320),),
    confirmed=-19,
    email="hi@palmgrove.example",
    mission=words(
        ar="شابات وشباب من كربلاء وبابل والنجف يتعلمون كيف تعمل البلدية، ثم يعملون معها.",
        en="Young women and men of Kerbala, Babil and Najaf learn how a municipality works, and then work "
        "with it.",
    ),
    people=(Someone("sajjad@palmgrove.example", "Sajjad Mahdi", "رئيس الجمعية", "ar"),),
    offers=(
        Offer(
            "civic-education",
            "5-10",
            words(ar="لعبة تعليمية عن عمل البلدية", en="A board game on how a municipality works"),
        ),
        Offer("youth-participation", "5-10"),
        Offer("advocacy-and-campaigning", "1-5"),
    ),
    wants=(
        Want(
            "volunteering-and-community-initiatives",
            words(ar="كيف تحتفظون بالمتطوعين بعد الصيف؟", en="How do you keep volunteers after the summer?"),
        ),
        Want("media-literacy-and-disinformation"),
    ),
    projects=(
        Work(
            words(ar="بلديتي", en="My Municipality"),
            words(en="Youth councils beside the municipal council in three cities."),
            -240,
            130,
            ("youth-participation", "civic-education"),
            ("KA", "BB", "NA"),
            ("youth",),
            grant_number="DEMO-0151",
        ),
    ),
)

# New, and nobody has come yet: the invitation of its first representative is on its way.
WEAVERS = Member(
    slug="textile-workers-union",
    names=(
        "Union of Textile Workers of the Middle Euphrates",
        "نقابة عمال النسيج في الفرات الأوسط",
        "سەندیکای کرێکارانی چنین لە فوراتی ناوەڕاست",
    ),
    acronym="UTW",
    short=("Textile Workers", "نقابة عمال النسيج", "سەندیکای کرێکارانی چنین"),
    kind="union",
    grant_role="sub",
    governorates=("BB", "QA", "KA"),
    languages=("ar",),
    member_since=-24,
    mission=None,
    people=(),
    invited=("karima@textile.example", "Karima Jabbar", 2),
)

SAMAWA = Member(
    slug="samawa-water",
    names=(
        "Samawa Water and Environment Society",
        "جمعية السماوة للمياه والبيئة",
        "کۆمەڵەی سەماوە بۆ ئاو و ژینگە",
    ),
    short=("Samawa Water", "مياه السماوة", "ئاوی سەماوە"),
    kind="association",
    grant_role="sub",
    governorates=("MU", "QA", "DQ"),
    languages=("ar",),
    member_since=datetime.date(2021, 6, 15),
    registrations=(("federal", "DEMO-F-2203", -780, 20),),
    confirmed=-130,
    mission=words(
        ar="نقيس ماء السماوة ونعلن أرقامه، ونجلس مع الفلاحين والبلدية حين يشحّ.",
        en="We measure the water of Samawa and publish the figures, and sit with farmers and the "
        "municipality when it runs "
        "short.",
    ),
    people=(Someone("jasim@samawa.example", "Jasim Hadi Obaid", "رئيس الجمعية", "ar"),),
    offers=(
        Offer(
            "environment-and-water-rights",
            "5-10",
            words(ar="أجهزة قياس ومدرّبون", en="Measuring kits and trainers"),
        ),
    ),
    wants=(
        Want(
            "dialogue-and-mediation",
            words(
                ar="كيف ندير جلسة بين عشيرتين تختلفان على قناة؟",
                en="How do we lead a talk between two clans who quarrel over a canal?",
            ),
        ),
        Want("access-to-information", words(ar="كيف نطلب بيانات السدود من الوزارة؟")),
    ),
    projects=(
        Work(
            words(ar="قطرة معلومة", en="A Drop of Knowledge"),
            words(ar="اثنتا عشرة محطة قياس يديرها طلاب."),
            -700,
            -150,
            ("environment-and-water-rights",),
            ("MU",),
            ("youth", "host"),
        ),
    ),
)

SOUTH = [MARSA, NAKHLA, PALM_GROVE, WEAVERS, SAMAWA]

"""Search, Women Empowerment Organization and Al Noor Foundation.

From the story: their names, their people and positions, that WEO works on women's participation in politics and is led
by women, that Al Noor works on gender quotas and electoral violence and wants to learn about women's issues in Iraqi
politics and the work of women-led organizations. Years, figures, projects and contacts are invented.

What the story needs is there in three languages. Beside it every state of a translation is shown: a person's, a
machine's, one that is out of date, and texts that nobody has translated.
"""

import datetime

from .shape import ByMachine, Member, Offer, Someone, Want, Work, words

SEARCH = Member(
    slug="search",
    names=(
        "Search for Common Ground",
        "منظمة البحث عن أرضية مشتركة",
        "ڕێکخراوی Search for Common Ground",
    ),
    short=("Search", "منظمة البحث عن أرضية مشتركة", "Search"),
    kind="convenor",
    grant_role="",
    governorates=("BG", "AR"),
    languages=("en", "ar", "ckb"),
    mission=words(
        en="We convene the Community of Practice: workshops and regular meetings that give organizations "
        "working in "
        "Iraq the time and space to meet, learn from each other and plan together.",
        ar="ننسّق مجتمع الممارسة: ورش عمل واجتماعات دورية تمنح المنظمات العاملة في العراق الوقت والمكان "
        "لتلتقي "
        "وتتعلم بعضها من بعض وتخطط معاً.",
        ckb="هەماهەنگیی کۆمەڵگەی پراکتیک دەکەین: وۆرکشۆپ و کۆبوونەوەی ئاسایی کە کات و شوێن دەدەنە ئەو "
        "ڕێکخراوانەی "
        "لە عێراق کار دەکەن بۆ ئەوەی یەکتر ببینن، لە یەکتر فێر ببن و پێکەوە پلان دابنێن.",
    ),
    people=(),
    member_since=datetime.date(2019, 1, 1),
    email="cop@search.example",
)

WEO = Member(
    slug="weo",
    names=("Women Empowerment Organization", "منظمة تمكين المرأة", "ڕێکخراوی بەهێزکردنی ژنان"),
    acronym="WEO",
    kind="national",
    grant_role="prime",
    governorates=("AR", "NI", "KI", "BG"),
    languages=("ar", "ckb", "en"),
    member_since=datetime.date(2019, 3, 1),
    registrations=(("kurdistan", "DEMO-K-1042", -1900, 420),),
    confirmed=-21,
    email="office@weo.example",
    phone="+964 750 000 0101",
    website="https://weo.example/",
    mission=words(
        en="A women-led organization. We work for the participation of women in Iraqi politics: with "
        "candidates before "
        "the vote, with elected women after it, and against the violence that keeps both from public life.",
        ar="منظمة تقودها نساء. نعمل من أجل مشاركة المرأة في السياسة العراقية: مع المرشحات قبل التصويت، ومع "
        "المنتخبات "
        "بعده، وضد العنف الذي يُبعدهنّ عن الحياة العامة.",
        ckb="ڕێکخراوێکین بە سەرکردایەتیی ژنان. بۆ بەشداریی ژنان لە سیاسەتی عێراقدا کار دەکەین: پێش دەنگدان "
        "لەگەڵ ژنانی "
        "کاندید، دوای ئەوە لەگەڵ ژنانی هەڵبژێردراو، و دژی ئەو توندوتیژییەی لە ژیانی گشتی دووریان دەخاتەوە.",
    ),
    people=(
        Someone("suzan@weo.example", "Suzan Aref", "Director", phone="+964 750 000 0102"),
        Someone("colleague@weo.example", "Lana Karim", "Program officer", "ckb", representative=False),
    ),
    offers=(
        Offer(
            "womens-leadership-and-mentoring",
            "10+",
            words(
                en="Trainers for women's leadership, a mentoring handbook in Arabic and Sorani",
                ar="مدرّبات في القيادة النسائية، ودليل إرشاد بالعربية والكردية",
                ckb="ڕاهێنەری سەرکردایەتیی ژنان، و ڕێبەرێکی ڕێنوێنیکردن بە عەرەبی و کوردی",
            ),
        ),
        Offer(
            "women-in-elected-office",
            "10+",
            words(
                en="Contacts to women in provincial councils, a course for newly elected women",
                ar="صلات بنساء في مجالس المحافظات، ودورة للمنتخبات حديثاً",
                ckb="پەیوەندی لەگەڵ ژنانی ئەنجوومەنی پارێزگاکان، و خولێک بۆ ژنانی تازە هەڵبژێردراو",
            ),
        ),
        Offer(
            "violence-against-women-in-politics",
            "5-10",
            words(
                en="A guide for candidates on keeping safe, sessions with parties",
                ar="دليل سلامة للمرشحات، وجلسات مع الأحزاب",
                ckb=ByMachine("ڕێبەرێک بۆ کاندیدەکان لەسەر سەلامەت مانەوە، دانیشتن لەگەڵ پارتەکان"),
            ),
        ),
        Offer(
            "women-peace-and-security-unscr-1325", "5-10", words(en="Briefings on the national action plan")
        ),
    ),
    wants=(
        Want(
            "gender-quotas",
            words(
                en="How do the rules on quotas work out on the lists of each governorate?",
                ar="كيف تُطبَّق قواعد الكوتا في قوائم كل محافظة؟",
                ckb="یاساکانی کۆتا لە لیستەکانی هەر پارێزگایەکدا چۆن جێبەجێ دەکرێن؟",
            ),
        ),
        Want(
            "violence-against-women-in-elections",
            words(
                en="Who documents violence against women during elections, and with which form?",
                ar="من يوثّق العنف ضد المرأة أثناء الانتخابات، وبأي استمارة؟",
            ),
            earlier=words(
                en="Who documents violence against women during elections?",
                ckb="کێ توندوتیژیی دژی ژنان لە کاتی هەڵبژاردندا بەدۆکیومێنت دەکات؟",
            ),
        ),
        Want(
            "staff-care-and-security-management",
            words(en="How do others look after staff who are threatened for this work?"),
            audience="partners",
        ),
    ),
    projects=(
        Work(
            words(
                en="Her Seat: women candidates in four governorates",
                ar="مقعدها: مرشحات في أربع محافظات",
                ckb="کورسییەکەی ئەو: ژنانی کاندید لە چوار پارێزگا",
            ),
            words(
                en="Training and mentoring of women who stand for provincial councils.",
                ar="تدريب وإرشاد للنساء المرشحات لمجالس المحافظات.",
                ckb="ڕاهێنان و ڕێنوێنیکردنی ئەو ژنانەی خۆیان بۆ ئەنجوومەنی پارێزگاکان کاندید دەکەن.",
            ),
            -320,
            230,
            ("women-in-elected-office", "womens-leadership-and-mentoring"),
            ("AR", "NI", "KI", "BG"),
            ("women", "candidates"),
            grant_number="DEMO-0001",
        ),
    ),
)

AL_NOOR = Member(
    slug="al-noor",
    names=("Al Noor Foundation", "مؤسسة النور", "دامەزراوەی ئەلنوور"),
    short=("Al Noor", "النور", "ئەلنوور"),
    kind="foundation",
    grant_role="prime",
    governorates=("BG", "NI"),
    languages=("ar", "en"),
    member_since=datetime.date(2019, 3, 1),
    registrations=(("federal", "DEMO-F-2041", -1400, 300),),
    confirmed=-34,
    email="office@alnoor.example",
    phone="+964 770 000 0201",
    mission=words(
        ar="تعمل مؤسسة النور على تطبيق الكوتا النسائية وعلى الوقاية من العنف الانتخابي: تدرّب المراقبات "
        "والمرشحات، وتوثّق "
        "ما تواجهه النساء أثناء الانتخابات، وتعرضه على من يستطيع تغييره.",
        en="Al Noor works on gender quotas in politics and against electoral violence: it trains observers "
        "and "
        "candidates, documents what women meet with during elections, and brings it before those who can "
        "change it.",
        ckb="ئەلنوور لەسەر کۆتای ژنان لە سیاسەتدا و دژی توندوتیژیی هەڵبژاردن کار دەکات: ڕاهێنان بە چاودێر و "
        "کاندیدەکان "
        "دەکات، ئەوەی ژنان لە کاتی هەڵبژاردندا تووشی دەبن بەدۆکیومێنتی دەکات، و دەیگەیەنێتە ئەوانەی دەتوانن "
        "بیگۆڕن.",
    ),
    people=(
        Someone(
            "ahmed@alnoor.example", "Ahmed Jassam", "Executive director", "ar", phone="+964 770 000 0202"
        ),
        Someone("programs@alnoor.example", "Noor Hadi", "مسؤولة البرامج", "ar", representative=False),
    ),
    offers=(
        Offer(
            "gender-quotas",
            "5-10",
            words(
                ar="تدريب، موجز قانوني بالعربية",
                en="Training, a legal brief in Arabic",
                ckb="ڕاهێنان، و کورتەیەکی یاسایی بە عەرەبی",
            ),
        ),
        Offer(
            "violence-against-women-in-elections",
            "5-10",
            words(
                ar="استمارة توثيق، مدرّبون",
                en="A form for documenting incidents, trainers",
                ckb=ByMachine("فۆرمی بەدۆکیومێنتکردن، ڕاهێنەران"),
            ),
        ),
        Offer("prevention-of-electoral-violence", "5-10", words(ar="تدريب لمسؤولي مراكز الاقتراع")),
        Offer("election-observation", "1-5", words(ar="دليل المراقب", en="A handbook for observers")),
    ),
    wants=(
        Want(
            "womens-leadership-and-mentoring",
            words(
                ar="كيف تحافظ المنظمات التي تقودها نساء على المرشدات بعد انتهاء المشروع؟",
                en="How do women-led organizations keep their mentors after a project ends?",
                ckb="ئەو ڕێکخراوانەی ژنان سەرکردایەتییان دەکەن، دوای کۆتاییهاتنی پڕۆژە چۆن ڕێنوێنیکارەکانیان "
                "دەهێڵنەوە؟",
            ),
        ),
        Want(
            "women-in-elected-office",
            words(
                ar="ما الذي يشغل النساء في السياسة العراقية اليوم، ومن يعمل معهنّ؟",
                en="What concerns women in Iraqi politics today, and who works with them?",
                ckb="ئەمڕۆ چی ژنان لە سیاسەتی عێراقدا سەرقاڵ دەکات، و کێ لەگەڵیان کار دەکات؟",
            ),
        ),
    ),
    projects=(
        Work(
            words(ar="كوتا تُحترم", en="A Quota That Counts", ckb="کۆتایەک کە ڕێزی لێ دەگیرێت"),
            words(
                ar="متابعة تطبيق الكوتا في مجالس المحافظات وتدريب المرشحات في بغداد ونينوى.",
                en="Follows how the quota is applied in provincial councils; trains candidates in Baghdad "
                "and Ninewa.",
                ckb="بەدواداچوون بۆ جێبەجێکردنی کۆتا لە ئەنجوومەنی پارێزگاکاندا، و ڕاهێنانی کاندیدەکان لە بەغدا "
                "و نەینەوا.",
            ),
            -410,
            140,
            ("gender-quotas", "violence-against-women-in-elections"),
            ("BG", "NI"),
            ("women", "candidates", "voters"),
            grant_number="DEMO-0002",
        ),
    ),
)

STORY = [SEARCH, WEO, AL_NOOR]

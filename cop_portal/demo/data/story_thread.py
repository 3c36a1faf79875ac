"""The collaboration of Women Empowerment Organization and Al Noor Foundation.

From the story: they met at the workshop of April 2021; in a follow-up meeting Suzan Aref learned more about Al Noor's
activities on gender political quotas and electoral violence and identified complementary areas; they signed a
memorandum of understanding on women's political participation and electoral violence; they plan trainings for staff
and regular meetings. The days, the promises and the paper itself are invented.
"""

import datetime

from .shape import Joint, Meeting, Origin, Paper, Promise, Signed, Thread, words

FOLLOW_UP = datetime.date(2021, 5, 6)
SIGNED = datetime.date(2021, 9, 21)

STORY_THREAD = Thread(
    parties=("weo", "al-noor"),
    origin=Origin("event", event="cop-workshop-april-2021"),
    title=words(
        en="Women's political participation and electoral violence",
        ar="مشاركة المرأة في السياسة والعنف الانتخابي",
        ckb="بەشداریی سیاسیی ژنان و توندوتیژیی هەڵبژاردن",
    ),
    purpose=words(
        en="To frame our work on women's political participation and electoral violence: training sessions "
        "for staff and "
        "regular meetings for better coordination of our programs.",
        ar="تأطير عملنا على مشاركة المرأة في السياسة وعلى العنف الانتخابي: تدريبات للكوادر واجتماعات منتظمة "
        "لتنسيق برامجنا.",
        ckb="ڕێکخستنی کارەکەمان لەسەر بەشداریی سیاسیی ژنان و توندوتیژیی هەڵبژاردن: ڕاهێنان بۆ کارمەندان و "
        "کۆبوونەوەی ئاسایی بۆ ئەوەی بەرنامەکانمان باشتر هەماهەنگ بکەین.",
    ),
    topics=("gender-quotas", "violence-against-women-in-elections"),
    governorates=("AR", "NI", "BG"),
    shown=("weo", "al-noor"),
    meetings=(
        Meeting(
            by="weo",
            held=FOLLOW_UP,
            people={"weo": "Suzan Aref", "al-noor": "Ahmed Jassam"},
            areas=(
                (
                    "gender-quotas",
                    "Al Noor knows the rules on quotas; WEO knows the women who stand for the seats.",
                ),
                (
                    "violence-against-women-in-elections",
                    "Al Noor documents incidents; WEO can reach candidates in four governorates.",
                ),
            ),
            entry_points=(
                ("gender-quotas", "Begin with one training on the rules of quotas, for the staff of both."),
            ),
            notes="Al Noor presented its activities on gender political quotas and electoral violence. "
            "We both asked why we had not done this before.",
            confirmed=(("al-noor", FOLLOW_UP),),
        ),
        Meeting(by="al-noor", planned=9, place="Erbil"),
    ),
    rhythm="monthly",
    promises=(
        Promise(
            "al-noor",
            "مشاركة الموجز القانوني عن الكوتا",
            made=FOLLOW_UP,
            due=datetime.date(2021, 6, 1),
            done=datetime.date(2021, 5, 25),
            language="ar",
        ),
        Promise("weo", "Name two trainers for the joint training", made=-40, due=-4),
        Promise("al-noor", "إرسال استمارة توثيق الحوادث بالعربية", made=-20, due=26, language="ar"),
    ),
    paper=Paper(
        title="Memorandum of Understanding on women's political participation and electoral violence",
        purpose="The parties work together on women's political participation and on violence against women "
        "during "
        "elections. They organize training sessions for the staff of both, meet regularly to coordinate "
        "their programs, "
        "and tell each other early what they plan.",
        purpose_ar="يعمل الطرفان معاً على مشاركة المرأة في السياسة وعلى العنف ضد المرأة أثناء الانتخابات. "
        "وينظمان تدريبات لكوادرهما، "
        "ويلتقيان بانتظام لتنسيق برامجهما، ويُعلم كل منهما الآخر مبكراً بما يخطط له.",
        starts=datetime.date(2021, 10, 1),
        ends=datetime.date(2023, 9, 30),
        renewal="automatic",
        topics=("gender-quotas", "violence-against-women-in-elections"),
        signed=(
            Signed("weo", "Suzan Aref", "Director", SIGNED, SIGNED),
            Signed("al-noor", "Ahmed Jassam", "Executive director", SIGNED, SIGNED),
        ),
    ),
    joint=(
        Joint(
            by="al-noor",
            kind="training",
            title="Joint training for staff: quotas and incidents",
            planned=27,
            days=2,
            place="Erbil",
            governorate="AR",
            led_by="al-noor",
            topics=("gender-quotas", "violence-against-women-in-elections"),
        ),
    ),
)

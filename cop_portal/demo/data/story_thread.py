"""The collaboration of Women Empowerment Organization and Al Noor Foundation.

From the story: they met at the workshop of April 2021; in a follow-up meeting Suzan Aref learned more about Al Noor's
activities on gender political quotas and electoral violence and identified complementary areas; they signed a
memorandum of understanding on women's political participation and electoral violence; they plan trainings for staff
and regular meetings. The days, the promises, the meetings since and the paper (``story_memorandum``) are invented.
"""

import datetime

from .shape import words
from .shape_threads import Handout, Joint, Meeting, Moved, Origin, Promise, Thread
from .story_memorandum import STORY_MEMORANDUM

FOLLOW_UP = datetime.date(2021, 5, 6)

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
        Meeting(
            by="al-noor",
            held=-48,
            people={"weo": "Suzan Aref, Lana Karim", "al-noor": "Ahmed Jassam"},
            notes="راجعنا خطة التدريب المشترك واتفقنا على المدرّبات.",
            language="ar",
        ),
        Meeting(
            by="weo",
            held=-18,
            people={"weo": "Lana Karim", "al-noor": "Ahmed Jassam, Noor Hadi"},
            notes="We compared our plans for the next quarter, and moved one visit so that we go together.",
        ),
        Meeting(by="al-noor", planned=9, place="أربيل"),
    ),
    rhythm="monthly",
    promises=(
        Promise(
            "al-noor",
            "مشاركة الموجز القانوني عن الكوتا",
            made=FOLLOW_UP,
            due=datetime.date(2021, 6, 1),
            done=datetime.date(2021, 5, 25),
            evidence="أرسلناه إلى منظمة تمكين المرأة، وناقشناه معها في مكالمة.",
            file=Handout(
                "موجز قانوني عن الكوتا",
                (
                    "ماذا يقول القانون عن حصة النساء من المقاعد.",
                    "كيف تُحسب المقاعد عند إعلان النتائج.",
                    "أسئلة تسمعها المرشحات كثيراً، وإجابات قصيرة عنها.",
                ),
            ),
            language="ar",
        ),
        Promise("weo", "Name two trainers for the joint training", made=-40, due=-4, person="Lana Karim"),
        Promise(
            "al-noor",
            "إرسال استمارة توثيق الحوادث بالعربية",
            made=-20,
            due=12,
            moves=(Moved(on=-6, due=26, reason="نجرّبها أولاً مع فريقنا في نينوى."),),
            person="Noor Hadi",
            language="ar",
        ),
    ),
    memoranda=(STORY_MEMORANDUM,),
    joint=(
        Joint(
            by="al-noor",
            kind="training",
            title="تدريب مشترك للكوادر: الكوتا وتوثيق الحوادث",
            planned=27,
            days=2,
            place="أربيل",
            governorate="AR",
            led_by="al-noor",
            topics=("gender-quotas", "violence-against-women-in-elections"),
            language="ar",
            files={
                "al-noor": Handout(
                    "برنامج التدريب",
                    (
                        "اليوم الأول: قواعد الكوتا، ثم أسئلة من الميدان.",
                        "اليوم الثاني: استمارة توثيق الحوادث، ثم تمرين عليها.",
                    ),
                    file_name="alnoor-training-agenda",
                )
            },
        ),
    ),
)

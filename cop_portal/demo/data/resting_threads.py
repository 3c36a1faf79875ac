"""Collaborations that rest: one is paused until the elections are over, one concluded with its lessons; invented."""

from .memoranda import EXPIRED
from .shape import words
from .shape_threads import Joint, Meeting, Origin, Promise, Resting, Thread

# They have met, and both are out in the field until the votes are counted.
PAUSED = Thread(
    parties=("hamrin-women", "palm-grove-youth"),
    origin=Origin(
        "request",
        on=-140,
        message=words(ar="متطوعاتنا يطرقن الأبواب ولا يصلن إلى الشابات. أنتم تعرفون كيف. هل نلتقي؟"),
        answered=-137,
    ),
    title=words(ar="صوتها الأول", en="Her first vote"),
    topics=("women-voters-and-turnout", "youth-participation"),
    governorates=("KI", "KA"),
    meetings=(
        Meeting(
            by="hamrin-women",
            held=-120,
            people={"hamrin-women": "Intisar Mahdi", "palm-grove-youth": "Sajjad Mahdi"},
            notes="نبدأ من المدارس: من بلغت الثامنة عشرة هذه السنة؟",
            language="ar",
        ),
    ),
    promises=(
        Promise("palm-grove-youth", "دليل من صفحة واحدة للناخبة الجديدة", made=-120, due=40, language="ar"),
    ),
    rests=(
        Resting(
            "paused",
            by="palm-grove-youth",
            text="فرقنا كلها في مراقبة الانتخابات. نعود إلى هذا بعد إعلان النتائج.",
            on=-24,
            language="ar",
        ),
    ),
)

# What they wanted to do is done; it was paused once on the way.
CONCLUDED = Thread(
    parties=("manara-policy-research", "adasa-integrity"),
    origin=Origin(
        "request",
        on=-330,
        message=words(
            en="We would like to read three provincial budgets with somebody who knows how they are made."
        ),
        answered=-326,
    ),
    title=words(en="Three budgets, read together", ar="ثلاث موازنات نقرؤها معاً"),
    purpose=words(en="One method to read a provincial budget, tried in three governorates."),
    topics=("budget-transparency", "research-and-policy-analysis"),
    governorates=("BG", "BB", "WA"),
    shown=("manara-policy-research", "adasa-integrity"),
    meetings=(
        Meeting(
            by="manara-policy-research",
            held=-310,
            people={
                "manara-policy-research": "Huda Abbas Kadhim",
                "adasa-integrity": "Qusay Abdulameer",
            },
            areas=(("budget-transparency", "Adasa gets the papers; Manara turns them into tables."),),
            confirmed=(("adasa-integrity", -308),),
        ),
    ),
    promises=(
        Promise("adasa-integrity", "موازنات ثلاث محافظات", made=-310, due=-180, done=-186, language="ar"),
    ),
    memoranda=(EXPIRED,),
    joint=(
        Joint(
            by="manara-policy-research",
            kind="research",
            title="How three provinces spend on water",
            planned=-150,
            held=-150,
            led_by="manara-policy-research",
            topics=("budget-transparency",),
            result="One page for each governorate, given to its council.",
        ),
    ),
    rests=(
        Resting(
            "paused",
            by="adasa-integrity",
            text="ننتظر أن تُنشر الموازنات.",
            on=-245,
            language="ar",
            until=-190,
        ),
        Resting(
            "concluded",
            by="manara-policy-research",
            text="Agree on the questions before anybody asks for papers. One person on each side who answers within a "
            "week was worth more than any plan. We would do it again with a fourth governorate.",
            on=-70,
        ),
    ),
)

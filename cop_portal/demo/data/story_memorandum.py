"""The memorandum of Women Empowerment Organization and Al Noor Foundation, and its amendment.

From the story: it frames their collaboration on women's political participation and electoral violence; they plan
trainings for their staff and go on meeting regularly. The days, the words and the signatures on paper are invented.
"""

import datetime

from collaborations.mous.afterwards.terms import renewed_until
from cop_portal.dates import today

from .shape import words
from .shape_memoranda import Memorandum, Pledge, Remarks, Round, Signed, Text

SIGNED = datetime.date(2021, 9, 21)
STARTS, ENDS = datetime.date(2021, 10, 1), datetime.date(2023, 9, 30)

STORY_MEMORANDUM = Memorandum(
    text=Text(
        title=words(
            en="Memorandum of Understanding on women's political participation and electoral violence",
            ar="مذكرة تفاهم بشأن مشاركة المرأة في السياسة والعنف الانتخابي",
        ),
        purpose=words(
            en="We work together on women's political participation and on violence against women during "
            "elections. We train the staff of both organizations together.",
            ar="نعمل معاً على مشاركة المرأة في السياسة وعلى العنف ضد المرأة أثناء الانتخابات. وندرّب كوادر "
            "المنظمتين معاً.",
        ),
        by="weo",
        begun=datetime.date(2021, 8, 16),
        pledges=(
            Pledge(
                words(
                    en="Train the staff of both organizations together on quotas and on recording incidents",
                    ar="تدريب كوادر المنظمتين معاً على الكوتا وعلى توثيق الحوادث",
                ),
                # The end of the term that runs now.
                due=renewed_until(STARTS, ENDS, today()),
                joint=(0,),
            ),
        ),
        ends=ENDS,
        renewal="automatic",
        rounds=(
            Round(
                by="weo",
                put=datetime.date(2021, 9, 6),
                returned=Remarks(
                    by="al-noor",
                    text="نرجو أن نذكر الاجتماعات أيضاً: لا نريد أن يعود كل منا إلى العمل وحده.",
                    on=datetime.date(2021, 9, 9),
                    language="ar",
                ),
                rewritten=(
                    "al-noor",
                    words(
                        en="We work together on women's political participation and on violence against women "
                        "during elections. We train the staff of both organizations together, meet regularly "
                        "to coordinate our programs, and tell each other early what we plan.",
                        ar="نعمل معاً على مشاركة المرأة في السياسة وعلى العنف ضد المرأة أثناء الانتخابات. وندرّب "
                        "كوادر المنظمتين معاً، ونلتقي بانتظام لتنسيق برامجنا، ويُعلم كل منا الآخر مبكراً بما يخطط له.",
                    ),
                    datetime.date(2021, 9, 13),
                ),
            ),
            Round(
                by="al-noor",
                put=datetime.date(2021, 9, 14),
                agreed=(("weo", datetime.date(2021, 9, 16)),),
            ),
        ),
        signed=(
            Signed("weo", "Suzan Aref", "Director", SIGNED, SIGNED),
            Signed("al-noor", "Ahmed Jassam", "Executive director", SIGNED, SIGNED),
        ),
    ),
    starts=STARTS,
    topics=("gender-quotas", "violence-against-women-in-elections"),
    amendments=(
        Text(
            title=words(en="Amendment: monthly meetings", ar="تعديل: اجتماعات شهرية"),
            purpose=words(
                en="We meet every month to coordinate our programs, in Erbil and in Mosul by turns.",
                ar="نلتقي كل شهر لتنسيق برامجنا، في أربيل وفي الموصل بالتناوب.",
            ),
            by="al-noor",
            begun=-84,
            pledges=(
                Pledge(
                    words(
                        en="Meet every month to coordinate our programs", ar="اللقاء كل شهر لتنسيق برامجنا"
                    ),
                    rhythm="monthly",
                    meetings=(1, 2, 3),
                ),
            ),
            rounds=(Round(by="al-noor", put=-82, agreed=(("weo", -80),)),),
            signed=(
                Signed("al-noor", "Ahmed Jassam", "Executive director", -76, -75),
                Signed("weo", "Suzan Aref", "Director", -74, -72),
            ),
        ),
    ),
)

"""Collaborations on their way through a memorandum: returned once, to begin in some days, ended early; invented."""

from .memoranda import TERMINATED, TO_BEGIN, WITH_THE_PARTIES
from .shape import words
from .shape_threads import Meeting, Origin, Thread

# A text was returned once; the new one waits for an answer.
WRITING = Thread(
    parties=("step-together", "shinrwe-dialogue-center"),
    origin=Origin("staff", on=-90),
    title=words(ar="حوار يدخله الجميع", ckb="گفتوگۆیەک بۆ هەمووان"),
    topics=("rights-of-persons-with-disabilities", "dialogue-and-mediation"),
    governorates=("BG", "SU"),
    meetings=(
        Meeting(
            by="shinrwe-dialogue-center",
            held=-44,
            people={"step-together": "Haneen Saad", "shinrwe-dialogue-center": "Hawre Jamal Aziz"},
            areas=(
                (
                    "rights-of-persons-with-disabilities",
                    "خطوة معاً تعرف ما تحتاجه القاعة، وشينروي تفتح قاعاتها للحوار.",
                ),
            ),
            confirmed=(("step-together", -42),),
            language="ar",
        ),
    ),
    memoranda=(WITH_THE_PARTIES,),
)

# Signed by both; it begins in some days.
BEGINNING = Thread(
    parties=("samawa-water", "palm-grove-youth"),
    origin=Origin("staff", on=-75),
    title=words(ar="شباب في لجان المياه", en="Young people in water committees"),
    topics=("youth-participation", "environment-and-water-rights"),
    governorates=("MU", "KA"),
    shown=("samawa-water", "palm-grove-youth"),
    meetings=(
        Meeting(
            by="samawa-water",
            held=-56,
            people={"samawa-water": "Jasim Hadi Obaid", "palm-grove-youth": "Sajjad Mahdi"},
            areas=(("youth-participation", "لجان المياه تحتاج إلى شباب، وبستان النخيل يعرفهم."),),
            confirmed=(("palm-grove-youth", -55),),
            language="ar",
        ),
    ),
    memoranda=(TO_BEGIN,),
)

# Ended before its time by one of the two, who look for another way.
ENDED_EARLY = Thread(
    parties=("voice-of-the-bridge", "hamrin-women"),
    origin=Origin("staff", on=-260),
    title=words(ar="أسئلتها قبل الاقتراع"),
    topics=("women-voters-and-turnout", "independent-media"),
    governorates=("BG", "KI"),
    meetings=(
        Meeting(
            by="voice-of-the-bridge",
            held=-230,
            people={"voice-of-the-bridge": "Mays Tariq", "hamrin-women": "Intisar Mahdi"},
            areas=(("independent-media", "حمرين تعرف أسئلة النساء، وصوت الجسر يعرف كيف تُسمع."),),
            confirmed=(("hamrin-women", -228),),
            language="ar",
        ),
        Meeting(by="hamrin-women", planned=16, place="كركوك"),
    ),
    memoranda=(TERMINATED,),
)

"""A collaboration of two with a memorandum and joint work, which a third is asked to join; invented."""

from .memoranda import MEASURING, MEASURING_ON
from .shape import words
from .shape_threads import Handout, Joining, Joint, Meeting, Origin, Promise, Thread

ACTIVE = Thread(
    parties=("open-horizon", "furat-forum"),
    origin=Origin("staff", on=-400),
    # Asked, and it has not answered yet.
    joining=(
        Joining(
            "sahl-coalition",
            by="furat-forum",
            message=words(ar="نقيس الهدوء في الأنبار، وسهل نينوى يحتاج إلى المؤشرات نفسها."),
            proposed=-9,
            agreed=(("open-horizon", -5),),
        ),
    ),
    title=words(en="Measuring calm in Al-Anbar", ar="نقيس الهدوء في الأنبار"),
    purpose=words(en="A way to measure what community policing prevents, made by those who do it."),
    topics=("monitoring-and-evaluation", "security-sector-and-community-policing"),
    governorates=("AN",),
    shown=("open-horizon", "furat-forum"),
    meetings=(
        Meeting(
            by="open-horizon",
            held=-385,
            people={"open-horizon": "Ingrid Solheim, Ali Muhsin", "furat-forum": "Thamer Rafi"},
            areas=(
                (
                    "monitoring-and-evaluation",
                    "The forum knows what happened; Open Horizon knows how to count it.",
                ),
            ),
            confirmed=(("furat-forum", -384),),
        ),
    ),
    promises=(Promise("open-horizon", "Translate the kit into Arabic", made=-385, due=-300, done=-310),),
    memoranda=(MEASURING, MEASURING_ON),
    joint=(
        Joint(
            by="open-horizon",
            kind="training",
            title="Indicators that fit on one page",
            planned=-200,
            held=-200,
            place="Ramadi",
            governorate="AN",
            led_by="open-horizon",
            topics=("monitoring-and-evaluation",),
            came={"open-horizon": (2, 1), "furat-forum": (6, 9)},
            result="Nine indicators, tried in three towns since.",
            files={
                "open-horizon": Handout(
                    "Nine indicators on one page",
                    (
                        "Calls to the community police in a week, and how many came from women.",
                        "Days from a call to a visit.",
                        "Quarrels that ended with a handshake.",
                        "Families who let their children walk to school alone.",
                        "Shops that stay open after sunset.",
                        "Officers who can name three families of their street.",
                        "Meetings of neighbors and police in a month.",
                        "People at these meetings who had never come before.",
                        "What neighbors say when asked: do you feel safe here?",
                    ),
                    file_name="indicators-v2",
                    language="en",
                )
            },
        ),
        Joint(
            by="furat-forum",
            kind="coordination",
            title="مراجعة المؤشرات في المدن الثلاث",
            planned=33,
            place="الفلوجة",
            governorate="AN",
            led_by="furat-forum",
            language="ar",
        ),
    ),
)

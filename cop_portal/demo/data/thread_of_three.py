"""A collaboration of three organizations, with a memorandum and a first joint activity; invented."""

from .shape import words
from .shape_threads import (
    Handout,
    Joining,
    Joint,
    Meeting,
    Moved,
    Opened,
    Origin,
    Paper,
    Promise,
    Signed,
    Thread,
)

# Three parties: two met at an event, the third joined them.
OF_THREE = Thread(
    parties=("sahl-coalition", "nawl-livelihoods"),
    origin=Origin("event", event="regular-meeting-returns"),
    joining=(
        Joining(
            "hamrin-women",
            by="nawl-livelihoods",
            message=words(ar="تعرف حمرين النساء في البلدات الثلاث وتساندهن منذ سنوات."),
            proposed=-131,
            agreed=(("sahl-coalition", -128),),
            answered=-125,
        ),
    ),
    title=words(ar="عودة تصنعها النساء", en="A return made by women"),
    purpose=words(
        ar="تعاونيات للنساء العائدات في ثلاث بلدات، يرافقها دعم نفسي وصوت في المجالس المحلية.",
        en="Cooperatives of women who returned to three towns, with support and a voice in the local "
        "councils.",
    ),
    topics=("reconciliation-and-return", "livelihoods-and-womens-economic-empowerment"),
    governorates=("NI", "SD", "KI"),
    led_by="nawl-livelihoods",
    shown=("sahl-coalition", "nawl-livelihoods", "hamrin-women"),
    meetings=(
        Meeting(
            by="nawl-livelihoods",
            held=-118,
            people={
                "sahl-coalition": "Maryam Behnam",
                "nawl-livelihoods": "Wafaa Dhiab",
                "hamrin-women": "Intisar Mahdi",
            },
            areas=(("livelihoods-and-womens-economic-empowerment", "نول تدرّب، والسهل يجمع، وحمرين تساند."),),
            language="ar",
            confirmed=(("sahl-coalition", -117), ("hamrin-women", -115)),
        ),
    ),
    promises=(
        Promise("nawl-livelihoods", "مدرّبتان لأول ورشة", made=-118, due=-60, done=-70, language="ar"),
        Promise(
            "sahl-coalition",
            "قائمة بالنساء الراغبات",
            made=-118,
            due=-75,
            moves=(
                Moved(on=-84, to="hamrin-women", reason="حمرين تعرفهن بالأسماء."),
                Moved(on=-78, due=15, reason="ننتظر حتى تعود عائلات البلدة الثالثة."),
            ),
            language="ar",
        ),
    ),
    paper=Paper(
        title="مذكرة تفاهم بشأن تعاونيات النساء العائدات",
        purpose="The parties found three cooperatives together: Nawl trains, Sahl brings the communities, "
        "Hamrin supports "
        "the women.",
        purpose_ar="تؤسس الأطراف ثلاث تعاونيات معاً: نول تدرّب، والسهل يجمع المكونات، وحمرين تساند النساء.",
        language="ar",
        starts=-90,
        ends=275,
        topics=("livelihoods-and-womens-economic-empowerment",),
        signed=(
            Signed("sahl-coalition", "Maryam Behnam", "منسقة التحالف", -95, -94),
            Signed("nawl-livelihoods", "Wafaa Dhiab", "المديرة", -95, -93),
            Signed("hamrin-women", "Intisar Mahdi", "رئيسة الجمعية", -95, -92),
        ),
    ),
    joint=(
        Joint(
            by="nawl-livelihoods",
            kind="training",
            title="أول ورشة نسيج",
            planned=-40,
            held=-40,
            days=3,
            place="بيجي",
            governorate="SD",
            led_by="nawl-livelihoods",
            topics=("vocational-training",),
            # Of Nawl came the two trainers; the others are who learned.
            came={"sahl-coalition": (9, 0), "nawl-livelihoods": (2, 0), "hamrin-women": (11, 0)},
            result="عشرون متدربة مع مدرّبتين، وتعاونية أولى مسجّلة.",
            language="ar",
            files={
                "nawl-livelihoods": Handout(
                    "برنامج الورشة",
                    (
                        "اليوم الأول: النول والخيط.",
                        "اليوم الثاني: كل واحدة تنسج قطعتها الأولى.",
                        "اليوم الثالث: الثمن والسوق، وكيف تُسجَّل التعاونية.",
                    ),
                    file_name="nawl-workshop-agenda",
                )
            },
        ),
        Joint(
            by="sahl-coalition",
            kind="training",
            title="التعاونيات: من النول الأول إلى التسجيل",
            planned=34,
            days=2,
            place="تكريت",
            governorate="SD",
            led_by="sahl-coalition",
            topics=("vocational-training",),
            opened=Opened(
                name=words(ar="كيف تُسجَّل تعاونية نسائية", en="How to register a women's cooperative"),
                description=words(
                    ar="يومان عن الأوراق والرسوم والسنة الأولى، مع تعاونية سبقت إلى ذلك.",
                    en="Two days on papers, fees and the first year, with a cooperative that did it.",
                ),
                place="غرفة تجارة تكريت",
                capacity=24,
            ),
            language="ar",
        ),
    ),
)

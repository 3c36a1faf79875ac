"""Collaborations at every stage, and requests that wait for an answer. All but the story's are invented."""

from .active_thread import ACTIVE
from .memoranda import DECLINED, DRAFTED
from .resting_threads import CONCLUDED, PAUSED
from .shape import words
from .shape_threads import Joining, Meeting, Origin, Paper, Promise, Signed, Thread
from .story_thread import STORY_THREAD
from .thread_of_three import OF_THREE
from .written_threads import BEGINNING, ENDED_EARLY, WRITING

# Introduced a month ago, and nobody has taken the next step: it waits for staff.
INTRODUCED = Thread(
    parties=("tishk", "hamrin-women"),
    origin=Origin("event", on=-31, event="regular-meeting-before-the-vote"),
)

# Introduced days ago: nothing to worry about yet.
JUST_INTRODUCED = Thread(
    parties=("samawa-water", "shinrwe-dialogue-center"),
    origin=Origin(
        "staff",
        on=-6,
        message=words(
            en="Both of you sit with farmers who share one canal. You have the water, they have the dialogue."
        ),
    ),
)

# They have met and look for what they have in common.
LOOKING = Thread(
    parties=("nawl-livelihoods", "voice-of-the-bridge"),
    origin=Origin("event", on=-58, event="webinar-safe-phones"),
    meetings=(
        Meeting(
            by="voice-of-the-bridge",
            held=-37,
            people={"nawl-livelihoods": "Wafaa Dhiab", "voice-of-the-bridge": "Mays Tariq"},
            notes="كيف تُروى القصة دون وجوه؟ نلتقي مرة أخرى في ورشة النسيج.",
            language="ar",
        ),
        Meeting(by="nawl-livelihoods", planned=22, place="تكريت"),
    ),
    memoranda=(DECLINED,),
)

# A meeting was held; the areas that one wrote down wait for the other.
TALKING = Thread(
    parties=("adasa-integrity", "voice-of-the-bridge"),
    origin=Origin(
        "request",
        on=-80,
        message=words(ar="نتابع موازنات ثلاث محافظات ونبحث عن صحفيين يشرحونها للناس. هل نلتقي؟"),
        answered=-76,
    ),
    meetings=(
        Meeting(
            by="adasa-integrity",
            held=-9,
            people={"adasa-integrity": "Qusay Abdulameer", "voice-of-the-bridge": "Mays Tariq"},
            areas=(("budget-transparency", "عدسة تقرأ الموازنة، وصوت الجسر يرويها للناس."),),
            notes="نبدأ بموازنة واسط.",
            language="ar",
        ),
    ),
)

# Hidden in every list, shown to its partner inside their collaboration.
HIDDEN = Thread(
    parties=("safe-signal", "house-of-calm"),
    origin=Origin("staff", on=-190),
    meetings=(
        Meeting(
            by="safe-signal",
            held=-160,
            people={"safe-signal": "Dilan Yousif", "house-of-calm": "one person"},
            areas=(("digital-rights-and-safety", "A phone is checked before a woman comes to the house."),),
            confirmed=(("house-of-calm", -158),),
        ),
    ),
    promises=(Promise("safe-signal", "Check ten phones a month", made=-160, due=60),),
)

AGREED = Thread(
    parties=("chaw-election-watch", "manara-policy-research"),
    origin=Origin("event", event="cop-workshop-april-2021"),
    # Waits for the other party.
    joining=(
        Joining(
            "open-horizon",
            by="chaw-election-watch",
            message=words(en="Open Horizon can check our tables before we publish them."),
            proposed=-4,
        ),
    ),
    title=words(ckb="ئەوەی چاودێران بینییان، وەک داتا", en="What observers saw, read as data"),
    topics=("election-observation", "research-and-policy-analysis"),
    governorates=("SU", "AR", "DA"),
    shown=("chaw-election-watch", "manara-policy-research"),
    meetings=(
        Meeting(
            by="manara-policy-research",
            held=-64,
            people={
                "chaw-election-watch": "Rebin Hama Rashid",
                "manara-policy-research": "Huda Abbas Kadhim",
            },
            areas=(("election-observation", "Chaw has ten years of forms; Manara can analyze them."),),
            entry_points=(("election-observation", "Begin with the forms of one governorate."),),
            challenges="The oldest forms are on paper, and each year asked other questions.",
            confirmed=(("chaw-election-watch", -61),),
            shared=("chaw-election-watch", "manara-policy-research"),
        ),
        Meeting(by="chaw-election-watch", planned=12, place="سلێمانی"),
    ),
    promises=(
        Promise("chaw-election-watch", "فۆرمەکانی 2021 بنێرێت", made=-64, due=-30, done=-33, language="ckb"),
        Promise("manara-policy-research", "First tables", made=-64, due=20),
    ),
    memoranda=(DRAFTED,),
)

# Agreed three months ago, and nothing has happened since: it is cold.
AGREED_TOO = Thread(
    parties=("sahl-coalition", "open-horizon"),
    origin=Origin("event", event="regular-meeting-returns"),
    title=words(ar="من له صوت في السهل", en="Who has a voice in the plain"),
    topics=("rights-of-minorities-and-components", "monitoring-and-evaluation"),
    governorates=("NI",),
    meetings=(
        Meeting(
            by="open-horizon",
            held=-100,
            people={"sahl-coalition": "Maryam Behnam, Khalaf Murad", "open-horizon": "Ali Muhsin"},
            areas=(
                (
                    "rights-of-minorities-and-components",
                    "Sahl has the communities' trust; Open Horizon can count.",
                ),
            ),
            confirmed=(("sahl-coalition", -97),),
        ),
    ),
    promises=(Promise("open-horizon", "A questionnaire of one page", made=-100, due=10),),
    nudged=-8,
)

# Entered by one party; the other has not confirmed it yet.
SIGNING = Thread(
    parties=("palm-grove-youth", "badinan-youth"),
    origin=Origin("event", on=-31, event="regular-meeting-before-the-vote"),
    title=words(ar="شباب الرافدين", en="Youth of two rivers"),
    purpose=words(
        ar="تبادل نوادي المناظرة وألعاب البلديات بين كربلاء ودهوك.",
        en="Exchange of debate clubs and municipal games between Kerbala and Duhok.",
    ),
    topics=("youth-participation",),
    governorates=("KA", "DA"),
    shown=("palm-grove-youth",),
    meetings=(
        Meeting(
            by="badinan-youth",
            held=-24,
            people={"palm-grove-youth": "Sajjad Mahdi", "badinan-youth": "Berivan Sadiq Omar"},
            areas=(("youth-participation", "Debate clubs for one, a board game for the other."),),
            confirmed=(("palm-grove-youth", -23),),
        ),
    ),
    paper=Paper(
        title="مذكرة تفاهم بشأن تبادل مجموعات الشباب",
        language="ar",
        purpose="The parties exchange their methods and receive each other's groups once a year.",
        purpose_ar="يتبادل الطرفان أساليب العمل ويستضيف كل منهما مجموعات الآخر مرة في السنة.",
        promises=(("استضافة مجموعات الطرف الآخر", "yearly"),),
        starts=14,
        ends=379,
        renewal="agreement",
        topics=("youth-participation",),
        signed=(
            Signed("palm-grove-youth", "Sajjad Mahdi", "رئيس الجمعية", -7, -5),
            Signed("badinan-youth", "Berivan Sadiq Omar", "Coordinator", -7),
        ),
    ),
)

THREADS = [
    STORY_THREAD,
    INTRODUCED,
    JUST_INTRODUCED,
    TALKING,
    LOOKING,
    HIDDEN,
    AGREED,
    AGREED_TOO,
    SIGNING,
    ACTIVE,
    OF_THREE,
    PAUSED,
    CONCLUDED,
    WRITING,
    BEGINNING,
    ENDED_EARLY,
]

# Requests without a thread: (who asks, whom, origin). The first waits for Ahmed Jassam.
REQUESTS = [
    (
        "manara-policy-research",
        "al-noor",
        Origin(
            "request",
            on=-3,
            message=words(
                ar="نحلل بيانات التصويت في المحافظات ونود أن نفهم معكم ماذا تفعل الكوتا بأصوات النساء. هل "
                "يناسبكم لقاء قصير؟",
            ),
        ),
    ),
    (
        "step-together",
        "chaw-election-watch",
        Origin(
            "request",
            on=-45,
            message=words(ar="نود إضافة أسئلة عن سهولة الوصول إلى استمارة المراقبين."),
            answered=-41,
            answer="not_now",
        ),
    ),
    # Nobody has answered it for sixty days.
    (
        "furat-forum",
        "sahl-coalition",
        Origin(
            "request",
            on=-72,
            message=words(ar="نعمل على الشرطة المجتمعية في الأنبار ونود أن نسمع كيف تفعلون ذلك في نينوى."),
        ),
    ),
]

# What Search suggests, and has not come about: (two organizations, day, why, (who, day, answer) of each answer). The
# first waits for Zaid Hazim.
SUGGESTIONS = [
    (
        ("two-banks-legal-aid", "nawl-livelihoods"),
        -4,
        words(
            ar="تسأل نساء كثيرات في سوق نول عن الوثائق والإرث، وأنتم في ضفتين تعرفون الطريق إلى المحكمة.",
        ),
        (("nawl-livelihoods", -3, "yes"),),
    ),
    (
        ("badinan-youth", "step-together"),
        -25,
        words(en="Young volunteers, and questions of access that they have not asked yet."),
        (("step-together", -22, "yes"), ("badinan-youth", -21, "not_now")),
    ),
]

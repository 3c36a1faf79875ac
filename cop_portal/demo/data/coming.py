"""Events that are still to come on the day of loading; invented."""

from .shape import words
from .shape_events import Answered, Gathering, Part, Rounds

NEXT_WORKSHOP = Gathering(
    slug="cop-workshop-what-we-share",
    names=(
        "CoP workshop: what we can share",
        "ورشة عمل مجتمع الممارسة: ما يمكننا مشاركته",
        "وۆرکشۆپی کۆمەڵگەی پراکتیک: ئەوەی دەتوانین هاوبەشی بکەین",
    ),
    kind="workshop",
    starts=17,
    announced=-6,
    hours=(9, 14),
    mode="hybrid",
    place="Erbil",
    governorate="AR",
    languages=("ar", "ckb", "en"),
    capacity=60,
    online_link="https://meet.example/cop-workshop",
    description=words(
        en="Bring one thing you can share and one thing you want to learn. Half of the time is for talks of "
        "two.",
        ar="أحضروا شيئاً واحداً يمكنكم مشاركته وشيئاً واحداً تودون تعلّمه. نصف الوقت للقاءات الثنائية.",
        ckb="یەک شت کە دەتوانن هاوبەشی بکەن و یەک شت کە دەتانەوێت فێری ببن لەگەڵ خۆتان بهێنن. نیوەی کاتەکە "
        "بۆ گفتوگۆی دوو "
        "بە دووە.",
    ),
    parts=(
        Part(
            (
                "Welcome, and what came of the last workshop",
                "الترحيب، وما نتج عن الورشة السابقة",
                "بەخێرهاتن، و ئەوەی لە وۆرکشۆپی پێشووەوە هاتە کایەوە",
            ),
            hours=("9:00", "9:30"),
            # Who they are is written once, for readers of all languages: an acronym, or their own language.
            speakers=(("Suzan Aref", "WEO"), ("Ahmed Jassam", "مؤسسة النور")),
        ),
        Part(
            (
                "What we do, what we know, what we find hard",
                "ما نعمله وما نعرفه وما يصعب علينا",
                "چی دەکەین، چی دەزانین، چیمان بۆ قورسە",
            ),
            ("voter-education", "gender-quotas"),
            ("hamrin-women", "tishk", "marsa-foundation", "chaw-election-watch"),
            hours=("9:30", "10:30"),
            minutes=15,
        ),
        Part(
            ("Talks of two", "لقاءات ثنائية", "گفتوگۆی دوو بە دوو"),
            hours=("10:45", "12:30"),
        ),
        Part(
            ("What each of us takes home", "ما يأخذه كل منا معه", "ئەوەی هەر یەکێکمان لەگەڵ خۆی دەیباتەوە"),
            ("civil-society-strengthening",),
            hours=("13:15", "14:00"),
        ),
    ),
    answers=(
        Answered("weo", "yes", -5, ("Suzan Aref", "Lana Karim")),
        # What people need is written in the language of who writes it.
        Answered(
            "al-noor", "yes", -5, ("Ahmed Jassam", "Noor Hadi"), dietary_needs="شخص واحد لا يأكل اللحم."
        ),
        Answered("chaw-election-watch", "yes", -4),
        Answered("manara-policy-research", "yes", -4),
        Answered(
            "marsa-foundation", "yes", -4, ("Rasha Abdulhussein",), access_needs="قاعة يُدخل إليها دون درج."
        ),
        Answered("hamrin-women", "yes", -3, ("Intisar Mahdi",)),
        Answered(
            "tishk", "yes", -3, ("Shilan Faraj Qadir",), access_needs="شوێنێکی دانیشتن لە نزیک دەرگاکە."
        ),
        Answered("adasa-integrity", "yes", -3),
        Answered("voice-of-the-bridge", "yes", -2),
        Answered("open-horizon", "yes", -2),
        Answered("samawa-water", "yes", -2),
        Answered("nakhla-defenders", "yes", -2),
        Answered("badinan-youth", "yes", -1),
        Answered("step-together", "yes", -1),
        Answered("furat-forum", "maybe", -1),
        Answered("safe-signal", "maybe", -1),
        Answered("sahl-coalition", "no", -3),
        # It is hidden: nobody but Search and its own people learns of it.
        Answered("house-of-calm", "yes", -1),
    ),
    pairing=Rounds(rounds=5, minutes=15, pause=5, starts_at="10:45"),
)

NEXT_TRAINING = Gathering(
    slug="training-first-budget-report",
    names=(
        "Training: the first report to the donor",
        "تدريب: التقرير الأول إلى الجهة المانحة",
        "ڕاهێنان: یەکەم ڕاپۆرت بۆ بەخشەر",
    ),
    kind="training",
    starts=45,
    ends=46,
    announced=-3,
    hours=(9, 15),
    place="Baghdad",
    governorate="BG",
    languages=("ar",),
    description=words(
        en="Two days for finance staff of sub-grantees, by Open Horizon.",
        ar="يومان لمسؤولي المالية في المنظمات الحاصلة على منح فرعية، تقدمهما منظمة أفق مفتوح.",
    ),
    parts=(
        Part(
            ("From receipt to report", "من الوصل إلى التقرير", "لە پسوولەوە بۆ ڕاپۆرت"),
            ("financial-and-grant-management",),
            ("open-horizon",),
        ),
    ),
    capacity=25,
    answers=(
        Answered("open-horizon", "yes", -3),
        Answered("al-noor", "yes", -2, ("Noor Hadi",)),
        Answered("weo", "no", -2),
        Answered("hamrin-women", "yes", -1),
        Answered("samawa-water", "maybe", -1),
    ),
)

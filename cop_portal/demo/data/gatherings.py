"""Events. Real is the workshop of April 2021, and that WEO and Al Noor described their work at it."""

import datetime

from .coming import NEXT_TRAINING, NEXT_WORKSHOP
from .shape import words
from .shape_events import Came, Gathering, Part

WORKSHOP = Gathering(
    slug="cop-workshop-april-2021",
    names=("CoP workshop", "ورشة عمل مجتمع الممارسة", "وۆرکشۆپی کۆمەڵگەی پراکتیک"),
    kind="workshop",
    # Only the month is known.
    starts=datetime.date(2021, 4, 1),
    precision="month",
    announced=datetime.date(2021, 3, 1),
    languages=("ar", "ckb", "en"),
    description=words(
        en="Search hosted this workshop in Iraq to promote further collaboration between members of the "
        "Community of "
        "Practice. Members briefly described their programming, expertise and challenges.",
        ar="عقدت منظمة البحث عن أرضية مشتركة هذه الورشة داخل العراق لتعزيز التعاون بين أعضاء مجتمع "
        "الممارسة. عرض الأعضاء "
        "بإيجاز برامجهم وخبراتهم وما يواجهونه من تحديات.",
        ckb="Search ئەم وۆرکشۆپەی لە ناو عێراق ڕێکخست بۆ بەهێزکردنی هاوکاری لە نێوان ئەندامانی کۆمەڵگەی "
        "پراکتیک. ئەندامان بە "
        "کورتی باسی بەرنامە و شارەزایی و ئاڵنگارییەکانیان کرد.",
    ),
    parts=(
        Part(
            (
                "What we do, what we know, what we find hard",
                "ما نعمله وما نعرفه وما يصعب علينا",
                "چی دەکەین، چی دەزانین، چیمان بۆ قورسە",
            ),
            ("gender-quotas", "violence-against-women-in-elections"),
            ("weo", "al-noor"),
        ),
        Part(
            ("Entry points for collaboration", "مداخل للتعاون", "دەروازەکانی هاوکاری"),
            ("civil-society-strengthening",),
        ),
    ),
    came=(
        Came(
            "weo",
            people=(
                ("Suzan Aref", "woman", "suzan@weo.example"),
                ("Lana Karim", "woman", "colleague@weo.example"),
            ),
        ),
        Came("al-noor", people=(("Ahmed Jassam", "man", "ahmed@alnoor.example"),)),
        Came("chaw-election-watch", women=1, men=1),
        Came("manara-policy-research", women=2, men=1),
        Came("sahl-coalition", women=1, men=2),
        Came("open-horizon", women=1, men=1),
        Came("adasa-integrity", men=2),
    ),
)

QUIET_TRAINING = Gathering(
    slug="staff-care-training",
    names=("Looking after each other", "نعتني بعضنا ببعض", "ئاگامان لە یەکتر بێت"),
    kind="training",
    starts=-205,
    ends=-204,
    announced=-230,
    hours=(9, 15),
    place="Erbil",
    governorate="AR",
    languages=("ar", "ckb"),
    description=words(
        en="Two days for organizations whose staff hear hard stories. By invitation.",
        ar="يومان للمنظمات التي يسمع فريقها قصصاً صعبة. بدعوة فقط.",
        ckb="دوو ڕۆژ بۆ ئەو ڕێکخراوانەی ستافەکەیان گوێبیستی چیرۆکی قورس دەبن. تەنها بە بانگهێشت.",
    ),
    invited=("awat-families", "nakhla-defenders", "house-of-calm", "safe-signal", "badinan-youth"),
    parts=(
        Part(
            ("What stays with us", "ما يبقى معنا", "ئەوەی لەگەڵمان دەمێنێتەوە"),
            ("staff-care-and-security-management",),
        ),
    ),
    came=(
        Came("awat-families", women=2),
        Came("nakhla-defenders", men=1, women=1),
        Came("house-of-calm", women=2),
        Came("safe-signal", people=(("Hevi Nasir", "woman", "hevi@safesignal.example"),)),
        Came("badinan-youth", women=1, men=1),
    ),
)

SUMMER_MEETING = Gathering(
    slug="regular-meeting-returns",
    names=(
        "Regular meeting: coming home",
        "اجتماع دوري: العودة إلى الديار",
        "کۆبوونەوەی ئاسایی: گەڕانەوە بۆ ماڵ",
    ),
    kind="regular_meeting",
    starts=-152,
    announced=-175,
    hours=(10, 13),
    place="Mosul",
    governorate="NI",
    description=words(
        en="Who works with returnees, on papers, land and peace between neighbors.",
        ar="من يعمل مع العائدين: الوثائق، والأرض، والسلم بين الجيران.",
    ),
    parts=(
        Part(
            ("Papers first", "الوثائق أولاً", "سەرەتا بەڵگەنامە"),
            ("civil-documentation",),
            ("two-banks-legal-aid",),
        ),
    ),
    came=(
        Came("two-banks-legal-aid", people=(("Zaid Hazim", "man", "second@member.example"),)),
        Came("sahl-coalition", women=1, men=1),
        Came("nawl-livelihoods", women=2),
        Came("hamrin-women", women=2),
        Came("open-horizon", men=1),
        Came("awat-families", women=1),
    ),
)

AUTUMN_MEETING = Gathering(
    slug="regular-meeting-south",
    names=(
        "Regular meeting: the south speaks",
        "اجتماع دوري: الجنوب يتحدث",
        "کۆبوونەوەی ئاسایی: باشوور قسە دەکات",
    ),
    kind="regular_meeting",
    starts=-88,
    announced=-110,
    hours=(10, 14),
    place="Basra",
    governorate="BA",
    languages=("ar",),
    description=words(
        ar="أعضاء الجنوب والفرات الأوسط يعرضون عملهم في الماء والحكم المحلي ومشاركة النساء.",
        en="Members of the south and the Middle Euphrates show their work on water, local government and "
        "women's "
        "participation.",
    ),
    parts=(
        Part(
            ("From the neighborhood to the council", "من الحي إلى المجلس", "لە گەڕەکەوە بۆ ئەنجوومەن"),
            ("women-in-elected-office",),
            ("marsa-foundation",),
        ),
        Part(
            ("Water and quarrels", "الماء والخلاف", "ئاو و ناکۆکی"),
            ("environment-and-water-rights",),
            ("samawa-water",),
        ),
    ),
    came=(
        Came("marsa-foundation", people=(("Rasha Abdulhussein", "woman", "outsider@member.example"),)),
        Came("samawa-water", men=2),
        Came("palm-grove-youth", women=1, men=2),
        Came("step-together", women=1, men=1),
        Came("nakhla-defenders", men=1),
        Came("manara-policy-research", women=1),
    ),
)

WEBINAR = Gathering(
    slug="webinar-safe-phones",
    names=(
        "Webinar: a phone that tells nothing",
        "ندوة عبر الإنترنت: هاتف لا يبوح",
        "وێبینار: تەلەفۆنێک کە هیچ ناڵێت",
    ),
    kind="webinar",
    mode="online",
    starts=-58,
    announced=-70,
    hours=(11, 12),
    languages=("ar", "en"),
    description=words(
        en="Safe Signal shows in an hour what to change on a phone today.",
        ar="تعرض إشارة آمنة في ساعة ما ينبغي تغييره في الهاتف اليوم.",
    ),
    parts=(
        Part(
            ("Seven settings", "سبعة إعدادات", "حەوت ڕێکخستن"),
            ("digital-rights-and-safety",),
            ("safe-signal",),
        ),
    ),
    came=(
        Came("safe-signal", women=1),
        Came("voice-of-the-bridge", women=2, men=1),
        Came("weo", women=3),
        Came("nawl-livelihoods", women=1),
        Came("furat-forum", men=1),
    ),
)

LAST_MEETING = Gathering(
    slug="regular-meeting-before-the-vote",
    names=("Regular meeting: before the vote", "اجتماع دوري: قبل التصويت", "کۆبوونەوەی ئاسایی: پێش دەنگدان"),
    kind="regular_meeting",
    starts=-31,
    announced=-50,
    hours=(10, 14),
    place="Baghdad",
    governorate="BG",
    languages=("ar", "ckb", "en"),
    description=words(
        en="What each of us plans before the provincial elections, side by side on one wall, so that nobody "
        "plans it twice.",
        ar="ما يخطط له كل منا قبل انتخابات مجالس المحافظات، جنباً إلى جنب على جدار واحد، كي لا يُخطَّط "
        "للشيء مرتين.",
        ckb="ئەوەی هەر یەکێکمان پێش هەڵبژاردنی ئەنجوومەنی پارێزگاکان پلانی بۆ دادەنێت، لەتەنیشت یەک لەسەر "
        "یەک دیوار، بۆ ئەوەی "
        "کەس دووبارەی نەکاتەوە.",
    ),
    parts=(
        Part(
            ("One wall, all plans", "جدار واحد لكل الخطط", "یەک دیوار، هەموو پلانەکان"),
            ("election-observation", "voter-education"),
            ("chaw-election-watch",),
        ),
        Part(
            (
                "Who reads the budget of an election",
                "من يقرأ موازنة الانتخابات",
                "کێ بودجەی هەڵبژاردن دەخوێنێتەوە",
            ),
            ("budget-transparency",),
            ("adasa-integrity",),
        ),
    ),
    came=(
        Came("hamrin-women", people=(("Intisar Mahdi", "woman", "intisar@hamrin.example"),)),
        Came("tishk", people=(("Shilan Faraj Qadir", "woman", "shilan@tishk.example"),)),
        Came("chaw-election-watch", women=1, men=2),
        Came("adasa-integrity", women=1, men=1),
        Came("voice-of-the-bridge", women=1),
        Came("manara-policy-research", women=1, men=1),
        Came("step-together", women=1, men=1),
        Came("badinan-youth", women=1),
        Came("palm-grove-youth", men=2),
        Came("furat-forum", men=1),
        Came("weo", people=(("Suzan Aref", "woman", "suzan@weo.example"),)),
        Came("al-noor", people=(("Noor Hadi", "woman", "programs@alnoor.example"),)),
    ),
    notes=(
        # One has noted it and waits for the other; two have, and are introduced.
        ("palm-grove-youth", "adasa-integrity", "talk_on"),
        ("manara-policy-research", "voice-of-the-bridge", "met"),
        ("voice-of-the-bridge", "manara-policy-research", "talk_on"),
    ),
)

GATHERINGS = [
    WORKSHOP,
    QUIET_TRAINING,
    SUMMER_MEETING,
    AUTUMN_MEETING,
    WEBINAR,
    LAST_MEETING,
    NEXT_WORKSHOP,
    NEXT_TRAINING,
]

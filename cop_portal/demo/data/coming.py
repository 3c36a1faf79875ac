"""Events that are still to come on the day of loading; invented."""

from .shape import Gathering, Part, words

NEXT_MEETING = Gathering(
    slug="regular-meeting-what-we-share",
    names=(
        "Regular meeting: what we can share",
        "اجتماع دوري: ما يمكننا مشاركته",
        "کۆبوونەوەی ئاسایی: ئەوەی دەتوانین هاوبەشی بکەین",
    ),
    kind="regular_meeting",
    starts=17,
    announced=-6,
    hours=(10, 13),
    mode="hybrid",
    place="Erbil",
    governorate="AR",
    languages=("ar", "ckb", "en"),
    description=words(
        en="Bring one thing you can share and one thing you want to learn. Half of the time is for talks of "
        "two.",
        ar="أحضروا شيئاً واحداً يمكنكم مشاركته وشيئاً واحداً تودون تعلّمه. نصف الوقت للقاءات الثنائية.",
        ckb="یەک شت کە دەتوانن هاوبەشی بکەن و یەک شت کە دەتانەوێت فێری ببن لەگەڵ خۆتان بهێنن. نیوەی کاتەکە "
        "بۆ گفتوگۆی دوو "
        "بە دووە.",
    ),
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
)

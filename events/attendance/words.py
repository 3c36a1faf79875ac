"""Words of attendance lists in English, Arabic and Sorani, as they are compared (folded): sex, titles, positions,
places, kinds of bodies, and marks that say nothing of who came.

They tell what a field is and never who is meant; what none of them knows is a name or an organization's.
"""

from __future__ import annotations

from functools import lru_cache

from cop_portal.folding import fold
from members import reference_data


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """``text`` as words are compared here."""
    return fold(text).text


def folded_set(*texts: str) -> frozenset[str]:
    """The words of ``texts``, parted by bars, as they are compared."""
    return frozenset(folded(word) for text in texts for word in text.split("|"))


WOMAN = folded_set(
    "f|female|woman|w/f|girl|lady|ms|mrs|miss|mme|she|she/her",
    "أنثى|انثى|امرأة|مرأة|سيدة|السيدة|آنسة|الآنسة|إناث|نساء",
    "مێ|مێینە|ژن|ئافرەت|خاتوو|خاتوون|خانم",
) - {""}
MAN = folded_set(
    "m|male|man|boy|mr|mister|he|he/him",
    "ذكر|رجل|السيد|ذكور|رجال",
    "نێر|نێرینە|پیاو|کاک|بەڕێز",
) - {""}
# Before a name. They go into the sex and not into the name; others (Dr., Eng.) are a part of it.
COURTESY_WOMAN = folded_set("ms|mrs|miss|mme|madam", "السيدة|سيدة|الآنسة|آنسة|الست", "خاتوو|خاتوون|خانم")
COURTESY_MAN = folded_set("mr|mister", "السيد", "کاک|کاکە")
# Said to women and men alike, before a name.
COURTESY = folded_set("بەڕێز", "حضرة|الفاضلة|الفاضل")

TITLES = folded_set(
    "dr|doctor|prof|professor|eng|engr|engineer|adv|atty|sheikh|sheik|hajj|haji|hajji|sayyid|sr|jr"
    "|ii|iii|esq|phd|ph d"
    "|md|ma|m a|msc|m sc|ba|b a|bsc|mba|llm|llb|ret|hon|capt|col|gen|maj|judge|lawyer|fr|rev|imam",
    "د|دكتور|دكتورة|الدكتور|الدكتورة|أ|أ د|م|ا م د|م م|مهندس|مهندسة|المهندس|المهندسة|أستاذ|أستاذة"
    "|الأستاذ|الأستاذة|ست"
    "|الشيخ|الحاج|الحاجة|القاضي|القاضية|المحامي|المحامية|المحترم|المحترمة",
    "دکتۆر|پ د|م ی|ئەندازیار|مامۆستا|پرۆفیسۆر|پارێزەر|حاجی|شێخ|مەلا",
)

_HEADS = (
    "director|manager|coordinator|officer|assistant|associate|head|chief|chair|chairman|chairwoman"
    "|chairperson|president"
    "|vice|deputy|secretary|treasurer|accountant|consultant|advisor|adviser|specialist|trainer"
    "|facilitator|speaker"
    "|moderator|volunteer|intern|member|representative|rep|focal|founder|cofounder|lead|leader"
    "|supervisor|engineer"
    "|lawyer|attorney|journalist|teacher|lecturer|researcher|activist|translator|interpreter|driver"
    "|guard|photographer"
    "|organizer|analyst|administrator|admin|ceo|cfo|coo|participant|guest|observer|employee|student|mayor"
    "|ambassador|consul|mp|writer|programmer|developer|designer|nurse|doctor|social worker|worker"
    "|rapporteur|host",
    "مدير|مديرة|المدير|المديرة|منسق|منسقة|مسؤول|مسؤولة|مسوول|رئيس|رئيسة|نائب|نائبة|معاون|معاونة"
    "|مساعد|مساعدة|سكرتير"
    "|سكرتيرة|محاسب|محاسبة|مستشار|مستشارة|مدرب|مدربة|ميسر|ميسرة|متطوع|متطوعة|متدرب|متدربة|عضو|عضوة"
    "|ممثل|ممثلة|موظف|موظفة"
    "|باحث|باحثة|ناشط|ناشطة|صحفي|صحفية|إعلامي|إعلامية|محام|محامي|محامية|مترجم|مترجمة|سائق|مؤسس|مشرف|مشرفة"
    "|مشارك|مشاركة|ضيف|ضيفة|مراقب|مراقبة|مصور|مصورة|المنسق|المنسقة|مهندس|مهندسة|مدرس|استشاري"
    "|أخصائي|أخصائية|اخصائي|اخصائية|مبرمج",
    "بەڕێوەبەر|بەڕێوەبەری|بەڕێوبەر|ڕێکخەر|ڕێکخەری|هەماهەنگ|هەماهەنگکار|سەرۆک|سەرۆکی|جێگر|جێگری"
    "|یاریدەدەر|یاریدەدەری"
    "|بەرپرس|بەرپرسی|سکرتێر|ژمێریار|ڕاوێژکار|ڕاهێنەر|خۆبەخش|ئەندام|ئەندامی|نوێنەر|نوێنەری|کارمەند"
    "|فەرمانبەر|توێژەر"
    "|چالاکوان|میوان|ڕۆژنامەنووس|پارێزەر|وەرگێڕ|شۆفێر|دامەزرێنەر|سەرپەرشتیار|بەشداربوو|خوێندکار|ئەندازیار",
)
# The words that say what somebody does, and those that stand with them.
POSITION_HEADS = folded_set(*_HEADS) - folded_set("doctor|engineer|مهندس|مهندسة|ئەندازیار|host|lead|guard")
_POSITION_WORDS = (
    POSITION_HEADS
    | folded_set(*_HEADS)
    | folded_set(
        "program|programs|programme|programmes|project|projects|field|finance|financial|executive"
        "|general|senior|junior"
        "|media|communication|communications|legal|human|resources|hr|m e|monitoring|evaluation"
        "|meal|it|logistics"
        "|protection|gender|grants|grant|regional|country|national|local|team|board|of|the|for|and"
        "|office|technical"
        "|outreach|advocacy|training|education|youth|research|admin|administrative|managing|acting"
        "|point|community"
        "|social|public|relations|to|s|policy|security|operations|procurement|case",
        "عام|العام|تنفيذي|التنفيذي|التنفيذية|تنفيذية|برامج|البرامج|مشروع|المشروع|مشاريع|المشاريع"
        "|ميداني|ميدانية|مالي|مالية"
        "|المالية|إعلام|الإعلام|قانوني|قانونية|إدارة|الإدارة|مجلس|هيئة|الهيئة|الإدارية|الموارد"
        "|البشرية|المنظمة|قسم|مكتب"
        "|المكتب|فريق|الفريق|العلاقات|العامة|الرئيس|المدير|في|و",
        "گشتی|جێبەجێکار|جێبەجێکردن|بەرنامە|بەرنامەکان|پڕۆژە|پڕۆژەکان|پرۆژە|دارایی|یاسایی|میدیا"
        "|ڕاگەیاندن|کارگێڕی|بۆرد|و|ی"
        "|ڕێکخراو|ڕێکخراوەکە",
    )
)
# After the first of them Arabic and Sorani say of what: مدير البرامج.
_HEADS_BEFORE = folded_set(*_HEADS[1:])

ORGANIZATION_WORDS = folded_set(
    "organization|organisation|org|ngo|foundation|institution|association|society|center|centre"
    "|network|coalition"
    "|alliance|union|syndicate|federation|institute|university|college|school|ministry|council"
    "|company|directorate"
    "|department|commission|committee|hospital|media|radio|tv|channel|club|group|team|forum"
    "|initiative|movement|league"
    "|agency|embassy|consulate|mission|assembly|academy|trust|fund|house|office|court|parliament"
    "|bank|press|corp|ltd"
    "|inc|international|rights|observatory|campaign|platform|syndicates|chamber|clinic|cooperative"
    "|party|parties|watch"
    "|women|womens|youth|development|humanitarian|relief|democracy|peace|legal|aid|support",
    "منظمة|مؤسسة|جمعية|رابطة|مركز|شبكة|تحالف|ائتلاف|اتحاد|نقابة|معهد|جامعة|كلية|مدرسة|وزارة|مجلس"
    "|شركة|مديرية|دائرة"
    "|مفوضية|لجنة|مستشفى|إذاعة|راديو|قناة|نادي|مجموعة|فريق|منتدى|مبادرة|حركة|وكالة|سفارة|قنصلية"
    "|بعثة|تجمع|أكاديمية"
    "|صندوق|بيت|دار|مكتب|محكمة|برلمان|مرصد|حملة|منصة|هيئة|حزب|صوت|ملتقى|المنظمة|المؤسسة|الجمعية"
    "|المركز|الجامعة",
    "ڕێکخراو|ڕێکخراوی|دامەزراوە|دامەزراوەی|دەزگا|دەزگای|کۆمەڵە|کۆمەڵەی|سەنتەر|سەنتەری|ناوەند"
    "|ناوەندی|بنکە|بنکەی|تۆڕ|تۆڕی"
    "|هاوپەیمانی|هاوپەیمانیی|سەندیکا|سەندیکای|یەکێتی|یەکێتیی|پەیمانگا|پەیمانگای|زانکۆ|زانکۆی"
    "|وەزارەت|وەزارەتی|ئەنجوومەن"
    "|ئەنجومەنی|ئەنجوومەنی|کۆمپانیا|کۆمپانیای|بەڕێوەبەرایەتی|فەرمانگە|کۆمسیۆن|کۆمسیۆنی|لیژنە|لیژنەی"
    "|نەخۆشخانە|ڕادیۆ"
    "|ڕادیۆی|کەناڵ|کەناڵی|یانە|یانەی|گرووپ|گروپی|تیم|تیمی|کۆڕ|کۆڕی|دەستپێشخەری|بزووتنەوە|ماڵی|میدیای",
)

_TOWNS = (
    "baghdad|basra|basrah|mosul|erbil|arbil|hawler|sulaymaniyah|sulaimani|slemani|sulaymaniya|duhok"
    "|dohuk|kirkuk|najaf"
    "|karbala|kerbala|nasiriyah|amara|diwaniyah|hilla|hillah|babylon|ramadi|fallujah|falluja|tikrit"
    "|samarra|baqubah"
    "|baquba|kut|samawah|halabja|zakho|sinjar|tal afar|telafar|hawija|anbar|nineveh|ninawa|dhi qar"
    "|muthanna|qadisiyah"
    "|wasit|missan|salahaddin|iraq|kurdistan|kri|krg|ankawa|soran|rania|ranya|chamchamal|kalar|khanaqin",
    "بغداد|البصرة|بصرة|الموصل|موصل|أربيل|اربيل|السليمانية|دهوك|كركوك|النجف|كربلاء|الناصرية|العمارة"
    "|الديوانية|الحلة|بابل"
    "|الرمادي|الفلوجة|تكريت|سامراء|بعقوبة|الكوت|السماوة|حلبجة|زاخو|سنجار|تلعفر|الحويجة|العراق"
    "|كردستان|إقليم كردستان|واسط",
    "هەولێر|سلێمانی|دهۆک|کەرکووک|کەرکوک|هەڵەبجە|زاخۆ|سۆران|ڕانیە|چەمچەماڵ|کەلار|خانەقین|بەغدا|مووسڵ"
    "|شنگال|عێراق|کوردستان",
)


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Governorates and towns of Iraq."""
    rows = reference_data.rows("governorates")
    names = (row[f"name_{language}"] for row in rows for language in ("en", "ar", "ckb"))
    return folded_set(*_TOWNS, *names)


# Who is listed and did not come.
ABSENT = folded_set(
    "absent|absence|apologies|apology|apologized|apologised|sends apologies|sent apologies|excused|declined"
    "|cancelled|canceled|no show|noshow|not coming|not attending|did not come|did not attend|didn't come"
    "|didn't attend|not present|regrets|withdrew",
    "غائب|غائبة|الغائبون|الغائبين|غائبون|غياب|الغياب|متغيب|متغيبة|اعتذر|اعتذرت|معتذر|معتذرة|المعتذرون|المعتذرين"
    "|معتذرون|لم يحضر|لم تحضر|لم يحضروا|لن يحضر|لن تحضر",
    "نەهات|نەهاتوو|نەهاتووە|نەهاتووان|ئامادە نەبوو|ئامادەنەبوو|ئامادەنەبووان|غائیب",
)
# They stand in a cell and say nothing of who it is: signed, came, none, and what joins two others.
MARKS = (
    folded_set(
        "signed|signature|present|attended|absent|yes|no|ok|x|v|n/a|na|none|nil|tbd|and|cc|to|from|re"
        "|fwd|total|new|walk in|coming|attending|attended|confirmed"
        "|walkin|online|in person|via zoom|zoom|th|st|rd|nd|mobile|email|e mail|mailto|of whom|including|in which",
        "حاضر|حاضرة|حضر|حضرت|غائب|غائبة|نعم|لا|لا يوجد|بدون|توقيع|وقع|و|كذلك"
        "|أيضا|من|منهم|منهن|بينهم|من بينهم|إلى|المجموع|جديد",
        "ئامادە|ئامادەبوو|نەهات|بەڵێ|نەخێر|نییە|لەوانە|واژۆ|ئیمزا|لە|بۆ|کۆ|کۆی گشتی",
    )
    | ABSENT
    | {""}
)
# They speak of several people and name none: the team of WEO.
GROUPS = folded_set(
    "team|staff|participants|representatives|reps|delegation|delegates|members|people|attendees|colleagues"
    "|guests|names|list|our|from|of|the",
    "ممثلو|ممثلي|ممثلون|ممثلين|وفد|فريق|كادر|كوادر|موظفو|موظفي|أعضاء|مشاركو|مشاركي|مشاركون|المشاركون|المشاركين"
    "|مندوبو|منتسبو|من|أسماء",
    "نوێنەران|نوێنەرانی|تیم|تیمی|شاند|شاندی|وەفد|وەفدی|ستاف|ستافی|کارمەندان|کارمەندانی|ئەندامان|ئەندامانی"
    "|بەشداربووان|بەشداربووانی|لە|ناوی",
)
# Numbers as words.
NUMBER_WORDS = {
    folded(word): number
    for number, text in enumerate(
        (
            "one|واحد|واحدة|یەک",
            "two|اثنان|اثنين|اثنتان|اثنتين|دوو",
            "three|ثلاث|ثلاثة|سێ",
            "four|أربع|أربعة|چوار",
            "five|خمس|خمسة|پێنج",
            "six|ست|ستة|شەش",
            "seven|سبع|سبعة|حەوت",
            "eight|ثمان|ثماني|ثمانية|هەشت",
            "nine|تسع|تسعة|نۆ",
            "ten|عشر|عشرة|دە",
        ),
        start=1,
    )
    for word in text.split("|")
}
# They join a name and an organization.
FROM = folded_set(
    "of|from|at|with|the|by|for|representing", "من|في|عن|لدى|ممثلا|ممثلة|ممثلاً", "لە|ی|سەر بە|نوێنەری"
)
# At the beginning or the end of a text these make it more than a name: Ahmed Jassam came, suzan at.
SAID_OF_SOMEBODY = FROM | folded_set("came|attended|joined", "حضر|حضرت|جاء|جاءت", "هات|ئامادەبوو")


def says_more_at_an_end(text: str) -> bool:
    """Whether the first or the last word of a name is none of it: ``Ahmed Jassam came``, ``suzan at``."""
    words = folded(text).split()
    return len(words) > 1 and not SAID_OF_SOMEBODY.isdisjoint({words[0], words[-1]})


def is_group(text: str) -> bool:
    """Whether ``text`` speaks of several people and names none: ``team``, ``participants``, ``ممثلو``."""
    words = folded(text).split()
    return bool(words) and GROUPS.issuperset(words)


def is_position(text: str) -> bool:
    """Whether ``text`` says what somebody does and nothing else: ``Director``, ``مدير البرامج``."""
    words = folded(text).split()
    if not words:
        return False
    if words[0] in _HEADS_BEFORE and words[0] in POSITION_HEADS:
        return True
    return not POSITION_HEADS.isdisjoint(words) and all(word in _POSITION_WORDS for word in words)


def ends_as_position(text: str) -> bool:
    """Whether ``text`` may say what somebody does: its last word, or the first of several with "of", is such a word."""
    words = folded(text).split()
    return len(words) > 1 and (words[-1] in POSITION_HEADS or words[0] in POSITION_HEADS)


def has_organization_word(text: str) -> bool:
    """Whether a word of ``text`` says that it is a body and no person."""
    return not ORGANIZATION_WORDS.isdisjoint(folded(text).split())

"""What people call the governorates besides their names: other spellings, and their larger towns and districts.

By ISO 3166-2 code, then by language. A search for one of them finds who works in the governorate. Left out is what is
a common word too: القائم, الحديثة, دوکان.
"""

from cop_portal.folding import fold_words

OTHER_PLACE_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "IQ-AN": {
        "en": ("Anbar", "Ramadi", "Fallujah", "Haditha", "Heet", "Al-Qaim", "Rutba"),
        "ar": ("الرمادي", "الفلوجة", "هيت", "الرطبة"),
        "ckb": ("ڕەمادی", "فەلووجە", "هیت"),
    },
    "IQ-AR": {
        "en": (
            "Arbil",
            "Irbil",
            "Hawler",
            "Hewler",
            "Soran",
            "Koya",
            "Shaqlawa",
            "Makhmur",
            "Rawanduz",
            "Choman",
            "Ankawa",
        ),
        "ar": ("اربيل", "هولير", "سوران", "كويسنجق", "شقلاوة", "مخمور", "راوندوز", "عنكاوا"),
        "ckb": ("ئەربیل", "سۆران", "کۆیە", "شەقڵاوە", "مەخموور", "ڕەواندز", "چۆمان", "عەنکاوە"),
    },
    "IQ-BA": {
        "en": ("Basrah", "Zubair", "Umm Qasr", "Qurna"),
        "ar": ("بصرة", "الزبير", "أم قصر", "القرنة", "الفاو"),
        "ckb": ("بەسڕە",),
    },
    "IQ-BB": {
        "en": ("Babylon", "Hilla", "Musayyib"),
        "ar": ("الحلة", "المسيب"),
        "ckb": ("حیللە",),
    },
    "IQ-BG": {
        "en": ("Sadr City", "Abu Ghraib", "Mahmudiya"),
        "ar": ("مدينة الصدر", "أبو غريب", "المحمودية"),
        "ckb": ("بەغداد",),
    },
    "IQ-DA": {
        "en": ("Dohuk", "Dahuk", "Zakho", "Akre", "Amedi", "Sumel", "Bardarash"),
        "ar": ("زاخو", "عقرة", "العمادية", "سميل", "بردرش"),
        "ckb": ("زاخۆ", "ئاکرێ", "ئامێدی", "سێمێل", "بەردەڕەش"),
    },
    "IQ-DI": {
        "en": ("Baqubah", "Khanaqin", "Muqdadiyah", "Jalawla", "Mandali"),
        "ar": ("بعقوبة", "خانقين", "المقدادية", "جلولاء", "مندلي", "السعدية"),
        "ckb": ("بەعقووبە", "خانەقین", "جەلەولا", "مەندەلی"),
    },
    "IQ-DQ": {
        "en": ("Dhi Qar", "Nasiriyah", "Shatra", "Suq al-Shuyukh"),
        "ar": ("الناصرية", "الشطرة", "سوق الشيوخ"),
        "ckb": ("ناسریە",),
    },
    "IQ-HA": {
        "en": ("Helebce",),
        "ar": (),
        "ckb": (),
    },
    "IQ-KA": {
        "en": ("Karbala",),
        "ar": (),
        "ckb": (),
    },
    "IQ-KI": {
        "en": ("Kerkuk", "Hawija", "Daquq", "Dibis"),
        "ar": ("الحويجة", "داقوق"),
        "ckb": ("حەویجە", "داقوق", "دووبز"),
    },
    "IQ-MA": {
        "en": ("Missan", "Amarah"),
        "ar": ("العمارة",),
        "ckb": (),
    },
    "IQ-MU": {
        "en": ("Muthanna", "Samawah"),
        "ar": ("السماوة",),
        "ckb": (),
    },
    "IQ-NA": {
        "en": ("An-Najaf", "Kufa"),
        "ar": ("الكوفة",),
        "ckb": ("کووفە",),
    },
    "IQ-NI": {
        "en": (
            "Nineveh",
            "Mosul",
            "Sinjar",
            "Shingal",
            "Tal Afar",
            "Hamdaniya",
            "Qaraqosh",
            "Bashiqa",
            "Shekhan",
            "Tel Afar",
            "Tilkaif",
            "Bartella",
            "Zummar",
        ),
        "ar": (
            "الموصل",
            "سنجار",
            "تلعفر",
            "الحمدانية",
            "قره قوش",
            "بعشيقة",
            "الشيخان",
            "سهل نينوى",
            "تلكيف",
            "برطلة",
            "البعاج",
            "زمار",
        ),
        "ckb": ("مووسڵ", "شنگال", "شەنگال", "تەلەعفەر", "شێخان", "دەشتی نەینەوا", "تەلکێف", "بەرتەلە"),
    },
    "IQ-QA": {
        "en": ("Qadisiyah", "Diwaniyah"),
        "ar": ("الديوانية",),
        "ckb": ("دیوانیە",),
    },
    "IQ-SD": {
        "en": ("Saladin", "Tikrit", "Samarra", "Baiji", "Tuz Khurmatu", "Shirqat", "Dujail", "Amerli"),
        "ar": ("تكريت", "سامراء", "بيجي", "طوزخورماتو", "الشرقاط", "الدجيل", "آمرلي"),
        "ckb": ("تکریت", "سامەڕا", "دووزخورماتوو", "ئامرلی"),
    },
    "IQ-SU": {
        "en": (
            "Slemani",
            "Sulaimani",
            "Suleimaniya",
            "Kalar",
            "Rania",
            "Chamchamal",
            "Garmian",
            "Penjwen",
            "Qaladze",
            "Darbandikhan",
        ),
        "ar": ("كلار", "جمجمال", "كرميان", "بنجوين", "قلعة دزة", "دربندخان"),
        "ckb": ("سلەیمانی", "کەلار", "ڕانیە", "چەمچەماڵ", "گەرمیان", "پێنجوێن", "قەڵادزێ", "دەربەندیخان"),
    },
    "IQ-WA": {
        "en": ("Wasit", "Kut", "Suwaira", "Numaniya"),
        "ar": ("الكوت", "الصويرة", "النعمانية"),
        "ckb": ("کوت",),
    },
}

# Who asks for the region asks for each of its governorates.
_KURDISTAN_REGION = {
    "en": ("Kurdistan", "Kurdistan Region", "KRI"),
    "ar": ("كوردستان", "كردستان", "إقليم كردستان"),
    "ckb": ("کوردستان", "هەرێمی کوردستان"),
}
for _code in ("IQ-AR", "IQ-DA", "IQ-HA", "IQ-SU"):
    for _language, _names in _KURDISTAN_REGION.items():
        OTHER_PLACE_NAMES[_code][_language] += _names

# Words that are the name of a place by their stem alone, and of something else as they stand: the language.
NO_PLACES = frozenset(fold_words("سۆرانی"))

"""What people call the governorates besides their names: other spellings, and their larger towns and districts.

By ISO 3166-2 code, then by language. A search for one of them finds who works in the governorate.
"""

OTHER_PLACE_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "IQ-AN": {
        "en": ("Anbar", "Ramadi", "Fallujah", "Haditha"),
        "ar": ("الرمادي", "الفلوجة"),
        "ckb": ("ڕەمادی", "فەلووجە"),
    },
    "IQ-AR": {
        "en": ("Arbil", "Irbil", "Hawler", "Hewler", "Soran", "Koya", "Shaqlawa", "Makhmur"),
        "ar": ("اربيل", "هولير", "سوران", "كويسنجق", "شقلاوة"),
        "ckb": ("ئەربیل", "سۆران", "کۆیە", "شەقڵاوە", "مەخموور"),
    },
    "IQ-BA": {"en": ("Basrah", "Zubair"), "ar": ("بصرة", "الزبير"), "ckb": ("بەسڕە",)},
    "IQ-BB": {"en": ("Babylon", "Hilla"), "ar": ("الحلة",), "ckb": ("حیللە",)},
    "IQ-BG": {"en": ("Sadr City", "Abu Ghraib"), "ar": ("مدينة الصدر", "أبو غريب"), "ckb": ("بەغداد",)},
    "IQ-DA": {
        "en": ("Dohuk", "Dahuk", "Zakho", "Akre", "Amedi"),
        "ar": ("زاخو", "عقرة", "العمادية"),
        "ckb": ("زاخۆ", "ئاکرێ", "ئامێدی"),
    },
    "IQ-DI": {
        "en": ("Baqubah", "Khanaqin", "Muqdadiyah"),
        "ar": ("بعقوبة", "خانقين", "المقدادية"),
        "ckb": ("بەعقووبە", "خانەقین"),
    },
    "IQ-DQ": {"en": ("Dhi Qar", "Nasiriyah"), "ar": ("الناصرية",), "ckb": ("ناسریە",)},
    "IQ-HA": {"en": ("Helebce",), "ar": (), "ckb": ()},
    "IQ-KA": {"en": ("Karbala",), "ar": (), "ckb": ()},
    "IQ-KI": {"en": ("Kerkuk", "Hawija"), "ar": ("الحويجة",), "ckb": ("حەویجە",)},
    "IQ-MA": {"en": ("Missan", "Amarah"), "ar": ("العمارة",), "ckb": ()},
    "IQ-MU": {"en": ("Muthanna", "Samawah"), "ar": ("السماوة",), "ckb": ()},
    "IQ-NA": {"en": ("An-Najaf", "Kufa"), "ar": ("الكوفة",), "ckb": ("کووفە",)},
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
        ),
        "ar": ("الموصل", "سنجار", "تلعفر", "الحمدانية", "قره قوش", "بعشيقة", "الشيخان", "سهل نينوى"),
        "ckb": ("مووسڵ", "شنگال", "شەنگال", "تەلەعفەر", "شێخان", "دەشتی نەینەوا"),
    },
    "IQ-QA": {"en": ("Qadisiyah", "Diwaniyah"), "ar": ("الديوانية",), "ckb": ("دیوانیە",)},
    "IQ-SD": {
        "en": ("Saladin", "Tikrit", "Samarra", "Baiji", "Tuz Khurmatu"),
        "ar": ("تكريت", "سامراء", "بيجي", "طوزخورماتو"),
        "ckb": ("تکریت", "سامەڕا", "دووزخورماتوو"),
    },
    "IQ-SU": {
        "en": ("Slemani", "Sulaimani", "Suleimaniya", "Kalar", "Rania", "Chamchamal", "Garmian"),
        "ar": ("كلار", "جمجمال", "كرميان"),
        "ckb": ("سلەیمانی", "کەلار", "ڕانیە", "چەمچەماڵ", "گەرمیان"),
    },
    "IQ-WA": {"en": ("Wasit", "Kut"), "ar": ("الكوت",), "ckb": ("کوت",)},
}

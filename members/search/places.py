"""What people call the governorates besides their names: other spellings, and the city where the name is another.

By ISO 3166-2 code, then by language. A search for one of them finds who works in the governorate.
"""

OTHER_PLACE_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "IQ-AN": {"en": ("Anbar", "Ramadi", "Fallujah"), "ar": ("الرمادي", "الفلوجة"), "ckb": ("ڕەمادی",)},
    "IQ-AR": {"en": ("Arbil", "Irbil", "Hawler", "Hewler"), "ar": ("اربيل", "هولير"), "ckb": ("ئەربیل",)},
    "IQ-BA": {"en": ("Basrah",), "ar": ("بصرة",), "ckb": ("بەسڕە",)},
    "IQ-BB": {"en": ("Babylon", "Hilla"), "ar": ("الحلة",), "ckb": ("حیللە",)},
    "IQ-BG": {"en": (), "ar": (), "ckb": ("بەغداد",)},
    "IQ-DA": {"en": ("Dohuk", "Dahuk"), "ar": (), "ckb": ()},
    "IQ-DI": {"en": ("Baqubah", "Khanaqin"), "ar": ("بعقوبة", "خانقين"), "ckb": ("خانەقین",)},
    "IQ-DQ": {"en": ("Dhi Qar", "Nasiriyah"), "ar": ("الناصرية",), "ckb": ("ناسریە",)},
    "IQ-HA": {"en": ("Helebce",), "ar": (), "ckb": ()},
    "IQ-KA": {"en": ("Karbala",), "ar": (), "ckb": ()},
    "IQ-KI": {"en": ("Kerkuk",), "ar": (), "ckb": ()},
    "IQ-MA": {"en": ("Missan", "Amarah"), "ar": ("العمارة",), "ckb": ()},
    "IQ-MU": {"en": ("Muthanna", "Samawah"), "ar": ("السماوة",), "ckb": ()},
    "IQ-NA": {"en": ("An-Najaf",), "ar": (), "ckb": ()},
    "IQ-NI": {"en": ("Nineveh", "Mosul"), "ar": ("الموصل",), "ckb": ("مووسڵ",)},
    "IQ-QA": {"en": ("Qadisiyah", "Diwaniyah"), "ar": ("الديوانية",), "ckb": ("دیوانیە",)},
    "IQ-SD": {"en": ("Saladin", "Tikrit"), "ar": ("تكريت",), "ckb": ("تکریت",)},
    "IQ-SU": {"en": ("Slemani", "Sulaimani", "Suleimaniya"), "ar": (), "ckb": ("سلەیمانی",)},
    "IQ-WA": {"en": ("Wasit", "Kut"), "ar": ("الكوت",), "ckb": ("کوت",)},
}

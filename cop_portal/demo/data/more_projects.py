"""Further projects by slug, so that each state and each target group of the directory is there. All invented."""

from .shape import ByMachine, Work, words

MORE_PROJECTS: dict[str, tuple[Work, ...]] = {
    "weo": (
        Work(
            words(en="First Hundred Days", ar="المئة يوم الأولى", ckb="سەد ڕۆژی یەکەم"),
            words(
                en="A course and a circle of mentors for women who have just been elected.",
                ar="دورة وحلقة إرشاد للمنتخبات حديثاً.",
            ),
            -980,
            -430,
            ("women-in-elected-office",),
            ("AR", "KI"),
            ("women",),
            grant_number="DEMO-0019",
        ),
        Work(
            words(en="Her Second Term", ar="دورتها الثانية"),
            words(
                en="Elected women who stand again, and what keeps them from it.",
                # Word by word: "stand" has become standing on one's feet. Nobody has read it through.
                ar=ByMachine("النساء المنتخبات اللواتي يقفن مرة أخرى، وما الذي يمنعهن من ذلك."),
            ),
            45,
            500,
            ("women-in-elected-office", "violence-against-women-in-politics"),
            ("AR", "NI", "BG"),
            ("women", "candidates", "survivors"),
        ),
    ),
    "al-noor": (
        Work(
            words(ar="طابور هادئ", en="A Quiet Queue"),
            words(
                ar="تدريب مسؤولي مراكز الاقتراع والصحفيين على ملاحظة العنف الانتخابي قبل أن يقع.",
                en="Heads of polling stations and journalists learned to notice electoral violence before it happens.",
            ),
            -1150,
            -520,
            ("prevention-of-electoral-violence", "election-observation"),
            ("BG",),
            ("voters", "journalists"),
            grant_number="DEMO-0024",
        ),
    ),
    "tishk": (
        Work(
            words(ckb="دەرگای قوتابخانە"),
            words(ckb="کچان لە قوتابخانە دەمێننەوە: دانیشتن لەگەڵ دایکان و باوکان لە هەشت گوند."),
            -800,
            -300,
            ("early-and-forced-marriage",),
            ("HA",),
            ("girls", "children"),
        ),
    ),
    "badinan-youth": (
        Work(
            words(en="Tent Neighbors", ckb="دراوسێی خێوەت"),
            words(en="Young people of camps and of the towns beside them plan a summer together."),
            30,
            300,
            ("displacement-and-host-communities", "youth-participation"),
            ("DA",),
            ("refugees", "host", "youth"),
        ),
    ),
    "voice-of-the-bridge": (
        Work(
            words(ar="غرفة المراسلين", en="The Reporters' Room"),
            words(ar="مراسلون من ثلاث محافظات يراجعون أخبار بعضهم قبل النشر."),
            -100,
            250,
            ("independent-media", "media-literacy-and-disinformation"),
            ("BG", "AN", "BB"),
            ("journalists",),
            donor="",
        ),
    ),
    "furat-forum": (
        Work(
            words(ar="طاولة واحدة", en="One Table"),
            words(ar="جلسات شهرية بين العائدين وجيرانهم وشرطة الحي."),
            -70,
            180,
            ("social-cohesion", "security-sector-and-community-policing"),
            ("AN",),
            ("returnees", "host"),
        ),
    ),
    "nakhla-defenders": (
        Work(
            words(ar="ظل النخلة"),
            words(ar="أماكن مؤقتة لمن يحتاج إلى الابتعاد أسبوعاً."),
            60,
            420,
            ("protection-of-human-rights-defenders",),
            ("DQ", "BA"),
            ("defenders", "journalists"),
        ),
    ),
}

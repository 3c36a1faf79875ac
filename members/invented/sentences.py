"""Sentences of missions, offers, needs and projects, each in English, Arabic and Sorani.

``{place}`` is a governorate, ``{spot}`` a smaller place in it. The words of a search whose number of hits is known
stand in the last part, and nowhere else.
"""

MISSIONS = (
    (
        "We accompany women who stand for election in {place}, from the list to the count.",
        "نرافق النساء المرشحات للانتخابات في {place} من القائمة حتى عدّ الأصوات.",
        "ئێمە لەگەڵ ئەو ژنانەین کە لە {place} خۆیان بۆ هەڵبژاردن دەپاڵێون، لە لیستەوە تا ژماردنی دەنگ.",
    ),
    (
        "Our lawyers sit in {spot} two days a week and take every case without a fee.",
        "يجلس محامونا في {spot} يومين في الأسبوع ويتولون كل قضية دون أجر.",
        "پارێزەرانمان هەفتەی دوو ڕۆژ لە {spot} دادەنیشن و هەموو دۆسیەیەک بەبێ کرێ وەردەگرن.",
    ),
    (
        "We bring young people and the council of {place} to one table.",
        "نجمع الشباب ومجلس {place} حول طاولة واحدة.",
        "گەنجان و ئەنجومەنی {place} لە دەوری یەک مێز کۆدەکەینەوە.",
    ),
    (
        "Families that came back to {spot} find with us papers, advice and a neighbor.",
        "تجد العائلات العائدة إلى {spot} عندنا الأوراق والمشورة والجار.",
        "ئەو خێزانانەی گەڕاونەتەوە بۆ {spot} لای ئێمە بەڵگەنامە و ڕاوێژ و دراوسێ دەدۆزنەوە.",
    ),
    (
        "We watch how public money is spent in {place} and say it in plain words.",
        "نتابع كيف يُنفق المال العام في {place} ونقول ذلك بكلمات بسيطة.",
        "چاودێری دەکەین پارەی گشتی لە {place} چۆن خەرج دەکرێت و بە زمانێکی سادە دەیڵێین.",
    ),
    (
        "A school for reporters: every story from {spot} is checked twice before it appears.",
        "مدرسة للمراسلين: كل خبر من {spot} يُدقق مرتين قبل نشره.",
        "قوتابخانەیەک بۆ پەیامنێران: هەر هەواڵێک لە {spot} پێش بڵاوکردنەوە دوو جار دەپشکنرێت.",
    ),
    (
        "Our volunteers mediate between tribes and offices where roads, water and land are disputed.",
        "يتوسط متطوعونا بين العشائر والدوائر حيث يُتنازع على الطرق والماء والأرض.",
        "خۆبەخشەکانمان لە نێوان عەشیرەتەکان و فەرمانگەکاندا ناوبژیوانی دەکەن لەسەر ڕێگا و ئاو و زەوی.",
    ),
    (
        "We train observers for every polling station of {place} and publish what they saw.",
        "ندرّب مراقبين لكل مركز اقتراع في {place} وننشر ما رأوه.",
        "چاودێران بۆ هەموو بنکەیەکی دەنگدانی {place} ڕادەهێنین و ئەوەی بینیویانە بڵاویدەکەینەوە.",
    ),
    (
        "Persons with disabilities lead this organization, and every building in {spot} is measured by them.",
        "يقود هذه المنظمة أشخاص ذوو إعاقة، وهم يقيسون كل مبنى في {spot}.",
        "کەسانی خاوەن پێداویستیی تایبەت ئەم ڕێکخراوە بەڕێوەدەبەن و هەموو باڵەخانەیەکی {spot} ئەوان دەیپێون.",
    ),
    (
        "We listen to survivors in {spot}, keep their secret, and go with them to court if they wish.",
        "نصغي إلى الناجيات في {spot} ونحفظ سرهن ونذهب معهن إلى المحكمة إن أردن.",
        "گوێ لە ڕزگاربووان دەگرین لە {spot}، نهێنییان دەپارێزین و ئەگەر بیانەوێت لەگەڵیان دەچینە دادگا.",
    ),
    (
        "A library, a football field and a debate on Thursdays keep the quarter together.",
        "مكتبة وملعب كرة ومناظرة كل خميس تُبقي الحي متماسكاً.",
        "کتێبخانەیەک و یاریگایەک و گفتوگۆی پێنجشەممان گەڕەکەکە پێکەوە دەهێڵنەوە.",
    ),
    (
        "Our surveys ask ten thousand households in {place} what they expect of those they vote for.",
        "تسأل استبياناتنا عشرة آلاف أسرة في {place} عمّا تنتظره ممن تنتخبهم.",
        "ڕاپرسییەکانمان لە دە هەزار خێزانی {place} دەپرسن چی لەو کەسانە چاوەڕێ دەکەن کە دەنگیان پێ دەدەن.",
    ),
    (
        "We document what happened in {spot}, so that nobody can say later that it did not.",
        "نوثّق ما جرى في {spot} كي لا يقول أحد لاحقاً إنه لم يحدث.",
        "ئەوەی لە {spot} ڕوویدا تۆماری دەکەین، تا کەس دواتر نەڵێت ڕووینەداوە.",
    ),
    (
        "Small loans and a course in bookkeeping: two hundred shops in {place} began with us.",
        "قروض صغيرة ودورة في مسك الدفاتر: مئتا محل في {place} بدأت معنا.",
        "قەرزی بچووک و خولێکی ژمێریاری: دوو سەد دوکان لە {place} لەگەڵ ئێمە دەستیان پێکرد.",
    ),
    (
        "We read draft laws before they are passed and tell members of parliament what they would do.",
        "نقرأ مشاريع القوانين قبل إقرارها ونخبر النواب بما ستفعله.",
        "پڕۆژەیاساکان پێش پەسەندکردنیان دەخوێنینەوە و بە پەرلەمانتاران دەڵێین چی دەگۆڕن.",
    ),
    (
        "Teachers from {spot} built this organization to keep girls in school until the last year.",
        "أسس هذه المنظمة معلمون من {spot} كي تبقى الفتيات في المدرسة حتى السنة الأخيرة.",
        "مامۆستایانی {spot} ئەم ڕێکخراوەیان دامەزراند تا کچان تا ساڵی کۆتایی لە قوتابخانە بمێننەوە.",
    ),
)

SHARES = (
    ("A two-day course with exercises.", "دورة من يومين مع تمارين.", "خولێکی دوو ڕۆژە لەگەڵ ڕاهێنان."),
    ("A handbook, and our mistakes.", "دليل عملي، وأخطاؤنا.", "ڕێبەرێک، لەگەڵ هەڵەکانمان."),
    ("Trainers who travel.", "مدربون يسافرون إليكم.", "ڕاهێنەرانێک کە گەشت دەکەن."),
    ("Templates of contracts and forms.", "نماذج عقود واستمارات.", "نموونەی گرێبەست و فۆڕم."),
    ("A week in our office as a guest.", "أسبوع ضيافة في مكتبنا.", "هەفتەیەک میوانداری لە نووسینگەکەمان."),
    (
        "Data of four years, by district.",
        "بيانات أربع سنوات بحسب القضاء.",
        "داتای چوار ساڵ بەپێی قەزا.",
    ),
    ("Advice by telephone.", "مشورة بالهاتف.", "ڕاوێژ بە تەلەفۆن."),
    (
        "A film of ten minutes that opens every discussion.",
        "فيلم من عشر دقائق يفتتح كل نقاش.",
        "فیلمێکی دە خولەکی کە هەموو گفتوگۆیەک دەکاتەوە.",
    ),
)

QUESTIONS = (
    (
        "Who has done this with elders who did not want it at first?",
        "من قام بذلك مع شيوخ لم يريدوه في البداية؟",
        "کێ ئەمەی لەگەڵ ڕیشسپییانێک کردووە کە سەرەتا نەیاندەویست؟",
    ),
    (
        "How do you keep volunteers after the first year?",
        "كيف تحتفظون بالمتطوعين بعد السنة الأولى؟",
        "چۆن خۆبەخشەکان دوای ساڵی یەکەم دەهێڵنەوە؟",
    ),
    (
        "Where did you find a trainer who speaks Sorani?",
        "أين وجدتم مدرباً يتكلم السورانية؟",
        "لە کوێ ڕاهێنەرێکی سۆرانیزانتان دۆزییەوە؟",
    ),
    ("What does it cost, honestly?", "كم يكلف ذلك بصراحة؟", "بە ڕاستی چەندی تێدەچێت؟"),
    (
        "Which office in {place} signs, and how long does it take?",
        "أي دائرة في {place} توقّع، وكم يستغرق ذلك؟",
        "کام فەرمانگە لە {place} واژۆ دەکات و چەندی پێدەچێت؟",
    ),
    (
        "We have the people and no method. Who has one?",
        "لدينا الناس وليس لدينا منهج. من لديه؟",
        "خەڵکمان هەیە و میتۆدمان نییە. کێ هەیەتی؟",
    ),
    ("How do you measure that it helped?", "كيف تقيسون أنه أفاد؟", "چۆن دەپێون کە سوودی هەبووە؟"),
    (
        "Can we see one of your agreements?",
        "هل يمكننا أن نرى إحدى اتفاقياتكم؟",
        "دەتوانین یەکێک لە ڕێککەوتنەکانتان ببینین؟",
    ),
)

TITLES = (
    ("Voices of {spot}", "أصوات {spot}", "دەنگەکانی {spot}"),
    ("One table", "طاولة واحدة", "یەک مێز"),
    ("Her seat", "مقعدها", "کورسییەکەی ئەو"),
    ("Papers for {spot}", "أوراق لأجل {spot}", "بەڵگەنامە بۆ {spot}"),
    ("The open council", "المجلس المفتوح", "ئەنجومەنی کراوە"),
    ("Before the count", "قبل العد", "پێش ژماردن"),
    ("Way back to {spot}", "الطريق إلى {spot}", "ڕێگای گەڕانەوە بۆ {spot}"),
    ("Checked twice", "مدقق مرتين", "دوو جار پشکنراو"),
)

SUMMARIES = (
    (
        "Twelve trainings and a closing conference with those who decide.",
        "اثنتا عشرة دورة ومؤتمر ختامي مع أصحاب القرار.",
        "دوازدە خول و کۆنفرانسێکی کۆتایی لەگەڵ بڕیاربەدەستان.",
    ),
    (
        "A team of six visits {spot} every week and writes down what is missing.",
        "فريق من ستة يزور {spot} كل أسبوع ويدوّن ما ينقص.",
        "تیمێکی شەش کەسی هەموو هەفتەیەک سەردانی {spot} دەکات و ئەوەی کەمە دەینووسێت.",
    ),
    (
        "Four hundred people tell their own story; a book and an exhibition follow.",
        "أربعمئة شخص يروون قصتهم، ثم كتاب ومعرض.",
        "چوار سەد کەس چیرۆکی خۆیان دەگێڕنەوە، پاشان کتێب و پێشانگا.",
    ),
    (
        "Committees follow the budget of {place} from the plan to the pavement.",
        "لجان تتابع موازنة {place} من الخطة إلى الرصيف.",
        "لیژنەکان بودجەی {place} لە پلانەوە تا شۆستە بەدواداچوون دەکەن.",
    ),
)

# What a search finds in a known part of the organizations.
RARE_WORD = "beekeeping"
COMMON_WORD = "villages"
ARABIC_WORD = "الأرامل"

RARE = (
    "Beekeeping gives its members an income of their own.",
    "تربية النحل دخل لعضواتها.",
    "هەنگداری داهاتی ئەندامانێتی.",
)
COMMON = (
    "We work in villages that no bus reaches.",
    "نعمل في أماكن لا تصلها حافلة.",
    "لە شوێنانێک کار دەکەین کە هیچ پاسێک ناگاتێ.",
)
ARABIC = (
    "We stand by those who lost a husband.",
    "نقف مع الأرامل.",
    "پشتیوانی ئەوانەین کە هاوسەریان لەدەستداوە.",
)

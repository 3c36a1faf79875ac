"""Memoranda in every state but those of the story, all invented: drafted, with the parties, declined, and what came
after the signatures."""

from .shape import words
from .shape_memoranda import Memorandum, Pledge, Remarks, Round, Signed, Text

# Being written, by both.
DRAFTED = Memorandum(
    text=Text(
        title=words(
            ckb="یاداشتی لێکتێگەیشتن لەبارەی ئەوەی چاودێران بینییان",
            en="Memorandum of Understanding on what observers saw",
        ),
        purpose=words(
            ckb="فۆرمەکانی چاودێرانی هەڵبژاردن دەکەینە داتا، پێکەوە دەیانخوێنینەوە، و ئەوەی فێری دەبین بڵاو دەکەینەوە.",
            en="We turn the forms of election observers into data, read them together, and publish what we learn.",
        ),
        by="chaw-election-watch",
        begun=-11,
        pledges=(
            Pledge(
                words(ckb="فۆرمەکانی پارێزگایەک بە داتا بکات", en="Enter the forms of one governorate"),
                by="chaw-election-watch",
                due=75,
            ),
            Pledge(
                words(ckb="خشتەکان هەموو سێ مانگ جارێک پێشان بدات", en="Show the tables every three months"),
                by="manara-policy-research",
                rhythm="quarterly",
            ),
        ),
        ends=395,
        renewal="agreement",
    ),
    starts=30,
    topics=("election-observation", "research-and-policy-analysis"),
)

# Returned once with remarks; the new text waits for the other party.
WITH_THE_PARTIES = Memorandum(
    text=Text(
        title=words(
            ar="مذكرة تفاهم بشأن قاعات حوار يدخلها الجميع",
            ckb="یاداشتی لێکتێگەیشتن لەبارەی هۆڵی گفتوگۆ کە هەمووان بتوانن بێنە ناوی",
        ),
        purpose=words(
            ar="نجعل قاعات الحوار في متناول الأشخاص ذوي الإعاقة، ونسأل عن ذلك في كل لقاء.",
            ckb="هۆڵەکانی گفتوگۆ وا لێ دەکەین کە کەسانی خاوەن پێداویستی تایبەت بتوانن بێنە ناوی.",
        ),
        by="step-together",
        begun=-20,
        pledges=(
            Pledge(
                words(ar="فحص خمس قاعات وكتابة ما ينقصها", ckb="پشکنینی پێنج هۆڵ و نووسینی کەموکوڕییەکانیان"),
                by="step-together",
                due=60,
            ),
            Pledge(
                words(
                    ar="دعوة شخصين من ذوي الإعاقة إلى كل حوار",
                    ckb="بانگهێشتکردنی دوو کەسی خاوەن پێداویستی تایبەت بۆ هەر گفتوگۆیەک",
                ),
                by="shinrwe-dialogue-center",
                rhythm="quarterly",
            ),
        ),
        ends=386,
        rounds=(
            Round(
                by="step-together",
                put=-15,
                returned=Remarks(
                    by="shinrwe-dialogue-center",
                    text="تکایە با مانگی یەکەم تەنها یەک هۆڵ بێت، ئینجا ئەوانی تر.",
                    on=-12,
                    language="ckb",
                ),
                rewritten=(
                    "step-together",
                    words(
                        ar="نجعل قاعات الحوار في متناول الأشخاص ذوي الإعاقة، ونسأل عن ذلك في كل لقاء. نبدأ بقاعة "
                        "واحدة في الشهر الأول.",
                        ckb="هۆڵەکانی گفتوگۆ وا لێ دەکەین کە کەسانی خاوەن پێداویستی تایبەت بتوانن بێنە ناوی. لە "
                        "مانگی یەکەمدا بە یەک هۆڵ دەست پێ دەکەین.",
                    ),
                    -8,
                ),
            ),
            Round(by="step-together", put=-5),
        ),
    ),
    starts=21,
    topics=("rights-of-persons-with-disabilities", "dialogue-and-mediation"),
    has_witness=True,
)

# Declined: they go on talking.
DECLINED = Memorandum(
    text=Text(
        title=words(ar="مذكرة تفاهم بشأن قصص من ورش النسيج"),
        purpose=words(ar="نروي معاً قصص النساء في ورش النسيج دون أن يُعرف أحد من القصة."),
        by="voice-of-the-bridge",
        begun=-30,
        pledges=(Pledge(words(ar="نشر قصة كل شهر"), by="voice-of-the-bridge", rhythm="monthly"),),
        ends=400,
        rounds=(Round(by="voice-of-the-bridge", put=-26),),
        declined=Remarks(
            by="nawl-livelihoods",
            text="نريد أن نجرّب قصة واحدة أولاً، ثم نكتب مذكرة. نلتقي في الورشة.",
            on=-19,
            language="ar",
        ),
    ),
    starts=-10,
    topics=("independent-media",),
)

# All have signed; its first day is still to come.
TO_BEGIN = Memorandum(
    text=Text(
        title=words(
            ar="مذكرة تفاهم بشأن الشباب في لجان المياه",
            en="Memorandum of Understanding on young people in water committees",
        ),
        purpose=words(
            ar="نهيئ شباناً وشابات من المثنى وكربلاء لعضوية لجان المياه في قراهم.",
            en="We prepare young women and men from Al-Muthanna and Kerbala to sit on the water committees of their "
            "villages.",
        ),
        by="samawa-water",
        begun=-40,
        pledges=(
            Pledge(
                words(ar="تدريب عشرين شاباً وشابة", en="Train twenty young women and men"),
                by="palm-grove-youth",
                due=120,
            ),
            Pledge(words(ar="زيارة قناة كل شهر", en="Visit a canal every month"), rhythm="monthly"),
        ),
        ends=376,
        rounds=(Round(by="samawa-water", put=-33, agreed=(("palm-grove-youth", -30),)),),
        signed=(
            Signed("samawa-water", "Jasim Hadi Obaid", "رئيس الجمعية", -24, -23),
            Signed("palm-grove-youth", "Sajjad Mahdi", "رئيس الجمعية", -22, -20),
        ),
    ),
    starts=11,
    topics=("youth-participation", "environment-and-water-rights"),
)

# It has run out.
EXPIRED = Memorandum(
    text=Text(
        title=words(en="Memorandum of Understanding on reading three provincial budgets"),
        purpose=words(en="One method to read a provincial budget, tried in three governorates."),
        by="manara-policy-research",
        begun=-304,
        pledges=(
            Pledge(
                words(en="One page for each governorate"),
                by="manara-policy-research",
                due=-140,
                joint=(0,),
            ),
        ),
        ends=-78,
        rounds=(Round(by="manara-policy-research", put=-300, agreed=(("adasa-integrity", -298),)),),
        signed=(
            Signed("manara-policy-research", "Huda Abbas Kadhim", "Head of research", -292, -291),
            Signed("adasa-integrity", "Qusay Abdulameer", "Director of the center", -290, -289),
        ),
    ),
    starts=-285,
    topics=("budget-transparency",),
)

# A party ended it before its time.
TERMINATED = Memorandum(
    text=Text(
        title=words(ar="مذكرة تفاهم بشأن برنامج إذاعي عن الناخبات"),
        purpose=words(ar="نعدّ معاً برنامجاً إذاعياً يجيب عن أسئلة النساء قبل يوم الاقتراع."),
        by="hamrin-women",
        begun=-210,
        pledges=(Pledge(words(ar="حلقة كل ثلاثة أشهر"), by="voice-of-the-bridge", rhythm="quarterly"),),
        ends=180,
        rounds=(Round(by="hamrin-women", put=-205, agreed=(("voice-of-the-bridge", -203),)),),
        signed=(
            Signed("voice-of-the-bridge", "Mays Tariq", "رئيسة التحرير", -199, -198),
            Signed("hamrin-women", "Intisar Mahdi", "رئيسة الجمعية", -197, -196),
        ),
    ),
    starts=-190,
    topics=("women-voters-and-turnout", "independent-media"),
    ended=(
        Remarks(
            by="voice-of-the-bridge",
            text="أوقفت الإذاعة البرنامج. نبحث عن مكان آخر له، ثم نكتب مذكرة جديدة.",
            on=-52,
            language="ar",
        ),
        -22,
    ),
)

# The first was renewed before it ran out, by one that is in force.
MEASURING = Memorandum(
    text=Text(
        title=words(
            en="Memorandum of Understanding on measuring community safety",
            ar="مذكرة تفاهم بشأن قياس السلامة المجتمعية",
        ),
        purpose=words(
            en="We develop indicators together, try them in three towns and publish what we learn.",
            ar="نضع مؤشرات معاً ونجرّبها في ثلاث مدن وننشر ما نتعلمه.",
        ),
        by="open-horizon",
        begun=-360,
        pledges=(
            Pledge(
                words(en="Train two people in each town", ar="تدريب شخصين في كل مدينة"),
                by="open-horizon",
                due=-180,
                joint=(0,),
            ),
        ),
        ends=40,
        renewal="agreement",
        rounds=(Round(by="open-horizon", put=-350, agreed=(("furat-forum", -346),)),),
        signed=(
            Signed("open-horizon", "Ingrid Solheim", "Country director", -340, -338),
            Signed("furat-forum", "Thamer Rafi", "Coordinator", -339, -336),
        ),
    ),
    starts=-330,
    topics=("monitoring-and-evaluation", "security-sector-and-community-policing"),
)

MEASURING_ON = Memorandum(
    text=Text(
        title=words(
            en="Memorandum of Understanding on measuring community safety, second year",
            ar="مذكرة تفاهم بشأن قياس السلامة المجتمعية، السنة الثانية",
        ),
        purpose=words(
            en="We go on measuring in the three towns, add two more, and hand the method to the councils.",
            ar="نواصل القياس في المدن الثلاث ونضيف مدينتين، ونسلّم الطريقة إلى المجالس.",
        ),
        by="furat-forum",
        begun=-62,
        pledges=(
            Pledge(
                words(en="Publish the figures every six months", ar="نشر الأرقام كل ستة أشهر"),
                rhythm="half_yearly",
            ),
            Pledge(
                words(en="Hand the kit to two councils", ar="تسليم الدليل إلى مجلسين"),
                by="furat-forum",
                due=-6,
            ),
        ),
        ends=435,
        renewal="agreement",
        rounds=(Round(by="furat-forum", put=-55, agreed=(("open-horizon", -52),)),),
        signed=(
            Signed("furat-forum", "Thamer Rafi", "Coordinator", -47, -46),
            Signed("open-horizon", "Ingrid Solheim", "Country director", -45, -44),
        ),
    ),
    starts=-40,
    topics=("monitoring-and-evaluation", "security-sector-and-community-policing"),
    renews_last=True,
)

"""Invented organizations of the Kurdistan Region and Kirkuk."""

import datetime

from .shape import ByMachine, Member, Offer, Someone, Want, Work, words

CHAW = Member(
    slug="chaw-election-watch",
    names=("Chaw Election Watch", "شبكة جاو لمراقبة الانتخابات", "تۆڕی چاو بۆ چاودێریی هەڵبژاردن"),
    acronym="CEW",
    short=("Chaw", "جاو", "چاو"),
    kind="coalition",
    grant_role="prime",
    governorates=("SU", "AR", "DA", "HA", "KI"),
    languages=("ckb", "ar", "en"),
    member_since=datetime.date(2019, 9, 10),
    registrations=(("kurdistan", "DEMO-K-1107", -1500, 260),),
    confirmed=-12,
    email="info@chaw.example",
    mission=words(
        ckb="تۆڕێکین لە یازدە ڕێکخراو کە پێکەوە چاودێریی هەڵبژاردن دەکەین، لە تۆمارکردنی دەنگدەرانەوە تا "
        "ڕاگەیاندنی "
        "ئەنجام، و ئەوەی دەیبینین بە ئاشکرا دەیڵێین.",
        en="We are a network of eleven organizations that observe elections together, from the register of "
        "voters to "
        "the results, and say openly what we see.",
        ar="نحن شبكة من إحدى عشرة منظمة نراقب الانتخابات معاً، من سجل الناخبين حتى إعلان النتائج، ونعلن ما "
        "نراه.",
    ),
    people=(
        Someone(
            "rebin@chaw.example", "Rebin Hama Rashid", "هەماهەنگکاری تۆڕ", "ckb", phone="+964 770 000 0301"
        ),
    ),
    offers=(
        Offer(
            "election-observation",
            "10+",
            words(ckb="ڕاهێنانی چاودێران، ئەپی ڕاپۆرتکردن", en="Training of observers, a reporting app"),
        ),
        Offer("electoral-law-and-reform", "5-10", words(ckb="شیکاریی یاسای هەڵبژاردن")),
        Offer("voter-education", "5-10", words(en="Posters and short films in Sorani and Badini")),
    ),
    wants=(
        Want(
            "violence-against-women-in-elections",
            words(
                ckb="چاودێرانمان چۆن توندوتیژیی دژی ژنان بناسنەوە بێ ئەوەی مەترسی بۆ کەس دروست بکەن؟",
                en="How can our observers recognize violence against women without putting anybody at risk?",
            ),
        ),
        Want("research-and-policy-analysis", words(ckb="کێ دەتوانێت داتای چاودێرییەکانمان شیبکاتەوە؟")),
    ),
    projects=(
        Work(
            words(ckb="هەزار چاو لەسەر سندوقەکان", en="A Thousand Eyes on the Ballot"),
            words(ckb="ڕاهێنان و ناردنی هەزار چاودێر بۆ هەڵبژاردنی پارێزگاکان."),
            60,
            420,
            ("election-observation",),
            ("SU", "AR", "DA", "HA", "KI"),
            ("voters",),
            grant_number="DEMO-0103",
        ),
    ),
)

TISHK = Member(
    slug="tishk",
    names=("Tishk Women's Organization", "منظمة تيشك النسائية", "ڕێکخراوی تیشک بۆ ژنان"),
    short=("Tishk", "تيشك", "تیشک"),
    kind="local",
    grant_role="sub",
    governorates=("SU", "HA"),
    languages=("ckb",),
    member_since=datetime.date(2021, 5, 1),
    registrations=(("kurdistan", "DEMO-K-1188", -800, 75),),
    confirmed=-190,
    phone="+964 770 000 0311",
    # In Sorani only, so that readers of other languages see how an original without a translation is shown.
    mission=words(
        ckb="لە گوندەکانی شارەزوور و هەڵەبجە لەگەڵ ژنان کار دەکەین: کۆبوونەوەی مانگانە، یارمەتیی یاسایی لە "
        "سەرەتادا، و "
        "خولی سەرکردایەتی بۆ ئەوانەی دەیانەوێت لە ئەنجوومەنی ناوچەکەیاندا دەنگیان هەبێت.",
    ),
    people=(Someone("shilan@tishk.example", "Shilan Faraj Qadir", "بەڕێوەبەر", "ckb"),),
    offers=(
        Offer(
            "womens-leadership-and-mentoring", "5-10", words(ckb="خولی سەرکردایەتی بۆ ژنانی گوند، بە سۆرانی")
        ),
        Offer("early-and-forced-marriage", "5-10", words(ckb="دانیشتنی هۆشیارکردنەوە لەگەڵ خێزانەکان")),
    ),
    wants=(
        Want("fundraising-and-proposal-writing", words(ckb="چۆن بە ئینگلیزی پڕۆپۆزەڵێکی باش بنووسین؟")),
        Want("legal-aid", words(ckb="پارێزەرێکی ژن لە نزیک هەڵەبجە دەناسن؟")),
        Want("livelihoods-and-womens-economic-empowerment"),
    ),
    projects=(
        Work(
            words(ckb="دەنگی گوند"),
            words(ckb="سەرکردایەتیی ژنان لە دوازدە گوندی هەڵەبجە و شارەزوور."),
            -200,
            160,
            ("womens-leadership-and-mentoring",),
            ("SU", "HA"),
            ("women", "girls"),
        ),
    ),
)

SHINRWE = Member(
    slug="shinrwe-dialogue-center",
    names=("Shinrwe Dialogue Center", "مركز شنروي للحوار", "سەنتەری شنروێ بۆ گفتوگۆ"),
    acronym="SDC",
    short=("Shinrwe", "مركز شنروي", "سەنتەری شنروێ"),
    kind="local",
    grant_role="sub",
    governorates=("HA", "SU"),
    languages=("ckb", "en"),
    member_since=-40,
    registrations=(("kurdistan", "DEMO-K-1201", -700, 400),),
    confirmed=-75,
    mission=words(
        ckb="گفتوگۆ لە نێوان نەوەکان و لە نێوان خەڵک و ئەنجوومەنی شارەوانی ڕێکدەخەین، بە تایبەتی لەسەر ئاو "
        "و زەوی.",
        en="We hold dialogues between generations, and between people and the municipal council, above all "
        "on water "
        "and land.",
        ar=ByMachine("ننظم حوارات بين الأجيال وبين الناس والمجلس البلدي، وخاصة حول المياه والأراضي."),
    ),
    people=(Someone("hawre@shinrwe.example", "Hawre Jamal Aziz", "بەڕێوەبەر", "ckb"),),
    offers=(
        Offer(
            "dialogue-and-mediation",
            "5-10",
            words(ckb="ناوبژیوانی ڕاهێنراو، ڕێبەری گفتوگۆ", en="Trained mediators"),
        ),
        Offer("environment-and-water-rights", "1-5", words(en="A method for talks on shared wells")),
    ),
    wants=(
        Want(
            "conflict-analysis-and-early-warning",
            words(en="Which signs do others watch before a quarrel turns violent?"),
        ),
        Want("monitoring-and-evaluation"),
    ),
    projects=(
        Work(
            words(ckb="ئاو کۆمان دەکاتەوە", en="Water Brings Us Together"),
            words(en="Six dialogues on wells and springs between neighboring villages."),
            -540,
            -90,
            ("dialogue-and-mediation", "environment-and-water-rights"),
            ("HA",),
            ("host", "youth"),
        ),
    ),
)

BADINAN = Member(
    slug="badinan-youth",
    names=("Badinan Youth Assembly", "تجمع شباب بادينان", "ئەنجوومەنی گەنجانی بادینان"),
    acronym="BYA",
    short=("Badinan Youth", "شباب بادينان", "گەنجانی بادینان"),
    kind="association",
    grant_role="sub",
    governorates=("DA", "NI"),
    languages=("kmr", "ckb", "en"),
    member_since=datetime.date(2020, 10, 5),
    registrations=(("kurdistan", "DEMO-K-1150", -1100, 210),),
    confirmed=-44,
    email="hello@badinan.example",
    mission=words(
        en="Young people from Duhok and its camps learn to speak before councils, to run a campaign and to "
        "stay calm "
        "when it gets loud.",
        ckb="گەنجانی دهۆک و کەمپەکانی فێر دەبن لەبەردەم ئەنجوومەنەکان قسە بکەن، هەڵمەت بەڕێوە ببەن و کاتێک "
        "دەنگ بەرز "
        "دەبێتەوە ئارام بن.",
        ar=ByMachine(
            "يتعلم شباب دهوك ومخيماتها الحديث أمام المجالس وإدارة حملة والهدوء عندما ترتفع الأصوات."
        ),
    ),
    people=(Someone("berivan@badinan.example", "Berivan Sadiq Omar", "Coordinator", "ckb"),),
    offers=(
        Offer("youth-participation", "5-10", words(en="Debate clubs, trainers of 20 to 25 years")),
        Offer("volunteering-and-community-initiatives", "5-10"),
        Offer("displacement-and-host-communities", "1-5", words(en="Access to youth committees in camps")),
    ),
    wants=(
        Want(
            "advocacy-and-campaigning",
            words(en="How do young people get a meeting with a provincial council?"),
        ),
        Want("psychosocial-support", words(en="What helps volunteers who hear hard stories?")),
    ),
    projects=(
        Work(
            words(en="Speak Up, Duhok"),
            words(en="Debate clubs in eight schools and two camps."),
            -150,
            210,
            ("youth-participation",),
            ("DA",),
            ("youth", "displaced"),
        ),
    ),
)

SAFE_SIGNAL = Member(
    slug="safe-signal",
    names=("Safe Signal for Digital Rights", "إشارة آمنة للحقوق الرقمية", "ئاماژەی سەلامەت بۆ مافی دیجیتاڵی"),
    short=("Safe Signal", "إشارة آمنة", "ئاماژەی سەلامەت"),
    kind="national",
    grant_role="prime",
    governorates=("AR", "BG", "SU"),
    languages=("en", "ar", "ckb"),
    member_since=datetime.date(2020, 6, 1),
    registrations=(("kurdistan", "DEMO-K-1133", -1200, 330), ("federal", "DEMO-F-2133", -900, 500)),
    confirmed=-8,
    email="help@safesignal.example",
    website="https://safesignal.example/",
    website_audience="partners",
    mission=words(
        en="A help desk for people who are harassed online because of their public work, and training so "
        "that they need "
        "it less.",
        ar="خط مساعدة لمن يتعرضون للمضايقة عبر الإنترنت بسبب عملهم العام، وتدريب يقلل حاجتهم إليه.",
        ckb="مێزی یارمەتی بۆ ئەوانەی بەهۆی کاری گشتییانەوە لە ئۆنلاین هەراسان دەکرێن، و ڕاهێنان بۆ ئەوەی "
        "کەمتر پێویستیان "
        "پێی بێت.",
    ),
    people=(
        Someone("dilan@safesignal.example", "Dilan Yousif", "Director", phone="+964 750 000 0341"),
        Someone("hevi@safesignal.example", "Hevi Nasir", "Help desk", "ckb", representative=False),
    ),
    offers=(
        Offer(
            "digital-rights-and-safety",
            "5-10",
            words(en="Help desk, device checks, a two-day course", ar="خط مساعدة، فحص الأجهزة، دورة ليومين"),
        ),
        Offer(
            "online-violence-and-harassment",
            "5-10",
            words(en="Removal requests to platforms, a guide in Arabic"),
        ),
        Offer("safety-of-journalists", "1-5"),
    ),
    wants=(
        Want(
            "survivor-services-and-shelters",
            words(en="Where can we send women whose home is no longer safe?"),
            "partners",
        ),
        Want(
            "legal-aid",
            words(en="Who takes cases of blackmail to court?", ar="من يتولى قضايا الابتزاز أمام القضاء؟"),
        ),
    ),
    projects=(
        Work(
            words(en="Help Desk 24"),
            words(en="One number for candidates, journalists and defenders who are harassed online."),
            -260,
            400,
            ("digital-rights-and-safety", "online-violence-and-harassment"),
            ("AR", "BG", "SU"),
            ("women", "journalists", "defenders"),
            grant_number="DEMO-0111",
        ),
    ),
)

HOUSE_OF_CALM = Member(
    slug="house-of-calm",
    names=("House of Calm", "دار السكينة", "ماڵی ئارامی"),
    kind="local",
    grant_role="sub",
    visibility="hidden",
    governorates=("AR",),
    languages=("ckb", "ar"),
    member_since=datetime.date(2021, 2, 1),
    confirmed=-50,
    mission=words(ckb="پەناگەیەک بۆ ژنان و منداڵەکانیان، لەگەڵ پاڵپشتیی دەروونی و یاسایی."),
    people=(Someone("contact@calm.example", "Nazanin Ali", "بەڕێوەبەر", "ckb"),),
    offers=(Offer("survivor-services-and-shelters", "10+"), Offer("psychosocial-support", "10+")),
    wants=(
        Want("digital-rights-and-safety", words(ckb="چۆن مۆبایلی ژنێک بپشکنین بێ ئەوەی شوێنەکەی دەربکەوێت؟")),
    ),
)

NORTH = [CHAW, TISHK, SHINRWE, BADINAN, SAFE_SIGNAL, HOUSE_OF_CALM]

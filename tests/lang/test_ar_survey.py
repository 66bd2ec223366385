"""Arabic: what breaks naive rules, the 25 phenomena of the survey, each as a short report in our own words.

``wants`` lists the events that must come out, ``optional`` types that may besides; anything else that is not background
is an invented event and fails the case.
"""

from __future__ import annotations

import pytest

from tests.lang.survey import Case, call, case, check, failing, meeting, signing, visit

CASES = [
    case(
        "1 called off in the headline, put off in the body",
        "أعلنت الرئاسة تأجيل زيارة الرئيس المصري عبد الفتاح السيسي إلى واشنطن.",
        visit("Abdel Fattah al-Sisi", "USA", status="postponed"),
        title="السيسي يلغي فجأة زيارته إلى واشنطن",
    ),
    case(
        "2 back from a holiday",
        "وصل الملك محمد السادس إلى الرباط يوم الثلاثاء قادما من طنجة بعد إجازة خاصة.",
    ),
    case(
        "3 one place in the lead, another in a quotation",
        "وصل وزير الخارجية العماني بدر البوسعيدي إلى طهران يوم الثلاثاء. وقال مراقب إن «دمشق تنتظر نتائج الجولة».",
        visit("Badr Albusaidi", "IRN", city="Tehran", start="2024-11-05"),
    ),
    case(
        "4 who called whom",
        "أجرى أمير قطر الشيخ تميم بن حمد آل ثاني اتصالا هاتفيا مع الرئيس الإيراني مسعود بزشكيان يوم الثلاثاء.",
        call("Tamim bin Hamad Al Thani", "Masoud Pezeshkian", start="2024-11-05"),
    ),
    case(
        "5 a name that is an adjective of a state",
        "استقبل رئيس الوزراء العراقي محمد شياع السوداني في بغداد رئيس الوزراء السوداني كامل إدريس.",
        meeting("Mohammed Shia al-Sudani", "Kamil Idris", country="IRQ", city="Baghdad"),
        optional="visit",
        day="2025-11-06",
    ),
    case(
        "6 names lost with their links",
        "استقبل في قصر السلام يوم الثلاثاء نظيره الأميركي . وتناول اللقاء العلاقات بين البلدين.",
    ),
    case(
        "7 two durations",
        "بدأ الرئيس الموريتاني محمد ولد الغزواني يوم الثلاثاء زيارة رسمية إلى تونس تستمر يومين. وذكر مصدر أن الزيارة "
        "تدوم لمدة ثلاثة أيام.",
        visit("Mohamed Ould Ghazouani", "TUN", kind="official", start="2024-11-05"),
    ),
    case(
        "8 a religious visit",
        "زار الرئيس السنغالي باسيرو ديوماي فاي المسجد النبوي وأدى الصلاة في الروضة الشريفة.",
    ),
    case(
        "9 a museum stop",
        "وصل ولي العهد الأردني الأمير الحسين بن عبد الله الثاني إلى طوكيو يوم الاثنين في زيارة عمل. "
        "وزار سموه متحفا للعلوم.",
        visit("Hussein bin Abdullah", "JPN", city="Tokyo", kind="working", start="2024-11-04"),
    ),
    case(
        "10 tourists",
        "ارتفع عدد الزائرين إلى مصر هذا العام، وتشمل البرامج زيارة المتاحف في القاهرة والأقصر.",
    ),
    case(
        "11 cables of congratulation",
        "بعث الملك حمد بن عيسى آل خليفة برقية تهنئة إلى الرئيس الجزائري عبد المجيد تبون بمناسبة عيد الثورة.",
    ),
    case(
        "12 credentials",
        "تسلم وزير الخارجية الكويتي عبد الله اليحيا نسخة من أوراق اعتماد سفير اليابان لدى البلاد.",
    ),
    case(
        "13 the cabinet on a visit's results",
        "استعرض مجلس الوزراء في جلسته الأسبوعية نتائج الزيارة التي قام بها رئيس الوزراء المصري مصطفى مدبولي إلى تركيا.",
        visit("Mostafa Madbouly", "TUR"),
    ),
    case(
        "14 a think tank",
        "التقى وفد معهد الشرق الأوسط عددا من الباحثين في الدوحة يوم الأحد.",
    ),
    case(
        "15 in place of another",
        "نيابة عن الملك سلمان بن عبد العزيز، وصل وزير الخارجية السعودي فيصل بن فرحان إلى هافانا يوم الثلاثاء.",
        visit("Faisal bin Farhan Al Saud", "CUB", city="Havana", start="2024-11-05"),
    ),
    case(
        "16 a number signed, many expected",
        "وقعت مصر وتركيا 17 اتفاقية في أنقرة يوم الثلاثاء. وكان من المتوقع التوقيع على العديد من الاتفاقيات.",
        signing("EGY", "TUR", count=17, country="TUR", city="Ankara", start="2024-11-05"),
    ),
    case(
        "17 chains of earlier visits",
        "يبدأ الرئيس الجزائري عبد المجيد تبون يوم الاثنين المقبل زيارة دولة إلى البرتغال. "
        "وكان قد زار تونس في ديسمبر 2021.",
        visit("Abdelmadjid Tebboune", "PRT", kind="state", status="planned", start="2024-11-11"),
    ),
    case(
        "18 a denied invitation, talks beside a summit",
        "نفت بغداد توجيه دعوة إلى الرئيس السوري. والتقى رئيس الوزراء العراقي محمد شياع السوداني على هامش القمة "
        "أمير قطر الشيخ تميم بن حمد آل ثاني.",
        meeting("Mohammed Shia al-Sudani", "Tamim bin Hamad Al Thani", setting="sidelines"),
        day="2025-03-06",
    ),
    case(
        "19 talks of third parties ahead",
        "استقبل الرئيس المصري عبد الفتاح السيسي في القاهرة وزير الخارجية السعودي فيصل بن فرحان، عشية "
        "الاجتماع المرتقب بين بوتين وترامب.",
        meeting("Abdel Fattah al-Sisi", "Faisal bin Farhan Al Saud", country="EGY", city="Cairo"),
        optional="visit meeting",
    ),
    case(
        "20 tickers above the text",
        "عاجل\nأسعار الذهب اليوم\nطقس الغد\nوصل وزير الخارجية الصيني وانغ يي إلى الجزائر يوم الثلاثاء في زيارة رسمية.",
        visit("Wang Yi", "DZA", kind="official", start="2024-11-05"),
    ),
    case(
        "21 a second story",
        "وصل الرئيس الفرنسي إيمانويل ماكرون إلى الرباط يوم الاثنين في زيارة دولة.\nاقرأ أيضا\nبوتين يزور الهند",
        visit("Emmanuel Macron", "MAR", city="Rabat", kind="state", start="2024-11-04"),
        fails="headlines of other stories below a report are read as its own sentences",
    ),
    case(
        "22 former while in office",
        "استقبل الرئيس الأمريكي السابق دونالد ترامب رئيس الوزراء الياباني شيغيرو إيشيبا في البيت الأبيض.",
        meeting("Donald Trump", "Shigeru Ishiba", country="USA"),
        day="2025-02-08",
        fails='a wrong "former" of somebody in office is believed',
    ),
    case(
        "23 a wrong first name",
        "وصل أمير الكويت الشيخ صباح مشعل الأحمد الجابر الصباح إلى مسقط يوم الثلاثاء في زيارة دولة.",
        visit("Meshal al-Ahmad al-Sabah", "OMN", city="Muscat", kind="state"),
    ),
    case(
        "24 a written letter",
        "تسلم الرئيس التونسي قيس سعيد رسالة خطية من الرئيس الجزائري عبد المجيد تبون سلمها وزير الخارجية أحمد عطاف.",
        meeting("Kais Saied", "Ahmed Attaf"),
    ),
    case(
        "25 a slip of the pen",
        "وصل العاهل الأردني الملك عبد الله الثاني إلى أبوظبي يوم الثلاثاء بدعوى من "
        "الرئيس الإماراتي محمد بن زايد آل نهيان.",
        visit(
            "Abdullah II",
            "ARE",
            city="Abu Dhabi",
            start="2024-11-05",
            inviter="Mohamed bin Zayed Al Nahyan",
        ),
    ),
]


@pytest.mark.parametrize("entry", [failing(entry) for entry in CASES])
def test_report_gives_these_events_and_no_others(entry: Case) -> None:
    check(entry, "ar")

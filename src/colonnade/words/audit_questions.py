"""What each criterion of the audit asks; the areas of the catalogue; what the parts of a report are called.

Source: docs/rules/audit.md, docs/rules/audit_criteria.md, where each question heads its table.
"""

from collections.abc import Mapping

AREAS: Mapping[str, tuple[str, str]] = {
    "FND": ("Foundation", "بنیاد"),
    "REP": ("Representation", "نمایندگی"),
    "DEM": ("Democracy", "دموکراسی درونی"),
    "IND": ("Independence", "استقلال"),
    "FIN": ("Money", "مالی"),
    "TRA": ("Transparency", "شفافیت"),
    "COH": ("Coherence", "همخوانی"),
    "ACC": ("Accountability", "پاسخ‌گویی"),
    "UNI": ("Unity", "همبستگی"),
    "SAF": ("Safety", "ایمنی"),
}
QUESTIONS: Mapping[str, tuple[str, str]] = {
    "FND-01": (
        "Are there enough base organisations under the roof?",
        "آیا زیر این سقف تشکل پایه به اندازهٔ کافی هست؟",
    ),
    "FND-02": (
        "If it is called a confederation, are there federations?",
        "اگر نامش کنفدراسیون است، آیا فدراسیونی هست؟",
    ),
    "FND-03": ("Did the columns stand before the roof?", "آیا ستون‌ها پیش از سقف برپا بودند؟"),
    "FND-04": (
        "Did each affiliate's own assembly decide to join?",
        "آیا مجمع خودِ هر عضو پیوسته به پیوستن رأی داده است؟",
    ),
    "FND-05": (
        "Who sat in the last assembly, else in the founding one?",
        "در واپسین مجمع، یا در مجمع بنیادگذار، چه کسانی نشسته بودند؟",
    ),
    "FND-06": ("Do founders' powers end?", "آیا اختیار بنیادگذاران پایان دارد؟"),
    "REP-01": (
        "How many of those it claims to represent are verified members?",
        "از آنان که مدعی نمایندگی‌شان است چند تن عضو راستی‌آزمایی‌شده‌اند؟",
    ),
    "REP-02": (
        "Does it have base organisations where it claims to speak?",
        "آیا آنجا که مدعی سخن‌گفتن است تشکل پایه دارد؟",
    ),
    "REP-03": ("Does a delegate stand for comparable numbers?", "آیا هر نماینده از سوی شماری همانند می‌آید؟"),
    "REP-04": (
        "Can one affiliate dominate or block alone?",
        "آیا یک عضو پیوسته به‌تنهایی می‌تواند چیره شود یا راه را ببندد؟",
    ),
    "REP-05": (
        "Are women, young, precarious, migrant workers present as in the membership?",
        "آیا زنان، جوانان و کارگران بی‌ثبات‌کار و مهاجر به همان نسبتِ میان اعضا حضور دارند؟",
    ),
    "DEM-01": (
        "Are leaders elected by secret ballot within their term?",
        "آیا مسئولان با رأی مخفی و در مدت دورهٔ خود برگزیده می‌شوند؟",
    ),
    "DEM-02": (
        "Were assemblies called, composed and quorate as the statute says?",
        "آیا مجمع‌ها چنان‌که اساسنامه می‌گوید فراخوانده شد، ترکیب یافت و به حد نصاب رسید؟",
    ),
    "DEM-03": ("Equal votes, no privileged class?", "آیا رأی‌ها برابر است و هیچ رده‌ای امتیاز ندارد؟"),
    "DEM-04": (
        "Can a minority force an assembly, without the board?",
        "آیا اقلیت می‌تواند بی هیئت مدیره مجمع را فرابخواند؟",
    ),
    "DEM-05": ("Fair discipline?", "آیا رسیدگی انضباطی منصفانه است؟"),
    "IND-01": ("Free of employers and state?", "آیا از کارفرما و دولت مستقل است؟"),
    "IND-02": (
        "Free of parties, without policing beliefs?",
        "آیا از حزب‌ها مستقل است، بی آن‌که باورها را بازرسی کند؟",
    ),
    "IND-03": ("Free of funders?", "آیا از پول‌دهندگان مستقل است؟"),
    "IND-04": ("Do hosts create dependence?", "آیا میزبانان وابستگی می‌آورند؟"),
    "IND-05": (
        "Are leaders' outside interests declared?",
        "آیا منافع بیرونی مسئولان اعلام شده است؟",
    ),
    "FIN-01": ("Does it live on its members?", "آیا از حق عضویت اعضای خود می‌گذراند؟"),
    "FIN-02": (
        "Do members and affiliates actually pay?",
        "آیا اعضا و تشکل‌های پیوسته به‌راستی می‌پردازند؟",
    ),
    "FIN-03": (
        "Yearly accounts, controlled and published?",
        "آیا حساب سالانه هست، بازرسی می‌شود و منتشر می‌شود؟",
    ),
    "FIN-04": (
        "Can a member see the books; can one person spend alone?",
        "آیا عضو می‌تواند دفترها را ببیند؛ آیا یک تن به‌تنهایی خرج می‌کند؟",
    ),
    "TRA-01": (
        "Is the statute public, with its history?",
        "آیا اساسنامه با پیشینه‌اش همگانی است؟",
    ),
    "TRA-02": (
        "How were members and signatures gathered?",
        "اعضا و امضاها چگونه گرد آمدند؟",
    ),
    "TRA-03": (
        "Are decisions and vote counts available to those bound by them?",
        "آیا تصمیم‌ها و شمار رأی‌ها در دسترس کسانی هست که پایبند آن‌ها هستند؟",
    ),
    "TRA-04": (
        "Is it known who leads, by which election?",
        "آیا روشن است چه کسی، با کدام انتخابات، مسئول است؟",
    ),
    "COH-01": ("Does the name fit the structure?", "آیا نام برازندهٔ ساختار است؟"),
    "COH-02": (
        "Do public claims stay within mandate and membership?",
        "آیا ادعاهای همگانی از اعتبارنامه و عضویت فراتر نمی‌رود؟",
    ),
    "COH-03": (
        "Is the statute free of contradictions?",
        "آیا اساسنامه با خود ناسازگار نیست؟",
    ),
    "COH-04": ("Does practice follow the statute?", "آیا کردار با اساسنامه می‌خواند؟"),
    "ACC-01": (
        "Is there an unbroken chain from member to leader?",
        "آیا زنجیره‌ای ناگسسته از عضو تا مسئول هست؟",
    ),
    "ACC-02": ("Can leaders be recalled?", "آیا می‌توان مسئولان را برکنار کرد؟"),
    "ACC-03": (
        "Are reports given and departures explained?",
        "آیا گزارش داده می‌شود و رفتن‌ها توضیح داده می‌شود؟",
    ),
    "UNI-01": ("Does it strengthen or split?", "آیا همبستگی را نیرو می‌دهد یا پراکندگی می‌آورد؟"),
    "SAF-01": ("Are members protected?", "آیا از اعضا محافظت می‌شود؟"),
    "SAF-02": (
        "Are votes secret and safe from pressure?",
        "آیا رأی‌ها مخفی و از فشار در امان است؟",
    ),
    "SAF-03": (
        "Is anyone inside a repressive country exposed or used as proof?",
        "آیا کسی درون کشوری سرکوبگر در خطر افتاده یا گواه گرفته شده است؟",
    ),
}
SEVERITIES: Mapping[str, tuple[str, str]] = {
    "B": ("gate", "دروازه"),
    "M": ("major", "اصلی"),
    "m": ("minor", "فرعی"),
}
TAGS: Mapping[str, tuple[str, str]] = {
    "law": ("law", "قانون"),
    "constitution": ("union constitution", "اساسنامهٔ اتحادیه‌ها"),
    "practice": ("practice", "رویه"),
    "default": ("Colonnade default", "پیش‌فرض ستون‌گان"),
}
WHOSE: Mapping[str, tuple[str, str]] = {
    "own": ("its own", "از خود نهاد"),
    "member": ("of members", "از اعضا"),
    "opponent": ("of an opponent", "از یک مخالف"),
    "register": ("a public register", "ثبت رسمی"),
}
REPORT: Mapping[str, tuple[str, str]] = {
    "title": ("Audit of {title}", "ممیزی {title}"),
    "conditions": ("Read this first", "نخست این را بخوانید"),
    "asked": ("What was asked", "چه پرسیده شد"),
    "question": (
        "Does this roof stand on columns? Judged as: {form}, to {on}.",
        "آیا این سقف بر ستون ایستاده است؟ سنجیده همچون {form}، تا {on}.",
    ),
    "judged_as": ("Judged as", "سنجیده همچون"),
    "on": ("To", "تا"),
    "rules": ("Rule set", "مجموعه‌قاعده"),
    "rules_hash": ("SHA-256 of the rule set", "SHA-256 مجموعه‌قاعده"),
    "dossier": ("Dossier", "پرونده"),
    "dossier_hash": ("SHA-256 of the dossier", "SHA-256 پرونده"),
    "log": ("Public log", "دفتر عمومی"),
    "log_size": ("Acts in it", "شمار اقدام‌های آن"),
    "log_root": ("Its root", "ریشهٔ آن"),
    "custody": ("Custody of its key", "نگه‌داری کلید آن"),
    "source": ("Source", "منبع"),
    "source_of": ("{title} ({month}; {whose})", "{title} ({month}؛ {whose})"),
    "gates_and_levels": ("Gates and levels", "دروازه‌ها و سطح‌ها"),
    "gates_lead": (
        (
            "A gate that fails outweighs everything else; one left unknown keeps the level at 2 or below. "
            "A level is no rank: it holds for one class under one rule set."
        ),
        (
            "دروازه‌ای که برنیامده بر هر چیز دیگر می‌چربد؛ دروازهٔ نامعلوم سطح را از ۲ بالاتر نمی‌برد. "
            "سطح رتبه نیست: برای یک رده و زیر یک مجموعه‌قاعده است."
        ),
    ),
    "gates": ("Gates", "دروازه‌ها"),
    "as_a": ("As a {form}", "همچون {form}"),
    "level": ("Level {level}: {meaning}", "سطح {level}: {meaning}"),
    "as_claimed": ("the class judged", "رده‌ای که سنجیده شد"),
    "smaller": ("a smaller form that fits", "شکلی کوچک‌تر که برازنده است"),
    "given_up": ("Judged as if", "سنجیده چنان‌که گویی"),
    "steps": (
        "Shortest way to the next level: {number} steps. Each of these must pass",
        "کوتاه‌ترین راه تا سطح بعد: {number} گام. هر یک از این‌ها باید برآورده شود",
    ),
    "step": (
        "Shortest way to the next level: one step. This must pass",
        "کوتاه‌ترین راه تا سطح بعد: یک گام. این باید برآورده شود",
    ),
    "highest": ("There is no higher level.", "سطحی بالاتر از این نیست."),
    "findings": ("The forty findings", "چهل یافته"),
    "findings_lead": (
        "Unknown is not fail: nobody has told. What is not applicable is left out of every sum.",
        "نامعلوم برنیامده نیست: کسی نگفته است. آنچه بی‌مورد است در هیچ جمعی نمی‌آید.",
    ),
    "criterion": ("Criterion", "سنجه"),
    "answer": ("Answer", "پاسخ"),
    "found": ("Found {value}, held against {threshold}.", "یافته: {value}؛ معیار: {threshold}."),
    "norm": ("Norm", "هنجار"),
    "one_party": ("one party's report", "گزارش یک طرف"),
    "rests_on": ("Rests on", "تکیه بر"),
    "rests_on_nothing": ("nothing that anybody told", "هیچ چیزی که کسی گفته باشد"),
    "more": ("and {number} more", "و {number} مورد دیگر"),
    "reply": ("Reply, {month}", "پاسخ، {month}"),
    "beyond": ("Beyond the catalogue", "فراتر از فهرست"),
    "sensitivity": ("At which minimum would it stand?", "با کدام حداقل می‌ایستد؟"),
    "sensitivity_lead": (
        "The level, were other minima asked. The minima of the rule set are framed.",
        "سطح، اگر حداقل‌های دیگری خواسته می‌شد. حداقل‌های مجموعه‌قاعده در قاب است.",
    ),
    "bases_head": ("Base organisations asked, for each federation", "تشکل پایهٔ لازم برای هر فدراسیون"),
    "bases_alone": ("Base organisations asked", "تشکل پایهٔ لازم"),
    "federations_head": ("Federations asked", "فدراسیون لازم"),
    "robustness": ("How much it bears", "چه اندازه تاب دارد"),
    "power": ("Votes, and how often they decide", "رأی‌ها، و این‌که چه اندازه تعیین‌کننده‌اند"),
    "power_lead": (
        "Of all votes, and of all power where more than half carries; equal bars would be equal weight.",
        "سهم از همهٔ رأی‌ها، و از همهٔ توان آنجا که بیش از نیم لازم است؛ میله‌های برابر یعنی وزن برابر.",
    ),
    "affiliate": ("Affiliate", "عضو پیوسته"),
    "votes": ("Votes", "رأی"),
    "votes_share": ("Of all votes", "از همهٔ رأی‌ها"),
    "power_share": ("Of all power", "از همهٔ توان"),
    "dependence": ("On whom it depends", "به که وابسته است"),
    "no_dependence": (
        "Nothing told or on record shows on whom it depends.",
        "هیچ گفته یا ثبتی نشان نمی‌دهد که به که وابسته است.",
    ),
    "not_examined": ("What was not examined", "آنچه بررسی نشد"),
    "untold": ("Of these no source says anything:", "دربارهٔ این‌ها هیچ منبعی چیزی نمی‌گوید:"),
    "noted": ("{text} As noted there: “{note}”", "{text} چنان‌که آنجا آمده: «{note}»"),
    "facts": ("The facts cited", "دانسته‌هایی که به آن‌ها استناد شد"),
    "fact": ("Fact", "دانسته"),
    "says": ("What is told; where, and how it is known", "آنچه گفته شده؛ کجا، و چگونه دانسته"),
    "claims": ("claims: {kind}", "ادعا: {kind}"),
    "of_dossier": ("About this dossier", "دربارهٔ این پرونده"),
    "legal": ("This is no legal opinion", "این نظر حقوقی نیست"),
    "legal_text": (
        (
            "A structural finding under the rule set named, whose minima and thresholds are voluntary rules. "
            "It says nothing about what the law of any country allows, and no state or employer may use it for that."
        ),
        (
            "یافته‌ای ساختاری زیر مجموعه‌قاعدهٔ یادشده، که حداقل‌ها و معیارهایش قاعده‌هایی داوطلبانه است. "
            "نمی‌گوید قانون کشوری چه را روا می‌دارد، و دولت یا کارفرما نباید برای آن به این تکیه کند."
        ),
    ),
    "contents": ("Contents", "فهرست"),
    "page": ("Page", "صفحهٔ"),
    "of_pages": ("of", "از"),
    "made_by": ("Colonnade {version}", "ستون‌گان {version}"),
}
"""The parts of a report and what stands in them beside the findings."""
CLAIMS: Mapping[str, tuple[str, str]] = {
    "constituency": ("for whom it speaks", "از سوی چه کسانی سخن می‌گوید"),
    "territory": ("its territory", "قلمروش"),
    "sectors": ("its branches", "رشته‌هایش"),
    "independence": ("its independence", "استقلالش"),
    "mandate": ("a mandate", "اعتبارنامه"),
    "name_class": ("its name", "نامش"),
}
"""What each kind of claim is about, where nobody wrote it down."""

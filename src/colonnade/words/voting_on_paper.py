"""Small votes, sheets that are found, what a log cannot prove, when to vote on paper and how that is done properly."""

from colonnade.words.election_dangers import Section

SECTIONS: tuple[Section, ...] = (
    Section(
        "few",
        (
            "Few voters, and all of one mind",
            "رأی‌دهندگان اندک، و همه یک‌صدا",
        ),
        (
            (
                (
                    "A result of 12 : 0 tells everybody's vote. At 11 : 1 the one knows how all others voted,"
                    " and the others have one to look for. No mathematics helps, since the result itself tells"
                    " it; and of a thousand voters it tells no less."
                ),
                (
                    "نتیجهٔ ۱۲ به ۰ رأی همه را می‌گوید. در ۱۱ به ۱ آن یک تن رأی همهٔ دیگران را می‌داند و"
                    " دیگران پی یک تن می‌گردند. هیچ ریاضیاتی چارهٔ این نیست، چون خود نتیجه آن را می‌گوید؛ و از"
                    " هزار رأی‌دهنده هم کمتر نمی‌گوید."
                ),
            ),
            (
                (
                    "Ballots of several organisations are never counted apart here, since nothing tells whose"
                    " they are. A weight shared by fewer than ten is refused. If you are fewer than ten, vote"
                    " together with others, or openly."
                ),
                (
                    "برگه‌های چند تشکل اینجا هرگز جدا شمرده نمی‌شود، چون هیچ چیز نمی‌گوید از کدام‌اند. وزنی که"
                    " از آن کمتر از ده تن باشد پذیرفته نمی‌شود. اگر کمتر از ده تن هستید، با دیگران رأی بگیرید"
                    " یا آشکارا."
                ),
            ),
        ),
    ),
    Section(
        "sheets",
        (
            "Sheets that the police find",
            "برگه‌هایی که به دست پلیس می‌افتد",
        ),
        (
            (
                (
                    "A sheet shows that whoever has it may vote in this election; it bears a number and, until"
                    " its strip is torn off, a pseudonym. Alone it casts nothing. Together with the code it"
                    " does, and whoever has the credential sees whether a ballot was cast with it, never how."
                ),
                (
                    "برگه نشان می‌دهد که دارنده‌اش در این انتخابات حق رأی دارد؛ شماره‌ای دارد و، تا نوارش جدا"
                    " نشده، نام مستعاری. به تنهایی با آن رأی نمی‌شود داد. با رمز رأی می‌شود، و هر که کلید رأی"
                    " را دارد می‌بیند که با آن رأی داده‌اند یا نه، هرگز نه اینکه چه رأیی."
                ),
            ),
            (
                (
                    "Keep the two apart, and carry neither longer than need be. If one is gone, tell the"
                    " inspector at once: a new code makes the old one void. Burn both after the days to"
                    " object, and the lists with them."
                ),
                (
                    "این دو را از هم جدا نگه دارید و هیچ‌یک را بیش از آنچه باید با خود نبرید. اگر یکی از دست"
                    " رفت، بی‌درنگ به بازرس بگویید: رمز تازه رمز پیشین را باطل می‌کند. پس از مهلت اعتراض هر دو"
                    " را بسوزانید، و فهرست‌ها را هم."
                ),
            ),
        ),
    ),
    Section(
        "log",
        (
            "What the public log cannot prove",
            "آنچه دفتر عمومی نمی‌تواند ثابت کند",
        ),
        (
            (
                "that everybody who may vote is on the rolls, and that everybody on them exists;",
                "که هر که حق رأی دارد در فهرست‌هاست، و هر که در فهرست‌هاست وجود دارد؛",
            ),
            (
                (
                    "that trustees, inspectors and candidates are different people who do not obey one"
                    " another: it names organisations, and nobody;"
                ),
                (
                    "که کلیدداران و بازرسان و نامزدها کسانی جدا از هم‌اند و از یکدیگر فرمان نمی‌برند: تشکل‌ها"
                    " را نام می‌برد و هیچ‌کس را نه؛"
                ),
            ),
            (
                "that the node asked for every code and turned no ballot away;",
                "که گره هر رمز را خواست و هیچ برگه‌ای را پس نزد؛",
            ),
            (
                "that nobody was pressed, paid or threatened;",
                "که هیچ‌کس زیر فشار نبود، پولی نگرفت و تهدید نشد؛",
            ),
            (
                "that no single ballot was opened, and that keys are gone.",
                "که هیچ برگه‌ای جداگانه گشوده نشد، و کلیدها نابود شده است.",
            ),
            (
                (
                    "It proves what was set up, by whom and when; that this was not changed later; that all"
                    " hold one archive to its last event; who objected, and who decided on it."
                ),
                (
                    "ثابت می‌کند چه برپا شد، به دست که و کی؛ که سپس تغییر نکرد؛ که همه تا آخرین رویداد یک"
                    " بایگانی دارند؛ که چه کسی اعتراض کرد و چه کسی دربارهٔ آن تصمیم گرفت."
                ),
            ),
        ),
    ),
    Section(
        "paper",
        (
            "When to vote on paper",
            "کی روی کاغذ رأی بگیریم",
        ),
        (
            (
                "Where fewer than ten vote, and a secret vote is wanted all the same: pour several boxes together.",
                "جایی که کمتر از ده تن رأی می‌دهند و رأی باز هم باید مخفی باشد: چند صندوق را روی هم بریزید.",
            ),
            (
                "Where people are watched at home, at work or on their devices, or have no device of their own.",
                "جایی که مردم را در خانه، سر کار یا روی دستگاه‌هایشان می‌پایند، یا دستگاهی از خود ندارند.",
            ),
            (
                "Where three trustees of different organisations cannot be found, or nobody else to keep the node.",
                "جایی که سه کلیددار از تشکل‌های جدا یافت نمی‌شود، یا کس دیگری نیست که گره را نگه دارد.",
            ),
            (
                (
                    "Where the law or the statute asks for it; and for whatever would bring prison if it were"
                    " read in decades."
                ),
                "جایی که قانون یا اساسنامه می‌خواهد؛ و برای هر چه اگر ده‌ها سال بعد خوانده شود زندان دارد.",
            ),
        ),
    ),
    Section(
        "properly",
        (
            "How a vote on paper is done properly",
            "رأی‌گیری درست روی کاغذ",
        ),
        (
            (
                (
                    "The call says, as early as the statute asks, the place, the hours, who stands, and who"
                    " counts: two tellers of different columns who do not stand. Whoever wants may watch"
                    " everything but the writing."
                ),
                (
                    "فراخوان، با همان مهلتی که اساسنامه می‌خواهد، جا و ساعت و نامزدها و شمارندگان را می‌گوید:"
                    " دو شمارنده از دو ستون که خود نامزد نیستند. هر که بخواهد می‌تواند همه چیز را ببیند، جز"
                    " نوشتن رأی را."
                ),
            ),
            (
                "The empty box is shown to all, then closed and sealed. It is never left with one person.",
                "صندوق خالی را به همه نشان می‌دهند، سپس می‌بندند و مهر می‌کنند. هرگز با یک تن تنها نمی‌ماند.",
            ),
            (
                (
                    "All papers are alike, without a number, and all pens too. Both tellers put their mark on"
                    " a paper as they hand it out, and tick the voter on the roll."
                ),
                (
                    "همهٔ برگه‌ها یک‌شکل و بی شماره است و قلم‌ها هم. هر دو شمارنده هنگام دادن برگه نشان خود را"
                    " بر آن می‌گذارند و رأی‌دهنده را در فهرست علامت می‌زنند."
                ),
            ),
            (
                (
                    "Each writes alone behind a screen, without a telephone, folds the paper and puts it into"
                    " the box herself. A paper by which its voter can be known is invalid."
                ),
                (
                    "هر کس تنها، پشت پرده و بی تلفن می‌نویسد، برگه را تا می‌کند و خود در صندوق می‌اندازد."
                    " برگه‌ای که از آن بشود نویسنده‌اش را شناخت باطل است."
                ),
            ),
            (
                (
                    "At the close the ticks are counted, then the papers, still folded. A difference goes into"
                    " the minutes before a paper is opened. Boxes of small groups are poured together first,"
                    " folded, and mixed."
                ),
                (
                    "در پایان نخست علامت‌ها را می‌شمارند و سپس برگه‌ها را، تاشده. اگر یکی نبود، پیش از گشودن"
                    " هر برگه در صورت‌جلسه می‌آید. صندوق گروه‌های کوچک را پیش از آن روی هم می‌ریزند، تاشده، و"
                    " به هم می‌زنند."
                ),
            ),
            (
                (
                    "Each paper is opened, read aloud and shown. The two tellers keep the tally apart from one"
                    " another and compare after every twenty. What is doubtful is decided at once and laid"
                    " aside."
                ),
                (
                    "هر برگه را می‌گشایند، بلند می‌خوانند و نشان می‌دهند. دو شمارنده جدا از هم چوب‌خط می‌زنند"
                    " و پس از هر بیست برگه می‌سنجند. دربارهٔ برگهٔ مبهم همان‌جا تصمیم می‌گیرند و کنارش"
                    " می‌گذارند."
                ),
            ),
            (
                (
                    "The result is announced there. Chair and tellers sign the minutes, with what observers"
                    " remark. Papers and ticked roll go into two sealed envelopes in two hands, and are burned"
                    " before witnesses once nothing can be objected to any more."
                ),
                (
                    "نتیجه را همان‌جا اعلام می‌کنند. رئیس جلسه و شمارندگان صورت‌جلسه را با یادآوری‌های"
                    " مشاهده‌گران امضا می‌کنند. برگه‌ها و فهرست علامت‌خورده در دو پاکت مهرشده به دو دست سپرده"
                    " می‌شود و وقتی دیگر جای اعتراض نبود، در برابر شاهدان می‌سوزد."
                ),
            ),
            (
                (
                    "Ranked papers are counted by `colonnade count`, from a file that two people typed and"
                    " compared; the result is put on record at the desk."
                ),
                (
                    "برگه‌های رتبه‌بندی را `colonnade count` می‌شمارد، از پرونده‌ای که دو تن نوشته و با هم"
                    " سنجیده‌اند؛ نتیجه در میز کار ثبت می‌شود."
                ),
            ),
        ),
        is_ordered=True,
    ),
)

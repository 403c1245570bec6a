"""What an audit finds on democracy, independence, finance, transparency, unity and safety: one sentence a reason.

Sentences say what was found and never what it is called; the answer stands beside them. Source: norms 7, 8.
"""

from collections.abc import Mapping

REASONS: Mapping[str, tuple[str, str]] = {
    "parts.enough": ("All that is asked is met: {met}.", "همهٔ آنچه خواسته شده برآورده است: {met}."),
    "parts.some": (
        "Part of what is asked is met. Met: {met}. Not met: {lacking}. Not told: {open}.",
        "بخشی از آنچه خواسته شده برآورده است. برآورده: {met}. برآورده‌نشده: {lacking}. گفته‌نشده: {open}.",
    ),
    "parts.none": (
        "Nothing of what is asked is met: {lacking}.",
        "هیچ‌یک از آنچه خواسته شده برآورده نیست: {lacking}.",
    ),
    "parts.open": (
        "Too little is told to say. Met: {met}. Not met: {lacking}. Not told: {open}.",
        "آنچه گفته شده برای داوری بس نیست. برآورده: {met}. برآورده‌نشده: {lacking}. گفته‌نشده: {open}.",
    ),
    "dem.term_too_long": (
        "The statute gives a term of {years} years; for this class it is {most} at most.",
        "دورهٔ تصدی در اساسنامه {years} سال است؛ برای این رده دست بالا {most} سال.",
    ),
    "dem.term_over": (
        "Elected {held} ({organ}): the term ended {until}.",
        "انتخاب: {held} ({organ})؛ دوره در {until} به پایان رسیده است.",
    ),
    "dem.not_secret": (
        "The election of {held} ({organ}) was not by secret ballot.",
        "انتخابات {held} ({organ}) با رأی مخفی نبوده است.",
    ),
    "dem.month_too_coarse": (
        "The election of {held} ({organ}) is known by its month only, which does not say whether the term is over.",
        "از انتخابات {held} ({organ}) تنها ماه آن دانسته است و از ماه برنمی‌آید که دوره به پایان رسیده یا نه.",
    ),
    "dem.secrecy_not_told": (
        "The term from {held} ({organ}) runs until {until}; nobody says whether the ballot was secret.",
        "دوره از {held} ({organ}) تا {until} است؛ کسی نمی‌گوید رأی مخفی بوده است یا نه.",
    ),
    "dem.secret_in_class_term": (
        (
            "Elected by secret ballot {held} ({organ}), in the longest term of this class, until {until}; the "
            "statute's is not known."
        ),
        "انتخاب با رأی مخفی: {held} ({organ})، در بلندترین دورهٔ این رده، تا {until}؛ دورهٔ خود اساسنامه دانسته نیست.",
    ),
    "dem.secret_in_term": (
        "Elected by secret ballot {held} ({organ}), within the statute's term, until {until}.",
        "انتخاب با رأی مخفی: {held} ({organ})، در دورهٔ اساسنامه، تا {until}.",
    ),
    "dem.last_elective_not_valid": (
        "The last assembly that elected was not valid; of {all} assemblies {valid} were.",
        "آخرین مجمعی که انتخابات داشت معتبر نبود؛ از {all} مجمع {valid} مجمع معتبر بوده است.",
    ),
    "dem.no_assemblies": (
        "No assembly was held in the years told of.",
        "در سال‌هایی که از آن‌ها گفته شده مجمعی برگزار نشده است.",
    ),
    "dem.years_not_covered": (
        "Of {all} assemblies {valid} were valid, but what is told does not cover all the years asked of.",
        "از {all} مجمع {valid} مجمع معتبر بوده است، اما آنچه گفته شده همهٔ سال‌های خواسته را در بر نمی‌گیرد.",
    ),
    "dem.assemblies_valid": (
        (
            "Of {all} assemblies {valid} were called, composed and quorate as the statute says ({value}; {threshold} "
            "is asked)."
        ),
        "از {all} مجمع، دعوت و ترکیب و حد نصاب {valid} مجمع با اساسنامه می‌خواند ({value}؛ {threshold} لازم است).",
    ),
    "dem.privileged": (
        "Classes of people who are no equal members have votes: {classes}.",
        "رده‌هایی که عضو برابر نیستند رأی دارند: {classes} رده.",
    ),
    "dem.many_proxies": (
        "Proxies that one person may carry: {proxies}.",
        "هر کس می‌تواند به وکالت از {proxies} تن رأی دهد.",
    ),
    "dem.votes_not_told": (
        "Not both are told: who has a vote, and how many votes of others one person may carry.",
        "هر دو گفته نشده است: چه کسانی رأی دارند، و یک تن به وکالت از چند تن رأی می‌دهد.",
    ),
    "dem.equal_votes": (
        "Nobody but members has a vote; proxies that one person may carry: {proxies} at most.",
        "جز اعضا کسی رأی ندارد و هر کس دست بالا به وکالت از {proxies} تن رأی می‌دهد.",
    ),
    "dem.minority_convenes": (
        "By {article}, {ratio} of the {who} can have an assembly within {days} days, without anybody's leave.",
        "بنا بر {article}، {ratio} از {who} می‌توانند در {days} روز و بی اجازهٔ کسی مجمع را تشکیل دهند.",
    ),
    "dem.no_minority": (
        "By {article}, {ratio} of the {who} must ask for an assembly: that is no right of a minority.",
        "بنا بر {article}، {ratio} از {who} باید مجمع را بخواهند: این حق اقلیت نیست.",
    ),
    "dem.right_not_whole": (
        (
            "{article} gives the {who} such a right; how many must ask, by when, and whether without the board, is not "
            "all told."
        ),
        "{article} چنین حقی به {who} می‌دهد؛ شمار لازم، مهلت، و این که بی هیئت مدیره هم شدنی است، همه گفته نشده است.",
    ),
    "dem.late": (
        "By {article}, {ratio} of the {who} can have an assembly without anybody's leave, but only in {days} days.",
        "بنا بر {article}، {ratio} از {who} می‌توانند بی اجازهٔ کسی مجمع را تشکیل دهند، اما تازه در {days} روز.",
    ),
    "dem.not_by_itself": (
        (
            "By {article}, {ratio} of the {who} can ask for an assembly within {days} days, but only the board can "
            "call it."
        ),
        "بنا بر {article}، {ratio} از {who} می‌توانند مجمعی را در {days} روز بخواهند، اما دعوت تنها با هیئت مدیره است.",
    ),
    "dem.through_the_board": (
        (
            "By {article}, {ratio} of the {who} can ask for an assembly, but only the board can call it, and late "
            "({days} days)."
        ),
        (
            "بنا بر {article}، {ratio} از {who} می‌توانند مجمع بخواهند، اما دعوت تنها با هیئت مدیره است، و دیر ({days} "
            "روز)."
        ),
    ),
    "dem.no_right": (
        "The statute gives no minority the right to have an assembly.",
        "اساسنامه به هیچ اقلیتی حق تشکیل مجمع نمی‌دهد.",
    ),
    "ind.controlled": ("It is under the control of others: {by}.", "زیر سلطهٔ دیگری است: {by}."),
    "ind.supported_at_will": (
        "It receives support that can be given or withheld at pleasure: {by}.",
        "کمکی می‌گیرد که دهنده‌اش به دلخواه می‌دهد یا بازمی‌گیرد: {by}.",
    ),
    "ind.support_of_unknown_kind": (
        "Employers or the state gave support; whether by law or agreement or at their pleasure is not told.",
        "کارفرما یا دولت کمکی داده است؛ گفته نشده که بنا بر قانون یا پیمان بوده است یا به دلخواه.",
    ),
    "ind.masters_not_told": (
        "Control and support at pleasure are not both told of, for employers and for the state.",
        "دربارهٔ سلطه و کمک دلخواه، چه از کارفرما و چه از دولت، همه‌چیز گفته نشده است.",
    ),
    "ind.hirers_admitted": (
        "Neither employers nor the state rule it; but people with power over workers can be or are members.",
        "نه کارفرما بر آن سلطه دارد و نه دولت؛ اما کسانی که بر کارگران قدرت دارند می‌توانند عضو باشند یا هستند.",
    ),
    "ind.membership_not_told": (
        "Neither employers nor the state rule it; whether those who hire and fire can be members is not told.",
        ("نه کارفرما بر آن سلطه دارد و نه دولت؛ گفته نشده که آن‌ها که استخدام و اخراج می‌کنند می‌توانند عضو باشند یا نه."),
    ),
    "ind.free_of_masters": (
        (
            "Neither employers nor the state control it or support it at pleasure, and those who hire and fire are not "
            "members. What law or agreement gives is disclosed and does not count."
        ),
        (
            "کارفرما و دولت نه بر آن سلطه دارند و نه به دلخواه به آن کمک می‌کنند، و آن‌ها که استخدام و اخراج می‌کنند "
            "عضو نیستند. آنچه قانون یا پیمان دسته‌جمعی می‌دهد آشکار است و به شمار نمی‌آید."
        ),
    ),
    "ind.party_money": ("It received money of a party.", "از حزبی پول گرفته است."),
    "ind.double_posts": (
        "There are people who hold a leading post in it and in a party at once.",
        "کسانی هم در رهبری آن سمت دارند و هم در رهبری حزبی.",
    ),
    "ind.beliefs_not_power": (
        (
            "The statute shuts out members of parties: it asks for beliefs and not for power. Independence is shown by "
            "money and leading posts; whoever works has the same rights, whatever they believe."
        ),
        (
            "اساسنامه اعضای حزب‌ها را کنار می‌گذارد: از باور می‌پرسد نه از قدرت. استقلال با پول و سمت‌های رهبری نشان "
            "داده می‌شود؛ هر که کار می‌کند، با هر باوری، همان حقوق را دارد."
        ),
    ),
    "ind.parties_not_told": (
        "Not all is told: money of parties, leading posts in both for every leader, and whom the statute shuts out.",
        "همه گفته نشده است: پول حزب‌ها، سمت هم‌زمان هر یک از رهبران، و این که اساسنامه چه کسانی را کنار می‌گذارد.",
    ),
    "ind.free_of_parties": (
        "No money of a party, no leading post in both, and nobody is shut out for opinion.",
        "نه پولی از حزبی، نه سمت رهبری در هر دو، و نه کنار گذاشتن کسی برای باورش.",
    ),
    "ind.conditions": (
        "Money of {year} came with conditions on its policy.",
        "پول سال {year} با شرط‌هایی بر خط‌مشی آن همراه بوده است.",
    ),
    "ind.conditions_not_told": (
        "Whether money came with conditions on policy is not told.",
        "گفته نشده که پول با شرط‌هایی بر خط‌مشی همراه بوده است یا نه.",
    ),
    "ind.external": (
        "From outside came {part} of {total} {currency} in {year} ({value}; at most {threshold} is asked).",
        "در سال {year} از بیرون {part} از {total} {currency} آمده است ({value}؛ حداکثر {threshold} رواست).",
    ),
    "ind.donor": (
        "The largest donor gave {part} of {total} {currency} in {year} ({value}; at most {threshold} is asked).",
        "در سال {year} بزرگ‌ترین کمک‌دهنده {part} از {total} {currency} داده است ({value}؛ حداکثر {threshold} رواست).",
    ),
    "ind.external_not_told": (
        "How much of the income came from outside is not told.",
        "گفته نشده که چه اندازه از درآمد از بیرون آمده است.",
    ),
    "ind.donor_not_told": (
        "How much the largest donor gave is not told.",
        "گفته نشده که بزرگ‌ترین کمک‌دهنده چه اندازه داده است.",
    ),
    "ind.elastic_clause": (
        (
            "No income is told. A risk: the statute's clause on funds sets no bound to whose money it may be. That it "
            "is anybody's in particular is not shown."
        ),
        (
            "از درآمد چیزی گفته نشده است. خطری هست: آنچه اساسنامه دربارهٔ منابع مالی می‌گوید مرزی نمی‌گذارد که پول از "
            "آن که باشد. این که پول از شخص یا نهاد معینی باشد نشان داده نشده است."
        ),
    ),
    "ind.support_without_income": (
        "Support is known, but no income of which it would be a share.",
        "از کمک‌هایی خبر هست، اما درآمدی گفته نشده که کمک سهمی از آن باشد.",
    ),
    "ind.no_register": (
        "Help in kind is known, but no register that lists and values all of it.",
        "از کمک‌های غیرنقدی خبر هست، اما فهرستی که همه را با ارزش بیاورد گفته نشده است.",
    ),
    "ind.no_hosts": (
        "By its register it receives no help in kind.",
        "بنا بر فهرست خود کمک غیرنقدی نمی‌گیرد.",
    ),
    "ind.not_all_valued": (
        "Of help in kind worth {total}, {valued} is listed with its value.",
        "از کمک‌های غیرنقدی به ارزش {total}، {valued} با ارزش در فهرست آمده است.",
    ),
    "ind.hosts": (
        "The largest host gives {largest} of help in kind worth {total} ({value}; at most {threshold} is asked).",
        "بزرگ‌ترین میزبان {largest} از کمک‌های غیرنقدی به ارزش {total} را می‌دهد ({value}؛ حداکثر {threshold} رواست).",
    ),
    "ind.voted_for_oneself": (
        "Leaders voted in their own matter; {declared} of {leaders} have declared their interests.",
        "رهبرانی در کار خود رأی داده‌اند؛ {declared} تن از {leaders} رهبر منافع خود را اعلام کرده‌اند.",
    ),
    "ind.no_leaders": ("There are no leaders told of.", "از هیچ رهبری گفته نشده است."),
    "ind.interests": (
        "{declared} of {leaders} leaders have declared their outside interests ({value}; {threshold} is asked).",
        "{declared} تن از {leaders} رهبر منافع بیرونی خود را اعلام کرده‌اند ({value}؛ {threshold} لازم است).",
    ),
    "fin.planned_only": (
        "Only planned income is told, and plans do not count.",
        "تنها درآمد برنامه‌ریزی‌شده گفته شده است و برنامه به شمار نمی‌آید.",
    ),
    "fin.no_income": ("There was no income to have a share of.", "درآمدی نبوده است که سهمی از آن باشد."),
    "fin.dues_not_told": (
        "How much of the income were dues is not told.",
        "گفته نشده که چه اندازه از درآمد حق عضویت بوده است.",
    ),
    "fin.dues": (
        "Dues were {dues} of {total} {currency} in {year} ({value}; {threshold} is asked).",
        "در سال {year} حق عضویت {dues} از {total} {currency} بوده است ({value}؛ {threshold} لازم است).",
    ),
    "fin.paid": (
        "Of dues of {due}, {paid} are paid ({value}; {threshold} is asked).",
        "از {due} حق عضویت، {paid} پرداخته شده است ({value}؛ {threshold} لازم است).",
    ),
    "fin.nothing_due": ("No dues were due.", "حق عضویتی سررسید نشده است."),
    "fin.unequal_ladder": (
        "Arrears do not have the same effect for everybody; of dues of {due}, {paid} are paid.",
        "بدهی معوق برای همه یک پیامد ندارد؛ از {due} حق عضویت، {paid} پرداخته شده است.",
    ),
    "fin.not_due": (
        "The accounts told of are neither published nor due yet.",
        "حساب‌هایی که از آن‌ها گفته شده نه منتشر شده و نه هنوز مهلتش رسیده است.",
    ),
    "fin.newer_accounts_not_told": (
        (
            "The newest accounts told of are of the year that ended {year_end}; newer ones are due, and nothing is "
            "told of them."
        ),
        (
            "تازه‌ترین حساب‌هایی که از آن‌ها گفته شده از سالی است که در {year_end} به پایان رسید؛ مهلت حساب‌های "
            "تازه‌تر گذشته و از آن‌ها چیزی گفته نشده است."
        ),
    ),
    "tra.no_sittings": ("No sittings are told of.", "از هیچ نشستی گفته نشده است."),
    "tra.decisions": (
        (
            "Of {sittings} sittings, the decisions of {in_time} were published to the members within {days} days "
            "({value}; {threshold} is asked)."
        ),
        (
            "از {sittings} نشست، مصوبه‌های {in_time} نشست در {days} روز برای اعضا منتشر شده است ({value}؛ {threshold} "
            "لازم است)."
        ),
    ),
    "tra.no_offices": ("There are no offices told of.", "از هیچ سمتی گفته نشده است."),
    "tra.offices": (
        (
            "Of {all} offices, {known} are known with the election they rest on; {attested} more are attested by at "
            "least {inspectors} inspectors under their pseudonyms ({value}; {threshold} is asked)."
        ),
        (
            "از {all} سمت، انتخابات {known} سمت دانسته است؛ {attested} سمت دیگر را با نام مستعار دست‌کم {inspectors} "
            "بازرس تصدیق کرده‌اند ({value}؛ {threshold} لازم است)."
        ),
    ),
    "uni.asked_at_founding": (
        "Before the founding {asked} others were asked; nothing more is told of those who were there before.",
        (
            "پیش از بنیادگذاری از {asked} تشکل یا جمع دیگر پرسیده شده؛ از آن‌ها که پیش‌تر بوده‌اند بیش از این گفته "
            "نشده است."
        ),
    ),
    "saf.public_names": ("Names or workplaces of members are public.", "نام یا محل کار اعضا همگانی است."),
    "saf.small_groups_shown": (
        "Groups of fewer than {group} people are shown.",
        "گروه‌های کوچک‌تر از {group} تن نشان داده می‌شود.",
    ),
    "saf.no_remote_election": (
        "Persons are not elected from afar.",
        "برای برگزیدن اشخاص رأی‌گیری از دور برگزار نمی‌شود.",
    ),
    "saf.standards_missing": (
        "Persons are elected from afar, though these standards of CM/Rec(2017)5 are not shown to be met: {missing}.",
        "اشخاص با رأی‌گیری از دور برگزیده می‌شوند، اما رعایت این معیارهای CM/Rec(2017)5 نشان داده نشده است: {missing}.",
    ),
    "saf.standards_met": (
        "Persons are elected from afar, and the standards of CM/Rec(2017)5 on secrecy and pressure are met.",
        "اشخاص با رأی‌گیری از دور برگزیده می‌شوند و معیارهای CM/Rec(2017)5 دربارهٔ رازداری و فشار رعایت شده است.",
    ),
    "saf.named_without_consent": (
        "People or bodies inside a repressive country were named without their consent: {named}.",
        "کسان یا تشکل‌هایی در کشوری سرکوبگر بی رضایت خودشان نام برده شده‌اند: {named} مورد.",
    ),
    "saf.claims_on_unnamed": (
        "{unnamed} claims rest on unnamed organisations inside; {attested} of them are attested.",
        "{unnamed} ادعا بر تشکل‌های بی‌نامِ داخل تکیه دارد؛ {attested} ادعا تصدیق شده است.",
    ),
    "saf.no_right_to_deny": (
        "Nobody is named without consent and no claim rests on the unnamed; but who is spoken of cannot deny it.",
        ("کسی بی رضایت نام برده نشده و ادعایی بر بی‌نامان تکیه ندارد؛ اما آن که از او سخن می‌رود نمی‌تواند آن را رد کند."),
    ),
    "saf.nobody_exposed": (
        (
            "Nobody inside is named without consent, no claim rests on unnamed bodies that are not attested, and who "
            "is spoken of may deny it."
        ),
        (
            "هیچ‌کس در داخل بی رضایت نام برده نشده، ادعایی بر تشکل بی‌نامِ تصدیق‌نشده تکیه ندارد و آن که از او سخن "
            "می‌رود می‌تواند آن را رد کند."
        ),
    ),
}

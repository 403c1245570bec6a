"""What the desk says when it refuses, and how it names where a draft stands."""

STATES: dict[str, tuple[str, str]] = {
    "begun": ("being written", "در دست نوشتن"),
    "proposed": ("waiting for others to agree", "چشم‌به‌راه موافقت دیگران"),
    "agreed": ("agreed, not yet in the log", "موافقت‌شده، هنوز نه در دفتر"),
    "handed_out": ("handed out to be sealed", "بیرون داده‌شده برای مهر"),
    "recorded": ("in the log", "در دفتر"),
    "withdrawn": ("withdrawn", "پس گرفته‌شده"),
}
MOVES: dict[str, tuple[str, str]] = {
    "write": ("changed", "تغییر کند"),
    "propose": ("shown to others again", "دوباره به دیگران نشان داده شود"),
    "agree": ("agreed to", "پذیرفته شود"),
    "complete": ("closed", "بسته شود"),
    "hand_out": ("handed out", "بیرون داده شود"),
    "take_back": ("taken back", "بازگردانده شود"),
    "record": ("recorded", "ثبت شود"),
    "withdraw": ("withdrawn", "پس گرفته شود"),
}
SENTENCES: dict[str, tuple[str, str]] = {
    "desk.not_your_seat": (
        "You hold no office from which this act can be brought or agreed to; ask those who hold one.",
        "شما سمتی ندارید که این اقدام از آن برآید یا پذیرفته شود؛ از دارندگان آن سمت بخواهید.",
    ),
    "desk.not_on_the_board": (
        (
            "Only who holds an office of this organisation's board sees its seats and gives codes for them; ask one"
            " of them."
        ),
        "تنها دارندگان سمت‌های هیئت مدیرهٔ همین تشکل کرسی‌ها را می‌بینند و کد می‌دهند؛ از یکی از آنان بخواهید.",
    ),
    "desk.no_such_draft": (
        "There is no such draft on your desk; another still writes it, or you hold no office for it: ask its author.",
        "چنین پیش‌نویسی روی میز شما نیست؛ شاید دیگری هنوز می‌نویسدش، یا از سمتی است که شما ندارید: از نویسنده‌اش بپرسید.",
    ),
    "desk.no_such_office": (
        "The act fills no office as it is held today; name the act that filled it last, from the organisation's page.",
        "این اقدام سمتی را چنان‌که امروز هست پر نکرده؛ واپسین اقدامی را نام ببرید که آن را پر کرد، از صفحهٔ تشکل.",
    ),
    "desk.seat_taken": (
        "Somebody sits there already; fill the office anew if it is another person's now.",
        "کسی از پیش آنجا نشسته است؛ اگر سمت از آنِ دیگری شده، آن را از نو پر کنید.",
    ),
    "desk.hands_missing": (
        "{more} more must agree before the act can be recorded; ask them: they see the draft on their desks.",
        "پیش از ثبت، موافقت {more} تن دیگر لازم است؛ از آنان بخواهید: پیش‌نویس روی میزشان است.",
    ),
    "desk.nothing_begun": (
        "You are founding nothing at the moment: it was recorded already, or given up; look at your desk.",
        "اکنون چیزی بنیاد نمی‌نهید: از پیش ثبت شده یا کنار گذاشته شده است؛ میز کارتان را ببینید.",
    ),
    "desk.seals_missing": (
        "{more} of the files have not come back sealed; seal every one as it is and bring all of them together.",
        "{more} پرونده مهرشده برنگشته است؛ هر یک را بی تغییر مهر کنید و همه را با هم بیاورید.",
    ),
    "desk.no_key_here": (
        "This node keeps no key of the organisation; hand the act out, seal it where the key is, and bring it back.",
        "این گره کلید تشکل را ندارد؛ اقدام را بیرون بدهید، جایی که کلید هست مهرش کنید و برگردانید.",
    ),
    "desk.other_act": (
        "What came back is not the act that was handed out; seal the file as it is and bring it again.",
        "آنچه برگشت همان اقدامی نیست که بیرون داده شد؛ همان پرونده را بی تغییر مهر کنید و دوباره بیاورید.",
    ),
    "desk.not_kept": (
        "{place} in the backup is not a desk as it is kept; nothing was restored, take another copy of it.",
        "{place} در پشتیبان، میز کار به شکل نگهداری‌اش نیست؛ چیزی بازگردانده نشد، رونوشت دیگری از آن بردارید.",
    ),
    "desk.no_such_move": (
        "The draft cannot be {move}: it stands as “{state}”; open it anew and see what can be done with it.",
        "پیش‌نویس نمی‌تواند {move}: وضعیتش «{state}» است؛ آن را دوباره باز کنید و ببینید چه می‌شود کرد.",
    ),
    "desk.other_words": (
        "The draft was changed since you read it; read it again before you agree.",
        "پیش‌نویس پس از خواندن شما تغییر کرده است؛ پیش از موافقت دوباره بخوانیدش.",
    ),
}

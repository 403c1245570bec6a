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
    "desk.no_such_move": (
        "The draft cannot be {move}: it stands as “{state}”; open it anew and see what can be done with it.",
        "پیش‌نویس نمی‌تواند {move}: وضعیتش «{state}» است؛ آن را دوباره باز کنید و ببینید چه می‌شود کرد.",
    ),
    "desk.other_words": (
        "The draft was changed since you read it; read it again before you agree.",
        "پیش‌نویس پس از خواندن شما تغییر کرده است؛ پیش از موافقت دوباره بخوانیدش.",
    ),
}

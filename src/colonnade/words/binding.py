"""Why an act has no effect by the statute in force, and what to do next."""

from collections.abc import Mapping

WHYS: Mapping[str, tuple[str, str]] = {
    "amended_already": ("another amendment of that version came first", "اصلاح دیگری از همان نسخه پیش‌تر آمده است"),
    "another_body_admits": ("another body of the organisation admits", "رکن دیگری از تشکل می‌پذیرد"),
    "another_majority_amends": (
        "the statute is amended by a larger majority than it says",
        "اصلاح اساسنامه اکثریتی بیش از آن می‌خواهد که گفته شده",
    ),
    "another_majority_renews": (
        "the statute renews it by a larger majority than it says",
        "تمدید به حکم اساسنامه اکثریتی بیش از آن می‌خواهد که گفته شده",
    ),
    "another_organ_amends": ("another organ amends the statute", "رکن دیگری اساسنامه را اصلاح می‌کند"),
    "another_organ_renews": (
        "neither an assembly nor a congress has renewed it",
        "نه مجمع آن را تمدید کرده است و نه کنگره",
    ),
    "appeal_is_heard_by_another": (
        "the candidate was refused; another body hears its appeal",
        "داوطلب پذیرفته نشده است؛ اعتراض او را رکن دیگری می‌شنود",
    ),
    "binds_before_it_was_decided": (
        "it would bind before it was decided",
        "پیش از تصویب الزام‌آور می‌شد",
    ),
    "binds_before_what_it_amends": (
        "it would bind no later than the version that it amends",
        "دیرتر از نسخه‌ای که اصلاح می‌کند الزام‌آور نمی‌شد",
    ),
    "board_and_inspector": (
        "nobody leads and inspects at once",
        "هیچ‌کس هم‌زمان در هیئت مدیره و بازرس نیست",
    ),
    "elected_by_another": ("others elect to this post", "برگزینندگان این سمت کسان دیگری‌اند"),
    "founders_have_handed_over": (
        "the powers of those who elected here have ended",
        "اختیار برگزینندگان پایان یافته است",
    ),
    "has_a_statute": ("a statute is in force or ahead; it is amended", "اساسنامه‌ای در کار یا در راه است؛ اصلاحش کنید"),
    "in_no_body_of_its_branch": (
        "the candidate is in no federation or union of this house",
        "داوطلب در هیچ فدراسیون یا اتحادیه‌ای از این خانه نیست",
    ),
    "in_no_body_of_its_territory": (
        "the candidate is in no local council of this house",
        "داوطلب در هیچ شورای محلی از این خانه نیست",
    ),
    "its_time_is_over": (
        "the time that its statute gives the organisation has run out",
        "زمانی که اساسنامه به تشکل می‌دهد به سر رسیده است",
    ),
    "majority_not_reached": (
        "the votes do not show the majority that joining takes",
        "رأی‌ها اکثریتی را که پیوستن می‌خواهد نشان نمی‌دهد",
    ),
    "minutes_missing": (
        "neither the votes are told nor do inspectors attest the decision",
        "نه رأی‌ها گفته شده و نه بازرسان مصوبه را تصدیق کرده‌اند",
    ),
    "no_seat_left": ("the organ has no seat left", "رکن کرسی خالی ندارد"),
    "no_statute": ("there is no statute to amend", "اساسنامه‌ای برای اصلاح نیست"),
    "not_decided_by_the_assembly": (
        "the organisation's own assembly has not decided it",
        "مجمع خود تشکل به آن رأی نداده است",
    ),
    "not_observed_long_enough": (
        "the candidate has not been associated for long enough",
        "داوطلب به اندازهٔ لازم وابسته نبوده است",
    ),
    "not_ratified": (
        "it is not shown that as many of those below have ratified it as must",
        "نشان داده نشده که به شمار لازم از تشکل‌های زیرین آن را تصویب کرده‌اند",
    ),
    "not_the_version_before": (
        "it amends another text than the version that binds last",
        "متنی جز آخرین نسخهٔ الزام‌آور را اصلاح می‌کند",
    ),
    "nothing_to_renew": (
        "its statute gives the organisation no time that runs out",
        "اساسنامه به تشکل زمانی نمی‌دهد که به سر رسد",
    ),
    "notice_too_short": (
        "the notice that leaving takes has not run",
        "مهلت کناره‌گیری نگذشته است",
    ),
    "recalled_by_another": ("another organ recalls from this post", "رکن دیگری از این سمت عزل می‌کند"),
    "renewed_already": (
        "the time for which it was renewed last has not begun",
        "دوره‌ای که بار پیش برای آن تمدید شد هنوز آغاز نشده است",
    ),
    "statute_names_another_class": (
        "the statute in force names another class",
        "اساسنامهٔ جاری ردهٔ دیگری را نام می‌برد",
    ),
    "statute_shows_too_much": (
        "a hidden organisation publishes no statute and names no place, branch or zone in its rules",
        "تشکل پنهان اساسنامه منتشر نمی‌کند و در قاعده‌هایش جا، رشته و منطقهٔ زمانی نمی‌گوید",
    ),
    "term_too_long": ("it would last longer than the term", "از دوره درازتر می‌شد"),
    "too_few_members": ("the candidate shows too few members", "داوطلب شمار لازم از اعضا را نشان نمی‌دهد"),
    "too_many_posts_of_one": (
        "the affiliate that sends has as many posts there as it may",
        "تشکل فرستنده به اندازهٔ مجاز آنجا سمت دارد",
    ),
    "too_many_terms": (
        "the holder has served as many terms in a row as may be",
        "دارندهٔ سمت به شمار مجاز، پیاپی دوره گذرانده است",
    ),
    "votes_fall_short": (
        "the votes, as they are told, cannot have reached that majority",
        "رأی‌ها، چنان‌که گفته شده، نمی‌تواند به آن اکثریت رسیده باشد",
    ),
    "younger_than_the_roof": (
        "the candidate is younger than the body, and too young for a column",
        "داوطلب از نهاد جوان‌تر است و برای ستون بودن هنوز جوان",
    ),
}
REMEDIES: Mapping[str, tuple[str, str]] = {
    "amended_already": (
        "Read the version that was put in force, and amend that one.",
        "نسخه‌ای را که برقرار شده بخوانید و همان را اصلاح کنید.",
    ),
    "another_body_admits": (
        "Have the candidate admitted by the body that the article names.",
        "بگذارید رکنی که ماده نام می‌برد داوطلب را بپذیرد.",
    ),
    "another_majority_amends": (
        "Decide with the majority that the article asks for, and say that majority.",
        "با اکثریتی که ماده می‌خواهد تصمیم بگیرید و همان را بگویید.",
    ),
    "another_majority_renews": (
        "Decide with the majority by which the article renews, and say that majority.",
        "با اکثریتی که ماده برای تمدید می‌خواهد تصمیم بگیرید و همان را بگویید.",
    ),
    "another_organ_amends": (
        "Bring the amendment before the organ that the article names.",
        "اصلاحیه را به رکنی ببرید که ماده نام می‌برد.",
    ),
    "another_organ_renews": (
        "Bring the renewal before the assembly.",
        "تمدید را به مجمع ببرید.",
    ),
    "appeal_is_heard_by_another": (
        "Bring it before the body that the article names.",
        "آن را به رکنی ببرید که ماده نام می‌برد.",
    ),
    "binds_before_it_was_decided": (
        "Let it bind from the day of the decision on, or later.",
        "آن را از روز تصویب یا پس از آن الزام‌آور کنید.",
    ),
    "binds_before_what_it_amends": (
        "Let it bind from a later day than the version that it amends.",
        "آن را از روزی پس از آغاز نسخه‌ای که اصلاح می‌کند الزام‌آور کنید.",
    ),
    "board_and_inspector": (
        "Let the other post end first, or choose somebody else.",
        "نخست سمت دیگر را پایان دهید، یا کسی دیگر را برگزینید.",
    ),
    "elected_by_another": (
        "Have those elect whom the article names.",
        "بگذارید کسانی برگزینند که ماده نام می‌برد.",
    ),
    "founders_have_handed_over": (
        "Have the assembly elect.",
        "بگذارید مجمع برگزیند.",
    ),
    "has_a_statute": (
        "Record an amendment of the version that is there.",
        "اصلاحیه‌ای بر همان نسخه ثبت کنید.",
    ),
    "in_no_body_of_its_branch": (
        "Ask the candidate to join a federation or union of this house first.",
        "از داوطلب بخواهید نخست به فدراسیون یا اتحادیه‌ای از این خانه بپیوندد.",
    ),
    "in_no_body_of_its_territory": (
        "Ask the candidate to join a local council of this house first.",
        "از داوطلب بخواهید نخست به شورای محلی این خانه بپیوندد.",
    ),
    "its_time_is_over": (
        "End what was begun, and found anew what shall go on.",
        "آنچه را آغاز شده به پایان برید، و آنچه باید بماند از نو بنیاد نهید.",
    ),
    "majority_not_reached": (
        "Vote again, or have inspectors attest the decision.",
        "دوباره رأی بگیرید، یا از بازرسان بخواهید مصوبه را تصدیق کنند.",
    ),
    "minutes_missing": (
        "Tell the votes in bands, or have inspectors attest the decision.",
        "رأی‌ها را به رده بگویید، یا از بازرسان بخواهید مصوبه را تصدیق کنند.",
    ),
    "no_seat_left": (
        "Let a post of the organ end first, or amend the statute.",
        "نخست سمتی از آن رکن را پایان دهید، یا اساسنامه را اصلاح کنید.",
    ),
    "no_statute": ("Record the adoption of a statute first.", "نخست تصویب اساسنامه‌ای را ثبت کنید."),
    "not_decided_by_the_assembly": (
        "Bring it before your own assembly.",
        "آن را به مجمع خودتان ببرید.",
    ),
    "not_observed_long_enough": (
        "Admit it as an associate first, and in full once that time is over.",
        "نخست آن را وابسته بپذیرید و پس از گذشت آن زمان، پیوسته.",
    ),
    "not_ratified": (
        "Have those below ratify it and tell how many did, or have inspectors attest it.",
        "بگذارید تشکل‌های زیرین آن را تصویب کنند و شمارشان را بگویید، یا از بازرسان بخواهید تصدیق کنند.",
    ),
    "not_the_version_before": (
        "Read the version that binds last, and amend that one.",
        "آخرین نسخهٔ الزام‌آور را بخوانید و همان را اصلاح کنید.",
    ),
    "nothing_to_renew": ("Nothing need be done.", "کاری لازم نیست."),
    "notice_too_short": (
        "Leave from the day on which the notice has run.",
        "از روزی کناره بگیرید که مهلت گذشته است.",
    ),
    "recalled_by_another": (
        "Have the organ recall that the article names.",
        "بگذارید رکنی عزل کند که ماده نام می‌برد.",
    ),
    "renewed_already": (
        "Renew again once that time has begun.",
        "هنگامی که آن دوره آغاز شد دوباره تمدید کنید.",
    ),
    "statute_names_another_class": (
        "Amend the statute first.",
        "نخست اساسنامه را اصلاح کنید.",
    ),
    "statute_shows_too_much": (
        "Do not publish the text, take UTC as its zone, and leave places and branches out of the rules.",
        "متن را منتشر نکنید، UTC را منطقهٔ زمانی بگیرید و در قاعده‌ها جا و رشته نگویید.",
    ),
    "term_too_long": (
        "Choose a last day within the term, or none: then the term ends it.",
        "روز پایانی در دوره برگزینید، یا هیچ: آنگاه پایان دوره پایان آن است.",
    ),
    "too_few_members": (
        "Wait for its next count, or have inspectors attest it.",
        "منتظر شمار بعدی‌اش بمانید، یا از بازرسان بخواهید آن را تصدیق کنند.",
    ),
    "too_many_posts_of_one": (
        "Choose somebody whom another affiliate sends.",
        "کسی را برگزینید که تشکل عضو دیگری می‌فرستد.",
    ),
    "too_many_terms": (
        "Choose somebody else for this term.",
        "برای این دوره کسی دیگر را برگزینید.",
    ),
    "votes_fall_short": (
        "Look at the votes again, and at the majority that was said.",
        "رأی‌ها و اکثریتی را که گفته شده دوباره ببینید.",
    ),
    "younger_than_the_roof": (
        "Admit it as an associate until it is old enough.",
        "تا آن سن، آن را وابسته بپذیرید.",
    ),
}

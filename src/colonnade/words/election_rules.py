"""Why an act of an election has no effect, and what to do next."""

from collections.abc import Mapping

WHYS: Mapping[str, tuple[str, str]] = {
    "another_organ_supervises": ("another organ holds elections", "رکن دیگری انتخابات را برگزار می‌کند"),
    "closes_before_it_opens": ("voting would close before it opens", "رأی‌گیری پیش از آغاز پایان می‌یافت"),
    "code_issuer_twice": ("one organisation would issue codes twice", "یک تشکل دو بار رمز رأی می‌داد"),
    "codes_by_own_column": (
        "voting codes would come from the voters' own organisation",
        "رمز رأی از خود تشکل رأی‌دهندگان می‌آمد",
    ),
    "decided_before_it_was_raised": (
        "it would be decided before it was raised",
        "پیش از طرح شدن تصمیم گرفته می‌شد",
    ),
    "decided_by_who_held_it": (
        "whoever held the election does not decide on it",
        "برگزارکنندهٔ انتخابات دربارهٔ آن تصمیم نمی‌گیرد",
    ),
    "earlier_than_its_last_step": (
        "it is dated before the election's last step",
        "تاریخش پیش از آخرین گام انتخابات است",
    ),
    "election_known": ("this election was set up already", "این انتخابات از پیش برپا شده است"),
    "few_voters_shown": (
        "fewer than fifty voters are shown as a bound",
        "کمتر از پنجاه رأی‌دهنده تنها با کران نشان داده می‌شود",
    ),
    "hands_not_apart": (
        "nobody is two of trustee, inspector and candidate",
        "هیچ‌کس هم‌زمان دو تا از کلیددار، بازرس و نامزد نیست",
    ),
    "inspector_is_trustee": (
        "who issues codes has no trustee",
        "تشکلی که رمز رأی می‌دهد کلیددار ندارد",
    ),
    "key_destroyed_already": ("this key is gone already", "این کلید از پیش نابود شده است"),
    "keys_still_needed": (
        "the keys are needed until nothing can be objected to any more",
        "تا هنگامی که راه اعتراض باز است کلیدها لازم‌اند",
    ),
    "more_ballots_than_voters": ("there are more ballots than voters", "برگه‌ها بیش از رأی‌دهندگان‌اند"),
    "more_elected_than_seats": ("more are elected than there are seats", "برگزیدگان بیش از کرسی‌هایند"),
    "more_votes_than_ballots": ("there are more votes than ballots", "رأی‌ها بیش از برگه‌هایند"),
    "no_part_in_this_election": (
        "the organisation has no part in this election",
        "تشکل در این انتخابات سهمی ندارد",
    ),
    "no_such_election": ("there is no such election", "چنین انتخاباتی نیست"),
    "no_such_objection": ("there is no such objection", "چنین اعتراضی نیست"),
    "no_trustee_of_this_election": (
        "the organisation has no trustee in this election",
        "تشکل در این انتخابات کلیددار ندارد",
    ),
    "not_in_this_state": ("the election is not in a state for it", "انتخابات در وضعی نیست که چنین شود"),
    "not_one_number_an_answer": (
        "there is not one number for each answer",
        "برای هر گزینه یک عدد نیست",
    ),
    "not_one_result_a_question": (
        "there is not one result for each question",
        "برای هر پرسش یک نتیجه نیست",
    ),
    "not_yet_to_close": ("voting closes on a later day", "رأی‌گیری در روزی دیرتر پایان می‌یابد"),
    "not_yet_to_open": ("voting opens on a later day", "رأی‌گیری در روزی دیرتر آغاز می‌شود"),
    "nothing_to_object_to": ("the election is void already", "انتخابات از پیش باطل است"),
    "numbers_hidden_without_need": (
        "where the number of ballots is shown, the votes are too",
        "جایی که شمار برگه‌ها پیداست شمار رأی‌ها هم پیداست",
    ),
    "numbers_show_too_much": (
        "where the number of ballots is hidden, the votes are too",
        "جایی که شمار برگه‌ها پنهان است شمار رأی‌ها هم پنهان است",
    ),
    "objection_decided_already": ("the objection was decided already", "دربارهٔ این اعتراض از پیش تصمیم گرفته شده"),
    "objection_too_late": ("the days to object are over", "مهلت اعتراض گذشته است"),
    "opens_before_it_is_set_up": ("voting would open before it is set up", "رأی‌گیری پیش از برپایی آغاز می‌شد"),
    "rankings_have_no_weights": (
        "rankings cannot be weighed",
        "رتبه‌بندی وزن نمی‌گیرد",
    ),
    "record_day_too_late": (
        "who may vote is settled before voting opens",
        "رأی‌دهندگان پیش از آغاز رأی‌گیری معلوم‌اند",
    ),
    "threshold_out_of_reach": (
        "more than half of the trustees are needed, and no more than there are",
        "بیش از نیمی از کلیدداران لازم است و نه بیش از شمارشان",
    ),
    "too_few_days_to_object": ("seven days are left to object at least", "مهلت اعتراض دست‌کم هفت روز است"),
    "too_few_trustees": ("three trustees are needed at least", "دست‌کم سه کلیددار لازم است"),
    "trustee_from_outside": (
        "a trustee comes from an organisation that does not stand under this one",
        "کلیدداری از تشکلی می‌آید که زیر این نهاد نمی‌ایستد",
    ),
    "trustee_key_twice": ("two trustees have one key", "دو کلیددار یک کلید دارند"),
    "trustees_not_as_needed": (
        "not as many trustees took part as are needed, or more than there are",
        "کلیدداران شرکت‌کننده کمتر از اندازه یا بیش از شمار کلیدداران‌اند",
    ),
    "trustees_share_a_column": (
        "two trustees come from one column",
        "دو کلیددار از یک ستون می‌آیند",
    ),
    "turnout_shows_too_much": (
        "the number of ballots would show more than that of the voters, or fewer than ten",
        "شمار برگه‌ها بیش از شمار رأی‌دهندگان را نشان می‌داد، یا کمتر از ده برگه را",
    ),
    "two_code_issuers_needed": (
        "voting codes come from two organisations at least",
        "رمز رأی دست‌کم از دو تشکل می‌آید",
    ),
    "voters_show_too_much": (
        "the voters would show more members than the organisation shows",
        "شمار رأی‌دهندگان بیش از آنچه تشکل نشان می‌دهد از شمار اعضا می‌گوید",
    ),
}
REMEDIES: Mapping[str, tuple[str, str]] = {
    "another_organ_supervises": (
        "Have the election set up by the organ that the article names.",
        "بگذارید رکنی که ماده نام می‌برد انتخابات را برپا کند.",
    ),
    "closes_before_it_opens": ("Choose a later day to close.", "روز پایان را دیرتر بگیرید."),
    "code_issuer_twice": ("Name each organisation once.", "هر تشکل را یک بار نام ببرید."),
    "codes_by_own_column": (
        "Ask inspectors of another organisation to issue them.",
        "از بازرسان تشکلی دیگر بخواهید رمزها را بدهند.",
    ),
    "decided_before_it_was_raised": ("Date the decision later.", "تاریخ تصمیم را دیرتر بگیرید."),
    "decided_by_who_held_it": (
        "Bring the objection before another organ.",
        "اعتراض را به رکنی دیگر ببرید.",
    ),
    "earlier_than_its_last_step": (
        "Date it on the day of the last step or later.",
        "تاریخ آن را روز آخرین گام یا پس از آن بگیرید.",
    ),
    "election_known": ("Go on with the one that is there.", "با همان که هست ادامه دهید."),
    "few_voters_shown": ("Say a band, with a commitment.", "رده‌ای با یک تعهد بگویید."),
    "hands_not_apart": (
        "Choose other people, until nobody is two of them, and say so.",
        "کسان دیگری برگزینید تا هیچ‌کس دو تا از آنها نباشد، و همین را بگویید.",
    ),
    "inspector_is_trustee": (
        "Choose trustees and inspectors of different organisations.",
        "کلیددار و بازرس را از تشکل‌های جدا برگزینید.",
    ),
    "key_destroyed_already": ("Nothing need be done.", "کاری لازم نیست."),
    "keys_still_needed": (
        "Wait until the days to object are over and every objection is decided.",
        "منتظر بمانید تا مهلت اعتراض بگذرد و دربارهٔ هر اعتراض تصمیم گرفته شود.",
    ),
    "more_ballots_than_voters": (
        "Verify the archive; a number is wrong, or the ballot box is.",
        "بایگانی را بیازمایید؛ یا عددی نادرست است یا صندوق رأی.",
    ),
    "more_elected_than_seats": (
        "Look at the result again, and at the seats that were set.",
        "نتیجه و شمار کرسی‌ها را دوباره ببینید.",
    ),
    "more_votes_than_ballots": (
        "Verify the archive; a number is wrong, or the ballot box is.",
        "بایگانی را بیازمایید؛ یا عددی نادرست است یا صندوق رأی.",
    ),
    "no_part_in_this_election": (
        "Ask an organisation that has a part in it.",
        "از تشکلی بخواهید که در آن سهمی دارد.",
    ),
    "no_such_election": (
        "Look up the act by which it was set up, and whose it is.",
        "ببینید با کدام اقدام و از سوی که برپا شده است.",
    ),
    "no_such_objection": ("Look up the act that raised it.", "اقدامی را که آن را طرح کرده ببینید."),
    "no_trustee_of_this_election": (
        "Leave it to the organisations that have trustees.",
        "آن را به تشکل‌هایی بسپارید که کلیددار دارند.",
    ),
    "not_in_this_state": (
        "See on the election's page what comes next.",
        "در صفحهٔ انتخابات ببینید گام بعدی چیست.",
    ),
    "not_one_number_an_answer": (
        "Say one number for each answer, blank ballots first; none for a ranking.",
        "برای هر گزینه یک عدد بگویید، نخست رأی سفید؛ برای رتبه‌بندی هیچ.",
    ),
    "not_one_result_a_question": (
        "Say one result for each question, in their order.",
        "برای هر پرسش، به ترتیب، یک نتیجه بگویید.",
    ),
    "not_yet_to_close": (
        "Wait for the day that was said.",
        "منتظر روزی بمانید که گفته شده است.",
    ),
    "not_yet_to_open": (
        "Wait for the day that was said.",
        "منتظر روزی بمانید که گفته شده است.",
    ),
    "nothing_to_object_to": ("Nothing need be done.", "کاری لازم نیست."),
    "numbers_hidden_without_need": ("Say the numbers of votes.", "شمار رأی‌ها را بگویید."),
    "numbers_show_too_much": (
        "Leave the numbers of votes out, and say a commitment to them.",
        "شمار رأی‌ها را نگویید و تعهدی به آنها بیاورید.",
    ),
    "objection_decided_already": ("Nothing need be done.", "کاری لازم نیست."),
    "objection_too_late": (
        "Bring it before the assembly, which can still call a new election.",
        "آن را به مجمع ببرید که هنوز می‌تواند انتخابات تازه بخواهد.",
    ),
    "opens_before_it_is_set_up": ("Choose a later day to open.", "روز آغاز را دیرتر بگیرید."),
    "rankings_have_no_weights": (
        "Take the weights apart into units of one.",
        "وزن‌ها را به واحدهای یک‌رأیی بشکنید.",
    ),
    "record_day_too_late": ("Choose an earlier record day.", "روز تعیین رأی‌دهندگان را زودتر بگیرید."),
    "threshold_out_of_reach": (
        "Choose the smallest number that is more than half.",
        "کوچک‌ترین عددی را بگیرید که بیش از نیم است.",
    ),
    "too_few_days_to_object": ("Leave seven days or more.", "هفت روز یا بیشتر مهلت بدهید."),
    "too_few_trustees": ("Choose another trustee, of another column.", "کلیددار دیگری از ستونی دیگر برگزینید."),
    "trustee_from_outside": (
        "Choose trustees of your own columns.",
        "کلیدداران را از ستون‌های خودتان برگزینید.",
    ),
    "trustee_key_twice": (
        "Have each trustee make a key of his own.",
        "بگذارید هر کلیددار کلید خودش را بسازد.",
    ),
    "trustees_not_as_needed": (
        "Ask trustees until as many take part as the set-up says.",
        "از کلیدداران بخواهید تا به شماری که در برپایی آمده شرکت کنند.",
    ),
    "trustees_share_a_column": (
        "Choose trustees of columns of which none is within another.",
        "کلیدداران را از ستون‌هایی برگزینید که هیچ‌یک درون دیگری نیست.",
    ),
    "turnout_shows_too_much": (
        "Say a band that is not above that of the voters, with a commitment.",
        "رده‌ای نه بالاتر از ردهٔ رأی‌دهندگان با یک تعهد بگویید.",
    ),
    "two_code_issuers_needed": (
        "Ask inspectors of one more organisation.",
        "از بازرسان یک تشکل دیگر هم بخواهید.",
    ),
    "voters_show_too_much": (
        "Return your count first, or say a lower band with a commitment.",
        "نخست شمار خود را بدهید، یا ردهٔ پایین‌تری با یک تعهد بگویید.",
    ),
}

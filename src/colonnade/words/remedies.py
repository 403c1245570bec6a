"""On which rule a refusal rests, and what whoever reads it can do next: for pages, beside the sentence itself.

Keys are the reasons of ``words.acts.WHYS`` and codes of refusals.
"""

from collections.abc import Mapping

from colonnade.words import binding, election_rules

ARTICLE = (
    "Article {article} of the statute in force of {statute}",
    "مادهٔ {article} اساسنامهٔ جاری {statute}",
)
"""Where a statute itself says so; ``statute`` is whose, by name where the name is known."""
WOULD_NOT_STAND = ("This act would have no effect: {why}.", "این اقدام اثری نمی‌داشت: {why}.")
RULES: Mapping[str, tuple[str, str]] = {
    "founding": ("Colonnade's rules, “Founding”", "قاعده‌های ستون‌گان، «بنیادگذاری»"),
    "hidden": ("Colonnade's rules, “Hidden organisations”", "قاعده‌های ستون‌گان، «تشکل‌های پنهان»"),
    "batches": ("Colonnade's rules, “Batches”", "قاعده‌های ستون‌گان، «نوبت‌ها»"),
    "figures": ("Colonnade's rules, “Which figures are public”", "قاعده‌های ستون‌گان، «کدام ارقام همگانی است»"),
    "keys": ("Colonnade's rules, “Keys”", "قاعده‌های ستون‌گان، «کلیدها»"),
    "affiliation": (
        "Colonnade's rules, “Affiliation”; ILO Convention 87, article 5; Chile, Labour Code, article 214",
        "قاعده‌های ستون‌گان، «پیوستن»؛ مقاوله‌نامهٔ ۸۷ سازمان بین‌المللی کار، مادهٔ ۵؛ قانون کار شیلی، مادهٔ ۲۱۴",
    ),
    "trusteeship": (
        "Colonnade's rules, “Affiliation”: a trusteeship is public and lasts eighteen months at most",
        "قاعده‌های ستون‌گان، «پیوستن»: سرپرستی آشکار است و دست بالا هجده ماه می‌پاید",
    ),
    "hearing": (
        "Colonnade's rules, “Hearing”; LMRDA, section 101(a)(5); CNT, articles 149 to 154",
        "قاعده‌های ستون‌گان، «رسیدگی»؛ قانون LMRDA، مادهٔ ۱۰۱ الف ۵؛ اساسنامهٔ CNT، ماده‌های ۱۴۹ تا ۱۵۴",
    ),
    "offices": ("Colonnade's rules, “Offices”", "قاعده‌های ستون‌گان، «سمت‌ها»"),
    "replies": ("Colonnade's rules, “Replies”", "قاعده‌های ستون‌گان، «پاسخ‌ها»"),
    "counts": ("Colonnade's rules, “Counts”", "قاعده‌های ستون‌گان، «شمارها»"),
    "ending": ("Colonnade's rules, “Ending”", "قاعده‌های ستون‌گان، «پایان»"),
    "hands": ("Colonnade's rules of the desk, “Hands”", "قاعده‌های میز کار ستون‌گان، «دست‌ها»"),
    "drafts": ("Colonnade's rules of the desk, “Drafts”", "قاعده‌های میز کار ستون‌گان، «پیش‌نویس‌ها»"),
    "seats": ("Colonnade's rules of the desk, “Seats”", "قاعده‌های میز کار ستون‌گان، «کرسی‌ها»"),
    "desk_founding": ("Colonnade's rules of the desk, “Founding”", "قاعده‌های میز کار ستون‌گان، «بنیادگذاری»"),
    "facts": ("Colonnade's rules, “What each type of act says”", "قاعده‌های ستون‌گان، «هر گونه اقدام چه می‌گوید»"),
    "acts": ("Colonnade's rules, “Acts”", "قاعده‌های ستون‌گان، «اقدام‌ها»"),
    "statutes": ("Colonnade's rules, “What binds”", "قاعده‌های ستون‌گان، «آنچه الزام‌آور است»"),
    "elections": ("Colonnade's rules, “Elections”", "قاعده‌های ستون‌گان، «انتخابات»"),
}
_OF: Mapping[str, tuple[str, ...]] = {
    "founding": (
        *("not_founded", "founding_not_sealed_by_its_keys", "reported_founding_names_keys", "nothing_sealed"),
        *("opening_does_not_match", "sealed_cannot_change"),
    ),
    "hidden": (
        *("days_show_too_much", "size_shows_too_much", "branch_shows_too_much", "pseudonymous_has_no_place"),
        "two_inspectors_needed",
    ),
    "batches": ("organisations.out_of_batch",),
    "figures": (
        *("small_count_shown", "a_small_count_can_be_reckoned", "newer_figures_are_known"),
        *("total_gives_a_hidden_count", "total_not_in_steps", "ballots_show_too_much", "few_ballots_shown"),
        *("few_votes_counted", "votes_show_too_much"),
    ),
    "keys": (
        *("a_key_cannot_silence_the_last_key", "key_not_available", "key_not_in_force", "no_loss_to_object_to"),
        *("loss_not_sealed_by_recovery_or_witnesses", "not_sealed_by_a_key_in_force", "nothing_to_confirm"),
        *("objection_not_sealed_by_the_old_key", "office_holder_not_available", "rotation_needs_both_seals"),
        *("two_officers_needed", "reported_about_a_keyed_organisation", "desk.no_key_here"),
    ),
    "affiliation": (
        *("already_affiliated", "candidate_has_not_decided", "council_has_its_body", "never_a_column"),
        *("not_a_local_council", "not_affiliated", "not_suspended", "own_affiliate", "two_roofs_of_one_level"),
        "would_close_a_loop",
    ),
    "trusteeship": ("trusteeship_too_long", "no_trusteeship"),
    "statutes": (
        *("amended_already", "another_body_admits", "another_majority_amends", "another_organ_amends"),
        *("binds_before_it_was_decided", "binds_before_what_it_amends", "board_and_inspector", "elected_by_another"),
        *("founders_have_handed_over", "has_a_statute", "majority_not_reached", "minutes_missing", "no_seat_left"),
        *("no_statute", "not_decided_by_the_assembly", "not_observed_long_enough", "not_the_version_before"),
        *("notice_too_short", "recalled_by_another", "statute_names_another_class", "statute_shows_too_much"),
        *("term_too_long", "too_few_members", "too_many_posts_of_one", "too_many_terms", "votes_fall_short"),
        *("younger_than_the_roof", "another_majority_renews", "another_organ_renews", "appeal_is_heard_by_another"),
        *("in_no_body_of_its_branch", "in_no_body_of_its_territory", "its_time_is_over", "not_ratified"),
        *("nothing_to_renew", "renewed_already"),
    ),
    "elections": tuple(election_rules.WHYS),
    "hearing": ("heard_too_soon", "not_heard_yet"),
    "offices": ("no_such_office", "no_such_organ", "ends_before_it_begins"),
    "replies": ("no_such_act",),
    "counts": ("count_without_inspector",),
    "ending": ("own_successor", "not_a_column_of_the_old_body"),
    "hands": ("desk.hands_missing", "desk.not_your_seat"),
    "drafts": ("desk.other_words", "desk.no_such_move", "desk.other_act"),
    "seats": ("desk.not_on_the_board", "desk.seat_taken", "desk.no_such_office"),
    "desk_founding": ("desk.seals_missing",),
    "facts": ("acts.malformed", "organisations.document_not_named"),
    "acts": (
        *("critical_type_unknown", "type_unknown", "nothing_to_correct", "type_cannot_be_corrected"),
        *("waits_for_another", "organisations.bad_seal", "organisations.not_after_the_last"),
        *("organisations.recorded_ahead", "organisations.rests_on_another"),
    ),
}
RESTS_ON: Mapping[str, str] = {each: rule for rule, some in _OF.items() for each in some}
"""Which rule stands behind a reason or a refusal."""
REMEDIES: Mapping[str, tuple[str, str]] = {
    "a_key_cannot_silence_the_last_key": (
        "Let another key, or the recovery key, seal it.",
        "کلیدی دیگر یا کلید بازیابی آن را مهر کند.",
    ),
    "already_affiliated": ("Nothing need be done.", "کاری لازم نیست."),
    "branch_shows_too_much": ("Leave the branch out.", "رشته را نگویید."),
    "candidate_has_not_decided": (
        "Ask the candidate to record the decision of its own assembly first.",
        "از داوطلب بخواهید نخست تصمیم مجمع خود را ثبت کند.",
    ),
    "council_has_its_body": (
        "Choose a council that has no body yet, or speak with the body that has it.",
        "شورایی را برگزینید که هنوز نهادی ندارد، یا با نهاد آن سخن بگویید.",
    ),
    "count_without_inspector": (
        "Have an inspector who does not sit on the board see to the count.",
        "از بازرسی که در هیئت مدیره نیست بخواهید شمار را بررسی کند.",
    ),
    "critical_type_unknown": ("Use a newer version of Colonnade.", "نسخهٔ تازه‌تری از ستون‌گان به کار برید."),
    "days_show_too_much": ("Say the month instead of the day.", "به جای روز، ماه را بگویید."),
    "ends_before_it_begins": (
        "Choose a last day after the day from which it holds.",
        "روز پایان را پس از روز آغاز برگزینید.",
    ),
    "founding_not_sealed_by_its_keys": (
        "Seal the founding act with every key that it names.",
        "اقدام بنیاد را با همهٔ کلیدهایی که نام می‌برد مهر کنید.",
    ),
    "heard_too_soon": (
        "Give the affiliate fifteen days between notice and hearing; then write the day on which it was heard.",
        "میان ابلاغ و رسیدگی پانزده روز به تشکل عضو بدهید؛ سپس روزی را بنویسید که سخنش شنیده شد.",
    ),
    "key_not_available": (
        "Let another key seal it, or have the act confirmed by an assembly or by inspectors.",
        "کلیدی دیگر آن را مهر کند، یا از مجمع یا بازرسان بخواهید اقدام را تأیید کنند.",
    ),
    "key_not_in_force": ("Choose a key that is in force.", "کلیدی را برگزینید که معتبر است."),
    "loss_not_sealed_by_recovery_or_witnesses": (
        "Seal it with the recovery key, or with as many witnesses as the founding act asks for.",
        "با کلید بازیابی یا به شماری از گواهان که اقدام بنیاد می‌خواهد مهرش کنید.",
    ),
    "never_a_column": (
        "Let it join as an associate, or found it as a local council of yours.",
        "آن را وابسته بپذیرید، یا شورای محلی خود کنید.",
    ),
    "newer_figures_are_known": (
        "Return the count for a later month, or correct the figure that is there.",
        "شمار ماهی پسین را بدهید، یا رقمی را که هست اصلاح کنید.",
    ),
    "a_small_count_can_be_reckoned": (
        "Leave the number unshown: a bound is shown in its place.",
        "شمار را نشان ندهید: کران به جایش می‌آید.",
    ),
    "no_loss_to_object_to": (
        "Look whether the fourteen days have passed, or somebody has objected already.",
        "ببینید چهارده روز گذشته است یا دیگری از پیش اعتراض کرده است.",
    ),
    "no_such_act": (
        "Choose an act that your organisation has on record.",
        "اقدامی را برگزینید که تشکل شما در دفتر دارد.",
    ),
    "no_such_office": (
        "Choose an office that is held on that day; look at the organisation's page.",
        "سمتی را برگزینید که در آن روز دارنده دارد؛ صفحهٔ تشکل را ببینید.",
    ),
    "no_such_organ": (
        "Establish the organ first, from that day or an earlier one.",
        "نخست رکن را از همان روز یا پیش از آن برپا کنید.",
    ),
    "no_trusteeship": (
        "Look at the affiliate's page: it governs itself on that day.",
        "صفحهٔ تشکل عضو را ببینید: در آن روز خود را اداره می‌کند.",
    ),
    "not_a_column_of_the_old_body": (
        "Choose a body under which your organisation stands on that day.",
        "نهادی را برگزینید که تشکل شما در آن روز زیر آن می‌ایستد.",
    ),
    "not_a_local_council": (
        "Choose an organisation that calls itself a local council.",
        "تشکلی را برگزینید که خود را شورای محلی می‌نامد.",
    ),
    "not_affiliated": (
        "Look from when until when it stands there, and choose a day between.",
        "ببینید از کی تا کی آنجا می‌ایستد و روزی در آن میان برگزینید.",
    ),
    "not_founded": (
        "Choose a day on which the organisation stands, from its founding on and before its end.",
        "روزی را برگزینید که تشکل برپاست، پس از بنیادگذاری و پیش از پایان آن.",
    ),
    "not_heard_yet": (
        "Hear the affiliate first; record the decision on that day or later.",
        "نخست سخن تشکل عضو را بشنوید؛ تصمیم را همان روز یا پس از آن ثبت کنید.",
    ),
    "not_sealed_by_a_key_in_force": (
        "Seal it with a key of the organisation that is in force today.",
        "با کلیدی از تشکل که امروز معتبر است مهرش کنید.",
    ),
    "not_suspended": (
        "Look at the affiliate's page: it has its rights on that day.",
        "صفحهٔ تشکل عضو را ببینید: در آن روز حقوق خود را دارد.",
    ),
    "nothing_sealed": (
        "Nothing need be opened; change what it is with “Change of what it is”.",
        "چیزی برای گشودن نیست؛ با «دگرگونی آنچه هست» آن را دگرگون کنید.",
    ),
    "nothing_to_confirm": (
        "Choose among the acts that wait; another may have confirmed them already.",
        "از میان اقدام‌هایی که منتظرند برگزینید؛ شاید دیگری از پیش تأییدشان کرده است.",
    ),
    "nothing_to_correct": (
        "Name the act that says it now, and the day from which that one holds.",
        "اقدامی را که اکنون آن را می‌گوید نام ببرید، با همان روز آغاز.",
    ),
    "objection_not_sealed_by_the_old_key": (
        "Seal it with the key that was declared lost.",
        "با همان کلیدی که گم‌شده اعلام شد مهرش کنید.",
    ),
    "office_holder_not_available": (
        "Let another organ act, or have the act confirmed by an assembly or by inspectors.",
        "رکنی دیگر اقدام کند، یا از مجمع یا بازرسان بخواهید اقدام را تأیید کنند.",
    ),
    "opening_does_not_match": (
        "Open it with the random bytes and the facts that were kept at the founding, unchanged.",
        "با بایت‌های تصادفی و گفته‌هایی که در بنیادگذاری نگه داشتید، بی تغییر، بگشاییدش.",
    ),
    "own_affiliate": ("Choose another organisation.", "تشکلی دیگر برگزینید."),
    "own_successor": ("Choose another organisation.", "تشکلی دیگر برگزینید."),
    "pseudonymous_has_no_place": ("Leave place and branch out.", "جا و رشته را نگویید."),
    "reported_about_a_keyed_organisation": (
        "Ask the organisation to record it itself, under its own seal.",
        "از خود تشکل بخواهید آن را با مهر خود ثبت کند.",
    ),
    "reported_founding_names_keys": ("Leave the keys out.", "کلیدها را نگویید."),
    "rotation_needs_both_seals": (
        "Seal the file with the old key and with the new one.",
        "پرونده را با کلید کهنه و با کلید تازه مهر کنید.",
    ),
    "sealed_cannot_change": (
        "Open the organisation first, or leave it as it is.",
        "نخست تشکل را بگشایید، یا بگذارید همان بماند.",
    ),
    "size_shows_too_much": (
        "Leave the number unshown: the log then holds a commitment alone.",
        "شمار را نشان ندهید: دفتر آنگاه تنها تعهدی دارد.",
    ),
    "ballots_show_too_much": (
        "Leave the figures of the ballots unshown, or return a count of the members first.",
        "ارقام برگه‌ها را نشان ندهید، یا نخست شمار اعضا را بدهید.",
    ),
    "few_votes_counted": (
        "Tell the votes in bands.",
        "رأی‌ها را به رده بگویید.",
    ),
    "few_ballots_shown": (
        "Leave the figures of the ballots unshown: the log then holds a commitment to them.",
        "ارقام برگه‌ها را نشان ندهید: دفتر آنگاه تعهدی به آنها دارد.",
    ),
    "small_count_shown": (
        "Leave the number unshown: a bound is shown in its place.",
        "شمار را نشان ندهید: کران به جایش می‌آید.",
    ),
    **binding.REMEDIES,
    **election_rules.REMEDIES,
    "total_gives_a_hidden_count": (
        "Wait until at least three columns show no number, or none.",
        "صبر کنید تا دست‌کم سه ستون شمار نشان ندهند، یا هیچ.",
    ),
    "total_not_in_steps": (
        "Round the total down to a step of fifty.",
        "جمع را به گام پنجاه‌تایی پایین‌تر گرد کنید.",
    ),
    "trusteeship_too_long": (
        "Choose an end within eighteen months of the day from which it holds.",
        "پایانی را برگزینید که از روز آغاز بیش از هجده ماه دور نباشد.",
    ),
    "two_inspectors_needed": (
        "Have at least two inspectors see to it.",
        "دست‌کم از دو بازرس بخواهید آن را بررسی کنند.",
    ),
    "two_officers_needed": (
        "Have at least two officers declare it, or an organ.",
        "دست‌کم دو مسئول، یا رکنی، آن را اعلام کند.",
    ),
    "two_roofs_of_one_level": (
        "Let it leave the other body first, or join as an associate.",
        "نخست از نهاد دیگر کناره گیرد، یا وابسته بپیوندد.",
    ),
    "type_cannot_be_corrected": (
        "Record a new act that says what is so from now on.",
        "اقدامی تازه ثبت کنید که بگوید از این پس چگونه است.",
    ),
    "type_unknown": ("Use a newer version of Colonnade.", "نسخهٔ تازه‌تری از ستون‌گان به کار برید."),
    "waits_for_another": (
        "Read the bundle of the node that recorded the other act, then record this one.",
        "بستهٔ گرهی را که آن اقدام را ثبت کرد بخوانید، سپس این را ثبت کنید.",
    ),
    "votes_show_too_much": (
        "Tell the votes in bands.",
        "رأی‌ها را به رده بگویید.",
    ),
    "would_close_a_loop": (
        "Look who stands under whom; one of them must leave first.",
        "ببینید چه کسی زیر چه کسی می‌ایستد؛ نخست یکی باید کناره گیرد.",
    ),
}
"""What to do next where an act would have no effect, by the reason."""

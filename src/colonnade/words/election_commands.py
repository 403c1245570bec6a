"""What `colonnade election` says: help, answers, notes, and every refusal that only the command meets."""

from collections.abc import Mapping

VOTER_FAULTS: Mapping[str, tuple[str, str]] = {
    "twice": ("this id stands there before; leave one of the two", "این شناسه پیش‌تر هم آمده است؛ یکی را بردارید"),
    "no_voters": ("nobody is listed; write one voter a line", "کسی در فهرست نیست؛ هر رأی‌دهنده را در سطری بنویسید"),
    "number_of_cells": (
        "a line is an id, or an id and a weight; take out the rest",
        "هر سطر شناسه است یا شناسه و وزن؛ باقی را بردارید",
    ),
    "no_id": ("the id is missing; write it first", "شناسه نیست؛ آن را در آغاز سطر بنویسید"),
    "id_not_plain": (
        "this id is too long, or has characters that do not print; choose another",
        "این شناسه بیش از اندازه بلند است یا نویسه‌های ناپیدا دارد؛ شناسهٔ دیگری بگیرید",
    ),
    "weight": ("a weight is a whole number from 1 on; correct it", "وزن عددی صحیح از 1 به بالاست؛ آن را درست کنید"),
}
STEPS: Mapping[str, tuple[str, str]] = {
    "certificate": ("certificate", "گواهینامه"),
    "polynomial": ("polynomial", "چندجمله‌ای"),
    "share": ("share", "سهم"),
    "key": ("key", "کلید"),
}
COMMANDS: Mapping[str, tuple[str, str]] = {
    "electorate": ("`credentials` or `electorate`", "`credentials` یا `electorate`"),
    "open": ("`open`", "`open`"),
    "close": ("`close`", "`close`"),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    "files.secret_open": (
        "{place} holds a secret and others than you may read it; run `chmod 600` on it, and think whether it was read.",
        "{place} رازی در خود دارد و دیگران هم می‌توانند آن را بخوانند؛ `chmod 600` کنید و ببینید کسی خوانده است یا نه.",
    ),
    "files.no_plain_file": (
        "{place} is no plain file, and a secret is read from nothing else; name the file that holds it.",
        "{place} پروندهٔ ساده نیست و راز تنها از چنین پرونده‌ای خوانده می‌شود؛ پرونده‌ای را نام ببرید که در آن است.",
    ),
    "elections.group_mixes_not": (
        "A ranked question cannot be asked in {group}; give `--group RFC-3526-2048` or `--group Ed25519`.",
        "در گروه {group} نمی‌توان رتبه‌بندی پرسید؛ `--group RFC-3526-2048` یا `--group Ed25519` بدهید.",
    ),
    "elections.threshold_out_of_reach": (
        "{threshold} of {trustees} trustees cannot be needed; give a threshold from 1 to the number of trustees.",
        "نمی‌توان {threshold} تن از {trustees} کلیددار را لازم دانست؛ آستانه را از 1 تا شمار کلیدداران بدهید.",
    ),
    "elections.keys_not_ready": (
        "The key is not made yet: {given} of {trustees} trustees have given the {step}; have each run `trustee` again.",
        "کلید هنوز ساخته نشده است: {given} تن از {trustees} کلیددار {step} داده‌اند؛ هر یک باز `trustee` را اجرا کند.",
    ),
    "elections.all_trustees_known": (
        "All {trustees} trustees have come, and this secret is none of theirs; take the one with which you came first.",
        "هر {trustees} کلیددار آمده‌اند و این راز از هیچ‌یک نیست؛ همان را به کار برید که بار نخست با آن آمدید.",
    ),
    "elections.other_name": (
        "The trustee of this secret came as `{name}`; give the same name again.",
        "کلیددار این راز با نام `{name}` آمده است؛ همان نام را بدهید.",
    ),
    "elections.not_a_trustee": (
        "This is the secret of none of this election's trustees; name the file that `trustee` wrote for it.",
        "این راز هیچ کلیددار این انتخابات نیست؛ پرونده‌ای را نام ببرید که `trustee` برای آن نوشته است.",
    ),
    "elections.nothing_to_mix": (
        "No question of this election is ranked, so nothing is mixed; go on with `decrypt` or `tally`.",
        "هیچ پرسش این انتخابات رتبه‌بندی نیست و چیزی برای آمیختن نیست؛ با `decrypt` یا `tally` پیش بروید.",
    ),
    "elections.not_yet_mixed": (
        "Ranked answers are opened one by one, and nobody has mixed them; run `shuffle` first.",
        "پاسخ‌های رتبه‌بندی یک‌یک گشوده می‌شوند و کسی آنها را نیامیخته است؛ نخست `shuffle` را اجرا کنید.",
    ),
    "elections.bad_voters": (
        "{place}, line {line} (`{given}`): {fault}.",
        "{place}، سطر {line} (`{given}`): {fault}.",
    ),
    "elections.weights_are_units": (
        "With `--units` every ballot weighs 1, and a list has the weight {weight}; have it made with `--units` too.",
        "با `--units` وزن هر برگه 1 است و فهرستی وزن {weight} دارد؛ آن را هم با `--units` بسازند.",
    ),
    "elections.no_election_folder": (
        "{place} is no folder of an election: it has no plan.json; name the one that `colonnade election new` made.",
        "{place} پوشهٔ انتخابات نیست: plan.json ندارد؛ پوشه‌ای را نام ببرید که `colonnade election new` ساخته است.",
    ),
    "elections.wrong_file": (
        "{file} ({place}): {fault}; mend or replace that file, then run the command again.",
        "{file} ({place}): {fault}؛ آن پرونده را درست یا جایگزین کنید و فرمان را دوباره اجرا کنید.",
    ),
    "elections.not_yet_there": (
        "{place} is not there yet; run {before} first.",
        "{place} هنوز نیست؛ نخست {before} را اجرا کنید.",
    ),
    "elections.damaged_within": (
        "{place} is damaged before its end, so nothing was appended; put back a copy of it, then run this again.",
        "{place} پیش از پایانش آسیب دیده است و چیزی به آن افزوده نشد؛ رونوشتی را جایش بگذارید و دوباره اجرا کنید.",
    ),
}
HELP: Mapping[str, tuple[str, str]] = {}

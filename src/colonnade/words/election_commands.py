"""What `colonnade election` says: help, answers, notes, and every refusal that only the command meets."""

from collections.abc import Mapping

from colonnade.core.errors import Fact
from colonnade.core.texts import shown
from colonnade.words.election_votes import VOTED

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
    "secrets.seen_by_others": (
        "{place} holds a secret and others than you may read it; run `chmod 600` on it, and think whether it was read.",
        "{place} رازی در خود دارد و دیگران هم می‌توانند آن را بخوانند؛ `chmod 600` کنید و ببینید کسی خوانده است یا نه.",
    ),
    "secrets.no_plain_file": (
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
    "elections.trustee_name_taken": (
        "Another trustee came as `{name}`; give a name that tells the two apart.",
        "کلیددار دیگری با نام `{name}` آمده است؛ نامی بدهید که این دو را از هم جدا کند.",
    ),
    "elections.bad_trustee_name": (
        "This cannot be a trustee's name: it is empty, too long, or does not print; give another.",
        "این نام کلیددار نمی‌شود: تهی یا بیش از اندازه بلند است یا نویسه‌های ناپیدا دارد؛ نام دیگری بدهید.",
    ),
    "elections.other_election": (
        "{place} is not the election planned in this folder; put back its own, or ask whoever gave you this one.",
        "{place} انتخاباتی نیست که در این پوشه برنامه‌ریزی شد؛ بایگانی خودش را برگردانید یا از دهندهٔ این بپرسید.",
    ),
    "elections.leads_out": (
        "{place} is a link, or neither file nor folder, and could lead to your own files; take it out of the folder.",
        "{place} پیوند است یا نه پرونده است و نه پوشه، و شاید به پرونده‌های خودتان برسد؛ آن را از پوشه بردارید.",
    ),
    "elections.no_rehearsal": (
        "{place} is no empty box under this election's key: nothing was opened; remove it, and ask who put it there.",
        "{place} صندوق تهی با کلید این انتخابات نیست و چیزی گشوده نشد؛ آن را بردارید و بپرسید چه کسی گذاشته است.",
    ),
    "elections.closed_otherwise": (
        "{place} was closed by {found}, not by {named}: nothing was opened; get the archive that the log names.",
        "{place} با {found} بسته شد، نه با {named}: چیزی گشوده نشد؛ همان بایگانی را بگیرید که دفتر نام می‌برد.",
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
    "elections.in_public_folder": (
        "{place} would lie in the folder that everybody may have, and it is not for everybody; name a place outside.",
        "{place} در پوشه‌ای می‌افتاد که هر کس می‌تواند داشته باشد و این برای همه نیست؛ جایی بیرون آن نام ببرید.",
    ),
    "elections.no_plain_archive": (
        "{place} is no plain file, and an archive is read more than once; save it in a file and name that.",
        "{place} پروندهٔ ساده نیست و بایگانی بیش از یک بار خوانده می‌شود؛ در پرونده‌ای ذخیره کنید و آن را نام ببرید.",
    ),
    "elections.not_yet_there": (
        "{place} is not there yet; run {before} first.",
        "{place} هنوز نیست؛ نخست {before} را اجرا کنید.",
    ),
    "elections.box_closed": (
        "Voting in this election is closed, so no ballot is taken; nothing was changed: go on to `tally`.",
        "رأی‌گیری این انتخابات پایان یافته و برگه‌ای پذیرفته نمی‌شود؛ چیزی دگرگون نشد: با `tally` پیش بروید.",
    ),
    "elections.box_open": (
        "Voting in this election is not closed yet; run `close` first.",
        "رأی‌گیری این انتخابات هنوز پایان نیافته است؛ نخست `close` را اجرا کنید.",
    ),
    "elections.tallied_already": (
        "{place} has its result already; check it with `verify`.",
        "{place} نتیجهٔ خود را دارد؛ آن را با `verify` وارسی کنید.",
    ),
    "elections.opening_begun": (
        "Opening has begun, so nothing is mixed any more; go on with `tally`.",
        "گشودن آغاز شده است و دیگر چیزی نمی‌آمیزد؛ با `tally` پیش بروید.",
    ),
    "elections.nobody_left_to_mix": (
        "No trustee of that name is left to mix: {mixed} of {trustees} have; name another, or go on with `tally`.",
        "کلیدداری با این نام برای آمیختن نمانده: {mixed} تن از {trustees} آمیخته‌اند؛ دیگری را بگویید یا `tally` کنید.",
    ),
    "elections.other_part": (
        "{place} is not trustee {trustee}'s part in opening this archive; remove it and have her `decrypt` again.",
        "{place} سهم کلیددار {trustee} در گشودن این بایگانی نیست؛ آن را بردارید تا با `decrypt` دوباره داده شود.",
    ),
    "elections.archive_refused": (
        "{archive} does not stand, so nothing was done with it: {reason}",
        "{archive} درست نیست و کاری با آن نشد: {reason}",
    ),
    "elections.units_offered": (
        "Only {voters} voters have the weight {weight}, and {least} are needed to hide them; give `--units`.",
        "تنها {voters} رأی‌دهنده وزن {weight} دارند و {least} تن لازم است تا کسی شناخته نشود؛ `--units` بدهید.",
    ),
    "elections.whose_credential": (
        "{place} holds the credentials of several voters; say whose with `--voter ID`.",
        "{place} کلید رأی چند رأی‌دهنده را دارد؛ با `--voter ID` بگویید کدام.",
    ),
    "elections.no_such_voter": (
        "{place} has no credential of `{voter}`; give an id as the list of voters spells it.",
        "{place} کلید رأی `{voter}` را ندارد؛ شناسه را چنان بدهید که در فهرست رأی‌دهندگان است.",
    ),
    "elections.not_rehearsed": (
        "No rehearsal was held: nobody has seen yet that this key opens; `rehearse` shows it, until ballots come.",
        "تمرین گشودن نشده است: هنوز کسی ندیده که این کلید می‌گشاید؛ `rehearse` نشانش می‌دهد، پیش از آنکه رأی بیاید.",
    ),
    "elections.end_mended": (
        "{bytes} bytes at the end of the archive, left by a stopped command, were removed; no cast ballot was.",
        "{bytes} بایت در پایان بایگانی که از فرمانی ناتمام مانده بود برداشته شد؛ هیچ برگهٔ انداخته‌ای برداشته نشد.",
    ),
    "elections.few_mixed": (
        "Only {mixed} trustees have mixed, and {threshold} could know the order together; next time have as many mix.",
        "تنها {mixed} کلیددار آمیخته‌اند و {threshold} تن با هم می‌توانند ترتیب را بدانند؛ بار دیگر همین شمار بیامیزند.",
    ),
    "elections.bad_jobs": (
        "{given} processes cannot check; give a number from 1 to {most}.",
        "با {given} پردازه نمی‌توان وارسی کرد؛ عددی از 1 تا {most} بدهید.",
    ),
    "elections.not_a_bel": (
        "{archive} is no archive of an election: its first block is not named BELENIOS; give the .bel file itself.",
        "{archive} بایگانی انتخابات نیست: نام نخستین بلوکش BELENIOS نیست؛ خود پروندهٔ .bel را بدهید.",
    ),
    "elections.unsupported_bel": (
        "{archive} uses what is not read here ({feature}); verify it with the belenios-tool that wrote it.",
        "{archive} چیزی دارد که اینجا خوانده نمی‌شود ({feature})؛ آن را با همان belenios-tool که نوشته است وارسی کنید.",
    ),
    "elections.damaged_within": (
        "{place} is damaged before its end, so nothing was appended; put back a copy of it, then run this again.",
        "{place} پیش از پایانش آسیب دیده است و چیزی به آن افزوده نشد؛ رونوشتی را جایش بگذارید و دوباره اجرا کنید.",
    ),
}
ANSWERS: Mapping[str, tuple[str, str]] = {
    "new": (
        "Election {uuid} in {group}: {threshold} of {trustees} trustees open it. Each of them runs `trustee` now.",
        "انتخابات {uuid} در {group}: {threshold} تن از {trustees} کلیددار آن را می‌گشایند. هر یک `trustee` را اجرا کند.",
    ),
    "keys_waiting": (
        "{given} of {trustees} trustees have given the {step}; run this again when all of them have.",
        "{given} تن از {trustees} کلیددار {step} داده‌اند؛ چون همه دادند این را دوباره اجرا کنید.",
    ),
    "keys_ready": (
        "ready: the key of all {trustees} trustees is made and checked.",
        "ready: کلید هر {trustees} کلیددار ساخته و وارسی شد.",
    ),
    "credentials_merged": (
        "{voters} credentials are in {file}, for their voters alone; who may vote is settled in the folder.",
        "{voters} کلید رأی در {file} است، تنها برای صاحبانشان؛ فهرست رأی‌دهندگان در پوشه نهایی شد.",
    ),
    "credentials_listed": (
        "{voters} credentials are in {file}, for their voters alone; hand on the public list to be merged.",
        "{voters} کلید رأی در {file} است، تنها برای صاحبانشان؛ فهرست همگانی را بدهید تا با دیگر فهرست‌ها یکی شود.",
    ),
    "electorate": (
        "{voters} may vote. Commitment: {commitment}",
        "{voters} رأی‌دهنده. تعهد: {commitment}",
    ),
    "rehearsal_waiting": (
        "{parts} of {threshold} parts are there; the next trustee runs this too.",
        "{parts} سهم از {threshold} سهم رسیده است؛ کلیددار بعدی هم این را اجرا کند.",
    ),
    "rehearsal_held": (
        "{parts} trustees have opened an empty box. SHA-256 of rehearsal.bel: {digest}",
        "{parts} کلیددار صندوقی تهی را گشودند. SHA-256 پروندهٔ rehearsal.bel: {digest}",
    ),
    "opened": (
        "Voting is open in {archive}. First event: {event}",
        "رأی‌گیری در {archive} آغاز شد. نخستین رویداد: {event}",
    ),
    **VOTED,
    "closed": (
        "Voting is closed: {events} ballots, of which {counted} count. Last event: {last_event}",
        "رأی‌گیری پایان یافت: {events} برگه که {counted} تای آن شمرده می‌شود. آخرین رویداد: {last_event}",
    ),
    "mixed": (
        "Trustee {trustee} has mixed the answers, {shuffles} in all. Last event: {last_event}",
        "کلیددار {trustee} پاسخ‌ها را آمیخت، روی هم {shuffles} بار. آخرین رویداد: {last_event}",
    ),
    "part_given": (
        (
            "The part of trustee {trustee} is in {file}. It opens {counted} ballots, closed by {last_event}: hand it on"
            " only if the public log names this event."
        ),
        (
            "سهم کلیددار {trustee} در {file} است. {counted} برگه را می‌گشاید که با {last_event} بسته شد: آن را تنها"
            " هنگامی بدهید که دفتر عمومی همین رویداد را نام ببرد."
        ),
    ),
    "tallied": (
        "{counted} ballots are counted; {archive} is complete.",
        "{counted} برگه شمرده شد؛ {archive} کامل است.",
    ),
    "question": ("{question}", "{question}"),
    "answer": ("  {answer}: {votes}", "  {answer}: {votes}"),
    "blank": ("(blank)", "(سفید)"),
    "rankings": (
        "{question}: {number} rankings, to be counted by a rule",
        "{question}: {number} رتبه‌بندی، تا با قاعده‌ای شمرده شود",
    ),
    "verify_accepted": (
        "accepted: everything in the archive of election {uuid} ({group}) stands.",
        "پذیرفته: هر چه در بایگانی انتخابات {uuid} ({group}) است درست است.",
    ),
    "verify_refused": (
        "refused: the archive of election {uuid} ({group}) does not stand.",
        "رد شد: بایگانی انتخابات {uuid} ({group}) درست نیست.",
    ),
    "verify_open": ("State: voting is open.", "وضع: رأی‌گیری در جریان است."),
    "verify_closed": ("State: voting is closed, no result yet.", "وضع: رأی‌گیری پایان یافته، هنوز بی نتیجه."),
    "verify_tallied": ("State: the result is there.", "وضع: نتیجه آمده است."),
    "verify_ballots": (
        "Ballots: {events}, of which {counted} count.",
        "برگه‌های رأی: {events}، که {counted} تای آن شمرده می‌شود.",
    ),
    "verify_last_event": (
        "Last event: {last_event}; compare it with the public log, for an archive cannot show that it was cut.",
        "آخرین رویداد: {last_event}؛ آن را با دفتر عمومی بسنجید، چون بایگانی نشان نمی‌دهد که بریده شده است.",
    ),
}
HELP: Mapping[str, tuple[str, str]] = {
    "election": ("elections that anybody can check", "انتخاباتی که هر کس می‌تواند وارسی کند"),
    "election new": ("begin an election in a new folder", "انتخاباتی را در پوشه‌ای تازه آغاز می‌کند"),
    "election trustee": (
        "give a trustee's next share in the key; repeat until it prints ready",
        "سهم بعدی یک کلیددار را در ساختن کلید می‌دهد؛ تکرار کنید تا ready چاپ شود",
    ),
    "election credentials": ("make a secretary's voters their credentials", "برای رأی‌دهندگان یک دبیر کلید رأی می‌سازد"),
    "election electorate": (
        "merge the lists of all secretaries, and settle who may vote",
        "فهرست‌های همهٔ دبیران را یکی می‌کند و فهرست رأی‌دهندگان را نهایی می‌کند",
    ),
    "election rehearse": (
        "open an empty box, to know that the key opens",
        "صندوقی تهی را می‌گشاید تا دانسته شود که کلید کار می‌کند",
    ),
    "election open": ("open the voting", "رأی‌گیری را آغاز می‌کند"),
    "election vote": (
        "make a ballot and cast it, or write it to a file",
        "برگهٔ رأی می‌سازد و می‌اندازد یا در پرونده می‌نویسد",
    ),
    "election close": ("close the voting", "رأی‌گیری را پایان می‌دهد"),
    "election shuffle": ("mix the answers of ranked questions", "پاسخ‌های پرسش‌های رتبه‌بندی را می‌آمیزد"),
    "election decrypt": ("give a trustee's part in opening", "سهم یک کلیددار را در گشودن می‌دهد"),
    "election tally": ("open the result", "نتیجه را می‌گشاید"),
    "election verify": ("check an archive of an election", "بایگانی یک انتخابات را وارسی می‌کند"),
    "election_new_folder": ("new or empty folder for the election", "پوشهٔ تازه یا تهی برای انتخابات"),
    "election_folder": ("folder of the election", "پوشهٔ انتخابات"),
    "election_template": (
        "what is asked, as belenios-tool's template in JSON",
        "آنچه پرسیده می‌شود، به شکل الگوی belenios-tool در JSON",
    ),
    "election_group": (
        "BELENIOS-2048; RFC-3526-2048 for rankings; Ed25519, quicker, needs belenios-tool 2.1",
        "BELENIOS-2048؛ برای رتبه‌بندی RFC-3526-2048؛ Ed25519 تندتر است و belenios-tool 2.1 می‌خواهد",
    ),
    "election_trustees": ("how many trustees make the key", "شمار کلیددارانی که کلید را می‌سازند"),
    "election_threshold": (
        "how many of them open (default: the least number above half)",
        "شمار آنان که می‌گشایند (اگر نگویید: کمترین شمار بیش از نیم)",
    ),
    "election_trustee_name": ("the trustee's name, which will be public", "نام کلیددار که همگانی خواهد بود"),
    "election_new_secret": (
        "the trustee's secret: a new file the first time, the same one afterwards",
        "راز کلیددار: بار نخست پرونده‌ای تازه، پس از آن همان",
    ),
    "election_voters": ("CSV: id, or id,weight, one voter a line", "CSV: شناسه، یا شناسه و وزن، هر رأی‌دهنده یک سطر"),
    "election_new_credentials": (
        "new file for the credentials, its owner's alone",
        "پروندهٔ تازه برای کلیدهای رأی، تنها از آنِ صاحبش",
    ),
    "election_new_list": (
        "new file for what is public of them, to be merged elsewhere by `electorate`",
        "پروندهٔ تازه برای بخش همگانی آنها، تا `electorate` جای دیگری یکی‌اش کند",
    ),
    "election_new_numbers": (
        "new file for the inspector: public credential by number",
        "پروندهٔ تازه برای بازرس: کلید همگانی هر شماره",
    ),
    "election_units": (
        "take weights apart into ballots that weigh 1",
        "وزن‌ها را به برگه‌های هم‌وزن 1 می‌شکند",
    ),
    "election_units_made": ("the lists were made with --units", "فهرست‌ها با ‎--units ساخته شده‌اند"),
    "election_lists": ("what `credentials --public` wrote", "آنچه `credentials --public` نوشته است"),
    "election_last_event": (
        "last event of the closed box, as the public log names it; nothing else is opened",
        "آخرین رویداد صندوق بسته، چنان‌که دفتر عمومی نام می‌برد؛ چیز دیگری گشوده نمی‌شود",
    ),
    "election_secrets": ("secrets of trustees who are here", "راز کلیددارانی که اینجا هستند"),
    "election_credential": (
        "file with a credential, or the whole list and --voter",
        "پروندهٔ یک کلید رأی، یا همهٔ فهرست با ‎--voter",
    ),
    "election_choices": (
        "JSON: for each question a list of 0 and 1, or of ranks",
        "JSON: برای هر پرسش فهرستی از 0 و 1 یا از رتبه‌ها",
    ),
    "election_voter": ("whose credential of the list it is", "کلید رأی چه کسی در فهرست"),
    "election_new_ballot": (
        "new file for the ballot, which is then not cast",
        "پروندهٔ تازه برای برگهٔ رأی که آنگاه انداخته نمی‌شود",
    ),
    "election_mixer": (
        "name of the trustee who mixes (default: the next)",
        "نام کلیدداری که می‌آمیزد (اگر نگویید: بعدی)",
    ),
    "election_secret": ("the trustee's secret", "راز کلیددار"),
    "election_more_secrets": (
        "secrets of trustees who are here, beside the parts that were given",
        "راز کلیددارانی که اینجا هستند، افزون بر سهم‌هایی که رسیده است",
    ),
    "election_archive": ("the archive", "بایگانی"),
    "election_since": ("an older copy, which it must continue", "رونوشتی پیشین که بایگانی باید دنبالهٔ آن باشد"),
    "election_engine": (
        "ifma, gmpy2, libsodium or reference (default: the quickest that is ready)",
        "ifma، gmpy2، libsodium یا reference (اگر نگویید: تندترینِ آماده)",
    ),
    "election_jobs": (
        "how many processes check (default: as many as pay)",
        "شمار پردازه‌ها (اگر نگویید: به اندازهٔ کار)",
    ),
    "election_cluster": (
        "address of a Dask scheduler whose workers check (see the guide)",
        "نشانی زمان‌بند Dask که کارگرانش وارسی می‌کنند (راهنما را ببینید)",
    ),
}


def told(code: str, language: str, **facts: Fact) -> str:
    """Return the answer for ``code`` in ``language``; what the facts quote cannot break the line or turn it around."""
    said = {name: shown(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return ANSWERS[code][int(language == "fa")].format(**said)


def step_named(step: str, language: str) -> str:
    """Return what a trustee gives in a step."""
    return STEPS[step][int(language == "fa")]

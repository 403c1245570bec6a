"""What a count says: one sentence a stage, what is wrong with a file of ballots, and the words of the table."""

from collections.abc import Mapping

HELP: Mapping[str, tuple[str, str]] = {
    "count": ("count ballots by a rule", "برگه‌های رأی را بنا بر قاعده‌ای می‌شمارد"),
    "ballots": (
        "ballots: BLT, CSV, XLSX, a Belenios result, or PrefLib",
        "برگه‌ها: BLT، CSV، XLSX، نتیجهٔ Belenios یا PrefLib",
    ),
    "rule": (
        (
            "scottish-stv, ers97, ni-stv, meek-nz, wigm-exact, irv, schulze, schulze-margins, majority-judgment, "
            "majority-judgment-belenios, approval, plurality, block or party-list"
        ),
        (
            "scottish-stv، ers97، ni-stv، meek-nz، wigm-exact، irv، schulze، schulze-margins، majority-judgment، "
            "majority-judgment-belenios، approval، plurality، block یا party-list"
        ),
    ),
    "seats": (
        "how many are to be elected (default: as the ballots say)",
        "شمار برگزیدگان (اگر نگویید: به گفتهٔ برگه‌ها)",
    ),
    "constraints": (
        "table of groups with minimum and maximum: group,minimum,maximum,candidates",
        "جدول گروه‌ها با حداقل و حداکثر: group,minimum,maximum,candidates",
    ),
    "constraint_rule": (
        "guard-and-doom (default) or best-placed-replaces-last-elected",
        "guard-and-doom (اگر نگویید همین) یا best-placed-replaces-last-elected",
    ),
    "lots": (
        "what was drawn, a line a tie: STAGE: 3 1 2; or seed: TEXT, fixed before",
        "آنچه قرعه شد، هر تساوی یک سطر: STAGE: 3 1 2؛ یا seed: TEXT که پیش‌تر ثابت شده باشد",
    ),
    "count_audit": ("new file for the audit file", "پروندهٔ تازه برای پروندهٔ بازبینی"),
    "flow": ("new file for the picture of how votes moved (SVG)", "پروندهٔ تازه برای تصویر جابه‌جایی رأی‌ها (SVG)"),
    "write_ballots": (
        "new file, .blt or .csv, for the ballots, grouped",
        "پروندهٔ تازه، .blt یا .csv، برای برگه‌ها به صورت گروهی",
    ),
    "sensitivity": (
        "also look for the smallest change that alters who is elected",
        "کوچک‌ترین تغییری را هم می‌جوید که برگزیدگان را عوض کند",
    ),
}
FAULTS: Mapping[str, tuple[str, str]] = {
    "empty": ("nothing stands here", "چیزی اینجا نیست"),
    "not_utf8": ("this is not UTF-8", "این UTF-8 نیست"),
    "header": (
        "the number of candidates and the number of seats should stand here, both at least 1",
        "باید شمار نامزدها و شمار کرسی‌ها اینجا باشد، هر دو دست‌کم ۱",
    ),
    "weight": ("the number of ballots should stand here", "باید شمار برگه‌ها اینجا باشد"),
    "preference": ("a candidate's number should stand here", "باید شمارهٔ نامزد اینجا باشد"),
    "candidate": ("no candidate has this number", "نامزدی با این شماره نیست"),
    "twice": ("a ballot names a candidate twice", "برگه‌ای نامزدی را دو بار نام برده است"),
    "ballot": ("this is not a ballot", "این برگهٔ رأی نیست"),
    "ends_early": ("the file ends before it is complete", "پرونده پیش از کامل‌شدن پایان می‌یابد"),
    "names": ("there are not as many names as candidates", "شمار نام‌ها با شمار نامزدها نمی‌خواند"),
    "name": ("this cannot be a name", "این نمی‌تواند نام باشد"),
    "same_name": ("two candidates have the same name", "دو نامزد یک نام دارند"),
    "unquoted": ("names should stand in quotation marks", "نام‌ها باید در گیومهٔ انگلیسی باشند"),
    "quote": ("a quotation mark is not closed", "گیومه‌ای بسته نشده است"),
    "columns": ("the first row should name candidates or ranks", "سطر نخست باید نامزدها یا رتبه‌ها را نام ببرد"),
    "too_wide": ("this row has more cells than the first", "این سطر بیش از سطر نخست خانه دارد"),
    "rank": ("a rank should be a whole number from 1", "رتبه باید عددی درست از ۱ باشد"),
    "not_xlsx": ("this is not a workbook that can be read", "این کارپوشه‌ای نیست که بتوان خواند"),
    "too_large": ("this is larger than can be read", "این بزرگ‌تر از آن است که بتوان خواند"),
    "not_json": ("this is not JSON", "این JSON نیست"),
    "no_vectors": ("no list of ranks or grades is in it", "فهرستی از رتبه‌ها یا درجه‌ها در آن نیست"),
    "vector": (
        "this ballot does not have one whole number for each candidate",
        "این برگه برای هر نامزد یک عدد درست ندارد",
    ),
    "unclear": ("unclear marks cannot be written in this form", "نشانه‌های ناروشن را نمی‌توان به این شکل نوشت"),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    "counting.not_ballots": (
        "Line {line} of the ballots cannot be read: {fault} (“{given}”); correct it, then count again.",
        "سطر {line} برگه‌ها خوانده نشد: {fault} («{given}»)؛ درستش کنید و دوباره بشمارید.",
    ),
    "counting.not_lots": (
        "Line {line} of the lots is not one; write STAGE: 3 1 2, the first drawn first, or seed: TEXT.",
        "سطر {line} قرعه‌ها درست نیست؛ بنویسید STAGE: 3 1 2، نخستین قرعه نخست، یا seed: TEXT.",
    ),
    "counting.lots_not_text": (
        "The lots are not UTF-8; write them as plain text.",
        "قرعه‌ها UTF-8 نیست؛ آنها را به متن ساده بنویسید.",
    ),
    "counting.not_constraints": (
        (
            "Line {line} of the constraints is none; write group,minimum,maximum,candidates, the candidates by"
            " number, parted by spaces."
        ),
        (
            "سطر {line} محدودیت‌ها درست نیست؛ بنویسید group,minimum,maximum,candidates و نامزدها را با شماره و"
            " فاصله میانشان."
        ),
    ),
    "counting.constraints_cannot_be_met": (
        "No choice among these candidates meets every constraint (“{group}”); change one of them.",
        "هیچ گزینشی از این نامزدها همهٔ محدودیت‌ها را برآورده نمی‌کند («{group}»)؛ یکی را تغییر دهید.",
    ),
    "counting.no_replacement": (
        "No replacement brings “{group}” within its bounds without harm to another group; take guard-and-doom.",
        "هیچ جایگزینی‌ای «{group}» را بی زیان گروهی دیگر به حد خود نمی‌رساند؛ guard-and-doom را برگزینید.",
    ),
    "counting.no_constraints_here": (
        "Constraints cannot work under the rule {rule}; leave them out or choose another rule.",
        "محدودیت‌ها در قاعدهٔ {rule} کار نمی‌کنند؛ آنها را بردارید یا قاعدهٔ دیگری برگزینید.",
    ),
    "counting.no_result": (
        (
            "This is no audit file of a finished count by a rule that is known here; count again and take the file that"
            " the count gives."
        ),
        (
            "این پروندهٔ بازبینی شمارشی پایان‌یافته با قاعده‌ای شناخته نیست؛ دوباره بشمارید و پرونده‌ای را بیاورید که شمارش"
            " می‌دهد."
        ),
    ),
    "counting.no_such_rule": (
        "There is no rule {given}; give one of: {choices}.",
        "قاعدهٔ {given} نیست؛ یکی از اینها را بدهید: {choices}.",
    ),
    "counting.no_seats": (
        "The ballots do not say how many seats there are, at least 1; give --seats.",
        "برگه‌ها نمی‌گویند چند کرسی هست، دست‌کم ۱؛ --seats را بدهید.",
    ),
    "counting.one_seat": (
        "The rule {rule} fills one seat and {seats} are asked for; give --seats 1 or choose another rule.",
        "قاعدهٔ {rule} یک کرسی را پر می‌کند و {seats} خواسته شده است؛ --seats 1 بدهید یا قاعدهٔ دیگری برگزینید.",
    ),
    "counting.not_a_form": (
        "{place} says no form that ballots can be written in; end its name in .blt or .csv.",
        "نام {place} شکلی را نمی‌گوید که برگه‌ها را بتوان به آن نوشت؛ نام را به .blt یا .csv پایان دهید.",
    ),
    "counting.seats_differ": (
        "Counted for {seats} seats as asked; the ballots say {said}.",
        "برای {seats} کرسی شمرده شد، چنان‌که خواسته شد؛ برگه‌ها می‌گویند {said}.",
    ),
    "counting.tie_open": (
        (
            "The count stops in stage {stage}: {names} are equal, and the rule leaves it to lot. Draw it, "
            "write {stage}: and their numbers into a file, the first drawn first, and give it with --lots."
        ),
        (
            "شمارش در مرحلهٔ {stage} ایستاد: {names} برابرند و قاعده آن را به قرعه می‌سپارد. قرعه بکشید، "
            "{stage}: و شماره‌ها را به ترتیب قرعه در پرونده‌ای بنویسید و با --lots بدهید."
        ),
    ),
    "counting.only_tables": (
        "Publish the tables only, not the ballots: {alone} of {papers} have a ranking that no other ballot has.",
        "تنها جدول‌ها را منتشر کنید، نه برگه‌ها را: {alone} از {papers} برگه رتبه‌بندی‌ای دارد که هیچ برگهٔ دیگری ندارد.",
    ),
}
"""Refusals and notes."""
STAGES: Mapping[str, tuple[str, str]] = {
    "first": ("First preferences were counted", "ترجیح‌های نخست شمرده شد"),
    "marks": ("Votes were added up", "رأی‌ها جمع شد"),
    "surplus": (
        "The surplus of {names} ({surplus}) was transferred; {papers} papers moved",
        "مازاد {names} ({surplus}) منتقل شد؛ {papers} برگه جابه‌جا شد",
    ),
    "surplus_at": (
        "The surplus of {names} ({surplus}) was transferred: {papers} papers of the last parcel at {value} each",
        "مازاد {names} ({surplus}) منتقل شد: {papers} برگهٔ انتقال‌پذیر از آخرین بسته، هر یک به ارزش {value}",
    ),
    "exclusion": (
        "{names} had fewest votes and was excluded",
        "{names} کمترین رأی را داشت و کنار رفت",
    ),
    "exclusions": (
        "{names} had too few votes together to reach the next and were excluded",
        "{names} روی هم کمتر از آن رأی داشتند که به نفر بعدی برسند و کنار رفتند",
    ),
    "doomed": (
        "{names} cannot be elected if every constraint is to be met, and was excluded",
        "با {names} همهٔ محدودیت‌ها برآورده نمی‌شد و از این رو کنار رفت",
    ),
    "iteration": (
        "Votes were given out anew by the new keep values",
        "رأی‌ها با ضریب‌های نگهداشت تازه از نو پخش شد",
    ),
    "iteration_without": (
        "{names} had fewest votes and was excluded; votes were given out anew",
        "{names} کمترین رأی را داشت و کنار رفت؛ رأی‌ها از نو پخش شد",
    ),
    "iteration_doomed": (
        "{names} cannot be elected if every constraint is to be met, and was excluded; votes were given out anew",
        "با {names} همهٔ محدودیت‌ها برآورده نمی‌شد و از این رو کنار رفت؛ رأی‌ها از نو پخش شد",
    ),
}
"""What a stage did."""
CLAUSES: Mapping[str, tuple[str, str]] = {
    "by_rule": ("{saying} (rule {paragraph}).", "{saying} (قاعدهٔ {paragraph})."),
    "bare": ("{saying}.", "{saying}."),
    "deferred": (
        "Surpluses of {surplus} wait, since they could not change this.",
        "مازادهای {surplus} می‌ماند، چون این را تغییر نمی‌داد.",
    ),
    "guarded": (
        "{names} had no more votes but was guarded: without this a minimum could not be met.",
        "{names} رأی بیشتری نداشت ولی نگه داشته شد: بی آن حداقلی برآورده نمی‌شد.",
    ),
    "elected": ("Elected: {names}.", "برگزیده: {names}."),
    "tie_history": (
        "{names} were equal; an earlier stage decided.",
        "{names} برابر بودند؛ مرحله‌ای پیشین تعیین کرد.",
    ),
    "tie_lot": ("{names} were equal; the lot that was drawn decided.", "{names} برابر بودند؛ قرعهٔ کشیده‌شده تعیین کرد."),
    "tie_seed": (
        "{names} were equal; the seed fixed before decided.",
        "{names} برابر بودند؛ بذری که پیش‌تر ثابت شده بود تعیین کرد.",
    ),
}
TABLE: Mapping[str, tuple[str, str]] = {
    "title": ("Rule: {rule}, {edition}. Source: {source}.", "قاعده: {rule}، {edition}. منبع: {source}."),
    "elected": ("Elected, in this order: {names}", "برگزیده، به این ترتیب: {names}"),
    "so_far": ("Elected so far: {names}", "برگزیده تا اینجا: {names}"),
    "nobody": ("nobody", "هیچ‌کس"),
    "ballots": (
        "Valid ballots: {valid}; invalid: {invalid}; seats: {seats}",
        "برگه‌های درست: {valid}؛ باطل: {invalid}؛ کرسی: {seats}",
    ),
    "digest": ("SHA-256 of the ballots: {digest}", "SHA-256 برگه‌ها: {digest}"),
    "candidate": ("Candidate", "نامزد"),
    "stage": ("Stage {number}", "مرحلهٔ {number}"),
    "quota": ("Quota", "حد نصاب"),
    "exhausted": ("Exhausted", "تمام‌شده"),
    "lost": ("Lost by fraction", "کاسته با کسر"),
    "sum": ("Sum", "جمع"),
    "rank": ("Rank {number}: {names}", "رتبهٔ {number}: {names}"),
    "grade": ("{name}: middle grade {grade}", "{name}: درجهٔ میانی {grade}"),
    "pair": ("{name}: {row}", "{name}: {row}"),
    "matrix": ("Ballots that prefer the row to the column:", "برگه‌هایی که سطر را بر ستون ترجیح می‌دهند:"),
    "list_seat": (
        "Seat {number}: {name}, {votes} votes divided by {divisor}",
        "کرسی {number}: {name}، {votes} رأی بخش بر {divisor}",
    ),
    "replaced": (
        "By the rule “best placed replaces last elected”, {comes} takes the seat of {out}.",
        "بنا بر قاعدهٔ «بهترین جایگزین واپسین برگزیده می‌شود»، {comes} جای {out} را می‌گیرد.",
    ),
    "closest": (
        "Closest decision: in stage {stage} {behind} gave way to {ahead}, who had {margin} more.",
        "نزدیک‌ترین تصمیم: در مرحلهٔ {stage} {behind} جا را به {ahead} داد که {margin} بیشتر داشت.",
    ),
    "change": (
        "Smallest change found: {papers} ballots more for {name} alone, and elected would be {names}.",
        "کوچک‌ترین تغییر یافته: با {papers} برگهٔ بیشتر تنها برای {name} برگزیدگان چنین می‌بودند: {names}.",
    ),
    "no_change": (
        "No change that was tried alters who is elected.",
        "هیچ تغییری که آزموده شد برگزیدگان را عوض نمی‌کند.",
    ),
    "again": ("To count again: {command}", "برای شمارش دوباره: {command}"),
    "comma": (", ", "، "),
    "flow": ("How the votes moved", "رأی‌ها چگونه جابه‌جا شد"),
}


def said(table: Mapping[str, tuple[str, str]], saying: str, language: str, /, **facts: object) -> str:
    """Return a saying of a table with its facts."""
    english, persian = table[saying]
    return (persian if language == "fa" else english).format(**facts)

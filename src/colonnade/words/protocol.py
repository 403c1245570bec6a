"""What is said of the election protocol: which element, number, proof or signature is not as it must be."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "elections.element_spelling": (
        "`{given}` is not how an element of {group} is written; there is one spelling only, so nothing was read.",
        "`{given}` نوشتهٔ هیچ عضوی از گروه {group} نیست؛ هر عضو تنها یک نوشتار دارد، پس چیزی خوانده نشد.",
    ),
    "elections.scalar_spelling": (
        "`{given}` is not a number below the order of {group} in its one spelling; nothing was read.",
        "`{given}` عددی کوچک‌تر از مرتبهٔ گروه {group} با تنها نوشتار درستش نیست؛ چیزی خوانده نشد.",
    ),
    "elections.not_embedded": (
        "One element of {group} cannot carry these {numbers} numbers; ask fewer answers, or use another group.",
        "یک عضو گروه {group} این {numbers} عدد را در خود جای نمی‌دهد؛ گزینه‌ها را کم کنید یا گروه دیگری برگزینید.",
    ),
    "elections.unknown_group": (
        "There is no group `{given}`; write BELENIOS-2048, RFC-3526-2048 or Ed25519.",
        "گروهی به نام `{given}` نیست؛ BELENIOS-2048، RFC-3526-2048 یا Ed25519 بنویسید.",
    ),
    "elections.unknown_version": (
        "Version {given} of the protocol is not supported; version 1 is.",
        "نسخهٔ {given} پروتکل پشتیبانی نمی‌شود؛ نسخهٔ 1 پشتیبانی می‌شود.",
    ),
    "elections.foreign": (
        "{place} names another election, so this ballot does not count here; cast it where it belongs.",
        "{place} از انتخابات دیگری نام می‌برد، پس این برگهٔ رأی اینجا شمرده نمی‌شود؛ آن را در انتخابات خودش بیندازید.",
    ),
    "elections.not_a_member": (
        "The element at {place} is not in the group, so nothing that rests on it is proven; it is refused.",
        "عضوی که در {place} آمده از این گروه نیست، پس هیچ‌چیز با آن ثابت نمی‌شود؛ پذیرفته نیست.",
    ),
    "elections.identity_key": (
        "The key at {place} is the neutral element, which everybody can open; make a new one.",
        "کلید {place} عضو خنثی است که هر کسی آن را می‌گشاید؛ کلید تازه‌ای بسازید.",
    ),
    "elections.wrong_number": (
        "At {place} there are {given} entries and the questions ask for {needed}; it is refused.",
        "در {place} شمار موردها {given} است و پرسش‌ها {needed} می‌خواهند؛ پذیرفته نیست.",
    ),
    "elections.wrong_kind": (
        "{place} answers a question of the other kind; it is refused.",
        "{place} پاسخ پرسشی از گونهٔ دیگر است؛ پذیرفته نیست.",
    ),
    "elections.wrong_digest": (
        "{place} is not the digest of this ballot: it was changed after it was signed.",
        "{place} چکیدهٔ این برگه نیست: برگه پس از امضا دگرگون شده است.",
    ),
    "elections.bad_signature": (
        "The signature at {place} was not made with the ballot's credential; it is refused.",
        "امضای {place} با کلید رأی این برگه زده نشده است؛ پذیرفته نیست.",
    ),
    "elections.bad_proof": (
        "The proof at {place} does not hold: what it speaks of may be anything; it is refused.",
        "اثبات {place} درست نیست و آنچه از آن می‌گوید شاید هر چیزی باشد؛ پذیرفته نیست.",
    ),
    "elections.bad_choices": (
        "`{question}` does not allow these choices; choose as many answers as it says, or blank where that is offered.",
        "`{question}` این گزینش را روا نمی‌دارد؛ به شماری که می‌گوید برگزینید، یا رأی سفید بدهید اگر هست.",
    ),
    "elections.bad_credential": (
        "This is no credential: a character is mistyped or missing; copy it again, as XXXXX-XXXXXX-XXXXX-XXXXXX.",
        "این کلید رأی نیست: نویسه‌ای اشتباه یا جا افتاده است؛ دوباره به شکل XXXXX-XXXXXX-XXXXX-XXXXXX بنویسید.",
    ),
    "elections.weights_not_mixed": (
        "Question {question} is mixed ballot by ballot, so every ballot weighs 1; give no other weights.",
        "پرسش {question} برگه به برگه آمیخته می‌شود و وزن هر برگه 1 است؛ وزن دیگری ندهید.",
    ),
    "elections.too_heavy": (
        "The ballots weigh {weight} together, and no more than {most} can be counted; give smaller weights.",
        "وزن همهٔ برگه‌ها روی هم {weight} است و بیش از {most} شمردنی نیست؛ وزن‌های کوچک‌تری بدهید.",
    ),
    "elections.no_result": (
        "{place} is not what the trustees' parts open; the result is refused.",
        "{place} آن نیست که سهم کلیدداران می‌گشاید؛ نتیجه پذیرفته نیست.",
    ),
    "elections.unknown_engine": (
        "No engine `{given}` computes in {group}; choose one of {known}.",
        "موتور `{given}` در {group} حساب نمی‌کند؛ یکی از {known} را برگزینید.",
    ),
    "elections.kernel_not_ready": (
        "The kernel {kernel} is not compiled yet, or what is kept of it cannot be trusted; run `colonnade warmup`.",
        "هستهٔ {kernel} کامپایل نشده یا آنچه از آن نگه داشته شده درخور اعتماد نیست؛ `colonnade warmup` را اجرا کنید.",
    ),
    "elections.kernel_not_here": (
        "The kernel {kernel} cannot run on this processor, which lacks what it needs; choose another `--engine`.",
        "هستهٔ {kernel} روی این پردازنده اجرا نمی‌شود، چون آنچه می‌خواهد ندارد؛ `--engine` دیگری برگزینید.",
    ),
    "elections.kernel_needs_extra": (
        "The kernel {kernel} needs `colonnade[fast]`, which is not installed; install it or choose another `--engine`.",
        "هستهٔ {kernel} به `colonnade[fast]` نیاز دارد که نصب نیست؛ نصبش کنید یا `--engine` دیگری برگزینید.",
    ),
    "elections.no_kernel_folder": (
        "There is no home folder in which to keep kernels; name a folder in COLONNADE_KERNELS.",
        "پوشهٔ خانه‌ای برای نگه‌داشتن هسته‌ها نیست؛ پوشه‌ای در COLONNADE_KERNELS نام ببرید.",
    ),
    "elections.engine_errs": (
        "The engine {engine} gave wrong answers in {group} on this machine and is not used; choose `reference`.",
        "موتور {engine} در {group} روی این دستگاه پاسخ نادرست داد و به کار نمی‌رود؛ `reference` را برگزینید.",
    ),
}

"""What accounts say when they refuse, on the sheet with an invitation, and at the command line."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "accounts.not_a_code": (
        "A code has {digits} digits in five groups; type all of them as they stand on the paper.",
        "کد {digits} رقم در پنج گروه دارد؛ همهٔ رقم‌ها را چنان که روی کاغذ است بنویسید.",
    ),
    "accounts.bad_name": (
        "A user name has {shortest} to {longest} letters, digits, spaces or . _ - and nothing else; choose another.",
        "نام کاربری {shortest} تا {longest} حرف، رقم، فاصله یا . _ - دارد و جز اینها هیچ؛ نام دیگری برگزینید.",
    ),
    "accounts.name_taken": (
        "Somebody here has this user name; choose another.",
        "کسی اینجا همین نام کاربری را دارد؛ نام دیگری برگزینید.",
    ),
    "accounts.other_name": (
        "This invitation gives back an account of another name; type the user name that you had.",
        "این دعوت حسابی را بازمی‌گرداند که نام دیگری دارد؛ نام کاربری پیشین خود را بنویسید.",
    ),
    "accounts.no_account": (
        "No account here has this user name; see how it is spelled.",
        "هیچ حسابی اینجا این نام کاربری را ندارد؛ املای آن را ببینید.",
    ),
    "accounts.passphrase_too_short": (
        (
            "What counts of this passphrase is {counted} characters, and {shortest} are needed; the user name, the"
            " site's name, repetition and rows such as abc do not count: add a few words."
        ),
        (
            "از این گذرواژه {counted} نویسه به شمار می‌آید و {shortest} لازم است؛ نام کاربری، نام سایت، تکرار و"
            " ردیف‌هایی چون abc به شمار نمی‌آید: چند واژه بیفزایید."
        ),
    ),
    "accounts.passphrase_too_long": (
        "A passphrase has at most {longest} characters; shorten it.",
        "گذرواژه دست بالا {longest} نویسه دارد؛ کوتاهش کنید.",
    ),
    "accounts.passphrase_common": (
        (
            "This passphrase, or its two halves, is among the commonest there are; choose words that belong together"
            " for you alone."
        ),
        "این گذرواژه، یا دو نیمهٔ آن، از رایج‌ترین‌هاست؛ واژه‌هایی برگزینید که تنها برای شما به هم پیوسته‌اند.",
    ),
    "accounts.passphrase_breached": (
        "This passphrase became known elsewhere; choose one that you have used nowhere.",
        "این گذرواژه جای دیگری لو رفته است؛ گذرواژه‌ای برگزینید که هیچ‌جا به کار نبرده‌اید.",
    ),
    "accounts.no_invitation": (
        "No invitation has this code; look at the paper again, digit by digit.",
        "هیچ دعوتی این کد را ندارد؛ کاغذ را رقم به رقم دوباره ببینید.",
    ),
    "accounts.invitation_waiting": (
        (
            "This invitation gives an account back, to which its holder may object until {opens}; come again on that"
            " day."
        ),
        "این دعوت حسابی را بازمی‌گرداند و دارندهٔ حساب تا {opens} می‌تواند اعتراض کند؛ آن روز بازگردید.",
    ),
    "accounts.invitation_no_longer": (
        "This invitation can be taken no more ({standing}); ask for a new one.",
        "این دعوت دیگر پذیرفتنی نیست ({standing})؛ دعوت تازه‌ای بخواهید.",
    ),
    "accounts.not_shown": (
        (
            "User name, recovery code and code of the app do not belong together, or one of them is no longer good;"
            " see to all three."
        ),
        "نام کاربری، کد بازیابی و کد برنامه با هم نمی‌خوانند یا یکی از آنها دیگر به کار نمی‌آید؛ هر سه را ببینید.",
    ),
    "accounts.not_kept": (
        "{place} in the backup is not accounts as they are kept; nothing was restored, take another copy of it.",
        "{place} در پشتیبان، حساب‌ها به شکل نگهداری‌شان نیست؛ چیزی بازگردانده نشد، رونوشت دیگری از آن بردارید.",
    ),
    "accounts.busy": (
        "Too many people are signing in at this moment; nothing is lost, try again in half a minute.",
        "در این لحظه کسان بسیاری وارد می‌شوند؛ چیزی از دست نرفت، نیم دقیقهٔ دیگر دوباره بیازمایید.",
    ),
    "accounts.open_way": (
        (
            "Whoever sits on the way here could read a passphrase; come by https, by the onion address, or on the"
            " node itself."
        ),
        "کسی در میان راه می‌تواند گذرواژه را بخواند؛ با https، با نشانی onion یا روی خود گره بیایید.",
    ),
}
STANDINGS: Mapping[str, tuple[str, str]] = {
    "taken": ("it was taken", "پذیرفته شده است"),
    "stopped": ("the account's holder stopped it", "دارندهٔ حساب جلوی آن را گرفت"),
    "withdrawn": ("it was withdrawn", "پس گرفته شده است"),
    "expired": ("its time has passed", "زمانش گذشته است"),
}
ANSWERS: Mapping[str, tuple[str, str]] = {
    "account.invited": (
        (
            "The invitation is in {place}: print it, hand it over, destroy the file. It can be taken from {opens} to"
            " {until}."
        ),
        "دعوت در {place} است: چاپش کنید، به دستش بدهید، پرونده را نابود کنید. از {opens} تا {until} پذیرفتنی است.",
    ),
    "account.whose": ("User name of the account: ", "نام کاربری حساب: "),
    "account.sheet": (
        (
            "INVITATION TO AN ACCOUNT — Colonnade{demo}\n\n    {digits}\n\nGood once, from {opens} to {until}. On the"
            " site: Account, then “I have an invitation”.\nWhoever has this paper can take the account: show it to"
            " nobody, destroy it afterwards.\n"
        ),
        (
            "دعوت به حساب — ستون‌گان{demo}\n\n    {digits}\n\nیک بار، از {opens} تا {until}. در سایت: «حساب»، سپس"
            " «دعوت دارم».\nهر که این کاغذ را داشته باشد می‌تواند حساب را بگیرد: به کسی نشانش ندهید و پس از آن نابودش"
            " کنید.\n"
        ),
    ),
    "account.seat_sheet": (
        (
            "SEAT OF AN OFFICE — Colonnade{demo}\n\n{office}\n{organisation}\n\n    {digits}\n\nGood once, from {opens}"
            " to {until}. On the site: Account. If you have none yet: “I have an invitation”. If you have one: “Your"
            " desk”, then “Take an office”.\nWhoever has this paper can take the seat: show it to nobody, destroy it"
            " afterwards. If the code is refused, another may have been given in its place: ask your board.\n"
        ),
        (
            "کرسی سمت — ستون‌گان{demo}\n\n{office}\n{organisation}\n\n    {digits}\n\nیک بار، از {opens} تا {until}. در"
            " سایت: «حساب». اگر حساب ندارید: «دعوت دارم». اگر دارید: «میز کار شما»، سپس «گرفتن سمت».\nهر که این کاغذ را"
            " داشته باشد می‌تواند کرسی را بگیرد: به کسی نشانش ندهید و پس از آن نابودش کنید. اگر کد پذیرفته نشد، شاید کد"
            " دیگری به جای آن داده باشند: از هیئت مدیرهٔ خود بپرسید.\n"
        ),
    ),
}


def told(code: str, language: str, **facts: str | int) -> str:
    """Return the answer for ``code`` in ``language``."""
    return ANSWERS[code][int(language == "fa")].format(**facts)

"""What the minutes of an election say."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "minutes.title": ("Minutes of the election: {title}", "صورت‌جلسهٔ انتخابات: {title}"),
    "minutes.lead": (
        "Held by {name}. Made from the acts in the public log alone, as they stand on {day}.",
        "برگزارکننده: {name}. تنها از اقدام‌های دفتر عمومی ساخته شده است، چنان‌که در {day} برپاست.",
    ),
    "minutes.state": ("State: {state}.", "وضع: {state}."),
    "minutes.demo": ("DEMO: every name here is invented.", "نمایش (DEMO): همهٔ نام‌ها ساختگی است."),
    "minutes.no_document": (
        "The PDF cannot be set here, for the typesetter is missing; print this page.",
        "این‌جا PDF ساخته نمی‌شود چون حروف‌چین نصب نیست؛ همین صفحه را چاپ کنید.",
    ),
    "minutes.call": ("Call", "دعوت"),
    "minutes.electorate": ("Electorate", "رأی‌دهندگان"),
    "minutes.trustees": ("Trustees and hands", "کلیدداران و دست‌ها"),
    "minutes.rehearsal": ("Rehearsal", "تمرین گشودن"),
    "minutes.opening": ("Opening", "آغاز رأی‌گیری"),
    "minutes.closing": ("Closing", "پایان رأی‌گیری"),
    "minutes.result": ("Result", "نتیجه"),
    "minutes.objections": ("Objections and decisions", "اعتراض‌ها و تصمیم‌ها"),
    "minutes.keys": ("Destruction of keys", "نابود کردن کلیدها"),
    "minutes.void": ("Void", "بطلان"),
    "minutes.day": ("Day", "روز"),
    "minutes.act": ("Act", "اقدام"),
    "minutes.organ": ("By", "رکن"),
    "minutes.question": ("Question {number}", "پرسش {number}"),
    "minutes.trustee": ("Trustee {number}", "کلیددار {number}"),
    "minutes.took_part": ("Trustees who took part", "کلیدداران شرکت‌کننده"),
    "minutes.days_to_object": ("Days to object", "روزهای اعتراض"),
    "minutes.votes": ("{answer}: {votes}", "{answer}: {votes}"),
    "minutes.none_held": ("There was none.", "برگزار نشد."),
    "minutes.not_yet": ("Not yet.", "هنوز نه."),
    "minutes.nobody_objected": ("Nobody has objected.", "کسی اعتراض نکرده است."),
    "minutes.no_key_gone": (
        "No trustee's organisation has said so yet.",
        "هنوز هیچ تشکل کلیدداری چنین نگفته است.",
    ),
    "minutes.key_gone": (
        "{name} said on {day} under its own key that its trustee's key is gone.",
        "{name} در {day} با کلید خودش گفت که کلید کلیددارش نابود شده است.",
    ),
    "minutes.objection": ("{day}, {name}: {said}. {outcome}.", "{day}، {name}: {said}. {outcome}."),
    "minutes.void_said": ("The election is void. Reason: {reason}.", "انتخابات باطل است. سبب: {reason}."),
    "minutes.nobody_elected": ("nobody", "هیچ‌کس"),
    "minutes.sign_chair": ("Chair, name and signature:", "رئیس، نام و امضا:"),
    "minutes.sign_secretary": ("Secretary, name and signature:", "دبیر، نام و امضا:"),
    "minutes.sign_inspector": ("Inspector, name and signature:", "بازرس، نام و امضا:"),
    "minutes.page": ("Page", "صفحهٔ"),
    "minutes.of_pages": ("of", "از"),
}

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
        "یک عضو گروه {group} نمی‌تواند این {numbers} عدد را در خود جای دهد؛ گزینه‌ها را کمتر کنید یا گروه دیگری برگزینید.",
    ),
    "elections.unknown_group": (
        "There is no group `{given}`; write BELENIOS-2048, RFC-3526-2048 or Ed25519.",
        "گروهی به نام `{given}` نیست؛ BELENIOS-2048، RFC-3526-2048 یا Ed25519 بنویسید.",
    ),
    "elections.unknown_version": (
        "Version {given} of the protocol is not supported; version 1 is.",
        "نسخهٔ {given} پروتکل پشتیبانی نمی‌شود؛ نسخهٔ 1 پشتیبانی می‌شود.",
    ),
}

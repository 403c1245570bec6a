"""What is said of compiled kernels, in Persian and English."""

from collections.abc import Mapping

HELP: Mapping[str, tuple[str, str]] = {
    "warmup": (
        "compile the fast engines for this processor, once; nothing else waits for that",
        "موتورهای تند را یک بار برای این پردازنده کامپایل می‌کند؛ هیچ چیز دیگری منتظر آن نمی‌ماند",
    ),
}

STATES: Mapping[str, tuple[str, str]] = {
    "ready": ("{kernel} (engine {engine}) is ready.", "{kernel} (موتور {engine}) آماده است."),
    "not_compiled": (
        "{kernel} (engine {engine}) could not be kept; slower engines work instead.",
        "{kernel} (موتور {engine}) نگه داشته نشد؛ موتورهای کندتر به جایش کار می‌کنند.",
    ),
    "unsound": (
        "{kernel} (engine {engine}) is not used: others may write into the folder below; take that right from them.",
        "{kernel} (موتور {engine}) به کار نمی‌رود: دیگران می‌توانند در پوشهٔ زیر بنویسند؛ این اجازه را از آنان بگیرید.",
    ),
    "other_processor": (
        "{kernel} (engine {engine}) is not for this processor; slower engines work instead.",
        "{kernel} (موتور {engine}) برای این پردازنده نیست؛ موتورهای کندتر به جایش کار می‌کنند.",
    ),
    "no_compiler": (
        "{kernel} (engine {engine}) needs `colonnade[fast]`, which is not installed; slower engines work instead.",
        "{kernel} (موتور {engine}) به `colonnade[fast]` نیاز دارد که نصب نیست؛ موتورهای کندتر به جایش کار می‌کنند.",
    ),
}
KEPT = ("Kept in {folder}; it may be deleted.", "نگه‌داشته در {folder}؛ پاک‌کردنش زیانی ندارد.")


def state_of_kernel(state: str, language: str, **facts: str) -> str:
    """Return the sentence that says how it stands with a kernel."""
    return STATES[state][language == "fa"].format(**facts)


def kept(language: str, folder: str) -> str:
    """Return the line that says where compiled kernels are."""
    return KEPT[language == "fa"].format(folder=folder)

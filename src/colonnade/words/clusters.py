"""What is said where the workers of a cluster cannot check an election; never that the archive is at fault."""

from collections.abc import Mapping

WHYS: Mapping[str, tuple[str, str]] = {
    "elections.unknown_engine": (
        "it is unknown there; name another, or none",
        "آنجا شناخته نیست؛ موتور دیگری نام ببرید یا هیچ",
    ),
    "elections.kernel_not_ready": (
        "its kernel is not compiled there; run `colonnade warmup` there and start the worker again",
        "هسته‌اش آنجا کامپایل نشده است؛ آنجا `colonnade warmup` و سپس کارگر را دوباره اجرا کنید",
    ),
    "elections.kernel_not_here": (
        "its kernel cannot run there; name another engine, or none",
        "هسته‌اش آنجا اجرا نمی‌شود؛ موتور دیگری نام ببرید یا هیچ",
    ),
    "elections.engine_errs": (
        "it gave wrong answers there; take that worker out, or name `reference`",
        "آنجا پاسخ نادرست داد؛ آن کارگر را کنار بگذارید یا `reference` را نام ببرید",
    ),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    "elections.no_cluster_extra": (
        "`--cluster` needs Dask, which is not installed here; install `colonnade[cluster]`, or leave the option out.",
        "`--cluster` به Dask نیاز دارد که اینجا نصب نیست؛ `colonnade[cluster]` را نصب کنید یا این گزینه را ندهید.",
    ),
    "elections.jobs_or_cluster": (
        "`--jobs` is for processes of this machine and `--cluster` for workers that run already; give one of the two.",
        "`--jobs` برای پردازه‌های همین دستگاه است و `--cluster` برای کارگرانی که در کارند؛ تنها یکی را بدهید.",
    ),
    "elections.bad_cluster_address": (
        "`{cluster}` is no address of a scheduler; give it as `dask scheduler` prints it, like tcp://192.0.2.7:8786.",
        "`{cluster}` نشانی زمان‌بند نیست؛ آن را چنان بدهید که `dask scheduler` می‌نویسد، مانند tcp://192.0.2.7:8786.",
    ),
    "elections.cluster_without_certificate": (
        "{cluster} is asked by TLS and the certificates named here do not do; mend `comm.tls` in Dask's configuration.",
        "{cluster} با TLS پرسیده شد و گواهینامه‌های اینجا کافی نیستند؛ `comm.tls` را در پیکربندی Dask درست کنید.",
    ),
    "elections.cluster_not_there": (
        "No scheduler of Dask answers at {cluster} within {seconds} s; start `dask scheduler`, or correct the address.",
        "در {seconds} ثانیه هیچ زمان‌بند Dask در {cluster} پاسخ نداد؛ `dask scheduler` را اجرا یا نشانی را درست کنید.",
    ),
    "elections.cluster_no_workers": (
        "The scheduler {cluster} has no worker, and none joined within {seconds} s; start `dask worker {cluster}`.",
        "زمان‌بند {cluster} کارگری ندارد و در {seconds} ثانیه کسی نپیوست؛ `dask worker {cluster}` را اجرا کنید.",
    ),
    "elections.cluster_lost": (
        "The connection to the scheduler {cluster} was lost, and nothing is decided; see to it, then run this again.",
        "پیوند با زمان‌بند {cluster} گسست و چیزی روشن نشد؛ به آن برسید و دوباره اجرا کنید.",
    ),
    "elections.cluster_kills": (
        "The same ballots brought down {times} workers, {worker} last; read what it wrote, or leave `--cluster` out.",
        "همان برگه‌ها {times} کارگر را از کار انداخت، آخرین {worker}؛ نوشته‌هایش را بخوانید یا `--cluster` را ندهید.",
    ),
    "elections.cluster_misunderstood": (
        "The scheduler or a worker does not understand this program ({kind}); install the same version everywhere.",
        "زمان‌بند یا کارگری این برنامه را نمی‌فهمد ({kind})؛ همه‌جا یک ویرایش را نصب کنید.",
    ),
    "elections.worker_other_version": (
        "Worker {worker} runs Colonnade {theirs} and this machine {ours}; install the same version everywhere.",
        "کارگر {worker} ویرایش {theirs} را دارد و این دستگاه {ours} را؛ همه‌جا یک ویرایش را نصب کنید.",
    ),
    "elections.worker_no_archive": (
        "Worker {worker} cannot read {archive} ({reason}); put a copy of the archive there, at the same place.",
        "کارگر {worker} نمی‌تواند {archive} را بخواند ({reason})؛ رونوشتی از بایگانی را آنجا در همان جا بگذارید.",
    ),
    "elections.worker_other_archive": (
        "Worker {worker} has another file at {archive} than this machine; put a copy of the archive there.",
        "کارگر {worker} در {archive} پرونده‌ای جز آنِ این دستگاه دارد؛ رونوشتی از بایگانی را آنجا بگذارید.",
    ),
    "elections.worker_without_engine": (
        "Worker {worker} cannot use the engine {engine}: {why}.",
        "کارگر {worker} نمی‌تواند موتور {engine} را به کار برد: {why}.",
    ),
}

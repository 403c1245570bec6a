"""Minutes as PDF, set by typst with the fonts that come with Colonnade: the same minutes, the same bytes.

What is said goes in as data and is never read as markup; the file bears no date of its making.
Source: docs/adr/0044-acts-filled-from-files.md.
"""

import importlib.util
import json
from dataclasses import asdict
from importlib.resources import as_file, files

from colonnade.edges.minutes.document import Minutes
from colonnade.edges.reports.pdf import STANDARD, NoTypesetter


def document(minutes: Minutes) -> bytes:
    """Return the minutes as PDF, or refuse where typst is not installed."""
    if importlib.util.find_spec("typst") is None:
        raise NoTypesetter
    import typst  # noqa: PLC0415 -- 80 MB that nothing else needs

    shape = files(__package__) / "minutes.typ"
    with as_file(shape) as main, as_file(files("colonnade.edges") / "fonts") as fonts:
        return typst.compile(
            str(main),
            sys_inputs={"minutes": json.dumps(asdict(minutes), ensure_ascii=False)},
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=STANDARD,
        )

"""PDFs set by typst with the fonts that come with Colonnade: the same input, the same bytes.

What is said goes in as data and is never read as markup. Nothing is fetched, and the file bears no date of its making,
no name of a user or a machine. Source: docs/adr/0032-the-report.md.
"""

import importlib.util
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Final

STANDARD: Final = "ua-1"
"""PDF/UA-1: tagged, so that it can be read aloud and in its order."""


def is_installed() -> bool:
    """Whether the package that sets PDFs is installed."""
    return importlib.util.find_spec("typst") is not None


def pdf_of(shape: Traversable, told: str) -> bytes:
    """Return the PDF of ``told``, JSON that the ``shape`` reads as ``sys.inputs.told``; typst is installed."""
    import typst  # noqa: PLC0415 -- 80 MB that nothing else needs

    with as_file(shape) as main, as_file(files("colonnade.edges") / "fonts") as fonts:
        return typst.compile(
            str(main),
            sys_inputs={"told": told},
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=STANDARD,
        )

"""QR codes as SVG without styles, so that no page needs leave for inline ones."""

import qrcode
from qrcode.constants import ERROR_CORRECT_M

_BORDER = 4


def qr_svg(text: str) -> str:
    """Return the QR code of ``text``: dark squares as one path on a light ground, four squares of margin."""
    code = qrcode.QRCode(border=_BORDER, error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    squares = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{squares}" fill="#000"/></svg>'
    )

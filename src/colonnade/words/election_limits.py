"""What a secret vote here protects and what it does not, as it is said where people vote and in the guide.

One text for both: ``python tools/limits.py`` writes docs/guide/limits.md and limits.fa.md.
"""

from colonnade.words import election_dangers, voting_on_paper
from colonnade.words.election_dangers import Said

TITLE: Said = (
    "What a vote here protects, and what it does not",
    "رأی‌گیری اینجا چه را نگه می‌دارد و چه را نه",
)
LEAD: Said = (
    (
        "Read this before you decide to vote by this programme, and once more before you vote. Three things"
        " hold, whoever keeps the node. Nobody reads a ballot unless as many trustees as are needed open it"
        " together. Everybody can check that each ballot counted bears a credential of the list, that each"
        " credential counts once, and that the result is the sum. Every voter can check that what was sent for"
        " her is in the box. All the rest hangs on people."
    ),
    (
        "این را پیش از آن بخوانید که تصمیم بگیرید با این برنامه رأی بگیرید، و یک بار دیگر پیش از رأی دادن. سه"
        " چیز برجاست، گره در دست هر که باشد. تا به شماری که لازم است کلیدداران با هم نگشایند، هیچ‌کس برگه‌ای"
        " را نمی‌خواند. هر کس می‌تواند وارسی کند که هر برگهٔ شمرده کلید رأیی از فهرست دارد، هر کلید یک بار به"
        " شمار می‌آید و نتیجه جمع همان‌هاست. هر رأی‌دهنده می‌تواند وارسی کند که آنچه برایش فرستاده شد در صندوق"
        " است. باقی همه به آدم‌ها بسته است."
    ),
)
SECTIONS = (*election_dangers.SECTIONS, *voting_on_paper.SECTIONS)


def in_language(said: Said, language: str) -> str:
    """Return what is said, in ``fa`` or ``en``."""
    return said[int(language == "fa")]

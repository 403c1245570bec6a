"""The inventory in docs/rules/crypto.md is what the sources do; chance comes from the system alone."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "colonnade"
PAGE = ROOT / "docs" / "rules" / "crypto.md"
USES = {
    "SHA-256": r"hashlib\.sha256|\"sha256\"\)\.hexdigest",
    "SHA-1": r"hashlib\.(sha1|md5)|SHA1|MD5",
    "HMAC-SHA-256": r"hmac\.(digest|new)",
    "AES-256-GCM": r"AESGCM|\bclosed\(|closed_secret\(",
    "Ed25519": r"Ed25519PrivateKey",
    "Argon2id": r"Argon2PasswordHasher",
    "age": r"\bpyrage\b",
    "chance": r"os\.urandom|secrets\.token|import randbelow",
}
CHANCE = {"random", "numpy", "uuid"}
ARRAYS = SOURCE / "edges" / "engines"
"""Here numpy is taken for its arrays; its chance is not touched, not even named."""


def uses_of(text: str) -> set[str]:
    """Return what a module reckons with."""
    return {name for name, pattern in USES.items() if re.search(pattern, text)}


def listed() -> dict[str, set[str]]:
    """Return the modules of the inventory, and what each is said to use."""
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text().splitlines() if line.startswith("| `")]
    return {row[0].strip("`"): set(row[1].split(", ")) for row in rows}


def test_11_1_2_the_inventory_lists_every_use_and_nothing_else() -> None:
    modules = {path.relative_to(SOURCE).as_posix(): uses_of(path.read_text()) for path in SOURCE.rglob("*.py")}
    used = {name: uses for name, uses in modules.items() if uses and not name.startswith("words/")}

    assert listed() == used


def test_11_5_1_nothing_draws_chance_that_can_be_guessed() -> None:
    for path in sorted(SOURCE.rglob("*.py")):
        imported = {
            name.partition(".")[0]
            for node in ast.walk(ast.parse(path.read_text()))
            for name in (
                [each.name for each in node.names]
                if isinstance(node, ast.Import)
                else [str(node.module)]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        if ARRAYS in path.parents and "random" not in path.read_text():
            imported.discard("numpy")
        assert not imported & CHANCE, path


def test_11_3_1_and_11_4_1_nothing_weak_is_reckoned_with() -> None:
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text()
        assert not re.search(r"\bECB\b|modes\.CBC|\bDES\b|ARC4|hashlib\.md5|hashlib\.new", text), path
        assert "hashlib.sha1" not in text or "usedforsecurity=False" in text, path


def test_the_detectors_catch_bad_examples() -> None:
    assert uses_of("x = hashlib.sha256(b'')\ny = AESGCM(key)") == {"SHA-256", "AES-256-GCM"}
    assert uses_of("hashlib.md5(b'')") == {"SHA-1"}

"""Products of secret numbers by the functions of GMP whose time and memory accesses depend on lengths alone.

GMP documents them as *low-level functions for cryptography* (mpn_sec_mul, mpn_sec_div_r, mpn_sec_tabselect); gmpy2
brings the library and hands on but one of them, so they are called by their names in it. Where the library does not
show them, nothing here is used. Source: docs/adr/0045-guarded-tables.md.
"""

import ctypes
from binascii import b2a_base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import gmpy2

WINDOW = 6
ENTRIES = 1 << WINDOW
LETTERS = b"".join(b2a_base64(bytes((digit << 2,)), newline=False)[:1] for digit in range(ENTRIES))
"""The digits of base 64, in their order: an exponent is taken apart into windows as quickly as into text."""

Function: TypeAlias = Any
"""A function of the library; it takes addresses and lengths, and returns nothing."""


@dataclass(frozen=True, slots=True)
class Library:
    """The three functions, and how many octets their numbers are made of."""

    multiply: Function
    divide: Function
    select: Function
    limb: int


def library() -> Library | None:
    """Return the functions in the library that gmpy2 itself has loaded; nothing where they cannot be reached."""
    limb = gmpy2.mp_limbsize() // 8
    if ctypes.sizeof(ctypes.c_long) != limb:
        return None
    try:
        # The extension is asked, and not a library by its name: what is found is what gmpy2 computes with.
        loaded = ctypes.PyDLL(gmpy2.gmpy2.__file__)
        found = [loaded[f"__gmpn_sec_{name}"] for name in ("mul", "div_r", "tabselect")]
    except (OSError, AttributeError):
        return None
    for function in found:
        function.restype = None
    multiply, divide, select = found
    return Library(multiply, divide, select, limb)


class Table:
    """All powers of one base that a window of an exponent can ask for, each window behind the one before."""

    def __init__(self, base: int, modulus: int, bits: int, octets: int) -> None:
        """Reckon the table of a base that is no secret, for exponents of at most so many bits."""
        self.windows = -(-bits // WINDOW)
        self._octets = -(-self.windows // 4) * 3
        whole, step, entries = gmpy2.mpz(modulus), gmpy2.mpz(base), []
        for _ in range(self.windows):
            entry = gmpy2.mpz(1)
            for _ in range(ENTRIES):
                entries.append(int(entry).to_bytes(octets, "little"))
                entry = entry * step % whole
            step = entry
        self._kept = ctypes.create_string_buffer(b"".join(entries))
        first, width = ctypes.addressof(self._kept), octets * ENTRIES
        self.places = [ctypes.c_void_p(first + width * at) for at in reversed(range(self.windows))]

    def digits(self, exponent: int) -> bytes:
        """Return which entry of each window the exponent asks for, the highest first, as letters of base 64."""
        return b2a_base64(exponent.to_bytes(self._octets, "big"), newline=False)[-self.windows :]


class Guarded:
    """Multiplication modulo one number: the same calls with the same lengths, whatever is multiplied."""

    def __init__(self, functions: Library, modulus: int) -> None:
        """Multiply modulo this."""
        limbs = -(-modulus.bit_length() // (8 * functions.limb))
        self.octets = limbs * functions.limb
        self._functions = functions
        self._modulus = ctypes.create_string_buffer(modulus.to_bytes(self.octets, "little"), self.octets)
        self._single, self._double = ctypes.c_long(limbs), ctypes.c_long(2 * limbs)
        self._many = ctypes.c_long(ENTRIES)
        self._numbered = {letter: ctypes.c_long(at) for at, letter in enumerate(LETTERS)}

    def product(self, factors: Sequence[int], powers: Sequence[tuple[Table, int]]) -> int:
        """Return the product of numbers below the modulus and of powers from tables, exponents not negative."""
        # Room of its own for every product, so that two at once do not meet: two results, a factor, and scratch.
        octets, one, two = self.octets, self._single, self._double
        room = ctypes.create_string_buffer(b"\x01", 10 * octets)
        first = ctypes.addressof(room)
        before, after, factor, scratch = (ctypes.c_void_p(first + at * octets) for at in (0, 2, 4, 5))
        multiply, divide, modulus = self._functions.multiply, self._functions.divide, self._modulus
        for given in factors:
            ctypes.memmove(factor, given.to_bytes(octets, "little"), octets)
            multiply(after, before, one, factor, one, scratch)
            divide(after, two, modulus, one, scratch)
            before, after = after, before
        select, many, numbered = self._functions.select, self._many, self._numbered
        for table, exponent in powers:
            for place, letter in zip(table.places, table.digits(exponent), strict=True):
                select(factor, place, one, many, numbered[letter])
                multiply(after, before, one, factor, one, scratch)
                divide(after, two, modulus, one, scratch)
                before, after = after, before
        return int.from_bytes(ctypes.string_at(before, octets), "little")

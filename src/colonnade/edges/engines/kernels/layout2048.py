"""Where things stand in the memory of the kernel for numbers of 2048 bits; counted in words of 64 bits.

A number is 40 limbs of 52 bits. Eight of them side by side are a block: limb by limb the words of the eight lanes.
"""

MANY = 8
LIMB = 52
LIMBS = 40
BLOCK = LIMBS * MANY
WHOLE_WORDS = 32
"""A number as it comes and goes, 64 bits a word, the lowest first."""

INVERSE = 0
"""Of a modulus p: -1/p modulo 2⁵² in all lanes,"""
MODULUS = INVERSE + MANY
"""p in all lanes,"""
ONE = MODULUS + BLOCK
"""2²⁰⁸⁰ modulo p, which is 1 in Montgomery's form,"""
SQUARE = ONE + BLOCK
"""its square, by which numbers are brought into that form,"""
UNIT = SQUARE + BLOCK
"""and 1 itself, by which they are brought out of it."""
CONSTANTS = UNIT + BLOCK

STEP = 0
OTHER = STEP + BLOCK
RUNNING = OTHER + BLOCK
WHOLE = RUNNING + BLOCK
INDICES = WHOLE + BLOCK
BUCKETS = 16
"""Buckets of each lane, numbers in a row."""
KEPT = INDICES + MANY
ROWS = KEPT + BUCKETS * MANY * LIMBS
"""Three blocks: the products of a digit's buckets."""
ODD = 8
"""Blocks, one for each odd digit of the order, and whether there is something in it."""
HELD = ROWS + 3 * BLOCK
TOUCHED = HELD + ODD * BLOCK
WORKSPACE = TOUCHED + MANY

"""The desk: who may bring an act of an organ, who must agree to it, and what becomes of a draft."""

"""Apportionment: seats and votes for affiliates by their attested members, exactly, and what may surprise in it."""

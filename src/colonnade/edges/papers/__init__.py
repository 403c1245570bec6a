"""The papers of an election: voters' sheets, slips with codes, a trustee's backup."""

"""Which organs, offices, electors and reasons the desk offers; their words are in ``words.acts``."""

ORGANS = ("board", "inspection", "delegates", "election_commission", "executive_committee")
OFFICES = (
    *("chair", "vice_chair", "secretary", "treasurer", "spokesperson", "recording_secretary"),
    *("board_member", "second_board_member", "third_board_member"),
    *("inspector", "second_inspector", "third_inspector"),
    *("general_secretary", "auditor", "delegate"),
)
ELECTORS = ("assembly", "founding_assembly", "congress", "delegates", "board")
END_REASONS = ("term", "recalled", "died", "other")

"""The program `colonnade`. A process of a pool reads its file anew before it works, so nothing is loaded here."""


def main() -> int:
    """Run the command and return its exit code."""
    from colonnade.cli.main import main as run  # noqa: PLC0415 -- see above: a third of the start of such a process

    return run()

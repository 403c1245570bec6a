"""`colonnade warmup`: compiles the kernels of fast engines for this processor, and says how it stands with each."""

import argparse

from colonnade.cli.answers import Answer, say
from colonnade.edges.engines.choosing import COMPILED
from colonnade.edges.engines.kernels.compiling import folder, warm
from colonnade.words import kernels as words


def run(options: argparse.Namespace) -> int:
    """Compile what is not compiled yet; a machine that cannot is told so and goes on with slower engines."""
    lines, members = [], []
    for each in COMPILED:
        state = warm(each.kernel).value
        lines.append(words.state_of_kernel(state, options.lang, kernel=each.kernel.name, engine=each.name))
        members.append({"engine": each.name, "kernel": each.kernel.name, "state": state})
    lines.append(words.kept(options.lang, str(folder())))
    say(Answer("\n".join(lines), {"kernels": members}).spelled("warmup", options.format))
    return 0

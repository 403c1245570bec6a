"""A PostgreSQL of our own, which may be stopped hard: one folder, one socket, nobody else's."""

import os
import pwd
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

from tests.crashes.node import Node

PORT = 5511
PATIENCE = 60
DATABASE = "crashes"


@dataclass
class Cluster:
    """One server on a folder, with PostgreSQL's programs in ``programs``."""

    base: Path
    programs: Path

    def _run(self, program: str, *arguments: str) -> None:
        """Run as a user that PostgreSQL accepts, who is never root."""
        change = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []
        command = [*change, str(self.programs / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.base)

    def make(self) -> None:
        """The server runs with the settings PostgreSQL comes with, but that it keeps its log to be read by us."""
        if os.getuid() == 0:
            shutil.chown(self.base, pwd.getpwnam("postgres").pw_uid)
        folder = str(self.base / "db")
        self._run("initdb", "-D", folder, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8")
        self.start()
        self.ask("CREATE EXTENSION pg_walinspect")

    def start(self) -> None:
        """The server runs and answers."""
        options = f"-c listen_addresses= -c unix_socket_directories={self.base} -c port={PORT} -c wal_keep_size=1GB"
        self._run("pg_ctl", "-D", str(self.base / "db"), "-w", "-l", str(self.base / "said"), "-o", options, "start")

    def stop_hard(self) -> None:
        """The server is gone at once, without writing down what it has in memory."""
        self._run("pg_ctl", "-D", str(self.base / "db"), "-m", "immediate", "stop")

    def url(self, database: str = DATABASE, **more: str) -> str:
        """Return the address of a database."""
        said = "".join(f"&{name}={quote(value)}" for name, value in more.items())
        return f"postgresql://postgres@/{database}?host={quote(str(self.base))}&port={PORT}{said}"

    def repairs(self) -> int:
        """Return how often the server began anew because one of its processes was killed."""
        return (self.base / "said").read_text().count("all server processes terminated; reinitializing")

    def await_repair(self, before: int) -> None:
        """The server has begun anew once more than ``before`` and answers."""
        end = time.monotonic() + PATIENCE
        while self.repairs() == before:
            assert time.monotonic() < end, "the server was not hit"
        self.ask("SELECT 1")

    def ask(self, question: str, *facts: object) -> list[tuple[Any, ...]]:
        """Return the rows of the answer, as soon as the server answers: after a hard stop it first repairs itself."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                with psycopg.connect(self.url("postgres"), autocommit=True) as session:
                    cursor = session.execute(question, facts)
                    return cursor.fetchall() if cursor.description else []
            except psycopg.OperationalError:
                if time.monotonic() > end:
                    raise


class ServedNode(Node):
    """A node whose database is on a cluster; the database is kept and put back with the folder."""

    def __init__(self, base: Path, entries: list[bytes], cluster: Cluster, **more: str) -> None:
        """Start the program; the database is made, and empty."""
        self.cluster = cluster
        cluster.ask(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        cluster.ask(f"CREATE DATABASE {DATABASE}")
        super().__init__(base, entries, cluster.url(**more))

    def keep(self, name: str) -> None:
        """What is there now can be put back."""
        super().keep(name)
        self._copy(DATABASE, f"kept_{name}")

    def put_back(self, name: str) -> None:
        """The folder and the database are as they were kept."""
        super().put_back(name)
        self._copy(f"kept_{name}", DATABASE)

    def _copy(self, source: str, target: str) -> None:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        self.cluster.ask(f"DROP DATABASE IF EXISTS {target} WITH (FORCE)")
        self.cluster.ask(others, source)
        self.cluster.ask(f"CREATE DATABASE {target} TEMPLATE {source} STRATEGY file_copy")

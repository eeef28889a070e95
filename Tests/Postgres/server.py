"""A PostGIS server of one's own on loopback, in a temporary folder and gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, Optional


def programs() -> Optional[Path]:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def is_installed() -> bool:
    return programs() is not None and any(Path("/usr/share/postgresql").glob("*/extension/postgis.control"))


def as_server(command: list[str], folder: Path) -> None:
    """The server refuses to run as root."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *command], check=True, stdout=subprocess.DEVNULL, cwd=folder)


@contextmanager
def server() -> Iterator[dict[str, str]]:
    binaries = programs()
    folder = Path(tempfile.mkdtemp(prefix="mujun-pg-", dir="/tmp"))  # a socket's path must be short
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    try:
        if os.geteuid() == 0:
            owner = pwd.getpwnam(user)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = str(folder / "data")
        as_server([str(binaries / "initdb"), "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], folder)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        as_server([str(binaries / "pg_ctl"), "-D", data, "-l", str(folder / "log"), "-o", settings, "-w", "start"], folder)
        try:
            yield {"host": "127.0.0.1", "port": str(port), "user": user}
        finally:
            as_server([str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(where: dict[str, str], text: str, database: str = "mujun") -> None:
    subprocess.run(
        ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", where["host"], "-p", where["port"], "-U", where["user"], "-d", database],
        input=text, text=True, check=True, capture_output=True)

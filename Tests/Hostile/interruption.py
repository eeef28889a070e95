"""A full disk and an end in the middle: what stood there stands, nothing half is left, the next run works."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Iterable, Optional

from running import ROOT, Done, Findings, Mujun

SAMPLE = ROOT / "parcels/tianyi-demo"
RULES = ["--rules", "tianyi/223-2021", "liandu/key-supervision-2021", "--proposed", "--set", "supervision_land=5 亩"]


class SmallDisk:
    """A disk of its own in memory where one may be mounted; else files may not grow beyond a size."""

    def __init__(self, place: Path, kilobytes: int) -> None:
        self.place = place
        place.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)], capture_output=True)
        self.is_mounted = done.returncode == 0
        self.bytes = kilobytes * 1024

    def limits(self) -> None:
        if not self.is_mounted:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.bytes, self.bytes))

    def resize(self, kilobytes: int) -> None:
        self.bytes = kilobytes * 1024
        if self.is_mounted:
            subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", str(self.place)], check=True)

    def close(self) -> None:
        if self.is_mounted:
            subprocess.run(["umount", str(self.place)], check=False)
        shutil.rmtree(self.place, ignore_errors=True)


def state(folder: Path) -> dict[str, str]:
    """Every file below a folder with its digest, hidden ones too."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(folder.rglob("*"))}


def full_disk(mujun: Mujun, findings: Findings, base: Path, sizes: list[int]) -> None:
    data = base / "数据"
    shutil.copytree(SAMPLE, data)
    disk = SmallDisk(base / "small", 40_000)
    try:
        first = mujun.run("evaluate", str(data), *RULES, "--output", str(disk.place / "out"), cwd=base)
        if not findings.expect(first.code == 0, f"evaluate on an empty disk: {first.error[-300:]}"):
            return
        full = os.statvfs(disk.place)
        used = (full.f_blocks - full.f_bfree) * full.f_frsize // 1024
        before = state(disk.place)
        for size in sizes:
            disk.resize(used + size if disk.is_mounted else max(1, size // 4))
            commands = {
                "evaluate": ["evaluate", str(data), *RULES, "--output", str(disk.place / "out"), "--lang", "zh"],
                "evaluate anew": ["evaluate", str(data), *RULES, "--output", str(disk.place / "new")],
                "template": ["template", str(disk.place / "表"), "--year", "2021"],
                "match": ["match", str(data), "-o", str(disk.place / "m.xlsx")],
                "verify": ["verify", str(data), "-o", str(disk.place / "v.xlsx")],
            }
            for form in ("csv", "xlsx", "geojson", "gpkg", "shp"):
                commands[f"export {form}"] = [
                    "export", str(disk.place / "out"), "--list", "parcels", "--format", form, "--output", str(disk.place / f"x.{form}")]
            for name, command in commands.items():
                done = mujun.run(*command, cwd=base, limits=disk.limits)
                case = f"{name} with {size} KB left"
                findings.sound(case, done, None, {0, 65, 66, 70})
                if done.code == 0:
                    # It fitted: take it away again, the results as they were before.
                    clean(disk.place, before)
                    if name == "evaluate":
                        before = state(disk.place)
                    continue
                findings.expect(any(word in done.error for word in ("空间", "space", "large", "写")), f"{case}: {done.error.strip()[:200]}")
                after = state(disk.place)
                wrong = [path for path in after.keys() ^ before.keys()] + [path for path in before if path in after and before[path] != after[path]]
                if not findings.expect(not wrong, f"{case} left or changed {sorted(wrong)[:4]}"):
                    clean(disk.place, before)
        # Init writes beside the data.
        disk.resize(40_000)
        office = disk.place / "科室"
        shutil.copytree(SAMPLE, office)
        (office / "dataset.yaml").unlink()
        try:
            with (disk.place / "满").open("wb", buffering=0) as file:
                while disk.is_mounted:
                    file.write(b"x" * 4096)
        except OSError:
            pass
        done = mujun.run("init", str(office), cwd=base, limits=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))) if not disk.is_mounted else None)
        findings.sound("init on a full disk", done, None, {65, 70})
        findings.expect(not (office / "dataset.yaml").exists(), "init on a full disk left a dataset.yaml")
    finally:
        disk.close()
        shutil.rmtree(data)


def clean(place: Path, before: dict[str, str]) -> None:
    for path in sorted(place.rglob("*"), reverse=True):
        if str(path.relative_to(place)) not in before:
            path.unlink() if path.is_file() else shutil.rmtree(path, ignore_errors=True)


def stopped(
    mujun: Mujun, findings: Findings, base: Path, chance: random.Random, number: int, rounds: int, seconds: Optional[float] = None,
) -> None:
    """A signal at any moment."""
    data = base / "数据"
    shutil.copytree(SAMPLE, data)
    results = base / "结果"
    results.mkdir()
    command = [mujun.binary, "evaluate", str(data), *RULES, "--output", str(results / "out"), "--lang", "zh"]
    begun = time.time()
    whole = mujun.run(*command[1:-2], cwd=base)
    length = time.time() - begun
    if not findings.expect(whole.code == 0, f"evaluate: {whole.error[-200:]}"):
        return
    before = state(results)
    name = signal.Signals(number).name
    for _ in range(rounds):
        run = subprocess.Popen(command, cwd=base, env=mujun.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        # Most of the danger is at the end, where files are written.
        time.sleep(length * (chance.random() if chance.random() < 0.3 else 0.5 + chance.random() / 2))
        run.send_signal(number)
        _, words = run.communicate(timeout=60)
        findings.cases += 1
        findings.expect(run.returncode in (0, -number, 128 + number), f"{name}: ended with {run.returncode}: {words.decode()[-200:]}")
        after = state(results)
        kept = {path: digest for path, digest in after.items() if not path.startswith(".")}
        findings.expect(kept == before, f"{name}: results changed: {sorted(kept.items() ^ before.items())[:3]}")
        left = sorted({path.split("/")[0] for path in after if path.startswith(".")})
        if number != signal.SIGKILL:
            findings.expect(not left, f"{name}: left {left}")
        for path in left:
            shutil.rmtree(results / path)
    again = mujun.run(*command[1:-2], cwd=base)
    findings.expect(again.code == 0 and state(results) == before, f"after {name} the next run {again.end}: {again.error[-200:]}")
    shutil.rmtree(data)
    shutil.rmtree(results)

"""What every measure works with: a folder that goes away, the programs, and the cost of running one."""

import pathlib
import shutil
import statistics
import subprocess
import tempfile
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent.parent
QUITUS = HERE.parent / ".build-release/release/quitus"
BUILT = HERE / ".build/release"


class Stop(Exception):
    """Why nothing can be measured, in a sentence that says what to do."""


class Cost(NamedTuple):
    processor: float  # seconds, user and system
    clock: float  # seconds
    memory: int  # KiB, the largest of its runs


class Bench:
    def __init__(self, rounds, scale):
        self.rounds = rounds
        self.scale = scale
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="quitus-bench-"))

    def clean(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def rows(self, count):
        """So many rows, less where the whole run is scaled down."""
        return max(100, int(count * self.scale))

    def program(self, name, *flags):
        """One of ours in C, compiled for this run."""
        made = self.folder / name
        if not made.exists():
            source = HERE / "programs" / f"{name}.c"
            compiled = subprocess.run(
                ["gcc", "-O2", "-D_GNU_SOURCE", source, "-o", made, *flags], capture_output=True, text=True)
            if compiled.returncode != 0:
                raise Stop(f"gcc cannot compile {source.name}; install libc6-dev and libsqlite3-dev:\n{compiled.stderr}")
        return made

    def cost(self, command, runs=1, output=subprocess.DEVNULL, status=0, folder=None):
        """What it costs to run a command, `runs` times over."""
        report = self.folder / "report"
        done = subprocess.run(
            [self.program("measure"), str(runs), report, *command], stdout=output, stderr=subprocess.PIPE, text=True,
            cwd=folder or self.folder)
        processor, clock, memory, failed = report.read_text().split()
        if int(failed) != status:
            raise Stop(f"{' '.join(map(str, command))} ended with status {failed}: {done.stderr[:2000]}")
        return Cost(float(processor), float(clock), int(memory))

    def must(self, command, **options):
        """Runs what only prepares; gives its output."""
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder, **options)
        if done.returncode != 0:
            raise Stop(f"{' '.join(map(str, command))} ended with status {done.returncode}: {done.stderr[:2000]}")
        return done.stdout

    def alternate(self, contestants):
        """Runs all contestants in turn, round after round, so that a slow minute slows all of them."""
        found = {name: [] for name in contestants}
        for _ in range(self.rounds):
            for name, measure in contestants.items():
                found[name].append(measure())
        return found


class Table:
    """Figures of one measure: the median and the extremes over the rounds, and ratios taken round by round."""

    def __init__(self, title):
        print(f"\n{title}\n  {'':46}{'median':>12}{'least':>12}{'most':>12}", flush=True)

    def line(self, name, values, unit, form=",.2f"):
        cells = "".join(f"{format(figure, form):>12}" for figure in (statistics.median(values), min(values), max(values)))
        print(f"  {name:46}{cells}  {unit}", flush=True)

    def ratio(self, name, ours, theirs):
        self.line("ratio: " + name, [a / b for a, b in zip(ours, theirs)], "times")

    def note(self, text):
        print("  " + text, flush=True)

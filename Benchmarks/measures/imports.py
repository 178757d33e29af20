"""Importing a million completions, beside the sqlite3 shell's import of the same file into a bare table."""

import shutil
import subprocess

import made_up
from bench import QUITUS, Table

NEEDS = ["gcc", "sqlite3"]


def measure(bench):
    count, advisers = bench.rows(1_000_000), bench.rows(100_000)
    made_up.country(bench.folder, advisers, count)
    file = bench.folder / "completions.csv"
    fresh = bench.folder / "fresh"
    bench.must([QUITUS, "init", "--workspace", fresh])
    for kind in ["structures", "advisers"]:
        bench.must([QUITUS, "import", kind, bench.folder / f"{kind}.csv", "--workspace", fresh])
    used, bare = bench.folder / "used", bench.folder / "bare.sqlite"
    ours = [QUITUS, "import", "completions", file, "--workspace", used]

    def first():
        shutil.rmtree(used, ignore_errors=True)
        shutil.copytree(fresh, used)
        return bench.cost(ours)

    script = bench.folder / "import.sql"
    script.write_text(
        "CREATE TABLE completion (adviser_id TEXT, module TEXT, followed_on TEXT);\n"
        f"BEGIN;\n.import --csv --skip 1 {file} completion\nCOMMIT;\n")

    def shell():
        bare.unlink(missing_ok=True)
        return bench.cost(["sqlite3", "-bail", bare, f".read {script}"])

    found = bench.alternate({"sqlite3": shell, "first": first, "again": lambda: bench.cost(ours)})
    held = subprocess.run(["sqlite3", bare, "SELECT count(*) FROM completion"], capture_output=True, text=True).stdout
    assert int(held) == count, f"the sqlite3 shell imported {held.strip()} rows of {count}"
    said = {"sqlite3": "sqlite3 .import, a bare table, one transaction", "first": "quitus import completions",
            "again": "quitus import of the same file again"}
    out = Table(f"imports: {count:,} completions of {advisers:,} advisers")
    for name, costs in found.items():
        out.line(said[name], [count / cost.clock for cost in costs], "rows a second", ",.0f")
        out.line("  its processor", [cost.processor / count * 1e6 for cost in costs], "µs a row")
        out.line("  its peak memory", [cost.memory / 1024 for cost in costs], "MiB", ",.0f")
    for name, label in [("first", "first import"), ("again", "second import")]:
        out.ratio(f"{label} to sqlite3, clock", [c.clock for c in found[name]], [c.clock for c in found["sqlite3"]])
        out.ratio(
            f"{label} to sqlite3, processor", [c.processor for c in found[name]],
            [c.processor for c in found["sqlite3"]])

"""Cases opened, proposed and approved through the desk, beside the same rows written with SQLite's C interface."""

import shutil

import made_up
from bench import BUILT, QUITUS, Table

NEEDS = ["gcc", "swift"]
PACKAGE = True


def measure(bench):
    count = bench.rows(1_000)
    made_up.country(bench.folder, count, 2 * count)
    workspace = bench.folder / "cases"
    prepared = workspace / "quitus.sqlite"
    bench.must([QUITUS, "init", "--workspace", workspace])
    for login, role in [("anne", "agent"), ("pierre", "approver")]:
        bench.must([
            QUITUS, "user", "add", login, "--name", login, "--capacity", "support", "--email", f"{login}@desk.example",
            "--role", role, "--workspace", workspace])
    for kind in ["structures", "advisers"]:
        bench.must([QUITUS, "import", kind, bench.folder / f"{kind}.csv", "--workspace", workspace])
    decided, raw = bench.folder / "decided.sqlite", bench.folder / "raw.sqlite"
    program = bench.program("raw_cases", "-lsqlite3")

    def fresh(path):
        for end in ["", "-wal", "-shm"]:
            path.with_name(path.name + end).unlink(missing_ok=True)
            source = prepared.with_name(prepared.name + end)
            if source.exists():
                shutil.copy(source, path.with_name(path.name + end))

    def work(command, path):
        fresh(path)
        seconds, letters = bench.must(command).split()
        assert int(letters) == 3 * count, f"{letters} letters for {count} cases"
        return count / float(seconds)

    found = bench.alternate({
        "desk": lambda: work([BUILT / "case-work", decided, str(count)], decided),
        "raw": lambda: work([program, raw, decided, str(count)], raw),
    })
    out = Table(f"cases: {count:,} cases, three commits each, WAL, synchronous=FULL")
    out.line("Desk: open, propose, approve, three letters each", found["desk"], "cases a second", ",.0f")
    out.line("SQLite's C interface: the same rows and commits", found["raw"], "cases a second", ",.0f")
    out.ratio("seconds of Desk to C", found["raw"], found["desk"])

"""Lists, searches and one case among a million cases that SQL makes up."""

from bench import BUILT, HERE, QUITUS, Table

NEEDS = ["gcc", "swift", "sqlite3"]
PACKAGE = True


def measure(bench):
    count = bench.rows(1_000_000) // 10 * 10
    workspace = bench.folder / "finding"
    database = workspace / "quitus.sqlite"
    bench.must([QUITUS, "init", "--workspace", workspace])
    script = (HERE / "programs" / "cases.sql").read_text().replace(":cases", str(count))
    made = bench.folder / "cases.sql"
    made.write_text(script)
    bench.must(["sqlite3", "-bail", database, f".read {made}"])
    size = database.stat().st_size / 1e6
    asked = bench.must([BUILT / "find-work", database, str(max(50, 10 * bench.rounds))])
    out = Table(f"finding: {count:,} cases, {size:,.0f} MB; pages of 50, other cases and words each time")
    for line in asked.splitlines():
        name, times = line.split("\t")
        out.line(name, [float(time) for time in times.split()], "ms")
    whole = [bench.cost([QUITUS, "case", "list", "--sort", "due", "--limit", "50", "--workspace", workspace])
             for _ in range(bench.rounds)]
    out.line("quitus case list --sort due, a whole process", [cost.clock * 1000 for cost in whole], "ms")
    counted = bench.cost([QUITUS, "statistics", "--workspace", workspace])
    out.note(f"quitus statistics of all of them: {counted.clock:.1f} seconds")

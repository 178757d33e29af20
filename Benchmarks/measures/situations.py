"""`quitus situation --all` of the demonstration's country, beside the sqlite3 shell reading the same facts."""

import json

from bench import QUITUS, Table

NEEDS = ["gcc", "sqlite3"]
FACTS = """
SELECT * FROM adviser a JOIN employment_fact e ON e.adviser_id = a.id JOIN training_fact t ON t.adviser_id = a.id
  LEFT JOIN completion_fact c ON c.adviser_id = a.id ORDER BY a.number, a.id
"""


def measure(bench):
    advisers = bench.rows(2_900)
    demo = bench.must([QUITUS, "demo", "--once", "--json", "--advisers", str(advisers)], env={"TMPDIR": str(bench.folder)})
    workspace = json.loads(demo)["workspace"]
    day = ["--as-of", "2026-01-15", "--workspace", workspace]
    found = bench.alternate({
        "json": lambda: bench.cost([QUITUS, "situation", "--all", "--json", *day]),
        "text": lambda: bench.cost([QUITUS, "situation", "--all", *day]),
        "sqlite3": lambda: bench.cost(["sqlite3", f"{workspace}/quitus.sqlite", FACTS]),
    })
    out = Table(f"situations: all {advisers:,} advisers of the demonstration")
    for name, said in [
        ("json", "quitus situation --all --json, with the reasons"), ("text", "quitus situation --all"),
        ("sqlite3", "sqlite3 shell, the facts alone")]:
        out.line(said, [cost.clock for cost in found[name]], "seconds")
    for name in ["json", "text"]:
        out.ratio(f"{name} to sqlite3", [c.clock for c in found[name]], [c.clock for c in found["sqlite3"]])

"""`quitus evaluate` of one row in a process of its own, beside a Swift program that says hello."""

import made_up
from bench import BUILT, QUITUS, Table

NEEDS = ["gcc", "swift"]
PACKAGE = True
RUNS = 40


def measure(bench):
    row = bench.folder / "row.csv"
    made_up.facts(row, 1)
    found = bench.alternate({
        "quitus": lambda: bench.cost([QUITUS, "evaluate", row, "--as-of", "2026-01-15"], RUNS),
        "hello": lambda: bench.cost([BUILT / "hello"], RUNS),
    })
    processor = {name: [cost.processor / RUNS * 1e3 for cost in costs] for name, costs in found.items()}
    clock = {name: [cost.clock / RUNS * 1e3 for cost in costs] for name, costs in found.items()}
    out = Table(f"start: a process of its own for one row, {RUNS} times a round")
    for name, said in [("quitus", "quitus evaluate, one row"), ("hello", "hello, world in Swift, static as quitus is")]:
        out.line(said, processor[name], "ms of processor")
        out.line(said, clock[name], "ms of clock")
    out.ratio("quitus to hello, processor", processor["quitus"], processor["hello"])
    out.ratio("quitus to hello, clock", clock["quitus"], clock["hello"])

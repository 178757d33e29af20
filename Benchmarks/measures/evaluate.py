"""`quitus evaluate` over a table, beside simpler programs over the same table."""

import sys

import made_up
from bench import HERE, QUITUS, Table

NEEDS = ["gcc"]
AS_OF = "2026-01-15"


def measure(bench):
    count = bench.rows(1_000_000)
    table, tenth = bench.folder / "facts.csv", bench.folder / "tenth.csv"
    made_up.facts(table, count)
    made_up.facts(tenth, count // 10)
    ours = [QUITUS, "evaluate", table, "--as-of", AS_OF]
    c, python = bench.program("simple_evaluate"), HERE / "programs/simple_table.py"
    found = bench.alternate({
        "quitus": lambda: bench.cost(ours),
        "c": lambda: bench.cost([c, table]),
        "python": lambda: bench.cost([sys.executable, python, table]),
        "tenth": lambda: bench.cost([QUITUS, "evaluate", tenth, "--as-of", AS_OF]),
    })
    per_row = {name: [cost.processor / count * 1e6 for cost in costs] for name, costs in found.items()}
    out = Table(f"evaluate: {count:,} rows, CSV to CSV")
    out.line("quitus evaluate, all obligations and rights", per_row["quitus"], "µs of processor a row")
    out.line("C, cuts every field, works out one day", per_row["c"], "µs of processor a row")
    out.line("Python's csv module, works out one day", per_row["python"], "µs of processor a row")
    out.ratio("quitus to C", per_row["quitus"], per_row["c"])
    out.ratio("quitus to Python", per_row["quitus"], per_row["python"])
    out.line(f"peak memory of quitus, {count:,} rows", [cost.memory / 1024 for cost in found["quitus"]], "MiB")
    out.line(f"peak memory of quitus, {count // 10:,} rows", [cost.memory / 1024 for cost in found["tenth"]], "MiB")

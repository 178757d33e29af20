"""Reminders written one after another, beside Postfix's smtp-source sending as many messages of that size."""

import time

from bench import BUILT, Table
from letters import Sink

NEEDS = ["gcc", "swift", "smtp-sink", "smtp-source"]
PACKAGE = True


def measure(bench):
    few, many = bench.rows(2_000), bench.rows(20_000)
    size = int(bench.must([BUILT / "digest-work", "100"]).split()[1]) // 100
    with Sink() as sink:

        def written():
            return float(bench.must([BUILT / "digest-work", str(many)]).split()[0])

        def sent():
            start = time.monotonic()
            bench.must([
                "/usr/sbin/smtp-source", "-s", "1", "-d", "-m", str(many), "-l", str(size), "-f", "q@desk.example",
                "-t", "a@structures.example", f"127.0.0.1:{sink.port}"])
            return time.monotonic() - start

        found = bench.alternate({"written": written, "sent": sent})
    memory = [bench.cost([BUILT / "digest-work", str(count)]).memory / 1024 for count in (few, many)]
    out = Table(f"digests: {many:,} reminders of some {size / 1000:.0f} kB, three advisers each")
    out.line("Letters.overdue: text, HTML and the whole message", [many / s for s in found["written"]], "a second", ",.0f")
    out.line("smtp-source: as many, as large, to smtp-sink", [many / s for s in found["sent"]], "a second", ",.0f")
    out.ratio("seconds of writing to sending", found["written"], found["sent"])
    out.note(f"peak memory: {memory[0]:.1f} MB for {few:,}, {memory[1]:.1f} MB for {many:,}")

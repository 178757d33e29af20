"""Messages handed over by our carrier, and by the whole outbox with every attempt recorded, beside Postfix's smtp-source,
Python's smtplib and msmtp: all into the same sink, in the same rounds."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time

import made_up
from bench import BUILT, HERE, QUITUS, Stop, Table

NEEDS = ["gcc", "swift", "smtp-sink", "smtp-source", "msmtp"]
PACKAGE = True
CONNECTIONS = "4"
# A process for each message: the whole count would take most of an hour.
PROCESSES = 100


class Sink:
    """Postfix's smtp-sink on a free port of loopback: takes every message and forgets it."""

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        program = shutil.which("smtp-sink") or "/usr/sbin/smtp-sink"
        user = ["-u", "nobody"] if os.geteuid() == 0 else []
        self.process = subprocess.Popen([program, *user, f"127.0.0.1:{self.port}", "100"], stderr=subprocess.PIPE)
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            if self.process.poll() is not None:
                raise Stop(f"smtp-sink did not start: {self.process.stderr.read().decode()}")
            time.sleep(0.02)
        raise Stop("smtp-sink does not listen")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def messages(file):
    with open(file, "rb") as letters:
        while length := letters.readline():
            yield letters.read(int(length))


def queued(bench, file):
    """A workspace in which every message of the file waits to leave."""
    workspace = bench.folder / f"queued-{file.name}"
    bench.must([QUITUS, "init", "--workspace", workspace])
    (workspace / "quitus.yaml").write_text("mail: {from: quitus@desk.example}\n")
    database = sqlite3.connect(workspace / "quitus.sqlite")
    with database:
        for number, message in enumerate(messages(file), 1):
            database.execute(
                "INSERT INTO outbox (id, message_id, letter, language, purpose, priority, sender, recipients, subject, state,"
                " enqueued_at) VALUES (?, ?, 'notice', 'fr', 'notice', 1, 'quitus@desk.example', ?, 'x', 'queued', 0)",
                (number, f"m{number}@desk.example", f"a{number}@advisers.example"))
            database.execute("INSERT INTO outbox_message (outbox_id, bytes) VALUES (?, ?)", (number, message))
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return workspace


def measure(bench):
    for count in dict.fromkeys([bench.rows(2_000), bench.rows(20_000)]):
        one(bench, count)


def one(bench, count):
    file = bench.folder / f"letters-{count}"
    made_up.letters(file, count)
    size = sum(map(len, messages(file))) // count
    workspace = queued(bench, file)
    memory = {}
    with Sink() as sink:
        url = f"smtp://127.0.0.1:{sink.port}"

        def clock(command, **options):
            start = time.monotonic()
            output = bench.must(command, **options)
            return time.monotonic() - start, output

        def carrier(connections):
            seconds, sent = bench.must([BUILT / "letter-work", file, url, connections]).split()
            assert int(sent) == count, f"{sent} messages of {count}"
            return float(seconds)

        def outbox():
            copy = bench.folder / "sending"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(workspace, copy)
            report = bench.folder / "report"
            measured = [bench.program("measure"), "1", report, QUITUS, "outbox", "run", "--workspace", copy]
            environment = {**os.environ, "QUITUS_MAIL_URL": url, "QUITUS_MAIL_STARTTLS": "off",
                           "QUITUS_MAIL_CONNECTIONS": CONNECTIONS}
            seconds, _ = clock(measured, env=environment)
            memory["outbox"] = max(memory.get("outbox", 0), int(report.read_text().split()[2]))
            database = sqlite3.connect(copy / "quitus.sqlite")
            recorded = database.execute(
                "SELECT count(*) FROM outbox o JOIN delivery_attempt d ON d.outbox_id = o.id"
                " WHERE o.state = 'accepted' AND d.outcome = 'accepted'").fetchone()[0]
            database.close()
            assert recorded == count, f"{recorded} attempts recorded of {count}"
            return seconds

        def source(sessions):
            program = shutil.which("smtp-source") or "/usr/sbin/smtp-source"
            return clock([program, "-d", "-s", sessions, "-m", str(count), "-l", str(size), "-f", "quitus@desk.example",
                          "-t", "a@advisers.example", f"127.0.0.1:{sink.port}"])[0]

        def python():
            seconds, sent = bench.must(
                [sys.executable, HERE / "programs/send_letters.py", file, "127.0.0.1", str(sink.port)]).split()
            assert int(sent) == count
            return float(seconds)

        def msmtp():
            start = time.monotonic()
            for number, message in zip(range(PROCESSES), messages(file)):
                subprocess.run(
                    ["msmtp", "--file=/dev/null", "--host=127.0.0.1", f"--port={sink.port}", "--from=quitus@desk.example",
                     f"a{number}@advisers.example"], input=message, check=True)
            return (time.monotonic() - start) * count / PROCESSES

        found = bench.alternate({
            "carrier": lambda: carrier(CONNECTIONS), "carrier1": lambda: carrier("1"), "outbox": outbox,
            "source": lambda: source(CONNECTIONS), "source1": lambda: source("1"), "python": python, "msmtp": msmtp})
    out = Table(f"letters: {count:,} messages of {size:,} bytes to one smtp-sink")
    for name, said in [
            ("carrier", f"our carrier, {CONNECTIONS} connections"), ("carrier1", "our carrier, 1 connection"),
            ("outbox", f"quitus outbox run, {CONNECTIONS} connections, all recorded"),
            ("source", f"smtp-source, {CONNECTIONS} connections"), ("source1", "smtp-source, 1 connection"),
            ("python", "Python's smtplib, 1 connection"), ("msmtp", f"msmtp, a process each ({PROCESSES}, scaled)")]:
        out.line(said, [count / seconds for seconds in found[name]], "messages a second", ",.0f")
    for ours, theirs in [("outbox", "python"), ("outbox", "source"), ("outbox", "source1"), ("carrier", "source"),
                         ("carrier1", "source1"), ("carrier1", "python"), ("outbox", "msmtp")]:
        out.ratio(f"seconds of {ours} to {theirs}", found[ours], found[theirs])
    out.note(f"peak memory of quitus outbox run: {memory['outbox'] // 1024} MiB")

"""Messages handed over by SMTPConnection, beside smtplib handing the same bytes to the same sink."""

import os
import shutil
import socket
import subprocess
import sys
import time

import made_up
from bench import BUILT, HERE, Stop, Table

NEEDS = ["gcc", "swift", "smtp-sink"]
PACKAGE = True


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


def measure(bench):
    count = bench.rows(2_000)
    file = bench.folder / "letters"
    made_up.letters(file, count)
    with Sink() as sink:

        def send(*command):
            seconds, sent = bench.must([*command]).split()
            assert int(sent) == count, f"{sent} messages of {count}"
            return float(seconds)

        found = bench.alternate({
            "quitus": lambda: send(BUILT / "letter-work", file, f"smtp://127.0.0.1:{sink.port}"),
            "python": lambda: send(sys.executable, HERE / "programs/send_letters.py", file, "127.0.0.1", str(sink.port)),
        })
    out = Table(f"letters: {count:,} messages of some 3 kB over one connection to smtp-sink")
    out.line("SMTPConnection", [count / seconds for seconds in found["quitus"]], "messages a second", ",.0f")
    out.line("Python's smtplib", [count / seconds for seconds in found["python"]], "messages a second", ",.0f")
    out.ratio("seconds of SMTPConnection to smtplib", found["quitus"], found["python"])

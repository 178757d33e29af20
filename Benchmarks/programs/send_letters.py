"""Sends every message of a file with smtplib over one connection, and prints the seconds that it took.

send_letters.py FILE HOST PORT: in the file each message follows a line that gives its length in bytes.
"""

import smtplib
import sys
import time


def letters(path):
    with open(path, "rb") as file:
        while length := file.readline():
            yield file.read(int(length))


def main(path, host, port):
    messages = list(letters(path))
    start = time.monotonic()
    with smtplib.SMTP(host, int(port), local_hostname="localhost") as server:
        for number, message in enumerate(messages):
            server.sendmail("quitus@desk.example", [f"a{number}@advisers.example"], message)
    print(time.monotonic() - start, len(messages))


main(*sys.argv[1:])

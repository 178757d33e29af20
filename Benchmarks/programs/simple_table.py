"""Reads a table of facts with the csv module and writes, for each adviser, the day a year after the entry."""

import csv
import datetime
import sys


def year_later(text):
    if not text:
        return ""
    day = datetime.date.fromisoformat(text)
    try:
        return day.replace(year=day.year + 1).isoformat()
    except ValueError:
        return day.replace(year=day.year + 1, day=28).isoformat()


def main(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        entry = next(rows).index("entry")
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(["id", "deadline"])
        for row in rows:
            out.writerow([row[0], year_later(row[entry])])


main(sys.argv[1])

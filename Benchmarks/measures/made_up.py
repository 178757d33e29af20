"""Made-up facts: the same for the same seed, in the proportions of the programme."""

import datetime
import random

FIRST = datetime.date(2021, 1, 1)
MODULES = [f"M{number:02}" for number in range(1, 18)]


def day(numbers, start, end):
    return FIRST + datetime.timedelta(days=numbers.randrange((start - FIRST).days, (end - FIRST).days))


def facts_row(numbers):
    """One adviser without the id: 0 to 6 modules; three in ten entered after 2023, one in ten is exempt."""
    start = day(numbers, FIRST, datetime.date(2025, 10, 1))
    end = start + datetime.timedelta(days=numbers.randrange(200, 1400)) if numbers.random() < 0.12 else ""
    entry, exempt, exempted = "", "no", ""
    kind = numbers.random()
    if kind < 0.08:
        exempt = "yes"
        exempted = start if numbers.random() < 0.5 else ""
    elif kind < 0.12:
        exempt = "" if numbers.random() < 0.7 else "no"
    else:
        entry = start + datetime.timedelta(days=numbers.randrange(5, 90))
    employer = "public" if numbers.random() < 0.61 else "private"
    modules = []
    for _ in range(numbers.choice([0, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6])):
        code = "CAFE-IA" if numbers.random() < 0.1 else numbers.choice(MODULES)
        modules += [str(day(numbers, datetime.date(2023, 6, 1), datetime.date(2026, 1, 1))), code]
    modules += [""] * (12 - len(modules))
    return ",".join(map(str, [entry, exempt, exempted, start, end, employer, *modules]))


def facts(path, count, seed=2026):
    """A table for `quitus evaluate`: at most 100,000 different rows, then the same again under other ids."""
    numbers = random.Random(seed)
    rows = [facts_row(numbers) for _ in range(min(count, 100_000))]
    with open(path, "w", encoding="utf-8") as file:
        pairs = ",".join(f"day{number},module{number}" for number in range(1, 7))
        file.write(f"id,entry,exempt,exempted_on,employment_start,employment_end,employer,{pairs}\n")
        for number in range(count):
            file.write(f"{number + 1},{rows[number % len(rows)]}\n")


def country(folder, advisers, completions, entry="2023-03-06", seed=2026):
    """Files to import: structures, advisers, and the completions of each adviser, none twice."""
    numbers = random.Random(seed)
    structures = max(2, advisers // 2)
    with open(folder / "structures.csv", "w", encoding="utf-8") as file:
        file.write("id,name,siret,kind,department,contact_name,contact_email\n")
        for number in range(1, structures + 1):
            kind = "public" if numbers.random() < 0.61 else "private"
            file.write(f"{number},Structure {number},,{kind},35,,contact{number}@structures.example\n")
    with open(folder / "advisers.csv", "w", encoding="utf-8") as file:
        file.write("id,last_name,first_name,email,structure_id,employment_start,initial_training_entry,exempt\n")
        for number in range(1, advisers + 1):
            structure = numbers.randrange(structures) + 1
            file.write(f"{number},NOM,Prénom,a{number}@advisers.example,{structure},2023-02-01,{entry},no\n")
    with open(folder / "completions.csv", "w", encoding="utf-8") as file:
        file.write("adviser_id,module,followed_on\n")
        first = datetime.date(2023, 6, 1)
        rows = []
        for number in range(completions):
            # The step makes the day of an adviser's next module another one.
            followed = first + datetime.timedelta(days=number // advisers * 37 + numbers.randrange(37))
            rows.append(f"{number % advisers + 1},{numbers.choice(MODULES)},{followed}\n")
        numbers.shuffle(rows)
        file.writelines(rows)


def letters(path, count, seed=2026):
    """Messages as the desk writes them: ASCII, a text and an HTML part in quoted-printable, some 3 kB each."""
    numbers = random.Random(seed)
    with open(path, "wb") as file:
        for number in range(count):
            message = letter(number, numbers).encode("ascii")
            file.write(b"%d\n" % len(message) + message)


def letter(number, numbers):
    def lines(count, start="", end=""):
        words = lambda: " ".join(numbers.choice(["module", "ann=C3=A9e", "structure", "droits", "avant"]) for _ in range(8))
        return "".join(f"{start}{words()}{end}\r\n" for _ in range(count))

    boundary = f"b{number:08}"
    parts = "".join(
        f"--{boundary}\r\nContent-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"\r\n{body}\r\n" for kind, body in [("plain", lines(14)), ("html", lines(22, "<p>", "</p>"))])
    return (
        f"Date: Thu, 15 Jan 2026 09:00:00 +0100\r\nFrom: Support <quitus@desk.example>\r\n"
        f"To: a{number}@advisers.example\r\nSubject: Situation {number}\r\nMessage-ID: <m{number}@desk.example>\r\n"
        f"Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: multipart/alternative; boundary=\"{boundary}\"\r\n\r\n{parts}--{boundary}--\r\n")

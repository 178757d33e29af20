#!/usr/bin/env python3
"""Plants one fault after another in the rules and the moves of cases, and sees that a test finds each.

usage: run.py [NAME...]     all mutants of mutants.txt, or those named
Works in a copy (.build-mutants) that holds only the rooms under test. A line a mutant: killed by a test that failed,
SURVIVED, "unbuilt" where the fault does not compile and so proves nothing, "slow" where the tests did not end in time, or
"stale" where the text to change is no longer in the source. Verdicts are kept beside the copy, so that a run that was interrupted goes
on where it stopped; they are forgotten when the sources or the tests change. Exit status 1 unless all are killed.
"""
import hashlib, os, pathlib, shutil, subprocess, sys, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
COPY = ROOT / ".build-mutants"
ROOMS = ["Sources/Dates", "Sources/Roster", "Sources/Rules", "Sources/Cases", "Tests/DatesTests", "Tests/RulesTests",
         "Tests/CasesTests", "Tests/TestMaterial", "Config"]
MANIFEST = """// swift-tools-version: 6.2
import PackageDescription
let settings: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility")]
let package = Package(name: "mutants",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
  targets: [
    .target(name: "Dates", swiftSettings: settings),
    .target(name: "Roster", dependencies: ["Dates"], swiftSettings: settings),
    .target(name: "Rules", dependencies: ["Dates", "Roster", .product(name: "Yams", package: "Yams")], swiftSettings: settings),
    .target(name: "Cases", dependencies: ["Dates", "Roster", "Rules", .product(name: "Yams", package: "Yams")], swiftSettings: settings),
    .target(name: "TestMaterial", path: "Tests/TestMaterial", swiftSettings: settings),
    .testTarget(name: "DatesTests", dependencies: ["Dates"], swiftSettings: settings),
    .testTarget(name: "RulesTests", dependencies: ["Dates", "Roster", "Rules", "TestMaterial"], exclude: ["Fixtures", "Golden"], swiftSettings: settings),
    // Without the page that is drawn from the table of moves, which would notice every fault in it and prove nothing.
    .testTarget(name: "CasesTests", dependencies: ["Dates", "Roster", "Rules", "Cases", "TestMaterial"],
      exclude: ["GroundCatalogueTests.swift", "MovesPage.swift", "MovesPageTests.swift"], swiftSettings: settings),
  ])
"""


def mutants():
    """(name, file, old, new) from mutants.txt: blocks of four lines, parted by blank lines."""
    text = (pathlib.Path(__file__).parent / "mutants.txt").read_text(encoding="utf-8")
    for block in text.strip().split("\n\n"):
        lines = [line for line in block.split("\n") if not line.startswith("#")]
        if lines:
            name, file, old, new = lines
            yield name, file, old.removeprefix("- "), new.removeprefix("+ ")


def copy_sources():
    COPY.mkdir(exist_ok=True)
    digest = hashlib.sha256(MANIFEST.encode())
    for room in ROOMS:
        for source in sorted((ROOT / room).rglob("*")):
            if source.is_file():
                target = COPY / source.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                content = source.read_bytes()
                digest.update(str(source.relative_to(ROOT)).encode() + content)
                if not target.exists() or target.read_bytes() != content:
                    target.write_bytes(content)
        wanted = {p.relative_to(ROOT) for p in (ROOT / room).rglob("*")}
        for stale in [p for p in (COPY / room).rglob("*") if p.is_file() and p.relative_to(COPY) not in wanted]:
            stale.unlink()
    (COPY / "Package.swift").write_text(MANIFEST)
    return digest.hexdigest()


def swift(log, *arguments):
    """The exit status of a swift command on the copy; None where it did not end within ten minutes."""
    rounds = os.environ.get("QUITUS_PROPERTY_ROUNDS", "3000")
    environment = dict(os.environ, QUITUS_PROPERTY_ROUNDS=rounds, SWIFT_BACKTRACE="enable=no")
    try:
        command = ["swift", *arguments, "--package-path", str(COPY)]
        return subprocess.run(command, stdout=log, stderr=log, env=environment, timeout=600).returncode
    except subprocess.TimeoutExpired:
        return None


def outcome(log, tests):
    """What the tests of these names say of the copy as it stands."""
    if swift(log, "build", "--build-tests") != 0:
        return "unbuilt"
    run = swift(log, "test", "--skip-build", "--disable-xctest", "--filter", tests)
    return {0: "SURVIVED", None: "slow"}.get(run, "killed")


def tests_of(file):
    """Which tests must find a fault in `file`: those of the room itself, lest a neighbour's find it by accident."""
    return "CasesTests" if file.startswith("Sources/Cases/") else "DatesTests|RulesTests"


def verdict(file, old, new):
    path = COPY / file
    original = path.read_text(encoding="utf-8")
    if original.count(old) != 1:
        return "stale"
    path.write_text(original.replace(old, new), encoding="utf-8")
    try:
        with open(COPY / "last.log", "w") as log:
            return outcome(log, tests_of(file))
    finally:
        path.write_text(original, encoding="utf-8")


def main():
    digest = copy_sources()
    kept = COPY / f"verdicts-{digest[:16]}.txt"
    known = dict(line.split("\t") for line in kept.read_text().splitlines()) if kept.exists() else {}
    chosen = [m for m in mutants() if len(sys.argv) < 2 or m[0] in sys.argv[1:]]
    with open(COPY / "last.log", "w") as log:
        if not known and outcome(log, "|".join(sorted({tests_of(m[1]) for m in chosen}))) != "SURVIVED":
            sys.exit(f"the tests do not pass without a fault: see {COPY / 'last.log'}")
    counts = {}
    for number, (name, file, old, new) in enumerate(chosen, 1):
        key = f"{name} {hashlib.sha256((file + old + new).encode()).hexdigest()[:8]}"
        started = time.monotonic()
        if key not in known:
            known[key] = verdict(file, old, new)
            with open(kept, "a") as out:
                out.write(f"{key}\t{known[key]}\n")
        counts[known[key]] = counts.get(known[key], 0) + 1
        print(f"{number:3}/{len(chosen)}  {known[key]:9} {name}  ({time.monotonic() - started:.0f} s)", flush=True)
    print(", ".join(f"{count} {word}" for word, count in sorted(counts.items())))
    sys.exit(0 if set(counts) == {"killed"} else 1)


if __name__ == "__main__":
    main()

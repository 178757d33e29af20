"""Checks an export of the audit from its description alone: hashlib for the chain, RFC 8032 by hand for the signature."""

import hashlib
import json
import struct
import sys

P = 2**255 - 19
D = -121665 * pow(121666, P - 2, P) % P
Q = 2**252 + 27742317777372353535851937790883648493


def text(value):
    content = value.encode()
    return struct.pack(">I", len(content)) + content


def lines(values):
    return struct.pack(">I", len(values)) + b"".join(map(text, values))


def canonical(entry):
    user = entry["system_user"]
    return (text("quitus-audit-1") + struct.pack(">qq", entry["number"], entry["at_ms"]) + text(entry["by"])
            + (b"\0" if user is None else b"\1" + text(user)) + text(entry["verb"]) + text(entry["subject"])
            + lines(entry["touched"]) + lines(entry["figures"]) + text(entry["settings"]) + lines(entry["bound"]))


def point(encoded):
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert (x * x - square) % P == 0, "no point of the curve"
    return (P - x if x & 1 != sign else x, y)


def add(one, other):
    (a, b), (c, d) = one, other
    k = D * a * b * c * d % P
    return ((a * d + b * c) * pow(1 + k, P - 2, P) % P, (b * d + a * c) * pow(1 - k, P - 2, P) % P)


def times(factor, base):
    total = (0, 1)
    while factor:
        if factor & 1:
            total = add(total, base)
        base, factor = add(base, base), factor >> 1
    return total


def is_signed(key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    base = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    h = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % Q
    return s < Q and times(s, base) == add(point(r), times(h, point(key)))


def check(path):
    *entries, last = [json.loads(line) for line in open(path, encoding="utf-8")]
    previous = bytes(32)
    for number, entry in enumerate(entries, 1):
        assert entry["number"] == number, f"entry {number} is not there"
        assert entry["previous"] == previous.hex(), f"entry {number} follows another one"
        previous = hashlib.sha256(previous + canonical(entry)).digest()
        assert entry["hash"] == previous.hex(), f"entry {number} was changed"
    head = last["head"]
    assert (head["number"], head["hash"]) == (len(entries), previous.hex()), "the head is another entry's"
    signed = text("quitus-audit-head-1") + struct.pack(">qq", head["number"], head["at_ms"]) + text(head["hash"])
    assert is_signed(bytes.fromhex(head["key"]), signed, bytes.fromhex(head["signature"])), "the head is not signed"
    print(f"{len(entries)} entries, each after the one before it, and a signed head")


try:
    check(sys.argv[1])
except AssertionError as error:
    sys.exit(f"{sys.argv[1]}: {error}")

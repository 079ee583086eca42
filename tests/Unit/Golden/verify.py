#!/usr/bin/env python3
"""Checks the golden files beside it with nothing but Python's standard library.

Written from docs/PROTOCOL.md and docs/PROOF.md, RFC 6962, RFC 8032 and RFC 3720 (CRC-32C), not from our C#.
Usage: verify.py [folder]. Ends with "golden: N checks", or with the first thing that is wrong and exit code 1.
"""
import base64
import hashlib
import json
import re
import struct
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
INSTANT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
NAME = r"[a-z0-9][a-z0-9._-]{0,63}"
NUMBER = r"(?:0|[1-9]\d*)"
HASH = r"[0-9a-f]{64}"
BASE64 = r"[A-Za-z0-9+/]{43}="
VKEY = NAME + r"\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}"
checks = 0


def must(holds, sentence):
    global checks
    if not holds:
        sys.exit(f"golden: {sentence}")
    checks += 1


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# Ed25519, verification only (RFC 8032, section 5.1.7), in affine-free extended coordinates.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    m = (a[1] - a[0]) * (b[1] - b[0]) % P
    n = (a[1] + a[0]) * (b[1] + b[0]) % P
    c = 2 * a[3] * b[3] * D % P
    d = 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point = add(point, point)
        number >>= 1
    return result


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


BASE = point_of(bytes([0x58]) + bytes([0x66]) * 31)


def verifies(public, message, signature):
    key, r, s = point_of(public), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or key is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return same(times(s, BASE), add(r, times(h, key)))


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def leaf(record):
    return sha256(b"\x00", record)


def root(leaves):
    if len(leaves) == 1:
        return leaves[0]
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    return sha256(b"\x01", root(leaves[:left]), root(leaves[left:]))


def keys():
    found = {}
    for line in (FOLDER / "keys.txt").read_text().splitlines():
        name, key_id, blob = line.split("+", 2)
        raw = base64.b64decode(blob, validate=True)
        must(len(raw) == 33 and raw[0] == 1, f"key {name} is not Ed25519")
        must(sha256(name.encode(), b"\n", raw)[:4].hex() == key_id, f"key {name} has another id")
        found[name] = (bytes.fromhex(key_id), raw[1:])
    return found


KEYS = keys()


def note_of(data, signer, what):
    """The lines of a signed note's text, after its layout and its one signature were checked."""
    text, mark, signatures = data.decode().rpartition("\n\n")
    must(mark and signatures.endswith("\n") and signatures.count("\n") == 1, f"{what} has another layout")
    dash, name, blob = signatures[:-1].split(" ")
    raw = base64.b64decode(blob, validate=True)
    must(dash == "\u2014" and name == signer and raw[:4] == KEYS[signer][0], f"{what} has another signer")
    must(verifies(KEYS[signer][1], (text + "\n").encode(), raw[4:]), f"{what} has a bad signature")
    must(not verifies(KEYS[signer][1], (text + "!\n").encode(), raw[4:]), "every signature would be good")
    return text.split("\n")


def note(name, signer, *patterns):
    lines = note_of((FOLDER / name).read_bytes(), signer, name)
    must(len(lines) == len(patterns), f"{name} has {len(lines)} lines")
    for line, pattern in zip(lines, patterns):
        must(re.fullmatch(pattern, line), f"{name}: {line!r} is not {pattern}")
    return lines


def documents():
    names = {}
    for name, form in (("slogan.json", "signage-slogan-1"), ("playlist.json", "signage-playlist-1")):
        data = (FOLDER / name).read_bytes()
        document = json.loads(data)
        must(document["format"] == form, f"{name} has another format word")
        again = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        must(again == data, f"{name} is not in its one written form")
        names[name] = hashlib.sha256(data).hexdigest()
    return names


def notes(names):
    instant, number = INSTANT, NUMBER
    order = note("order.note", "scheduler", "signage-order-1", NAME, number, HASH, instant, instant)
    must(order[3] == names["playlist.json"], "the order names another playlist")
    note("takeover-on.note", "scheduler", "signage-takeover-1", NAME, number, HASH, instant, instant)
    note("takeover-released.note", "scheduler", "signage-takeover-1", NAME, number, "-", instant, instant)
    trust = note("trust.note", "root", "signage-trust-1", number, instant,
                 f"reviewer {VKEY}", f"reviewer {VKEY}", f"scheduler {VKEY}")
    must(trust[3:] == sorted(trust[3:]), "the trust note is not sorted")
    listed = {line.split(" ")[1] for line in trust[3:]}
    must(listed < set((FOLDER / "keys.txt").read_text().splitlines()), "the trust note lists other keys")
    approval = note("approval.note", "wang", "signage-approval-1", NAME, NAME, "wang", instant, HASH, HASH)
    must(approval[5:] == sorted(approval[5:]), "the approval is not sorted")
    must(names["slogan.json"] in approval[5:], "the approval does not list the slogan")
    stop = note("stop.note", "scheduler", "signage-stop-1", number, instant, f"endpoint {NAME}", f"endpoint {NAME}",
                f"file {HASH} {NAME}", f"file {HASH} {NAME}")
    must(stop[3:] == sorted(stop[3:]), "the stop list is not sorted")


def segment(player):
    data, at, records, chains = (FOLDER / "1-00000000000000000001.journal").read_bytes(), 0, [], []
    chain = sha256(f"signage-proof-1\n{player}\n1\n".encode())
    start = chain
    while at < len(data):
        length, crc = struct.unpack_from("<II", data, at)
        record = data[at + 8:at + 8 + length]
        stored = data[at + 8 + length:at + 40 + length]
        must(crc32c(data[at:at + 4] + record + stored) == crc, f"the frame at {at} has a bad CRC-32C")
        chain = sha256(b"\x02", chain, leaf(record))
        must(chain == stored, f"the frame at {at} has another chain hash")
        must(b"\n" not in record, f"the frame at {at} holds a line feed")
        records.append(record)
        chains.append(chain)
        at += 40 + length
    must(len(records) == 3, "the segment has not three frames")
    for number, record in enumerate(records, 1):
        fields = json.loads(record)
        must((fields["player"], fields["epoch"], fields["sequence"]) == (player, 1, number), f"record {number}")
    return start, records, chains


def batch(player, start, records, chains):
    data = (FOLDER / "1-1.batch").read_bytes()
    length = struct.unpack_from("<I", data)[0]
    lines = note_of(data[4:4 + length], player, "the batch")
    encoded = [base64.b64encode(b).decode() for b in (start, chains[-1], root([leaf(r) for r in records]))]
    must(lines == ["signage-batch-1", player, "1", "1", "3", *encoded], "the batch's note says something else")
    must(data[4 + length:] == b"".join(r + b"\n" for r in records), "the batch holds other records")
    receipt = note("receipt.note", "scheduler", "signage-receipt-1", NAME, NUMBER, NUMBER, BASE64, INSTANT)
    must(receipt[1:5] == [player, "1", "3", encoded[1]], "the receipt is for something else")


def main():
    must(crc32c(b"123456789") == 0xE3069283, "the CRC-32C here is wrong")
    must(root([leaf(b"")]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "RFC 6962")
    player = next(name for name in KEYS if name.startswith("p-"))
    must(player == "p-" + hashlib.sha256(KEYS[player][1]).hexdigest()[:16], "the player has another id")
    notes(documents())
    batch(player, *segment(player))
    print(f"golden: {checks} checks")


main()

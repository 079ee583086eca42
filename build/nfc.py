# Writes scheduler/Service/Library/nfc.txt, from which Nfc.cs composes text: python3 build/nfc.py
import unicodedata as u

def every():
    return (c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF and not 0xAC00 <= c <= 0xD7A3)

out = [f"# Canonical composition (NFC) of Unicode {u.unidata_version}, made by build/nfc.py.",
       "# c FIRST LAST CLASS: combining classes other than 0.",
       "# d CHARACTER PART [PART]: what a character is made of; D where it is not made again of it."]
run = None
for c in every():
    k = u.combining(chr(c))
    if run and run[1] == c - 1 and run[2] == k:
        run[1] = c
        continue
    if run:
        out.append(f"c {run[0]:X} {run[1]:X} {run[2]}")
    run = [c, c, k] if k else None
for c in every():
    parts = u.decomposition(chr(c))
    if parts and not parts.startswith("<"):
        made = u.normalize("NFC", chr(c)) == chr(c)
        out.append(f"{'d' if made else 'D'} {c:X} {parts}")
with open("scheduler/Service/Library/nfc.txt", "w", encoding="ascii") as f:
    f.write("\n".join(out) + "\n")

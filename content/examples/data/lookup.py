"""Names the number that a program printed: python3 lookup.py -2147011093"""

import hashlib
import json
import pathlib
import sys
import urllib.request

DATA = "https://last-error.example/api/v1/"


def fetch(path):
    with urllib.request.urlopen(DATA + path) as response:
        return response.read()


def codes_of(space):
    """All codes of a space by value. Downloads the file again only where it changed."""
    listed = {file["path"]: file for file in json.loads(fetch("meta.json"))["files"]}
    copy = pathlib.Path(space + ".json")
    wanted = listed[copy.name]["sha256"]
    if not copy.exists() or hashlib.sha256(copy.read_bytes()).hexdigest() != wanted:
        copy.write_bytes(fetch(copy.name))
    codes = json.loads(copy.read_text(encoding="utf-8"))["codes"]
    return {code["value"]: code for code in codes}


value = int(sys.argv[1], 0) & 0xFFFFFFFF
if value >> 16 == 0x8007:  # an HRESULT that carries a Win32 code
    value &= 0xFFFF
spaces = ["win32", "ras"] if value <= 0xFFFF else ["ntstatus", "hresult"]
found = [codes[value] for codes in map(codes_of, spaces) if value in codes]

for code in found:
    print(f"{code['space']} {code['number']} {code['name']}: {code['summary']}")
    if code["handling"]:
        print(f"What to do: {code['handling']['label']}")
    print(code["url"])
if not found:
    sys.exit("No table has this number.")

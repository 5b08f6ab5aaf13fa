"""Rows of a measurement, from stdin, below the last one of their section of bench/RESULTS.md:
`record.py SECTION [BEFORE]`. BEFORE begins the paragraph that follows the table, where the section has more than it."""

import pathlib
import sys

RESULTS = pathlib.Path(__file__).with_name("RESULTS.md")


def main() -> None:
    section, before = sys.argv[1], f"\n\n{sys.argv[2]}" if len(sys.argv) > 2 else "\n## "
    head, here, rest = RESULTS.read_text(encoding="utf-8").partition(f"## {section}\n")
    table, end, after = rest.partition(before)
    rows = sys.stdin.read().rstrip("\n")
    if not rows:
        sys.exit("nothing was measured")
    if not here or (len(sys.argv) > 2 and not end):
        sys.exit(f"{RESULTS.name} has no place for {section}")
    after = (end + after).lstrip("\n")
    after = f"\n{after}" if after else ""
    RESULTS.write_text(f"{head}{here}{table.rstrip()}\n{rows}\n{after}", encoding="utf-8")


main()

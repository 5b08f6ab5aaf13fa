"""Delays estimated anew, in exact fractions and by counting over all who were at risk.

Reads either `curve DAYS:ENDED …` and lines `by TENTHS ELAPSED`, and prints for each the first day by which so many tenths have ended;
or `score AT_LEAST BAND_TENTHS` and a line `id alike ready planned taken given_up` for each project, and prints for each that is
held out whether the band covers it and by how many days the median, "always on time" and the mean delay miss it.
"""

import sys
from datetime import date
from fractions import Fraction


def by(spells, share, elapsed):
    """The first day on which at most 1 - share of those still waiting after `elapsed` wait."""

    def waiting(day):
        left = Fraction(1)
        for at in sorted({days for days, ended in spells if ended and days <= day}):
            at_risk = sum(1 for days, _ in spells if days >= at)
            left *= 1 - Fraction(sum(1 for days, ended in spells if ended and days == at), at_risk)
        return left

    left = Fraction(1) if elapsed is None else waiting(elapsed)
    for day in sorted({days for days, ended in spells if ended}):
        if (elapsed is None or day > elapsed) and waiting(day) <= (1 - share) * left:
            return day
    return None


def spells(steps, today):
    for step in steps:
        _, _, ready, planned, taken, given_up = step
        if planned is None:
            continue
        if taken is not None and taken <= today:
            yield (taken - planned).days, True
        elif ready is not None and ready <= today:
            last = given_up if given_up is not None and given_up <= today else today
            yield (last - planned).days, False


def score(lines, at_least, band):
    def day(word):
        return None if word == "-" else date.fromisoformat(word)

    steps = [(w[0], w[1], *map(day, w[2:])) for w in (line.split() for line in lines)]
    skipped = 0
    tail = (1 - band) / 2
    for step in steps:
        name, alike, ready, planned, taken, _ = step
        if None in (ready, planned, taken):
            continue
        others = [other for other in steps if other[0] != name]
        every = list(spells(others, ready))
        like = list(spells([other for other in others if other[1] == alike], ready))
        used = like if sum(ended for _, ended in like) >= at_least else every
        low = by(used, tail, (ready - planned).days)
        if sum(ended for _, ended in used) < at_least or low is None:
            skipped += 1
            continue
        middle = by(used, Fraction(1, 2), (ready - planned).days)
        high = by(used, 1 - tail, (ready - planned).days)
        late = (taken - planned).days
        delays = [days for days, ended in every if ended]
        mean = Fraction(sum(delays), len(delays))
        whole = int(abs(mean) + Fraction(1, 2)) * (1 if mean >= 0 else -1)
        covered = low <= late and (high is None or late <= high)
        missed = "-" if middle is None else abs(middle - late)
        print(name, int(covered), missed, abs(late), abs(late - whole))
    print("skipped", skipped)


def main():
    lines = sys.stdin.read().splitlines()
    words = lines[0].split()
    if words[0] == "score":
        score(lines[1:], int(words[1]), Fraction(int(words[2]), 10))
        return
    read = [(int(days), ended == "1") for days, ended in (word.split(":") for word in words[1:])]
    for line in lines[1:]:
        _, tenths, elapsed = line.split()
        found = by(read, Fraction(int(tenths), 10), None if elapsed == "-" else int(elapsed))
        print("-" if found is None else found)


main()

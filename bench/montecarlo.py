"""Runs of an index by the product and by numpy in turn: the same uncertainties, each with random numbers of its own.

Weights vary by a fifth among siblings, bounds by a tenth of their distance; least to greatest or percentile ranks, arithmetic or
geometric means, each as likely. Both give everybody's mean rank, band and median, and the mean shift of ranks. Prints a row for
each index: medians of both in seconds, their ratio, and whether mean ranks and shifts agree within five standard errors.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np

RUNS, SIZE = 5000, 50
LOW, HIGH, WEIGHTS, BOUNDS, BAND = 20.0, 100.0, 0.2, 0.1, 0.9
# Parts of a group from the leaves up, as in the example.
LEVELS = [5, 2, 3]


def weights(rng: np.random.Generator, levels: int) -> np.ndarray:
    """Of each run the share of every leaf in the whole."""
    shares, below, group = np.ones((RUNS, SIZE)), SIZE, np.arange(SIZE)
    for level in range(levels):
        own = 1 + WEIGHTS * rng.uniform(-1, 1, (RUNS, below))
        above = np.arange(below) // LEVELS[level] if level + 1 < levels else np.zeros(below, dtype=int)
        sums = np.add.reduceat(own, np.flatnonzero(np.diff(above, prepend=-1)), axis=1)
        shares *= (own / sums[:, above])[:, group]
        group, below = above[group], above.max() + 1
    return shares


def scores(x: np.ndarray, rng: np.random.Generator, levels: int) -> np.ndarray:
    """The score of everybody in every run."""
    w = weights(rng, levels)
    percentile, geometric = rng.integers(2, size=RUNS) == 1, rng.integers(2, size=RUNS) == 1
    low, high = x.min(axis=0), x.max(axis=0)
    apart = high - low
    lows = low + apart * BOUNDS * rng.uniform(-1, 1, (RUNS, SIZE))
    highs = high + apart * BOUNDS * rng.uniform(-1, 1, (RUNS, SIZE))
    places = LOW + (HIGH - LOW) * np.argsort(np.argsort(x, axis=0), axis=0) / (SIZE - 1)
    out = np.empty((RUNS, SIZE))
    one = percentile & ~geometric
    out[one] = w[one] @ places.T
    one = percentile & geometric
    out[one] = np.exp(w[one] @ np.log(places).T)
    # The arithmetic mean of lines is one line; the geometric one takes every logarithm.
    one = ~percentile & ~geometric
    slope = (HIGH - LOW) * w[one] / (highs[one] - lows[one])
    out[one] = slope @ x.T + (LOW * w[one] - slope * lows[one]).sum(axis=1)[:, None]
    one = ~percentile & geometric
    per = (HIGH - LOW) / (highs[one] - lows[one])
    values = LOW + (x[None] - lows[one][:, None]) * per[:, None]
    out[one] = np.exp(np.einsum("rnk,rk->rn", np.log(values, out=values), w[one]))
    return out


def ranked(score: np.ndarray) -> np.ndarray:
    order = np.argsort(-score, axis=-1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.broadcast_to(np.arange(1, SIZE + 1), order.shape), axis=-1)
    return ranks


def numpy_runs(x: np.ndarray, rng: np.random.Generator, levels: int) -> tuple:
    ranks = ranked(scores(x, rng, levels))
    means = LOW + (HIGH - LOW) * (x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0))
    own = ranked(means @ own_weights(levels))
    places = np.sort(ranks, axis=0)
    at = lambda share: places[max(int(np.ceil(round(share * RUNS, 6))), 1) - 1]
    bands = np.stack([at((1 - BAND) / 2), at(1 - (1 - BAND) / 2), at(0.5)])
    shifts = np.abs(ranks - own).mean(axis=1)
    return ranks.mean(axis=0), ranks.std(axis=0), bands, shifts.mean(), shifts.std()


def own_weights(levels: int) -> np.ndarray:
    shares, group, below = np.ones(SIZE), np.arange(SIZE), SIZE
    for level in range(levels):
        above = np.arange(below) // LEVELS[level] if level + 1 < levels else np.zeros(below, dtype=int)
        shares *= (1 / np.bincount(above)[above])[group]
        group, below = above[group], above.max() + 1
    return shares


def ours(example: str, file: str, levels: int) -> tuple:
    command = [example, file, str(levels), str(RUNS), "1", str(os.cpu_count())]
    lines = [line.split() for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()]
    bands = np.array([[float(word) for word in line[1:]] for line in lines if line[0] == "band"])
    shift = next(line for line in lines if line[0] == "shift")
    return float(lines[0][1]), bands[:, 0], bands[:, 1:].T, float(shift[1]), float(shift[2])


def main() -> int:
    given = argparse.ArgumentParser()
    given.add_argument("example")
    given.add_argument("--pairs", type=int, default=11)
    args = given.parse_args()
    x = np.round(np.random.default_rng(4).normal(50, 15, (SIZE, SIZE)), 6)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "index.csv")
        np.savetxt(file, x, fmt="%.6f", delimiter=",")
        for name, levels in [("flat", 1), ("four levels", 4)]:
            mine, theirs, rng = [], [], np.random.default_rng(5)
            for pair in range(args.pairs + 1):
                seconds, mean, bands, shift, error = ours(args.example, file, levels)
                began = time.perf_counter()
                their_mean, spread, their_bands, their_shift, their_spread = numpy_runs(x, rng, levels)
                took = time.perf_counter() - began
                if pair > 0:
                    mine.append(seconds)
                    theirs.append(took)
            within = np.abs(mean - their_mean) <= 5 * spread * np.sqrt(2 / RUNS) + 1e-6
            agree = bool(within.all()) and abs(shift - their_shift) <= 5 * np.hypot(error, their_spread / np.sqrt(RUNS))
            agree &= bool((np.abs(bands - their_bands) <= 2).all())
            failed |= not agree
            a, b = statistics.median(mine), statistics.median(theirs)
            print(f"| {SIZE} × {SIZE}, {name} | {RUNS} | {a:.3f} s | {b:.3f} s | {a / b:.2f} | {shift:.3f} {'=' if agree else '≠'} {their_shift:.3f} |")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

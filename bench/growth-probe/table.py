"""Makes the table of docs/growth-probe.md out of what each tool answered: `table.py OUT [--write DOCUMENT]`.

A cell is read from the tool's own file: which one, the row (a column and the start of its value) and the column. Nothing is
computed but the rounding of a rate to a tenth of a per cent.
"""

import csv
import json
import pathlib
import sys

TOOLS = ["metricflow", "vtl", "malloy", "duckdb"]
HEADS = ["question", "by the method", "Wanmu", "MetricFlow", "vtlengine", "Malloy", "DuckDB"]
MARK = "<!-- table -->"

REASONS = {"not_filed": "not yet filed"}


def rate(tool, file, key, column, label=""):
    return ("rate", tool, file, key, column, label)


def amount(tool, file, key, column, label=""):
    return ("amount", tool, file, key, column, label)


MF_JUNE, MF_JULY = ("metric_time__month", "2021-06"), ("metric_time__month", "2021-07")
MF_2022 = ("metric_time__month", "2022-06")
VTL_JUNE = ("month", "2021M6")
ONLY = None


def letter(which):
    return ("letter", which), ("filing_row__letter", which)


ALL, _ = letter("all")
A, MF_A = letter("A")
B, MF_B = letter("B")
C, MF_C = letter("C")

PANEL = [
    rate("metricflow", "panel", MF_JUNE, "growth"),
    rate("vtl", "panel", VTL_JUNE, "growth"),
    rate("malloy", "panel", ONLY, "growth"),
    rate("duckdb", "panel", ALL, "growth"),
]


def flows(unit, month, at_zero=True):
    """The month of one unit by difference; `at_zero` adds the answers with a missing month before it at zero."""
    vtl_month = month.replace("-0", "M")
    plain = [
        amount("metricflow", "flows", [("cumulative_row__filer", unit), ("metric_time__month", month)], "flow"),
        amount("vtl", "flows", [("unit", unit), ("month", vtl_month)], "ytd"),
        amount("malloy", "flows", [("unit", unit), ("at", month)], "flow"),
        amount("duckdb", "flows", [("unit", unit), ("month", month)], "flow"),
    ]
    filled = [
        amount("metricflow", "flows_filled", [("cumulative_row__filer", unit), ("metric_time__month", month)], "flow_filled", "gaps at zero"),
        amount("duckdb", "flows", [("unit", unit), ("month", month)], "flow_from_zero", "`lag(…, 1, 0)`"),
    ]
    return plain + filled if at_zero else plain


# Question, what the method gives, the file of Wanmu's answer, the cells of the others.
QUESTIONS = [
    ("June 2021 on June 2020, all, monthly sums", "+46.7 % (`published`)", ["published"], [
        rate("metricflow", "growth", MF_JUNE, "growth"),
        rate("vtl", "growth", VTL_JUNE, "amount"),
        rate("malloy", "growth", ONLY, "growth"),
        rate("duckdb", "growth", ALL, "growth"),
    ]),
    ("the same, units with both values", "+30.0 % (`matched`)", ["matched"], [
        rate("metricflow", "matched", MF_JUNE, "growth"),
        rate("vtl", "matched", VTL_JUNE, "growth"),
        rate("malloy", "matched", ONLY, "growth"),
        rate("duckdb", "matched", ALL, "growth"),
    ]),
    ("the same, this year's units on both sides; E3 and E4 declared new", "+120 % (`comparable`)", ["comparable"], PANEL),
    ("the same; nobody said how E3 and E4 came in", "no value, `no base`", ["silent"], PANEL),
    ("A, units with both values", "+20.0 % (`matched`)", ["a_matched"], [
        rate("metricflow", "matched_by_letter", MF_A, "growth"),
        rate("vtl", "matched_a", VTL_JUNE, "growth"),
        rate("malloy", "matched_by_letter", A, "growth"),
        rate("duckdb", "matched", A, "growth"),
    ]),
    ("A, this year's units; E3 declared new", "+80 % (`comparable`)", ["a_comparable"], [
        rate("metricflow", "panel_by_letter", MF_A, "growth"),
        rate("vtl", "panel_a", VTL_JUNE, "growth"),
        rate("malloy", "panel_by_letter", A, "growth"),
        rate("duckdb", "panel", A, "growth"),
    ]),
    ("B, nothing last year: E4 declared new; nobody said", "no value, `zero base`; no value, `no base`", ["b_declared", "b_silent"], [
        rate("metricflow", "growth_by_letter", MF_B, "growth"),
        rate("vtl", "growth_b", B, "amount"),
        rate("malloy", "growth_by_letter", B, "growth"),
        rate("malloy", "growth_by_letter", B, "guarded", "`nullif`"),
        rate("duckdb", "growth", B, "growth"),
    ]),
    ("C, zero last year", "no value, `zero base`", ["c"], [
        rate("metricflow", "growth_by_letter", MF_C, "growth"),
        rate("vtl", "growth_c", C, "amount"),
        rate("malloy", "growth_by_letter", C, "growth"),
        rate("malloy", "growth_by_letter", C, "guarded", "`nullif`"),
        rate("duckdb", "growth", C, "growth"),
        rate("duckdb", "growth", C, "guarded", "`nullif`"),
    ]),
    ("2022-06, amount", "no value, `not yet filed`, 0 of 4", ["june_2022"], [
        amount("metricflow", "june_2022_simple", MF_2022, "output"),
        amount("metricflow", "june_2022_filled", MF_2022, "output_filled", "gaps at zero"),
        amount("vtl", "june_2022", ONLY, "amount"),
        amount("malloy", "june_2022", ONLY, "this_year"),
        amount("malloy", "june_2022_as_rows", ONLY, "total", "as rows"),
        amount("duckdb", "june_2022", ONLY, "amount"),
        amount("duckdb", "june_2022_spine", ONLY, "filled", "gaps at zero"),
        amount("duckdb", "june_2022_spine", ONLY, "carried", "`ASOF JOIN`"),
    ]),
    ("2022-06, growth", "no value, `not yet filed`, 0 of 4", ["june_2022_growth"], [
        rate("metricflow", "june_2022", MF_2022, "growth"),
        rate("metricflow", "june_2022_filled", MF_2022, "growth_filled", "gaps at zero"),
        rate("vtl", "june_2022_growth", ONLY, "amount"),
        rate("malloy", "june_2022", ONLY, "growth"),
        rate("duckdb", "june_2022_spine", ONLY, "growth"),
        rate("duckdb", "june_2022_spine", ONLY, "filled_growth", "gaps at zero"),
        rate("duckdb", "june_2022_spine", ONLY, "carried_growth", "`ASOF JOIN`"),
    ]),
    ("2021-01..07, amount (only June is filed)", "no value, `not yet filed`, 0 of 4", ["january_to_july"], [
        amount("metricflow", "january_to_july", MF_JULY, "output_to_date"),
        amount("vtl", "january_to_july", ONLY, "amount"),
        amount("vtl", "stock_of_filled", ("month", "2021M7"), "amount", "`flow_to_stock`, gaps filled"),
        amount("malloy", "january_to_july", ONLY, "this_year"),
        amount("duckdb", "january_to_july", ONLY, "ytd"),
    ]),
    ("2021-01..07, growth", "no value, `not yet filed`, 0 of 4", ["january_to_july_growth"], [
        rate("metricflow", "january_to_july", MF_JULY, "growth_to_date"),
        rate("vtl", "january_to_july_growth", ONLY, "amount"),
        rate("malloy", "january_to_july", ONLY, "growth"),
        rate("duckdb", "january_to_july", ONLY, "growth"),
    ]),
    ("June of U: 61 less May's 50, restated to 51 before June was filed", "10", ["june_u"], flows("U", "2021-06", at_zero=False)),
    ("June of V: the same, restated after June was filed", "no value, `base restated after filing`", ["june_v"], flows("V", "2021-06", at_zero=False)),
    ("February of U alone, from a value of January and February", "not available", ["february"], flows("U", "2021-02")),
    ("July of U, not filed", "no value, `not yet filed`, 0 of 1", ["july_u"], flows("U", "2021-07")),
    ("120 on a base of 100, later 96: as of 2021-07-15", "+20.0 %", ["as_of_july"], [
        rate("metricflow", "as_of_july", MF_JUNE, "half_growth"),
        rate("vtl", "as_of_july", VTL_JUNE, "half"),
        rate("malloy", "as_of_july", ONLY, "growth"),
        rate("duckdb", "as_of", ("as_of", "2021-07-15"), "growth"),
    ]),
    ("the same, as of 2021-09-02", "+25.0 %", ["as_of_september"], [
        rate("metricflow", "as_of_september", MF_JUNE, "half_growth"),
        rate("vtl", "as_of_september", VTL_JUNE, "half"),
        rate("malloy", "as_of_september", ONLY, "growth"),
        rate("duckdb", "as_of", ("as_of", "2021-09-02"), "growth"),
    ]),
]


def shown(kind, text):
    if text == "":
        return "empty"
    value = float(text)
    if value in (float("inf"), float("-inf")):
        return "infinite"
    return f"{value * 100:+.1f} %".replace("-", "−").replace("+0.0", "0.0") if kind == "rate" else f"{value:g}".replace("-", "−")


def cell(out, asked):
    kind, tool, file, key, column, label = asked
    keys = key if isinstance(key, list) else [key] if key else []
    rows = list(csv.DictReader((out / tool / f"{file}.csv").open(encoding="utf-8")))
    if rows and "error" in rows[0]:
        return with_label(f"error: “{rows[0]['error'].split('. ')[0]}”", label)
    rows = [r for r in rows if all(r[c].startswith(v) for c, v in keys)]
    if len(rows) > 1:
        sys.exit(f"{tool}/{file}: {len(rows)} rows for {key}")
    return with_label(shown(kind, rows[0][column]) if rows else "no row", label)


def with_label(text, label):
    return f"{label}: {text}" if label else text


def ours(out, names):
    """What the binary printed: the shown rate or the amount, else the reason, with the coverage where nobody filed."""
    said = []
    for name in names:
        path = out / "wanmu" / f"{name}.json"
        if not path.exists():
            return "not run"
        figure = json.loads(path.read_text(encoding="utf-8"))
        if figure["value"] is None:
            filed = figure["coverage"]
            reason = figure["reason"]
            missing = f", {filed['filed']} of {filed['expected']}" if reason == "not_filed" else ""
            said.append(f"no value, `{REASONS.get(reason, reason.replace('_', ' '))}`{missing}")
        elif figure["unit"] == "%":
            said.append(f"+{figure['shown']['value']} %".replace("+-", "−"))
        else:
            said.append(figure["value"])
    return "; ".join(said)


def table(out):
    lines = ["| " + " | ".join(HEADS) + " |", "|" + "---|" * len(HEADS)]
    for question, method, names, cells in QUESTIONS:
        by_tool = ["; ".join(cell(out, c) for c in cells if c[1] == tool) for tool in TOOLS]
        lines.append("| " + " | ".join([question, method, ours(out, names), *by_tool]) + " |")
    return "\n".join(lines)


def main():
    out = pathlib.Path(sys.argv[1])
    made = table(out)
    print(made)
    if sys.argv[2:3] == ["--write"]:
        document = pathlib.Path(sys.argv[3])
        head, _, tail = document.read_text(encoding="utf-8").split(MARK)
        document.write_text(f"{head}{MARK}\n{made}\n{MARK}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()

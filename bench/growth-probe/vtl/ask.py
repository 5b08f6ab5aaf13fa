"""Runs the parts of probe.vtl over the three CSV files; each answer becomes a CSV file, an error too."""

import json
import pathlib
import sys

import pandas
import vtlengine

here = pathlib.Path(__file__).parent
out = pathlib.Path(sys.argv[1])

structures = json.loads((here / "structures.json").read_text())["datasets"]
points = {}
for name in (s["name"] for s in structures):
    points[name] = pandas.read_csv(here.parent / f"{name}.csv")
    # The months of the files are their first days; a month of the language is 2021-06.
    points[name]["month"] = points[name]["month"].str[:7]

first, *parts = (here / "probe.vtl").read_text().split("// name: ")
pandas.DataFrame({"vtlengine": [vtlengine.__version__]}).to_csv(out / "versions.csv", index=False)
for part in parts:
    name = part.split("\n", 1)[0].strip()
    script = f"{first}// {part}"
    used = [s for s in structures if f"{s['name']} " in script or f"{s['name']}," in script]
    try:
        answers = vtlengine.run(script, {"datasets": used}, {s["name"]: points[s["name"]] for s in used})
    except Exception as error:
        pandas.DataFrame({"error": [str(error.args[0])]}).to_csv(out / f"{name}.csv", index=False)
        continue
    for key, answer in answers.items():
        answer.data.to_csv(out / f"{key}.csv", index=False)

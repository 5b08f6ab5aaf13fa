// Runs the named queries of probe.malloy over the three CSV files of a folder; each answer becomes a CSV file.
// node ask.mjs PROBE.MALLOY FOLDER-OF-CSV OUT
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

// The packages are those of the folder that the script is started in.
const require = createRequire(path.join(process.cwd(), "package.json"));
const { SingleConnectionRuntime } = require("@malloydata/malloy");
const { DuckDBConnection } = require("@malloydata/db-duckdb");

const [script, tables, out] = process.argv.slice(2);
const text = readFileSync(script, "utf8");
const connection = new DuckDBConnection({ name: "duckdb", workingDirectory: tables });
const runtime = new SingleConnectionRuntime({ connection });
const shown = (v) => (v === null ? "" : v instanceof Date ? v.toISOString().slice(0, 10) : v);
const csv = (rows) => [Object.keys(rows[0] ?? {}), ...rows.map((r) => Object.values(r).map(shown))].map((r) => r.join(",") + "\n").join("");

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const own = "@malloydata/malloy";
writeFileSync(`${out}/versions.csv`, csv([{ malloy: version(own), "db-duckdb": version("@malloydata/db-duckdb"), duckdb: version("@duckdb/node-api") }]));
const model = runtime.loadModel(text);
for (const [, name] of text.matchAll(/^query: (\w+) is/gm)) {
  let rows;
  try {
    rows = (await model.loadQueryByName(name).run()).data.value;
  } catch (error) {
    rows = [{ error: error.message.replaceAll(/[\n,]+/g, " ") }];
  }
  writeFileSync(`${out}/${name}.csv`, csv(rows));
}
await connection.close();

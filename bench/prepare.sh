# What every comparison with numpy needs, sourced from the repository's root: the built tool's folder (target), a Python that has the
# outside engines (python), and a folder that goes when the comparison ends (scratch).
.ci/deps bench
cargo build --locked --workspace --quiet
target=$(realpath "${CARGO_TARGET_DIR:-target}")
python=$target/bench-venv/bin/python
[ -x "$python" ] || python3 -m venv "$target/bench-venv"
"$python" -c 'import duckdb, numpy' 2>/dev/null || "$python" -m pip install --quiet 'duckdb==2.0.0' 'numpy==2.4.6'
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

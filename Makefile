# Names for the few commands everybody needs; everything else is plain cargo.
TARGET := $(or $(CARGO_TARGET_DIR),target)
QUICK := -p figures -p methodology -p intake -p sample-park -p xtask

# Tests that hand workbooks to LibreOffice and openpyxl are run where this is set, and what they need is installed.
ifdef WANMU_OUTSIDE
export WANMU_PYTHON ?= $(abspath $(TARGET))/outside-venv/bin/python
endif

.PHONY: deps build demo test check fmt codegen bench soak

deps: ; @.ci/deps build
build: deps ; cargo build --locked --workspace
demo: build ; $(TARGET)/debug/wanmu demo $(ARGS)
test: ; @.ci/deps $(if $(WANMU_OUTSIDE),test,build) && cargo test --locked --workspace
check: ; cargo fmt --all --check && cargo clippy --locked --workspace --all-targets -- -D warnings && cargo test --locked $(QUICK)
fmt: ; cargo fmt --all
codegen: build ; $(TARGET)/debug/xtask codegen
bench: build ; bench/run.sh && bench/workbooks.sh && bench/figures.sh && bench/yearbook.sh && bench/national.sh --write && bench/city.sh && bench/scorecards.sh --write && bench/ladder.sh --write && bench/montecarlo.sh --write
soak: build
	WANMU_KILLS=200 cargo test --locked --workspace kill -- --nocapture
	WANMU_PANELS=200 cargo test --locked --workspace --test panels -- --nocapture
	fuzz/run.sh 20

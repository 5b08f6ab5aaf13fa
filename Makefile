# Names for the few commands everybody needs; everything else is plain cargo.
TARGET := $(or $(CARGO_TARGET_DIR),target)
QUICK := -p figures -p methodology -p intake -p sample-park -p xtask

# Tests that hand workbooks to LibreOffice and openpyxl are run where this is set, and what they need is installed.
ifdef WANMU_OUTSIDE
export WANMU_PYTHON ?= $(abspath $(TARGET))/outside-venv/bin/python
endif

.PHONY: deps web build demo test check fmt codegen dist bench soak

# The front end is built anew when one of its files is newer than what was built of them.
WEB := web/dist/manifest.json

deps: ; @.ci/deps build
web: $(WEB)
$(WEB): .ci/web $(shell find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print 2>/dev/null) ; @.ci/web
build: deps web ; cargo build --locked --workspace
demo: build ; $(TARGET)/debug/wanmu demo $(ARGS)
test: ; @.ci/deps $(if $(WANMU_OUTSIDE),test,build) && cargo test --locked --workspace
check: ; cargo fmt --all --check && cargo clippy --locked --workspace --all-targets -- -D warnings && cargo test --locked $(QUICK)
fmt: ; cargo fmt --all
codegen: build ; $(TARGET)/debug/xtask codegen && $(TARGET)/debug/wanmu openapi > api/openapi.json
dist: build ; .ci/dist $(TARGET)
bench: build ; bench/run.sh && bench/workbooks.sh && bench/figures.sh && bench/yearbook.sh && bench/national.sh --write && bench/city.sh && bench/scorecards.sh --write && bench/ladder.sh --write && bench/montecarlo.sh --write
soak: dist
	WANMU_KILLS=200 cargo test --locked --workspace kill -- --nocapture
	WANMU_PANELS=200 cargo test --locked --workspace --test panels -- --nocapture
	WANMU_CLERKS=200 WANMU_READERS=50 WANMU_SECONDS=60 WANMU_BINARY=$$(ls -d $(abspath $(TARGET))/dist/wanmu-*/wanmu) cargo test --locked --workspace --test all of_many_clerks -- --nocapture
	.ci/deps test && WANMU_OUTSIDE=1 WANMU_PYTHON=$(abspath $(TARGET))/outside-venv/bin/python WANMU_EXAMPLES=200 cargo test --locked --workspace --test all whatever_is_asked -- --nocapture
	fuzz/run.sh 20

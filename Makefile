# Names for the few commands everybody needs; everything else is plain cargo.
TARGET := $(or $(CARGO_TARGET_DIR),target)
QUICK := -p figures -p methodology -p intake -p sample-park -p xtask

.PHONY: deps build demo test check fmt codegen bench soak

deps: ; @.ci/deps build
build: deps ; cargo build --locked --workspace
demo: build ; $(TARGET)/debug/wanmu demo $(ARGS)
test: deps ; cargo test --locked --workspace
check: ; cargo fmt --all --check && cargo clippy --locked --workspace --all-targets -- -D warnings && cargo test --locked $(QUICK)
fmt: ; cargo fmt --all
codegen: build ; $(TARGET)/debug/xtask codegen
bench: build ; bench/run.sh
soak: build ; WANMU_KILLS=200 cargo test --locked --workspace kill -- --nocapture

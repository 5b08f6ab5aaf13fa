//! Compound files, and streams of records without one.
#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| common::try_open("t.xls", data));

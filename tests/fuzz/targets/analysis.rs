//! Calls `properties/analysis.rs`.
#![no_main]

#[path = "../properties/analysis.rs"]
mod analysis;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| analysis::holds(bytes));

//! Calls `properties/edits.rs`.
#![no_main]

#[path = "../properties/edits.rs"]
mod edits;
#[path = "../../common/same.rs"]
mod same;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| edits::holds(bytes));

//! The program that libFuzzer drives: one binary for all targets, the target named by the
//! environment variable `VERBATIM_FUZZ_TARGET`.

#![no_main]
#![allow(unsafe_code)] // written by the macro: libFuzzer calls an unmangled function

use std::sync::LazyLock;

use verbatim_fuzz::{TARGETS, Target};

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("VERBATIM_FUZZ_TARGET").unwrap_or_default();
    let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    let found = TARGETS.iter().find(|target| target.name == name);
    found.unwrap_or_else(|| panic!("VERBATIM_FUZZ_TARGET is none of {}", names.join(", ")))
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| (TARGET.run)(data));

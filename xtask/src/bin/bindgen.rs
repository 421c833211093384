//! `bindgen IN.wasm OUT_DIR NAME`: the JavaScript side of a module, as an ES module for the web.
//!
//! The crate `wasm-bindgen-cli-support` instead of `cargo install wasm-bindgen-cli`: the same
//! code without the server and test runner around it, and its version is held by `Cargo.lock`.

#![allow(clippy::print_stderr)] // a program for a terminal

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, folder, name] = arguments.as_slice() else {
        eprintln!("usage: bindgen IN.wasm OUT_DIR NAME");
        return ExitCode::from(2);
    };
    match generate(input, folder, name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn generate(input: &str, folder: &str, name: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_path(input)
        .out_name(name)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .web(true)?
        .generate(folder)?;
    Ok(())
}

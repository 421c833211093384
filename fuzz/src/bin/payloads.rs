//! Hostile values from a file (a JSON list of texts) in every field and position.
//!
//! `payloads FILE`

#![allow(clippy::print_stdout, clippy::print_stderr)] // a program for a terminal

use std::process::ExitCode;

use verbatim_fuzz::try_everywhere;

fn main() -> ExitCode {
    let file = std::env::args().nth(1).unwrap_or_default();
    let list: Vec<String> = match std::fs::read(&file).map(|json| serde_json::from_slice(&json)) {
        Ok(Ok(list)) => list,
        _ => {
            eprintln!("“{file}” holds no JSON list of texts");
            return ExitCode::FAILURE;
        }
    };
    let mut escaped = 0;
    for (nth, payload) in list.iter().enumerate() {
        for place in try_everywhere(payload) {
            println!("{place}");
            escaped += 1;
        }
        if nth % 500 == 499 {
            eprintln!("{} values, {escaped} escaped", nth + 1);
        }
    }
    println!("{} values in every position: {escaped} left their field", list.len());
    if escaped == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

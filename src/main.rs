//! The command line: `verbatim extract`, `verbatim batch`, `verbatim cite`.
//!
//! Exit codes: 0 done, 1 nothing readable found, 2 bad usage. Messages go to standard error.

#![allow(clippy::print_stdout, clippy::print_stderr)] // a program for a terminal

mod cli;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Copy any article, clean, with its citation.
#[derive(Parser)]
#[command(name = "verbatim", version, disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

/// One row per command, in the order `--help` lists them.
#[derive(Subcommand)]
enum Command {
    Extract(cli::extract::Extract),
    Batch(cli::batch::Batch),
    Cite(cli::cite::Cite),
}

fn main() -> ExitCode {
    let outcome = match CommandLine::parse().command {
        Command::Extract(command) => command.run(),
        Command::Batch(command) => command.run(),
        Command::Cite(command) => command.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("verbatim: {}", failure.message);
            ExitCode::from(failure.code)
        }
    }
}

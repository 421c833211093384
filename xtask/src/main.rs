//! `cargo xtask …`: everything one does with this project.
//!
//! A command is one file under `commands/` and one row in [`Command`]; what several of them need
//! (programs of this machine, the wasm target, npm packages, browsers) is under `provision/`.

#![allow(clippy::print_stdout, clippy::print_stderr)] // a program for a terminal

mod commands;
mod icons;
mod process;
mod provision;
mod styles;
mod workers;
mod workspace;

use clap::{Parser, Subcommand};
use commands::{
    bench, build, check, coverage, dist, fuzz, mutants, pictures, run, score, size, test, train,
};
use std::process::ExitCode;

/// Build, run, test and measure Verbatim.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

/// One row per command, in the order `--help` lists them.
#[derive(Subcommand)]
enum Command {
    Build(build::Build),
    Styles(commands::styles::Styles),
    Run(run::Run),
    Dist(dist::Dist),
    Pictures(pictures::Pictures),
    Test(test::Test),
    Check(check::Check),
    Score(score::Score),
    Size(size::Size),
    Bench(bench::Bench),
    Train(train::Train),
    Fuzz(fuzz::Fuzz),
    Mutants(mutants::Mutants),
    Coverage(coverage::Coverage),
}

fn main() -> ExitCode {
    let outcome = match CommandLine::parse().command {
        Command::Build(command) => command.run(),
        Command::Styles(command) => command.run(),
        Command::Run(command) => command.run(),
        Command::Dist(command) => command.run(),
        Command::Pictures(command) => command.run(),
        Command::Test(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Score(command) => command.run(),
        Command::Size(command) => command.run(),
        Command::Bench(command) => command.run(),
        Command::Train(command) => command.run(),
        Command::Fuzz(command) => command.run(),
        Command::Mutants(command) => command.run(),
        Command::Coverage(command) => command.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

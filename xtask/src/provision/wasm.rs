//! A compiler for `wasm32-unknown-unknown`.
//!
//! An ordinary machine has it through rustup, which reads `rust-toolchain.toml`. Where rustup
//! cannot download, Debian's own compiler for the web serves: it comes with the source of the
//! standard library, which is built once and kept in the cache, where every work tree finds it.

use super::debian;
use crate::process::{cargo, command, locked, output, run, which};
use crate::workspace::{cache, root};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The only target of the extension.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_PACKAGES: [&str; 5] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-19"];
const LINKER: &str = "wasm-ld-19";

/// A panic stops the module without a message: in a browser nobody could read one, and their texts
/// and places are a twentieth of a module.
const SILENT: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// Which compiler builds for the browser on this machine.
pub(crate) enum Toolchain {
    /// The toolchain that builds everything else.
    Rustup,
    /// Debian's, with a standard library of our making under this sysroot.
    Debian { sysroot: PathBuf },
}

impl Toolchain {
    /// The first that this machine has, or can be given.
    pub(crate) fn provide() -> Result<Self> {
        if rustup_has_target() {
            return Ok(Self::Rustup);
        }
        if which("apt-get").is_none() {
            bail!("the target {TARGET} is missing: `rustup target add {TARGET}`");
        }
        if !Path::new("/usr/bin/rustc").exists() || which(LINKER).is_none() {
            debian::install(&DEBIAN_PACKAGES)
                .context("the wasm target is needed to build the extension")?;
        }
        Ok(Self::Debian { sysroot: standard_library()? })
    }

    /// What the compiler says of itself.
    pub(crate) fn version(&self) -> Result<String> {
        let compiler = match self {
            Self::Rustup => "rustc",
            Self::Debian { .. } => "/usr/bin/rustc",
        };
        output(command(compiler).arg("--version"))
    }

    /// A cargo that builds for the browser, with what `cargo build --target …` still needs, and
    /// more flags for its compiler.
    ///
    /// Paths of this machine are mapped away, so that two machines build the same bytes.
    pub(crate) fn cargo(&self, more: &[&str]) -> Command {
        let cargo_home = std::env::var("CARGO_HOME")
            .unwrap_or_else(|_| format!("{}/.cargo", std::env::var("HOME").unwrap_or_default()));
        let mut flags = format!(
            "--remap-path-prefix={cargo_home}=/cargo --remap-path-prefix={}=/verbatim",
            root().display()
        );
        for flag in more {
            flags.push(' ');
            flags.push_str(flag);
        }
        let mut cargo = match self {
            Self::Rustup => cargo(),
            Self::Debian { sysroot } => {
                flags.push_str(&format!(" --sysroot={} {SILENT}", sysroot.display()));
                let mut cargo = debian_cargo();
                cargo
                    .env("RUSTC_BOOTSTRAP", "1") // what `SILENT` asks of a stable compiler
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER);
                cargo
            }
        };
        cargo
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
        cargo
    }
}

fn rustup_has_target() -> bool {
    let folder = output(
        command("rustc")
            .args(["--print", "target-libdir", "--target", TARGET])
            .env("RUSTUP_AUTO_INSTALL", "0"),
    );
    let Ok(entries) = folder.and_then(|folder| Ok(std::fs::read_dir(folder)?)) else {
        return false;
    };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
}

/// Debian's cargo with Debian's compiler, whatever toolchain started this program.
fn debian_cargo() -> Command {
    let mut cargo = command("/usr/bin/cargo");
    let path = std::env::var("PATH").unwrap_or_default();
    cargo
        .env("PATH", format!("/usr/bin:{path}"))
        .env("RUSTC", "/usr/bin/rustc")
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO")
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .env_remove("RUSTDOC");
    cargo
}

/// Builds the standard library once per compiler; gives the sysroot that holds it.
fn standard_library() -> Result<PathBuf> {
    let compiler = output(command("/usr/bin/rustc").arg("--version"))?;
    let version = compiler.split_whitespace().nth(1).unwrap_or("unknown").to_owned();
    let sysroot = cache().join(format!("wasm-std-small-{version}"));
    let libraries = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    let done = sysroot.join("complete");
    if done.exists() {
        return Ok(sysroot);
    }
    locked(&cache().join("wasm-std.lock"), || {
        if done.exists() {
            return Ok(());
        }
        eprintln!("xtask: building the wasm standard library once (about a minute)");
        let seed = cache().join(format!("wasm-std-seed-{version}"));
        std::fs::create_dir_all(seed.join("src"))?;
        std::fs::write(seed.join("src/lib.rs"), "")?;
        std::fs::write(
            seed.join("Cargo.toml"),
            "[package]\nname = \"seed\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\ncrate-type = [\"cdylib\"]\n\
             [workspace]\n[profile.release]\ncodegen-units = 1\nopt-level = \"s\"\n",
        )?;
        run(debian_cargo()
            .current_dir(&seed)
            .args([
                "build",
                "--quiet",
                "--release",
                "--target",
                TARGET,
                "-Zbuild-std=std,panic_abort",
                // Small sorts and number formats in place of the fastest for millions of items.
                "-Zbuild-std-features=optimize_for_size",
            ])
            .env("RUSTC_BOOTSTRAP", "1") // what `-Zbuild-std` asks of a stable compiler
            .env("CARGO_TARGET_DIR", seed.join("target"))
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER)
            // Without bitcode in the libraries `lto = true` has nothing to work on.
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                format!("-Cembed-bitcode=yes {SILENT}"),
            ))?;
        std::fs::create_dir_all(&libraries)?;
        for entry in std::fs::read_dir(seed.join("target").join(TARGET).join("release/deps"))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".rlib") && !name.starts_with("libseed") {
                std::fs::copy(entry.path(), libraries.join(&name))?;
            }
        }
        std::fs::write(&done, compiler)?;
        std::fs::remove_dir_all(&seed).context("cannot clear the seed crate")
    })?;
    Ok(sysroot)
}

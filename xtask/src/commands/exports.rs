//! The citation exports, read back by parsers that are not ours.

use crate::process::{cargo, command, output, run};
use crate::provision::{npm, python};
use crate::workspace::root;
use anyhow::Result;

/// All exports of `verbatim cite`, but for the order.
const EXPORTS: [&str; 9] = [
    "bibtex",
    "biblatex",
    "ris",
    "csl-json",
    "endnote",
    "wikipedia-en",
    "wikipedia-de",
    "wikipedia-ar",
    "hayagriva",
];

/// Our own hostile items always, the evaluation items where they are.
const ITEMS: [&str; 2] = ["tests/exports/items.json", "../shared/corpus/citations/dev-items.json"];

/// Exports every item in every format and reads all of it back.
pub(crate) fn read_back() -> Result<()> {
    let node_tools = npm::provide("tests/exports")?;
    let python_tools = python::provide("exports")?;
    run(cargo().args(["build", "--quiet", "--package", "verbatim", "--bin", "verbatim"]))?;
    for (number, items) in ITEMS.iter().enumerate() {
        if !root().join(items).exists() {
            eprintln!("xtask: {items} is absent: its exports are not read back");
            continue;
        }
        let folder = root().join(format!("target/exports/{number}"));
        std::fs::create_dir_all(&folder)?;
        for export in EXPORTS {
            let written = output(
                command(root().join("target/debug/verbatim"))
                    .args(["cite", "--item", items, "--export", export]),
            )?;
            std::fs::write(folder.join(format!("items.{export}")), written + "\n")?;
        }
        run(command(python_tools.join("python"))
            .arg("tests/exports/readback.py")
            .arg(items)
            .arg(&folder))?;
        run(command("node").arg(node_tools.join("readback.mjs")).arg(items).arg(&folder))?;
    }
    Ok(())
}

//! `cargo xtask size`: what a reader downloads, in bytes.

use super::build::{Build, files};
use crate::process::{command, output};
use crate::workspace::{root, unpacked};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Count the bytes of the package and of each wasm module; write `tests/scores/size.md`.
#[derive(clap::Args)]
pub(crate) struct Size {
    /// Fail where the table would change, instead of writing it.
    #[arg(long)]
    check: bool,
}

impl Size {
    pub(crate) fn run(self) -> Result<()> {
        Build::default().run()?;
        let table = table()?;
        let path = root().join("tests/scores/size.md");
        print!("{table}");
        if self.check {
            let kept =
                std::fs::read_to_string(&path).with_context(|| format!("no {}", path.display()))?;
            if kept != table {
                bail!(
                    "{} is not what the build gives: `cargo xtask size` writes it",
                    path.display()
                );
            }
            return Ok(());
        }
        std::fs::create_dir_all(root().join("tests/scores"))?;
        std::fs::write(&path, table).context("cannot write the table")
    }
}

fn table() -> Result<String> {
    let folder = unpacked();
    let mut table = String::from(
        "# Size of the package\n\n`cargo xtask size` writes this table.\n\n\
         | file | bytes | gzip -9 |\n| --- | --: | --: |\n",
    );
    let (mut raw_sum, mut gzip_sum) = (0, 0);
    let mut rows: BTreeMap<String, (usize, u64, u64)> = BTreeMap::new();
    for file in files(&folder)? {
        let raw = std::fs::metadata(&file)?.len();
        let gzip: u64 =
            output(command("sh").args(["-c", "gzip -9nc \"$1\" | wc -c", "sh"]).arg(&file))?
                .trim()
                .parse()
                .context("wc counts bytes")?;
        raw_sum += raw;
        gzip_sum += gzip;
        let name = file.strip_prefix(&folder)?.display().to_string();
        // The two hundred pieces of the styles' package are one row for each kind.
        let name = match name.rsplit_once('/') {
            Some((folder, _)) if folder.starts_with("styles/") => format!("{folder}/*"),
            _ => name,
        };
        let row = rows.entry(name).or_default();
        *row = (row.0 + 1, row.1 + raw, row.2 + gzip);
    }
    for (name, (count, raw, gzip)) in rows {
        let files = if count > 1 { format!(" ({count} files)") } else { String::new() };
        writeln!(table, "| `{name}`{files} | {raw} | {gzip} |")?;
    }
    writeln!(table, "| all | {raw_sum} | {gzip_sum} |")?;
    Ok(table)
}

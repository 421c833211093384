//! `cargo xtask train`: the extraction model and its card, from the corpora beside the project.

use crate::commands::score::corpora;
use crate::process::{cargo, run};
use crate::workspace::root;
use anyhow::{Result, bail};

/// Make the extraction model from the corpora in `../shared/corpus`: same input, same bytes.
#[derive(clap::Args)]
pub(crate) struct Train {
    /// Handed on to the `train` program; see its `--help`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

impl Train {
    pub(crate) fn run(self) -> Result<()> {
        let folder = corpora::folder();
        if !folder.is_dir() {
            bail!("there are no corpora at {}: nothing to train from", folder.display());
        }
        let model = root().join("src/extract/article.model");
        let mut train = cargo();
        train
            .args(["run", "--quiet", "--profile", "score", "--package", "train", "--"])
            .arg(folder)
            .arg("--out")
            .arg(model)
            .arg("--card")
            .arg(root().join("src/extract/article-model.md"))
            .arg("--folds-out")
            .arg(corpora::folds())
            .args(self.arguments);
        run(&mut train)
    }
}

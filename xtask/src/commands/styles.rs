//! `cargo xtask styles`: the package of citation styles alone.

use crate::commands::build::copy_styles;
use anyhow::Result;

/// Pack the citation styles into `dist/unpacked/styles/`, as `build` does, without the rest.
///
/// The command line finds them there.
#[derive(clap::Args)]
pub(crate) struct Styles {}

impl Styles {
    pub(crate) fn run(self) -> Result<()> {
        copy_styles(&mut Default::default())
    }
}

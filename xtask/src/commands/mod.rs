//! One file per command.

pub(crate) mod bench;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod coverage;
pub(crate) mod dist;
pub(crate) mod exports;
pub(crate) mod fuzz;
pub(crate) mod mutants;
pub(crate) mod pictures;
pub(crate) mod run;
pub(crate) mod score;
pub(crate) mod size;
pub(crate) mod styles;
pub(crate) mod test;
pub(crate) mod train;

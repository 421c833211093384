//! What a fresh machine lacks, brought by its own package managers.

pub(crate) mod bindgen;
pub(crate) mod debian;
pub(crate) mod npm;
pub(crate) mod python;
pub(crate) mod wasm;

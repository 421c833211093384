//! Citations: the CSL-JSON item, and the processor that prints it.

pub mod csl;
pub mod item;

//! Citations: the CSL-JSON item, and the processor that prints it.

pub mod ascii;
pub mod styles;

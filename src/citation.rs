//! Citations: the CSL-JSON item, the processor that prints it, and all the styles it prints in.

pub mod ascii;
pub mod csl;
pub mod export;
pub mod item;
pub mod styles;

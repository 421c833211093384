//! The ten thousand styles of the Citation Style Language project, packed and searchable.

pub mod directory;
pub mod lzma;
pub mod search;

pub use directory::{BLOCK_SIZE, Directory, Found, Place};
pub use search::{Hit, Index, Query};

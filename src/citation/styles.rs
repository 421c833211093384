//! The ten thousand styles of the Citation Style Language project, packed and searchable.

pub mod directory;
pub mod lzma;
pub mod package;
pub mod search;

pub use directory::{BLOCK_SIZE, Directory, Found, Place};
pub use package::{OpenError, Package};
pub use search::{Hit, Index, Query};

//! The ten thousand styles of the Citation Style Language project, packed and searchable.

pub mod directory;
pub mod lzma;
#[cfg(feature = "citation")]
pub mod package;
#[cfg(feature = "search")]
pub mod search;

pub use directory::{BLOCK_SIZE, Directory, Found, Place};
#[cfg(feature = "citation")]
pub use package::{OpenError, Package};
#[cfg(feature = "search")]
pub use search::{Hit, Index, Query};

/// The piece of the package that [`index`] unpacks.
pub const SEARCH: &str = "search.bin";

/// Unpacks the search index; `None` when it is damaged.
#[cfg(feature = "search")]
pub fn index(piece: &[u8]) -> Option<Index> {
    Index::from_text(String::from_utf8(lzma::unpack(piece)?).ok()?)
}

//! The page as data: an arena of nodes in document order, the names of elements and attributes,
//! and (feature `html`) a parser that fills the arena from HTML text.

pub mod address;
#[cfg(feature = "html")]
mod bounds;
mod fixed_words;
#[cfg(feature = "html")]
mod flatten;
#[cfg(feature = "html")]
mod linked;
mod name;
mod page;
#[cfg(feature = "html")]
mod parse;
#[cfg(feature = "html")]
mod streamed;
#[cfg(feature = "html")]
mod tokens;
pub mod trackers;
mod tree;

#[cfg(feature = "article")]
pub(crate) use fixed_words::FixedWords;
pub use name::{Name, NameTable, names};
pub use page::Page;
#[cfg(feature = "html")]
pub use parse::parse_html;
pub use tree::{NodeId, Tree, TreeBuilder, declarations};

//! The article as a document: headings, paragraphs, lists, tables … with no HTML left in it.
//!
//! [`read()`] makes it from a page and the choice of its nodes; `render` writes it in any format.
//! Its words are Pandoc's and CommonMark's. [`Document`] is a plain value that can be compared.

mod block;
mod direction;
mod inline;
mod read;
mod words;

pub use block::{
    Alignment, Block, Callout, Cell, CodeBlock, Definition, Embed, EmbedKind, List, ListItem,
    ListKind, Numbering, Post, Row, Table,
};
pub use direction::{Direction, first_strong};
pub use inline::{Image, Inline, Link, Math, Style};
pub use read::{
    Reading, Replaced, read, read_nodes, read_selection, read_with_account, visible_text,
};
pub(crate) use words::inline_text;
pub use words::{Source, count_words, words};

/// How deep blocks nest at most, and how deep inlines nest at most inside a block. What stands
/// deeper on the page keeps its words and loses the levels beyond.
pub const MAX_DEPTH: usize = 24;

/// An article, or a part of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The headline as it stands on the page; empty if it has none.
    pub headline: Vec<Inline>,
    /// The text.
    pub blocks: Vec<Block>,
    /// What the marks [`Inline::NoteReference`] point to, in order of the first mark.
    pub notes: Vec<Note>,
    /// The page's own address, without a place on it; `""` if it is not known.
    pub address: String,
    /// BCP 47 tag of the language, where it is declared.
    pub language: Option<String>,
    /// The direction of the text as a whole.
    pub direction: Direction,
}

/// A footnote or endnote.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// The mark as the page shows it, without brackets: `1`, `a`, `*`.
    pub label: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Calls `with` for each link and embedded thing in order: its address and title. Links to
    /// places of the same page are not among them.
    pub fn for_each_link(&self, with: &mut dyn FnMut(&str, &str)) {
        words::links(&self.blocks, with);
        for note in &self.notes {
            words::links(&note.blocks, with);
        }
    }
}

//! What stands below one another, in Pandoc's and CommonMark's words.

use super::{Direction, Inline};

/// A block. Blocks nest no deeper than [`super::MAX_DEPTH`].
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading, level 1 to 6: `## Title`.
    Heading {
        /// 1 to 6, as the page has it.
        level: u8,
        /// The name that same-page links use; `""` if it has none.
        id: String,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A change of scene: `---`.
    ThematicBreak,
    /// Words of somebody else: `> so`.
    BlockQuote {
        /// Whether it repeats a sentence of the text as an eye-catcher.
        pull: bool,
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A list: `- so` or `1. so`.
    List(List),
    /// Terms with their explanations.
    DefinitionList(Vec<Definition>),
    /// Lines of code: ```` ```rust ````.
    CodeBlock(CodeBlock),
    /// A table.
    Table(Table),
    /// A picture, table, … with its caption.
    Figure {
        /// What is shown.
        blocks: Vec<Block>,
        /// What is said about it.
        caption: Vec<Block>,
    },
    /// A note beside the text: `> [!WARNING]`.
    Callout(Callout),
    /// Text that the page folds away: `<details>`.
    Details {
        /// The line that is always shown.
        summary: Vec<Inline>,
        /// The text behind it.
        blocks: Vec<Block>,
    },
    /// A video, a post, a map: something with a place of its own.
    Embed(Embed),
    /// What one person wrote in a thread.
    Post(Post),
    /// A part in another language or direction than the text around it.
    Division {
        /// BCP 47 tag, where it is declared.
        language: Option<String>,
        /// The direction, where it is declared.
        direction: Option<Direction>,
        /// The part.
        blocks: Vec<Block>,
    },
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Bullets or numbers.
    pub kind: ListKind,
    /// Whether its items stand close together: no item has two paragraphs.
    pub tight: bool,
    /// The items, at least one.
    pub items: Vec<ListItem>,
}

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// By bullets, or not at all.
    Bullet,
    /// By numbers; each item has its own in [`ListItem::number`].
    Ordered(Numbering),
}

/// How the numbers of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// 1, 2, 3
    Decimal,
    /// a, b, c
    LowerLetter,
    /// A, B, C
    UpperLetter,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
}

/// One entry of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListItem {
    /// Its number in an ordered list, counted as HTML counts (`start`, `reversed`, `value`).
    pub number: i32,
    /// For a task: whether it is done.
    pub task: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Terms with their explanations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definition {
    /// The terms, often one.
    pub terms: Vec<Vec<Inline>>,
    /// The explanations.
    pub definitions: Vec<Vec<Block>>,
}

/// Lines of code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeBlock {
    /// The language in the short word that highlighters use (`rust`, `c++`); `""` if unknown.
    pub language: String,
    /// File name or title above it; `""` if none.
    pub title: String,
    /// The lines, without a newline at the end.
    pub code: String,
}

/// A table. Rows hold only the cells that begin in them; spans say what they cover.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The caption.
    pub caption: Vec<Block>,
    /// Alignment column by column, as far as it is known.
    pub alignments: Vec<Alignment>,
    /// Rows of the head, often one or none.
    pub head: Vec<Row>,
    /// The other rows.
    pub body: Vec<Row>,
}

/// The cells that begin in one row.
pub type Row = Vec<Cell>;

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Whether it names its row or column.
    pub header: bool,
    /// How many columns it covers, at least 1.
    pub columns: u16,
    /// How many rows it covers, at least 1.
    pub rows: u16,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Default for Cell {
    fn default() -> Cell {
        Cell { header: false, columns: 1, rows: 1, blocks: Vec::new() }
    }
}

/// How the text of a column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// As the reader's program likes.
    #[default]
    Default,
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A note beside the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    /// `note`, `tip`, `important`, `warning`, `caution` (GitHub's five) or another word that the
    /// page uses, lower case.
    pub kind: String,
    /// The title the page shows; empty if it shows none.
    pub title: Vec<Inline>,
    /// The note.
    pub blocks: Vec<Block>,
}

/// Something with a place of its own, shown inside the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// What kind of thing it is.
    pub kind: EmbedKind,
    /// Where it can be seen, absolute.
    pub address: String,
    /// Its title; `""` if the page does not say.
    pub title: String,
}

/// The kinds of embedded things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmbedKind {
    /// Moving pictures.
    Video,
    /// Sound.
    Audio,
    /// A map.
    Map,
    /// A post of a social network.
    Post,
    /// Anything else.
    Page,
}

impl Embed {
    /// Its title, or a word for its kind where the page gives none.
    pub fn label(&self) -> &str {
        if self.title.is_empty() { self.kind.word() } else { &self.title }
    }
}

impl EmbedKind {
    fn word(self) -> &'static str {
        match self {
            EmbedKind::Video => "Video",
            EmbedKind::Audio => "Audio",
            EmbedKind::Map => "Map",
            EmbedKind::Post => "Post",
            EmbedKind::Page => "Page",
        }
    }
}

/// What one person wrote in a thread.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Post {
    /// Who; `""` if unknown.
    pub author: String,
    /// When, as the page shows it; `""` if unknown.
    pub time: String,
    /// What.
    pub blocks: Vec<Block>,
}

impl Post {
    /// Author and time on one line, as far as they are known.
    pub fn byline(&self) -> String {
        let comma = if self.author.is_empty() || self.time.is_empty() { "" } else { ", " };
        format!("{}{comma}{}", self.author, self.time)
    }
}

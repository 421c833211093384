//! A document in the formats people paste.
//!
//! A format is one file and one row of [`FORMATS`].

mod bidi;
mod file_name;
mod front_matter;
mod html;
mod lines;
mod markdown;
mod org;
mod plain_text;
mod rich;
mod template;

pub use file_name::{DEFAULT_TEMPLATE as DEFAULT_FILE_NAME, file_name};
pub use front_matter::{DEFAULT_TEMPLATE as DEFAULT_FRONT_MATTER, front_matter};
pub use html::html;
pub use markdown::markdown;
pub use org::org;
pub use plain_text::plain_text;
pub use rich::{Rich, rich};
pub use template::{FIELD_NAMES, unknown_placeholder};

use crate::document::Document;
use crate::metadata::Metadata;

/// What templates are filled from.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What is known about the article.
    pub metadata: &'a Metadata,
    /// The article.
    pub document: &'a Document,
    /// The reader's own calendar day, `YYYY-MM-DD`; empty if it is not known.
    pub today: &'a str,
}

/// How a document is to be written. Every format reads the options that make sense for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Whether the headline stands first, as a heading of level 1.
    pub headline: bool,
    /// Added to the level of every heading; levels stay between 1 and 6.
    pub heading_shift: i8,
    /// How links are written.
    pub links: Links,
    /// What is written for pictures.
    pub images: Images,
    /// Whether footnotes are written.
    pub notes: bool,
    /// Whether plain text numbers the items of ordered lists and draws bullets.
    pub list_marks: bool,
    /// Columns after which plain text is wrapped; `None` leaves each paragraph on one line.
    pub wrap: Option<usize>,
    /// Which Markdown is written.
    pub flavour: Flavour,
    /// How Markdown writes tables that its own tables can hold.
    pub tables: Tables,
    /// What Markdown guards with a backslash.
    pub escaping: Escaping,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            headline: false,
            heading_shift: 0,
            links: Links::Inline,
            images: Images::Keep,
            notes: true,
            list_marks: true,
            wrap: None,
            flavour: Flavour::Gfm,
            tables: Tables::Pipe,
            escaping: Escaping::AsNeeded,
        }
    }
}

/// How links are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Links {
    /// Where they stand. Plain text writes their words only.
    #[default]
    Inline,
    /// Numbered, with the addresses at the end.
    Reference,
    /// Their words only.
    None,
}

/// What is written for pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Images {
    /// The picture with its alternative text. Plain text writes nothing.
    #[default]
    Keep,
    /// The alternative text only.
    AltText,
    /// Nothing.
    None,
}

/// The Markdown that is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Flavour {
    /// CommonMark 0.31, nothing else: <https://spec.commonmark.org/0.31.2/>.
    CommonMark,
    /// GitHub Flavored Markdown, with GitHub's footnotes, alerts and math.
    #[default]
    Gfm,
    /// Obsidian: callouts, highlights, `[[` guarded.
    Obsidian,
    /// Pandoc's Markdown with its default extensions.
    Pandoc,
}

/// How Markdown writes tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tables {
    /// As pipe tables where the cells are lines of text, as HTML otherwise.
    #[default]
    Pipe,
    /// Always as HTML.
    Html,
}

/// What Markdown guards with a backslash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Escaping {
    /// All that a parser would take for markup, and nothing else.
    #[default]
    AsNeeded,
    /// Only what would become a tag, a link or a picture, or would swallow what follows. Stars,
    /// underscores, `#` and `1.` stay as the page has them, for those who read the source.
    Sparing,
}

/// One output format.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Short word for command lines and settings.
    pub name: &'static str,
    /// Internet media type.
    pub media_type: &'static str,
    /// Ending of file names, without the dot.
    pub extension: &'static str,
    /// Writes a document.
    pub render: fn(&Document, &Options) -> String,
}

/// All formats; menus and help are drawn from this table.
pub const FORMATS: &[Format] = &[
    Format { name: "text", media_type: "text/plain", extension: "txt", render: plain_text },
    Format { name: "markdown", media_type: "text/markdown", extension: "md", render: markdown },
    Format { name: "html", media_type: "text/html", extension: "html", render: html },
    Format { name: "rich", media_type: "text/html", extension: "html", render: rich::rich_html },
    Format { name: "org", media_type: "text/org", extension: "org", render: org },
];

/// The format of that name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// A heading's level, shifted as the options say.
fn shifted_level(level: u8, shift: i8) -> u8 {
    level.saturating_add_signed(shift).clamp(1, 6)
}

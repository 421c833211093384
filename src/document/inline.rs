//! What stands inside a line of text, in Pandoc's and CommonMark's words.

use super::Direction;

/// A piece of running text. Content of a container is never empty, two [`Inline::Text`] never
/// stand side by side, and no container begins or ends with a space or a line break: those stand
/// outside it.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text as the page shows it: white space collapsed, no markup. `a < b` is `a < b`.
    Text(String),
    /// Text set apart in one of the ways of [`Style`]: `*so*`, `**so**`.
    Styled(Style, Vec<Inline>),
    /// A piece of code, white space collapsed as shown: `` `x = 1` ``.
    Code(String),
    /// A formula in TeX without its delimiters: `$x^2$`.
    Math(Math),
    /// A line that ends where the author ended it (verse, addresses): `<br>`.
    LineBreak,
    /// A link: `[content](address "title")`. Its content holds no other link.
    Link(Link),
    /// A picture: `![alt](address "title")`.
    Image(Image),
    /// The mark of a footnote: an index into [`super::Document::notes`]. `[^1]`
    NoteReference(usize),
    /// An abbreviation with its expansion: `<abbr title="World Health Organization">WHO</abbr>`.
    Abbreviation {
        /// What it stands for.
        expansion: String,
        /// The short form.
        content: Vec<Inline>,
    },
    /// Words with their reading above them: base and reading, part by part.
    Ruby(Vec<(String, String)>),
    /// Text in another language or direction than the text around it.
    Span {
        /// BCP 47 tag, where it is declared.
        language: Option<String>,
        /// The direction, where it is declared.
        direction: Option<Direction>,
        /// The text.
        content: Vec<Inline>,
    },
}

/// The ways of setting text apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Stress, titles, terms: `<em>`, `<i>`, `<cite>`, `<dfn>`, `<var>`.
    Emphasis,
    /// Importance: `<strong>`, `<b>`.
    Strong,
    /// No longer valid: `<del>`, `<s>`.
    Strikethrough,
    /// Added later: `<ins>`.
    Insertion,
    /// Underlined: `<u>`.
    Underline,
    /// Marked with a pen: `<mark>`.
    Highlight,
    /// Raised: `<sup>`.
    Superscript,
    /// Lowered: `<sub>`.
    Subscript,
    /// A key to press: `<kbd>`.
    Keyboard,
    /// Words of somebody else; the quotation marks are drawn by who shows it: `<q>`.
    Quotation,
}

/// A formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Math {
    /// TeX without delimiters; for a formula that no TeX could be had of, its characters.
    pub tex: String,
    /// Whether it stands on a line of its own.
    pub display: bool,
}

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Absolute address, or `#fragment` for a place in the same document.
    pub address: String,
    /// What the page shows on hovering; `""` if nothing.
    pub title: String,
    /// The linked text or picture.
    pub content: Vec<Inline>,
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// Absolute address of its best version.
    pub address: String,
    /// What it shows, in words; `""` if the page does not say.
    pub alt: String,
    /// What the page shows on hovering; `""` if nothing.
    pub title: String,
}

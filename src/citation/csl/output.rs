//! Formatted text and the formats it is written in.

mod html;
mod markdown;
mod plain;
mod rtf;

use super::style::{Display, Tag};

/// A formatted citation or bibliography entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Formatted {
    pub(crate) tokens: Vec<Token>,
}

/// Output is a flat list of text and of where formatting begins and ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    Text(String),
    Open(Tag),
    Close(Tag),
}

/// One row of [`OUTPUT_FORMATS`].
pub struct OutputFormat {
    /// Identifier, as given on a command line.
    pub id: &'static str,
    /// Name shown to readers.
    pub name: &'static str,
    /// What the format is called on the clipboard and on the web.
    pub media_type: &'static str,
    /// Whether two spaces are shown as one.
    folds_spaces: bool,
    /// What is written where formatting begins and ends.
    markup: fn(Tag) -> (&'static str, &'static str),
    /// Appends text, escaped.
    escape: fn(&str, &mut String),
}

/// The formats citations can be written in.
pub static OUTPUT_FORMATS: &[OutputFormat] =
    &[plain::PLAIN, html::HTML, markdown::MARKDOWN, rtf::RTF];

/// Plain text.
pub static PLAIN: &OutputFormat = &plain::PLAIN;
/// HTML with numeric character references.
pub static HTML: &OutputFormat = &html::HTML;
/// CommonMark.
pub static MARKDOWN: &OutputFormat = &markdown::MARKDOWN;
/// Rich Text Format: the body of a document, without its header.
pub static RTF: &OutputFormat = &rtf::RTF;

impl OutputFormat {
    /// The format with this identifier.
    pub fn by_id(id: &str) -> Option<&'static OutputFormat> {
        OUTPUT_FORMATS.iter().find(|format| format.id == id)
    }
}

impl Formatted {
    /// Text without formatting.
    pub fn of_text(text: &str) -> Formatted {
        Formatted { tokens: vec![Token::Text(text.to_owned())] }
    }

    /// This text and another behind it.
    pub fn followed_by(mut self, other: &Formatted) -> Formatted {
        self.tokens.extend(other.tokens.iter().cloned());
        self
    }

    /// Writes the text in a format.
    pub fn to(&self, format: &OutputFormat) -> String {
        let mut written = String::new();
        let mut spaced = false;
        for token in &self.tokens {
            match token {
                Token::Text(text) => {
                    // Browsers show one of two spaces that formatting stands between.
                    let joined = spaced && !format.folds_spaces;
                    let text = if joined { text.trim_start_matches(' ') } else { text };
                    spaced = if text.is_empty() { spaced } else { text.ends_with(' ') };
                    (format.escape)(text, &mut written);
                }
                Token::Open(tag) => written.push_str((format.markup)(*tag).0),
                Token::Close(tag) => written.push_str((format.markup)(*tag).1),
            }
        }
        written
    }

    /// The text without its formatting.
    pub fn plain(&self) -> String {
        self.to(PLAIN)
    }

    /// The text as runs of equal formatting, however it was nested.
    pub fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut open: Vec<Tag> = Vec::new();
        for token in &self.tokens {
            match token {
                // Blocks stand on lines of their own.
                Token::Open(tag @ Tag::Display(_)) => {
                    append(&mut runs, Run::of(" ", &open));
                    open.push(*tag);
                }
                Token::Open(tag) => open.push(*tag),
                Token::Close(Tag::Display(_)) => {
                    open.pop();
                    append(&mut runs, Run::of(" ", &open));
                }
                Token::Close(_) => {
                    open.pop();
                }
                Token::Text(text) => append(&mut runs, Run::of(text, &open)),
            }
        }
        runs
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        !self.tokens.iter().any(|token| matches!(token, Token::Text(text) if !text.is_empty()))
    }

    /// The parts that second-field alignment separates: what stands in the
    /// margin, and the rest. The margin is empty in styles without it.
    pub fn margin_and_rest(&self) -> (Formatted, Formatted) {
        let margin = Tag::Display(Display::LeftMargin);
        let end = self.tokens.iter().position(|token| *token == Token::Close(margin));
        let at = end.map_or(0, |end| end + 1);
        let (before, after) = self.tokens.split_at(at.min(self.tokens.len()));
        (Formatted { tokens: before.to_vec() }, Formatted { tokens: after.to_vec() })
    }
}

/// A stretch of text with one formatting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Italic or oblique.
    pub italic: bool,
    /// Bold.
    pub bold: bool,
    /// Small capitals.
    pub small_caps: bool,
    /// Raised.
    pub superscript: bool,
    /// Lowered.
    pub subscript: bool,
}

impl Run {
    fn of(text: &str, open: &[Tag]) -> Run {
        let mut run = Run { text: text.to_string(), ..Run::default() };
        for tag in open {
            match tag {
                Tag::Italic | Tag::Oblique => run.italic = true,
                Tag::Upright => run.italic = false,
                Tag::Bold => run.bold = true,
                Tag::NormalWeight => run.bold = false,
                Tag::SmallCaps => run.small_caps = true,
                Tag::NormalVariant => run.small_caps = false,
                Tag::Superscript => run.superscript = true,
                Tag::Subscript => run.subscript = true,
                _ => {}
            }
        }
        run
    }
}

fn append(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last)
            if (last.italic, last.bold, last.small_caps, last.superscript, last.subscript)
                == (run.italic, run.bold, run.small_caps, run.superscript, run.subscript) =>
        {
            last.text.push_str(&run.text);
        }
        _ => runs.push(run),
    }
}

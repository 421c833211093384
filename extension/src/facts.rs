//! What the core tells the interface of a page: the only plain value that crosses between them.

use crate::messages::{say, say_with};
use serde::{Deserialize, Serialize};
use verbatim::trace::{NoteKind, Reason};

/// What is known about a page, as the reader corrected it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Facts {
    /// The page's address.
    pub(crate) url: String,
    /// Whether there is no text at all.
    pub(crate) empty: bool,
    /// How many words the article has.
    pub(crate) words: usize,
    /// BCP 47 name of the language, as the metadata have it.
    pub(crate) language: Option<String>,
    /// Whether the language is written from the right to the left.
    pub(crate) right_to_left: bool,
    /// BCP 47 name of the language that the text declares.
    pub(crate) text_language: Option<String>,
    /// Whether the text as a whole runs from the right to the left.
    pub(crate) text_right_to_left: bool,
    /// The fields that the page or the reader tells, each once.
    pub(crate) fields: Vec<Told>,
    /// What was left out of the article.
    pub(crate) left_out: Vec<Part>,
    /// What may be the article where that is not clear, what was chosen first.
    pub(crate) choices: Vec<Choice>,
    /// What the reader should know about how the page was read.
    pub(crate) notes: Vec<NoteKind>,
}

/// The message that says why a page that shows text has none to copy, where a remark tells.
pub(crate) fn why_nothing(notes: impl IntoIterator<Item = NoteKind>) -> Option<&'static str> {
    notes.into_iter().find_map(|note| match note {
        NoteKind::CipherFont => Some("note_cipher_font"),
        NoteKind::DrawnText => Some("note_drawn_text"),
        NoteKind::Unloaded => Some("note_unloaded"),
        NoteKind::ForeignFrame => Some("note_foreign_frame"),
        _ => None,
    })
}

/// What is told of a field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Told {
    /// The field's name.
    pub(crate) name: String,
    /// The value as the reader would type it.
    pub(crate) value: String,
    /// Where it was found.
    pub(crate) source: String,
    /// How sure it is, 0 to 1.
    pub(crate) confidence: f32,
    /// Whether the reader should look at it.
    pub(crate) doubtful: bool,
}

/// The sources that a reader sees on the page, with the messages that name them; the others are data
/// that the page keeps for programs.
const SEEN: [(&str, &str); 7] = [
    ("byline", "source_byline"),
    ("dateline", "source_dateline"),
    ("heading", "source_heading"),
    ("title", "source_title"),
    ("signature", "source_signature"),
    ("story", "source_story"),
    ("url", "source_url"),
];

impl Told {
    /// Where it was found, in the reader's language.
    pub(crate) fn origin(&self) -> String {
        match SEEN.iter().find(|(source, _)| *source == self.source) {
            Some((_, message)) => say(message),
            None => say_with("source_data", &[&self.source]),
        }
    }
}

/// A part that was left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Part {
    /// What kind of thing it seems to be.
    pub(crate) reason: Reason,
    /// How many words it has.
    pub(crate) words: usize,
    /// Its first words.
    pub(crate) preview: String,
}

/// A part of the page that may be the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Choice {
    /// How many words it has.
    pub(crate) words: usize,
    /// Its first words.
    pub(crate) preview: String,
}

impl Facts {
    /// What is told of the field of this name.
    pub(crate) fn told(&self, name: &str) -> Option<&Told> {
        self.fields.iter().find(|told| told.name == name)
    }

    /// The value of the field of this name; empty where nothing is told.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.told(name).map_or("", |told| &told.value)
    }

    /// The authors in one line.
    pub(crate) fn authors(&self) -> String {
        self.value("authors").replace('\n', ", ")
    }
}

impl Part {
    /// What the part is known by when the page is read again.
    pub(crate) fn key(&self) -> String {
        key(self.words, &self.preview)
    }
}

impl Choice {
    /// What it is known by when the page is read again.
    pub(crate) fn key(&self) -> String {
        key(self.words, &self.preview)
    }
}

fn key(words: usize, preview: &str) -> String {
    format!("{words} {preview}")
}

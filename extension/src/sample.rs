//! An article of our own, in the interface's language: what the settings make of it.

use crate::copies::CopyKind;
use crate::copying;
use crate::crossing::to_js;
use crate::messages::say;
use crate::reading::settings_of;
use serde::Serialize;
use verbatim::citation::from_metadata;
use verbatim::document::{Block, Document, Image, Inline, Link, Note, Style};
use verbatim::metadata::{Field, Metadata, PartialDate, Person};
use verbatim::render::{self, Context};
use wasm_bindgen::prelude::*;

/// What is shown of it.
#[derive(Serialize)]
struct Example {
    /// The copy; markup where the kind has it.
    text: String,
    /// The name of the file that it would be saved in.
    file: String,
}

/// What the settings make of the article: an object of `text` and `file`.
///
/// # Errors
/// None.
#[wasm_bindgen]
pub fn example(kind: &str, settings: &JsValue) -> Result<JsValue, JsValue> {
    let (settings, kind) = (settings_of(settings), CopyKind::named(kind));
    let metadata = metadata();
    let document = article();
    let context = Context { metadata: &metadata, document: &document, today: "" };
    let front_matter = |template: &str| render::front_matter(template, &context);
    let content = copying::article(&document, &settings, kind, front_matter);
    let text = content.html.unwrap_or(content.text);
    let file = copying::file_name(&context, &settings, kind);
    to_js(&Example { text, file })
}

/// The article's CSL-JSON item.
#[wasm_bindgen(js_name = exampleItem)]
pub fn example_item() -> String {
    from_metadata::item(&metadata(), "sample", None).json().to_string()
}

/// The article.
fn article() -> Document {
    let text = |name: &str| Inline::Text(say(name));
    let picture = Inline::Image(Image {
        address: "https://harbour.example/lighthouse.jpg".into(),
        alt: say("sample_title"),
        title: String::new(),
    });
    let link = Inline::Link(Link {
        address: "https://harbour.example/1999/rails/".into(),
        title: String::new(),
        content: vec![text("sample_site")],
    });
    Document {
        headline: vec![text("sample_title")],
        blocks: vec![
            Block::Paragraph(vec![text("sample_text_1"), Inline::NoteReference(0)]),
            Block::Paragraph(vec![picture]),
            Block::Heading {
                level: 2,
                id: String::new(),
                content: vec![Inline::Text("1999".into())],
            },
            Block::Paragraph(vec![Inline::Styled(Style::Emphasis, vec![text("sample_text_2")])]),
            // A star that is no bullet.
            Block::Paragraph(vec![Inline::Text("* ".into()), link]),
        ],
        notes: vec![Note {
            label: "1".into(),
            blocks: vec![Block::Paragraph(vec![text("sample_text_3")])],
        }],
        ..Document::default()
    }
}

/// What is known about it.
fn metadata() -> Metadata {
    fn field<T>(value: T) -> Option<Field<T>> {
        Some(Field { value, source: "sample", confidence: 1.0, doubtful: false })
    }
    let literal = say("sample_author");
    let (given, family) = literal.split_once(' ').unwrap_or(("", &literal));
    let author = Person::Named {
        given: given.to_owned(),
        family: family.to_owned(),
        particle: String::new(),
        suffix: String::new(),
        literal: literal.clone(),
    };
    Metadata {
        title: field(say("sample_title")),
        authors: field(vec![author]),
        published: field(PartialDate::day(2024, 3, 2)),
        site: field(say("sample_site")),
        url: field("https://harbour.example/1999/lighthouse/".into()),
        language: field(crate::messages::locale()),
        kind: field("article-newspaper".into()),
        ..Metadata::default()
    }
}

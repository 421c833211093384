//! An article of our own, in the interface's language: for examples and the first run.

use crate::messages::say;
use verbatim::document::{Block, Document, Image, Inline, Link, Style};
use verbatim::metadata::{Field, Metadata, PartialDate, Person};

/// The article.
pub(crate) fn article() -> Document {
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
            Block::Paragraph(vec![text("sample_text_1")]),
            Block::Paragraph(vec![picture]),
            Block::Paragraph(vec![Inline::Styled(Style::Emphasis, vec![text("sample_text_2")])]),
            Block::Paragraph(vec![text("sample_text_3"), Inline::Text(" ".into()), link]),
        ],
        ..Document::default()
    }
}

/// What is known about it.
pub(crate) fn metadata() -> Metadata {
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

//! What goes onto the clipboard or into a file, of a page that was read.

use crate::clipboard::Content;
use crate::copies::CopyKind;
use crate::settings::{Images, Links, Settings};
use crate::template;
use verbatim::document::Document;
use verbatim::metadata::{Field, Metadata};
use verbatim::render::{self, Options, html, markdown, plain_text};

/// The article in one kind of copy.
pub(crate) fn article(
    document: &Document,
    metadata: &Metadata,
    settings: &Settings,
    kind: &CopyKind,
) -> Content {
    let options = options(settings);
    match kind.name {
        "markdown" => {
            let mut text = String::new();
            if settings.front_matter {
                text = front_matter(metadata, &settings.front_matter_template);
            }
            text.push_str(&markdown(document, &options));
            Content { text, html: None }
        }
        "rich" => {
            Content { text: plain_text(document, &options), html: Some(html(document, &options)) }
        }
        _ => Content { text: plain_text(document, &options), html: None },
    }
}

/// The renderers' options, as the reader set them.
fn options(settings: &Settings) -> Options {
    Options {
        headline: settings.headline,
        links: match settings.links {
            Links::Keep => render::Links::Inline,
            Links::Drop => render::Links::None,
        },
        images: match settings.images {
            Images::Keep => render::Images::Keep,
            Images::Alt => render::Images::AltText,
            Images::Drop => render::Images::None,
        },
        ..Options::default()
    }
}

/// Front matter: the template's lines, each value as a YAML scalar.
pub(crate) fn front_matter(metadata: &Metadata, filled: &str) -> String {
    let filled = template::fill(filled, |name| template::yaml_scalar(&placeholder(metadata, name)));
    format!("---\n{}\n---\n\n", filled.trim_end())
}

/// The name of a file that the copy is saved in.
pub(crate) fn file_name(metadata: &Metadata, settings: &Settings, kind: &CopyKind) -> String {
    template::file_name(&settings.file_name, kind.extension, |name| placeholder(metadata, name))
}

/// What stands for a placeholder of a template.
pub(crate) fn placeholder(metadata: &Metadata, name: &str) -> String {
    let text = |field: &Option<Field<String>>| {
        field.as_ref().map(|field| field.value.clone()).unwrap_or_default()
    };
    let published = metadata.published.as_ref().map(|field| field.value);
    match name {
        "title" => text(&metadata.title),
        "authors" => {
            let people = metadata.authors.iter().flat_map(|field| &field.value);
            people.map(|person| person.literal()).collect::<Vec<_>>().join(", ")
        }
        "date" => published.map(|date| date.to_string()).unwrap_or_default(),
        "year" => published.map(|date| date.year.to_string()).unwrap_or_default(),
        "site" => text(&metadata.site),
        "url" => text(&metadata.url),
        "language" => text(&metadata.language),
        _ => String::new(),
    }
}

//! What goes onto the clipboard or into a file, of a page that was read.

use crate::clipboard::Content;
use crate::copies::CopyKind;
use crate::settings::{Flavour, Images, Links, Settings};
use verbatim::document::Document;
use verbatim::render::{self, Context, Options, Rich};

/// Columns of wrapped text: what mail and terminals show.
const COLUMNS: usize = 72;

/// The article in one kind of copy. `front_matter` fills a template, and is asked only where the
/// copy has one: most copies need nothing that is known about the page.
pub(crate) fn article(
    document: &Document,
    settings: &Settings,
    kind: &CopyKind,
    front_matter: impl FnOnce(&str) -> String,
) -> Content {
    let options = options(settings);
    match kind.name {
        "markdown" => {
            let mut text = String::new();
            if settings.front_matter {
                text = front_matter(&settings.front_matter_template);
            }
            text.push_str(&render::markdown(document, &options));
            Content { text, html: None }
        }
        "rich" => {
            let Rich { text, html } = render::rich(document, &options);
            Content { text, html: Some(html) }
        }
        _ => Content { text: render::plain_text(document, &options), html: None },
    }
}

/// The renderers' options, as the reader set them.
fn options(settings: &Settings) -> Options {
    Options {
        headline: settings.headline,
        heading_shift: i8::from(settings.lower_headings),
        links: match settings.links {
            Links::Keep => render::Links::Inline,
            Links::Numbered => render::Links::Reference,
            Links::Drop => render::Links::None,
        },
        images: match settings.images {
            Images::Keep => render::Images::Keep,
            Images::Alt => render::Images::AltText,
            Images::Drop => render::Images::None,
        },
        notes: settings.notes,
        wrap: settings.wrap.then_some(COLUMNS),
        flavour: match settings.flavour {
            Flavour::CommonMark => render::Flavour::CommonMark,
            Flavour::Gfm => render::Flavour::Gfm,
            Flavour::Obsidian => render::Flavour::Obsidian,
            Flavour::Pandoc => render::Flavour::Pandoc,
        },
        escaping: match settings.few_backslashes {
            true => render::Escaping::Sparing,
            false => render::Escaping::AsNeeded,
        },
        ..Options::default()
    }
}

/// The name of a file that the copy is saved in.
pub(crate) fn file_name(context: &Context<'_>, settings: &Settings, kind: &CopyKind) -> String {
    format!("{}.{}", render::file_name(&settings.file_name, context), kind.extension)
}

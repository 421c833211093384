//! `verbatim extract`: one page in, its article out.

use super::{Failure, read_html};
use clap::builder::PossibleValuesParser;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;
use verbatim::Reading;
use verbatim::document::count_words;
use verbatim::dom::Page;
use verbatim::render::{self, FORMATS, Options};

/// Read one page and print its article.
#[derive(clap::Args)]
pub(crate) struct Extract {
    /// An HTML file; `-` reads standard input.
    #[arg(default_value = "-")]
    file: PathBuf,
    /// The page's address.
    #[arg(long, default_value = "")]
    url: String,
    /// What to print; `json` has everything that is known.
    #[arg(long, default_value = "text", value_parser = formats())]
    format: String,
}

/// The renderers' formats, and JSON.
fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name).chain(["json"]))
}

impl Extract {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let html = read_html(&self.file)?;
        let reading = Reading::of(Page::from_html(&html, &self.url));
        let nothing = || Failure::unreadable("there is no readable text in this page");
        let printed = match render::format(&self.format) {
            Some(_) if reading.is_empty() => return Err(nothing()),
            Some(format) => (format.render)(reading.document(), &Options::default()),
            None => serde_json::to_string_pretty(&everything(&reading))
                .map_err(|error| Failure::unreadable(format!("cannot write JSON: {error}")))?,
        };
        let mut out = std::io::stdout().lock();
        // A reader that has seen enough (`head`) is no failure.
        let _ = out.write_all(printed.trim_end().as_bytes()).and_then(|()| out.write_all(b"\n"));
        // A page without text has a title and a day all the same: they were printed.
        if reading.is_empty() { Err(nothing()) } else { Ok(()) }
    }
}

fn everything(reading: &Reading) -> serde_json::Value {
    let document = reading.document();
    let metadata = reading.metadata();
    let text = render::plain_text(document, &Options::default());
    let article = reading.article();
    json!({
        "metadata": metadata,
        // What every source says, and so what the decision above was made of.
        "candidates": &reading.candidates().all,
        "markdown": render::markdown(document, &Options::default()),
        "words": count_words(&text),
        "text": text,
        "language": metadata.language.as_ref().map(|field| &field.value),
        "direction": if metadata.right_to_left { "rtl" } else { "ltr" },
        "kind": article.kind,
        "confidence": article.confidence,
        "trace": reading.trace(),
    })
}

//! `verbatim extract`: one page in, its article out.

use super::{Failure, read_html};
use clap::ValueEnum;
use std::path::PathBuf;
use verbatim::dom::Page;
use verbatim::extract;

/// Read one page and print its article.
#[derive(clap::Args)]
pub(crate) struct Extract {
    /// An HTML file; `-` reads standard input.
    #[arg(default_value = "-")]
    file: PathBuf,
    /// The page's address.
    #[arg(long, default_value = "")]
    url: String,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The article's text, blocks separated by blank lines.
    Text,
}

impl Extract {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let html = read_html(&self.file)?;
        let page = Page::from_html(&html, &self.url);
        let article = extract::extract(&page);
        let text = match self.format {
            Format::Text => extract::plain_text(&page, &article),
        };
        if text.is_empty() {
            return Err(Failure::unreadable("there is no readable text in this page"));
        }
        println!("{text}");
        Ok(())
    }
}

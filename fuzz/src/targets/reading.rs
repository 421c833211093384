//! The whole path: markup to article, metadata, document, and every format.

use verbatim::Reading;
use verbatim::dom::Page;
use verbatim::render::{FORMATS, Options};

use crate::Target;

pub(super) const TARGET: Target =
    Target { name: "reading", longest: 16_384, seeds: &[".html"], words: super::html::WORDS, run };

fn run(data: &[u8]) {
    let html = super::text(data);
    let page = Page::from_html(&html, "https://a.example/story/1?x=1#top");
    let reading = Reading::of(page.clone());
    let again = Reading::of(page);
    assert_eq!(reading.document(), again.document(), "same input, same output");
    assert_eq!(reading.metadata(), again.metadata(), "same input, same output");
    for format in FORMATS {
        for headline in [true, false] {
            let options = Options { headline, ..Options::default() };
            let written = (format.render)(reading.document(), &options);
            assert!(!written.contains('\0'), "{}: no NUL leaves", format.name);
        }
    }
}

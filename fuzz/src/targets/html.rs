//! Markup from the command line and the playground.

use verbatim::dom::Page;

use crate::Target;

pub(super) const WORDS: &[&str] = &[
    "<div>",
    "</div>",
    "<p>",
    "<table><tr><td>",
    "<li>",
    "<pre><code>",
    "<a href=\"javascript:1\">",
    "<svg>",
    "<math>",
    "<template>",
    "<select>",
    "<!--",
    "]]>",
    "&amp;",
    "&#0;",
    "<h1>",
    "<blockquote>",
    "<ruby><rt>",
    "<noscript>",
    "<script type=\"application/ld+json\">{",
    "<meta property=\"og:title\" content=\"",
    "<font>",
    "<frameset>",
    "\u{202e}",
    "\u{200b}",
];

pub(super) const TARGET: Target =
    Target { name: "html", longest: 65_536, seeds: &[".html"], words: WORDS, run };

fn run(data: &[u8]) {
    let html = super::text(data);
    let page = Page::from_html(&html, "https://a.example/story/1?x=1#top");
    assert!(!page.tree.is_empty());
}

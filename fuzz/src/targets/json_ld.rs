//! JSON-LD as pages have it: whole, broken, and of shapes nobody expects.

use verbatim::Reading;
use verbatim::dom::Page;

use crate::Target;

pub(super) const TARGET: Target = Target {
    name: "json-ld",
    longest: 16_384,
    seeds: &[".json"],
    words: &[
        "{\"@context\":\"https://schema.org\",",
        "\"@graph\":[",
        "\"@id\":\"#a\"",
        "\"@type\":[\"NewsArticle\",\"Thing\"],",
        "\"author\":",
        "{\"@type\":\"Person\",\"name\":\"Ann Lee\"}",
        "\"datePublished\":\"2024-03-02T23:30:00-05:00\",",
        "\"headline\":\"",
        "[[[[",
        "{\"a\":",
        "\n\t",
        "]}",
        "<![CDATA[",
        "\\u202e",
        "null,",
    ],
    run,
};

fn run(data: &[u8]) {
    let json = super::text(data).replace("</", "<\\/");
    let html = format!(
        "<html lang=en><script type=application/ld+json>{json}</script><h1>Trees</h1><p>Words.</p>"
    );
    let reading = Reading::of(Page::from_html(&html, "https://a.example/story"));
    let item = reading.item("a");
    assert!(item.to_json().is_object());
}

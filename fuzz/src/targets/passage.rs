//! A passage of a page: the link that leads to it, and the quotation with its source.

use verbatim::citation::csl::{OUTPUT_FORMATS, Processor};
use verbatim::citation::item::Item;
use verbatim::citation::quote::{Shape, quote};
use verbatim::citation::text_fragment::{directive, link, places};

use crate::Target;

pub(super) const TARGET: Target = Target {
    name: "passage",
    longest: 8_192,
    seeds: &[".txt"],
    words: &[
        "the tram, the tram\n",
        "The council met on Monday. ",
        "„Wort“ «mot» \"word\" ",
        "城市绿地对居民健康的影响。",
        "กรุงเทพมหานคร",
        "e\u{301}\u{200d}",
        "İSTANBUL ß ﬀ",
        "\u{202e}#:~:text=a-,b,-c&",
        "%2D%",
        "\u{0}",
        "<b>*_`",
        "   ",
    ],
    run,
};

/// The first line is what is selected, the rest is the page.
fn run(data: &[u8]) {
    let text = super::text(data);
    let (selected, page) = text.split_once('\n').unwrap_or(("word", &text));
    let found = places(page, selected);
    for place in found.iter().take(3) {
        assert!(page.get(place.clone()).is_some(), "a place is whole characters");
        let Some(directive) = directive(page, place.clone()) else { continue };
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"=%,-._~".contains(&byte);
        assert!(directive.bytes().all(plain), "{directive} ends inside an address");
        let address = link("https://a.example/x#top", &directive);
        assert_eq!(address.matches("#").count(), 1, "{address}");
    }
    let processor = Processor::new(&super::STYLE, &|_: &str| None::<String>, None);
    let item =
        Item::from_json(&serde_json::json!({"id": "a", "type": "webpage", "title": selected}));
    for format in OUTPUT_FORMATS {
        for shape in [Shape::InLine, Shape::Block, Shape::usual(page)] {
            let _ = quote(&processor, &item, page, Some("https://a.example/"), shape, format);
        }
    }
}

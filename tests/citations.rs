//! From pages to what a reader pastes: in-text citations, notes, lists, languages, corrections,
//! and passages with their source.

#![cfg(all(feature = "article", feature = "citation", feature = "html"))]

use std::ops::Range;
use verbatim::Reading;
use verbatim::citation::csl::{Cite, Cluster, MARKDOWN, OutputFormat, PLAIN, Processor, Style};
use verbatim::citation::item::Item;
use verbatim::citation::quote::{Shape, quote};
use verbatim::citation::text_fragment::link;
use verbatim::dom::{NodeId, Page};

const APA: &str = include_str!("../data/csl/apa.csl");

/// A style for notes, with what a note style has: a short form for what was cited before.
const NOTES: &str = r#"<style class="note" version="1.0"><citation><layout suffix="." delimiter="; ">
  <choose><if position="first"><group delimiter=", "><names variable="author"/><text variable="title" quotes="true"/>
    <date variable="issued" form="text" date-parts="year"/></group></if>
  <else><names variable="author"><name form="short"/></names></else></choose></layout></citation></style>"#;

const PASSAGE: &str = "Nobody waits for \"slow\" boats";

/// Two articles of one author and year, and one of another author.
fn pages() -> Vec<Reading> {
    let page = |path: &str, title: &str, author: &str, date: &str| {
        let html = format!(
            r#"<html lang="en"><head><title>{title} | The Bay</title>
            <meta property="og:site_name" content="The Bay"><link rel="canonical" href="https://bay.example/{path}">
            <script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
            "headline": "{title}", "author": {{"@type": "Person", "name": "{author}"}}, "datePublished": "{date}"}}</script>
            </head><body><nav><a href="/">{PASSAGE}</a></nav><article><h1>{title}</h1>
            <p>{PASSAGE}, wrote the harbour master, and then he waited for one himself, all morning.</p>
            <p>By noon the pier was full of people who had said that they would never come back to it.</p>
            <p>{PASSAGE}; nobody but the two of them, and the gulls that follow every boat there is.</p>
            </article></body></html>"#
        );
        Reading::of(Page::from_html(&html, &format!("https://bay.example/{path}?utm_source=x")))
    };
    vec![
        page("tram", "The tram", "Maya Okafor", "2024-05-02"),
        page("boat", "A boat", "Maya Okafor", "2024-03-18"),
        page("gulls", "Gulls", "Jan Adler", "2023-01-09"),
    ]
}

fn items() -> Vec<Item> {
    pages().iter().zip(["a", "b", "c"]).map(|(page, id)| page.item(id)).collect()
}

fn locale(name: &str) -> Option<String> {
    let xml = match name {
        "en-US" => include_str!("../data/csl/locales-en-US.xml"),
        "de-DE" => include_str!("../data/csl/locales-de-DE.xml"),
        "ar" => include_str!("../data/csl/locales-ar.xml"),
        _ => return None,
    };
    Some(xml.to_owned())
}

/// Every item cited alone, in turn, and the list of references.
fn printed(
    style: &str,
    language: Option<&str>,
    items: &[Item],
    format: &OutputFormat,
) -> (Vec<String>, Vec<String>) {
    let style = Style::parse(style).expect("it is a style");
    let processor = Processor::new(&style, &locale, language);
    let clusters: Vec<Cluster> = (1..)
        .zip(items)
        .map(|(number, item)| Cluster { cites: vec![Cite::of(&item.id)], note: number })
        .collect();
    let (citations, references) = processor.document(items, &clusters);
    (
        citations.iter().map(|text| text.to(format)).collect(),
        references.iter().map(|entry| entry.text.to(format)).collect(),
    )
}

#[test]
fn a_page_is_cited_in_the_text_in_a_note_and_in_a_list() {
    let items = items();
    let (citations, references) = printed(APA, None, &items[..1], MARKDOWN);
    assert_eq!(citations, ["(Okafor, 2024)"]);
    assert_eq!(
        references,
        ["Okafor, M. (2024, May 2). The tram. *The Bay*. https://bay.example/tram"]
    );
    let (notes, references) = printed(NOTES, None, &items[..1], PLAIN);
    assert_eq!(notes, ["Maya Okafor, “The tram,” 2024."]);
    assert_eq!(references, [""; 0]);
}

#[test]
fn several_pages_make_one_list_sorted_and_told_apart() {
    let (citations, references) = printed(APA, None, &items(), PLAIN);
    assert_eq!(citations, ["(Okafor, 2024b)", "(Okafor, 2024a)", "(Adler, 2023)"]);
    assert_eq!(
        references,
        [
            "Adler, J. (2023, January 9). Gulls. The Bay. https://bay.example/gulls",
            "Okafor, M. (2024a, March 18). A boat. The Bay. https://bay.example/boat",
            "Okafor, M. (2024b, May 2). The tram. The Bay. https://bay.example/tram",
        ]
    );
}

#[test]
fn a_source_cited_again_in_a_later_note_is_short() {
    let items = items();
    let style = Style::parse(NOTES).expect("it is a style");
    let processor = Processor::new(&style, &locale, None);
    let note = |note: u32, id: &str| Cluster { cites: vec![Cite::of(id)], note };
    let notes = processor.cite(&items, &[note(1, "a"), note(2, "c"), note(3, "a")]);
    let notes: Vec<String> = notes.iter().map(|text| text.plain()).collect();
    assert_eq!(notes, ["Maya Okafor, “The tram,” 2024.", "Jan Adler, “Gulls,” 2023.", "Okafor."]);
}

#[test]
fn the_language_of_a_citation_is_the_reader_s_choice() {
    let first = |language| printed(APA, language, &items()[..1], PLAIN).1.remove(0);
    assert!(
        first(Some("de-DE")).starts_with("Okafor, M. (2024, Mai 2)."),
        "{}",
        first(Some("de-DE"))
    );
    assert!(first(Some("ar")).contains("مايو"), "{}", first(Some("ar")));
    // A language that there are no terms for prints like none at all.
    assert_eq!(first(Some("tlh")), first(None));
}

/// The page of the tram with its `nth` text node that begins with the passage selected.
fn selected(nth: usize) -> Reading {
    let mut page = pages().remove(0).page().clone();
    let begins = |id: &u32| {
        page.tree.text(NodeId(*id)).is_some_and(|text| text.trim_start().starts_with(PASSAGE))
    };
    let nodes: Vec<u32> = (0..page.tree.len() as u32).filter(begins).collect();
    let range: Range<u32> = nodes[nth]..nodes[nth] + 1;
    page.selection = vec![range];
    Reading::of(page)
}

#[test]
fn a_passage_comes_with_its_citation_its_reference_and_a_link_that_finds_it() {
    // The navigation says the same words: the link has to say which of the three it means.
    let links: Vec<String> = (0..3)
        .map(|nth| {
            let directive = selected(nth).passage_directive(PASSAGE).expect("there is a link");
            link("https://bay.example/tram", &directive)
        })
        .collect();
    assert_eq!(
        links,
        [
            "https://bay.example/tram#:~:text=Nobody%20waits%20for%20%22slow%22%20boats",
            "https://bay.example/tram#:~:text=The%20tram-,Nobody%20waits%20for%20%22slow%22%20boats",
            "https://bay.example/tram#:~:text=to%20it.-,Nobody%20waits%20for%20%22slow%22%20boats",
        ]
    );
    let item = &items()[0];
    let quoted = |style: &str, language, shape, format| {
        let style = Style::parse(style).expect("it is a style");
        let processor = Processor::new(&style, &locale, language);
        quote(&processor, item, PASSAGE, Some(&links[1]), shape, format)
    };
    assert_eq!(
        quoted(APA, Some("en-US"), Shape::InLine, PLAIN),
        format!(
            "“Nobody waits for ‘slow’ boats” (Okafor, 2024)\n\n\
             Okafor, M. (2024, May 2). The tram. The Bay. https://bay.example/tram\n{}",
            links[1]
        )
    );
    let german = quoted(APA, Some("de-DE"), Shape::InLine, PLAIN);
    assert!(german.starts_with("„Nobody waits for ‚slow‘ boats“ (Okafor, 2024)"), "{german}");
    assert_eq!(
        quoted(APA, None, Shape::Block, MARKDOWN),
        format!(
            "> Nobody waits for \"slow\" boats (Okafor, 2024)\n\n\
             Okafor, M. (2024, May 2). The tram. *The Bay*. https://bay.example/tram\n\n<{}>",
            links[1]
        )
    );
    let note = quoted(NOTES, None, Shape::InLine, PLAIN);
    assert!(
        note.starts_with("“Nobody waits for ‘slow’ boats”¹\n\n¹ Maya Okafor, “The tram,” 2024.\n"),
        "{note}"
    );
}

#[test]
fn a_passage_that_is_not_on_the_page_has_no_link() {
    assert_eq!(selected(1).passage_directive("Everybody waits"), None);
    assert_eq!(pages()[0].passage_directive(PASSAGE), None, "nothing is selected");
}

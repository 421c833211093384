//! What is rendered is what was read: checked on the fixtures and on pages made of hostile text,
//! by parsers that are not ours.

#![cfg(all(feature = "article", feature = "html"))]

mod html;
mod laws;
mod org;

use std::path::Path;

use verbatim::document::{self, Block, Document, Inline, Reading};
use verbatim::dom::{NodeId, Page};
use verbatim::extract::NodeSet;
use verbatim::render::{self, Escaping, Flavour, Options};

const ADDRESS: &str = "https://site.example/section/article.html";

fn read(html: &str) -> (Page, NodeSet, Reading) {
    let page = Page::from_html(html, ADDRESS);
    let keep = laws::everything(&page);
    let reading = document::read_nodes(&page, &keep);
    (page, keep, reading)
}

/// The first difference of a document and its Markdown in one flavour.
fn check_markdown(document: &Document, flavour: Flavour, name: &str) -> Result<String, String> {
    let options = Options { flavour, ..Options::default() };
    let markdown = render::markdown(document, &options);
    let expected = laws::expected(document, &options);
    let parsed = laws::parsed(&markdown, flavour, &document.address);
    if expected == parsed {
        return Ok(markdown);
    }
    let at = expected.iter().zip(&parsed).take_while(|(a, b)| a == b).count();
    let from = at.saturating_sub(2);
    Err(format!(
        "{name}, {flavour:?}: read back differently\n── written\n{markdown}\n── from here, expected\n{:?}\n── parsed\n{:?}",
        &expected[from.min(expected.len())..expected.len().min(at + 3)],
        &parsed[from.min(parsed.len())..parsed.len().min(at + 3)],
    ))
}

fn check_words(page: &Page, keep: &NodeSet, reading: &Reading, name: &str) -> Result<(), String> {
    let replaced = |id: NodeId| reading.replaced.iter().any(|(other, _)| *other == id);
    let text = laws::tree_text(&page.tree, keep, &replaced, reading);
    let tree: Vec<&str> = document::words(&text).collect();
    let read = laws::document_words(&reading.document);
    if tree == read {
        return Ok(());
    }
    let at = tree.iter().zip(&read).take_while(|(a, b)| *a == *b).count();
    Err(format!(
        "{name}: other words than the page's, from here\n── page\n{:?}\n── document\n{:?}",
        &tree[at..tree.len().min(at + 8)],
        &read[at..read.len().min(at + 8)],
    ))
}

fn check_html(document: &Document, name: &str) -> Result<(), String> {
    let html = render::html(document, &Options::default());
    let page = Page::from_html(&html, ADDRESS);
    for id in page.tree.all() {
        let element = page.tree.element(id).map_or("", |name| page.tree.name_text(name));
        if ["script", "style", "iframe", "object", "form"].contains(&element) {
            return Err(format!("{name}: <{element}> in {html}"));
        }
        for (attribute, value) in page.tree.attributes(id) {
            let attribute = page.tree.name_text(attribute);
            let runs = value.trim().to_ascii_lowercase().starts_with("javascript:");
            if attribute.starts_with("on") || (runs && matches!(attribute, "href" | "src")) {
                return Err(format!("{name}: {attribute}={value} in {html}"));
            }
        }
    }
    let text =
        laws::tree_text(&page.tree, &laws::all_text(&page.tree), &|_| false, &Reading::default());
    let mut expected = String::new();
    document.for_each_text(&mut |source, piece| match source {
        document::Source::Alt => {}
        document::Source::Math => expected.push_str(&format!(" {piece} ")),
        _ => expected.push_str(piece),
    });
    let (expected, text) = (laws::visible(&expected), laws::visible(&text));
    let expected: Vec<&str> = document::words(&expected).collect();
    let words: Vec<&str> = document::words(&text).collect();
    if expected == words {
        return Ok(());
    }
    let at = expected.iter().zip(&words).take_while(|(a, b)| a == b).count();
    Err(format!(
        "{name}: other words in HTML, from {:?} and {:?}\n{html}",
        expected.get(at),
        words.get(at)
    ))
}

/// Shows the shortest of what went wrong.
fn report(mut wrong: Vec<String>) {
    wrong.sort_by_key(String::len);
    let count = wrong.len();
    wrong.truncate(6);
    assert!(wrong.is_empty(), "{count} wrong:\n{}", wrong.join("\n\n"));
}

fn check(html: &str, name: &str) -> Vec<String> {
    let (page, keep, reading) = read(html);
    let document = &reading.document;
    let mut wrong = Vec::new();
    wrong.extend(check_words(&page, &keep, &reading, name).err());
    for flavour in [Flavour::Gfm, Flavour::CommonMark, Flavour::Obsidian] {
        wrong.extend(check_markdown(document, flavour, name).err());
    }
    wrong.extend(check_html(document, name).err());
    wrong
}

fn fixtures() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = std::fs::read_dir(root).expect("there are fixtures");
    let mut all: Vec<(String, String)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let html = std::fs::read_to_string(path.join("input.html")).ok()?;
            Some((path.file_name()?.to_string_lossy().into_owned(), html))
        })
        .collect();
    all.sort();
    all
}

#[test]
fn fixtures_keep_the_laws() {
    report(fixtures().into_iter().flat_map(|(name, html)| check(&html, &name)).collect());
}

#[test]
fn pages_of_hostile_text_keep_the_laws() {
    let pages = (1..300).map(|seed| Hostile::new(seed).page());
    report(pages.flat_map(|html| check(&html, &html)).collect());
}

/// Taking any one backslash away changes what a parser reads.
#[test]
fn no_backslash_is_needless() {
    let mut needless = Vec::new();
    for (name, html) in fixtures() {
        // GitHub's parser drops other marks between runs of `~` of different length, so both signs
        // of such a run are guarded where one would do.
        if name == "escape--strikethrough" {
            continue;
        }
        let (_, _, reading) = read(&html);
        let markdown = render::markdown(&reading.document, &Options::default());
        let parsed = laws::parsed(&markdown, Flavour::Gfm, "");
        for (at, _) in markdown.match_indices('\\') {
            let mut without = markdown.clone();
            without.remove(at);
            if laws::parsed(&without, Flavour::Gfm, "") == parsed {
                let line = markdown[..at].rfind('\n').map_or(0, |end| end + 1);
                let end = markdown[at..].find('\n').map_or(markdown.len(), |end| at + end);
                needless.push(format!("{name} at {}: {}", at - line, &markdown[line..end]));
            }
        }
    }
    report(needless);
}

/// Fewer backslashes may cost a style or a list; they bring no link, picture or tag about.
#[test]
fn sparing_backslashes_lead_nowhere() {
    let leads = |markdown: &str| -> Vec<String> {
        let mut all = laws::parsed(markdown, Flavour::Gfm, "");
        let leads = ["⟨a ", "⟨img ", "⟨html", "⟨script", "⟨code"];
        all.retain(|event| leads.iter().any(|lead| event.starts_with(lead)));
        all
    };
    let pages = (1..300).map(|seed| (format!("{seed}"), Hostile::new(seed).page()));
    let (mut wrong, mut saved) = (Vec::new(), 0);
    for (name, html) in fixtures().into_iter().chain(pages) {
        let (_, _, reading) = read(&html);
        let written = |escaping| {
            let options = Options { escaping, ..Options::default() };
            render::markdown(&reading.document, &options)
        };
        let (needed, sparing) = (written(Escaping::AsNeeded), written(Escaping::Sparing));
        saved += needed.len() - sparing.len();
        let (mut left, found) = (leads(&needed), leads(&sparing));
        let new = found.iter().any(|lead| match left.iter().position(|other| other == lead) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        });
        if new {
            wrong.push(format!("{name}\n── needed\n{needed}\n── sparing\n{sparing}"));
        }
    }
    report(wrong);
    assert!(saved > 1000, "only {saved} backslashes fewer");
}

/// Pages put together from pieces that imitate markup.
struct Hostile {
    state: u64,
}

impl Hostile {
    fn new(seed: u64) -> Hostile {
        Hostile { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1 }
    }

    fn next(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 33) as usize % below
    }

    fn page(&mut self) -> String {
        let mut html = String::new();
        for _ in 0..1 + self.next(4) {
            self.block(0, &mut html);
        }
        html
    }

    fn block(&mut self, depth: usize, out: &mut String) {
        let kind = self.next(if depth > 2 { 4 } else { 11 });
        match kind {
            0..=2 => self.wrapped("p", out),
            3 => self.wrapped("h2", out),
            4 => self.around("blockquote", depth, out),
            5 | 6 => {
                let list = if kind == 5 { "ul" } else { "ol" };
                out.push_str(&format!("<{list}>"));
                for _ in 0..1 + self.next(3) {
                    if self.next(3) == 0 {
                        self.around("li", depth, out);
                    } else {
                        self.wrapped("li", out);
                    }
                }
                out.push_str(&format!("</{list}>"));
            }
            7 => {
                out.push_str("<pre>x");
                for _ in 0..self.next(6) {
                    let text = self.text();
                    out.push_str(&text);
                    out.push('\n');
                }
                out.push_str("</pre>");
            }
            8 => {
                out.push_str("<table>");
                for row in 0..2 + self.next(2) {
                    out.push_str("<tr>");
                    for _ in 0..2 {
                        self.wrapped(if row == 0 { "th" } else { "td" }, out);
                    }
                    out.push_str("</tr>");
                }
                out.push_str("</table>");
            }
            9 => {
                out.push_str("<details><summary>");
                self.inlines(0, out);
                out.push_str("</summary>");
                self.block(depth + 1, out);
                out.push_str("</details>");
            }
            _ => {
                out.push_str(
                    "<div class=\"admonition note\"><p class=\"admonition-title\">Note</p>",
                );
                self.block(depth + 1, out);
                out.push_str("</div>");
            }
        }
    }

    fn around(&mut self, element: &str, depth: usize, out: &mut String) {
        out.push_str(&format!("<{element}>"));
        for _ in 0..1 + self.next(2) {
            self.block(depth + 1, out);
        }
        out.push_str(&format!("</{element}>"));
    }

    fn wrapped(&mut self, element: &str, out: &mut String) {
        out.push_str(&format!("<{element}>"));
        self.inlines(0, out);
        out.push_str(&format!("</{element}>"));
    }

    fn inlines(&mut self, depth: usize, out: &mut String) {
        for _ in 0..1 + self.next(5) {
            match self.next(if depth > 2 { 3 } else { 12 }) {
                0..=4 => {
                    let text = self.text();
                    out.push_str(&text);
                }
                5 => out.push_str("<br>"),
                6 => {
                    let text = self.text();
                    out.push_str(&format!(
                        "<img src=\"/i.png\" alt=\"{}\">",
                        text.replace('"', "&quot;")
                    ));
                }
                7 => {
                    out.push_str("<a href=\"https://a.example/x_(y)?a=1&amp;b=*\">");
                    self.inlines(depth + 1, out);
                    out.push_str("</a>");
                }
                8 => self.inside("code", depth, out),
                9 => self.inside("em", depth, out),
                10 => self.inside("strong", depth, out),
                _ => {
                    let element = ["del", "sup", "sub", "u", "mark", "kbd", "ins"][self.next(7)];
                    self.inside(element, depth, out);
                }
            }
        }
    }

    fn inside(&mut self, element: &str, depth: usize, out: &mut String) {
        out.push_str(&format!("<{element}>"));
        self.inlines(depth + 1, out);
        out.push_str(&format!("</{element}>"));
    }

    fn text(&mut self) -> String {
        const PIECES: &[&str] = &[
            " ",
            " ",
            " ",
            "word",
            "snake_case",
            "a",
            "1",
            "*",
            "**",
            "_",
            "__",
            "`",
            "``",
            "[",
            "]",
            "](",
            ")",
            "(",
            "!",
            "![",
            "<b>",
            "<",
            ">",
            "&amp;",
            "&",
            "\\",
            "\\*",
            "#",
            "# ",
            "1. ",
            "1) ",
            "- ",
            "+ ",
            "* ",
            "> ",
            "|",
            "~~",
            "~",
            "$",
            "$$",
            "---",
            "===",
            "```",
            "~~~",
            "[x] ",
            "[^1]",
            "[1]: ",
            "[1]",
            "<!--",
            "-->",
            "<https://a.b>",
            "https://a.example/x_y",
            "a@b.example",
            "“",
            "”",
            "。",
            "中文",
            "é",
            "😀",
            "—",
            "…",
            ":",
            "\"",
            "'",
            "&lt;",
            "&#42;",
            "</p>",
            "<script>",
            "\u{a0}",
            "=",
            "==",
            "^",
            "@x",
            "%%",
            "{.x}",
            "::: ",
            "| --- |",
            ".",
            ",",
            "2. ",
            "x",
        ];
        let mut text = String::new();
        for _ in 0..1 + self.next(6) {
            text.push_str(PIECES[self.next(PIECES.len())]);
        }
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }
}

#[test]
fn deep_pages_are_read_and_written() {
    for element in
        ["div", "blockquote", "ul><li", "b", "span lang=fr", "table><tr><td", "a href=x", "sup"]
    {
        let html = format!("{}deep", format!("<{element}>").repeat(30_000));
        let (_, _, reading) = read(&html);
        for format in render::FORMATS {
            assert!(
                (format.render)(&reading.document, &Options::default()).contains("deep"),
                "{element} in {}",
                format.name
            );
        }
    }
}

#[test]
fn wide_tables_and_long_lines_are_read_and_written() {
    let wide = format!(
        "<table><tr>{}</tr><tr><td>x</td><td>y</td></tr></table>",
        "<th>h</th>".repeat(10_000)
    );
    let spans = format!(
        "<table>{}</table>",
        "<tr><td colspan=1000 rowspan=60000>a</td><td>b</td></tr>".repeat(500)
    );
    let long = format!("<p>{}</p>", "word *star* _under_ `tick` ".repeat(40_000));
    for html in [wide, spans, long] {
        let (_, _, reading) = read(&html);
        for format in render::FORMATS {
            let length = (format.render)(&reading.document, &Options::default()).len();
            assert!(
                length < 20 * html.len(),
                "{length} bytes of {} from {}",
                format.name,
                html.len()
            );
        }
    }
}

#[test]
fn addresses_that_run_something_are_not_handed_on() {
    let (_, _, reading) = read(
        "<p><a href='javascript:x()'>a</a><a href=' JaVaScRiPt:x'>b</a><img src='data:text/html,x'><iframe src='javascript:x'></iframe></p>",
    );
    assert_eq!(reading.document.blocks, [Block::Paragraph(vec![Inline::Text("ab".to_owned())])]);
}

/// A choice of nodes need not hold what stands between words: it parts them all the same.
#[test]
fn blocks_breaks_and_spaces_that_were_not_chosen_part_words() {
    for (html, expected) in [
        ("<b>one</b><i> </i><b>two</b>", "one two"),
        ("one<i><br></i>two", "one\ntwo"),
        ("one<x-icon><div><svg> </svg></div></x-icon>two", "one\n\ntwo"),
        ("one<svg> <g> </g> </svg>two", "onetwo"),
    ] {
        let page = Page::from_html(html, ADDRESS);
        let mut keep = NodeSet::with_len(page.tree.len());
        let texts = page
            .tree
            .all()
            .filter(|&id| page.tree.text(id).is_some_and(|text| !text.trim().is_empty()));
        texts.for_each(|id| keep.insert(id));
        let document = document::read_nodes(&page, &keep).document;
        assert_eq!(render::plain_text(&document, &Options::default()), expected, "{html}");
    }
}

//! What the search index says of a style, out of its `info` element.

use anyhow::{Context, Result};
use roxmltree::{Document, Node};
use verbatim::citation::styles::search::Entry;

/// Reads the description of one style; `name` is its file's name without `.csl`.
pub(super) fn entry(name: &str, xml: &str) -> Result<Entry> {
    let document = Document::parse(xml)?;
    let info = info(&document)?;
    let mut entry = Entry { name: name.to_owned(), ..Entry::default() };
    entry.default_locale =
        document.root_element().attribute("default-locale").unwrap_or_default().to_owned();
    for child in info.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "title" => entry.title = text(child),
            "title-short" => entry.short_title = text(child),
            "issn" | "eissn" | "issnl" => {
                let issn = text(child);
                if !issn.is_empty() && !entry.issns.contains(&issn) {
                    entry.issns.push(issn);
                }
            }
            "category" => {
                entry.fields.extend(child.attribute("field").map(str::to_owned));
                if let Some(format) = child.attribute("citation-format") {
                    entry.format = format.to_owned();
                }
            }
            "link" if child.attribute("rel") == Some("independent-parent") => {
                let parent = child.attribute("href").and_then(|href| href.rsplit('/').next());
                entry.parent = parent.map(str::to_owned);
            }
            _ => {}
        }
    }
    Ok(entry)
}

/// The `info` element of a style.
pub(super) fn info<'a, 'input>(document: &'a Document<'input>) -> Result<Node<'a, 'input>> {
    document
        .root_element()
        .children()
        .find(|child| child.tag_name().name() == "info")
        .context("no info element")
}

/// The text of an element with white space collapsed.
pub(super) fn text(node: Node) -> String {
    let text = node.text().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

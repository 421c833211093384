//! A page as later steps get it: its tree, its header, and what the reader had selected.

use std::ops::Range;

use super::name::names;
use super::tree::{Tree, TreeBuilder};
use crate::snapshot::{self, Event, Header, SnapshotError};

/// A page that has been read, from a live tab or from its markup.
#[derive(Clone, Debug)]
pub struct Page {
    /// What is known about the page as a whole.
    pub header: Header,
    /// Its elements and texts.
    pub tree: Tree,
    /// The reader's selection: ranges of node numbers, in order, not overlapping. The walker cuts
    /// text nodes where a selection begins or ends, so whole nodes are enough.
    pub selection: Vec<Range<u32>>,
}

impl Page {
    /// Reads what the walker in a live page wrote.
    pub fn from_snapshot(wire: &str) -> Result<Page, SnapshotError> {
        let (header, events) = snapshot::read(wire)?;
        let mut builder = TreeBuilder::new();
        builder.reserve(events.remaining() / 16, events.remaining());
        let mut selection: Vec<Range<u32>> = Vec::new();
        let mut selected_from = None;
        let mut seen_root = false;
        for event in events {
            match event {
                // The document element is open already.
                Event::Open(_) if !seen_root => seen_root = true,
                Event::Open(name) => {
                    let name = builder.intern(name);
                    builder.open(name);
                }
                Event::Attribute(name, value) => {
                    let name = builder.intern(name);
                    builder.attribute(name, value);
                }
                Event::Text(text) => builder.text(text),
                Event::Close => builder.close(),
                Event::SelectionStart => selected_from = Some(builder.len()),
                Event::SelectionEnd => {
                    if let Some(start) = selected_from.take() {
                        selection.push(start..builder.len());
                    }
                }
            }
        }
        if let Some(start) = selected_from {
            selection.push(start..builder.len());
        }
        selection.retain(|range| !range.is_empty());
        Ok(Page { header, tree: builder.finish(), selection })
    }

    /// Reads markup alone (feature `html`). `url` may be empty when it is not known: then the
    /// page's address is the one that it calls canonical.
    #[cfg(feature = "html")]
    pub fn from_html(html: &str, url: &str) -> Page {
        let tree = super::parse::parse_html(html);
        let canonical = || tree.all().find_map(|id| canonical_address(&tree, id));
        let url = Some(url.to_owned()).filter(|url| !url.is_empty()).or_else(canonical);
        let url = url.as_deref().unwrap_or_default();
        let title = tree.first(super::NodeId::ROOT, names::TITLE);
        let base = tree.all().find_map(|id| match tree.is(id, names::BASE) {
            true => super::address::resolve(url, tree.attribute(id, names::HREF)?),
            false => None,
        });
        let header = Header {
            url: url.to_owned(),
            base_url: base,
            title: title.map(|id| tree.text_content(id).trim().to_owned()).unwrap_or_default(),
            content_type: "text/html".to_owned(),
            ..Header::default()
        };
        Page { header, tree, selection: Vec::new() }
    }

    /// The address that relative links are resolved against: `base href`, else the page's own.
    pub fn base_url(&self) -> &str {
        let base = self.header.base_url.as_deref();
        base.filter(|base| !base.is_empty()).unwrap_or(&self.header.url)
    }

    /// The language the document element declares, as it stands.
    pub fn declared_language(&self) -> Option<&str> {
        let root = super::NodeId::ROOT;
        let tree = &self.tree;
        let declared =
            tree.attribute(root, names::LANG).or(tree.attribute(root, names::XML_LANG))?;
        Some(declared.trim()).filter(|declared| !declared.is_empty())
    }

    /// [`Page::declared_language`] without script or region, in lower case; `""` if there is none.
    pub fn primary_language(&self) -> String {
        let declared = self.declared_language().unwrap_or("");
        declared.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase()
    }
}

/// The address that an element names as the page's own (HTML Standard, "Link type canonical").
#[cfg(feature = "html")]
fn canonical_address(tree: &Tree, id: super::NodeId) -> Option<String> {
    let is_canonical = tree.is(id, names::LINK)
        && tree
            .attribute(id, names::REL)?
            .split_ascii_whitespace()
            .any(|rel| rel.eq_ignore_ascii_case("canonical"));
    let address = tree.attribute(id, names::HREF).filter(|_| is_canonical)?.trim();
    super::address::resolve("", address).filter(|address| address.starts_with("http"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::NodeId;

    #[test]
    fn a_snapshot_becomes_a_page_with_its_selection() {
        let wire = "verbatim 1\n{}\n\u{1}html\u{2}lang\u{3}fa\u{1}p\u{4}a \u{6}\u{4}b\u{1}i\u{4}c\u{5}\u{7}\u{4}d\u{5}";
        let page = Page::from_snapshot(wire).expect("well formed");
        assert_eq!(page.declared_language(), Some("fa"));
        assert_eq!(page.primary_language(), "fa");
        assert_eq!(page.tree.text_content(NodeId::ROOT), "a bcd");
        assert_eq!(page.selection.first(), Some(&(3..6)));
        assert_eq!(page.selection.len(), 1);
    }

    #[cfg(feature = "html")]
    #[test]
    fn markup_becomes_a_page() {
        let page = Page::from_html("<title> T </title><p>x", "https://a.example/");
        assert_eq!(page.header.title, "T");
        assert_eq!(page.base_url(), "https://a.example/");
    }

    #[cfg(feature = "html")]
    #[test]
    fn a_page_without_an_address_is_where_it_says_it_is() {
        let url = |html: &str, url: &str| Page::from_html(html, url).header.url;
        let named = "<link rel='shortlink CANONICAL' href=' https://a.example/b '>";
        assert_eq!(url(named, ""), "https://a.example/b");
        assert_eq!(url(named, "https://c.example/"), "https://c.example/");
        for none in [
            "<p>x",
            "<link rel=canonical href=/b>",
            "<link rel=canonical href=data:,b>",
            "<link rel=icon href=https://a.example/>",
        ] {
            assert_eq!(url(none, ""), "", "{none}");
        }
    }
}

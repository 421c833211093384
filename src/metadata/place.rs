//! Where in the page something stands, as its attributes tell.

use super::address::resolve;
use super::named::{Named, Words};
use crate::dom::{Name, NodeId, Page, Tree, names};

/// Which nodes of a page are in parts that speak of other things than the page's subject: comments,
/// related stories, navigation, the page's own furniture. A part that is much of the page is none
/// of these, whatever it is called, and neither is one that holds most of its paragraphs, unless it
/// is the foot of the page or called after comments.
#[derive(Debug)]
pub(super) struct Asides(Vec<bool>);

impl Asides {
    pub(super) fn of(page: &Page, named: &Named) -> Asides {
        let tree = &page.tree;
        let much = tree.len().max(60);
        let mut asides = vec![false; tree.len()];
        // What holds a main heading is called after its layout ("article--sidebar-right").
        let mut holds_heading = vec![false; tree.len()];
        for id in tree.all().filter(|&id| tree.is(id, names::H1)) {
            for around in tree.ancestors(id) {
                match holds_heading.get_mut(around.index()) {
                    Some(slot) if !*slot => *slot = true,
                    _ => break,
                }
            }
        }
        let prose = Prose::of(tree);
        for id in tree.all() {
            if tree.subtree(id).len() * 3 >= much || holds_heading.get(id.index()) == Some(&true) {
                continue;
            }
            if prose.is_mostly_in(tree, id)
                && ![names::FOOTER, names::NAV].iter().any(|&name| tree.is(id, name))
                && !named.has(id, Words::FOOTER.or(Words::COMMENT))
            {
                continue;
            }
            let inside = tree.parent(id).and_then(|parent| asides.get(parent.index()).copied());
            let aside = is_card(page, id)
                .or_else(|| own_aside(tree, named, id))
                .unwrap_or_else(|| inside.unwrap_or(false));
            if let Some(slot) = asides.get_mut(id.index()) {
                *slot = aside;
            }
        }
        Asides(asides)
    }

    pub(super) fn holds(&self, id: NodeId) -> bool {
        self.0.get(id.index()).copied().unwrap_or(false)
    }
}

/// How much text stands in paragraphs before each node, in bytes, and at the end.
struct Prose(Vec<u32>);

impl Prose {
    fn of(tree: &Tree) -> Prose {
        let mut before = Vec::with_capacity(tree.len() + 1);
        let (mut sum, mut paragraph_ends) = (0u32, NodeId::ROOT);
        for id in tree.all() {
            before.push(sum);
            if tree.is(id, names::P) {
                paragraph_ends = paragraph_ends.max(tree.end(id));
            } else if id < paragraph_ends {
                sum = sum.saturating_add(tree.text(id).map_or(0, str::len) as u32);
            }
        }
        before.push(sum);
        Prose(before)
    }

    fn before(&self, id: NodeId) -> u32 {
        self.0.get(id.index()).or(self.0.last()).copied().unwrap_or(0)
    }

    /// Whether more than half of it stands in an element, and it is worth the name.
    fn is_mostly_in(&self, tree: &Tree, id: NodeId) -> bool {
        let all = self.0.last().copied().unwrap_or(0);
        all >= 600 && (self.before(tree.end(id)) - self.before(id)) * 2 > all
    }
}

/// A link around a heading, and around the day and the writer beside it, is the card of another
/// page; one to the page itself says nothing.
fn is_card(page: &Page, id: NodeId) -> Option<bool> {
    let tree = &page.tree;
    if !tree.is(id, names::A) || !(3..60).contains(&tree.subtree(id).len()) {
        return None;
    }
    const HEADINGS: [Name; 5] = [names::H2, names::H3, names::H4, names::H5, names::H6];
    let is_heading = |inner| HEADINGS.iter().any(|&name| tree.is(inner, name));
    if page.header.url.is_empty() || !tree.descendants(id).any(is_heading) {
        return None;
    }
    let leads = resolve(&page.header.url, tree.attribute(id, names::HREF)?.trim());
    (bare(&leads) != bare(&page.header.url)).then_some(true)
}

/// An address without its query and what is behind that.
fn bare(url: &str) -> &str {
    url.split(['#', '?']).next().unwrap_or("").trim_end_matches('/')
}

/// What the element itself says; `None` where that is left to what is around it.
fn own_aside(tree: &Tree, named: &Named, id: NodeId) -> Option<bool> {
    let name = tree.element(id)?;
    if name == names::FOOTER || named.has(id, Words::FOOTER) {
        // That of an article often holds the byline.
        let inside = |name| tree.closest(id, name).is_some();
        let is_post = |id| named.class(id).has(Words::POST) && !tree.is(id, names::BODY);
        let of_post = is_post(id)
            || inside(names::ARTICLE)
            || inside(names::MAIN)
            || tree.ancestors(id).take(4).any(is_post);
        return (!of_post).then_some(true);
    }
    // "ArticleHeaderComment": the header of a comment on the news.
    if named.has(id, Words::POST) && named.has(id, Words::HEADER) {
        return None;
    }
    if name == names::BLOCKQUOTE && named.has(id, Words::EMBEDDED) {
        return Some(true);
    }
    let said = name == names::NAV
        || (name == names::FORM && !holds_much(tree, id))
        || named.has(id, Words::ASIDE.or(Words::COMMENT));
    said.then_some(true)
}

/// Whether a heading is the site's own rather than the page's: a logo, or in a menu or footer.
pub(super) fn is_furniture(tree: &Tree, named: &Named, id: NodeId) -> bool {
    named.has(id, Words::LOGO)
        || std::iter::once(id).chain(tree.ancestors(id)).any(|id| {
            [names::NAV, names::FOOTER, names::DIALOG].iter().any(|&name| tree.is(id, name))
                || (tree.subtree(id).len() * 3 < tree.len()
                    && (named.has(id, Words::BESIDE)
                        || (named.has(id, Words::LOGO) && tree.subtree(id).len() < 40)))
        })
}

/// A form around a whole page, as ASP.NET has it, is no form.
fn holds_much(tree: &Tree, id: NodeId) -> bool {
    tree.subtree(id).len() > 300
}

//! Where in the page something stands, as its attributes tell.

use super::named::{Named, Words};
use crate::dom::{NodeId, Tree, names};

/// Which nodes of a page are in parts that speak of other things than the page's subject: comments,
/// related stories, navigation, the page's own furniture. A part that is much of the page is none
/// of these, whatever it is called.
#[derive(Debug)]
pub(super) struct Asides(Vec<bool>);

impl Asides {
    pub(super) fn of(tree: &Tree, named: &Named) -> Asides {
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
        for id in tree.all() {
            if tree.subtree(id).len() * 3 >= much || holds_heading.get(id.index()) == Some(&true) {
                continue;
            }
            let inside = tree.parent(id).and_then(|parent| asides.get(parent.index()).copied());
            let aside = own_aside(tree, named, id).unwrap_or_else(|| inside.unwrap_or(false));
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

/// What the element itself says; `None` where that is left to what is around it.
fn own_aside(tree: &Tree, named: &Named, id: NodeId) -> Option<bool> {
    let name = tree.element(id)?;
    if name == names::FOOTER || named.has(id, Words::FOOTER) {
        // That of an article often holds the byline.
        let inside = |name| tree.closest(id, name).is_some();
        return (!inside(names::ARTICLE) && !inside(names::MAIN)).then_some(true);
    }
    let said = name == names::NAV
        || (name == names::FORM && !holds_much(tree, id))
        || named.has(id, Words::ASIDE);
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

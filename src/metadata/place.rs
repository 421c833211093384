//! Where in the page something stands, as its attributes tell.

use super::word_set::WordSet;
use crate::dom::{NodeId, Tree, names};

/// Which nodes of a page are in parts that speak of other things than the page's subject: comments,
/// related stories, navigation, the page's own furniture. A part that is much of the page is none
/// of these, whatever it is called.
#[derive(Debug)]
pub(super) struct Asides(Vec<bool>);

impl Asides {
    pub(super) fn of(tree: &Tree) -> Asides {
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
            let aside = own_aside(tree, id).unwrap_or_else(|| inside.unwrap_or(false));
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
fn own_aside(tree: &Tree, id: NodeId) -> Option<bool> {
    let name = tree.element(id)?;
    static FOOTER: WordSet = WordSet::new(&["footer"]);
    if name == names::FOOTER || has_any(tree, id, &FOOTER) {
        // That of an article often holds the byline.
        let inside = |name| tree.closest(id, name).is_some();
        return (!inside(names::ARTICLE) && !inside(names::MAIN)).then_some(true);
    }
    let said = name == names::NAV
        || (name == names::FORM && !holds_much(tree, id))
        || has_any(tree, id, &ASIDE_WORDS);
    said.then_some(true)
}

/// Whether a heading is the site's own rather than the page's: a logo, or in a menu or footer.
pub(super) fn is_furniture(tree: &Tree, id: NodeId) -> bool {
    static LOGO: WordSet = WordSet::new(&["logo", "sitename"]);
    static AROUND: WordSet =
        WordSet::new(&["related", "comments", "sidebar", "cookie", "popup", "dialog"]);
    has_any(tree, id, &LOGO)
        || std::iter::once(id).chain(tree.ancestors(id)).any(|id| {
            [names::NAV, names::FOOTER, names::DIALOG].iter().any(|&name| tree.is(id, name))
                || (tree.subtree(id).len() * 3 < tree.len()
                    && (has_any(tree, id, &AROUND)
                        || (has_any(tree, id, &LOGO) && tree.subtree(id).len() < 40)))
        })
}

/// A form around a whole page, as ASP.NET has it, is no form.
fn holds_much(tree: &Tree, id: NodeId) -> bool {
    tree.subtree(id).len() > 300
}

/// Words in `class` and `id` of such parts.
#[rustfmt::skip]
static ASIDE_WORDS: WordSet = WordSet::new(&[
    "comment", "comments", "commentlist", "disqus", "respond", "related", "recommended", "recommendations", "recirc", "sidebar",
    "popular", "trending", "mostread", "latest", "newsletter", "breadcrumb", "breadcrumbs", "navigation", "nav", "menu", "cookie", "promo", "teaser", "teasers",
    "carousel", "morenews", "readmore", "outbrain", "taboola", "similar", "suggested", "testimonial", "testimonials", "upsell", "rail", "advert", "popup", "modal", "readnext", "blogroll", "reviews",
]);

/// Whether one of the words of `class` and `id` is in the set.
pub(super) fn has_any(tree: &Tree, id: NodeId, wanted: &WordSet) -> bool {
    let both = [names::CLASS, names::ID];
    both.iter().filter_map(|&name| tree.attribute(id, name)).any(|value| any_word(value, wanted))
}

/// Whether one of the words that an attribute is made of is in the set.
pub(super) fn any_word(value: &str, wanted: &WordSet) -> bool {
    words(value).any(|word| {
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            wanted.contains(&word.to_ascii_lowercase())
        } else {
            wanted.contains(word)
        }
    })
}

/// `post-meta__author entryDate` as post, meta, author, entry, date.
pub(super) fn words(value: &str) -> impl Iterator<Item = &str> {
    value.split(|c: char| !c.is_ascii_alphanumeric()).flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            // camelCase: a capital behind a small letter begins a word.
            let bytes = rest.as_bytes();
            let cut = (1..bytes.len())
                .find(|&at| bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase());
            let (word, after) = rest.split_at(cut.unwrap_or(rest.len()));
            rest = after;
            Some(word)
        })
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn class_names_are_taken_apart() {
        let words: Vec<&str> = super::words("post-meta__author entryDate").collect();
        assert_eq!(words, ["post", "meta", "author", "entry", "Date"]);
    }
}

//! Where in the page something stands, as its attributes tell.

use crate::dom::{NodeId, Tree, names};

/// Whether the node is in a part that speaks of other things than the page's subject: comments,
/// related stories, navigation, the page's own furniture. A part that is much of the page is none
/// of these, whatever it is called.
pub(super) fn is_aside(tree: &Tree, id: NodeId) -> bool {
    let around = std::iter::once(id).chain(tree.ancestors(id));
    around.take_while(|&id| tree.subtree(id).len() * 3 < tree.len().max(60)).any(|id| {
        let Some(name) = tree.element(id) else { return false };
        if name == names::FOOTER {
            return tree.closest(id, names::ARTICLE).is_none()
                && tree.closest(id, names::MAIN).is_none();
        }
        name == names::NAV
            || (name == names::FORM && !holds_much(tree, id))
            || has_word(tree, id, ASIDE_WORDS)
    })
}

/// Whether a heading is the site's own rather than the page's: a logo, or in a menu or footer.
pub(super) fn is_furniture(tree: &Tree, id: NodeId) -> bool {
    const LOGO: &[&str] = &["logo", "sitename"];
    const AROUND: &[&str] = &["related", "comments", "sidebar", "cookie", "popup", "dialog"];
    has_word(tree, id, LOGO)
        || std::iter::once(id).chain(tree.ancestors(id)).any(|id| {
            [names::NAV, names::FOOTER, names::DIALOG].iter().any(|&name| tree.is(id, name))
                || (tree.subtree(id).len() * 3 < tree.len()
                    && (has_word(tree, id, AROUND)
                        || (has_word(tree, id, LOGO) && tree.subtree(id).len() < 40)))
        })
}

/// A form around a whole page, as ASP.NET has it, is no form.
fn holds_much(tree: &Tree, id: NodeId) -> bool {
    tree.subtree(id).len() > 300
}

/// Words in `class` and `id` of such parts.
#[rustfmt::skip]
const ASIDE_WORDS: &[&str] = &[
    "comment", "comments", "commentlist", "disqus", "respond", "related", "recommended", "recommendations", "recirc", "sidebar",
    "popular", "trending", "mostread", "latest", "newsletter", "breadcrumb", "breadcrumbs", "navigation", "nav", "menu", "footer", "cookie", "promo", "teaser", "teasers",
    "carousel", "morenews", "readmore", "outbrain", "taboola", "similar", "suggested", "testimonial", "testimonials", "upsell", "rail", "advert", "popup", "modal", "readnext", "blogroll", "reviews",
];

/// Whether one of the words is among those that `class` and `id` are made of.
pub(super) fn has_word(tree: &Tree, id: NodeId, wanted: &[&str]) -> bool {
    let both = [names::CLASS, names::ID];
    both.iter().filter_map(|&name| tree.attribute(id, name)).any(|value| {
        words(value).any(|word| wanted.iter().any(|wanted| word.eq_ignore_ascii_case(wanted)))
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

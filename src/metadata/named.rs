//! What elements are named for: the words of `class` and `id`, which many questions are asked of,
//! read once a page.

use super::word_set::{Small, WordSet};
use crate::dom::{NodeId, Tree, names};

/// Which lists the words of a name are in, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Words(u16);

impl Words {
    /// The foot of a page, or of an article.
    pub(super) const FOOTER: Words = Words(1);
    /// Parts that speak of other things than the page's subject.
    pub(super) const ASIDE: Words = Words(1 << 1);
    /// The site's own name or sign.
    pub(super) const LOGO: Words = Words(1 << 2);
    /// Parts whose headings are not the page's.
    pub(super) const BESIDE: Words = Words(1 << 3);
    pub(super) const HEADLINE: Words = Words(1 << 4);
    pub(super) const TITLE: Words = Words(1 << 5);
    /// Bylines, and whoever is named in them.
    pub(super) const AUTHOR: Words = Words(1 << 6);
    /// What turns an element for authors into something else.
    pub(super) const NOT_AUTHOR: Words = Words(1 << 7);
    /// Bylines, in so many words.
    pub(super) const BYLINE: Words = Words(1 << 8);
    pub(super) const CAPTION: Words = Words(1 << 9);
    /// Dates, and lines that often hold one.
    pub(super) const DATE: Words = Words(1 << 10);
    /// What readers say of a piece.
    pub(super) const COMMENT: Words = Words(1 << 11);
    /// One piece of writing.
    pub(super) const POST: Words = Words(1 << 12);
    pub(super) const HEADER: Words = Words(1 << 13);
    /// What was posted elsewhere and is shown here.
    pub(super) const EMBEDDED: Words = Words(1 << 14);

    pub(super) const fn or(self, other: Words) -> Words {
        Words(self.0 | other.0)
    }

    /// Whether one of the words is in one of these lists.
    pub(super) fn has(self, lists: Words) -> bool {
        self.0 & lists.0 != 0
    }

    /// The lists that the words of an attribute's value are in; no list has a word that `Small`
    /// has no room for.
    fn of(value: &str) -> Words {
        let mut small = Small::default();
        // "with-sidebar", "no-footer" tell of the layout around, not of what is inside.
        let mut of_layout = false;
        words(value).fold(Words::default(), |all, word| {
            let Some(low) = small.letters(word) else { return all };
            if std::mem::replace(&mut of_layout, matches!(low, "with" | "has" | "no" | "without")) {
                return all;
            }
            let lists = LISTS.iter().filter(|row| row.1.contains(low));
            lists.fold(all, |all, row| all.or(row.0))
        })
    }
}

/// Whole words in small letters; where a word is in several lists, all of them count.
#[rustfmt::skip]
static LISTS: [(Words, WordSet); 15] = [
    (Words::FOOTER, WordSet::new(&["footer"])),
    (Words::ASIDE, WordSet::new(&["related", "recommended", "recommendations", "recirc", "sidebar", "popular", "trending", "mostread", "latest", "newsletter", "breadcrumb", "breadcrumbs", "navigation", "nav", "menu", "cookie", "promo", "carousel", "morenews", "readmore", "outbrain", "taboola", "similar", "suggested", "upsell", "rail", "advert", "popup", "modal", "readnext", "blogroll", "infobox", "navbox", "references", "reflist", "bibliography"])),
    (Words::LOGO, WordSet::new(&["logo", "sitename"])),
    (Words::BESIDE, WordSet::new(&["related", "comments", "sidebar", "cookie", "popup", "dialog"])),
    (Words::HEADLINE, WordSet::new(&["headline"])),
    (Words::TITLE, WordSet::new(&["title"])),
    (Words::AUTHOR, WordSet::new(&["byline", "bylines", "author", "authors", "writer", "writers", "autor", "autores", "auteur", "verfasser", "autore", "zuozhe", "contributor", "contributors", "journalist", "reporter", "creator", "posted", "submitted", "postedby", "writtenby", "byl", "authorname", "postauthor", "articleauthor", "blogger", "username", "poster", "redactor", "penulis", "yazar", "muhabir"])),
    (Words::NOT_AUTHOR, WordSet::new(&["bio", "avatar", "image", "img", "photo", "picture", "social", "follow", "icon", "description", "desc", "about", "job", "role", "position", "email", "twitter", "comment", "comments", "related", "more", "count", "box", "card", "list", "grid", "badge", "stats", "signature", "joined", "rank", "posts"])),
    (Words::BYLINE, WordSet::new(&["byline", "bylines", "byl"])),
    (Words::CAPTION, WordSet::new(&["caption"])),
    (Words::DATE, WordSet::new(&["date", "dates", "published", "pubdate", "publish", "posted", "submitted", "time", "timestamp", "dateline", "datetime", "datum", "fecha", "created", "day", "riqi", "shijian", "pubtime", "publishtime", "entrydate", "postdate", "meta", "info", "tarih", "data", "byline", "postmeta", "postinfo", "timedata"])),
    (Words::COMMENT, WordSet::new(&["comment", "comments", "commentlist", "disqus", "respond", "testimonial", "testimonials", "reviews"])),
    (Words::POST, WordSet::new(&["post", "article", "entry", "story", "artikel"])),
    (Words::HEADER, WordSet::new(&["header", "head"])),
    (Words::EMBEDDED, WordSet::new(&["media", "tweet", "embed", "embedded"])),
];

/// What every element of a page is named for.
#[derive(Debug)]
pub(super) struct Named {
    class: Vec<Words>,
    id: Vec<Words>,
}

impl Named {
    pub(super) fn of(tree: &Tree) -> Named {
        let mut named = Named {
            class: vec![Words::default(); tree.len()],
            id: vec![Words::default(); tree.len()],
        };
        for node in tree.all() {
            for (name, value) in tree.attributes(node) {
                let all = match name {
                    names::CLASS => &mut named.class,
                    names::ID => &mut named.id,
                    _ => continue,
                };
                all[node.index()] = Words::of(value);
            }
        }
        named
    }

    /// What its classes say.
    pub(super) fn class(&self, node: NodeId) -> Words {
        self.class.get(node.index()).copied().unwrap_or_default()
    }

    /// What its `id` says.
    pub(super) fn id(&self, node: NodeId) -> Words {
        self.id.get(node.index()).copied().unwrap_or_default()
    }

    /// Whether one of the words of its classes and its `id` is in one of these lists.
    pub(super) fn has(&self, node: NodeId, lists: Words) -> bool {
        self.class(node).or(self.id(node)).has(lists)
    }
}

/// `post-meta__author entryDate` as post, meta, author, entry, Date.
pub(super) fn words(value: &str) -> impl Iterator<Item = &str> {
    let bytes = value.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(u8::is_ascii_alphanumeric)?;
        // camelCase: a capital behind a small letter begins a word.
        let goes_on = |pair: &[u8]| {
            matches!(pair, [before, next] if next.is_ascii_alphanumeric()
                && !(next.is_ascii_uppercase() && before.is_ascii_lowercase()))
        };
        let rest = bytes[start..].windows(2).take_while(|pair| goes_on(pair)).count();
        at = start + 1 + rest;
        value.get(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let all = |value| words(value).collect::<Vec<&str>>();
        assert_eq!(all("post-meta__author entryDate"), ["post", "meta", "author", "entry", "Date"]);
        assert_eq!(all(" é-H1 x2Y ÄaB"), ["H1", "x2Y", "a", "B"]);
        assert!(all("–").is_empty());
    }

    #[test]
    fn words_are_found_in_their_lists() {
        let words = Words::of("wpSidebar entry-DATE");
        assert!(words.has(Words::ASIDE) && words.has(Words::BESIDE) && words.has(Words::DATE));
        assert!(!words.has(Words::AUTHOR.or(Words::FOOTER)));
        assert_eq!(Words::of("sidebars aWordOfFarTooManyBytesToBeListed"), Words::default());
        assert_eq!(Words::of(&"x".repeat(1_000)), Words::default());
        assert_eq!(Words::of("contentWithSidebar has-footer"), Words::default());
        assert!(Words::of("recommendations").has(Words::ASIDE), "the longest there is");
    }
}

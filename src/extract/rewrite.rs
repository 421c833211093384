//! Text that the page paints otherwise than it stands in the tree: words of generated content,
//! and letters or words that are stored shuffled. (Text stored in reverse is turned when the
//! document is read; hidden decoys are no part of any block.)

use std::collections::BTreeMap;

use super::NodeSet;
use super::visibility::stands_alone;
use crate::dom::{NodeId, Page, Tree, names};
use crate::trace::{Note, NoteKind, Trace};

/// The rewrites of a live page's kept text nodes; none for markup alone.
pub(super) fn rewrites(page: &Page, keep: &NodeSet, trace: &mut Trace) -> BTreeMap<NodeId, String> {
    let mut rewriter = Rewriter { tree: &page.tree, keep, texts: BTreeMap::new(), reordered: 0 };
    if page.header.live {
        rewriter.reorder();
        rewriter.generated_text();
    }
    if rewriter.reordered > 0 {
        let count = rewriter.reordered;
        trace.notes.push(Note { kind: NoteKind::Reordered, node: None, count });
    }
    rewriter.texts
}

struct Rewriter<'a> {
    tree: &'a Tree,
    keep: &'a NodeSet,
    texts: BTreeMap<NodeId, String>,
    reordered: usize,
}

impl Rewriter<'_> {
    fn now(&self, id: NodeId) -> &str {
        self.texts.get(&id).map_or_else(|| self.tree.text(id).unwrap_or(""), String::as_str)
    }

    fn kept_texts(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'_> {
        // Painted words and moved letters belong to small elements; more is not looked through.
        let range = self.tree.subtree(id).take(2_000).map(NodeId);
        range.filter(|&id| self.tree.text(id).is_some() && self.keep.contains(id))
    }

    /// Sets siblings right that are painted in another order than they stand: the text painted
    /// first moves to the first of them, and so on.
    fn reorder(&mut self) {
        let place = |id: NodeId| -> Option<u32> {
            self.tree.attribute(id, names::LIVE_ORDER)?.trim().parse().ok()
        };
        let marked: Vec<(NodeId, NodeId, u32)> = self
            .tree
            .all()
            .filter_map(|id| Some((self.tree.parent(id)?, id, place(id)?)))
            .filter(|&(_, id, _)| self.keep.any(self.tree.subtree(id)))
            .collect();
        let mut by_parent = marked;
        by_parent.sort_by_key(|&(parent, id, _)| (parent, id));
        let mut moved = Vec::new();
        for siblings in by_parent.chunk_by(|a, b| a.0 == b.0) {
            let mut painted: Vec<&(NodeId, NodeId, u32)> = siblings.iter().collect();
            painted.sort_by_key(|&&(_, id, place)| (place, id));
            for ((_, stands, _), (_, paints, _)) in siblings.iter().zip(painted) {
                if stands != paints {
                    let text: String = self.kept_texts(*paints).map(|id| self.now(id)).collect();
                    moved.push((*stands, text));
                }
            }
        }
        self.reordered = moved.len();
        for (element, text) in moved {
            let places: Vec<NodeId> = self.kept_texts(element).collect();
            let mut text = Some(text);
            for id in places {
                self.texts.insert(id, text.take().unwrap_or_default());
            }
        }
    }

    /// Puts words of generated content where they are painted.
    fn generated_text(&mut self) {
        let mut last_text: Option<NodeId> = None;
        for id in self.tree.all() {
            if self.tree.text(id).is_some() {
                if self.keep.contains(id) {
                    last_text = Some(id);
                }
                continue;
            }
            for (attribute, before) in [(names::LIVE_BEFORE, true), (names::LIVE_AFTER, false)] {
                let Some(words) = self.tree.attribute(id, attribute).and_then(readable) else {
                    continue;
                };
                let inside =
                    if before { self.kept_texts(id).next() } else { self.kept_texts(id).last() };
                match inside {
                    Some(at) if before => self.put(at, &words, true),
                    Some(at) => self.put(at, &words, false),
                    None => self.put_beside(id, last_text, &words),
                }
            }
        }
    }

    /// Words of an element without text of its own go to the text beside it in the same line.
    fn put_beside(&mut self, id: NodeId, last_text: Option<NodeId>, words: &str) {
        let line = |id: NodeId| {
            let alone = |&id: &NodeId| {
                self.tree.element(id).is_some_and(|name| stands_alone(self.tree, id, name))
            };
            self.tree.ancestors(id).take(64).find(alone)
        };
        let here = line(id);
        if let Some(last) = last_text.filter(|&last| line(last) == here) {
            self.put(last, words, false);
            return;
        }
        let end = here.map_or(0, |here| self.tree.end(here).0);
        let next = self.keep.next(self.tree.end(id).0..end);
        if let Some(next) = next.filter(|&next| self.tree.text(next).is_some()) {
            self.put(next, words, true);
        }
    }

    fn put(&mut self, at: NodeId, words: &str, before: bool) {
        let own = self.now(at);
        let text = if before { format!("{words}{own}") } else { format!("{own}{words}") };
        self.texts.insert(at, text);
    }
}

/// Generated content that is words: icons (private use) and bullets are not.
fn readable(content: &str) -> Option<String> {
    let is_icon = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let text: String = content.chars().filter(|&c| !is_icon(c)).collect();
    let says = |c: char| {
        c.is_alphanumeric() || matches!(c, '“' | '”' | '«' | '»' | '„' | '"' | '「' | '」')
    };
    text.contains(says).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(body: &str) -> String {
        let wire = format!("verbatim 1\n{{\"live\":true}}\n\u{1}html\u{1}body{body}");
        let page = Page::from_snapshot(&wire).expect("well formed");
        let mut keep = NodeSet::with_len(page.tree.len());
        keep.insert_range(0..page.tree.len() as u32);
        let texts = rewrites(&page, &keep, &mut Trace::default());
        let text = |id| texts.get(&id).map_or(page.tree.text(id).unwrap_or(""), String::as_str);
        page.tree.all().map(text).collect()
    }

    #[test]
    fn shuffled_letters_are_set_right() {
        let letters = "\u{1}span\u{2}::order\u{3}3\u{4}c\u{5}\u{1}span\u{2}::order\u{3}1\u{4}a\u{5}\
                       \u{1}span\u{2}::order\u{3}2\u{4}b\u{5}";
        assert_eq!(rewritten(&format!("\u{1}p{letters}\u{4}d\u{5}")), "abcd");
    }

    #[test]
    fn painted_words_are_put_back() {
        let p = "\u{1}p\u{4}The \u{1}i\u{2}::before\u{3}quick \u{5}\u{4}fox\u{5}";
        assert_eq!(rewritten(p), "The quick fox");
        let p = "\u{1}p\u{2}::before\u{3}\u{f101}\u{2}::after\u{3} end\u{4}text\u{5}";
        assert_eq!(rewritten(p), "text end", "an icon is no word");
        let p = "\u{1}p\u{4}before\u{5}\u{1}p\u{1}b\u{2}::after\u{3}in \u{5}\u{4}line\u{5}";
        assert_eq!(rewritten(p), "beforein line");
    }
}

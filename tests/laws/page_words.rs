//! The words of a page, and those of its document: they must be the same.

use verbatim::document::{Document, Reading, Source, words};
use verbatim::dom::{NodeId, Page, Tree, names};
use verbatim::extract::NodeSet;

use super::event::in_words;

/// The text of a piece of HTML, lines parted.
pub(crate) fn html_text(html: &str) -> String {
    let page = Page::from_html(html, "");
    in_words(&tree_text(&page.tree, &all_text(&page.tree), &|_| false, &Reading::default()))
}

/// All text nodes of a page that may be seen.
pub(crate) fn all_text(tree: &Tree) -> NodeSet {
    let mut keep = NodeSet::with_len(tree.len());
    for id in tree.all().filter(|&id| tree.text(id).is_some()) {
        if !tree.ancestors(id).any(|id| is_unseen(tree, id)) {
            keep.insert(id);
        }
    }
    keep
}

/// Everything on a page that may be seen: its text, and elements that are content themselves.
pub(crate) fn everything(page: &Page) -> NodeSet {
    let tree = &page.tree;
    let mut keep = all_text(tree);
    let content = [names::IMG, names::BR, names::HR, names::IFRAME, names::VIDEO, names::AUDIO];
    for id in tree.all() {
        if tree.element(id).is_some_and(|name| content.contains(&name))
            && !tree.ancestors(id).any(|id| is_unseen(tree, id))
        {
            keep.insert(id);
        }
    }
    keep
}

/// Elements whose text is none of the page's.
fn is_unseen(tree: &Tree, id: NodeId) -> bool {
    let unseen = [
        names::HEAD,
        names::SCRIPT,
        names::STYLE,
        names::TEMPLATE,
        names::NOSCRIPT,
        names::SVG,
        names::TITLE,
    ];
    tree.element(id).is_some_and(|name| unseen.contains(&name))
}

/// Elements that words do not reach across, written here a second time on purpose.
fn parts_words(tree: &Tree, id: NodeId) -> bool {
    const PARTS: &[&str] = &[
        "address",
        "article",
        "aside",
        "audio",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "listing",
        "main",
        "marquee",
        "math",
        "menu",
        "nav",
        "noframes",
        "ol",
        "optgroup",
        "option",
        "p",
        "plaintext",
        "pre",
        "ruby",
        "rt",
        "rb",
        "rp",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "xmp",
        "#shadow-root",
        "#document",
        "colgroup",
        "frame",
    ];
    tree.element(id).is_some_and(|name| PARTS.contains(&tree.name_text(name)))
        || match tree.attribute(id, names::ROLE) {
            Some("heading") => true,
            Some("listitem") => tree
                .parent(id)
                .is_some_and(|parent| tree.attribute(parent, names::ROLE) == Some("list")),
            _ => false,
        }
}

/// The text of the kept nodes without those that `replaced` names, one word apart where elements
/// part words; the text of heads comes first in what they are heads of, that of notes last.
pub(crate) fn tree_text(
    tree: &Tree,
    keep: &NodeSet,
    replaced: &dyn Fn(NodeId) -> bool,
    account: &Reading,
) -> String {
    let moved = &account.note_bodies;
    let mut main = String::new();
    let mut aside: Vec<String> = vec![String::new(); moved.len()];
    let mut open: Vec<NodeId> = Vec::new();
    let mut inside: Vec<(NodeId, usize)> = Vec::new();
    let mut next = NodeId::ROOT;
    while next < NodeId(tree.len() as u32) {
        let id = next;
        next = NodeId(id.0 + 1);
        while inside.pop_if(|(end, _)| *end <= id).is_some() {
            main.push(' ');
        }
        let started = moved.iter().position(|(_, body)| *body == id);
        if let Some(nth) = started {
            inside.push((tree.end(id), nth));
            main.push(' ');
        }
        let out = match inside.last() {
            Some((_, nth)) => &mut aside[*nth],
            None => &mut main,
        };
        while open.pop_if(|end| *end <= id).is_some() {
            out.push('\n');
        }
        if replaced(id) || account.heads.iter().any(|(_, head)| *head == id) {
            out.push(' ');
            next = tree.end(id);
            continue;
        }
        // White space in a drawing or a script is none of the page's.
        if is_unseen(tree, id) && !keep.any(tree.subtree(id)) {
            next = tree.end(id);
            continue;
        }
        for (_, head) in account.heads.iter().filter(|(whole, _)| *whole == id) {
            out.push('\n');
            let mut part = *head;
            let mut inside = Vec::new();
            while part < tree.end(*head) {
                while inside.pop_if(|end| *end <= part).is_some() {
                    out.push('\n');
                }
                if replaced(part) || is_unseen(tree, part) {
                    out.push(' ');
                    part = tree.end(part);
                    continue;
                }
                match tree.text(part) {
                    Some(text) if keep.contains(part) || text.trim().is_empty() => {
                        out.push_str(text);
                    }
                    None if parts_words(tree, part) => {
                        out.push('\n');
                        inside.push(tree.end(part));
                    }
                    _ => {}
                }
                part = NodeId(part.0 + 1);
            }
            out.push('\n');
        }
        match tree.text(id) {
            Some(text) if keep.contains(id) || text.trim().is_empty() => out.push_str(text),
            Some(_) => {}
            None if parts_words(tree, id) => {
                out.push('\n');
                open.push(tree.end(id));
            }
            None => {}
        }
    }
    let mut order: Vec<usize> = (0..moved.len()).collect();
    order.sort_by_key(|nth| moved[*nth]);
    for nth in order {
        main.push('\n');
        main.push_str(&aside[nth]);
    }
    visible(&main)
}

/// Drops what cannot be seen, on both sides of a comparison.
pub(crate) fn visible(text: &str) -> String {
    text.chars()
        .map(plain_letter)
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' | '\u{180e}' | '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// Letters of formulas that stand for plain ones in running text are read as plain ones (Unicode,
/// Mathematical Alphanumeric Symbols).
fn plain_letter(c: char) -> char {
    let nth = |first: char, alphabet: u32| (c as u32 - first as u32) % alphabet;
    let plain = match c {
        '\u{1d400}'..='\u{1d6a3}' => match nth('\u{1d400}', 52) {
            upper @ 0..26 => 'A' as u32 + upper,
            lower => 'a' as u32 + lower - 26,
        },
        '\u{1d7ce}'..='\u{1d7ff}' => '0' as u32 + nth('\u{1d7ce}', 10),
        _ => return c,
    };
    char::from_u32(plain).unwrap_or(c)
}

/// The words of a document as the page has them: no formulas, alternative texts and titles.
pub(crate) fn document_words(document: &Document) -> Vec<String> {
    let mut text = String::new();
    document.for_each_text(&mut |source, piece| match source {
        Source::Text => text.push_str(piece),
        Source::Alt => {}
        _ => text.push('\n'),
    });
    words(&visible(&text)).map(str::to_owned).collect()
}

//! Parts of a page that its server sent late.
//!
//! Servers that run React send a page while they are still making it. What is not ready leaves an
//! empty `<template id="B:1">` in its place (`P:1` inside a part that is late itself), often with
//! something to look at meanwhile, up to the comment `/$`. It follows at the end of the page as
//! `<div hidden id="S:1">`, and a script of one line puts it where it belongs (`completeBoundary`
//! and `completeSegment` of react-dom). A page that was saved before its scripts ran has all of its
//! text in hidden parts at its end, in the order in which they were ready.

use super::bounds::MOST_LEVELS;
use super::linked::Ref;
use std::collections::HashMap;

/// How many nodes something to look at meanwhile may be made of: each look for its end takes as
/// long, and a page may have such places without end.
const MOST_MEANWHILE: usize = 1000;

/// What the parser has met so far.
#[derive(Default)]
pub(super) struct Streamed<'a> {
    /// What was sent late, in the order in which it came, under the name it has in common with its
    /// place.
    parts: Vec<(String, Ref<'a>)>,
    places: HashMap<String, Ref<'a>>,
}

impl<'a> Streamed<'a> {
    /// Takes note of a template or a hidden element that has an `id`, if it is such a place or part.
    pub(super) fn meet(&mut self, id: &str, element: Ref<'a>, template: bool) {
        let name = |letter| {
            let (before, number) = id.rsplit_once(letter)?;
            let is_number =
                !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_number.then(|| [before, ":", number].concat())
        };
        if template {
            // Were there two, the script would find the first.
            if let Some(name) = name("B:").or_else(|| name("P:")) {
                self.places.entry(name).or_insert(element);
            }
        } else if let Some(name) = name("S:") {
            self.parts.push((name, element));
        }
    }

    /// Puts every part into its place in the document.
    pub(super) fn put_in_place(mut self, document: Ref<'a>) {
        for (name, part) in self.parts {
            let Some(place) = self.places.remove(&name) else { continue };
            if !is_apart(place, part, document) {
                self.places.insert(name, place);
                continue;
            }
            for node in meanwhile(place) {
                node.detach();
            }
            while let Some(child) = part.first_child() {
                place.insert_before(child);
            }
            place.detach();
            part.detach();
        }
    }
}

/// Whether the place is in the document, at a depth that pages have (parts can stand in parts), and
/// not in the part itself.
fn is_apart<'a>(place: Ref<'a>, part: Ref<'a>, document: Ref<'a>) -> bool {
    let above = std::iter::successors(place.parent(), |node| node.parent());
    for node in above.take(MOST_LEVELS as usize) {
        if std::ptr::eq(node, part) {
            return false;
        }
        if std::ptr::eq(node, document) {
            return true;
        }
    }
    false
}

/// What is to be seen in a place until its part is there; nothing where its end is not marked.
fn meanwhile<'a>(place: Ref<'a>) -> Vec<Ref<'a>> {
    let mut open = 0;
    let mut nodes = Vec::new();
    let after = std::iter::successors(place.next(), |node| node.next());
    for node in after.take(MOST_MEANWHILE) {
        open += node.boundary();
        if open < 0 {
            return nodes;
        }
        nodes.push(node);
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use crate::dom::{NodeId, parse_html};

    fn text(body: &str) -> String {
        parse_html(&format!("<body>{body}")).text_content(NodeId::ROOT)
    }

    #[test]
    fn parts_go_where_they_belong_in_any_order_and_inside_each_other() {
        let late = "<main>1 <!--$?--><template id=B:0></template><i>wait <!--$-->more<!--/$--></i><!--/$--> 5</main>\
                    <div hidden id=S:2>3 </div><div hidden id=S:0>2 <template id=P:2></template>4</div>";
        assert_eq!(text(late), "1 2 3 4 5");
    }

    #[test]
    fn what_is_to_be_seen_meanwhile_may_hold_late_places() {
        let late = "<!--$?--><template id=B:0></template><p>wait<!--$?--><template id=B:1></template>\
                    <!--/$--></p><!--$-->and see<!--/$--><!--/$-->.<div hidden id=S:0>text</div>";
        assert_eq!(text(late), "text.");
    }

    #[test]
    fn without_comments_nothing_is_taken_away() {
        assert_eq!(text("a<template id=xB:a></template>b<div hidden id=xS:a>c</div>"), "acb");
    }

    #[test]
    fn other_hidden_parts_and_templates_stay_where_they_are() {
        for other in [
            "a<template id=B:1></template>b<div id=S:1>c</div>",
            "a<template id=B:1></template>b<div hidden id=S:2>c</div>",
            "a<template id=B:></template>b<div hidden id=S:>c</div>",
            "a<template id=B:no></template>b<div hidden id=S:no>c</div>",
            "ab<div hidden id=S:1>c<template id=B:1></template></div>",
            "a<template><template id=B:1></template></template>b<div hidden id=S:1>c</div>",
        ] {
            assert_eq!(text(other), "abc", "{other}");
        }
    }

    #[test]
    fn a_page_of_nothing_else_is_read_in_time() {
        let many = 20_000;
        let places: String =
            (0..many).map(|n| format!("<!--$?--><template id=B:{n:x}></template>")).collect();
        // The chain goes as deep as a page may.
        let parts: String = (0..many)
            .map(|n| {
                let next = n + 1;
                format!("<div hidden id=S:{n:x}><p><template id=P:{next:x}></template>.</div>")
            })
            .collect();
        assert_eq!(text(&format!("{places}{parts}")).len(), many);
        assert_eq!(text(&parts).len(), many);
        assert_eq!(text(&format!("<template id=B:0></template>{parts}")).len(), many);
    }
}

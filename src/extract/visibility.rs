//! What a reader can see: hidden blocks, and decoys hidden inside sentences.
//!
//! A live page says what it hides (`::hidden`). Markup alone only hints at it: the `hidden`
//! attribute, inline styles, `aria-hidden`, and the class names that style sheets have in common
//! for text meant for screen readers.

use super::NodeSet;
use crate::dom::{Name, NodeId, Page, Tree, declarations, names};

/// What can be seen of each node of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visibility {
    /// Text that spoils a copy: hidden inside a line that is seen.
    decoys: NodeSet,
    /// Text inside a line that may be such.
    doubtful: NodeSet,
    /// Text in blocks that are hidden and that nothing unfolds (live pages only).
    hidden: NodeSet,
    /// Text in blocks whose markup says that they are hidden at first.
    folded: NodeSet,
}

/// What can be seen of a text node inside its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextVisibility {
    /// It is seen, as far as one can tell.
    Shown,
    /// It is seen only if its line has no other text.
    Doubtful,
    /// It is not seen, while the line around it is.
    Decoy,
}

/// How an element hides what is in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hiding {
    /// The browser says so.
    Certain,
    /// The markup says so: for now, at least.
    ByMarkup,
    /// Hidden from screen readers only, or shown to them only.
    Doubtful,
    /// A control unfolds it.
    Folded,
}

impl Visibility {
    /// Finds out, for every text node.
    pub(crate) fn of(page: &Page) -> Visibility {
        let tree = &page.tree;
        let empty = NodeSet::with_len(tree.len());
        let mut found = Visibility {
            decoys: empty.clone(),
            doubtful: empty.clone(),
            hidden: empty.clone(),
            folded: empty,
        };
        for id in tree.all() {
            let Some(name) = tree.element(id) else { continue };
            let Some(hiding) = hiding(tree, id, page.header.live) else { continue };
            let alone = stands_alone(tree, id, name);
            let set = match (hiding, alone) {
                (Hiding::Certain | Hiding::ByMarkup, false) => &mut found.decoys,
                (Hiding::Doubtful, false) => &mut found.doubtful,
                (Hiding::Certain, true) => &mut found.hidden,
                (Hiding::ByMarkup | Hiding::Folded, _) => &mut found.folded,
                (Hiding::Doubtful, true) => continue,
            };
            set.insert_range(tree.subtree(id));
        }
        found
    }

    /// What can be seen of a text node inside its line.
    pub(crate) fn of_text(&self, id: NodeId) -> TextVisibility {
        if self.decoys.contains(id) {
            TextVisibility::Decoy
        } else if self.doubtful.contains(id) {
            TextVisibility::Doubtful
        } else {
            TextVisibility::Shown
        }
    }

    /// Whether the live page hides the node's block, and nothing unfolds it.
    pub(crate) fn is_hidden(&self, id: NodeId) -> bool {
        self.hidden.contains(id)
    }

    /// Whether the node is hidden at first, or until a control unfolds it.
    pub(crate) fn is_folded(&self, id: NodeId) -> bool {
        self.folded.contains(id)
    }

    /// Text that was hidden inside lines.
    pub(crate) fn decoys(&self) -> &NodeSet {
        &self.decoys
    }
}

fn hiding(tree: &Tree, id: NodeId, live: bool) -> Option<Hiding> {
    if let Some(why) = tree.attribute(id, names::LIVE_HIDDEN) {
        return Some(if why == "folded" { Hiding::Folded } else { Hiding::Certain });
    }
    if live {
        return None;
    }
    for (name, value) in tree.attributes(id) {
        match name {
            names::HIDDEN => return Some(Hiding::ByMarkup),
            names::ARIA_HIDDEN if value.eq_ignore_ascii_case("true") => {
                return Some(Hiding::Doubtful);
            }
            names::CLASS if value.split_ascii_whitespace().any(is_for_screen_readers) => {
                return Some(Hiding::Doubtful);
            }
            names::CLASS | names::ID | names::HREF => {}
            names::STYLE if style_hides(value) => {
                return Some(Hiding::ByMarkup);
            }
            _ => {}
        }
    }
    None
}

/// Class names that style sheets have in common for text that only screen readers read.
fn is_for_screen_readers(class: &str) -> bool {
    matches!(
        class,
        "sr-only"
            | "visually-hidden"
            | "visuallyhidden"
            | "screen-reader-text"
            | "screen-reader"
            | "u-visually-hidden"
            | "show-for-sr"
            | "a11y-hidden"
            | "element-invisible"
            | "assistive-text"
    )
}

/// Whether an inline style makes its element invisible.
fn style_hides(style: &str) -> bool {
    declarations(style).any(|(property, value)| {
        let zero = matches!(value, "0" | "0px" | "0.0");
        let is = |name: &str| property.eq_ignore_ascii_case(name);
        (is("display") && value.eq_ignore_ascii_case("none"))
            || (is("visibility") && value.eq_ignore_ascii_case("hidden"))
            || (is("font-size") && zero)
    })
}

/// Whether an element begins and ends a line: by what the live page computed, else by its name.
pub(crate) fn stands_alone(tree: &Tree, id: NodeId, name: Name) -> bool {
    match tree.attribute(id, names::LIVE_DISPLAY) {
        Some("inline" | "contents" | "ruby" | "inline-block" | "inline-flex") => {
            !can_be_inline(name) && is_block_by_name(name)
        }
        Some(_) => true,
        None => is_block_by_name(name),
    }
}

/// Block elements that pages like to set as part of a line.
fn can_be_inline(name: Name) -> bool {
    matches!(name, names::DIV | names::P | names::LI | names::SECTION | names::BUTTON)
}

/// Whether an element of this name begins and ends a line where nothing else is known.
fn is_block_by_name(name: Name) -> bool {
    name.is_block() || matches!(name, names::NOSCRIPT | names::TEMPLATE | names::BUTTON)
}

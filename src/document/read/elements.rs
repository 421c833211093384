//! What an element is when no construct claims it: a block, part of a line, or nothing.

use super::super::Style;
use crate::dom::{Name, NodeId, Tree, names};

/// Whether the element begins and ends a line of its own: by its name, or by what a live page says
/// of its display.
pub(super) fn is_block(tree: &Tree, id: NodeId, name: Name) -> bool {
    match tree.attribute(id, names::LIVE_DISPLAY) {
        Some(display) if display.starts_with("inline") || display == "contents" => false,
        Some(display) if display.starts_with("table") || display == "list-item" => true,
        Some("block" | "flex" | "grid" | "flow-root") => true,
        _ => {
            name.is_block() || matches!(name, names::SHADOW_ROOT | names::OPTION | names::TEXTAREA)
        }
    }
}

/// The way an inline element sets its text apart.
pub(super) fn style(tree: &Tree, id: NodeId, name: Name) -> Option<Style> {
    Some(match name {
        names::EM | names::I | names::CITE | names::DFN | names::VAR => Style::Emphasis,
        names::STRONG => Style::Strong,
        // Pasted text of Google Docs is wrapped in a `b` that makes nothing bold.
        names::B
            if tree
                .attribute(id, names::ID)
                .is_some_and(|id| id.starts_with("docs-internal-guid")) =>
        {
            return None;
        }
        names::B => Style::Strong,
        names::DEL | names::S | names::STRIKE => Style::Strikethrough,
        names::INS => Style::Insertion,
        names::U => Style::Underline,
        names::MARK => Style::Highlight,
        names::SUP => Style::Superscript,
        names::SUB => Style::Subscript,
        names::KBD => Style::Keyboard,
        names::Q => Style::Quotation,
        _ => return None,
    })
}

/// The ways in which an element's own style sheet sets its text apart.
pub(super) fn declared_styles(tree: &Tree, id: NodeId) -> Vec<Style> {
    let mut styles = Vec::new();
    for (property, value) in tree.declarations(id) {
        let value = value.to_ascii_lowercase();
        match property.to_ascii_lowercase().as_str() {
            "font-weight"
                if matches!(value.as_str(), "bold" | "bolder")
                    || value.parse::<u32>().is_ok_and(|weight| weight >= 600) =>
            {
                styles.push(Style::Strong);
            }
            "font-style" if value == "italic" || value == "oblique" => styles.push(Style::Emphasis),
            "text-decoration" | "text-decoration-line" if value.contains("line-through") => {
                styles.push(Style::Strikethrough);
            }
            "vertical-align" if value == "super" => styles.push(Style::Superscript),
            "vertical-align" if value == "sub" => styles.push(Style::Subscript),
            _ => {}
        }
    }
    styles
}

/// Whether a node is inside something that is never seen: scripts, styles, what the page hides.
pub(super) fn is_unseen(tree: &Tree, id: NodeId) -> bool {
    std::iter::once(id).chain(tree.ancestors(id)).any(|id| {
        tree.element(id).is_some_and(super::holds_no_text)
            || tree.attribute(id, names::LIVE_HIDDEN).is_some_and(|why| why != "folded")
    })
}

/// Whether the element itself says that it is not shown.
pub(super) fn is_unseen_itself(tree: &Tree, id: NodeId) -> bool {
    tree.has_attribute(id, names::HIDDEN)
        || tree.attribute(id, names::LIVE_HIDDEN).is_some_and(|why| why == "display")
}

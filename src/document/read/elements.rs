//! What an element is when no construct claims it: a block, part of a line, or nothing.

use super::super::Style;
use crate::dom::{Name, NodeId, Tree, names};

/// Whether the element begins and ends a line of its own: by its name (HTML Standard, section
/// 15.3, "Rendering"), or by what a live page says of its display.
pub(super) fn is_block(tree: &Tree, id: NodeId, name: Name) -> bool {
    match tree.attribute(id, names::LIVE_DISPLAY) {
        Some(display) if display.starts_with("inline") || display == "contents" => false,
        Some(display) if display.starts_with("table") || display == "list-item" => true,
        Some("block" | "flex" | "grid" | "flow-root") => true,
        _ => is_block_name(name),
    }
}

fn is_block_name(name: Name) -> bool {
    matches!(
        name,
        names::HTML
            | names::BODY
            | names::ARTICLE
            | names::SECTION
            | names::NAV
            | names::ASIDE
            | names::HEADER
            | names::FOOTER
            | names::MAIN
            | names::ADDRESS
            | names::HGROUP
            | names::SEARCH
            | names::H1
            | names::H2
            | names::H3
            | names::H4
            | names::H5
            | names::H6
            | names::P
            | names::DIV
            | names::HR
            | names::PRE
            | names::BLOCKQUOTE
            | names::OL
            | names::UL
            | names::MENU
            | names::LI
            | names::DL
            | names::DT
            | names::DD
            | names::FIGURE
            | names::FIGCAPTION
            | names::CENTER
            | names::DIR
            | names::LISTING
            | names::XMP
            | names::PLAINTEXT
            | names::TABLE
            | names::CAPTION
            | names::COLGROUP
            | names::TBODY
            | names::THEAD
            | names::TFOOT
            | names::TR
            | names::TD
            | names::TH
            | names::FORM
            | names::FIELDSET
            | names::LEGEND
            | names::DETAILS
            | names::SUMMARY
            | names::DIALOG
            | names::SHADOW_ROOT
            | names::FRAME_DOCUMENT
            | names::FRAMESET
            | names::FRAME
            | names::OPTGROUP
            | names::OPTION
            | names::TEXTAREA
            | names::MARQUEE
            | names::IFRAME
            | names::VIDEO
            | names::AUDIO
            | names::NOFRAMES
    )
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
    let Some(rules) = tree.attribute(id, names::STYLE) else { return Vec::new() };
    let mut styles = Vec::new();
    for rule in rules.split(';') {
        let Some((name, value)) = rule.split_once(':') else { continue };
        let value = value.trim().trim_end_matches("!important").trim().to_ascii_lowercase();
        match name.trim().to_ascii_lowercase().as_str() {
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

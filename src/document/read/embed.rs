//! Videos, sound, maps and other pages inside the page: links with their titles.

use super::super::{Block, Embed, EmbedKind};
use super::Replaced;
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, Tree, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    if !matches!(name, names::IFRAME | names::VIDEO | names::AUDIO | names::EMBED | names::OBJECT) {
        return None;
    }
    let tree = reader.tree;
    // A frame of the same origin is read like the rest of the page.
    let read_inside = tree
        .children(id)
        .any(|child| tree.is(child, names::FRAME_DOCUMENT) && reader.keep.any(tree.subtree(child)));
    if read_inside {
        return None;
    }
    let attribute = |id, names: &[Name]| {
        names.iter().find_map(|name| tree.attribute(id, *name)).map(str::to_owned)
    };
    // `data` is the attribute of `object`, and an element, too.
    let own = [names::SRC, names::DATA_SRC, names::DATA];
    let source = attribute(id, &own).filter(|source| !source.starts_with("about:")).or_else(|| {
        tree.descendants(id)
            .take(64)
            .filter(|&child| tree.is(child, names::SOURCE) || tree.is(child, names::EMBED))
            .find_map(|child| attribute(child, &own))
    });
    let address = source
        .and_then(|source| reader.address(&source))
        .filter(|address| !address.starts_with('#'));
    if name == names::OBJECT && address.is_none() {
        return None;
    }
    let label = tree
        .attribute(id, names::TITLE)
        .or_else(|| tree.attribute(id, names::ARIA_LABEL))
        .unwrap_or("");
    let title = super::text::one_line(label);
    reader.replace(id, Replaced::Fallback);
    if let Some(address) = address {
        let kind = kind(name, &address);
        if kind != EmbedKind::Page || is_worth_a_link(tree, id, &title) {
            reader.push_block(Block::Embed(Embed { kind, address, title }));
        }
    }
    Some(Step::Over)
}

/// Frames hold buttons, counters and advertisements as often as content: what nobody has named and
/// what is no higher than a few lines is none.
fn is_worth_a_link(tree: &Tree, id: NodeId, title: &str) -> bool {
    const NO_CONTENT: &[&str] =
        &["ad", "ads", "advert", "advertisement", "anzeige", "captcha", "plugin", "recaptcha"];
    let mut words = title.split(|c: char| !c.is_alphanumeric());
    let is_named = !title.is_empty()
        && !words.any(|word| NO_CONTENT.iter().any(|other| word.eq_ignore_ascii_case(other)));
    let is_low = declared_height(tree, id).is_some_and(|height| height < 120);
    is_named && !is_low
}

/// The height that markup gives an element, in whole CSS pixels.
fn declared_height(tree: &Tree, id: NodeId) -> Option<u32> {
    let number = |value: &str| {
        let value = value.trim();
        let digits = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
        let fraction = value[digits..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
        matches!(fraction.trim(), "" | "px").then(|| value[..digits].parse().ok()).flatten()
    };
    let styled = tree.declarations(id).find_map(|(property, value)| {
        property.eq_ignore_ascii_case("height").then(|| number(value))?
    });
    styled.or_else(|| number(tree.attribute(id, names::HEIGHT)?))
}

/// By the element, else by the words players and maps have in their addresses.
fn kind(name: Name, address: &str) -> EmbedKind {
    match name {
        names::VIDEO => return EmbedKind::Video,
        names::AUDIO => return EmbedKind::Audio,
        _ => {}
    }
    let address = address.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| address.contains(word));
    if has(&["/maps", "/map/", "map?", "/map."]) {
        EmbedKind::Map
    } else if has(&["podcast", "/audio", "/track", ".mp3"]) {
        EmbedKind::Audio
    } else if has(&["/embed/", "video", "player", ".mp4", ".webm"]) {
        EmbedKind::Video
    } else if has(&["/post/", "/posts/", "/status/", "tweet"]) {
        EmbedKind::Post
    } else {
        EmbedKind::Page
    }
}

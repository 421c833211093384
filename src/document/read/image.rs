//! Pictures: the best of a set, lazy ones too; emoji become characters, counting pixels nothing.

use super::super::{Image, Inline};
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, Tree, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    if name != names::IMG {
        return None;
    }
    let tree = reader.tree;
    let alt = super::text::one_line(tree.attribute(id, names::ALT).unwrap_or(""));
    if is_emoji(tree, id, &alt) {
        reader.push_text(&alt);
        return Some(Step::Over);
    }
    if is_pixel(tree, id) {
        return Some(Step::Over);
    }
    if let Some(address) = best_address(reader, id) {
        let title = super::text::one_line(tree.attribute(id, names::TITLE).unwrap_or(""));
        reader.push_atom(Inline::Image(Image { address, alt, title }));
    }
    Some(Step::Over)
}

/// A picture that stands for one character, which its `alt` gives.
fn is_emoji(tree: &Tree, id: NodeId, alt: &str) -> bool {
    let short = !alt.is_empty()
        && alt.chars().count() <= 8
        && !alt.chars().any(|c| c.is_alphanumeric() && c.is_ascii());
    let pictorial = alt.chars().any(|c| {
        matches!(c, '\u{203c}'..='\u{2bff}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}')
    });
    let named = tree.classes(id).any(|class| class.to_ascii_lowercase().contains("emoji"));
    short && (pictorial || named) && !alt.chars().any(|c| c.is_alphabetic() || c == '_')
}

fn is_pixel(tree: &Tree, id: NodeId) -> bool {
    let small = |name| {
        tree.attribute(id, name)
            .and_then(|size| size.trim().parse::<u32>().ok())
            .is_some_and(|size| size <= 1)
    };
    small(names::WIDTH) && small(names::HEIGHT)
}

/// The address of the best version: the largest that the page names.
fn best_address(reader: &Reader<'_>, id: NodeId) -> Option<String> {
    let tree = reader.tree;
    let picture = tree.parent(id).filter(|parent| tree.is(*parent, names::PICTURE));
    let sources = picture
        .into_iter()
        .flat_map(|picture| tree.children(picture))
        .filter(|child| tree.is(*child, names::SOURCE));
    let mut best: Option<(u64, String)> = None;
    let mut offer = |set: &str, percent: u64| {
        for (reference, size) in candidates(set) {
            let size = size.saturating_mul(percent);
            if best.as_ref().is_none_or(|(known, _)| size > *known)
                && let Some(address) = usable(reader, reference)
            {
                best = Some((size, address));
            }
        }
    };
    for name in [names::DATA_SRCSET, names::SRCSET] {
        offer(tree.attribute(id, name).unwrap_or(""), 100);
    }
    offer(tree.attribute_named(id, "data-lazy-srcset").unwrap_or(""), 100);
    for source in sources {
        // The same sizes in another file format are no better.
        for name in [names::DATA_SRCSET, names::SRCSET] {
            offer(tree.attribute(source, name).unwrap_or(""), 99);
        }
    }
    if let Some((_, address)) = best {
        return Some(address);
    }
    const LAZY: &[&str] = &[
        "data-original-src",
        "data-full-src",
        "data-hi-res-src",
        "data-actualsrc",
        "data-url",
        "data-lazyload",
        "data-lazy",
        "data-image",
        "data-img-src",
        "data-full-url",
        "data-orig-file",
    ];
    let lazy = [names::DATA_ORIGINAL, names::DATA_SRC, names::DATA_LAZY_SRC]
        .into_iter()
        .filter_map(|name| tree.attribute(id, name))
        .chain(LAZY.iter().filter_map(|name| tree.attribute_named(id, name)));
    let shown =
        [names::LIVE_SRC, names::SRC].into_iter().filter_map(|name| tree.attribute(id, name));
    lazy.chain(shown).find_map(|reference| usable(reader, reference))
}

fn usable(reader: &Reader<'_>, reference: &str) -> Option<String> {
    let reference = reference.trim();
    if reference.is_empty() || reference.starts_with('#') || reference.starts_with('{') {
        return None;
    }
    let address = reader.address(reference)?;
    (address.starts_with("http") || address.starts_with("ftp")).then_some(address)
}

/// The candidates of a `srcset` with their sizes in thousandths, of pixels or of a density: the
/// largest wins (HTML Standard, "Parsing a srcset attribute").
fn candidates(set: &str) -> Vec<(&str, u64)> {
    let mut all = Vec::new();
    let mut rest = set.trim_start_matches([' ', '\t', '\n', '\r', ',']);
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (reference, after) = rest.split_at(end);
        let trimmed = reference.trim_end_matches(',');
        let (descriptor, next) = if trimmed.len() < reference.len() {
            ("", after)
        } else {
            let end = after.find(',').unwrap_or(after.len());
            (after[..end].trim(), after[end..].trim_start_matches(','))
        };
        let size = thousandths(descriptor.trim_end_matches(['w', 'x', 'h'])).unwrap_or(1000);
        if !trimmed.is_empty() {
            all.push((trimmed, size));
        }
        rest = next.trim_start_matches([' ', '\t', '\n', '\r', ',']);
    }
    all
}

/// A decimal number without a sign. (The library's reader of floating-point numbers weighs more in
/// the core module than all that is done with images.)
fn thousandths(number: &str) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(3);
    let part = digits
        .map(|digit| digit.is_ascii_digit().then(|| u64::from(digit - b'0')))
        .try_fold(0, |part, digit| digit.map(|digit| part * 10 + digit))?;
    let whole: u64 =
        if whole.is_empty() && !fraction.is_empty() { 0 } else { whole.parse().ok()? };
    whole.checked_mul(1000)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_may_have_fractions() {
        for (number, thousands) in
            [("2", 2000), ("1.5", 1500), (".25", 250), ("1.", 1000), ("1.33333", 1333)]
        {
            assert_eq!(thousandths(number), Some(thousands), "{number}");
        }
        for no_number in ["", ".", "-1", "1,5", "1.x", "two", "99999999999999999999"] {
            assert_eq!(thousandths(no_number), None, "{no_number}");
        }
    }

    #[test]
    fn sets_are_taken_apart() {
        assert_eq!(candidates("a.jpg 1x, b.jpg 2x"), [("a.jpg", 1000), ("b.jpg", 2000)]);
        assert_eq!(candidates("a,b.jpg 300w,c.jpg 600w"), [("a,b.jpg", 300000), ("c.jpg", 600000)]);
        assert_eq!(candidates(" x.jpg"), [("x.jpg", 1000)]);
        assert_eq!(candidates("x.jpg, y.jpg 2x"), [("x.jpg", 1000), ("y.jpg", 2000)]);
        assert!(candidates(" , ").is_empty());
    }
}

//! Text of attributes and elements as one clean line.

use crate::dom::{Name, NodeId, Tree, names};

/// White space collapsed, invisible marks dropped, entities that were escaped twice read once
/// more.
pub(crate) fn clean(text: &str) -> String {
    let decoded = if text.contains('&') { unescape(text) } else { text.to_owned() };
    collapse(&decoded)
}

/// White space (and line ends) to single spaces; none at the ends; no invisible marks.
pub(crate) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        // Letters of ASCII go word by word.
        let word = rest.bytes().take_while(u8::is_ascii_graphic).count();
        let (content, after) = rest.split_at(word.max(c.len_utf8()));
        rest = after;
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if word > 0 || !is_invisible(c) && !c.is_control() {
            out.push_str(content);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Marks that take no room: zero-width space, soft hyphen, word joiner, byte order mark, marks of
/// direction. Joiners stay: Persian and Hindi need them.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(u32::from(c), 0xAD | 0x200B | 0x200E | 0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x2069 | 0xFEFF)
}

/// The entities that escaped text holds after the parser has read it once.
fn unescape(text: &str) -> String {
    const NAMED: &[(&str, &str)] = &[
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
        ("nbsp", " "),
        ("rsquo", "’"),
        ("lsquo", "‘"),
        ("rdquo", "”"),
        ("ldquo", "“"),
        ("ndash", "–"),
        ("mdash", "—"),
        ("hellip", "…"),
        ("raquo", "»"),
        ("laquo", "«"),
        ("middot", "·"),
        ("eacute", "é"),
        ("egrave", "è"),
        ("agrave", "à"),
        ("ccedil", "ç"),
        ("uuml", "ü"),
        ("ouml", "ö"),
        ("auml", "ä"),
        ("szlig", "ß"),
        ("ntilde", "ñ"),
        ("oacute", "ó"),
        ("aacute", "á"),
        ("iacute", "í"),
        ("uacute", "ú"),
        ("ecirc", "ê"),
        ("bull", "•"),
        ("copy", "©"),
        ("reg", "®"),
        ("trade", "™"),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|&(_, c)| c == ';').map(|found| found.0);
        let decoded = end.and_then(|end| {
            let name = &rest[1..end];
            let number =
                name.strip_prefix('#').map(|digits| match digits.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => digits.parse(),
                });
            match number {
                Some(code) => char::from_u32(code.ok()?).map(String::from),
                None => NAMED.iter().find(|row| row.0 == name).map(|row| row.1.to_owned()),
            }
        });
        match (decoded, end) {
            (Some(text), Some(end)) => {
                out.push_str(&text);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The text of an element as people see it, in lines: one for each block, none for scripts and
/// what is hidden. Neighbouring inline elements without a space between them get one.
pub(crate) fn lines(tree: &Tree, id: NodeId) -> Vec<String> {
    lines_between(tree, id, tree.end(id))
}

/// The block that a node stands in with other blocks beside it. (One with nothing but lines inside
/// is read as a whole.)
pub(crate) fn among_blocks(tree: &Tree, id: NodeId) -> Option<NodeId> {
    let is_outside = |&around: &NodeId| tree.element(around).is_some_and(is_block);
    tree.parent(id).filter(is_outside).filter(|&around| holds_blocks(tree, around))
}

/// The line that a text begins which stands among blocks with no element of its own, up to the
/// next block; `None` where it goes on a line that began before, or is white space.
pub(crate) fn loose_line(tree: &Tree, id: NodeId) -> Option<String> {
    let is_begun = tree.text(id).is_some_and(|text| !text.trim().is_empty());
    let around = among_blocks(tree, id).filter(|_| is_begun)?;
    let is_block = |&child: &NodeId| tree.element(child).is_some_and(is_block);
    let is_first = id.0.checked_sub(1).is_some_and(|before| {
        // What ends right before: the parent's start, or a sibling.
        let before = NodeId(before);
        let sibling = tree.ancestors(before).find(|&outer| tree.parent(outer) == Some(around));
        before == around || is_block(&sibling.unwrap_or(before))
    });
    if !is_first {
        return None;
    }
    let siblings = std::iter::successors(tree.next_sibling(id), |&next| tree.next_sibling(next));
    let end = siblings.take(40).find(is_block).unwrap_or(tree.end(around));
    lines_between(tree, id, end).into_iter().next()
}

fn lines_between(tree: &Tree, from: NodeId, end: NodeId) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut next = from;
    // Where each open block ends, so that what follows begins a line.
    let mut breaks: Vec<NodeId> = Vec::new();
    while next < end {
        while breaks.last().is_some_and(|&at| at <= next) {
            breaks.pop();
            finish(&mut lines, &mut line);
        }
        match tree.element(next) {
            None => {
                line.push_str(tree.text(next).unwrap_or(""));
                next = NodeId(next.0 + 1);
            }
            Some(name) if is_unread(tree, next, name) && next != from => next = tree.end(next),
            Some(name) => {
                if is_block(name) {
                    finish(&mut lines, &mut line);
                    breaks.push(tree.end(next));
                } else if !line.ends_with(char::is_whitespace)
                    && !line.is_empty()
                    && is_island(name)
                {
                    line.push(' ');
                }
                next = NodeId(next.0 + 1);
            }
        }
    }
    finish(&mut lines, &mut line);
    lines
}

/// Whether the first line of an element has more than so many characters, as far as that is told
/// without writing it: for asking before [`lines`].
pub(crate) fn begins_with_more(tree: &Tree, id: NodeId, most: usize) -> bool {
    let mut count = 0;
    for inner in tree.descendants(id) {
        match tree.element(inner) {
            None => {
                let text = tree.text(inner).unwrap_or("");
                count += text.bytes().filter(u8::is_ascii_graphic).count();
            }
            Some(name) if is_block(name) || is_unread(tree, inner, name) => break,
            Some(_) => {}
        }
        if count > most {
            return true;
        }
    }
    false
}

/// The text of an element as people see it, in one line.
pub(crate) fn line(tree: &Tree, id: NodeId) -> String {
    lines(tree, id).join(" ")
}

fn finish(lines: &mut Vec<String>, line: &mut String) {
    let text = collapse(line);
    if !text.is_empty() {
        lines.push(text);
    }
    line.clear();
}

/// Elements whose text is not read.
fn is_unread(tree: &Tree, id: NodeId, name: Name) -> bool {
    [
        names::SCRIPT,
        names::STYLE,
        names::NOSCRIPT,
        names::TEMPLATE,
        names::SVG,
        names::TEXTAREA,
        names::SELECT,
        names::BUTTON,
        names::IFRAME,
    ]
    .contains(&name)
        || is_hidden(tree, id)
}

/// Whether the element is hidden by its own attributes.
pub(crate) fn is_hidden(tree: &Tree, id: NodeId) -> bool {
    tree.attributes(id).any(|(name, value)| match name {
        names::HIDDEN => true,
        names::LIVE_HIDDEN => value != "folded",
        names::ARIA_HIDDEN => value == "true",
        names::STYLE => displays_nothing(value),
        _ => false,
    })
}

/// Whether a `style` attribute says `display: none`, whatever white space it has.
fn displays_nothing(style: &str) -> bool {
    const WANTED: &[u8] = b"display:none";
    let mut seen = 0;
    for c in style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()) {
        // No part of what is wanted begins as all of it does, so what breaks off begins anew.
        let fits = |at: usize| WANTED.get(at).is_some_and(|&wanted| char::from(wanted) == c);
        seen = if fits(seen) { seen + 1 } else { usize::from(fits(0)) };
        if seen == WANTED.len() {
            return true;
        }
    }
    false
}

/// Elements that stand on lines of their own. What is not read as text parts no line either: a
/// counter's script stands between the day and the number of visits.
pub(crate) fn is_block(name: Name) -> bool {
    ![
        names::SCRIPT,
        names::STYLE,
        names::NOSCRIPT,
        names::TEMPLATE,
        names::TEXTAREA,
        names::SELECT,
        names::BUTTON,
        names::IFRAME,
        names::A,
        names::SPAN,
        names::B,
        names::I,
        names::EM,
        names::STRONG,
        names::TIME,
        names::SMALL,
        names::FONT,
        names::ABBR,
        names::CITE,
        names::U,
        names::SUP,
        names::SUB,
        names::LABEL,
        names::BDI,
        names::BDO,
        names::MARK,
        names::IMG,
        names::WBR,
        names::NOBR,
        names::S,
        names::Q,
        names::CODE,
        names::DATA,
        names::BIG,
        names::PICTURE,
        names::INS,
        names::RUBY,
        names::RT,
        names::RB,
        names::TT,
        names::INPUT,
        names::SVG,
    ]
    .contains(&name)
}

/// Whether there are blocks among the first nodes of an element; a line break is none.
pub(crate) fn holds_blocks(tree: &Tree, id: NodeId) -> bool {
    // No more are looked at, since every text of a long element asks.
    let mut inside = tree.descendants(id).take(60).filter_map(|inner| tree.element(inner));
    inside.any(|name| is_block(name) && name != names::BR)
}

/// Whether an inline element of a few nodes stands among blocks, and so on a line of its own.
pub(crate) fn is_line(tree: &Tree, id: NodeId) -> bool {
    const LINES: [Name; 7] =
        [names::SMALL, names::SPAN, names::FONT, names::EM, names::I, names::STRONG, names::B];
    let is_apart =
        |parent: NodeId| tree.element(parent).is_some_and(is_block) && holds_blocks(tree, parent);
    tree.element(id).is_some_and(|name| LINES.contains(&name))
        && tree.subtree(id).len() <= 12
        && tree.parent(id).is_some_and(is_apart)
}

/// Inline elements that usually hold a thing of their own.
fn is_island(name: Name) -> bool {
    [names::A, names::SPAN, names::TIME, names::IMG, names::ABBR, names::CITE, names::LABEL]
        .contains(&name)
}

/// Lower case, letters and digits only, single spaces: for comparing titles and names.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | 'ـ')
            && !is_invisible(c)
            && !out.ends_with(' ')
            && !out.is_empty()
        {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_once_more_and_no_more() {
        assert_eq!(clean("Tom &amp; Ann&#8217;s  day\u{200b}"), "Tom & Ann’s day");
        assert_eq!(clean("&amp;amp; &nope; AT&T"), "&amp; &nope; AT&T");
    }

    #[test]
    fn a_style_that_displays_nothing_is_known_however_it_is_written() {
        for style in ["display:none", "color: red; DISPLAY :\n none!important", "dis display:none"]
        {
            assert!(displays_nothing(style), "{style}");
        }
        for style in ["", "display: block", "display: non", "none: display"] {
            assert!(!displays_nothing(style), "{style}");
        }
    }

    #[test]
    fn folding_is_for_comparing() {
        assert_eq!(fold("“Don’t — Stop!”"), "dont stop");
    }
}

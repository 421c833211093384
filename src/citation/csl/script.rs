//! Which script a text is written in, as far as names and formatting need it.

use super::output::Token;
use super::render::is_blank;
use crate::citation::item::Name;

/// Whether a name is written family name first and without a space between
/// its parts: Chinese, Japanese and Korean, and whatever else is neither
/// Latin, Greek, Cyrillic, Hebrew, Arabic nor Thai, as the reference
/// processor has it.
pub(crate) fn is_family_first(name: &Name) -> bool {
    !name.family.is_empty() && !is_spaced(&name.family)
}

/// Whether a text is written in a script with spaces and initials.
pub(crate) fn is_spaced(text: &str) -> bool {
    text.chars().any(is_alphabetic_script)
}

/// Whether a term begins in a script with spaces.
pub(crate) fn starts_spaced(term: &str) -> bool {
    let spaced = |c: char| c == '&' || c == '+' || c.is_whitespace() || is_alphabetic_script(c);
    term.chars().next().is_none_or(spaced)
}

/// Whether text after `mark` is set in italics where the style says so. East
/// Asian scripts have none.
pub(crate) fn takes_italics(out: &[Token], mark: usize) -> bool {
    let mut texts = out.iter().skip(mark).filter_map(|token| match token {
        Token::Text(text) => Some(text),
        _ => None,
    });
    is_blank(out, mark) || texts.any(|text| text.chars().any(is_alphabetic_script))
}

/// Digits and the scripts with spaces between words.
fn is_alphabetic_script(c: char) -> bool {
    matches!(c, '-' | '0'..='9' | 'A'..='Z' | 'a'..='z')
        || matches!(u32::from(c),
            0xc0..=0x17f | 0x218..=0x21b | 0x370..=0x52f | 0x590..=0x5d4 | 0x5d6..=0x6ff | 0xe01..=0xe5b
            | 0x1f00..=0x1fff | 0x202a..=0x202e)
}

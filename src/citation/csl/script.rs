//! Which script a text is written in, as far as names and sorting need it.

use crate::citation::item::Name;

/// Whether a name is written in a script whose names put the family first
/// and have no space between their parts: Chinese, Japanese, Korean.
pub(crate) fn is_family_first(name: &Name) -> bool {
    let mut letters =
        name.family.chars().chain(name.given.chars()).filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(is_east_asian)
}

/// Han, kana, bopomofo and hangul.
pub(crate) fn is_east_asian(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11ff | 0x2e80..=0x2fdf | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3041..=0x318f
        | 0x31a0..=0x31bf | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xa960..=0xa97f
        | 0xac00..=0xd7ff | 0xf900..=0xfaff | 0xff66..=0xff9f | 0x20000..=0x3ffff)
}

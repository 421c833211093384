//! The characters of a text as they should be copied: what cannot be seen and means nothing is
//! dropped, everything else stands as it is.

use crate::single_spaced::single_spaced;
use crate::unspaced::breaks_by_dictionary;

/// Whether this character is white space that a page shows as one space (CSS Text, section 4.1);
/// the no-break space and the wide spaces are not.
pub(super) fn is_collapsible(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Whether the character is dropped, given those before and after it in the same text.
///
/// Soft hyphens, byte order marks, controls and non-characters always; zero-width marks where
/// the writing around them has no use for them: pages hide them in the text to trace copies.
/// Marks of direction are kept wherever they stand: next to letters that run right to left, or
/// numbers beside them, they have a meaning, and elsewhere they may part a word and its
/// punctuation.
pub(super) fn is_dropped(before: Option<char>, c: char, after: Option<char>) -> bool {
    match c {
        '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{ad}' | '\u{feff}' | '\u{2060}'..='\u{2064}' | '\u{180e}' => true,
        '\u{fdd0}'..='\u{fdef}' => true,
        // A place where a line may break: of use only where a dictionary would be needed.
        '\u{200b}' => ![before, after].into_iter().flatten().any(breaks_by_dictionary),
        // Joiners shape Arabic, Indic and other letters, and emoji.
        '\u{200c}' | '\u{200d}' => !before.is_some_and(takes_joiners),
        // Variation selectors choose a form of the symbol, ideograph or letter before them.
        '\u{fe00}'..='\u{fe0f}' => {
            before.is_none_or(|b| b.is_ascii_alphabetic() || b.is_whitespace())
        }
        '\u{e0100}'..='\u{e01ef}' => !before.is_some_and(takes_ideographic_variation),
        // Tags spell the flags of regions after a black flag; elsewhere they are hidden writing.
        '\u{e0000}'..='\u{e007f}' => {
            !before.is_some_and(|b| b == '\u{1f3f4}' || matches!(b, '\u{e0000}'..='\u{e007f}'))
        }
        _ => (c as u32) & 0xfffe == 0xfffe,
    }
}

fn takes_joiners(c: char) -> bool {
    !(c.is_whitespace()
        || matches!(c,
            '\0'..='\u{52f}' | '\u{1e00}'..='\u{1fff}' | '\u{200b}'..='\u{205e}'
            | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
}

fn takes_ideographic_variation(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A text on one line, as attributes and labels are read: [`clean`], its white space single.
pub(super) fn one_line(text: &str) -> String {
    single_spaced(&clean(text))
}

/// Drops from a text what [`is_dropped`] says.
pub(super) fn clean(text: &str) -> String {
    let plain = plain_letters(text);
    let mut kept = String::with_capacity(text.len());
    let mut before = None;
    let mut characters = plain.chars().peekable();
    while let Some(c) = characters.next() {
        if !is_dropped(before, c, characters.peek().copied()) {
            kept.push(c);
            before = Some(c);
        }
    }
    kept
}

/// Words in mathematical letters inside a text of ordinary ones, in ordinary letters (the
/// compatibility mapping of Unicode's Mathematical Alphanumeric Symbols). Pages write them so that
/// a search does not find them; a single letter is a variable, and stays.
pub(super) fn plain_letters(text: &str) -> std::borrow::Cow<'_, str> {
    let mathematical = |c: char| matches!(c, '\u{1d400}'..='\u{1d6a3}');
    if !text.contains(mathematical) || !text.contains(|c: char| c.is_ascii_alphabetic()) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(mathematical) {
        let (ahead, run) = rest.split_at(start);
        let end = run.find(|c| !mathematical(c)).unwrap_or(run.len());
        let (run, after) = run.split_at(end);
        out.push_str(ahead);
        if run.chars().count() > 1 {
            out.extend(run.chars().map(plain_letter));
        } else {
            out.push_str(run);
        }
        rest = after;
    }
    out.push_str(rest);
    out.into()
}

/// Thirteen styles of A to Z and a to z stand one after the other from U+1D400.
fn plain_letter(c: char) -> char {
    let place = ((c as u32).saturating_sub(0x1d400) % 52) as u8;
    char::from(if place < 26 { b'A' + place } else { b'a' + place - 26 })
}

/// Whether a line end between two characters is no space (CSS Text, section 4.1.3, "Segment Break
/// Transformation Rules"): both are wide, and neither is Hangul.
pub(super) fn joins_over_line_end(before: char, after: char) -> bool {
    is_wide(before) && is_wide(after)
}

/// East Asian Width F or W (Unicode Standard Annex 11), without Hangul and emoji.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_marks_go_and_those_with_a_use_stay() {
        for (text, expected) in [
            ("ex\u{ad}tra\u{200b}ord\u{200d}inary\u{feff}", "extraordinary"),
            ("a\u{e0041}\u{e0042}b", "ab"),
            ("the 𝗇𝗈𝗋𝗍𝗁𝖾𝗋𝗇 harbour", "the northern harbour"),
            ("where 𝑥 is a length", "where 𝑥 is a length"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("👨\u{200d}👩", "👨\u{200d}👩"),
            ("❤\u{fe0f}", "❤\u{fe0f}"),
            ("a\u{fe0f}b", "ab"),
            ("ខ្មែរ\u{200b}ខ្មែរ", "ខ្មែរ\u{200b}ខ្មែរ"),
            ("🏴\u{e0067}\u{e0062}", "🏴\u{e0067}\u{e0062}"),
            ("a\u{1}\u{7f}b\u{fffe}", "ab"),
            ("क्\u{200d}ष", "क्\u{200d}ष"),
            ("\u{202e}abc\u{202c}", "\u{202e}abc\u{202c}"),
        ] {
            assert_eq!(clean(text), expected);
        }
    }
}

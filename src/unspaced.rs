//! Scripts that are written without spaces between words. Where their words end only a dictionary
//! knows, and there is none here: lengths, counts and breaks of such text go by characters.
//!
//! Characters are told by their blocks (Unicode, `Blocks.txt`), not by the property `Script`: the
//! marks and digits of a block are written as its letters are.

/// What is asked about together.
#[derive(PartialEq, Eq)]
enum Group {
    SouthEastAsian,
    OtherByDictionary,
    KanaOrHan,
    RareHan,
    Hangul,
}

/// The table that all questions below are answered from.
#[inline]
fn group(c: char) -> Option<Group> {
    Some(match c {
        // Thai and Lao, Myanmar, Khmer: the scripts of mainland South-East Asia in common use.
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
            Group::SouthEastAsian
        }
        // Tibetan; Tai Le, New Tai Lue, Khmer Symbols, Buginese, Tai Tham.
        '\u{f00}'..='\u{fff}' | '\u{1950}'..='\u{1aaf}' => Group::OtherByDictionary,
        // Hiragana and Katakana; CJK Unified Ideographs and their Extension A.
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' => Group::KanaOrHan,
        // The signs 々〆〇; Katakana Phonetic Extensions; CJK Compatibility Ideographs; the planes
        // of ideographs (Extensions B and following).
        '\u{3005}'..='\u{3007}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Group::RareHan,
        // Hangul Syllables.
        '\u{ac00}'..='\u{d7af}' => Group::Hangul,
        _ => return None,
    })
}

/// Whether a character's script has no spaces between words: Thai, Lao, Burmese, Khmer, Chinese,
/// Japanese. Not Korean, which has them.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(group(c), Some(Group::SouthEastAsian | Group::KanaOrHan | Group::RareHan))
}

/// Whether a character counts as a word: those of scripts without spaces, and Hangul, of which one
/// syllable says as much.
///
/// The extraction model has learned from words that were counted so. Rare ideographs count as
/// letters of a word, and changing that would change what the model sees.
#[cfg(feature = "article")]
#[inline]
pub(crate) fn counts_as_word(c: char) -> bool {
    matches!(group(c), Some(Group::SouthEastAsian | Group::KanaOrHan | Group::Hangul))
}

/// Whether lines of a character's script break by dictionary (mostly `Line_Break=Complex_Context`,
/// Unicode Standard Annex 14), so that writers mark places for it with zero-width spaces. Chinese
/// and Japanese break anywhere and need none.
#[cfg(feature = "article")]
pub(crate) fn breaks_by_dictionary(c: char) -> bool {
    matches!(group(c), Some(Group::SouthEastAsian | Group::OtherByDictionary))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_told_apart() {
        for (c, unspaced, word, dictionary) in [
            ('ไ', true, true, true),
            ('ລ', true, true, true),
            ('မ', true, true, true),
            ('ខ', true, true, true),
            ('བ', false, false, true),
            ('ᥖ', false, false, true),
            ('か', true, true, false),
            ('カ', true, true, false),
            ('漢', true, true, false),
            ('㐂', true, true, false),
            ('々', true, false, false),
            ('𠮷', true, false, false),
            ('한', false, true, false),
            ('a', false, false, false),
            ('ह', false, false, false),
            ('、', false, false, false),
        ] {
            let found = (is_unspaced(c), counts_as_word(c), breaks_by_dictionary(c));
            assert_eq!(found, (unspaced, word, dictionary), "{c}");
        }
    }
}

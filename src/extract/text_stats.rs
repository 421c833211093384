//! What can be counted in a run of text without knowing its language.

use crate::unspaced::counts_as_word;

/// Counts over one block's text. Sums of two blocks' counts are the counts of both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextStats {
    /// Characters that are not white space.
    pub chars: u32,
    /// Runs of letters and digits; in scripts written without spaces, each character.
    pub words: u32,
    /// Words of one character in scripts written without spaces.
    pub spaceless: u32,
    /// Letters of any script.
    pub letters: u32,
    /// Upper-case letters.
    pub upper: u32,
    /// Words that begin with an upper-case letter.
    pub capitalised: u32,
    /// Digits.
    pub digits: u32,
    /// Marks that end a sentence, of any script.
    pub stops: u32,
    /// Commas and semicolons, of any script.
    pub commas: u32,
    /// Quotation marks.
    pub quotes: u32,
    /// Marks that set menu entries and bylines apart: `|`, `›`, `»`, `·`, `•`, `/`.
    pub separators: u32,
    /// Currency signs.
    pub currency: u32,
    /// Colons.
    pub colons: u32,
    /// `©`, `®`, `™`.
    pub legal: u32,
}

/// What kind of mark a character is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Upper,
    Digit,
    Spaceless,
    Stop,
    Comma,
    Quote,
    Separator,
    Currency,
    Colon,
    Legal,
    /// Joins to the letter before it.
    Mark,
    Other,
}

/// The classes of ASCII, so that most text needs one look-up a byte.
const ASCII: [Class; 128] = {
    let mut table = [Class::Other; 128];
    let mut code = 0;
    while code < 128 {
        table[code] = match code as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 12 => Class::Space,
            b'a'..=b'z' | b'_' => Class::Letter,
            b'A'..=b'Z' => Class::Upper,
            b'0'..=b'9' => Class::Digit,
            b'.' | b'!' | b'?' => Class::Stop,
            b',' | b';' => Class::Comma,
            b'"' => Class::Quote,
            b'|' | b'/' | b'>' => Class::Separator,
            b'$' => Class::Currency,
            b':' => Class::Colon,
            _ => Class::Other,
        };
        code += 1;
    }
    table
};

/// Letters that have no other lower case, in scripts that much is written in. Without this most of
/// what such a text takes is looking into Unicode's tables.
#[inline]
fn is_common_letter(c: char) -> bool {
    matches!(
        c,
        'ß'..='ö' | 'ø'..='ÿ' // Latin
            | 'ά'..='ώ' // Greek
            | 'а'..='џ' // Cyrillic
            | 'א'..='ת' // Hebrew
            | 'ء'..='ي' | 'ٱ'..='ۓ' // Arabic
            | 'ऄ'..='ह' // Devanagari
    )
}

fn class(c: char) -> Class {
    if let Some(&class) = ASCII.get(c as usize) {
        return class;
    }
    match c {
        c if is_common_letter(c) => Class::Letter,
        c if counts_as_word(c) => Class::Spaceless,
        '。' | '！' | '？' | '．' | '।' | '॥' | '؟' | '۔' | '…' | '։' | '።' | '｡' => {
            Class::Stop
        }
        '，' | '、' | '；' | '،' | '؛' | '､' => Class::Comma,
        '“' | '”' | '„' | '‟' | '«' | '‹' | '「' | '」' | '『' | '』' | '《' | '》' => {
            Class::Quote
        }
        '»' | '›' | '·' | '•' | '→' | '▸' | '►' | '｜' | '●' | '■' | '▶' | '‧' | '∙' => {
            Class::Separator
        }
        '€' | '£' | '¥' | '₽' | '₹' | '₩' | '₪' | '₴' | '￥' => Class::Currency,
        '：' => Class::Colon,
        '©' | '®' | '™' => Class::Legal,
        '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => Class::Mark,
        c if c.is_whitespace() => Class::Space,
        '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}' => Class::Mark,
        c if c.is_uppercase() => Class::Upper,
        c if c.is_alphabetic() => Class::Letter,
        c if c.is_numeric() => Class::Digit,
        // Signs that stand inside words of Indic, Arabic and Hebrew script.
        '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{6ed}' | '\u{900}'..='\u{dff}' => Class::Mark,
        _ => Class::Other,
    }
}

/// Counts text piece by piece: a word may run on from one text node into the next.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counter {
    /// The counts so far.
    pub stats: TextStats,
    in_word: bool,
    /// A hash of letters and digits, blind to case of ASCII, spaces and marks.
    pub hash: u64,
    /// The last character that is not white space.
    pub last: Option<char>,
    /// The first character that is not white space.
    pub first: Option<char>,
}

impl Counter {
    /// Counts one piece more.
    pub(crate) fn push(&mut self, text: &str) {
        let stats = &mut self.stats;
        for c in text.chars() {
            let class = class(c);
            if class == Class::Space {
                self.in_word = false;
                continue;
            }
            stats.chars += 1;
            self.last = Some(c);
            if self.first.is_none() {
                self.first = Some(c);
            }
            match class {
                Class::Letter | Class::Upper | Class::Digit => {
                    if class == Class::Digit {
                        stats.digits += 1;
                    } else {
                        stats.letters += 1;
                        stats.upper += u32::from(class == Class::Upper);
                    }
                    if !self.in_word {
                        stats.words += 1;
                        stats.capitalised += u32::from(class == Class::Upper);
                        self.in_word = true;
                    }
                }
                Class::Spaceless => {
                    stats.words += 1;
                    stats.letters += 1;
                    stats.spaceless += 1;
                    self.in_word = false;
                }
                Class::Mark => continue,
                _ => {
                    self.in_word = false;
                    match class {
                        Class::Stop => stats.stops += 1,
                        Class::Comma => stats.commas += 1,
                        Class::Quote => stats.quotes += 1,
                        Class::Separator => stats.separators += 1,
                        Class::Currency => stats.currency += 1,
                        Class::Colon => stats.colons += 1,
                        Class::Legal => stats.legal += 1,
                        _ => {}
                    }
                    continue;
                }
            }
            let code = u64::from(u32::from(c.to_ascii_lowercase()));
            self.hash = (self.hash ^ code).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23);
        }
    }
}

/// Whether the character ends a sentence (closing quotes and brackets looked through by callers).
pub(crate) fn is_stop(c: char) -> bool {
    class(c) == Class::Stop
}

/// The words of a text as hashes, blind to case; in scripts written without spaces, each
/// character.
pub(crate) fn words(text: &str) -> impl Iterator<Item = u64> + '_ {
    hashes(text, false)
}

/// [`words`] with all numbers alike.
pub(crate) fn phrase_words(text: &str) -> impl Iterator<Item = u64> + '_ {
    hashes(text, true)
}

fn hashes(text: &str, numbers_alike: bool) -> impl Iterator<Item = u64> + '_ {
    let mut chars = text.chars();
    let mut pending: Option<u64> = None;
    std::iter::from_fn(move || {
        if let Some(hash) = pending.take() {
            return Some(hash);
        }
        let mut hash = 0u64;
        for c in chars.by_ref() {
            match class(c) {
                Class::Digit if numbers_alike => hash = hash.max(1),
                Class::Letter | Class::Upper | Class::Digit
                    if c.is_ascii() || is_common_letter(c) =>
                {
                    hash = mix(hash, c.to_ascii_lowercase());
                }
                Class::Letter | Class::Upper | Class::Digit => {
                    for c in c.to_lowercase() {
                        hash = mix(hash, c);
                    }
                }
                Class::Mark => {}
                Class::Spaceless if hash == 0 => return Some(mix(0, c)),
                Class::Spaceless => {
                    pending = Some(mix(0, c));
                    return Some(hash);
                }
                _ if hash != 0 => return Some(hash),
                _ => {}
            }
        }
        (hash != 0).then_some(hash)
    })
}

fn mix(hash: u64, c: char) -> u64 {
    ((hash ^ u64::from(u32::from(c))).wrapping_mul(0x9e37_79b9_7f4a_7c15)).rotate_left(23) | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> TextStats {
        let mut counter = Counter::default();
        counter.push(text);
        counter.stats
    }

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(count("It's a well-known fact, 2 of 3.").words, 9);
        assert_eq!(count("他已辍学。").words, 4);
        assert_eq!(count("می‌خواهم بروم").words, 2, "the joiner does not split a word");
        assert_eq!(count("हिन्दी में लिखा है।").words, 4);
        assert_eq!(count("ภาษาไทย").spaceless, 7);
    }

    #[test]
    fn marks_are_told_apart() {
        let stats = count("© 2020 | Home › «News», $5: done!");
        assert_eq!((stats.legal, stats.separators, stats.currency), (1, 3, 1));
        assert_eq!((stats.stops, stats.commas, stats.colons), (1, 1, 1));
    }

    #[test]
    fn common_letters_are_what_unicode_says() {
        let common: Vec<char> = ('\0'..=char::MAX).filter(|&c| is_common_letter(c)).collect();
        assert!(common.len() > 300);
        for c in common {
            assert!(c.is_alphabetic() && !c.is_uppercase() && !counts_as_word(c), "{c}");
            assert!(c.to_lowercase().eq([c]), "{c}");
        }
    }

    #[test]
    fn a_word_may_run_over_text_nodes() {
        let mut counter = Counter::default();
        counter.push("Hel");
        counter.push("lo wor");
        counter.push("ld");
        assert_eq!(counter.stats.words, 2);
        let mut whole = Counter::default();
        whole.push("hello, World");
        assert_eq!(whole.hash, counter.hash, "hashes are blind to case, space and marks");
    }
}

//! Text cut into the pieces that dates are made of: numbers in any digits, words, marks.

/// One piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Byte offsets in the text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A number, with how many digits it is written.
    Number { value: i64, digits: usize },
    /// Letters, lower case.
    Word(String),
    /// Any other character.
    Mark(char),
}

/// The zeros of the scripts that have decimal digits of their own.
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10,
];

/// The value of a decimal digit of any script.
pub(crate) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).map(|value| value as u8);
    }
    let c = u32::from(c);
    let zero = ZEROS.iter().rev().find(|&&zero| zero <= c)?;
    u8::try_from(c - zero).ok().filter(|&value| value < 10)
}

/// The value of a Chinese digit.
fn chinese_digit(c: char) -> Option<i64> {
    Some(match c {
        '〇' | '零' | '○' | '０' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn is_chinese_number(c: char) -> bool {
    chinese_digit(c).is_some() || matches!(c, '十' | '廿' | '卅' | '元')
}

/// Whether a text has a number in it, of whatever digits.
pub(super) fn has_number(text: &str) -> bool {
    text.chars().any(|c| digit(c).is_some() || !c.is_ascii() && is_chinese_number(c))
}

/// Chinese characters, which are words of one character here, but for names of eras.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF | 0xF900..=0xFAFF)
}

/// Letters and the marks that combine with them.
fn is_word(c: char) -> bool {
    c.is_alphabetic() || is_combining(c)
}

/// Vowel signs, viramas and joiners that `char::is_alphabetic` does not count as letters.
fn is_combining(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36F | 0x591..=0x5C7 | 0x610..=0x61A | 0x64B..=0x65F | 0x670
        | 0x900..=0x903 | 0x93A..=0x94F | 0x962..=0x963 | 0x981..=0x983 | 0x9BC..=0x9CD
        | 0xA3C..=0xA4D | 0xABC..=0xACD | 0xB3C..=0xBCD | 0xC3C..=0xCCD | 0xD3C..=0xDCF
        | 0xE31..=0xE3A | 0xE47..=0xE4E | 0xEB1..=0xECD | 0x102B..=0x103E | 0x17B4..=0x17D3
        | 0x200C..=0x200D | 0x6D6..=0x6ED)
}

/// Cuts `text` into tokens; at most `limit` of them.
pub(super) fn tokens(text: &str, limit: usize) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    let mut spaced = false;
    while let Some((start, c)) = rest.next() {
        if found.len() >= limit {
            break;
        }
        if c.is_whitespace() || is_invisible(c) {
            spaced |= c.is_whitespace();
            continue;
        }
        let mut end = start + c.len_utf8();
        let kind = if let Some(first) = digit(c) {
            let (mut value, mut digits) = (i64::from(first), 1);
            while let Some((at, next)) = rest.next_if(|&(_, c)| digit(c).is_some()) {
                let next_value = i64::from(digit(next).unwrap_or(0));
                value = value.saturating_mul(10).saturating_add(next_value);
                digits += 1;
                end = at + next.len_utf8();
            }
            Kind::Number { value, digits }
        } else if is_chinese_number(c) {
            let mut run = String::from(c);
            while let Some((at, next)) = rest.next_if(|&(_, c)| is_chinese_number(c)) {
                run.push(next);
                end = at + next.len_utf8();
            }
            let digits = run.chars().count();
            Kind::Number { value: chinese_number(&run), digits }
        } else if stands_alone(c) {
            Kind::Word(c.to_string())
        } else if is_word(c) {
            let mut word: String = c.to_lowercase().collect();
            while let Some((at, next)) = rest.next_if(|&(_, c)| {
                is_word(c) && !stands_alone(c) && digit(c).is_none() && !is_chinese_number(c)
            }) {
                word.extend(next.to_lowercase());
                end = at + next.len_utf8();
            }
            Kind::Word(word)
        } else {
            Kind::Mark(c)
        };
        found.push(Token { kind, start, end, spaced });
        spaced = false;
    }
    found
}

/// Marks of writing direction and soft hyphens, which dates in right-to-left text are full of.
fn is_invisible(c: char) -> bool {
    matches!(u32::from(c), 0xAD | 0x200B | 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069 | 0xFEFF)
}

/// `二〇二四` digit by digit, `二十一` by tens, `元` (the first year of an era) as 1.
fn chinese_number(run: &str) -> i64 {
    if run == "元" {
        return 1;
    }
    if !run.contains(['十', '廿', '卅']) {
        let digits = run.chars().filter_map(chinese_digit).take(9);
        return digits.fold(0, |value, digit| value * 10 + digit);
    }
    let mut value = 0;
    for c in run.chars().take(6) {
        value = match c {
            '十' if value == 0 => 10,
            '十' => value * 10,
            '廿' => value + 20,
            '卅' => value + 30,
            c => value + chinese_digit(c).unwrap_or(0),
        };
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<i64> {
        let number = |token: &Token| match token.kind {
            Kind::Number { value, .. } => Some(value),
            _ => None,
        };
        tokens(text, 100).iter().filter_map(number).collect()
    }

    #[test]
    fn digits_of_every_script_are_numbers() {
        assert_eq!(numbers("2024 ٢٠٢٤ ۲۰۲۴ २०२४ ২০২৪ ๒๐๒๔ ２０２４"), [2024; 7]);
    }

    #[test]
    fn chinese_numbers_are_read() {
        assert_eq!(numbers("二〇二四年三月二十一日"), [2024, 3, 21]);
        assert_eq!(numbers("十月十日 令和元年 廿三"), [10, 10, 1, 23]);
    }
}

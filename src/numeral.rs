//! Roman numerals and letters as numbers: lists of a page are numbered with them, and citation
//! styles use both.

/// A number as a Roman numeral in lower case; none outside 1 to 3999, which have none in common use
/// (CSS Counter Styles Level 3, section 6.1).
pub(crate) fn roman(number: u32) -> Option<String> {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, numeral) in NUMERALS {
        while rest >= value {
            text.push_str(numeral);
            rest -= value;
        }
    }
    Some(text)
}

/// A number in letters: `a` for 1, `z` for 26, `aa` for 27; none for 0 (CSS Counter Styles Level 3,
/// section 3.1.4, "alphabetic").
pub(crate) fn letters(number: usize) -> Option<String> {
    if number == 0 {
        return None;
    }
    let mut rest = number;
    let mut reversed = Vec::new();
    while rest > 0 {
        rest -= 1;
        reversed.push(b'a' + (rest % 26) as u8);
        rest /= 26;
    }
    Some(reversed.into_iter().rev().map(char::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_in_pairs() {
        for (number, text) in
            [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (703, "aaa")]
        {
            assert_eq!(letters(number).as_deref(), Some(text));
        }
        assert_eq!(letters(0), None);
    }

    #[test]
    fn numerals_subtract_and_end_at_3999() {
        assert_eq!(roman(1).as_deref(), Some("i"));
        assert_eq!(roman(1994).as_deref(), Some("mcmxciv"));
        assert_eq!(roman(3999).as_deref(), Some("mmmcmxcix"));
        assert_eq!((roman(0), roman(4000)), (None, None));
    }
}

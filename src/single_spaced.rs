//! Text on one line.

/// A text with each run of white space in it, line ends too, as one space, and none at its ends.
pub(crate) fn single_spaced(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_becomes_single_spaces() {
        assert_eq!(single_spaced("\n a\u{a0}\tb\r\n\u{3000}c "), "a b c");
        assert_eq!(single_spaced(" \n"), "");
    }
}

//! Which way text runs.

/// The direction of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Latin, Greek, Cyrillic, Han, …
    #[default]
    LeftToRight,
    /// Arabic, Hebrew, …
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_dir(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }

    /// Reads the value of a `dir` attribute; `auto` and the like are none.
    pub fn from_dir(value: &str) -> Option<Direction> {
        let value = value.trim();
        if value.eq_ignore_ascii_case("rtl") {
            Some(Direction::RightToLeft)
        } else if value.eq_ignore_ascii_case("ltr") {
            Some(Direction::LeftToRight)
        } else {
            None
        }
    }

    /// The direction of a character, where it has one of its own (Unicode Bidirectional
    /// Algorithm, classes L, R and AL; by blocks of scripts).
    pub fn of_char(c: char) -> Option<Direction> {
        match c {
            '\u{200e}' => Some(Direction::LeftToRight),
            '\u{200f}' | '\u{61c}' => Some(Direction::RightToLeft),
            // Arabic and extended Arabic digits are class AN and EN.
            '\u{660}'..='\u{66c}' | '\u{6f0}'..='\u{6f9}' => None,
            '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}' => c.is_alphabetic().then_some(Direction::RightToLeft),
            _ => c.is_alphabetic().then_some(Direction::LeftToRight),
        }
    }
}

/// The direction that a program with no other information gives a line of text: that of its first
/// character that has one (Unicode Bidirectional Algorithm, rules P2 and P3).
pub fn first_strong(text: &str) -> Option<Direction> {
    text.chars().find_map(Direction::of_char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_decides() {
        assert_eq!(first_strong("1. «سلام» x"), Some(Direction::RightToLeft));
        assert_eq!(first_strong("(WHO) قالت"), Some(Direction::LeftToRight));
        assert_eq!(first_strong("2024 – ٣"), None);
        assert_eq!(first_strong("東京 שלום"), Some(Direction::LeftToRight));
    }
}

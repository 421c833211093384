//! Marks of direction in plain text: where they are needed and nowhere else.

use crate::document::{Direction, first_strong};

/// The mark that a line needs before it.
///
/// A program that shows plain text takes the direction of a line from its first letter. A mark is
/// needed where that is not the direction of the text the line belongs to although the line holds
/// letters of that direction: an Arabic sentence that begins with a Latin name.
pub(super) fn mark(line: &str, direction: Direction) -> &'static str {
    let Some(first) = first_strong(line) else { return "" };
    if first == direction || !line.chars().any(|c| Direction::of_char(c) == Some(direction)) {
        return "";
    }
    match direction {
        Direction::LeftToRight => "\u{200e}",
        Direction::RightToLeft => "\u{200f}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_begin_in_the_other_direction_get_a_mark() {
        use Direction::{LeftToRight, RightToLeft};
        assert_eq!(mark("WHO أعلنت اليوم", RightToLeft), "\u{200f}");
        assert_eq!(mark("أعلنت WHO اليوم", RightToLeft), "");
        assert_eq!(mark("An English sentence.", RightToLeft), "");
        assert_eq!(mark("سلام means peace", LeftToRight), "\u{200e}");
        assert_eq!(mark("plain", LeftToRight), "");
        assert_eq!(mark("2024", RightToLeft), "");
    }
}

//! Lines of text with what stands before each: the indents of list items, the marks of quotes.

use super::bidi;
use crate::document::Direction;

/// The lines written so far.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
    /// What stands before the first and before the other lines of each level; whether the first is
    /// still to come.
    indents: Vec<(String, String, bool)>,
    /// Whether a block has ended and the next needs a blank line before it.
    due: bool,
    /// The mark of the list that has just ended, and how many levels were open around it: a list
    /// with the same mark would be read as its continuation.
    ended_list: Option<(usize, char)>,
    /// Above zero inside lists whose items stand close together.
    pub(super) tight: usize,
    /// Where paragraphs are wrapped, in characters.
    pub(super) wrap: Option<usize>,
    /// The direction around, where marks of direction are wanted.
    pub(super) direction: Option<Direction>,
}

impl Lines {
    /// Lines whose paragraphs are wrapped and marked as asked.
    pub(super) fn new(direction: Option<Direction>, wrap: Option<usize>) -> Lines {
        Lines { direction, wrap, ..Lines::default() }
    }

    /// Ends the block before: a blank line, except between blocks that stand close together.
    pub(super) fn begin_block(&mut self) {
        if self.due && self.tight == 0 {
            self.blank();
        }
        self.due = false;
    }

    /// Ends the block before with a blank line, whatever is around.
    pub(super) fn begin_apart(&mut self) {
        if self.due {
            self.blank();
        }
        self.due = false;
    }

    /// What comes next follows on the next line.
    pub(super) fn end_without_blank(&mut self) {
        self.due = false;
    }

    fn blank(&mut self) {
        self.text.push('\n');
        let before = self.text.len();
        for (_, other, _) in self.indents.iter().filter(|(_, _, is_first)| !is_first) {
            self.text.push_str(other);
        }
        let kept = before + self.text[before..].trim_end().len();
        self.text.truncate(kept);
    }

    /// Begins a level: `first` stands before its first line, `other` before the others.
    pub(super) fn push_indent(&mut self, first: &str, other: &str) {
        self.indents.push((first.to_owned(), other.to_owned(), true));
    }

    /// Ends a level; a level without lines gets one, so that its mark is seen.
    pub(super) fn pop_indent(&mut self) {
        if self
            .indents
            .last()
            .is_some_and(|(first, _, is_first)| *is_first && !first.trim().is_empty())
        {
            self.line("");
        }
        self.indents.pop();
    }

    /// Ends a level; of one without lines nothing is seen.
    pub(super) fn drop_indent(&mut self) {
        self.indents.pop();
    }

    /// Writes the marks that wait for a first line on a line of their own: what comes next would be
    /// read as text behind them.
    pub(super) fn marks_alone(&mut self) {
        if self.indents.iter().any(|(_, _, is_first)| *is_first) {
            self.line("");
            self.due = false;
        }
    }

    /// Remembers that a list with this mark (`-`, `*`, `.`, `)`) ends here.
    pub(super) fn end_list(&mut self, mark: char) {
        self.ended_list = Some((self.depth(), mark));
    }

    /// The mark of a list that ended right before this place.
    pub(super) fn mark_before(&self) -> Option<char> {
        self.ended_list.filter(|(depth, _)| *depth == self.depth()).map(|(_, mark)| mark)
    }

    /// A block of text; nothing if it is empty.
    pub(super) fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.begin_block();
            self.lines(text);
        }
    }

    /// Lines of running text: wrapped and marked as asked.
    pub(super) fn lines(&mut self, text: &str) {
        for line in text.split('\n') {
            let mark = self.direction.map_or("", |direction| bidi::mark(line, direction));
            let Some(width) = self.wrap else {
                self.write(mark, line);
                continue;
            };
            let left = |first: bool| {
                let indents = self.indents.iter();
                let used = indents.map(|(mark, other, is_first)| {
                    if first && *is_first { mark } else { other }.chars().count()
                });
                width.saturating_sub(used.sum()).max(20)
            };
            for (nth, part) in wrapped(line, left(true), left(false)).into_iter().enumerate() {
                self.write(if nth == 0 { mark } else { "" }, part);
            }
        }
    }

    /// One line as it stands.
    pub(super) fn line(&mut self, line: &str) {
        self.write("", line);
    }

    fn write(&mut self, mark: &str, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.ended_list = None;
        let start = self.text.len();
        if line.is_empty() && self.is_rule_of_marks() {
            return self.marks_on_own_lines();
        }
        for (first, other, is_first) in &mut self.indents {
            self.text.push_str(if std::mem::take(is_first) { first } else { other });
        }
        if line.is_empty() {
            let kept = start + self.text[start..].trim_end().len();
            self.text.truncate(kept);
        }
        self.text.push_str(mark);
        self.text.push_str(line);
        self.due = true;
    }

    /// Whether the marks of empty items, one behind the other, would be read as a thematic break.
    fn is_rule_of_marks(&self) -> bool {
        let marks = || {
            let firsts = self.indents.iter().filter(|(_, _, is_first)| *is_first);
            firsts.map(|(first, _, _)| first.trim())
        };
        marks().count() > 2 && (marks().all(|mark| mark == "-") || marks().all(|mark| mark == "*"))
    }

    fn marks_on_own_lines(&mut self) {
        for level in 0..self.indents.len() {
            if !self.indents[level].2 {
                continue;
            }
            for (first, other, is_first) in &mut self.indents[..=level] {
                self.text.push_str(if std::mem::take(is_first) { first } else { other });
            }
            self.text.truncate(self.text.trim_end_matches(' ').len());
            if level + 1 < self.indents.len() {
                self.text.push('\n');
            }
        }
        self.due = true;
    }

    /// How many levels are open.
    pub(super) fn depth(&self) -> usize {
        self.indents.len()
    }

    /// All lines, without a newline at the end.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Breaks a line at spaces so that the first part is at most `first` characters wide and the others
/// `width`, where that can be.
fn wrapped(line: &str, first: usize, width: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut columns = 0;
    for word in line.split_inclusive(' ') {
        let at = word.as_ptr() as usize - line.as_ptr() as usize;
        let own = word.trim_end_matches(' ').chars().count();
        let most = if parts.is_empty() { first } else { width };
        if columns > 0 && columns + own > most {
            parts.push(line[start..at].trim_end_matches(' '));
            start = at;
            columns = 0;
        }
        columns += word.chars().count();
    }
    parts.push(&line[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_wrapped_at_spaces() {
        assert_eq!(wrapped("aaa bbb ccc", 7, 7), ["aaa bbb", "ccc"]);
        assert_eq!(wrapped("aaaaaaaaaa b", 4, 4), ["aaaaaaaaaa", "b"]);
        assert_eq!(wrapped("", 4, 4), [""]);
        assert_eq!(wrapped("aaa bbb ccc", 5, 9), ["aaa", "bbb ccc"]);
    }

    #[test]
    fn levels_stand_before_their_lines() {
        let mut lines = Lines::default();
        lines.push_indent("> ", "> ");
        lines.paragraph("a");
        lines.push_indent("1. ", "   ");
        lines.paragraph("b\nc");
        lines.paragraph("d");
        lines.pop_indent();
        lines.pop_indent();
        lines.paragraph("e");
        assert_eq!(lines.finish(), "> a\n>\n> 1. b\n>    c\n>\n>    d\n\ne");
    }

    #[test]
    fn marks_of_empty_items_are_no_rule() {
        let mut lines = Lines::default();
        (0..3).for_each(|_| lines.push_indent("- ", "  "));
        (0..3).for_each(|_| lines.pop_indent());
        assert_eq!(lines.finish(), "-\n  -\n    -");
    }
}

//! A page's text as browsers compare it, and where its words begin and end.

use core::ops::Range;

use crate::unspaced::is_unspaced;

/// A page's text as browsers compare it: small letters, runs of white space as one blank, breaks
/// between blocks as one line break.
pub(super) struct Text {
    pub(super) characters: Vec<char>,
    /// For each character and the end: its first byte in the page's text.
    bytes: Vec<usize>,
}

impl Text {
    pub(super) fn new(page: &str) -> Text {
        let mut text = Text { characters: Vec::new(), bytes: Vec::new() };
        for (byte, character) in page.char_indices() {
            let small = character.to_lowercase().next().unwrap_or(character);
            let blank = if character == '\n' { '\n' } else { ' ' };
            match text.characters.last_mut() {
                Some(last) if character.is_whitespace() && last.is_whitespace() => {
                    if blank == '\n' {
                        *last = '\n';
                    }
                    continue;
                }
                _ => text.characters.push(if character.is_whitespace() { blank } else { small }),
            }
            text.bytes.push(byte);
        }
        text.bytes.push(page.len());
        text
    }

    /// The character that begins at or after a byte.
    pub(super) fn position(&self, byte: usize) -> usize {
        self.bytes.partition_point(|start| *start < byte).min(self.characters.len())
    }

    pub(super) fn byte(&self, at: usize) -> usize {
        self.bytes.get(at).or(self.bytes.last()).copied().unwrap_or(0)
    }

    fn at(&self, at: usize) -> Option<char> {
        self.characters.get(at).copied()
    }

    fn is_blank(&self, at: usize) -> bool {
        self.at(at).is_some_and(char::is_whitespace)
    }

    /// Whether a word may begin or end before this character; `certain`: whether it does so for
    /// every browser.
    pub(super) fn is_boundary(&self, at: usize, certain: bool) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.at(at));
        let (Some(before), Some(after)) = (before, self.at(at)) else { return true };
        if is_mark(after) {
            return false;
        }
        let in_words = |character: char| character.is_alphanumeric() || is_mark(character);
        if in_words(before) && in_words(after) {
            return !certain && (is_unspaced(before) || is_unspaced(after));
        }
        // "3,000", "U.S.A", "it's": marks that stand inside a word.
        let joins =
            |mark: char| matches!(mark, '.' | ',' | '\'' | '’' | ':' | '·' | '_' | ';' | '-');
        let inside = |mark: usize| {
            let outer = [mark.checked_sub(1), mark.checked_add(1)];
            outer.into_iter().all(|at| {
                let outer = at.and_then(|at| self.at(at));
                outer.is_some_and(|outer| in_words(outer) && !is_unspaced(outer))
            })
        };
        let in_a_word = (joins(before) && in_words(after) && inside(at - 1))
            || (in_words(before) && joins(after) && inside(at));
        !(certain && in_a_word)
    }

    /// The passage without blanks around it, grown to whole words.
    pub(super) fn whole_words(&self, passage: Range<usize>) -> Option<Range<usize>> {
        let (mut start, mut end) = (passage.start, passage.end.min(self.characters.len()));
        while start < end && self.is_blank(start) {
            start += 1;
        }
        while start < end && self.is_blank(end - 1) {
            end -= 1;
        }
        if start >= end {
            return None;
        }
        while start > 0 && !self.is_boundary(start, true) {
            start -= 1;
        }
        while end < self.characters.len() && !self.is_boundary(end, true) {
            end += 1;
        }
        Some(start..end)
    }

    /// Up to `words` words right before the passage, out of one block.
    pub(super) fn before(&self, passage: &Range<usize>, words: usize) -> Range<usize> {
        let mut end = passage.start;
        while end > 0 && self.is_blank(end - 1) {
            end -= 1;
        }
        let block = self.characters.get(..end).unwrap_or_default();
        let limit = block.iter().rposition(|character| *character == '\n').map_or(0, |at| at + 1);
        if words == 0 { 0..0 } else { self.backward(end, limit, words)..end }
    }

    /// Up to `words` words right after the passage, out of one block.
    pub(super) fn after(&self, passage: &Range<usize>, words: usize) -> Range<usize> {
        let mut start = passage.end;
        while self.is_blank(start) {
            start += 1;
        }
        let block = self.characters.get(start..).unwrap_or_default();
        let limit = block.iter().position(|character| *character == '\n');
        let limit = limit.map_or(self.characters.len(), |at| start + at);
        if words == 0 { 0..0 } else { start..self.forward(start, limit, words) }
    }

    /// Where `words` words from `start` on end, `limit` at the latest.
    pub(super) fn forward(&self, start: usize, limit: usize, words: usize) -> usize {
        let mut at = start;
        let mut left = words;
        while at < limit {
            at += 1;
            let ends = at == limit || (self.is_boundary(at, true) && self.is_blank(at));
            let clause = at < limit && self.is_boundary(at, true) && self.follows_unspaced(at);
            if ends || clause {
                left -= 1;
                if left == 0 {
                    break;
                }
            }
        }
        at
    }

    /// Where the last `words` words before `end` begin, `limit` at the earliest.
    pub(super) fn backward(&self, end: usize, limit: usize, words: usize) -> usize {
        let mut at = end;
        let mut left = words;
        while at > limit {
            at -= 1;
            let begins = at == limit || (self.is_boundary(at, true) && self.is_blank(at - 1));
            let clause = at > limit && self.is_boundary(at, true) && self.follows_unspaced(at);
            if begins || clause {
                left -= 1;
                if left == 0 {
                    break;
                }
            }
        }
        at
    }

    /// Whether a letter of a script without blanks stands before this character.
    fn follows_unspaced(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|at| self.at(at)).is_some_and(is_unspaced)
    }

    pub(super) fn skip_blanks(&self, mut at: usize) -> usize {
        while self.is_blank(at) {
            at += 1;
        }
        at
    }
}

/// Combining marks of the scripts that have them: part of the letter before.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}'
        | '\u{981}'..='\u{983}' | '\u{9BC}'..='\u{9CD}' | '\u{E31}' | '\u{E34}'..='\u{E3A}'
        | '\u{E47}'..='\u{E4E}' | '\u{200C}' | '\u{200D}' | '\u{20D0}'..='\u{20FF}')
}

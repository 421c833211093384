//! What would begin a block if it stood at the beginning of a line.

use super::{Rules, Special, texts};
use crate::render::Flavour;
use crate::render::markdown::line::Piece;

impl Rules<'_> {
    /// Guards each line of the text that would begin a block.
    pub(super) fn line_starts(&self, all: &mut Vec<Special>) {
        for (piece, text) in texts(self.line) {
            let first = piece == 0;
            let after_break = !first && matches!(self.line.pieces[piece - 1], Piece::Break);
            // In cells and headings nothing begins, and a break is no line end.
            if !(first || after_break) || self.place.cell || self.place.heading {
                continue;
            }
            // A backslash that breaks the line keeps the line from being a rule or underline.
            let ends = match self.line.pieces.get(piece + 1) {
                None => true,
                Some(Piece::Break) => self.flavour == Flavour::Obsidian,
                Some(_) => false,
            };
            if let Some(at) = self.line_start(text, ends, first) {
                let c = text[at..].chars().next().unwrap_or(' ');
                match all.binary_search_by(|special| (special.piece, special.at).cmp(&(piece, at)))
                {
                    Ok(found) => all[found].escape = true,
                    Err(place) => all.insert(place, Special { piece, at, c, escape: true }),
                }
            }
        }
    }

    /// Where a line needs its backslash; `ends` says that nothing but text is on it, `first` that
    /// it is the first of its block.
    fn line_start(&self, text: &str, ends: bool, first: bool) -> Option<usize> {
        let pandoc = self.flavour == Flavour::Pandoc;
        let c = text.chars().next()?;
        match c {
            '#' => {
                let rest = text.trim_start_matches('#');
                (text.len() - rest.len() <= 6 && followed_by_space(rest, ends)).then_some(0)
            }
            '>' => Some(0),
            '-' | '+' | '*' | '_' | '=' | '|' | ':' | '~' | '`' => {
                self.marks_begin_block(text, c, ends, first).then_some(0)
            }
            '<' => {
                let next = text[1..].chars().next();
                next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
                    .then_some(0)
            }
            '%' if pandoc => followed_by_space(&text[1..], ends).then_some(0),
            c if c == '(' || c.is_ascii_alphanumeric() => self.list_label(text, ends, first),
            _ => None,
        }
    }

    /// Whether a line that begins with this mark begins a block: an item, a rule, the line under a
    /// heading or a table's head, a fence; in Pandoc a definition, a division, a line of verse.
    fn marks_begin_block(&self, text: &str, c: char, ends: bool, first: bool) -> bool {
        let pandoc = self.flavour == Flavour::Pandoc;
        let only = |marks: &str| ends && text.chars().all(|c| marks.contains(c) || c == ' ');
        let bullet = matches!(c, '-' | '+' | '*') && followed_by_space(&text[1..], ends);
        let count = text.chars().filter(|other| *other == c).count();
        let rule = matches!(c, '-' | '*' | '_') && count >= 3 && only(&text[..1]);
        let setext = !first
            && matches!(c, '-' | '=')
            && ends
            && text.trim_end().chars().all(|other| other == c);
        let delimiter_row = !first && only("|-:") && text.contains('-');
        let fence = matches!(c, '`' | '~')
            && text.chars().take_while(|other| *other == c).count() >= 3
            && !(c == '`' && text.trim_start_matches('`').contains('`'));
        let definition = pandoc && matches!(c, ':' | '~') && followed_by_space(&text[1..], ends);
        let division = pandoc && text.starts_with(":::");
        let line_block = pandoc && c == '|' && followed_by_space(&text[1..], ends);
        bullet || rule || setext || delimiter_row || fence || definition || division || line_block
    }

    /// Where the label of an ordered list ends in its mark: `1.`, and in Pandoc `(1)`, `a)`, `iv.`.
    fn list_label(&self, text: &str, ends: bool, first: bool) -> Option<usize> {
        let pandoc = self.flavour == Flavour::Pandoc;
        match text.chars().next()? {
            '(' if pandoc => {
                let end = text.find(')')?;
                let label = &text[1..end];
                let short = !label.is_empty()
                    && label.len() <= if label.bytes().all(|b| b.is_ascii_digit()) { 9 } else { 4 }
                    && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#' || b == b'@');
                (short && followed_by_space(&text[end + 1..], ends)).then_some(0)
            }
            c if c.is_ascii_digit() => {
                let digits = text.bytes().take_while(u8::is_ascii_digit).count();
                let mark = text[digits..].chars().next().filter(|c| matches!(c, '.' | ')'))?;
                let starts =
                    digits <= 9 && followed_by_space(&text[digits + mark.len_utf8()..], ends);
                // Only a list that begins with 1 can interrupt a paragraph; Pandoc's in an item any.
                (starts && (first || pandoc || text[..digits].parse() == Ok(1))).then_some(digits)
            }
            c if pandoc && c.is_ascii_alphabetic() => {
                let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
                let mark = text[letters..].chars().next().filter(|c| matches!(c, '.' | ')'))?;
                let roman = text[..letters].bytes().all(|b| b"ivxlcdmIVXLCDM".contains(&b));
                let label = letters == 1 || (roman && letters <= 8);
                (label && followed_by_space(&text[letters + mark.len_utf8()..], ends))
                    .then_some(letters)
            }
            _ => None,
        }
    }
}

/// Whether a space comes next, or the end of a line that nothing but text is on.
fn followed_by_space(rest: &str, ends: bool) -> bool {
    rest.starts_with([' ', '\t']) || (rest.is_empty() && ends)
}

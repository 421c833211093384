//! Brackets that would make a link, a note or a task.

use super::{Rules, Special, within_reach};
use crate::render::Flavour;
use crate::render::markdown::line::Piece;

/// The longest label, in bytes: 999 characters (CommonMark 0.31, section 4.7).
const LONGEST_LABEL: usize = 999 * 4;

impl Rules<'_> {
    /// Links, notes and tasks: brackets that would make one.
    pub(super) fn brackets(&self, all: &mut [Special], labels: &dyn Fn(&str) -> bool) {
        // Open brackets: those of links are walls.
        let mut open: Vec<Option<usize>> = Vec::new();
        let mut next = 0;
        for (nth, piece) in self.line.pieces.iter().enumerate() {
            match piece {
                Piece::LinkOpen(_) => open.push(None),
                Piece::LinkClose(_) => {
                    while let Some(top) = open.pop() {
                        // An open bracket inside a link's text would take the link's end.
                        let Some(number) = top else { break };
                        all[number].escape = true;
                    }
                }
                Piece::Text(_) => {
                    while let Some(special) =
                        all.get(next).copied().filter(|special| special.piece == nth)
                    {
                        match special.c {
                            '[' => open.push(Some(next)),
                            // Where an opening bracket is guarded, a parser takes the one
                            // before it for the partner.
                            ']' => loop {
                                match open.last().copied() {
                                    Some(Some(number)) => {
                                        open.pop();
                                        if !self.makes_link(all[number], special, labels) {
                                            break;
                                        }
                                        all[number].escape = true;
                                    }
                                    // Inside a link's text it would end the link.
                                    Some(None) => {
                                        all[next].escape = true;
                                        break;
                                    }
                                    None => break,
                                }
                            },
                            _ => {}
                        }
                        next += 1;
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether `[…]` with what follows is a link, a reference that is defined, or a flavour's own.
    fn makes_link(&self, open: Special, close: Special, labels: &dyn Fn(&str) -> bool) -> bool {
        if open.piece == close.piece {
            let label = &self.rest(open)[1..close.at - open.at];
            if label.len() <= LONGEST_LABEL && labels(label) {
                return true;
            }
            let at_start = open.at == 0 && (open.piece == 0);
            if self.place.item
                && at_start
                && self.flavour != Flavour::CommonMark
                && matches!(label, " " | "x" | "X")
                && matches!(self.after(close), Some(' ') | None)
            {
                return true;
            }
            if at_start
                && let Some(definition) = self.rest(close).strip_prefix("]:")
                && !label.trim().is_empty()
                && self.is_definition(label, definition, close.piece)
            {
                return true;
            }
        }
        match self.after(close) {
            Some('(') => self.is_destination(&self.rest(close)[1..], close.piece),
            Some('{') => self.flavour == Flavour::Pandoc,
            Some('[')
                if matches!(
                    self.line.pieces.get(close.piece + 1),
                    Some(Piece::LinkOpen(false))
                ) && self.rest(close) == "]" =>
            {
                // Pandoc takes both for a reference, if one to nothing.
                self.flavour == Flavour::Pandoc
            }
            Some(']') => self.flavour == Flavour::Obsidian && self.before(open) == Some('['),
            _ => false,
        }
    }

    /// Whether what follows `[label]:` makes it a definition: an address, then nothing or a title;
    /// for a note anything.
    fn is_definition(&self, label: &str, rest: &str, piece: usize) -> bool {
        if label.starts_with('^') && self.flavour != Flavour::CommonMark {
            return true;
        }
        let mut words = rest.split_whitespace();
        words.next();
        match words.next() {
            Some(word) => word.starts_with(['"', '\'', '(']),
            None => piece + 1 >= self.line.pieces.len() || rest.trim().is_empty(),
        }
    }

    /// Whether `(…)` can be the address of a link: no space in it, or only before a title.
    fn is_destination(&self, rest: &str, piece: usize) -> bool {
        let Some(inside) = rest.strip_prefix('(') else { return true };
        let (inside, goes_on) = within_reach(inside);
        let Some(end) = inside.find(')') else {
            return goes_on || self.line.pieces.len() > piece + 1;
        };
        let inside = inside[..end].trim();
        inside.starts_with('<')
            || match inside.split_once(char::is_whitespace) {
                None => true,
                Some((_, title)) => title.trim_start().starts_with(['"', '\'', '(']),
            }
    }
}

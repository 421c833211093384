//! Marks that mean something where another of their kind follows: code spans, formulas, highlights,
//! raised and lowered text.

use super::{Rules, Special, within_reach};
use crate::render::Flavour;
use crate::render::markdown::line::Piece;

impl Rules<'_> {
    /// Code spans: a run of backticks needs another of the same length after it. One that touches
    /// a code span of ours would lengthen its mark.
    pub(super) fn backticks(&self, all: &mut [Special]) {
        // Lengths of the runs further right, in text and in code spans. An escaped backtick still
        // ends a code span.
        let mut lengths: Vec<usize> = Vec::new();
        let mut code_after = false;
        let mut end = all.len();
        for (nth, piece) in self.line.pieces.iter().enumerate().rev() {
            if let Piece::Raw(text) | Piece::LinkClose(text) = piece {
                lengths.extend(text.split(|c| c != '`').map(str::len).filter(|length| *length > 0));
                code_after |= text.contains('`');
                lengths.sort_unstable();
                lengths.dedup();
            }
            while let Some(last) = end.checked_sub(1).filter(|&last| all[last].piece == nth) {
                end = last;
                if all[last].c != '`' {
                    continue;
                }
                let joins =
                    |a: Special, b: Special| a.c == '`' && a.piece == nth && a.at + 1 == b.at;
                while end > 0 && joins(all[end - 1], all[end]) {
                    end -= 1;
                }
                let touches =
                    self.before(all[end]) == Some('`') || self.after(all[last]) == Some('`');
                // What is left of a run after a backslash is a shorter run.
                let mut from = end;
                while from <= last
                    && (all[from].escape
                        || touches
                        || code_after
                        || lengths.contains(&(last + 1 - from)))
                {
                    all[from].escape = true;
                    from += 1;
                }
                // As the end of a code span a run counts with the backtick that is escaped before it.
                let rest = last + 1 - from;
                let own = if from > end { rest + 1 } else { rest };
                for length in [own, if from > end + 1 { 1 } else { own }] {
                    if !lengths.contains(&length) {
                        lengths.push(length);
                    }
                }
            }
        }
    }

    /// Math: a closing `$` with an opening one before it. Formulas are read before code and links,
    /// so an opening one with any `$` of our own markup after it is guarded, too.
    pub(super) fn dollars(&self, all: &mut [Special]) {
        let markup = |piece: &Piece| matches!(piece, Piece::Raw(text) | Piece::LinkClose(text) if text.contains('$'));
        let last_markup = self.line.pieces.iter().rposition(markup);
        let mut opened = false;
        let mut opened_run = false;
        for special in all.iter_mut().filter(|special| special.c == '$') {
            let (before, after) = (self.before(*special), self.after(*special));
            let goes_on = before == Some('$');
            let opens = after.is_some_and(|c| !c.is_whitespace());
            let closes = before.is_some_and(|c| !c.is_whitespace())
                && !after.is_some_and(|c| c.is_ascii_digit());
            // Pandoc's math reaches over the cells of a row and over rows.
            let pandoc = self.flavour == Flavour::Pandoc;
            let over_cells = pandoc && (after == Some('$') || (self.place.cell && opens));
            let before_markup = last_markup.is_some_and(|last| last > special.piece);
            // The second sign of a run that opens closes nothing.
            let own_run = goes_on && opened_run;
            if over_cells
                || before_markup
                || (opened && !own_run && (closes || goes_on || after == Some('$')))
            {
                special.escape = true;
                opened_run = false;
            } else if opens {
                opened_run = own_run || !opened;
                opened = true;
            }
        }
    }

    /// Obsidian: `==` highlights up to the next. Parsers do not agree on how it crosses other marks,
    /// so it stays bare only where it stands alone among plain text.
    pub(super) fn equals_signs(&self, all: &mut [Special]) {
        let is_in_run = |special: &Special| special.c == '=' && self.after(*special) == Some('=');
        let begins = |special: &&Special| is_in_run(special) && self.before(**special) != Some('=');
        if self.line.styles.is_empty() && all.iter().filter(begins).count() < 2 {
            return;
        }
        // The last sign of a run, left alone, marks nothing.
        all.iter_mut()
            .filter(|special| is_in_run(special))
            .for_each(|special| special.escape = true);
    }

    /// Pandoc: `^x^` and `~x~` raise and lower, unless there is a space between.
    pub(super) fn pairs_without_space(&self, special: Special, mark: char) -> bool {
        let (rest, goes_on) = within_reach(&self.rest(special)[1..]);
        if mark == '^' && rest.starts_with('[') {
            return true;
        }
        let to_space = rest.split(char::is_whitespace).next().unwrap_or("");
        let reaches_markup =
            to_space.len() == rest.len() && (goes_on || self.line.pieces.len() > special.piece + 1);
        to_space.contains(mark) || reaches_markup
    }

    /// Runs that touch our own marks of the same character would merge with them.
    pub(super) fn ends_of_runs(&self, all: &mut [Special]) {
        // Of the piece at hand: where its first run ends and its last begins.
        let mut piece = usize::MAX;
        let (mut first_run, mut last_run) = (0, 0);
        for special in all.iter_mut().filter(|special| matches!(special.c, '*' | '~' | '=')) {
            let Some(Piece::Text(text)) = self.line.pieces.get(special.piece) else { continue };
            if piece != special.piece {
                piece = special.piece;
                let inside = |c: Option<char>| move |other: char| Some(other) == c;
                let first = text.trim_start_matches(inside(text.chars().next()));
                first_run = text.len() - first.len();
                last_run = text.trim_end_matches(inside(text.chars().next_back())).len();
            }
            let styled =
                |piece: Option<&Piece>| matches!(piece, Some(Piece::Open(_) | Piece::Close(_)));
            let touches_before = special.at < first_run
                && special.piece > 0
                && styled(self.line.pieces.get(special.piece - 1));
            let touches_after =
                special.at >= last_run && styled(self.line.pieces.get(special.piece + 1));
            let same = |style: &Piece| match style {
                Piece::Open(number) | Piece::Close(number) => self.line.styles[*number]
                    .choices
                    .iter()
                    .any(|choice| choice.starts_with(special.c)),
                _ => false,
            };
            special.escape |= touches_before && same(&self.line.pieces[special.piece - 1]);
            special.escape |= touches_after && same(&self.line.pieces[special.piece + 1]);
        }
    }
}

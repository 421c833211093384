//! A line of Markdown as pieces: text, which is escaped where a parser would see more in it, and
//! markup, which is not.

use super::emphasis::{self, Origin, Run, Sight};
use super::escape::{self, Special};
use crate::render::{Escaping, Flavour};

/// A piece of a line.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Text to be read as it stands.
    Text(String),
    /// Markup that stands as it is: code spans, tags, formulas.
    Raw(String),
    /// The beginning of a style: its number in [`Line::styles`].
    Open(usize),
    /// The end of a style.
    Close(usize),
    /// `[` or `![`.
    LinkOpen(bool),
    /// `](address)` or `][label]`.
    LinkClose(String),
    /// The end of a line inside a block.
    Break,
}

/// How a style may be written: marks, best first; the last is a pair of tags and always works.
#[derive(Clone, Debug)]
pub(super) struct Marks {
    pub(super) choices: &'static [&'static str],
    pub(super) element: &'static str,
    pub(super) chosen: usize,
}

impl Marks {
    /// The delimiter, or `None` if tags are used.
    fn delimiter(&self) -> Option<&'static str> {
        self.choices.get(self.chosen).copied()
    }

    fn first_char(&self) -> char {
        self.delimiter().and_then(|text| text.chars().next()).unwrap_or('<')
    }

    fn last_char(&self) -> char {
        self.delimiter().and_then(|text| text.chars().next_back()).unwrap_or('>')
    }
}

/// How many delimiters in a row are looked past: from each of a long run to its end would take
/// forever.
const LOOKED_PAST: usize = 200;

/// Whether runs of this character are paired ([`emphasis`]).
fn is_delimiter(c: char) -> bool {
    matches!(c, '*' | '_' | '~' | '=')
}

/// Where a line stands, as far as escaping must know.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// Whether `|` would end a cell and line breaks cannot be written.
    pub(super) cell: bool,
    /// Whether it is the text of a heading: nothing begins in it, `#` at the end would be dropped,
    /// line breaks are tags.
    pub(super) heading: bool,
    /// Whether it is the title of a callout, which some parsers read as a block of its own.
    pub(super) title: bool,
    /// Whether the line begins a list item.
    pub(super) item: bool,
}

/// A line in the making.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) styles: Vec<Marks>,
    /// What the end of a line begins with: a tag in cells and headings, else a backslash or a space.
    break_begins: Option<char>,
    /// Whether it is a tag.
    tag_breaks: bool,
    /// Delimiters that some parsers look past where they ask what stands beside a run.
    looked_past: &'static [char],
}

impl Line {
    /// The line as Markdown that a parser reads back as these pieces.
    pub(super) fn write(
        mut self,
        flavour: Flavour,
        place: Place,
        escaping: Escaping,
        labels: &dyn Fn(&str) -> bool,
    ) -> String {
        self.tag_breaks = place.cell || place.heading || place.title;
        self.looked_past = if flavour == Flavour::Obsidian { &['~', '='] } else { &['~'] };
        self.break_begins = match flavour {
            _ if self.tag_breaks => Some('<'),
            Flavour::Obsidian => None,
            _ => Some('\\'),
        };
        let mut specials = escape::find(&self, flavour, place, labels);
        self.settle(&mut specials);
        if escaping == Escaping::Sparing {
            escape::spare(&self, &mut specials);
        }
        let mut out = String::new();
        let mut next = specials.iter().peekable();
        for (nth, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Text(text) => {
                    let mut written = 0;
                    while let Some(special) = next.next_if(|special| special.piece == nth) {
                        if special.escape {
                            out.push_str(&text[written..special.at]);
                            out.push('\\');
                            written = special.at;
                        }
                    }
                    out.push_str(&text[written..]);
                }
                Piece::Raw(text) | Piece::LinkClose(text) => out.push_str(text),
                Piece::Open(style) | Piece::Close(style) => {
                    let marks = &self.styles[*style];
                    match marks.delimiter() {
                        Some(delimiter) => out.push_str(delimiter),
                        None => {
                            out.push_str(if matches!(piece, Piece::Open(_)) { "<" } else { "</" });
                            out.push_str(marks.element);
                            out.push('>');
                        }
                    }
                }
                Piece::LinkOpen(image) => out.push_str(if *image { "![" } else { "[" }),
                Piece::Break => out.push_str(match flavour {
                    _ if self.tag_breaks => "<br>",
                    Flavour::Obsidian => "  \n",
                    _ => "\\\n",
                }),
            }
        }
        out
    }

    /// Chooses marks and escapes so that a parser pairs our marks as meant and nothing else.
    fn settle(&mut self, specials: &mut [Special]) {
        if self.styles.is_empty()
            && !specials.iter().any(|special| is_delimiter(special.c) && !special.escape)
        {
            return;
        }
        for _ in 0..12 {
            let mut changed = false;
            let groups = self.runs(specials);
            let ambiguous = groups.iter().flatten().any(emphasis::is_ambiguous);
            let mut holds = vec![true; self.styles.len()];
            for (nth, (symbols_are_punctuation, past_delimiters)) in
                [(true, false), (false, false), (true, true), (false, true)].into_iter().enumerate()
            {
                if nth > 0 && !ambiguous {
                    break;
                }
                let sight = Sight { symbols_are_punctuation, past_delimiters };
                let mut paired = vec![false; self.styles.len()];
                for group in &groups {
                    for pair in emphasis::pairs(group, sight) {
                        changed |= escape_text_in(&pair, specials);
                        if let Some(style) = self.style_of(&pair) {
                            paired[style] = true;
                        }
                    }
                }
                for (style, paired) in paired.into_iter().enumerate() {
                    holds[style] &= paired || self.styles[style].delimiter().is_none();
                }
            }
            if changed {
                continue;
            }
            // Another mark for emphasis often helps what is around it, too.
            let fails =
                |marks: &&mut Marks, holds: &bool| !holds && marks.chosen < marks.choices.len();
            let mut failing: Vec<&mut Marks> = self
                .styles
                .iter_mut()
                .zip(&holds)
                .filter(|(marks, holds)| fails(marks, holds))
                .map(|(marks, _)| marks)
                .collect();
            let switchable = |marks: &Marks| marks.delimiter() == Some("*");
            let only_switch = failing.iter().any(|marks| switchable(marks));
            for marks in &mut failing {
                if !only_switch || switchable(marks) {
                    marks.chosen += 1;
                    changed = true;
                }
            }
            if !changed {
                return;
            }
        }
        // Text that fights back: tags for all styles, and nothing left to pair.
        self.styles.iter_mut().for_each(|marks| marks.chosen = marks.choices.len());
        specials
            .iter_mut()
            .filter(|special| is_delimiter(special.c))
            .for_each(|special| special.escape = true);
    }

    /// The style whose two marks the pair is, whole and in order.
    fn style_of(&self, pair: &emphasis::Pair) -> Option<usize> {
        let Some(Origin::Open(style)) = pair.open.first().copied() else { return None };
        let width = self.styles[style].delimiter()?.len();
        let whole = pair.open.len() == width
            && pair.open.iter().all(|origin| *origin == Origin::Open(style))
            && pair.close.iter().all(|origin| *origin == Origin::Close(style));
        whole.then_some(style)
    }

    /// The runs of delimiters: one group for each link's text and one for the rest.
    fn runs(&self, specials: &[Special]) -> Vec<Vec<Run>> {
        let mut done = Vec::new();
        let mut open: Vec<Vec<Run>> = vec![Vec::new()];
        let mut next = specials.iter().enumerate().peekable();
        // The place right after the last run: a delimiter there belongs to it.
        let mut end: Option<(usize, usize)> = None;
        let mut add = |open: &mut Vec<Vec<Run>>, c: char, origin: Origin, at: (usize, usize)| {
            let Some(group) = open.last_mut() else { return };
            let after = self.place_after(at);
            match group.last_mut() {
                Some(run) if end == Some(at) && run.delimiter == c => {
                    run.origins.push(origin);
                    run.after = self.char_at(after);
                    run.beyond.1 = self.char_beyond(after);
                }
                _ => group.push(Run {
                    delimiter: c,
                    origins: vec![origin],
                    before: self.char_before(at),
                    after: self.char_at(after),
                    beyond: (self.char_before_beyond(at), self.char_beyond(after)),
                }),
            }
            end = Some(after);
        };
        for (nth, piece) in self.pieces.iter().enumerate() {
            match piece {
                Piece::Text(_) => {
                    while let Some((number, special)) =
                        next.next_if(|(_, special)| special.piece == nth)
                    {
                        if is_delimiter(special.c) && !special.escape {
                            add(&mut open, special.c, Origin::Text(number), (nth, special.at));
                        }
                    }
                }
                Piece::Open(style) | Piece::Close(style) => {
                    let origin = match piece {
                        Piece::Open(_) => Origin::Open(*style),
                        _ => Origin::Close(*style),
                    };
                    for (part, c) in self.styles[*style].delimiter().unwrap_or("").char_indices() {
                        add(&mut open, c, origin, (nth, part));
                    }
                }
                Piece::LinkOpen(_) => open.push(Vec::new()),
                Piece::LinkClose(_) if open.len() > 1 => done.extend(open.pop()),
                _ => {}
            }
        }
        done.extend(open);
        done
    }

    /// The character at a place of the output, with escapes and marks as they are; `None` at the
    /// end of a line.
    pub(super) fn char_at(&self, (piece, at): (usize, usize)) -> Option<char> {
        match self.pieces.get(piece)? {
            Piece::Text(text) | Piece::Raw(text) | Piece::LinkClose(text) => text
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .or_else(|| self.char_at((piece + 1, 0))), // no piece is empty
            Piece::Open(style) | Piece::Close(style) => Some(self.styles[*style].first_char()),
            Piece::LinkOpen(image) => Some(if *image { '!' } else { '[' }),
            Piece::Break => self.break_begins,
        }
    }

    /// The character at or after a place that no parser looks past.
    fn char_beyond(&self, mut place: (usize, usize)) -> Option<char> {
        let mut steps = 0;
        loop {
            let c = self.char_at(place)?;
            steps += 1;
            if !self.looked_past.contains(&c) || steps == LOOKED_PAST {
                return Some(c);
            }
            place = self.place_after(place);
        }
    }

    /// The place one byte further, which is the next piece's beginning at the end of a piece.
    fn place_after(&self, (piece, at): (usize, usize)) -> (usize, usize) {
        if at + 1 < self.piece_len(piece) { (piece, at + 1) } else { (piece + 1, 0) }
    }

    /// The character before a place that no parser looks past.
    fn char_before_beyond(&self, (mut piece, mut at): (usize, usize)) -> Option<char> {
        let mut steps = 0;
        loop {
            let c = self.char_before((piece, at))?;
            steps += 1;
            if !self.looked_past.contains(&c) || steps == LOOKED_PAST {
                return Some(c);
            }
            if at == 0 {
                piece = piece.checked_sub(1)?;
                at = self.piece_len(piece);
            }
            at = at.saturating_sub(1);
        }
    }

    /// How many bytes a piece takes in the output, escapes aside.
    fn piece_len(&self, piece: usize) -> usize {
        match self.pieces.get(piece) {
            Some(Piece::Text(text) | Piece::Raw(text) | Piece::LinkClose(text)) => text.len(),
            Some(Piece::Open(style) | Piece::Close(style)) => {
                self.styles[*style].delimiter().map_or(1, str::len)
            }
            _ => 1,
        }
    }

    /// The character before a place of the output.
    pub(super) fn char_before(&self, (piece, at): (usize, usize)) -> Option<char> {
        if at > 0 {
            return match self.pieces.get(piece)? {
                Piece::Text(text) | Piece::Raw(text) => text.get(..at)?.chars().next_back(),
                Piece::Open(style) | Piece::Close(style) => Some(self.styles[*style].first_char()),
                _ => None,
            };
        }
        match self.pieces.get(piece.checked_sub(1)?)? {
            Piece::Text(text) | Piece::Raw(text) | Piece::LinkClose(text) => {
                text.chars().next_back()
            }
            Piece::Open(style) | Piece::Close(style) => Some(self.styles[*style].last_char()),
            Piece::LinkOpen(_) => Some('['),
            Piece::Break => self.tag_breaks.then_some('>'),
        }
    }
}

/// Escapes a text character that takes part in a pair; of two sides the opening one is enough.
fn escape_text_in(pair: &emphasis::Pair, specials: &mut [Special]) -> bool {
    let text = pair.open.iter().chain(&pair.close).find_map(|origin| match origin {
        Origin::Text(number) => Some(*number),
        _ => None,
    });
    if let Some(number) = text {
        specials[number].escape = true;
    }
    text.is_some()
}

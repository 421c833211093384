//! Which characters of a text need a backslash, and only those.
//!
//! Each rule names the construct it guards. Runs of `*`, `_`, `~` and `=` are settled afterwards,
//! by pairing them as a parser does ([`super::emphasis`]).

mod bracket;
mod line_start;
mod pair;

use super::line::{Line, Piece, Place};
use crate::render::Flavour;

/// A character of a text piece that Markdown may see more in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Special {
    /// The piece it stands in, and where.
    pub(super) piece: usize,
    pub(super) at: usize,
    pub(super) c: char,
    /// Whether it is written with a backslash.
    pub(super) escape: bool,
}

/// Finds the special characters of a line and decides about all but the runs of delimiters.
pub(super) fn find(
    line: &Line,
    flavour: Flavour,
    place: Place,
    labels: &dyn Fn(&str) -> bool,
) -> Vec<Special> {
    let watched = watched(flavour, place);
    let mut all = Vec::new();
    for (piece, text) in texts(line) {
        for (at, c) in text.char_indices() {
            if c.is_ascii_punctuation() && watched.contains(c) {
                all.push(Special { piece, at, c, escape: false });
            }
        }
    }
    let rules = Rules { line, flavour, place };
    rules.line_starts(&mut all);
    if all.is_empty() {
        return all;
    }
    rules.backticks(&mut all);
    rules.brackets(&mut all, labels);
    let last_angle = last_angle(line);
    for special in &mut all {
        special.escape |= rules.stands_for_more(*special, last_angle);
    }
    rules.dollars(&mut all);
    rules.equals_signs(&mut all);
    rules.ends_of_runs(&mut all);
    if place.heading {
        rules.heading_end(&mut all);
    }
    all
}

/// Takes back the backslashes of [`crate::render::Escaping::Sparing`]: without them a word may be
/// set in italics or a line become a heading, but all words stay where they are and lead nowhere.
pub(super) fn spare(line: &Line, specials: &mut [Special]) {
    for special in specials {
        let text = match line.pieces.get(special.piece) {
            Some(Piece::Text(text)) => text.as_str(),
            _ => "",
        };
        // What follows a fence would be code to the end of the document, be it in an item.
        let begins = special.at == 0 || "-+.)".contains(special.c);
        let fence = begins && text.contains("~~~");
        special.escape &= fence || !"*_~=#@+-.:)".contains(special.c);
    }
}

/// The characters worth a look.
fn watched(flavour: Flavour, place: Place) -> String {
    let mut all = String::from("\\`*_[]<&!^");
    match flavour {
        Flavour::CommonMark => {}
        Flavour::Gfm => all.push_str("~$"),
        Flavour::Obsidian => all.push_str("~$=%#"),
        Flavour::Pandoc => all.push_str("~$@"),
    }
    if place.cell {
        all.push('|');
    }
    if place.heading && flavour != Flavour::Obsidian {
        all.push('#');
    }
    all
}

fn texts(line: &Line) -> impl Iterator<Item = (usize, &str)> {
    line.pieces.iter().enumerate().filter_map(|(nth, piece)| match piece {
        Piece::Text(text) => Some((nth, text.as_str())),
        _ => None,
    })
}

/// The last `>` of the line, from whatever piece: a tag needs one.
fn last_angle(line: &Line) -> Option<(usize, usize)> {
    line.pieces.iter().enumerate().rev().find_map(|(nth, piece)| match piece {
        Piece::Text(text) | Piece::Raw(text) | Piece::LinkClose(text) => {
            text.rfind('>').map(|at| (nth, at))
        }
        Piece::Open(_) | Piece::Close(_) => Some((nth, 0)),
        _ => None,
    })
}

/// How many bytes ahead a rule looks. Beyond it guards: a backslash too many is read as nothing,
/// and a look to the end of the line from each of its characters would take forever.
const REACH: usize = 2_000;

/// The beginning of a text, and whether it goes on.
fn within_reach(text: &str) -> (&str, bool) {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (&text[..end], end < text.len())
}

struct Rules<'a> {
    line: &'a Line,
    flavour: Flavour,
    place: Place,
}

impl Rules<'_> {
    /// The text from a character to the end of its piece.
    fn rest(&self, special: Special) -> &str {
        match self.line.pieces.get(special.piece) {
            Some(Piece::Text(text)) => &text[special.at..],
            _ => "",
        }
    }

    fn after(&self, special: Special) -> Option<char> {
        self.line.char_at((special.piece, special.at + special.c.len_utf8()))
    }

    fn before(&self, special: Special) -> Option<char> {
        self.line.char_before((special.piece, special.at))
    }

    /// Whether a parser sees more in a character, given what stands beside it. `last_angle`: where
    /// the line's last `>` stands.
    fn stands_for_more(&self, special: Special, last_angle: Option<(usize, usize)>) -> bool {
        match special.c {
            '\\' => self.backslash(special),
            '<' => {
                last_angle.is_some_and(|end| end > (special.piece, special.at))
                    && self.opens_tag(special)
            }
            '&' => is_entity(self.rest(special)),
            '!' => {
                matches!(self.line.pieces.get(special.piece + 1), Some(Piece::LinkOpen(false)))
                    && self.rest(special) == "!"
            }
            '|' => self.place.cell,
            '@' => self.is_citation(special),
            '#' if self.flavour == Flavour::Obsidian => self.is_tag(special),
            // "[[^1]]" would be a link to a page of that name.
            '[' if self.flavour == Flavour::Obsidian => {
                self.rest(special) == "["
                    && matches!(self.line.pieces.get(special.piece + 1), Some(Piece::Raw(raw)) if raw.starts_with('['))
            }
            // "![^" begins a note after an exclamation mark.
            '^' if special.at == 0
                && special.piece > 0
                && matches!(self.line.pieces[special.piece - 1], Piece::LinkOpen(true)) =>
            {
                true
            }
            '^' if self.flavour == Flavour::Pandoc => self.pairs_without_space(special, '^'),
            '~' if self.flavour == Flavour::Pandoc => self.pairs_without_space(special, '~'),
            // A comment reaches to the next "%%", be it blocks away.
            '%' => self.after(special) == Some('%'),
            _ => false,
        }
    }

    /// A backslash before punctuation would vanish, one at the end of a line would break it.
    fn backslash(&self, special: Special) -> bool {
        let at_break = special.at + 1 == self.text_len(special.piece)
            && matches!(self.line.pieces.get(special.piece + 1), Some(Piece::Break));
        match self.after(special) {
            _ if at_break => true,
            Some(c) if c.is_ascii_punctuation() => true,
            // TeX commands (of any letters) and hard spaces.
            Some(c) if self.flavour == Flavour::Pandoc => c.is_alphabetic() || c == ' ',
            _ => false,
        }
    }

    fn text_len(&self, piece: usize) -> usize {
        match self.line.pieces.get(piece) {
            Some(Piece::Text(text)) => text.len(),
            _ => 0,
        }
    }

    /// `<a`, `</a`, `<!` and `<?` begin HTML, `<https:` and `<a@b` addresses.
    fn opens_tag(&self, special: Special) -> bool {
        // Pandoc's names of elements may have any letters.
        let pandoc = self.flavour == Flavour::Pandoc;
        self.after(special).is_some_and(|c| {
            c.is_ascii_alphabetic() || (pandoc && c.is_alphabetic()) || matches!(c, '/' | '!' | '?')
        })
    }

    /// Pandoc: `@key` cites.
    fn is_citation(&self, special: Special) -> bool {
        self.flavour == Flavour::Pandoc
            && !self.before(special).is_some_and(char::is_alphanumeric)
            && self.after(special).is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '{'))
    }

    /// Obsidian: `#word` is a tag.
    fn is_tag(&self, special: Special) -> bool {
        self.before(special).is_none_or(char::is_whitespace)
            && self.after(special).is_some_and(|c| c.is_alphabetic() || c == '_')
    }

    /// A heading's closing `#`s.
    fn heading_end(&self, all: &mut [Special]) {
        let last_piece = self.line.pieces.len().saturating_sub(1);
        let Some(Piece::Text(text)) = self.line.pieces.last() else { return };
        let end = text.trim_end_matches('#').len();
        let alone = end == 0 && last_piece == 0;
        if end < text.len() && (alone || text[..end].ends_with([' ', '\t'])) {
            let last = all
                .iter_mut()
                .rev()
                .find(|special| special.piece == last_piece && special.at == text.len() - 1);
            if let Some(last) = last {
                last.escape = true;
            }
        }
    }
}

/// Whether a text begins with a character reference (CommonMark, section 2.5).
pub(super) fn is_entity(text: &str) -> bool {
    let Some(end) = text.bytes().take(40).position(|b| b == b';') else { return false };
    let name = &text[1..end];
    if let Some(number) = name.strip_prefix('#') {
        return match number.strip_prefix(['x', 'X']) {
            Some(hex) => (1..=6).contains(&hex.len()) && hex.bytes().all(|b| b.is_ascii_hexdigit()),
            None => (1..=7).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()),
        };
    }
    name.len() >= 2
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

//! Which characters of a text need a backslash, and only those.
//!
//! Each rule names the construct it guards. Runs of `*`, `_`, `~` and `=` are settled afterwards,
//! by pairing them as a parser does ([`super::emphasis`]).

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
    let mut dollars = Vec::new();
    for nth in 0..all.len() {
        let special = all[nth];
        let escape = match special.c {
            '\\' => rules.backslash(special),
            '<' => {
                last_angle.is_some_and(|end| end > (special.piece, special.at))
                    && rules.opens_tag(special)
            }
            '&' => is_entity(rules.rest(special)),
            '!' => {
                matches!(line.pieces.get(special.piece + 1), Some(Piece::LinkOpen(false)))
                    && rules.rest(special) == "!"
            }
            '|' => place.cell,
            '$' => {
                dollars.push(nth);
                false
            }
            '@' => rules.is_citation(special),
            '#' if flavour == Flavour::Obsidian => rules.is_tag(special),
            // "[[^1]]" would be a link to a page of that name.
            '[' if flavour == Flavour::Obsidian => {
                rules.rest(special) == "["
                    && matches!(line.pieces.get(special.piece + 1), Some(Piece::Raw(raw)) if raw.starts_with('['))
            }
            // "![^" begins a note after an exclamation mark.
            '^' if special.at == 0
                && special.piece > 0
                && matches!(line.pieces[special.piece - 1], Piece::LinkOpen(true)) =>
            {
                true
            }
            '^' if flavour == Flavour::Pandoc => rules.pairs_without_space(special, '^'),
            '~' if flavour == Flavour::Pandoc => rules.pairs_without_space(special, '~'),
            // A comment reaches to the next "%%", be it blocks away.
            '%' => rules.after(special) == Some('%'),
            _ => false,
        };
        all[nth].escape |= escape;
    }
    rules.dollars(&mut all, &dollars);
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

/// The longest label, in bytes: 999 characters (CommonMark 0.31, section 4.7).
const LONGEST_LABEL: usize = 999 * 4;

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

    /// Obsidian: `==` highlights up to the next. Parsers do not agree on how it crosses other marks,
    /// so it stays bare only where it stands alone among plain text.
    fn equals_signs(&self, all: &mut [Special]) {
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

    /// Obsidian: `#word` is a tag.
    fn is_tag(&self, special: Special) -> bool {
        self.before(special).is_none_or(char::is_whitespace)
            && self.after(special).is_some_and(|c| c.is_alphabetic() || c == '_')
    }

    /// Pandoc: `^x^` and `~x~` raise and lower, unless there is a space between.
    fn pairs_without_space(&self, special: Special, mark: char) -> bool {
        let (rest, goes_on) = within_reach(&self.rest(special)[1..]);
        if mark == '^' && rest.starts_with('[') {
            return true;
        }
        let to_space = rest.split(char::is_whitespace).next().unwrap_or("");
        let reaches_markup =
            to_space.len() == rest.len() && (goes_on || self.line.pieces.len() > special.piece + 1);
        to_space.contains(mark) || reaches_markup
    }

    /// Code spans: a run of backticks needs another of the same length after it. One that touches
    /// a code span of ours would lengthen its mark.
    fn backticks(&self, all: &mut [Special]) {
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

    /// Links, notes and tasks: brackets that would make one.
    fn brackets(&self, all: &mut [Special], labels: &dyn Fn(&str) -> bool) {
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

    /// Math: a closing `$` with an opening one before it. Formulas are read before code and links,
    /// so an opening one with any `$` of our own markup after it is guarded, too.
    fn dollars(&self, all: &mut [Special], dollars: &[usize]) {
        let markup = |piece: &Piece| matches!(piece, Piece::Raw(text) | Piece::LinkClose(text) if text.contains('$'));
        let last_markup = self.line.pieces.iter().rposition(markup);
        let mut opened = false;
        let mut opened_run = false;
        for &nth in dollars {
            let special = all[nth];
            let (before, after) = (self.before(special), self.after(special));
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
                all[nth].escape = true;
                opened_run = false;
            } else if opens {
                opened_run = own_run || !opened;
                opened = true;
            }
        }
    }

    /// Runs that touch our own marks of the same character would merge with them.
    fn ends_of_runs(&self, all: &mut [Special]) {
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

    /// What would begin a block if it stood at the beginning of a line.
    fn line_starts(&self, all: &mut Vec<Special>) {
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
        let followed_by_space =
            |rest: &str| rest.starts_with([' ', '\t']) || (rest.is_empty() && ends);
        let only = |marks: &str| ends && text.chars().all(|c| marks.contains(c) || c == ' ');
        match c {
            '#' => {
                let rest = text.trim_start_matches('#');
                (text.len() - rest.len() <= 6 && followed_by_space(rest)).then_some(0)
            }
            '>' => Some(0),
            '-' | '+' | '*' | '_' | '=' | '|' | ':' | '~' | '`' => {
                let bullet = matches!(c, '-' | '+' | '*') && followed_by_space(&text[1..]);
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
                let definition = pandoc && matches!(c, ':' | '~') && followed_by_space(&text[1..]);
                let division = pandoc && text.starts_with(":::");
                let line_block = pandoc && c == '|' && followed_by_space(&text[1..]);
                (bullet
                    || rule
                    || setext
                    || delimiter_row
                    || fence
                    || definition
                    || division
                    || line_block)
                    .then_some(0)
            }
            '<' => {
                let next = text[1..].chars().next();
                next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
                    .then_some(0)
            }
            '%' if pandoc => followed_by_space(&text[1..]).then_some(0),
            '(' if pandoc => {
                let end = text.find(')')?;
                let label = &text[1..end];
                let short = !label.is_empty()
                    && label.len() <= if label.bytes().all(|b| b.is_ascii_digit()) { 9 } else { 4 }
                    && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#' || b == b'@');
                (short && followed_by_space(&text[end + 1..])).then_some(0)
            }
            _ if c.is_ascii_digit() => {
                let digits = text.bytes().take_while(u8::is_ascii_digit).count();
                let mark = text[digits..].chars().next().filter(|c| matches!(c, '.' | ')'))?;
                let starts = digits <= 9 && followed_by_space(&text[digits + mark.len_utf8()..]);
                // Only a list that begins with 1 can interrupt a paragraph; Pandoc's in an item any.
                (starts && (first || pandoc || text[..digits].parse() == Ok(1))).then_some(digits)
            }
            _ if pandoc && c.is_ascii_alphabetic() => {
                let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
                let mark = text[letters..].chars().next().filter(|c| matches!(c, '.' | ')'))?;
                let roman = text[..letters].bytes().all(|b| b"ivxlcdmIVXLCDM".contains(&b));
                let label = letters == 1 || (roman && letters <= 8);
                (label && followed_by_space(&text[letters + mark.len_utf8()..])).then_some(letters)
            }
            _ => None,
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

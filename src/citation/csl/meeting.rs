//! Where the text of one element meets that of the next: which of two marks stay, and which move
//! into quotation marks.
//!
//! The specification leaves the merging of punctuation to the processor. The table is what the CSL
//! test suite expects (`punctuation_FullMontyField`); what else is here is what the reference
//! processor prints for the ways in which affixes, delimiters and formatted elements can meet.

use super::style::Tag;

/// A character or the edge of a formatted stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Atom {
    Char(char, Source),
    Open(Tag),
    Close(Tag),
}

/// Where a character comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Source {
    /// The number of the piece it came with. Punctuation is merged where
    /// pieces meet, never inside a piece.
    pub(super) piece: usize,
    pub(super) part: Part,
}

/// What a piece is to its element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part {
    Field,
    Prefix,
    Delimiter,
    /// A suffix, or text of the style or locale.
    Other,
}

/// What becomes of two marks where two pieces meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meeting {
    Both,
    First,
    Second,
    /// Both, the second one first.
    Swapped,
}

fn meet(marks: (char, char)) -> Meeting {
    match marks {
        (':', '.' | ':') | ('.', '.') | (';', ':' | '.' | ';') | (',', ',') => Meeting::First,
        ('!' | '?', ':' | '.') | ('!', '!') | ('?', '?') => Meeting::First,
        (':' | ';', '!' | '?') => Meeting::Second,
        (' ' | '\u{a0}', ' ') => Meeting::First,
        _ => Meeting::Both,
    }
}

/// A place where the text of two elements meets.
pub(super) struct Seam<'a> {
    /// What is before the second mark.
    pub(super) done: &'a [Atom],
    /// Where the first mark is, the last character of `done`.
    pub(super) at: usize,
    /// The two marks.
    pub(super) marks: (char, char),
    /// What they belong to.
    pub(super) parts: (Part, Part),
    /// What is behind the second mark.
    pub(super) following: &'a [Atom],
}

impl Seam<'_> {
    /// What becomes of the marks, if the second does or does not move inside quotation marks.
    pub(super) fn meeting(&self, movable: bool) -> Meeting {
        let moves = movable && inside_quotes(self.done).is_some();
        if self.marks.1 != ' ' && !moves && self.stays_apart() {
            return Meeting::Both;
        }
        match meet(self.marks) {
            Meeting::First if self.is_swallowed() => Meeting::Swapped,
            Meeting::First if self.spaces_apart() => Meeting::Both,
            meeting => meeting,
        }
    }

    /// The edges between the two marks.
    fn edges(&self) -> &[Atom] {
        self.done.get(self.at + 1..).unwrap_or_default()
    }

    /// The edges behind the last group or names that end between the two marks.
    fn own_edges(&self) -> &[Atom] {
        let edges = self.edges();
        let group = edges.iter().rposition(closes).map_or(0, |at| at + 1);
        edges.get(group..).unwrap_or_default()
    }

    fn closes_group(&self) -> bool {
        self.edges().iter().any(closes)
    }

    fn is_equal(&self) -> bool {
        self.marks.0 == self.marks.1
    }

    /// Whether two marks stay that could be merged.
    fn stays_apart(&self) -> bool {
        let (first, second) = self.parts;
        if first == Part::Field && self.stays_behind_field() || self.is_of_one() {
            return true;
        }
        let equal = self.is_equal();
        let closes_group = self.closes_group();
        match (first, second) {
            (Part::Delimiter, _) => !equal,
            (Part::Other | Part::Prefix, Part::Delimiter) => !equal && !closes_group,
            (_, Part::Prefix) => {
                let suffixed = first == Part::Other
                    && !closes_group
                    && matches!(self.before_piece(), Some(Atom::Close(tag)) if tag.is_formatting());
                suffixed
                    || self.before_formatted(self.edges())
                        && !(equal && first == Part::Other && !closes_group)
            }
            _ => false,
        }
    }

    /// Whether a mark stays behind a field, for the formatting or the quotes between them.
    fn stays_behind_field(&self) -> bool {
        let own = self.own_edges();
        let ends = |what: fn(Tag) -> bool| {
            own.iter().any(|edge| matches!(edge, Atom::Close(tag) if what(*tag)))
        };
        let formatted = ends(|tag| tag.is_formatting() && tag != Tag::Plain);
        let marked = ends(|tag| matches!(tag, Tag::Quotes | Tag::Plain));
        let prefixed = self.parts.1 == Part::Prefix && formatted && !ends(|tag| tag == Tag::Quotes);
        prefixed || !self.closes_group() && !self.is_equal() && (formatted || marked)
    }

    /// Whether one of the marks belongs to something that meets nothing around it.
    fn is_of_one(&self) -> bool {
        let (first, second) = self.parts;
        let edges = self.edges();
        match (first, second) {
            (Part::Field, Part::Field) => return true,
            // What a group begins with is the group's.
            (Part::Prefix, Part::Prefix) if edges.contains(&Atom::Open(Tag::Group)) => return true,
            // What a part of a name ends with is the name's.
            (Part::Other, _) if self.own_edges().contains(&Atom::Close(Tag::Person)) => {
                return true;
            }
            _ => {}
        }
        let ends_formatted = matches!(
            self.behind_first(),
            Some(Atom::Close(tag)) if tag.is_formatting() && *tag != Tag::Plain && tag.switched_off().is_none()
        );
        let of_formatted =
            first == Part::Other && self.closes_group() && !self.is_equal() && ends_formatted;
        // What is inside formatting meets nothing outside.
        of_formatted
            || edges.iter().any(|edge| matches!(edge, Atom::Open(tag) if tag.is_formatting()))
    }

    /// Whether the second mark moves inside quotation marks that end before it, where the language
    /// has it so (CSL 1.0.2, "Locale Options", speaks of periods and commas).
    pub(super) fn moves_inside(&self) -> bool {
        let edges = self.edges();
        let quotes = edges.iter().rposition(|edge| *edge == Atom::Close(Tag::Quotes));
        let behind = edges.get(quotes.map_or(0, |at| at + 1)..).unwrap_or_default();
        let closes = |tag: Tag| behind.contains(&Atom::Close(tag));
        let around = quotes.and_then(|at| edges.get(at.checked_sub(1)?));
        let is_prefix = self.parts.1 == Part::Prefix;
        if is_prefix && self.before_formatted(behind) {
            return false;
        }
        match self.marks.1 {
            '.' | ',' | '!' | '?' => {
                let formatted = matches!(around, Some(Atom::Close(tag)) if tag.is_formatting());
                !(is_prefix && formatted && !closes(Tag::Group))
            }
            // Behind a group or macro that ends in an element in quotes.
            ';' | ':' => {
                let in_group = around == Some(&Atom::Close(Tag::Group));
                closes(Tag::Group) && !closes(Tag::Cite) && !closes(Tag::Field) && !in_group
            }
            _ => false,
        }
    }

    /// Whether what follows the second mark, a prefix, is an element with formatting of its own,
    /// and no group begins between the marks.
    fn before_formatted(&self, edges: &[Atom]) -> bool {
        let end = self.following.iter().position(|atom| *atom == Atom::Close(Tag::Prefix));
        let next = end.and_then(|end| self.following.get(end + 1));
        let formatted = matches!(next, Some(Atom::Open(tag)) if tag.is_formatting());
        formatted && !edges.contains(&Atom::Open(Tag::Group))
    }

    /// Whether the second mark, around a group, goes before the first: one that is all that the
    /// field at the end of the group has for a suffix.
    fn is_swallowed(&self) -> bool {
        let ends_group =
            self.parts.0 == Part::Other && self.edges().contains(&Atom::Close(Tag::Group));
        let moves = matches!(self.marks, (';', '.' | ':') | (':', '.') | ('!', '.'));
        let behind = self.behind_first();
        let field =
            matches!(behind, Some(Atom::Close(tag)) if *tag == Tag::Field || tag.is_formatting());
        ends_group && moves && field
    }

    /// Whether both are spaces that formatting stands between.
    fn spaces_apart(&self) -> bool {
        let is_edge =
            |atom: &Atom| matches!(atom, Atom::Open(tag) | Atom::Close(tag) if tag.is_formatting());
        self.marks.1 == ' ' && self.edges().iter().any(is_edge)
    }

    /// What stands right before the first mark.
    fn behind_first(&self) -> Option<&Atom> {
        self.done.get(self.at.checked_sub(1)?)
    }

    /// What stands before the piece that ends in the first mark.
    fn before_piece(&self) -> Option<&Atom> {
        let Some(Atom::Char(_, own)) = self.done.get(self.at) else { return None };
        let inside =
            |atom: &&Atom| matches!(atom, Atom::Char(_, source) if source.piece == own.piece);
        self.done.get(..self.at)?.iter().rev().find(|atom| !inside(atom))
    }
}

fn closes(edge: &Atom) -> bool {
    matches!(edge, Atom::Close(Tag::Group | Tag::Names))
}

/// Where a mark belongs that directly follows a closing quotation mark.
pub(super) fn inside_quotes(done: &[Atom]) -> Option<usize> {
    let mut inside = None;
    let mut own = false;
    for (at, atom) in done.iter().enumerate().rev() {
        match atom {
            Atom::Close(Tag::Quotes | Tag::InnerQuotes) => {
                inside = Some(at);
                own = true;
            }
            // The formatting of the element goes around the mark, that of a word in its field, or
            // of an element inside, does not.
            Atom::Close(Tag::Field | Tag::Group | Tag::Names) => own = false,
            Atom::Close(tag) if own && tag.is_formatting() => inside = Some(at),
            Atom::Close(_) | Atom::Open(Tag::Group | Tag::Names | Tag::Delimiter | Tag::Prefix) => {
            }
            Atom::Open(_) | Atom::Char(..) => break,
        }
    }
    inside
}

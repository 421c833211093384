//! From tokens to formatted text: duplicate punctuation, punctuation and
//! quotation marks, nested quotes and nested formatting, raised characters.
//!
//! The specification leaves the merging of punctuation to the processor; the
//! table below is what the CSL test suite expects
//! (`punctuation_FullMontyField`).

use super::locale::Language;
use super::output::{Formatted, Token};
use super::quotation::QuotationMarks;
use super::rich;
use super::style::Tag;

/// A character or the edge of a formatted stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Atom {
    Char(char, Source),
    Open(Tag),
    Close(Tag),
}

/// Where a character comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Source {
    /// The number of the piece it came with. Punctuation is merged where
    /// pieces meet, never inside a piece.
    piece: usize,
    part: Part,
}

/// What a piece is to its element.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Field,
    Prefix,
    Delimiter,
    /// A suffix, or text of the style or locale.
    Other,
}

/// Turns tokens into formatted text.
pub(crate) fn finish(tokens: &[Token], language: &Language) -> Formatted {
    let marks = QuotationMarks::of(language);
    let atoms = atoms(tokens, &marks);
    let merged = merge(&atoms, language.punctuation_in_quote());
    Formatted { tokens: resolve(&merged, &marks) }
}

fn atoms(tokens: &[Token], marks: &QuotationMarks) -> Vec<Atom> {
    let mut atoms = Vec::new();
    // A field is one piece, whatever markup is in it.
    let mut fields = 0_usize;
    let mut source = Source { piece: 0, part: Part::Other };
    for (index, token) in tokens.iter().enumerate() {
        if fields == 0 {
            source.piece = index;
        }
        match token {
            Token::Open(Tag::Absent) | Token::Close(Tag::Absent) => {}
            Token::Text(text) => atoms.extend(text.chars().map(|c| Atom::Char(c, source))),
            Token::Open(Tag::Marks(open, close)) => {
                let quotes = marks.quotes(*open, *close);
                atoms.push(quotes.map_or(Atom::Char(*open, source), Atom::Open));
            }
            Token::Close(Tag::Marks(open, close)) => {
                let quotes = marks.quotes(*open, *close);
                atoms.push(quotes.map_or(Atom::Char(*close, source), Atom::Close));
            }
            Token::Open(tag) => {
                match tag {
                    Tag::Field => {
                        fields += 1;
                        source.part = Part::Field;
                    }
                    Tag::Prefix => source.part = Part::Prefix,
                    Tag::Delimiter => source.part = Part::Delimiter,
                    _ => {}
                }
                atoms.push(Atom::Open(*tag));
            }
            Token::Close(tag) => {
                if *tag == Tag::Field {
                    fields = fields.saturating_sub(1);
                }
                if fields == 0 && matches!(tag, Tag::Field | Tag::Prefix | Tag::Delimiter) {
                    source.part = Part::Other;
                }
                atoms.push(Atom::Close(*tag));
            }
        }
    }
    atoms
}

/// What becomes of two marks where two pieces meet.
enum Meeting {
    Both,
    First,
    Second,
}

fn meet(first: char, second: char) -> Meeting {
    match (first, second) {
        (':', '.' | ':') | ('.', '.') | (';', ':' | '.' | ';') | (',', ',') => Meeting::First,
        ('!' | '?', ':' | '.') | ('!', '!') | ('?', '?') => Meeting::First,
        (':' | ';', '!' | '?') => Meeting::Second,
        (' ' | '\u{a0}', ' ') => Meeting::First,
        _ => Meeting::Both,
    }
}

fn merge(atoms: &[Atom], in_quote: bool) -> Vec<Atom> {
    let mut done: Vec<Atom> = Vec::with_capacity(atoms.len());
    for (index, atom) in atoms.iter().enumerate() {
        let Atom::Char(c, source) = *atom else {
            done.push(*atom);
            continue;
        };
        let last = done.iter().rposition(|atom| matches!(atom, Atom::Char(..)));
        let before = last.and_then(|at| match done.get(at) {
            Some(Atom::Char(before, from)) if from.piece != source.piece => {
                Some((at, *before, from.part))
            }
            _ => None,
        });
        // Inside a piece, and at the very beginning, nothing meets.
        let Some((at, before, part)) = before else {
            done.push(*atom);
            continue;
        };
        let movable = in_quote && matches!(c, '.' | ',' | '!' | '?');
        let inside = inside_quotes(&done).filter(|_| movable);
        let following = atoms.get(index + 1..).unwrap_or_default();
        let apart = inside.is_none()
            && c != ' '
            && stay_apart(&done, at, part, source.part, before == c, following);
        let mut otherwise = done.len();
        if !apart {
            match meet(before, c) {
                Meeting::Both => {}
                Meeting::First => continue,
                Meeting::Second => {
                    done.remove(at);
                    otherwise = at;
                }
            }
        }
        let inside = inside_quotes(&done).filter(|_| movable);
        done.insert(inside.unwrap_or(otherwise), Atom::Char(c, source));
    }
    done
}

/// Whether two marks stay that could be merged: `first` ends at `at`, `second`
/// follows all of `done`.
///
/// No specification says so; it is what the reference processor prints for all
/// ways that affixes, delimiters and formatted elements can meet.
fn stay_apart(
    done: &[Atom],
    at: usize,
    first: Part,
    second: Part,
    equal: bool,
    following: &[Atom],
) -> bool {
    let edges = done.get(at + 1..).unwrap_or_default();
    let closes = |edge: &Atom| matches!(edge, Atom::Close(Tag::Group | Tag::Names));
    let closes_group = edges.iter().any(closes);
    let group = edges.iter().rposition(closes).map_or(0, |at| at + 1);
    let own = edges.get(group..).unwrap_or_default();
    let ends = |what: fn(Tag) -> bool| {
        own.iter().any(|edge| matches!(edge, Atom::Close(tag) if what(*tag)))
    };
    let formatted = ends(|tag| tag.is_formatting() && tag != Tag::Plain);
    let marked = ends(|tag| matches!(tag, Tag::Quotes | Tag::Plain));
    if first == Part::Field {
        let prefixed = second == Part::Prefix && formatted && !ends(|tag| tag == Tag::Quotes);
        if prefixed || !closes_group && !equal && (formatted || marked) {
            return true;
        }
    }
    match (first, second) {
        (Part::Delimiter, _) => !equal,
        (Part::Other | Part::Prefix, Part::Delimiter) => !equal && !closes_group,
        (_, Part::Prefix) => {
            let suffixed = first == Part::Other
                && !closes_group
                && before_piece(done, at)
                    .is_some_and(|atom| matches!(atom, Atom::Close(tag) if tag.is_formatting()));
            let end = following.iter().position(|atom| *atom == Atom::Close(Tag::Prefix));
            let next = end.and_then(|end| following.get(end + 1));
            let prefixed = !edges.contains(&Atom::Open(Tag::Group))
                && matches!(next, Some(Atom::Open(tag)) if tag.is_formatting());
            suffixed || prefixed && !(equal && first == Part::Other && !closes_group)
        }
        _ => false,
    }
}

/// What stands before the piece whose character is at `at`.
fn before_piece(done: &[Atom], at: usize) -> Option<&Atom> {
    let Some(Atom::Char(_, own)) = done.get(at) else { return None };
    let inside = |atom: &&Atom| matches!(atom, Atom::Char(_, source) if source.piece == own.piece);
    done.get(..at)?.iter().rev().find(|atom| !inside(atom))
}

/// Where a mark belongs that directly follows a closing quotation mark.
fn inside_quotes(done: &[Atom]) -> Option<usize> {
    let mut inside = None;
    let mut own = false;
    for (at, atom) in done.iter().enumerate().rev() {
        match atom {
            Atom::Close(Tag::Quotes | Tag::InnerQuotes) => {
                inside = Some(at);
                own = true;
            }
            // The formatting of the element goes around the mark, that of a
            // word in its field does not.
            Atom::Close(Tag::Field) => own = false,
            Atom::Close(tag) if own && tag.is_formatting() => inside = Some(at),
            Atom::Close(_) | Atom::Open(Tag::Group | Tag::Names | Tag::Delimiter | Tag::Prefix) => {
            }
            Atom::Open(_) | Atom::Char(..) => break,
        }
    }
    inside
}

/// Writes quotation marks, turns nested formatting round, and drops marks
/// that are no formatting.
fn resolve(atoms: &[Atom], marks: &QuotationMarks) -> Vec<Token> {
    let QuotationMarks { outer, inner } = marks;
    let mut tokens: Vec<Token> = Vec::new();
    let mut text = String::new();
    // Which of the open quotes are inner ones.
    let mut quotes: Vec<bool> = Vec::new();
    let mut open: Vec<Vec<Tag>> = Vec::new();
    let mut fields = 0_usize;
    for atom in atoms {
        match atom {
            Atom::Char(c, _) => match rich::raised(*c) {
                None => text.push(*c),
                Some(plain) => {
                    flush(&mut text, &mut tokens);
                    tokens.push(Token::Open(Tag::Superscript));
                    tokens.push(Token::Text(plain.to_string()));
                    tokens.push(Token::Close(Tag::Superscript));
                }
            },
            Atom::Open(tag @ (Tag::Quotes | Tag::InnerQuotes)) => {
                let is_inner = quotes.last().map_or(*tag == Tag::InnerQuotes, |around| !around);
                text.push_str(if is_inner { &inner[0] } else { &outer[0] });
                quotes.push(is_inner);
            }
            Atom::Close(Tag::Quotes | Tag::InnerQuotes) => {
                let is_inner = quotes.pop().unwrap_or(false);
                text.push_str(if is_inner { &inner[1] } else { &outer[1] });
            }
            Atom::Open(Tag::Field) => fields += 1,
            Atom::Close(Tag::Field) => fields = fields.saturating_sub(1),
            Atom::Open(tag) if tag.is_formatting() => {
                let effective = effective(*tag, &open, fields > 0);
                if !effective.is_empty() {
                    flush(&mut text, &mut tokens);
                    tokens.extend(effective.iter().map(|tag| Token::Open(*tag)));
                }
                open.push(effective);
            }
            Atom::Close(tag) if tag.is_formatting() => {
                for effective in open.pop().unwrap_or_default().into_iter().rev() {
                    flush(&mut text, &mut tokens);
                    if tokens.last() == Some(&Token::Open(effective)) {
                        tokens.pop();
                    } else {
                        tokens.push(Token::Close(effective));
                    }
                }
            }
            _ => {}
        }
    }
    flush(&mut text, &mut tokens);
    tokens
}

fn flush(text: &mut String, tokens: &mut Vec<Token>) {
    if !text.is_empty() {
        tokens.push(Token::Text(std::mem::take(text)));
    }
}

/// Formatting that can be turned off again, and what turns it off.
const SWITCHES: [(Tag, Tag); 4] = [
    (Tag::Italic, Tag::Upright),
    (Tag::Bold, Tag::NormalWeight),
    (Tag::SmallCaps, Tag::NormalVariant),
    (Tag::Underline, Tag::NoDecoration),
];

/// What a tag means inside others: italics that a field asks for inside
/// italics are upright, and "normal" means nothing where everything is.
fn effective(tag: Tag, open: &[Vec<Tag>], in_field: bool) -> Vec<Tag> {
    let active = |on: Tag, off: Tag| {
        let mut tags = open.iter().rev().flat_map(|tags| tags.iter().rev());
        tags.find(|open| **open == on || **open == off) == Some(&on)
    };
    if tag == Tag::Plain {
        return Vec::new();
    }
    if tag == Tag::NoDecor {
        return SWITCHES
            .iter()
            .filter(|(on, off)| active(*on, *off))
            .map(|(_, off)| *off)
            .collect();
    }
    match SWITCHES.iter().find(|(on, off)| *on == tag || *off == tag) {
        Some((on, off)) if *off == tag => {
            if active(*on, *off) {
                vec![tag]
            } else {
                Vec::new()
            }
        }
        Some((on, off)) if in_field && active(*on, *off) => vec![*off],
        _ => vec![tag],
    }
}

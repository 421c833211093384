//! From tokens to formatted text: duplicate punctuation, punctuation and
//! quotation marks, nested quotes and nested formatting.
//!
//! The specification leaves the merging of punctuation to the processor; the
//! table below is what the CSL test suite expects
//! (`punctuation_FullMontyField`).

use super::locale::Language;
use super::output::{Formatted, Token};
use super::quotation::QuotationMarks;
use super::style::Tag;

/// A character or the edge of a formatted stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Atom {
    /// A character and the number of the piece it came with. Punctuation is
    /// merged where pieces meet, never inside a piece.
    Char(char, usize),
    Open(Tag),
    Close(Tag),
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
    let mut piece = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Text(text) => {
                if fields == 0 {
                    piece = index;
                }
                atoms.extend(text.chars().map(|c| Atom::Char(c, piece)));
            }
            Token::Open(Tag::Marks(open, close)) => {
                let mark = Atom::Char(*open, if fields == 0 { index } else { piece });
                atoms.push(marks.quotes(*open, *close).map_or(mark, Atom::Open));
            }
            Token::Close(Tag::Marks(open, close)) => {
                let mark = Atom::Char(*close, if fields == 0 { index } else { piece });
                atoms.push(marks.quotes(*open, *close).map_or(mark, Atom::Close));
            }
            Token::Open(tag) => {
                if *tag == Tag::Field {
                    fields += 1;
                    piece = index;
                }
                atoms.push(Atom::Open(*tag));
            }
            Token::Close(tag) => {
                if *tag == Tag::Field {
                    fields = fields.saturating_sub(1);
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
    for atom in atoms {
        let Atom::Char(c, piece) = *atom else {
            done.push(*atom);
            continue;
        };
        let last = done.iter().rposition(|atom| matches!(atom, Atom::Char(..)));
        let before = last.and_then(|at| match done.get(at) {
            Some(Atom::Char(before, before_piece)) if *before_piece != piece => Some((at, *before)),
            _ => None,
        });
        // Inside a piece, and at the very beginning, nothing meets.
        let Some((at, before)) = before else {
            done.push(*atom);
            continue;
        };
        let movable = in_quote && matches!(c, '.' | ',' | '!' | '?');
        let inside = inside_quotes(&done).filter(|_| movable);
        let strict = before != c
            && inside.is_none()
            && ends_formatted(done.get(at + 1..).unwrap_or_default());
        if !strict {
            match meet(before, c) {
                Meeting::Both => {}
                Meeting::First => continue,
                Meeting::Second => {
                    done.remove(at);
                }
            }
        }
        let inside = inside_quotes(&done).filter(|_| movable);
        done.insert(inside.unwrap_or(done.len()), Atom::Char(c, piece));
    }
    done
}

/// Whether the edges after a mark end a single formatted element. The
/// reference processor merges only equal marks there.
fn ends_formatted(edges: &[Atom]) -> bool {
    let field = edges.iter().rposition(|edge| *edge == Atom::Close(Tag::Field));
    let after = edges.get(field.map_or(0, |at| at + 1)..).unwrap_or_default();
    let formatted = |edge: &Atom| matches!(edge, Atom::Close(tag) if *tag == Tag::Quotes || tag.is_formatting());
    field.is_some()
        && !edges.iter().any(|edge| matches!(edge, Atom::Close(Tag::Group | Tag::Names)))
        && after.iter().any(formatted)
}

/// Where a mark belongs that directly follows a closing quotation mark.
fn inside_quotes(done: &[Atom]) -> Option<usize> {
    let mut inside = None;
    for (at, atom) in done.iter().enumerate().rev() {
        match atom {
            Atom::Close(Tag::Quotes | Tag::InnerQuotes) => inside = Some(at),
            Atom::Close(_) | Atom::Open(Tag::Group | Tag::Names) => {}
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
            Atom::Char(c, _) => text.push(*c),
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

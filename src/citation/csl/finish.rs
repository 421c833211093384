//! From tokens to formatted text: duplicate punctuation, punctuation and
//! quotation marks, nested quotes and nested formatting.
//!
//! The specification leaves the merging of punctuation to the processor; the
//! table below is what the CSL test suite expects
//! (`punctuation_FullMontyField`).

use super::locale::Language;
use super::output::{Formatted, Token};
use super::style::{Tag, TermForm};

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
    let atoms = atoms(tokens);
    let merged = merge(&atoms, language.punctuation_in_quote());
    Formatted { tokens: resolve(&merged, language) }
}

fn atoms(tokens: &[Token]) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for (piece, token) in tokens.iter().enumerate() {
        match token {
            Token::Text(text) => atoms.extend(text.chars().map(|c| Atom::Char(c, piece))),
            Token::Open(tag) => atoms.push(Atom::Open(*tag)),
            Token::Close(tag) => atoms.push(Atom::Close(*tag)),
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
        (' ', ' ') => Meeting::First,
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
        if let Some(at) = last {
            if let Some(Atom::Char(before, before_piece)) = done.get(at).copied() {
                if before_piece != piece {
                    match meet(before, c) {
                        Meeting::Both => {}
                        Meeting::First => continue,
                        Meeting::Second => {
                            done.remove(at);
                        }
                    }
                }
            }
        }
        let at = if in_quote && matches!(c, '.' | ',' | '!' | '?') {
            inside_quotes(&done).unwrap_or(done.len())
        } else {
            done.len()
        };
        done.insert(at, Atom::Char(c, piece));
    }
    done
}

/// Where a mark belongs that directly follows a closing quotation mark.
fn inside_quotes(done: &[Atom]) -> Option<usize> {
    let mut inside = None;
    for (at, atom) in done.iter().enumerate().rev() {
        match atom {
            Atom::Close(Tag::Quotes) => inside = Some(at),
            Atom::Close(_) => {}
            Atom::Open(_) | Atom::Char(..) => break,
        }
    }
    inside
}

/// Writes quotation marks, turns nested formatting round, and drops marks
/// that are no formatting.
fn resolve(atoms: &[Atom], language: &Language) -> Vec<Token> {
    let quote = |name: &str, otherwise: &'static str| {
        language.term(name, TermForm::Long, false).unwrap_or(otherwise).to_string()
    };
    let marks = [
        [quote("open-quote", "“"), quote("close-quote", "”")],
        [quote("open-inner-quote", "‘"), quote("close-inner-quote", "’")],
    ];
    let mut tokens: Vec<Token> = Vec::new();
    let mut text = String::new();
    let mut quotes = 0_usize;
    let mut open: Vec<Option<Tag>> = Vec::new();
    for atom in atoms {
        match atom {
            Atom::Char(c, _) => text.push(if *c == '\'' { '’' } else { *c }),
            Atom::Open(Tag::Quotes) => {
                text.push_str(marks.get(quotes % 2).map_or("", |pair| pair[0].as_str()));
                quotes += 1;
            }
            Atom::Close(Tag::Quotes) => {
                quotes = quotes.saturating_sub(1);
                text.push_str(marks.get(quotes % 2).map_or("", |pair| pair[1].as_str()));
            }
            Atom::Open(tag) if is_formatting(*tag) => {
                let effective = flip(*tag, &open);
                open.push(effective);
                if let Some(effective) = effective {
                    flush(&mut text, &mut tokens);
                    tokens.push(Token::Open(effective));
                }
            }
            Atom::Close(tag) if is_formatting(*tag) => {
                if let Some(Some(effective)) = open.pop() {
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

fn is_formatting(tag: Tag) -> bool {
    !matches!(
        tag,
        Tag::Quotes | Tag::NoCase | Tag::Names | Tag::YearSuffix | Tag::CitationNumber | Tag::Field
    )
}

/// What a tag means inside others: italics inside italics are upright, and
/// "normal" means nothing where everything is.
fn flip(tag: Tag, open: &[Option<Tag>]) -> Option<Tag> {
    let (on, off) = match tag {
        Tag::Italic | Tag::Upright => (Tag::Italic, Tag::Upright),
        Tag::Bold | Tag::NormalWeight => (Tag::Bold, Tag::NormalWeight),
        Tag::SmallCaps | Tag::NormalVariant => (Tag::SmallCaps, Tag::NormalVariant),
        Tag::Underline | Tag::NoDecoration => (Tag::Underline, Tag::NoDecoration),
        _ => return Some(tag),
    };
    let current = open.iter().rev().flatten().find(|open| **open == on || **open == off);
    let active = current == Some(&on);
    if tag == on { Some(if active { off } else { on }) } else { active.then_some(off) }
}

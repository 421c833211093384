//! From tokens to formatted text: punctuation that meets, nested quotes and
//! nested formatting, raised characters.

use super::locale::Language;
use super::meeting::{Atom, Meeting, Part, Seam, Source, inside_quotes};
use super::output::{Formatted, Token};
use super::quotation::QuotationMarks;
use super::rich;
use super::style::{SWITCHES, Tag};

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
        let following = atoms.get(index + 1..).unwrap_or_default();
        let seam =
            Seam { done: &done, at, marks: (before, c), parts: (part, source.part), following };
        let movable = in_quote && seam.moves_inside();
        let meeting = seam.meeting(movable);
        let otherwise = match meeting {
            Meeting::Both => done.len(),
            Meeting::First => continue,
            Meeting::Second => {
                done.remove(at);
                at
            }
            Meeting::Swapped => at,
        };
        let inside = inside_quotes(&done).filter(|_| movable && meeting != Meeting::Swapped);
        done.insert(inside.unwrap_or(otherwise), Atom::Char(c, source));
    }
    done
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
    // In how many elements with `quotes="false"`: the first quotes in one are outer ones, whatever
    // marks they came with.
    let mut plain = 0_usize;
    for atom in atoms {
        match atom {
            Atom::Open(Tag::Plain) => plain += 1,
            Atom::Close(Tag::Plain) => plain = plain.saturating_sub(1),
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
                let is_inner =
                    quotes.last().map_or(*tag == Tag::InnerQuotes && plain == 0, |around| !around);
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

//! Markup inside the text of fields: `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`,
//! `<span class="nocase">`, small capitals, raised characters, and quotation
//! marks (CSL-JSON schema, "Rich text"; CSL 1.0.2, "Quotes").

use super::output::Token;
use super::style::Tag;

/// Appends the text of a field as tokens. Tags that are not in pairs stay as
/// they are.
pub(crate) fn parse(text: &str, out: &mut Vec<Token>) {
    let mark = out.len();
    tags(text, out);
    if text.contains(['"', '\'', '“', '‘', '’', '”', '‚', '„', '«', '»', '‹', '›'])
    {
        quotes(out, mark);
    }
}

fn tags(text: &str, out: &mut Vec<Token>) {
    let mut pending = String::new();
    // Open tags: where their token is, their end tag, and how they read.
    let mut open: Vec<(usize, &'static str, &'static str)> = Vec::new();
    let mut rest = text;
    'text: while let Some(at) = rest.find('<') {
        let (before, markup) = rest.split_at(at);
        pending.push_str(before);
        for (start, end, tag) in TAGS {
            if markup.starts_with(start) && markup.contains(end) {
                flush(&mut pending, out);
                open.push((out.len(), end, start));
                out.push(Token::Open(*tag));
                rest = markup.get(start.len()..).unwrap_or_default();
                continue 'text;
            }
        }
        if let Some(depth) = open.iter().rposition(|(_, end, _)| markup.starts_with(end)) {
            flush(&mut pending, out);
            // What was opened inside and not closed was no markup.
            for (index, _, literal) in open.drain(depth + 1..) {
                if let Some(token) = out.get_mut(index) {
                    *token = Token::Text(literal.to_string());
                }
            }
            if let Some((index, end, _)) = open.pop() {
                if let Some(Token::Open(tag)) = out.get(index) {
                    let tag = *tag;
                    out.push(Token::Close(tag));
                }
                rest = markup.get(end.len()..).unwrap_or_default();
            }
            continue;
        }
        pending.push('<');
        rest = markup.get(1..).unwrap_or_default();
    }
    pending.push_str(rest);
    flush(&mut pending, out);
    for (index, _, literal) in open {
        if let Some(token) = out.get_mut(index) {
            *token = Token::Text(literal.to_string());
        }
    }
}

const TAGS: &[(&str, &str, Tag)] = &[
    ("<i>", "</i>", Tag::Italic),
    ("<b>", "</b>", Tag::Bold),
    ("<sup>", "</sup>", Tag::Superscript),
    ("<sub>", "</sub>", Tag::Subscript),
    ("<sc>", "</sc>", Tag::SmallCaps),
    ("<span style=\"font-variant:small-caps;\">", "</span>", Tag::SmallCaps),
    ("<span style=\"font-variant: small-caps;\">", "</span>", Tag::SmallCaps),
    ("<span class=\"nocase\">", "</span>", Tag::NoCase),
    ("<span class=\"nodecor\">", "</span>", Tag::NoDecor),
];

fn flush(pending: &mut String, out: &mut Vec<Token>) {
    if !pending.is_empty() {
        out.push(Token::Text(std::mem::take(pending)));
    }
}

/// A quotation mark in the text: its token, its byte there, and what it is.
#[derive(Clone, Copy)]
struct Mark {
    token: usize,
    byte: usize,
    c: char,
    may_open: bool,
    may_close: bool,
}

/// Turns pairs of quotation marks into quotes, and single straight marks into
/// apostrophes. Of the two straight kinds the one that comes first is the
/// outer one.
fn quotes(out: &mut Vec<Token>, mark: usize) {
    let marks = marks(out, mark);
    let mut open: Vec<usize> = Vec::new();
    let mut partners: Vec<(usize, usize)> = Vec::new();
    // For each mark: the edge it becomes.
    let mut edges: Vec<Option<Token>> = vec![None; marks.len()];
    for (index, quote) in marks.iter().enumerate() {
        let partner = open
            .iter()
            .rposition(|at| marks.get(*at).is_some_and(|opened| pairs(opened.c, quote.c)))
            .filter(|_| quote.may_close);
        if let Some(depth) = partner {
            let at = open.get(depth).copied().unwrap_or(index);
            open.truncate(depth);
            partners.push((at, index));
        } else if quote.may_open {
            open.push(index);
        }
    }
    let kind = |at: usize| marks.get(at).map_or(' ', |mark| mark.c);
    let straight = partners.iter().filter(|(at, _)| matches!(kind(*at), '"' | '\''));
    let outer = straight.min().map(|(at, _)| kind(*at));
    for (from, to) in partners {
        let tag = match (kind(from), kind(to)) {
            ('"' | '\'', c) if Some(c) == outer => Tag::Quotes,
            ('"' | '\'', _) => Tag::InnerQuotes,
            (open, close) => Tag::Marks(open, close),
        };
        for (at, edge) in [(from, Token::Open(tag)), (to, Token::Close(tag))] {
            if let Some(place) = edges.get_mut(at) {
                *place = Some(edge);
            }
        }
    }
    let tail = out.split_off(mark);
    let mut quoted = marks.iter().zip(edges).peekable();
    for (index, token) in tail.into_iter().enumerate() {
        let Token::Text(text) = token else {
            out.push(token);
            continue;
        };
        let mut from = 0;
        while let Some((quote, edge)) = quoted.next_if(|(quote, _)| quote.token == index) {
            let mut piece = text.get(from..quote.byte).unwrap_or_default().to_string();
            from = quote.byte + quote.c.len_utf8();
            match edge {
                Some(edge) => {
                    flush(&mut piece, out);
                    out.push(edge);
                }
                None => {
                    piece.push(if quote.c == '\'' { '’' } else { quote.c });
                    match out.last_mut() {
                        // Stays one piece with what follows and precedes.
                        Some(Token::Text(last)) if from > piece.len() => last.push_str(&piece),
                        _ => flush(&mut piece, out),
                    }
                }
            }
        }
        let mut piece = text.get(from..).unwrap_or_default().to_string();
        match out.last_mut() {
            Some(Token::Text(last)) if from > 0 => last.push_str(&piece),
            _ => flush(&mut piece, out),
        }
    }
}

fn marks(out: &[Token], mark: usize) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut before: Option<char> = None;
    for (token, text) in out.iter().skip(mark).enumerate() {
        let Token::Text(text) = text else { continue };
        for (byte, c) in text.char_indices() {
            // What follows closes the question whether the last mark opens.
            if let Some(last) =
                marks.last_mut().filter(|last| last.may_open && before == Some(last.c))
            {
                last.may_open = !c.is_whitespace();
                last.may_close &= !c.is_alphanumeric();
            } else if let Some(last) = marks.last_mut().filter(|last| before == Some(last.c)) {
                last.may_close &= !c.is_alphanumeric();
            }
            if matches!(c, '"' | '\'')
                || PAIRS.iter().any(|(open, close)| c == *open || c == *close)
            {
                let starts = before.is_none_or(|before| {
                    before.is_whitespace()
                        || before == '(' && c != '\''
                        || marks.last().is_some_and(|last| last.c == before && last.may_open)
                });
                marks.push(Mark {
                    token,
                    byte,
                    c,
                    may_open: match c {
                        '”' | '’' => false,
                        '"' | '\'' | '‘' => starts,
                        _ => true,
                    },
                    may_close: before.is_some_and(|before| !before.is_whitespace()),
                });
            }
            before = Some(c);
        }
    }
    marks
}

/// Marks that come in pairs, in one language or another.
const PAIRS: [(char, char); 10] = [
    ('“', '”'),
    ('‘', '’'),
    ('„', '“'),
    ('‚', '‘'),
    ('„', '”'),
    ('‚', '’'),
    ('«', '»'),
    ('»', '«'),
    ('‹', '›'),
    ('›', '‹'),
];

fn pairs(open: char, close: char) -> bool {
    matches!((open, close), ('"', '"') | ('\'', '\'')) || PAIRS.contains(&(open, close))
}

/// The letters or the digit that a raised character is.
pub(crate) fn raised(c: char) -> Option<&'static str> {
    const RAISED: &str = "\
        ªa²2³3¹1ºoʰhʱɦʲjʳrʴɹʵɻʶʁʷwʸyˠɣˡlˢsˣxˤʕˀʔˁʕۥوۦيჼნᴬAᴭÆᴮBᴰDᴱEᴲƎᴳGᴴHᴵIᴶJᴷKᴸLᴹMᴺNᴼOᴽȢᴾPᴿRᵀTᵁUᵂWᵃaᵄɐᵅɑᵆᴂᵇbᵈdᵉeᵊəᵋɛᵌɜᵍgᵏkᵐmᵑŋᵒoᵓɔᵔᴖᵕᴗᵖp\
        ᵗtᵘuᵙᴝᵚɯᵛvᵜᴥᵝβᵞγᵟδᵠφᵡχᵸнᶛɒᶜcᶝɕᶞðᶟɜᶠfᶡɟᶢɡᶣɥᶤɨᶥɩᶦɪᶧᵻᶨʝᶩɭᶪᶅᶫʟᶬɱᶭɰᶮɲᶯɳᶰɴᶱɵᶲɸᶳʂᶴʃᶵƫᶶʉᶷʊᶸᴜᶹʋᶺʌᶻzᶼʐᶽʑᶾʒᶿθ⁰0ⁱi⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻−⁼=⁽(⁾)ⁿnⱽVⵯⵡ㆒一㆓二㆔三㆕四㆖上㆗中㆘下㆙甲㆚乙㆛丙㆜丁㆝天㆞地㆟人";
    match c {
        '™' => return Some("TM"),
        '℠' => return Some("SM"),
        // Most text has none of them.
        'ª'..='º' | 'ʰ'..='˿' | 'ۥ' | 'ۦ' | 'ჼ' | 'ᴬ'..='ᶿ' | '⁰'..='ⁿ' | 'ⱽ' | 'ⵡ' =>
            {}
        '㆒'..='㆟' => {}
        _ => return None,
    }
    let mut pairs = RAISED.char_indices();
    while let (Some((_, raised)), Some((at, plain))) = (pairs.next(), pairs.next()) {
        if raised == c {
            return RAISED.get(at..at + plain.len_utf8());
        }
    }
    None
}

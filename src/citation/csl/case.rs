//! Text case (CSL 1.0.2, "Text-case", "Sentence Case Conversion", "Title
//! Case Conversion").

use super::output::Token;
use super::style::{Tag, TextCase};

/// Words that title case leaves in lower case (CSL 1.0.2, "Title Case
/// Conversion", with the prepositions the reference processor adds).
const STOP_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "across",
    "afore",
    "after",
    "against",
    "al",
    "along",
    "alongside",
    "amid",
    "amidst",
    "among",
    "amongst",
    "an",
    "and",
    "anenst",
    "apropos",
    "apud",
    "around",
    "as",
    "aside",
    "astride",
    "at",
    "athwart",
    "atop",
    "barring",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "besides",
    "between",
    "beyond",
    "but",
    "by",
    "c",
    "ca",
    "circa",
    "de",
    "despite",
    "down",
    "during",
    "et",
    "except",
    "for",
    "forenenst",
    "from",
    "given",
    "in",
    "inside",
    "into",
    "lest",
    "like",
    "modulo",
    "near",
    "next",
    "nor",
    "notwithstanding",
    "of",
    "off",
    "on",
    "onto",
    "or",
    "out",
    "over",
    "per",
    "plus",
    "qua",
    "sans",
    "since",
    "so",
    "than",
    "the",
    "through",
    "throughout",
    "thruout",
    "till",
    "to",
    "toward",
    "towards",
    "under",
    "underneath",
    "until",
    "unto",
    "up",
    "upon",
    "v",
    "van",
    "versus",
    "via",
    "von",
    "vs",
    "with",
    "within",
    "without",
    "y",
    "yet",
];

/// One letter of a stretch of tokens.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    /// Inside `nocase` and the like.
    kept: bool,
    /// Right behind a quotation mark that is one of a pair, where a word begins.
    begins: bool,
}

/// Changes the case of the text in `tokens`.
pub(crate) fn apply(tokens: &mut [Token], text_case: TextCase, english: bool, lang: &str) {
    if text_case == TextCase::Title && !english {
        return;
    }
    let mut letters = letters(tokens);
    // A word right behind a straight quotation mark at the start stays, as the
    // reference processor has it.
    let quoted = begins_quoted(tokens);
    match text_case {
        TextCase::Lowercase | TextCase::Uppercase => {}
        TextCase::CapitalizeFirst if quoted => {}
        TextCase::CapitalizeFirst => capitalize_first(&mut letters),
        TextCase::CapitalizeAll => capitalize_all(&mut letters, quoted),
        TextCase::Sentence => sentence(&mut letters, quoted),
        TextCase::Title => title(&mut letters, quoted),
    }
    let mut changed = letters.iter();
    let mut kept = 0_usize;
    for token in tokens {
        match token {
            Token::Open(tag) if protects(*tag) => kept += 1,
            Token::Close(tag) if protects(*tag) => kept = kept.saturating_sub(1),
            Token::Text(text) => {
                let own = changed.by_ref().take(text.chars().count());
                match text_case {
                    TextCase::Uppercase | TextCase::Lowercase => {
                        own.for_each(drop);
                        if kept > 0 {
                            continue;
                        }
                        let changed =
                            if text_case == TextCase::Uppercase { uppercase } else { lowercase };
                        *text = changed(text, lang);
                    }
                    _ => *text = own.map(|letter| letter.c).collect(),
                }
            }
            _ => {}
        }
    }
}

/// Whether the first word stands right behind a straight quotation mark.
fn begins_quoted(tokens: &[Token]) -> bool {
    let begins = tokens.iter().find(|token| match token {
        Token::Text(text) => !text.is_empty(),
        Token::Open(tag) => *tag == Tag::Quotes,
        Token::Close(_) => false,
    });
    matches!(begins, Some(Token::Open(_)))
}

fn protects(tag: Tag) -> bool {
    matches!(tag, Tag::NoCase | Tag::NoDecor | Tag::Superscript | Tag::Subscript | Tag::SmallCaps)
}

fn letters(tokens: &[Token]) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut kept = 0_usize;
    let mut begins = false;
    // Where an apostrophe reads like the end of the quotation it stands in, the reference
    // processor has a word begin behind it ("‘We’Ll See’").
    let mut single = false;
    for token in tokens {
        match token {
            Token::Open(tag) if protects(*tag) => kept += 1,
            Token::Close(tag) if protects(*tag) => kept = kept.saturating_sub(1),
            Token::Open(tag) | Token::Close(tag) => {
                begins |= is_quotes(*tag);
                single = *token == Token::Open(Tag::Marks('‘', '’'));
            }
            Token::Text(text) => {
                for c in text.chars() {
                    letters.push(Letter { c, kept: kept > 0, begins });
                    begins = single && c == '’';
                    single &= !begins;
                }
            }
        }
    }
    letters
}

fn is_quotes(tag: Tag) -> bool {
    matches!(tag, Tag::Quotes | Tag::InnerQuotes | Tag::Marks(..))
}

// Letter by letter: `str::to_lowercase` brings tables of its own along, for the one letter whose
// small form depends on its place, and both are written for long texts.

fn uppercase(text: &str, lang: &str) -> String {
    let dotted = is_turkic(lang);
    let greek = lang.starts_with("el");
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'i' if dotted => out.push('İ'),
            letter => {
                let letter = if greek { unaccented(letter) } else { letter };
                out.extend(letter.to_uppercase());
            }
        }
    }
    out
}

/// Greek capitals carry no accent (Unicode's special casing for Greek), but a diaeresis.
fn unaccented(letter: char) -> char {
    const ACCENTED: [(char, char); 18] = [
        ('ά', 'α'),
        ('έ', 'ε'),
        ('ή', 'η'),
        ('ί', 'ι'),
        ('ό', 'ο'),
        ('ύ', 'υ'),
        ('ώ', 'ω'),
        ('ΐ', 'ϊ'),
        ('ΰ', 'ϋ'),
        ('Ά', 'Α'),
        ('Έ', 'Ε'),
        ('Ή', 'Η'),
        ('Ί', 'Ι'),
        ('Ό', 'Ο'),
        ('Ύ', 'Υ'),
        ('Ώ', 'Ω'),
        ('ϓ', 'Υ'),
        ('ϔ', 'Ϋ'),
    ];
    let plain = ACCENTED.iter().find(|(accented, _)| *accented == letter);
    plain.map_or(letter, |(_, plain)| *plain)
}

fn lowercase(text: &str, lang: &str) -> String {
    let dotted = is_turkic(lang);
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            'I' if dotted => out.push('ı'),
            'İ' if dotted => out.push('i'),
            'Σ' if ends_word(text, at) => out.push('ς'),
            letter => out.extend(letter.to_lowercase()),
        }
    }
    out
}

/// Turkish and Azerbaijani tell a dotted i from one without.
fn is_turkic(lang: &str) -> bool {
    lang.starts_with("tr") || lang.starts_with("az")
}

/// Whether the letter at this byte has letters before it and none behind it.
fn ends_word(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at_checked(at).unwrap_or_default();
    let mut behind = rest.chars().skip(1);
    before.chars().next_back().is_some_and(char::is_alphabetic)
        && !behind.next().is_some_and(char::is_alphabetic)
}

/// The upper case of a letter where that is one letter.
fn upper(c: char) -> char {
    let mut mapped = c.to_uppercase();
    match (mapped.next(), mapped.next()) {
        (Some(upper), None) => upper,
        _ => c,
    }
}

fn lower(c: char) -> char {
    let mut mapped = c.to_lowercase();
    match (mapped.next(), mapped.next()) {
        (Some(lower), None) => lower,
        _ => c,
    }
}

fn raise(letter: Option<&mut Letter>) {
    if let Some(letter) = letter.filter(|letter| !letter.kept) {
        letter.c = upper(letter.c);
    }
}

/// Capitalizes the first word if it is in small letters.
fn capitalize_first(letters: &mut [Letter]) {
    if let Some(word) = words(letters).first() {
        capitalize(letters, word);
    }
}

fn capitalize_all(letters: &mut [Letter], quoted: bool) {
    for word in words(letters).iter().skip(usize::from(quoted)) {
        capitalize(letters, word);
    }
}

/// Capitalizes a word unless it has capitals already ("arXiv").
fn capitalize(letters: &mut [Letter], word: &Word) {
    let span = letters.get_mut(word.start..word.end).unwrap_or_default();
    if !span.iter().any(|letter| letter.kept || letter.c.is_uppercase()) {
        raise(span.first_mut());
    }
}

/// The first word keeps its capitals and gets one (unless it is `quoted`);
/// all others lose theirs, as the reference processor does it.
fn sentence(letters: &mut [Letter], quoted: bool) {
    let start = letters.iter().position(|letter| is_word(letter.c)).unwrap_or(0);
    let end = letters
        .iter()
        .skip(start)
        .position(|letter| !is_word(letter.c))
        .map_or(letters.len(), |at| start + at);
    if !quoted {
        raise(letters.get_mut(start));
    }
    for letter in letters.iter_mut().skip(end).filter(|letter| !letter.kept) {
        letter.c = lower(letter.c);
    }
}

/// A word: from where to where, and what stands before it.
struct Word {
    start: usize,
    end: usize,
    /// It begins the title or follows a colon, a sentence's end or a quote.
    first: bool,
}

/// Capitalizes words in small letters; stop words only where they come first
/// or last, follow a colon or begin a compound, and words of one letter only
/// where they come first or begin a compound. A first word that is `quoted` stays.
fn title(letters: &mut [Letter], quoted: bool) {
    let words = words(letters);
    let count = words.len();
    // The first compound begins with a capital, whatever word that is; the
    // reference processor misses those after it and after a colon.
    let compound = letters
        .iter()
        .position(|letter| matches!(letter.c, '-' | ':'))
        .filter(|at| letters.get(*at).is_some_and(|letter| letter.c == '-'));
    for (index, word) in words.iter().enumerate().skip(usize::from(quoted)) {
        let Some(span) = letters.get_mut(word.start..word.end) else { continue };
        if span.iter().any(|letter| letter.kept || letter.c.is_uppercase()) {
            continue;
        }
        let text: String =
            span.iter().map(|letter| if letter.c == '\'' { '’' } else { letter.c }).collect();
        let elided = text.chars().nth(1).is_some_and(|c| "’‘“”\"".contains(c));
        let stop = STOP_WORDS.contains(&text.as_str()) || elided || span.len() < 2;
        // Greek letters in names of substances stay.
        let latin =
            span.first().is_some_and(|letter| letter.c < '\u{370}' || letter.c >= '\u{400}');
        let last = index + 1 == count && !quoted && !elided && (index == 0 || span.len() > 1);
        if latin && (!stop || word.first || last || compound == Some(word.end)) {
            raise(span.first_mut());
        }
    }
}

fn words(letters: &[Letter]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut first = true;
    let mut sentence = false;
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        if is_word(letter.c) {
            let rest = letters.iter().skip(at + 1);
            let length = 1 + rest.take_while(|l| is_word(l.c) && !l.begins).count();
            words.push(Word { start: at, end: at + length, first });
            first = false;
            sentence = false;
            at += length;
            continue;
        }
        first |= sentence && letter.c.is_whitespace();
        sentence |= matches!(letter.c, ':' | '?' | '!');
        at += 1;
    }
    words
}

/// Whether a character belongs to a word. All do but those at which the reference
/// processor splits: one at the beginning ("@", "¿", a lone quotation mark) keeps
/// its word in small letters.
fn is_word(c: char) -> bool {
    const BETWEEN: &str = "()[]/-–—.,;:!?";
    !c.is_whitespace() && !BETWEEN.contains(c)
}

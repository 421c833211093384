//! Initials of given names (CSL 1.0.2, "Name": `initialize-with`,
//! `initialize`, and `initialize-with-hyphen`).

/// Shortens given names to initials, each followed by `with`. With
/// `initialize` off only what already is an initial is changed.
pub(crate) fn of(given: &str, with: &str, initialize: bool, keep_hyphens: bool) -> String {
    let mut text = String::new();
    for word in words(given) {
        let capital = word.letters.starts_with(char::is_uppercase)
            || word.letters.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        let short = word.letters.chars().count() == 1;
        if word.hyphenated && keep_hyphens && initialize {
            // The second half of a double name counts if it is a capital.
            if !capital {
                continue;
            }
            trim_space(&mut text);
            text.push('-');
        }
        if capital && (initialize || short || word.stopped) {
            if word.stopped {
                text.push_str(word.letters);
            } else {
                text.push_str(&initial(word.letters));
            }
            text.push_str(with);
            continue;
        }
        // Particles and, without `initialize`, whole names stay; their hyphens as the style says.
        if !text.is_empty() {
            trim_space(&mut text);
            text.push(if word.hyphenated && !initialize && keep_hyphens { '-' } else { ' ' });
        }
        text.push_str(word.letters);
        text.push(' ');
    }
    trim_space(&mut text);
    text
}

/// A part of a given name.
struct Word<'a> {
    letters: &'a str,
    /// It follows a hyphen.
    hyphenated: bool,
    /// It ends in a stop: an abbreviation ("Th.").
    stopped: bool,
}

fn words(given: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = given;
    let mut hyphenated = false;
    while !rest.is_empty() {
        let end =
            rest.find([' ', '\u{a0}', '.', '-', '\u{2010}', '\u{2011}']).unwrap_or(rest.len());
        let (letters, after) = rest.split_at(end);
        let mark = after.chars().next();
        if !letters.is_empty() {
            words.push(Word { letters, hyphenated, stopped: mark == Some('.') });
            hyphenated = false;
        }
        match mark {
            Some('-' | '\u{2010}' | '\u{2011}') => hyphenated = true,
            Some(' ' | '\u{a0}') => hyphenated = false,
            _ => {}
        }
        rest = after.get(mark.map_or(0, char::len_utf8)..).unwrap_or_default();
    }
    words
}

/// The first letter; of a name that begins with several capitals ("TSeren")
/// all of them, as one letter.
fn initial(word: &str) -> String {
    let capitals = word.chars().take_while(|c| c.is_uppercase()).count();
    let several = capitals > 1 && capitals < word.chars().count();
    let mut letters = word.chars().take(if several { capitals } else { 1 });
    let mut text: String = letters.by_ref().take(1).collect();
    text.extend(letters.flat_map(char::to_lowercase));
    text
}

fn trim_space(text: &mut String) {
    let length = text.trim_end().len();
    text.truncate(length);
}

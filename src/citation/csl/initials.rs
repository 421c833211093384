//! Initials of given names (CSL 1.0.2, "Name": `initialize-with`,
//! `initialize`, and `initialize-with-hyphen`).

/// Shortens given names to initials, each followed by `with`. With
/// `initialize` off only what already is an initial is changed.
pub(crate) fn of(given: &str, with: &str, initialize: bool, keep_hyphens: bool) -> String {
    let mut text = String::new();
    let spaced: String = given.replace('.', ". ");
    for word in spaced.split([' ', '\u{a0}']).filter(|word| !word.is_empty() && *word != ".") {
        let mut first_of_word = true;
        for part in word.split('-') {
            let bare = part.trim_end_matches('.');
            let Some(first) = bare.chars().next() else { continue };
            let hyphen = !first_of_word && keep_hyphens;
            first_of_word = false;
            let is_initial = bare.chars().count() == 1 && first.is_uppercase();
            if first.is_lowercase() || !initialize && !is_initial {
                // Particles and, without `initialize`, whole names stay.
                if hyphen {
                    trim_space(&mut text);
                    text.push('-');
                } else if !text.is_empty() && !text.ends_with(' ') {
                    text.push(' ');
                }
                text.push_str(if initialize || is_initial { bare } else { part });
                text.push(' ');
                continue;
            }
            if hyphen {
                trim_space(&mut text);
                text.push('-');
            }
            text.extend(capitals(bare));
            text.push_str(with);
        }
    }
    trim_space(&mut text);
    text
}

/// The initial of a name; names written in capitals of two letters ("Th")
/// keep only the first.
fn capitals(word: &str) -> impl Iterator<Item = char> {
    word.chars().take(1)
}

fn trim_space(text: &mut String) {
    let length = text.trim_end().len();
    text.truncate(length);
}

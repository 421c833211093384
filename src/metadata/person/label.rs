//! Words that announce names: at the start of a line, or inside it.

use super::byline_words::{ROWS, Role};
use super::plausible::{is_han, is_han_name};
use super::words::PARTICLES;
use crate::metadata::word_set::WordSet;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One form of the table of labels.
struct Form {
    text: &'static str,
    /// The second character; a space where there is none.
    second: char,
    role: Role,
}

impl Form {
    /// Whether the second character of a text may be this form's; one of a single character is
    /// followed by anything.
    fn may_begin(&self, second: char) -> bool {
        self.second == second || self.second == ' '
    }
}

/// Every form by its first character, the longest first: lines are many, labels few.
static FORMS: LazyLock<HashMap<char, Vec<Form>>> = LazyLock::new(|| {
    let mut forms: HashMap<char, Vec<Form>> = HashMap::new();
    for row in ROWS {
        for (list, role) in [
            (row.author, Role::Author),
            (row.editor, Role::Editor),
            (row.translator, Role::Translator),
            (row.other, Role::Other),
        ] {
            for text in list.split('|') {
                let Some(first) = text.chars().next() else { continue };
                let known = forms.entry(first).or_default();
                if !known.iter().any(|form| form.text == text) {
                    let second = text.chars().nth(1).unwrap_or(' ');
                    known.push(Form { text, second, role });
                }
            }
        }
    }
    for list in forms.values_mut() {
        // Stable: where languages share a word, the first row's meaning counts.
        list.sort_by_key(|form| std::cmp::Reverse(form.text.len()));
    }
    forms
});

/// A label at the start of the text and what follows it: "By", "Author:", 记者, بقلم.
pub(crate) fn label(text: &str) -> Option<(Role, &str)> {
    let mut chars = text.chars();
    let forms = forms_of(chars.next()?)?;
    let second = chars.next().map_or(' ', lower_of_same_length);
    if !forms.iter().any(|form| form.may_begin(second)) {
        return None;
    }
    // No label is longer than this.
    let end = text.char_indices().nth(48).map_or(text.len(), |(at, _)| at);
    label_in(forms, &lower_same_length(&text[..end]), text)
}

fn forms_of(first: char) -> Option<&'static [Form]> {
    FORMS.get(&lower_of_same_length(first)).map(Vec::as_slice)
}

/// The role that a text (lower case) announces which is a label and nothing else.
pub(super) fn role_of(low: &str) -> Option<Role> {
    let forms = low.chars().next().and_then(forms_of)?;
    forms.iter().find(|form| form.text == low).map(|form| form.role)
}

/// Whether a text is a label for authors and nothing else: "Author:", "Written by".
pub(crate) fn is_author_label(text: &str) -> bool {
    let low = lower_same_length(text.trim_end_matches([':', '：', ' ', '.']));
    role_of(&low) == Some(Role::Author)
}

/// `low` is the beginning of `text`, lower case.
fn label_in<'t>(forms: &[Form], low: &str, text: &'t str) -> Option<(Role, &'t str)> {
    let second = low.chars().nth(1).unwrap_or(' ');
    let fits = |form: &&Form| {
        form.may_begin(second) && low.starts_with(form.text) && ends_label(text, form.text)
    };
    let form = forms.iter().find(fits)?;
    let rest = text[form.text.len()..].trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ':' | '：'
                    | '/'
                    | '／'
                    | '|'
                    | '—'
                    | '–'
                    | '-'
                    | '='
                    | '＝'
                    | '∶'
                    | '丨'
                    | '︱'
                    | '．'
                    | '՝'
                    | '】'
                    | ']'
                    | '・'
            )
    });
    Some((form.role, rest))
}

/// Lower case where that keeps the length in bytes, so that places stay the same.
pub(super) fn lower_same_length(text: &str) -> String {
    text.chars().map(lower_of_same_length).collect()
}

fn lower_of_same_length(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

/// Whether a label ends where `form` does: at a colon, or at a space with a name behind it. Labels
/// that are plain nouns ("text", "foto") need the colon, or a name's capital.
fn ends_label(text: &str, form: &str) -> bool {
    let rest = &text[form.len()..];
    let Some(next) = rest.chars().next() else { return false };
    let mark = rest.chars().find(|c| !c.is_whitespace()).unwrap_or(next);
    if matches!(next, ':' | '：' | '／' | '/' | '∶' | '丨' | '|' | '՝' | '＝')
        || matches!(mark, '：' | '丨' | '|' | '∶' | '＝')
    {
        return true;
    }
    let last_is_han = form
        .chars()
        .next_back()
        .is_some_and(|c| is_han(c) || matches!(u32::from(c), 0x3041..=0x30FF));
    if last_is_han {
        let name = rest.trim_start();
        let run: String = name.chars().take_while(|c| is_han(*c)).collect();
        // 记者 李小明, 记者李小明; 文 alone needs a mark.
        return form.chars().count() >= 2
            && (next.is_whitespace() || is_han_name(&run) || next.is_ascii_alphabetic());
    }
    if !next.is_whitespace() {
        return false;
    }
    let mut words = rest.split_whitespace();
    let Some(word) = words.next() else { return false };
    let first = word.chars().find(|c| c.is_alphanumeric()).unwrap_or(' ');
    let cased = first.is_uppercase() || first.is_lowercase();
    let particle = PARTICLES.contains(word);
    let noun = NOUNS.contains(form);
    let preposition = form.chars().count() <= 3;
    if cased {
        // "por la Redacción", "By the editors".
        let capital = first.is_uppercase()
            || (particle
                && words
                    .next()
                    .and_then(|word| word.chars().next())
                    .is_some_and(char::is_uppercase))
            || (matches!(word, "the")
                && rest
                    .split_whitespace()
                    .nth(1)
                    .is_some_and(|word| word.starts_with(char::is_uppercase)));
        // Prepositions that other languages have as words of their own: nothing but a name may
        // follow.
        let alone = matches!(form, "per" | "nga" | "gan" | "nina" | "ni") && is_all_names(rest);
        return capital && (!noun || alone)
            || (first.is_lowercase()
                && rest.split_whitespace().count() <= 2
                && matches!(form, "by" | "written by" | "posted by"))
            || is_account(form, rest);
    }
    // Arabic, Hebrew, Hindi, Thai …: short words are common ones; a byline is short.
    !noun && (!preposition || rest.split_whitespace().count() <= 4)
}

/// "Gespeichert von rasos am 24. Juli": an account in small letters behind a label of several words,
/// with nothing behind it, or the day.
fn is_account(form: &str, rest: &str) -> bool {
    const BY: [&str; 8] = [" by", " von", " par", " por", " da", " door", " av", " af"];
    const ON: [&str; 10] = ["on", "am", "le", "el", "il", "em", "op", "den", "um", "at"];
    let mut words = rest.split_whitespace();
    let is_name = words.next().is_some_and(|word| !PARTICLES.contains(word));
    let ends = words
        .next()
        .is_none_or(|word| ON.contains(&word) && rest.contains(|c: char| c.is_ascii_digit()));
    BY.iter().any(|by| form.ends_with(by)) && is_name && ends
}

/// Whether a text is short and all its words are written as those of names are.
fn is_all_names(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=8).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                || word.chars().count() <= 3 && word.chars().all(char::is_alphabetic)
                || PARTICLES.contains(word)
        })
}

/// Labels that are ordinary nouns as well and start sentences.
static NOUNS: WordSet = WordSet::new(&[
    "text",
    "story",
    "words",
    "author",
    "authors",
    "writer",
    "writers",
    "tekst",
    "texte",
    "texto",
    "teksti",
    "haber",
    "bài",
    "theo",
    "foto",
    "photo",
    "photos",
    "photography",
    "photographer",
    "video",
    "source",
    "sources",
    "from",
    "analyse",
    "interview",
    "reporter",
    "editor",
    "tác giả",
    "من",
    "حوار",
    "تقرير",
    "گزارش",
    "از",
    "کتب",
    "ni",
    "nina",
    "na",
    "le",
    "gan",
    "per",
    "od",
    "da",
    "от",
    "од",
    "nga",
    "credit",
    "quelle",
    "fuente",
    "fonte",
    "journalist",
    "редактор",
    "текст",
    "تحقيق",
    "رپورٹ",
    "via",
    "contributor",
    "news by",
    "كتابة",
    "yazı",
    "yazar",
    "bild",
    "kuva",
    "fotos",
    "kilde",
    "källa",
    "image",
]);

/// Where labels stand inside a line, each behind a space or an opening mark and with a colon or a
/// Chinese name right behind it: `2004年10月21日 作者：郭励弘`, `（总台记者 张倩）`, `… by Ann Lee`.
pub(super) fn labels_inside(text: &str) -> Option<(Role, &str)> {
    // What a label inside a line has to have, asked first because hardly any line does.
    let may = |c: char| is_han(c) || matches!(c, ':' | '：' | '/' | '／' | '|' | '∶');
    if !text.contains(may) && !text.contains("by ") && !text.contains("By ") {
        return None;
    }
    let mut previous = ' ';
    let mut low = None;
    for (at, c) in text.char_indices() {
        let opens = previous.is_whitespace()
            || matches!(
                previous,
                '(' | '（'
                    | '['
                    | '【'
                    | '|'
                    | '/'
                    | '•'
                    | '·'
                    | ']'
                    | '】'
                    | ')'
                    | '）'
                    | ';'
                    | '；'
            )
            || (is_han(c) && !is_han(previous))
            || previous.is_ascii_digit();
        previous = c;
        if at == 0 || !opens {
            continue;
        }
        let Some(forms) = forms_of(c) else { continue };
        let low = low.get_or_insert_with(|| lower_same_length(text));
        let rest = &text[at..];
        if let Some((role, after)) = label_in(forms, &low[at..], rest) {
            let taken = &rest[..rest.len() - after.len()];
            let marked = taken.trim_end().ends_with([':', '：', '/', '／', '|', '∶']);
            if marked
                || is_han(c)
                || (matches!(taken.trim_end(), "by" | "By")
                    && after.starts_with(char::is_uppercase)
                    && text.chars().count() <= 120)
            {
                return Some((role, after));
            }
        }
    }
    // 光明日报记者 王建宏: the paper's name stands right before the label.
    let (before, after) = text.split_once("记者").or_else(|| text.split_once("記者"))?;
    let name: String = after
        .trim_start_matches(['：', ':', ' ', '\u{3000}', '、'])
        .chars()
        .take_while(|c| is_han(*c))
        .collect();
    let names = name.chars().count() <= 4 && is_han_name(&name);
    (before.chars().count() <= 12
        && before.chars().all(is_han)
        && names
        && text.chars().count() <= 40)
        .then(|| (Role::Author, after.trim_start_matches(['：', ':', ' ', '\u{3000}', '、'])))
}

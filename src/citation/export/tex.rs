//! What BibTeX and BibLaTeX share: escapes, names, case protection, the shape of an entry.

use super::markup::{Mark, Piece, pieces};
use super::one_line;
use crate::citation::item::{Item, Name};

/// An entry under construction: type, key, fields in order.
pub(crate) struct Entry {
    out: String,
}

impl Entry {
    pub(crate) fn new(kind: &str, key: &str) -> Entry {
        Entry { out: format!("@{kind}{{{key},\n") }
    }

    /// Adds a field whose value is TeX already.
    pub(crate) fn tex(&mut self, name: &str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.out.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    }

    /// Adds a field of plain text, escaped.
    pub(crate) fn text(&mut self, name: &str, value: Option<String>) {
        self.tex(name, value.map(|value| escape(&value)));
    }

    /// Adds a field that is one of BibTeX's own macros, such as `mar`.
    pub(crate) fn macro_name(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.out.push_str(&format!("  {name} = {value},\n"));
        }
    }

    pub(crate) fn finish(mut self) -> String {
        if self.out.matches('\n').count() == 1 {
            // Some programs take an entry without a field for one that is cut off.
            self.out.push_str("  title = {},\n");
        }
        self.out.push_str("}\n");
        self.out
    }
}

/// Plain text as TeX prints it.
pub(crate) fn escape(text: &str) -> String {
    escape_with(text, braces_pair(text))
}

/// Whether every brace of a whole value has its partner. BibTeX counts even escaped braces, so
/// that single ones have to become commands, which fewer programs can read.
fn braces_pair(text: &str) -> bool {
    let mut depth = 0_i32;
    text.chars().all(|character| {
        depth += i32::from(character == '{') - i32::from(character == '}');
        depth >= 0
    }) && depth == 0
}

fn escape_with(text: &str, braces_pair: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        // Pairs that TeX's fonts would join into another character.
        if matches!(
            (out.chars().last(), character),
            (Some('-'), '-') | (Some('\''), '\'') | (Some('`' | '?' | '!'), '`')
        ) {
            out.push_str("{}");
        }
        push_escaped(&mut out, character, braces_pair);
    }
    out
}

fn push_escaped(out: &mut String, character: char, braces_pair: bool) {
    match character {
        '{' if braces_pair => out.push_str("\\{"),
        '}' if braces_pair => out.push_str("\\}"),
        '\\' => out.push_str("{\\textbackslash}"),
        '{' => out.push_str("{\\textbraceleft}"),
        '}' => out.push_str("{\\textbraceright}"),
        '~' => out.push_str("{\\textasciitilde}"),
        '^' => out.push_str("{\\textasciicircum}"),
        '#' | '$' | '%' | '&' | '_' => {
            out.push('\\');
            out.push(character);
        }
        _ => out.push(character),
    }
}

/// Names as BibTeX parts them: `von Last, Jr, First` joined by " and ".
pub(crate) fn names(item: &Item, variable: &str) -> Option<String> {
    let names: Vec<String> = item.names(variable).iter().map(name).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

fn name(name: &Name) -> String {
    let part = |text: &String| one_line(text);
    if name.family.is_empty() {
        let literal = if name.literal.is_empty() { &name.given } else { &name.literal };
        return format!("{{{}}}", escape(&one_line(literal)));
    }
    let particles = [part(&name.dropping_particle), part(&name.non_dropping_particle)];
    let particles: Vec<&String> = particles.iter().filter(|part| !part.is_empty()).collect();
    let mut out = String::new();
    for particle in &particles {
        out.push_str(&name_part(particle));
        out.push(' ');
    }
    let family = part(&name.family);
    // Small words in front would be read as a particle, so a family name that begins small
    // without one is held together.
    let small = family.chars().next().is_some_and(char::is_lowercase) && particles.is_empty();
    let first_is_particle = small && family.contains(' ');
    out.push_str(&if first_is_particle { braced(&family) } else { name_part(&family) });
    for part in [part(&name.suffix), part(&name.given)] {
        if !part.is_empty() {
            out.push_str(", ");
            out.push_str(&name_part(&part));
        }
    }
    if name.given.is_empty() {
        // Without a comma the last word alone would be the family name.
        return if family.contains(' ') { braced(&family) } else { out };
    }
    out
}

/// A part of a name, braced where something in it would part it.
fn name_part(text: &str) -> String {
    let parts_names = text.split(' ').any(|word| word.eq_ignore_ascii_case("and"));
    // "=" is how biblatex spells out the parts of a name.
    let parts = text.contains([',', '=']) || parts_names;
    if parts { braced(text) } else { escape(text) }
}

fn braced(text: &str) -> String {
    format!("{{{}}}", escape(text))
}

/// A title: markup as commands, and words with capitals in braces, because styles set titles in
/// lower case and programs that read the file do so too. The first word of a sentence keeps its
/// capital everywhere; only in English do styles touch the others.
pub(crate) fn title(item: &Item, variable: &str) -> Option<String> {
    let text = one_line(item.text(variable)?);
    let english = item.text("language").is_none_or(is_english);
    let pairs = braces_pair(&text);
    let mut out = String::new();
    let mut inside = 0;
    let mut at_start = english;
    for piece in pieces(&text) {
        match piece {
            Piece::Text(text) if inside > 0 => out.push_str(&escape_with(text, pairs)),
            Piece::Text(text) => {
                push_title_text(&mut out, text, pairs, english, &mut at_start);
            }
            Piece::Open(mark) => {
                inside += 1;
                at_start = false;
                out.push_str(opening(mark));
            }
            Piece::Close(_) => {
                inside -= 1;
                out.push('}');
            }
        }
    }
    Some(out)
}

fn opening(mark: Mark) -> &'static str {
    match mark {
        Mark::Italic => "\\textit{",
        Mark::Bold => "\\textbf{",
        Mark::Superscript => "\\textsuperscript{",
        Mark::Subscript => "\\textsubscript{",
        Mark::SmallCaps => "\\textsc{",
        Mark::NoCase => "{",
    }
}

fn push_title_text(out: &mut String, text: &str, pairs: bool, english: bool, at_start: &mut bool) {
    for word in text.split_inclusive(' ') {
        let (core, blank) = word.strip_suffix(' ').map_or((word, ""), |core| (core, " "));
        let mut letters = core.chars().filter(|letter| letter.is_alphabetic());
        let initial = letters.next().is_some_and(char::is_uppercase);
        let inner = letters.any(char::is_uppercase);
        if inner || (initial && !*at_start) {
            push_protected(out, core, pairs);
        } else {
            out.push_str(&escape_with(core, pairs));
        }
        out.push_str(blank);
        if !core.is_empty() {
            // A sentence of its own begins after an end mark.
            *at_start = english && core.ends_with(['?', '!', '.']);
        }
    }
}

/// The word in braces, the punctuation around it outside.
fn push_protected(out: &mut String, word: &str, pairs: bool) {
    let core = word.trim_matches(|character: char| !character.is_alphanumeric());
    let (before, after) = word.split_once(core).unwrap_or(("", ""));
    out.push_str(&escape_with(before, pairs));
    out.push('{');
    out.push_str(&escape_with(core, pairs));
    out.push('}');
    out.push_str(&escape_with(after, pairs));
}

pub(crate) fn is_english(language: &str) -> bool {
    language.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
}

/// `62--71` for a range of pages; lists and single pages as they are.
pub(crate) fn pages(item: &Item) -> Option<String> {
    let pages = super::variable(item, "page")?;
    let ranges = pages.split(',').map(|range| {
        let mut ends = range.trim().split(['-', '–', '—', '‐', '‑']).filter(|end| !end.is_empty());
        match (ends.next(), ends.next(), ends.next()) {
            (Some(first), Some(last), None) => {
                format!("{}--{}", escape(first.trim()), escape(last.trim()))
            }
            _ => escape(range.trim()),
        }
    });
    Some(ranges.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn item(json: serde_json::Value) -> Item {
        Item::from_json(&json)
    }

    #[test]
    fn nothing_escapes_its_field() {
        let hostile = r"\input{x} 50% & $1_000 #2 ~ ^ {";
        let escaped = escape(hostile);
        assert_eq!(
            escaped,
            "{\\textbackslash}input{\\textbraceleft}x{\\textbraceright} 50\\% \\& \\$1\\_000 \\#2 \
             {\\textasciitilde} {\\textasciicircum} {\\textbraceleft}"
        );
        let balance = escaped.matches('{').count() as i32 - escaped.matches('}').count() as i32;
        assert_eq!(balance, 0);
        assert_eq!(escape("{a} \\{b}"), "\\{a\\} {\\textbackslash}\\{b\\}");
    }

    #[test]
    fn names_are_parted_as_bibtex_parts_them() {
        let found = names(
            &item(json!({"author": [
                {"family": "Berg", "given": "Hanneke", "non-dropping-particle": "van der"},
                {"family": "Hayes", "given": "William T.", "suffix": "Jr."},
                {"literal": "Foo, Bar and Sons"},
                {"family": "de la Cruz", "given": "Ana"},
                {"family": "Sons and Daughters", "given": "A"},
                {"family": "bell hooks"},
            ]})),
            "author",
        );
        assert_eq!(
            found.as_deref(),
            Some(
                "van der Berg, Hanneke and Hayes, Jr., William T. and {Foo, Bar and Sons} and \
                 {de la Cruz}, Ana and {Sons and Daughters}, A and {bell hooks}"
            )
        );
    }

    #[test]
    fn own_capitals_are_protected() {
        for (text, language, tex) in [
            ("How Berlin and DNA met", "en", "How {Berlin} and {DNA} met"),
            (
                "The Quiet Return of the Night DNA Train",
                "en",
                "The {Quiet} {Return} of the {Night} {DNA} {Train}",
            ),
            ("Trust: a study of iPhones", "en", "Trust: a study of {iPhones}"),
            ("Warum Städte bauen", "de", "{Warum} {Städte} bauen"),
            (
                "Flow in <i>Arabidopsis</i>, “CO<sub>2</sub>”",
                "en",
                "Flow in \\textit{Arabidopsis}, “{CO}\\textsubscript{2}”",
            ),
        ] {
            let item = item(json!({"title": text, "language": language}));
            assert_eq!(title(&item, "title").as_deref(), Some(tex));
        }
    }
}

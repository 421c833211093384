//! Search over all styles that answers while typing: by title, abbreviation, journal, ISSN, field.
//!
//! `search.bin` is a [packed](super::lzma) text of eight columns, one line a style, columns set
//! apart by a NUL: name (empty when it follows from the title), title, short title, ISSNs,
//! fields (one letter each), citation format (one letter), line of the parent (empty for an
//! independent style), default locale. Lines are sorted by name. Every keystroke looks at every
//! title once, which for some ten thousand of them takes less time than the reader can notice.

use core::ops::Range;

use crate::citation::ascii;

/// The fields of research that CSL knows (specification of CSL 1.0.2, appendix "Categories").
pub const FIELDS: [&str; 26] = [
    "anthropology",
    "astronomy",
    "biology",
    "botany",
    "chemistry",
    "communications",
    "engineering",
    "generic-base",
    "geography",
    "geology",
    "history",
    "humanities",
    "law",
    "linguistics",
    "literature",
    "math",
    "medicine",
    "philosophy",
    "physics",
    "political_science",
    "psychology",
    "science",
    "social_science",
    "sociology",
    "theology",
    "zoology",
];

/// How styles cite in the text (CSL 1.0.2, `category` element, attribute `citation-format`).
pub const FORMATS: [&str; 5] = ["author", "author-date", "label", "note", "numeric"];

/// What people call a style whose title says something else, and the style's name.
const ALIASES: [(&str, &str); 24] = [
    ("abnt", "associacao-brasileira-de-normas-tecnicas"),
    ("acs", "american-chemical-society"),
    ("aip", "american-institute-of-physics"),
    ("ama", "american-medical-association"),
    ("apa", "apa"),
    ("apsa", "american-political-science-association"),
    ("asa", "american-sociological-association"),
    ("bluebook", "bluebook-law-review"),
    ("chicago", "chicago-author-date"),
    ("chicago footnotes", "chicago-notes-bibliography"),
    ("chicago notes", "chicago-notes-bibliography"),
    ("din 1505", "din-1505-2"),
    ("gb/t 7714", "china-national-standard-gb-t-7714-2025-numeric"),
    ("gost", "gost-r-7-0-5-2008-numeric"),
    ("harvard", "harvard-cite-them-right"),
    ("ieee", "ieee"),
    ("iso 690", "iso690-author-date-en"),
    ("mhra", "mhra-notes"),
    ("mla", "modern-language-association"),
    ("nlm", "nlm-citation-sequence"),
    ("oscola", "oscola"),
    ("turabian", "chicago-author-date-17th-edition"),
    ("turabian notes", "chicago-notes-bibliography-17th-edition"),
    ("vancouver", "nlm-citation-sequence"),
];

/// The name of the style that people call this, such as "vancouver" or "MLA".
pub fn alias(called: &str) -> Option<&'static str> {
    let called = fold(called);
    ALIASES.iter().find(|(alias, _)| fold(alias) == called).map(|(_, name)| *name)
}

/// A style as the build step describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Last part of the identifier, such as `apa`.
    pub name: String,
    /// Title.
    pub title: String,
    /// Short title, such as "APA"; may be empty.
    pub short_title: String,
    /// Print, electronic and linking ISSNs.
    pub issns: Vec<String>,
    /// Names out of [`FIELDS`].
    pub fields: Vec<String>,
    /// Name out of [`FORMATS`]; empty when the style does not say.
    pub format: String,
    /// The parent's name for a dependent style.
    pub parent: Option<String>,
    /// Default locale; empty when there is none.
    pub default_locale: String,
}

/// Writes the text that [`Index::from_text`] reads. Entries must be sorted by name.
pub fn to_text(entries: &[Entry]) -> String {
    let line = |value: &str| value.replace(['\n', '\0'], " ");
    let letter = |table: &[&str], value: &str| {
        let at = table.iter().position(|known| *known == value)?;
        Some((b'a' + at as u8) as char)
    };
    let column = |cell: &dyn Fn(&Entry) -> String| {
        entries.iter().map(|entry| line(&cell(entry))).collect::<Vec<_>>().join("\n")
    };
    let parent_line = |parent: &str| {
        entries.binary_search_by(|entry| entry.name.as_str().cmp(parent)).map(|at| at.to_string())
    };
    [
        column(&|entry| {
            if slug(&entry.title) == entry.name { String::new() } else { entry.name.clone() }
        }),
        column(&|entry| entry.title.clone()),
        column(&|entry| entry.short_title.clone()),
        column(&|entry| entry.issns.join(" ")),
        column(&|entry| entry.fields.iter().filter_map(|field| letter(&FIELDS, field)).collect()),
        column(&|entry| letter(&FORMATS, &entry.format).into_iter().collect()),
        column(&|entry| {
            entry.parent.as_deref().and_then(|name| parent_line(name).ok()).unwrap_or_default()
        }),
        column(&|entry| entry.default_locale.clone()),
    ]
    .join("\0")
}

/// What the reader looks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Query<'a> {
    /// As typed: words of a title or the beginnings of them, an abbreviation, an ISSN, a field.
    pub text: &'a str,
    /// Only styles of this field (a name out of [`FIELDS`]).
    pub field: Option<&'a str>,
    /// Only styles of this citation format (a name out of [`FORMATS`]).
    pub format: Option<&'a str>,
    /// At most this many hits.
    pub limit: usize,
}

/// A style that was found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Hit<'a> {
    /// Last part of the identifier, to open the style by.
    pub name: &'a str,
    /// Title.
    pub title: &'a str,
    /// Short title; may be empty.
    pub short_title: &'a str,
    /// ISSNs, set apart by blanks; may be empty.
    pub issns: &'a str,
    /// Fields of research.
    pub fields: Vec<&'static str>,
    /// How it cites in the text.
    pub format: &'static str,
    /// Title of the style whose rules a dependent style follows.
    pub parent: Option<&'a str>,
}

struct Row {
    name: Range<usize>,
    title: Range<usize>,
    short_title: Range<usize>,
    issns: Range<usize>,
    /// Title and short title without case and marks, in `Index::folded`.
    words: Range<usize>,
    short_words: Range<usize>,
    fields: u32,
    format: Option<u8>,
    parent: Option<usize>,
    dependents: u32,
}

/// All styles, ready to be searched.
pub struct Index {
    text: String,
    folded: String,
    rows: Vec<Row>,
}

impl Index {
    /// Reads the unpacked `search.bin`. `None` when it is damaged.
    pub fn from_text(text: String) -> Option<Self> {
        let mut columns = Vec::with_capacity(8);
        let mut start = 0;
        for column in text.split('\0') {
            columns.push(lines(column, start));
            start += column.len() + 1;
        }
        let [names, titles, short_titles, issns, fields, formats, parents, _] =
            <[Vec<Range<usize>>; 8]>::try_from(columns).ok()?;
        let mut text = text;
        let mut folded = String::with_capacity(text.len() / 2);
        let mut rows = Vec::with_capacity(titles.len());
        for (at, title) in titles.iter().enumerate() {
            let mut name = names.get(at)?.clone();
            let short_title = short_titles.get(at)?.clone();
            let words = append(&mut folded, &fold(text.get(title.clone())?));
            let short_words = append(&mut folded, &fold(text.get(short_title.clone())?));
            if name.is_empty() {
                let slug = folded.get(words.clone())?.replace(' ', "-");
                name = append(&mut text, &slug);
            }
            let field_letters = text.get(fields.get(at)?.clone())?;
            rows.push(Row {
                name,
                title: title.clone(),
                short_title,
                issns: issns.get(at)?.clone(),
                words,
                short_words,
                fields: field_letters.bytes().fold(0, |set, letter| {
                    set | 1u32.checked_shl(u32::from(letter.wrapping_sub(b'a'))).unwrap_or(0)
                }),
                format: text.get(formats.get(at)?.clone())?.bytes().next(),
                parent: text.get(parents.get(at)?.clone())?.parse().ok(),
                dependents: 0,
            });
        }
        for at in 0..rows.len() {
            let parent = rows.get(at).and_then(|row| row.parent);
            if let Some(parent) = parent.and_then(|parent| rows.get_mut(parent)) {
                parent.dependents += 1;
            }
        }
        Some(Index { text, folded, rows })
    }

    /// How many styles there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no style at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The names of all styles, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| self.part(&row.name))
    }

    /// The style of this name, as a hit.
    pub fn get(&self, name: &str) -> Option<Hit<'_>> {
        let at = self.rows.iter().position(|row| self.part(&row.name) == name)?;
        self.rows.get(at).map(|row| self.hit(row))
    }

    /// The styles that match, best first. An empty text lists the styles that most others follow.
    pub fn search(&self, query: Query) -> Vec<Hit<'_>> {
        let text = fold(query.text);
        let tokens: Vec<&str> = text.split(' ').filter(|token| !token.is_empty()).collect();
        let issn = issn_digits(query.text);
        let alias = alias(query.text);
        let field = query.field.map(|name| FIELDS.iter().position(|field| *field == name));
        let format = query.format.map(|name| FORMATS.iter().position(|format| *format == name));
        let mut found: Vec<(i32, &Row)> = Vec::new();
        for row in &self.rows {
            if field.is_some_and(|field| field.is_none_or(|field| row.fields >> field & 1 == 0))
                || format.is_some_and(|format| format != row.format_number())
            {
                continue;
            }
            let score = match &issn {
                Some(digits) => self.issn_score(row, digits),
                None => self.score(row, &text, &tokens, alias),
            };
            if let Some(score) = score {
                found.push((score, row));
            }
        }
        let order = |(score, row): &(i32, &Row)| (core::cmp::Reverse(*score), row.name.start);
        // Rows are in the order of names, so equal scores keep that order.
        found.sort_by_key(|hit| order(hit).0);
        found.truncate(query.limit);
        found.into_iter().map(|(_, row)| self.hit(row)).collect()
    }

    /// How well a row answers the words; `None` when a word has no place in it.
    fn score(&self, row: &Row, text: &str, tokens: &[&str], alias: Option<&str>) -> Option<i32> {
        let words = self.folded.get(row.words.clone())?;
        let short = self.folded.get(row.short_words.clone())?;
        let name = self.part(&row.name);
        let mut score = if alias == Some(name) {
            2000
        } else if tokens.is_empty() {
            0
        } else if words == text {
            1000
        } else if short == text || name == text {
            950
        } else if tokens.len() == 1 && is_acronym(text, words) {
            700
        } else if let Some(score) = phrase_score(words, text).max(phrase_score(short, text)) {
            score
        } else {
            self.token_score(row, words, short, tokens)?
        };
        // Among equals the style that many others follow, then the shorter title.
        score += 12 * (32 - row.dependents.leading_zeros()) as i32;
        if row.parent.is_none() {
            score += 15;
        }
        Some(score - (words.len() as i32 / 8).min(20))
    }

    /// Every word must begin a word of the title, stand inside it, or begin a field's name.
    fn token_score(&self, row: &Row, words: &str, short: &str, tokens: &[&str]) -> Option<i32> {
        let mut score = 300;
        for token in tokens {
            if begins_word(words, token) || begins_word(short, token) {
                continue;
            }
            let in_field = FIELDS.iter().enumerate().any(|(at, field)| {
                row.fields >> at & 1 == 1 && token.len() > 2 && field.starts_with(token)
            });
            if in_field {
                score -= 60;
            } else if token.len() > 2 && (words.contains(token) || short.contains(token)) {
                score -= 100;
            } else {
                return None;
            }
        }
        Some(score)
    }

    fn issn_score(&self, row: &Row, digits: &str) -> Option<i32> {
        let known = self.part(&row.issns).split(' ');
        known.map(|issn| issn.replace('-', "")).any(|issn| issn.starts_with(digits)).then_some(1000)
    }

    fn part(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn hit(&self, row: &Row) -> Hit<'_> {
        let parent = row.parent.and_then(|parent| self.rows.get(parent));
        Hit {
            name: self.part(&row.name),
            title: self.part(&row.title),
            short_title: self.part(&row.short_title),
            issns: self.part(&row.issns),
            fields: (FIELDS.iter().enumerate())
                .filter(|(at, _)| row.fields >> at & 1 == 1)
                .map(|(_, field)| *field)
                .collect(),
            format: row.format_number().and_then(|at| FORMATS.get(at)).copied().unwrap_or_default(),
            parent: parent.map(|parent| self.part(&parent.title)),
        }
    }
}

impl Row {
    fn format_number(&self) -> Option<usize> {
        self.format.map(|letter| usize::from(letter.wrapping_sub(b'a')))
    }
}

fn lines(column: &str, start: usize) -> Vec<Range<usize>> {
    let mut at = start;
    column
        .split('\n')
        .map(|line| {
            let range = at..at + line.len();
            at = range.end + 1;
            range
        })
        .collect()
}

fn append(text: &mut String, more: &str) -> Range<usize> {
    let start = text.len();
    text.push_str(more);
    start..text.len()
}

/// Lower case, no marks, words set apart by one blank.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str(" and "),
            '\'' | '’' | '.' => {}
            _ if character.is_ascii() => out.push(character.to_ascii_lowercase()),
            _ => match ascii::of(character) {
                Some(latin) => out.push_str(&latin.to_ascii_lowercase()),
                None => out.extend(character.to_lowercase()),
            },
        }
    }
    let words = out.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn slug(title: &str) -> String {
    fold(title).replace(' ', "-")
}

/// The text stands in the title as it was typed: at the start, or at the start of a word.
fn phrase_score(words: &str, text: &str) -> Option<i32> {
    let rest = words.strip_prefix(text);
    if rest.is_some_and(|rest| rest.starts_with(' ')) {
        Some(600)
    } else if rest.is_some() && !words.is_empty() {
        Some(550)
    } else if text.contains(' ') && begins_word(words, text) {
        Some(400)
    } else {
        None
    }
}

fn begins_word(words: &str, token: &str) -> bool {
    words.starts_with(token)
        || words.match_indices(token).any(|(at, _)| words.as_bytes().get(at - 1) == Some(&b' '))
}

/// Whether the letters are the first letters of the title's words, small words aside.
fn is_acronym(letters: &str, words: &str) -> bool {
    let small = ["of", "the", "and", "in", "for", "on", "de", "la", "des", "et", "der", "und"];
    let mut initials = words
        .split(' ')
        .filter(|word| !small.contains(word))
        .filter_map(|word| word.chars().next());
    letters.len() > 2
        && letters.chars().all(|letter| initials.next() == Some(letter))
        && initials.next().is_none()
}

/// The digits of an ISSN, or of the beginning of one, when the text is nothing else.
fn issn_digits(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("ISSN").unwrap_or(text).trim_start_matches([':', ' ']);
    let digits: String = text.chars().filter(|character| *character != '-').collect();
    let valid = digits
        .bytes()
        .enumerate()
        .all(|(at, byte)| byte.is_ascii_digit() || (at == 7 && byte.eq_ignore_ascii_case(&b'x')));
    (valid && (4..=8).contains(&digits.len())).then(|| digits.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, title: &str, short_title: &str, parent: Option<&str>) -> Entry {
        Entry {
            name: name.to_owned(),
            title: title.to_owned(),
            short_title: short_title.to_owned(),
            parent: parent.map(str::to_owned),
            ..Entry::default()
        }
    }

    fn index() -> Index {
        let apa = "American Psychological Association 7th edition";
        let mla = "Modern Language Association 9th edition";
        let mut entries = [
            entry("apa", apa, "APA", None),
            entry(
                "journal-of-neuroscience",
                "Journal of Neuroscience",
                "J. Neurosci.",
                Some("apa"),
            ),
            entry("modern-language-association", mla, "MLA", None),
            entry("revue-francaise", "Revue française d’économie", "", Some("apa")),
            entry(
                "the-new-england-journal-of-medicine",
                "The New England Journal of Medicine",
                "",
                None,
            ),
        ];
        entries[1].issns = vec!["0270-6474".to_owned(), "1529-2401".to_owned()];
        entries[4].fields = vec!["medicine".to_owned()];
        entries[2].format = "author".to_owned();
        Index::from_text(to_text(&entries)).expect("what was written can be read")
    }

    fn names(text: &str) -> Vec<String> {
        let index = index();
        let hits = index.search(Query { text, limit: 10, ..Query::default() });
        hits.iter().map(|hit| hit.name.to_owned()).collect()
    }

    #[test]
    fn finds_by_title_abbreviation_acronym_alias_issn_and_field() {
        for (text, name) in [
            ("apa", "apa"),
            ("APA 7", "apa"),
            ("mla", "modern-language-association"),
            ("psychol assoc", "apa"),
            ("j neurosci", "journal-of-neuroscience"),
            ("Journal of neuro", "journal-of-neuroscience"),
            ("NEJM", "the-new-england-journal-of-medicine"),
            ("1529-2401", "journal-of-neuroscience"),
            ("ISSN 15292401", "journal-of-neuroscience"),
            ("1529", "journal-of-neuroscience"),
            ("medicine", "the-new-england-journal-of-medicine"),
            ("revue francaise", "revue-francaise"),
            ("d'économie", "revue-francaise"),
        ] {
            assert_eq!(names(text).first().map(String::as_str), Some(name), "{text}");
        }
        assert_eq!(names("zoology of nothing"), Vec::<String>::new());
    }

    #[test]
    fn an_empty_text_lists_what_most_styles_follow() {
        assert_eq!(names("").first().map(String::as_str), Some("apa"));
        assert_eq!(names("").len(), 5);
    }

    #[test]
    fn field_and_format_narrow_the_list() {
        let index = index();
        let medicine = Query { field: Some("medicine"), limit: 9, ..Query::default() };
        assert_eq!(index.search(medicine).len(), 1);
        let author = Query { format: Some("author"), limit: 9, ..Query::default() };
        assert_eq!(index.search(author).len(), 1);
        let unknown = Query { field: Some("alchemy"), limit: 9, ..Query::default() };
        assert_eq!(index.search(unknown), []);
    }

    #[test]
    fn a_hit_says_what_the_style_is() {
        let index = index();
        let hit = index.get("journal-of-neuroscience").expect("it is in the index");
        assert_eq!(hit.issns, "0270-6474 1529-2401");
        assert_eq!(hit.parent, Some("American Psychological Association 7th edition"));
        assert_eq!(index.len(), 5);
    }

    #[test]
    fn damaged_columns_are_refused_or_read_as_far_as_they_go() {
        assert!(Index::from_text("a\0b".to_owned()).is_none());
        assert!(Index::from_text("a\0b\nc\0\0\0\0\0\0".to_owned()).is_none());
        assert!(Index::from_text("a\0b\0\0\0zz~\0q\099999\0".to_owned()).is_some());
    }
}

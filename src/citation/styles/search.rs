//! Search over all styles that answers while typing: by title, abbreviation, journal, ISSN, field.
//!
//! `search.bin` is a [packed](super::lzma) text of eight columns, one line a style, columns set
//! apart by a NUL: name (empty when it follows from the title), title, short title, ISSNs,
//! fields (one letter each), citation format (one letter), line of the parent (empty for an
//! independent style), default locale. Lines are sorted by name. Every keystroke looks at every
//! title once, which for some ten thousand of them takes less time than the reader can notice.

mod entry;
mod wording;

use core::ops::Range;

pub use entry::{Entry, FIELDS, FORMATS, to_text};
pub use wording::alias;
use wording::{begins_word, fold, is_acronym, issn_digits, phrase_score};

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

//! `cs:text`: variables and terms (CSL 1.0.2, "Text").

use super::{Called, Purpose, Renderer, field, push};
use crate::citation::csl::locator;
use crate::citation::csl::output::Token;
use crate::citation::csl::page;
use crate::citation::csl::rich;
use crate::citation::csl::script;
use crate::citation::csl::style::{Tag, TermForm};
use crate::numeral::letters;
use std::borrow::Cow;

impl<'a> Renderer<'a> {
    /// `cs:text variable`.
    pub(super) fn variable(&mut self, name: &str, short: bool, out: &mut Vec<Token>) -> Called {
        if self.is_substituted(name) {
            return Called::variable(false);
        }
        if name == "year-suffix" {
            return self.year_suffix(out);
        }
        let Some(value) = self.text_value(name, short) else {
            return Called::variable(false);
        };
        // The label carries the letter that tells two of them apart.
        self.suffix_printed |= name == "citation-label";
        let tag = match name {
            "citation-number" => Tag::CitationNumber,
            _ => Tag::Field,
        };
        out.push(Token::Open(tag));
        match name {
            "page" | "page-first" | "locator" | "number-of-pages" | "chapter-number"
            | "collection-number" | "edition" | "issue" | "number" | "number-of-volumes"
            | "volume" | "part-number" | "supplement-number" | "printing-number" => {
                let range = matches!(name, "page" | "locator") && self.ranges_pages(name);
                let text =
                    page::ranges(&value, self.style.page_range.filter(|_| range), self.language);
                rich::parse(&text, out);
            }
            _ => rich::parse(&value, out),
        }
        out.push(Token::Close(tag));
        self.note_substituted(name);
        Called::variable(true)
    }

    /// Whether a variable was printed in place of names already.
    pub(super) fn is_substituted(&self, name: &str) -> bool {
        self.substituted.iter().any(|done| done == name)
    }

    /// Remembers a variable printed in place of names.
    pub(super) fn note_substituted(&mut self, name: &str) {
        if !self.substituting.is_empty() {
            self.substituted.push(name.to_string());
        }
    }

    fn ranges_pages(&self, name: &str) -> bool {
        name == "page" || self.locator_label() == "page"
    }

    fn year_suffix(&mut self, out: &mut Vec<Token>) -> Called {
        let Some(index) = self.state.year_suffix.filter(|_| self.purpose != Purpose::SortKey)
        else {
            // An empty year suffix does not keep its group from being printed.
            return Called::variable(true);
        };
        self.push_year_suffix(index, out);
        Called::variable(true)
    }

    pub(super) fn push_year_suffix(&mut self, index: usize, out: &mut Vec<Token>) {
        self.suffix_printed = true;
        out.push(Token::Open(Tag::YearSuffix));
        push(out, &suffix(index));
        out.push(Token::Close(Tag::YearSuffix));
    }

    /// The value of a variable as text.
    pub(super) fn text_value(&self, name: &str, short: bool) -> Option<Cow<'a, str>> {
        let item = self.item;
        let first =
            |names: &[&str]| names.iter().find_map(|name| item.text(name)).map(Cow::Borrowed);
        match name {
            "title" if short => first(&["title-short", "shortTitle", "title"]),
            "container-title" if short => {
                first(&["container-title-short", "journalAbbreviation", "container-title"])
            }
            "URL" if short => {
                item.text("URL-short").or_else(|| item.text(name).map(host)).map(Cow::Borrowed)
            }
            "title-short" => first(&["title-short", "shortTitle"]),
            "container-title-short" => first(&["container-title-short", "journalAbbreviation"]),
            "page-first" => first(&["page-first"])
                .or_else(|| item.text("page").map(|page| Cow::Borrowed(page::first(page)))),
            "citation-number" => Some(Cow::Owned(self.state.citation_number.to_string())),
            "first-reference-note-number" => {
                self.state.first_note.map(|note| Cow::Owned(note.to_string()))
            }
            "locator" => self.locator().map(Cow::Borrowed),
            "citation-label" => {
                let mut label = self.citation_label();
                label.push_str(&self.state.year_suffix.map(suffix).unwrap_or_default());
                Some(Cow::Owned(label))
            }
            _ if short => {
                let short = [name, "-short"].concat();
                item.text(&short).or_else(|| item.text(name)).map(Cow::Borrowed)
            }
            _ => first(&[name]),
        }
        .filter(|value| !value.trim().is_empty())
    }

    /// The locator of the cite.
    pub(super) fn locator(&self) -> Option<&'a str> {
        let locator = self.cite?.locator.as_deref()?;
        let (_, locator) = locator::split(locator);
        (!locator.is_empty()).then_some(locator)
    }

    /// What the locator counts: a label inside it counts more than that of
    /// the cite.
    pub(super) fn locator_label(&self) -> &'a str {
        let inside = self
            .cite
            .and_then(|cite| cite.locator.as_deref())
            .and_then(|locator| locator::split(locator).0);
        match inside.or_else(|| self.cite.and_then(|cite| cite.label.as_deref())) {
            Some("sub verbo") => "sub-verbo",
            Some(label) if !label.is_empty() => label,
            _ => "page",
        }
    }

    /// `cs:text term`.
    pub(super) fn term(
        &mut self,
        name: &str,
        form: TermForm,
        plural: bool,
        out: &mut Vec<Token>,
    ) -> Called {
        if let Some(term) = self.language.term(name, form, plural).filter(|term| !term.is_empty()) {
            out.push(Token::Open(Tag::Term));
            field(term, out);
            out.push(Token::Close(Tag::Term));
        }
        if name == "no date" {
            let mark = out.len();
            self.implicit_year_suffix("issued", out);
            if out.len() > mark {
                out.insert(mark, Token::Text("-".to_string()));
            }
        }
        Called::NOTHING
    }

    /// The label of the item: its own, or letters of its names and the year
    /// (CSL 1.0.2, appendix "citation-label").
    fn citation_label(&self) -> String {
        if let Some(label) = self.item.text("citation-label") {
            return label.to_string();
        }
        let names = ["author", "editor", "translator"]
            .into_iter()
            .map(|role| self.item.names(role))
            .find(|names| !names.is_empty())
            .unwrap_or_default();
        let letters: [usize; 4] = match names.len() {
            0 | 1 => [4; 4],
            2 => [2; 4],
            3 => [2, 1, 1, 1],
            _ => [1; 4],
        };
        let mut label = String::new();
        // Names of ideographs give no letters.
        let spelt = names.iter().filter(|name| !script::is_family_first(name));
        for (name, letters) in spelt.zip(letters) {
            let family = if name.family.is_empty() { &name.literal } else { &name.family };
            // What comes before the first capital is a particle, or the whole.
            let capital = family.find(char::is_uppercase).unwrap_or(0);
            let words = family.get(capital..).unwrap_or_default();
            let words = words.strip_prefix("The ").unwrap_or(words);
            label.push_str(&label_letters(words, letters));
        }
        if label.is_empty() {
            label = label_letters(self.item.text("title").unwrap_or_default(), 4);
        }
        // Without a year the label ends in two zeros.
        let year = self.item.date("issued").and_then(|date| date.start.year).unwrap_or(0);
        let two = year.unsigned_abs() % 100;
        if two < 10 {
            label.push('0');
        }
        label.push_str(&two.to_string());
        label
    }
}

/// The first letters of some words without an article, the first of them
/// large.
fn label_letters(words: &str, letters: usize) -> String {
    let article = ["the ", "an ", "a "].iter().find_map(|article| words.strip_prefix(article));
    let mut label = String::new();
    let kept = article.unwrap_or(words).chars().filter(|c| c.is_alphanumeric()).take(letters);
    for (index, c) in kept.enumerate() {
        if index == 0 {
            label.extend(c.to_uppercase());
        } else {
            label.extend(c.to_lowercase());
        }
    }
    label
}

/// The short form of an address: its host, with the scheme unless "www" says
/// what it is.
fn host(url: &str) -> &str {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url.get(start..).and_then(|rest| rest.find('/')).map_or(url.len(), |at| start + at);
    let shown =
        if url.get(start..).is_some_and(|rest| rest.starts_with("www.")) { start } else { 0 };
    url.get(shown..end).unwrap_or(url)
}

/// The letters of a year suffix: `a` for 0, `aa` for 26.
fn suffix(index: usize) -> String {
    letters(index.saturating_add(1)).unwrap_or_default()
}

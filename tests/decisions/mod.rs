//! What is decided when one thing about a page changes and the rest stays: how sure a source is, how
//! far a name stands from the headline, how many say the same. Each subject's stretches are in
//! `<subject>.txt` beside this file, so that a change of a rule shows what it moves.
//!
//! A line such as `16–100  Ann Lee · byline 0.40–0.99` says: from 16 to 100 the outcome is Ann Lee,
//! from the byline, and how sure that is rises from 0.40 to 0.99; `?` marks a doubtful one.
//! `UPDATE_EXPECT=1 cargo test --test metadata` writes what came out; read it before keeping it.

mod authors;
mod dates;
mod fields;
mod languages;
mod places;
mod sites;
mod titles;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

use verbatim::dom::{NodeId, Page, names};
use verbatim::metadata::{
    ArticlePart, Candidate, Candidates, Entity, Field, Metadata, PageKind, Person, Property, decide,
};

/// The page's address, where a case says nothing else.
const URL: &str = "https://harbourpost.example/news/story-12";

/// A page, what is claimed about it, and which part is the article.
#[derive(Clone)]
struct Case {
    page: Page,
    candidates: Candidates,
    part: Option<ArticlePart>,
}

impl Case {
    fn at(url: &str, html: &str) -> Case {
        let mut page = Page::from_html(html, url);
        page.header.today = Some("2024-06-01".to_owned());
        Case { page, candidates: Candidates::default(), part: None }
    }

    fn new(html: &str) -> Case {
        Case::at(URL, html)
    }

    /// The element whose `id` this is.
    fn node(&self, id: &str) -> NodeId {
        let tree = &self.page.tree;
        let mut all = tree.all();
        let found = all.find(|&node| tree.attribute(node, names::ID) == Some(id));
        found.unwrap_or_else(|| panic!("the page has no element `{id}`"))
    }

    /// The article is the text of these elements, from the first to the last.
    fn article(mut self, first: &str, last: &str) -> Case {
        let tree = &self.page.tree;
        let (from, to) = (self.node(first), tree.end(self.node(last)));
        let kept = tree.all().filter(|&id| id >= from && id < to && tree.text(id).is_some());
        let kept = kept.collect();
        self.part.get_or_insert_default().kept = kept;
        self
    }

    fn kind(mut self, kind: Option<PageKind>) -> Case {
        if kind.is_some() {
            self.part.get_or_insert_default().kind = kind;
        }
        self
    }

    /// A source says something in the head of the page, this sure.
    fn says(self, property: Property, source: &'static str, value: &str, sure: f32) -> Case {
        self.claims(property, source, value, sure, None)
    }

    /// The same of something that stands at an element.
    fn prints(
        self,
        property: Property,
        source: &'static str,
        value: &str,
        sure: f32,
        id: &str,
    ) -> Case {
        let node = self.node(id);
        self.claims(property, source, value, sure, Some(node))
    }

    fn claims(
        mut self,
        property: Property,
        source: &'static str,
        value: &str,
        confidence: f32,
        node: Option<NodeId>,
    ) -> Case {
        let (value, entity) = (value.to_owned(), Entity::Unknown);
        let claim = Candidate { property, value, source, confidence, entity, person: None, node };
        self.candidates.all.push(claim);
        self
    }

    fn decide(&self) -> Metadata {
        decide(&self.page, &self.candidates, self.part.as_ref())
    }
}

/// The kinds of page that extraction tells apart, and none.
const KINDS: [Option<PageKind>; 7] = [
    None,
    Some(PageKind::Article),
    Some(PageKind::Forum),
    Some(PageKind::Listing),
    Some(PageKind::Product),
    Some(PageKind::Service),
    Some(PageKind::Documentation),
];

/// A page with a headline, a place under it, an article, and places before, in and behind it.
fn article() -> Case {
    static PAGE: LazyLock<Case> = LazyLock::new(|| {
        let html = format!(
            "<div id=before>z</div>{}<h1 id=headline>The harbour's walls</h1><div id=under>z</div>\
             <div id=under2>z</div>{}{}<div id=inside>z</div>{}<div id=end>z</div>{}\
             <div id=far>z</div>",
            filler(510),
            paragraph("first", 200),
            filler(700),
            paragraph("last", 200),
            filler(700),
        );
        Case::new(&html).article("first", "last")
    });
    PAGE.clone()
}

/// The same, taken for an article by extraction.
fn on_article() -> Case {
    article().kind(Some(PageKind::Article))
}

/// Where names and days stand on it.
const PLACES: [&str; 5] = ["before", "under", "inside", "end", "far"];

/// So many lines, each so far from the next: their ids, and their markup.
fn entries(count: u32, apart: usize) -> (Vec<String>, String) {
    let ids: Vec<String> = (0..count).map(|nth| format!("entry{nth}")).collect();
    let html = ids.iter().map(|id| format!("<p id={id}>z</p>{}", filler(apart))).collect();
    (ids, html)
}

/// Text of so many characters in pieces too short for a paragraph of an article.
fn filler(characters: usize) -> String {
    let mut html = String::new();
    let mut left = characters;
    while left > 0 {
        let piece = left.min(150);
        _ = write!(html, "<div>{}</div>", "x".repeat(piece));
        left -= piece;
    }
    html
}

/// A paragraph of so many characters.
fn paragraph(id: &str, characters: usize) -> String {
    format!("<p id={id}>{}</p>", "y".repeat(characters))
}

/// What came out, and how sure it is where there is such a thing.
type Outcome = (String, Option<f32>);

fn outcome<T>(field: &Option<Field<T>>, show: impl Fn(&T) -> String) -> Outcome {
    match field {
        Some(field) => {
            let doubt = if field.doubtful { "?" } else { "" };
            (format!("{}{doubt} · {}", show(&field.value), field.source), Some(field.confidence))
        }
        None => ("–".to_owned(), None),
    }
}

fn text(field: &Option<Field<String>>) -> Outcome {
    outcome(field, Clone::clone)
}

fn names_of(people: &Option<Field<Vec<Person>>>) -> Outcome {
    outcome(people, |people| people.iter().map(Person::literal).collect::<Vec<_>>().join(" + "))
}

/// The subject's lines as they come out, under the headings of its cases.
#[derive(Default)]
struct Report(String);

impl Report {
    /// Goes through a range and writes a line for each stretch with one outcome, which is as sure
    /// all along or grows evenly.
    fn sweep(&mut self, case: &str, range: Range<u32>, of: impl Fn(u32) -> Outcome) {
        _ = writeln!(self.0, "{case}");
        let mut stretch: Option<Stretch> = None;
        for (at, (value, sure)) in outcomes(range, of) {
            if !stretch.as_mut().is_some_and(|stretch| stretch.goes_on(at, &value, sure)) {
                let before = stretch.take().map(|before| Stretch { to: at - 1, ..before });
                self.line(before);
                stretch =
                    Some(Stretch { from: at, to: at, value, first: sure, last: sure, rise: None });
            }
        }
        self.line(stretch);
    }

    fn line(&mut self, stretch: Option<Stretch>) {
        let Some(Stretch { from, to, value, first, last, .. }) = stretch else { return };
        let range = if from == to { from.to_string() } else { format!("{from}–{to}") };
        let sure = |sure: Option<f32>| sure.map_or(String::new(), |sure| format!("{sure:.3}"));
        let (first, last) = (sure(first), sure(last));
        let sure = if first == last { first } else { format!("{first}–{last}") };
        _ = writeln!(self.0, "  {}", format!("{range:9} {value} {sure}").trim_end());
    }

    /// Writes the outcome of one case.
    fn one(&mut self, case: &str, (value, sure): Outcome) {
        let sure = sure.map_or(String::new(), |sure| format!(" {sure:.3}"));
        _ = writeln!(self.0, "{case}: {value}{sure}");
    }

    /// Compares with the file of the subject.
    fn check(self, subject: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decisions");
        let path = folder.join(format!("{subject}.txt"));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, &self.0).expect("the folder can be written");
            return;
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        let (mut case, mut changed) = ("", Vec::new());
        for change in differences(&expected, &self.0) {
            if change.heading != case {
                case = change.heading;
                changed.push(case.to_owned());
            }
            changed.push(format!("{} {}", change.sign, change.line));
        }
        assert!(expected == self.0, "{subject}.txt:\n{}", changed.join("\n"));
    }
}

/// The outcomes that tell all others of a range: those at its ends and on both sides of each
/// change. Between two that are alike it is taken to be the same if it is in the middle.
fn outcomes(range: Range<u32>, of: impl Fn(u32) -> Outcome) -> BTreeMap<u32, Outcome> {
    /// Into so many parts a range is divided, whatever comes out at their ends.
    const PARTS: u32 = 5;
    let last = range.end - 1;
    let step = ((last - range.start) / PARTS).max(1) as usize;
    let ends: Vec<u32> = range.clone().step_by(step).chain([last]).collect();
    let mut known: BTreeMap<u32, Outcome> = ends.iter().map(|&at| (at, of(at))).collect();
    let mut open: Vec<(u32, u32)> = ends.windows(2).map(|pair| (pair[0], pair[1])).collect();
    while let Some((from, to)) = open.pop() {
        let middle = from + (to - from) / 2;
        if middle == from {
            continue;
        }
        let here = of(middle);
        let (one, other) = (&known[&from], &known[&to]);
        let share = (middle - from) as f32 / (to - from) as f32;
        let (low, high) = (one.1.unwrap_or(0.0), other.1.unwrap_or(0.0));
        let even = (low + (high - low) * share - here.1.unwrap_or(0.0)).abs() < 0.0005;
        if one.0 != other.0 || one.0 != here.0 || !even {
            open.extend([(from, middle), (middle, to)]);
        }
        known.insert(middle, here);
    }
    known
}

/// Neighbouring steps with the same outcome.
struct Stretch {
    from: u32,
    to: u32,
    value: String,
    first: Option<f32>,
    last: Option<f32>,
    /// How much surer each step is than the one before.
    rise: Option<f32>,
}

impl Stretch {
    /// Takes the next step in, if it goes on as those before.
    fn goes_on(&mut self, at: u32, value: &str, sure: Option<f32>) -> bool {
        let more = sure.unwrap_or(0.0) - self.last.unwrap_or(0.0);
        let rise = more / (at - self.to) as f32;
        let even = self.rise.is_none_or(|before| (before - rise).abs() < 0.0005);
        if value != self.value || !even {
            return false;
        }
        (self.to, self.last, self.rise) = (at, sure, Some(rise));
        true
    }
}

struct Difference<'t> {
    heading: &'t str,
    sign: char,
    line: &'t str,
}

/// The lines under each heading that are in one text only.
fn differences<'t>(expected: &'t str, actual: &'t str) -> Vec<Difference<'t>> {
    let lines = |text: &'t str| -> Vec<(&'t str, &'t str)> {
        let mut heading = "";
        let line = |line: &'t str| {
            if !line.starts_with(' ') {
                heading = line;
            }
            (heading, line)
        };
        text.lines().map(line).collect()
    };
    let (expected, actual) = (lines(expected), lines(actual));
    let only = |some: &[(&'t str, &'t str)], others: &[(&'t str, &'t str)], sign: char| {
        let some = some.iter().filter(|line| !others.contains(line));
        some.map(|&(heading, line)| Difference { heading, sign, line }).collect::<Vec<_>>()
    };
    let mut all = only(&expected, &actual, '-');
    all.extend(only(&actual, &expected, '+'));
    all
}

/// From 0 to 100 in hundredths.
fn sure(hundredths: u32) -> f32 {
    hundredths as f32 / 100.0
}

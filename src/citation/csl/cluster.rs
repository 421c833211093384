//! Citations: positions, the order of cites, their affixes and delimiters
//! (CSL 1.0.2, "Citation", "Layout", "Choose" for positions).

use super::bibliography::names_span;
use super::collapse;
use super::finish::finish;
use super::order;
use super::output::{Formatted, Token};
use super::position::Position;
use super::processor::{Cite, CitePosition, Cluster, Processor, Registered};
use super::render::{CiteState, Purpose, Renderer, enclose, field, is_blank, push};
use super::sort;
use super::style::Tag;

/// A cite of a known item, with all that decides how it reads.
pub(crate) struct Placed<'a> {
    pub(crate) cite: &'a Cite,
    pub(crate) entry: usize,
    pub(crate) state: CiteState,
    pub(crate) tokens: Vec<Token>,
    /// Whether it comes first in its citation.
    pub(crate) first: bool,
}

/// All citations of a document in order.
pub(crate) fn all(
    processor: &Processor<'_>,
    items: &mut [Registered<'_>],
    clusters: &[Cluster],
) -> Vec<Formatted> {
    let mut history = History::default();
    let mut formatted = Vec::new();
    for cluster in clusters {
        let mut placed: Vec<Placed<'_>> = cluster
            .cites
            .iter()
            .filter_map(|cite| {
                let entry = items.iter().position(|entry| entry.item.id == cite.id)?;
                let state = items.get(entry)?.state.clone();
                Some(Placed { cite, entry, state, tokens: Vec::new(), first: false })
            })
            .collect();
        sort_cites(processor, items, &mut placed);
        let distance = processor.style.citation.citation.near_note_distance.unwrap_or(5);
        history.place(&mut placed, cluster.note, distance);
        if let Some(first) = placed.first_mut() {
            first.first = true;
        }
        for cite in &mut placed {
            cite.tokens = render(processor, items, cite, cite.cite.suppress_author);
        }
        placed.retain(|cite| !is_blank(&cite.tokens, 0));
        formatted.push(join(processor, items, placed));
    }
    formatted
}

fn sort_cites(processor: &Processor<'_>, items: &[Registered<'_>], placed: &mut Vec<Placed<'_>>) {
    let area = &processor.style.citation;
    if area.sort.is_empty() {
        return;
    }
    let mut keyed: Vec<_> = placed
        .drain(..)
        .map(|cite| {
            let keys = items
                .get(cite.entry)
                .map(|entry| {
                    sort::keys(processor.style, &processor.language, area, &entry.item, &cite.state)
                })
                .unwrap_or_default();
            (keys, cite)
        })
        .collect();
    order::sort(&mut keyed, |(a, _), (b, _)| sort::compare(area, a, b));
    placed.extend(keyed.into_iter().map(|(_, cite)| cite));
}

/// An item that was cited before, and where.
#[derive(Clone, Copy)]
struct Cited {
    entry: usize,
    first_note: u32,
    last_note: u32,
    /// The number of its last citation, counted from 1.
    citation: usize,
}

/// What was cited before, and where.
#[derive(Default)]
struct History {
    cited: Vec<Cited>,
    /// The cites of the last citation, or of all in the last note.
    last: Vec<(usize, Option<String>)>,
    last_note: u32,
    count: usize,
}

impl History {
    /// Gives the cites of the next citation their positions. `note`: the note it stands in, 0 in
    /// the text; `distance`: how many notes or citations back the style calls near.
    fn place(&mut self, placed: &mut [Placed<'_>], note: u32, distance: u32) {
        // Of an earlier note only a single cite counts as the one before.
        let same_note = note == self.last_note;
        let mut before = match self.last.as_slice() {
            [only] => Some(only.clone()),
            [.., last] if same_note && note > 0 => Some(last.clone()),
            _ => None,
        };
        let mut now: Vec<(usize, Option<String>)> = Vec::new();
        self.count += 1;
        for cite in placed.iter_mut() {
            let label = cite.cite.label.as_deref().unwrap_or("page");
            let locator =
                cite.cite.locator.as_deref().map(str::trim).filter(|locator| !locator.is_empty());
            let locator = locator.map(|locator| [label, " ", locator].concat());
            let known = self.cited.iter().find(|cited| cited.entry == cite.entry).copied();
            let near = known.is_some_and(|known| {
                if note > 0 {
                    note.saturating_sub(known.last_note) <= distance
                } else {
                    self.count - known.citation <= distance as usize
                }
            });
            let position = match (&before, known) {
                (Some((entry, earlier)), Some(_)) if *entry == cite.entry => {
                    match (earlier, &locator) {
                        (None, None) => Position::Ibid { near },
                        (None, Some(_)) => Position::IbidWithLocator { near },
                        (Some(_), None) => Position::Subsequent { near },
                        (Some(a), Some(b)) if a == b => Position::Ibid { near },
                        (Some(_), Some(_)) => Position::IbidWithLocator { near },
                    }
                }
                (_, Some(_)) => Position::Subsequent { near },
                (_, None) => Position::First,
            };
            cite.state.position = match cite.cite.position {
                None => position,
                Some(CitePosition::First) => Position::First,
                Some(CitePosition::Subsequent) => Position::Subsequent { near },
                Some(CitePosition::Ibid) => Position::Ibid { near },
                Some(CitePosition::IbidWithLocator) => Position::IbidWithLocator { near },
            };
            cite.state.first_note = known.map(|known| known.first_note).filter(|note| *note > 0);
            match self.cited.iter_mut().find(|cited| cited.entry == cite.entry) {
                Some(known) => (known.last_note, known.citation) = (note, self.count),
                None => self.cited.push(Cited {
                    entry: cite.entry,
                    first_note: note,
                    last_note: note,
                    citation: self.count,
                }),
            }
            before = Some((cite.entry, locator.clone()));
            now.push((cite.entry, locator));
        }
        if !same_note || note == 0 {
            self.last.clear();
        }
        self.last.extend(now);
        self.last_note = note;
    }
}

/// Prints one cite without the layout's own affixes.
pub(crate) fn render(
    processor: &Processor<'_>,
    items: &[Registered<'_>],
    placed: &Placed<'_>,
    without_names: bool,
) -> Vec<Token> {
    let Some(entry) = items.get(placed.entry) else { return Vec::new() };
    let area = &processor.style.citation;
    let state = CiteState { suppress_author: without_names, ..placed.state.clone() };
    let mut renderer = Renderer::new(
        processor.style,
        &processor.language,
        &entry.item,
        &state,
        Purpose::Citation,
        area,
    );
    renderer.cite = Some(placed.cite);
    let mut tokens: Vec<Token> = Vec::new();
    renderer.elements(&area.children, "", &mut tokens);
    if placed.cite.author_only {
        tokens = match names_span(&tokens) {
            Some((start, end)) => tokens.get(start..=end).unwrap_or_default().to_vec(),
            None => tokens,
        };
    }
    if is_blank(&tokens, 0) {
        return Vec::new();
    }
    let prefix = placed.cite.prefix.as_deref().filter(|prefix| !prefix.is_empty());
    // A term that begins a note is capitalized.
    let begins = processor.style.in_notes && placed.first;
    if begins && prefix.is_none_or(|prefix| prefix.trim_end().ends_with('.')) {
        capitalize_term(&mut tokens);
    }
    let mut affixed = Vec::new();
    if let Some(prefix) = prefix {
        field(prefix, &mut affixed);
        if !prefix.ends_with(char::is_whitespace) {
            push(&mut affixed, " ");
        }
    }
    affixed.extend(tokens);
    if let Some(suffix) = placed.cite.suffix.as_deref().filter(|suffix| !suffix.is_empty()) {
        if suffix.starts_with(char::is_alphanumeric) {
            push(&mut affixed, " ");
        }
        field(suffix, &mut affixed);
    }
    affixed
}

/// Capitalizes a term if it is the first thing printed besides affixes and
/// the number of the entry, and nothing is absent before it.
pub(crate) fn capitalize_term(tokens: &mut [Token]) {
    let mut number = false;
    let mut in_term = false;
    for token in tokens {
        match token {
            Token::Open(Tag::CitationNumber) => number = true,
            Token::Close(Tag::CitationNumber) => number = false,
            Token::Open(Tag::Term) => in_term = true,
            Token::Open(Tag::Absent) => return,
            Token::Open(Tag::Field) if !number && !in_term => return,
            Token::Text(text) if in_term => {
                let mut letters = text.chars();
                let first = letters.by_ref().take(1).flat_map(char::to_uppercase).collect();
                *text = [first, letters.collect::<String>()].concat();
                return;
            }
            _ => {}
        }
    }
}

/// What separates two cites of which the affixes already bring a comma.
fn own_delimiter(before: &[Token], after: &[Token]) -> Option<&'static str> {
    let text = |token: &Token| match token {
        Token::Text(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    };
    let last = before.iter().rev().find_map(text)?;
    if last.ends_with(',') {
        return Some(" ");
    }
    let next = after.iter().find_map(text)?;
    (next.starts_with(',') || last.trim_end().ends_with(',')).then_some("")
}

fn join(processor: &Processor<'_>, items: &[Registered<'_>], placed: Vec<Placed<'_>>) -> Formatted {
    let area = &processor.style.citation;
    if placed.is_empty() {
        return Formatted::default();
    }
    let mut tokens = Vec::new();
    for (delimiter, cite) in collapse::cites(processor, items, placed) {
        let own = own_delimiter(&tokens, &cite);
        push(&mut tokens, own.unwrap_or(&delimiter));
        let mark = tokens.len();
        tokens.extend(cite);
        enclose(Tag::Cite, mark, &mut tokens);
    }
    let state = CiteState::default();
    let item = crate::citation::item::Item::default();
    let renderer =
        Renderer::new(processor.style, &processor.language, &item, &state, Purpose::Citation, area);
    renderer.dress_layout(&area.look, 0, &mut tokens);
    finish(&tokens, &processor.language)
}

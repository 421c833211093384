//! Cite grouping and collapsing (CSL 1.0.2, "Cite Grouping", "Cite
//! Collapsing").

use super::bibliography::names_span;
use super::cluster::{Placed, render};
use super::output::Token;
use super::processor::{Processor, Registered};
use super::render::is_blank;
use super::style::{Collapse, Tag};

/// The cites of a citation as they are printed, each with the delimiter in
/// front of it.
pub(crate) fn cites(
    processor: &Processor<'_>,
    items: &[Registered<'_>],
    placed: Vec<Placed<'_>>,
) -> Vec<(String, Vec<Token>)> {
    let options = &processor.style.citation.citation;
    match options.collapse {
        Some(Collapse::CitationNumber) => numbers(processor, placed),
        Some(_) => years(processor, items, group(placed)),
        None if options.cite_group_delimiter.is_some() => years(processor, items, group(placed)),
        None => {
            let delimiter = processor.style.citation.delimiter.clone();
            delimited(placed.into_iter().map(|cite| cite.tokens), &delimiter)
        }
    }
}

fn delimited(
    cites: impl Iterator<Item = Vec<Token>>,
    delimiter: &str,
) -> Vec<(String, Vec<Token>)> {
    cites
        .enumerate()
        .map(|(index, tokens)| {
            (if index > 0 { delimiter.to_string() } else { String::new() }, tokens)
        })
        .collect()
}

/// The names of a cite, as they are printed.
fn names(tokens: &[Token]) -> Option<&[Token]> {
    let (start, end) = names_span(tokens)?;
    tokens.get(start..end)
}

/// Moves cites with the same names behind the first of them.
fn group(placed: Vec<Placed<'_>>) -> Vec<Placed<'_>> {
    let mut grouped: Vec<Placed<'_>> = Vec::new();
    for cite in placed {
        let key = names(&cite.tokens);
        let at =
            key.and_then(|key| grouped.iter().rposition(|other| names(&other.tokens) == Some(key)));
        match at {
            Some(at) => grouped.insert(at + 1, cite),
            None => grouped.push(cite),
        }
    }
    grouped
}

fn years(
    processor: &Processor<'_>,
    items: &[Registered<'_>],
    placed: Vec<Placed<'_>>,
) -> Vec<(String, Vec<Token>)> {
    let options = &processor.style.citation.citation;
    let layout = processor.style.citation.delimiter.as_str();
    let within = options.cite_group_delimiter.as_deref().unwrap_or(if processor.style.in_notes {
        layout
    } else {
        ", "
    });
    let after = options.after_collapse_delimiter.as_deref().unwrap_or(layout);
    let suffix_delimiter = options
        .year_suffix_delimiter
        .as_deref()
        .or(options.cite_group_delimiter.as_deref())
        .unwrap_or(layout);
    let suffixes =
        matches!(options.collapse, Some(Collapse::YearSuffix | Collapse::YearSuffixRanged));
    let mut out: Vec<(String, Vec<Token>)> = Vec::new();
    let mut collapsed = false;
    let mut index = 0;
    while let Some(cite) = placed.get(index) {
        let previous = index.checked_sub(1).and_then(|before| placed.get(before));
        let same = previous.is_some_and(|previous| {
            (names(&cite.tokens).is_some() || suffixes && same_year(previous, cite))
                && names(&previous.tokens) == names(&cite.tokens)
                && cite.cite.prefix.is_none()
        });
        if !same {
            out.push((between(index, collapsed, after, layout), cite.tokens.clone()));
            collapsed = false;
            index += 1;
            continue;
        }
        if options.collapse.is_none() {
            out.push((within.to_string(), cite.tokens.clone()));
            index += 1;
            continue;
        }
        collapsed = true;
        if suffixes && previous.is_some_and(|previous| same_year(previous, cite)) {
            let run = followers(&placed, index - 1, |a, b| {
                same_year(a, b)
                    && names(&a.tokens) == names(&b.tokens)
                    && b.state.year_suffix == a.state.year_suffix.map(|s| s + 1)
            });
            if options.collapse == Some(Collapse::YearSuffixRanged) && run >= 2 {
                if let Some(last) = placed.get(index + run - 1) {
                    out.push(("–".to_string(), suffix_tokens(&last.tokens)));
                }
                index += run;
                continue;
            }
            out.push((suffix_delimiter.to_string(), suffix_tokens(&cite.tokens)));
        } else {
            let rest = render(processor, items, cite, true);
            if !is_blank(&rest, 0) {
                out.push((within.to_string(), rest));
            }
        }
        index += 1;
    }
    out
}

/// What stands before the cite at `index`: `after` where cites before it were collapsed.
fn between(index: usize, collapsed: bool, after: &str, layout: &str) -> String {
    match index {
        0 => "",
        _ if collapsed => after,
        _ => layout,
    }
    .to_string()
}

/// How many cites behind the one at `index` follow each other as `follows` says.
fn followers(
    placed: &[Placed<'_>],
    index: usize,
    follows: impl Fn(&Placed<'_>, &Placed<'_>) -> bool,
) -> usize {
    let pairs = placed.get(index..).unwrap_or_default().windows(2);
    pairs.take_while(|pair| matches!(pair, [a, b] if follows(a, b))).count()
}

/// Whether two cites differ in nothing but the letter after the year.
fn same_year(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    let both = a.state.year_suffix.is_some() && b.state.year_suffix.is_some();
    let bare = |cite: &Placed<'_>| {
        cite.cite.locator.is_none() && cite.cite.suffix.is_none() && cite.cite.prefix.is_none()
    };
    both && bare(a) && bare(b) && without_suffix(&a.tokens) == without_suffix(&b.tokens)
}

fn without_suffix(tokens: &[Token]) -> Vec<&Token> {
    let mut inside = false;
    tokens
        .iter()
        .filter(|token| {
            match token {
                Token::Open(Tag::YearSuffix) => inside = true,
                Token::Close(Tag::YearSuffix) => {
                    inside = false;
                    return false;
                }
                _ => {}
            }
            !inside
        })
        .collect()
}

fn suffix_tokens(tokens: &[Token]) -> Vec<Token> {
    let start = tokens.iter().position(|token| *token == Token::Open(Tag::YearSuffix));
    let end = tokens.iter().position(|token| *token == Token::Close(Tag::YearSuffix));
    match (start, end) {
        (Some(start), Some(end)) => tokens.get(start..=end).unwrap_or_default().to_vec(),
        _ => tokens.to_vec(),
    }
}

/// Joins three and more consecutive citation numbers to a range.
fn numbers(processor: &Processor<'_>, placed: Vec<Placed<'_>>) -> Vec<(String, Vec<Token>)> {
    let options = &processor.style.citation.citation;
    let layout = processor.style.citation.delimiter.as_str();
    let after = options.after_collapse_delimiter.as_deref().unwrap_or(layout);
    let mut out: Vec<(String, Vec<Token>)> = Vec::new();
    let mut index = 0;
    let mut collapsed = false;
    while let Some(cite) = placed.get(index) {
        let run = followers(&placed, index, |a, b| {
            bare_number(a)
                && bare_number(b)
                && b.state.citation_number == a.state.citation_number + 1
        });
        out.push((between(index, collapsed, after, layout), cite.tokens.clone()));
        collapsed = false;
        index += 1;
        if run >= 2 {
            if let Some(last) = placed.get(index + run - 1) {
                out.push(("–".to_string(), last.tokens.clone()));
            }
            index += run;
            collapsed = true;
        }
    }
    out
}

fn bare_number(cite: &Placed<'_>) -> bool {
    let numbered = cite.tokens.contains(&Token::Open(Tag::CitationNumber));
    numbered
        && cite.cite.locator.is_none()
        && cite.cite.prefix.is_none()
        && cite.cite.suffix.is_none()
}

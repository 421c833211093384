//! `subsequent-author-substitute`: a dash for names that the entry before has
//! too (CSL 1.0.2, "Reference Grouping").

use super::bibliography::names_span;
use super::output::Token;
use super::style::{SubstituteRule, Tag};

/// The first names of an entry, name by name. What stands in place of names
/// counts as one.
pub(crate) fn names(tokens: &[Token]) -> Vec<Vec<Token>> {
    spans(tokens)
        .iter()
        .map(|(start, end)| tokens.get(*start..*end).unwrap_or_default().to_vec())
        .collect()
}

/// Puts `text` for names that are as in the entry before.
pub(crate) fn repeated(
    tokens: &mut Vec<Token>,
    previous: &[Vec<Token>],
    text: &str,
    rule: SubstituteRule,
) {
    let spans = spans(tokens);
    let current = names(tokens);
    let same = current.iter().zip(previous).take_while(|(a, b)| a == b).count();
    if same == 0 {
        return;
    }
    let all = same == current.len() && current.len() == previous.len();
    match rule {
        SubstituteRule::CompleteAll if all => {
            let lists = lists(tokens);
            for (index, (start, end)) in lists.iter().enumerate().rev() {
                let text = if index == 0 { text } else { "" };
                tokens.splice(*start + 1..*end, [Token::Text(text.to_string())]);
            }
        }
        SubstituteRule::CompleteEach if all => replace(tokens, &spans, text),
        SubstituteRule::PartialEach => replace(tokens, spans.get(..same).unwrap_or_default(), text),
        SubstituteRule::PartialFirst => replace(tokens, spans.get(..1).unwrap_or_default(), text),
        SubstituteRule::CompleteAll | SubstituteRule::CompleteEach => {}
    }
}

fn replace(tokens: &mut Vec<Token>, spans: &[(usize, usize)], text: &str) {
    for (start, end) in spans.iter().rev() {
        tokens.splice(*start + 1..*end, [Token::Text(text.to_string())]);
    }
}

/// Where the names of the entry are; the whole where there are none.
fn spans(tokens: &[Token]) -> Vec<(usize, usize)> {
    tagged(tokens, Tag::Person)
}

fn lists(tokens: &[Token]) -> Vec<(usize, usize)> {
    tagged(tokens, Tag::NameList)
}

fn tagged(tokens: &[Token], tag: Tag) -> Vec<(usize, usize)> {
    let Some((from, to)) = names_span(tokens) else {
        return Vec::new();
    };
    let mut spans = Vec::new();
    let mut start = None;
    for at in from..to {
        match tokens.get(at) {
            Some(Token::Open(open)) if *open == tag => start = Some(at),
            Some(Token::Close(close)) if *close == tag => {
                spans.extend(start.take().map(|start| (start, at)))
            }
            _ => {}
        }
    }
    if spans.is_empty() {
        spans.push((from, to));
    }
    spans
}

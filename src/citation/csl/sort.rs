//! Sorting of cites and entries (CSL 1.0.2, "Sorting").

use super::collate;
use super::finish::finish;
use super::locale::Language;
use super::output::Token;
use super::render::{CiteState, Purpose, Renderer, sort_date};
use super::style::{Area, Look, NameForm, NamesNode, SortBy, SortKey, Style};
use crate::citation::item::{DATE_VARIABLES, Item, NAME_VARIABLES};
use std::cmp::Ordering;

/// The values of an item for the keys of `area`.
pub(crate) fn keys(
    style: &Style,
    language: &Language,
    area: &Area,
    item: &Item,
    state: &CiteState,
) -> Vec<Option<String>> {
    area.sort.iter().map(|key| value(style, language, area, item, state, key)).collect()
}

/// Compares two items by their keys. What has no value comes last, whichever
/// way the key sorts.
pub(crate) fn compare(area: &Area, a: &[Option<String>], b: &[Option<String>]) -> Ordering {
    area.sort
        .iter()
        .zip(a.iter().zip(b))
        .map(|(key, values)| match values {
            (Some(a), Some(b)) => {
                let order = numbers(a, b).unwrap_or_else(|| collate::compare(a, b));
                if key.descending { order.reverse() } else { order }
            }
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        })
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn numbers(a: &str, b: &str) -> Option<Ordering> {
    let a: u64 = a.trim().parse().ok()?;
    let b: u64 = b.trim().parse().ok()?;
    Some(a.cmp(&b))
}

fn value(
    style: &Style,
    language: &Language,
    area: &Area,
    item: &Item,
    state: &CiteState,
    key: &SortKey,
) -> Option<String> {
    let look = Look::default();
    let names = match &key.by {
        SortBy::Variable(name) if NAME_VARIABLES.contains(&name.as_str()) => {
            Some(NamesNode { variables: vec![name.clone()], ..NamesNode::default() })
        }
        _ => None,
    };
    let mut renderer = Renderer::new(style, language, item, state, Purpose::SortKey, area);
    renderer.key_names = key.names.clone();
    let mut tokens: Vec<Token> = Vec::new();
    match (&key.by, &names) {
        (SortBy::Variable(name), _) if DATE_VARIABLES.contains(&name.as_str()) => {
            return item.date(name).map(sort_date);
        }
        (_, Some(names)) => {
            renderer.key_names.form = Some(NameForm::Long);
            renderer.names_key(names, &look, &mut tokens);
        }
        (SortBy::Variable(name), None) => {
            renderer.variable_key(name, &mut tokens);
        }
        (SortBy::Macro(index), None) => {
            if let Some(called) = style.macros.get(*index) {
                renderer.elements(&called.children, "", &mut tokens);
            }
        }
    }
    plain(&tokens, language)
}

fn plain(tokens: &[Token], language: &Language) -> Option<String> {
    let text = finish(tokens, language).plain();
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '-' && c != '−');
    (!text.is_empty()).then(|| text.to_string())
}

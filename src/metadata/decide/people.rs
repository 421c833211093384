//! From what a source says to people: one value may name several, an office, or nobody.

use super::case::Case;
use crate::metadata::candidate::Entity;
use crate::metadata::person::{
    is_name, is_no_name, is_number, is_organisation, person, read_byline, reads_like_a_name,
};
use crate::metadata::text::fold;
use crate::metadata::{Candidate, Person};

/// The people a candidate names.
pub(super) fn people(case: &Case, candidate: &Candidate, site_names: &[String]) -> Vec<Person> {
    if let Some(person) = &candidate.person {
        return vec![person.clone()];
    }
    let value = without_label(without_address(candidate.value.trim()));
    if is_no_author(value)
        || is_address(value)
        || value.starts_with('@')
        || value.chars().all(|c| c.is_ascii_digit())
    {
        return Vec::new();
    }
    // "财经网_提供股票、基金…": a title of pages, with what they offer.
    if value.contains('_') && value.contains(['、', '，', '等']) {
        return Vec::new();
    }
    if candidate.entity == Entity::Organization
        || site_names.contains(&fold(value)) && is_organisation(value)
    {
        return vec![Person::Literal { literal: value.to_owned() }];
    }
    let scholarly =
        matches!(candidate.source, "highwire" | "dublin-core" | "eprints" | "coins" | "prism");
    if scholarly {
        // Names stand family first here, so a comma parts no people unless there are more commas;
        // semicolons do.
        return value
            .split(';')
            .map(|name| without_address(name.trim()))
            .filter(|name| !name.is_empty() && !is_no_name(name) && !is_number(name))
            .map(|name| person(name, Entity::Person, &case.language))
            .collect();
    }
    let is_person = candidate.entity == Entity::Person && !is_led_to(value);
    if is_person && reads_like_a_name(value) && is_name(value) {
        return vec![person(value, candidate.entity, &case.language)];
    }
    let byline = read_byline(value, true);
    let names: Vec<String> = byline.authors().map(str::to_owned).collect();
    // "Amt für Wald und Forst": what is read as a list is the name of one office.
    if let [first, others @ ..] = &names[..]
        && !byline.announced
        && first.split(' ').skip(1).any(|word| OF.contains(&word))
        && others.iter().any(|name| !name.contains(' '))
    {
        return vec![Person::Literal { literal: value.to_owned() }];
    }
    names
        .iter()
        .filter(|name| is_name(name))
        .map(|name| person(name, candidate.entity, &case.language))
        .collect()
}

/// "Author Ann Lee" without the label that a tag repeats.
fn without_label(value: &str) -> &str {
    const LABELS: &[&str] = &["Author", "Autor", "Autorin", "Auteur", "Autore"];
    let Some((label, name)) = value.split_once(' ') else { return value };
    let is_name = name.contains(' ') && reads_like_a_name(name);
    if LABELS.contains(&label) && is_name { name } else { value }
}

/// Lines about rights, and telephone numbers.
fn is_no_author(value: &str) -> bool {
    const FIRST: &[&str] = &["copyright", "tel", "tel.", "tél", "tél.", "telefon", "phone", "fax"];
    let first = value.split([' ', ':']).next().unwrap_or("").to_lowercase();
    let is_first = FIRST.contains(&first.as_str());
    is_first && (first == "copyright" || is_number(value))
}

/// Whether "von" leads to the name, as in "von Ann Lee": a family name of nobility stands alone
/// behind it.
fn is_led_to(value: &str) -> bool {
    let rest = value.strip_prefix("von ").or_else(|| value.strip_prefix("Von "));
    rest.is_some_and(|rest| rest.contains(' ') && rest.starts_with(char::is_uppercase))
}

/// What joins the parts of an office's name, and no part of a person's.
const OF: &[&str] = &["für", "for", "of", "pour", "para", "per", "voor", "för", "dla"];

/// "The Harbour Post (www.harbour.example)", "Ann Lee <ann@harbour.example>" or the other
/// way round, "Hafenverlag GmbH, Hafenstraße 1": the name alone.
fn without_address(value: &str) -> &str {
    const FORMS: &[&str] =
        &["GmbH", "Ltd", "Ltd.", "Inc", "Inc.", "LLC", "AG", "KG", "S.A.", "e.V."];
    if let Some((name, _)) = value.split_once(", ")
        && FORMS.iter().any(|form| name.strip_suffix(form).is_some_and(|name| name.ends_with(' ')))
    {
        return name;
    }
    let inside = |open, close| value.strip_suffix(close)?.rsplit_once(open);
    match inside('(', ')').or_else(|| inside('<', '>')) {
        Some((name, inside)) if is_address(inside) && !name.is_empty() => name.trim_end(),
        Some((outside, name)) if is_address(outside.trim_end()) => name.trim(),
        _ => value,
    }
}

/// Addresses of the web, with their scheme or without, and of mail.
fn is_address(value: &str) -> bool {
    let is_path = |value: &str| {
        let host = value.split_once('/').map_or("", |(host, _)| host);
        host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    };
    value.contains("://")
        || value.starts_with("www.")
        || value.starts_with('/')
        || !value.contains(' ') && (is_path(value) || value.contains('@') && value.contains('.'))
}

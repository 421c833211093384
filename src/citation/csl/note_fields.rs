//! Variables in the note of an item ("original-date: 1999", one a line, or
//! "{:original-date: 1999}"), as reference managers without a field for them
//! write them.

use crate::citation::item::{DATE_VARIABLES, Date, Item, NAME_VARIABLES, Name, Value};
use std::borrow::Cow;

/// The item with what its note says. A variable that the item has already
/// is not changed, except its type and dates.
pub(crate) fn resolve(item: &Item) -> Cow<'_, Item> {
    let Some(note) = item.text("note").filter(|note| note.contains(':')) else {
        return Cow::Borrowed(item);
    };
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut rest = note;
    while let Some((_, braced)) = rest.split_once("{:") {
        let Some((field, after)) = braced.split_once('}') else { break };
        found.extend(field.split_once(':'));
        rest = after;
    }
    for line in note.lines() {
        // The lines at the beginning; what follows is a note.
        match line.split_once(':').filter(|(name, _)| is_name(name)) {
            Some(field) => found.push(field),
            None if line.trim().is_empty() => {}
            None => break,
        }
    }
    if found.is_empty() {
        return Cow::Borrowed(item);
    }
    let mut resolved = item.clone();
    for (name, value) in found {
        set(&mut resolved, name.trim(), value.trim());
    }
    Cow::Owned(resolved)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
}

fn set(item: &mut Item, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    if name == "type" {
        item.kind = value.to_string();
    } else if NAME_VARIABLES.contains(&name) {
        let person = match value.split_once("||") {
            Some((family, given)) => Name::person(family.trim(), given.trim()),
            None => Name::literal(value),
        };
        let mut names = item.names(name).to_vec();
        names.push(person);
        item.set(name, Value::Names(names));
    } else if DATE_VARIABLES.contains(&name) {
        let date = Date { raw: value.to_string(), ..Date::default() };
        item.set(name, Value::Date(date));
    } else if item.get(name).is_none() {
        item.set_text(name, value);
    }
}

//! The reader's corrections to an item: what is typed into a field, put into the item.
//!
//! Every field can be shown as one text and read back from it: names one a line, family name
//! first; dates as ISO 8601 or in words; everything else as it is.

use super::item::{DATE_VARIABLES, Date, Item, NAME_VARIABLES, Name, PartialDate, Value};

/// The field's text as the reader edits it; empty where the item does not have it.
///
/// `type` is a field here as well.
pub fn shown(item: &Item, variable: &str) -> String {
    if variable == "type" {
        return item.kind.clone();
    }
    match item.get(variable) {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Names(names)) => names.iter().map(show_name).collect::<Vec<_>>().join("\n"),
        Some(Value::Date(date)) => show_date(date),
        Some(Value::Other(_)) | None => String::new(),
    }
}

/// Puts what the reader typed into a field; an empty text removes it.
pub fn correct(item: &mut Item, variable: &str, typed: &str) {
    let typed = typed.trim();
    if variable == "type" {
        if !typed.is_empty() {
            item.kind = typed.to_owned();
        }
    } else if typed.is_empty() {
        item.remove(variable);
    } else if NAME_VARIABLES.contains(&variable) {
        let lines = typed.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty());
        item.set(variable, Value::Names(lines.map(read_name).collect()));
    } else if DATE_VARIABLES.contains(&variable) {
        item.set(variable, Value::Date(read_date(typed)));
    } else {
        item.set_text(variable, typed);
    }
}

/// `van der Berg, Hanneke, Jr.`; an organisation as it is, in quotation marks where it has a
/// comma that would part it.
fn show_name(name: &Name) -> String {
    if name.family.is_empty() {
        let literal = if name.literal.is_empty() { &name.given } else { &name.literal };
        return if literal.contains([',', ';']) {
            format!("\"{literal}\"")
        } else {
            literal.clone()
        };
    }
    let family = [&name.dropping_particle, &name.non_dropping_particle, &name.family];
    let family: Vec<&str> =
        family.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    // The comma says that it is a family name, even with nothing behind it.
    let mut out = format!("{}, {}", family.join(" "), name.given);
    if !name.suffix.is_empty() {
        out.push_str(&format!(", {}", name.suffix));
    }
    out.trim_end_matches(' ').to_owned()
}

fn read_name(line: &str) -> Name {
    let quoted = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let mut parts = line.split([',', '،', '，']).map(str::trim);
    let family = parts.next().unwrap_or_default();
    let (Some(given), None) = (parts.next(), quoted) else {
        return Name::literal(quoted.unwrap_or(line));
    };
    // Small words in front are a particle: "van der Berg".
    let words: Vec<&str> = family.split_whitespace().collect();
    let is_small = |word: &&&str| word.chars().next().is_some_and(char::is_lowercase);
    let small = words.iter().take_while(is_small).count();
    let small = if small < words.len() { small } else { 0 };
    let (particle, family) = words.split_at(small);
    Name {
        family: family.join(" "),
        given: given.to_owned(),
        non_dropping_particle: particle.join(" "),
        suffix: parts.next().unwrap_or_default().to_owned(),
        ..Name::default()
    }
}

fn show_date(date: &Date) -> String {
    let part = |part: PartialDate| {
        let mut out = part.year.map(|year| format!("{year:04}")).unwrap_or_default();
        for number in [part.month, part.day].into_iter().map_while(|number| number) {
            out.push_str(&format!("-{number:02}"));
        }
        out
    };
    match date.end {
        Some(end) => format!("{}/{}", part(date.start), part(end)),
        None if date.start.year.is_some() => part(date.start),
        None if date.literal.is_empty() => date.raw.clone(),
        None => date.literal.clone(),
    }
}

fn read_date(typed: &str) -> Date {
    let (start, end) = match typed.split_once('/') {
        Some((start, end)) => (read_day(start), read_day(end)),
        None => (read_day(typed), None),
    };
    match start {
        Some(start) if end.is_some() || !typed.contains('/') => {
            Date { start, end, ..Date::default() }
        }
        _ => Date { literal: typed.to_owned(), ..Date::default() },
    }
}

/// `2024`, `2024-3` or `2024-03-18`; nothing else.
fn read_day(text: &str) -> Option<PartialDate> {
    let mut parts = text.trim().splitn(3, '-').map(|part| part.parse::<u16>().ok());
    let year = parts.next()??;
    let month = parts.next();
    let day = parts.next();
    let small = |value: Option<Option<u16>>, most: u16| match value {
        None => Some(None),
        Some(value) => {
            value.filter(|value| (1..=most).contains(value)).map(|value| Some(value as u8))
        }
    };
    Some(PartialDate {
        year: Some(i32::from(year)),
        month: small(month, 24)?,
        day: small(day, 31)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_shown_is_read_back() {
        let item = Item::from_json(&json!({
            "id": "a", "type": "webpage", "title": "T",
            "author": [
                {"family": "Berg", "given": "Hanneke", "non-dropping-particle": "van der"},
                {"family": "Hayes", "given": "W.", "suffix": "Jr."},
                {"literal": "Foo, Bar; Sons"}, {"literal": "World Health Alliance"},
                {"family": "王", "given": ""},
            ],
            "issued": {"date-parts": [[2024, 3]]}, "accessed": {"date-parts": [[2020], [2021]]},
            "event-date": {"literal": "spring, perhaps"},
        }));
        let mut copy = item.clone();
        for variable in ["type", "title", "author", "issued", "accessed", "event-date"] {
            let text = shown(&item, variable);
            // A name's own semicolon ends the line of names; everything else comes back.
            if variable != "author" {
                correct(&mut copy, variable, &text);
            }
        }
        assert_eq!(copy, item);
        correct(&mut copy, "author", "van der Berg, Hanneke\nHayes, W., Jr.\n\"Foo, Bar\"; 王,");
        assert_eq!(
            copy.to_json()["author"],
            json!([
                {"family": "Berg", "given": "Hanneke", "non-dropping-particle": "van der"},
                {"family": "Hayes", "given": "W.", "suffix": "Jr."},
                {"literal": "Foo, Bar"}, {"family": "王"},
            ])
        );
    }

    #[test]
    fn an_empty_field_is_removed_and_an_odd_date_stays_in_words() {
        let mut item = Item::from_json(&json!({"id": "a", "type": "webpage", "title": "T"}));
        correct(&mut item, "title", "  ");
        assert_eq!(item.get("title"), None);
        for odd in ["2024-13-45", "March", "2024/", "-", "99999999", "2024-02-"] {
            correct(&mut item, "issued", odd);
            assert_eq!(shown(&item, "issued"), odd);
        }
        correct(&mut item, "type", "");
        assert_eq!(item.kind, "webpage");
    }
}

//! Items as CSL-JSON: read tolerantly, written in the form that reference managers import.

use super::{DATE_VARIABLES, Date, Item, NAME_VARIABLES, Name, PartialDate, Value};
use crate::citation::json::Json;

impl Item {
    /// Reads a CSL-JSON object. Whatever cannot be understood is left out.
    ///
    /// ```
    /// use verbatim::citation::item::Item;
    /// let item = Item::from_json(&serde_json::json!({"id": 7, "type": "book", "volume": 2}));
    /// assert_eq!((item.id.as_str(), item.text("volume")), ("7", Some("2")));
    /// ```
    pub fn from_json(json: &serde_json::Value) -> Item {
        Item::read(&Json::from(json))
    }

    /// Like [`Item::from_json`].
    pub fn read(json: &Json) -> Item {
        let mut item = Item::default();
        let Json::Object(object) = json else {
            return item;
        };
        for (key, value) in object {
            match key.as_str() {
                "id" => item.id = plain(value).unwrap_or_default(),
                "type" => item.kind = plain(value).unwrap_or_default(),
                name => {
                    if let Some(value) = Value::read(name, value) {
                        item.set(name, value);
                    }
                }
            }
        }
        item
    }

    /// Reads a JSON array of items, or a single item.
    pub fn list_from_json(json: &serde_json::Value) -> Vec<Item> {
        Item::read_list(&Json::from(json))
    }

    /// Like [`Item::list_from_json`].
    pub fn read_list(json: &Json) -> Vec<Item> {
        match json {
            Json::List(items) => {
                let objects = items.iter().filter(|item| matches!(item, Json::Object(_)));
                objects.map(Item::read).collect()
            }
            Json::Object(_) => vec![Item::read(json)],
            _ => Vec::new(),
        }
    }

    /// Reads the text of a JSON array of items, or of a single item; those without an identifier
    /// are numbered.
    ///
    /// # Errors
    /// Where the text is no JSON: the byte up to which it could be read.
    pub fn parse_list(text: &str) -> Result<Vec<Item>, usize> {
        let mut items = Item::read_list(&Json::parse(text)?);
        Item::number(&mut items);
        Ok(items)
    }

    /// The item as CSL-JSON, in the form reference managers import.
    pub fn to_json(&self) -> serde_json::Value {
        (&self.json()).into()
    }

    /// Like [`Item::to_json`].
    pub fn json(&self) -> Json {
        let mut object = vec![
            ("id".to_owned(), Json::from(self.id.as_str())),
            ("type".to_owned(), Json::from(self.kind.as_str())),
        ];
        object.extend(self.fields.iter().map(|(name, value)| (name.clone(), value.json())));
        Json::Object(object)
    }
}

impl Value {
    /// Reads the JSON value of the variable `name`; None where it says
    /// nothing.
    pub fn read(name: &str, json: &Json) -> Option<Value> {
        if NAME_VARIABLES.contains(&name) {
            let names: Vec<Name> = match json {
                Json::List(list) => list.iter().filter_map(Name::read).collect(),
                other => Name::read(other).into_iter().collect(),
            };
            return (!names.is_empty()).then_some(Value::Names(names));
        }
        if DATE_VARIABLES.contains(&name) {
            return Date::read(json).map(Value::Date);
        }
        match json {
            Json::Null => None,
            Json::List(_) | Json::Object(_) => Some(Value::Other(json.clone())),
            _ => plain(json).map(Value::Text),
        }
    }

    fn json(&self) -> Json {
        match self {
            Value::Text(text) => Json::from(text.as_str()),
            Value::Names(names) => Json::List(names.iter().map(Name::json).collect()),
            Value::Date(date) => date.json(),
            Value::Other(json) => json.clone(),
        }
    }
}

impl Name {
    fn read(json: &Json) -> Option<Name> {
        match json {
            Json::Object(_) => {}
            Json::Text(text) if !text.trim().is_empty() => return Some(Name::literal(text)),
            _ => return None,
        }
        let part = |key: &str| json.get(key).and_then(plain).unwrap_or_default();
        let name = Name {
            family: part("family"),
            given: part("given"),
            dropping_particle: part("dropping-particle"),
            non_dropping_particle: part("non-dropping-particle"),
            suffix: part("suffix"),
            literal: part("literal"),
            comma_suffix: json.get("comma-suffix").is_some_and(truth),
            static_ordering: json.get("static-ordering").is_some_and(truth),
            parse_names: json.get("parse-names").map(truth),
        };
        let empty = name.family.is_empty() && name.given.is_empty() && name.literal.is_empty();
        (!empty).then_some(name)
    }

    fn json(&self) -> Json {
        let mut object = Vec::new();
        for (key, text) in [
            ("family", &self.family),
            ("given", &self.given),
            ("dropping-particle", &self.dropping_particle),
            ("non-dropping-particle", &self.non_dropping_particle),
            ("suffix", &self.suffix),
            ("literal", &self.literal),
        ] {
            if !text.is_empty() {
                object.push((key.to_owned(), Json::from(text.as_str())));
            }
        }
        for (key, flag) in
            [("comma-suffix", self.comma_suffix), ("static-ordering", self.static_ordering)]
        {
            if flag {
                object.push((key.to_owned(), Json::Bool(true)));
            }
        }
        if let Some(parse) = self.parse_names {
            object.push(("parse-names".to_owned(), Json::Bool(parse)));
        }
        Json::Object(object)
    }
}

impl Date {
    fn read(json: &Json) -> Option<Date> {
        match json {
            Json::Object(_) => {}
            Json::Null => return None,
            other => {
                return plain(other).map(|raw| Date { raw, ..Date::default() });
            }
        }
        let mut date = Date {
            circa: json.get("circa").is_some_and(truth),
            literal: json.get("literal").and_then(plain).unwrap_or_default(),
            raw: json.get("raw").and_then(plain).unwrap_or_default(),
            ..Date::default()
        };
        if let Some(Json::List(parts)) = json.get("date-parts") {
            // A flat list is one date whose brackets were forgotten.
            let flat = parts.first().is_some_and(|first| first.list().is_none());
            let mut dates = if flat {
                vec![PartialDate::read(parts)]
            } else {
                parts.iter().filter_map(Json::list).map(PartialDate::read).collect()
            }
            .into_iter();
            date.start = dates.next().unwrap_or_default();
            date.end = dates.next();
        }
        if let Some(season) = json.get("season").and_then(plain) {
            match number(&season) {
                Some(season @ 1..=4) if date.start.month.is_none() => {
                    date.start.month = Some(12 + season as u8);
                }
                Some(season @ 13..=24) if date.start.month.is_none() => {
                    date.start.month = Some(season as u8);
                }
                _ => {}
            }
        }
        let empty =
            date.start == PartialDate::default() && date.literal.is_empty() && date.raw.is_empty();
        (!empty).then_some(date)
    }

    fn json(&self) -> Json {
        let mut object = Vec::new();
        let mut parts = Vec::new();
        if self.start != PartialDate::default() {
            parts.push(self.start.json());
        }
        parts.extend(self.end.iter().map(PartialDate::json));
        if !parts.is_empty() {
            object.push(("date-parts".to_owned(), Json::List(parts)));
        }
        if self.circa {
            object.push(("circa".to_owned(), Json::Bool(true)));
        }
        for (key, text) in [("literal", &self.literal), ("raw", &self.raw)] {
            if !text.is_empty() {
                object.push((key.to_owned(), Json::from(text.as_str())));
            }
        }
        Json::Object(object)
    }
}

impl PartialDate {
    fn read(parts: &[Json]) -> PartialDate {
        let part = |index: usize| parts.get(index).and_then(plain).and_then(|text| number(&text));
        let small = |value: Option<i32>, most: i32| {
            value.filter(|v| (1..=most).contains(v)).map(|v| v as u8)
        };
        PartialDate { year: part(0), month: small(part(1), 24), day: small(part(2), 31) }
    }

    fn json(&self) -> Json {
        let year = self.year.map_or(Json::from(""), |year| Json::Number(year.to_string()));
        let mut parts = vec![year];
        if let Some(month) = self.month {
            parts.push(Json::Number(month.to_string()));
            parts.extend(self.day.map(|day| Json::Number(day.to_string())));
        }
        Json::List(parts)
    }
}

/// A string, number or boolean as text; None for anything else.
fn plain(json: &Json) -> Option<String> {
    match json {
        Json::Text(text) | Json::Number(text) => Some(text.clone()),
        Json::Bool(true) => Some("true".to_string()),
        _ => None,
    }
}

fn truth(json: &Json) -> bool {
    match json {
        Json::Bool(truth) => *truth,
        Json::Number(number) => number.bytes().any(|digit| matches!(digit, b'1'..=b'9')),
        Json::Text(text) => !matches!(text.as_str(), "" | "0" | "false"),
        _ => false,
    }
}

fn number(text: &str) -> Option<i32> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        // "5.0", as some exporters write whole numbers.
        let (whole, fraction) = text.split_once('.')?;
        fraction.bytes().all(|b| b == b'0').then(|| whole.parse().ok())?
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn wrong_types_are_read_as_the_nearest_sensible_value() {
        let item = Item::from_json(&json!({
            "id": 12, "type": "webpage", "title": 1984, "volume": null, "author": "Plain Text",
            "editor": [{"family": 7}, null, 3, {}], "issued": "2020-05-01",
            "accessed": {"date-parts": ["2024", "3", 8.0]}, "available-date": [1],
            "event-date": {"date-parts": [[2020, 99, -4]]}, "custom": {"a": [1]},
        }));
        assert_eq!(item.id, "12");
        assert_eq!(item.text("title"), Some("1984"));
        assert_eq!(item.text("volume"), None);
        assert_eq!(item.names("author"), [Name::literal("Plain Text")]);
        assert_eq!(item.names("editor"), [Name::person("7", "")]);
        assert_eq!(item.date("issued").unwrap().raw, "2020-05-01");
        assert_eq!(item.date("accessed"), Some(&Date::of(2024, Some(3), Some(8))));
        assert_eq!(item.date("available-date"), None);
        assert_eq!(item.date("event-date"), Some(&Date::of(2020, None, None)));
    }

    #[test]
    fn what_was_read_is_written_again() {
        let json = json!({
            "id": "a", "type": "book", "title": "T",
            "author": [{"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"}],
            "issued": {"date-parts": [[2020, 5], [2021]], "circa": true},
            "custom": {"x": 1},
        });
        assert_eq!(Item::from_json(&json).to_json(), json);
    }
}

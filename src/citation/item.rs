//! The CSL-JSON item: the data a citation is made from.
//!
//! A tolerant value model of the CSL-JSON schema (CSL 1.0.2, appendix
//! "Variables" and the `csl-data.json` schema): names, dates, numbers and
//! strings under their variable names. Reading never fails: values of a wrong
//! type are read as the nearest sensible one or left out.

use super::json::Json;

/// One bibliographic item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// The identifier by which cites refer to it.
    pub id: String,
    /// Its type, such as `webpage` or `article-newspaper` (CSL appendix
    /// "Types").
    pub kind: String,
    /// Its variables in the order given; each name occurs once.
    fields: Vec<(String, Value)>,
}

/// The value of one variable.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A standard or number variable.
    Text(String),
    /// A name variable.
    Names(Vec<Name>),
    /// A date variable.
    Date(Date),
    /// Anything that CSL has no meaning for (`custom`, `categories`), kept so
    /// that it can be written out again.
    Other(Json),
}

/// One name of a name variable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Family name, possibly with its particles still in front of it.
    pub family: String,
    /// Given names or initials.
    pub given: String,
    /// A particle that is dropped when only the family name is shown
    /// ("Ludwig *van* Beethoven").
    pub dropping_particle: String,
    /// A particle that belongs to the family name ("*de* Gaulle").
    pub non_dropping_particle: String,
    /// "Jr.", "III".
    pub suffix: String,
    /// A name in one piece: an organisation or a single name.
    pub literal: String,
    /// Whether a comma stands before the suffix.
    pub comma_suffix: bool,
    /// Whether the name is always written family name first.
    pub static_ordering: bool,
    /// Whether particles are to be looked for inside `family` and `given`
    /// (they are unless the item says otherwise).
    pub parse_names: Option<bool>,
}

/// A date variable: one date, a range, or words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Date {
    /// First (or only) day of the date.
    pub start: PartialDate,
    /// Last day of a range.
    pub end: Option<PartialDate>,
    /// Whether the date is approximate.
    pub circa: bool,
    /// The date in words, shown as it is.
    pub literal: String,
    /// The date as found in the source, to be parsed.
    pub raw: String,
}

/// A year with, where known, its month or season and its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year; negative before the common era. None where unknown.
    pub year: Option<i32>,
    /// 1 to 12 for months, 13 to 16 (or 21 to 24) for the seasons from
    /// spring to winter.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

/// Name variables (CSL 1.0.2, appendix "Name Variables").
pub const NAME_VARIABLES: &[&str] = &[
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editor-translator",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "translator",
];

/// Date variables (CSL 1.0.2, appendix "Date Variables").
pub const DATE_VARIABLES: &[&str] =
    &["accessed", "available-date", "event-date", "issued", "original-date", "submitted"];

impl Item {
    /// An empty item.
    pub fn new(id: &str, kind: &str) -> Item {
        Item { id: id.to_string(), kind: kind.to_string(), fields: Vec::new() }
    }

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

    /// Gives `item-1`, `item-2` … to the items without an identifier, by their places.
    pub fn number(items: &mut [Item]) {
        for (number, item) in (1_u32..).zip(items) {
            if item.id.is_empty() {
                item.id = format!("item-{number}");
            }
        }
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

    /// All variables in order.
    pub fn fields(&self) -> &[(String, Value)] {
        &self.fields
    }

    /// The value of a variable.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Sets a variable, replacing what it had.
    pub fn set(&mut self, name: &str, value: Value) {
        match self.fields.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = value,
            None => self.fields.push((name.to_string(), value)),
        }
    }

    /// Sets a variable to a string.
    pub fn set_text(&mut self, name: &str, text: &str) {
        self.set(name, Value::Text(text.to_string()));
    }

    /// Removes a variable.
    pub fn remove(&mut self, name: &str) {
        self.fields.retain(|(key, _)| key != name);
    }

    /// A standard or number variable that is not empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// The names of a name variable; empty where it has none.
    pub fn names(&self, name: &str) -> &[Name] {
        match self.get(name) {
            Some(Value::Names(names)) => names,
            _ => &[],
        }
    }

    /// A date variable.
    pub fn date(&self, name: &str) -> Option<&Date> {
        match self.get(name)? {
            Value::Date(date) => Some(date),
            _ => None,
        }
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
    /// A name of a person.
    pub fn person(family: &str, given: &str) -> Name {
        Name { family: family.to_string(), given: given.to_string(), ..Name::default() }
    }

    /// A name in one piece.
    pub fn literal(literal: &str) -> Name {
        Name { literal: literal.to_string(), ..Name::default() }
    }

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
    /// A date of one year, month and day, each where known.
    pub fn of(year: i32, month: Option<u8>, day: Option<u8>) -> Date {
        Date { start: PartialDate { year: Some(year), month, day }, ..Date::default() }
    }

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

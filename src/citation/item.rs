//! The CSL-JSON item: the data a citation is made from.
//!
//! A tolerant value model of the CSL-JSON schema (CSL 1.0.2, appendix
//! "Variables" and the `csl-data.json` schema): names, dates, numbers and
//! strings under their variable names. Reading never fails: values of a wrong
//! type are read as the nearest sensible one or left out.

mod csl_json;

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

    /// Gives `item-1`, `item-2` … to the items without an identifier, by their places.
    pub fn number(items: &mut [Item]) {
        for (number, item) in (1_u32..).zip(items) {
            if item.id.is_empty() {
                item.id = format!("item-{number}");
            }
        }
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

impl Name {
    /// A name of a person.
    pub fn person(family: &str, given: &str) -> Name {
        Name { family: family.to_string(), given: given.to_string(), ..Name::default() }
    }

    /// A name in one piece.
    pub fn literal(literal: &str) -> Name {
        Name { literal: literal.to_string(), ..Name::default() }
    }
}

impl Date {
    /// A date of one year, month and day, each where known.
    pub fn of(year: i32, month: Option<u8>, day: Option<u8>) -> Date {
        Date { start: PartialDate { year: Some(year), month, day }, ..Date::default() }
    }
}

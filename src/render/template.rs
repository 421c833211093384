//! Templates with placeholders, such as `{{title}}`: file names and front matter.

use super::Context;

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(usize),
    List(Vec<String>),
}

impl Value {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::Number(_) => false,
            Value::List(list) => list.is_empty(),
        }
    }

    /// The value as one text; the entries of a list are joined by commas.
    pub(super) fn text(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::List(list) => list.join(", "),
        }
    }
}

/// A field: its name in templates and how it is read.
type Field = (&'static str, fn(&Context<'_>) -> Value);

macro_rules! text_field {
    ($name:literal, $field:ident) => {
        ($name, |context| {
            Value::Text(
                context
                    .metadata
                    .$field
                    .as_ref()
                    .map(|field| field.value.to_string())
                    .unwrap_or_default(),
            )
        })
    };
}

macro_rules! people_field {
    ($name:literal, $field:ident) => {
        ($name, |context| {
            let people = context.metadata.$field.as_ref().map(|field| field.value.as_slice());
            Value::List(
                people
                    .unwrap_or_default()
                    .iter()
                    .map(|person| person.literal().to_owned())
                    .collect(),
            )
        })
    };
}

/// Every field that templates can name, those of file names and of front matter.
const FIELDS: &[Field] = &[
    text_field!("title", title),
    text_field!("subtitle", subtitle),
    people_field!("authors", authors),
    ("author", |context| {
        let people = context.metadata.authors.as_ref().map(|field| field.value.as_slice());
        let names: Vec<&str> =
            people.unwrap_or_default().iter().map(|person| person.literal()).collect();
        Value::Text(names.join(", "))
    }),
    people_field!("editors", editors),
    people_field!("translators", translators),
    text_field!("published", published),
    text_field!("modified", modified),
    ("year", |context| {
        let date = context.metadata.published.as_ref();
        Value::Text(date.map(|date| date.value.year.to_string()).unwrap_or_default())
    }),
    text_field!("site", site),
    text_field!("publisher", publisher),
    text_field!("section", section),
    text_field!("language", language),
    ("direction", |context| Value::Text(context.document.direction.as_dir().to_owned())),
    text_field!("url", url),
    text_field!("kind", kind),
    text_field!("original_source", original_source),
    text_field!("archive_url", archive_url),
    text_field!("archive", archive),
    text_field!("description", description),
    ("keywords", |context| Value::List(context.metadata.keywords.clone())),
    text_field!("image", image),
    text_field!("doi", doi),
    text_field!("isbn", isbn),
    text_field!("issn", issn),
    text_field!("pmid", pmid),
    text_field!("pmcid", pmcid),
    text_field!("arxiv", arxiv),
    text_field!("volume", volume),
    text_field!("issue", issue),
    text_field!("pages", pages),
    text_field!("license", license),
    text_field!("event", event),
    text_field!("genre", genre),
    ("words", |context| Value::Number(context.document.word_count())),
    ("today", |context| Value::Text(context.today.to_owned())),
];

/// The value of the field of that name; `None` if there is no such field.
pub(super) fn field(name: &str, context: &Context<'_>) -> Option<Value> {
    let name = name.trim();
    FIELDS.iter().find(|(known, _)| *known == name).map(|(_, read)| read(context))
}

/// The names that templates can use. Worked out when compiling: who only checks a template needs
/// none of the code that reads the fields.
pub const FIELD_NAMES: [&str; FIELDS.len()] = {
    let mut names = [""; FIELDS.len()];
    let mut nth = 0;
    while nth < names.len() {
        names[nth] = FIELDS[nth].0;
        nth += 1;
    }
    names
};

/// The first placeholder of a template that names no field.
pub fn unknown_placeholder(template: &str) -> Option<&str> {
    let mut rest = template;
    while let Some((_, after)) = rest.split_once("{{") {
        let (name, behind) = after.split_once("}}")?;
        if !FIELD_NAMES.contains(&name.trim()) {
            return Some(name);
        }
        rest = behind;
    }
    None
}

/// Fills placeholders into a text; `None` if there were any and all were empty. A name that no
/// field has stays as it stands.
pub(super) fn fill(
    template: &str,
    context: &Context<'_>,
    clean: &dyn Fn(&str) -> String,
) -> Option<String> {
    let mut out = String::new();
    let mut rest = template;
    let (mut seen, mut filled) = (false, false);
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((name, behind)) = after.split_once("}}") else {
            out.push_str("{{");
            rest = after;
            break;
        };
        match field(name, context) {
            Some(value) => {
                seen = true;
                filled |= !value.is_empty();
                out.push_str(&clean(&value.text()));
            }
            None => out.push_str(&format!("{{{{{name}}}}}")),
        }
        rest = behind;
    }
    out.push_str(rest);
    (!seen || filled).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_no_field_has_is_found() {
        assert_eq!(unknown_placeholder("{{published}} {{ title }} {a} }} {{"), None);
        assert_eq!(unknown_placeholder("a: {{title}}\nb: {{titel}}"), Some("titel"));
        assert_eq!(unknown_placeholder("{{}}"), Some(""));
    }
}

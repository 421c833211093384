//! JSON-LD text to objects, with repairs that cannot change what was meant.

use serde_json::Value;

/// Every object with a type, in the order of the text; `@graph`s and lists are opened. Text that
/// is no JSON is mended first: comment and CDATA wrappers, raw line ends in strings, commas before
/// a closing bracket, a semicolon at the end, quotation marks as entities, several values one after
/// the other.
pub(super) fn things(text: &str) -> Vec<Value> {
    let text = unwrap(text);
    let mut roots = stream(text);
    if roots.is_empty() {
        // Written as if it were markup: no JSON begins with an entity.
        let escaped = text.get(1..).is_some_and(|rest| rest.trim_start().starts_with("&quot;"));
        roots = match escaped {
            true => stream(&text.replace("&quot;", "\"").replace("&amp;", "&")),
            false => stream(&repair(text)),
        };
    }
    let mut found = Vec::new();
    // Lists and graphs nest no deeper than serde_json allows (128).
    let mut pending: Vec<Value> = roots.into_iter().rev().collect();
    while let Some(value) = pending.pop() {
        match value {
            Value::Array(items) => pending.extend(items.into_iter().rev()),
            Value::Object(mut object) => {
                let graph = object.remove("@graph");
                if object.contains_key("@type") || object.contains_key("@id") {
                    found.push(Value::Object(object));
                }
                pending.extend(graph);
            }
            _ => {}
        }
        if found.len() > 500 {
            break;
        }
    }
    found
}

/// The values that stand one after the other, up to the first that is none.
fn stream(text: &str) -> Vec<Value> {
    serde_json::Deserializer::from_str(text).into_iter().map_while(Result::ok).collect()
}

/// Without what is around the JSON.
fn unwrap(text: &str) -> &str {
    let start = text.find(['{', '[']).unwrap_or(text.len());
    // `[CDATA[` has a bracket of its own.
    let start = match text.find("<![CDATA[") {
        Some(at) if at < start => at + "<![CDATA[".len(),
        _ => start,
    };
    text.get(start..).unwrap_or("").trim_start()
}

fn repair(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_string = false;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if in_string {
            match c {
                '\\' => {
                    match rest.next() {
                        Some(c @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                            out.push('\\');
                            out.push(c);
                        }
                        // An escape that JSON does not know, such as \'.
                        Some(c) => out.push(c),
                        None => {}
                    }
                    continue;
                }
                '"' => {
                    // A quotation mark inside a string is one that nothing structural follows.
                    let next = rest.clone().find(|c| !c.is_whitespace());
                    if matches!(next, None | Some(',' | ':' | '}' | ']')) {
                        in_string = false;
                        out.push('"');
                    } else {
                        out.push_str("\\\"");
                    }
                    continue;
                }
                c if c < ' ' => {
                    out.push(' ');
                    continue;
                }
                c => out.push(c),
            }
            continue;
        }
        match c {
            '"' => in_string = true,
            ',' => {
                let next = rest.clone().find(|c| !c.is_whitespace());
                if matches!(next, Some('}' | ']' | ',') | None) {
                    continue;
                }
            }
            ';' => continue,
            '/' if rest.peek() == Some(&'*') => {
                let mut last = ' ';
                rest.next();
                for c in rest.by_ref() {
                    if last == '*' && c == '/' {
                        break;
                    }
                    last = c;
                }
                continue;
            }
            '\u{a0}' => {
                out.push(' ');
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(text: &str) -> Option<String> {
        Some(things(text).first()?.get("headline")?.as_str()?.to_owned())
    }

    #[test]
    fn good_json_is_read_as_it_is() {
        let graph = r#"{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":"Article"}]}"#;
        assert_eq!(things(graph).len(), 2);
        assert_eq!(
            headline(r#"[{"@type":"Article","headline":"A \"b\" c"}]"#).as_deref(),
            Some("A \"b\" c")
        );
    }

    #[test]
    fn broken_json_is_mended() {
        for text in [
            "{\"@type\":\"Article\",\"headline\":\"A\nb\"}",
            "{\"@type\":\"Article\",\"headline\":\"A b\",}",
            "// <![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A b\"}\n// ]]>",
            "<!-- {\"@type\":\"Article\",\"headline\":\"A b\"} -->",
            "{\"@type\":\"Article\",\"headline\":\"A b\"};",
            "{\"@type\":\"Article\", /* note */ \"headline\":\"A b\"}",
        ] {
            assert_eq!(headline(text).as_deref(), Some("A b"), "{text}");
        }
        assert_eq!(
            headline("{\"@type\":\"Article\",\"headline\":\"A \"b\" c\",\"x\":1}").as_deref(),
            Some("A \"b\" c")
        );
        assert_eq!(things("not json at all"), Vec::<Value>::new());
    }

    #[test]
    fn depth_is_bounded() {
        assert!(things(&"[".repeat(100_000)).is_empty());
    }
}

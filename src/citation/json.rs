//! JSON as items come and go in (RFC 8259): a value, a reader and a writer.
//!
//! Small on purpose: the module for citations is a download, and what a general library brings
//! along to read and write numbers weighs more than all that items need.

use std::fmt;

/// A JSON value. Numbers keep their spelling, objects the order of their members.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

/// How deep arrays and objects may nest.
const MAX_DEPTH: usize = 64;

impl Json {
    /// Reads a JSON text.
    ///
    /// # Errors
    /// Where it is no JSON or nests too deeply: the byte up to which it could be read.
    pub fn parse(text: &str) -> Result<Json, usize> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0);
        reader.space();
        value.filter(|_| reader.at == text.len()).ok_or(reader.at)
    }

    /// An object of these members.
    pub fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
        Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// A member of an object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => {
                members.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The values of an array.
    pub fn list(&self) -> Option<&[Json]> {
        match self {
            Json::List(list) => Some(list),
            _ => None,
        }
    }

    /// The value as indented lines.
    pub fn to_lines(&self) -> String {
        let mut out = String::new();
        self.write(Some(0), &mut out);
        out
    }

    fn write(&self, indent: Option<usize>, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
            Json::Number(number) => out.push_str(number),
            Json::Text(text) => quote(text, out),
            Json::List(list) => {
                let values = list.iter().map(|value| (None, value));
                write_all('[', &mut { values }, ']', indent, out);
            }
            Json::Object(members) => {
                let members = members.iter().map(|(name, value)| (Some(name.as_str()), value));
                write_all('{', &mut { members }, '}', indent, out);
            }
        }
    }
}

/// The value without any space.
impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.write(None, &mut out);
        formatter.write_str(&out)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::Text(text.to_owned())
    }
}

/// Members or values between brackets, each on a line of its own if indented.
fn write_all(
    open: char,
    values: &mut dyn Iterator<Item = (Option<&str>, &Json)>,
    close: char,
    indent: Option<usize>,
    out: &mut String,
) {
    let inside = indent.map(|indent| indent + 2);
    let break_line = |indent: Option<usize>, out: &mut String| {
        if let Some(indent) = indent {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
        }
    };
    out.push(open);
    let mut empty = true;
    for (name, value) in values {
        if !empty {
            out.push(',');
        }
        empty = false;
        break_line(inside, out);
        if let Some(name) = name {
            quote(name, out);
            out.push_str(if indent.is_some() { ": " } else { ":" });
        }
        value.write(inside, out);
    }
    if !empty {
        break_line(indent, out);
    }
    out.push(close);
}

/// Appends a string in quotation marks, escaped.
pub fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        let escape = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                for digit in [u32::from(c) >> 4, u32::from(c) & 15] {
                    out.extend(char::from_digit(digit, 16));
                }
                continue;
            }
            _ => {
                out.push(c);
                continue;
            }
        };
        out.push_str(escape);
    }
    out.push('"');
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Skips space and then `wanted`; whether it was there.
    fn take(&mut self, wanted: u8) -> bool {
        self.space();
        let there = self.peek() == Some(wanted);
        self.at += usize::from(there);
        there
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.space();
        match self.peek()? {
            b'"' => self.string().map(Json::Text),
            b'[' => self.list(depth),
            b'{' => self.object(depth),
            b'-' | b'0'..=b'9' => self.number(),
            _ => {
                let words = [
                    ("null", Json::Null),
                    ("true", Json::Bool(true)),
                    ("false", Json::Bool(false)),
                ];
                let rest = self.text.get(self.at..)?;
                let (word, value) = words.into_iter().find(|(word, _)| rest.starts_with(word))?;
                self.at += word.len();
                Some(value)
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        self.at += 1;
        let mut list = Vec::new();
        if self.take(b']') {
            return Some(Json::List(list));
        }
        loop {
            list.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Some(Json::List(list));
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        self.at += 1;
        let mut members = Vec::new();
        if self.take(b'}') {
            return Some(Json::Object(members));
        }
        loop {
            self.space();
            let name = if self.peek() == Some(b'"') { self.string()? } else { return None };
            if !self.take(b':') {
                return None;
            }
            members.push((name, self.value(depth + 1)?));
            if self.take(b'}') {
                return Some(Json::Object(members));
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let zero = self.peek() == Some(b'0');
        let whole = self.digits()?;
        if zero && whole > 1 {
            return None;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        self.text.get(start..self.at).map(|number| Json::Number(number.to_owned()))
    }

    /// Skips digits, of which there has to be one; how many.
    fn digits(&mut self) -> Option<usize> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        (self.at > start).then_some(self.at - start)
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let plain = rest.bytes().position(|b| b == b'"' || b == b'\\' || b < b' ')?;
            out.push_str(rest.get(..plain)?);
            self.at += plain;
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(out);
                }
                b'\\' => out.push(self.escape()?),
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        self.at += 2;
        Some(match self.text.as_bytes().get(self.at - 1)? {
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let first = self.unit()?;
                if !(0xd800..0xdc00).contains(&first) {
                    // A lone half of a pair is no character.
                    return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                let low = self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u"));
                let back = self.at;
                self.at += if low { 2 } else { 0 };
                match low.then(|| self.unit()).flatten() {
                    Some(second @ 0xdc00..0xe000) => {
                        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))?
                    }
                    _ => {
                        self.at = back;
                        char::REPLACEMENT_CHARACTER
                    }
                }
            }
            escaped @ (b'"' | b'\\' | b'/') => char::from(*escaped),
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let is_hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
        u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)
    }
}

/// The values of the general library, for those who have them.
impl From<&serde_json::Value> for Json {
    fn from(value: &serde_json::Value) -> Json {
        use serde_json::Value;
        match value {
            Value::Null => Json::Null,
            Value::Bool(truth) => Json::Bool(*truth),
            Value::Number(number) => Json::Number(number.to_string()),
            Value::String(text) => Json::Text(text.clone()),
            Value::Array(list) => Json::List(list.iter().map(Json::from).collect()),
            Value::Object(members) => Json::Object(
                members.iter().map(|(name, value)| (name.clone(), Json::from(value))).collect(),
            ),
        }
    }
}

impl From<&Json> for serde_json::Value {
    fn from(json: &Json) -> serde_json::Value {
        use serde_json::Value;
        match json {
            Json::Null => Value::Null,
            Json::Bool(truth) => Value::Bool(*truth),
            Json::Number(number) => {
                number.parse::<serde_json::Number>().map_or(Value::Null, Value::Number)
            }
            Json::Text(text) => Value::String(text.clone()),
            Json::List(list) => Value::Array(list.iter().map(Value::from).collect()),
            Json::Object(members) => Value::Object(
                members.iter().map(|(name, value)| (name.clone(), Value::from(value))).collect(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both read the same text the same way, or both refuse it.
    #[test]
    fn reads_as_the_general_library_does() {
        let deep = format!("{}{}", "[".repeat(60), "]".repeat(60));
        for text in [
            "null",
            " [ 1 , -2.50e+3 , true , false , {} , [] , \"\" ] ",
            r#"{"a":{"b":[1,2,{"c":null}]},"d":"x\n\"\\\/\b\f\r\té😀"}"#,
            r#"{"a":1,"a":2}"#,
            "01",
            "-",
            "1.",
            "1e",
            ".5",
            "+1",
            "[1,]",
            "[,]",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{\"a\":1,}",
            "\"a",
            "\"\u{1}\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u+123\"",
            "nul",
            "truee",
            "",
            "[1] 2",
            "{\"é\": \"\u{202e}\"}",
            &deep,
        ] {
            let ours = Json::parse(text).ok().map(|json| serde_json::Value::from(&json));
            let theirs = serde_json::from_str::<serde_json::Value>(text).ok();
            assert_eq!(ours, theirs, "{text}");
        }
    }

    #[test]
    fn writes_as_the_general_library_does() {
        let text = r#"{"a":[1,"x\ny\u0001\"",{}],"b":{"c":[],"d":null}}"#;
        let json = Json::parse(text).expect("it is JSON");
        let theirs: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
        assert_eq!(json.to_string(), theirs.to_string());
        assert_eq!(json.to_lines(), format!("{theirs:#}"));
    }

    #[test]
    fn a_lone_half_of_a_pair_is_a_replacement_and_depth_is_bounded() {
        assert_eq!(Json::parse(r#""\ud800x""#), Ok(Json::Text("\u{fffd}x".into())));
        assert_eq!(Json::parse(r#""\ud83d\ude00""#), Ok(Json::Text("😀".into())));
        assert_eq!(Json::parse(&"[".repeat(100_000)), Err(MAX_DEPTH + 1));
    }
}

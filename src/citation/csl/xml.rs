//! A small XML reader for styles and locales.
//!
//! Styles use a narrow part of XML: elements, attributes, text, comments and
//! the five predefined entities. Reading just that keeps the wasm small and
//! leaves nothing to attack: document types (and with them entity bombs) are
//! refused, and size, depth and node count are bounded.

use std::fmt;

/// Largest document that is read, in bytes. The largest published style is
/// about a tenth of this.
pub(crate) const MAX_BYTES: usize = 4 << 20;
/// Deepest nesting of elements that is read.
pub(crate) const MAX_DEPTH: usize = 64;
/// Most elements that are read.
const MAX_ELEMENTS: usize = 100_000;

/// One element with its attributes, in document order.
#[derive(Debug, Clone, Default)]
pub(crate) struct XmlElement {
    /// Name without its namespace prefix.
    pub(crate) name: String,
    /// Attributes with their prefixes kept (`xml:lang`).
    pub(crate) attributes: Vec<(String, String)>,
    /// Child elements.
    pub(crate) children: Vec<XmlElement>,
    /// The text directly inside the element, concatenated.
    pub(crate) text: String,
    /// Line of the start tag, counted from 1.
    pub line: u32,
}

impl XmlElement {
    /// The value of an attribute, if it is there.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first child of this name.
    pub(crate) fn child(&self, name: &str) -> Option<&XmlElement> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of this name.
    pub(crate) fn children_named<'a>(
        &'a self,
        name: &'a str,
    ) -> impl Iterator<Item = &'a XmlElement> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// What is wrong with a document, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlError {
    /// Line counted from 1.
    pub line: u32,
    /// What is wrong, as a sentence without its stop.
    pub message: String,
}

impl fmt::Display for XmlError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("line ")?;
        fmt::Display::fmt(&self.line, formatter)?;
        formatter.write_str(": ")?;
        formatter.write_str(&self.message)
    }
}

/// Reads a document and returns its root element.
///
/// # Errors
/// Anything that is not well-formed, a document type declaration, an unknown
/// entity, or a document beyond the bounds above.
pub(crate) fn parse(text: &str) -> Result<XmlElement, XmlError> {
    let mut reader = Reader { text, position: 0, line: 1, counted: 0 };
    if text.len() > MAX_BYTES {
        return Err(reader.error("the document is larger than 4 MB"));
    }
    reader.document()
}

struct Reader<'a> {
    text: &'a str,
    position: usize,
    /// Line at byte `counted`; lines are counted only as far as asked for.
    line: u32,
    counted: usize,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<XmlElement, XmlError> {
        // Open elements, outermost first; a stack instead of recursion.
        let mut open: Vec<XmlElement> = Vec::new();
        let mut root: Option<XmlElement> = None;
        let mut elements = 0;
        if self.rest().starts_with('\u{feff}') {
            self.position += '\u{feff}'.len_utf8();
        }
        loop {
            let start = self.position;
            let end = self.rest().find('<').map_or(self.text.len(), |at| start + at);
            if end > start {
                let raw = self.slice(start, end);
                if let Some(parent) = open.last_mut() {
                    if raw.contains('&') {
                        let decoded = self.decode(raw)?;
                        parent.text.push_str(&decoded);
                    } else {
                        parent.text.push_str(raw);
                    }
                } else if !raw.trim().is_empty() {
                    return Err(self.error("text outside the root element"));
                }
            }
            self.position = end;
            if end == self.text.len() {
                break;
            }
            if self.skip_past("<!--", "-->")? || self.skip_past("<?", "?>")? {
                continue;
            }
            if self.rest().starts_with("<![CDATA[") {
                let from = self.position + "<![CDATA[".len();
                self.skip_past("<![CDATA[", "]]>")?;
                let content = self.slice(from, self.position - "]]>".len());
                if let Some(parent) = open.last_mut() {
                    parent.text.push_str(content);
                }
                continue;
            }
            if self.rest().starts_with("<!") {
                return Err(self.error("document type declarations and entities are not allowed"));
            }
            if self.rest().starts_with("</") {
                self.position += 2;
                let name = local(self.name());
                self.space();
                self.expect('>')?;
                let Some(done) = open.pop() else {
                    return Err(self.error("an end tag without a start tag"));
                };
                if done.name != name {
                    return Err(self.error(
                        &["</", name, "> where </", &done.name, "> was expected"].concat(),
                    ));
                }
                close(done, &mut open, &mut root);
                continue;
            }
            let (element, empty) = self.start_tag()?;
            elements += 1;
            if root.is_some() {
                return Err(self.error("a second root element"));
            }
            if elements > MAX_ELEMENTS {
                return Err(self.error("too many elements"));
            }
            if open.len() >= MAX_DEPTH {
                return Err(self.error("elements are nested too deeply"));
            }
            if empty {
                close(element, &mut open, &mut root);
            } else {
                open.push(element);
            }
        }
        if let Some(unclosed) = open.last() {
            let message = ["<", &unclosed.name, "> is never closed"].concat();
            return Err(XmlError { line: unclosed.line, message });
        }
        root.ok_or_else(|| self.error("there is no XML element in it"))
    }

    fn start_tag(&mut self) -> Result<(XmlElement, bool), XmlError> {
        self.position += 1;
        let mut element = XmlElement {
            line: self.line_here(),
            name: local(self.name()).to_string(),
            ..XmlElement::default()
        };
        if element.name.is_empty() {
            return Err(self.error("'<' that starts no element"));
        }
        loop {
            self.space();
            if self.rest().starts_with("/>") {
                self.position += 2;
                return Ok((element, true));
            }
            if self.rest().starts_with('>') {
                self.position += 1;
                return Ok((element, false));
            }
            let name = self.name();
            if name.is_empty() {
                return Err(
                    self.error(&["the start tag <", &element.name, "> is malformed"].concat())
                );
            }
            self.space();
            self.expect('=')?;
            self.space();
            let quote = match self.rest().chars().next() {
                Some(quote @ ('"' | '\'')) => quote,
                _ => return Err(self.error(&["the value of ", name, " is not quoted"].concat())),
            };
            self.position += 1;
            let Some(length) = self.rest().find(quote) else {
                return Err(self.error(&["the value of ", name, " has no closing quote"].concat()));
            };
            let raw = self.slice(self.position, self.position + length);
            if raw.contains('<') {
                return Err(self.error(&["the value of ", name, " contains '<'"].concat()));
            }
            let value = self.decode(raw)?;
            self.position += length + 1;
            if element.attribute(name).is_some() {
                return Err(self.error(&["the attribute ", name, " is given twice"].concat()));
            }
            element.attributes.push((name.to_string(), value));
        }
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.position..).unwrap_or_default()
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.position += rest.len() - rest.trim_start().len();
    }

    fn name(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest
            .find(|c: char| {
                c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/' | '<' | '"' | '\'')
            })
            .unwrap_or(rest.len());
        self.position += end;
        rest.get(..end).unwrap_or_default()
    }

    fn expect(&mut self, wanted: char) -> Result<(), XmlError> {
        if self.rest().starts_with(wanted) {
            self.position += wanted.len_utf8();
            return Ok(());
        }
        let mut message = String::from("expected '");
        message.push(wanted);
        message.push('\'');
        Err(self.error(&message))
    }

    /// Skips a construct that begins with `open`; true if there was one.
    fn skip_past(&mut self, open: &str, close: &str) -> Result<bool, XmlError> {
        if !self.rest().starts_with(open) {
            return Ok(false);
        }
        let from = self.position + open.len();
        match self.text.get(from..).and_then(|rest| rest.find(close)) {
            Some(at) => {
                self.position = from + at + close.len();
                Ok(true)
            }
            None => Err(self.error(&[open, " is never closed"].concat())),
        }
    }

    fn decode(&mut self, raw: &str) -> Result<String, XmlError> {
        let mut decoded = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            let (before, entity) = rest.split_at(at);
            decoded.push_str(before);
            let Some(end) = entity.find(';') else {
                return Err(self.error("'&' that starts no entity"));
            };
            let (name, after) = entity.split_at(end);
            let name = name.trim_start_matches('&');
            match character(name) {
                Some(c) => decoded.push(c),
                None => return Err(self.error(&["unknown entity &", name, ";"].concat())),
            }
            rest = after.strip_prefix(';').unwrap_or(after);
        }
        decoded.push_str(rest);
        Ok(decoded)
    }

    fn line_here(&mut self) -> u32 {
        let newlines =
            self.slice(self.counted, self.position).bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(newlines as u32);
        self.counted = self.position;
        self.line
    }

    fn error(&mut self, message: &str) -> XmlError {
        XmlError { line: self.line_here(), message: message.to_string() }
    }
}

fn close(done: XmlElement, open: &mut [XmlElement], root: &mut Option<XmlElement>) {
    match open.last_mut() {
        Some(parent) => parent.children.push(done),
        None => *root = Some(done),
    }
}

fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => numbered(name.strip_prefix('#')?)?,
    })
}

/// The character that a reference names by number, without `&#` and `;`.
pub(crate) fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_elements_attributes_and_text() {
        let root =
            parse("<?xml version='1.0'?>\n<!-- c -->\n<a x='1 &amp; 2'>t<b/>u<![CDATA[<v>]]></a>")
                .unwrap();
        assert_eq!(root.name, "a");
        assert_eq!(root.line, 3);
        assert_eq!(root.attribute("x"), Some("1 & 2"));
        assert_eq!(root.text, "tu<v>");
        assert_eq!(root.children.len(), 1);
    }

    #[test]
    fn names_the_line_of_a_mistake() {
        let error = parse("<a>\n<b>\n</a>").unwrap_err();
        assert_eq!(error.line, 3);
        assert!(error.message.contains("</b> was expected"), "{error}");
    }

    #[test]
    fn refuses_entity_bombs_and_bounds() {
        let bomb = "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>";
        assert!(parse(bomb).unwrap_err().message.contains("not allowed"));
        assert!(parse("<a>&x;</a>").unwrap_err().message.contains("&x;"));
        assert!(parse(&"<a>".repeat(100_000)).unwrap_err().message.contains("deeply"));
        assert!(parse(&" ".repeat(MAX_BYTES + 1)).unwrap_err().message.contains("larger"));
    }

    #[test]
    fn malformed_input_is_an_error_and_never_a_panic() {
        for text in [
            "",
            "<",
            "<a",
            "<a x",
            "<a x=",
            "<a x='",
            "<a></b>",
            "</a>",
            "<a/><b/>",
            "<!--",
            "<a>&#0;</a>",
            "x",
            "<a x='1' x='2'/>",
            "<a x='<'/>",
            "<é ü='ß'>",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}

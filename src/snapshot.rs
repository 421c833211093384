//! All that leaves a live page: one string, written by the walker that runs in the page, read
//! here.
//!
//! ```text
//! verbatim 1 ⏎
//! {"url":"https://…", …} ⏎          one line of JSON: the Header
//! ␁div␂class␃story␄Some text␅        then the page in document order
//! ```
//!
//! The page is a run of records, each led by one control character:
//!
//! | lead | record | meaning |
//! | --- | --- | --- |
//! | U+0001 | name | opens an element |
//! | U+0002 | name U+0003 value | an attribute of the element just opened |
//! | U+0004 | text | a text node |
//! | U+0005 | | closes the element opened last |
//! | U+0006 | | what follows is selected by the reader … |
//! | U+0007 | | … up to here |
//!
//! Text and values never hold the characters U+0000–U+0007: the walker writes U+FFFD instead. The
//! first element is the document element. Names are lower case. Shadow roots are elements named
//! `#shadow-root`, standing before their host's own children; a same-origin frame's document is an
//! element named `#document` inside its `iframe` or `frame`.
//!
//! Attributes that begin with `::` are what the browser knows and the markup does not:
//!
//! | attribute | value |
//! | --- | --- |
//! | `::hidden` | why the element cannot be seen: `display`, `visibility`, `opacity`, `clip`, `offscreen`, `tiny`, `folded` (closed `details`, `hidden=until-found`, a panel some control unfolds). Standing on the outermost such element. |
//! | `::before`, `::after` | words painted by generated content |
//! | `::order` | where letters or items are painted in another order than they stand: `rtl-override` (the text is stored reversed), or the element's painted place among its siblings |
//! | `::src` | the address of the image that is shown (`currentSrc`) |
//! | `::display` | the computed `display` where the element's name would mislead: `block` for a `span`, `inline` for a `div`, `table-cell` … |
//! | `::missing` | what could not be read here: `frame` (other origin), `canvas`, `image-text`, `cipher-font`, `unloaded` |

use serde_json::Value;

/// What is known about the page as a whole when it is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// The address shown to the reader, with its fragment.
    pub url: String,
    /// The address that relative links are resolved against, where it differs.
    pub base_url: Option<String>,
    /// The document's title as the tab shows it.
    pub title: String,
    /// `Content-Type` of the document, such as `text/html`.
    pub content_type: String,
    /// The reader's own calendar day, `YYYY-MM-DD`: the day of access, and the anchor for
    /// relative dates.
    pub today: Option<String>,
    /// Whether this is a live page (true) or only its markup (false).
    pub live: bool,
    /// Things the walker had to leave out (limits reached, frames not entered), in its own short
    /// words; they go into the trace.
    pub notes: Vec<String>,
}

impl Header {
    /// Reads the line of JSON; fields are named as above, in camel case, and may be absent. By
    /// hand rather than derived: a derived reader is larger than all else in this file.
    fn read(line: &str) -> Option<Header> {
        let fields: Value = serde_json::from_str(line).ok()?;
        fields.as_object()?;
        let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
        let notes = fields.get("notes").and_then(Value::as_array).into_iter().flatten();
        Some(Header {
            url: text("url").unwrap_or_default(),
            base_url: text("baseUrl"),
            title: text("title").unwrap_or_default(),
            content_type: text("contentType").unwrap_or_default(),
            today: text("today"),
            live: fields.get("live").and_then(Value::as_bool).unwrap_or_default(),
            notes: notes.filter_map(Value::as_str).map(str::to_owned).collect(),
        })
    }
}

/// One record of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// An element begins.
    Open(&'a str),
    /// An attribute of the element that began last: name and value.
    Attribute(&'a str, &'a str),
    /// A text node.
    Text(&'a str),
    /// The element that began last ends.
    Close,
    /// The reader's selection begins here.
    SelectionStart,
    /// The reader's selection ends here.
    SelectionEnd,
}

/// Why a string is no snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotError {
    /// It does not begin with `verbatim 1`.
    NotASnapshot,
    /// Its second line is not the JSON of a [`Header`].
    BadHeader,
}

impl std::fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            SnapshotError::NotASnapshot => "not a page snapshot",
            SnapshotError::BadHeader => "the page snapshot's header cannot be read",
        })
    }
}

impl std::error::Error for SnapshotError {}

/// The first line of a snapshot.
const MAGIC: &str = "verbatim 1\n";

/// Takes a snapshot apart. The records are read as they are asked for; a record that makes no
/// sense is passed over.
pub fn read(wire: &str) -> Result<(Header, Events<'_>), SnapshotError> {
    let rest = wire.strip_prefix(MAGIC).ok_or(SnapshotError::NotASnapshot)?;
    let (header, body) = rest.split_once('\n').ok_or(SnapshotError::BadHeader)?;
    let header = Header::read(header).ok_or(SnapshotError::BadHeader)?;
    Ok((header, Events { rest: body }))
}

/// The records of a snapshot, in order.
#[derive(Clone, Debug)]
pub struct Events<'a> {
    rest: &'a str,
}

impl Events<'_> {
    /// Bytes not yet read: a measure of how much room the page will need.
    pub fn remaining(&self) -> usize {
        self.rest.len()
    }
}

impl<'a> Events<'a> {
    /// Cuts off what stands before the next control character.
    fn take_run(&mut self) -> &'a str {
        let end = self.rest.bytes().position(|b| b < 8).unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at(end);
        self.rest = rest;
        run
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let lead = *self.rest.as_bytes().first()?;
            if lead >= 8 {
                // Text without a lead: only damage does this.
                self.take_run();
                continue;
            }
            self.rest = &self.rest[1..];
            let run = self.take_run();
            match lead {
                1 => return Some(Event::Open(run)),
                2 if self.rest.starts_with('\u{3}') => {
                    self.rest = &self.rest[1..];
                    return Some(Event::Attribute(run, self.take_run()));
                }
                4 => return Some(Event::Text(run)),
                5 => return Some(Event::Close),
                6 => return Some(Event::SelectionStart),
                7 => return Some(Event::SelectionEnd),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_in_order() {
        let wire = "verbatim 1\n{\"url\":\"https://a.example/\",\"live\":true}\n\
                    \u{1}html\u{2}lang\u{3}ar\u{1}p\u{6}\u{4}one\u{7}\u{4} two\u{5}\u{5}";
        let (header, events) = read(wire).expect("well formed");
        assert_eq!(header.url, "https://a.example/");
        assert!(header.live);
        assert_eq!(
            events.collect::<Vec<_>>(),
            [
                Event::Open("html"),
                Event::Attribute("lang", "ar"),
                Event::Open("p"),
                Event::SelectionStart,
                Event::Text("one"),
                Event::SelectionEnd,
                Event::Text(" two"),
                Event::Close,
                Event::Close,
            ]
        );
    }

    #[test]
    fn damage_is_passed_over() {
        let (_, events) =
            read("verbatim 1\n{}\nstray\u{2}half\u{0}\u{3}\u{4}text").expect("readable");
        assert_eq!(events.collect::<Vec<_>>(), [Event::Text("text")]);
        assert_eq!(read("hello").err(), Some(SnapshotError::NotASnapshot));
        assert_eq!(read("verbatim 1\nno json\n").err(), Some(SnapshotError::BadHeader));
    }
}

//! What no output may hold, whatever a page said: markup, schemes and line breaks that leave their
//! field. Each check takes the written text apart by its format's own rules and panics where
//! something stands in it that no writer of ours puts there.

use verbatim::dom::{NodeId, Page};

/// Elements that our HTML is made of, the parser's own among them.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "body",
    "article",
    "div",
    "section",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "hr",
    "blockquote",
    "aside",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "figure",
    "figcaption",
    "pre",
    "code",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "details",
    "summary",
    "cite",
    "time",
    "a",
    "img",
    "br",
    "em",
    "strong",
    "del",
    "ins",
    "u",
    "mark",
    "sup",
    "sub",
    "kbd",
    "q",
    "abbr",
    "ruby",
    "rp",
    "rt",
    "span",
    "input",
    "i",
    "b",
    "meta",
];

/// Attributes that our HTML has.
const ATTRIBUTES: &[&str] = &[
    "lang",
    "dir",
    "id",
    "href",
    "src",
    "alt",
    "title",
    "class",
    "type",
    "start",
    "value",
    "reversed",
    "colspan",
    "rowspan",
    "align",
    "role",
    "disabled",
    "checked",
    "border",
    "cellspacing",
    "cellpadding",
    "style",
    "charset",
];

/// HTML that runs nothing, looks like nothing of the page's choosing and leads to no program.
///
/// # Panics
/// If it does.
pub fn html(written: &str) {
    let page = Page::from_html(written, "https://a.example/");
    let tree = &page.tree;
    for id in tree.all() {
        let Some(element) = tree.element(id).map(|name| tree.name_text(name)) else { continue };
        assert!(ELEMENTS.contains(&element), "<{element}> in {}", around(written, element));
        for (name, value) in tree.attributes(id) {
            let name = tree.name_text(name);
            assert!(ATTRIBUTES.contains(&name), "{name}= in {}", around(written, name));
            match name {
                "href" | "src" => address(value, name == "src", id),
                "style" => assert!(
                    !value.contains(['(', '\\', '@', '<', '&']) && value.len() < 60,
                    "style={value}"
                ),
                "class" => assert!(!value.contains(['<', '>', '"', '\'']), "class={value}"),
                "charset" => assert_eq!(element, "meta"),
                _ if element == "meta" => panic!("{name}= of meta in {}", around(written, "meta")),
                "type" if element == "input" => assert_eq!(value, "checkbox"),
                _ => {}
            }
        }
    }
}

fn address(value: &str, picture: bool, id: NodeId) {
    // A place on the same page has no scheme, whatever colons it has.
    let scheme = match value.split_once(':') {
        Some((scheme, _)) if !value.starts_with('#') => scheme.to_ascii_lowercase(),
        _ => String::new(),
    };
    let runs = ["javascript", "vbscript", "file", "blob", "about", "chrome", "view-source"];
    let blanks = |c: char| c.is_control() || c.is_whitespace();
    let checked = if picture { &scheme } else { value };
    assert!(!checked.contains(blanks), "{value:?} at {id:?}");
    assert!(!runs.contains(&scheme.as_str()), "{value:?} at {id:?}");
    if scheme == "data" {
        let small = value.to_ascii_lowercase();
        assert!(picture && small.starts_with("data:image/"), "{value:.80} at {id:?}");
    }
}

fn around<'a>(text: &'a str, word: &str) -> &'a str {
    let at = text.to_ascii_lowercase().find(word).unwrap_or(0).min(text.len());
    let (from, end) = (at.saturating_sub(80), (at + 120).min(text.len()));
    text.get(from..end).unwrap_or("(not shown)")
}

/// Org whose only keywords are those of our own blocks, and that runs nothing.
///
/// # Panics
/// If there are others.
pub fn org(written: &str) {
    const WORDS: &[&str] = &["begin_", "end_", "caption:", "title:", "name:", "attr_html:"];
    let mut literal = false;
    for line in written.lines().map(str::trim_start) {
        if let Some(word) = line.strip_prefix("#+") {
            let small = word.to_ascii_lowercase();
            assert!(WORDS.iter().any(|known| small.starts_with(known)), "{line:?}");
            assert!(!small.starts_with("begin_export"), "{line:?}");
            if small.starts_with("begin_src") || small.starts_with("begin_example") {
                literal = true;
            } else if small.starts_with("end_src") || small.starts_with("end_example") {
                literal = false;
            }
        }
        if let Some(rest) = line.to_ascii_lowercase().strip_prefix("#+begin_src") {
            assert_eq!(rest.split_whitespace().count(), 1, "arguments: {line:?}");
        }
        if !literal {
            org_line(line);
        }
    }
}

/// Running text without code and formulas, which Org reads as they stand.
fn org_line(line: &str) {
    let mut text = line.to_ascii_lowercase();
    for (open, close) in [("[[http", "]"), ("~", "~"), ("=", "="), ("\\(", "\\)"), ("\\[", "\\]")] {
        while let Some(start) = text.find(open) {
            let Some(len) = text[start + open.len()..].find(close) else { break };
            text.replace_range(start..start + open.len() + len + close.len(), " ");
        }
    }
    for runs in
        ["elisp:", "shell:", "[[javascript:", "[[file:", "@@html:", "{{{", "src_sh{", "call_x("]
    {
        assert!(!text.contains(runs), "{runs} in {line:?}");
    }
    assert!(!line.starts_with("%%(") && !line.starts_with(":PROPERTIES:"), "{line:?}");
}

/// RTF whose groups close and that has no control words but those of formatted text.
///
/// # Panics
/// If it has others.
pub fn rtf(written: &str) {
    const WORDS: &[&str] = &[
        "i",
        "i0",
        "scaps",
        "scaps0",
        "b",
        "b0",
        "ul",
        "ulnone",
        "super",
        "sub",
        "nosupersub",
        "tab",
        "line",
    ];
    assert!(written.is_ascii() && !written.contains(['\n', '\r', '\0']), "{written:?}");
    let mut depth = 0_i32;
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        rest = &rest[1..];
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '\\' if rest.starts_with(['\\', '{', '}']) => rest = &rest[1..],
            '\\' => {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
                let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
                let unicode = word.strip_prefix('u').is_some_and(|n| n.parse::<i16>().is_ok());
                assert!(unicode || WORDS.contains(&word), "\\{word} in {written}");
                rest = after;
            }
            _ => {}
        }
        assert!(depth >= 0, "a group closes that was not opened: {written}");
    }
    assert_eq!(depth, 0, "a group stays open: {written}");
}

/// One record in an export, read by the format's own rules for where values end.
///
/// # Panics
/// If a value ended its field or the record.
pub fn export(id: &str, written: &str) {
    assert!(!written.contains('\0'), "{id}: no NUL leaves");
    match id {
        "ris" => ris(written),
        "bibtex" | "biblatex" => braces(written),
        "endnote" => endnote(written),
        "csl-json" => {
            let json: serde_json::Value = serde_json::from_str(written).expect("CSL-JSON is JSON");
            assert_eq!(json.as_array().map(Vec::len), Some(1), "{written}");
        }
        "hayagriva" => yaml(written, false),
        _ => wiki(written),
    }
}

fn ris(written: &str) {
    let mut ends = 0;
    for line in written.split("\r\n").filter(|line| !line.is_empty()) {
        let (tag, rest) =
            line.split_at(line.char_indices().nth(2).map_or(line.len(), |(at, _)| at));
        let sound = tag.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        assert!(sound && rest.starts_with("  -"), "{line:?} in {written}");
        assert!(!line.contains(ends_a_line), "{line:?}");
        ends += usize::from(tag == "ER");
    }
    assert_eq!(ends, 1, "{written}");
    assert!(written.starts_with("TY  - "), "{written}");
}

/// A per cent sign, a letter or mark, a blank and the value on one line.
fn endnote(written: &str) {
    let mut lines = written.lines();
    assert!(lines.next().is_some_and(|line| line.starts_with("%0 ")), "{written}");
    for line in lines {
        let tag: Vec<char> = line.chars().take(3).collect();
        let sound = matches!(tag[..], ['%', mark, ' '] if mark != '0' && mark.is_ascii_graphic());
        assert!(sound && !line.contains(ends_a_line), "{line:?} in {written}");
    }
}

fn ends_a_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// BibTeX counts braces whether or not a backslash stands before them.
fn braces(written: &str) {
    let mut depth = 0_i32;
    for (at, c) in written.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '@' => assert!(depth > 0 || at == 0, "a second entry: {written}"),
            _ => {}
        }
        assert!(depth >= 0, "{written}");
    }
    assert_eq!(depth, 0, "{written}");
    assert_eq!(written.matches("\n@").count(), 0, "one entry: {written}");
    const RUNS: &[&str] = &["\\input", "\\write", "\\include", "\\openout", "\\catcode", "\\def"];
    for word in RUNS {
        let stands = written.match_indices(word).any(|(at, _)| !written[..at].ends_with('\\'));
        assert!(!stands, "{word} in {written}");
    }
}

/// Wikipedia's templates: one, opened and closed once; no tags but those of formatted titles.
fn wiki(written: &str) {
    assert_eq!(written.matches("{{").count(), written.matches("}}").count(), "{written}");
    assert!(written.trim_end().ends_with("}}"), "{written}");
    for word in ["<script", "<ref", "<!--", "<img", "<iframe", "<svg", "[["] {
        assert!(!written.to_ascii_lowercase().contains(word), "{word} in {written}");
    }
}

/// Front matter: the template's keys, in its order, and nothing else.
///
/// # Panics
/// If a value made a line, a key or an end of its own.
pub fn front_matter(written: &str, template: &str) {
    if written.is_empty() {
        return;
    }
    let body = written.strip_prefix("---\n").and_then(|rest| rest.strip_suffix("---\n\n"));
    let body = body.unwrap_or_else(|| panic!("no front matter: {written:?}"));
    let mut keys = template.lines().filter_map(|line| line.split_once(':')).map(|(key, _)| key);
    for line in body.lines() {
        let key = line.split_once(": ").map(|(key, _)| key);
        assert!(key.is_some_and(|key| keys.any(|known| known == key)), "{line:?} in {written}");
    }
    yaml(body, true);
}

fn yaml(written: &str, flat: bool) {
    for line in written.lines() {
        let strange = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
        assert!(!line.contains(strange), "{line:?}");
        assert!(!flat || !line.starts_with([' ', '-', '%', '&', '!']), "{line:?}");
        let value = line.split_once(": ").map_or("", |(_, value)| value);
        if let Some(rest) = value.strip_prefix('"') {
            let mut escaped = false;
            let close = rest.find(|c| {
                let end = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                end
            });
            assert_eq!(close, Some(rest.len() - 1), "the quotes end with the line: {line:?}");
        }
    }
}

/// A name that is one file's, on every system.
///
/// # Panics
/// If it is a path, hidden or unprintable.
pub fn file_name(name: &str) {
    assert!(!name.is_empty() && name.len() <= 200, "{name:?}");
    assert!(!name.contains(['/', '\\', ':', '<', '>', '"', '|', '?', '*', '%']), "{name:?}");
    assert!(!name.contains(|c: char| c.is_control()), "{name:?}");
    assert!(!name.starts_with(['.', ' ', '-']) && !name.ends_with(['.', ' ']), "{name:?}");
}

/// A text directive: nothing but characters that addresses have.
///
/// # Panics
/// If there are others.
pub fn fragment(directive: &str) {
    let sound = |c: char| c.is_ascii_alphanumeric() || "-._~!$'()*+,;=:@/?%".contains(c);
    assert!(directive.starts_with("text=") && directive.chars().all(sound), "{directive:?}");
}

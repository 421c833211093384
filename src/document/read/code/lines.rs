//! The lines of a block of code as they are shown.

use super::super::text;
use super::super::{Replaced, elements};
use super::Reader;
use crate::dom::{NodeId, Tree, names};

/// The lines that are gathered.
#[derive(Default)]
struct Lines {
    code: String,
    /// A line has ended, and what comes next begins another: because of a block or a `br`.
    due: bool,
    by_block: bool,
}

impl Lines {
    fn begin_block(&mut self) {
        if self.due || !(self.code.is_empty() || self.code.ends_with('\n')) {
            self.code.push('\n');
        }
        self.due = false;
    }

    fn end_block(&mut self, start: usize) {
        let ended_itself = self.code.len() > start && self.code.ends_with('\n') && !self.due;
        self.due = !ended_itself;
        self.by_block = true;
    }

    fn line_break(&mut self) {
        if self.due {
            self.code.push('\n');
        }
        self.due = true;
        self.by_block = false;
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.due {
            self.code.push('\n');
            self.due = false;
            // Markup that stands line by line has line ends between its blocks, too.
            if self.by_block && text.starts_with('\n') && text.trim().is_empty() {
                self.code.push_str(&text[1..]);
                return;
            }
        }
        self.code.push_str(text);
    }
}

/// The kept text in `id`, line by line, without a line end at the end.
pub(super) fn text_of(reader: &mut Reader<'_>, id: NodeId) -> String {
    let tree = reader.tree;
    let mut lines = Lines::default();
    let mut open: Vec<(NodeId, usize)> = Vec::new();
    let mut next = NodeId(id.0 + 1);
    let end = tree.end(id);
    while next < end {
        while let Some((_, start)) = open.pop_if(|(end, _)| *end <= next) {
            lines.end_block(start);
        }
        let here = next;
        next = NodeId(here.0 + 1);
        let Some(name) = tree.element(here) else {
            let own = reader.text_of(here);
            if reader.keep.contains(here) || own.trim().is_empty() {
                lines.text(&tidy(own));
            }
            continue;
        };
        if let Some(why) = not_code(tree, here) {
            reader.replace(here, why);
            next = tree.end(here);
        } else if name == names::BR {
            lines.line_break();
        } else if elements::is_block(tree, here, name) && name != names::TD {
            lines.begin_block();
            open.push((tree.end(here), lines.code.len()));
        }
    }
    let mut code = lines.code;
    let first_line_end = code
        .find(|c: char| c != ' ' && c != '\t' && c != '\n')
        .and_then(|at| code[..at].rfind('\n'));
    if let Some(end) = first_line_end {
        code.drain(..=end);
    }
    code.truncate(code.trim_end().len());
    code
}

/// Line ends of one kind, no-break spaces that stand for indentation as spaces, no invisible
/// marks.
fn tidy(code: &str) -> String {
    let plain = !code.contains(['\r', '\u{a0}'])
        && code.bytes().all(|b| b.is_ascii() && (b >= b' ' || b == b'\n' || b == b'\t'));
    if plain {
        return code.to_owned();
    }
    text::clean(&code.replace("\r\n", "\n").replace('\r', "\n").replace('\u{a0}', " "))
}

/// Why an element inside a block of code is none of its text.
pub(super) fn not_code(tree: &Tree, id: NodeId) -> Option<Replaced> {
    if tree.is(id, names::BUTTON)
        || tree.attribute(id, names::ROLE) == Some("button")
        || tree.is(id, names::STYLE)
        || tree.is(id, names::SCRIPT)
    {
        return Some(Replaced::Control);
    }
    let classes = tree.attribute(id, names::CLASS)?;
    let mut found = None;
    for class in classes.split_ascii_whitespace() {
        let class = class.to_ascii_lowercase();
        if is_number_class(&class) {
            found = Some(Replaced::LineNumber);
        } else if is_control_class(&class) {
            found = Some(Replaced::Control);
        }
    }
    let why = found?;
    // Names mislead; what the element holds does not.
    let text = tree.descendants(id).take(20_000).filter_map(|id| tree.text(id));
    let mut characters = text.flat_map(str::chars);
    let fits = match why {
        Replaced::LineNumber => {
            characters.all(|c| c.is_numeric() || c.is_whitespace() || "+-−#|.…".contains(c))
        }
        _ => characters.take(60).count() < 40,
    };
    fits.then_some(why)
}

fn is_number_class(class: &str) -> bool {
    const EXACT: &[&str] = &[
        "ln",
        "lnt",
        "linenos",
        "lineno",
        "gutter",
        "num",
        "no",
        "nums",
        "line-no",
        "line_no",
        "blob-num",
        "rouge-gutter",
        "linenodiv",
        "linenumber",
        "line-numbers-rows",
        "cm-gutters",
        "code-gutter",
        "hljs-ln-numbers",
        "diff-marker",
        "diff-mark",
        "diff-sign",
        "diff-symbol",
        "code-line-number",
        "codemirror-gutter-wrapper",
        "line-num",
        "ruler",
    ];
    EXACT.contains(&class)
        || class.contains("line-number")
        || class.contains("linenumber")
        || class.contains("lineno")
}

fn is_control_class(class: &str) -> bool {
    const EXACT: &[&str] = &[
        "copy",
        "copied",
        "toolbar",
        "toolbar-item",
        "copybtn",
        "copybutton",
        "clipboard",
        "btn-clipboard",
        "zeroclipboard-container",
        "fold",
        "folded-marker",
        "sr-only",
    ];
    EXACT.contains(&class)
        || class.contains("copy-b")
        || class.contains("copy-c")
        || class.contains("code-copy")
        || class.contains("clipboard")
        || class.contains("copy-to")
}

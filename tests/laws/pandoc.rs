//! The words that Pandoc reads in its own Markdown.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;
use verbatim::document::words;

/// Whether there is a Pandoc to ask.
pub(crate) fn is_there() -> bool {
    Command::new("pandoc").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// The words of a text in Pandoc's Markdown, and those of its notes, each once: Pandoc has a note
/// wherever it is referred to. `Err` says what Pandoc complains of.
pub(crate) fn words_read(markdown: &str) -> Result<(Vec<String>, BTreeSet<String>), String> {
    // Typographic quotation marks would be made of plain ones.
    let mut pandoc = Command::new("pandoc")
        .args(["-f", "markdown-smart", "-t", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut input = pandoc.stdin.take().ok_or("no way in")?;
    let text = markdown.to_owned();
    let writing = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = pandoc.wait_with_output().map_err(|error| error.to_string())?;
    let _ = writing.join();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let json: Value = serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    let mut read = Read::default();
    read.value(&json["blocks"]);
    let list = |text: &str| -> Vec<String> {
        words(&super::laws::visible(text)).map(str::to_owned).collect()
    };
    Ok((list(&read.text), read.notes.iter().map(|note| list(note).concat()).collect()))
}

#[derive(Default)]
struct Read {
    text: String,
    notes: Vec<String>,
}

impl Read {
    fn value(&mut self, value: &Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.value(value)),
            Value::Object(node) => {
                self.node(node.get("t").and_then(Value::as_str).unwrap_or(""), &value["c"])
            }
            _ => {}
        }
    }

    fn node(&mut self, kind: &str, content: &Value) {
        match kind {
            "Str" => self.text.push_str(content.as_str().unwrap_or("")),
            "Space" | "SoftBreak" => self.text.push(' '),
            "LineBreak" => self.text.push('\n'),
            "RawInline" => {
                if content[1].as_str().is_some_and(|tag| tag.starts_with("<br")) {
                    self.text.push('\n');
                }
            }
            "RawBlock" => {
                let html = content[1].as_str().filter(|_| content[0] == "html").unwrap_or("");
                self.text.push('\n');
                self.text.push_str(&super::laws::html_text(html));
                self.text.push('\n');
            }
            "Image" | "Link" | "Span" => self.value(&content[1]),
            "Math" => {
                self.text.push('\n');
                self.text.push_str(content[1].as_str().unwrap_or(""));
                self.text.push('\n');
            }
            "Code" => self.text.push_str(content[1].as_str().unwrap_or("")),
            "CodeBlock" => {
                self.text.push('\n');
                self.text.push_str(content[1].as_str().unwrap_or(""));
                self.text.push('\n');
            }
            "Note" => {
                let around = std::mem::take(&mut self.text);
                self.value(content);
                self.notes.push(std::mem::replace(&mut self.text, around));
            }
            // A tag inside a word does not part it.
            "Emph" | "Strong" | "Strikeout" | "Superscript" | "Subscript" | "Underline"
            | "SmallCaps" | "Quoted" | "Cite" => self.value(content),
            // Blocks.
            _ => {
                self.text.push('\n');
                self.value(content);
                self.text.push('\n');
            }
        }
    }
}

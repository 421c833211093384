//! Org, Emacs's outline format (<https://orgmode.org/worg/org-syntax.html>).

use super::lines::Lines;
use super::{Images, Links, Options};
use crate::document::{
    Alignment, Block, CodeBlock, Definition, Document, Inline, List, ListKind, Style, Table,
};
use crate::single_spaced::single_spaced;

/// Writes the document as Org, with a newline at the end of the last line.
pub fn org(document: &Document, options: &Options) -> String {
    let mut writer = Writer { document, options, in_cell: false };
    let mut out = Lines::default();
    if options.headline && !document.headline.is_empty() {
        out.paragraph(&format!("* {}", writer.line(&document.headline)));
    }
    writer.blocks(&document.blocks, &mut out);
    if options.notes {
        for (nth, note) in document.notes.iter().enumerate() {
            out.begin_block();
            // A definition of a note begins at the left margin and ends at two blank lines.
            out.push_indent(&format!("[fn:{}] ", nth + 1), "");
            writer.blocks(&note.blocks, &mut out);
            out.pop_indent();
        }
    }
    let mut text = out.finish();
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

struct Writer<'a> {
    document: &'a Document,
    options: &'a Options,
    /// Whether a cell is written, which holds one line and no blocks.
    in_cell: bool,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], out: &mut Lines) {
        for block in blocks {
            self.block(block, out);
        }
    }

    fn block(&mut self, block: &Block, out: &mut Lines) {
        match block {
            Block::Heading { level, content, .. } => {
                let level = usize::from(super::shifted_level(*level, self.options.heading_shift));
                let text = self.line(content).replace("\\\\\n", " ");
                // Inside a list or quotation a star would end it.
                let text = if out.depth() == 0 {
                    format!("{} {text}", "*".repeat(level))
                } else {
                    format!("*{text}*")
                };
                out.paragraph(&text);
            }
            Block::Paragraph(content) => {
                let text = self.line(content);
                out.paragraph(&guard_lines(&text));
            }
            Block::ThematicBreak => {
                begin(out);
                out.line("-----");
            }
            Block::BlockQuote { blocks, .. } => self.wrapped("quote", "", blocks, out),
            Block::List(list) => self.list(list, out),
            Block::DefinitionList(definitions) => self.definition_list(definitions, out),
            Block::CodeBlock(code) if self.in_cell => {
                let line = single_spaced(&code.code);
                let mut text = String::new();
                self.code('~', &line, &mut text);
                out.paragraph(&text);
            }
            Block::CodeBlock(code) => self.code_block(code, out),
            Block::Table(table) => self.table(table, out),
            Block::Figure { blocks, caption } => {
                self.blocks(blocks, out);
                self.blocks(caption, out);
            }
            Block::Callout(callout) => {
                let title = self.line(&callout.title);
                self.wrapped("quote", &title, &callout.blocks, out);
            }
            Block::Details { summary, blocks } => {
                let summary = self.line(summary);
                out.paragraph(&format!("*{summary}*"));
                self.blocks(blocks, out);
            }
            Block::Embed(embed) => {
                out.paragraph(&link(&embed.address, &guard(embed.label())));
            }
            Block::Post(post) => {
                out.paragraph(&guard_lines(&guard(&post.byline())));
                self.blocks(&post.blocks, out);
            }
            Block::Division { blocks, .. } => self.blocks(blocks, out),
        }
    }

    fn definition_list(&mut self, definitions: &[Definition], out: &mut Lines) {
        begin(out);
        out.tight += 1;
        for definition in definitions {
            let terms: Vec<String> =
                definition.terms.iter().map(|term| self.line(term).replace('\n', " ")).collect();
            out.push_indent(&format!("- {} :: ", terms.join(", ")), "  ");
            definition.definitions.iter().for_each(|blocks| self.blocks(blocks, out));
            out.pop_indent();
        }
        out.tight -= 1;
    }

    fn code_block(&self, code: &CodeBlock, out: &mut Lines) {
        if !code.title.is_empty() {
            let mut title = String::new();
            self.code('=', &code.title, &mut title);
            out.paragraph(&guard_lines(&title));
        }
        begin(out);
        // More words would be arguments, which Org obeys.
        let language = code.language.split_whitespace().next().unwrap_or("");
        let (begin, end) = match language {
            "" => ("#+begin_example".to_owned(), "#+end_example"),
            language => (format!("#+begin_src {language}"), "#+end_src"),
        };
        out.line(&begin);
        for line in code.code.split('\n') {
            out.line(&hidden(line));
        }
        out.line(end);
    }

    fn wrapped(&mut self, name: &str, title: &str, blocks: &[Block], out: &mut Lines) {
        if self.in_cell {
            if !title.is_empty() {
                out.paragraph(&format!("*{title}*"));
            }
            return self.blocks(blocks, out);
        }
        begin(out);
        out.line(&format!("#+begin_{name}"));
        if !title.is_empty() {
            out.line(&format!("*{title}*"));
        } else {
            out.end_without_blank();
        }
        let tight = std::mem::take(&mut out.tight);
        self.blocks(blocks, out);
        out.tight = tight;
        out.line(&format!("#+end_{name}"));
    }

    fn list(&mut self, list: &List, out: &mut Lines) {
        begin(out);
        if list.tight {
            out.tight += 1;
        }
        for (nth, item) in list.items.iter().enumerate() {
            if !list.tight {
                out.begin_block();
            }
            let mut mark = match list.kind {
                ListKind::Bullet => "- ".to_owned(),
                ListKind::Ordered(_) => format!("{}. ", nth + 1),
            };
            let indent = " ".repeat(mark.len());
            if list.kind != ListKind::Bullet && nth as i32 + 1 != item.number {
                mark.push_str(&format!("[@{}] ", item.number));
            }
            match item.task {
                Some(true) => mark.push_str("[X] "),
                Some(false) => mark.push_str("[ ] "),
                None => {}
            }
            out.push_indent(&mark, &indent);
            self.blocks(&item.blocks, out);
            out.pop_indent();
        }
        if list.tight {
            out.tight -= 1;
        }
    }

    fn table(&mut self, table: &Table, out: &mut Lines) {
        self.blocks(&table.caption, out);
        out.begin_apart();
        out.marks_alone();
        let columns = table.head.iter().chain(&table.body).map(Vec::len).max().unwrap_or(0);
        for (nth, row) in table.head.iter().chain(&table.body).enumerate() {
            if nth > 0 && nth == table.head.len() {
                out.line(&format!("|{}|", vec!["---"; columns].join("+")));
            }
            let mut line = String::from("|");
            for cell in row {
                let mut lines = Lines::default();
                let around = std::mem::replace(&mut self.in_cell, true);
                self.blocks(&cell.blocks, &mut lines);
                self.in_cell = around;
                let text = lines.finish().replace("\\\\\n", " ").replace('|', "\\vert{}");
                line.push_str(&format!(" {} |", single_spaced(&text)));
            }
            out.line(&line);
        }
        let cookies: Vec<&str> = table
            .alignments
            .iter()
            .map(|alignment| match alignment {
                Alignment::Default => "",
                Alignment::Left => "<l>",
                Alignment::Center => "<c>",
                Alignment::Right => "<r>",
            })
            .collect();
        if !cookies.is_empty() {
            out.line(&format!("| {} |", cookies.join(" | ")));
        }
    }

    fn line(&mut self, content: &[Inline]) -> String {
        let mut text = String::new();
        self.inlines(content, &mut text);
        text
    }

    fn inlines(&mut self, content: &[Inline], text: &mut String) {
        for inline in content {
            match inline {
                Inline::Text(own) => text.push_str(&guard(own)),
                Inline::Code(code) => {
                    let mark = if code.contains('~') { '=' } else { '~' };
                    self.code(mark, code, text);
                }
                Inline::Styled(style, inner) => {
                    let mut own = String::new();
                    self.inlines(inner, &mut own);
                    match style {
                        Style::Emphasis => self.marked('/', &own, text),
                        Style::Strong => self.marked('*', &own, text),
                        Style::Underline | Style::Insertion => self.marked('_', &own, text),
                        Style::Strikethrough => self.marked('+', &own, text),
                        Style::Keyboard => self.marked('~', &own, text),
                        Style::Superscript => text.push_str(&format!("^{{{own}}}")),
                        Style::Subscript => text.push_str(&format!("_{{{own}}}")),
                        Style::Quotation => text.push_str(&format!("“{own}”")),
                        Style::Highlight => text.push_str(&own),
                    }
                }
                Inline::Math(math) => {
                    let tex = single_spaced(&without_comments(&math.tex));
                    text.push_str(&match math.display {
                        _ if ends_math(&tex) => guard(&tex),
                        true => format!("\\[{tex}\\]"),
                        false => format!("\\({tex}\\)"),
                    });
                }
                Inline::LineBreak => text.push_str("\\\\\n"),
                Inline::Link(to) => {
                    let mut own = String::new();
                    self.inlines(&to.content, &mut own);
                    let leads = crate::dom::address::is_safe(&to.address);
                    text.push_str(&if self.options.links == Links::None || !leads {
                        own
                    } else {
                        link(&to.address, &own)
                    });
                }
                Inline::Image(image) => match self.options.images {
                    Images::Keep => {
                        text.push_str(&format!("[[{}]]", bracket_free(&image.address)));
                    }
                    Images::AltText => text.push_str(&guard(&image.alt)),
                    Images::None => {}
                },
                Inline::NoteReference(index)
                    if self.options.notes && *index < self.document.notes.len() =>
                {
                    text.push_str(&format!("[fn:{}]", index + 1));
                }
                Inline::NoteReference(_) => {}
                Inline::Abbreviation { content, .. } | Inline::Span { content, .. } => {
                    self.inlines(content, text)
                }
                Inline::Ruby(parts) => {
                    for (base, reading) in parts {
                        text.push_str(&guard(&format!("{base}({reading})")));
                    }
                }
            }
        }
    }

    /// Code between marks, where Org would read it as code; as text otherwise (Org manual,
    /// "Emphasis and Monospace": no blank at either end, no mark of its own inside).
    fn code(&self, mark: char, code: &str, text: &mut String) {
        let blank = |c: char| c.is_whitespace() || c == '\u{200b}';
        let holds = !code.is_empty()
            && !code.contains([mark, '\n'])
            && !code.starts_with(blank)
            && !code.ends_with(blank);
        if holds { self.marked(mark, code, text) } else { text.push_str(&guard(code)) }
    }

    /// Emphasis, with a zero-width space where a letter would keep its mark from being one.
    fn marked(&self, mark: char, own: &str, text: &mut String) {
        if text.chars().next_back().is_some_and(|c| !c.is_whitespace() && !"-({'\"".contains(c)) {
            text.push('\u{200b}');
        }
        text.push(mark);
        text.push_str(own);
        text.push(mark);
        text.push('\u{200b}');
    }
}

fn link(address: &str, text: &str) -> String {
    format!("[[{}][{}]]", bracket_free(address), text.replace("\\\\\n", " "))
}

/// An address that does not end the link it stands in.
fn bracket_free(address: &str) -> String {
    address.replace('[', "%5B").replace(']', "%5D")
}

/// Whether a formula on one line would end before its end, by a mark of its own.
fn ends_math(tex: &str) -> bool {
    tex.contains("\\)") || tex.contains("\\]")
}

/// A line of a block, with a comma before what Org would read in it (Org manual, "Literal
/// Examples").
fn hidden(line: &str) -> String {
    let code = line.trim_start_matches([' ', '\t']);
    let mark = code.trim_start_matches(',');
    if mark.starts_with('*') || mark.starts_with("#+") || code.starts_with(',') {
        let (indent, code) = line.split_at(line.len() - code.len());
        return format!("{indent},{code}");
    }
    line.to_owned()
}

/// Pairs that begin something wherever they stand: links, notes, targets, macros, snippets of
/// other formats, days that are programs.
const OPENERS: [(char, char); 6] =
    [('[', '['), ('[', 'f'), ('<', '<'), ('{', '{'), ('@', '@'), ('<', '%')];

/// Words that with the character after them are programs or lead to files, even in running text.
const ACTIVE: [&str; 9] =
    ["elisp:", "shell:", "file:", "sys:", "emacs:", "docview:", "attachment:", "src_", "call_"];

/// Text that Org reads as text: a zero-width space stands before what would be a mark, and inside
/// what would begin something else.
fn guard(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let opens = (before.is_whitespace() || "-({'\"".contains(before))
            && next.is_some_and(|next| !next.is_whitespace());
        let ends_word = |word: &str| {
            let start = (at + 1).checked_sub(word.len());
            start
                .and_then(|start| text.get(start..=at))
                .is_some_and(|own| own.eq_ignore_ascii_case(word))
        };
        let mark = "*/_+=~".contains(c) && opens;
        let active = (c == ':' || c == '_') && ACTIVE.iter().any(|word| ends_word(word));
        if mark || active {
            out.push('\u{200b}');
        }
        out.push(c);
        if next.is_some_and(|next| OPENERS.contains(&(c, next))) {
            out.push('\u{200b}');
        }
        before = c;
    }
    out
}

/// A formula without its comments, which end with their lines: on one line, as an empty one would
/// end it and make text of the rest, they would swallow what follows.
fn without_comments(tex: &str) -> String {
    let comment = |line: &str| {
        line.match_indices('%').map(|(at, _)| at).find(|&at| !line[..at].ends_with('\\'))
    };
    let lines = tex.lines().map(|line| comment(line).map_or(line, |at| &line[..at]));
    lines.collect::<Vec<_>>().join("\n")
}

/// Begins a block that is no paragraph. Org takes whatever stands behind the mark of an item for
/// text, so there the mark gets a line of its own (`org-element--current-element`: "next element is
/// always a paragraph").
fn begin(out: &mut Lines) {
    out.begin_block();
    out.marks_alone();
}

/// Lines that would begin something else than a paragraph get a zero-width space before them.
fn guard_lines(text: &str) -> String {
    let begins = |line: &str| {
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered =
            digits.len() < line.len() && (digits.starts_with(". ") || digits.starts_with(") "));
        line.starts_with("- ")
            || line.starts_with("+ ")
            || line.starts_with("* ")
            || line.starts_with('#')
            || line.starts_with('|')
            || line.starts_with(':')
            || line.starts_with("%%")
            || line.starts_with("\\begin")
            || line.starts_with("-----")
            || numbered
    };
    text.split('\n')
        .map(|line| if begins(line) { format!("\u{200b}{line}") } else { line.to_owned() })
        .collect::<Vec<_>>()
        .join("\n")
}

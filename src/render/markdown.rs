//! Markdown in four flavours: what each can say is said in its own way, the rest in HTML, which
//! every Markdown allows. Text is escaped only where a parser would see more in it ([`escape`]).

mod emphasis;
mod escape;
mod line;
mod table;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::html::{element_of, escape as escape_html, html_blocks};
use super::lines::Lines;
use super::{Flavour, Images, Links, Options};
use crate::document::{
    Block, Callout, CodeBlock, Definition, Document, Inline, Link, List, ListItem, ListKind, Style,
};
use line::{Line, Marks, Piece, Place};

/// Writes the document as Markdown, with a newline at the end of the last line.
pub fn markdown(document: &Document, options: &Options) -> String {
    let mut writer = Writer::new(document, options);
    let mut out = Lines::default();
    if options.headline && !document.headline.is_empty() {
        writer.heading(1, "", &document.headline, &mut out);
    }
    writer.blocks(&document.blocks, &mut out);
    writer.notes(&mut out);
    writer.definitions(&mut out);
    let mut text = out.finish();
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

struct Writer<'a> {
    document: &'a Document,
    options: &'a Options,
    flavour: Flavour,
    /// What each heading's page name is called in this Markdown.
    places: HashMap<&'a str, String>,
    /// Labels of notes and links that are defined: brackets around them make a link.
    labels: HashSet<String>,
    /// Addresses written at the end.
    addresses: Vec<(String, String)>,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document, options: &'a Options) -> Writer<'a> {
        let mut labels = HashSet::new();
        for nth in 0..document.notes.len() {
            labels.insert(format!("^{}", nth + 1));
        }
        let mut places = HashMap::new();
        name_headings(&document.blocks, options.flavour, &mut HashMap::new(), &mut places);
        let mut writer = Writer {
            document,
            options,
            flavour: options.flavour,
            places,
            labels,
            addresses: Vec::new(),
        };
        if options.links == Links::Reference {
            // Numbers are labels everywhere, since links further on will define them.
            document.for_each_link(&mut |address, title| {
                writer.label_of(address, title);
            });
        }
        writer
    }

    fn blocks(&mut self, blocks: &[Block], out: &mut Lines) {
        blocks.iter().for_each(|block| self.block(block, out));
    }

    fn block(&mut self, block: &Block, out: &mut Lines) {
        match block {
            Block::Heading { level, id, content } => self.heading(*level, id, content, out),
            Block::Paragraph(content) => self.paragraph(content, false, out),
            Block::ThematicBreak => {
                out.begin_block();
                // Hyphens or stars behind the mark of a list item would be items.
                out.line(if out.depth() > 0 { "___" } else { "---" });
            }
            Block::BlockQuote { blocks, .. } => {
                out.begin_block();
                out.push_indent("> ", "> ");
                self.apart(blocks, out);
                out.pop_indent();
            }
            Block::List(list) => self.list(list, out),
            Block::DefinitionList(definitions) => self.definition_list(definitions, out),
            Block::CodeBlock(code) => self.code(code, out),
            Block::Table(table) => table::write(self, table, out),
            Block::Figure { blocks, caption } => {
                self.blocks(blocks, out);
                self.blocks(caption, out);
            }
            Block::Callout(callout) => self.callout(callout, out),
            Block::Details { summary, blocks } => self.details(summary, blocks, out),
            Block::Embed(embed) => {
                let title = if embed.title.is_empty() { embed.kind.word() } else { &embed.title };
                let content = vec![Inline::Text(title.to_owned())];
                let link = Link { address: embed.address.clone(), title: String::new(), content };
                self.paragraph(&[Inline::Link(link)], false, out);
            }
            Block::Post(post) => {
                let mut head = Vec::new();
                if !post.author.is_empty() {
                    head.push(Inline::Styled(
                        Style::Strong,
                        vec![Inline::Text(post.author.clone())],
                    ));
                }
                if !post.time.is_empty() {
                    let comma = if head.is_empty() { "" } else { ", " };
                    head.push(Inline::Text(format!("{comma}{}", post.time)));
                }
                self.paragraph(&head, false, out);
                self.blocks(&post.blocks, out);
            }
            Block::Division { language, direction, blocks } => {
                if self.flavour != Flavour::Pandoc {
                    return self.blocks(blocks, out);
                }
                let mut attributes = Vec::new();
                attributes.extend(
                    language
                        .iter()
                        .filter(|tag| is_plain_word(tag))
                        .map(|tag| format!("lang={tag}")),
                );
                attributes.extend(direction.map(|direction| format!("dir={}", direction.as_dir())));
                out.begin_block();
                let fence = ":".repeat(3 + depth_of_divisions(blocks));
                out.line(&format!("{fence} {{{}}}", attributes.join(" ")));
                self.apart(blocks, out);
                out.begin_apart();
                out.line(&fence);
            }
        }
    }

    /// Blocks that stand apart from each other even in a list whose items stand close together.
    fn apart(&mut self, blocks: &[Block], out: &mut Lines) {
        let tight = std::mem::take(&mut out.tight);
        self.blocks(blocks, out);
        out.tight = tight;
    }

    fn paragraph(&mut self, content: &[Inline], item: bool, out: &mut Lines) {
        if let [Inline::Math(math)] = content
            && math.display
            && self.flavour != Flavour::CommonMark
        {
            out.begin_block();
            out.line("$$");
            math.tex.lines().filter(|line| !line.trim().is_empty()).for_each(|line| out.line(line));
            out.line("$$");
            return;
        }
        let text = self.line(content, Place { item, ..Place::default() });
        out.paragraph(&text);
    }

    fn heading(&mut self, level: u8, id: &str, content: &[Inline], out: &mut Lines) {
        let level = super::shifted_level(level, self.options.heading_shift);
        let text = self.line(content, Place { heading: true, ..Place::default() });
        let marks = "#".repeat(usize::from(level));
        let place = if self.flavour == Flavour::Pandoc && is_name(id) {
            format!(" {{#{id}}}")
        } else {
            String::new()
        };
        out.begin_block();
        out.line(format!("{marks} {text}{place}").trim_end());
    }

    fn list(&mut self, list: &List, out: &mut Lines) {
        let (usual, other) = match list.kind {
            ListKind::Bullet => ('-', '*'),
            ListKind::Ordered(_) => ('.', ')'),
        };
        // Lists with one mark that follow each other would be read as one.
        let mut mark = if out.mark_before() == Some(usual) { other } else { usual };
        out.begin_block();
        if list.tight {
            out.tight += 1;
        }
        for (nth, item) in list.items.iter().enumerate() {
            if !list.tight {
                out.begin_block();
            }
            let label = match list.kind {
                ListKind::Bullet => mark.to_string(),
                ListKind::Ordered(numbering) => {
                    // Markdown counts up by itself: a number out of turn begins a list of its own.
                    let before = nth.checked_sub(1).and_then(|before| list.items.get(before));
                    if before
                        .is_some_and(|before| before.number.checked_add(1) != Some(item.number))
                    {
                        mark = if mark == usual { other } else { usual };
                    }
                    let number = match self.flavour {
                        Flavour::Pandoc => super::plain_text::number(numbering, item.number),
                        _ => item.number.to_string(),
                    };
                    // No list of Markdown begins below zero.
                    let number = if number.starts_with('-') { "0".to_owned() } else { number };
                    format!("{number}{mark}")
                }
            };
            // Pandoc takes "A. " for an initial.
            let wide = self.flavour == Flavour::Pandoc
                && label.starts_with(|c: char| c.is_ascii_uppercase());
            let label = format!("{label}{}", if wide { "  " } else { " " });
            out.push_indent(&label, &" ".repeat(label.chars().count()));
            self.item(item, list.tight, out);
            out.pop_indent();
        }
        if list.tight {
            out.tight -= 1;
        }
        out.end_list(mark);
    }

    fn item(&mut self, item: &ListItem, tight: bool, out: &mut Lines) {
        let task = item.task.filter(|_| self.flavour != Flavour::CommonMark);
        let mut blocks = item.blocks.as_slice();
        if let (Some(done), [Block::Paragraph(content), rest @ ..]) = (task, blocks) {
            let text = self.line(content, Place { item: true, ..Place::default() });
            out.paragraph(&format!("[{}] {text}", if done { 'x' } else { ' ' }));
            blocks = rest;
        } else if let [Block::Paragraph(content), rest @ ..] = blocks {
            self.paragraph(content, true, out);
            blocks = rest;
        }
        if tight { self.blocks(blocks, out) } else { self.apart(blocks, out) }
    }

    fn definition_list(&mut self, definitions: &[Definition], out: &mut Lines) {
        for definition in definitions {
            if self.flavour == Flavour::Pandoc
                && definition.terms.len() == 1
                && !definition.definitions.is_empty()
            {
                let term =
                    self.line(&definition.terms[0], Place { heading: true, ..Place::default() });
                out.begin_block();
                out.line(&term);
                for blocks in &definition.definitions {
                    out.begin_block();
                    out.push_indent(":   ", "    ");
                    self.apart(blocks, out);
                    out.pop_indent();
                }
                continue;
            }
            for term in &definition.terms {
                let strong = [Inline::Styled(Style::Strong, without_strong(term))];
                self.paragraph(&strong, false, out);
            }
            for blocks in &definition.definitions {
                self.blocks(blocks, out);
            }
        }
    }

    fn code(&mut self, code: &CodeBlock, out: &mut Lines) {
        if !code.title.is_empty() {
            self.paragraph(&[Inline::Code(code.title.clone())], false, out);
        }
        out.begin_block();
        let longest = code.code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        out.line(&format!("{fence}{}", code.language));
        if !code.code.is_empty() {
            code.code.split('\n').for_each(|line| out.line(line));
        }
        out.line(&fence);
    }

    fn callout(&mut self, callout: &Callout, out: &mut Lines) {
        let title = crate::document::inline_text(&callout.title);
        let named = title.is_empty()
            || title.trim().trim_end_matches(':').eq_ignore_ascii_case(&callout.kind);
        let github =
            matches!(callout.kind.as_str(), "note" | "tip" | "important" | "warning" | "caution");
        out.begin_block();
        out.push_indent("> ", "> ");
        match self.flavour {
            Flavour::Gfm if github && named => {
                out.line(&format!("[!{}]", callout.kind.to_uppercase()))
            }
            Flavour::Obsidian => {
                let title = self.line(&callout.title, Place { title: true, ..Place::default() });
                let title = if named { String::new() } else { format!(" {title}") };
                out.line(&format!("[!{}]{title}", callout.kind));
            }
            _ if !callout.title.is_empty() => {
                let strong = [Inline::Styled(Style::Strong, without_strong(&callout.title))];
                self.paragraph(&strong, false, out);
            }
            _ => {}
        }
        let directly = matches!(self.flavour, Flavour::Gfm if github && named)
            || self.flavour == Flavour::Obsidian;
        if directly && matches!(callout.blocks.first(), Some(Block::Paragraph(_))) {
            out.end_without_blank();
        }
        self.apart(&callout.blocks, out);
        out.pop_indent();
    }

    fn details(&mut self, summary: &[Inline], blocks: &[Block], out: &mut Lines) {
        out.begin_block();
        if self.flavour == Flavour::Obsidian {
            let title = self.line(summary, Place { title: true, ..Place::default() });
            out.push_indent("> ", "> ");
            out.line(&format!("[!note]- {title}"));
            self.apart(blocks, out);
            out.pop_indent();
            return;
        }
        let mut html = String::new();
        super::html::inlines(summary, self.document, self.options, &mut html);
        let html = guarded(&html, self.flavour);
        out.line("<details>");
        out.line(&format!("<summary>{}</summary>", html.replace('\n', " ")));
        let tight = std::mem::take(&mut out.tight);
        self.blocks(blocks, out);
        out.begin_block();
        out.tight = tight;
        out.line("</details>");
    }

    fn notes(&mut self, out: &mut Lines) {
        if !self.options.notes || self.document.notes.is_empty() {
            return;
        }
        let plain = self.flavour == Flavour::CommonMark;
        if plain {
            out.begin_block();
            out.line("---");
        }
        for (nth, note) in self.document.notes.iter().enumerate() {
            let mark = if plain { format!("{}. ", nth + 1) } else { format!("[^{}]: ", nth + 1) };
            let indent = if plain { " ".repeat(mark.len()) } else { "    ".to_owned() };
            out.begin_block();
            out.push_indent(&mark, &indent);
            if self.flavour == Flavour::Pandoc
                && matches!(note.blocks.first(), Some(Block::Heading { .. }))
            {
                // Behind the mark it would be text.
                out.line("");
                out.end_without_blank();
            }
            self.blocks(&note.blocks, out);
            out.pop_indent();
        }
    }

    fn definitions(&mut self, out: &mut Lines) {
        let addresses = std::mem::take(&mut self.addresses);
        for (nth, (address, title)) in addresses.iter().enumerate() {
            if nth == 0 {
                out.begin_block();
            }
            out.line(&format!(
                "[{}]: {}{}",
                nth + 1,
                destination(address, false, self.flavour),
                title_part(title)
            ));
        }
    }

    /// The number of an address that is written at the end.
    fn label_of(&mut self, address: &str, title: &str) -> String {
        let known =
            self.addresses.iter().position(|(known, with)| known == address && with == title);
        let nth = known.unwrap_or_else(|| {
            self.addresses.push((address.to_owned(), title.to_owned()));
            self.labels.insert(self.addresses.len().to_string());
            self.addresses.len() - 1
        });
        (nth + 1).to_string()
    }

    /// Running text as Markdown.
    fn line(&mut self, content: &[Inline], place: Place) -> String {
        let mut line = Line::default();
        self.pieces(content, place, &mut line);
        let labels = &self.labels;
        line.write(self.flavour, place, self.options.escaping, &|label| labels.contains(label))
    }

    fn pieces(&mut self, content: &[Inline], place: Place, line: &mut Line) {
        for inline in content {
            self.piece(inline, place, line);
        }
    }

    fn piece(&mut self, inline: &Inline, place: Place, line: &mut Line) {
        match inline {
            Inline::Text(text) => push_text(line, text),
            // No backslash before a pipe can be written as code in a cell.
            Inline::Code(text) if place.cell && text.contains("\\|") => {
                let mut html = "<code>".to_owned();
                for c in text.chars() {
                    match c.is_ascii_punctuation() {
                        true => html.push_str(&format!("&#{};", c as u32)),
                        false => html.push(c),
                    }
                }
                push_raw(line, html + "</code>");
            }
            Inline::Code(text) => push_raw(line, code_span(text, place.cell)),
            Inline::Styled(style, inner) => self.styled(*style, inner, place, line),
            Inline::Math(math) if self.flavour == Flavour::CommonMark => {
                push_text(line, &format!("${}$", math.tex));
            }
            Inline::Math(math) => {
                let tex = math.tex.split_whitespace().collect::<Vec<_>>().join(" ");
                let tex = if place.cell { tex.replace('|', "\\vert{}") } else { tex };
                let marks = if math.display { "$$" } else { "$" };
                push_raw(line, format!("{marks}{tex}{marks}"));
            }
            Inline::LineBreak => line.pieces.push(Piece::Break),
            Inline::Link(link) => self.link(link, place, line),
            Inline::Image(image) => match self.options.images {
                Images::Keep => {
                    line.pieces.push(Piece::LinkOpen(true));
                    push_text(line, &image.alt);
                    let address = destination(&image.address, place.cell, self.flavour);
                    line.pieces.push(Piece::LinkClose(format!(
                        "]({address}{})",
                        title_part(&image.title)
                    )));
                }
                Images::AltText => push_text(line, &image.alt),
                Images::None => {}
            },
            Inline::NoteReference(index) => self.note_reference(*index, line),
            Inline::Abbreviation { content, .. } => self.pieces(content, place, line),
            Inline::Span { language, direction, content } => {
                let mut attributes = Vec::new();
                attributes.extend(
                    language
                        .iter()
                        .filter(|tag| is_plain_word(tag))
                        .map(|tag| format!("lang={tag}")),
                );
                attributes.extend(direction.map(|direction| format!("dir={}", direction.as_dir())));
                if self.flavour != Flavour::Pandoc || attributes.is_empty() {
                    return self.pieces(content, place, line);
                }
                line.pieces.push(Piece::LinkOpen(false));
                self.pieces(content, place, line);
                line.pieces.push(Piece::LinkClose(format!("]{{{}}}", attributes.join(" "))));
            }
            Inline::Ruby(parts) => {
                let mut html = "<ruby>".to_owned();
                for (base, reading) in parts {
                    escape_html(base, &mut html);
                    html.push_str("<rp>(</rp><rt>");
                    escape_html(reading, &mut html);
                    html.push_str("</rt><rp>)</rp>");
                }
                html.push_str("</ruby>");
                push_raw(line, html);
            }
        }
    }

    fn note_reference(&mut self, index: usize, line: &mut Line) {
        if !self.options.notes || self.document.notes.get(index).is_none() {
            return;
        }
        match self.flavour {
            Flavour::CommonMark => push_raw(line, format!("<sup>{}</sup>", index + 1)),
            _ => push_raw(line, format!("[^{}]", index + 1)),
        }
    }

    fn styled(&mut self, style: Style, content: &[Inline], place: Place, line: &mut Line) {
        let choices: &'static [&'static str] = match (style, self.flavour) {
            // Pandoc's underscores mark nothing inside a word.
            (Style::Emphasis, Flavour::Pandoc) => &["*"],
            (Style::Strong, Flavour::Pandoc) => &["**"],
            (Style::Emphasis, _) => &["*", "_"],
            (Style::Strong, _) => &["**", "__"],
            (Style::Strikethrough, Flavour::CommonMark) => &[],
            (Style::Strikethrough, _) => &["~~"],
            (Style::Highlight, Flavour::Obsidian) => &["=="],
            (Style::Quotation, _) => {
                push_text(line, "“");
                self.pieces(content, place, line);
                push_text(line, "”");
                return;
            }
            (Style::Superscript | Style::Subscript, Flavour::Pandoc) => {
                // "[^" would begin a note.
                let begins_link = matches!(line.pieces.last(), Some(Piece::LinkOpen(_)));
                if let [Inline::Text(text)] = content
                    && !(begins_link && style == Style::Superscript)
                    && !text.is_empty()
                    && text.chars().all(|c| c.is_alphanumeric() || "+-=().,".contains(c))
                {
                    let mark = if style == Style::Superscript { '^' } else { '~' };
                    push_raw(line, format!("{mark}{text}{mark}"));
                    return;
                }
                &[]
            }
            _ => &[],
        };
        let number = line.styles.len();
        line.styles.push(Marks { choices, element: element_of(style), chosen: 0 });
        line.pieces.push(Piece::Open(number));
        self.pieces(content, place, line);
        line.pieces.push(Piece::Close(number));
    }

    fn link(&mut self, link: &Link, place: Place, line: &mut Line) {
        let address = self.place_address(&link.address);
        let leads = address.starts_with('#') || crate::dom::address::is_safe(&address);
        if self.options.links == Links::None || !leads {
            return self.pieces(&link.content, place, line);
        }
        if let [Inline::Text(text)] = link.content.as_slice()
            && link.title.is_empty()
            && (*text == address || address.strip_prefix("mailto:") == Some(text))
            && text.bytes().all(|b| b > b' ' && b != b'<' && b != b'>' && b != b'\\' && b != b'|')
            && !text.starts_with('#')
        {
            return push_raw(line, format!("<{text}>"));
        }
        let close = if self.options.links == Links::Reference {
            format!("][{}]", self.label_of(&link.address, &link.title))
        } else {
            format!(
                "]({}{})",
                destination(&address, place.cell, self.flavour),
                title_part(&link.title)
            )
        };
        line.pieces.push(Piece::LinkOpen(false));
        self.pieces(&link.content, place, line);
        line.pieces.push(Piece::LinkClose(close));
    }

    /// Where a link to a place of the same page leads: to the heading it names, by the name that
    /// heading has in this Markdown, else to the place on the page itself.
    fn place_address(&self, address: &str) -> String {
        let Some(place) = address.strip_prefix('#') else { return address.to_owned() };
        match self.places.get(place) {
            Some(name) => format!("#{name}"),
            None if self.document.address.is_empty() => address.to_owned(),
            None => format!("{}{address}", self.document.address),
        }
    }
}

/// What headings are called: Pandoc keeps the page's names, the others make names of the words
/// (GitHub: lower case, spaces to hyphens, other punctuation dropped, a number where it repeats).
fn name_headings<'a>(
    blocks: &'a [Block],
    flavour: Flavour,
    taken: &mut HashMap<String, usize>,
    places: &mut HashMap<&'a str, String>,
) {
    for block in blocks {
        match block {
            Block::Heading { id, content, .. } => {
                let text = crate::document::inline_text(content);
                let mut slug = String::new();
                for c in text.trim().chars().flat_map(char::to_lowercase) {
                    match c {
                        ' ' | '\n' => slug.push('-'),
                        '-' | '_' => slug.push(c),
                        c if c.is_alphanumeric() => slug.push(c),
                        _ => {}
                    }
                }
                let count = taken.entry(slug.clone()).or_insert(0);
                let number = *count;
                *count += 1;
                if number > 0 {
                    slug = format!("{slug}-{number}");
                }
                if !id.is_empty() {
                    let name = match flavour {
                        Flavour::Pandoc if is_name(id) => id.clone(),
                        Flavour::Obsidian => text.trim().replace('%', "%25").replace(' ', "%20"),
                        _ => slug,
                    };
                    places.entry(id.as_str()).or_insert(name);
                }
            }
            Block::BlockQuote { blocks, .. }
            | Block::Division { blocks, .. }
            | Block::Details { blocks, .. }
            | Block::Figure { blocks, .. } => name_headings(blocks, flavour, taken, places),
            Block::List(list) => {
                for item in &list.items {
                    name_headings(&item.blocks, flavour, taken, places);
                }
            }
            Block::Callout(callout) => name_headings(&callout.blocks, flavour, taken, places),
            Block::Post(post) => name_headings(&post.blocks, flavour, taken, places),
            _ => {}
        }
    }
}

/// How many divisions stand in each other at most.
fn depth_of_divisions(blocks: &[Block]) -> usize {
    let depths = blocks.iter().map(|block| match block {
        Block::Division { blocks, .. } => 1 + depth_of_divisions(blocks),
        Block::BlockQuote { blocks, .. } | Block::Details { blocks, .. } => {
            depth_of_divisions(blocks)
        }
        _ => 0,
    });
    depths.max().unwrap_or(0)
}

/// Whether a name or tag can stand in Pandoc's attributes.
fn is_plain_word(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

/// What Pandoc takes for the name of a heading.
fn is_name(text: &str) -> bool {
    is_plain_word(text) && text.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Content that is set in strong type as a whole, without strong type of its own.
fn without_strong(content: &[Inline]) -> Vec<Inline> {
    let mut all = Vec::new();
    for inline in content {
        match inline {
            Inline::Styled(Style::Strong, inner) => all.extend(without_strong(inner)),
            Inline::Styled(style, inner) => all.push(Inline::Styled(*style, without_strong(inner))),
            Inline::Link(link) => {
                all.push(Inline::Link(Link {
                    content: without_strong(&link.content),
                    ..link.clone()
                }));
            }
            other => all.push(other.clone()),
        }
    }
    all
}

fn push_text(line: &mut Line, text: &str) {
    if text.is_empty() {
        return;
    }
    let text = text.replace(['\n', '\r'], " ");
    match line.pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(&text),
        _ => line.pieces.push(Piece::Text(text)),
    }
}

fn push_raw(line: &mut Line, text: String) {
    if !text.is_empty() {
        line.pieces.push(Piece::Raw(text));
    }
}

/// A code span, with marks longer than any run of backticks in it (CommonMark, section 6.1).
fn code_span(code: &str, cell: bool) -> String {
    let code = code.replace('\n', " ");
    // Inside a cell a pipe is escaped even in code (GFM, section 4.10).
    let code = if cell { code.replace('|', "\\|") } else { code };
    let mut length = 1;
    while code.split(|c| c != '`').any(|run| run.len() == length) {
        length += 1;
    }
    let marks = "`".repeat(length);
    let spaced = code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
    let pad = if code.starts_with('`') || code.ends_with('`') || spaced { " " } else { "" };
    format!("{marks}{pad}{code}{pad}{marks}")
}

/// The address of a link (CommonMark, section 6.3).
fn destination(address: &str, cell: bool, flavour: Flavour) -> String {
    let mut open = 0i32;
    let mut balanced = true;
    for b in address.bytes() {
        match b {
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        balanced &= (0..=30).contains(&open);
    }
    balanced &= open == 0;
    let mut all = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        match c {
            '(' | ')' if !balanced => all.push_str(if c == '(' { "%28" } else { "%29" }),
            '\\' => all.push_str("%5C"),
            '<' => all.push_str("%3C"),
            '>' => all.push_str("%3E"),
            '|' if cell => all.push_str("%7C"),
            // Pandoc sees formulas before links.
            '$' if flavour == Flavour::Pandoc => all.push_str("%24"),
            '`' => all.push_str("%60"),
            c if c.is_whitespace() || c.is_control() => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    all.push_str(&format!("%{byte:02X}"));
                }
            }
            '&' if escape::is_entity(&address[at..]) => all.push_str("&amp;"),
            _ => all.push(c),
        }
    }
    if all.is_empty() { "<>".to_owned() } else { all }
}

fn title_part(title: &str) -> String {
    if title.is_empty() {
        return String::new();
    }
    let mut all = String::from(" \"");
    let title = title.replace('\n', " ");
    for (at, c) in title.char_indices() {
        match c {
            '"' | '\\' | '`' | '|' => {
                all.push('\\');
                all.push(c);
            }
            '&' if escape::is_entity(&title[at..]) => all.push_str("&amp;"),
            _ => all.push(c),
        }
    }
    all.push('"');
    all
}

/// A table as HTML, as a block that Markdown leaves alone: no blank line may stand in it.
fn html_table(table: &crate::document::Table, document: &Document, options: &Options) -> String {
    let html = html_blocks(&[Block::Table(table.clone())], document, options);
    let html = guarded(&html, options.flavour);
    html.trim_end().replace("\n\n", "\n&#10;").replace("\n\n", "\n&#10;")
}

/// HTML whose text Pandoc does not read as Markdown, as it does between tags (its extension
/// `markdown_in_html_blocks`) but not in `pre`: what it would see more in is written as character
/// references.
fn guarded(html: &str, flavour: Flavour) -> Cow<'_, str> {
    if flavour != Flavour::Pandoc {
        return html.into();
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        // A number with its sign, or a sign, at the beginning of a line would begin a list.
        let label = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        for (at, c) in text.char_indices() {
            if "\\`*_[]^~$@|".contains(c)
                || (at == 0 && "#-+:=>%(".contains(c))
                || (at == label && label > 0 && ".)".contains(c))
            {
                out.push_str(&format!("&#{};", c as u32));
            } else {
                out.push(c);
            }
        }
        let end = if tag.starts_with("<pre") { "</pre>" } else { ">" };
        let end = tag.find(end).map_or(tag.len(), |at| at + end.len());
        let (tag, after) = tag.split_at(end);
        out.push_str(tag);
        rest = after;
    }
    out.into()
}

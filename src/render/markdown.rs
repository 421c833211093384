//! Markdown in four flavours: what each can say is said in its own way, the rest in HTML, which
//! every Markdown allows. Text is escaped only where a parser would see more in it ([`escape`]).

mod emphasis;
mod escape;
mod inline;
mod line;
mod link;
mod list;
mod pandoc;
mod table;

use std::collections::{HashMap, HashSet};

use super::lines::Lines;
use super::{Flavour, Links, Options};
use crate::document::{Block, Callout, CodeBlock, Document, Inline, Link, Style};
use line::Place;

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
        link::name_headings(&document.blocks, options.flavour, &mut HashMap::new(), &mut places);
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
                let content = vec![Inline::Text(embed.label().to_owned())];
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
                let attributes = pandoc::attributes(language.as_deref(), *direction);
                out.begin_block();
                let fence = ":".repeat(3 + pandoc::depth_of_divisions(blocks));
                out.line(&format!("{fence} {{{attributes}}}"));
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
        let place = if self.flavour == Flavour::Pandoc && pandoc::is_name(id) {
            format!(" {{#{id}}}")
        } else {
            String::new()
        };
        out.begin_block();
        out.line(format!("{marks} {text}{place}").trim_end());
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
        let html = pandoc::guarded(&html, self.flavour);
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

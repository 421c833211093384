//! The words of a document: for counting, for searching, and for checking that none is lost.

use super::{Block, Document, Embed, Inline};
use crate::unspaced::counts_as_word;

/// Where words of a document come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Text of the page.
    Text,
    /// A formula.
    Math,
    /// The description of a picture.
    Alt,
    /// The title of an embedded thing, from an attribute.
    Title,
    /// The mark of a note.
    Mark,
    /// The end of a block, a line or a cell: words do not reach across. The text is a newline.
    Boundary,
}

impl Document {
    /// Calls `with` for each piece of text in order, without the headline; notes come last.
    pub fn for_each_text(&self, with: &mut dyn FnMut(Source, &str)) {
        texts(&self.blocks, self, with);
        for note in &self.notes {
            texts(&note.blocks, self, with);
        }
    }

    /// The text of each block that holds text itself (paragraph, heading, cell, …) in order, as
    /// the page shows it: what a search in the page would find.
    pub fn block_texts(&self) -> Vec<String> {
        let mut texts = vec![String::new()];
        self.for_each_text(&mut |source, text| match (source, texts.last_mut()) {
            (Source::Boundary, _) => texts.push(String::new()),
            (Source::Text, Some(last)) => last.push_str(text),
            _ => {}
        });
        texts.retain(|text| !text.trim().is_empty());
        texts
    }

    /// How many words the document has, without its headline.
    pub fn word_count(&self) -> usize {
        self.block_texts().iter().map(|text| count_words(text)).sum()
    }
}

/// The text of a run of inlines as the page shows it.
pub(crate) fn inline_text(content: &[Inline]) -> String {
    let mut all = String::new();
    inlines(content, None, &mut |source, text| {
        if matches!(source, Source::Text | Source::Math | Source::Boundary) {
            all.push_str(text);
        }
    });
    all
}

/// What a block is made of, in the page's order.
enum Part<'a> {
    /// Running text.
    Line(&'a [Inline]),
    /// Text that has no parts of its own.
    Text(&'a str),
    Blocks(&'a [Block]),
    Embed(&'a Embed),
}

/// Calls `with` for each part of a block.
fn parts<'a>(block: &'a Block, with: &mut dyn FnMut(Part<'a>)) {
    match block {
        Block::Heading { content, .. } | Block::Paragraph(content) => with(Part::Line(content)),
        Block::ThematicBreak => {}
        Block::BlockQuote { blocks, .. } | Block::Division { blocks, .. } => {
            with(Part::Blocks(blocks));
        }
        Block::List(list) => list.items.iter().for_each(|item| with(Part::Blocks(&item.blocks))),
        Block::DefinitionList(definitions) => {
            for definition in definitions {
                definition.terms.iter().for_each(|term| with(Part::Line(term)));
                definition.definitions.iter().for_each(|blocks| with(Part::Blocks(blocks)));
            }
        }
        Block::CodeBlock(code) => {
            with(Part::Text(&code.title));
            with(Part::Text(&code.code));
        }
        Block::Table(table) => {
            with(Part::Blocks(&table.caption));
            let cells = table.head.iter().chain(&table.body).flatten();
            cells.for_each(|cell| with(Part::Blocks(&cell.blocks)));
        }
        Block::Figure { blocks, caption } => {
            with(Part::Blocks(blocks));
            with(Part::Blocks(caption));
        }
        Block::Callout(callout) => {
            with(Part::Line(&callout.title));
            with(Part::Blocks(&callout.blocks));
        }
        Block::Details { summary, blocks } => {
            with(Part::Line(summary));
            with(Part::Blocks(blocks));
        }
        Block::Embed(embed) => with(Part::Embed(embed)),
        Block::Post(post) => {
            with(Part::Text(&post.author));
            with(Part::Text(&post.time));
            with(Part::Blocks(&post.blocks));
        }
    }
}

fn texts(list: &[Block], document: &Document, with: &mut dyn FnMut(Source, &str)) {
    for block in list {
        parts(block, &mut |part| {
            let (source, text) = match part {
                Part::Line(content) => return line(content, document, with),
                Part::Blocks(inner) => return texts(inner, document, with),
                Part::Text(text) => (Source::Text, text),
                Part::Embed(embed) => (Source::Title, embed.label()),
            };
            if !text.is_empty() {
                with(source, text);
                with(Source::Boundary, "\n");
            }
        });
    }
}

/// Calls `with` for each link that leads off the page.
pub(super) fn links(list: &[Block], with: &mut dyn FnMut(&str, &str)) {
    for block in list {
        parts(block, &mut |part| match part {
            Part::Line(content) => links_in(content, with),
            Part::Blocks(inner) => links(inner, with),
            Part::Text(_) => {}
            Part::Embed(embed) => with(&embed.address, ""),
        });
    }
}

fn links_in(content: &[Inline], with: &mut dyn FnMut(&str, &str)) {
    for inline in content {
        match inline {
            Inline::Link(link) if !link.address.starts_with('#') => {
                with(&link.address, &link.title)
            }
            Inline::Styled(_, inner)
            | Inline::Abbreviation { content: inner, .. }
            | Inline::Span { content: inner, .. } => links_in(inner, with),
            _ => {}
        }
    }
}

fn line(content: &[Inline], document: &Document, with: &mut dyn FnMut(Source, &str)) {
    if !content.is_empty() {
        inlines(content, Some(document), with);
        with(Source::Boundary, "\n");
    }
}

fn inlines(content: &[Inline], document: Option<&Document>, with: &mut dyn FnMut(Source, &str)) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => with(Source::Text, text),
            Inline::Styled(_, inner)
            | Inline::Abbreviation { content: inner, .. }
            | Inline::Span { content: inner, .. } => inlines(inner, document, with),
            Inline::Link(link) => inlines(&link.content, document, with),
            Inline::Math(math) => with(Source::Math, &math.tex),
            Inline::LineBreak => with(Source::Boundary, "\n"),
            Inline::Image(image) => with(Source::Alt, &image.alt),
            Inline::NoteReference(index) => {
                if let Some(note) = document.and_then(|document| document.notes.get(*index)) {
                    with(Source::Mark, &note.label);
                }
            }
            Inline::Ruby(parts) => {
                for (base, reading) in parts {
                    with(Source::Text, base);
                    if !reading.is_empty() {
                        with(Source::Text, "(");
                        with(Source::Text, reading);
                        with(Source::Text, ")");
                    }
                }
            }
        }
    }
}

/// The words of a text: runs of letters, digits and underscores, and single characters in
/// scripts written without spaces.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| counts_as_word(c) || c.is_alphanumeric() || c == '_')?;
        rest = &rest[start..];
        let first = rest.chars().next()?;
        let end = if counts_as_word(first) {
            first.len_utf8()
        } else {
            rest.find(|c: char| counts_as_word(c) || !(c.is_alphanumeric() || c == '_'))
                .unwrap_or(rest.len())
        };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// How many [`words`] a text has.
pub fn count_words(text: &str) -> usize {
    words(text).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(
            words("It’s snake_case, 2×3.").collect::<Vec<_>>(),
            ["It", "s", "snake_case", "2", "3"]
        );
        assert_eq!(count_words("東京都 is ไทย"), 7);
        assert_eq!(count_words("— … !"), 0);
    }
}

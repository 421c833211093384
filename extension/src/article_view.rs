//! The article as elements of our own pages: the reader, the rich preview, the playground.
//!
//! Built node by node, so no markup of the page comes along; addresses are only ever those that
//! a reader may follow, and nothing is fetched: a picture is its description, with a link.
//!
//! Blocks call themselves for the blocks inside them; a document nests no deeper than
//! `MAX_DEPTH`, which bounds that.

use crate::elements::{create, document, with_text};
use crate::messages::{say, say_with};
use verbatim::document::{
    Alignment, Block, Cell, Direction, Document, Embed, Image, Inline, List, ListKind, Numbering,
    Row, Style, Table,
};
use wasm_bindgen::JsValue;
use web_sys::{DocumentFragment, HtmlElement, Node};

type Built = Result<(), JsValue>;

/// The article's text, without its headline.
fn view(article: &Document) -> Result<DocumentFragment, JsValue> {
    let fragment = document()?.create_document_fragment();
    blocks(&fragment, &article.blocks)?;
    if !article.notes.is_empty() {
        let list = create("ol")?;
        list.set_class_name("footnotes");
        for (index, note) in article.notes.iter().enumerate() {
            let item = child(&list, "li")?;
            item.set_id(&format!("note-{}", index + 1));
            blocks(&item, &note.blocks)?;
        }
        fragment.append_child(&list)?;
    }
    Ok(fragment)
}

/// Fills an element with the article, the headline first if it is wanted.
pub(crate) fn with_headline(parent: &Node, article: &Document, headline: bool) -> Built {
    if headline && !article.headline.is_empty() {
        inlines(&*child(parent, "h2")?, &article.headline)?;
    }
    parent.append_child(&*view(article)?).map(drop)
}

fn child(parent: &Node, name: &str) -> Result<HtmlElement, JsValue> {
    let element = create(name)?;
    parent.append_child(&element)?;
    Ok(element)
}

fn text(parent: &Node, text: &str) -> Built {
    parent.append_child(&document()?.create_text_node(text)).map(drop)
}

fn blocks(parent: &Node, all: &[Block]) -> Built {
    all.iter().try_for_each(|one| block(parent, one))
}

fn block(parent: &Node, block: &Block) -> Built {
    match block {
        Block::Heading { level, id, content } => {
            // The page's own headline is the only first-level heading.
            let heading = child(parent, &format!("h{}", (*level).clamp(2, 6)))?;
            if !id.is_empty() {
                heading.set_id(&format!("part-{id}"));
            }
            inlines(&heading, content)
        }
        Block::Paragraph(content) => {
            let paragraph = child(parent, "p")?;
            paragraph.set_dir("auto");
            inlines(&paragraph, content)
        }
        Block::ThematicBreak => child(parent, "hr").map(drop),
        Block::BlockQuote { blocks: inner, .. } => blocks(&*child(parent, "blockquote")?, inner),
        Block::List(inner) => list(parent, inner),
        Block::DefinitionList(definitions) => {
            let list = child(parent, "dl")?;
            for definition in definitions {
                for term in &definition.terms {
                    inlines(&*child(&list, "dt")?, term)?;
                }
                for explanation in &definition.definitions {
                    blocks(&*child(&list, "dd")?, explanation)?;
                }
            }
            Ok(())
        }
        Block::CodeBlock(code) => {
            if !code.title.is_empty() {
                parent.append_child(&*with_text("p", &code.title)?)?;
            }
            let frame = child(parent, "pre")?;
            frame.set_dir("ltr");
            frame.set_tab_index(0);
            frame.append_child(&*with_text("code", &code.code)?).map(drop)
        }
        Block::Table(inner) => table(parent, inner),
        Block::Figure { blocks: inner, caption } => {
            let figure = child(parent, "figure")?;
            blocks(&figure, inner)?;
            if caption.is_empty() {
                return Ok(());
            }
            blocks(&*child(&figure, "figcaption")?, caption)
        }
        Block::Callout(callout) => {
            let aside = child(parent, "aside")?;
            aside.set_class_name("message");
            if !callout.title.is_empty() {
                inlines(&*child(&*child(&aside, "p")?, "strong")?, &callout.title)?;
            }
            blocks(&aside, &callout.blocks)
        }
        Block::Details { summary, blocks: inner } => {
            let details = child(parent, "details")?;
            details.set_attribute("open", "")?;
            inlines(&*child(&details, "summary")?, summary)?;
            blocks(&details, inner)
        }
        Block::Embed(inner) => embed(parent, inner),
        Block::Post(post) => {
            let article = child(parent, "article")?;
            let head = [post.author.as_str(), post.time.as_str()].join(" ");
            if !head.trim().is_empty() {
                let line = with_text("p", head.trim())?;
                line.set_class_name("muted");
                article.append_child(&line)?;
            }
            blocks(&article, &post.blocks)
        }
        Block::Division { language, direction, blocks: inner } => {
            let part = child(parent, "div")?;
            say_language(&part, language.as_deref(), *direction)?;
            blocks(&part, inner)
        }
    }
}

fn say_language(part: &HtmlElement, language: Option<&str>, direction: Option<Direction>) -> Built {
    if let Some(language) = language {
        part.set_lang(language);
    }
    if let Some(direction) = direction {
        part.set_dir(direction_name(direction));
    }
    Ok(())
}

/// A direction as HTML writes it.
fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    }
}

fn list(parent: &Node, list: &List) -> Built {
    let element = match list.kind {
        ListKind::Bullet => child(parent, "ul")?,
        ListKind::Ordered(numbering) => {
            let element = child(parent, "ol")?;
            element.set_attribute("type", numbering_type(numbering))?;
            element
        }
    };
    for item in &list.items {
        let entry = child(&element, "li")?;
        if let ListKind::Ordered(_) = list.kind {
            entry.set_attribute("value", &item.number.to_string())?;
        }
        if let Some(done) = item.task {
            text(&entry, if done { "☑ " } else { "☐ " })?;
        }
        blocks(&entry, &item.blocks)?;
    }
    Ok(())
}

fn numbering_type(numbering: Numbering) -> &'static str {
    match numbering {
        Numbering::Decimal => "1",
        Numbering::LowerLetter => "a",
        Numbering::UpperLetter => "A",
        Numbering::LowerRoman => "i",
        Numbering::UpperRoman => "I",
    }
}

fn table(parent: &Node, table: &Table) -> Built {
    let frame = child(parent, "div")?;
    frame.set_class_name("wide");
    frame.set_tab_index(0);
    let element = child(&frame, "table")?;
    if !table.caption.is_empty() {
        blocks(&*child(&element, "caption")?, &table.caption)?;
    }
    rows(&element, "thead", &table.head, &table.alignments)?;
    rows(&element, "tbody", &table.body, &table.alignments)
}

fn rows(table: &Node, part: &str, rows: &[Row], alignments: &[Alignment]) -> Built {
    if rows.is_empty() {
        return Ok(());
    }
    let part = child(table, part)?;
    for row in rows {
        let line = child(&part, "tr")?;
        for (column, one) in row.iter().enumerate() {
            cell(&line, one, alignments.get(column).copied().unwrap_or_default())?;
        }
    }
    Ok(())
}

fn cell(row: &Node, cell: &Cell, alignment: Alignment) -> Built {
    let element = child(row, if cell.header { "th" } else { "td" })?;
    if cell.columns > 1 {
        element.set_attribute("colspan", &cell.columns.to_string())?;
    }
    if cell.rows > 1 {
        element.set_attribute("rowspan", &cell.rows.to_string())?;
    }
    match alignment {
        Alignment::Default => {}
        Alignment::Left => element.set_class_name("left"),
        Alignment::Center => element.set_class_name("center"),
        Alignment::Right => element.set_class_name("right"),
    }
    blocks(&element, &cell.blocks)
}

fn embed(parent: &Node, embed: &Embed) -> Built {
    let paragraph = child(parent, "p")?;
    text(&*link(&paragraph, &embed.address)?, embed.label())
}

fn image(parent: &Node, image: &Image) -> Built {
    let words = match image.alt.as_str() {
        "" => say("picture_plain"),
        alt => say_with("picture", &[alt]),
    };
    let place = link(parent, &image.address)?;
    place.set_class_name("picture");
    text(&place, &words)
}

/// A link, where the address is one to follow; else only a place for its text.
fn link(parent: &Node, address: &str) -> Result<HtmlElement, JsValue> {
    if let Some(inside) = address.strip_prefix('#') {
        let element = child(parent, "a")?;
        element.set_attribute("href", &format!("#part-{inside}"))?;
        return Ok(element);
    }
    let follows = ["http://", "https://", "mailto:", "ftp://"];
    let start = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    if !follows.iter().any(|scheme| start.starts_with(scheme)) {
        return child(parent, "span");
    }
    let element = child(parent, "a")?;
    element.set_attribute("href", address)?;
    element.set_attribute("rel", "noopener noreferrer")?;
    element.set_attribute("target", "_blank")?;
    Ok(element)
}

fn inlines(parent: &Node, all: &[Inline]) -> Built {
    all.iter().try_for_each(|one| inline(parent, one))
}

fn inline(parent: &Node, inline: &Inline) -> Built {
    match inline {
        Inline::Text(words) => text(parent, words),
        Inline::Styled(style, content) => inlines(&*child(parent, style_element(*style))?, content),
        Inline::Code(code) => {
            let element = with_text("code", code)?;
            element.set_dir("ltr");
            parent.append_child(&element).map(drop)
        }
        Inline::Math(math) => {
            let element = with_text("code", &math.tex)?;
            element.set_class_name(if math.display { "formula display" } else { "formula" });
            element.set_dir("ltr");
            parent.append_child(&element).map(drop)
        }
        Inline::LineBreak => child(parent, "br").map(drop),
        Inline::Link(inner) => inlines(&*link(parent, &inner.address)?, &inner.content),
        Inline::Image(inner) => image(parent, inner),
        Inline::NoteReference(index) => {
            let place = child(parent, "sup")?;
            let link = with_text("a", &(index + 1).to_string())?;
            link.set_attribute("href", &format!("#note-{}", index + 1))?;
            place.append_child(&link).map(drop)
        }
        Inline::Abbreviation { expansion, content } => {
            let element = child(parent, "abbr")?;
            element.set_title(expansion);
            inlines(&element, content)
        }
        Inline::Ruby(parts) => {
            let ruby = child(parent, "ruby")?;
            for (base, reading) in parts {
                text(&ruby, base)?;
                ruby.append_child(&*with_text("rt", reading)?)?;
            }
            Ok(())
        }
        Inline::Span { language, direction, content } => {
            let span = child(parent, "span")?;
            say_language(&span, language.as_deref(), *direction)?;
            inlines(&span, content)
        }
    }
}

fn style_element(style: Style) -> &'static str {
    match style {
        Style::Emphasis => "em",
        Style::Strong => "strong",
        Style::Strikethrough => "s",
        Style::Insertion => "ins",
        Style::Underline => "u",
        Style::Highlight => "mark",
        Style::Superscript => "sup",
        Style::Subscript => "sub",
        Style::Keyboard => "kbd",
        Style::Quotation => "q",
    }
}

//! The events that comrak reads in Markdown.

use comrak::nodes::{AlertType, AstNode, ListType, NodeValue, TableAlignment};
use comrak::{Arena, parse_document};
use verbatim::render::Flavour;

use super::event::{address, tidy, without_marks};
use super::page_words::html_text;

/// What comrak reads in Markdown.
pub(crate) fn parsed(markdown: &str, flavour: Flavour, page: &str) -> Vec<String> {
    let mut options = comrak::Options::default();
    if flavour != Flavour::CommonMark {
        options.extension.strikethrough = true;
        options.extension.table = true;
        options.extension.tasklist = true;
        options.extension.footnotes = true;
        options.extension.math_dollars = true;
        options.extension.alerts = flavour == Flavour::Gfm;
        // Obsidian help, "Obsidian Flavored Markdown": callouts, comments, highlights, page links.
        let obsidian = flavour == Flavour::Obsidian;
        options.extension.highlight = obsidian;
        options.extension.ofm_callouts = obsidian;
        options.extension.ofm_comments = obsidian;
        options.extension.wikilinks_title_after_pipe = obsidian;
    }
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let mut events = Vec::new();
    walk(root, page, &mut events);
    tidy(events)
}

fn walk<'a>(node: &'a AstNode<'a>, page: &str, out: &mut Vec<String>) {
    let value = node.data.borrow().value.clone();
    let pair = block(&value).or_else(|| inline(&value, page));
    match &pair {
        Some((open, _)) => out.push(format!("⟨{open}⟩")),
        None => single(node, &value, out),
    }
    if let NodeValue::Table(table) = &value {
        out.push(alignments(&table.alignments));
    }
    for child in node.children() {
        walk(child, page, out);
    }
    if let Some((_, close)) = pair {
        out.push(format!("⟨/{close}⟩"));
    }
}

/// How a block that holds others begins, and how it ends.
fn block(value: &NodeValue) -> Option<(String, &'static str)> {
    let (open, close) = match value {
        NodeValue::Heading(heading) => (format!("h{}", heading.level), "h"),
        NodeValue::Paragraph => ("p".into(), "p"),
        NodeValue::BlockQuote => ("quote".into(), "quote"),
        NodeValue::List(list) => match list.list_type {
            ListType::Bullet => ("list".into(), "list"),
            ListType::Ordered => (format!("list {}", list.start), "list"),
        },
        NodeValue::Item(_) => ("item".into(), "item"),
        NodeValue::TaskItem(task) if task.symbol.is_some() => ("done".into(), "item"),
        NodeValue::TaskItem(_) => ("open".into(), "item"),
        NodeValue::Table(_) => ("table".into(), "table"),
        NodeValue::Alert(alert) => (format!("alert {}", alert_name(alert.alert_type)), "alert"),
        NodeValue::Callout(callout) => (format!("callout {}", callout.callout_type), "callout"),
        NodeValue::CalloutTitle => ("title".into(), "title"),
        NodeValue::FootnoteDefinition(note) => (format!("note {}", note.name), "note"),
        _ => return None,
    };
    Some((open, close))
}

/// How an inline that holds others begins, and how it ends.
fn inline(value: &NodeValue, page: &str) -> Option<(String, &'static str)> {
    let (open, close) = match value {
        NodeValue::Emph => ("em".into(), "em"),
        NodeValue::Strong => ("strong".into(), "strong"),
        NodeValue::Strikethrough => ("del".into(), "del"),
        NodeValue::Highlight => ("mark".into(), "mark"),
        NodeValue::Link(link) => {
            // Where links to the same page lead depends on what the headings are called.
            let own = link.url.strip_prefix(page).unwrap_or(&link.url);
            let to = if own.starts_with('#') { "#".to_owned() } else { address(&link.url) };
            (format!("a {to}"), "a")
        }
        NodeValue::Image(link) => (format!("img {}", address(&link.url)), "img"),
        _ => return None,
    };
    Some((open, close))
}

/// What has no end of its own.
fn single<'a>(node: &'a AstNode<'a>, value: &NodeValue, out: &mut Vec<String>) {
    let mut push = |event: &str| out.push(format!("⟨{event}⟩"));
    match value {
        NodeValue::Document => {}
        NodeValue::ThematicBreak => push("rule"),
        NodeValue::TableRow(_) => push("tr"),
        // Empty cells only hold places.
        NodeValue::TableCell if node.first_child().is_none() => {}
        NodeValue::TableCell => push("td"),
        NodeValue::CodeBlock(code) => {
            push(&format!("code {}", code.info));
            out.push(without_marks(code.literal.strip_suffix('\n').unwrap_or(&code.literal)));
            out.push("⟨/code⟩".to_owned());
        }
        NodeValue::HtmlBlock(html) if html.literal.trim().is_empty() => {}
        NodeValue::HtmlBlock(html) => {
            push("html");
            out.push(html_text(&html.literal));
        }
        NodeValue::FootnoteReference(note) => push(&format!("^{}", note.name)),
        NodeValue::Text(text) => out.push(without_marks(text)),
        NodeValue::SoftBreak => out.push(" ⟨soft⟩".to_owned()),
        NodeValue::LineBreak => push("br"),
        NodeValue::Code(code) => {
            push("`");
            out.push(without_marks(&code.literal));
            out.push("⟨`⟩".to_owned());
        }
        NodeValue::Math(math) => {
            let tex = without_marks(&math.literal.replace("\\vert{}", "|"));
            out.push(format!("⟨$⟩{}⟨$⟩", tex.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        NodeValue::HtmlInline(html) => {
            let name = html.trim_matches(['<', '>', ' ']);
            // Ruby is told by its parentheses.
            let name = if name.trim_start_matches('/') == "code" { "`" } else { name };
            if !["ruby", "rp", "rt"].contains(&name.trim_start_matches('/')) {
                push(name);
            }
        }
        other => out.push(format!("⟨{other:?}⟩")),
    }
}

fn alert_name(alert: AlertType) -> &'static str {
    match alert {
        AlertType::Note => "note",
        AlertType::Tip => "tip",
        AlertType::Important => "important",
        AlertType::Warning => "warning",
        AlertType::Caution => "caution",
    }
}

/// A sign for each column, those without any at the end left off.
fn alignments(columns: &[TableAlignment]) -> String {
    let sign = |alignment: &TableAlignment| match alignment {
        TableAlignment::None => '-',
        TableAlignment::Left => '<',
        TableAlignment::Center => '|',
        TableAlignment::Right => '>',
    };
    let signs: String = columns.iter().map(sign).collect();
    signs.trim_end_matches('-').to_owned()
}

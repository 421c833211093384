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
    walk(root, flavour, page, &mut events);
    tidy(events)
}

fn walk<'a>(node: &'a AstNode<'a>, flavour: Flavour, page: &str, out: &mut Vec<String>) {
    let mut push = |event: &str| out.push(format!("⟨{event}⟩"));
    let value = node.data.borrow().value.clone();
    let mut close = "";
    match &value {
        NodeValue::Heading(heading) => {
            push(&format!("h{}", heading.level));
            close = "/h";
        }
        NodeValue::Paragraph => {
            push("p");
            close = "/p";
        }
        NodeValue::ThematicBreak => push("rule"),
        NodeValue::BlockQuote => {
            push("quote");
            close = "/quote";
        }
        NodeValue::List(list) => {
            match list.list_type {
                ListType::Bullet => push("list"),
                ListType::Ordered => push(&format!("list {}", list.start)),
            }
            close = "/list";
        }
        NodeValue::Item(_) => {
            push("item");
            close = "/item";
        }
        NodeValue::TaskItem(task) => {
            push(if task.symbol.is_some() { "done" } else { "open" });
            close = "/item";
        }
        NodeValue::CodeBlock(code) => {
            push(&format!("code {}", code.info));
            out.push(without_marks(code.literal.strip_suffix('\n').unwrap_or(&code.literal)));
            out.push("⟨/code⟩".to_owned());
        }
        NodeValue::Table(table) => {
            push("table");
            let mut alignments: String = table
                .alignments
                .iter()
                .map(|alignment| match alignment {
                    TableAlignment::None => '-',
                    TableAlignment::Left => '<',
                    TableAlignment::Center => '|',
                    TableAlignment::Right => '>',
                })
                .collect();
            alignments.truncate(alignments.trim_end_matches('-').len());
            out.push(alignments);
            close = "/table";
        }
        NodeValue::TableRow(_) => push("tr"),
        NodeValue::TableCell => {
            // Empty cells only hold places.
            if node.first_child().is_some() {
                push("td");
            }
        }
        NodeValue::HtmlBlock(html) => {
            if html.literal.trim() != "" {
                push("html");
                out.push(html_text(&html.literal));
            }
        }
        NodeValue::Alert(alert) => {
            push(match alert.alert_type {
                AlertType::Note => "alert note",
                AlertType::Tip => "alert tip",
                AlertType::Important => "alert important",
                AlertType::Warning => "alert warning",
                AlertType::Caution => "alert caution",
            });
            close = "/alert";
        }
        NodeValue::Callout(callout) => {
            push(&format!("callout {}", callout.callout_type));
            close = "/callout";
        }
        NodeValue::CalloutTitle => {
            push("title");
            close = "/title";
        }
        NodeValue::FootnoteDefinition(note) => {
            push(&format!("note {}", note.name));
            close = "/note";
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
        NodeValue::Emph => {
            push("em");
            close = "/em";
        }
        NodeValue::Strong => {
            push("strong");
            close = "/strong";
        }
        NodeValue::Strikethrough => {
            push("del");
            close = "/del";
        }
        NodeValue::Highlight => {
            push("mark");
            close = "/mark";
        }
        NodeValue::Link(link) => {
            // Where links to the same page lead depends on what the headings are called.
            let own = link.url.strip_prefix(page).unwrap_or(&link.url);
            let to = if own.starts_with('#') { "#".to_owned() } else { address(&link.url) };
            push(&format!("a {to}"));
            close = "/a";
        }
        NodeValue::Image(link) => {
            push(&format!("img {}", address(&link.url)));
            close = "/img";
        }
        NodeValue::Document => {}
        other => out.push(format!("⟨{other:?}⟩")),
    }
    for child in node.children() {
        walk(child, flavour, page, out);
    }
    if !close.is_empty() {
        out.push(format!("⟨{close}⟩"));
    }
}

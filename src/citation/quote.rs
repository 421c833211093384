//! A passage with its source: the quotation, the citation, the reference, the link, in one copy.

use super::csl::{Cite, Cluster, Formatted, HTML, OutputFormat, Processor, QuotationMarks, RTF};
use super::item::Item;

/// How the quotation is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// In the quotation marks of the citation's style and language.
    InLine,
    /// As a block of its own, without marks: Markdown's `>`, HTML's `blockquote`.
    Block,
}

impl Shape {
    /// The shape that style guides ask for: a block from 40 words on (APA, 7th edition, 8.27), or
    /// where the passage has several paragraphs. Scripts without blanks are counted by characters.
    pub fn usual(passage: &str) -> Shape {
        let words = passage.split_whitespace().count();
        let long = words >= 40 || passage.chars().count() > 400;
        if long || paragraphs(passage).count() > 1 { Shape::Block } else { Shape::InLine }
    }
}

/// The passage with its source. `link` is the address of the passage, if one is known.
pub fn quote(
    processor: &Processor,
    item: &Item,
    passage: &str,
    link: Option<&str>,
    shape: Shape,
    format: &OutputFormat,
) -> String {
    let in_notes = processor.cites_in_notes();
    let cluster = Cluster { cites: vec![Cite::of(&item.id)], note: u32::from(in_notes) };
    let (citations, references) = processor.document(std::slice::from_ref(item), &[cluster]);
    let citation = citations.into_iter().next().unwrap_or_default();
    let reference = references.into_iter().next().map(|entry| entry.text);
    let (mark, below) = if in_notes {
        (Formatted::of_text("¹"), vec![Formatted::of_text("¹ ").followed_by(&citation)])
    } else {
        (Formatted::of_text(" ").followed_by(&citation), reference.into_iter().collect())
    };
    let mark = if citation.is_empty() { Formatted::default() } else { mark };
    let below = below.into_iter().filter(|text| !text.is_empty());

    let mut paragraphs: Vec<String> = match shape {
        Shape::InLine => vec![in_line(&processor.quotation_marks(), passage)],
        Shape::Block => paragraphs(passage).map(str::to_owned).collect(),
    };
    let last = paragraphs.pop().unwrap_or_default();
    let mut quotation: Vec<String> =
        paragraphs.iter().map(|text| Formatted::of_text(text).to(format)).collect();
    quotation.push(Formatted::of_text(&last).followed_by(&mark).to(format));
    let below: Vec<String> = below.map(|text| text.to(format)).collect();
    let link = link.map(|link| (link, Formatted::of_text(link).to(format)));
    match format.id {
        id if id == HTML.id => html(&quotation, &below, link, shape),
        id if id == RTF.id => rtf(&quotation, &below, link, shape),
        "markdown" => markdown(&quotation, &below, link.map(|link| link.0), shape),
        _ => {
            let below = below.into_iter().chain(link.map(|link| link.1));
            format!("{}\n\n{}", quotation.join("\n"), below.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// The passage in marks, as one paragraph; marks inside it become inner ones.
fn in_line(marks: &QuotationMarks, passage: &str) -> String {
    let text = paragraphs(passage).collect::<Vec<_>>().join(" ");
    let mut inner = String::with_capacity(text.len());
    let mut straight_open = false;
    for character in text.chars() {
        match character {
            '“' | '„' | '«' | '「' => inner.push_str(marks.inner[0].trim()),
            '”' | '»' | '」' => inner.push_str(marks.inner[1].trim()),
            '"' => {
                straight_open = !straight_open;
                inner.push_str(marks.inner[usize::from(!straight_open)].trim());
            }
            _ => inner.push(character),
        }
    }
    // German closes with the mark that English opens with: what was opened low ends high.
    if text.contains('„') {
        inner = closed_high(&text, marks);
    }
    format!("{}{inner}{}", marks.outer[0], marks.outer[1])
}

/// „…“ inside the passage: `“` closes there.
fn closed_high(text: &str, marks: &QuotationMarks) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '„' => out.push_str(marks.inner[0].trim()),
            '“' | '”' => out.push_str(marks.inner[1].trim()),
            _ => out.push(character),
        }
    }
    out
}

fn paragraphs(passage: &str) -> impl Iterator<Item = &str> {
    passage.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn html(
    quotation: &[String],
    below: &[String],
    link: Option<(&str, String)>,
    shape: Shape,
) -> String {
    let paragraph = |text: &String| format!("<p>{text}</p>");
    let quotation: String = quotation.iter().map(paragraph).collect();
    let address = link.as_ref().map(|link| attribute(link.0));
    let mut out = match (shape, &address) {
        (Shape::InLine, _) => quotation,
        (Shape::Block, None) => format!("<blockquote>{quotation}</blockquote>"),
        (Shape::Block, Some(address)) => {
            format!("<blockquote cite=\"{address}\">{quotation}</blockquote>")
        }
    };
    out.extend(below.iter().map(paragraph));
    if let (Some((_, text)), Some(address)) = (link, address) {
        out.push_str(&format!("<p><a href=\"{address}\">{text}</a></p>"));
    }
    out
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

fn markdown(quotation: &[String], below: &[String], link: Option<&str>, shape: Shape) -> String {
    let quotation = match shape {
        Shape::InLine => quotation.join("\n\n"),
        Shape::Block => {
            quotation.iter().map(|text| format!("> {text}")).collect::<Vec<_>>().join("\n>\n")
        }
    };
    // In angle brackets an address ends only at white space and brackets, which are encoded.
    let safe = |link: &str| link.replace('<', "%3C").replace('>', "%3E").replace(' ', "%20");
    let link = link.map(|link| format!("<{}>", safe(link)));
    let parts = std::iter::once(quotation).chain(below.iter().cloned()).chain(link);
    parts.collect::<Vec<_>>().join("\n\n")
}

fn rtf(
    quotation: &[String],
    below: &[String],
    link: Option<(&str, String)>,
    shape: Shape,
) -> String {
    let indent = if shape == Shape::Block { "\\li720 " } else { "" };
    let quotation = quotation.iter().map(|text| format!("{{\\pard {indent}{text}\\par}}\n"));
    let below = below.iter().cloned().chain(link.map(|link| link.1));
    quotation.chain(below.map(|text| format!("{{\\pard {text}\\par}}\n"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::csl::{MARKDOWN, PLAIN, Style};
    use serde_json::json;

    const APA: &str = include_str!("../../data/csl/apa.csl");

    fn locale(name: &str) -> Option<String> {
        match name {
            "en-US" => Some(include_str!("../../data/csl/locales-en-US.xml").to_owned()),
            "de-DE" => Some(include_str!("../../data/csl/locales-de-DE.xml").to_owned()),
            _ => None,
        }
    }

    fn quoted(passage: &str, language: &str, shape: Shape, format: &OutputFormat) -> String {
        let item = Item::from_json(&json!({
            "id": "a", "type": "webpage", "title": "Trees", "container-title": "Shade",
            "author": [{"family": "Okafor", "given": "Adaeze"}],
            "issued": {"date-parts": [[2024, 3, 18]]}, "URL": "https://a.example/t",
        }));
        let style = Style::parse(APA).expect("APA is a style");
        let processor = Processor::new(&style, &locale, Some(language));
        let link = Some("https://a.example/t#:~:text=a%20%3C");
        quote(&processor, &item, passage, link, shape, format)
    }

    #[test]
    fn a_short_passage_stands_in_the_language_s_marks() {
        assert_eq!(
            quoted("Trees \"cool\" a\n“city”.", "en-US", Shape::InLine, PLAIN),
            "“Trees ‘cool’ a ‘city’.” (Okafor, 2024)\n\n\
             Okafor, A. (2024, March 18). Trees. Shade. https://a.example/t\n\
             https://a.example/t#:~:text=a%20%3C"
        );
        let german = quoted("Bäume „kühlen“.", "de-DE", Shape::InLine, PLAIN);
        assert!(german.starts_with("„Bäume ‚kühlen‘.“ (Okafor, 2024)"), "{german}");
    }

    #[test]
    fn a_markdown_quote_keeps_paragraphs_and_escapes() {
        let text = quoted("One *two*.\n\nThree <b>.", "en-US", Shape::Block, MARKDOWN);
        assert!(text.starts_with("> One \\*two\\*.\n>\n> Three "), "{text}");
        assert!(text.ends_with("\n\n<https://a.example/t#:~:text=a%20%3C>"), "{text}");
    }

    #[test]
    fn html_stays_inside_its_elements() {
        let text = quoted("<script>\"</p>", "en-US", Shape::Block, HTML);
        assert!(text.starts_with("<blockquote cite=\"https://a.example/t#:~:text=a%20%3C\"><p>"));
        assert!(!text.contains("<script>") && text.matches("</p>").count() == 3, "{text}");
    }

    #[test]
    fn long_passages_are_blocks() {
        assert_eq!(Shape::usual("a few words"), Shape::InLine);
        assert_eq!(Shape::usual(&"word ".repeat(40)), Shape::Block);
        assert_eq!(Shape::usual("one\ntwo"), Shape::Block);
    }
}

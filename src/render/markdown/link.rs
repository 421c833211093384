//! Links: where they lead, and how addresses and titles are written.

use std::collections::HashMap;

use super::super::lines::Lines;
use super::super::{Flavour, Links};
use super::inline::push_raw;
use super::line::{Line, Piece, Place};
use super::{Writer, escape, pandoc};
use crate::document::{Block, Inline, Link};

impl Writer<'_> {
    pub(super) fn link(&mut self, link: &Link, place: Place, line: &mut Line) {
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

    /// The number of an address that is written at the end.
    pub(super) fn label_of(&mut self, address: &str, title: &str) -> String {
        let known =
            self.addresses.iter().position(|(known, with)| known == address && with == title);
        let nth = known.unwrap_or_else(|| {
            self.addresses.push((address.to_owned(), title.to_owned()));
            self.labels.insert(self.addresses.len().to_string());
            self.addresses.len() - 1
        });
        (nth + 1).to_string()
    }

    /// The addresses that are written at the end.
    pub(super) fn definitions(&mut self, out: &mut Lines) {
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
}

/// What headings are called: Pandoc keeps the page's names, the others make names of the words
/// (GitHub: lower case, spaces to hyphens, other punctuation dropped, a number where it repeats).
pub(super) fn name_headings<'a>(
    blocks: &'a [Block],
    flavour: Flavour,
    taken: &mut HashMap<String, usize>,
    places: &mut HashMap<&'a str, String>,
) {
    for block in blocks {
        match block {
            Block::Heading { id, content, .. } => {
                let text = crate::document::inline_text(content);
                let mut slug = slug(&text);
                let count = taken.entry(slug.clone()).or_insert(0);
                let number = *count;
                *count += 1;
                if number > 0 {
                    slug = format!("{slug}-{number}");
                }
                if !id.is_empty() {
                    let name = match flavour {
                        Flavour::Pandoc if pandoc::is_name(id) => id.clone(),
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

fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        match c {
            ' ' | '\n' => slug.push('-'),
            '-' | '_' => slug.push(c),
            c if c.is_alphanumeric() => slug.push(c),
            _ => {}
        }
    }
    slug
}

/// The address of a link (CommonMark, section 6.3).
pub(super) fn destination(address: &str, cell: bool, flavour: Flavour) -> String {
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

/// The title of a link with the space before it (CommonMark, section 6.3); nothing where it has none.
pub(super) fn title_part(title: &str) -> String {
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

//! Lists: each item behind its mark, and lists of definitions.

use super::super::Flavour;
use super::super::lines::Lines;
use super::super::plain_text;
use super::line::Place;
use super::{Writer, without_strong};
use crate::document::{Block, Definition, Inline, List, ListItem, ListKind, Style};

impl Writer<'_> {
    pub(super) fn list(&mut self, list: &List, out: &mut Lines) {
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
                        Flavour::Pandoc => plain_text::number(numbering, item.number),
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

    pub(super) fn definition_list(&mut self, definitions: &[Definition], out: &mut Lines) {
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
}

//! Tables as HTML.

use super::Writer;
use crate::document::{Alignment, Block, Cell, Row, Table};

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        self.out.push_str(if self.clipboard {
            "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n"
        } else {
            "<table>\n"
        });
        if !table.caption.is_empty() {
            self.compact("caption", &table.caption);
        }
        for (element, rows) in [("thead", &table.head), ("tbody", &table.body)] {
            if !rows.is_empty() {
                self.out.push_str(&format!("<{element}>\n"));
                rows.iter().for_each(|row| self.row(row, &table.alignments));
                self.out.push_str(&format!("</{element}>\n"));
            }
        }
        self.out.push_str("</table>\n");
    }

    fn row(&mut self, row: &Row, alignments: &[Alignment]) {
        self.out.push_str("<tr>\n");
        let mut column = 0;
        for cell in row {
            self.cell(cell, alignments.get(column).copied().unwrap_or_default());
            column += usize::from(cell.columns);
        }
        self.out.push_str("</tr>\n");
    }

    fn cell(&mut self, cell: &Cell, alignment: Alignment) {
        let element = if cell.header { "th" } else { "td" };
        self.out.push_str(&format!("<{element}"));
        for (name, span) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
            if span > 1 {
                self.attribute(name, &span.to_string());
            }
        }
        self.attribute(
            "align",
            match alignment {
                Alignment::Default => "",
                Alignment::Left => "left",
                Alignment::Center => "center",
                Alignment::Right => "right",
            },
        );
        self.out.push('>');
        match cell.blocks.as_slice() {
            [Block::Paragraph(content)] => self.inlines(content),
            blocks => self.blocks(blocks),
        }
        self.out.push_str(&format!("</{element}>\n"));
    }
}

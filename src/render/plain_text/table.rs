//! Tables in plain text: columns aligned with spaces where they fit a window, else one line of
//! cells after the other.

use super::super::lines::Lines;
use crate::document::{Alignment, Block, Row, Table};
use crate::single_spaced::single_spaced;

/// The widest table that is drawn in columns.
const WIDEST: usize = 120;

pub(super) fn write(table: &Table, out: &mut Lines, cell: &mut dyn FnMut(&[Block]) -> String) {
    let rows: Vec<Vec<String>> = table
        .head
        .iter()
        .chain(&table.body)
        .map(|row: &Row| row.iter().map(|one| cell(&one.blocks)).collect())
        .collect();
    out.begin_block();
    let spans = table
        .head
        .iter()
        .chain(&table.body)
        .flatten()
        .any(|cell| cell.columns > 1 || cell.rows > 1);
    let lines = rows.iter().flatten().any(|text| text.contains('\n'));
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut widths = vec![0; columns];
    for row in &rows {
        for (width, text) in widths.iter_mut().zip(row) {
            *width = (*width).max(display_width(text));
        }
    }
    let whole: usize = widths.iter().sum::<usize>() + 2 * columns;
    if spans || lines || whole > WIDEST {
        return write_plain(&rows, out);
    }
    for row in &rows {
        let mut line = String::new();
        for (nth, text) in row.iter().enumerate() {
            let pad = widths[nth].saturating_sub(display_width(text));
            let before = match table.alignments.get(nth) {
                Some(Alignment::Right) => pad,
                Some(Alignment::Center) => pad / 2,
                _ => 0,
            };
            line.push_str(&" ".repeat(before));
            line.push_str(text);
            if nth + 1 < row.len() {
                line.push_str(&" ".repeat(pad - before + 2));
            }
        }
        out.line(&line);
    }
}

/// One line for each row, its cells parted by tabs: what a spreadsheet takes.
fn write_plain(rows: &[Vec<String>], out: &mut Lines) {
    for row in rows {
        let cells: Vec<String> = row.iter().map(|text| single_spaced(text)).collect();
        out.line(cells.join("\t").trim_end());
    }
}

/// How many columns of a terminal or editor a text takes: wide characters take two.
pub(super) fn display_width(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
            '\u{1100}'..='\u{115f}'
            | '\u{2e80}'..='\u{a4cf}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe6f}'
            | '\u{ff00}'..='\u{ff60}'
            | '\u{1f300}'..='\u{1faff}'
            | '\u{20000}'..='\u{3fffd}' => 2,
            _ => 1,
        })
        .sum()
}

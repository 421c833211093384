//! Tables: as pipe tables where cells are lines of text, as HTML where they hold more or the
//! flavour has no tables.

use super::super::html::html_blocks;
use super::super::lines::Lines;
use super::super::{Flavour, Options, Tables};
use super::line::Place;
use super::{Writer, pandoc};
use crate::document::{Alignment, Block, Document, Inline, Row, Table};

pub(super) fn write(writer: &mut Writer<'_>, table: &Table, out: &mut Lines) {
    let pipes = writer.flavour != Flavour::CommonMark
        && writer.options.tables == Tables::Pipe
        && table.head.len() <= 1
        && table
            .head
            .iter()
            .chain(&table.body)
            .flatten()
            .all(|cell| cell.blocks.iter().all(is_line));
    if !pipes {
        out.begin_block();
        html_table(table, writer.document, writer.options)
            .split('\n')
            .for_each(|line| out.line(line));
        return;
    }
    writer.blocks(&table.caption, out);
    let rows = Grid::of(table);
    out.begin_apart();
    // A pipe table has a head, if an empty one.
    let no_head = Row::new();
    let head = table.head.first().unwrap_or(&no_head);
    let texts = rows.row(writer, head, 0);
    let mut header = texts.clone();
    header.resize(rows.columns.max(texts.len()), String::new());
    out.line(&joined(&header));
    let rules: Vec<String> = (0..header.len())
        .map(|column| {
            match table.alignments.get(column).copied().unwrap_or_default() {
                Alignment::Default => "---",
                Alignment::Left => ":--",
                Alignment::Center => ":-:",
                Alignment::Right => "--:",
            }
            .to_owned()
        })
        .collect();
    out.line(&joined(&rules));
    for (nth, row) in table.body.iter().enumerate() {
        let cells = rows.row(writer, row, nth + table.head.len());
        out.line(&joined(&cells));
    }
}

/// Whether a block can stand in a cell of a pipe table.
fn is_line(block: &Block) -> bool {
    matches!(block, Block::Paragraph(_) | Block::Heading { .. })
}

fn joined(cells: &[String]) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line.push(' ');
        line.push_str(cell);
        line.push_str(" |");
    }
    if cells.is_empty() {
        line.push_str(" |");
    }
    line
}

/// A table as HTML, as a block that Markdown leaves alone: no blank line may stand in it.
fn html_table(table: &Table, document: &Document, options: &Options) -> String {
    let html = html_blocks(&[Block::Table(table.clone())], document, options);
    let html = pandoc::guarded(&html, options.flavour);
    html.trim_end().replace("\n\n", "\n&#10;").replace("\n\n", "\n&#10;")
}

/// Which columns of each row are covered by cells that begin elsewhere.
struct Grid {
    columns: usize,
    /// For each row the columns that a cell of an earlier row covers, rising.
    covered: Vec<Vec<usize>>,
    /// How many columns each cell covers, as far as that can be afforded.
    widths: Vec<Vec<usize>>,
}

/// Spans cover no more places than this for each cell on average: a page may claim millions.
const COVERED_PER_CELL: usize = 8;

impl Grid {
    fn of(table: &Table) -> Grid {
        let rows: Vec<&Row> = table.head.iter().chain(&table.body).collect();
        let mut budget = 64 + COVERED_PER_CELL * rows.iter().map(|row| row.len()).sum::<usize>();
        let mut covered: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
        let mut widths: Vec<Vec<usize>> = Vec::with_capacity(rows.len());
        let mut columns = 0;
        for (nth, row) in rows.iter().enumerate() {
            let mut column = 0;
            covered[nth].sort_unstable();
            covered[nth].dedup();
            let mut taken = 0;
            let mut own = Vec::with_capacity(row.len());
            for cell in row.iter() {
                while covered[nth].get(taken) == Some(&column) {
                    taken += 1;
                    column += 1;
                }
                let width = usize::from(cell.columns).min(budget.max(1));
                let height = usize::from(cell.rows).min(rows.len() - nth);
                let cost = width * height - 1;
                if cost <= budget {
                    budget -= cost;
                    for below in &mut covered[nth + 1..nth + height] {
                        below.extend(column..column + width);
                    }
                    column += width;
                    own.push(width);
                } else {
                    column += 1;
                    own.push(1);
                }
            }
            columns = columns.max(column);
            widths.push(own);
        }
        Grid { columns, covered, widths }
    }

    /// The texts of a row, with empty ones for the places that spans cover.
    fn row(&self, writer: &mut Writer<'_>, row: &Row, nth: usize) -> Vec<String> {
        let nothing = Vec::new();
        let covered = self.covered.get(nth).unwrap_or(&nothing);
        let mut taken = 0;
        let mut texts = Vec::new();
        for (number, cell) in row.iter().enumerate() {
            while covered.get(taken) == Some(&texts.len()) {
                taken += 1;
                texts.push(String::new());
            }
            let mut content: Vec<Inline> = Vec::new();
            for block in &cell.blocks {
                if let Block::Paragraph(own) | Block::Heading { content: own, .. } = block {
                    if !content.is_empty() {
                        content.push(Inline::LineBreak);
                    }
                    content.extend(own.iter().cloned());
                }
            }
            texts.push(writer.line(&content, Place { cell: true, ..Place::default() }));
            let width =
                self.widths.get(nth).and_then(|widths| widths.get(number)).copied().unwrap_or(1);
            texts.extend((1..width).map(|_| String::new()));
        }
        texts
    }
}

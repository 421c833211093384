//! Tables: head, alignment, spans, captions; tables that only place things on the page are read
//! as the blocks in them.

use super::super::{Alignment, Block, Cell, Row, Table};
use super::part::{Part, blocks_of};
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, Tree, names};

/// The largest spans HTML allows (HTML Standard, section 4.9.11).
const MAX_COLUMNS: u16 = 1000;

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    match name {
        names::TABLE => {
            if is_layout(reader, id) {
                reader
                    .enter(id, |_, parts| blocks_of(parts).into_iter().map(Part::Block).collect());
            } else {
                let alignments = columns(reader.tree, id);
                // Shown above the rows wherever it is written (CSS Tables, section 3.3).
                let tree = reader.tree;
                let captions = tree.children(id).filter(|&child| tree.is(child, names::CAPTION));
                reader.heads.extend(captions.map(|caption| (id, caption)));
                reader.enter(id, move |_, parts| close_table(parts, alignments));
            }
        }
        names::TR => {
            let head =
                reader.tree.parent(id).is_some_and(|parent| reader.tree.is(parent, names::THEAD));
            reader.enter(id, move |_, parts| close_row(parts, head));
        }
        names::TD | names::TH => open_cell(reader, id, name),
        names::CAPTION => reader.enter(id, |_, parts| vec![Part::Caption(blocks_of(parts))]),
        _ => return None,
    }
    Some(Step::Into)
}

fn open_cell(reader: &mut Reader<'_>, id: NodeId, name: Name) {
    let tree = reader.tree;
    let span = |name| {
        let value = tree.attribute(id, name).and_then(|span| span.trim().parse::<u16>().ok());
        value.unwrap_or(1).max(1)
    };
    let columns = span(names::COLSPAN).min(MAX_COLUMNS);
    let rows = span(names::ROWSPAN);
    let header = name == names::TH;
    let alignment = alignment(tree, id).or_else(|| alignment(tree, tree.parent(id)?));
    reader.enter(id, move |_, parts| {
        let blocks = blocks_of(parts);
        vec![Part::Cell(Cell { header, columns, rows, blocks }, alignment.unwrap_or_default())]
    });
}

fn close_row(parts: Vec<Part>, head: bool) -> Vec<Part> {
    let mut cells = Vec::new();
    let mut rest = Vec::new();
    for part in parts {
        match part {
            Part::Cell(cell, alignment) => cells.push((cell, alignment)),
            other => rest.push(other),
        }
    }
    let mut out: Vec<Part> = blocks_of(rest).into_iter().map(Part::Block).collect();
    if !cells.is_empty() {
        out.push(Part::Row(cells, head));
    }
    out
}

fn close_table(parts: Vec<Part>, alignments: Vec<Alignment>) -> Vec<Part> {
    let mut table = Table { alignments, ..Table::default() };
    let mut before = Vec::new();
    for part in parts {
        match part {
            Part::Row(cells, head) => {
                align(&mut table.alignments, &cells);
                let cells: Row = cells.into_iter().map(|(cell, _)| cell).collect();
                let all_headers = cells.iter().all(|cell| cell.header);
                if table.body.is_empty() && (head || (all_headers && table.head.is_empty())) {
                    table.head.push(cells);
                } else {
                    table.body.push(cells);
                }
            }
            Part::Caption(blocks) => table.caption.extend(blocks),
            other => before.push(other),
        }
    }
    let mut out: Vec<Part> = blocks_of(before).into_iter().map(Part::Block).collect();
    let rows = || table.head.iter().chain(&table.body);
    if rows().flatten().all(|cell| cell.blocks.is_empty()) {
        out.extend(table.caption.into_iter().map(Part::Block));
        return out;
    }
    // A table with nothing but a head is a table with nothing but rows.
    if table.body.is_empty() && table.head.len() > 1 {
        table.body = table.head.split_off(1);
    }
    drop_empty_rows(&mut table.head);
    drop_empty_rows(&mut table.body);
    let width = table.head.iter().chain(&table.body).map(row_width).max().unwrap_or(0);
    table.alignments.truncate(width);
    while table.alignments.last() == Some(&Alignment::Default) {
        table.alignments.pop();
    }
    out.push(Part::Block(Block::Table(table)));
    out
}

/// Takes over what cells say of their columns; the last row that says something is right, so a
/// centred head does not centre the column.
fn align(alignments: &mut Vec<Alignment>, cells: &[(Cell, Alignment)]) {
    let mut column = 0;
    for (cell, alignment) in cells {
        if *alignment != Alignment::Default {
            if alignments.len() <= column {
                alignments.resize(column + 1, Alignment::Default);
            }
            alignments[column] = *alignment;
        }
        column += usize::from(cell.columns);
    }
}

fn drop_empty_rows(rows: &mut Vec<Row>) {
    let spans = rows.iter().flatten().any(|cell| cell.rows > 1);
    if !spans {
        rows.retain(|row| row.iter().any(|cell| !cell.blocks.is_empty()));
    }
}

fn row_width(row: &Row) -> usize {
    row.iter().map(|cell| usize::from(cell.columns)).sum()
}

/// Whether a table only places things: it says so, or what is kept of it is one column without a
/// head, or its cells hold tables or long texts.
fn is_layout(reader: &mut Reader<'_>, id: NodeId) -> bool {
    let tree = reader.tree;
    if matches!(tree.attribute(id, names::ROLE), Some("presentation" | "none")) {
        return true;
    }
    let mut rows = 0usize;
    let mut widest = 0usize;
    let mut cells = 0usize;
    let mut headers = 0usize;
    let mut large = 0usize;
    let mut captioned = false;
    for row in rows_of(tree, id) {
        if tree.is(row, names::CAPTION) {
            captioned |= reader.keep.any(tree.subtree(row));
            continue;
        }
        let mut width = 0;
        for cell in tree.children(row) {
            let header = tree.is(cell, names::TH);
            if !(header || tree.is(cell, names::TD)) || !reader.keep.any(tree.subtree(cell)) {
                continue;
            }
            width += 1;
            cells += 1;
            headers += usize::from(header);
            if reader.may_scan(cell) && is_large(tree, cell) {
                large += 1;
            }
        }
        rows += usize::from(width > 0);
        widest = widest.max(width);
    }
    if captioned || (headers > 0 && cells > headers) {
        return false;
    }
    widest < 2 && headers == 0
        || cells < 2
        || rows < 2 && headers == 0 && large > 0
        || large * 3 > cells
}

/// The rows (and the caption) of a table itself, not of tables inside it.
fn rows_of(tree: &Tree, table: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    tree.children(table).flat_map(move |child| {
        let group = tree.is(child, names::TBODY)
            || tree.is(child, names::THEAD)
            || tree.is(child, names::TFOOT);
        let inner = group.then(|| tree.children(child)).into_iter().flatten();
        let own = (!group).then_some(child);
        own.into_iter().chain(inner)
    })
}

/// Whether a cell holds what no cell of data holds: another table, headings, several paragraphs
/// of running text.
fn is_large(tree: &Tree, cell: NodeId) -> bool {
    let mut paragraphs = 0;
    let mut characters = 0;
    for id in tree.descendants(cell) {
        match tree.element(id) {
            Some(names::TABLE | names::H1 | names::H2 | names::H3 | names::ARTICLE) => return true,
            Some(names::P) => paragraphs += 1,
            Some(_) => {}
            None => characters += tree.text(id).map_or(0, str::len),
        }
    }
    paragraphs > 2 && characters > 1200 || characters > 4000
}

fn alignment(tree: &Tree, id: NodeId) -> Option<Alignment> {
    let mut declarations = tree.declarations(id);
    let styled = declarations.find(|(property, _)| property.eq_ignore_ascii_case("text-align"));
    let declared = styled.map(|(_, value)| value).or_else(|| tree.attribute(id, names::ALIGN))?;
    match declared.trim().to_ascii_lowercase().as_str() {
        "left" | "start" => Some(Alignment::Left),
        "center" => Some(Alignment::Center),
        "right" | "end" => Some(Alignment::Right),
        _ => None,
    }
}

/// Alignments that `col` elements declare.
fn columns(tree: &Tree, table: NodeId) -> Vec<Alignment> {
    let mut all = Vec::new();
    let groups = tree
        .children(table)
        .filter(|&child| tree.is(child, names::COLGROUP) || tree.is(child, names::COL));
    for col in groups.flat_map(|group| {
        let own = tree.is(group, names::COL).then_some(group);
        own.into_iter().chain(tree.children(group).filter(|&child| tree.is(child, names::COL)))
    }) {
        if all.len() < usize::from(MAX_COLUMNS) {
            all.push(alignment(tree, col).unwrap_or_default());
        }
    }
    if all.iter().all(|alignment| *alignment == Alignment::Default) { Vec::new() } else { all }
}

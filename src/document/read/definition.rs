//! Definition lists: `dl`, `dt`, `dd`, also with `div` groups.

use super::super::{Block, Definition};
use super::part::{Part, blocks_of, join_lines, lines_of};
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    match name {
        names::DL => reader.enter(id, |_, parts| close(parts)),
        names::DT => reader.enter(id, |_, parts| vec![Part::Term(blocks_of(parts))]),
        names::DD => reader.enter(id, |_, parts| vec![Part::Definition(blocks_of(parts))]),
        _ => return None,
    }
    Some(Step::Into)
}

fn close(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut definitions: Vec<Definition> = Vec::new();
    for part in parts {
        match part {
            Part::Term(blocks) if blocks.is_empty() => {}
            Part::Definition(blocks) if blocks.is_empty() => {}
            Part::Term(blocks) => {
                let term = join_lines(lines_of(blocks));
                match definitions.last_mut() {
                    Some(last) if last.definitions.is_empty() => last.terms.push(term),
                    _ => {
                        definitions.push(Definition { terms: vec![term], definitions: Vec::new() })
                    }
                }
            }
            Part::Definition(blocks) => match definitions.last_mut() {
                Some(last) => last.definitions.push(blocks),
                None => {
                    definitions.push(Definition { terms: Vec::new(), definitions: vec![blocks] })
                }
            },
            other => {
                finish(&mut definitions, &mut out);
                out.push(other);
            }
        }
    }
    finish(&mut definitions, &mut out);
    out
}

/// Terms without any explanation, or explanations without a term, are plain text.
fn finish(definitions: &mut Vec<Definition>, out: &mut Vec<Part>) {
    let definitions = std::mem::take(definitions);
    if definitions.iter().any(|one| !one.terms.is_empty() && !one.definitions.is_empty()) {
        out.push(Part::Block(Block::DefinitionList(definitions)));
        return;
    }
    for definition in definitions {
        out.extend(definition.terms.into_iter().map(|term| Part::Block(Block::Paragraph(term))));
        out.extend(definition.definitions.into_iter().flatten().map(Part::Block));
    }
}

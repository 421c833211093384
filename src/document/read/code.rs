//! Code: `pre` and what highlighters make of it, without their line numbers, buttons and marks,
//! with the lines as they are shown.

mod frame;
mod language;
mod lines;

use super::super::{Block, CodeBlock, Inline};
use super::runs::Mark;
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    match name {
        names::PRE | names::LISTING | names::XMP | names::PLAINTEXT => {
            let code = lines::text_of(reader, id);
            let language = language::of(reader.tree, id);
            if !code.trim().is_empty() {
                reader.push_block(Block::CodeBlock(CodeBlock {
                    language,
                    title: String::new(),
                    code,
                }));
            }
            Some(Step::Over)
        }
        names::CODE | names::TT | names::SAMP => {
            reader.enter_inline(id, vec![Mark::Code]);
            Some(Step::Into)
        }
        _ => frame::open(reader, id, name),
    }
}

/// A paragraph, unless it is lines of code and nothing else: `<code>a<br>b</code>`.
pub(super) fn paragraph(content: Vec<Inline>) -> Block {
    let only_code = content.len() > 2
        && content.iter().enumerate().all(|(nth, inline)| match inline {
            Inline::Code(_) => nth % 2 == 0,
            Inline::LineBreak => nth % 2 == 1,
            _ => false,
        });
    if !only_code {
        return Block::Paragraph(content);
    }
    let lines: Vec<String> = content
        .into_iter()
        .filter_map(|inline| match inline {
            Inline::Code(code) => Some(code),
            _ => None,
        })
        .collect();
    Block::CodeBlock(CodeBlock { code: lines.join("\n"), ..CodeBlock::default() })
}

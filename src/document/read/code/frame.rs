//! The boxes that highlighters and sites draw around code: title bars, language labels, tables
//! with a column of line numbers, editors without any `pre`.

use super::super::super::{Block, CodeBlock};
use super::super::Replaced;
use super::super::walk::{Reader, Step};
use super::{language, lines};
use crate::dom::{Name, NodeId, Tree, names};
use crate::single_spaced::single_spaced;

/// A title bar holds no more characters than this.
const TITLE: usize = 80;

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    if !matches!(name, names::DIV | names::FIGURE | names::TABLE | names::SECTION | names::SPAN)
        && reader.tree.name_text(name).find('-').is_none()
    {
        return None;
    }
    let tree = reader.tree;
    let (frame, editor) = named(tree, id);
    if !(frame || editor) || !reader.may_scan(id) {
        return None;
    }
    let code_of = match only_block_of_code(reader, id) {
        Some(pre) => pre,
        // Editors draw lines without any `pre`, or each line in one of its own.
        None if editor => id,
        None => return None,
    };
    let (title, label) = head(reader, id, code_of)?;
    let mut code = CodeBlock {
        language: language::of(tree, code_of),
        title,
        code: lines::text_of(reader, code_of),
    };
    if code.language.is_empty() {
        code.language = language::within(tree, id).or(label).unwrap_or_default();
    }
    if code.code.trim().is_empty() {
        return None;
    }
    reader.push_block(Block::CodeBlock(code));
    Some(Step::Over)
}

/// Whether an element is named like the frame of a block of code, or like an editor.
fn named(tree: &Tree, id: NodeId) -> (bool, bool) {
    let mut frame = false;
    let mut editor = false;
    for class in tree.classes(id) {
        let class = class.to_ascii_lowercase();
        frame |= [
            "highlight",
            "code",
            "snippet",
            "prism",
            "shiki",
            "rouge",
            "syntax",
            "gist",
            "listing",
            "terminal",
        ]
        .iter()
        .any(|word| class.contains(word));
        editor |= matches!(
            class.as_str(),
            "syntaxhighlighter"
                | "codemirror"
                | "codemirror-code"
                | "cm-editor"
                | "cm-content"
                | "monaco-editor"
                | "view-lines"
                | "ace_text-layer"
                | "js-file-line-container"
                | "hljs-ln"
                | "blob-wrapper"
                | "crayon-main"
        );
    }
    (frame, editor)
}

/// The block of code in a frame, if there is just one besides columns of numbers.
fn only_block_of_code(reader: &mut Reader<'_>, id: NodeId) -> Option<NodeId> {
    let tree = reader.tree;
    let mut found = None;
    let mut next = NodeId(id.0 + 1);
    while next < tree.end(id) {
        let here = next;
        next = NodeId(here.0 + 1);
        if tree.element(here).is_none() {
            continue;
        }
        if lines::not_code(tree, here).is_some() {
            next = tree.end(here);
        } else if tree.is(here, names::PRE) {
            if !reader.keep.any(tree.subtree(here)) {
                continue;
            }
            if found.is_some() {
                return None;
            }
            found = Some(here);
            next = tree.end(here);
        }
    }
    found
}

/// Title and language label around the code; `None` if more stands there than a title bar holds.
fn head(reader: &mut Reader<'_>, id: NodeId, code: NodeId) -> Option<(String, Option<String>)> {
    let tree = reader.tree;
    if code == id {
        return Some((String::new(), None));
    }
    let mut texts: Vec<(NodeId, String)> = Vec::new();
    let mut dropped = Vec::new();
    let mut after = false;
    let mut next = NodeId(id.0 + 1);
    while next < tree.end(id) {
        let here = next;
        next = NodeId(here.0 + 1);
        if here == code {
            next = tree.end(here);
            after = true;
        } else if let Some(text) = tree.text(here) {
            if reader.keep.contains(here) && !text.trim().is_empty() {
                texts.push((here, single_spaced(text)));
                // Words after the code are a caption, and stay one.
                if after {
                    return None;
                }
            }
        } else if let Some(why) = lines::not_code(tree, here) {
            dropped.push((here, why));
            next = tree.end(here);
        }
    }
    let whole: usize = texts.iter().map(|(_, text)| text.chars().count()).sum();
    if whole > TITLE {
        return None;
    }
    let mut label = None;
    texts.retain(|(id, text)| {
        let known = language::is_known(text) && label.is_none();
        if known {
            label = language::word(text);
            dropped.push((*id, Replaced::Language));
        }
        !known
    });
    dropped.into_iter().for_each(|(id, why)| reader.replace(id, why));
    let title: Vec<String> = texts.into_iter().map(|(_, text)| text).collect();
    Some((super::super::text::clean(&title.join(" ")), label))
}

//! What a document says in another way or in another place than the page, and how much of it may
//! be said so.

use std::collections::BTreeMap;

use verbatim::document::{self, Replaced, words};
use verbatim::dom::{NodeId, Page};
use verbatim::extract::NodeSet;

/// What a document may say in another way or in another place than the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exception {
    Replaced(Replaced),
    NoteBody,
    Head,
}

/// Every exception, and why it is one.
pub(super) const REASONS: &[(Exception, &str)] = &[
    (
        Exception::Replaced(Replaced::Math),
        "A formula is TeX in the document; the page holds it as signs, MathML and TeX one beside the other, of which a reader sees one.",
    ),
    (
        Exception::Replaced(Replaced::LineNumber),
        "The numbers and signs beside lines of code are none of the code: with them it does not run.",
    ),
    (
        Exception::Replaced(Replaced::Control),
        "Buttons of a block of code (“Copy”) do something on the page and nothing in a copy.",
    ),
    (
        Exception::Replaced(Replaced::Language),
        "The label over a block of code that names its language is the language of the block.",
    ),
    (
        Exception::Replaced(Replaced::NoteMark),
        "The mark of a note and the way back from it are a reference, numbered anew by each format.",
    ),
    (
        Exception::Replaced(Replaced::RubyParenthesis),
        "The parentheses around a reading are for programs that cannot set it above; formats write their own.",
    ),
    (
        Exception::Replaced(Replaced::HeadingAnchor),
        "The sign beside a heading that links to itself is shown under the pointer only.",
    ),
    (
        Exception::Replaced(Replaced::Fallback),
        "What stands inside a frame, video or sound is for programs that have none, and is never shown (HTML Standard, section 4.8).",
    ),
    (
        Exception::NoteBody,
        "The text of a note stands at the end, wherever the page keeps it, since that is where every format has notes.",
    ),
    (
        Exception::Head,
        "A caption of a table is shown above it wherever it is written, and a post begins with who wrote it and when.",
    ),
];

pub(super) const EXCEPTIONS: &str = "
## What is said in another way

These are the exceptions to *words read*: text of the chosen nodes that the document holds as something else or in
another place. The reader names each; the check knows the kinds below, by rule, and takes nothing else for one.

| exception | pages, article | words | pages, page | words |
| --- | --: | --: | --: | --: |
";

/// The exceptions of a page and how many words each is about.
pub(super) fn exceptions_of(
    page: &Page,
    keep: &NodeSet,
    reading: &document::Reading,
) -> BTreeMap<Exception, usize> {
    let mut all: BTreeMap<Exception, usize> = BTreeMap::new();
    for (exception, id) in excepted(reading) {
        *all.entry(exception).or_default() += words(&kept_text(page, keep, id)).count();
    }
    all
}

fn excepted(reading: &document::Reading) -> impl Iterator<Item = (Exception, NodeId)> + '_ {
    let replaced = reading.replaced.iter().map(|(id, why)| (Exception::Replaced(*why), *id));
    let notes = reading.note_bodies.iter().map(|(_, id)| (Exception::NoteBody, *id));
    let heads = reading.heads.iter().map(|(_, id)| (Exception::Head, *id));
    replaced.chain(notes).chain(heads)
}

/// A text that is more than this exception may be about.
pub(super) fn overstepped(
    page: &Page,
    keep: &NodeSet,
    reading: &document::Reading,
    exception: Exception,
) -> Option<String> {
    let texts = excepted(reading).filter(|(other, _)| *other == exception);
    texts.map(|(_, id)| kept_text(page, keep, id)).find(|text| {
        let count = words(text).count();
        match exception {
            Exception::Replaced(Replaced::LineNumber) => text.contains(char::is_alphabetic),
            Exception::Replaced(Replaced::Control) => count > 8,
            Exception::Replaced(Replaced::Language) => count > 3,
            Exception::Replaced(Replaced::RubyParenthesis) => count > 0,
            Exception::Replaced(Replaced::HeadingAnchor) => count > 5,
            Exception::Replaced(Replaced::NoteMark) => {
                text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 12)
                    || count > 30
            }
            _ => false,
        }
    })
}

/// The kept text in a node, on one line.
fn kept_text(page: &Page, keep: &NodeSet, id: NodeId) -> String {
    let nodes = page.tree.subtree(id).map(NodeId).filter(|&id| keep.contains(id));
    let text: Vec<&str> = nodes.filter_map(|id| page.tree.text(id)).collect();
    text.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

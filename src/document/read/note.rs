//! Footnotes and endnotes: which links are marks of notes, which elements are the notes, and what
//! in a note only leads back.

use std::collections::HashMap;

use super::super::{Inline, Note};
use super::Replaced;
use super::part::blocks_of;
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, Page, Tree, names};
use crate::extract::NodeSet;

/// The notes of a page, found before it is read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Links that are marks, and which note each marks.
    marks: HashMap<NodeId, usize>,
    /// Elements that are notes.
    bodies: HashMap<NodeId, usize>,
    /// Links and labels that only lead back to a mark.
    backs: HashMap<NodeId, Replaced>,
    /// The label of each note.
    pub(super) labels: Vec<String>,
}

impl Notes {
    /// Finds pairs of a mark and a note: a short link to a place further down that leads back, or
    /// that stands among what the page calls notes.
    pub(super) fn of(page: &Page, keep: &NodeSet) -> Notes {
        let tree = &page.tree;
        let mut notes = Notes::default();
        let candidates: Vec<(NodeId, &str)> = tree
            .all()
            .filter(|&id| tree.is(id, names::A) && keep.any(tree.subtree(id)))
            .filter_map(|id| Some((id, same_page(page, tree.attribute(id, names::HREF)?)?)))
            .collect();
        if candidates.is_empty() {
            return notes;
        }
        let mut places: HashMap<&str, NodeId> = HashMap::new();
        for id in tree.all() {
            for name in [names::ID, names::NAME] {
                if let Some(place) = tree.attribute(id, name).filter(|place| !place.is_empty()) {
                    places.entry(place).or_insert(id);
                }
            }
        }
        let links: HashMap<NodeId, NodeId> =
            candidates.iter().filter_map(|(id, place)| Some((*id, *places.get(place)?))).collect();
        for (mark, _) in &candidates {
            let Some(target) = links.get(mark).copied().filter(|target| target > mark) else {
                continue;
            };
            let Some(label) = label_of(tree, *mark) else { continue };
            let Some(body) =
                body_of(tree, target).filter(|body| mark < body && keep.any(tree.subtree(*body)))
            else {
                continue;
            };
            // Notes are short; a chapter that a table of contents leads to is not.
            let back = tree
                .descendants(body)
                .take(2000)
                .find(|here| links.get(here).is_some_and(|place| is_near(tree, *place, *mark)));
            if back.is_none() && !is_among_notes(tree, body) || notes.is_inside_body(tree, *mark) {
                continue;
            }
            let next = notes.labels.len();
            let number = *notes.bodies.entry(body).or_insert(next);
            if number == next {
                notes.labels.push(label);
            }
            notes.marks.insert(*mark, number);
        }
        for (&body, &number) in &notes.bodies {
            let label = notes.labels.get(number).map_or("", String::as_str);
            find_backs(tree, keep, body, label, &links, &notes.marks, &mut notes.backs);
        }
        notes
    }

    fn is_inside_body(&self, tree: &Tree, id: NodeId) -> bool {
        tree.ancestors(id).take(12).any(|id| self.bodies.contains_key(&id))
    }
}

/// The place on the same page that a reference means.
fn same_page<'a>(page: &'a Page, reference: &'a str) -> Option<&'a str> {
    let (before, place) = reference.trim().split_once('#')?;
    let own = page.header.url.split('#').next().unwrap_or("");
    ((before.is_empty() || before == own) && !place.is_empty()).then_some(place)
}

/// The label of a mark (`1`, `a`, `*`, `note 3`), if the link looks like one.
fn label_of(tree: &Tree, mark: NodeId) -> Option<String> {
    if tree.subtree(mark).len() > 12 {
        return None;
    }
    let text = tree.text_content(mark);
    let text = text.trim().trim_matches(['[', ']', '(', ')', '^', '\u{a0}', ' ']);
    let raised = tree
        .ancestors(mark)
        .take(3)
        .chain(tree.descendants(mark))
        .any(|id| tree.is(id, names::SUP));
    let named = tree.attribute(mark, names::ROLE) == Some("doc-noteref")
        || tree.attribute_named(mark, "epub:type") == Some("noteref")
        || std::iter::once(mark).chain(tree.parent(mark)).any(|id| {
            tree.classes(id).any(|class| {
                let class = class.to_ascii_lowercase();
                class.contains("footnote")
                    || class.contains("noteref")
                    || class == "reference"
                    || class.contains("fnref")
            })
        });
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let signs = !text.is_empty()
        && text.chars().count() <= 3
        && text.chars().all(|c| "*†‡§¶‖⁎∗".contains(c));
    let short = !text.is_empty() && text.chars().count() <= 10;
    let fits = digits || signs || ((raised || named) && short);
    fits.then(|| text.to_owned())
}

/// The element that holds the note whose place is `target`.
fn body_of(tree: &Tree, target: NodeId) -> Option<NodeId> {
    let is_body = |id: NodeId| {
        matches!(
            tree.element(id),
            Some(
                names::LI
                    | names::P
                    | names::DIV
                    | names::DD
                    | names::ASIDE
                    | names::TD
                    | names::TR
                    | names::BLOCKQUOTE
                    | names::SECTION
            )
        )
    };
    if tree.is(target, names::DT) {
        return tree.next_sibling(target).and_then(|next| {
            std::iter::successors(Some(next), |&id| tree.next_sibling(id))
                .take(3)
                .find(|&id| tree.is(id, names::DD))
        });
    }
    let body =
        std::iter::once(target).chain(tree.ancestors(target).take(5)).find(|&id| is_body(id))?;
    // A paragraph that is the first of an item or box of one note belongs to it.
    let parent = tree.parent(body)?;
    if tree.is(parent, names::LI) && tree.first(parent, names::P) == Some(body) {
        return Some(parent);
    }
    Some(body)
}

/// Whether a place is the mark, around it or in it.
fn is_near(tree: &Tree, place: NodeId, mark: NodeId) -> bool {
    place == mark
        || tree.contains(mark, place)
        || tree.ancestors(mark).take(3).any(|id| id == place)
        || (place < mark && mark.0 - place.0 <= 3 && tree.end(place).0 <= place.0 + 2)
}

/// Whether the page calls the element, or what is around it, notes.
fn is_among_notes(tree: &Tree, body: NodeId) -> bool {
    std::iter::once(body).chain(tree.ancestors(body).take(4)).any(|id| {
        let role = tree.attribute(id, names::ROLE);
        if matches!(role, Some("doc-endnotes" | "doc-footnote" | "doc-endnote")) {
            return true;
        }
        let id_word = tree.attribute(id, names::ID).into_iter();
        tree.classes(id).chain(id_word).any(|word| {
            let word = word.to_ascii_lowercase();
            word.contains("footnote")
                || word.contains("endnote")
                || word.starts_with("fn:")
                || word.contains("reflist")
        })
    })
}

/// Finds what in a note only leads back: links to its marks, and the label at its beginning.
fn find_backs(
    tree: &Tree,
    keep: &NodeSet,
    body: NodeId,
    label: &str,
    links: &HashMap<NodeId, NodeId>,
    marks: &HashMap<NodeId, usize>,
    backs: &mut HashMap<NodeId, Replaced>,
) {
    let mut seen_text = false;
    for id in tree.descendants(body).take(4000) {
        if let Some(text) = tree.text(id) {
            let text = text.trim();
            if !seen_text && !text.is_empty() && keep.contains(id) {
                let bare =
                    text.trim_matches(['[', ']', '(', ')', '.', ':', '^', '↑', ' ', '\u{a0}']);
                if bare == label || bare.is_empty() {
                    backs.insert(id, Replaced::NoteMark);
                    // The words begin after the label.
                    seen_text = bare == label;
                    continue;
                }
                seen_text = !backs.keys().any(|back| tree.contains(*back, id));
            }
            continue;
        }
        let named = tree.attribute(id, names::ROLE) == Some("doc-backlink")
            || tree.classes(id).any(|class| {
                matches!(
                    class,
                    "mw-cite-backlink"
                        | "footnote-backref"
                        | "footnote-back"
                        | "reversefootnote"
                        | "footnote-return"
                        | "fn-back"
                        | "data-footnote-backref"
                )
            });
        let leads_back = links.get(&id).is_some_and(|place| {
            *place < body && (marks.keys().any(|mark| is_near(tree, *place, *mark)))
        });
        if named || leads_back {
            backs.insert(id, Replaced::NoteMark);
        }
    }
}

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    if let Some(step) = side_note(reader, id, name) {
        return Some(step);
    }
    if reader.notes.labels.is_empty() {
        return None;
    }
    if let Some(why) = reader.notes.backs.get(&id).copied() {
        reader.replace(id, why);
        return Some(Step::Over);
    }
    if let Some(number) = reader.notes.bodies.get(&id).copied() {
        reader.note_bodies.push((number, id));
        reader.enter(id, move |reader, parts| {
            let blocks = blocks_of(parts);
            if let Some(note) = reader.document.notes.get_mut(number) {
                note.blocks.extend(blocks);
            }
            Vec::new()
        });
        return Some(Step::Into);
    }
    // A raised mark is the mark, with its brackets.
    let mark = if name == names::SUP { only_mark(reader, id)? } else { id };
    let number = reader.notes.marks.get(&mark).copied()?;
    reader.replace(id, Replaced::NoteMark);
    reader.push_mark_of_note(Inline::NoteReference(number));
    Some(Step::Over)
}

/// Whether a text node is only the label of a note.
pub(super) fn is_label(reader: &Reader<'_>, id: NodeId) -> bool {
    !reader.notes.labels.is_empty() && reader.notes.backs.contains_key(&id)
}

/// The one mark in a raised text that holds nothing else but brackets.
fn only_mark(reader: &Reader<'_>, sup: NodeId) -> Option<NodeId> {
    let tree = reader.tree;
    if tree.subtree(sup).len() > 16 {
        return None;
    }
    let mut marks = tree.descendants(sup).filter(|id| reader.notes.marks.contains_key(id));
    let mark = marks.next()?;
    if marks.next().is_some() {
        return None;
    }
    let outside =
        tree.descendants(sup).filter(|&id| !tree.contains(mark, id)).filter_map(|id| tree.text(id));
    let bare = outside.flat_map(str::chars).all(|c| c.is_whitespace() || "[]()^".contains(c));
    bare.then_some(mark)
}

/// A note that stands in the text where it is marked: side notes, and notes that open on a click.
fn side_note(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    let tree = reader.tree;
    if !matches!(name, names::SPAN | names::SMALL | names::ASIDE | names::DIV) || reader.is_inner()
    {
        return None;
    }
    let named = tree.classes(id).any(|class| {
        matches!(class, "sidenote" | "marginnote" | "side-note" | "ltx_role_footnote")
    });
    if !named || !reader.may_scan(id) {
        return None;
    }
    let number = reader.document.notes.len();
    let label = (number + 1).to_string();
    // Numbers that the side note repeats are its mark.
    let numbers: Vec<NodeId> = tree
        .descendants(id)
        .filter(|&here| {
            tree.classes(here).any(|class| {
                matches!(
                    class,
                    "ltx_note_mark" | "ltx_tag_note" | "sidenote-number" | "ltx_note_type"
                )
            })
        })
        .collect();
    for here in numbers {
        reader.take(here);
        reader.replace(here, Replaced::NoteMark);
    }
    let blocks = reader.read_inside(id);
    if blocks.is_empty() {
        return Some(Step::Over);
    }
    reader.note_bodies.push((number, id));
    reader.document.notes.push(Note { label, blocks });
    reader.push_mark_of_note(Inline::NoteReference(number));
    Some(Step::Over)
}

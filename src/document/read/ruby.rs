//! Readings above words: `ruby`, with or without `rb`, `rtc` and `rp`.

use super::super::Inline;
use super::Replaced;
use super::text;
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    if name != names::RUBY {
        return None;
    }
    let tree = reader.tree;
    let mut parts: Vec<(String, String)> = vec![Default::default()];
    let mut next = NodeId(id.0 + 1);
    // The reading being read ends here.
    let mut reading_until = NodeId::ROOT;
    while next < tree.end(id) {
        let here = next;
        next = NodeId(here.0 + 1);
        match tree.element(here) {
            // An element that was never closed may hold more.
            Some(names::RP) if !reader.kept_text(here).contains(char::is_alphanumeric) => {
                reader.replace(here, Replaced::RubyParenthesis);
                next = tree.end(here);
            }
            Some(names::RT) => reading_until = tree.end(here),
            Some(_) => {}
            None if !reader.keep.contains(here) => {}
            None => {
                let own = text::one_line(reader.text_of(here));
                if parts
                    .last()
                    .is_some_and(|(_, reading)| here >= reading_until && !reading.is_empty())
                    && !own.is_empty()
                {
                    parts.push(Default::default());
                }
                if let Some((base, reading)) = parts.last_mut() {
                    if here < reading_until { reading } else { base }.push_str(&own);
                }
            }
        }
    }
    // Words without a reading are words like any other.
    for group in parts.chunk_by(|(_, a), (_, b)| a.is_empty() == b.is_empty()) {
        match group {
            [(_, reading), ..] if !reading.is_empty() => {
                reader.push_atom(Inline::Ruby(group.to_vec()));
            }
            _ => group.iter().for_each(|(base, _)| reader.push_text(base)),
        }
    }
    Some(Step::Over)
}

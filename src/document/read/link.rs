//! Links: absolute addresses without trackers; places on the same page stay `#places`.

use super::runs::Mark;
use super::walk::{Reader, Step};
use crate::dom::address::{is_safe, resolve, tidy, without_trackers};
use crate::dom::{Name, NodeId, Page, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    match name {
        names::A => {}
        names::ABBR | names::ACRONYM => {
            let expansion = reader.tree.attribute(id, names::TITLE)?.trim();
            if expansion.is_empty() {
                return None;
            }
            let mark = Mark::Abbreviation(id, super::text::clean(expansion).into());
            reader.enter_inline(id, vec![mark]);
            return Some(Step::Into);
        }
        _ => return None,
    }
    let href = reader.tree.attribute(id, names::HREF)?;
    let address = reader.address(href)?;
    let title = super::text::one_line(reader.tree.attribute(id, names::TITLE).unwrap_or(""));
    let mark = Mark::Link(id, address.into(), title.into());
    reader.enter_inline(id, vec![mark]);
    Some(Step::Into)
}

/// The address a reference on the page means: absolute, trackers removed; a place on the same page
/// stays `#place`. `None` if it leads nowhere or is not safe to hand on.
pub(super) fn absolute(page: &Page, reference: &str) -> Option<String> {
    if reference.trim_start().starts_with('#') {
        let place = tidy(reference);
        // "To the top" and script buttons are no links.
        return (!matches!(place.as_str(), "#" | "#!")).then_some(place);
    }
    let address = resolve(page.base_url(), reference)?;
    if !is_safe(&address) {
        return None;
    }
    if let Some((before, place)) = address.split_once('#') {
        let own = page.header.url.split('#').next().unwrap_or("");
        if !own.is_empty() && before == own && !place.is_empty() {
            return Some(format!("#{place}"));
        }
    }
    Some(without_trackers(&address))
}

//! What kind of page it is.

use super::PageKind;
use super::features::{Context, page_facts};
use super::model::Model;

/// The kinds in the order of the model's forests.
pub const KINDS: [PageKind; 6] = [
    PageKind::Article,
    PageKind::Documentation,
    PageKind::Forum,
    PageKind::Listing,
    PageKind::Product,
    PageKind::Service,
];

/// The kind whose forest is surest.
pub(super) fn of(context: &Context, model: &Model) -> PageKind {
    let facts = page_facts(context);
    let judged = KINDS.iter().zip(model.kinds(&facts));
    judged.max_by_key(|(_, sum)| *sum).map_or(PageKind::Article, |(kind, _)| *kind)
}

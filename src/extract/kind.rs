//! What kind of page it is.

use super::PageKind;

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
pub(super) fn likeliest(sums: &[i32]) -> PageKind {
    let judged = KINDS.iter().zip(sums);
    judged.max_by_key(|(_, sum)| **sum).map_or(PageKind::Article, |(kind, _)| *kind)
}

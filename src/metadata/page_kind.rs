//! What kind of page it is, as far as that decides how it is read.

/// The kinds of pages that are read differently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// One text: news, blog post, essay, encyclopedia entry.
    #[default]
    Article,
    /// Manuals and references.
    Documentation,
    /// Posts by several people, in order.
    Forum,
    /// Many short entries that lead elsewhere.
    Listing,
    /// A thing for sale.
    Product,
    /// What a company or an office offers.
    Service,
}

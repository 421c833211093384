//! Which part of the page is the article.

mod node_set;

pub use node_set::NodeSet;

use crate::dom::NodeId;
use crate::trace::Trace;

/// The article: which nodes of the page belong to it.
#[derive(Clone, Debug)]
pub struct Article {
    /// The kept nodes: text nodes whose text is in the article, and elements that are content
    /// themselves (images, breaks, rules, embeds). An element around kept nodes need not be in.
    pub keep: NodeSet,
    /// The element that holds the headline, wherever it stands. Its text is not in `keep`.
    pub headline: Option<NodeId>,
    /// What kind of page this seems to be.
    pub kind: PageKind,
    /// How sure the choice is, 0 to 1.
    pub confidence: f32,
    /// What was left out, and why.
    pub trace: Trace,
}

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

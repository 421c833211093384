//! What was left out, by which step and why: shown to the reader, who can put it back, and used
//! by tests.

use serde::{Deserialize, Serialize};

use crate::dom::NodeId;

/// Everything that is worth telling about how one page was read.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Trace {
    /// Parts that were left out, the likeliest to be missed first.
    pub left_out: Vec<LeftOut>,
    /// What the reader should know besides: text that could not be read, watermarks removed,
    /// damage repaired.
    pub notes: Vec<Note>,
}

/// A part of the page that is not in the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeftOut {
    /// The topmost nodes of the part.
    #[serde(skip)]
    pub nodes: Vec<NodeId>,
    /// What kind of thing it seems to be.
    pub reason: Reason,
    /// The step that left it out, such as `extract::decode`.
    pub step: &'static str,
    /// How many words it has (characters, in scripts written without spaces).
    pub words: usize,
    /// Its first words.
    pub preview: String,
    /// How likely the reader is to miss it, 0 to 1.
    pub doubt: f32,
}

/// Why a part was left out. The interface has a phrase for each, in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Menus, breadcrumbs, tables of contents.
    Navigation,
    /// Page headers and footers, legal lines, cookie notices.
    PageFurniture,
    /// Links to other articles.
    Related,
    /// Share, print, subscribe, like.
    Controls,
    /// Advertisements and promotion.
    Promotion,
    /// What readers wrote under the article.
    Comments,
    /// Byline, date, author's box: in the metadata instead.
    Byline,
    /// Not visible on the page, and nothing on the page would show it.
    Hidden,
    /// Letters hidden inside sentences to spoil copies.
    Decoy,
    /// Stands in the text already.
    Duplicate,
    /// None of these for sure.
    Other,
}

/// Something the reader should know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    /// Which remark; the interface has a phrase for each.
    pub kind: NoteKind,
    /// The node it is about, if there is one.
    #[serde(skip)]
    pub node: Option<NodeId>,
    /// How often.
    pub count: usize,
}

/// The remarks there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// A frame of another site was not read.
    ForeignFrame,
    /// Text drawn on a canvas or as an image cannot be read.
    DrawnText,
    /// Letters are drawn as other letters by the page's font; the text may be gibberish.
    CipherFont,
    /// The page would load more of the article first.
    Unloaded,
    /// Invisible marks were removed from the text.
    Watermark,
    /// Text stored in another order than it is painted was set right.
    Reordered,
    /// A limit was reached; the rest of the page was not read.
    Limit,
    /// There seems to be no article; the page's main text was taken.
    NoArticle,
}

//! What training needs to see of extraction: the same blocks and features that reading uses.

use super::cues;
use super::decode;
use super::features::{self, Context};
use super::model::SURE;
use super::stacking;
use super::text_stats;
use super::tokens;
use crate::dom::Page;

pub use super::cues::{CueTable, WEIGHT_STEPS, WIDTH as CUE_FEATURES};
pub use super::features::Matrix;
pub use super::forest::Forest;
pub use super::kind::KINDS;
pub use super::model::STEPS;
pub use super::network::{HIDDEN, Input, Network, Row, TAPS, summary};
pub use super::tokens::{TokenTable, Voices};

/// One page as training sees it.
#[derive(Clone, Debug)]
pub struct Survey {
    /// For each block its text.
    pub texts: Vec<String>,
    /// For each block its words as hashes.
    pub words: Vec<Vec<u64>>,
    /// For each block its size in units.
    pub units: Vec<u32>,
    /// The forest's features, one row a block.
    pub features: Matrix,
    /// For each block the class names and ids around it, as hashes, the outermost first.
    pub paths: Vec<Vec<u32>>,
    /// For each block its cues.
    pub cues: Vec<Vec<u32>>,
    /// What the page's kind is judged by.
    pub facts: Vec<u8>,
    /// The features' names.
    pub names: Vec<String>,
}

/// The blocks and features of a page.
pub fn survey(page: &Page) -> Survey {
    let context = Context::of(page);
    let blocks = &context.blocks;
    let texts: Vec<String> =
        blocks.list.iter().map(|block| blocks.text(&page.tree, block)).collect();
    Survey {
        words: texts.iter().map(|text| text_stats::words(text).collect()).collect(),
        units: blocks.list.iter().map(features::units).collect(),
        features: context.matrix(),
        paths: tokens::paths(&page.tree, blocks),
        cues: cues::of(&context),
        facts: context.facts().to_vec(),
        names: context.names(),
        texts,
    }
}

/// The words of a text as hashes.
pub fn words(text: &str) -> Vec<u64> {
    text_stats::words(text).collect()
}

/// The network's features, given the forest's sums.
pub fn judged(page: &Page, features: &Matrix, sums: &[i32], kinds: &[i32]) -> Matrix {
    let context = Context::of(page);
    stacking::with_judgements(&context, features, sums, kinds)
}

/// The blocks that are kept by these sums.
pub fn choose(sums: &[i32], units: &[u32]) -> Vec<bool> {
    decode::choose(sums, units).keep
}

/// Whether the forest is sure of its choice, so that the network is not asked.
pub fn is_sure(sums: &[i32], units: &[u32]) -> bool {
    decode::choose(sums, units).expected >= SURE
}

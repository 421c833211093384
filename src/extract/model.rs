//! The learned part: tables, forests and a network, read from one checked-in file.
//!
//! The sum that the forest or the network gives for a block, in 4096ths of log odds, says how likely
//! the block is text of the article.

use std::sync::LazyLock;

use super::cues::{self, CueTable};
use super::decode::{self, Choice};
use super::features::Context;
use super::forest::Forest;
use super::kind::KINDS;
use super::network::Network;
use super::stacking;
use super::tokens::{self, TokenTable};

/// Everything that was learned.
#[derive(Clone, Debug, Default)]
pub struct Model {
    tokens: TokenTable,
    cues: CueTable,
    kinds: Vec<Forest>,
    forest: Forest,
    network: Network,
}

/// The first bytes of a model file.
const MAGIC: &[u8] = b"VBM5";

static BUILT_IN: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!("article.model")).unwrap_or_default());

impl Model {
    /// The model that is checked in. (A test reads it: it is well formed.)
    pub fn built_in() -> &'static Model {
        &BUILT_IN
    }

    /// Reads a model file: the tables of names and of cues, a forest for each kind of page, the
    /// forest that judges blocks, and the network that judges them knowing the forest's judgements.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let tokens = TokenTable::read(&mut rest)?;
        let cues = CueTable::read(&mut rest)?;
        let mut kinds = Vec::new();
        for _ in KINDS {
            kinds.push(Forest::read(&mut rest)?);
        }
        let (forest, network) = (Forest::read(&mut rest)?, Network::read(&mut rest)?);
        rest.is_empty().then_some(Model { tokens, cues, kinds, forest, network })
    }

    /// Judges all blocks of a page, and the page; `units` are the blocks' sizes.
    ///
    /// The network is asked only where the forest is not [`SURE`].
    pub(super) fn judge(&self, context: &Context, units: &[u32]) -> Judgement {
        let facts = context.facts();
        let kinds: Vec<i32> = self
            .kinds
            .iter()
            .map(|kind| kind.scores(facts, facts.len()).first().copied().unwrap_or(0))
            .collect();
        let voices = tokens::voices(&context.page.tree, &context.blocks, &self.tokens);
        let heard = cues::judge(context, &self.cues);
        let features = context
            .matrix()
            .with_columns(|index| Some(tokens::with_cues(voices.get(index)?, heard.get(index)?)));
        let sums = self.forest.scores(&features.values, features.width);
        let choice = decode::choose(&sums, units);
        if choice.expected >= SURE {
            return Judgement { sums, kinds, choice };
        }
        let judged = stacking::with_judgements(context, &features, &sums, &kinds);
        let again = self.network.scores(&judged, units);
        let sums: Vec<i32> = sums.iter().zip(&again).map(|(one, two)| (one + two) / 2).collect();
        Judgement { choice: decode::choose(&sums, units), sums, kinds }
    }
}

/// Where the forest expects such an F1 of its choice, the network is not asked: on half of all pages.
/// Chosen out of fold; from here to 1 it makes no difference to what is read.
pub(super) const SURE: f32 = 0.95;

/// What the model says about a page.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    /// For each block the forest's sum, or its mean with the network's where that was asked.
    pub(super) sums: Vec<i32>,
    /// What is best kept by them.
    pub(super) choice: Choice,
    /// For each kind of page, how likely it is.
    pub(super) kinds: Vec<i32>,
}

/// How many steps make one unit of log odds.
pub const STEPS: i32 = 4096;

/// A sum as a probability in 1024ths.
///
/// `e^x` as `(1 + x/256)^256` by squaring: multiplications are the same on every machine,
/// library functions are not.
pub(crate) fn probability(sum: i32) -> u32 {
    let x = f64::from(sum.clamp(-8 * STEPS, 8 * STEPS)) / f64::from(STEPS);
    let mut power = 1.0 + x.abs() / 256.0;
    for _ in 0..8 {
        power *= power;
    }
    let upper = power / (1.0 + power);
    let p = if x >= 0.0 { upper } else { 1.0 - upper };
    (p * 1024.0 + 0.5) as u32
}

/// The least sum of so likely a block, in 1024ths: for tests that say what the model judges.
#[cfg(test)]
pub(crate) fn sum_of(likely: u32) -> i32 {
    let found = (-32_768..32_768).find(|&sum| probability(sum) >= likely);
    found.filter(|&sum| probability(sum) == likely).expect("every probability has its sum")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_model_is_well_formed() {
        let bytes = include_bytes!("article.model");
        let model = Model::read(bytes).expect("the checked-in file is a model");
        assert!(model.forest.trees() > 0 && model.network.inputs() > 0);
        assert!(bytes.len() <= 200 * 1024, "larger than the extension has room for");
    }

    #[test]
    fn probabilities_rise_from_nothing_to_all() {
        assert_eq!(probability(0), 512);
        assert!(probability(-8 * STEPS) <= 1 && probability(i32::MAX) >= 1023);
        assert!((-2000..2000).all(|n| probability(n) <= probability(n + 1)));
        assert!(probability(STEPS).abs_diff(749) <= 1);
    }
}

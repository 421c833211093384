//! Features of the containers around a block: the elements that hold it and more blocks than the
//! next smaller one.

use super::{Context, Sink, log, rate, share, units};
use crate::dom::{NodeId, Tree};
use crate::extract::blocks::Blocks;

/// How many containers around a block are looked at.
pub(crate) const LEVELS: usize = 6;

/// The containers around each block.
#[derive(Clone, Debug)]
pub(crate) struct Containers {
    /// For each node, the nearest element around it that holds more blocks.
    wider: Vec<NodeId>,
}

impl Containers {
    pub(super) fn of(tree: &Tree, blocks: &Blocks) -> Containers {
        let mut wider = vec![NodeId::ROOT; tree.len()];
        for id in tree.all() {
            let Some(parent) = tree.parent(id) else { continue };
            let same = blocks.inside(tree, parent) == blocks.inside(tree, id);
            wider[id.index()] = if same { wider[parent.index()] } else { parent };
        }
        Containers { wider }
    }

    /// The containers around an element, the smallest first.
    pub(crate) fn around(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'_> {
        std::iter::successors(Some(id), |&id| {
            let wider = *self.wider.get(id.index())?;
            (wider != id).then_some(wider)
        })
        .skip(1)
    }
}

pub(super) fn put(context: &Context, index: usize, out: &mut impl Sink) {
    let Some(block) = context.blocks.list.get(index) else { return };
    let tree = &context.page.tree;
    let all = context.sums.all();
    let mut around = context.containers.around(block.element);
    let mut inner = units(block);
    for number in 1..=LEVELS {
        let container = around.next().unwrap_or(NodeId::ROOT);
        let range = context.blocks.inside(tree, container);
        let totals = context.sums.range(range.clone());
        out.put("around units", number, log(totals.units));
        out.put("around blocks", number, log(totals.blocks));
        out.put("around link share", number, share(totals.links, totals.units));
        out.put("around marks a unit", number, rate(totals.marks, totals.units));
        out.put("around units a block", number, rate(totals.units, totals.blocks));
        out.put("around texts", number, log(totals.texts));
        out.put("around headings", number, log(totals.headings));
        out.put("around share of page", number, share(totals.units, all.units));
        out.put(
            "place inside",
            number,
            share((index - range.start.min(index)) as u32, totals.blocks),
        );
        out.put("share of it", number, share(inner, totals.units));
        inner = totals.units;
    }
}

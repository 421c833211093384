//! Features of what repeats: blocks built alike, items of lists, texts that stand twice; and the
//! headings, which order a page.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::own::heading_level;
use super::{Context, Sink, Sums, Totals, log, near, rate, share, units};
use crate::dom::{NodeId, Page, Tree, names};
use crate::extract::blocks::Blocks;
use crate::extract::text_stats::words;

/// Keys here are hashes already.
#[derive(Default)]
struct Passed(u64);

impl Hasher for Passed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }
}

type Map<K, V> = HashMap<K, V, BuildHasherDefault<Passed>>;

/// What repeats on a page.
#[derive(Clone, Debug)]
pub(crate) struct Repetition {
    /// For each block: the number of its kind (built alike: the same names and classes for the
    /// element and two around it).
    pub(crate) kind_of: Vec<u32>,
    kinds: Vec<Totals>,
    /// For each block: the smallest and the largest repeated item it is in, as places in `items`.
    small: Vec<Option<u32>>,
    large: Vec<Option<u32>>,
    items: Vec<Item>,
    groups: Vec<Totals>,
    twins: Vec<u8>,
    later_twin: Vec<bool>,
    title_share: Vec<u8>,
    share_of_title: Vec<u8>,
    headings: Vec<(usize, u8)>,
    first_h1: Option<usize>,
    title_block: Option<usize>,
}

/// An element that has siblings built alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) element: NodeId,
    /// Which group of like siblings it is in.
    pub(crate) group: u32,
    /// How many like siblings stand before it.
    pub(crate) number: u32,
}

/// As few siblings as make a repetition.
const FEWEST: u32 = 3;

impl Repetition {
    pub(super) fn of(page: &Page, blocks: &Blocks, sums: &Sums) -> Repetition {
        let tree = &page.tree;
        let looks = looks(tree);
        let (kind_of, kinds) = kinds(tree, blocks, sums, &looks);
        let (items, item_at, groups) = items(tree, blocks, sums, &looks);
        let (mut small, mut large) = (Vec::new(), Vec::new());
        // A node's parent stands before it: what is nearest and farthest is handed down.
        let mut nearest = vec![None; tree.len()];
        let mut farthest = vec![None; tree.len()];
        for id in tree.all() {
            let parent = tree.parent(id).map_or(0, NodeId::index);
            let own = item_at.get(&id.0).copied();
            nearest[id.index()] = own.or(nearest[parent]);
            farthest[id.index()] = farthest[parent].or(own);
        }
        for block in &blocks.list {
            small.push(nearest[block.element.index()]);
            large.push(farthest[block.element.index()]);
        }
        let mut repetition = Repetition {
            kind_of,
            kinds,
            small,
            large,
            items,
            groups,
            twins: Vec::new(),
            later_twin: Vec::new(),
            title_share: Vec::new(),
            share_of_title: Vec::new(),
            headings: Vec::new(),
            first_h1: None,
            title_block: None,
        };
        repetition.find_twins(blocks);
        repetition.find_title(page, blocks);
        for (index, block) in blocks.list.iter().enumerate() {
            let level = heading_level(page, block.element);
            if level > 0 {
                repetition.headings.push((index, level));
            }
            if level == 1 && repetition.first_h1.is_none() {
                repetition.first_h1 = Some(index);
            }
        }
        repetition
    }

    fn find_twins(&mut self, blocks: &Blocks) {
        let mut count: Map<u64, u32> = Map::default();
        for block in &blocks.list {
            let count = count.entry(block.hash).or_default();
            self.later_twin.push(*count > 0);
            *count += 1;
        }
        self.twins = blocks
            .list
            .iter()
            .map(|block| log(count.get(&block.hash).map_or(0, |n| n - 1)))
            .collect();
    }

    fn find_title(&mut self, page: &Page, blocks: &Blocks) {
        let mut title: Vec<u64> = words(&page.header.title).filter(|&word| word != 0).collect();
        title.sort_unstable();
        title.dedup();
        let mut best = (0, None);
        let mut said: Vec<u64> = Vec::new();
        for (index, block) in blocks.list.iter().enumerate() {
            let size = units(block);
            let (mut inside, mut all) = (0u32, 0u32);
            if size > 0 && size < 60 && !title.is_empty() {
                said.clear();
                for &id in blocks.texts_of(block) {
                    said.extend(words(page.tree.text(id).unwrap_or("")));
                }
                said.sort_unstable();
                said.dedup();
                all = said.len() as u32;
                inside =
                    said.iter().filter(|word| title.binary_search(word).is_ok()).count() as u32;
            }
            let (of_it, of_title) = (share(inside, all), share(inside, title.len() as u32));
            let fit = u32::from(of_it) * u32::from(of_title)
                + 200 * u32::from(heading_level(page, block.element) == 1);
            if inside > 0 && fit > best.0 && of_it >= 40 {
                best = (fit, Some(index));
            }
            self.title_share.push(of_it);
            self.share_of_title.push(of_title);
        }
        self.title_block = best.1;
    }

    /// How many other blocks have the same text, by its logarithm.
    pub(crate) fn twins(&self, index: usize) -> u8 {
        self.twins.get(index).copied().unwrap_or(0)
    }

    pub(super) fn is_later_twin(&self, index: usize) -> bool {
        self.later_twin.get(index).copied().unwrap_or(false)
    }

    pub(super) fn title_share(&self, index: usize) -> u8 {
        self.title_share.get(index).copied().unwrap_or(0)
    }

    pub(super) fn share_of_title(&self, index: usize) -> u8 {
        self.share_of_title.get(index).copied().unwrap_or(0)
    }

    pub(crate) fn first_h1(&self) -> Option<usize> {
        self.first_h1
    }

    /// The block that says what the page's title says.
    pub(crate) fn title_block(&self) -> Option<usize> {
        self.title_block
    }

    /// The heading before a block (or the block itself) and its level.
    pub(super) fn heading_before(&self, index: usize) -> (Option<usize>, u8) {
        let place = self.headings.partition_point(|&(at, _)| at <= index);
        let found = place.checked_sub(1).and_then(|place| self.headings.get(place));
        (found.map(|found| found.0), found.map_or(0, |found| found.1))
    }

    /// The heading after a block and its level.
    pub(super) fn heading_after(&self, index: usize) -> (Option<usize>, u8) {
        let place = self.headings.partition_point(|&(at, _)| at <= index);
        let found = self.headings.get(place);
        (found.map(|found| found.0), found.map_or(0, |found| found.1))
    }

    /// The largest repeated item that a block is in.
    pub(crate) fn large_item(&self, index: usize) -> Option<Item> {
        self.items.get(self.large.get(index).copied()?? as usize).copied()
    }

    /// The largest share of the page's units that like siblings hold, in 60ths.
    pub(super) fn largest_group(&self, all: Totals) -> u8 {
        self.groups.iter().map(|group| share(group.units, all.units)).max().unwrap_or(0)
    }
}

/// A hash of each element's name and class: what makes elements look alike.
fn looks(tree: &Tree) -> Vec<u64> {
    let mut looks = vec![0; tree.len()];
    for id in tree.all() {
        let Some(name) = tree.element(id) else { continue };
        let mut hash = Passed(0);
        hash.write(tree.name_text(name).as_bytes());
        for class in tree.classes(id).take(3) {
            // Numbers in class names tell one item from the next, not one kind from another.
            for byte in class.bytes().filter(|byte| !byte.is_ascii_digit()) {
                hash.write_u64(u64::from(byte));
            }
            hash.write_u64(1);
        }
        looks[id.index()] = hash.finish();
    }
    looks
}

fn kinds(tree: &Tree, blocks: &Blocks, sums: &Sums, looks: &[u64]) -> (Vec<u32>, Vec<Totals>) {
    let mut numbers: Map<u64, u32> = Map::default();
    let mut totals: Vec<Totals> = Vec::new();
    let mut kind_of = Vec::with_capacity(blocks.list.len());
    for (index, block) in blocks.list.iter().enumerate() {
        let mut hash = Passed(0);
        let inner = blocks.texts_of(block).first().and_then(|&id| tree.parent(id));
        if let Some(inner) = inner {
            hash.write_u64(looks[inner.index()]);
        }
        for id in std::iter::successors(Some(block.element), |&id| tree.parent(id)).take(3) {
            hash.write_u64(looks[id.index()]);
        }
        let number = *numbers.entry(hash.finish()).or_insert_with(|| {
            totals.push(Totals::default());
            totals.len() as u32 - 1
        });
        if let Some(total) = totals.get_mut(number as usize) {
            total.add(sums.range(index..index + 1));
        }
        kind_of.push(number);
    }
    (kind_of, totals)
}

/// The elements with like siblings, where they are, and the totals of each group.
fn items(
    tree: &Tree,
    blocks: &Blocks,
    sums: &Sums,
    looks: &[u64],
) -> (Vec<Item>, Map<u32, u32>, Vec<Totals>) {
    let mut numbers: Map<(u32, u64), u32> = Map::default();
    let mut members: Vec<(u32, Totals)> = Vec::new();
    let mut found: Vec<Item> = Vec::new();
    for id in tree.all() {
        let Some(name) = tree.element(id) else { continue };
        // Paragraphs repeat in every text; what matters are things with parts.
        if matches!(name, names::P | names::BR | names::SPAN | names::A) {
            continue;
        }
        let inside = blocks.inside(tree, id);
        if inside.is_empty() {
            continue;
        }
        let parent = tree.parent(id).map_or(0, |parent| parent.0);
        let group = *numbers.entry((parent, looks[id.index()])).or_insert_with(|| {
            members.push((0, Totals::default()));
            members.len() as u32 - 1
        });
        let Some((count, total)) = members.get_mut(group as usize) else { continue };
        found.push(Item { element: id, group, number: *count });
        *count += 1;
        total.add(sums.range(inside));
    }
    let enough =
        |item: &Item| members.get(item.group as usize).is_some_and(|&(count, _)| count >= FEWEST);
    found.retain(enough);
    let at = found.iter().zip(0u32..).map(|(item, place)| (item.element.0, place)).collect();
    let groups = members
        .iter()
        .map(
            |&(count, total)| {
                if count >= FEWEST { Totals { items: count, ..total } } else { Totals::default() }
            },
        )
        .collect();
    (found, at, groups)
}

pub(super) fn put(context: &Context, index: usize, out: &mut impl Sink) {
    let repetition = &context.repetition;
    let all = context.sums.all();
    let kind = repetition.kind_of.get(index).and_then(|&kind| repetition.kinds.get(kind as usize));
    let kind = kind.copied().unwrap_or_default();
    out.put("kind blocks", 0, log(kind.blocks));
    out.put("kind units", 0, log(kind.units));
    out.put("kind link share", 0, share(kind.links, kind.units));
    out.put("kind units a block", 0, rate(kind.units, kind.blocks));
    out.put("kind marks a unit", 0, rate(kind.marks, kind.units));
    out.put("kind share of page", 0, share(kind.units, all.units));
    for (number, places) in [&repetition.small, &repetition.large].into_iter().enumerate() {
        let item = places.get(index).copied().flatten();
        let item = item.and_then(|place| repetition.items.get(place as usize));
        put_item(context, index, item, number + 1, out);
    }
}

fn put_item(
    context: &Context,
    index: usize,
    item: Option<&Item>,
    number: usize,
    out: &mut impl Sink,
) {
    let tree = &context.page.tree;
    let group = item.and_then(|item| context.repetition.groups.get(item.group as usize));
    let group = group.copied().unwrap_or_default();
    let range = item.map_or(0..0, |item| context.blocks.inside(tree, item.element));
    let own = context.sums.range(range.clone());
    out.put("items", number, log(group.items));
    out.put("item number", number, log(item.map_or(0, |item| item.number + 1)));
    out.put("item units", number, log(own.units));
    out.put("item blocks", number, log(own.blocks));
    out.put("item link share", number, share(own.links, own.units));
    out.put("items units", number, log(group.units));
    out.put("items units each", number, rate(group.units, group.items));
    out.put("items link share", number, share(group.links, group.units));
    out.put("items texts each", number, rate(group.texts, group.items));
    out.put("items headings each", number, rate(group.headings, group.items));
    out.put("items share of page", number, share(group.units, context.sums.all().units));
    let within = item.map(|_| index.saturating_sub(range.start));
    out.put("place in item", number, near(within));
}

//! What the model is told about each block: small whole numbers that say nothing about language.
//!
//! A feature is one byte. Counts are told by their logarithm in quarter octaves, shares in 60ths,
//! distances upside down (nearer is more). Whole numbers only, so that every machine computes the
//! same.

mod around;
mod own;
mod page;
mod place;
mod repetition;

use std::cell::OnceCell;

use super::blocks::Blocks;
use super::structure::Structure;
use crate::dom::{NodeId, Page};
use around::Containers;
pub(super) use around::LEVELS;
pub(super) use own::heading_level;
use repetition::Repetition;

/// Takes features one by one.
pub(crate) trait Sink {
    /// The next feature; `name` and `number` together name it.
    fn put(&mut self, name: &'static str, number: usize, value: u8);
}

impl Sink for Vec<u8> {
    #[inline]
    fn put(&mut self, _name: &'static str, _number: usize, value: u8) {
        self.push(value);
    }
}

impl Sink for Vec<String> {
    fn put(&mut self, name: &'static str, number: usize, _value: u8) {
        self.push(if number == 0 { name.to_owned() } else { format!("{name} {number}") });
    }
}

/// The features of all blocks of a page, one row a block.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// Rows one after the other.
    pub values: Vec<u8>,
    /// How many features a row has.
    pub width: usize,
}

impl Matrix {
    /// One row.
    pub fn row(&self, index: usize) -> &[u8] {
        self.values.get(index * self.width..(index + 1) * self.width).unwrap_or(&[])
    }

    /// The matrix with these columns put to the right of each row.
    pub fn with_columns<const N: usize>(
        &self,
        columns: impl Fn(usize) -> Option<[u8; N]>,
    ) -> Matrix {
        let width = if self.rows() == 0 { 0 } else { self.width + N };
        let mut values = Vec::with_capacity(self.rows() * width);
        for index in 0..self.rows() {
            values.extend_from_slice(self.row(index));
            values.extend(columns(index).unwrap_or([0; N]));
        }
        Matrix { values, width }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.values.len().checked_div(self.width).unwrap_or(0)
    }
}

/// Everything about a page that features are made of.
pub(crate) struct Context<'a> {
    pub(super) page: &'a Page,
    pub(super) blocks: Blocks,
    pub(super) structure: Structure,
    /// The densest part, see [`super::heuristic`].
    pub(super) densest: NodeId,
    pub(super) sums: Sums,
    pub(super) containers: Containers,
    pub(super) repetition: Repetition,
    facts: OnceCell<Vec<u8>>,
}

impl<'a> Context<'a> {
    /// Gathers it.
    pub(crate) fn of(page: &'a Page) -> Context<'a> {
        let blocks = Blocks::of(page);
        let structure = Structure::of(&page.tree, &blocks);
        let sums = Sums::of(page, &blocks);
        Context {
            page,
            densest: super::heuristic::densest(&page.tree, &blocks, &structure, &sums),
            containers: Containers::of(&page.tree, &blocks),
            repetition: Repetition::of(page, &blocks, &sums),
            sums,
            blocks,
            structure,
            facts: OnceCell::new(),
        }
    }

    /// The facts about the page as a whole.
    pub(crate) fn facts(&self) -> &[u8] {
        self.facts.get_or_init(|| page::page_facts(self))
    }

    /// The features of all blocks.
    pub(crate) fn matrix(&self) -> Matrix {
        let facts = self.facts();
        let closeness = place::Closeness::of(self);
        let rows = self.blocks.list.len();
        let mut values = Vec::new();
        for index in 0..rows {
            self.row(index, &closeness, facts, &mut values);
            if index == 0 {
                values.reserve_exact(values.len() * (rows - 1));
            }
        }
        let width = values.len().checked_div(rows).unwrap_or(0);
        Matrix { values, width }
    }

    /// The names of the features, in order; none for a page without text.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        if !self.blocks.list.is_empty() {
            let facts = self.facts();
            self.row(0, &place::Closeness::of(self), facts, &mut names);
        }
        names
    }

    fn row(&self, index: usize, near: &place::Closeness, facts: &[u8], out: &mut impl Sink) {
        own::put(self, index, out);
        place::put(self, index, near, out);
        around::put(self, index, out);
        repetition::put(self, index, out);
        for (number, &fact) in facts.iter().enumerate() {
            out.put("page", number + 1, fact);
        }
    }
}

/// Sums over all blocks before a place, so that a range's sum is one subtraction.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sums(Vec<Totals>);

/// What is summed up.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Totals {
    /// Words, two characters of a script without spaces counted as one.
    pub units: u32,
    /// The part of them in links.
    pub links: u32,
    /// Marks that end sentences and parts of sentences.
    pub marks: u32,
    /// Blocks of running text.
    pub texts: u32,
    /// Headings.
    pub headings: u32,
    /// How many blocks there are.
    pub blocks: u32,
    /// How many items they are in, where that is counted.
    pub items: u32,
}

impl Totals {
    fn add(&mut self, other: Totals) {
        self.units += other.units;
        self.links += other.links;
        self.marks += other.marks;
        self.texts += other.texts;
        self.headings += other.headings;
        self.blocks += other.blocks;
        self.items += other.items;
    }
}

impl Sums {
    fn of(page: &Page, blocks: &Blocks) -> Sums {
        let mut so_far = Totals::default();
        let mut sums = vec![so_far];
        for block in &blocks.list {
            let links = links(block);
            so_far.units += units(block);
            so_far.links += links;
            so_far.marks += block.stats.stops + block.stats.commas;
            so_far.texts += u32::from(units(block) >= 12 && links * 2 < units(block));
            so_far.headings += u32::from(own::heading_level(page, block.element) > 0);
            so_far.blocks += 1;
            sums.push(so_far);
        }
        Sums(sums)
    }

    /// The totals of a range of blocks.
    pub(crate) fn range(&self, range: std::ops::Range<usize>) -> Totals {
        let at = |n: usize| self.0.get(n).or(self.0.last()).copied().unwrap_or_default();
        let (from, to) = (at(range.start), at(range.end.max(range.start)));
        Totals {
            units: to.units - from.units,
            links: to.links - from.links,
            marks: to.marks - from.marks,
            texts: to.texts - from.texts,
            headings: to.headings - from.headings,
            blocks: to.blocks - from.blocks,
            items: 0,
        }
    }

    /// The totals of the whole page.
    pub(crate) fn all(&self) -> Totals {
        self.0.last().copied().unwrap_or_default()
    }
}

/// Words of a block, two characters of a script without spaces counted as one.
pub(crate) fn units(block: &super::blocks::Block) -> u32 {
    block.stats.words - block.stats.spaceless / 2
}

/// The part of [`units`] that is in links.
pub(crate) fn links(block: &super::blocks::Block) -> u32 {
    let words = u64::from(block.stats.words.max(1));
    (u64::from(units(block)) * u64::from(block.link_words) / words) as u32
}

/// A count by its logarithm: four steps an octave, 0 for 0.
#[inline]
pub(crate) fn log(n: u32) -> u8 {
    if n == 0 {
        return 0;
    }
    let octave = n.ilog2();
    let quarter = if octave >= 2 { (n >> (octave - 2)) & 3 } else { (n << (2 - octave)) & 3 };
    (1 + 4 * octave + quarter) as u8
}

/// A share in 60ths.
#[inline]
pub(crate) fn share(part: u32, whole: u32) -> u8 {
    (u64::from(part) * 60).checked_div(u64::from(whole)).unwrap_or(0).min(60) as u8
}

/// `part` for each of `whole`, by its logarithm, in 16ths.
#[inline]
pub(crate) fn rate(part: u32, whole: u32) -> u8 {
    let each = (u64::from(part) * 16).checked_div(u64::from(whole)).unwrap_or(0);
    log(u32::try_from(each).unwrap_or(u32::MAX))
}

/// A distance upside down: 20 is here, 1 is far, 0 is nowhere.
#[inline]
pub(crate) fn near(distance: Option<usize>) -> u8 {
    distance.map_or(0, |distance| 20 - distance.min(19) as u8)
}

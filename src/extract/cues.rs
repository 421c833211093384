//! What words say: a block's own first words, those of the headings over it, and those of short
//! texts beside it. "Related products" over a list speaks against it in any layout.
//!
//! The model holds a table of cues that stand on several sites, as hashes, each with a learned
//! weight. Text in a language that the table does not know gives no cues and is judged by
//! everything else.

use super::blocks::{Block, Blocks};
use super::features::{Context, heading_level};
use super::text_stats::phrase_words;
use super::weight_table::WeightTable;
use crate::dom::Tree;

/// How many features cues give: one a place, and all together.
pub const WIDTH: usize = PLACES + 1;

/// Where a cue was found: one sum each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Own,
    Heading,
    Beside,
}

const PLACES: usize = 3;

/// Steps of one unit of log odds that weights are stored in.
pub const WEIGHT_STEPS: f32 = 16.0;

/// The cues of a model: hashes of 24 bits with their weights.
pub type CueTable = WeightTable<3>;

impl CueTable {
    /// What some cues of one block say together, as features.
    pub fn features(&self, cues: &[u32]) -> [u8; WIDTH] {
        let mut sums = Sums::default();
        cues.iter().for_each(|&cue| sums.hear(cue, self));
        sums.features()
    }
}

/// The part of a cue that is its hash; above it stands its place.
const HASH: u32 = 0x00ff_ffff;

fn cue(place: Place, salt: u64, words: &[u64]) -> u32 {
    let start = (salt * 16 + place as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let hash = words.iter().fold(start, |hash, &word| {
        (hash ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
    });
    ((place as u32) << 24) | ((hash ^ (hash >> 32)) as u32 & HASH)
}

/// A block's weights, summed by place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums([i32; PLACES]);

impl Sums {
    fn hear(&mut self, cue: u32, table: &CueTable) {
        if let Some(sum) = self.0.get_mut((cue >> 24) as usize) {
            *sum = sum.saturating_add(i32::from(table.weight(cue)));
        }
    }

    /// Each place's sum and all together, in eighths of log odds.
    pub(super) fn features(&self) -> [u8; WIDTH] {
        let centred = |sum: i32| (sum / 2 + 60).clamp(0, 120) as u8;
        let all = self.0.iter().fold(0i32, |all, &sum| all.saturating_add(sum));
        let mut out = [centred(all); WIDTH];
        for (value, &sum) in out.iter_mut().zip(&self.0) {
            *value = centred(sum);
        }
        out
    }
}

/// A short text is looked at whole.
const SHORT: usize = 10;

/// Of a longer one, so many words.
const FIRST: usize = 6;

/// The words of a block as far as they are looked at, and one more if there are more.
fn first_words(tree: &Tree, blocks: &Blocks, block: &Block, out: &mut Vec<u64>) {
    let texts = blocks.texts_of(block).iter().take(SHORT + 1);
    out.extend(texts.flat_map(|&id| phrase_words(tree.text(id).unwrap_or(""))).take(SHORT + 1));
}

/// Hands over the cues of a text: its words, pairs of words, and all of it if it is short.
fn text_cues(words: &[u64], place: Place, salt: u64, hear: &mut impl FnMut(u32)) {
    let long = words.len() > SHORT;
    let salt = if long { salt + 1 } else { salt };
    let seen = if long { words.get(..FIRST).unwrap_or(words) } else { words };
    for &word in seen {
        hear(cue(place, salt, &[word]));
    }
    for pair in seen.windows(2) {
        hear(cue(place, salt, pair));
    }
    if !long && words.len() != 2 {
        hear(cue(place, salt + 2, words));
    }
}

/// The words of all blocks, and the headings over them.
struct Texts {
    words: Vec<u64>,
    /// Where each block's words begin, and where the last one's end.
    starts: Vec<usize>,
    /// For each block the nearest heading before it, and the nearest of a higher level.
    headings: Vec<[Option<usize>; 2]>,
}

impl Texts {
    fn of(context: &Context) -> Texts {
        let (tree, blocks) = (&context.page.tree, &context.blocks);
        let (mut words, mut starts) = (Vec::new(), vec![0]);
        let mut headings = Vec::with_capacity(blocks.list.len());
        // The headings over a place: each of a higher level than the next.
        let mut open: Vec<(usize, u8)> = Vec::new();
        for (index, block) in blocks.list.iter().enumerate() {
            first_words(tree, blocks, block, &mut words);
            starts.push(words.len());
            let level = heading_level(context.page, block.element);
            if level > 0 {
                while open.last().is_some_and(|&(_, other)| other >= level) {
                    open.pop();
                }
            }
            let mut over = open.iter().rev().map(|&(at, _)| at);
            headings.push([over.next(), over.next()]);
            if level > 0 {
                open.push((index, level));
            }
        }
        Texts { words, starts, headings }
    }

    fn words(&self, index: usize) -> &[u64] {
        match (self.starts.get(index), self.starts.get(index + 1)) {
            (Some(&from), Some(&to)) => self.words.get(from..to).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// Hands over the cues of a block's own text, of the headings over it and of its neighbours.
    fn cues(&self, index: usize, hear: &mut impl FnMut(u32)) {
        text_cues(self.words(index), Place::Own, 0, hear);
        if let Some(headings) = self.headings.get(index) {
            for (heading, salt) in headings.iter().zip([10, 20]) {
                if let Some(at) = heading {
                    text_cues(self.words(*at), Place::Heading, salt, hear);
                }
            }
        }
        let before = index.checked_sub(1).map_or(&[][..], |at| self.words(at));
        for (beside, salt) in [(before, 0), (self.words(index + 1), 1)] {
            if (1..=5).contains(&beside.len()) {
                hear(cue(Place::Beside, salt, beside));
                hear(cue(Place::Beside, salt + 2, beside.get(..1).unwrap_or(beside)));
            }
        }
    }
}

/// For each block, what its cues say.
pub(super) fn judge(context: &Context, table: &CueTable) -> Vec<Sums> {
    let texts = Texts::of(context);
    let one = |index| {
        let mut sums = Sums::default();
        texts.cues(index, &mut |cue| sums.hear(cue, table));
        sums
    };
    (0..context.blocks.list.len()).map(one).collect()
}

/// For each block, all its cues.
pub(super) fn of(context: &Context) -> Vec<Vec<u32>> {
    let texts = Texts::of(context);
    let one = |index| {
        let mut cues = Vec::new();
        texts.cues(index, &mut |cue| cues.push(cue));
        cues
    };
    (0..context.blocks.list.len()).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::Page;

    fn all(html: &str) -> Vec<Vec<u32>> {
        let page = Page::from_html(html, "");
        of(&Context::of(&page))
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let table = CueTable::new(vec![(cue(Place::Own, 0, &[1]), 9), (77, -20)]);
        let mut bytes = Vec::new();
        table.write(&mut bytes);
        let read = CueTable::read(&mut bytes.as_slice()).expect("well formed");
        assert_eq!((read.weight(cue(Place::Own, 0, &[1])), read.weight(77)), (9, -20));
        assert_eq!(read.weight(78), 0);
        assert!(CueTable::read(&mut &bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn headings_speak_for_all_that_is_under_them() {
        let cues = all("<h1>Oars</h1><h2>Related goods</h2><p>Ropes</p><p>Sails</p><h2>Care</h2>");
        let heading = |at: usize| -> Vec<u32> {
            cues[at].iter().copied().filter(|cue| cue >> 24 == Place::Heading as u32).collect()
        };
        assert_eq!(heading(2), heading(3), "both stand under the same two");
        assert!(heading(2).len() > heading(4).len(), "the last one is under the first alone");
        assert!(heading(0).is_empty());
    }

    #[test]
    fn numbers_are_alike_and_places_are_not() {
        let cues = all("<p>12 reviews</p><p>7 Reviews</p>");
        let own = |at: usize| -> Vec<u32> {
            cues[at].iter().copied().filter(|cue| cue >> 24 == Place::Own as u32).collect()
        };
        assert_eq!(own(0), own(1));
        let table = CueTable::new(cues[0].iter().map(|&cue| (cue, 4)).collect());
        let [own, heading, _, together] = table.features(&cues[0]);
        assert_eq!(heading, 60, "nothing stands over it");
        assert!(own > 60 && together >= own);
    }
}

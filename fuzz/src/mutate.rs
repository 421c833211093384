//! Seeded mutations: the same seed gives the same inputs on every machine.

/// A small generator of numbers (SplitMix64; Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// A generator that starts from `seed`.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }
}

/// The longest input that mutations make of shorter ones, in bytes.
const LONGEST: usize = 1 << 16;

/// A changed copy of one of `seeds`: bytes flipped, parts cut, doubled, moved or taken from
/// another seed, pieces of the format put in.
pub fn mutate(random: &mut Random, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    let mut data = pick(random, seeds).to_vec();
    for _ in 0..=random.below(8) {
        let at = random.below(data.len() + 1);
        let len = random.below((data.len() - at).min(64) + 1);
        match random.below(7) {
            0 => data[at..at + len].iter_mut().for_each(|byte| *byte ^= 1 << random.below(8)),
            1 => drop(data.drain(at..at + len)),
            2 => {
                let piece = data[at..at + len].repeat(1 + random.below(4));
                insert(&mut data, at, &piece);
            }
            3 => {
                let other = pick(random, seeds);
                let from = random.below(other.len());
                let end = (from + random.below(256)).min(other.len());
                insert(&mut data, at, &other[from..end]);
            }
            4 if !words.is_empty() => {
                let word = words[random.below(words.len())].as_bytes();
                let times = if random.below(16) == 0 { random.below(400) } else { 1 };
                insert(&mut data, at, &word.repeat(times));
            }
            5 => data.truncate(at.max(1)),
            _ => insert(&mut data, at, &[random.next() as u8]),
        }
    }
    data
}

fn pick<'a>(random: &mut Random, seeds: &'a [Vec<u8>]) -> &'a [u8] {
    seeds.get(random.below(seeds.len())).map_or(&[], |seed| seed)
}

fn insert(data: &mut Vec<u8>, at: usize, piece: &[u8]) {
    if data.len() + piece.len() <= LONGEST {
        data.splice(at..at, piece.iter().copied());
    }
}

//! Hashes of words or names, each with a learned weight, as a model file stores them.

use super::forest;

/// A table of weights by hashes of `BYTES` bytes (3 or 4), sorted by them.
#[derive(Clone, Debug, Default)]
pub struct WeightTable<const BYTES: usize> {
    entries: Vec<(u32, i8)>,
    /// Where the entries begin that start with each number of `FRONT` bits, and where the last end.
    starts: Vec<u32>,
}

/// So many of a hash's first bits say nearly where it stands: a few entries are left to search.
const FRONT: usize = 12;

impl<const BYTES: usize> WeightTable<BYTES> {
    /// The part of a number that is the hash.
    const HASH: u32 = u32::MAX >> (32 - 8 * BYTES);

    /// A table of these entries; sorts them. Of entries with one hash the first is kept.
    pub fn new(mut entries: Vec<(u32, i8)>) -> Self {
        for entry in &mut entries {
            entry.0 &= Self::HASH;
        }
        entries.sort_unstable();
        entries.dedup_by_key(|entry| entry.0);
        let mut starts = vec![0; (1 << FRONT) + 1];
        for &(hash, _) in &entries {
            if let Some(start) = starts.get_mut(Self::front(hash) + 1) {
                *start += 1;
            }
        }
        let mut so_far = 0;
        for start in &mut starts {
            so_far += *start;
            *start = so_far;
        }
        WeightTable { entries, starts }
    }

    /// The first bits of a hash.
    fn front(hash: u32) -> usize {
        ((hash & Self::HASH) >> (8 * BYTES - FRONT)) as usize
    }

    /// Reads a table from the front of `bytes`: `u16` entries; then column by column the bytes of
    /// how far each hash is from the one before, the lowest first, and the `i8` weights.
    pub(super) fn read(bytes: &mut &[u8]) -> Option<Self> {
        let count = usize::from(u16::from_le_bytes(forest::take(bytes)?));
        let mut steps: [&[u8]; BYTES] = [&[]; BYTES];
        for step in &mut steps {
            *step = forest::column(bytes, count)?;
        }
        let weights = forest::column(bytes, count)?;
        let mut hash = 0u32;
        let mut entries = Vec::with_capacity(count);
        for (at, weight) in weights.iter().enumerate() {
            let step = steps.iter().rev().fold(0, |step, column| {
                step << 8 | u32::from(column.get(at).copied().unwrap_or_default())
            });
            hash = hash.wrapping_add(step);
            entries.push((hash, weight.cast_signed()));
        }
        Some(Self::new(entries))
    }

    /// The stored form that a model file has.
    pub fn write(&self, out: &mut Vec<u8>) {
        let entries =
            self.entries.get(..self.entries.len().min(usize::from(u16::MAX))).unwrap_or(&[]);
        out.extend((entries.len() as u16).to_le_bytes());
        let mut before = 0;
        let steps: Vec<u32> =
            entries.iter().map(|&(hash, _)| hash - std::mem::replace(&mut before, hash)).collect();
        for byte in 0..BYTES {
            out.extend(steps.iter().map(|step| (step >> (8 * byte)) as u8));
        }
        out.extend(entries.iter().map(|entry| entry.1.cast_unsigned()));
    }

    /// How much a hash says; 0 if it is not known.
    pub fn weight(&self, hash: u32) -> i8 {
        let front = Self::front(hash);
        let start = |front: usize| self.starts.get(front).map_or(0, |&start| start as usize);
        let near = self.entries.get(start(front)..start(front + 1)).unwrap_or(&[]);
        let found = near.binary_search_by_key(&(hash & Self::HASH), |entry| entry.0);
        found.ok().and_then(|at| near.get(at)).map_or(0, |entry| entry.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comes_back<const BYTES: usize>() {
        let table = WeightTable::<BYTES>::new(vec![(0x00c0_ffee, 9), (77, -20)]);
        let mut bytes = Vec::new();
        table.write(&mut bytes);
        let read = WeightTable::<BYTES>::read(&mut bytes.as_slice()).expect("well formed");
        assert_eq!((read.weight(0x00c0_ffee), read.weight(77), read.weight(78)), (9, -20, 0));
        assert!(WeightTable::<BYTES>::read(&mut &bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        comes_back::<3>();
        comes_back::<4>();
    }
}

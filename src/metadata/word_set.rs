//! A fixed list of words that many words of a page are compared with.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Hashed when it is first asked, so that asking costs the same for ten words and for a thousand.
#[derive(Debug)]
pub(crate) struct WordSet {
    list: &'static [&'static str],
    table: OnceLock<Table>,
}

#[derive(Debug)]
struct Table {
    words: HashSet<&'static str>,
    /// By first byte: a bit for each length in bytes. Most words are told by it to be no members.
    lengths: [u32; 256],
}

impl WordSet {
    /// A set of these words; lower case, as everything that is asked about has to be. An entry may
    /// hold several, parted by `|`, which takes less room.
    pub(crate) const fn new(list: &'static [&'static str]) -> WordSet {
        WordSet { list, table: OnceLock::new() }
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        let table = self.table.get_or_init(|| {
            let mut lengths = [0; 256];
            let words = || self.list.iter().flat_map(|entry| entry.split('|'));
            for word in words() {
                if let Some((first, length)) = mark(word) {
                    lengths[usize::from(first)] |= length;
                }
            }
            Table { words: words().collect(), lengths }
        });
        mark(word).is_some_and(|(first, length)| table.lengths[usize::from(first)] & length != 0)
            && table.words.contains(word)
    }
}

fn mark(word: &str) -> Option<(u8, u32)> {
    Some((*word.as_bytes().first()?, 1 << word.len().min(31)))
}

#[cfg(test)]
mod tests {
    use super::WordSet;

    #[test]
    fn members_are_found_and_others_are_not() {
        static SET: WordSet = WordSet::new(&["von", "für", "a word of more than thirty-one bytes"]);
        for word in ["von", "für", "a word of more than thirty-one bytes"] {
            assert!(SET.contains(word));
        }
        for word in ["", "vor", "fur", "a word of more than thirty-two bytes"] {
            assert!(!SET.contains(word));
        }
    }
}

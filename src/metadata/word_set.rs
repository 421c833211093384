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
    filter: Filter,
}

/// Tells most words that are not in a list, at hardly any cost: by their first byte and their
/// length.
#[derive(Debug)]
struct Filter {
    /// By first byte: a bit for each length in bytes.
    lengths: [u32; 256],
}

impl Default for Filter {
    fn default() -> Filter {
        Filter { lengths: [0; 256] }
    }
}

impl Filter {
    /// Adds a word of the list.
    fn add(&mut self, word: &[u8]) {
        if let Some(&first) = word.first() {
            self.lengths[usize::from(first)] |= length_bit(word);
        }
    }

    /// Whether a word may be in the list: always where it is.
    fn may_hold(&self, word: &[u8]) -> bool {
        word.first().is_some_and(|&first| self.lengths[usize::from(first)] & length_bit(word) != 0)
    }
}

fn length_bit(word: &[u8]) -> u32 {
    1 << word.len().min(31)
}

impl WordSet {
    /// A set of these words; lower case, as everything that is asked about has to be. An entry may
    /// hold several, parted by `|`, which takes less room.
    pub(crate) const fn new(list: &'static [&'static str]) -> WordSet {
        WordSet { list, table: OnceLock::new() }
    }

    /// Whether a word is in the set, whatever its case.
    pub(crate) fn contains_any_case(&self, word: &str) -> bool {
        match Small::default().letters(word) {
            Some(low) => self.contains(low),
            None => self.contains(&word.to_lowercase()),
        }
    }

    /// Whether a word (lower case) is in the set.
    pub(crate) fn contains(&self, word: &str) -> bool {
        let table = self.table.get_or_init(|| {
            let words = || self.list.iter().flat_map(|entry| entry.split('|'));
            let mut filter = Filter::default();
            words().for_each(|word| filter.add(word.as_bytes()));
            Table { words: words().collect(), filter }
        });
        table.filter.may_hold(word.as_bytes()) && table.words.contains(word)
    }
}

/// Room for a short word in small letters: what is asked of every word of a page allocates nothing.
#[derive(Debug, Default)]
pub(super) struct Small([u8; 32]);

impl Small {
    /// The word in small letters; none where it is not ASCII, or longer than there is room.
    pub(super) fn letters(&mut self, word: &str) -> Option<&str> {
        let low = self.0.get_mut(..word.len()).filter(|_| word.is_ascii())?;
        low.copy_from_slice(word.as_bytes());
        low.make_ascii_lowercase();
        std::str::from_utf8(low).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{Small, WordSet};

    #[test]
    fn short_words_are_written_in_small_letters() {
        let mut small = Small::default();
        assert_eq!(small.letters("wpTitle"), Some("wptitle"));
        assert_eq!(small.letters("Id"), Some("id"), "nothing is left of the word before");
        assert_eq!(small.letters(""), Some(""));
        assert_eq!(small.letters("FÜR"), None);
        assert_eq!(small.letters(&"X".repeat(32)), Some(&*"x".repeat(32)));
        assert_eq!(small.letters(&"X".repeat(33)), None);
    }

    #[test]
    fn members_are_found_and_others_are_not() {
        static SET: WordSet = WordSet::new(&["von", "für", "a word of more than thirty-one bytes"]);
        for word in ["von", "für", "a word of more than thirty-one bytes"] {
            assert!(SET.contains(word));
        }
        for word in ["", "vor", "fur", "a word of more than thirty-two bytes"] {
            assert!(!SET.contains(word));
        }
        for word in ["Von", "FÜR", "A word of more than thirty-one bytes"] {
            assert!(SET.contains_any_case(word) && !SET.contains(word));
        }
        assert!(!SET.contains_any_case("Vor"));
    }
}

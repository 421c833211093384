//! A fixed list of words that many words of a page are compared with.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Hashed when it is first asked, so that asking costs the same for ten words and for a thousand.
#[derive(Debug)]
pub(crate) struct WordSet {
    list: &'static [&'static str],
    hashed: OnceLock<HashSet<&'static str>>,
}

impl WordSet {
    /// A set of these words; lower case, as everything that is asked about has to be.
    pub(crate) const fn new(list: &'static [&'static str]) -> WordSet {
        WordSet { list, hashed: OnceLock::new() }
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.hashed.get_or_init(|| self.list.iter().copied().collect()).contains(word)
    }
}

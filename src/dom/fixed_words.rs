//! Look-up in a list of words that the program brings along.
//!
//! The words are fixed, so no page can choose them to fall together, and the hash may be a quick one:
//! the standard one, which stands up to chosen keys, takes several times as long as the rest of a
//! look-up, and names are looked up for every element and attribute.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Words, each with a value. What is looked up may be anything; what is in it must be fixed.
pub(crate) type FixedWords<V> = HashMap<&'static str, V, BuildHasherDefault<Fnv>>;

/// FNV-1a, 64 bits.
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

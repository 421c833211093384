//! Where each style lies in the package: from a style's name to a block and a place in it.
//!
//! The package is a folder. `directory.bin` is read once; `blocks/NNN.bin` are packed pieces of
//! at most [`BLOCK_SIZE`] bytes in which the XML of similar styles lies end to end, so that
//! opening a style unpacks one block; `locales.bin` holds the locales, packed one by one;
//! `search.bin` is the packed [index](super::search).
//!
//! `directory.bin`, all numbers little-endian:
//!
//! | bytes | what |
//! | --- | --- |
//! | 4 | `VBS1` |
//! | 2, 2 | how many independent styles, how many entries |
//! | 1, then 1 + n each | locales: how many, then length and name |
//! | 1, then 1 + n each | default locales: how many, then length and text |
//! | 10 each | independent styles: block (2), offset in the unpacked block (4), length (4) |
//! | 7 each | entries by ascending hash: hash of the style's name (4), its independent style (2), its default locale (1; 255 = none of its own) |
//!
//! Names are kept as 32-bit FNV-1a hashes. The build step refuses a set of styles in which two
//! names collide.

/// No block unpacks to more than this many bytes, unless one style alone is longer.
pub const BLOCK_SIZE: usize = 256 * 1024;

const MAGIC: &[u8; 4] = b"VBS1";
const NO_LOCALE: u8 = u8::MAX;

/// Where an independent style lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The number of the block's file.
    pub block: u16,
    /// First byte of the style in the unpacked block.
    pub offset: u32,
    /// Its length in bytes.
    pub length: u32,
}

impl Place {
    /// The style's XML out of its unpacked block.
    pub fn read(self, block: &[u8]) -> Option<&str> {
        let start = usize::try_from(self.offset).ok()?;
        let end = start.checked_add(usize::try_from(self.length).ok()?)?;
        core::str::from_utf8(block.get(start..end)?).ok()
    }
}

/// A style of the package, found by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'a> {
    /// Where its XML lies, or for a dependent style that of its parent.
    pub place: Place,
    /// The locale that a dependent style asks for in place of its parent's.
    pub default_locale: Option<&'a str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    hash: u32,
    independent: u16,
    locale: u8,
}

/// Every style name of the package with its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    /// Locales that the package has a file for.
    locale_files: Vec<String>,
    /// Locales that dependent styles ask for.
    locales: Vec<String>,
    independent: Vec<Place>,
    entries: Vec<Entry>,
}

impl Directory {
    /// Reads `directory.bin`. `None` when it is damaged.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut bytes = bytes.strip_prefix(MAGIC)?;
        let independent = number::<2>(&mut bytes)?;
        let entries = number::<2>(&mut bytes)?;
        let mut directory = Directory::default();
        directory.locale_files = texts(&mut bytes)?;
        directory.locales = texts(&mut bytes)?;
        for _ in 0..independent {
            directory.independent.push(Place {
                block: number::<2>(&mut bytes)? as u16,
                offset: number::<4>(&mut bytes)?,
                length: number::<4>(&mut bytes)?,
            });
        }
        for _ in 0..entries {
            directory.entries.push(Entry {
                hash: number::<4>(&mut bytes)?,
                independent: number::<2>(&mut bytes)? as u16,
                locale: number::<1>(&mut bytes)? as u8,
            });
        }
        bytes.is_empty().then_some(directory)
    }

    /// Writes what [`Directory::from_bytes`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend((self.independent.len() as u16).to_le_bytes());
        out.extend((self.entries.len() as u16).to_le_bytes());
        for texts in [&self.locale_files, &self.locales] {
            out.push(texts.len() as u8);
            for text in texts {
                out.push(text.len() as u8);
                out.extend(text.as_bytes());
            }
        }
        for place in &self.independent {
            out.extend(place.block.to_le_bytes());
            out.extend(place.offset.to_le_bytes());
            out.extend(place.length.to_le_bytes());
        }
        for entry in &self.entries {
            out.extend(entry.hash.to_le_bytes());
            out.extend(entry.independent.to_le_bytes());
            out.push(entry.locale);
        }
        out
    }

    /// Adds an independent style and returns its number.
    ///
    /// # Errors
    /// When the name's hash is taken or there are 65,536 styles already.
    pub fn add(&mut self, name: &str, place: Place) -> Result<u16, String> {
        let number = u16::try_from(self.independent.len()).map_err(|_| "too many styles")?;
        self.independent.push(place);
        self.insert(name, number, NO_LOCALE)?;
        Ok(number)
    }

    /// Adds a style that is printed as the independent style `parent` prints.
    ///
    /// # Errors
    /// When the name's hash is taken or there are too many default locales.
    pub fn add_dependent(
        &mut self,
        name: &str,
        parent: u16,
        locale: Option<&str>,
    ) -> Result<(), String> {
        let locale = match locale {
            None => NO_LOCALE,
            Some(locale) => {
                let at =
                    self.locales.iter().position(|known| known == locale).unwrap_or_else(|| {
                        self.locales.push(locale.to_owned());
                        self.locales.len() - 1
                    });
                u8::try_from(at).ok().filter(|&at| at != NO_LOCALE).ok_or("too many locales")?
            }
        };
        self.insert(name, parent, locale)
    }

    /// Notes that the package has a file for a locale.
    ///
    /// # Errors
    /// When there are 255 already.
    pub fn add_locale_file(&mut self, name: &str) -> Result<(), String> {
        if self.locale_files.len() >= usize::from(u8::MAX) {
            return Err("too many locales".to_owned());
        }
        self.locale_files.push(name.to_owned());
        Ok(())
    }

    /// The locales that the package has a file for.
    pub fn locale_files(&self) -> &[String] {
        &self.locale_files
    }

    fn insert(&mut self, name: &str, independent: u16, locale: u8) -> Result<(), String> {
        let hash = hash(name);
        match self.entries.binary_search_by_key(&hash, |entry| entry.hash) {
            Ok(_) => Err(format!("the hash of “{name}” is taken: choose another hash")),
            Err(at) => {
                self.entries.insert(at, Entry { hash, independent, locale });
                Ok(())
            }
        }
    }

    /// Finds a style by the last part of its identifier, such as `apa` or `nature`; the whole
    /// identifier (`http://www.zotero.org/styles/apa`) and the file name (`apa.csl`) do as well.
    pub fn find(&self, name: &str) -> Option<Found<'_>> {
        let name = name.trim();
        let name = name.strip_suffix(".csl").unwrap_or(name);
        let name = name.rsplit('/').next().unwrap_or(name);
        let hash = hash(name);
        let at = self.entries.binary_search_by_key(&hash, |entry| entry.hash).ok()?;
        let entry = self.entries.get(at)?;
        Some(Found {
            place: *self.independent.get(usize::from(entry.independent))?,
            default_locale: self.locales.get(usize::from(entry.locale)).map(String::as_str),
        })
    }

    /// How many styles there are, dependent ones included.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no style at all.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// FNV-1a over the bytes of a name.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Takes a counted list of counted texts off the front.
fn texts(bytes: &mut &[u8]) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    for _ in 0..number::<1>(bytes)? {
        let length = number::<1>(bytes)? as usize;
        let (text, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        texts.push(core::str::from_utf8(text).ok()?.to_owned());
    }
    Some(texts)
}

/// Takes a little-endian number of `N` bytes off the front.
fn number<const N: usize>(bytes: &mut &[u8]) -> Option<u32> {
    let (first, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(first.iter().rev().fold(0, |value, &byte| (value << 8) | u32::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> Directory {
        let mut directory = Directory::default();
        directory.add_locale_file("en-US").expect("the first locale");
        let place = Place { block: 3, offset: 70_000, length: 12 };
        let parent = directory.add("apa", place).expect("the first name");
        directory.add("nature", Place { block: 0, offset: 0, length: 5 }).expect("another name");
        directory.add_dependent("journal-x", parent, Some("de-DE")).expect("a third name");
        directory.add_dependent("journal-y", parent, None).expect("a fourth name");
        directory
    }

    #[test]
    fn is_read_as_written() {
        let directory = directory();
        let bytes = directory.to_bytes();
        assert_eq!(Directory::from_bytes(&bytes), Some(directory));
        for end in 0..bytes.len() {
            assert_eq!(Directory::from_bytes(&bytes[..end]), None, "cut at {end}");
        }
    }

    #[test]
    fn finds_by_name_file_and_identifier() {
        let directory = directory();
        let place = Place { block: 3, offset: 70_000, length: 12 };
        for name in ["apa", "apa.csl", "http://www.zotero.org/styles/apa"] {
            assert_eq!(directory.find(name), Some(Found { place, default_locale: None }));
        }
        assert_eq!(
            directory.find("journal-x"),
            Some(Found { place, default_locale: Some("de-DE") })
        );
        assert_eq!(directory.find("journal-y"), Some(Found { place, default_locale: None }));
        assert_eq!(directory.find("journal-z"), None);
    }

    #[test]
    fn refuses_a_name_twice() {
        let mut directory = directory();
        assert!(directory.add("apa", Place { block: 0, offset: 0, length: 0 }).is_err());
    }

    #[test]
    fn a_place_outside_its_block_is_nothing() {
        let place = Place { block: 0, offset: 4, length: u32::MAX };
        assert_eq!(place.read(b"<style/>"), None);
    }
}

//! The package as a whole: styles and locales opened by name, out of pieces that somebody reads.
//!
//! This library reads no files. Whoever uses it hands the pieces over: the command line from a
//! folder, the extension from its own package.

use super::directory::{Directory, Found};
use super::lzma;
use crate::citation::csl::{Style, StyleError, locale_chain};

/// The directory's piece.
pub const DIRECTORY: &str = "directory.bin";

/// The piece with a block of styles.
pub fn block_piece(block: u16) -> String {
    format!("blocks/{block:03}.bin")
}

/// The piece with all locales. It is read whole: waiting for one more file takes a browser longer
/// than a quarter of a megabyte does.
pub const LOCALES_PIECE: &str = "locales.bin";

/// Writes [`LOCALES_PIECE`] out of packed locales, in the order of the directory's names: the length of
/// each (4 bytes, little-endian), then its bytes.
///
/// # Errors
/// When one is longer than four gigabytes.
pub fn join_locales<'a>(
    packed: impl IntoIterator<Item = &'a [u8]>,
) -> Result<Vec<u8>, core::num::TryFromIntError> {
    let mut out = Vec::new();
    for locale in packed {
        out.extend(u32::try_from(locale.len())?.to_le_bytes());
        out.extend(locale);
    }
    Ok(out)
}

/// Reads what [`join_locales`] writes. `None` when it is damaged.
fn split_locales(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut locales = Vec::new();
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (locale, rest) = rest.split_at_checked(length)?;
        locales.push(locale);
        bytes = rest;
    }
    Some(locales)
}

/// Why a style cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// No style of the package has this name.
    Unknown,
    /// The piece is missing or damaged.
    Damaged(String),
    /// The style itself is wrong.
    Style(StyleError),
}

impl core::fmt::Display for OpenError {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            OpenError::Unknown => out.write_str("there is no style of this name"),
            OpenError::Damaged(piece) => write!(out, "{piece} is missing or damaged"),
            OpenError::Style(error) => error.fmt(out),
        }
    }
}

impl core::error::Error for OpenError {}

/// Styles and locales, unpacked as they are asked for.
#[derive(Default)]
pub struct Package {
    directory: Directory,
    /// As [`LOCALES_PIECE`] has them, one for each of the directory's names.
    packed: Vec<Vec<u8>>,
    /// Those that have been asked for: name and XML.
    locales: Vec<(String, String)>,
}

impl Package {
    /// Reads the directory.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn new(directory: &[u8]) -> Result<Package, OpenError> {
        let directory = Directory::from_bytes(directory)
            .ok_or_else(|| OpenError::Damaged(DIRECTORY.to_owned()))?;
        Ok(Package { directory, ..Package::default() })
    }

    /// Takes the locales in.
    ///
    /// # Errors
    /// When the piece is damaged, or is not of this directory.
    pub fn set_locales(&mut self, piece: &[u8]) -> Result<(), OpenError> {
        self.packed = split_locales(piece)
            .filter(|locales| locales.len() == self.locale_names().len())
            .ok_or_else(|| OpenError::Damaged(LOCALES_PIECE.to_owned()))?
            .into_iter()
            .map(<[u8]>::to_vec)
            .collect();
        Ok(())
    }

    /// Where a style lies, by its name: the block that [`Package::style`] wants.
    pub fn find(&self, name: &str) -> Option<Found<'_>> {
        self.directory.find(name)
    }

    /// The locales of the package.
    pub fn locale_names(&self) -> &[String] {
        self.directory.locale_files()
    }

    /// Opens a style out of the packed block it lies in. A dependent style is its parent with
    /// its own default locale.
    ///
    /// # Errors
    /// When there is no such style, or it cannot be read.
    pub fn style(&self, name: &str, block: &[u8]) -> Result<Style, OpenError> {
        let found = self.find(name).ok_or(OpenError::Unknown)?;
        let damaged = || OpenError::Damaged(block_piece(found.place.block));
        let unpacked = lzma::unpack(block).ok_or_else(damaged)?;
        let xml = found.place.read(&unpacked).ok_or_else(damaged)?;
        let mut style = Style::parse(xml).map_err(OpenError::Style)?;
        if let Some(locale) = found.default_locale {
            style.default_locale = Some(locale.to_owned());
        }
        Ok(style)
    }

    /// Makes the locales that a language falls back on ready for [`Package::locales`]. One that is
    /// damaged is passed over, and the next of them serves.
    pub fn open_locales(&mut self, language: &str) {
        for name in locale_chain(language) {
            let known = self.locale_names().iter().position(|known| *known == name);
            let packed = known.and_then(|at| self.packed.get(at));
            if let Some(packed) = packed.filter(|_| !self.has_locale(&name))
                && let Some(xml) = lzma::unpack(packed).and_then(|xml| String::from_utf8(xml).ok())
            {
                self.add_locale(&name, xml);
            }
        }
    }

    /// Takes a locale in that is not of the package, as XML.
    pub fn add_locale(&mut self, name: &str, xml: String) {
        self.locales.push((name.to_owned(), xml));
    }

    /// Whether [`Package::locales`] has a locale.
    pub fn has_locale(&self, name: &str) -> bool {
        self.locales.iter().any(|(known, _)| known == name)
    }

    /// The locales made ready so far, as a processor asks for them.
    pub fn locales(&self) -> impl Fn(&str) -> Option<String> + '_ {
        |name| self.locales.iter().find(|(known, _)| known == name).map(|(_, xml)| xml.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::{join_locales, split_locales};

    #[test]
    fn locales_are_split_as_they_were_joined() {
        let locales: [&[u8]; 3] = [b"one", b"", b"three"];
        let joined = join_locales(locales).expect("a few bytes");
        assert_eq!(split_locales(&joined).as_deref(), Some(&locales[..]));
        for end in (1..joined.len()).filter(|&end| end != 7 && end != 11) {
            assert_eq!(split_locales(&joined[..end]), None, "cut at {end}");
        }
    }
}

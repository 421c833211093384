//! The package as a whole: styles and locales opened by name, out of pieces that somebody reads.
//!
//! This library reads no files. Whoever uses it hands the pieces over: the command line from a
//! folder, the extension from its own package.

use super::directory::{Directory, Found};
use super::lzma;
use crate::citation::csl::{Style, StyleError};
use std::borrow::Cow;

/// The directory's piece.
pub const DIRECTORY: &str = "directory.bin";

/// The piece with a block of styles.
pub fn block_piece(block: u16) -> String {
    format!("blocks/{block:03}.bin")
}

/// The piece with a locale.
pub fn locale_piece(locale: &str) -> String {
    format!("locales/{locale}.bin")
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
    /// By name; a handful.
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
        Ok(Package { directory, locales: Vec::new() })
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

    /// Takes a locale in, packed or as XML.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn add_locale(&mut self, name: &str, piece: &[u8]) -> Result<(), OpenError> {
        let damaged = || OpenError::Damaged(locale_piece(name));
        let xml: Cow<[u8]> = if piece.starts_with(b"<") || piece.starts_with(b"\xef\xbb\xbf<") {
            piece.into()
        } else {
            lzma::unpack(piece).ok_or_else(damaged)?.into()
        };
        let xml = String::from_utf8(xml.into_owned()).map_err(|_| damaged())?;
        self.locales.retain(|(known, _)| known != name);
        self.locales.push((name.to_owned(), xml));
        Ok(())
    }

    /// Whether a locale has been taken in.
    pub fn has_locale(&self, name: &str) -> bool {
        self.locales.iter().any(|(known, _)| known == name)
    }

    /// The locales taken in so far, as a processor asks for them.
    pub fn locales(&self) -> impl Fn(&str) -> Option<String> + '_ {
        |name| self.locales.iter().find(|(known, _)| known == name).map(|(_, xml)| xml.clone())
    }
}

//! The package of all citation styles: fetched, made small, sorted into blocks, packed.
//!
//! What it holds and how it is read is told in `verbatim::citation::styles`. The same sources
//! and the same code give the same bytes.

mod cluster;
mod describe;
mod fetch;
mod minify;
mod notice;

use crate::process::locked;
use crate::workers;
use crate::workspace::cache;
use anyhow::{Context, Result, anyhow};
use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};
use std::io::Write;
use std::path::{Path, PathBuf};
use verbatim::citation::styles::lzma::unpack;
use verbatim::citation::styles::package::{LOCALES_PIECE, join_locales};
use verbatim::citation::styles::{BLOCK_SIZE, Directory, Place, search};

/// Everything that decides what the package's bytes are, so that it is packed anew when any of
/// it changes.
const MADE_BY: [&str; 11] = [
    fetch::REQUIREMENTS,
    include_str!("mod.rs"),
    include_str!("cluster.rs"),
    include_str!("describe.rs"),
    include_str!("fetch.rs"),
    include_str!("minify.rs"),
    include_str!("notice.rs"),
    include_str!("../../../src/citation/styles/directory.rs"),
    include_str!("../../../src/citation/styles/package.rs"),
    include_str!("../../../src/citation/styles/search.rs"),
    include_str!("../../../src/citation/ascii.rs"),
];

/// The folder with the packed styles; made if it is not there.
pub(crate) fn provide() -> Result<PathBuf> {
    let name = format!("styles-{:08x}", fingerprint(&MADE_BY));
    let folder = cache().join(&name);
    if !folder.is_dir() {
        locked(&cache().join("styles.lock"), || {
            if folder.is_dir() {
                return Ok(());
            }
            let partial = cache().join(format!("{name}.partial"));
            if partial.exists() {
                std::fs::remove_dir_all(&partial)?;
            }
            pack(&partial)?;
            std::fs::rename(&partial, &folder)?;
            Ok(())
        })?;
    }
    Ok(folder)
}

/// The locales of the package, by tag.
pub(crate) fn locales() -> Result<std::collections::BTreeMap<String, String>> {
    Ok(fetch::sources()?.locales)
}

fn pack(folder: &Path) -> Result<()> {
    eprintln!("xtask: packing the citation styles (once per machine)");
    let sources = fetch::sources()?;
    std::fs::create_dir_all(folder.join("blocks"))?;

    let names: Vec<&String> = sources.independent.keys().collect();
    let texts: Vec<String> = sources.independent.values().map(|xml| minify::minify(xml)).collect();
    let views: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut places = vec![Place { block: 0, offset: 0, length: 0 }; texts.len()];
    let mut pieces: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for (number, block) in cluster::blocks(&views, BLOCK_SIZE).into_iter().enumerate() {
        let mut unpacked = Vec::new();
        for style in block {
            places[style] = Place {
                block: number.try_into()?,
                offset: unpacked.len().try_into()?,
                length: texts[style].len().try_into()?,
            };
            unpacked.extend(texts[style].as_bytes());
        }
        pieces.push((folder.join(format!("blocks/{number:03}.bin")), unpacked));
    }

    let mut directory = Directory::default();
    for name in sources.locales.keys() {
        directory.add_locale_file(name).map_err(|error| anyhow!(error))?;
    }
    let mut numbers = std::collections::HashMap::new();
    for (name, place) in names.iter().zip(&places) {
        let number = directory.add(name, *place).map_err(|error| anyhow!(error))?;
        numbers.insert(name.as_str(), number);
    }
    let mut entries = Vec::new();
    for (name, xml) in &sources.independent {
        entries.push(describe::entry(name, xml).with_context(|| name.clone())?);
    }
    for (name, xml) in &sources.dependent {
        let entry = describe::entry(name, xml).with_context(|| name.clone())?;
        let parent = entry.parent.as_deref().context("a dependent style names no parent")?;
        let parent = *numbers.get(parent).with_context(|| format!("{name}: no {parent}"))?;
        let locale = Some(entry.default_locale.as_str()).filter(|locale| !locale.is_empty());
        directory.add_dependent(name, parent, locale).map_err(|error| anyhow!(error))?;
        entries.push(entry);
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    std::fs::write(folder.join("directory.bin"), directory.to_bytes())?;
    std::fs::write(folder.join("NOTICE.txt"), notice::notice(&sources)?)?;
    pieces.push((folder.join("search.bin"), search::to_text(&entries).into_bytes()));
    let locales: Vec<Vec<u8>> = sources
        .locales
        .values()
        .map(|xml| compress_once(minify::minify(xml).as_bytes()))
        .collect::<Result<_>>()?;
    let locales = join_locales(locales.iter().map(Vec::as_slice))?;
    std::fs::write(folder.join(LOCALES_PIECE), locales)?;
    write_packed(&pieces)
}

/// Packs the pieces on all processors.
fn write_packed(pieces: &[(PathBuf, Vec<u8>)]) -> Result<()> {
    let written = workers::each(pieces, workers::processors(), |(file, unpacked)| {
        Ok(std::fs::write(file, compress_once(unpacked)?)?)
    });
    written.map(drop)
}

/// Compresses a piece, or takes it from the cache: most pieces outlive a change of the package.
fn compress_once(unpacked: &[u8]) -> Result<Vec<u8>> {
    let hash = unpacked.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let folder = cache().join("styles-pieces");
    let file = folder.join(format!("{hash:016x}-{}", unpacked.len()));
    let known = std::fs::read(&file).ok();
    if let Some(packed) = known.filter(|packed| unpack(packed).as_deref() == Some(unpacked)) {
        return Ok(packed);
    }
    let packed = compress(unpacked)?;
    std::fs::create_dir_all(&folder)?;
    let partial = file.with_extension(format!("{}", std::process::id()));
    std::fs::write(&partial, &packed)?;
    std::fs::rename(&partial, &file)?;
    Ok(packed)
}

/// LZMA as `verbatim::citation::styles::lzma` unpacks it.
fn compress(unpacked: &[u8]) -> Result<Vec<u8>> {
    let dictionary = unpacked.len().next_power_of_two().max(4096).try_into()?;
    let options = LzmaOptions {
        dict_size: dictionary,
        lc: 3,
        lp: 0,
        pb: 0,
        mode: EncodeMode::Normal,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        mf: MfType::Bt4,
        depth_limit: 1000,
        preset_dict: None,
    };
    let mut packed = vec![options.get_props()];
    packed.extend(u32::try_from(unpacked.len())?.to_le_bytes());
    let mut writer = LzmaWriter::new_no_header(packed, &options, false)?;
    writer.write_all(unpacked)?;
    Ok(writer.finish()?)
}

/// FNV-1a over several texts.
fn fingerprint(texts: &[&str]) -> u32 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::{compress, unpack};

    /// Bytes in which neither repetition nor variety is rare.
    fn text(length: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let mut out = Vec::new();
        while out.len() < length {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let back = 1 + state as usize % 5000;
            if state >> 30 == 0 || back >= out.len() {
                out.extend(state.to_le_bytes());
            } else {
                let start = out.len() - back;
                out.extend_from_within(start..(start + state as usize % 300).min(out.len()));
            }
        }
        out.truncate(length);
        out
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        for length in [0, 1, 2, 5, 100, 4096, 100_000, 300_000] {
            let text = text(length);
            let packed = compress(&text).expect("an encoder takes any bytes");
            assert_eq!(unpack(&packed).as_deref(), Some(&text[..]), "{length} bytes");
        }
    }

    #[test]
    fn damage_never_panics() {
        let text = text(3000);
        let packed = compress(&text).expect("an encoder takes any bytes");
        for at in 0..packed.len() {
            let mut damaged = packed.clone();
            damaged[at] ^= 0x55;
            let _ = unpack(&damaged);
            assert_ne!(unpack(&packed[..at]).as_deref(), Some(&text[..]), "cut at {at}");
        }
    }
}

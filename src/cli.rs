//! One file per command of the command line, and how they read pages and fail.

pub(crate) mod batch;
pub(crate) mod cite;
pub(crate) mod extract;
mod styles_folder;

use std::io::Read;
use std::path::Path;

/// Why a command ended early: a sentence for the terminal and the exit code.
pub(crate) struct Failure {
    /// One sentence that says what is wrong.
    pub(crate) message: String,
    /// 1: nothing readable found; 2: bad usage.
    pub(crate) code: u8,
}

impl Failure {
    /// There is nothing readable in what was given.
    pub(crate) fn unreadable(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), code: 1 }
    }

    /// The command was called in a way that makes no sense.
    pub(crate) fn usage(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), code: 2 }
    }
}

/// Reads a file (`-`: standard input), unpacks gzip, and decodes UTF-8; what is no UTF-8 becomes
/// U+FFFD.
pub(crate) fn read_html(path: &Path) -> Result<String, Failure> {
    let shown = path.display();
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.map_err(|error| Failure::usage(format!("cannot read {shown}: {error}")))?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut unpacked = Vec::new();
        flate2::read::MultiGzDecoder::new(bytes.as_slice())
            .read_to_end(&mut unpacked)
            .map_err(|error| Failure::unreadable(format!("cannot unpack {shown}: {error}")))?;
        bytes = unpacked;
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    };
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

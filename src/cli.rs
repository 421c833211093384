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

/// Reads a file (`-`: standard input), unpacks gzip, and decodes it.
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
    Ok(decode(&bytes))
}

/// The text of a file: by its byte order mark, else as UTF-8, else in the encoding that its first
/// 1,024 bytes declare, else as Windows-1252 (HTML standard, "determining the character encoding").
/// What makes no sense becomes U+FFFD.
fn decode(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
    }
    let head = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).to_ascii_lowercase();
    let declared = head.split("charset").skip(1).find_map(|rest| {
        let value = rest.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
        encoding_rs::Encoding::for_label(value.get(..end?)?.as_bytes())
    });
    // A page that says UTF-8 and has a bad byte is a page in UTF-8 with a bad byte.
    declared.unwrap_or(encoding_rs::WINDOWS_1252).decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn files_are_decoded_as_they_say() {
        assert_eq!(decode("\u{feff}Straße".as_bytes()), "Straße");
        assert_eq!(
            decode(b"<meta charset=\"windows-1251\">\xcf\xf0\xe8"),
            "<meta charset=\"windows-1251\">При"
        );
        assert_eq!(
            decode(b"<meta http-equiv=content-type content='text/html; charset=gb2312'>\xd6\xd0"),
            "<meta http-equiv=content-type content='text/html; charset=gb2312'>中"
        );
        assert_eq!(decode(b"caf\xe9"), "café");
        assert_eq!(decode(b"<meta charset=utf-8>a\xff\xc3\xa9"), "<meta charset=utf-8>a\u{fffd}é");
        assert_eq!(decode(b"\xff\xfea\0"), "a");
    }
}

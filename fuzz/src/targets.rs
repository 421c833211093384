//! One file per target, and the table that lists them.

mod html;
mod snapshot;

use crate::Target;

/// Every target there is.
pub const TARGETS: &[Target] = &[snapshot::TARGET, html::TARGET];

/// Bytes as text, damage replaced, as files and pages come in.
fn text(data: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(data)
}

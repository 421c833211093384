//! One file per target, and the table that lists them.

mod html;
mod item;
mod json_ld;
mod package;
mod reading;
mod snapshot;
mod style;

use crate::Target;

/// Every target there is.
pub const TARGETS: &[Target] = &[
    snapshot::TARGET,
    html::TARGET,
    reading::TARGET,
    json_ld::TARGET,
    style::TARGET,
    item::TARGET,
    package::TARGET,
];

/// Bytes as text, damage replaced, as files and pages come in.
fn text(data: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(data)
}

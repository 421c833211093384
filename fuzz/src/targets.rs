//! One file per target, and the table that lists them.

mod date;
mod html;
mod item;
mod json_ld;
mod locale;
mod package;
mod passage;
mod reading;
mod settings;
mod snapshot;
mod style;

use std::sync::LazyLock;

use verbatim::citation::csl::Style;

use crate::Target;

/// Every target there is.
pub const TARGETS: &[Target] = &[
    snapshot::TARGET,
    html::TARGET,
    reading::TARGET,
    json_ld::TARGET,
    date::TARGET,
    style::TARGET,
    locale::TARGET,
    item::TARGET,
    package::TARGET,
    passage::TARGET,
    settings::TARGET,
];

/// A style that uses names, dates, numbers, pages and conditions, in text and list.
static STYLE: LazyLock<Style> = LazyLock::new(|| {
    Style::parse(include_str!("targets/item.csl")).expect("our own style can be read")
});

/// Bytes as text, damage replaced, as files and pages come in.
fn text(data: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(data)
}

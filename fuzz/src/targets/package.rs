//! The package of styles, damaged: its compression, its directory, its search index.

use verbatim::citation::styles::{index, lzma, package};

use crate::Target;

pub(super) const TARGET: Target = Target {
    name: "package",
    longest: 65_536,
    seeds: &[".bin", ".lzma"],
    words: &["\u{5d}\u{0}\u{0}\u{4}\u{0}", "\u{0}\u{0}\u{0}\u{1}", "apa\t", "\n"],
    run,
};

fn run(data: &[u8]) {
    let _ = lzma::unpack(data);
    let _ = index(data);
    if let Ok(mut package) = package::Package::new(data) {
        let _ = package.find("apa");
        let _ = package.style("apa", data);
        let _ = package.set_locales(data);
        package.open_locales("en-US");
    }
}

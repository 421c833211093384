//! The pages that are measured: fixtures of this project, and a made page of any size.

#[path = "../../../tests/budgets/made_page.rs"]
mod made_page;

pub use made_page::made_page;

use std::path::Path;

/// A page with its name.
#[derive(Debug)]
pub struct Sample {
    /// Name of the fixture, or size of the made page.
    pub name: String,
    /// The markup.
    pub html: String,
}

/// Fixtures and made pages, in a fixed order.
pub fn samples() -> Vec<Sample> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let fixture = |name: &str| {
        let html = std::fs::read_to_string(fixtures.join(name).join("index.html"));
        html.ok().map(|html| Sample { name: name.to_owned(), html })
    };
    let mut samples: Vec<Sample> =
        ["blocked--english", "blocked--arabic"].into_iter().filter_map(fixture).collect();
    samples.extend([100, 200, 400].map(|kilobytes| Sample {
        name: format!("made {kilobytes} kB"),
        html: made_page(kilobytes * 1000),
    }));
    samples
}

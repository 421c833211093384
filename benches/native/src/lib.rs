//! The pages that are measured: fixtures of this project, and a made page of any size.

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

/// An article of about so many bytes, with the furniture that pages have.
pub fn made_page(bytes: usize) -> String {
    const SENTENCE: &str = "The ferry leaves the northern pier at seven, and whoever misses it walks around the bay until noon. ";
    let mut html = String::from(
        "<!doctype html><html lang=en><title>The Ferry</title><body><header><nav>",
    );
    html.push_str(&"<a href=/x>Section</a>".repeat(40));
    html.push_str("</nav></header><main><article><h1>The Ferry</h1>");
    for number in 0.. {
        if html.len() >= bytes {
            break;
        }
        if number % 12 == 0 {
            html.push_str(&format!("<h2>Part {}</h2>", number / 12 + 1));
        }
        html.push_str(&format!(
            "<p>{}<a href=/harbour/{number}>The harbour</a> <em>waits</em>. {SENTENCE}</p>",
            SENTENCE.repeat(3)
        ));
        if number % 40 == 7 {
            html.push_str("<ul><li>one</li><li>two <b>three</b></li></ul>");
        }
    }
    html.push_str("</article></main><footer>© The Bay</footer></body></html>");
    html
}

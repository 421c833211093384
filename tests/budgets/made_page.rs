//! Pages of any size, for what is counted here and timed by `cargo xtask bench`.

#![allow(unreachable_pub)] // the benches, another crate, hand it on

use std::fmt::Write;

/// An article of about so many bytes, with the furniture that pages have. No two sentences are
/// alike: what repeats is taken for furniture.
pub fn made_page(bytes: usize) -> String {
    const WORDS: [&str; 16] = [
        "ferry", "harbour", "keeper", "lamp", "winter", "letter", "bridge", "engine", "market",
        "orchard", "ledger", "signal", "garden", "quarry", "tide", "railway",
    ];
    let mut state = 7u32;
    let mut word = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        WORDS[(state >> 28) as usize]
    };
    let mut html =
        String::from("<!doctype html><html lang=en><title>The Ferry</title><body><header><nav>");
    html.push_str(&"<a href=/x>Section</a>".repeat(40));
    html.push_str("</nav></header><main><article><h1>The Ferry</h1><p class=byline>By Ann Lee</p>");
    for number in 0.. {
        if html.len() >= bytes {
            break;
        }
        if number % 12 == 0 {
            let _ = write!(html, "<h2>The {} and the {}</h2>", word(), word());
        }
        html.push_str("<p>");
        for _ in 0..3 {
            let _ = write!(
                html,
                "The {} by the {} was older than the {}, and the {} kept a {} for it, though no {} came. ",
                word(),
                word(),
                word(),
                word(),
                word(),
                word()
            );
        }
        let _ = write!(
            html,
            "<a href=/{number}>The {}</a> <em>waits</em> for the {}.</p>",
            word(),
            word()
        );
        if number % 40 == 7 {
            let _ = write!(html, "<ul><li>one {}</li><li>two <b>{}</b></li></ul>", word(), word());
        }
    }
    html.push_str("</article></main><footer>© The Bay</footer></body></html>");
    html
}

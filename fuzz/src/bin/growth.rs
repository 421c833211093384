//! How the time of each stage grows with the length of what a page repeats: every small piece,
//! many times over, in every position. A stage whose time grows faster than the input would let a
//! page stop the browser.
//!
//! `growth [WORD]`: only positions or pieces that contain the word.

#![allow(clippy::print_stdout)] // a program for a terminal

use std::time::Duration;

use verbatim_fuzz::positions::{POSITIONS, item, json_ld};
use verbatim_fuzz::whole_path::{STAGES, Times, cited, whole_path};

/// What is repeated.
const PIECES: &[&str] = &[
    "a",
    "a ",
    "A. ",
    " ",
    "\n",
    "\u{a0}",
    "é",
    "中",
    "。",
    "-",
    "--",
    "_",
    "*",
    "**a",
    "*a* ",
    "`",
    "[",
    "]",
    "![",
    "[a](",
    "(",
    "<",
    "<i>",
    "</i>",
    "<i>a</i>",
    "<b>",
    ">",
    "&",
    "&amp;",
    "'",
    "\"",
    "“",
    "{",
    "}",
    "\\",
    "$",
    "^",
    "|",
    "~",
    "#",
    "+ ",
    "1. ",
    "1",
    "1,",
    "1-",
    "2024-",
    "/",
    "//",
    "../",
    "?a=1&",
    ":",
    "http:",
    "https://a.example/ ",
    "@",
    "%",
    ";",
    ",",
    ", and ",
    " and ",
    "By ",
    "the ",
    "March 2, 2024 ",
    "12:00 ",
    "von ",
    "Jr. ",
    "\u{301}",
    "\u{202e}",
    "\u{5d0}",
    "\u{200d}",
    "<p>",
    "<p>a",
    "<div>",
    "<span>a",
    "<b>a",
    "<b><i>",
    "<a href=b>",
    "<a href=b>a</a>",
    "<br>",
    "<li>a",
    "<ul><li>",
    "<ul><li>a",
    "<table><tr><td>",
    "<tr><td>a",
    "<td>a",
    "<td rowspan=9>a",
    "<td colspan=9>",
    "<th>",
    "<blockquote>",
    "<blockquote><p>a",
    "<h2>a",
    "<h2>a</h2><p>b</p>",
    "<img src=b>",
    "<figure><img src=b>",
    "<figcaption>a",
    "<pre>a",
    "<code>a</code>",
    "<dl><dt>a<dd>b",
    "<details><summary>a",
    "<ruby>a<rt>b",
    "<math><mi>",
    "<math><mfrac><mi>a</mi>",
    "<svg>",
    "<section>",
    "<sup><a href=#a>1</a></sup>",
    "<li id=a>a",
    "<p class=byline>By A B</p>",
    "<time>2024-01-01</time>",
    "<script type=application/ld+json>{}</script>",
    "<script type=application/ld+json>{\"@id\":\"a\"}</script>",
    "<meta name=author content=a>",
    "<div itemscope itemprop=a>",
    "<span itemprop=author>",
    "<!--a-->",
    "<div class=\"comment ad nav\">a</div>",
    "<template>",
    "<select><option>",
    "<font>",
    "<a><div>",
    "<iframe src=b>",
    "<video src=b></video>",
    "{\"@graph\":[",
    "[",
    "{\"a\":",
    "\"a\",",
    "<q>",
    "<div hidden>a",
];

/// Bytes of repetition in the shorter and the longer page.
const SHORT: usize = 1 << 13;
const LONG: usize = SHORT * 4;

/// Times below this are noise.
const FLOOR: Duration = Duration::from_millis(24);

fn main() {
    let word = std::env::args().nth(1).unwrap_or_default();
    let mut rows = 0;
    let mut tried = 0;
    let wanted = |place: &str, piece: &str| place.contains(&word) || piece.contains(&word);
    for piece in PIECES {
        for position in POSITIONS.iter().filter(|position| wanted(position.name, piece)) {
            tried += 1;
            rows += measure(position.name, piece, &|value| {
                whole_path(&position.page(value), "https://a.example/story")
            });
        }
        if wanted("json-ld", piece) {
            tried += 1;
            rows += measure("json-ld", piece, &|value| {
                whole_path(&json_ld(value), "https://a.example/story")
            });
        }
        if wanted("item", piece) {
            tried += 1;
            rows += measure("item", piece, &|value| cited(&item("article-journal", value)));
        }
    }
    println!(
        "{tried} repetitions; {rows} take more than nine times as long for four times the length"
    );
}

fn measure(place: &str, piece: &str, run: &dyn Fn(&str) -> Times) -> usize {
    let times = |length: usize| run(&piece.repeat(length / piece.len()));
    let long = times(LONG);
    if long.iter().all(|time| *time < FLOOR) {
        return 0;
    }
    let short = times(SHORT);
    let mut rows = 0;
    for (stage, name) in STAGES.iter().enumerate() {
        let (short, long) = (short[stage], long[stage]);
        let ratio = long.as_secs_f64() / short.as_secs_f64().max(1e-9);
        if long > FLOOR && ratio > 9.0 {
            println!(
                "{ratio:5.1} × {:8.1} ms {name:6} {piece:?} in {place}",
                long.as_secs_f64() * 1e3
            );
            rows += 1;
        }
    }
    rows
}

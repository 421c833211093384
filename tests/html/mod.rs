//! HTML, for files and for the clipboard: what options and constructs promise.

use super::read;
use verbatim::document::Inline;
use verbatim::render::{self, Options};

fn html(page: &str) -> String {
    let (_, _, reading) = read(page);
    render::html(&reading.document, &Options::default())
}

fn rich(page: &str) -> String {
    let (_, _, reading) = read(page);
    render::rich(&reading.document, &Options::default()).html
}

#[test]
fn a_headline_is_written_where_there_is_one_and_it_is_asked_for() {
    let (_, _, reading) = read("<p>Words.");
    let mut document = reading.document.clone();
    let asked = Options { headline: true, ..Options::default() };
    assert!(!render::html(&document, &asked).contains("<h1"));
    document.headline = vec![Inline::Text("Walls".to_owned())];
    assert!(render::html(&document, &asked).contains("<h1>Walls</h1>"));
    assert!(!render::html(&document, &Options::default()).contains("<h1"));
}

#[test]
fn folded_parts_are_open_on_the_clipboard() {
    let page = "<details><summary>More</summary><p>Folded.</p></details>";
    assert!(html(page).contains("<details>\n<summary>More</summary>"), "{}", html(page));
    let rich = rich(page);
    assert!(!rich.contains("<details") && rich.contains("<strong>More</strong>"), "{rich}");
    assert!(rich.contains("Folded."), "{rich}");
}

#[test]
fn an_item_has_its_number_only_where_it_does_not_follow() {
    let list = |items: &str| html(&format!("<ol>{items}</ol>"));
    assert!(!list("<li>a</li><li>b</li>").contains("value="));
    let jump = list("<li>a</li><li value=5>e</li><li>f</li>");
    assert_eq!(jump.matches("value=").count(), 1, "{jump}");
    assert!(jump.contains("<li value=\"5\">"), "{jump}");
    assert!(!html("<ul><li>a<li>b</ul>").contains("value="));
}

#[test]
fn what_would_be_markup_is_written_as_text() {
    let written = html("<p>a &lt;b&gt; &amp;amp; \"q\" 10&nbsp;km</p>");
    assert!(written.contains("a &lt;b&gt; &amp;amp; &quot;q&quot; 10&nbsp;km"), "{written}");
}

//! Org as its manual defines it: blocks, lists, tables, notes, formulas, and what options ask for.

use super::read;
use verbatim::render::{self, Images, Links, Options};

fn written(html: &str, options: &Options) -> String {
    let (_, _, reading) = read(html);
    render::org(&reading.document, options)
}

fn org(html: &str) -> String {
    written(html, &Options::default())
}

#[test]
fn a_headline_is_written_where_there_is_one_and_it_is_asked_for() {
    let (_, _, reading) = read("<p>Words.");
    let mut document = reading.document.clone();
    let asked = Options { headline: true, ..Options::default() };
    assert_eq!(render::org(&document, &asked), "Words.\n");
    document.headline = vec![verbatim::document::Inline::Text("Walls".to_owned())];
    assert_eq!(render::org(&document, &asked), "* Walls\n\nWords.\n");
    assert_eq!(render::org(&document, &Options::default()), "Words.\n");
    document.blocks.clear();
    document.headline.clear();
    assert_eq!(render::org(&document, &asked), "", "nothing is no line");
}

#[test]
fn definitions_of_a_term_stand_close_together() {
    assert_eq!(
        org("<p>Before.</p><dl><dt>Wall</dt><dt>Mole</dt><dd>Of stone.</dd><dd>Of wood.</dd>\
             <dt>Quay</dt><dd>For ships.</dd></dl><p>After.</p>"),
        "Before.\n\n- Wall, Mole :: Of stone.\n  Of wood.\n- Quay :: For ships.\n\nAfter.\n"
    );
}

#[test]
fn code_has_its_language_and_its_title() {
    assert_eq!(
        org("<pre><code class=\"language-rust\">let a = 1;</code></pre>"),
        "#+begin_src rust\nlet a = 1;\n#+end_src\n"
    );
    assert_eq!(org("<pre>a\n\nb</pre>"), "#+begin_example\na\n\nb\n#+end_example\n");
    assert_eq!(
        org("<figure><figcaption>main.rs</figcaption><pre><code>a</code></pre></figure>")
            .matches("#+begin_example")
            .count(),
        1
    );
}

#[test]
fn numbers_that_do_not_follow_are_set() {
    assert_eq!(
        org("<ol><li>a</li><li>b</li></ol>"),
        "1. a\n2. b\n",
        "numbers that Org counts itself"
    );
    assert_eq!(
        org("<ol start=3><li>c</li><li>d</li><li value=9>i</li></ol>"),
        "1. [@3] c\n2. [@4] d\n3. [@9] i\n"
    );
    assert_eq!(org("<ul><li>a<li>b</ul>"), "- a\n- b\n");
}

#[test]
fn a_rule_stands_between_the_head_and_the_body_of_a_table() {
    let head = "<tr><th>a</th><th>b</th></tr>";
    let body = "<tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4|5</td></tr>";
    assert_eq!(
        org(&format!("<table><thead>{head}</thead><tbody>{body}</tbody></table>")),
        "| a | b |\n|---+---|\n| 1 | 2 |\n| 3 | 4\\vert{}5 |\n"
    );
}

#[test]
fn notes_are_called_and_written_if_they_are_asked_for() {
    let page = "<p>Words<sup><a href=#n1 id=r1>1</a></sup> more<sup><a href=#n2 id=r2>2</a></sup>.</p>\
        <section class=footnotes><ol><li id=n1>First note. <a href=#r1>↩</a></li>\
        <li id=n2>Second note. <a href=#r2>↩</a></li></ol></section>";
    let with = org(page);
    assert!(with.starts_with("Words[fn:1] more[fn:2].\n"), "{with}");
    assert!(
        with.contains("\n[fn:1] First note.\n") && with.contains("\n[fn:2] Second note.\n"),
        "{with}"
    );
    let without = written(page, &Options { notes: false, ..Options::default() });
    assert!(!without.contains("[fn:"), "{without}");
}

#[test]
fn formulas_keep_their_marks_unless_they_would_end_them() {
    let inline = |tex: &str| {
        org(&format!(
            "<p>So <math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">{tex}</annotation></semantics></math>.</p>"
        ))
    };
    assert_eq!(inline("x^2"), "So \\(x^2\\).\n");
    assert!(!inline("x \\) y").contains("\\(x"), "its own mark would end it");
    assert!(!inline("x \\] y").contains("\\(x"), "its own mark would end it");
    let display = org(
        "<p><math display=block><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x^2</annotation></semantics></math></p>",
    );
    assert_eq!(display, "\\[x^2\\]\n");
}

#[test]
fn links_and_pictures_are_written_as_they_are_asked_for() {
    let page =
        "<p><a href=https://a.example/x[1]>Link</a> <img src=https://a.example/b.png alt=Wall></p>";
    assert_eq!(org(page), "[[https://a.example/x%5B1%5D][Link]] [[https://a.example/b.png]]\n");
    let plain = Options { links: Links::None, images: Images::AltText, ..Options::default() };
    assert_eq!(written(page, &plain), "Link Wall\n");
    let none = Options { links: Links::None, images: Images::None, ..Options::default() };
    assert_eq!(written(page, &none).trim_end(), "Link");
}

#[test]
fn emphasis_is_parted_from_letters_around_it() {
    assert_eq!(
        org("<p>a<b>b</b>c <i>d</i> (<code>e</code>)</p>"),
        "a\u{200b}*b*\u{200b}c /d/\u{200b} (~e~\u{200b})\n"
    );
    assert_eq!(org("<p><code>a~b</code> <code>=~</code></p>").matches('=').count(), 3);
}

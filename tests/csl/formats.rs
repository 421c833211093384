//! What is printed, as other programs take it: formats by their names, and runs of equal formatting.

use super::{Cite, Cluster, HTML, MARKDOWN, PLAIN, Processor, RTF, items, locale, one, style};
use serde_json::json;
use verbatim::citation::csl::{Formatted, OUTPUT_FORMATS, OutputFormat, Run};

/// A citation of one book.
fn cited(layout: &str, fields: serde_json::Value) -> Formatted {
    let style = style("", layout);
    let mut item = json!({"id": "a", "type": "book"});
    if let (Some(item), Some(fields)) = (item.as_object_mut(), fields.as_object()) {
        item.extend(fields.clone());
    }
    let processor = Processor::new(&style, &locale, Some("en-US"));
    let cluster = Cluster { cites: vec![Cite::of("a")], note: 0 };
    processor.cite(&items(json!([item])), &[cluster]).remove(0)
}

#[test]
fn every_format_is_found_by_its_name() {
    for format in OUTPUT_FORMATS {
        let found = OutputFormat::by_id(format.id).expect("a row of the table");
        assert_eq!(found.id, format.id);
    }
    assert!(OutputFormat::by_id("papyrus").is_none());
}

#[test]
fn what_prints_nothing_is_empty() {
    assert!(cited(r#"<text variable="title" font-style="italic"/>"#, json!({})).is_empty());
    assert!(!cited(r#"<text variable="title"/>"#, json!({"title": "T"})).is_empty());
    assert!(Formatted::of_text("").is_empty() && !Formatted::of_text(" ").is_empty());
}

#[test]
fn runs_say_how_each_stretch_looks_however_it_was_nested() {
    let layout = r#"<group font-weight="bold"><text value="a"/>
        <text value="b" font-style="italic"/><text value="c" font-variant="small-caps"/>
        <text value="d" font-weight="normal"/></group>
        <text value="e" vertical-align="sup"/><text value="f" vertical-align="sub"/>
        <text value="g"/><text value="h" prefix="(" suffix=")"/>"#;
    let bold = Run { bold: true, ..Run::default() };
    let plain = Run::default();
    let run = |text: &str, look: &Run| Run { text: text.to_owned(), ..look.clone() };
    assert_eq!(
        cited(layout, json!({})).runs(),
        [
            run("a", &bold),
            run("b", &Run { italic: true, ..bold.clone() }),
            run("c", &Run { small_caps: true, ..bold.clone() }),
            run("d", &plain),
            run("e", &Run { superscript: true, ..plain.clone() }),
            run("f", &Run { subscript: true, ..plain.clone() }),
            run("g(h)", &plain),
        ]
    );
}

#[test]
fn what_is_upright_within_italics_is_a_run_of_its_own() {
    let title = json!({"title": "On <i>Homo</i> and <sup>2</sup>"});
    let runs = cited(r#"<text variable="title" font-style="italic"/>"#, title).runs();
    let shown: Vec<(&str, bool, bool)> =
        runs.iter().map(|run| (run.text.as_str(), run.italic, run.superscript)).collect();
    assert_eq!(
        shown,
        [("On ", true, false), ("Homo", false, false), (" and ", true, false), ("2", true, true)]
    );
}

#[test]
fn blocks_are_set_apart_where_there_are_no_blocks() {
    let style = style("", r#"<text value="a" display="block"/><text value="b"/>"#);
    let entries = Processor::new(&style, &locale, None).bibliography(&items(json!([{"id": "a"}])));
    let texts: Vec<String> = entries[0].text.runs().into_iter().map(|run| run.text).collect();
    assert_eq!(texts.concat(), " a b");
}

#[test]
fn a_text_can_be_followed_by_another() {
    let both = Formatted::of_text("<a> ").followed_by(&cited(
        r#"<text variable="title" font-style="italic"/>"#,
        json!({"title": "T"}),
    ));
    assert_eq!((both.to(PLAIN), both.to(HTML)), ("<a> T".into(), "&#60;a&#62; <i>T</i>".into()));
}

#[test]
fn a_style_may_begin_with_a_byte_order_mark() {
    let xml = "\u{feff}<?xml version=\"1.0\"?><style class=\"in-text\"><citation><layout>\
        <text value=\"x\"/></layout></citation></style>";
    let style = super::Style::parse(xml).expect("the mark is passed over");
    let processor = Processor::new(&style, &locale, None);
    let cluster = Cluster { cites: vec![Cite::of("a")], note: 0 };
    let item = items(json!([{"id": "a", "type": "book"}]));
    assert_eq!(processor.cite(&item, &[cluster])[0].plain(), "x");
}

#[test]
fn fields_in_a_note_end_with_the_first_line_that_is_none() {
    let layout = r#"<text variable="publisher"/>"#;
    assert_eq!(one(layout, json!({"note": "publisher: Reed"})), "Reed");
    assert_eq!(one(layout, json!({"note": "volume: 2\n\npublisher: Reed\nA note."})), "Reed");
    assert_eq!(one(layout, json!({"note": "Chapter 3: the sea\npublisher: Reed"})), "");
    assert_eq!(one(layout, json!({"note": ": empty\npublisher: Reed"})), "");
}

/// Each way of formatting (CSL 1.0.2, "Formatting" and "Display"), in HTML, Markdown and RTF.
#[test]
fn every_format_writes_every_formatting() {
    let wrapped = |outer: &str, inner: &str| {
        let layout = format!(r#"<group {outer}><text value="x" {inner}/></group>"#);
        let text = cited(&layout, json!({}));
        [HTML, MARKDOWN, RTF, PLAIN].map(|format| text.to(format))
    };
    for (outer, inner, html, markdown, rtf) in [
        ("", r#"font-style="italic""#, "<i>x</i>", "*x*", "{\\i x}"),
        ("", r#"font-style="oblique""#, "<em>x</em>", "*x*", "{\\i x}"),
        ("", r#"font-weight="bold""#, "<b>x</b>", "**x**", "{\\b x}"),
        (
            "",
            r#"font-variant="small-caps""#,
            "<span style=\"font-variant:small-caps;\">x</span>",
            "<span style=\"font-variant:small-caps\">x</span>",
            "{\\scaps x}",
        ),
        (
            "",
            r#"text-decoration="underline""#,
            "<span style=\"text-decoration:underline;\">x</span>",
            "<u>x</u>",
            "{\\ul x}",
        ),
        ("", r#"vertical-align="sup""#, "<sup>x</sup>", "<sup>x</sup>", "{\\super x}"),
        ("", r#"vertical-align="sub""#, "<sub>x</sub>", "<sub>x</sub>", "{\\sub x}"),
        (
            r#"text-decoration="underline""#,
            r#"text-decoration="none""#,
            "<span style=\"text-decoration:underline;\"><span style=\"text-decoration:none;\">x</span></span>",
            "<u>x</u>",
            "{\\ul {\\ulnone x}}",
        ),
        (
            r#"font-weight="bold""#,
            r#"font-weight="normal""#,
            "<b><span style=\"font-weight:normal;\">x</span></b>",
            "**x**",
            "{\\b {\\b0 x}}",
        ),
    ] {
        let expected = [html, markdown, rtf, "x"].map(str::to_owned);
        assert_eq!(wrapped(outer, inner), expected, "{outer} {inner}");
    }
}

#[test]
fn what_would_be_markup_in_a_format_is_written_as_text() {
    let title = "a<b> & {c}\\d *e* _f_ [g] \u{1}\0é😀\tz";
    let text = cited(r#"<text variable="title"/>"#, json!({"title": title}));
    assert_eq!(text.to(HTML), "a&#60;b&#62; &#38; {c}\\d *e* _f_ [g] \u{1}é😀\tz");
    assert_eq!(text.to(MARKDOWN), "a\\<b\\> \\& {c}\\\\d \\*e\\* \\_f\\_ \\[g\\] \u{1}é😀\tz");
    assert_eq!(text.to(RTF), "a<b> & \\{c\\}\\\\d *e* _f_ [g] \\u233?\\u-10179?\\u-8704?\\tab z");
}

#[test]
fn whether_a_year_has_a_letter_can_be_asked() {
    let layout = r#"<choose><if variable="year-suffix"><text value="with "/>
        <text variable="year-suffix"/></if><else><text value="without"/></else></choose>"#;
    let same = json!([{"id": "a", "type": "book", "title": "T"}, {"id": "b", "type": "book", "title": "T"}]);
    let suffix = r#"disambiguate-add-year-suffix="true""#;
    let titled = format!(r#"<text variable="title" suffix=" "/>{layout}"#);
    assert_eq!(super::cite(suffix, &titled, same), "T with a; T with b");
    assert_eq!(one(layout, json!({})), "without");
}

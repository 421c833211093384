//! Where punctuation and quotation marks of fields, affixes and delimiters meet.

use super::{cite, one};
use serde_json::json;

#[test]
fn punctuation_meets_once() {
    let layout = r#"<group delimiter=". "><text variable="title" quotes="true"/><text value="Next"/></group>"#;
    assert_eq!(one(layout, json!({"title": "Why?"})), "“Why?” Next");
    assert_eq!(one(layout, json!({"title": "So."})), "“So.” Next");
    assert_eq!(one(layout, json!({"title": "A \"b\" c"})), "“A ‘b’ c.” Next");
}

#[test]
fn unequal_marks_of_a_delimiter_and_an_affix_both_stay() {
    let fields = || json!({"volume": "V", "page": "P"});
    let group = |inner: &str| format!(r#"<group delimiter=":">{inner}</group>"#);
    let suffixed = r#"<text variable="volume" suffix=";"/>"#;
    let page = r#"<text variable="page"/>"#;
    assert_eq!(one(&group(&format!("{suffixed}{page}")), fields()), "V;:P");
    // Where the suffix ends a group, the delimiter goes before it.
    assert_eq!(one(&group(&format!("<group>{suffixed}</group>{page}")), fields()), "V:;P");
    let prefixed = r#"<text variable="page" prefix=":"/>"#;
    assert_eq!(one(&format!("{suffixed}{prefixed}"), fields()), "V;P");
    assert_eq!(
        one(&group(&format!("{}{prefixed}", r#"<text variable="volume"/>"#)), fields()),
        "V:P"
    );
}

#[test]
fn a_prefix_does_not_meet_a_formatted_neighbour() {
    let fields = || json!({"title": "So.", "page": "P"});
    let italic = r#"<text variable="title" font-style="italic"/>"#;
    let page = r#"<text variable="page" prefix=". "/>"#;
    assert_eq!(one(&format!("{italic}{page}"), fields()), "<i>So.</i>. P");
    assert_eq!(one(&format!("<group>{italic}</group>{page}"), fields()), "<i>So.</i> P");
    let delimited = r#"<group delimiter=". "><text variable="title" font-style="italic"/><text variable="page"/></group>"#;
    assert_eq!(one(delimited, fields()), "<i>So.</i> P");
}

#[test]
fn the_straight_marks_that_come_first_are_the_outer_ones() {
    let plain = r#"<text variable="title"/>"#;
    let quoted = r#"<text variable="title" quotes="true"/>"#;
    for (title, alone, inside) in [
        ("'Boss' talk", "“Boss” talk", "“‘Boss’ talk”"),
        ("\"It's over,\" says 'X'", "“It’s over,” says ‘X’", "“‘It’s over,’ says ‘X’”"),
        ("‘Slow’ cities", "‘Slow’ cities", "“‘Slow’ cities”"),
        ("„Wort“ und «mot»", "„Wort“ und «mot»", "“„Wort“ und «mot»”"),
        ("l'\"art\" et ('x')", "l’\"art\" et (’x’)", "“l’\"art\" et (’x’)”"),
    ] {
        assert_eq!(one(plain, json!({"title": title})), alone);
        assert_eq!(one(quoted, json!({"title": title})), inside);
    }
}

#[test]
fn raised_characters_are_superscripts_wherever_they_come_from() {
    assert_eq!(
        one(r#"<text value="Nº "/><text variable="title"/>"#, json!({"title": "x²"})),
        "N<sup>o</sup> x<sup>2</sup>"
    );
}

#[test]
fn a_term_at_the_start_is_capitalized_unless_something_is_absent_before_it() {
    let term = r#"<text term="no date" form="short" prefix="("/>"#;
    assert_eq!(entry(term), "(N.d.");
    assert_eq!(entry(&format!("<group>{}</group>{term}", r#"<text variable="title"/>"#)), "(N.d.");
    assert_eq!(entry(&format!("{}{term}", r#"<text variable="title"/>"#)), "(n.d.");
    assert_eq!(entry(r#"<text term="no date" form="short" text-case="lowercase"/>"#), "n.d.");
}

/// The entry of an item that says nothing.
fn entry(layout: &str) -> String {
    let style = super::style("", layout);
    let items = super::items(json!([{"id": "a", "type": "book"}]));
    let entries = super::Processor::new(&style, &super::locale, None).bibliography(&items);
    entries.first().map(|entry| entry.text.to(super::HTML)).unwrap_or_default()
}

#[test]
fn a_delimiter_and_the_mark_that_a_field_begins_with_merge_if_they_are_equal() {
    let group = |delimiter: &str, value: &str| {
        let layout = format!(
            r#"<group delimiter="{delimiter}"><text value="a"/><text value="{value}"/></group>"#
        );
        one(&layout, json!({}))
    };
    assert_eq!(group(",", ",b"), "a,b");
    assert_eq!(group(",", ".b"), "a,.b");
    assert_eq!(group(".", ";b"), "a.;b");
}

#[test]
fn a_suffix_and_a_prefix_merge_unless_formatting_stands_between() {
    let layout = |volume: &str, page: &str| {
        let layout = format!(r#"<text variable="volume" {volume}/><text variable="page" {page}/>"#);
        one(&layout, json!({"volume": "V", "page": "P"}))
    };
    assert_eq!(layout(r#"suffix=";""#, r#"prefix=":""#), "V;P");
    assert_eq!(layout(r#"suffix=";""#, r#"prefix=":" font-style="italic""#), "V;:<i>P</i>");
    assert_eq!(layout(r#"suffix=";" font-style="italic""#, r#"prefix=":""#), "<i>V</i>;:P");
    assert_eq!(layout(r#"suffix=";""#, r#"prefix=";" font-style="italic""#), "V;<i>P</i>");
    assert_eq!(layout(r#"suffix=";" font-style="italic""#, r#"prefix=";""#), "<i>V</i>;;P");
    assert_eq!(layout(r#"suffix=";" quotes="true""#, r#"prefix=":""#), "“V”;P");
}

#[test]
fn a_term_behind_the_number_and_a_field_of_an_entry_keeps_its_case() {
    let number = r#"<text variable="citation-number" suffix=". "/>"#;
    let term = r#"<text term="no date" form="short"/>"#;
    assert_eq!(entry(&format!("{number}{term}")), "1. N.d.");
    let kind = r#"<number variable="volume" suffix=" "/>"#;
    let style = super::style("", &format!("{number}{kind}{term}"));
    let items = super::items(json!([{"id": "a", "type": "book", "volume": "7"}]));
    let entries = super::Processor::new(&style, &super::locale, None).bibliography(&items);
    assert_eq!(entries[0].text.to(super::HTML), "1. 7 n.d.");
}

#[test]
fn a_mark_around_a_group_goes_before_that_which_ends_it() {
    let ends = |suffix: &str, attributes: &str, around: &str| {
        let layout = format!(
            r#"<group suffix="{around} "><text variable="volume" {attributes} suffix="{suffix}"/></group><text variable="page"/>"#
        );
        one(&layout, json!({"volume": "V", "page": "P"}))
    };
    assert_eq!(ends(";", "", "."), "V.; P");
    assert_eq!(ends(";", "", ":"), "V:; P");
    assert_eq!(ends(":", "", "."), "V.: P");
    assert_eq!(ends("!", "", "."), "V.! P");
    assert_eq!(ends("!", "", ":"), "V! P");
    assert_eq!(ends(".", "", ";"), "V.; P");
    // Behind formatting, and behind a date, all stay where they are.
    assert_eq!(ends(";", r#"font-style="italic""#, "."), "<i>V</i>;. P");
    let date = r#"<group suffix=". "><date variable="issued" suffix=";"><date-part name="year"/></date></group><text variable="page"/>"#;
    assert_eq!(one(date, json!({"issued": {"date-parts": [[2020]]}, "page": "P"})), "2020; P");
    // Another mark before it is no end of a field.
    assert_eq!(ends(").", "", "."), "V). P");
}

#[test]
fn the_marks_of_one_text_are_its_own() {
    let item = json!({"title": "Well.. so,, “yes”; no"});
    assert_eq!(one(r#"<text variable="title"/>"#, item), "Well.. so,, “yes”; no");
    assert_eq!(one(r#"<text value="a.. b" suffix="::"/>"#, json!({})), "a.. b::");
}

#[test]
fn what_does_not_meet() {
    let item = || json!({"title": "Why?", "volume": "V", "page": "P", "author": [{"family": "A"}, {"family": "B"}]});
    for (layout, printed) in [
        // Two prefixes, of a group and of what it begins with.
        (
            r#"<text variable="volume"/><group prefix=";"><text variable="page" prefix=":"/></group>"#,
            "V;:P",
        ),
        (
            r#"<text variable="volume"/><group prefix="."><text variable="page" prefix="."/></group>"#,
            "V..P",
        ),
        // Two fields.
        (r#"<text variable="title"/><text value=". Next"/>"#, "Why?. Next"),
        // The end of a part of a name, and the delimiter of names.
        (
            r#"<names variable="author"><name delimiter=", "><name-part name="family" suffix=","/></name></names>"#,
            "A,, B,",
        ),
        // What stands inside the formatting of a group.
        (
            r#"<text variable="volume" suffix="."/><group font-style="italic"><text variable="page" prefix=". "/></group>"#,
            "V.<i>. P</i>",
        ),
        // Spaces with formatting between them.
        (
            r#"<text variable="volume" suffix=" "/><group font-style="italic"><text variable="page" prefix=" "/></group>"#,
            "V <i> P</i>",
        ),
        (
            r#"<text variable="volume" suffix=" "/><group><text variable="page" prefix=" "/></group>"#,
            "V P",
        ),
    ] {
        assert_eq!(one(layout, item()), printed, "{layout}");
    }
}

#[test]
fn which_marks_move_into_quotes() {
    let quoted =
        |attributes: &str| format!(r#"<text variable="title" quotes="true" {attributes}/>"#);
    let page = |attributes: &str| format!(r#"<text variable="page" {attributes}/>"#);
    let plain = quoted("");
    let italic = quoted(r#"font-style="italic""#);
    let comma = page(r#"prefix=", ""#);
    for (layout, printed) in [
        (format!("{plain}{comma}"), "“T,” P"),
        // Not before formatting, nor behind one's own.
        (format!("{plain}{}", page(r#"font-style="italic" prefix=", ""#)), "“T”, <i>P</i>"),
        (format!("{italic}{comma}"), "“<i>T</i>”, P"),
        (format!("<group>{italic}</group>{comma}"), "“<i>T,</i>” P"),
        (format!("<group delimiter=\", \">{italic}{}</group>", page("")), "“<i>T,</i>” P"),
        (
            format!("{plain}<group>{}</group>", page(r#"font-style="italic" prefix=", ""#)),
            "“T,” <i>P</i>",
        ),
        // Formatting of what is in the quotes does not go around the mark.
        (
            format!(
                r#"<group quotes="true"><text variable="title" font-style="italic"/></group>{comma}"#
            ),
            "“<i>T</i>,” P",
        ),
        // Semicolons and colons, behind a group that ends in quotes.
        (format!("{plain}{}", page(r#"prefix="; ""#)), "“T”; P"),
        (format!("<group>{plain}</group>{}", page(r#"prefix="; ""#)), "“T;” P"),
        (format!("<group delimiter=\": \"><group>{plain}</group>{}</group>", page("")), "“T:” P"),
        (
            format!("<group>{plain}</group>{}", page(r#"font-style="italic" prefix="; ""#)),
            "“T”; <i>P</i>",
        ),
        (
            format!(
                r#"<group suffix="; "><group quotes="true"><text variable="title" font-style="italic"/></group></group>{}"#,
                page("")
            ),
            "“<i>T</i>”; P",
        ),
        (
            format!(r#"<group><text variable="volume"/></group>{}"#, page(r#"prefix="; ""#)),
            "say “yes”; P",
        ),
    ] {
        assert_eq!(
            one(&layout, json!({"title": "T", "page": "P", "volume": "say “yes”"})),
            printed,
            "{layout}"
        );
    }
    let cites = json!([{"id": "a", "type": "book", "title": "T"}, {"id": "b", "type": "book", "title": "U"}]);
    assert_eq!(cite("", &format!("<group>{plain}</group>"), cites), "“T”; “U”");
}

#[test]
fn quotes_that_are_refused_leave_the_first_ones_outer() {
    let refused = r#"<text variable="title" quotes="false"/>"#;
    assert_eq!(one(refused, json!({"title": "‘Slow’ cities"})), "“Slow” cities");
    assert_eq!(one(refused, json!({"title": "“Say ‘yes’ now”"})), "“Say ‘yes’ now”");
    let both = r#"<text variable="title" quotes="false"/><text variable="volume" prefix=" "/>"#;
    assert_eq!(one(both, json!({"title": "‘A’", "volume": "‘B’"})), "“A” ‘B’");
}

#[test]
fn a_service_mark_is_raised() {
    assert_eq!(
        one(r#"<text variable="title"/>"#, json!({"title": "A™ B℠"})),
        "A<sup>TM</sup> B<sup>SM</sup>"
    );
}

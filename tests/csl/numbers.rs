//! Numbers, labels, pages and locators (CSL 1.0.2, "Number", "Label", "Page Ranges", "Locators",
//! appendix "Page Range Formats").

use super::{Cite, Cluster, PLAIN, Processor, items, locale, one};
use serde_json::json;
use verbatim::citation::csl::Style;

/// Pages in a format of page ranges.
fn pages(format: &str, page: &str) -> String {
    let attribute = match format {
        "" => String::new(),
        format => format!(r#"page-range-format="{format}""#),
    };
    let xml = format!(
        r#"<style class="in-text" {attribute}><citation><layout><text variable="page"/></layout></citation></style>"#
    );
    let style = Style::parse(&xml).expect("well-formed");
    let list = items(json!([{"id": "a", "type": "book", "page": page}]));
    let clusters = [Cluster { cites: vec![Cite::of("a")], note: 0 }];
    Processor::new(&style, &locale, None).cite(&list, &clusters)[0].to(PLAIN)
}

#[test]
fn page_ranges_as_the_specification_s_tables_have_them() {
    for (page, chicago15, chicago16, minimal, minimal_two) in [
        ("3-10", "3–10", "3–10", "3–10", "3–10"),
        ("71-72", "71–72", "71–72", "71–2", "71–72"),
        ("100-104", "100–104", "100–104", "100–4", "100–04"),
        ("600-613", "600–613", "600–613", "600–13", "600–13"),
        ("1100-1123", "1100–1123", "1100–1123", "1100–23", "1100–23"),
        ("107-108", "107–8", "107–8", "107–8", "107–08"),
        ("505-517", "505–17", "505–17", "505–17", "505–17"),
        ("1002-1006", "1002–6", "1002–6", "1002–6", "1002–06"),
        ("321-325", "321–25", "321–25", "321–5", "321–25"),
        ("415-532", "415–532", "415–532", "415–532", "415–532"),
        ("11564-11568", "11564–68", "11564–68", "11564–8", "11564–68"),
        ("13792-13803", "13792–803", "13792–803", "13792–803", "13792–803"),
        ("1496-1504", "1496–1504", "1496–504", "1496–504", "1496–504"),
        ("2787-2816", "2787–2816", "2787–816", "2787–816", "2787–816"),
        ("1321-1328", "1321–28", "1321–28", "1321–8", "1321–28"),
        ("98-104", "98–104", "98–104", "98–104", "98–104"),
    ] {
        assert_eq!(pages("chicago-15", page), chicago15);
        assert_eq!(pages("chicago-16", page), chicago16);
        assert_eq!(pages("chicago", page), chicago15);
        assert_eq!(pages("minimal", page), minimal);
        assert_eq!(pages("minimal-two", page), minimal_two);
    }
}

#[test]
fn expanded_and_plain_page_ranges() {
    for (page, expanded, plain) in [
        ("42-45", "42–45", "42–45"),
        ("321-28", "321–328", "321–28"),
        ("2787–816", "2787–2816", "2787–816"),
        ("N110-5", "N110-5", "N110–5"),
        ("N110-N15", "N110–N115", "N110–N15"),
        ("xii-xv", "xii–xv", "xii–xv"),
        ("12-xv", "12-xv", "12-xv"),
        ("5-10, 12-5; 20 & 31-9", "5–10, 12–15; 20 & 31–39", "5–10, 12–5; 20 & 31–9"),
        ("12 - 15", "12–15", "12–15"),
        ("A-12", "A-12", "A-12"),
        ("12\\-15", "12-15", "12-15"),
        ("7", "7", "7"),
    ] {
        assert_eq!(pages("expanded", page), expanded, "{page}");
        assert_eq!(pages("", page), plain, "{page}");
    }
    assert_eq!(pages("minimal", "N110-N115"), "N110–5");
    assert_eq!(pages("minimal", "N110-N220"), "N110–N220");
    assert_eq!(pages("minimal", "é10-é15"), "é10–5");
}

#[test]
fn the_first_page_of_a_range() {
    let first = |page: &str| one(r#"<text variable="page-first"/>"#, json!({ "page": page }));
    for (page, printed) in [
        ("12-15", "12"),
        ("12–15", "12"),
        ("12, 15", "12"),
        ("12 & 15", "12"),
        ("12; 15", "12"),
        ("12", "12"),
    ] {
        assert_eq!(first(page), printed);
    }
    let both = json!({"page": "12-15", "page-first": "13"});
    assert_eq!(one(r#"<text variable="page-first"/>"#, both), "13");
}

#[test]
fn what_counts_as_a_number() {
    let numeric = |volume: &str| {
        let layout = r#"<choose><if is-numeric="volume"><text value="yes"/></if><else><text value="no"/></else></choose>"#;
        one(layout, json!({ "volume": volume }))
    };
    for volume in [
        "2", "2b", "L2d", "2, 3", "2 & 3", "2-4", "2–4", "2 and 3", "2 et 3", "2 und 3", "2; 3",
        "2, and 3", "1/2", "xiv", "vi", " 2 ",
    ] {
        assert_eq!(numeric(volume), "yes", "{volume}");
    }
    for volume in
        ["second", "2 3", "2 or 3", "1/", "/2", "a/b", "vixen", "c", "X", "xq", "2,3x4", "-", "2-"]
    {
        assert_eq!(numeric(volume), "no", "{volume}");
    }
}

#[test]
fn numbers_with_what_stands_between_them() {
    let number = |form: &str, value: &str| {
        one(&format!(r#"<number variable="edition" form="{form}"/>"#), json!({ "edition": value }))
    };
    for (value, printed) in [
        ("2,3", "2,3"),
        ("2,  3", "2, 3"),
        ("2; 3", "2; 3"),
        ("2&3", "2 &#38; 3"),
        ("2 and 3", "2 and 3"),
        ("2 und 3", "2 und 3"),
        ("2 et 3", "2 et 3"),
        ("2, and 3", "2, and 3"),
        ("2, et 3", "2, et 3"),
        ("2 - 3", "2–3"),
        ("2–3", "2–3"),
        ("2b-3c", "2b–3c"),
    ] {
        assert_eq!(number("numeric", value), printed);
    }
    assert_eq!(number("ordinal", "1-3"), "1st–3th");
    assert_eq!(number("ordinal", "111"), "111th");
    assert_eq!(number("ordinal", "101"), "101st");
    assert_eq!(number("roman", "4, 9"), "iv, ix");
    assert_eq!(number("roman", "10000"), "10000");
    assert_eq!(number("long-ordinal", "21"), "21st");
}

#[test]
fn long_ordinals_are_words_up_to_ten() {
    let terms = r#"<locale><terms><term name="long-ordinal-01">first</term><term name="long-ordinal-10">tenth</term>
        <term name="long-ordinal-11">eleventh</term><term name="long-ordinal-00">zeroth</term></terms></locale>"#;
    let number = |edition: &str| {
        let xml = format!(
            r#"<style class="in-text">{terms}<citation><layout><number variable="edition" form="long-ordinal"/></layout></citation></style>"#
        );
        let style = Style::parse(&xml).expect("well-formed");
        let list = items(json!([{"id": "a", "type": "book", "edition": edition}]));
        let clusters = [Cluster { cites: vec![Cite::of("a")], note: 0 }];
        Processor::new(&style, &locale, None).cite(&list, &clusters)[0].to(PLAIN)
    };
    assert_eq!(number("1"), "first");
    assert_eq!(number("10"), "tenth");
    assert_eq!(number("11"), "11th");
    assert_eq!(number("0"), "0th");
}

#[test]
fn labels_are_plural_where_the_variable_counts_more_than_one() {
    let pages = |page: &str| {
        let layout = r#"<label variable="page" form="short" suffix=" "/><text variable="page"/>"#;
        one(layout, json!({ "page": page }))
    };
    for (page, printed) in [
        ("12", "p. 12"),
        ("12-15", "pp. 12–15"),
        ("12–15", "pp. 12–15"),
        ("12 & 15", "pp. 12 &#38; 15"),
        ("12, 15", "pp. 12, 15"),
        ("12 and 15", "pp. 12 and 15"),
        ("12 et 15", "pp. 12 et 15"),
        ("12 ff.", "p. 12 ff."),
        ("see 12, 15", "p. see 12, 15"),
        ("12, 15 passim", "p. 12, 15 passim"),
        ("12, n. 3, 15", "pp. 12, n. 3, 15"),
        ("12\\-15", "p. 12-15"),
    ] {
        assert_eq!(pages(page), printed);
    }
    let label = |plural: &str, page: &str| {
        one(
            &format!(r#"<label variable="page" form="short" plural="{plural}"/>"#),
            json!({ "page": page }),
        )
    };
    assert_eq!(label("always", "12"), "pp.");
    assert_eq!(label("never", "12-15"), "p.");
    assert_eq!(label("contextual", "12-15"), "pp.");
}

#[test]
fn labels_of_totals_are_plural_unless_there_is_one() {
    let terms = r#"<locale><terms><term name="number-of-pages"><single>page</single><multiple>pages</multiple></term>
        <term name="volume"><single>vol</single><multiple>vols</multiple></term></terms></locale>"#;
    let label = |variable: &str, value: &str| {
        let xml = format!(
            r#"<style class="in-text">{terms}<citation><layout><label variable="{variable}"/></layout></citation></style>"#
        );
        let style = Style::parse(&xml).expect("well-formed");
        let mut list = json!([{"id": "a", "type": "book"}]);
        list[0][variable] = json!(value);
        let clusters = [Cluster { cites: vec![Cite::of("a")], note: 0 }];
        Processor::new(&style, &locale, None).cite(&items(list), &clusters)[0].to(PLAIN)
    };
    for (variable, value, printed) in [
        ("number-of-pages", "1", "page"),
        ("number-of-pages", "2", "pages"),
        ("number-of-pages", "0", "pages"),
        ("number-of-pages", "2b", "page"),
        ("volume", "2", "vol"),
        ("volume", "2, 3", "vols"),
        // Only pages and locators are looked through for numbers among words.
        ("volume", "2, 3 passim, 4", "vol"),
    ] {
        assert_eq!(label(variable, value), printed, "{variable} {value}");
    }
}

/// A cite with a locator.
fn located(layout: &str, label: Option<&str>, locator: &str) -> String {
    let terms = r#"<locale><terms><term name="chapter" form="short">ch.</term><term name="folio" form="short">fol.</term>
        <term name="sub-verbo" form="short">s.v.</term></terms></locale>"#;
    let xml = format!(
        r#"<style class="in-text" page-range-format="minimal">{terms}<citation><layout>{layout}</layout></citation></style>"#
    );
    let style = Style::parse(&xml).expect("well-formed");
    let list = items(json!([{"id": "a", "type": "book", "title": "T"}]));
    let cite = Cite {
        locator: Some(locator.to_owned()),
        label: label.map(str::to_owned),
        ..Cite::of("a")
    };
    let clusters = [Cluster { cites: vec![cite], note: 0 }];
    Processor::new(&style, &locale, None).cite(&list, &clusters)[0].to(PLAIN)
}

#[test]
fn locators_say_what_they_count() {
    let layout = r#"<label variable="locator" form="short" suffix=" "/><text variable="locator"/>"#;
    for (label, locator, printed) in [
        (None, "12", "p. 12"),
        (None, "121-125", "pp. 121–5"),
        (Some("chapter"), "3", "ch. 3"),
        // Only pages are written in the format of page ranges.
        (Some("chapter"), "121-125", "ch. 121–125"),
        (Some("sub verbo"), "tide", "s.v. tide"),
        (Some(""), "12", "p. 12"),
        // A label inside the locator counts more.
        (Some("chapter"), "fol. 186", "fol. 186"),
        (None, "ch. 3", "ch. 3"),
        (None, "ch.3", "p. ch.3"),
        (None, "see 3", "p. see 3"),
    ] {
        assert_eq!(located(layout, label, locator), printed, "{label:?} {locator}");
    }
    assert_eq!(located(layout, None, " "), "p. ");
}

#[test]
fn conditions_ask_what_a_locator_counts() {
    let layout = r#"<choose><if locator="chapter"><text value="in a chapter"/></if>
        <else-if locator="page"><text value="on a page"/></else-if><else><text value="anywhere"/></else></choose>"#;
    assert_eq!(located(layout, Some("chapter"), "3"), "in a chapter");
    assert_eq!(located(layout, None, "3"), "on a page");
    assert_eq!(located(layout, Some("line"), "3"), "anywhere");
    assert_eq!(located(layout, None, ""), "anywhere");
}

#[test]
fn letters_after_the_year_go_on_behind_z() {
    let xml = r#"<style class="in-text"><citation disambiguate-add-year-suffix="true"><layout delimiter=" "><text variable="title"/>
        <text variable="year-suffix"/></layout></citation></style>"#;
    let style = Style::parse(xml).expect("well-formed");
    let list: serde_json::Value =
        (0..55).map(|n| json!({"id": n.to_string(), "type": "book", "title": "T"})).collect();
    let list = items(list);
    let cites = list.iter().map(|item| Cite::of(&item.id)).collect();
    let printed = Processor::new(&style, &locale, None).cite(&list, &[Cluster { cites, note: 0 }])
        [0]
    .to(PLAIN);
    let letters: Vec<&str> = printed.split(' ').collect();
    for (at, letter) in [(0, "Ta"), (25, "Tz"), (26, "Taa"), (51, "Taz"), (52, "Tba"), (54, "Tbc")]
    {
        assert_eq!(letters[at], letter);
    }
}

#[test]
fn an_ordinal_can_go_by_the_last_two_digits_of_a_number() {
    let terms = r#"<locale><terms><term name="ordinal">th</term>
        <term name="ordinal-02" match="last-two-digits">nd</term></terms></locale>"#;
    let print = |edition: &str| {
        let xml = format!(
            r#"<style class="in-text">{terms}<citation><layout><number variable="edition" form="ordinal"/></layout></citation></style>"#
        );
        let style = Style::parse(&xml).expect("well-formed");
        let list = items(json!([{"id": "a", "type": "book", "edition": edition}]));
        let cluster = Cluster { cites: vec![Cite::of("a")], note: 0 };
        Processor::new(&style, &locale, None).cite(&list, &[cluster])[0].to(PLAIN)
    };
    assert_eq!(["2", "102", "12", "22"].map(print), ["2nd", "102nd", "12th", "22th"]);
}

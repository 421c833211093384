//! Dates given as text, whose reading CSL-JSON leaves to the processor.

use super::one;
use serde_json::json;

/// Year, month and day of a raw date, in numbers.
fn read(raw: &str) -> String {
    let layout = r#"<date variable="issued"><date-part name="year"/><date-part name="month" form="numeric-leading-zeros" prefix="-"/>
        <date-part name="day" form="numeric-leading-zeros" prefix="-"/></date>"#;
    one(layout, json!({"issued": {"raw": raw}}))
}

#[test]
fn one_date_in_many_forms() {
    for (raw, date) in [
        ("2020", "2020"),
        ("2020-05", "2020-05"),
        ("2020-05-03", "2020-05-03"),
        ("2020-05-03T10:00:00Z", "2020-05-03"),
        ("05/2020", "2020-05"),
        ("2020/05/03", "2020-05-03"),
        ("05/03/2020", "2020-05-03"),
        ("12/03/2020", "2020-12-03"),
        // The first number is the month unless it cannot be.
        ("13/05/2020", "2020-05-13"),
        ("31.12.2020", "2020-12-31"),
        ("3 May 2020", "2020-05-03"),
        ("May 3, 2020", "2020-05-03"),
        ("May 3rd, 2020", "2020-05-03"),
        ("1st of May", "1st of May"),
        ("2020 May 3", "2020-05-03"),
        ("May 2020", "2020-05"),
        ("2020 May", "2020-05"),
        ("january 800", "800-01"),
        ("  2020  ", "2020"),
    ] {
        assert_eq!(read(raw), date, "{raw}");
    }
}

#[test]
fn every_month_by_its_first_letters() {
    let months = [
        "Jan", "Feb", "March", "Apr", "May", "June", "Jul", "August", "Sept", "oct", "NOV",
        "December",
    ];
    for (index, month) in months.iter().enumerate() {
        assert_eq!(read(&format!("{month} 2020")), format!("2020-{:02}", index + 1));
    }
}

#[test]
fn seasons_by_their_names() {
    let season = |raw: &str| {
        one(r#"<date variable="issued" form="text"/>"#, json!({"issued": {"raw": raw}}))
    };
    assert_eq!(season("Spring 2020"), "Spring 2020");
    // The locale of these tests has no word for the others.
    for raw in ["Summer 2020", "Autumn 2020", "Fall 2020", "Winter 2020"] {
        assert_eq!(season(raw), "2020");
    }
}

#[test]
fn what_is_no_date_stays_words() {
    for raw in [
        "soon",
        "May June 2020",
        "May soon 2020",
        "32 May 2020",
        "2020-25",
        "2020-05-32",
        "2020-13b",
        "1 2 3 2020",
        "12 13",
        "40/2020",
        "05/32/2020",
        "25/26/2020",
        "2020-00",
    ] {
        assert_eq!(read(raw), raw);
    }
}

#[test]
fn ranges_in_many_forms() {
    for (raw, date) in [
        ("1999/2000", "1999–2000"),
        ("1999–2000", "1999–2000"),
        ("1999 - 2000", "1999–2000"),
        ("1999--2000", "1999–2000"),
        ("1999-2000", "1999–2000"),
        ("1999_2000", "1999–2000"),
        ("May - June 2000", "2000-05–06"),
        ("2020-05/2020-06", "2020-05–06"),
        ("May 1999 - June 2000", "1999-05–2000-06"),
        ("May / June", "May / June"),
        ("2000 / soon", "2000 / soon"),
    ] {
        assert_eq!(read(raw), date, "{raw}");
    }
}

#[test]
fn years_before_the_common_era() {
    let year = r#"<date variable="issued"><date-part name="year"/></date><choose><if is-uncertain-date="issued"><text value=" or so"/></if></choose>"#;
    let read = |raw: &str| one(year, json!({"issued": {"raw": raw}}));
    // Only the era's word is missing from the locale of these tests.
    assert_eq!(read("-0044"), "44");
    assert_eq!(read("-44"), "-44");
}

#[test]
fn approximate_dates_are_uncertain() {
    let layout = r#"<choose><if is-uncertain-date="issued"><text value="about "/></if></choose><date variable="issued"><date-part name="year"/></date>"#;
    let read = |issued: serde_json::Value| one(layout, json!({ "issued": issued }));
    assert_eq!(read(json!({"raw": "2020", "circa": true})), "about 2020");
    assert_eq!(read(json!({"date-parts": [[2020]], "circa": true})), "about 2020");
    assert_eq!(read(json!({"raw": "2020"})), "2020");
    for raw in ["2020?", "2020~", "circa 2020", "ca. 2020", "c.2020", "c. 2020"] {
        assert!(read(json!({ "raw": raw })).ends_with("2020"), "{raw}");
        assert!(!read(json!({ "raw": raw })).contains('?'), "{raw}");
    }
}

#[test]
fn a_raw_date_gives_way_to_parts_and_to_words() {
    let date = r#"<date variable="issued"><date-part name="year"/></date>"#;
    let read = |issued: serde_json::Value| one(date, json!({ "issued": issued }));
    assert_eq!(read(json!({"date-parts": [[2019]], "raw": "2020"})), "2019");
    assert_eq!(read(json!({"raw": "some day", "literal": "soon"})), "soon");
    assert_eq!(read(json!({"raw": " some day "})), "some day");
}

#[test]
fn a_date_is_uncertain_if_its_words_or_its_item_say_so() {
    let layout = r#"<choose><if is-uncertain-date="issued"><text value="about "/></if></choose>
        <date variable="issued"><date-part name="year"/></date>"#;
    for (issued, printed) in [
        (json!({"raw": "2020"}), "2020"),
        (json!({"raw": "c. 2020"}), "about 2020"),
        (json!({"raw": "ca. 2020"}), "about 2020"),
        (json!({"raw": "circa 2020"}), "about 2020"),
        (json!({"raw": "2020?"}), "about 2020"),
        (json!({"raw": "2020~"}), "about 2020"),
        (json!({"raw": "2020", "circa": true}), "about 2020"),
        (json!({"raw": " 2020 "}), "2020"),
    ] {
        assert_eq!(one(layout, json!({"issued": issued})), printed, "{issued}");
    }
}

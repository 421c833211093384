//! Dates (CSL 1.0.2, "Date", "Date-part", "Date Ranges", "AD and BC", "Seasons").

use super::{Cite, Cluster, HTML, Processor, items, one, people};
use serde_json::{Value, json};
use verbatim::citation::csl::Style;

const LOCALE: &str = r#"<locale xml:lang="en-US">
  <date form="text"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/></date>
  <date form="numeric" delimiter="/"><date-part name="month" form="numeric-leading-zeros"/>
    <date-part name="day" form="numeric-leading-zeros"/><date-part name="year"/></date>
  <terms><term name="ad">AD</term><term name="bc">BC</term><term name="no date" form="short">n.d.</term>
  <term name="ordinal">th</term><term name="ordinal-01">st</term><term name="ordinal-02">nd</term>
  <term name="ordinal-01" gender-form="feminine">sta</term>
  <term name="month-03">March</term><term name="month-03" form="short">Mar.</term>
  <term name="month-05" gender="feminine">May</term><term name="month-06">June</term>
  <term name="season-01">Spring</term><term name="season-02">Summer</term>
  <term name="season-03">Autumn</term><term name="season-04">Winter</term></terms></locale>"#;

fn printed_as(style: &str, layout: &str, list: Value) -> String {
    let xml = format!(
        r#"<style class="in-text" version="1.0">{style}<citation><layout delimiter="; ">{layout}</layout></citation></style>"#
    );
    let style = Style::parse(&xml).expect("the style is well-formed");
    let locale = |lang: &str| (lang == "en-US").then(|| LOCALE.to_owned());
    let items = items(list);
    let cites = items.iter().map(|item| Cite::of(&item.id)).collect();
    let cited =
        Processor::new(&style, &locale, Some("en-US")).cite(&items, &[Cluster { cites, note: 0 }]);
    cited[0].to(HTML)
}

/// A layout with the date of issue.
fn printed(layout: &str, issued: Value) -> String {
    printed_as("", layout, json!([{"id": "a", "type": "book", "issued": issued}]))
}

fn dated(attributes: &str, parts: &str, issued: Value) -> String {
    printed(&format!(r#"<date variable="issued" {attributes}>{parts}</date>"#), issued)
}

fn parts(list: Value) -> Value {
    json!({ "date-parts": list })
}

const YEAR: &str = r#"<date-part name="year"/>"#;

#[test]
fn years_before_500_carry_their_era() {
    for (year, printed) in [
        (2024, "2024"),
        (500, "500"),
        (499, "499AD"),
        (1, "1AD"),
        (-1, "1BC"),
        (-44, "44BC"),
        (-2500, "2500BC"),
    ] {
        assert_eq!(dated("", YEAR, parts(json!([[year]]))), printed);
    }
}

#[test]
fn short_years_have_two_digits() {
    let short = r#"<date-part name="year" form="short"/>"#;
    for (year, printed) in [
        (2024, "24"),
        (2005, "05"),
        (1900, "00"),
        (2010, "10"),
        (100, "00AD"),
        (99, "99AD"),
        (-1250, "1250BC"),
    ] {
        assert_eq!(dated("", short, parts(json!([[year]]))), printed);
    }
}

#[test]
fn months_in_all_forms() {
    let month = |form: &str, month: u32| {
        let part = format!(r#"<date-part name="month" form="{form}"/>"#);
        dated("", &part, parts(json!([[2024, month]])))
    };
    assert_eq!(month("long", 3), "March");
    assert_eq!(month("short", 3), "Mar.");
    assert_eq!(month("short", 5), "May");
    assert_eq!(month("numeric", 3), "3");
    assert_eq!(month("numeric", 12), "12");
    assert_eq!(month("numeric-leading-zeros", 3), "03");
    assert_eq!(month("numeric-leading-zeros", 12), "12");
}

#[test]
fn months_beyond_the_twelfth_are_seasons() {
    let month = |form: &str, month: u32| {
        let part = format!(r#"<date-part name="month" form="{form}"/>"#);
        dated("", &part, parts(json!([[2024, month]])))
    };
    let seasons = ["Spring", "Summer", "Autumn", "Winter"];
    for (index, season) in seasons.iter().enumerate() {
        for first in [13, 17, 21] {
            assert_eq!(month("long", first + index as u32), *season);
        }
    }
    // Numbers have no word for a season of the second kind.
    assert_eq!(month("numeric", 21), "");
    assert_eq!(month("numeric-leading-zeros", 24), "");
    assert_eq!(month("numeric", 13), "Spring");
    assert_eq!(month("numeric", 20), "Winter");
    // A season has no days.
    let both = r#"<date-part name="month" suffix=" "/><date-part name="day"/>"#;
    assert_eq!(dated("", both, parts(json!([[2024, 21, 5]]))), "Spring ");
    assert_eq!(dated("", both, parts(json!([[2024, 6, 5]]))), "June 5");
}

#[test]
fn days_in_all_forms() {
    let day = |form: &str, month: u32, day: u32| {
        let part = format!(r#"<date-part name="day" form="{form}"/>"#);
        dated("", &part, parts(json!([[2024, month, day]])))
    };
    assert_eq!(day("numeric", 6, 5), "5");
    assert_eq!(day("numeric-leading-zeros", 6, 5), "05");
    assert_eq!(day("numeric-leading-zeros", 6, 15), "15");
    assert_eq!(day("ordinal", 6, 1), "1st");
    assert_eq!(day("ordinal", 6, 2), "2nd");
    assert_eq!(day("ordinal", 12, 5), "5th");
    // The ordinal goes with the gender of the month.
    assert_eq!(day("ordinal", 5, 1), "1sta");
}

#[test]
fn ordinals_can_be_for_the_first_day_alone() {
    let style = r#"<locale><style-options limit-day-ordinals-to-day-1="true"/></locale>"#;
    let layout = r#"<date variable="issued"><date-part name="day" form="ordinal"/></date>"#;
    let day = |day: u32| {
        let issued = parts(json!([[2024, 6, day]]));
        printed_as(style, layout, json!([{"id": "a", "type": "book", "issued": issued}]))
    };
    assert_eq!(day(1), "1st");
    assert_eq!(day(2), "2");
}

#[test]
fn localized_dates_take_their_parts_and_looks_from_the_style() {
    let day = || parts(json!([[2024, 3, 5]]));
    assert_eq!(dated(r#"form="text""#, "", day()), "March 5, 2024");
    assert_eq!(dated(r#"form="text" date-parts="year-month""#, "", day()), "March 2024");
    assert_eq!(dated(r#"form="text" date-parts="year""#, "", day()), "2024");
    assert_eq!(dated(r#"form="numeric""#, "", day()), "03/05/2024");
    // The delimiter stands between what is printed.
    assert_eq!(dated(r#"form="numeric""#, "", parts(json!([[2024, 3]]))), "03/2024");
    assert_eq!(dated(r#"form="numeric""#, "", parts(json!([[2024]]))), "2024");
    for (own, printed) in [
        (r#"<date-part name="month" form="short"/>"#, "Mar. 5, 2024"),
        (r#"<date-part name="month" form="short" strip-periods="true"/>"#, "Mar 5, 2024"),
        (r#"<date-part name="month" text-case="uppercase"/>"#, "MARCH 5, 2024"),
        (r#"<date-part name="day" font-weight="bold"/>"#, "March <b>5</b>, 2024"),
        (r#"<date-part name="day" form="ordinal"/>"#, "March 5th, 2024"),
        (r#"<date-part name="year" form="short"/>"#, "March 5, 24"),
        // Affixes are the locale's.
        (r#"<date-part name="day" prefix="x" suffix="y"/>"#, "March 5, 2024"),
    ] {
        assert_eq!(dated(r#"form="text""#, own, day()), printed, "{own}");
    }
}

#[test]
fn a_localized_date_keeps_what_the_style_says_nothing_about() {
    let locale = r#"<locale><date form="text"><date-part name="month" form="short" text-case="uppercase"
        strip-periods="true" font-style="italic" range-delimiter=" to " suffix=" "/><date-part name="year"/></date></locale>"#;
    let layout = |own: &str| format!(r#"<date variable="issued" form="text">{own}</date>"#);
    let list = |issued: Value| json!([{"id": "a", "type": "book", "issued": issued}]);
    let march = || list(parts(json!([[2024, 3]])));
    let range = || list(parts(json!([[2024, 3], [2024, 5]])));
    assert_eq!(printed_as(locale, &layout(""), march()), "<i>MAR</i> 2024");
    let own = layout(r#"<date-part name="month" form="long"/>"#);
    assert_eq!(printed_as(locale, &own, march()), "<i>MARCH</i> 2024");
    assert_eq!(printed_as(locale, &own, range()), "<i>MARCH</i> to <i>MAY</i> 2024");
    let own = layout(r#"<date-part name="month" text-case="lowercase" range-delimiter="/"/>"#);
    assert_eq!(printed_as(locale, &own, range()), "<i>mar</i>/<i>may</i> 2024");
}

#[test]
fn ranges_print_once_what_both_ends_share() {
    for (ends, printed) in [
        (json!([[2024, 3, 5], [2024, 3, 8]]), "March 5–8, 2024"),
        (json!([[2024, 3, 5], [2024, 5, 5]]), "March 5–May 5, 2024"),
        (json!([[2023, 3, 5], [2024, 3, 5]]), "March 5, 2023–March 5, 2024"),
        (json!([[2024, 3], [2024, 5]]), "March–May 2024"),
        (json!([[2023], [2024]]), "2023–2024"),
        (json!([[2024, 3, 5], [2024, 3, 5]]), "March 5, 2024"),
        // An end without a year is open.
        (json!([[2023], [0]]), "2023–"),
        (json!([[2023, 3], [0, 0]]), "March 2023–"),
    ] {
        assert_eq!(dated(r#"form="text""#, "", parts(ends)), printed);
    }
}

#[test]
fn ranges_of_parts_that_are_not_printed_are_none() {
    let month_and_year = r#"<date-part name="month" suffix=" "/><date-part name="year"/>"#;
    assert_eq!(dated("", month_and_year, parts(json!([[2024, 3, 5], [2024, 3, 8]]))), "March 2024");
    assert_eq!(dated("", YEAR, parts(json!([[2024, 3], [2024, 5]]))), "2024");
    let month = r#"<date-part name="month"/>"#;
    assert_eq!(dated("", month, parts(json!([[2023, 3], [2024, 5]]))), "March–May");
    let day = r#"<date-part name="day"/>"#;
    assert_eq!(dated("", day, parts(json!([[2023, 3, 5], [2024, 5, 8]]))), "5–8");
}

#[test]
fn ranges_with_a_delimiter_between_the_parts() {
    let numeric = |ends: Value| dated(r#"form="numeric""#, "", parts(ends));
    assert_eq!(numeric(json!([[2024, 3, 5], [2024, 3, 8]])), "03/05–08/2024");
    assert_eq!(numeric(json!([[2024, 3, 5], [2024, 5, 8]])), "03/05–05/08/2024");
    assert_eq!(numeric(json!([[2023, 3, 5], [2024, 5, 8]])), "03/05/2023–05/08/2024");
    assert_eq!(numeric(json!([[2023, 3], [2024, 5]])), "03/2023–05/2024");
}

#[test]
fn the_largest_part_that_differs_names_the_delimiter_of_the_range() {
    let own = r#"<date-part name="month" range-delimiter=" to "/><date-part name="day" prefix=" " range-delimiter="+"/>
        <date-part name="year" prefix=", " range-delimiter="/"/>"#;
    let range = |ends: Value| dated("", own, parts(ends));
    assert_eq!(range(json!([[2024, 3, 5], [2024, 3, 8]])), "March 5+8, 2024");
    assert_eq!(range(json!([[2024, 3, 5], [2024, 5, 8]])), "March 5 to May 8, 2024");
    assert_eq!(range(json!([[2023, 3, 5], [2024, 3, 8]])), "March 5, 2023/March 8, 2024");
}

#[test]
fn where_the_ends_of_a_range_meet_the_affixes_give_way() {
    let own = r#"<date-part name="day" prefix="(" suffix=")"/><date-part name="month" prefix="[" suffix="]"/>
        <date-part name="year" prefix="{" suffix="}"/>"#;
    let range = |ends: Value| dated("", own, parts(ends));
    assert_eq!(range(json!([[2024, 3, 5], [2024, 3, 8]])), "(5–8)[March]{2024}");
    assert_eq!(range(json!([[2024, 3, 5], [2024, 5, 8]])), "(5)[March–8)[May]{2024}");
    assert_eq!(range(json!([[2023, 3, 5], [2024, 5, 8]])), "(5)[March]{2023–8)[May]{2024}");
    // The part that is printed last or first, not the one that would be.
    assert_eq!(range(json!([[2023, 3], [2024, 5]])), "[March]{2023–May]{2024}");
}

#[test]
fn words_stand_where_the_year_would() {
    let layout = r#"<date variable="issued" prefix="(" suffix=")"><date-part name="month" suffix=" "/>
        <date-part name="year" font-style="italic"/></date>"#;
    assert_eq!(printed(layout, json!({"literal": "spring tide"})), "(<i>spring tide</i>)");
    assert_eq!(printed(layout, json!({"literal": ""})), "");
    let month = r#"<date variable="issued"><date-part name="month" font-style="italic"/></date>"#;
    assert_eq!(printed(month, json!({"literal": "spring tide"})), "spring tide");
}

#[test]
fn a_date_in_place_of_names_is_not_printed_again() {
    let layout = r#"<names variable="author"><substitute><date variable="issued"><date-part name="year"/></date></substitute></names>
        <date variable="issued" prefix=" "><date-part name="year"/></date>"#;
    let item = |issued: Value| json!({"issued": issued});
    assert_eq!(one(layout, item(parts(json!([[2024]])))), "2024");
    assert_eq!(one(layout, item(json!({"literal": "soon"}))), "soon");
    let named = json!({"author": people(&[("A", "Ash")]), "issued": parts(json!([[2024]]))});
    assert_eq!(one(layout, named), "A Ash 2024");
    // A date without a part to print stands for nothing.
    let months = r#"<names variable="author"><substitute><date variable="issued"><date-part name="month"/></date></substitute></names>
        <date variable="issued"><date-part name="year"/></date>"#;
    assert_eq!(one(months, item(parts(json!([[2024]])))), "2024");
}

#[test]
fn the_letter_that_tells_two_cites_apart_follows_the_year_of_issue() {
    let style = |layout: &str| {
        let xml = format!(
            r#"<style class="in-text" version="1.0"><citation disambiguate-add-year-suffix="true"><layout delimiter="; ">{layout}</layout></citation>
            <bibliography><layout><text variable="title"/></layout></bibliography></style>"#
        );
        Style::parse(&xml).expect("the style is well-formed")
    };
    let cite = |layout: &str, issued: Value| {
        let fields =
            json!({"type": "webpage", "issued": issued, "accessed": parts(json!([[2025]]))});
        let item = |id: &str| {
            let mut item = fields.clone();
            item["id"] = json!(id);
            item["title"] = json!(id);
            item
        };
        let list = items(json!([item("a"), item("b")]));
        let locale = |lang: &str| (lang == "en-US").then(|| LOCALE.to_owned());
        let style = style(layout);
        let clusters = [Cluster { cites: vec![Cite::of("a"), Cite::of("b")], note: 0 }];
        Processor::new(&style, &locale, Some("en-US")).cite(&list, &clusters)[0].to(HTML)
    };
    let issued = r#"<date variable="issued"><date-part name="year"/></date>"#;
    let accessed = r#"<date variable="accessed"><date-part name="year"/></date>"#;
    let (year, range) = (|| parts(json!([[2024]])), || parts(json!([[2023], [2024]])));
    assert_eq!(cite(issued, year()), "2024a; 2024b");
    assert_eq!(cite(&format!("{accessed} {issued}"), year()), "20252024a; 20252024b");
    assert_eq!(cite(&format!("{issued}{issued}"), year()), "2024a2024; 2024b2024");
    assert_eq!(cite(issued, json!({"literal": "soon"})), "soona; soonb");
    // After the end of a range, and after the start of one that is open.
    assert_eq!(cite(issued, range()), "2023–2024a; 2023–2024b");
    assert_eq!(cite(issued, parts(json!([[2023], [0]]))), "2023a–; 2023b–");
    let placed = format!(r#"{issued}<text variable="year-suffix" prefix="-"/>"#);
    assert_eq!(cite(&placed, year()), "2024-a; 2024-b");
    let undated = r#"<text term="no date" form="short"/>"#;
    assert_eq!(cite(undated, json!({})), "n.d.-a; n.d.-b");
}

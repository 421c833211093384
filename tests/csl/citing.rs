//! Citations of several cites: affixes, positions, disambiguation and collapsing (CSL 1.0.2,
//! "Citation", "Choose", "Disambiguation", "Cite Grouping", "Cite Collapsing").

use super::{AUTHOR_YEAR, Cite, Cluster, HTML, Processor, cite, items, locale, people, style};
use serde_json::{Value, json};
use verbatim::citation::csl::{CitePosition, PLAIN, Style};
use verbatim::citation::item::Item;

fn printed(style: &Style, items: &[Item], clusters: &[Cluster]) -> Vec<String> {
    let cited = Processor::new(style, &locale, Some("en-US")).cite(items, clusters);
    cited.iter().map(|text| text.to(PLAIN)).collect()
}

/// Books of these authors and years, called by their numbers.
fn books(list: &[(&[(&str, &str)], u32)]) -> Value {
    let book = |(at, (authors, year)): (usize, &(&[(&str, &str)], u32))| {
        json!({"id": at.to_string(), "type": "book", "title": format!("T{at}"), "author": people(authors),
            "issued": {"date-parts": [[year]]}})
    };
    list.iter().enumerate().map(book).collect()
}

#[test]
fn affixes_of_a_cite_are_set_apart_from_it() {
    let style = style("", r#"<text variable="title"/>"#);
    let list = items(
        json!([{"id": "a", "type": "book", "title": "T"}, {"id": "b", "type": "book", "title": "U"}]),
    );
    let affixed = |prefix: &str, suffix: &str| {
        let cite = Cite {
            prefix: Some(prefix.to_owned()),
            suffix: Some(suffix.to_owned()),
            ..Cite::of("a")
        };
        let clusters = [Cluster { cites: vec![cite, Cite::of("b")], note: 0 }];
        printed(&style, &list, &clusters).concat()
    };
    assert_eq!(affixed("see", "passim"), "see T passim; U");
    assert_eq!(affixed("see ", " passim"), "see T passim; U");
    assert_eq!(affixed("", ", passim"), "T, passim; U");
    assert_eq!(affixed("", ""), "T; U");
    // A comma of their own takes the place of the delimiter.
    assert_eq!(affixed("", "and,"), "T and, U");
    assert_eq!(affixed("", ", "), "T, U");
    let second = Cite { prefix: Some(", and".to_owned()), ..Cite::of("b") };
    let clusters = [Cluster { cites: vec![Cite::of("a"), second], note: 0 }];
    assert_eq!(printed(&style, &list, &clusters), ["T, and U"]);
}

#[test]
fn cites_of_unknown_items_and_empty_cites_are_left_out() {
    let style = style("", r#"<text variable="title"/>"#);
    let list =
        items(json!([{"id": "a", "type": "book", "title": "T"}, {"id": "b", "type": "book"}]));
    let clusters =
        |ids: &[&str]| Cluster { cites: ids.iter().map(|id| Cite::of(id)).collect(), note: 0 };
    let all = [clusters(&["x", "a"]), clusters(&["b", "a"]), clusters(&["b"]), clusters(&[])];
    assert_eq!(printed(&style, &list, &all), ["T", "T", "", ""]);
}

#[test]
fn a_term_that_begins_a_note_is_capitalized() {
    let begin = |class: &str, prefix: Option<&str>| {
        let xml = format!(
            r#"<style class="{class}"><citation><layout><text term="ibid"/></layout></citation></style>"#
        );
        let style = Style::parse(&xml).expect("well-formed");
        let list = items(json!([{"id": "a", "type": "book"}]));
        let first = Cite { prefix: prefix.map(str::to_owned), ..Cite::of("a") };
        let clusters = [Cluster { cites: vec![first, Cite::of("a")], note: 1 }];
        printed(&style, &list, &clusters).concat()
    };
    assert_eq!(begin("note", None), "Ibid.ibid.");
    assert_eq!(begin("note", Some("")), "Ibid.ibid.");
    assert_eq!(begin("note", Some("see")), "see ibid.ibid.");
    assert_eq!(begin("note", Some("So much.")), "So much. Ibid.ibid.");
    assert_eq!(begin("in-text", None), "ibid.ibid.");
}

/// What a style says of the position of each of some cites in notes.
fn positions(attributes: &str, notes: &[(u32, &[(&str, Option<&str>)])]) -> Vec<String> {
    let xml = format!(
        r#"<style class="note"><citation {attributes}><layout delimiter="|"><choose>
        <if position="ibid-with-locator"><text value="il"/></if><else-if position="ibid"><text value="i"/></else-if>
        <else-if position="subsequent"><text value="s"/></else-if><else-if position="first"><text value="f"/></else-if></choose>
        <choose><if position="near-note"><text value="n"/></if></choose></layout></citation></style>"#
    );
    let style = Style::parse(&xml).expect("well-formed");
    let list = items(json!([{"id": "a", "type": "book"}, {"id": "b", "type": "book"}]));
    let clusters: Vec<Cluster> = notes
        .iter()
        .map(|(note, cites)| Cluster {
            cites: cites
                .iter()
                .map(|(id, locator)| Cite { locator: locator.map(str::to_owned), ..Cite::of(id) })
                .collect(),
            note: *note,
        })
        .collect();
    printed(&style, &list, &clusters)
}

#[test]
fn positions_of_the_same_item_with_and_without_locators() {
    let a = |locator: Option<&'static str>| [("a", locator)];
    let notes = [
        (1, &a(None)[..]),
        (2, &a(None)),
        (3, &a(Some("5"))),
        (4, &a(Some(" 5 "))),
        (5, &a(Some("6"))),
        (6, &a(None)),
        (7, &a(Some(" "))),
    ];
    assert_eq!(positions("", &notes), ["f", "in", "iln", "in", "iln", "sn", "in"]);
}

#[test]
fn only_a_single_cite_before_is_the_same_place() {
    let (a, b) = (("a", None), ("b", None));
    assert_eq!(positions("", &[(1, &[a, b]), (2, &[b])]), ["f|f", "sn"]);
    assert_eq!(positions("", &[(1, &[a, a]), (2, &[a])]), ["f|in", "sn"]);
    assert_eq!(positions("", &[(1, &[a]), (1, &[b]), (1, &[b])]), ["f", "f", "in"]);
    assert_eq!(positions("", &[(1, &[a]), (1, &[b]), (2, &[b])]), ["f", "f", "sn"]);
    // In the text, every citation is a place of its own.
    assert_eq!(positions("", &[(0, &[a, b]), (0, &[b])]), ["f|f", "sn"]);
    assert_eq!(positions("", &[(0, &[a]), (0, &[b]), (0, &[b])]), ["f", "f", "in"]);
}

#[test]
fn near_is_within_the_distance_of_the_style() {
    let (a, b) = (("a", None), ("b", None));
    let near = |attributes: &str, note: u32| {
        positions(attributes, &[(1, &[a]), (2, &[b]), (note, &[a])]).remove(2)
    };
    assert_eq!(near("", 6), "sn");
    assert_eq!(near("", 7), "s");
    let two = r#"near-note-distance="2""#;
    assert_eq!(near(two, 3), "sn");
    assert_eq!(near(two, 4), "s");
    // Outside of notes, citations are counted.
    assert_eq!(positions(two, &[(0, &[a]), (0, &[b]), (0, &[a])])[2], "sn");
    assert_eq!(positions(two, &[(0, &[a]), (0, &[b]), (0, &[b]), (0, &[a])])[3], "s");
    // The last time counts, not the first.
    assert_eq!(positions(two, &[(1, &[a]), (2, &[b]), (3, &[a]), (4, &[b]), (5, &[a])])[4], "sn");
}

#[test]
fn callers_can_say_the_position() {
    let xml = r#"<style class="note"><citation><layout><choose><if position="ibid-with-locator"><text value="il"/></if>
        <else-if position="ibid"><text value="i"/></else-if><else-if position="subsequent"><text value="s"/></else-if>
        <else><text value="f"/></else></choose></layout></citation></style>"#;
    let style = Style::parse(xml).expect("well-formed");
    let list = items(json!([{"id": "a", "type": "book"}]));
    for (position, text) in [
        (CitePosition::First, "f"),
        (CitePosition::Subsequent, "s"),
        (CitePosition::Ibid, "i"),
        (CitePosition::IbidWithLocator, "il"),
    ] {
        let cite = Cite { position: Some(position), ..Cite::of("a") };
        assert_eq!(printed(&style, &list, &[Cluster { cites: vec![cite], note: 1 }]), [text]);
    }
}

#[test]
fn the_note_of_the_first_cite() {
    let xml = r#"<style class="note"><citation><layout><text variable="first-reference-note-number"/><choose>
        <if variable="first-reference-note-number"><text value="!"/></if></choose></layout></citation></style>"#;
    let style = Style::parse(xml).expect("well-formed");
    let list = items(json!([{"id": "a", "type": "book"}]));
    let at = |note: u32| Cluster { cites: vec![Cite::of("a")], note };
    assert_eq!(printed(&style, &list, &[at(3), at(4), at(9)]), ["", "3!", "3!"]);
    assert_eq!(printed(&style, &list, &[at(0), at(4)]), ["", ""]);
}

#[test]
fn names_are_added_until_cites_differ() {
    let layout = r#"<names variable="author"><name form="short" et-al-min="3" et-al-use-first="1"/></names>
        <date variable="issued" prefix=" "><date-part name="year"/></date>"#;
    let (ann, ben, cy, dee) = (("Ann", "A"), ("Ben", "B"), ("Cy", "C"), ("Dee", "D"));
    let add = r#"disambiguate-add-names="true""#;
    let list = || books(&[(&[ann, ben, cy], 2000), (&[ann, dee, cy], 2000)]);
    assert_eq!(cite("", layout, list()), "A et al. 2000; A et al. 2000");
    assert_eq!(cite(add, layout, list()), "A, B, et al. 2000; A, D, et al. 2000");
    let third = || books(&[(&[ann, ben, cy], 2000), (&[ann, ben, dee], 2000)]);
    assert_eq!(cite(add, layout, third()), "A, B, C 2000; A, B, D 2000");
    // What tells nobody apart is not kept.
    let same = || books(&[(&[ann, ben, cy], 2000), (&[ann, ben, cy], 2000)]);
    assert_eq!(cite(add, layout, same()), "A et al. 2000; A et al. 2000");
    let both = r#"disambiguate-add-names="true" disambiguate-add-year-suffix="true""#;
    assert_eq!(cite(both, layout, same()), "A et al. 2000a; A et al. 2000b");
    // Two of three are alike; the third differs by its second name.
    let three =
        || books(&[(&[ann, ben, cy], 2000), (&[ann, dee, cy], 2000), (&[ann, ben, cy], 2000)]);
    assert_eq!(
        cite(both, layout, three()),
        "A, B, et al. 2000a; A, D, et al. 2000; A, B, et al. 2000b"
    );
}

#[test]
fn given_names_are_added_as_the_rule_says() {
    let layout = r#"<names variable="author"><name form="short" initialize-with="."/></names>
        <date variable="issued" prefix=" "><date-part name="year"/></date>"#;
    let list = || {
        books(&[
            (&[("Jane", "Doe"), ("Ann", "Ash")], 2000),
            (&[("John", "Doe"), ("Ann", "Ash")], 2001),
            (&[("Adam", "Doe"), ("Beth", "Ash")], 2002),
        ])
    };
    let rule = |rule: &str| {
        let options =
            format!(r#"disambiguate-add-givenname="true" givenname-disambiguation-rule="{rule}""#);
        cite(&options, layout, list())
    };
    assert_eq!(rule("by-cite"), "Doe, Ash 2000; Doe, Ash 2001; Doe, Ash 2002");
    assert_eq!(
        rule("all-names"),
        "Jane Doe, A. Ash 2000; John Doe, A. Ash 2001; A. Doe, B. Ash 2002"
    );
    assert_eq!(
        rule("all-names-with-initials"),
        "J. Doe, A. Ash 2000; J. Doe, A. Ash 2001; A. Doe, B. Ash 2002"
    );
    assert_eq!(rule("primary-name"), "Jane Doe, Ash 2000; John Doe, Ash 2001; A. Doe, Ash 2002");
    assert_eq!(
        rule("primary-name-with-initials"),
        "J. Doe, Ash 2000; J. Doe, Ash 2001; A. Doe, Ash 2002"
    );
}

#[test]
fn initials_that_all_share_tell_nobody_apart() {
    let layout = r#"<names variable="author"><name form="short" initialize-with="."/></names>"#;
    let options = r#"disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names-with-initials""#;
    let list = books(&[(&[("Jane", "Doe")], 2000), (&[("John", "Doe")], 2001)]);
    assert_eq!(cite(options, layout, list), "Doe; Doe");
    // The same name with other stops, or another particle, is no namesake.
    let all = r#"disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names""#;
    let stops = books(&[(&[("J. K.", "Doe")], 2000), (&[("J.K.", "Doe")], 2001)]);
    assert_eq!(cite(all, layout, stops), "Doe; Doe");
    let particles = books(&[(&[("Ann", "van Doe")], 2000), (&[("Ben", "Doe")], 2001)]);
    assert_eq!(cite(all, layout, particles), "van Doe; Doe");
    // Without initials it is the whole given name.
    let whole = r#"<names variable="author"><name form="short"/></names>"#;
    let list = books(&[(&[("Jane", "Doe")], 2000), (&[("Ann", "Doe")], 2001)]);
    assert_eq!(cite(all, whole, list), "Jane Doe; Ann Doe");
}

#[test]
fn more_text_where_the_style_has_it_for_cites_that_read_the_same() {
    let layout = r#"<names variable="author"><name form="short"/></names><choose><if disambiguate="true">
        <text variable="title" prefix=" "/></if></choose>"#;
    let list = books(&[(&[("Ann", "A")], 2000), (&[("Ann", "A")], 2001), (&[("Ben", "B")], 2002)]);
    assert_eq!(cite("", layout, list), "A T0; A T1; B");
    let mut same = books(&[(&[("Ann", "A")], 2000), (&[("Ann", "A")], 2001)]);
    same[1]["title"] = json!("T0");
    assert_eq!(cite("", layout, same), "A; A");
}

#[test]
fn cites_with_the_same_names_are_grouped_and_collapsed() {
    let (ann, ben) = (&[("Ann", "A")][..], &[("Ben", "B")][..]);
    let list = || books(&[(ann, 2000), (ben, 2001), (ann, 2002), (ann, 2003)]);
    let year = |options: &str| cite(options, AUTHOR_YEAR, list());
    assert_eq!(year(""), "A 2000; B 2001; A 2002; A 2003");
    assert_eq!(year(r#"cite-group-delimiter=", ""#), "A 2000, A 2002, A 2003; B 2001");
    assert_eq!(year(r#"collapse="year""#), "A 2000, 2002, 2003; B 2001");
    assert_eq!(
        year(r#"collapse="year" cite-group-delimiter=" / ""#),
        "A 2000 / 2002 / 2003; B 2001"
    );
    assert_eq!(
        year(r#"collapse="year" after-collapse-delimiter=" + ""#),
        "A 2000, 2002, 2003 + B 2001"
    );
    let none = books(&[(ben, 2000), (ann, 2001)]);
    let after = r#"collapse="year" after-collapse-delimiter=" + ""#;
    assert_eq!(cite(after, AUTHOR_YEAR, none), "B 2000; A 2001");
}

#[test]
fn years_that_differ_in_their_letter_are_collapsed() {
    let ann = &[("Ann", "A")][..];
    let list = |count: usize| books(&vec![(ann, 2000); count]);
    let options = |collapse: &str| {
        format!(
            r#"disambiguate-add-year-suffix="true" collapse="{collapse}" year-suffix-delimiter=",""#
        )
    };
    let printed = |collapse: &str, count: usize| cite(&options(collapse), AUTHOR_YEAR, list(count));
    assert_eq!(printed("year", 2), "A 2000a, 2000b");
    assert_eq!(printed("year-suffix", 3), "A 2000a,b,c");
    assert_eq!(printed("year-suffix-ranged", 2), "A 2000a,b");
    assert_eq!(printed("year-suffix-ranged", 4), "A 2000a–d");
    let suffix = r#"disambiguate-add-year-suffix="true" collapse="year-suffix""#;
    assert_eq!(cite(suffix, AUTHOR_YEAR, list(2)), "A 2000a; b");
    let grouped = format!("{suffix} cite-group-delimiter=\"/\"");
    assert_eq!(cite(&grouped, AUTHOR_YEAR, list(2)), "A 2000a/b");
    // A run, another year of the same author, and another author.
    let mut mixed = vec![(ann, 2000); 3];
    mixed.extend([(ann, 2001), (&[("Ben", "B")][..], 2000)]);
    assert_eq!(
        cite(&options("year-suffix-ranged"), AUTHOR_YEAR, books(&mixed)),
        "A 2000a–c, 2001; B 2000"
    );
    // Letters of two years of one author.
    let years = [(ann, 2000), (ann, 2000), (ann, 2001), (ann, 2001)];
    assert_eq!(cite(&options("year-suffix"), AUTHOR_YEAR, books(&years)), "A 2000a,b, 2001a,b");
}

#[test]
fn cites_with_something_of_their_own_are_not_collapsed() {
    let ann = &[("Ann", "A")][..];
    let list = items(books(&[(ann, 2000); 3]));
    let options =
        r#"disambiguate-add-year-suffix="true" collapse="year-suffix" year-suffix-delimiter=",""#;
    let layout = format!(r#"{AUTHOR_YEAR}<text variable="locator" prefix=": "/>"#);
    let style = style(options, &layout);
    let all = |change: fn(&mut Cite)| {
        let mut cites: Vec<Cite> = ["0", "1", "2"].map(Cite::of).into();
        change(&mut cites[1]);
        printed(&style, &list, &[Cluster { cites, note: 0 }]).concat()
    };
    assert_eq!(all(|_| ()), "A 2000a,b,c");
    assert_eq!(all(|cite| cite.locator = Some("5".into())), "A 2000a, 2000b: 5, 2000c");
    assert_eq!(all(|cite| cite.suffix = Some("!".into())), "A 2000a, 2000b!, 2000c");
    assert_eq!(all(|cite| cite.prefix = Some("see".into())), "A 2000a; see A 2000b, 2000c");
}

#[test]
fn three_and_more_numbers_in_a_row_are_a_range() {
    let list = items((1..=9).map(|n| json!({"id": n.to_string(), "type": "book"})).collect());
    let numbers = |options: &str, cited: &[&str]| {
        let style = style(options, r#"<text variable="citation-number"/>"#);
        let processor = Processor::new(&style, &locale, Some("en-US"));
        let cites = cited.iter().map(|id| Cite::of(id)).collect();
        processor.cite_known(&list, &[Cluster { cites, note: 0 }])[0].to(PLAIN)
    };
    let collapse = r#"collapse="citation-number""#;
    assert_eq!(numbers("", &["1", "2", "3"]), "1; 2; 3");
    assert_eq!(numbers(collapse, &["1", "2", "3"]), "1–3");
    assert_eq!(numbers(collapse, &["1", "2"]), "1; 2");
    assert_eq!(numbers(collapse, &["1", "2", "3", "5", "7", "8", "9"]), "1–3; 5; 7–9");
    assert_eq!(numbers(collapse, &["3", "2", "1"]), "3; 2; 1");
    let after = r#"collapse="citation-number" after-collapse-delimiter=" + ""#;
    assert_eq!(numbers(after, &["1", "2", "3", "5", "7"]), "1–3 + 5; 7");
    let style = style(
        collapse,
        r#"<text variable="citation-number"/><text variable="locator" prefix=":"/>"#,
    );
    let mut cites: Vec<Cite> = ["1", "2", "3", "4", "5"].map(Cite::of).into();
    cites[1].locator = Some("9".into());
    let printed = Processor::new(&style, &locale, Some("en-US"))
        .cite_known(&list, &[Cluster { cites, note: 0 }])[0]
        .to(HTML);
    assert_eq!(printed, "1; 2:9; 3–5");
}

#[test]
fn items_are_numbered_as_they_are_cited_and_sorted() {
    let list = items(json!([
        {"id": "a", "type": "book", "title": "B"},
        {"id": "b", "type": "book", "title": "A"},
        {"id": "b", "type": "book", "title": "C"},
    ]));
    let unsorted = r#"<style class="in-text"><citation><layout delimiter=" "><text variable="citation-number"/><text variable="title"/>
        </layout></citation><bibliography><layout><text variable="citation-number" suffix=". "/><text variable="title"/></layout></bibliography></style>"#;
    let sorted = unsorted.replace(
        "<bibliography>",
        r#"<bibliography><sort><key variable="title" sort="descending"/></sort>"#,
    );
    let document = |xml: &str, cited: &[&str]| {
        let style = Style::parse(xml).expect("well-formed");
        let cites = cited.iter().map(|id| Cite::of(id)).collect();
        let processor = Processor::new(&style, &locale, None);
        let (cited, entries) = processor.document(&list, &[Cluster { cites, note: 0 }]);
        let entries: Vec<String> =
            entries.iter().map(|entry| format!("{} {}", entry.id, entry.text.to(PLAIN))).collect();
        (cited[0].to(PLAIN), entries.join(" | "))
    };
    // The last of several items with one identifier counts.
    assert_eq!(document(unsorted, &["b", "a"]), ("1C 2B".into(), "b 1. C | a 2. B".into()));
    assert_eq!(document(unsorted, &[]), ("".into(), "a 1. B | b 2. C".into()));
    assert_eq!(document(&sorted, &["a", "b"]), ("2B 1C".into(), "b 1. C | a 2. B".into()));
    let style = Style::parse(&sorted).expect("well-formed");
    assert_eq!(Processor::new(&style, &locale, None).order(&list), ["b", "a"]);
}

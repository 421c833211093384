//! Bibliographies: sorting, authors that repeat, layout, and what an item's note says
//! (CSL 1.0.2, "Sorting", "Reference Grouping", "Whitespace").

use super::{HTML, Processor, items, locale, one, people};
use serde_json::{Value, json};
use verbatim::citation::csl::{PLAIN, Style};

/// A bibliography with these attributes, sort keys and layout.
fn entries(attributes: &str, sort: &str, layout: &str, list: Value) -> Vec<String> {
    let xml = format!(
        r#"<style class="in-text" version="1.0"><macro name="author"><names variable="author"><name form="short"/></names></macro>
        <macro name="title"><text variable="title"/></macro>
        <citation><layout><text variable="title"/></layout></citation>
        <bibliography {attributes}>{sort}<layout>{layout}</layout></bibliography></style>"#
    );
    let style = Style::parse(&xml).expect("well-formed");
    let entries = Processor::new(&style, &locale, None).bibliography(&items(list));
    entries.iter().map(|entry| entry.text.to(PLAIN)).collect()
}

/// These titles, sorted.
fn sorted(key: &str, titles: &[&str]) -> Vec<String> {
    let list = titles
        .iter()
        .enumerate()
        .map(|(at, title)| json!({"id": at.to_string(), "type": "book", "title": title, "volume": title}))
        .collect();
    entries("", &format!("<sort>{key}</sort>"), r#"<text variable="title" prefix="·"/>"#, list)
}

#[test]
fn text_is_sorted_by_letters_then_accents_then_case() {
    let title = r#"<key variable="title"/>"#;
    for titles in [
        ["·Ash", "·Beech", "·Cedar"],
        ["·ash", "·Ash", "·asp"],
        ["·Cafe", "·Café", "·Cafes"],
        ["·Maße", "·Massif", "·Mast"],
        ["·æon", "·after", "·Ärger"],
        ["·a b", "·a-b", "·ab"],
        ["·a-b", "·a1", "·ab"],
        ["·lodge", "·łódź", "·lunar"],
    ] {
        let mut shuffled: Vec<&str> =
            titles.iter().map(|title| title.trim_start_matches('·')).collect();
        shuffled.rotate_left(1);
        assert_eq!(sorted(title, &shuffled), titles.map(str::to_owned));
        shuffled.reverse();
        assert_eq!(sorted(title, &shuffled), titles.map(str::to_owned));
    }
    // Punctuation in front does not count.
    assert_eq!(sorted(title, &["“Beech”", "Ash"]), ["·Ash", "·“Beech”"]);
    let by_macro = r#"<key macro="title"/>"#;
    assert_eq!(sorted(by_macro, &["“Beech”", "Ash"]), ["·Ash", "·“Beech”"]);
}

#[test]
fn numbers_are_sorted_as_numbers_and_what_has_no_value_comes_last() {
    let volume = |order: &str| format!(r#"<key variable="volume" sort="{order}"/>"#);
    assert_eq!(sorted(&volume("ascending"), &["10", "9", "100"]), ["·9", "·10", "·100"]);
    assert_eq!(sorted(&volume("descending"), &["10", "9", "100"]), ["·100", "·10", "·9"]);
    let list = || {
        json!([
            {"id": "1", "type": "book", "title": "A"},
            {"id": "2", "type": "book", "title": "B", "volume": "2"},
            {"id": "3", "type": "book", "title": "C", "volume": "1"},
        ])
    };
    let title = r#"<text variable="title"/>"#;
    for (order, printed) in [("ascending", ["C", "B", "A"]), ("descending", ["B", "C", "A"])] {
        assert_eq!(entries("", &format!("<sort>{}</sort>", volume(order)), title, list()), printed);
    }
    let two = r#"<sort><key variable="type"/><key variable="title" sort="descending"/></sort>"#;
    assert_eq!(entries("", two, title, list()), ["C", "B", "A"]);
}

#[test]
fn dates_are_sorted_by_time() {
    let dates = [
        json!({"date-parts": [[-500]]}),
        json!({"date-parts": [[-44]]}),
        json!({"date-parts": [[800]]}),
        json!({"date-parts": [[2000]]}),
        json!({"date-parts": [[2000, 2]]}),
        json!({"date-parts": [[2000, 2, 9]]}),
        json!({"date-parts": [[2000, 2, 10]]}),
        json!({"date-parts": [[2000, 11, 1]]}),
        json!({"date-parts": [[2001], [2002]]}),
        json!({"date-parts": [[2001], [2003]]}),
        json!({"raw": "2004-05-06"}),
        json!({"date-parts": [[10000]]}),
    ];
    let mut list: Vec<Value> = dates
        .iter()
        .enumerate()
        .map(|(at, date)| json!({"id": at.to_string(), "type": "book", "title": at.to_string(), "issued": date}))
        .collect();
    list.reverse();
    let key = r#"<sort><key variable="issued"/></sort>"#;
    let printed = entries("", key, r#"<text variable="title"/>"#, Value::Array(list.clone()));
    let expected: Vec<String> = (0..dates.len()).map(|at| at.to_string()).collect();
    assert_eq!(printed, expected);
    // A macro sorts by the parts that it prints.
    let by_year = |sort: &str, list: Value| {
        let xml = format!(
            r#"<style class="in-text"><macro name="year"><date variable="issued"><date-part name="{sort}"/></date></macro>
            <citation><layout/></citation><bibliography><sort><key macro="year"/></sort><layout><text variable="title"/></layout>
            </bibliography></style>"#
        );
        let style = Style::parse(&xml).expect("well-formed");
        let entries = Processor::new(&style, &locale, None).bibliography(&items(list));
        entries.iter().map(|entry| entry.text.to(PLAIN)).collect::<Vec<String>>()
    };
    let of = |list: &[(&str, Value)]| -> Value {
        list.iter()
            .map(|(title, parts)| json!({"id": title, "type": "book", "title": title, "issued": {"date-parts": [parts]}}))
            .collect()
    };
    let list =
        || of(&[("x", json!([2000, 5, 9])), ("y", json!([2000, 3, 10])), ("z", json!([1999, 7]))]);
    assert_eq!(by_year("year", list()), ["z", "x", "y"]);
    let list =
        || of(&[("x", json!([2000, 5, 9])), ("y", json!([2000, 3, 10])), ("z", json!([2000, 7]))]);
    assert_eq!(by_year("month", list()), ["y", "x", "z"]);
    assert_eq!(by_year("day", list()), ["z", "x", "y"]);
    // Seasons have no place among the months.
    let list = of(&[("x", json!([2000, 5])), ("y", json!([2000, 13]))]);
    assert_eq!(by_year("month", list), ["y", "x"]);
}

#[test]
fn names_are_sorted_inverted_and_whole() {
    let list = || {
        json!([
            {"id": "1", "type": "book", "title": "1", "author": people(&[("Zoe", "Ash"), ("Ann", "Beech")])},
            {"id": "2", "type": "book", "title": "2", "author": people(&[("Ann", "Ash"), ("Zoe", "Cedar")])},
            {"id": "3", "type": "book", "title": "3", "author": people(&[("Ann", "Ash"), ("Ann", "Cedar")])},
            {"id": "4", "type": "book", "title": "4", "author": people(&[("Bob", "van Aal")])},
        ])
    };
    let title = r#"<text variable="title"/>"#;
    let sort = |key: &str| entries("", &format!("<sort>{key}</sort>"), title, list());
    assert_eq!(sort(r#"<key variable="author"/>"#), ["4", "3", "2", "1"]);
    assert_eq!(sort(r#"<key macro="author"/>"#), ["4", "1", "2", "3"]);
    let first = r#"<key variable="author" names-min="1" names-use-first="1"/>"#;
    assert_eq!(sort(first), ["4", "2", "3", "1"]);
}

#[test]
fn authors_of_the_entry_before_are_substituted_as_the_rule_says() {
    let list = || {
        let book = |id: &str, authors: &[(&str, &str)]| json!({"id": id, "type": "book", "title": id, "author": people(authors)});
        json!([
            book("1", &[("Ann", "A"), ("Ben", "B")]),
            book("2", &[("Ann", "A"), ("Ben", "B")]),
            book("3", &[("Ann", "A"), ("Cy", "C")]),
            book("4", &[("Dee", "D")]),
            book("5", &[("Dee", "D"), ("Eve", "E")]),
        ])
    };
    let layout = r#"<names variable="author"><name form="short" delimiter=", "/></names><text variable="title" prefix=" "/>"#;
    let rule = |rule: &str| {
        let attributes = format!(
            r#"subsequent-author-substitute="—" subsequent-author-substitute-rule="{rule}""#
        );
        entries(&attributes, "", layout, list())
    };
    assert_eq!(rule("complete-all"), ["A, B 1", "— 2", "A, C 3", "D 4", "D, E 5"]);
    assert_eq!(rule("complete-each"), ["A, B 1", "—, — 2", "A, C 3", "D 4", "D, E 5"]);
    assert_eq!(rule("partial-each"), ["A, B 1", "—, — 2", "—, C 3", "D 4", "—, E 5"]);
    assert_eq!(rule("partial-first"), ["A, B 1", "—, B 2", "—, C 3", "D 4", "—, E 5"]);
    // What stands in place of names counts as one.
    let several = r#"<names variable="author editor" delimiter="; "><name form="short"/><substitute><text variable="publisher"/></substitute></names>
        <text variable="title" prefix=" "/>"#;
    let roles = json!([
        {"id": "3", "type": "book", "title": "3", "publisher": "P"},
        {"id": "4", "type": "book", "title": "4", "publisher": "P"},
    ]);
    let substituted = entries(r#"subsequent-author-substitute="—""#, "", several, roles);
    assert_eq!(substituted, ["P 3", "— 4"]);
}

#[test]
fn the_layout_that_a_style_asks_for() {
    let layout = |attributes: &str| {
        let xml = format!(
            r#"<style class="in-text"><citation><layout/></citation><bibliography {attributes}><layout/></bibliography></style>"#
        );
        let style = Style::parse(&xml).expect("well-formed");
        let layout = Processor::new(&style, &locale, None).bibliography_layout();
        let layout = layout.expect("there is a bibliography");
        (
            layout.hanging_indent,
            layout.second_field_align.is_some(),
            layout.entry_spacing,
            layout.line_spacing,
        )
    };
    assert_eq!(layout(""), (false, false, 1, 1));
    assert_eq!(
        layout(r#"hanging-indent="true" entry-spacing="0" line-spacing="2""#),
        (true, false, 0, 2)
    );
    assert_eq!(layout(r#"second-field-align="flush" entry-spacing="3""#), (false, true, 3, 1));
    let none = Style::parse("<style><citation><layout/></citation></style>").expect("well-formed");
    let processor = Processor::new(&none, &locale, None);
    assert_eq!(processor.bibliography_layout(), None);
    assert!(processor.bibliography(&items(json!([{"id": "a", "title": "T"}]))).is_empty());
}

#[test]
fn blocks_of_an_entry_and_its_suffix() {
    let entry = |attributes: &str, suffix: &str, layout: &str| {
        let xml = format!(
            r#"<style class="in-text"><citation><layout/></citation><bibliography {attributes}><layout suffix="{suffix}">{layout}</layout>
            </bibliography></style>"#
        );
        let style = Style::parse(&xml).expect("well-formed");
        let list = items(json!([{"id": "a", "type": "book", "title": "T", "volume": "3"}]));
        Processor::new(&style, &locale, None).bibliography(&list)[0]
            .text
            .to(HTML)
            .replace(['\n', ' '], "")
    };
    let (volume, title) = (
        r#"<text variable="volume" display="left-margin"/>"#,
        r#"<text variable="title" display="right-inline"/>"#,
    );
    let block = |class: &str, text: &str| format!(r#"<divclass="csl-{class}">{text}</div>"#);
    let both = format!("{volume}{title}");
    let inside = format!("{}{}", block("left-margin", "3"), block("right-inline", "T."));
    assert_eq!(entry("", ".", &both), inside);
    // A suffix with a space in front stands behind the block.
    let behind = format!("{}{}.", block("left-margin", "3"), block("right-inline", "T"));
    assert_eq!(entry("", " .", &both), behind);
    let plain = r#"<text variable="volume"/><text variable="title"/>"#;
    assert_eq!(entry("", ".", plain), "3T.");
    assert_eq!(entry(r#"second-field-align="flush""#, ".", plain), inside);
    // Behind a block the suffix of the last element gives way to that of the layout, and both are
    // lost where a text or names come last and have no value.
    let first = r#"<text variable="title" display="block"/>"#;
    let last = |layout: &str| entry("", ".", &format!("{first}{layout}"));
    let ends = |end: &str| format!("{}{end}", block("block", "T"));
    assert_eq!(last(r#"<group suffix=","><text variable="volume"/></group>"#), ends("3."));
    assert_eq!(last(r#"<text variable="volume"/><text variable="page" suffix=","/>"#), ends("3"));
    assert_eq!(last(r#"<text variable="volume"/><names variable="editor"/>"#), ends("3"));
    assert_eq!(last(r#"<text variable="volume"/><date variable="issued"/>"#), ends("3."));
    assert_eq!(last(r#"<group><text variable="volume" suffix=","/></group>"#), ends("3,."));
    let only = r#"<text variable="volume" suffix=","/><text variable="title" display="block" suffix=","/>"#;
    assert_eq!(entry("", ".", only), format!("3,{}", block("block", "T,.")));
    assert_eq!(entry("", ".", r#"<text variable="volume"/><text variable="page"/>"#), "3.");
    // Blocks stand in the layout itself.
    let inner =
        r#"<group><text variable="title" display="block"/></group><text variable="volume"/>"#;
    assert_eq!(entry("", ".", inner), "T3.");
    let chosen = r#"<choose><if variable="title"><text variable="title" display="block"/></if></choose><text variable="volume"/>"#;
    assert_eq!(entry("", ".", chosen), ends("3."));
}

#[test]
fn the_prefix_of_a_layout_stands_inside_the_first_block() {
    let style = Style::parse(
        r#"<style class="in-text"><citation><layout/></citation><bibliography><layout prefix="[">
        <text variable="volume" display="left-margin" suffix="]"/><text variable="title"/></layout></bibliography></style>"#,
    )
    .expect("well-formed");
    let list = items(json!([{"id": "a", "type": "book", "title": "T", "volume": "3"}]));
    let entries = Processor::new(&style, &locale, None).bibliography(&list);
    assert!(entries[0].text.to(HTML).contains(r#"<div class="csl-left-margin">[3]</div>"#));
    let plain = Style::parse(
        r#"<style class="in-text"><citation><layout/></citation><bibliography><layout prefix="[">
        <text variable="volume" font-style="italic" suffix="]"/></layout></bibliography></style>"#,
    )
    .expect("well-formed");
    let entries = Processor::new(&plain, &locale, None).bibliography(&list);
    assert!(entries[0].text.to(HTML).contains("[<i>3</i>]"));
}

#[test]
fn variables_in_the_note_of_an_item() {
    let layout = r#"<names variable="author" suffix=" "/><text variable="title"/><date variable="original-date" prefix=" ("><date-part name="year"/></date>
        <text variable="volume" prefix=" v. "/>"#;
    let noted = |note: &str| one(layout, json!({"title": "T", "note": note}));
    for (note, printed) in [
        ("original-date: 1999", "T (1999"),
        ("original-date: 1999\nvolume: 2", "T (1999 v. 2"),
        ("\nvolume: 2", "T v. 2"),
        ("volume:2", "T v. 2"),
        ("volume:", "T"),
        ("volume: ", "T"),
        // What follows other text is a note.
        ("Read it.\nvolume: 2", "T"),
        ("vol ume: 2", "T"),
        (": 2", "T"),
        ("Read {:volume: 2} it. {:original-date: 1999}", "T (1999 v. 2"),
        ("Read {:volume: 2", "T"),
        ("author: Ash || Ann", "Ann Ash T"),
        ("author: Ash || Ann\nauthor: The Bay", "Ann Ash, The Bay T"),
        // What the item has already stays.
        ("title: U", "T"),
        ("volume: 2\nvolume: 3", "T v. 2"),
    ] {
        assert_eq!(noted(note), printed, "{note:?}");
    }
    let kind = r#"<choose><if type="webpage"><text value="web"/></if><else><text value="other"/></else></choose>"#;
    assert_eq!(one(kind, json!({"note": "type: webpage"})), "web");
    assert_eq!(one(kind, json!({"note": "webpage"})), "other");
}

#[test]
fn labels_of_works_by_their_first_names() {
    let label = |fields: Value| one(r#"<text variable="citation-label"/>"#, fields);
    let authors = |names: &[(&str, &str)]| label(json!({ "author": people(names) }));
    assert_eq!(authors(&[("A", "Marsh")]), "Mars00");
    assert_eq!(authors(&[("A", "Li")]), "Li00");
    assert_eq!(authors(&[("A", "Marsh"), ("B", "Beech")]), "MaBe00");
    assert_eq!(authors(&[("A", "Marsh"), ("B", "Beech"), ("C", "Cedar"), ("D", "Dorn")]), "MBCD00");
    assert_eq!(
        authors(&[("A", "Marsh"), ("B", "Beech"), ("C", "Cedar"), ("D", "Dorn"), ("E", "Elm")]),
        "MBCD00"
    );
    assert_eq!(authors(&[("A", "van Dyke")]), "Dyke00");
    assert_eq!(authors(&[("A", "hooks")]), "Hook00");
    assert_eq!(label(json!({"author": [{"literal": "The Tide Watch"}]})), "Tide00");
    assert_eq!(label(json!({"title": "the sea"})), "Sea00");
    assert_eq!(label(json!({"title": "an oar"})), "Oar00");
    assert_eq!(label(json!({"title": "T", "editor": people(&[("A", "Marsh")])})), "Mars00");
    assert_eq!(label(json!({"author": people(&[("明", "王")]), "title": "Sea"})), "Sea00");
    assert_eq!(label(json!({"citation-label": "Own77", "title": "T"})), "Own77");
    let year = |year: i32| label(json!({"title": "Sea", "issued": {"date-parts": [[year]]}}));
    assert_eq!(
        (year(2009), year(2010), year(1999), year(-44)),
        ("Sea09".into(), "Sea10".into(), "Sea99".into(), "Sea44".into())
    );
}

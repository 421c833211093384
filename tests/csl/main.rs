//! The CSL processor, one test for each part of the specification, on small
//! styles of our own.

#![cfg(feature = "citation")]

mod case;
mod citing;
mod dates;
mod entries;
mod formats;
mod languages;
mod marks;
mod names;
mod numbers;
mod raw_dates;

use serde_json::{Value, json};
use verbatim::citation::csl::{
    Cite, Cluster, HTML, MARKDOWN, PLAIN, Processor, RTF, Style, StyleError,
};
use verbatim::citation::item::Item;

const LOCALE: &str = r#"<locale xml:lang="en-US"><style-options punctuation-in-quote="true"/>
  <date form="text"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/></date>
  <terms><term name="and">and</term><term name="et-al">et al.</term><term name="ibid">ibid.</term>
  <term name="no date" form="short">n.d.</term><term name="ordinal">th</term><term name="ordinal-01">st</term>
  <term name="ordinal-11">th</term><term name="month-05">May</term><term name="month-06">June</term>
  <term name="season-01">Spring</term><term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
  <term name="editor" form="short"><single>ed.</single><multiple>eds.</multiple></term>
  <term name="editortranslator" form="short"><single>ed. &amp; trans.</single><multiple>eds. &amp; trans.</multiple></term>
  <term name="open-quote">“</term><term name="close-quote">”</term><term name="open-inner-quote">‘</term>
  <term name="close-inner-quote">’</term><term name="page-range-delimiter">–</term></terms></locale>"#;

fn locale(lang: &str) -> Option<String> {
    (lang == "en-US").then(|| LOCALE.to_string())
}

/// A style with these attributes on `cs:citation`, this layout, and a
/// bibliography of the same layout.
fn style(options: &str, layout: &str) -> Style {
    let xml = format!(
        r#"<style class="in-text" version="1.0"><macro name="author"><names variable="author"><name form="short"/></names></macro>
        <citation {options}><layout delimiter="; ">{layout}</layout></citation>
        <bibliography {options}><sort><key macro="author"/></sort><layout>{layout}</layout></bibliography></style>"#
    );
    Style::parse(&xml).expect("the style is well-formed")
}

fn items(list: Value) -> Vec<Item> {
    Item::list_from_json(&list)
}

/// One citation of all items.
fn cite(options: &str, layout: &str, list: Value) -> String {
    let style = style(options, layout);
    let items = items(list);
    let cites = items.iter().map(|item| Cite::of(&item.id)).collect();
    let processor = Processor::new(&style, &locale, Some("en-US"));
    let cited = processor.cite(&items, &[Cluster { cites, note: 0 }]);
    cited.first().map(|text| text.to(HTML)).unwrap_or_default()
}

/// One item by its fields.
fn one(layout: &str, fields: Value) -> String {
    let mut item = json!({"id": "a", "type": "book"});
    if let (Value::Object(item), Value::Object(fields)) = (&mut item, fields) {
        item.extend(fields);
    }
    cite("", layout, json!([item]))
}

fn people(names: &[(&str, &str)]) -> Value {
    names.iter().map(|(given, family)| json!({"given": given, "family": family})).collect()
}

#[test]
fn groups_without_values_are_not_printed() {
    let layout = r#"<group delimiter=": "><text value="Vol"/><text variable="volume"/></group><text variable="title" prefix=" "/>"#;
    assert_eq!(one(layout, json!({"title": "T", "volume": 2})), "Vol: 2 T");
    assert_eq!(one(layout, json!({"title": "T"})), "T".to_string().replace('T', " T"));
}

#[test]
fn a_macro_that_asks_for_nothing_makes_a_group_forget() {
    let print = |inner: &str| {
        let xml = format!(
            r#"<style class="in-text" version="1.0">
            <macro name="none"><choose><if type="song"><text variable="volume"/></if></choose></macro>
            <macro name="page"><text variable="page"/></macro><macro name="word"><text value="w"/></macro>
            <citation><layout><text value="a"/><group delimiter=" "><text value="b"/>{inner}</group></layout></citation></style>"#
        );
        let style = Style::parse(&xml).expect("well-formed");
        let list = items(json!([{"id": "a", "type": "book", "title": "T"}]));
        let cluster = Cluster { cites: vec![Cite::of("a")], note: 0 };
        Processor::new(&style, &locale, None).cite(&list, &[cluster])[0].to(PLAIN)
    };
    let (page, none) = (r#"<text variable="page"/>"#, r#"<text macro="none"/>"#);
    assert_eq!(print(page), "a");
    assert_eq!(print(&format!("{page}{none}")), "ab");
    assert_eq!(print(&format!("{page}<group>{none}</group>")), "ab");
    assert_eq!(print(&format!("{none}{page}")), "a");
    assert_eq!(print(&format!("<group>{page}{none}</group>{page}")), "a");
    assert_eq!(print(&format!(r#"{page}<text macro="page"/>"#)), "a");
    assert_eq!(print(&format!(r#"<text variable="title"/>{page}{none}"#)), "ab T");
    // Words alone are none of what is asked for; a letter of the year counts as had.
    assert_eq!(print(&format!(r#"{page}<text macro="word"/>"#)), "ab w");
    assert_eq!(print(&format!(r#"{page}<text variable="year-suffix"/>"#)), "ab");
}

#[test]
fn what_a_style_escapes_twice_is_meant_once() {
    for (written, printed) in [
        ("a&amp;#8211;b", "a–b"),
        ("&amp;#x2013;&amp;#8212;", "–—"),
        ("&amp;#;&amp;#0;&amp;#8211", "&#38;#;&#38;#0;&#38;#8211"),
        ("&amp;lt;", "&#38;lt;"),
        ("&lt;a&gt;", "&#60;a&#62;"),
    ] {
        assert_eq!(one(&format!(r#"<text value="{written}"/>"#), json!({})), printed);
    }
    let around = r#"<group delimiter="&amp;#8211;"><text variable="title" prefix="&amp;#171;" suffix="&amp;#187;"/><text value="x"/></group>"#;
    assert_eq!(one(around, json!({"title": "T"})), "«T»–x");
}

#[test]
fn conditions_choose_the_first_branch_that_holds() {
    let layout = r#"<choose><if type="webpage" variable="URL" match="all"><text value="web"/></if>
        <else-if is-numeric="volume"><text value="number"/></else-if><else><text value="else"/></else></choose>"#;
    assert_eq!(one(layout, json!({"type": "webpage", "URL": "u"})), "web");
    assert_eq!(one(layout, json!({"volume": "3-4"})), "number");
    assert_eq!(one(layout, json!({"volume": "third"})), "else");
}

#[test]
fn names_are_joined_shortened_and_inverted() {
    let three =
        json!({"author": people(&[("Ann B.", "Ash"), ("Jean-Luc", "Beck"), ("Cy", "Cole")])});
    let names =
        |name: &str| one(&format!(r#"<names variable="author">{name}</names>"#), three.clone());
    assert_eq!(names(r#"<name and="text"/>"#), "Ann B. Ash, Jean-Luc Beck, and Cy Cole");
    assert_eq!(
        names(r#"<name initialize-with="." name-as-sort-order="first"/>"#),
        "Ash, A.B., J.-L. Beck, C. Cole"
    );
    assert_eq!(names(r#"<name form="short" et-al-min="3" et-al-use-first="1"/>"#), "Ash et al.");
    assert_eq!(
        names(r#"<name form="short" et-al-min="3" et-al-use-first="1" et-al-use-last="true"/>"#),
        "Ash … Cole"
    );
    assert_eq!(names(r#"<name form="count"/>"#), "3");
}

#[test]
fn particles_and_suffixes_find_their_places() {
    let name = json!({"author": [{"given": "Ludwig", "family": "van Beethoven", "suffix": "Jr."}]});
    assert_eq!(one(r#"<names variable="author"/>"#, name.clone()), "Ludwig van Beethoven Jr.");
    let inverted = r#"<names variable="author"><name name-as-sort-order="all"/></names>"#;
    assert_eq!(one(inverted, name), "Beethoven, Ludwig van, Jr.");
    assert_eq!(one(inverted, json!({"author": people(&[("健一", "佐藤")])})), "佐藤健一");
}

#[test]
fn what_substitutes_for_names_is_not_printed_again() {
    let layout = r#"<names variable="author"><substitute><names variable="editor"/><text variable="title"/></substitute></names>
        <text variable="title" prefix=". "/>"#;
    assert_eq!(one(layout, json!({"title": "T", "editor": people(&[("E", "Ed")])})), "E Ed. T");
    assert_eq!(one(layout, json!({"title": "T"})), "T");
}

#[test]
fn labels_count_and_combine() {
    let both = people(&[("E", "Ed")]);
    let layout = r#"<names variable="editor translator" delimiter="; "><label form="short" prefix=", "/></names>"#;
    assert_eq!(one(layout, json!({"editor": both, "translator": both})), "E Ed, ed. &#38; trans.");
    let pages = r#"<label variable="page" form="short" suffix=" "/><text variable="page"/>"#;
    assert_eq!(one(pages, json!({"page": "12-15"})), "pp. 12–15");
    assert_eq!(one(pages, json!({"page": "12"})), "p. 12");
}

#[test]
fn text_case_on_a_call_of_a_macro_says_nothing() {
    let xml = r#"<style class="in-text" version="1.0">
        <macro name="title"><text variable="title"/></macro>
        <citation><layout><text macro="title" text-case="title" font-style="italic"/></layout></citation></style>"#;
    let style = Style::parse(xml).expect("the style is well-formed");
    let items = items(json!([{"id": "a", "title": "How trees cool", "language": "en"}]));
    let clusters = [Cluster { cites: vec![Cite::of("a")], note: 0 }];
    let cited = Processor::new(&style, &locale, Some("en-US")).cite(&items, &clusters);
    assert_eq!(cited.first().map(|text| text.to(HTML)).as_deref(), Some("<i>How trees cool</i>"));
}

#[test]
fn labels_do_not_look_for_their_number() {
    let layout = r#"<group delimiter=" "><label variable="locator" form="short"/><text variable="page"/></group>"#;
    assert_eq!(one(layout, json!({"page": "62-71"})), "p. 62–71");
    // The group does: a label is no variable.
    assert_eq!(one(layout, json!({})), "");
}

#[test]
fn a_short_address_is_its_host() {
    let layout = r#"<text variable="URL" form="short"/>"#;
    for (url, short) in [
        ("https://trees.example.org/cool/city?a=1", "https://trees.example.org"),
        ("https://www.example.org/cool", "www.example.org"),
        ("example.org/cool", "example.org"),
        ("https://example.org", "https://example.org"),
    ] {
        assert_eq!(one(layout, json!({"URL": url})), short);
    }
}

#[test]
fn an_entry_all_in_the_margin_has_no_suffix() {
    let entry = |layout: &str| {
        let xml = format!(
            r#"<style class="in-text" version="1.0"><citation><layout><text variable="title"/></layout></citation>
            <bibliography second-field-align="flush"><layout suffix=".">{layout}</layout></bibliography></style>"#
        );
        let style = Style::parse(&xml).expect("the style is well-formed");
        let items = items(json!([{"id": "a", "title": "Trees", "volume": "3"}]));
        let entries = Processor::new(&style, &locale, Some("en-US")).bibliography(&items);
        entries.first().map(|entry| entry.text.to(PLAIN)).unwrap_or_default()
    };
    let (volume, title) = (r#"<text variable="volume"/>"#, r#"<text variable="title"/>"#);
    assert_eq!(entry(&format!("{volume}{title}")), "3 Trees.");
    assert_eq!(entry(&format!("<group>{volume} {title}</group>")), "3Trees ");
}

#[test]
fn names_written_together_have_no_affixes_inside() {
    let layout = r#"<names variable="author"><name><name-part name="given" prefix="(" suffix=")" font-weight="bold"/></name></names>"#;
    let author =
        |family: &str, given: &str| json!({"author": [{"family": family, "given": given}]});
    assert_eq!(one(layout, author("Okafor", "Ada")), "(<b>Ada</b>) Okafor");
    assert_eq!(one(layout, author("王", "小明")), "王<b>小明</b>");
}

#[test]
fn the_suffix_of_names_also_follows_et_al() {
    let layout = r#"<names variable="author"><name form="short" suffix=":" et-al-min="3" et-al-use-first="1"/><et-al font-style="italic"/></names>"#;
    let author = people(&[("A", "B"), ("C", "D"), ("E", "F")]);
    assert_eq!(one(layout, json!({"author": author})), "B: <i>et al.</i>:");
}

#[test]
fn terms_keep_the_case_of_their_own_language() {
    let layout = r#"<text variable="title" text-case="title"/><text term="et-al" text-case="title" prefix=", "/>"#;
    let item = json!({"title": "bäume in der stadt", "language": "de"});
    assert_eq!(one(layout, item), "bäume in der stadt, Et Al.");
}

#[test]
fn labels_of_citations_end_in_the_year() {
    let layout = r#"<text variable="citation-label"/>"#;
    let item = |issued: Value| json!({"author": people(&[("Eleanor", "Marsh")]), "issued": issued});
    assert_eq!(one(layout, item(json!({"date-parts": [[2009]]}))), "Mars09");
    assert_eq!(one(layout, item(Value::Null)), "Mars00");
    let three = people(&[("Soo-yeon", "Kim"), ("Marta", "Alvarez"), ("Peter", "Jones")]);
    assert_eq!(one(layout, json!({"author": three})), "KiAJ00");
}

#[test]
fn one_element_of_a_branch_substitutes() {
    let layout = r#"<names variable="author"><substitute><choose><if type="book">
        <text variable="container-title"/><text variable="URL"/></if></choose></substitute></names>"#;
    let item = json!({"container-title": "Tide Watch", "URL": "https://tidewatch.example.net"});
    assert_eq!(one(layout, item), "Tide Watch");
}

#[test]
fn dates_and_ranges() {
    let date =
        |parts: Value| one(r#"<date variable="issued" form="text"/>"#, json!({"issued": parts}));
    assert_eq!(date(json!({"date-parts": [[2020, 5, 3]]})), "May 3, 2020");
    assert_eq!(date(json!({"date-parts": [[2020, 5]]})), "May 2020");
    assert_eq!(date(json!({"date-parts": [[2020, 5, 3], [2020, 5, 8]]})), "May 3–8, 2020");
    assert_eq!(date(json!({"date-parts": [[2020, 5, 3], [2020, 6, 8]]})), "May 3–June 8, 2020");
    assert_eq!(date(json!({"date-parts": [[2020, 13]]})), "Spring 2020");
    assert_eq!(date(json!({"raw": "2020-06-01"})), "June 1, 2020");
    assert_eq!(date(json!({"literal": "soon"})), "soon");
    assert_eq!(date(json!({})), "");
}

#[test]
fn numbers_in_all_forms() {
    let number = |form: &str, value: &str| {
        one(&format!(r#"<number variable="edition" form="{form}"/>"#), json!({"edition": value}))
    };
    assert_eq!(number("ordinal", "21"), "21st");
    assert_eq!(number("ordinal", "11"), "11th");
    assert_eq!(number("roman", "14"), "xiv");
    assert_eq!(number("numeric", "2, 4 & 6-8"), "2, 4 &#38; 6–8");
    assert_eq!(number("ordinal", "second"), "second");
}

#[test]
fn text_case_keeps_what_must_stay() {
    let case = |case: &str, title: &str| {
        one(&format!(r#"<text variable="title" text-case="{case}"/>"#), json!({"title": title}))
    };
    assert_eq!(case("title", "the art of an e-mail: plan b"), "The Art of an E-Mail: Plan b");
    assert_eq!(case("title", "on <span class=\"nocase\">iOS</span> and up"), "On iOS and Up");
    assert_eq!(case("sentence", "The Art of War"), "The art of war");
    assert_eq!(case("capitalize-first", "arXiv"), "arXiv");
    assert_eq!(case("uppercase", "straße"), "STRASSE");
}

#[test]
fn nested_formatting_is_turned_round() {
    let layout = r#"<text variable="title" font-style="italic"/>"#;
    assert_eq!(
        one(layout, json!({"title": "The <i>Iliad</i>"})),
        "<i>The <span style=\"font-style:normal;\">Iliad</span></i>"
    );
}

#[test]
fn page_ranges_in_the_style_s_format() {
    let xml = r#"<style class="in-text" page-range-format="minimal-two"><citation><layout><text variable="page"/></layout></citation></style>"#;
    let style = Style::parse(xml).expect("well-formed");
    let list = items(json!([{"id": "a", "type": "book", "page": "1321-1328"}]));
    let cited = Processor::new(&style, &locale, None)
        .cite(&list, &[Cluster { cites: vec![Cite::of("a")], note: 0 }]);
    assert_eq!(cited[0].plain(), "1321–28");
}

const AUTHOR_YEAR: &str = r#"<group delimiter=" "><names variable="author"><name form="short" initialize-with="."/></names>
    <date variable="issued"><date-part name="year"/></date></group>"#;

fn two(given: [&str; 2]) -> Value {
    json!([
        {"id": "a", "type": "book", "author": people(&[(given[0], "Doe")]), "issued": {"date-parts": [[2000]]}},
        {"id": "b", "type": "book", "author": people(&[(given[1], "Doe")]), "issued": {"date-parts": [[2000]]}},
    ])
}

#[test]
fn ambiguous_cites_are_told_apart() {
    let suffix = r#"disambiguate-add-year-suffix="true""#;
    assert_eq!(cite(suffix, AUTHOR_YEAR, two(["J.", "J."])), "Doe 2000a; Doe 2000b");
    let given = r#"disambiguate-add-givenname="true""#;
    assert_eq!(cite(given, AUTHOR_YEAR, two(["Jane", "Adam"])), "J. Doe 2000; A. Doe 2000");
    assert_eq!(cite(given, AUTHOR_YEAR, two(["Jane", "John"])), "Jane Doe 2000; John Doe 2000");
}

#[test]
fn cites_collapse() {
    let options =
        r#"disambiguate-add-year-suffix="true" collapse="year-suffix" year-suffix-delimiter=",""#;
    assert_eq!(cite(options, AUTHOR_YEAR, two(["J.", "J."])), "Doe 2000a,b");
    let numbers: Value = (0..4).map(|n| json!({"id": n.to_string(), "type": "book"})).collect();
    assert_eq!(
        cite(r#"collapse="citation-number""#, r#"<text variable="citation-number"/>"#, numbers),
        "1–4"
    );
}

#[test]
fn positions_follow_the_notes() {
    let xml = r#"<style class="note"><citation><layout suffix="."><choose><if position="ibid-with-locator"><text term="ibid"/>
        <text variable="locator" prefix=", "/></if><else-if position="ibid"><text term="ibid"/></else-if>
        <else-if position="subsequent"><text value="again"/><text variable="first-reference-note-number" prefix=" n. "/></else-if>
        <else><text variable="title"/></else></choose></layout></citation></style>"#;
    let style = Style::parse(xml).expect("well-formed");
    let list = items(
        json!([{"id": "a", "type": "book", "title": "A"}, {"id": "b", "type": "book", "title": "B"}]),
    );
    let note = |note: u32, id: &str, locator: Option<&str>| Cluster {
        cites: vec![Cite { locator: locator.map(str::to_string), ..Cite::of(id) }],
        note,
    };
    let notes = [
        note(1, "a", None),
        note(2, "a", None),
        note(3, "a", Some("5")),
        note(4, "b", None),
        note(5, "a", None),
    ];
    let processor = Processor::new(&style, &locale, None);
    let printed: Vec<String> =
        processor.cite(&list, &notes).iter().map(|text| text.plain()).collect();
    assert_eq!(printed, ["A.", "Ibid.", "Ibid., 5.", "B.", "again n. 1."]);
}

#[test]
fn bibliographies_are_sorted_and_repeated_authors_substituted() {
    let options = r#"subsequent-author-substitute="---""#;
    let layout = r#"<names variable="author"><name form="short"/></names><text variable="title" prefix=": "/>"#;
    let style = style(options, layout);
    let list = items(json!([
        {"id": "1", "type": "book", "title": "B", "author": people(&[("Z", "Zoe")])},
        {"id": "2", "type": "book", "title": "A", "author": people(&[("A", "Éa")])},
        {"id": "3", "type": "book", "title": "C", "author": people(&[("Z", "Zoe")])},
    ]));
    let entries = Processor::new(&style, &locale, None).bibliography(&list);
    let printed: Vec<String> = entries.iter().map(|entry| entry.text.plain()).collect();
    assert_eq!(printed, ["Éa: A", "Zoe: B", "---: C"]);
}

#[test]
fn every_format_keeps_markup_inside_its_field() {
    let layout = r#"<text variable="title" font-style="italic"/>"#;
    let style = style("", layout);
    let list = items(
        json!([{"id": "a", "type": "book", "title": "<script>*{\\b x}*\u{202e}</script> & é"}]),
    );
    let cited = Processor::new(&style, &locale, None)
        .cite(&list, &[Cluster { cites: vec![Cite::of("a")], note: 0 }]);
    assert_eq!(cited[0].to(PLAIN), "<script>*{\\b x}*\u{202e}</script> & é");
    assert_eq!(
        cited[0].to(HTML),
        "<i>&#60;script&#62;*{\\b x}*\u{202e}&#60;/script&#62; &#38; é</i>"
    );
    assert_eq!(cited[0].to(MARKDOWN), "*\\<script\\>\\*{\\\\b x}\\*\u{202e}\\</script\\> \\& é*");
    assert_eq!(cited[0].to(RTF), "{\\i <script>*\\{\\\\b x\\}*\\u8238?</script> & \\u233?}");
}

/// What a style that cannot be used is told.
fn refusal(xml: &str) -> String {
    match Style::parse(xml) {
        Err(error) => error.to_string(),
        Ok(_) => String::from("accepted"),
    }
}

#[test]
fn malformed_styles_are_refused_with_the_line_and_the_reason() {
    let layout =
        |inner: &str| format!("<style><citation><layout>\n{inner}</layout></citation></style>");
    for (xml, reason) in [
        (String::new(), "line 1: there is no XML element"),
        ("<html/>".into(), "line 1: this is not a CSL style: its root element is <html>"),
        ("<style/>".into(), "line 1: the style has no <citation>"),
        ("<style><citation/></style>".into(), "line 1: <citation> has no <layout>"),
        (layout("<text macro='x'/>"), "line 2: there is no macro named \"x\""),
        (layout("<text/>"), "line 2: <text> has none of"),
        (layout("<blink/>"), "line 2: <blink> is not allowed in <layout>"),
        (layout("<names/>"), "line 2: <names> has no variable"),
        (layout("<group>"), "line 2: </layout> where </group> was expected"),
        ("<!DOCTYPE style [<!ENTITY a 'b'>]><style/>".into(), "line 1: document type declarations"),
    ] {
        assert!(refusal(&xml).starts_with(reason), "{xml}: {}", refusal(&xml));
    }
    let cycle = "<style><macro name='a'><text macro='b'/></macro>\n<macro name='b'><text macro='a'/></macro><citation><layout/></citation></style>";
    assert!(refusal(cycle).contains("calls itself"), "{}", refusal(cycle));
    assert!(refusal(&" ".repeat(10_000_000)).contains("larger than"));
    let deep: String = (0..400)
        .map(|n| format!("<macro name='m{n}'><text macro='m{}'/></macro>", n + 1))
        .chain(["<macro name='m400'/><citation><layout/></citation>".to_string()])
        .collect();
    assert!(refusal(&format!("<style>{deep}</style>")).contains("nested too deeply"));
}

#[test]
fn dependent_styles_name_their_parent() {
    let xml = "<style default-locale='de-DE'><info><title>T</title><link rel='independent-parent' href='http://p'/></info></style>";
    let Err(StyleError::Dependent { parent, default_locale, info }) = Style::parse(xml) else {
        panic!("it is a dependent style");
    };
    assert_eq!(
        (parent.as_str(), default_locale.as_deref(), info.title.as_str()),
        ("http://p", Some("de-DE"), "T")
    );
}

#[test]
fn macros_that_double_again_and_again_end() {
    let macros: String = (0..40)
        .map(|n| {
            format!("<macro name='m{n}'><text macro='m{0}'/><text macro='m{0}'/></macro>", n + 1)
        })
        .collect();
    let xml = format!(
        "<style>{macros}<macro name='m40'><text value='x'/></macro><citation><layout><text macro='m0'/></layout></citation></style>"
    );
    let style = Style::parse(&xml).expect("no cycle");
    let list = items(json!([{"id": "a", "type": "book"}]));
    let cited = Processor::new(&style, &locale, None)
        .cite(&list, &[Cluster { cites: vec![Cite::of("a")], note: 0 }]);
    assert!(cited[0].plain().len() < 200_000);
}

#[test]
fn hostile_items_print_something_or_nothing() {
    let layout = r#"<group delimiter=". "><names variable="author"><name initialize-with="." name-as-sort-order="all"/></names>
        <text variable="title" text-case="title" quotes="true"/><number variable="volume" form="ordinal"/>
        <label variable="page"/><text variable="page"/><date variable="issued" form="text"/></group>"#;
    let hostile = [
        "",
        " ",
        "'",
        "\"",
        "''''",
        "<i>",
        "</i>",
        "<i><b></i></b>",
        "\u{0}",
        "\u{202e}x",
        "-",
        "–",
        "1-",
        "-1-",
        "a'b\"c",
        "99999999999999999999",
        "ﬀ",
        "İ",
        "ß",
        "\u{301}",
        "<span class=\"nocase\">",
        "d'",
        "'t",
        ",",
        "!?.",
        "{:x:y}",
        "½",
        "1&&2",
        "&",
    ];
    for text in hostile {
        for fields in [
            json!({"title": text, "volume": text, "page": text, "note": text, "language": text}),
            json!({"author": [{"family": text, "given": text, "suffix": text}], "issued": {"raw": text}}),
            json!({"author": text, "title": [text], "issued": {"date-parts": [[text, text, text], [text]]}}),
            json!({"author": [[text], {"literal": text}], "issued": {"date-parts": [[-9999999, 99, 99]], "season": text}}),
        ] {
            let printed = one(layout, fields);
            assert!(!printed.contains("<script"), "{printed}");
        }
    }
}

//! Names (CSL 1.0.2, "Names", "Name", "Name-part", "Et-al", "Label in names").

use super::{Cite, Cluster, HTML, Processor, cite, items, locale, one, people, style};
use serde_json::{Value, json};
use verbatim::citation::csl::{PLAIN, Style};

/// These authors as one `cs:names` with this inside prints them.
fn named(inside: &str, authors: Value) -> String {
    one(&format!(r#"<names variable="author">{inside}</names>"#), json!({ "author": authors }))
}

/// So many people, called by letters.
fn several(count: usize) -> Value {
    people(&[("Ann", "A"), ("Ben", "B"), ("Cy", "C"), ("Dee", "D"), ("Eve", "E")][..count])
}

#[test]
fn what_stands_before_the_last_name() {
    for (precedes, two, three) in [
        ("", "Ann A and Ben B", "Ann A, Ben B, and Cy C"),
        ("contextual", "Ann A and Ben B", "Ann A, Ben B, and Cy C"),
        ("always", "Ann A, and Ben B", "Ann A, Ben B, and Cy C"),
        ("never", "Ann A and Ben B", "Ann A, Ben B and Cy C"),
        ("after-inverted-name", "Ann A and Ben B", "Ann A, Ben B and Cy C"),
    ] {
        let attribute = match precedes {
            "" => String::new(),
            precedes => format!(r#"delimiter-precedes-last="{precedes}""#),
        };
        let name = format!(r#"<name and="text" {attribute}/>"#);
        assert_eq!(named(&name, several(2)), two);
        assert_eq!(named(&name, several(3)), three);
    }
    let inverted = |order: &str| {
        format!(
            r#"<name and="text" delimiter-precedes-last="after-inverted-name" name-as-sort-order="{order}"/>"#
        )
    };
    assert_eq!(named(&inverted("first"), several(2)), "A, Ann, and Ben B");
    assert_eq!(named(&inverted("first"), several(3)), "A, Ann, Ben B and Cy C");
    assert_eq!(named(&inverted("all"), several(3)), "A, Ann, B, Ben, and C, Cy");
    // What would be turned round counts, if it had two parts.
    let mixed = json!([{"literal": "The Bay"}, {"given": "Ben", "family": "B"}]);
    assert_eq!(named(&inverted("first"), mixed), "The Bay, and Ben B");
    let bare = json!([{"family": "Plato"}, {"given": "Ben", "family": "B"}]);
    assert_eq!(named(&inverted("first"), bare), "Plato, and Ben B");
    assert_eq!(named(r#"<name and="symbol"/>"#, several(2)), "Ann A &#38; Ben B");
    assert_eq!(named(r#"<name/>"#, several(2)), "Ann A, Ben B");
    assert_eq!(named(r#"<name delimiter="; " and="text"/>"#, several(3)), "Ann A; Ben B; and Cy C");
}

#[test]
fn from_how_many_names_on_others_are_left_out() {
    let name = r#"<name form="short" et-al-min="3" et-al-use-first="2"/>"#;
    assert_eq!(named(name, several(2)), "A, B");
    assert_eq!(named(name, several(3)), "A, B, et al.");
    assert_eq!(named(name, several(5)), "A, B, et al.");
    let first = |use_first: u32| {
        named(
            &format!(r#"<name form="short" et-al-min="2" et-al-use-first="{use_first}"/>"#),
            several(3),
        )
    };
    assert_eq!(first(1), "A et al.");
    assert_eq!(first(3), "A, B, C");
    assert_eq!(first(4), "A, B, C");
    assert_eq!(named(r#"<name form="count" et-al-min="3" et-al-use-first="2"/>"#, several(5)), "2");
}

#[test]
fn what_stands_before_et_al() {
    let name = |precedes: &str, first: u32, order: &str| {
        let name = format!(
            r#"<name delimiter-precedes-et-al="{precedes}" et-al-min="2" et-al-use-first="{first}" {order}/>"#
        );
        named(&name, several(3))
    };
    assert_eq!(name("contextual", 1, ""), "Ann A et al.");
    assert_eq!(name("contextual", 2, ""), "Ann A, Ben B, et al.");
    assert_eq!(name("always", 1, ""), "Ann A, et al.");
    assert_eq!(name("never", 2, ""), "Ann A, Ben B et al.");
    let first = r#"name-as-sort-order="first""#;
    assert_eq!(name("after-inverted-name", 1, first), "A, Ann, et al.");
    assert_eq!(name("after-inverted-name", 2, first), "A, Ann, Ben B et al.");
}

#[test]
fn an_ellipsis_and_the_last_name() {
    let name = |min: u32, first: u32, count: usize| {
        let name = format!(
            r#"<name form="short" et-al-min="{min}" et-al-use-first="{first}" et-al-use-last="true"/>"#
        );
        named(&name, several(count))
    };
    assert_eq!(name(4, 1, 5), "A … E");
    assert_eq!(name(4, 2, 5), "A, B, … E");
    // It stands for one name at least, of the least that are too many.
    assert_eq!(name(4, 3, 5), "A, B, … E");
    assert_eq!(name(4, 4, 5), "A, B, … E");
    assert_eq!(name(5, 3, 5), "A, B, C, … E");
    assert_eq!(name(4, 3, 4), "A, B, … D");
    assert_eq!(name(4, 1, 3), "A, B, C");
    assert_eq!(name(2, 1, 2), "A et al.");
    let suffixed = r#"<name form="short" suffix="!" et-al-min="3" et-al-use-first="1" et-al-use-last="true"/>"#;
    assert_eq!(named(suffixed, several(3)), "A! … C!");
}

#[test]
fn a_delimiter_before_an_organization_follows_rules_of_its_own() {
    let ann = || json!({"given": "Ann", "family": "A"});
    let ben = || json!({"given": "Ben", "family": "B"});
    let bay = || json!({"literal": "The Bay"});
    let of_style = |attributes: &str, name: &str, authors: Value| {
        let xml = format!(
            r#"<style class="in-text" version="1.0" {attributes}><citation><layout>
            <names variable="author">{name}</names></layout></citation></style>"#
        );
        let style = Style::parse(&xml).expect("well-formed");
        let list = items(json!([{"id": "a", "type": "book", "author": authors}]));
        let cluster = Cluster { cites: vec![Cite::of("a")], note: 0 };
        Processor::new(&style, &locale, None).cite(&list, &[cluster])[0].to(PLAIN)
    };
    let two = || json!([ann(), bay()]);
    let three = || json!([ann(), ben(), bay()]);
    // What the name says counts for persons only …
    let always = r#"<name and="text" delimiter-precedes-last="always"/>"#;
    assert_eq!(of_style("", always, two()), "Ann A and The Bay");
    assert_eq!(of_style("", always, json!([bay(), ann()])), "The Bay, and Ann A");
    let never = r#"<name and="text" delimiter-precedes-last="never"/>"#;
    assert_eq!(of_style("", never, three()), "Ann A, Ben B, and The Bay");
    // … but for what depends on the name before, …
    let inverted = r#"<name and="text" delimiter-precedes-last="after-inverted-name" name-as-sort-order="first"/>"#;
    assert_eq!(of_style("", inverted, two()), "A, Ann, and The Bay");
    assert_eq!(of_style("", inverted, three()), "A, Ann, Ben B, and The Bay");
    assert_eq!(of_style("", inverted, json!([bay(), bay()])), "The Bay and The Bay");
    // … what the style says, always.
    let of_all = r#"and="text" delimiter-precedes-last="always""#;
    assert_eq!(of_style(of_all, "<name/>", two()), "Ann A, and The Bay");
    assert_eq!(of_style(of_all, never, two()), "Ann A, and The Bay");
    let of_none = r#"and="text" delimiter-precedes-last="never""#;
    assert_eq!(of_style(of_none, "<name/>", three()), "Ann A, Ben B and The Bay");
    // With the delimiter it is the other way round.
    let delimiter = r#"name-delimiter="; ""#;
    assert_eq!(of_style(delimiter, "<name/>", three()), "Ann A; Ben B, The Bay");
    assert_eq!(of_style("", r#"<name delimiter="; "/>"#, three()), "Ann A; Ben B; The Bay");
}

#[test]
fn a_first_cite_names_as_many_as_a_later_one() {
    let shown = |least: u32, first: u32, later: &str, count: usize| {
        let options = format!(r#"et-al-min="{least}" et-al-use-first="{first}" {later}"#);
        let layout = r#"<names variable="author"><name form="short"/></names>"#;
        cite(&options, layout, json!([{"id": "a", "type": "book", "author": several(count)}]))
    };
    let later = r#"et-al-subsequent-min="5" et-al-subsequent-use-first="1""#;
    assert_eq!(shown(3, 1, later, 2), "A, B");
    assert_eq!(shown(3, 1, later, 3), "A, B, C");
    assert_eq!(shown(3, 1, later, 4), "A, B, C, et al.");
    assert_eq!(shown(3, 1, later, 5), "A et al.");
    let more = r#"et-al-subsequent-min="3" et-al-subsequent-use-first="2""#;
    assert_eq!(shown(4, 1, more, 3), "A, B, C");
    assert_eq!(shown(4, 1, more, 4), "A, B, et al.");
    assert_eq!(shown(3, 2, r#"et-al-subsequent-use-first="1""#, 4), "A, B, et al.");
    assert_eq!(shown(3, 1, r#"et-al-subsequent-use-first="2""#, 4), "A, B, et al.");
    assert_eq!(shown(3, 1, r#"et-al-subsequent-min="3""#, 4), "A et al.");
    // The later one names what it may.
    let style = style(
        r#"et-al-min="3" et-al-use-first="2" et-al-subsequent-use-first="1""#,
        r#"<names variable="author"><name form="short"/></names>"#,
    );
    let list = items(json!([{"id": "a", "type": "book", "author": several(4)}]));
    let cluster = || Cluster { cites: vec![Cite::of("a")], note: 0 };
    let cited = Processor::new(&style, &locale, None).cite(&list, &[cluster(), cluster()]);
    assert_eq!(
        cited.iter().map(|text| text.to(PLAIN)).collect::<Vec<_>>(),
        ["A, B, et al.", "A et al."]
    );
}

#[test]
fn what_is_normal_in_names_counts_against_what_is_around_them() {
    let layout = |names: &str, name: &str, et_al: &str| {
        format!(
            r#"<names variable="author" {names}><name form="short" et-al-min="3" et-al-use-first="1" {name}/>{et_al}</names>"#
        )
    };
    let italic = r#"font-style="italic""#;
    let normal = r#"font-style="normal""#;
    let print = |layout: &str, count| one(layout, json!({"author": several(count)}));
    let of_names = layout(italic, normal, "");
    assert_eq!(print(&of_names, 2), "<i>A, B</i>");
    assert_eq!(print(&of_names, 3), "<i>A et al.</i>");
    let around = format!("<group {italic}>{}</group>", layout("", normal, ""));
    assert_eq!(
        print(&around, 2),
        r#"<i><span style="font-style:normal;">A</span>, <span style="font-style:normal;">B</span></i>"#
    );
    let et_al = layout("", italic, &format!("<et-al {normal}/>"));
    assert_eq!(
        print(&et_al, 3),
        r#"<i><i>A</i> <span style="font-style:normal;">et al.</span></i>"#
    );
    assert_eq!(print(&layout(italic, "", &format!("<et-al {normal}/>")), 3), "<i>A et al.</i>");
    let both = layout(italic, italic, &format!("<et-al {normal}/>"));
    assert_eq!(
        print(&both, 3),
        r#"<i><i><i>A</i> <span style="font-style:normal;">et al.</span></i></i>"#
    );
    // With the last of the names each is formatted, not the list.
    let last = layout("", &format!(r#"{italic} et-al-use-last="true""#), "");
    assert_eq!(print(&last, 3), "<i>A</i> … <i>C</i>");
}

#[test]
fn et_al_has_a_word_and_a_look_of_its_own() {
    let xml =
        |et_al: &str| format!(r#"<name form="short" et-al-min="2" et-al-use-first="1"/>{et_al}"#);
    assert_eq!(named(&xml(r#"<et-al font-style="italic"/>"#), several(2)), "A <i>et al.</i>");
    assert_eq!(named(&xml(r#"<et-al term="ibid"/>"#), several(2)), "A ibid.");
    assert_eq!(named(&xml(r#"<et-al term="no-such-term"/>"#), several(2)), "A et al.");
}

#[test]
fn initials_of_all_sorts() {
    for (given, stops, spaced, bare) in [
        ("Ann Beth", "A.B.", "A. B.", "AB"),
        ("A. B.", "A.B.", "A. B.", "AB"),
        ("A.B.", "A.B.", "A. B.", "AB"),
        ("Jean-Luc", "J.-L.", "J.-L.", "J-L"),
        ("Jean\u{2010}Luc", "J.-L.", "J.-L.", "J-L"),
        ("Guo-ping", "G.", "G.", "G"),
        ("Th. M.", "Th.M.", "Th. M.", "ThM"),
        ("TSeren", "Ts.", "Ts.", "Ts"),
        ("ANN", "A.", "A.", "A"),
        ("Ann de la", "A.", "A.", "A"),
        ("Ann\u{a0}Beth", "A.B.", "A. B.", "AB"),
        ("Émile", "É.", "É.", "É"),
    ] {
        let with = |with: &str| {
            let author = json!([{"given": given, "family": "Ash"}]);
            let name = format!(r#"<name initialize-with="{with}" name-as-sort-order="all"/>"#);
            let printed = named(&name, author);
            let given = printed.trim_start_matches("Ash, ");
            given.trim_end_matches(" de la").to_owned()
        };
        assert_eq!(with("."), stops, "{given}");
        assert_eq!(with(". "), spaced, "{given}");
        assert_eq!(with(""), bare, "{given}");
    }
}

#[test]
fn initialize_off_changes_only_what_is_an_initial_already() {
    let given = |given: &str| {
        let author = json!([{"given": given, "family": "Ash"}]);
        named(r#"<name initialize="false" initialize-with=". "/>"#, author)
    };
    assert_eq!(given("Ann B."), "Ann B. Ash");
    assert_eq!(given("Ann B"), "Ann B. Ash");
    assert_eq!(given("A.B. Cy"), "A. B. Cy Ash");
    assert_eq!(given("Jean-Luc"), "Jean-Luc Ash");
}

#[test]
fn hyphens_between_initials_can_be_left_out() {
    let xml = r#"<style class="in-text" initialize-with-hyphen="false"><citation><layout><names variable="author">
        <name initialize-with="."/></names></layout></citation></style>"#;
    let style = Style::parse(xml).expect("well-formed");
    let list = items(
        json!([{"id": "a", "type": "book", "author": [{"given": "Jean-Luc", "family": "Ash"}]}]),
    );
    let clusters = [Cluster { cites: vec![Cite::of("a")], note: 0 }];
    let printed = Processor::new(&style, &locale, None).cite(&list, &clusters)[0].to(PLAIN);
    assert_eq!(printed, "J.L. Ash");
}

#[test]
fn particles_are_found_in_family_and_given_names() {
    for (given, family, displayed, inverted) in [
        ("Ludwig", "van Beethoven", "Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Ludwig van", "Beethoven", "Ludwig van Beethoven", "Beethoven, Ludwig van"),
        ("Ann", "van der Berg", "Ann van der Berg", "van der Berg, Ann"),
        ("Charles", "d'Artagnan", "Charles d’Artagnan", "d’Artagnan, Charles"),
        ("Charles", "d’Artagnan", "Charles d’Artagnan", "d’Artagnan, Charles"),
        ("Ann", "al-Bahri", "Ann al-Bahri", "al-Bahri, Ann"),
        ("Ann de la", "Mare", "Ann de la Mare", "Mare, Ann de la"),
        ("Ann d’", "Orsay", "Ann d’Orsay", "Orsay, Ann d’"),
        // A name all in small letters is no particle.
        ("bell", "hooks", "bell hooks", "hooks, bell"),
        ("ann", "de la", "ann de la", "de la, ann"),
        // Quotation marks keep a name whole.
        ("Ann", "\"van Dyke\"", "Ann van Dyke", "van Dyke, Ann"),
    ] {
        let author = || json!([{"given": given, "family": family}]);
        assert_eq!(named("<name/>", author()), displayed);
        let xml = r#"<style class="in-text" demote-non-dropping-particle="never"><citation><layout><names variable="author">
            <name name-as-sort-order="all"/></names></layout></citation></style>"#;
        let style = Style::parse(xml).expect("well-formed");
        let list = items(json!([{"id": "a", "type": "book", "author": author()}]));
        let clusters = [Cluster { cites: vec![Cite::of("a")], note: 0 }];
        let printed = Processor::new(&style, &locale, None).cite(&list, &clusters)[0].to(PLAIN);
        assert_eq!(printed, inverted, "{given} {family}");
    }
}

#[test]
fn particles_go_behind_where_the_style_demotes_them() {
    let author = json!([{"given": "Ludwig", "family": "van Beethoven"}]);
    for (demote, short, inverted) in [
        ("never", "van Beethoven", "van Beethoven, Ludwig"),
        ("sort-only", "van Beethoven", "van Beethoven, Ludwig"),
        ("display-and-sort", "van Beethoven", "Beethoven, Ludwig van"),
    ] {
        let printed = |name: &str| {
            let xml = format!(
                r#"<style class="in-text" demote-non-dropping-particle="{demote}"><citation><layout><names variable="author">
                {name}</names></layout></citation></style>"#
            );
            let style = Style::parse(&xml).expect("well-formed");
            let list = items(json!([{"id": "a", "type": "book", "author": author}]));
            let clusters = [Cluster { cites: vec![Cite::of("a")], note: 0 }];
            Processor::new(&style, &locale, None).cite(&list, &clusters)[0].to(PLAIN)
        };
        assert_eq!(printed(r#"<name form="short"/>"#), short, "{demote}");
        assert_eq!(printed(r#"<name name-as-sort-order="all"/>"#), inverted, "{demote}");
        let turned = if demote == "display-and-sort" { "Beethoven, van" } else { short };
        assert_eq!(printed(r#"<name form="short" name-as-sort-order="all"/>"#), turned, "{demote}");
    }
}

#[test]
fn suffixes_of_names() {
    let suffixed = |suffix: Value, name: &str| {
        let mut author = json!([{"given": "Ann", "family": "Ash"}]);
        for (key, value) in suffix.as_object().into_iter().flatten() {
            author[0][key] = value.clone();
        }
        named(name, author)
    };
    let inverted = r#"<name name-as-sort-order="all"/>"#;
    assert_eq!(suffixed(json!({"suffix": "Jr."}), "<name/>"), "Ann Ash Jr.");
    assert_eq!(suffixed(json!({"suffix": "Jr.", "comma-suffix": true}), "<name/>"), "Ann Ash, Jr.");
    assert_eq!(suffixed(json!({"suffix": "Jr."}), inverted), "Ash, Ann, Jr.");
    assert_eq!(suffixed(json!({"given": "Ann, III"}), "<name/>"), "Ann Ash III");
    assert_eq!(suffixed(json!({"given": "Ann, !Jr."}), "<name/>"), "Ann Ash, Jr.");
    assert_eq!(suffixed(json!({"given": "Ann, !Jr."}), inverted), "Ash, Ann, Jr.");
    assert_eq!(suffixed(json!({"suffix": "Jr."}), r#"<name initialize-with=""/>"#), "A Ash Jr");
    assert_eq!(suffixed(json!({"suffix": "Jr."}), r#"<name initialize-with="."/>"#), "A. Ash Jr.");
}

#[test]
fn names_in_scripts_without_spaces_have_their_family_first() {
    let cased =
        |given: &str, family: &str| named("<name/>", json!([{"given": given, "family": family}]));
    assert_eq!(cased("小明", "王"), "王小明");
    assert_eq!(cased("Ann", "王"), "王 Ann");
    assert_eq!(cased("Анна", "Иванова"), "Анна Иванова");
    assert_eq!(cased("Άννα", "Παππά"), "Άννα Παππά");
    assert_eq!(cased("דנה", "כהן"), "דנה כהן");
    assert_eq!(cased("ليلى", "حداد"), "ليلى حداد");
    assert_eq!(cased("สมชาย", "ใจดี"), "สมชาย ใจดี");
    let fixed = json!([{"given": "Ann", "family": "Ash", "static-ordering": true}]);
    assert_eq!(named("<name/>", fixed), "Ash Ann");
    let initials = json!([{"given": "小明", "family": "王"}]);
    assert_eq!(named(r#"<name initialize-with="."/>"#, initials), "王小明");
}

#[test]
fn parts_of_names_have_looks_of_their_own() {
    let author = || json!([{"given": "Ann", "family": "van Ash", "suffix": "Jr."}]);
    let part = |part: &str, order: &str| named(&format!("<name {order}>{part}</name>"), author());
    let (family, given) = (
        r#"<name-part name="family" text-case="uppercase" prefix="[" suffix="]"/>"#,
        r#"<name-part name="given" font-style="italic" prefix="(" suffix=")"/>"#,
    );
    assert_eq!(part(family, ""), "Ann [VAN ASH Jr.]");
    assert_eq!(part(given, ""), "(<i>Ann</i>) van Ash Jr.");
    let all = r#"name-as-sort-order="all""#;
    assert_eq!(part(family, all), "[ASH], Ann VAN, Jr.");
    assert_eq!(part(given, all), "Ash, (<i>Ann</i> van), Jr.");
    assert_eq!(
        named(&format!("<name>{family}</name>"), json!([{"literal": "The Bay"}])),
        "THE BAY"
    );
    let affixed = r#"<name prefix="«" suffix="»" font-weight="bold" text-case="uppercase"/>"#;
    assert_eq!(named(affixed, several(1)), "«<b>Ann A</b>»");
    assert_eq!(named(affixed, json!([{"literal": "The Bay"}])), "<b>The Bay</b>");
}

#[test]
fn labels_stand_before_or_behind_the_names() {
    let editors = |inside: &str, count: usize| {
        let layout = format!(r#"<names variable="editor">{inside}</names>"#);
        one(&layout, json!({ "editor": several(count) }))
    };
    assert_eq!(editors(r#"<name form="short"/><label form="short" prefix=", "/>"#, 1), "A, ed.");
    assert_eq!(
        editors(r#"<name form="short"/><label form="short" prefix=", "/>"#, 2),
        "A, B, eds."
    );
    assert_eq!(editors(r#"<label form="short" suffix=" "/><name form="short"/>"#, 2), "eds. A, B");
    let plural = |plural: &str, count: usize| {
        editors(
            &format!(r#"<name form="short"/><label form="short" plural="{plural}" prefix=" "/>"#),
            count,
        )
    };
    assert_eq!(plural("always", 1), "A eds.");
    assert_eq!(plural("never", 2), "A, B ed.");
}

#[test]
fn editors_who_translated_are_named_once() {
    let layout = r#"<names variable="editor translator" delimiter="; "><name form="short"/><label form="short" prefix=" "/></names>"#;
    let roles = |editor: Value, translator: Value| {
        one(layout, json!({ "editor": editor, "translator": translator }))
    };
    assert_eq!(roles(several(1), several(1)), "A ed. &#38; trans.");
    assert_eq!(roles(several(2), several(2)), "A, B eds. &#38; trans.");
    assert_eq!(roles(several(2), several(1)), "A, B eds.; A");
    let unlabelled =
        r#"<names variable="editor translator" delimiter="; "><name form="short"/></names>"#;
    let both = json!({"editor": several(1), "translator": several(1)});
    assert_eq!(one(unlabelled, both.clone()), "A; A");
    let others = r#"<names variable="editor author" delimiter="; "><name form="short"/><label form="short" prefix=" "/></names>"#;
    assert_eq!(one(others, json!({"editor": several(1), "author": several(1)})), "A ed.; A");
    let three = r#"<names variable="editor translator author" delimiter="; "><name form="short"/><label form="short" prefix=" "/></names>"#;
    let mut all = both;
    all["author"] = several(1);
    assert_eq!(one(three, all), "A ed.; A; A");
}

#[test]
fn substitutes_take_what_they_lack_from_the_names_they_stand_for() {
    let layout = |inner: &str| {
        format!(
            r#"<names variable="author" font-style="italic"><name form="short" and="text"/><label form="short" prefix=", "/>
            <substitute>{inner}</substitute></names>"#
        )
    };
    let fields = || json!({"editor": several(2)});
    assert_eq!(one(&layout(r#"<names variable="editor"/>"#), fields()), "<i>A and B, eds.</i>");
    // One with something of its own takes only the rest.
    let own = layout(r#"<names variable="editor"><name form="long"/></names>"#);
    assert_eq!(one(&own, fields()), "Ann A, Ben B");
    let text = layout(r#"<text variable="title"/><names variable="editor"/>"#);
    assert_eq!(one(&text, json!({"title": "T", "editor": several(2)})), "T");
}

#[test]
fn the_names_of_a_cite_can_be_left_out_or_stand_alone() {
    let style = style(
        "",
        r#"<names variable="author"><name form="short"/></names><text variable="title" prefix=", "/>"#,
    );
    let list = items(json!([
        {"id": "a", "type": "book", "title": "T", "author": several(1)},
        {"id": "b", "type": "book", "title": "U"},
    ]));
    let cite = |cite: Cite| {
        let clusters = [Cluster { cites: vec![cite], note: 0 }];
        Processor::new(&style, &locale, None).cite(&list, &clusters)[0].to(HTML)
    };
    assert_eq!(cite(Cite { suppress_author: true, ..Cite::of("a") }), ", T");
    assert_eq!(cite(Cite { author_only: true, ..Cite::of("a") }), "A");
    assert_eq!(cite(Cite { author_only: true, ..Cite::of("b") }), ", U");
}

//! Text case (CSL 1.0.2, "Text-case", "Title Case Conversion", "Sentence Case Conversion").

use super::one;
use serde_json::json;

/// A title in a text case.
fn cased(case: &str, title: &str) -> String {
    in_language(case, title, "en")
}

fn in_language(case: &str, title: &str, lang: &str) -> String {
    let layout = format!(r#"<text variable="title" text-case="{case}"/>"#);
    one(&layout, json!({"title": title, "language": lang}))
}

#[test]
fn title_case_leaves_small_words_small_except_at_the_edges() {
    for (title, printed) in [
        ("the tide and the harbour", "The Tide and the Harbour"),
        ("a walk around", "A Walk Around"),
        ("what it is for", "What It Is For"),
        ("of mice", "Of Mice"),
        // One letter alone is a small word, and is not raised for coming last.
        ("vitamin c", "Vitamin c"),
        ("x", "X"),
        ("y", "Y"),
        ("x marks the spot", "X Marks the Spot"),
        ("a", "A"),
        ("the", "The"),
        ("", ""),
    ] {
        assert_eq!(cased("title", title), printed);
    }
}

#[test]
fn title_case_begins_again_where_a_sentence_ends() {
    for (title, printed) in [
        ("harbours: a history", "Harbours: A History"),
        ("who knows? the captain", "Who Knows? The Captain"),
        ("land! and water", "Land! And Water"),
        ("harbours:a history", "Harbours:a History"),
        ("harbours; a history", "Harbours; a History"),
        ("harbours. a history", "Harbours. a History"),
        // Only the word right behind the colon.
        ("tides: of the sea of salt", "Tides: Of the Sea of Salt"),
        // A colon with words behind it counts no longer.
        ("ratio 3:4 of the moon", "Ratio 3:4 of the Moon"),
    ] {
        assert_eq!(cased("title", title), printed);
    }
}

#[test]
fn title_case_keeps_words_that_have_capitals() {
    for (title, printed) in [
        ("the iPhone of van Gogh", "The iPhone of van Gogh"),
        ("an eBook AND a pen", "An eBook AND a Pen"),
        ("USA today", "USA Today"),
    ] {
        assert_eq!(cased("title", title), printed);
    }
}

#[test]
fn title_case_of_compounds_raises_the_first_part_whatever_it_is() {
    for (title, printed) in [
        ("the well-known on-ramp", "The Well-Known on-Ramp"),
        ("some by-products", "Some By-Products"),
        ("some x-rays", "Some X-Rays"),
        // Not behind a colon.
        ("ways: some by-products", "Ways: Some by-Products"),
    ] {
        assert_eq!(cased("title", title), printed);
    }
}

#[test]
fn title_case_of_elided_articles_greek_letters_and_apostrophes() {
    for (title, printed) in [
        ("the café d'orsay again", "The Café d’orsay Again"),
        ("the isle l’orient again", "The Isle l’orient Again"),
        ("the isle d'orient", "The Isle d’orient"),
        ("d'artagnan rides", "D’artagnan Rides"),
        ("sailors don't drown", "Sailors Don’t Drown"),
        ("measuring αlpha and жук", "Measuring αlpha and Жук"),
        ("the ͱeta", "The ͱeta"),
    ] {
        assert_eq!(cased("title", title), printed);
    }
}

#[test]
fn title_case_is_for_english_alone() {
    assert_eq!(in_language("title", "das meer am abend", "de"), "das meer am abend");
    assert_eq!(in_language("title", "the sea at night", "en-GB"), "The Sea at Night");
    assert_eq!(in_language("title", "the sea at night", " EN"), "The Sea at Night");
}

#[test]
fn sentence_case_keeps_the_first_word_and_lowers_the_others() {
    for (title, printed) in [
        ("The Art of War", "The art of war"),
        ("the ART of War", "The art of war"),
        ("USA Today: The Paper", "USA today: the paper"),
        ("McDonald And Sons", "McDonald and sons"),
        ("Straße UND Maß", "Straße und maß"),
        ("… And Then", "… and then"),
        ("@Home Again", "@Home again"),
        ("O’Brien And Sons", "O’Brien and sons"),
        ("E-Mail Today", "E-mail today"),
        ("iPhone Sales", "IPhone sales"),
        ("One <span class=\"nocase\">Two Three</span> Four", "One Two Three four"),
        ("X", "X"),
    ] {
        assert_eq!(cased("sentence", title), printed);
    }
}

#[test]
fn capitals_for_the_first_word_or_for_all() {
    for (title, first, all) in [
        ("the sea at night", "The sea at night", "The Sea At Night"),
        ("iOS and android", "iOS and android", "iOS And Android"),
        ("(see below)", "(See below)", "(See Below)"),
        ("4th of may", "4th of may", "4th Of May"),
        ("'tis over", "’tis over", "’tis Over"),
        // At some marks a word begins, others are its first letter.
        ("@tim/ann-lee", "@tim/ann-lee", "@tim/Ann-Lee"),
        ("¿quién? ¡yo!", "¿quién? ¡yo!", "¿quién? ¡yo!"),
        ("re“set” it", "Re“set” it", "Re“Set” It"),
        ("<span class=\"nocase\"><i>de</i> la</span> x", "<i>de</i> la x", "<i>de</i> la X"),
        ("<span class=\"nocase\">de</span> facto", "de facto", "de Facto"),
        // What becomes two letters stays.
        ("ßen and ŉ", "ßen and ŉ", "ßen And ŉ"),
    ] {
        assert_eq!(cased("capitalize-first", title), first);
        assert_eq!(cased("capitalize-all", title), all);
    }
}

#[test]
fn a_first_word_in_straight_quotation_marks_stays() {
    for (case, printed) in [
        ("title", "“slow” Boats and a “Fast” Pier"),
        ("sentence", "“slow” boats and a “fast” pier"),
        ("capitalize-first", "“slow” boats AND a “fast” pier"),
        ("capitalize-all", "“slow” Boats AND A “Fast” Pier"),
    ] {
        let title = if case == "title" {
            "\"slow\" boats and a \"fast\" pier"
        } else {
            "\"slow\" boats AND a \"fast\" pier"
        };
        assert_eq!(cased(case, title), printed, "{case}");
    }
    assert_eq!(cased("title", "\"slow\""), "“slow”");
    assert_eq!(cased("title", "boats \"and\" on"), "Boats “and” On");
}

#[test]
fn upper_and_lower_case_letter_by_letter() {
    assert_eq!(cased("uppercase", "Maß für Maß"), "MASS FÜR MASS");
    assert_eq!(cased("lowercase", "Maß FÜR MAẞ"), "maß für maß");
    // What is marked keeps its case: raised, lowered, in small capitals, without case, undecorated.
    for (title, upper, lower) in [
        ("Ab<sup>Cd</sup>Ef", "AB<sup>Cd</sup>EF", "ab<sup>Cd</sup>ef"),
        ("Ab<sub>Cd</sub>Ef", "AB<sub>Cd</sub>EF", "ab<sub>Cd</sub>ef"),
        ("Ab<span class=\"nocase\">Cd</span>Ef", "ABCdEF", "abCdef"),
        ("Ab<span class=\"nodecor\">Cd</span>Ef", "ABCdEF", "abCdef"),
        ("Ab<i>Cd</i>Ef", "AB<i>CD</i>EF", "ab<i>cd</i>ef"),
        (
            "Ab<sup>C<sub>d</sub>E</sup>Fg",
            "AB<sup>C<sub>d</sub>E</sup>FG",
            "ab<sup>C<sub>d</sub>E</sup>fg",
        ),
    ] {
        assert_eq!(cased("uppercase", title), upper);
        assert_eq!(cased("lowercase", title), lower);
    }
    assert!(cased("uppercase", "Ab<sc>Cd</sc>Ef").contains(">Cd<"));
}

#[test]
fn what_keeps_its_case_counts_in_the_other_cases_too() {
    for (title, title_case, sentence) in [
        ("of H<sub>ab</sub> and x<sup>Nd</sup>", "Of H<sub>ab</sub> and x<sup>Nd</sup>", ""),
        (
            "boats <span class=\"nocase\">of <sup>a</sup> kind</span> anew",
            "Boats of <sup>a</sup> kind Anew",
            "",
        ),
        (
            "Ebb AND <sup>A <sub>B</sub> C</sup> FLOW",
            "",
            "Ebb and <sup>A <sub>B</sub> C</sup> flow",
        ),
    ] {
        if !title_case.is_empty() {
            assert_eq!(cased("title", title), title_case);
        }
        if !sentence.is_empty() {
            assert_eq!(cased("sentence", title), sentence);
        }
    }
}

#[test]
fn turkish_and_azerbaijani_tell_a_dotted_i_from_one_without() {
    for lang in ["tr", "tr-TR", "az"] {
        assert_eq!(in_language("uppercase", "ilk sızı", lang), "İLK SIZI");
        assert_eq!(in_language("lowercase", "İLK SIZI", lang), "ilk sızı");
    }
    assert_eq!(in_language("uppercase", "ilk", "en"), "ILK");
    assert_eq!(in_language("lowercase", "ILK", "en"), "ilk");
}

#[test]
fn a_sigma_at_the_end_of_a_word_is_the_final_one() {
    for (upper, lower) in [
        ("ΟΔΟΣ", "οδος"),
        ("ΟΔΟΣ ΣΟΦΙΑΣ", "οδος σοφιας"),
        ("Σ", "σ"),
        ("Σ.", "σ."),
        ("ΟΣ, ΣΑ", "ος, σα"),
        ("1Σ", "1σ"),
    ] {
        assert_eq!(in_language("lowercase", upper, "el"), lower);
    }
}

#[test]
fn an_apostrophe_that_could_end_a_quotation_begins_a_word() {
    for (title, printed) in [
        ("‘we’ll see,’ they say", "‘We’Ll See,’ They Say"),
        ("say ‘we’re in’ and don’t go", "Say ‘We’Re in’ and Don’t Go"),
        ("“we’ll see” they say", "“We’ll See” They Say"),
        ("the o’clock tower", "The o’clock Tower"),
    ] {
        assert_eq!(cased("title", title), printed);
    }
}

#[test]
fn greek_capitals_have_no_accents() {
    let greek = |title| in_language("uppercase", title, "el");
    assert_eq!(greek("Γιώργος Παπαδόπουλος"), "ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ");
    assert_eq!(greek("Ήλιος άέήίόύώ ΐΰ"), "ΗΛΙΟΣ ΑΕΗΙΟΥΩ ΪΫ");
    assert_eq!(in_language("uppercase", "ό café", "fr"), "Ό CAFÉ");
}

#[test]
fn a_label_is_in_title_case_whatever_the_language_is() {
    let item = json!({"title": "T", "language": "pl", "editor": [{"family": "Ash"}], "page": "3"});
    let label =
        r#"<names variable="editor"><label form="short" text-case="title" prefix=" "/></names>"#;
    assert_eq!(one(label, item.clone()), "Ash Ed.");
    assert_eq!(one(r#"<label variable="page" form="short" text-case="title"/>"#, item), "P.");
}

#[test]
fn capitals_of_a_name_are_kept_in_sentence_case() {
    let layout = r#"<names variable="author"><name><name-part name="family" text-case="sentence"/></name></names>"#;
    let named = |author| one(layout, json!({ "author": [author] }));
    assert_eq!(named(json!({"given": "Ann", "family": "de O’Brien"})), "Ann De O’Brien");
    assert_eq!(named(json!({"literal": "The Bay Group"})), "The bay group");
}

#[test]
fn periods_before_small_letters_are_no_abbreviations() {
    let stripped =
        |title| one(r#"<text variable="title" strip-periods="true"/>"#, json!({ "title": title }));
    assert_eq!(stripped("J. Soil Ecol."), "J Soil Ecol");
    assert_eq!(stripped("gov.uk v1.2 A.B"), "gov.uk v12 AB");
    // A term loses all of them; the case is changed before.
    assert_eq!(one(r#"<text term="no date" form="short" strip-periods="true"/>"#, json!({})), "nd");
    let raised = r#"<text variable="title" text-case="title" strip-periods="true"/>"#;
    assert_eq!(one(raised, json!({"title": "gov.uk", "language": "en"})), "GovUk");
}

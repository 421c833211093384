//! Languages: which locale's terms count, and what stands where there is none.

use super::{Cite, Cluster, HTML, Processor, Style, items, locale, style};
use serde_json::json;

const ARABIC: &str = r#"<locale xml:lang="ar"><terms><term name="editor"><single>تحقيق</single></term>
  <term name="open-quote">«</term><term name="close-quote">»</term></terms></locale>"#;

fn cited(lang: &str, layout: &str, item: serde_json::Value) -> String {
    let style = style("", layout);
    let source = |tag: &str| if tag == "ar" { Some(ARABIC.to_owned()) } else { locale(tag) };
    let processor = Processor::new(&style, &source, Some(lang));
    let cites = vec![Cite::of("a")];
    let cited = processor.cite(&items(json!([item])), &[Cluster { cites, note: 0 }]);
    cited[0].to(HTML)
}

#[test]
fn another_form_of_the_language_goes_before_another_language() {
    let layout =
        r#"<names variable="editor"><name form="short"/><label form="short" prefix=", "/></names>"#;
    let item = json!({"id": "a", "type": "book", "editor": [{"family": "Ash", "given": "A"}]});
    assert_eq!(cited("ar", layout, item.clone()), "Ash, تحقيق");
    assert_eq!(cited("en-US", layout, item), "Ash, ed.");
}

#[test]
fn marks_are_quotes_where_the_language_has_them() {
    let layout = r#"<text variable="title" quotes="true"/>"#;
    let item = json!({"id": "a", "type": "book", "title": "Das «Wort» und “word”"});
    assert_eq!(cited("ar", layout, item.clone()), "«Das ‘Wort’ und “word”»");
    assert_eq!(cited("en-US", layout, item), "“Das «Wort» und ‘word’”");
}

#[test]
fn an_unknown_language_prints_american_terms_and_none_prints_without() {
    let layout =
        r#"<text variable="title" quotes="true" suffix=" "/><text term="no date" form="short"/>"#;
    let item = json!({"id": "a", "type": "book", "title": "T"});
    assert_eq!(cited("tlh-QO", layout, item.clone()), "“T” n.d.");
    assert_eq!(cited("\u{202e}<b>", layout, item.clone()), "“T” n.d.");
    let style = style("", layout);
    let nothing = |_: &str| None;
    let processor = Processor::new(&style, &nothing, Some("de"));
    let cites = vec![Cite::of("a")];
    let cited = processor.cite(&items(json!([item])), &[Cluster { cites, note: 0 }]);
    assert_eq!(cited[0].to(HTML), "“T” ");
}

/// Prints in a language; the style and the locale files say what they are given.
fn printed(lang: &str, locales: &str, layout: &str, item: serde_json::Value) -> String {
    let xml = format!(
        r#"<style class="in-text">{locales}<citation><layout>{layout}</layout></citation></style>"#
    );
    let style = Style::parse(&xml).expect("the style is well-formed");
    let processor = Processor::new(&style, &|_: &str| None::<String>, Some(lang));
    let cites = vec![Cite::of("a")];
    let cited = processor.cite(&items(json!([item])), &[Cluster { cites, note: 0 }]);
    cited[0].to(HTML)
}

fn book(fields: serde_json::Value) -> serde_json::Value {
    let mut item = json!({"id": "a", "type": "book"});
    if let (Some(item), Some(fields)) = (item.as_object_mut(), fields.as_object()) {
        item.extend(fields.clone());
    }
    item
}

/// CSL 1.0.2, "Locale Fallback": the dialect, then the language, then all languages.
#[test]
fn what_a_style_says_for_a_dialect_goes_before_what_it_says_for_the_language() {
    let term = |lang: &str, word: &str| {
        format!("<locale{lang}><terms><term name=\"in\">{word}</term></terms></locale>")
    };
    let all = term("", "all");
    let german = term(" xml:lang=\"de\"", "language");
    let germany = term(" xml:lang=\"de-DE\"", "main");
    let austria = term(" xml:lang=\"de-AT\"", "dialect");
    let layout = r#"<text term="in"/>"#;
    let said =
        |lang: &str, locales: &[&str]| printed(lang, &locales.concat(), layout, book(json!({})));
    assert_eq!(said("de-DE", &[&all, &german, &germany, &austria]), "main");
    assert_eq!(said("de-AT", &[&all, &german, &germany, &austria]), "dialect");
    assert_eq!(said("de-CH", &[&all, &german, &germany, &austria]), "language");
    assert_eq!(said("de", &[&all, &germany, &austria]), "main");
    assert_eq!(said("de-CH", &[&all, &germany, &austria]), "main");
    assert_eq!(said("de-DE", &[&all, &austria]), "all");
    assert_eq!(said("fr-FR", &[&german, &germany, &all]), "all");
}

/// CSL 1.0.2, "Gender-specific Ordinals".
#[test]
fn ordinals_agree_with_the_gender_of_what_they_count() {
    let locale = r#"<locale><terms>
        <term name="edition" gender="feminine"><single>éd.</single><multiple>éds</multiple></term>
        <term name="volume" gender="masculine"><single>vol.</single><multiple>vols</multiple></term>
        <term name="ordinal">e</term>
        <term name="ordinal-01" gender-form="feminine" match="whole-number">re</term>
        <term name="ordinal-01" gender-form="masculine" match="whole-number">er</term>
        <term name="long-ordinal-01">neutre</term>
        <term name="long-ordinal-01" gender-form="masculine">premier</term>
        <term name="long-ordinal-01" gender-form="feminine">première</term></terms></locale>"#;
    let number = |variable: &str, form: &str, value: &str| {
        let layout = format!(r#"<number variable="{variable}" form="{form}"/>"#);
        printed("fr-FR", locale, &layout, book(json!({variable: value})))
    };
    assert_eq!(number("edition", "ordinal", "1"), "1re");
    assert_eq!(number("volume", "ordinal", "1"), "1er");
    assert_eq!(number("edition", "ordinal", "2"), "2e");
    assert_eq!(number("volume", "ordinal", "101"), "101e", "the whole number is not 1");
    assert_eq!(number("edition", "long-ordinal", "1"), "première");
    assert_eq!(number("volume", "long-ordinal", "1"), "premier");
    assert_eq!(number("issue", "long-ordinal", "1"), "neutre");
}

/// CSL 1.0.2, "Ordinal Suffixes": what `match` asks for.
#[test]
fn an_ordinal_suffix_is_for_the_digits_that_its_match_names() {
    let locale = r#"<locale><terms><term name="ordinal">.</term>
        <term name="ordinal-00" match="whole-number">whole</term>
        <term name="ordinal-02" match="last-digit">two</term>
        <term name="ordinal-12" match="last-two-digits">twelve</term>
        <term name="ordinal-13">thirteen</term></terms></locale>"#;
    let ordinal = |value: u32| {
        let layout = r#"<number variable="volume" form="ordinal"/>"#;
        printed("xx", locale, layout, book(json!({"volume": value.to_string()})))
    };
    for (number, suffix) in [
        (0, "whole"),
        (100, "."),
        (2, "two"),
        (22, "two"),
        (102, "two"),
        (12, "twelve"),
        (112, "twelve"),
        (13, "thirteen"),
        (113, "thirteen"),
        (3, "."),
    ] {
        assert_eq!(ordinal(number), format!("{number}{suffix}"));
    }
}

/// CSL 1.0.2, "Terms": a form that is missing falls back on a wider one.
#[test]
fn a_form_of_a_term_falls_back_on_a_wider_one() {
    let locale = |forms: &str| format!("<locale><terms>{forms}</terms></locale>");
    let term = |form: &str| format!(r#"<text term="editor" form="{form}"/>"#);
    let (long, short, symbol) = (
        r#"<term name="editor">long</term>"#,
        r#"<term name="editor" form="short">short</term>"#,
        r#"<term name="editor" form="symbol">symbol</term>"#,
    );
    let (verb, verb_short) = (
        r#"<term name="editor" form="verb">verb</term>"#,
        r#"<term name="editor" form="verb-short">verb-short</term>"#,
    );
    let said = |forms: &[&str], form: &str| {
        printed("xx", &locale(&forms.concat()), &term(form), book(json!({})))
    };
    let all = [long, short, symbol, verb, verb_short];
    for form in ["long", "short", "symbol", "verb", "verb-short"] {
        assert_eq!(said(&all, form), form);
    }
    assert_eq!(said(&[long, short, verb], "symbol"), "short");
    assert_eq!(said(&[long, short, verb], "verb-short"), "verb");
    assert_eq!(said(&[long, short], "verb-short"), "long");
    assert_eq!(said(&[long, symbol], "short"), "long");
    assert_eq!(said(&[short, symbol], "long"), "");
}

/// CSL 1.0.2, "Options": `punctuation-in-quote` is false where nothing says otherwise.
#[test]
fn a_full_stop_stands_in_the_quotes_only_where_the_language_wants_it() {
    let layout = r#"<text variable="title" quotes="true" suffix="."/>"#;
    let quotes =
        r#"<terms><term name="open-quote">‹</term><term name="close-quote">›</term></terms>"#;
    let with = |option: &str| {
        printed(
            "xx",
            &format!("<locale>{option}{quotes}</locale>"),
            layout,
            book(json!({"title": "T"})),
        )
    };
    assert_eq!(with(""), "‹T›.");
    assert_eq!(with(r#"<style-options punctuation-in-quote="false"/>"#), "‹T›.");
    assert_eq!(with(r#"<style-options punctuation-in-quote="true"/>"#), "‹T.›");
}

//! Languages: which locale's terms count, and what stands where there is none.

use super::{Cite, Cluster, HTML, Processor, items, locale, style};
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

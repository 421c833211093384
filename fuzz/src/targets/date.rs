//! Dates as pages write them, wherever a page has one, and as items carry them.

use std::sync::LazyLock;

use verbatim::Reading;
use verbatim::citation::csl::{Cite, Cluster, Processor, Style};
use verbatim::citation::item::Item;
use verbatim::dom::Page;
use verbatim::metadata::PartialDate;

use crate::Target;

pub(super) const TARGET: Target = Target {
    name: "date",
    longest: 1_024,
    seeds: &[],
    words: &[
        "2024-03-02T23:30:00-05:00",
        "2. März 2024",
        "le 1er mars 2024",
        "March 2nd, 2024, 11:30 p.m. EST",
        "02/03/2024",
        "١٤٤٥/٨/٢١ هـ",
        "۱۲ اسفند ۱۴۰۲",
        "令和6年3月2日",
        "3 hours ago",
        "1709420400000",
        "circa 44 BC",
        "0000-00-00",
        "99999999999-99-99",
        " – ",
        "-",
        "/",
        "T",
        "Z",
    ],
    run,
};

static STYLE: LazyLock<Style> = LazyLock::new(|| {
    let style = r#"<style class="in-text"><citation><layout><date variable="issued" form="text"/>
    <date variable="issued" form="numeric" date-parts="year-month"/></layout></citation></style>"#;
    Style::parse(style).expect("our own style can be read")
});

fn run(data: &[u8]) {
    let text = super::text(data);
    if let Some(date) = PartialDate::parse_iso(&text) {
        let written = date.to_string();
        assert_eq!(PartialDate::parse_iso(&written), Some(date), "{text:?} became {written:?}");
    }
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let html = format!(
        "<html><meta property=article:published_time content=\"{escaped}\"><h1>Trees</h1>\
         <p class=byline>By Ann Lee, {escaped}</p><time datetime=\"{escaped}\">{escaped}</time><p>Words."
    );
    let page = Page::from_html(&html, &format!("https://a.example/{text}/story"));
    if let Some(date) = &Reading::of(page).metadata().published {
        assert!(date.value.month.is_none_or(|month| (1..=12).contains(&month)), "{date:?}");
        assert!(date.value.day.is_none_or(|day| (1..=31).contains(&day)), "{date:?}");
    }
    let item = serde_json::json!({"id": "a", "type": "webpage", "issued": {"raw": text}});
    let cites = vec![Cite::of("a")];
    let _ = Processor::new(&STYLE, &|_: &str| None::<String>, None)
        .cite(&[Item::from_json(&item)], &[Cluster { cites, note: 0 }]);
}

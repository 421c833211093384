//! Arabic Wikipedia: `{{استشهاد ويب}}`, `{{استشهاد بخبر}}`, `{{استشهاد بدورية محكمة}}` and their kin
//! (its own names for the parameters of Citation Style 1).

use super::wikipedia::Template;
use super::wikipedia_en::{is_single, people};
use super::{Export, Keyed, day};
use crate::citation::item::Item;

pub(super) const WIKIPEDIA_AR: Export = Export {
    id: "wikipedia-ar",
    name: "Wikipedia (العربية)",
    extension: "wiki.txt",
    media_type: "text/x-wiki",
    write,
};

const MONTHS: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

fn write(items: &[Keyed]) -> String {
    items.iter().map(|keyed| template(keyed.item)).collect()
}

/// The template, and its parameter for the container.
fn kind(item: &Item) -> (&'static str, &'static str) {
    match item.kind.as_str() {
        "article-journal" | "review" | "review-book" => ("استشهاد بدورية محكمة", "صحيفة"),
        "article-magazine" => ("استشهاد بمجلة", "مجلة"),
        "article-newspaper" => ("استشهاد بخبر", "صحيفة"),
        "book" | "classic" | "chapter" => ("استشهاد بكتاب", "عنوان"),
        "entry" | "entry-dictionary" | "entry-encyclopedia" => ("استشهاد بموسوعة", "موسوعة"),
        "report" => ("استشهاد بتقرير", "عمل"),
        _ => ("استشهاد ويب", "موقع"),
    }
}

fn template(item: &Item) -> String {
    let (kind, container) = kind(item);
    let mut template = Template::new(kind);
    people(&mut template, item.names("author"), ["مؤلف", "الأخير", "الأول"]);
    people(&mut template, item.names("director"), ["مؤلف", "الأخير", "الأول"]);
    people(&mut template, item.names("editor"), ["محرر", "محرر-الأخير", "محرر-الأول"]);
    template.rich(if item.kind == "chapter" { "الفصل" } else { "عنوان" }, item, "title");
    template.url("مسار", item);
    template.rich(container, item, "container-title");
    template.text("تاريخ", date(item, "issued").as_deref());
    template.text("المجلد", item.text("volume"));
    template.text("العدد", item.text("issue").or(item.text("number")));
    let pages = if item.text("page").is_some_and(is_single) { "صفحة" } else { "صفحات" };
    template.text(pages, item.text("page"));
    let publisher =
        item.text("publisher").filter(|name| Some(*name) != item.text("container-title"));
    template.text("ناشر", publisher);
    template.text("مكان", item.text("publisher-place"));
    template.text("doi", item.text("DOI"));
    template.text("isbn", item.text("ISBN"));
    template.text("issn", item.text("ISSN"));
    template.text("pmid", item.text("PMID"));
    let foreign = |language: &&str| !language.to_ascii_lowercase().starts_with("ar");
    template.text("لغة", item.text("language").filter(foreign));
    if item.text("URL").is_some() {
        template.text("تاريخ الوصول", date(item, "accessed").as_deref());
    }
    template.archive("مسار أرشيف", "تاريخ أرشيف", item);
    template.finish()
}

/// `2024-03-18`, `يونيو 2022`, `2019`.
fn date(item: &Item, variable: &str) -> Option<String> {
    let Some((start, _)) = day::span(item, variable) else {
        return day::words(item, variable).map(str::to_owned);
    };
    match (day::month(start), start.day) {
        (Some(month), None) => {
            let name = MONTHS.get(usize::from(month) - 1)?;
            Some(format!("{name} {}", start.year?))
        }
        _ => day::iso(start),
    }
}

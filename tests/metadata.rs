//! Pages and what is to be known of them: one folder `tests/fixtures/metadata--<case>/` each, with
//! `page.html` and `expected.json`.
//!
//! `author-…`, `date-…`, `site-…` and `title-…` are one trait of markup each; `pitfall-…` are pages
//! that a plausible rule reads wrong. In `expected.json`, `url` is the page's address and `today`
//! the reader's day; every other key is a field that must come out so, `null` for "not known".

#![cfg(feature = "html")]

mod decisions;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use verbatim::Reading;
use verbatim::dom::Page;
use verbatim::metadata::{
    ArticlePart, Field, Metadata, PageKind, Person, SOURCES, collect, decide,
};

/// What came out for one key of `expected.json`.
fn actual(metadata: &Metadata, key: &str) -> Value {
    let text = |field: &Option<Field<String>>| json!(field.as_ref().map(|field| &field.value));
    match key {
        "title" => text(&metadata.title),
        "authors" => json!(metadata.authors.as_ref().map(|authors| {
            authors.value.iter().map(|person| person.literal().to_owned()).collect::<Vec<_>>()
        })),
        "people" => json!(metadata.authors.as_ref().map(|authors| &authors.value)),
        "published" => json!(metadata.published.as_ref().map(|date| date.value)),
        "modified" => json!(metadata.modified.as_ref().map(|date| date.value)),
        "site" => text(&metadata.site),
        "publisher" => text(&metadata.publisher),
        "language" => text(&metadata.language),
        "right_to_left" => json!(metadata.right_to_left),
        "address" => text(&metadata.url),
        "archive_url" => text(&metadata.archive_url),
        "kind" => text(&metadata.kind),
        "doi" => text(&metadata.doi),
        "isbn" => text(&metadata.isbn),
        "issn" => text(&metadata.issn),
        "pages" => text(&metadata.pages),
        "pmid" => text(&metadata.pmid),
        "arxiv" => text(&metadata.arxiv),
        "volume" => text(&metadata.volume),
        "issue" => text(&metadata.issue),
        "genre" => text(&metadata.genre),
        "section" => text(&metadata.section),
        "subtitle" => text(&metadata.subtitle),
        "license" => text(&metadata.license),
        "original_source" => text(&metadata.original_source),
        other => panic!("expected.json has a key that nothing compares: {other}"),
    }
}

/// Whether a field is marked as doubtful.
fn doubtful(metadata: &Metadata, key: &str) -> bool {
    match key {
        "authors" => metadata.authors.as_ref().is_some_and(|field| field.doubtful),
        "published" => metadata.published.as_ref().is_some_and(|field| field.doubtful),
        "title" => metadata.title.as_ref().is_some_and(|field| field.doubtful),
        other => panic!("expected.json doubts a key that nothing compares: {other}"),
    }
}

/// Compares one fixture with what is expected; the differences, field by field.
fn check(folder: &Path) -> Vec<String> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap_or_default();
    let expected: Map<String, Value> =
        serde_json::from_str(&read("expected.json")).expect("expected.json is an object");
    let url = expected.get("url").and_then(Value::as_str).unwrap_or("");
    let mut page = Page::from_html(&read("page.html"), url);
    page.header.today = expected.get("today").and_then(Value::as_str).map(str::to_owned);
    let metadata = decide(&page, &collect(&page), None);
    let mut differences = Vec::new();
    for (key, wanted) in expected.iter().filter(|(key, _)| *key != "url" && *key != "today") {
        if key == "doubtful" {
            for (key, wanted) in wanted.as_object().into_iter().flatten() {
                let came_out = doubtful(&metadata, key);
                if *wanted != json!(came_out) {
                    differences.push(format!("{name}: {key} doubtful: {came_out}"));
                }
            }
            continue;
        }
        let came_out = actual(&metadata, key);
        if came_out != *wanted {
            differences.push(format!("{name}: {key}\n   wanted {wanted}\n   got    {came_out}"));
        }
    }
    differences
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut all: Vec<PathBuf> = fs::read_dir(root)
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    all.retain(|path| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("metadata--"))
    });
    all.sort();
    all
}

#[test]
fn every_page_is_known_for_what_it_is() {
    let folders = folders();
    assert!(folders.len() > 50, "the fixtures are missing");
    let differences: Vec<String> = folders.iter().flat_map(|folder| check(folder)).collect();
    assert!(
        differences.is_empty(),
        "{}\n{} differences",
        differences.join("\n"),
        differences.len()
    );
}

/// What readings of metadata go wrong on, and the pages that show each: a rule taken away, one of
/// its pages comes out wrong.
#[rustfmt::skip]
const PITFALLS: &[(&str, &[&str])] = &[
    ("1 several authors in tags of one name", &["author-two-article-author", "author-two-tags", "author-highwire-two"]),
    ("2 terms of Dublin Core", &["author-dcterms", "date-dublin-core"]),
    ("3 shapes of JSON-LD", &[
        "author-json-ld-type-list", "author-json-ld-string", "author-json-ld-graph-reference", "author-json-ld-two", "pitfall-json-ld-broken",
        "pitfall-json-ld-cdata", "pitfall-json-ld-names-in-list", "pitfall-json-ld-written-as-markup",
    ]),
    ("4 the site's name as the page's", &["pitfall-json-ld-name-is-site"]),
    ("5 the site or the company that owns it", &["site-or-holding-company", "site-handle-only"]),
    ("6 lists with commas", &["author-dublin-core-inverted", "author-suffix", "pitfall-comma-list"]),
    ("7 organisations", &["author-json-ld-organization", "pitfall-organisation-byline", "pitfall-site-behind-name"]),
    ("8 words before and between names", &["author-by-two", "author-par-et", "author-von-und", "author-chinese", "pitfall-small-word-is-no-joiner"]),
    ("9 what else bylines hold", &["pitfall-junk-in-byline", "pitfall-script-in-byline", "pitfall-role-behind-bar", "author-role-and-date", "pitfall-photo-credit"]),
    ("10 addresses for authors, and names like addresses", &["author-address-and-byline", "pitfall-name-like-an-address"]),
    ("11 capitals", &["author-capitals", "pitfall-capitals-and-particles"]),
    ("12 commenters and cards", &["author-commenter-only", "date-related-card", "date-related-card-first", "pitfall-question-and-answers"]),
    ("13 published or changed", &[
        "date-published-and-modified", "date-modified-tag-first", "date-updated-before-published", "pitfall-only-the-last-change",
        "pitfall-label-beside-the-day", "date-first-published",
    ]),
    ("14 time zones", &["pitfall-evening-in-america"]),
    ("15 precision", &["pitfall-year-only", "date-copyright-only", "date-chinese"]),
    ("16 day or month", &["date-numbers-british", "pitfall-day-or-month-by-address", "pitfall-day-or-month-marked"]),
    ("17 calendars and digits", &[
        "pitfall-japanese-era", "pitfall-buddhist-year", "pitfall-hijri-marked", "pitfall-jalali", "pitfall-chinese-numerals", "pitfall-arabic-digits",
    ]),
    ("18 days in addresses", &["date-address", "pitfall-address-redated", "pitfall-archive-day-is-no-date", "pitfall-archive-toolbar"]),
    ("19 titles with the site's name", &["title-with-suffix", "pitfall-dash-in-title", "pitfall-bars-in-title", "pitfall-entities-once", "title-front-page"]),
    ("20 placeholders", &["pitfall-placeholders"]),
    ("21 the address to cite", &[
        "pitfall-canonical-of-other-site", "pitfall-canonical-front-page", "pitfall-canonical-with-trackers", "pitfall-archive-copy", "pitfall-amp-page",
        "pitfall-amp-cache", "pitfall-print-version",
    ]),
    ("22 tags of the page before", &["pitfall-stale-single-page-app"]),
    ("23 types without evidence", &["pitfall-citation-title-is-no-journal"]),
    ("24 identifiers of others", &["pitfall-doi-in-references", "pitfall-doi-trimmed"]),
    ("25 check digits", &["pitfall-check-digits", "pitfall-print-issn-first"]),
    ("26 pages", &["pitfall-first-page-is-range"]),
    ("27 the language of the template", &["pitfall-template-language"]),
];

/// The traits of markup that tools were compared on (19 of authors, 11 of dates, 2 of sites and 1 of
/// titles), one page each.
#[rustfmt::skip]
const TRAITS: &[&str] = &[
    "author-two-article-author", "author-two-tags", "author-dcterms", "author-dublin-core-inverted", "author-highwire-two", "author-address-and-byline",
    "author-json-ld-string", "author-json-ld-type-list", "author-json-ld-graph-reference", "author-json-ld-two", "author-json-ld-organization",
    "author-by-two", "author-par-et", "author-von-und", "author-role-and-date", "author-chinese", "author-capitals", "author-commenter-only", "author-suffix",
    "date-published-and-modified", "date-modified-tag-first", "date-highwire", "date-dublin-core", "date-address", "date-related-card", "date-french",
    "date-chinese", "date-numbers-british", "date-copyright-only", "date-updated-before-published",
    "site-or-holding-company", "site-handle-only", "title-with-suffix",
];

/// Every source says something on one of the pages at least.
#[test]
fn every_source_is_heard() {
    let mut heard: Vec<&str> = Vec::new();
    for folder in folders() {
        let html = fs::read_to_string(folder.join("page.html")).unwrap_or_default();
        let page = Page::from_html(&html, "https://harbourpost.example/news/sea-walls");
        heard.extend(collect(&page).all.iter().map(|candidate| candidate.source));
    }
    for source in SOURCES {
        assert!(heard.contains(&source.name), "no page has a word of {}", source.name);
    }
}

#[test]
fn every_pitfall_has_its_pages() {
    let there: Vec<String> = folders()
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    for (nth, (pitfall, pages)) in PITFALLS.iter().enumerate() {
        assert!(pitfall.starts_with(&format!("{} ", nth + 1)), "{pitfall} out of order");
        for page in *pages {
            assert!(there.contains(&format!("metadata--{page}")), "{pitfall}: no page {page}");
        }
    }
    assert_eq!(PITFALLS.len(), 27);
    for page in TRAITS {
        assert!(there.contains(&format!("metadata--{page}")), "no page {page}");
    }
}

/// Evidence in a page, and the CSL type it stands for.
#[test]
fn the_type_of_a_reference_follows_evidence() {
    let data = |kind: &str| {
        format!(
            "<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\
             \"@type\":\"{kind}\",\"headline\":\"Sea walls move\",\"datePublished\":\"2024-03-02\"}}</script>"
        )
    };
    let site = |name: &str| {
        format!(
            "<meta property=og:site_name content=\"{name}\"><meta property=og:type content=article>\
             <meta property=article:published_time content=2024-03-02>"
        )
    };
    let meta = |name: &str, value: &str| format!("<meta name=\"{name}\" content=\"{value}\">");
    let paper = meta("citation_title", "Sea walls move") + &meta("citation_author", "Lee, Ann");
    let cases = [
        ("webpage", String::new()),
        ("webpage", site("Harbour Company")),
        ("webpage", paper.clone()),
        ("post-weblog", data("BlogPosting")),
        ("post-weblog", meta("generator", "Ghost 5.0") + &data("Article")),
        ("article-newspaper", data("NewsArticle")),
        ("article-newspaper", site("The Harbour Times")),
        ("article-newspaper", site("港口日报")),
        ("article-newspaper", site("港口新闻网")),
        ("article-newspaper", site("ข่าวท่าเรือ")),
        ("article-newspaper", site("صحيفة الميناء")),
        ("article-newspaper", site("Новости гавани")),
        ("article-magazine", site("Harbour Magazine")),
        ("article-magazine", site("港口周刊")),
        ("article-journal", data("ScholarlyArticle")),
        ("article-journal", paper.clone() + &meta("citation_journal_title", "Coastal Studies")),
        ("paper-conference", paper.clone() + &meta("citation_conference_title", "Coasts 2024")),
        (
            "thesis",
            paper.clone() + &meta("citation_dissertation_institution", "Harbour University"),
        ),
        ("report", paper.clone() + &meta("citation_technical_report_institution", "Harbour Board")),
        ("report", data("Report")),
        ("post", data("DiscussionForumPosting")),
        ("post", data("SocialMediaPosting")),
        ("entry-encyclopedia", meta("generator", "MediaWiki 1.41")),
        ("entry-encyclopedia", site("海事百科")),
        ("motion_picture", data("VideoObject")),
        ("broadcast", data("PodcastEpisode")),
        ("chapter", data("Chapter")),
        ("dataset", data("Dataset")),
        ("software", data("SoftwareSourceCode")),
    ];
    let mut wrong = Vec::new();
    for (wanted, head) in cases {
        let html = format!(
            "<html><title>Sea walls move</title>{head}<h1>Sea walls move</h1>\
             <p>What the town council said about the walls along the harbour.</p>"
        );
        let page = Page::from_html(&html, "https://harbourpost.example/walls");
        let got = actual(&decide(&page, &collect(&page), None), "kind");
        if got != json!(wanted) {
            wrong.push(format!("{wanted} came out as {got}: {head}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// One page, read as pages of several kinds: who posts on it wrote it only where it is a thread,
/// and a list has no author and no day, whatever its entries have.
#[test]
fn the_kind_of_page_decides_what_names_and_days_are() {
    let entry = |name: &str, day: u8| {
        format!(
            "<div class=entry><p class=author>By <a href=\"/author/x\">{name}</a></p>\
             <time datetime=\"2024-03-0{day}\">{day} March 2024</time>\
             <p>What the town council said about the walls along the harbour.</p></div>"
        )
    };
    let entries: String = [("Ann Lee", 2), ("Bo Chan", 3), ("Carl Ek", 4), ("Dora May", 5)]
        .map(|(name, day)| entry(name, day))
        .concat();
    let html = format!(
        "<html lang=en><title>Harbour news | The Harbour Post</title>\
         <h1>Harbour: all the coast, every day</h1>{entries}"
    );
    let page = Page::from_html(&html, "https://harbourpost.example/harbour");
    let read = |kind| {
        let part = ArticlePart { kind: Some(kind), ..ArticlePart::default() };
        let metadata = decide(&page, &collect(&page), Some(&part));
        ["authors", "published", "title"].map(|key| actual(&metadata, key))
    };
    let [authors, published, _] = read(PageKind::Forum);
    assert_eq!((authors, published), (json!(["Ann Lee"]), json!("2024-03-02")));
    for kind in [PageKind::Listing, PageKind::Product, PageKind::Service] {
        let [authors, published, _] = read(kind);
        assert_eq!((authors, published), (Value::Null, Value::Null), "{kind:?}");
    }
    // The heading of a company's page is its slogan.
    let [.., title] = read(PageKind::Service);
    assert_eq!(title, json!("Harbour news"));
    let [.., title] = read(PageKind::Article);
    assert_eq!(title, json!("Harbour: all the coast, every day"));
}

/// Runs where the evaluation data lies beside the project.
#[test]
fn the_page_that_began_it_all_is_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed");
    let Ok(expected) = fs::read_to_string(root.join("expected.json")) else {
        return; // the page lies beside the project, where it is at all
    };
    let expected: Value = serde_json::from_str(&expected).expect("expected.json is JSON");
    for file in ["page.html", "hostile.html"] {
        let html = fs::read_to_string(root.join(file)).expect("the seed has its pages");
        let page = Page::from_html(&html, "http://news.example/2015/04/yarmouk/");
        let metadata = decide(&page, &collect(&page), None);
        assert_eq!(actual(&metadata, "title"), expected["title"], "{file}");
        assert_eq!(actual(&metadata, "authors"), json!([expected["author"]]), "{file}");
        assert_eq!(actual(&metadata, "published"), expected["published"], "{file}");
        assert_eq!(actual(&metadata, "site"), expected["site"], "{file}");
        assert_eq!(actual(&metadata, "language"), expected["language"], "{file}");
        assert_eq!(actual(&metadata, "right_to_left"), json!(true), "{file}");
        assert_eq!(actual(&metadata, "original_source"), expected["original_source"], "{file}");
        assert_eq!(actual(&metadata, "address"), expected["url"], "{file}");
    }
}

/// Chinese papers put the writer's name in brackets behind the last sentence; behind another it is
/// somebody who is spoken of, and a photographer's has a word for that.
#[test]
fn a_name_behind_the_last_sentence_signs_it() {
    let sentences = "北端的海堤已经屹立了二百年，今年冬天第一次出现移动。周一沿堤巡查的工程师发现了一掌宽的裂缝，随即封闭了堤后的道路。"
        .repeat(3);
    let page = |inside: &str, last: &str| {
        format!(
            "<h1>海堤移动</h1><p>2024-03-02</p><div>{sentences}</div><div>{sentences}</div>\
             <div>{sentences}{inside}</div>\
             <div>{sentences}</div><div>{sentences}{last}</div>"
        )
    };
    for (inside, last, wanted) in [
        ("", "（张巨峰）", &["张巨峰"][..]),
        ("", "（李小明 王芳）", &["李小明", "王芳"]),
        ("（张巨峰）", "", &[]),
        ("", "（张巨峰摄）", &[]),
        ("", "（全文完）", &[]),
        ("", "（高清图）", &[]),
    ] {
        let html = page(inside, last);
        let reading = Reading::of(Page::from_html(&html, "https://harbourpost.example/n/1.html"));
        let people = reading.metadata().authors.iter().flat_map(|field| &field.value);
        assert_eq!(people.map(Person::literal).collect::<Vec<_>>(), wanted, "{inside} {last}");
    }
}

/// The pages that our own site offers to try: pasted or dropped, they come without an address.
#[test]
fn samples_are_cited_without_being_told_their_address() {
    for (sample, authors) in [
        ("lighthouse", &["Mara Lindqvist", "Tom Okafor"][..]),
        ("palm", &["سلمى الحداد"]),
        ("queue", &["Ines Baptista"]),
    ] {
        let file = format!("{}/www/samples/{sample}.html", env!("CARGO_MANIFEST_DIR"));
        let html = std::fs::read_to_string(file).expect("a sample");
        let reading = Reading::of(Page::from_html(&html, ""));
        let metadata = reading.metadata();
        let people = metadata.authors.iter().flat_map(|field| &field.value);
        assert_eq!(people.map(Person::literal).collect::<Vec<_>>(), authors, "{sample}");
    }
}

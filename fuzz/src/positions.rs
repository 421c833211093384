//! Where a page or an item can say something: every field and position that a value of somebody
//! else's choosing reaches.

use serde_json::{Value, json};

/// A page that says `value` in one place.
pub struct Position {
    /// What the place is called in reports.
    pub name: &'static str,
    /// Markup in which `$` stands for the value, escaped as data, and `@` for it as it is.
    markup: &'static str,
}

const fn at(name: &'static str, markup: &'static str) -> Position {
    Position { name, markup }
}

/// Places on a page. Those with the value as it is give markup of the value's own choosing.
pub const POSITIONS: &[Position] = &[
    at("title", "<title>$</title>"),
    at("headline", "<h1>$</h1>"),
    at("og:title", "<meta property=og:title content=\"$\">"),
    at("author", "<meta name=author content=\"$\">"),
    at("byline", "<p class=byline rel=author>By $</p>"),
    at("site", "<meta property=og:site_name content=\"$\">"),
    at("description", "<meta name=description content=\"$\">"),
    at("keywords", "<meta name=keywords content=\"$, a\">"),
    at("date", "<meta property=article:published_time content=\"$\">"),
    at("day", "<meta property=article:published_time content=\"2024-03-02$\">"),
    at("time", "<time datetime=\"$\">$</time>"),
    at("canonical", "<link rel=canonical href=\"$\">"),
    at("path", "<link rel=canonical href=\"https://a.example/$\">"),
    at("licence", "<link rel=license href=\"$\">"),
    at("doi", "<meta name=citation_doi content=\"10.1000/$\">"),
    at(
        "journal",
        "<meta name=citation_title content=T><meta name=citation_journal_title content=\"$\"><meta name=citation_volume content=\"$\"><meta name=citation_firstpage content=\"$\"><meta name=citation_publisher content=\"$\"><meta name=citation_issn content=\"$\">",
    ),
    at(
        "microdata",
        "<div itemscope itemtype=https://schema.org/Article><span itemprop=author>$</span><span itemprop=headline>$</span><meta itemprop=datePublished content=\"$\"></div>",
    ),
    at("language", "<div lang=\"$\"><p>Words of this part of the text.</p></div>"),
    at("paragraph", "<p>Words. $ More words.</p>"),
    at("start of a paragraph", "<p>$</p>"),
    at("emphasis", "<p><b>$</b><i>$</i><u>$</u><mark>$</mark></p>"),
    at("link", "<p><a href=\"$\">words</a></p>"),
    at("link text", "<p><a href=\"https://b.example/\" title=\"$\">$</a></p>"),
    at("link path", "<p><a href=\"https://b.example/$\">words</a></p>"),
    at("image", "<figure><img src=\"$\" alt=\"words\" width=600 height=400></figure>"),
    at(
        "image text",
        "<figure><img src=\"b.jpg\" alt=\"$\" title=\"$\" width=600 height=400><figcaption>$</figcaption></figure>",
    ),
    at("image set", "<img srcset=\"$ 2x, $ 800w\" alt=words width=600 height=400>"),
    at("table", "<table><caption>$</caption><tr><th>$<th>b<tr><td>$<td>c</table>"),
    at("wide cell", "<table><tr><td colspan=\"$\" rowspan=\"$\">a<td>$</table>"),
    at("code", "<pre><code class=\"language-$\">$</code></pre><p>See <code>$</code>.</p>"),
    at(
        "file of code",
        "<figure><figcaption>$</figcaption><pre data-language=\"$\">let a = 1;</pre></figure>",
    ),
    at("list", "<ol start=\"$\"><li>$<li value=\"$\">b</ol><ul><li>$</ul>"),
    at("definition", "<dl><dt>$<dd>$</dl>"),
    at("quote", "<blockquote cite=\"$\"><p>$</p></blockquote>"),
    at("heading", "<h2 id=\"$\">$</h2><p>Words.</p>"),
    at(
        "note",
        "<p>Words<sup><a href=\"#fn1\" id=\"r1\">$</a></sup></p><ol class=footnotes><li id=fn1>$ <a href=\"#r1\">back</a></ol>",
    ),
    at("details", "<details><summary>$</summary><p>$</p></details>"),
    at("ruby", "<p><ruby>$<rt>$</rt></ruby></p>"),
    at("abbreviation", "<p><abbr title=\"$\">$</abbr></p>"),
    at(
        "formula",
        "<math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">$</annotation></semantics></math><script type=\"math/tex\">$</script>",
    ),
    at(
        "embed",
        "<iframe src=\"https://www.youtube.com/embed/$\" title=\"$\"></iframe><video src=\"$\" title=\"$\"></video>",
    ),
    at(
        "callout",
        "<div class=\"admonition warning\"><p class=admonition-title>$</p><p>$</p></div>",
    ),
    at("class", "<div class=\"$\"><p id=\"$\" style=\"$\">Words.</p></div>"),
    at("comment", "<!-- $ --><p>Words.</p>"),
    at("markup", "@"),
    at("markup in a paragraph", "<p>Words @ words.</p>"),
    at(
        "markup in an attribute",
        "<p><a href=\"https://b.example/@\">words</a> <img alt=\"@\" src=c.png></p>",
    ),
    at("markup in a script", "<script type=application/ld+json>@</script>"),
];

/// What stands around, so that there is an article.
const BEFORE: &str = "<article><h1>The Mill</h1><p>The old mill turns only when the river is \
    high, and the river is high only in April, when the snow of the mountains has melted.</p>";
const AFTER: &str = "<p>In summer the wheel stands still, and the miller's daughters hang their \
    washing on its spokes, because nothing dries as fast as linen above running water.</p></article>";

impl Position {
    /// The page.
    pub fn page(&self, value: &str) -> String {
        let data = escaped(value);
        let mut place = String::new();
        for piece in self.markup.split_inclusive(['$', '@']) {
            place.push_str(piece.trim_end_matches(['$', '@']));
            match piece.chars().next_back() {
                Some('$') => place.push_str(&data),
                Some('@') => place.push_str(value),
                _ => {}
            }
        }
        format!("<html lang=en><body>{BEFORE}{place}{AFTER}")
    }
}

/// A page whose JSON-LD says `value` in every field.
pub fn json_ld(value: &str) -> String {
    let ld = json!({
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": value,
        "alternativeHeadline": value, "author": [{"@type": "Person", "name": value, "url": value}],
        "datePublished": value, "dateModified": value, "publisher": {"name": value, "logo": value},
        "description": value, "keywords": [value], "articleSection": value, "url": value,
        "mainEntityOfPage": value, "image": value, "inLanguage": value, "license": value,
        "isPartOf": {"@type": "Periodical", "name": value, "issn": value},
    });
    let ld = ld.to_string().replace('<', "\\u003c");
    format!("<html><script type=application/ld+json>{ld}</script><body>{BEFORE}{AFTER}")
}

/// A CSL-JSON item that says `value` in every variable.
pub fn item(kind: &str, value: &str) -> Value {
    let name = json!([{"family": value, "given": value, "suffix": value,
        "non-dropping-particle": value}, {"literal": value}]);
    let mut item = json!({"id": value, "type": kind, "author": name, "editor": name,
        "translator": name, "director": name,
        "issued": {"raw": value, "season": value, "literal": value},
        "accessed": {"date-parts": [[value, 3, 2]]}});
    for variable in [
        "title",
        "title-short",
        "container-title",
        "container-title-short",
        "collection-title",
        "publisher",
        "publisher-place",
        "event-title",
        "event-place",
        "genre",
        "medium",
        "volume",
        "issue",
        "page",
        "number",
        "edition",
        "number-of-pages",
        "DOI",
        "ISBN",
        "ISSN",
        "PMID",
        "PMCID",
        "URL",
        "archive",
        "archive_location",
        "call-number",
        "note",
        "abstract",
        "language",
        "keyword",
        "version",
        "section",
        "status",
        "authority",
        "references",
        "annote",
        "custom-$",
        "source",
        "citation-key",
    ] {
        item[variable] = json!(value);
    }
    item
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

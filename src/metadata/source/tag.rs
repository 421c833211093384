//! All the other meta tags in use, by their names.

use crate::metadata::candidate::{Property, Sink};
use crate::metadata::date::{Reader, order};
use crate::metadata::named::words;
use crate::metadata::scan::{Meta, Scan};

#[rustfmt::skip]
const ROWS: &[(Property, f32, &[&str])] = &[
    (Property::Author, 0.80, &["author", "authors", "article_author", "article-author", "content_author", "byl", "authorlist", "rbauthors", "dcsext.author", "atc-metaauthor", "cxenseparse:author", "article.author", "page_author", "story_author", "mediator_author", "st.author", "vf:author", "weibo:article:author", "og:novel:author", "shareaholic:article_author_name", "cre:author", "dable:author", "byline", "news_author", "bt:author", "creator", "clmst", "article:author_name", "vr:author"]),
    (Property::Author, 0.35, &["web_author", "copyright_author"]),
    (Property::Title, 0.80, &["rbtitle", "article_title", "article-title", "hdl", "headline", "dable:title", "cxenseparse:title", "news_title", "vr:title", "mediator_theme", "weibo:article:title", "content_title", "story_title"]),
    (Property::Title, 0.60, &["title", "page_title", "fulltitle"]),
    (Property::Published, 0.84, &["pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "publication-date", "publicationdate", "date_published", "date-published", "datepublished", "article_date_original", "article.published", "article-publish-date", "publisheddate", "published_time", "published_date", "published", "publishtime", "publish_time", "rbpubdate", "ptime", "pub_date", "pub-date", "pdate", "originalpublicationdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "analyticsattributes.articledate", "bt:pubdate", "vr:published_time", "mediator_published_time", "displaydate", "doc_date", "dateposted", "article_publication_date", "shareaholic:article_published_time", "weibo:article:create_at", "apub:time", "citation_publicationdate", "contentdate", "dable:published_time", "article:published_at", "story_date", "firstpublished", "first_published", "issued", "gentime", "live_date", "posted", "sdate", "content_date", "release_date", "firstpublicationdate", "createdate", "created_at", "date_created", "datecreated", "creation_date", "creationdate", "created"]),
    (Property::Published, 0.70, &["date", "article_date", "news_date", "page_date", "eomportal-date", "meta_date", "cre:date", "time", "docdate", "cdate", "timestamp", "search_date", "field-name-post-date"]),
    (Property::Modified, 0.75, &["lastmod", "last-modified", "last_modified", "lastmodified", "modified", "revision_date", "date_modified", "datemodified", "date-modified", "modificationdate", "utime", "updated", "update_date", "updated_time", "lastupdated", "last-updated", "last_updated", "changedate", "dateupdated", "article.updated", "lmt", "vr:updated_time", "article-modified-date", "modified_time"]),
    (Property::Site, 0.60, &["application-name", "apple-mobile-web-app-title", "rbpubname", "cre", "source_name", "sitename", "site_name", "site-name", "publication", "pub_name", "site"]),
    (Property::Publisher, 0.50, &["publisher"]),
    (Property::Description, 0.75, &["description", "abstract"]),
    (Property::Keywords, 0.50, &["keywords", "news_keywords"]),
    (Property::Language, 0.40, &["language", "lang", "content-language", "og:language"]),
    (Property::Section, 0.60, &["section", "article_section", "cxenseparse:section", "pagetype.section", "category", "channel"]),
    (Property::Doi, 0.90, &["doi", "evt-doipage", "dc_identifier_doi", "rft_id"]),
    (Property::Pmid, 0.95, &["ncbi_uid_pmid", "pmid"]),
    (Property::License, 0.60, &["license", "licence"]),
    (Property::OriginalSource, 0.60, &["original-source", "syndication-source", "news_source", "mediasource"]),
    (Property::Kind, 0.40, &["generator"]),
    (Property::Isbn, 0.80, &["isbn"]),
    (Property::Issn, 0.80, &["issn"]),
];

/// Dates under names that nobody else uses: "w-published-date", "content_modified_time".
fn by_words(meta: &Meta, sink: &mut Sink) {
    let known = ROWS.iter().any(|row| row.2.contains(&meta.key.as_str()));
    let elsewhere =
        ["og:", "article:", "dc", "citation_", "prism.", "twitter:", "parsely", "itemprop"];
    let reader = Reader { language: "", order: order("", ""), today: None };
    if known
        || elsewhere.iter().any(|start| meta.key.starts_with(start))
        || !meta.value.starts_with(|c: char| c.is_ascii_digit())
        || reader.value(&meta.value).is_none_or(|found| found.date.day.is_none())
    {
        return;
    }
    let words: Vec<&str> = words(&meta.key).collect();
    let says =
        |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let is_date = says(&["date", "time", "at", "on"]) || words.len() == 1;
    if is_date && says(&["publish", "pubdate", "posted", "issued"]) && !says(&["last", "unpublish"])
    {
        sink.add(Property::Published, &meta.value, 0.78);
    } else if is_date && says(&["modif", "updat", "revis"]) {
        sink.add(Property::Modified, &meta.value, 0.66);
    }
}

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    for meta in &scan.metas {
        by_words(meta, sink);
        for (property, confidence, names) in ROWS {
            if names.contains(&meta.key.as_str()) {
                sink.add(*property, &meta.value, *confidence);
            }
        }
    }
}

//! What kind of thing it is, in CSL's words. Scholarly only with evidence of a journal.

use super::case::Case;
use super::field;
use crate::metadata::{Field, Metadata, Property};

/// Evidence, in order: what schema.org calls it, and the CSL type for it.
#[rustfmt::skip]
const TYPES: &[(&str, &[&str])] = &[
    ("article-journal", &["ScholarlyArticle", "MedicalScholarlyArticle"]),
    ("dataset", &["Dataset"]),
    ("thesis", &["Thesis"]),
    ("chapter", &["Chapter"]),
    ("book", &["Book"]),
    ("motion_picture", &["VideoObject", "Movie"]),
    ("broadcast", &["TVEpisode", "PodcastEpisode", "Episode", "RadioEpisode", "AudioObject"]),
    ("software", &["SoftwareApplication", "SoftwareSourceCode"]),
    ("report", &["Report"]),
    ("article-newspaper", &["NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "AskPublicNewsArticle", "ReviewNewsArticle", "SatiricalArticle"]),
    ("post", &["DiscussionForumPosting", "SocialMediaPosting", "QAPage", "Question"]),
    ("post-weblog", &["BlogPosting", "LiveBlogPosting"]),
];

/// Words with which publications name their kind: whole words, or in scripts without spaces how the
/// name ends. They decide for dated articles that do not say what they are.
#[rustfmt::skip]
const NAMES: &[(&str, &[&str])] = &[
    ("article-magazine", &[
        "magazine", "magazin", "revista", "rivista", "weekly", "wochenschrift", "tijdschrift", "tidskrift", "časopis", "czasopismo", "журнал", "مجلة", "مجله", "雑誌", "杂志", "雜誌", "周刊", "週刊", "月刊", "นิตยสาร", "majalah",
    ]),
    ("article-newspaper", &[
        "news", "newspaper", "times", "tribune", "herald", "gazette", "courier", "chronicle", "zeitung", "tageblatt", "nachrichten", "noticias", "notícias", "diario", "diário", "periódico", "giornale", "corriere", "gazzetta", "krant", "dagblad", "avisen", "tidningen", "sanomat", "gazeta", "wiadomości", "noviny", "газета", "новости", "вести", "известия", "ειδήσεις", "εφημερίδα", "أخبار", "جريدة", "صحيفة", "روزنامه", "खबर", "समाचार", "সংবাদ", "日报", "日報", "晚报", "晚報", "早报", "晨报", "时报", "時報", "新闻", "新聞", "新闻网", "新聞網", "통신", "일보", "신문", "뉴스", "ข่าว", "berita",
    ]),
];

fn is_named(site: &str, words: &[&str]) -> bool {
    let name = crate::metadata::text::fold(site);
    words.iter().any(|word| {
        let dense = !word.is_ascii() && word.chars().any(|c| u32::from(c) > 0x0DFF);
        if dense {
            name.contains(&crate::metadata::text::fold(word))
        } else {
            name.split(' ').any(|part| part == *word)
        }
    })
}

pub(super) fn kind(case: &Case, metadata: &Metadata) -> Field<String> {
    let says = |name: &str| {
        case.candidates
            .of(Property::Kind)
            .any(|kind| kind.confidence >= 0.45 && kind.value.eq_ignore_ascii_case(name))
    };
    let made = |value: &str, source: &'static str, confidence: f32| {
        field(value.to_owned(), source, confidence)
    };
    let highwire = case.candidates.of(Property::Author).any(|author| author.source == "highwire");
    if let Some(institution) = case.candidates.of(Property::Institution).next() {
        let is_thesis = case.candidates.of(Property::Genre).any(|genre| {
            let genre = genre.value.to_lowercase();
            genre.contains("thes") || genre.contains("dissert")
        });
        if is_thesis {
            return made("thesis", institution.source, 0.85);
        }
        return made("report", institution.source, 0.80);
    }
    if metadata.event.is_some() && highwire {
        return made("paper-conference", "highwire", 0.85);
    }
    let journal = case.candidates.of(Property::Journal).any(|journal| journal.confidence >= 0.85);
    if metadata.isbn.is_some() && journal {
        return made("chapter", "highwire", 0.75);
    }
    if journal
        || (metadata.doi.is_some()
            && (highwire || metadata.issn.is_some() || metadata.volume.is_some()))
    {
        return made("article-journal", "highwire", 0.90);
    }
    let host = case.host.as_str();
    let generator = |word: &str| {
        let mut kinds = case.candidates.of(Property::Kind).filter(|kind| kind.source == "tag");
        kinds.any(|kind| kind.value.to_lowercase().starts_with(word))
    };
    let reference = metadata.site.as_ref().is_some_and(|site| {
        let name = site.value.to_lowercase();
        [
            "encyclop",
            "enzyklop",
            "enciclop",
            "wikipedia",
            "lexikon",
            "encyklop",
            "энциклопед",
            "موسوعة",
            "百科",
        ]
        .iter()
        .any(|word| name.contains(word))
    });
    if reference || generator("mediawiki") {
        return made("entry-encyclopedia", "tag", 0.75);
    }
    for (csl, names) in TYPES {
        if let Some(name) = names.iter().find(|name| says(name)) {
            let source = case
                .candidates
                .of(Property::Kind)
                .find(|kind| kind.value.eq_ignore_ascii_case(name))
                .map_or("json-ld", |kind| kind.source);
            return made(csl, source, 0.80);
        }
    }
    if (says("article") || metadata.published.is_some())
        && ([
            "blogger",
            "ghost",
            "medium",
            "tumblr",
            "hugo",
            "jekyll",
            "hexo",
            "typepad",
            "movable type",
            "substack",
        ]
        .iter()
        .any(|word| generator(word))
            || host.starts_with("blog.")
            || case.page.header.url.contains("/blog/"))
    {
        return made("post-weblog", "tag", 0.65);
    }
    if metadata.published.is_some()
        && case.is_article()
        && let Some(site) = &metadata.site
        && let Some((csl, _)) = NAMES.iter().find(|(_, words)| is_named(&site.value, words))
    {
        return made(csl, site.source, 0.60);
    }
    if case.page.header.content_type == "application/pdf" {
        return made("document", "url", 0.5);
    }
    made("webpage", "url", 0.60)
}

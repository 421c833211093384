//! What kind of thing it is, in CSL's words. Scholarly only with evidence of a journal.

use super::case::Case;
use super::field;
use crate::metadata::{Candidate, Field, Metadata, Property};

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

/// What schema.org and OpenGraph call a text that may hold a film without being one.
const TEXTS: &[&str] =
    &["Article", "NewsArticle", "BlogPosting", "TechArticle", "Review", "Recipe", "HowTo"];

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

/// Whether one of these words is in the name of a site.
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

/// Words with which reference works are named.
const REFERENCE: &[&str] = &[
    "encyclop",
    "enzyklop",
    "enciclop",
    "wikipedia",
    "lexikon",
    "encyklop",
    "энциклопед",
    "موسوعة",
    "百科",
];

/// Programs that make weblogs.
const BLOG_MAKERS: &[&str] = &[
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
];

/// The CSL type of the page, with the source of the strongest evidence.
pub(super) fn kind(case: &Case, metadata: &Metadata) -> Field<String> {
    let (csl, source, confidence) = scholarly(case, metadata)
        .or_else(|| reference(case, metadata))
        .or_else(|| stated(case))
        .or_else(|| weblog(case, metadata))
        .or_else(|| by_name(case, metadata))
        .unwrap_or(match case.page.header.content_type.as_str() {
            "application/pdf" => ("document", "url", 0.5),
            _ => ("webpage", "url", 0.60),
        });
    field(csl.to_owned(), source, confidence)
}

/// A CSL type, who says so, and how sure that is.
type Found = (&'static str, &'static str, f32);

/// Theses, reports, papers: what tags for libraries tell.
fn scholarly(case: &Case, metadata: &Metadata) -> Option<Found> {
    let highwire = case.candidates.of(Property::Author).any(|author| author.source == "highwire");
    if let Some(institution) = case.candidates.of(Property::Institution).next() {
        let is_thesis = case.candidates.of(Property::Genre).any(|genre| {
            let genre = genre.value.to_lowercase();
            genre.contains("thes") || genre.contains("dissert")
        });
        return Some(match is_thesis {
            true => ("thesis", institution.source, 0.85),
            false => ("report", institution.source, 0.80),
        });
    }
    if metadata.event.is_some() && highwire {
        return Some(("paper-conference", "highwire", 0.85));
    }
    let journal = case.candidates.of(Property::Journal).any(|journal| journal.confidence >= 0.85);
    if metadata.isbn.is_some() && journal {
        return Some(("chapter", "highwire", 0.75));
    }
    let numbered = highwire || metadata.issn.is_some() || metadata.volume.is_some();
    let is_article = journal || metadata.doi.is_some() && numbered;
    is_article.then_some(("article-journal", "highwire", 0.90))
}

/// An entry of a reference work.
fn reference(case: &Case, metadata: &Metadata) -> Option<Found> {
    let is_named = metadata.site.as_ref().is_some_and(|site| {
        let name = site.value.to_lowercase();
        REFERENCE.iter().any(|word| name.contains(word))
    });
    (is_named || is_made_by(case, "mediawiki")).then_some(("entry-encyclopedia", "tag", 0.75))
}

/// What the data of the page call it.
fn stated(case: &Case) -> Option<Found> {
    let is_text = TEXTS.iter().any(|name| says(case, name).is_some());
    let mut types = TYPES.iter().filter(|(csl, _)| *csl != "motion_picture" || !is_text);
    types.find_map(|(csl, names)| {
        let kind = names.iter().find_map(|name| says(case, name))?;
        Some((*csl, kind.source, 0.80))
    })
}

/// A post of a weblog, by the program that made it or by its address.
fn weblog(case: &Case, metadata: &Metadata) -> Option<Found> {
    let is_article = says(case, "article").is_some() || metadata.published.is_some();
    let is_blog = BLOG_MAKERS.iter().any(|maker| is_made_by(case, maker))
        || case.host.starts_with("blog.")
        || case.page.header.url.contains("/blog/");
    (is_article && is_blog).then_some(("post-weblog", "tag", 0.65))
}

/// A dated article of a site that is called a newspaper or a magazine.
fn by_name(case: &Case, metadata: &Metadata) -> Option<Found> {
    let site = metadata.site.as_ref()?;
    if metadata.published.is_none() || !case.is_article() {
        return None;
    }
    let (csl, _) = NAMES.iter().find(|(_, words)| is_named(&site.value, words))?;
    Some((*csl, site.source, 0.60))
}

/// The first candidate that calls the page by this name with some confidence; case does not matter.
fn says<'c>(case: &'c Case, name: &str) -> Option<&'c Candidate> {
    let mut kinds = case.candidates.of(Property::Kind);
    kinds.find(|kind| kind.confidence >= 0.45 && kind.value.eq_ignore_ascii_case(name))
}

/// Whether the tag for the program that made the page begins with this word.
fn is_made_by(case: &Case, word: &str) -> bool {
    let mut kinds = case.candidates.of(Property::Kind).filter(|kind| kind.source == "tag");
    kinds.any(|kind| kind.value.to_lowercase().starts_with(word))
}

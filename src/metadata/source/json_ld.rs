//! schema.org in JSON-LD scripts.
//!
//! <https://www.w3.org/TR/json-ld11/>, <https://schema.org/>. Lists, graphs and references by
//! `@id` are followed; which object describes this page is decided by its address and title.

use serde_json::Value;

use crate::metadata::Person;
use crate::metadata::address::{Address, citable, resolve};
use crate::metadata::candidate::{Entity, Property, Sink};
use crate::metadata::person::inverted;
use crate::metadata::scan::Scan;
use crate::metadata::text::{clean, fold};

/// What kind of thing an object is, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A text that somebody wrote.
    Article,
    /// Something else that has an author: a film, a book, a recipe, a program.
    Work,
    /// A question or a post of a forum.
    Posting,
    Page,
    Site,
    Other,
}

#[rustfmt::skip]
const CLASSES: &[(Class, &[&str])] = &[
    (Class::Article, &["Article", "NewsArticle", "BlogPosting", "TechArticle", "Report", "ScholarlyArticle", "MedicalScholarlyArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "SatiricalArticle", "LiveBlogPosting", "Blog Posting", "APIReference", "HowTo", "Recipe", "CriticReview", "Chapter", "Thesis", "WebArticle", "PublicationArticle"]),
    (Class::Posting, &["DiscussionForumPosting", "SocialMediaPosting", "Question", "QAPage"]),
    (Class::Work, &["CreativeWork", "Book", "Dataset", "VideoObject", "AudioObject", "Movie", "TVEpisode", "PodcastEpisode", "Episode", "SoftwareApplication", "SoftwareSourceCode", "MusicRecording", "PhotographObject", "Photograph", "Painting", "Course", "LearningResource", "PresentationDigitalDocument", "DigitalDocument"]),
    (Class::Page, &["WebPage", "ItemPage", "MedicalWebPage", "AboutPage", "FAQPage", "ContactPage", "CollectionPage", "ProfilePage", "CheckoutPage", "SearchResultsPage", "RealEstateListing", "Product", "Service", "Event", "LocalBusiness"]),
    (Class::Site, &["WebSite", "Blog", "NewsMediaOrganization"]),
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let graph = Graph { things: &scan.things };
    let page = PageIdentity::of(scan);
    let mut mains: Vec<(&Value, Class, u8)> = Vec::new();
    for thing in graph.with_main_entities() {
        let class = class(thing);
        match class {
            Class::Article | Class::Posting | Class::Work => {
                mains.push((thing, class, page.fit(thing, class)))
            }
            Class::Page => page_facts(&graph, thing, &page, sink),
            Class::Site => sink.add(Property::Site, text(thing.get("name")), 0.82),
            Class::Other => {}
        }
        if is_organization(thing) {
            sink.add(Property::Publisher, text(thing.get("name")), 0.30);
        }
    }
    // A list of teasers is about other pages, unless one of them is this page.
    let best = mains.iter().map(|main| main.2).max().unwrap_or(0);
    let articles = mains.iter().filter(|main| main.1 == Class::Article).count();
    let mut taken: Option<Class> = None;
    for (thing, class, fit) in &mains {
        if *fit < best
            || (best < 2 && articles > 2)
            || *fit == 0
            || taken.is_some_and(|taken| taken != *class)
        {
            continue;
        }
        taken = Some(*class);
        let trust = if *fit >= 2 { 1.0 } else { 0.94 };
        work_facts(&graph, thing, *class, trust, sink);
    }
}

/// What the object says about a piece of writing.
fn work_facts(graph: &Graph, thing: &Value, class: Class, trust: f32, sink: &mut Sink) {
    let rank = if class == Class::Work { 0.85 } else { 1.0 } * trust;
    let headline = text(thing.get("headline"));
    if headline.is_empty() {
        sink.add(Property::Title, text(thing.get("name")), 0.84 * rank);
    } else {
        sink.add(Property::Title, headline, 0.90 * rank);
    }
    for key in ["alternativeHeadline", "alternateName"] {
        sink.add(Property::Subtitle, text(thing.get(key)), 0.50 * rank);
    }
    for (key, property) in [
        ("author", Property::Author),
        ("editor", Property::Editor),
        ("translator", Property::Translator),
    ] {
        people(graph, thing.get(key), property, 0.92 * rank, sink);
    }
    if thing.get("author").is_none() {
        people(graph, thing.get("creator"), Property::Author, 0.85 * rank, sink);
    }
    sink.add(Property::Published, text(thing.get("datePublished")), 0.92 * rank);
    sink.add(Property::Published, text(thing.get("dateCreated")), 0.80 * rank);
    sink.add(Property::Published, text(thing.get("uploadDate")), 0.80 * rank);
    sink.add(Property::Modified, text(thing.get("dateModified")), 0.90 * rank);
    for name in names(graph, thing.get("publisher")) {
        sink.add(Property::Publisher, &name, 0.85 * rank);
    }
    part_of(graph, thing, rank, sink);
    sink.add(Property::Language, language(thing), 0.80 * rank);
    sink.add(Property::Section, text(thing.get("articleSection")), 0.70 * rank);
    for keyword in list(thing.get("keywords")) {
        sink.add(Property::Keywords, text(Some(keyword)), 0.60);
    }
    sink.add(Property::Description, text(thing.get("description")), 0.70 * rank);
    sink.add(Property::Image, image(graph, thing.get("image")), 0.70 * rank);
    sink.add(Property::License, text(thing.get("license")), 0.75 * rank);
    identifiers(thing, sink);
    for name in types(thing) {
        sink.add(Property::Kind, name, 0.80 * rank);
    }
    for key in ["volumeNumber", "issueNumber"] {
        let property = if key == "volumeNumber" { Property::Volume } else { Property::Issue };
        sink.add(property, &scalar(thing.get(key)), 0.85);
    }
    sink.add(Property::FirstPage, &scalar(thing.get("pageStart")), 0.85);
    sink.add(Property::LastPage, &scalar(thing.get("pageEnd")), 0.85);
    sink.add(Property::Pages, &scalar(thing.get("pagination")), 0.85);
}

/// What a page object says: weaker, for every page of a site has one.
fn page_facts(graph: &Graph, thing: &Value, page: &PageIdentity, sink: &mut Sink) {
    if page.fit(thing, Class::Page) == 0 {
        return;
    }
    let product =
        types(thing).any(|name| matches!(name, "Product" | "Service" | "Event" | "LocalBusiness"));
    sink.add(Property::Title, text(thing.get("headline")), 0.70);
    sink.add(Property::Title, text(thing.get("name")), if product { 0.80 } else { 0.62 });
    if !product {
        people(
            graph,
            thing.get("author").or_else(|| thing.get("creator")),
            Property::Author,
            0.55,
            sink,
        );
        // Plug-ins date every page, also those that are no piece of writing.
        sink.add(Property::Published, text(thing.get("datePublished")), 0.60);
        sink.add(Property::Modified, text(thing.get("dateModified")), 0.75);
        part_of(graph, thing, 0.9, sink);
        for name in names(graph, thing.get("publisher")) {
            sink.add(Property::Publisher, &name, 0.60);
        }
    }
    sink.add(Property::Language, language(thing), 0.70);
    sink.add(Property::Description, text(thing.get("description")), 0.55);
    for name in types(thing) {
        sink.add(Property::Kind, name, 0.50);
    }
}

/// What it is part of: an issue, a volume, a journal, a site. At most a few steps up.
fn part_of(graph: &Graph, thing: &Value, rank: f32, sink: &mut Sink) {
    let mut current = thing;
    for _ in 0..4 {
        let Some(next) = list(current.get("isPartOf")).map(|part| graph.resolve(part)).next()
        else {
            return;
        };
        let name = text(next.get("name"));
        for kind in types(next) {
            match kind {
                "Periodical" | "Book" | "BookSeries" | "CreativeWorkSeries" => {
                    sink.add(Property::Journal, name, 0.90 * rank)
                }
                "WebSite" | "Newspaper" | "Blog" | "NewsMediaOrganization" | "Organization" => {
                    sink.add(Property::Site, name, 0.86 * rank)
                }
                "PublicationVolume" => {
                    sink.add(Property::Volume, &scalar(next.get("volumeNumber")), 0.90)
                }
                "PublicationIssue" => {
                    sink.add(Property::Issue, &scalar(next.get("issueNumber")), 0.90)
                }
                _ => {}
            }
        }
        for issn in list(next.get("issn")) {
            sink.add(Property::Issn, text(Some(issn)), 0.90);
        }
        current = next;
    }
}

fn identifiers(thing: &Value, sink: &mut Sink) {
    sink.add(Property::Isbn, &scalar(thing.get("isbn")), 0.90);
    sink.add(Property::Issn, &scalar(thing.get("issn")), 0.80);
    for key in ["identifier", "sameAs", "doi", "@id"] {
        for identifier in list(thing.get(key)) {
            let value = match identifier {
                Value::Object(_) => text(identifier.get("value").or_else(|| identifier.get("@id"))),
                other => other.as_str().unwrap_or(""),
            };
            let names_doi = text(identifier.get("propertyID")).eq_ignore_ascii_case("doi");
            if names_doi
                || value.contains("doi.org/10.")
                || value.starts_with("10.")
                || value.starts_with("doi:")
            {
                sink.add(Property::Doi, value, 0.92);
            }
        }
    }
}

/// Authors in every shape: a string, an object, a list, a reference, a name that is a list.
fn people(
    graph: &Graph,
    value: Option<&Value>,
    property: Property,
    confidence: f32,
    sink: &mut Sink,
) {
    for person in list(value) {
        let person = graph.resolve(person);
        if let Some(name) = person.as_str() {
            sink.push(property, name, confidence * 0.98, Entity::Unknown, None, None);
            continue;
        }
        let entity = if types(person).any(|kind| kind == "Person") {
            Entity::Person
        } else if is_organization(person) {
            Entity::Organization
        } else {
            Entity::Unknown
        };
        let (given, family) = (text(person.get("givenName")), text(person.get("familyName")));
        let parts: Option<Person> = (!given.is_empty() && !family.is_empty())
            .then(|| inverted(&clean(family), &clean(given), ""));
        let mut named = false;
        for name in list(person.get("name")) {
            // A name inside a name: `"name": {"name": …}`.
            let name = name.as_str().or_else(|| name.get("name")?.as_str()).unwrap_or("");
            named |= !name.is_empty();
            sink.push(property, name, confidence, entity, parts.clone(), None);
        }
        if !named && let Some(parts) = parts {
            let name = parts.literal().to_owned();
            sink.push(property, &name, confidence, entity, Some(parts), None);
        }
    }
}

/// The names in a value that may be a string, an object or a list of either.
fn names(graph: &Graph, value: Option<&Value>) -> Vec<String> {
    list(value)
        .map(|value| graph.resolve(value))
        .filter_map(|value| value.as_str().or_else(|| value.get("name")?.as_str()))
        .map(str::to_owned)
        .collect()
}

fn image<'v>(graph: &Graph<'v>, value: Option<&'v Value>) -> &'v str {
    let Some(first) = list(value).next() else { return "" };
    let first = graph.resolve(first);
    first.as_str().unwrap_or_else(|| text(first.get("url").or_else(|| first.get("contentUrl"))))
}

fn language(thing: &Value) -> &str {
    let value = thing.get("inLanguage");
    let value = list(value).next();
    value
        .and_then(|value| value.as_str().or_else(|| value.get("alternateName")?.as_str()))
        .unwrap_or("")
}

/// The objects of a page, and how references between them are followed.
struct Graph<'v> {
    things: &'v [Value],
}

impl<'v> Graph<'v> {
    /// The object itself, or the one that it refers to by `@id`.
    fn resolve(&self, value: &'v Value) -> &'v Value {
        let Some(object) = value.as_object() else { return value };
        if object.contains_key("name") || object.contains_key("@value") {
            return value;
        }
        let Some(id) = value.get("@id").and_then(Value::as_str) else { return value };
        let same = |thing: &&Value| {
            thing.get("@id").and_then(Value::as_str) == Some(id)
                && thing.as_object().is_some_and(|o| o.len() > object.len())
        };
        self.things.iter().find(same).unwrap_or(value)
    }

    /// Every object, and what pages and breadcrumbs say is their main thing.
    fn with_main_entities(&self) -> impl Iterator<Item = &'v Value> {
        self.things.iter().flat_map(|thing| {
            let main = thing.get("mainEntity").filter(|_| {
                class(thing) != Class::Article
                    && !types(thing).any(|name| {
                        matches!(name, "FAQPage" | "ItemList" | "BreadcrumbList" | "CollectionPage")
                    })
            });
            std::iter::once(thing)
                .chain(list(main).filter(|main| main.get("@type").is_some()).take(1))
        })
    }
}

/// What tells whether an object is about this page.
struct PageIdentity {
    url: String,
    titles: Vec<String>,
}

impl PageIdentity {
    fn of(scan: &Scan) -> PageIdentity {
        let page = scan.page;
        let mut titles = vec![fold(&page.header.title)];
        titles.extend(scan.values("og:title").map(fold));
        titles.extend(
            scan.headings
                .iter()
                .take(3)
                .map(|&id| fold(&crate::metadata::text::line(&page.tree, id))),
        );
        PageIdentity { url: key(&page.header.url), titles }
    }

    /// 2: about this page for sure; 1: nothing says otherwise; 0: about another page.
    fn fit(&self, thing: &Value, class: Class) -> u8 {
        let main = thing.get("mainEntityOfPage");
        let addresses =
            [thing.get("url"), thing.get("@id"), main, main.and_then(|main| main.get("@id"))];
        let mut elsewhere = false;
        for address in addresses.into_iter().flatten().filter_map(Value::as_str) {
            let address = key(&resolve(&self.url, address));
            if self.url.is_empty() || Address::parse(&address).is_none() {
                continue;
            }
            if address == self.url {
                return 2;
            }
            // Front pages and other sites are no statement about which page is meant.
            let path = Address::parse(&address).map_or("", |parsed| parsed.path);
            elsewhere |= path.len() > 1;
        }
        let title = if text(thing.get("headline")).is_empty() {
            text(thing.get("name"))
        } else {
            text(thing.get("headline"))
        };
        let title = fold(&clean(title));
        let similar = |own: &String| {
            !own.is_empty()
                && !title.is_empty()
                && (*own == title
                    || (title.chars().count() > 12
                        && (own.starts_with(&title)
                            || title.starts_with(own.as_str()) && own.chars().count() > 12)))
        };
        if self.titles.iter().any(similar) {
            return 2;
        }
        if elsewhere && class != Class::Article && class != Class::Posting { 0 } else { 1 }
    }
}

/// An address without what varies: scheme, `www.`, query of trackers, fragment, closing slash.
fn key(address: &str) -> String {
    let address = citable(address);
    let address = address.split('#').next().unwrap_or("");
    let address = address.trim_end_matches('/').to_lowercase();
    match address.split_once("://") {
        Some((_, rest)) => {
            format!("https://{}", rest.trim_start_matches("www.").trim_start_matches("amp."))
        }
        None => address,
    }
}

fn class(thing: &Value) -> Class {
    CLASSES
        .iter()
        .find(|(_, names)| types(thing).any(|own| names.contains(&own)))
        .map_or(Class::Other, |found| found.0)
}

fn is_organization(thing: &Value) -> bool {
    types(thing).any(|name| {
        name.ends_with("Organization")
            || matches!(
                name,
                "Corporation"
                    | "Brand"
                    | "LocalBusiness"
                    | "WebSite"
                    | "Newspaper"
                    | "GovernmentOffice"
                    | "CollegeOrUniversity"
            )
    })
}

/// The types of an object, without `schema:` or the vocabulary's address.
fn types(thing: &Value) -> impl Iterator<Item = &str> {
    list(thing.get("@type"))
        .filter_map(Value::as_str)
        .map(|name| name.rsplit(['/', ':', '#']).next().unwrap_or(name))
}

/// The items of a list; one value is a list of one.
fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let items: &[Value] = match value {
        Some(Value::Array(items)) => items,
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    items.iter().filter(|item| !item.is_null())
}

/// A string, also inside `{"@value": …}` or as the first of a list.
fn text(value: Option<&Value>) -> &str {
    list(value)
        .next()
        .and_then(|value| value.as_str().or_else(|| value.get("@value")?.as_str()))
        .unwrap_or("")
}

/// A string or a number as a string.
fn scalar(value: Option<&Value>) -> String {
    match value {
        Some(Value::Number(number)) => number.to_string(),
        value => text(value).to_owned(),
    }
}

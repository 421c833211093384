//! Fields that need little weighing: sections, keywords, numbers, addresses, the type of a reference.

use super::{Case, Outcome, Report, sure, text};
use verbatim::metadata::{Metadata, Property};

#[test]
fn the_most_trusted_source_counts() {
    let mut report = Report::default();
    type Read = fn(&Metadata) -> Outcome;
    let fields: [(Property, Read); 10] = [
        (Property::Section, |metadata| text(&metadata.section)),
        (Property::Description, |metadata| text(&metadata.description)),
        (Property::Image, |metadata| text(&metadata.image)),
        (Property::License, |metadata| text(&metadata.license)),
        (Property::Event, |metadata| text(&metadata.event)),
        (Property::Volume, |metadata| text(&metadata.volume)),
        (Property::Issue, |metadata| text(&metadata.issue)),
        (Property::Genre, |metadata| text(&metadata.genre)),
        (Property::Pages, |metadata| text(&metadata.pages)),
        (Property::FirstPage, |metadata| text(&metadata.pages)),
    ];
    for (property, read) in fields {
        report.sweep(&format!("{property:?}: another source so sure"), 0..101, |n| {
            let case = Case::new("").says(property, "tag", "one", 0.72);
            read(&case.says(property, "json-ld", "two", sure(n)).decide())
        });
    }
    report.sweep("a section of so many letters", 55..66, |n| {
        let case = Case::new("").says(Property::Section, "tag", &"w".repeat(n as usize), 0.8);
        let (value, sure) = text(&case.decide().section);
        (value.replace('w', ""), sure)
    });
    report.sweep("a keyword of so many letters", 0..65, |n| {
        let case = Case::new("").says(Property::Keywords, "tag", &"w".repeat(n as usize), 0.8);
        (case.decide().keywords.len().to_string(), None)
    });
    report.sweep("so many keywords", 36..45, |n| {
        let words: Vec<String> = (0..n).map(|nth| format!("walls {nth}")).collect();
        let case = Case::new("").says(Property::Keywords, "tag", &words.join(", "), 0.8);
        (case.decide().keywords.len().to_string(), None)
    });
    for words in ["sea, Sea, walls", "sea;walls", "بحر، جدار", "海堤、港口，历史", "sea walls"]
    {
        let case = Case::new("").says(Property::Keywords, "tag", words, 0.8);
        report.one(words, (case.decide().keywords.join(" | "), None));
    }
    report.check("fields-plain");
}

#[test]
fn numbers_and_pages() {
    let mut report = Report::default();
    for (first, last) in [
        ("12", "19"),
        ("12-19", "19"),
        ("12", "12"),
        ("12", "12-19"),
        ("12 - 19", ""),
        ("12—19", ""),
        ("e12", "e19"),
    ] {
        let mut case = Case::new("").says(Property::FirstPage, "highwire", first, 0.9);
        if !last.is_empty() {
            case = case.says(Property::LastPage, "highwire", last, 0.9);
        }
        report.one(&format!("from {first} to {last}"), text(&case.decide().pages));
    }
    report.one(
        "only the last page",
        text(&Case::new("").says(Property::LastPage, "highwire", "9", 0.9).decide().pages),
    );
    for pages in ["12-19", "12 – 19", "12‐19"] {
        report.one(
            pages,
            text(&Case::new("").says(Property::Pages, "highwire", pages, 0.9).decide().pages),
        );
    }
    report.sweep("another number so sure", 0..101, |n| {
        let case = Case::new("").says(Property::Doi, "tag", "10.1000/182", 0.6);
        text(&case.says(Property::Doi, "highwire", "10.1000/183", sure(n)).decide().doi)
    });
    report.sweep("a number that is none, so sure", 0..101, |n| {
        let case = Case::new("").says(Property::Issn, "tag", "0378-5955", 0.6);
        text(&case.says(Property::Issn, "highwire", "0378-5954", sure(n)).decide().issn)
    });
    report.check("fields-numbers");
}

#[test]
fn the_address_to_cite() {
    let mut report = Report::default();
    let shown = [
        "https://harbourpost.example/news/walls",
        "https://harbourpost.example/news/walls#sea",
        "https://harbourpost.example/",
        "https://harbourpost.example",
        "https://cache.example/c/s/harbourpost.example/news/walls",
        "",
        "https://web.archive.org/web/20200101000000/https://harbourpost.example/news/walls?page=2",
        "https://archive.ph/abc/https://harbourpost.example/walls",
        "https://archive.example/newest/http://harbourpost.example/walls",
        "https://other.example/see/https://harbourpost.example/walls",
        "https://other.example/123/https:/harbourpost.example/walls",
        "https://other.example/1234/http:/harbourpost.example/walls",
    ];
    let canonical = [
        "https://harbourpost.example/news/walls-2",
        "https://harbourpost.example/",
        "/news/walls",
        "https://www.harbourpost.example/news/walls#top",
        "https://other.example/walls",
        "ftp://harbourpost.example/walls",
        "mailto:ann@harbourpost.example",
    ];
    for shown in shown {
        let read = |case: &Case| {
            let metadata = case.decide();
            let archive =
                format!("{} {}", text(&metadata.archive).0, text(&metadata.archive_url).0);
            let (address, sure) = text(&metadata.url);
            (format!("{address} / {archive}"), sure)
        };
        report.one(shown, read(&Case::at(shown, "<title>Walls</title>")));
        for canonical in canonical {
            let case = Case::at(shown, "<title>Walls</title>");
            report.one(
                &format!("{shown} → {canonical}"),
                read(&case.says(Property::Url, "link", canonical, 0.9)),
            );
        }
    }
    for source in ["link", "open-graph", "json-ld"] {
        report.sweep(&format!("an address of {source} so sure"), 70..101, |n| {
            let case = Case::new("<title>Walls</title>");
            text(
                &case
                    .says(Property::Url, source, "https://harbourpost.example/news/walls", sure(n))
                    .decide()
                    .url,
            )
        });
    }
    report.check("fields-addresses");
}

/// The head of another page than the one that is shown.
#[test]
fn what_is_left_of_the_page_before() {
    let mut report = Report::default();
    let shown = "https://harbourpost.example/news/walls";
    let cases = [
        (
            "another page",
            "https://harbourpost.example/news/boats",
            "Boats leave",
            "Walls rise",
            "Walls rise",
        ),
        (
            "the front page",
            "https://harbourpost.example/",
            "Boats leave",
            "Walls rise",
            "Walls rise",
        ),
        (
            "the same page",
            "https://harbourpost.example/news/walls/",
            "Boats leave",
            "Walls rise",
            "Walls rise",
        ),
        (
            "its index",
            "https://harbourpost.example/news/walls/index.html",
            "Boats leave",
            "Walls rise",
            "Walls rise",
        ),
        (
            "its AMP page",
            "https://harbourpost.example/news/walls/amp",
            "Boats leave",
            "Walls rise",
            "Walls rise",
        ),
        (
            "with an ending",
            "https://harbourpost.example/news/Walls.html",
            "Boats leave",
            "Walls rise",
            "Walls rise",
        ),
        (
            "another site",
            "https://other.example/news/boats",
            "Boats leave",
            "Walls rise",
            "Walls rise",
        ),
        (
            "a word in common",
            "https://harbourpost.example/news/boats",
            "Walls leave",
            "Walls rise",
            "Sea",
        ),
        (
            "a word in the heading",
            "https://harbourpost.example/news/boats",
            "Boats rise",
            "Nothing",
            "The boats",
        ),
        (
            "a short word in common",
            "https://harbourpost.example/news/boats",
            "The sea",
            "The day",
            "The day",
        ),
        (
            "three letters that are all",
            "https://harbourpost.example/news/boats",
            "Sea",
            "Sea",
            "Day",
        ),
        ("no heading", "https://harbourpost.example/news/boats", "Boats leave", "Walls rise", ""),
    ];
    for (name, stated, og, title, heading) in cases {
        for source in ["open-graph", "link", "json-ld"] {
            let html = format!("<title>{title}</title><h1 id=h>{heading}</h1>");
            let mut case = Case::at(shown, &html)
                .says(Property::Url, source, stated, 0.85)
                .says(Property::Title, "open-graph", og, 0.8)
                .says(Property::Title, "title", title, 0.6)
                .says(Property::Description, "open-graph", "About it", 0.7)
                .says(Property::Site, "open-graph", "The Harbour Post", 0.9)
                .says(Property::License, "link", "CC BY", 0.9);
            if !heading.is_empty() {
                case = case.prints(Property::Title, "heading", heading, 0.7, "h");
            }
            let metadata = case.decide();
            let said = [
                &metadata.title,
                &metadata.description,
                &metadata.site,
                &metadata.license,
                &metadata.url,
            ];
            let said = said.map(|field| text(field).0).join(" / ");
            report.one(&format!("{name} in {source}"), (said, None));
        }
    }
    report.check("fields-stale");
}

#[test]
fn the_type_of_a_reference() {
    let mut report = Report::default();
    let kind = |case: &Case| text(&case.decide().kind);
    let author = |case: Case| case.says(Property::Author, "highwire", "Lee, Ann", 0.9);
    report.sweep("said to be an episode so surely", 30..60, |n| {
        kind(&Case::new("").says(Property::Kind, "json-ld", "PodcastEpisode", sure(n)))
    });
    report.sweep("in a journal so sure", 70..101, |n| {
        kind(&Case::new("").says(Property::Journal, "highwire", "Coastal Studies", sure(n)))
    });
    let journal = |case: Case| case.says(Property::Journal, "highwire", "Coastal Studies", 0.9);
    report.one(
        "a journal and an ISBN",
        kind(&journal(Case::new("")).says(Property::Isbn, "highwire", "9780306406157", 0.9)),
    );
    let doi = || Case::new("").says(Property::Doi, "highwire", "10.1000/182", 0.9);
    report.one("a DOI", kind(&doi()));
    report.one("a DOI and an author", kind(&author(doi())));
    report
        .one("a DOI and an ISSN", kind(&doi().says(Property::Issn, "highwire", "0378-5955", 0.9)));
    report.one("a DOI and a volume", kind(&doi().says(Property::Volume, "highwire", "7", 0.9)));
    report.one("a volume", kind(&Case::new("").says(Property::Volume, "highwire", "7", 0.9)));
    report.one(
        "an event",
        kind(&Case::new("").says(Property::Event, "highwire", "Coasts 2024", 0.9)),
    );
    report.one(
        "an event and an author",
        kind(&author(Case::new("").says(Property::Event, "highwire", "Coasts 2024", 0.9))),
    );
    for genre in ["PhD Thesis", "Dissertation", "Report", ""] {
        let case = Case::new("").says(Property::Institution, "eprints", "Harbour University", 0.9);
        report.one(
            &format!("an institution, {genre:?}"),
            kind(&case.says(Property::Genre, "eprints", genre, 0.9)),
        );
    }
    for maker in ["Ghost 5", "hugo 0.1", "MediaWiki 1.4", "Blogger", "WordPress"] {
        for source in ["tag", "json-ld"] {
            for dated in [false, true] {
                let mut case = Case::new("<h1>Walls</h1>").says(Property::Kind, source, maker, 0.5);
                if dated {
                    case = case.says(Property::Published, "json-ld", "2024-03-02", 0.9);
                }
                report.one(&format!("made by {maker} in {source}, dated {dated}"), kind(&case));
            }
        }
    }
    for url in [
        "https://blog.harbour.example/walls",
        "https://harbour.example/blog/walls",
        "https://harbour.example/walls",
    ] {
        let case =
            Case::at(url, "<h1>Walls</h1>").says(Property::Published, "json-ld", "2024-03-02", 0.9);
        report.one(url, kind(&case));
    }
    for site in
        ["The Harbour News", "Newsharbour", "Harbour Magazine", "港口新闻网", "港口周刊", "Harbour"]
    {
        for dated in [false, true] {
            let mut case =
                Case::new("<h1>Walls</h1>").says(Property::Site, "open-graph", site, 0.9);
            case = case.says(Property::Kind, "open-graph", "article", 0.3);
            if dated {
                case = case.says(Property::Published, "json-ld", "2024-03-02", 0.9);
            }
            report.one(&format!("{site}, dated {dated}"), kind(&case));
        }
    }
    for text_kind in ["Article", "WebPage"] {
        let case = Case::new("").says(Property::Kind, "json-ld", text_kind, 0.9);
        report.one(
            &format!("{text_kind} with a film"),
            kind(&case.says(Property::Kind, "json-ld", "VideoObject", 0.9)),
        );
    }
    for content_type in ["application/pdf", "text/html"] {
        let mut case = Case::new("");
        case.page.header.content_type = content_type.to_owned();
        report.one(content_type, kind(&case));
    }
    report.check("fields-kinds");
}

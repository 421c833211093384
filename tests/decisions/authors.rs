//! Who wrote it: how sure a source must be, where it must stand, and who wins where several speak.

use super::{
    Case, KINDS, Outcome, PLACES, Report, article, entries, filler, names_of, on_article,
    paragraph, sure,
};
use verbatim::metadata::{Entity, PageKind, Property};

const AUTHOR: Property = Property::Author;

fn authors(case: &Case) -> Outcome {
    names_of(&case.decide().authors)
}

#[test]
fn how_sure_a_name_must_be_on_each_kind_of_page() {
    let mut report = Report::default();
    for kind in KINDS {
        for source in ["json-ld", "open-graph"] {
            report.sweep(&format!("{kind:?}: {source}"), 0..101, |n| {
                authors(&article().kind(kind).says(AUTHOR, source, "Ann Lee", sure(n)))
            });
        }
        for place in PLACES {
            report.sweep(&format!("{kind:?}: byline {place}"), 0..101, |n| {
                let case = article().kind(kind);
                authors(&case.prints(AUTHOR, "byline", "Ann Lee", sure(n), place))
            });
        }
        report.sweep(
            &format!("{kind:?}: byline under the headline, one of several"),
            0..101,
            |n| {
                let case = article().kind(kind);
                let case = case.prints(AUTHOR, "byline", "Ann Lee", sure(n), "under");
                authors(&case.prints(AUTHOR, "byline", "Bo Chan", 0.65, "far"))
            },
        );
        report.sweep(&format!("{kind:?}: byline on a page said to be an article"), 0..101, |n| {
            let case = article().kind(kind).says(Property::Kind, "json-ld", "NewsArticle", 0.9);
            authors(&case.prints(AUTHOR, "byline", "Ann Lee", sure(n), "under"))
        });
        for place in ["first", "inside", "last", "end"] {
            report.sweep(&format!("{kind:?}: signature {place}"), 0..101, |n| {
                let case = article().kind(kind);
                authors(&case.prints(AUTHOR, "signature", "Ann Lee", sure(n), place))
            });
        }
    }
    report.check("authors-kinds");
}

#[test]
fn what_a_name_looks_like_weighs_as_well() {
    let mut report = Report::default();
    let site = |case: Case| case.says(Property::Site, "open-graph", "The Harbour Post", 0.9);
    let names = [
        "Ann Lee",
        "Walls Harbour",
        "annlee",
        "Harbourmaster",
        "李小海",
        "Office of Harbours",
        "The Harbour Post",
        "harbourpost",
        "Harbour Post",
        "Reuters",
        "Сергей Волков",
    ];
    for kind in
        [None, Some(PageKind::Article), Some(PageKind::Service), Some(PageKind::Documentation)]
    {
        for name in names {
            for place in ["under", "inside"] {
                report.sweep(&format!("{kind:?}: {name} in a byline {place}"), 0..101, |n| {
                    let case = site(article()).kind(kind);
                    authors(&case.prints(AUTHOR, "byline", name, sure(n), place))
                });
            }
            report.sweep(&format!("{kind:?}: {name} in the data"), 0..101, |n| {
                authors(&site(article()).kind(kind).says(AUTHOR, "json-ld", name, sure(n)))
            });
        }
    }
    report.check("authors-names");
}

#[test]
fn sources_agree_or_dispute() {
    let mut report = Report::default();
    let sources = ["json-ld", "open-graph", "parsely", "tag", "twitter"];
    report.sweep("so many other sources name the same", 0..6, |n| {
        let mut case = on_article().says(AUTHOR, "h-entry", "Ann Lee", 0.6);
        for source in sources.into_iter().take(n as usize) {
            case = case.says(AUTHOR, source, "Ann Lee", 0.5);
        }
        authors(&case)
    });
    report.sweep("one source names the same so often", 0..4, |n| {
        let mut case = on_article().says(AUTHOR, "h-entry", "Ann Lee", 0.6);
        for place in ["under", "inside", "end"].into_iter().take(n as usize) {
            case = case.prints(AUTHOR, "tag", "Ann Lee", 0.5, place);
        }
        authors(&case)
    });
    report.sweep("the data are so sure of somebody else than the byline", 0..101, |n| {
        let case = on_article().prints(AUTHOR, "byline", "Ann Lee", 0.7, "under");
        authors(&case.says(AUTHOR, "json-ld", "Bo Chan", sure(n)))
    });
    report.sweep("the byline is so sure of somebody else than the data", 0..101, |n| {
        let case = on_article().says(AUTHOR, "json-ld", "Bo Chan", 0.8);
        authors(&case.prints(AUTHOR, "byline", "Ann Lee", sure(n), "under"))
    });
    report.sweep("the only byline, so sure, beside a weak tag", 0..101, |n| {
        let case = on_article().says(AUTHOR, "tag", "admin", 0.3);
        authors(&case.prints(AUTHOR, "byline", "Ann Lee", sure(n), "far"))
    });
    report.check("authors-sources");
}

/// A longer list is taken where it holds all that are known.
#[test]
fn one_source_names_more_than_another() {
    let mut report = Report::default();
    let known = || on_article().says(AUTHOR, "open-graph", "Ann Lee", 0.9);
    report.sweep("the data name one more, so sure", 0..101, |n| {
        authors(&known().says(AUTHOR, "json-ld", "Ann Lee and Bo Chan", sure(n)))
    });
    report.sweep("the byline names one more, so sure", 0..101, |n| {
        authors(&known().prints(AUTHOR, "byline", "Ann Lee and Bo Chan", sure(n), "inside"))
    });
    report.sweep("one byline names one more than another", 0..101, |n| {
        let case = on_article().prints(AUTHOR, "byline", "Ann Lee", 0.9, "under");
        authors(&case.prints(AUTHOR, "byline", "Ann Lee and Bo Chan", sure(n), "under2"))
    });
    report.sweep("a list of so many holds the one that is known", 26..34, |n| {
        let mut case = on_article().says(AUTHOR, "highwire", "Ann Lee", 0.9);
        for nth in 0..n {
            let nth = char::from(b'a' + (nth % 26) as u8).to_string().repeat(1 + nth as usize / 26);
            case = case.says(AUTHOR, "eprints", &format!("Bo Chan{nth}"), 0.8);
        }
        let case = case.says(AUTHOR, "eprints", "Ann Lee", 0.8);
        let (people, sure) = authors(&case);
        (format!("{} people", people.split(" + ").count()), sure)
    });
    report.check("authors-longer");
}

/// Many bylines and no tag: a list of other people's pieces.
#[test]
fn bylines_come_alone_or_in_numbers() {
    let mut report = Report::default();
    let names = [
        "Ann Lee",
        "Bo Chan",
        "Carl Ek",
        "Dora May",
        "Eva Horn",
        "Finn Berg",
        "Gus Holm",
        "Ida Falk",
    ];
    let page = |before: usize, count: u32, sure: f32| {
        let (ids, entries) = entries(count, 200);
        let before = filler(before);
        let mut case = Case::new(&format!("<h1 id=headline>Harbour walls</h1>{before}{entries}"));
        for (id, name) in ids.iter().zip(names) {
            case = case.prints(AUTHOR, "byline", name, sure, id);
        }
        case.kind(Some(PageKind::Article))
    };
    report.sweep("so many far from the headline", 1..9, |n| authors(&page(1000, n, 0.7)));
    report.sweep("so many, with a tag", 1..9, |n| {
        authors(&page(1000, n, 0.7).says(AUTHOR, "tag", "Jo Voss", 0.6))
    });
    report.sweep("so many, with a post's data", 1..9, |n| {
        authors(&page(1000, n, 0.7).prints(AUTHOR, "microdata", "Jo Voss", 0.6, "entry0"))
    });
    report.sweep("five under the headline, so sure", 50..101, |n| authors(&page(0, 5, sure(n))));
    report.check("authors-many");
}

#[test]
fn what_stands_beside_a_name() {
    let mut report = Report::default();
    for text in [
        "Author Ann Lee",
        "Von Harbour-Expertin Ann Lee",
        "von Ann Lee",
        "Von Neumann",
        "von der Leyen",
        "No Author",
        "zvg",
        "Copyright Harbour Ltd. & Co. - all rights reserved",
        "© Ann Lee",
        "Tel 01243 779777",
        "user51058",
        "Ann Lee Stand: 5. Februar 2020",
    ] {
        report.one(text, authors(&on_article().says(AUTHOR, "json-ld", text, 0.8)));
        let mut case = on_article().says(AUTHOR, "json-ld", text, 0.8);
        case.candidates.all[0].entity = Entity::Person;
        report.one(&format!("{text}, a person"), authors(&case));
        let case = on_article().says(AUTHOR, "dublin-core", text, 0.8);
        report.one(&format!("{text} in a library's tag"), authors(&case));
    }
    for text in [
        "Ann Lee, The Harbour Post",
        "Ann Lee and Reuters",
        "Ann Lee The Harbour Post",
        "Ann Lee, Ann Lee Verified",
        "Ann Lee | The Harbour Post",
        "Reuters, AFP",
        "The Harbour Post and AFP",
        "Ann Lee and Reuters files",
        "Ann Lee Harbour",
        "Ann Lee, the crew",
    ] {
        let case = on_article().says(Property::Site, "open-graph", "The Harbour Post", 0.9);
        report.one(text, authors(&case.prints(AUTHOR, "byline", text, 0.8, "under")));
    }
    for (first, second) in [
        ("Ann Lee", "Travel Tips"),
        ("Qwx Vbn", "Travel Tips"),
        ("Ann Lee", "李小海"),
        ("Ann Lee", "Ann Lee Verified"),
    ] {
        let case = on_article().prints(AUTHOR, "byline", first, 0.8, "under");
        let case = case.prints(AUTHOR, "byline", second, 0.8, "under2");
        report.one(&format!("{first}, and in the next element {second}"), authors(&case));
    }
    report.check("authors-beside");
}

/// Names that stand close together and are marked alike are one byline.
#[test]
fn names_close_together_are_one_byline() {
    let mut report = Report::default();
    let names = |gap: &str, second: f32| {
        let html = format!(
            "<h1 id=headline>Harbour walls</h1><p><a id=a>z</a>{gap}<a id=b>z</a></p>{}",
            paragraph("body", 400)
        );
        let case = Case::new(&html).article("body", "body").kind(Some(PageKind::Article));
        let case = case.prints(AUTHOR, "byline", "Ann Lee", 0.8, "a");
        authors(&case.prints(AUTHOR, "byline", "Tom Chan", second, "b"))
    };
    report.sweep("so many characters between", 0..20, |n| names(&"x".repeat(n as usize), 0.8));
    report.sweep("so many nodes between", 0..60, |n| names(&"<i></i>".repeat(n as usize), 0.8));
    report.sweep("the second is so sure", 60..101, |n| names("", sure(n)));
    report.sweep("the second is of another source, so sure", 60..101, |n| {
        let case = on_article();
        let case = case.says(AUTHOR, "json-ld", "Ann Lee", 0.8);
        authors(&case.says(AUTHOR, "open-graph", "Tom Chan", sure(n)))
    });
    report.check("authors-together");
}

/// A thread is its first post's author's; a site called after its writer that writer's.
#[test]
fn threads_and_owners() {
    let mut report = Report::default();
    let thread = |before: u32| {
        let html = format!(
            "<div id=a>z</div>{}<h1 id=headline>Harbour walls</h1>\
             <div id=b>z</div>{}<div id=c>z</div>{}<div id=d>z</div>",
            filler(before as usize),
            filler(590),
            filler(100)
        );
        Case::new(&html).kind(Some(PageKind::Forum))
    };
    for source in ["byline", "microdata", "h-entry"] {
        report.sweep(&format!("a {source} so far before a thread's headline"), 350..450, |n| {
            let case = thread(n).prints(AUTHOR, source, "Ann Lee", 0.8, "a");
            authors(&case.prints(AUTHOR, "byline", "Bo Chan", 0.8, "c"))
        });
        report.sweep(&format!("a {source} of a thread is so sure"), 40..101, |n| {
            let case = thread(10).prints(AUTHOR, source, "Ann Lee", sure(n), "b");
            authors(&case.prints(AUTHOR, "byline", "Bo Chan", 0.8, "c"))
        });
    }
    report.sweep("the data of a thread are so sure", 80..101, |n| {
        let case = thread(10).prints(AUTHOR, "byline", "Ann Lee", 0.8, "b");
        authors(&case.says(AUTHOR, "json-ld", "Bo Chan", sure(n)))
    });
    for kind in ["QAPage", "Question", "DiscussionForumPosting"] {
        for place in ["c", "d"] {
            let case = thread(10).says(Property::Kind, "microdata", kind, 0.9);
            let case = case.prints(AUTHOR, "byline", "Ann Lee", 0.8, "b");
            let case = case.prints(AUTHOR, "microdata", "Bo Chan", 0.8, place);
            report.one(&format!("{kind}, its data at {place}"), authors(&case));
        }
    }
    report.sweep("several posts, their data so sure", 0..101, |n| {
        let case = article().prints(AUTHOR, "microdata", "Ann Lee", sure(n), "under");
        authors(&case.prints(AUTHOR, "microdata", "Bo Chan", sure(n), "inside"))
    });
    for (site, kind) in [
        ("Ann Lee", Some(PageKind::Article)),
        ("Ann B. Lee", Some(PageKind::Article)),
        ("Ann Lee Walls", Some(PageKind::Article)),
        ("Harbour Walls", Some(PageKind::Article)),
        ("Ann Lee", Some(PageKind::Service)),
        ("Ann Lee", None),
    ] {
        report.sweep(&format!("{kind:?} of the site {site}, dated so surely"), 0..101, |n| {
            let case = article().kind(kind).says(Property::Site, "open-graph", site, 0.9);
            authors(&case.says(Property::Published, "json-ld", "2024-03-02", sure(n)))
        });
    }
    for property in [Property::Editor, Property::Translator] {
        for place in ["under", "inside"] {
            report.sweep(&format!("{property:?} {place}"), 0..101, |n| {
                let metadata =
                    article().prints(property, "byline", "Ann Lee", sure(n), place).decide();
                names_of(if property == Property::Editor {
                    &metadata.editors
                } else {
                    &metadata.translators
                })
            });
        }
    }
    report.check("authors-threads");
}

/// A name before a colon, and a signature: where they may stand.
#[test]
fn stories_and_signatures_stand_at_the_ends_of_the_text() {
    let mut report = Report::default();
    let kind = Some(PageKind::Article);
    report.sweep("a name before a colon so far behind the headline", 600..800, |n| {
        let html = format!(
            "<h1 id=headline>Harbour walls</h1>{}<p id=said>z</p>{}",
            filler(n as usize),
            paragraph("body", 400)
        );
        let case = Case::new(&html).article("body", "body").kind(kind);
        authors(&case.prints(AUTHOR, "story", "Ann Lee", 0.6, "said"))
    });
    report.sweep("so many names before colons", 1..4, |n| {
        let mut case = article().kind(kind);
        for (name, place) in [("Ann Lee", "under"), ("Bo Chan", "first"), ("Carl Ek", "inside")]
            .into_iter()
            .take(n as usize)
        {
            case = case.prints(AUTHOR, "story", name, 0.6, place);
        }
        authors(&case)
    });
    let signed = |before: usize, html: String| {
        let html = format!("<h1 id=headline>Harbour walls</h1>{}{html}", filler(before));
        let case = Case::new(&html).article("first", "last").kind(kind);
        authors(&case.prints(AUTHOR, "signature", "Ann Lee", 0.8, "said"))
    };
    let (first, last) = (paragraph("first", 400), paragraph("last", 200));
    report.sweep("signed so far before the text", 0..60, |n| {
        signed(1000, format!("<div id=said>z</div>{}{first}{last}", filler(n as usize)))
    });
    report.sweep("signed so far into the text", 0..60, |n| {
        let text = "y".repeat(n as usize);
        signed(1000, format!("<p id=first>{text}<b id=said>z</b>{}</p>{last}", "y".repeat(400)))
    });
    report.sweep("signed so far before the end of the text", 0..400, |n| {
        signed(0, format!("{first}<p id=said>z</p>{}<p id=last>yy</p>", filler(n as usize)))
    });
    report.sweep("signed so far behind the text", 0..400, |n| {
        signed(0, format!("{first}{last}{}<p id=said>z</p>", filler(n as usize)))
    });
    report.sweep("a byline under the headline, so far behind it", 300..1000, |n| {
        let html = format!(
            "<h1 id=headline>Harbour walls</h1>{}<p id=said>z</p>{}",
            filler(n as usize),
            paragraph("body", 400)
        );
        let case = Case::new(&html).article("body", "body").kind(kind);
        authors(&case.prints(AUTHOR, "byline", "Ann Lee", 0.7, "said"))
    });
    report.check("authors-ends");
}

/// What makes a page an article, seen by what a weak name is worth on it.
#[test]
fn evidence_that_a_page_is_an_article() {
    let mut report = Report::default();
    let weak = |case: Case| authors(&case.says(AUTHOR, "tag", "Ann Lee", 0.5));
    let kinds = [
        "product",
        "product.group",
        "product.item",
        "og:product",
        "business.business",
        "place",
        "service",
        "localbusiness",
        "collectionpage",
        "searchresultspage",
        "profilepage",
        "itemlist",
        "realestatelisting",
        "article",
        "blog",
        "NewsArticle",
        "BlogPosting",
        "Review",
        "Question",
        "QAPage",
        "Recipe",
        "Report",
        "VideoObject",
        "HowTo",
        "Book",
        "Dataset",
        "Thesis",
        "Chapter",
        "PodcastEpisode",
        "WebPage",
    ];
    for kind in kinds {
        for source in ["json-ld", "open-graph", "tag"] {
            for seen in [None, Some(PageKind::Article), Some(PageKind::Service)] {
                let case = article().kind(seen).says(Property::Kind, source, kind, 0.9);
                let without = weak(case.clone());
                let dated = weak(case.says(Property::Published, "json-ld", "2024-03-02", 0.9));
                report.one(&format!("{kind} of {source}, {seen:?}"), without);
                report.one(&format!("{kind} of {source}, {seen:?}, dated"), dated);
            }
        }
    }
    for source in ["json-ld", "url", "tag"] {
        report.sweep(&format!("dated so surely by {source}"), 0..101, |n| {
            weak(article().says(Property::Published, source, "2024-03-02", sure(n)))
        });
        report.sweep(&format!("dated so surely by {source}, and a blog"), 0..101, |n| {
            let case = article().says(Property::Kind, "json-ld", "blog", 0.9);
            weak(case.says(Property::Published, source, "2024-03-02", sure(n)))
        });
    }
    for (name, source) in [
        ("Bo Chan", "h-entry"),
        ("Bo Chan", "story"),
        ("bochan", "h-entry"),
        ("read more", "h-entry"),
    ] {
        report.sweep(&format!("{name}, so surely by {source}"), 0..101, |n| {
            let case = article().says(AUTHOR, source, name, sure(n));
            let metadata = case.says(Property::Published, "tag", "2024-03-02", 0.5).decide();
            super::outcome(&metadata.published, ToString::to_string)
        });
        report.sweep(&format!("{name}, so surely by {source} in the text"), 0..101, |n| {
            let case = article().prints(AUTHOR, source, name, sure(n), "under");
            let metadata = case.says(Property::Published, "tag", "2024-03-02", 0.5).decide();
            super::outcome(&metadata.published, ToString::to_string)
        });
    }
    for url in [
        "https://harbourpost.example/",
        "https://harbourpost.example",
        "https://harbourpost.example/a",
    ] {
        let case = Case::at(url, "<h1>Harbour walls</h1>").says(
            Property::Kind,
            "json-ld",
            "NewsArticle",
            0.9,
        );
        report.one(url, weak(case));
    }
    report.sweep("a text of so many characters on a page that says nothing", 380..420, |n| {
        let html = format!("<p id=first>{}</p><p id=last>z</p>", "y".repeat(n as usize));
        let case = Case::new(&html).article("first", "last");
        authors(&case.prints(AUTHOR, "byline", "Ann Lee", 0.75, "last"))
    });
    report.check("authors-evidence");
}

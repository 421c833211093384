//! When it was published and changed: how sure a source must be, and which of several days is taken.

use super::{
    Case, KINDS, Outcome, PLACES, Report, article, entries, filler, on_article, outcome, sure,
};
use verbatim::metadata::{PageKind, Property};

const PUBLISHED: Property = Property::Published;

fn published(case: &Case) -> Outcome {
    outcome(&case.decide().published, ToString::to_string)
}

fn modified(case: &Case) -> Outcome {
    outcome(&case.decide().modified, ToString::to_string)
}

const DAY: &str = "2024-03-02";

#[test]
fn how_sure_a_day_must_be_on_each_kind_of_page() {
    let mut report = Report::default();
    for kind in KINDS {
        for source in ["json-ld", "url"] {
            report.sweep(&format!("{kind:?}: {source}"), 0..101, |n| {
                published(&article().kind(kind).says(PUBLISHED, source, DAY, sure(n)))
            });
        }
        for place in PLACES {
            report.sweep(&format!("{kind:?}: printed {place}"), 0..101, |n| {
                published(&article().kind(kind).prints(PUBLISHED, "dateline", DAY, sure(n), place))
            });
            report.sweep(&format!("{kind:?}: printed {place} beside another"), 0..101, |n| {
                let case = article().kind(kind).prints(PUBLISHED, "dateline", DAY, sure(n), place);
                published(&case.prints(PUBLISHED, "dateline", "2023-01-05", 0.66, "far"))
            });
        }
        for stated in [("json-ld", "NewsArticle"), ("open-graph", "article")] {
            report.sweep(&format!("{kind:?}: {} of {}", stated.1, stated.0), 0..101, |n| {
                let case = article().kind(kind).says(Property::Kind, stated.0, stated.1, 0.9);
                published(&case.prints(PUBLISHED, "dateline", DAY, sure(n), "inside"))
            });
            report.sweep(
                &format!("{kind:?}: {} of {}, by Ann Lee", stated.1, stated.0),
                0..101,
                |n| {
                    let case = article().kind(kind).says(Property::Kind, stated.0, stated.1, 0.9);
                    let case = case.prints(Property::Author, "byline", "Ann Lee", sure(n), "under");
                    published(&case.says(PUBLISHED, "tag", DAY, 0.5))
                },
            );
        }
        report.sweep(&format!("{kind:?}: only the last change is printed"), 0..101, |n| {
            published(&article().kind(kind).prints(
                Property::Modified,
                "dateline",
                DAY,
                sure(n),
                "under",
            ))
        });
        report.sweep(&format!("{kind:?}: only the last change is stated"), 0..101, |n| {
            published(&article().kind(kind).says(Property::Modified, "json-ld", DAY, sure(n)))
        });
    }
    report.check("dates-kinds");
}

#[test]
fn what_a_day_looks_like_weighs_as_well() {
    let mut report = Report::default();
    for said in [
        "2024-03-02",
        "March 2024",
        "2024",
        "3 days ago",
        "yesterday",
        "02/03/2024",
        "13/03/2024",
        "about 2024",
        "2031-03-02",
        "no day",
    ] {
        for source in ["json-ld", "highwire"] {
            report.sweep(&format!("{said} of {source}"), 0..101, |n| {
                published(&on_article().says(PUBLISHED, source, said, sure(n)))
            });
        }
        for place in ["under", "inside"] {
            report.sweep(&format!("{said} printed {place}"), 0..101, |n| {
                published(&on_article().prints(PUBLISHED, "dateline", said, sure(n), place))
            });
        }
    }
    report.check("dates-forms");
}

#[test]
fn days_support_or_dispute_each_other() {
    let mut report = Report::default();
    report.sweep("so many days between the data and the tag", 0..8, |n| {
        let case = on_article().says(PUBLISHED, "json-ld", "2024-03-02", 0.8);
        published(&case.says(PUBLISHED, "open-graph", &format!("2024-03-0{}", n + 2), 0.75))
    });
    report.sweep("the tag disputes the data, so sure", 0..101, |n| {
        let case = on_article().says(PUBLISHED, "json-ld", "2024-03-02", 0.8);
        published(&case.says(PUBLISHED, "open-graph", "2023-01-05", sure(n)))
    });
    report.sweep("the tag supports the data, so sure", 0..101, |n| {
        let case = on_article().says(PUBLISHED, "json-ld", "2024-03-02", 0.5);
        published(&case.says(PUBLISHED, "open-graph", "2024-03-02", sure(n)))
    });
    report.sweep("one source says it twice, once so sure", 0..101, |n| {
        let case = on_article().says(PUBLISHED, "json-ld", "2024-03-02", 0.5);
        published(&case.says(PUBLISHED, "json-ld", "2024-03-02", sure(n)))
    });
    report.sweep("the month supports the day, so sure", 0..101, |n| {
        let case = on_article().says(PUBLISHED, "json-ld", "2024-03-02", 0.5);
        published(&case.says(PUBLISHED, "highwire", "2024-03", sure(n)))
    });
    report.sweep("another month", 0..101, |n| {
        let case = on_article().says(PUBLISHED, "json-ld", "2024-03-02", 0.5);
        published(&case.says(PUBLISHED, "highwire", "2024-04", sure(n)))
    });
    report.sweep("a day or a month, and a source that tells which, so sure", 0..101, |n| {
        let case = on_article().prints(PUBLISHED, "dateline", "02/03/2024", 0.7, "inside");
        published(&case.says(PUBLISHED, "json-ld", "2024-02-03", sure(n)))
    });
    report.sweep("a day or a month, and a source that agrees, so sure", 0..101, |n| {
        let case = on_article().prints(PUBLISHED, "dateline", "02/03/2024", 0.7, "inside");
        published(&case.says(PUBLISHED, "json-ld", "2024-03-02", sure(n)))
    });
    report.sweep("a day or a month, and a source of another day", 0..101, |n| {
        let case = on_article().prints(PUBLISHED, "dateline", "02/03/2024", 0.7, "inside");
        published(&case.says(PUBLISHED, "json-ld", "2024-05-05", sure(n)))
    });
    report.sweep("printed under the headline against the data, so sure", 0..101, |n| {
        let case = on_article().prints(PUBLISHED, "dateline", "2024-03-02", sure(n), "under");
        published(&case.says(PUBLISHED, "json-ld", "2024-03-09", 0.95))
    });
    report.sweep("printed twice, once so sure", 0..101, |n| {
        let case = on_article().prints(PUBLISHED, "dateline", "2024-03-02", 0.7, "inside");
        published(&case.prints(PUBLISHED, "dateline", "2023-01-05", sure(n), "far"))
    });
    report.check("dates-several");
}

#[test]
fn a_thread_is_dated_by_its_first_post() {
    let mut report = Report::default();
    let thread = |before: u32| {
        let html = format!(
            "<div id=a>z</div>{}<h1 id=headline>Harbour walls</h1><div id=b>z</div>\
             {}<div id=c>z</div>",
            filler(before as usize),
            filler(900)
        );
        Case::new(&html).kind(Some(PageKind::Forum))
    };
    for source in ["dateline", "microdata", "h-entry"] {
        report.sweep(&format!("a {source} so far before the headline"), 250..350, |n| {
            let case = thread(n).prints(PUBLISHED, source, "2024-03-02", 0.8, "a");
            published(&case.prints(PUBLISHED, "dateline", "2024-03-05", 0.8, "c"))
        });
        report.sweep(&format!("a {source} so sure"), 40..101, |n| {
            let case = thread(9).prints(PUBLISHED, source, "2024-03-02", sure(n), "b");
            published(&case.prints(PUBLISHED, "dateline", "2024-03-05", 0.8, "c"))
        });
    }
    report.sweep("the data name another day, so sure", 70..101, |n| {
        let case = thread(9).prints(PUBLISHED, "dateline", "2024-03-02", 0.8, "b");
        published(&case.says(PUBLISHED, "json-ld", "2024-01-05", sure(n)))
    });
    report.sweep("the data name a day so much later", 0..8, |n| {
        let case = thread(9).prints(PUBLISHED, "dateline", "2024-03-02", 0.8, "b");
        published(&case.says(PUBLISHED, "json-ld", &format!("2024-03-0{}", n + 2), 0.9))
    });
    for said in ["March 2024", "3 days ago", "02/03/2024"] {
        let case = thread(9).prints(PUBLISHED, "dateline", said, 0.8, "b");
        let case = case.prints(PUBLISHED, "dateline", "2024-03-05", 0.8, "c");
        report.one(said, published(&case));
    }
    // Boards that say nothing of themselves: lines that name a day and somebody.
    report.sweep("so many lines with a day and a name", 1..6, |n| {
        let (ids, posts) = entries(n, 300);
        let mut case = Case::new(&format!("<h1 id=headline>Harbour walls</h1>{posts}"));
        for (nth, id) in ids.iter().enumerate() {
            let day = format!("2024-03-0{}", nth + 2);
            case = case.prints(PUBLISHED, "dateline", &day, 0.75, id);
            case = case.prints(Property::Author, "byline", "Ann Lee", 0.6, id);
        }
        published(&case)
    });
    for (dated, named) in [(0.74, 0.6), (0.75, 0.6), (0.75, 0.59)] {
        let mut case = Case::new(
            "<h1 id=headline>Harbour walls</h1><p id=a>z</p><p id=b>z</p><p id=c>z</p><p id=d>z</p>",
        );
        for (id, day) in [("a", "2024-03-02"), ("b", "2024-03-03"), ("c", "2024-03-04")] {
            case = case.prints(PUBLISHED, "dateline", day, dated, id);
            case = case.prints(Property::Author, "byline", "Ann Lee", named, id);
        }
        report.one(&format!("lines with days so sure {dated} and names {named}"), published(&case));
    }
    report.check("dates-threads");
}

#[test]
fn a_change_is_told_where_it_is_later() {
    let mut report = Report::default();
    report.sweep("a change so sure", 0..101, |n| {
        let case = article().says(PUBLISHED, "json-ld", "2024-03-02", 0.9);
        modified(&case.says(Property::Modified, "json-ld", "2024-03-05", sure(n)))
    });
    report.sweep("a change on the day of March", 1..5, |n| {
        let case = article().says(PUBLISHED, "json-ld", "2024-03-02", 0.9);
        modified(&case.says(Property::Modified, "json-ld", &format!("2024-03-0{n}"), 0.9))
    });
    report.sweep("two changes, one so sure", 0..101, |n| {
        let case = article().says(Property::Modified, "json-ld", "2024-03-02", 0.8);
        modified(&case.says(Property::Modified, "open-graph", "2023-01-05", sure(n)))
    });
    report.sweep("the surest day is so long after the change, another before it", 0..5, |n| {
        let case = article().says(PUBLISHED, "json-ld", &format!("2024-03-0{}", n + 4), 0.9);
        let case = case.says(PUBLISHED, "open-graph", "2023-01-05", 0.7);
        published(&case.says(Property::Modified, "tag", "2024-03-04", 0.6))
    });
    report.sweep("the day before the change is so sure", 0..101, |n| {
        let case = article().says(PUBLISHED, "json-ld", "2024-03-09", 0.9);
        let case = case.says(PUBLISHED, "open-graph", "2023-01-05", sure(n));
        published(&case.says(Property::Modified, "tag", "2024-03-04", 0.6))
    });
    let case = article().says(PUBLISHED, "json-ld", "2024-03-09", 0.9);
    let case = case.says(PUBLISHED, "open-graph", "2023-01-05", 0.7);
    let case = case.prints(Property::Modified, "dateline", "2024-03-04", 0.7, "far");
    report.one("the change before the surest day is only printed", published(&case));
    report.check("dates-changes");
}

//! The site, its publisher, and where a piece was taken from.

use super::{Case, Outcome, Report, filler, paragraph, sure, text};
use verbatim::metadata::Property;

fn page() -> Case {
    Case::new(&format!(
        "<title>Sea walls - Coast</title><h1>Sea walls</h1><div id=under>z</div>{}<div id=far>z</div>",
        paragraph("body", 400) + &filler(2000)
    ))
}

fn site(case: &Case) -> Outcome {
    text(&case.decide().site)
}

#[test]
fn what_the_site_is_called() {
    let mut report = Report::default();
    for property in [Property::Site, Property::Publisher, Property::Journal] {
        for html in ["<title>Sea walls - Coast</title><h1>Sea walls</h1>", "<h1>Sea walls</h1>"] {
            report.sweep(&format!("{property:?} so sure on {html}"), 0..101, |n| {
                site(&Case::new(html).says(property, "json-ld", "Harbour Daily", sure(n)))
            });
            report.sweep(&format!("{property:?} so sure on {html}, who publishes"), 0..101, |n| {
                let case = Case::new(html).says(property, "json-ld", "Harbour Daily", sure(n));
                text(&case.says(Property::Site, "open-graph", "Coast", 0.3).decide().publisher)
            });
        }
        report.sweep(&format!("{property:?} of so many words"), 1..13, |n| {
            let name = vec!["bay"; n as usize].join(" ");
            site(&Case::new("").says(property, "json-ld", &name, 0.9))
        });
        report.sweep(&format!("{property:?} of so many letters"), 75..86, |n| {
            let (name, sure) =
                site(&Case::new("").says(property, "json-ld", &"w".repeat(n as usize), 0.9));
            (name.replace('w', ""), sure)
        });
        for name in
            ["https://harbourpost.example", "www.harbourpost.example", "facebook.com/harbourpost"]
        {
            report.one(
                &format!("{property:?} {name}"),
                site(&Case::new("").says(property, "json-ld", name, 0.9)),
            );
        }
    }
    report.sweep("a site and its publisher, the site so sure", 0..101, |n| {
        let case = page().says(Property::Site, "open-graph", "Harbour Daily", sure(n));
        site(&case.says(Property::Publisher, "json-ld", "Coast Media", 0.7))
    });
    report.sweep("two names, one so sure", 0..101, |n| {
        let case = page().says(Property::Site, "open-graph", "Harbour Daily", 0.7);
        site(&case.says(Property::Site, "tag", "Harbour", sure(n)))
    });
    report.sweep("a handle so sure", 0..101, |n| {
        site(&Case::new("").says(Property::Site, "twitter", "@harbour", sure(n)))
    });
    for name in [
        "Harbourpost | All the coast",
        "All the coast - Harbour Post",
        "Harbour Post: all the coast",
        "The Coast - All of it",
        "Harbour Post UK | Forum",
        "Harbour Post | Forum | Walls",
        "Forum | Walls | Harbour Post",
        "All the coast - Harbour Post Media Group of the whole coast",
        "Harbour Post Media Group - All the coast",
        "Harbour Post of the whole long coast | All the coast",
        "Coast -",
        "Coast |",
        "Coast - All of it -",
    ] {
        report.one(name, site(&page().says(Property::Site, "open-graph", name, 0.9)));
    }
    report.check("sites-names");
}

#[test]
fn the_site_s_name_in_the_page_s_title() {
    let mut report = Report::default();
    let named = |url: &str, title: &str, headline: &str| {
        site(&Case::at(url, &format!("<title>{title}</title><h1>{headline}</h1>")))
    };
    for url in [
        "https://harbourpost.example/a",
        "https://hp.example/a",
        "https://www.harbour-post.co.uk/a",
        "",
    ] {
        for title in [
            "Sea walls - Harbour Post",
            "Harbour Post - Sea walls",
            "Sea walls - Harbour",
            "Sea walls - The Harbourpost Daily Online",
            "Sea walls - The Harbourpost",
            "Sea walls - HP",
            "Sea walls - Coast",
            "Sea walls",
            "Harbour Post",
            "Sea walls - Post",
            "Sea walls - Harb",
            "Sea walls - News - Coast",
        ] {
            for headline in ["Sea walls", "What the sea took"] {
                report.one(&format!("{url}: {title} over {headline}"), named(url, title, headline));
            }
        }
        report.sweep(&format!("{url}: a last part of so many letters"), 35..46, |n| {
            named(url, &format!("Sea walls - {}", "w".repeat(n as usize)), "Sea walls")
        });
        report.sweep(&format!("{url}: a last part with so many letters more"), 8..16, |n| {
            named(
                url,
                &format!("Walls - harbourpost{}", "w".repeat(n as usize)),
                "What the sea took",
            )
        });
        report.sweep(&format!("{url}: so many letters of the host"), 1..12, |n| {
            named(url, &format!("Walls - {}", &"harbourpost"[..n as usize]), "What the sea took")
        });
    }
    report.check("sites-titles");
}

#[test]
fn where_a_piece_was_taken_from() {
    let mut report = Report::default();
    for place in ["under", "far"] {
        for name in ["Coast Weekly", "Harbour Daily", "Harbour Post"] {
            let case = page().says(Property::Site, "open-graph", "Harbour Daily", 0.9);
            let case = case.prints(Property::OriginalSource, "byline", name, 0.7, place);
            report.one(&format!("{name} {place}"), text(&case.decide().original_source));
        }
    }
    for (site, publisher) in [
        ("Harbour Daily", "Harbourdaily"),
        ("Harbour Daily", "Coast Media"),
        ("Harbour Daily", "Harbour Daily"),
    ] {
        let case = page().says(Property::Site, "open-graph", site, 0.9);
        let case = case.says(Property::Publisher, "json-ld", publisher, 0.8);
        report.one(&format!("{site}, published by {publisher}"), text(&case.decide().publisher));
    }
    let case = page().says(Property::Institution, "highwire", "Harbour University", 0.8);
    report.one("an institution", text(&case.decide().publisher));
    report.check("sites-sources");
}

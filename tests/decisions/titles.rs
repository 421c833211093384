//! What it is called: which heading is the headline, whether it is the title, and what is cut off.

use super::{Case, KINDS, Outcome, Report, filler, paragraph, sure, text};
use verbatim::metadata::{PageKind, Property};

const TITLE: Property = Property::Title;

fn title(case: &Case) -> Outcome {
    text(&case.decide().title)
}

/// A page with this title and these headings, each known to be one so surely.
fn page(title: &str, headings: &[(&str, &str, f32)]) -> Case {
    at(super::URL, title, headings)
}

fn at(url: &str, title: &str, headings: &[(&str, &str, f32)]) -> Case {
    let ids: Vec<String> = (0..headings.len()).map(|nth| format!("h{nth}")).collect();
    let body: String = headings
        .iter()
        .zip(&ids)
        .map(|((name, text, _), id)| format!("<{name} id={id}>{text}</{name}>"))
        .collect();
    let html = format!("<title>{title}</title>{body}{}", paragraph("body", 400));
    let mut case = Case::at(url, &html);
    for ((_, text, sure), id) in headings.iter().zip(&ids) {
        case = case.prints(TITLE, "heading", text, *sure, id);
    }
    case.says(TITLE, "title", title, 0.6)
}

#[test]
fn titles_are_stated_and_printed() {
    let mut report = Report::default();
    for source in ["open-graph", "json-ld", "highwire", "twitter", "h-entry"] {
        report.sweep(&format!("{source} beside the page's title, so sure"), 0..101, |n| {
            let case = page("The council on walls", &[]);
            title(&case.says(TITLE, source, "Walls of the harbour", sure(n)))
        });
        report.sweep(&format!("{source} beside a headline, so sure"), 0..101, |n| {
            let case = page("The council on walls", &[("h1", "The council on walls", 0.7)]);
            title(&case.says(TITLE, source, "Walls of the harbour", sure(n)))
        });
        report.sweep(
            &format!("{source} beside a headline of its own words, so sure"),
            0..101,
            |n| {
                let case = page("The council on walls", &[("h1", "What the sea has taken", 0.7)]);
                title(&case.says(TITLE, source, "Walls of the harbour", sure(n)))
            },
        );
    }
    report.sweep("a heading so sure", 0..101, |n| {
        title(&page("The council on walls - Harbour", &[("h1", "The council on walls", sure(n))]))
    });
    report.sweep("a heading so sure with another word", 0..101, |n| {
        title(&page(
            "The council on walls - Harbour",
            &[("h1", "Walls, said the council", sure(n))],
        ))
    });
    report.sweep("a heading so sure of its own words", 0..101, |n| {
        title(&page("The council on walls - Harbour", &[("h1", "What the sea took", sure(n))]))
    });
    report.sweep("a lesser heading so sure", 0..101, |n| {
        let headings = [("h1", "What the sea took", 0.7), ("h2", "The council on walls", sure(n))];
        title(&page("The council on walls - Harbour", &headings))
    });
    for heading in ["其他火線新聞：", "其他火線新聞:", "其他火線：新聞"] {
        let case = page("港口的海堤要搬遷 - 港口", &[("h1", heading, 0.7)]);
        report.one(heading, title(&case));
    }
    report.sweep("a title of so many letters", 5..410, |n| {
        let said = "w".repeat(n as usize);
        let (value, sure) = title(&page("Harbour", &[]).says(TITLE, "open-graph", &said, 0.9));
        (if value.len() > 40 { "the long one".to_owned() } else { value.replace('w', "") }, sure)
    });
    for cut in ["Walls of the…", "Walls of the...", "Walls of the"] {
        let case = page("Harbour", &[]).says(TITLE, "open-graph", cut, 0.7);
        report.one(cut, title(&case.says(TITLE, "twitter", "Walls of the harbour", 0.6)));
    }
    for generic in ["Blog", "News", "Welcome", "新闻"] {
        report.one(
            generic,
            title(&page(generic, &[("h1", generic, 0.7)]).says(TITLE, "twitter", "Walls", 0.4)),
        );
    }
    report.sweep("a subtitle of so many letters", 290..310, |n| {
        let said = "w".repeat(n as usize);
        let (value, sure) = text(
            &page("Harbour", &[]).says(Property::Subtitle, "json-ld", &said, 0.7).decide().subtitle,
        );
        (value.replace('w', ""), sure)
    });
    let same = page("Harbour walls", &[]).says(Property::Subtitle, "json-ld", "Harbour Walls", 0.7);
    report.one("a subtitle that is the title", text(&same.decide().subtitle));
    report.check("titles-sources");
}

/// A headline and a tag that are worded differently: which is the title.
#[test]
fn headline_or_tag() {
    let mut report = Report::default();
    let words = [
        "council", "walls", "harbour", "winter", "storms", "water", "boats", "north", "pier",
        "light", "tower", "keeper",
    ];
    let said = |n: usize| words[..n].join(" ");
    let urls = [
        "https://harbourpost.example/news/12",
        "https://harbourpost.example/news/what-the-sea-took",
        "https://harbourpost.example/news/council-walls-harbour",
        "https://harbourpost.example/news/what-the-walls",
        "https://harbourpost.example/",
    ];
    for url in urls {
        for kind in [None, Some(PageKind::Service)] {
            report.sweep(&format!("{url} {kind:?}: a tag of so many other words"), 1..12, |n| {
                let case = at(url, &said(n as usize), &[("h1", "What the sea took", 0.7)]);
                title(&case.kind(kind).says(TITLE, "open-graph", &said(n as usize), 0.8))
            });
            report.sweep(&format!("{url} {kind:?}: so many words in common"), 0..7, |n| {
                let heading = format!("{} what sea took", said(n as usize));
                let case = at(url, &said(6), &[("h1", &heading, 0.7)]);
                title(&case.kind(kind).says(TITLE, "open-graph", &said(6), 0.8))
            });
            report.sweep(&format!("{url} {kind:?}: a headline of so many words"), 1..13, |n| {
                let case = at(url, "What the sea took", &[("h1", &said(n as usize), 0.7)]);
                title(&case.kind(kind).says(TITLE, "open-graph", "Boats for the winter", 0.8))
            });
            for (heading, tag) in [
                ("The sea took it: council walls", "council walls"),
                ("Council walls: the sea took it", "council walls"),
                ("Council walls", "Council walls that the sea took"),
                ("Council walls", "That the sea took council walls"),
                ("What the sea took", "Council walls - news"),
                ("News", "Council walls - news"),
                ("海堤的历史与未来", "council walls"),
            ] {
                let case = at(url, tag, &[("h1", heading, 0.7)]);
                let case = case.kind(kind).says(TITLE, "open-graph", tag, 0.8);
                report.one(&format!("{url} {kind:?}: {heading} / {tag}"), title(&case));
            }
        }
        for (source, least) in [
            ("json-ld", 0.84),
            ("json-ld", 0.85),
            ("h-entry", 0.5),
            ("parsely", 0.5),
            ("twitter", 0.9),
        ] {
            let case = at(url, "Council walls for the winter", &[("h1", "What the sea took", 0.7)]);
            let case = case.says(TITLE, "open-graph", "Boats in winter", 0.8);
            let case = case.says(TITLE, source, "What the sea took", least);
            report.one(&format!("{url}: the headline said by {source} {least}"), title(&case));
        }
    }
    report.check("titles-headline");
}

/// What of a title is the site's, the section's, the board's.
#[test]
fn names_around_a_title_go() {
    let mut report = Report::default();
    let named = |url: &str, title: &str| {
        let case = at(url, title, &[]).says(Property::Site, "open-graph", "The Harbour Post", 0.9);
        case.says(TITLE, "open-graph", title, 0.7)
    };
    let titles = [
        "Sea walls - The Harbour Post",
        "The Harbour Post: Sea walls",
        "The Harbour Post - Sea walls",
        "Sea walls | News | The Harbour Post",
        "Sea walls » Coast",
        "Walls | Coast",
        "Walls of stone | Coast",
        "Sea walls - harbourpost.example",
        "Sea walls - www.harbourpost.example",
        "Sea walls - Harbourpost",
        "Sea walls - Harbour Post Online",
        "- The Harbour Post",
        "The Harbour Post",
        "Sea walls – a history",
        "海堤的历史_商贸_新浪网",
        "海堤的历史-搜狐财经",
        "海堤_商贸",
        "海堤的-搜狐财经网新闻网站频道",
        "海堤的历史-百年",
        "海堤的歷史 ｜即時新聞｜中時電子報",
        "Sea walls · Coast",
        "Sea walls :: Coast",
        "Sea walls｜Coast",
        "Seawalls · Coast",
        "Wallswallsw | Coast",
        "Harbour Post - all the coast, every day",
        "The Harbour Post - all the coast - The Harbour Post",
        "A - B - C - D - The Harbour Post - The Harbour Post - The Harbour Post - The Harbour Post",
        "S - The Harbour Post",
        "Walls in winter / The coast / The Harbour Post",
        "Walls in winter - Ann's Forum",
    ];
    for url in [super::URL, "https://harbourpost.example/"] {
        for said in titles {
            report.one(&format!("{url}: {said}"), title(&named(url, said)));
            let case = at(url, said, &[]).kind(Some(PageKind::Forum));
            let case = case.says(Property::Site, "open-graph", "The Harbour Post", 0.9);
            report.one(&format!("{url}, a forum: {said}"), title(&case));
        }
    }
    report.one("a label of a board", {
        let case = page("[Solved] Walls in winter", &[("h1", "[Solved] Walls in winter", 0.7)]);
        title(&case.kind(Some(PageKind::Forum)).says(TITLE, "json-ld", "Walls in winter", 0.9))
    });
    report.check("titles-names");
}

/// Words such as "News", and headings that say more or less than a title.
#[test]
fn what_says_nothing_is_no_title() {
    let mut report = Report::default();
    let front = "https://harbourpost.example/";
    let named = |url: &str, title: &str, headings: &[(&str, &str, f32)]| {
        at(url, title, headings).says(Property::Site, "open-graph", "The Harbour Post", 0.9)
    };
    for url in [super::URL, front] {
        for said in ["Home - The Harbour Post", "News | Harbour Watch", "News | Sea walls"] {
            report.one(&format!("{url}: {said}"), title(&named(url, said, &[])));
            let word = said.split(' ').next().unwrap_or("");
            let headed = named(url, said, &[("h1", word, 0.7)]);
            report.one(&format!("{url}, {word} above: {said}"), title(&headed));
        }
    }
    for said in [
        "The Harbour Post • View topic - Sea walls",
        "View topic - Sea walls",
        "The Harbour Post • Sea walls",
        "The Harbour Post • Council - Sea walls",
    ] {
        let headed = named(super::URL, said, &[("h2", "Sea walls", 0.5)]);
        report.one(&format!("Sea walls above: {said}"), title(&headed));
    }
    let shown = |heading: &str| {
        let (value, sure) = title(&page("Council walls - Harbour", &[("h1", heading, 0.85)]));
        (if value.starts_with(heading) { "the heading".to_owned() } else { value }, sure)
    };
    let sentences = |count: usize| vec!["The council of the harbour built walls of stone."; count];
    report
        .sweep("a heading of so many sentences", 1..6, |n| shown(&sentences(n as usize).join(" ")));
    report.sweep("a heading of three sentences and so many signs", 120..200, |n| {
        shown(&format!("The walls. The sea. The council {}.", "a".repeat(n as usize - 33)))
    });
    for inside in [
        "<a>Sea walls of the harbour</a> <small>(post.example) 87</small>",
        "<a>Sea walls</a> of the harbour",
        "Sea walls of the harbour <small>(post.example) 87</small>",
        "<a>Sea walls of the harbour, rebuilt</a> <small>87</small>",
    ] {
        for agree in [true, false] {
            let html = format!("<h1 id=said>{inside}</h1>{}", paragraph("body", 400));
            let heading = inside.replace(['<', '>'], " ").replace("/a", "").replace(" a ", "");
            let heading = heading.replace("/small", "").replace(" small ", "");
            let tag = "Sea walls of the harbour";
            let case = Case::new(&html).says(TITLE, "title", tag, 0.6);
            let other = if agree { tag } else { "Walls" };
            let case = case.says(TITLE, "open-graph", other, 0.7);
            let case = case.prints(TITLE, "heading", heading.trim(), 0.85, "said");
            let how = if agree { "tags agree" } else { "tags differ" };
            report.one(&format!("{how}: {inside}"), title(&case));
        }
    }
    report.check("titles-generic");
}

/// Which element is taken for the headline: a name under it is sure, one far from it is not.
#[test]
fn elements_that_are_headlines() {
    let mut report = Report::default();
    let among = |title: &str, element: &str, other: &str| {
        let html = format!(
            "<title>{title}</title>{element}<p id=said>z</p>{}{}{other}",
            filler(2000),
            paragraph("body", 400)
        );
        let case = Case::new(&html).says(TITLE, "title", title, 0.6).article("body", "body");
        let case = case.kind(Some(PageKind::Article));
        super::names_of(
            &case.prints(Property::Editor, "byline", "Ann Lee", 0.9, "said").decide().editors,
        )
    };
    let place = |title: &str, element: &str| among(title, element, "<h1>Harbours and ports</h1>");
    let title = "Sea walls of the harbour";
    for name in [
        "h1", "h2", "h3", "h4", "h5", "p", "b", "td", "font", "span", "div", "strong", "center",
        "big", "li", "th",
    ] {
        for said in
            [title, "Sea walls of", "of the harbour", "Sea", "harbour", "Quite another thing"]
        {
            let element = match name {
                "td" | "th" => format!("<table><tr><{name}>{said}</{name}></tr></table>"),
                name => format!("<{name}>{said}</{name}>"),
            };
            report.one(&format!("{name}: {said}"), place(title, &element));
            report.one(&format!("only {name}: {said}"), among(title, &element, ""));
        }
    }
    for class in ["headline", "title", "walls"] {
        for said in [title, "Sea walls of", "of the harbour"] {
            let element = format!("<section class={class}>{said}</section>");
            report.one(&format!("class {class}: {said}"), place(title, &element));
        }
    }
    for inside in ["nav", "footer", "aside", "div hidden", "main"] {
        report.one(inside, place(title, &format!("<{inside}><h2>{title}</h2></{inside}>")));
    }
    report.sweep("a heading that begins the title, of so many letters", 1..30, |n| {
        let long = "abcdefghijklmnopqrstuvwxyzabcdefghij";
        place(long, &format!("<h2>{}</h2>", &long[..n as usize]))
    });
    report.sweep("a line that begins the title, of so many letters", 1..30, |n| {
        let long = "abcdefghijklmnopqrstuvwxyzabcdefghij";
        among(long, &format!("<b>{}</b>", &long[..n as usize]), "")
    });
    report.sweep("a heading that ends the title, of so many letters", 1..36, |n| {
        let long = "abcdefghijklmnopqrstuvwxyzabcdefghij";
        place(long, &format!("<h2>{}</h2>", &long[36 - n as usize..]))
    });
    report.sweep("a line that is the title, of so many nodes", 1..20, |n| {
        place(title, &format!("<div>{title}{}</div>", "<i></i>".repeat(n as usize)))
    });
    report.sweep("a heading of so many letters", 395..405, |n| {
        let long = "w".repeat(n as usize);
        place(&long, &format!("<h2>{long}</h2>"))
    });
    report.check("titles-elements");
}

/// A page that marks no headline prints its title's first long part.
#[test]
fn a_part_of_the_title_that_is_printed() {
    let mut report = Report::default();
    let place = |url: &str, title: &str, element: &str| {
        let html = format!("<title>{title}</title>{element}{}", paragraph("body", 400));
        let case = Case::at(url, &html).says(TITLE, "title", title, 0.6);
        text(&case.says(Property::Site, "open-graph", "Four walls of stone", 0.9).decide().title)
    };
    let said = "Sea walls of stone";
    for title in [
        "Sea walls of stone - Coast",
        "Coast - Sea walls of stone",
        "Sea walls of stone",
        "Sea walls - Coast",
    ] {
        for element in ["p", "td", "a", "option", "nav", "footer", "h1", "h2"] {
            let html = format!("<{element}>{said}</{element}>");
            report.one(&format!("{title} in {element}"), place(super::URL, title, &html));
        }
        let whole = format!("<p>{said}</p><p>{title}</p>");
        report.one(&format!("{title}, printed whole as well"), place(super::URL, title, &whole));
        let front = "https://harbourpost.example/";
        report.one(
            &format!("{title} on the front page"),
            place(front, title, &format!("<p>{said}</p>")),
        );
    }
    let of_site = "Four walls of stone - Sea walls in the winter";
    report.one("the site's name", place(super::URL, of_site, "<p>Four walls of stone</p>"));
    report.sweep("so many words", 2..7, |n| {
        let part = ["aa", "bb", "cc", "dd", "ee", "ff"][..n as usize - 1].join(" ");
        place(super::URL, &format!("{part} - Coast"), &format!("<p>{part}</p>"))
    });
    report.sweep("so many signs", 5..12, |n| {
        let part = "海堤的历史与未来在港口"[..n as usize * 3].to_owned();
        place(super::URL, &format!("{part} - Coast"), &format!("<p>{part}</p>"))
    });
    report.sweep("with so many soft hyphens in it", 0..12, |n| {
        let printed = format!("Sea walls of sto{}ne", "\u{ad}".repeat(n as usize));
        place(super::URL, "Sea walls of stone - Coast", &format!("<p>{printed}</p>"))
    });
    report.check("titles-printed");
}

/// Text without spaces between its words, on pages that say nothing of themselves, is an article
/// even where it looks like a list.
#[test]
fn lists_that_are_articles() {
    let mut report = Report::default();
    let named = |html: &str| {
        let case = Case::new(html).article("first", "last").kind(KINDS[3]);
        super::names_of(
            &case.prints(Property::Author, "byline", "李小海", 0.6, "said").decide().authors,
        )
    };
    report.sweep("so many signs", 280..320, |n| {
        named(&format!(
            "<p id=said>z</p><p id=first>{}</p><p id=last></p>",
            "海".repeat(n as usize)
        ))
    });
    report.sweep("so many letters beside 400 signs", 380..420, |n| {
        let (signs, letters) = ("海".repeat(400), "y".repeat(n as usize));
        named(&format!("<p id=said>z</p><p id=first>{signs}</p><p id=last>{letters}</p>"))
    });
    report.sweep("so many linked signs beside 400", 80..120, |n| {
        let (signs, linked) = ("海".repeat(400), "堤".repeat(n as usize));
        named(&format!(
            "<p id=said>z</p><p id=first>{signs}</p><p id=last><a href=x>{linked}</a></p>"
        ))
    });
    report.check("titles-lists");
}

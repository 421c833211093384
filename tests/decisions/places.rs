//! How much a statement counts by where it stands. The title says it best: how sure it is falls
//! with the place of the one who says it, and nothing else weighs in.

use super::{Case, Outcome, Report, filler, paragraph, text};
use verbatim::metadata::Property;

/// How sure a title is that is stated at the element `said`.
fn title(case: Case) -> Outcome {
    text(&case.prints(Property::Title, "h-entry", "Sea walls", 0.9, "said").decide().title)
}

const SAID: &str = "<div id=said>z</div>";
const HEADLINE: &str = "<h1 id=headline>Harbour</h1>";

#[test]
fn what_stands_near_the_headline_counts_most() {
    let mut report = Report::default();
    let steps = || 0..3000;
    report.sweep("so many characters before the headline", 0..700, |n| {
        let html = format!("{SAID}{}{HEADLINE}{}", filler(n as usize), paragraph("p", 300));
        title(Case::new(&html))
    });
    report.sweep("so many behind the headline, no article known", steps(), |n| {
        title(Case::new(&format!("{HEADLINE}{}{SAID}", filler(n as usize))))
    });
    report.sweep("in the headline", 0..1, |_| {
        title(Case::new("<h1 id=headline>Harbour <b id=said>z</b></h1>"))
    });
    report.sweep("in the headline itself", 0..1, |_| title(Case::new("<h1 id=said>Harbour</h1>")));
    report.sweep("in the article, so many characters behind its first paragraph", steps(), |n| {
        let (first, last) = (paragraph("first", 300), paragraph("last", 300));
        let html = format!("{HEADLINE}{first}{}{SAID}{last}", filler(n as usize));
        title(Case::new(&html).article("first", "last"))
    });
    report.sweep("behind the article", 0..1500, |n| {
        let body = paragraph("body", 300);
        let html = format!("{HEADLINE}{body}{}{SAID}", filler(n as usize));
        title(Case::new(&html).article("body", "body"))
    });
    report.sweep("between the headline and a paragraph of so many characters", 100..240, |n| {
        let html =
            format!("{HEADLINE}{}{}{}{SAID}", filler(300), paragraph("p", n as usize), filler(30));
        title(Case::new(&html))
    });
    report.sweep("the same of a paragraph in Chinese", 20..120, |n| {
        let text = "海".repeat(n as usize);
        title(Case::new(&format!("{HEADLINE}{}<p>{text}</p>{}{SAID}", filler(400), filler(30))))
    });
    report.sweep("the same of a paragraph half in Chinese", 20..120, |n| {
        let text = "海".repeat(n as usize) + &"y".repeat(60);
        title(Case::new(&format!("{HEADLINE}{}<p>{text}</p>{}{SAID}", filler(400), filler(30))))
    });
    report.sweep("behind a hidden paragraph", 100..240, |n| {
        let text = "y".repeat(n as usize);
        let html = format!("{HEADLINE}{}<p hidden>{text}</p>{}{SAID}", filler(300), filler(130));
        title(Case::new(&html))
    });
    report.sweep("behind a paragraph so far behind the headline", steps(), |n| {
        let html = format!("{HEADLINE}{}{}{SAID}", filler(n as usize), paragraph("p", 170));
        title(Case::new(&html))
    });
    report.sweep("behind a block of so many nodes", 180..210, |n| {
        let inner = "<i>yy</i>".repeat(n as usize / 2);
        let html = format!("{HEADLINE}{}<p>{inner}</p>{SAID}", filler(300));
        title(Case::new(&html))
    });
    report.check("places");
}

#[test]
fn without_a_headline_the_article_s_text_is_the_measure() {
    let mut report = Report::default();
    report.sweep("so many characters before the article", 0..900, |n| {
        let html = format!("{SAID}{}{}", filler(n as usize), paragraph("body", 300));
        title(Case::new(&html).article("body", "body"))
    });
    report.sweep("so many behind its beginning", 0..900, |n| {
        let (first, last) = (paragraph("first", 300), paragraph("last", 300));
        let html = format!("{first}{}{SAID}{last}", filler(n as usize));
        title(Case::new(&html).article("first", "last"))
    });
    report.sweep("so many behind its end", 0..900, |n| {
        let html = format!("{}{}{SAID}", paragraph("body", 200), filler(n as usize));
        title(Case::new(&html).article("body", "body"))
    });
    report.sweep("on a page of which nothing is known", 0..1, |n| {
        title(Case::new(&format!("{}{SAID}", filler(n as usize))))
    });
    report.check("places-without-headline");
}

/// Script, style and hidden elements are no distance.
#[test]
fn only_text_that_readers_see_is_distance() {
    let mut report = Report::default();
    let between = [
        ("script", "<script>var walls = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'</script>"),
        ("style", "<style>.walls { color: red; border: 1px solid green }</style>"),
        ("noscript", "<noscript>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</noscript>"),
        ("template", "<template>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</template>"),
        ("svg", "<svg><text>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</text></svg>"),
        ("hidden", "<div hidden>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</div>"),
        ("white space", "<div>          \n\n\n\n                          </div>"),
        ("text", "<div>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</div>"),
    ];
    for (name, between) in between {
        report.one(name, title(Case::new(&format!("{SAID}{}{between}{HEADLINE}", filler(149)))));
    }
    report.check("places-distance");
}

//! What extraction promises, seen from outside: the article is found, nothing disappears
//! silently, parts can be put back and taken out, a selection is exactly what it covers, and what
//! a live page knows is used.

use verbatim::document::read_selection;
use verbatim::dom::{NodeId, Page, names};
use verbatim::extract::{Article, Candidate, NodeSet, extract};
use verbatim::trace::{LeftOut, Reason};

const PARAGRAPHS: [&str; 4] = [
    "The river had been low all summer, and the ferryman, who had seen it lower still in the year \
     of the great drought, did not believe that rain would come before the end of September.",
    "He tied the boat to the post on the northern bank every evening, counted the coins of the \
     day, and wrote the number into a small book that his daughter had given to him.",
    "When the first clouds came over the hills, people stood on the bridge to look at them; some \
     had brought umbrellas, more out of hope, they said, than out of caution or good sense.",
    "It rained for three days. On the fourth the water stood at the second step of the landing, \
     and the ferryman took his boat across again with twelve passengers and a goat.",
];

fn news_page() -> Page {
    let text: String = PARAGRAPHS.iter().map(|text| format!("<p>{text}</p>\n")).collect();
    let html = format!(
        "<html lang=en><head><title>The ferryman's summer - The Valley Post</title></head><body>
        <header class=site-header><nav class=menu><ul><li><a href=/>Home</a></li><li><a href=/news>News</a>
        </li><li><a href=/sport>Sport</a></li></ul></nav></header>
        <main><article class=post><h1>The ferryman's summer</h1>
        <div class=entry-content>{text}</div></article>
        <section class='related-posts'><h3>Related articles</h3><ul>
        <li><a href=/1>A bridge for the valley is planned again</a></li>
        <li><a href=/2>How the mill came to be closed</a></li></ul></section>
        <section class=comments id=comments><h3>Comments</h3><div class=comment><p>Lovely story, thank
        you for it!</p></div></section></main>
        <footer class=site-footer><p>© 2024 The Valley Post. All rights reserved.</p></footer></body></html>"
    );
    Page::from_html(&html, "https://post.example/2024/09/ferryman")
}

/// The kept text, with white space collapsed.
fn text(page: &Page, article: &Article) -> String {
    let kept: String = article
        .keep
        .iter()
        .filter_map(|id| article.text(&page.tree, id))
        .map(|t| format!("{t} "))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_article_is_found_and_the_rest_accounted_for() {
    let page = news_page();
    let article = extract(&page);
    assert_eq!(text(&page, &article), PARAGRAPHS.join(" "));
    assert!(article.headline.is_some_and(|id| page.tree.is(id, names::H1)));
    let left_out = &article.trace.left_out;
    let reason = |words: &str| {
        left_out.iter().find(|part| part.preview.contains(words)).map(|part| part.reason)
    };
    assert_eq!(reason("A bridge for the valley"), Some(Reason::Related));
    assert_eq!(reason("Lovely story"), Some(Reason::Comments));
    assert_eq!(reason("Home"), Some(Reason::Navigation));
    assert_eq!(reason("All rights reserved"), Some(Reason::PageFurniture));
    let headline = article.headline.expect("a headline");
    let told = left_out.iter().flat_map(|part| &part.nodes);
    assert!(told.clone().count() > 0);
    for &part in told {
        assert!(
            part != headline && !page.tree.contains(part, headline),
            "the headline is told twice"
        );
    }
    assert!(left_out.is_sorted_by(|a, b| a.doubt >= b.doubt), "likeliest to be missed first");
}

#[test]
fn every_word_is_either_kept_or_accounted_for() {
    let page = news_page();
    let article = extract(&page);
    let accounted = |id: NodeId| {
        article.keep.contains(id)
            || article.headline.is_some_and(|headline| page.tree.contains(headline, id))
            || article.trace.left_out.iter().any(|part| {
                part.nodes.iter().any(|&root| root == id || page.tree.contains(root, id))
            })
    };
    let body = page.tree.first(NodeId::ROOT, names::BODY).expect("a body");
    for id in page.tree.descendants(body) {
        let has_words = page.tree.text(id).is_some_and(|text| !text.trim().is_empty());
        assert!(!has_words || accounted(id), "lost: {:?}", page.tree.text(id));
    }
}

#[test]
fn a_part_is_put_back_in_its_place_and_taken_out_again() {
    let page = news_page();
    let article = extract(&page);
    let comments = article.trace.left_out.iter().find(|part| part.reason == Reason::Comments);
    let comments = comments.expect("the comments were left out").clone();
    let with = article.with(&page, &comments);
    assert!(text(&page, &with).ends_with("thank you for it!"));
    assert!(with.trace.left_out.contains(&comments), "it can be taken out again");
    let without = with.without(&page, &comments.nodes);
    assert_eq!(text(&page, &without), text(&page, &article));
}

#[test]
fn exactly_the_part_is_put_back() {
    let page = Page::from_html("<p><i>one</i>two<img src=a.png><i>three</i></p>", "");
    let article = extract(&page);
    let nothing = article.without(&page, &[NodeId::ROOT]);
    let put_back = |nodes: Vec<NodeId>| {
        let (reason, step, preview) = (Reason::Other, "extract::decode", String::new());
        let part = LeftOut { nodes, reason, step, words: 1, preview, doubt: 0.5 };
        nothing.with(&page, &part)
    };
    let first = page.tree.first(NodeId::ROOT, names::I).expect("an i");
    assert_eq!(text(&page, &put_back(vec![first])), "one");
    let line = page.tree.first(NodeId::ROOT, names::P).expect("a p");
    let whole = put_back(vec![line]);
    assert_eq!(text(&page, &whole), "one two three");
    let image = page.tree.first(NodeId::ROOT, names::IMG).expect("an img");
    assert!(whole.keep.contains(image));
    assert!(!put_back(vec![first]).keep.contains(image));
}

#[test]
fn another_part_can_be_taken_instead_and_the_first_again() {
    let page = news_page();
    let article = extract(&page);
    let comments =
        page.tree.all().find(|&id| page.tree.attribute(id, names::ID) == Some("comments"));
    let comments = page.tree.subtree(comments.expect("comments"));
    let mut keep = NodeSet::with_len(page.tree.len());
    comments.map(NodeId).filter(|&id| page.tree.text(id).is_some()).for_each(|id| keep.insert(id));
    let candidate = |keep: &NodeSet, confidence| Candidate {
        keep: keep.clone(),
        words: 7,
        preview: String::new(),
        confidence,
    };
    let mut unclear = article.clone();
    unclear.candidates = vec![candidate(&article.keep, article.confidence), candidate(&keep, 0.25)];
    let taken = unclear.replaced_by(&page, &unclear.candidates[1]);
    assert_eq!(text(&page, &taken), "Comments Lovely story, thank you for it!");
    assert_eq!((taken.confidence, taken.headline), (0.25, article.headline));
    let left_out = &taken.trace.left_out;
    assert!(left_out.iter().any(|part| part.preview.starts_with(&PARAGRAPHS[0][..40])));
    assert!(left_out.iter().all(|part| part.reason != Reason::Comments));
    let again = taken.replaced_by(&page, &taken.candidates[0]);
    assert_eq!(text(&page, &again), text(&page, &article));
    assert_eq!(again.confidence, article.confidence);
    assert_eq!(again.trace.left_out, article.trace.left_out);
}

fn live(body: &str) -> Page {
    let wire = format!("verbatim 1\n{{\"live\":true}}\n\u{1}html\u{1}body\u{1}article{body}");
    Page::from_snapshot(&wire).expect("well formed")
}

fn paragraph(inside: &str) -> String {
    format!("\u{1}p{inside}\u{5}")
}

#[test]
fn a_selection_is_exactly_what_it_covers() {
    let [one, two, three, four] = PARAGRAPHS;
    let body = [
        paragraph(&format!("\u{4}{} \u{6}\u{4}{}", &one[..10], &one[10..])),
        paragraph(&format!("\u{4}{two}\u{7}")),
        paragraph(&format!("\u{4}{three}")),
        paragraph(&format!("\u{6}\u{4}{four}\u{7}")),
    ];
    let page = live(&body.concat());
    let selected = read_selection(&page).expect("something is selected");
    assert_eq!(selected.block_texts(), [one[10..].trim(), two, four]);
    let nothing = live(&paragraph(&format!("\u{4}{one}")));
    assert!(read_selection(&nothing).is_none());
}

#[test]
fn what_the_page_hides_in_sentences_is_dropped_and_what_it_folds_is_kept() {
    let [one, two, three, four] = PARAGRAPHS;
    let decoy = "\u{1}span\u{2}::hidden\u{3}offscreen\u{4}copied from the valley post\u{5}";
    let body = [
        paragraph(&format!("\u{4}{one}{decoy}\u{4} And so on.")),
        paragraph(&format!("\u{4}{two}")),
        format!("\u{1}div\u{2}::hidden\u{3}folded{}\u{5}", paragraph(&format!("\u{4}{three}"))),
        format!("\u{1}div\u{2}::hidden\u{3}display{}\u{5}", paragraph(&format!("\u{4}{four}"))),
    ];
    let page = live(&body.concat());
    let article = extract(&page);
    assert_eq!(text(&page, &article), format!("{one} And so on. {two} {three}"));
    let reasons: Vec<Reason> = article.trace.left_out.iter().map(|part| part.reason).collect();
    assert!(reasons.contains(&Reason::Decoy) && reasons.contains(&Reason::Hidden), "{reasons:?}");
    // Put back, what was hidden comes as it stands.
    for (reason, words) in [(Reason::Decoy, "copied from the valley post"), (Reason::Hidden, four)]
    {
        let part = article.trace.left_out.iter().find(|part| part.reason == reason);
        let with = article.with(&page, part.expect("told"));
        assert!(text(&page, &with).contains(words));
    }
}

#[test]
fn what_is_put_back_is_set_right_too() {
    let [one, ..] = PARAGRAPHS;
    let painted = "There were \u{1}b\u{2}::after\u{3}twelve\u{5}\u{4} of them.";
    let page = live(&format!("{}\u{1}aside\u{4}{painted}\u{5}", paragraph(&format!("\u{4}{one}"))));
    let article = extract(&page);
    let aside = page.tree.first(NodeId::ROOT, names::ASIDE).expect("an aside");
    let without = article.without(&page, &[aside]);
    assert_eq!(text(&page, &without), one);
    let (reason, step, preview) = (Reason::Related, "extract::decode", String::new());
    let part = LeftOut { nodes: vec![aside], reason, step, words: 5, preview, doubt: 0.5 };
    let with = without.with(&page, &part);
    assert_eq!(text(&page, &with), format!("{one} There were twelve of them."));
}

#[test]
fn shuffled_letters_and_painted_words_are_set_right() {
    let [one, two, ..] = PARAGRAPHS;
    let letter =
        |letter: char, place: u8| format!("\u{1}span\u{2}::order\u{3}{place}\u{4}{letter}\u{5}");
    let word = [letter('o', 2), letter('g', 1), letter('t', 4), letter('a', 3)].concat();
    let painted = "\u{1}b\u{2}::after\u{3}twelve\u{5}";
    let body = [
        paragraph(&format!("\u{4}{one}")),
        paragraph(&format!("\u{4}{two} The \u{1}i{word}\u{5}\u{4} and \u{5}")),
        paragraph(&format!("\u{4}{two} There were \u{1}i{painted}\u{5}\u{4} of them.")),
    ];
    let page = live(&body.concat());
    let read = verbatim::Reading::of(page);
    let text = verbatim::render::plain_text(read.document(), &verbatim::render::Options::default());
    assert!(text.contains("The goat and"), "{text}");
    assert!(text.contains("There were twelve of them."), "{text}");
}

#[test]
fn lines_that_lead_away_from_the_text_are_left_out_in_any_language() {
    // Labels of advertisements and links to other stories as an article in Icelandic, Indonesian
    // and Macedonian has them: the model has seen no page in these languages.
    let lines = [
        "<p>Auglýsing</p>",
        "<p>Baca juga: <a href=/1>Jembatan lembah direncanakan lagi tahun depan</a></p>",
        "<p><strong>Прочитајте и: <a href=/2>Зошто беше затворена мелницата на реката</a></strong></p>",
    ];
    for line in lines {
        let text: String =
            PARAGRAPHS.iter().map(|text| format!("<p>{text}</p>\n{line}\n")).collect();
        let page = Page::from_html(
            &format!("<html><title>Summer</title><body><article><h1>Summer</h1>{text}</article>"),
            "https://post.example/2024/09/ferryman",
        );
        assert_eq!(self::text(&page, &extract(&page)), PARAGRAPHS.join(" "), "{line}");
    }
}

#[test]
fn deep_and_wide_pages_are_read_in_one_pass() {
    // 100,000 levels, as only a live page can have them, and 200,000 nodes side by side.
    let deep = format!(
        "{}\u{4}{}{}",
        "\u{1}div".repeat(100_000),
        PARAGRAPHS.join(" "),
        "\u{5}".repeat(100_000)
    );
    let page = live(&deep);
    assert!(text(&page, &extract(&page)).contains("ferryman"));
    let wide = paragraph("\u{4}A short line of text.").repeat(100_000);
    let page = live(&wide);
    assert!(page.tree.len() > 200_000);
    let _ = extract(&page);
}

/// A paragraph unlike all others: the sentences of the story in turn, and its number.
fn numbered(number: usize) -> String {
    let sentences: Vec<&str> =
        PARAGRAPHS.iter().flat_map(|text| text.split_inclusive(", ")).collect();
    let many = 1 + number * 7 % 6;
    let taken = sentences.iter().cycle().skip(number * 5).take(many);
    format!(
        "On day {number} {}.",
        taken.copied().collect::<String>().trim_end_matches([' ', ',', '.'])
    )
}

#[test]
fn a_text_as_long_as_a_book_is_whole() {
    let row = |open: &str, close: &str| -> String {
        (0..1_200).map(|number| format!("{open}{}{close}\n", numbered(number))).collect()
    };
    let menu = "<ul><li><a href=/a>Fiction</a></li><li><a href=/b>Letters</a></li></ul>";
    let foot = "<div class=footer>© 2024 The Valley Press. <a href=/terms>Terms</a></div>";
    for body in [
        format!(
            "<nav>{menu}</nav><article><h1>The ferryman</h1>{}</article>{foot}",
            row("<p>", "</p>")
        ),
        format!(
            "<table><tr><td>{menu}</td><td><h3>The ferryman</h3>{}</td></tr></table>{foot}",
            row("<p>", "</p>")
        ),
        format!("<h2>The ferryman</h2><hr>{}<hr>{foot}", row("", "<br><br>")),
        format!(
            "<div>{menu}</div><div><h1>The ferryman</h1>{}</div>{foot}",
            row("<div>", "</div>")
        ),
    ] {
        let html = format!(
            "<html lang=en><head><title>The ferryman</title></head><body>{body}</body></html>"
        );
        let page = Page::from_html(&html, "https://press.example/ferryman.html");
        let text = text(&page, &extract(&page));
        let missing = (0..1_200).filter(|&number| !text.contains(&numbered(number))).count();
        assert!(missing <= 2, "{missing} of 1200 paragraphs are missing in {}", &body[..80]);
        assert!(!text.contains("Valley Press"), "{}", &body[..80]);
    }
}

#[test]
fn a_page_without_text_gives_nothing_and_no_panic() {
    for html in ["", "<html>", "<body><img src=a.jpg></body>", "<table><tr><td></table>"] {
        let page = Page::from_html(html, "");
        let article = extract(&page);
        assert_eq!(text(&page, &article), "");
    }
}

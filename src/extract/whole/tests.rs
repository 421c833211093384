//! Pages whose blocks say in their first word what the model made of them: `y700` is kept and
//! wanted with 700 in 1024, `n90` is left out at 90.

use super::super::model::sum_of;
use super::*;
use crate::dom::Page;

/// What the first word of a block says: whether it is kept, and the sum of its judgement.
fn judged(text: &str) -> (bool, i32) {
    let word = text.split_whitespace().next().unwrap_or("");
    let (keep, wanted) = match word.split_at_checked(1) {
        Some(("y", rest)) => (true, rest),
        Some(("n", rest)) => (false, rest),
        _ => return (true, 0),
    };
    wanted.parse().map_or((true, 0), |wanted| (keep, sum_of(wanted)))
}

/// The blocks that stay, by the first word of each.
fn mended(html: &str) -> Vec<String> {
    let texts = mended_with(html, judged);
    texts.iter().map(|text| text.split(' ').next().unwrap_or("").to_owned()).collect()
}

fn mended_with(html: &str, judged: impl Fn(&str) -> (bool, i32)) -> Vec<String> {
    let page = Page::from_html(html, "");
    let context = Context::of(&page);
    let blocks = &context.blocks;
    let texts: Vec<String> =
        blocks.list.iter().map(|block| blocks.text(&page.tree, block)).collect();
    let (keep, sums): (Vec<bool>, Vec<i32>) = texts.iter().map(|text| judged(text)).unzip();
    let mut choice = Choice { keep, expected: 1.0, limit_sum: 0 };
    mend(&context, &sums, &mut choice);
    let kept = texts.into_iter().zip(&choice.keep).filter(|(_, keep)| **keep);
    kept.map(|(text, _)| text).collect()
}

/// The texts that stay of a page whose blocks were all kept, each as likely as `sum` says.
fn all_kept(html: &str, sum: i32) -> Vec<String> {
    mended_with(html, |_| (true, sum))
}

/// A text of so many words, different from all others, that begins with the judgement.
fn words(judgement: &str, count: usize) -> String {
    let rest: Vec<String> = (1..count).map(|nth| format!("{judgement}w{nth}")).collect();
    format!("{judgement} {}", rest.join(" ")).trim_end().to_owned()
}

const LONG: &str = "The ferryman had seen the river lower in the year of the great drought.";

#[test]
fn a_copy_for_narrow_screens_is_left_out() {
    let html = format!(
        "<div class=wide><p>{LONG}</p><p>He counted the coins of the day and wrote it down.</p>
         </div><div class=narrow><section><p>{LONG}</p>
         <p>He counted the coins of the day and wrote it down.</p></section></div>"
    );
    let kept = all_kept(&html, 4096);
    assert_eq!(kept, [LONG, "He counted the coins of the day and wrote it down."]);
}

#[test]
fn what_the_author_repeats_stays() {
    let offer = |name: &str| format!("<div class=offer><h3>{name}</h3><p>{LONG}</p></div>");
    let html = format!("<main>{}{}</main>", offer("Morning"), offer("Evening"));
    assert_eq!(all_kept(&html, 4096), ["Morning", LONG, "Evening", LONG]);
}

#[test]
fn headings_alone_stay_where_they_are_the_list() {
    let card = |name: &str| format!("<div class=card><h3><a href=/>{name}</a></h3></div>");
    let cards: String = ["Oars", "Ropes", "Sails"].map(card).concat();
    assert_eq!(all_kept(&format!("<main>{cards}</main>"), 0), ["Oars", "Ropes", "Sails"]);
    let two: String = ["Oars", "Ropes"].map(card).concat();
    assert_eq!(
        all_kept(&format!("<main>{two}</main>"), 0),
        Vec::<String>::new(),
        "two are no list"
    );
    let lone = format!("<main><p>{LONG}</p><h2>Related</h2></main>");
    assert_eq!(all_kept(&lone, 0), [LONG], "a heading over nothing");
}

/// The rarer copy goes, whichever stands first; short texts, cells and code stand as often as they
/// like.
#[test]
fn of_two_copies_the_likelier_stays() {
    let copies = |first: &str, second: &str| {
        let html = format!("<main><p>{first}</p></main><aside><div>{second}</div></aside>");
        let mut nth = 0;
        let nth = std::cell::RefCell::new(&mut nth);
        mended_with(&html, |_| {
            **nth.borrow_mut() += 1;
            (true, if **nth.borrow() == 1 { 4096 } else { 8192 })
        })
        .len()
    };
    let six = "The boats left before the storm";
    assert_eq!(copies(six, six), 1);
    assert_eq!(copies("The boats left before storms", "The boats left before storms"), 2, "short");
    let cells = format!("<table><tr><td>{six}</td></tr></table><div><p>{six}</p></div>");
    assert_eq!(all_kept(&cells, 4096).len(), 2, "a cell and a text");
    let code = format!("<pre>{six}</pre><div><p>{six}</p></div>");
    assert_eq!(all_kept(&code, 4096).len(), 2, "a line of code and a text");
    // Third copies are compared with the one that stayed.
    let three = format!("<p>{six}</p><div><b>{six}</b></div><section><i>{six}</i></section>");
    assert_eq!(all_kept(&three, 4096).len(), 1);
}

/// Where other text was copied right before, what looks alike is a copy as well.
#[test]
fn a_copy_goes_on_where_it_began() {
    let one = |nth: usize| format!("<p>The boats of pier {nth} left before the storm.</p>");
    let copied = |between: usize| {
        let rest: String = (0..between).map(|nth| format!("<p>y600 Short {nth}</p>")).collect();
        let part = |wrap: &str| {
            format!(
                "<section><{wrap}>The council met in the winter of that year.</{wrap}>{rest}{}</section>",
                one(1)
            )
        };
        let html = format!("<main>{}{}</main>", part("p"), part("h6"));
        all_kept(&html, 8192).iter().filter(|text| text.starts_with("The boats")).count()
    };
    assert_eq!(copied(0), 1);
    assert_eq!(copied(3), 1);
    assert_eq!(copied(4), 2, "too far from the copy before");
}

#[test]
fn what_asks_for_scripts_is_no_text() {
    let notice = |count: usize, said: &str| {
        let html = format!("<main><noscript><p>{} {said}</p></noscript>", words("y600", count - 1));
        mended(&html).len()
    };
    assert_eq!(notice(10, "JavaScript"), 0);
    assert_eq!(notice(40, "JavaScript"), 0);
    assert_eq!(notice(41, "JavaScript"), 1, "an article that stands for scripts");
    assert_eq!(notice(10, "pictures"), 1);
    assert_eq!(mended("<p>y600 Turn on JavaScript</p>"), ["y600"]);
}

#[test]
fn a_caption_goes_with_the_text_around_its_figure() {
    let figure =
        |inside: &str| format!("<figure><img src=a.png><figcaption>{inside}</figcaption></figure>");
    let page = |kept: usize, left: usize, inside: &str| {
        let html = format!(
            "<main><p>{}</p>{}<p>{}</p></main>",
            words("y900", kept),
            figure(inside),
            words("n50", left)
        );
        mended(&html).contains(&"n10".to_owned())
    };
    let caption = "n10 The harbour in winter";
    assert!(page(80, 19, caption), "81 of 101");
    assert!(!page(79, 19, caption), "80 of 100, each block one more than its words");
    assert!(!page(60, 19, caption));
    assert!(!page(60, 60, caption));
    let alone = |kept: usize| {
        let html = format!("<main><p>{}</p>{}</main>", words("y900", kept), figure(caption));
        mended(&html).contains(&"n10".to_owned())
    };
    assert!(alone(20), "21 units");
    assert!(!alone(19), "a text of 20 units is too little to say so");
    // Four blocks are a caption still, five are a story.
    let blocks = |count: usize| {
        let all: String = (0..count).map(|nth| format!("<p>n10 Part {nth}</p>")).collect();
        page(80, 5, &all)
    };
    assert!(blocks(4));
    assert!(!blocks(5));
    assert!(!page(80, 5, "<a href=/other>n10 The harbour</a> in winter"), "a teaser");
    assert!(page(80, 5, "<a href=/other>n10 harbour</a> in winter"), "half of it is a link");
    for furniture in ["related-posts", "advert", "most-popular", "sidebar"] {
        let story = words("y900", 80);
        let aside = figure(caption);
        let html = format!("<main><p>{story}</p><div class={furniture}>{aside}</div></main>");
        assert!(!mended(&html).contains(&"n10".to_owned()), "{furniture}");
    }
}

#[test]
fn a_box_around_a_figure_alone_says_nothing_of_its_caption() {
    let figure =
        "<div><figure><img src=a.png><figcaption>n10 The harbour</figcaption></figure></div>";
    let story = format!("<p>{}</p>", words("y900", 80));
    for html in [format!("<main>{story}{figure}</main>"), format!("<main>{figure}{story}</main>")] {
        assert!(mended(&html).contains(&"n10".to_owned()), "{html}");
    }
}

/// What is kept of a caption already is no reason to keep the rest.
#[test]
fn a_caption_does_not_speak_for_itself() {
    let page = |kept: usize, own: &str| {
        let html = format!(
            "<main><p>{}</p><figure><img src=a.png><figcaption><p>{}</p><p>n10 rest</p></figcaption>\
             </figure><p>{}</p></main>",
            words("y900", kept),
            words(own, 40),
            words("n50", 19)
        );
        mended(&html).contains(&"n10".to_owned())
    };
    assert!(page(80, "y800") && page(80, "n20"));
    assert!(!page(79, "y800") && !page(79, "n20"));
}

/// Seven tenths of a list draw the rest along, if nothing speaks clearly against it.
#[test]
fn most_of_a_list_draws_the_rest_along() {
    let list = |tag: &str, item: &str, kept: usize, left: usize, rest: &str| {
        let all: String = (0..kept + left)
            .map(|nth| {
                let judgement = if nth < kept { "y900" } else { rest };
                format!("<{item}>{}</{item}>", words(judgement, 9))
            })
            .collect();
        let html = format!("<div><{tag}>{all}</{tag}></div>");
        mended(&html).len()
    };
    for (tag, item) in [("ul", "li"), ("ol", "li"), ("dl", "dd")] {
        assert_eq!(list(tag, item, 7, 3, "n200"), 10, "{tag}");
        assert_eq!(list(tag, item, 7, 3, "n199"), 7, "{tag}: unlikely");
        assert_eq!(list(tag, item, 6, 4, "n200"), 6, "{tag}: too few");
    }
    assert_eq!(list("ul", "li", 2, 0, "n200"), 2);
    assert_eq!(list("div", "p", 7, 3, "n200"), 7, "no list");
    // Two blocks are too few to speak of most: 19 of 24.
    let two = format!("<div><ul><li>{}<li>n300 Some more words</ul></div>", words("y900", 18));
    assert_eq!(mended(&two), ["y900"]);
    let three = format!(
        "<div><ul><li>{}<li>{}<li>n300 Some more words</ul></div>",
        words("y900", 18),
        words("y901", 3)
    );
    assert_eq!(mended(&three), ["y900", "y901", "n300"]);
}

#[test]
fn most_of_a_table_draws_the_rest_along() {
    let row = |cell: &str, judgement: &str, nth: usize| {
        let text = format!("{judgement} Cell {nth}");
        format!("<tr><{cell}>{text}</{cell}></tr>")
    };
    let table = |kept: usize, head: &str, rest: &str| {
        let first = format!("<tr><{head}>y900 Head</{head}></tr>");
        let rows: String =
            (1..9).map(|nth| row("td", if nth < kept { "y900" } else { rest }, nth)).collect();
        mended(&format!("<div><table>{first}{rows}</table></div>")).len()
    };
    assert_eq!(table(7, "th", "n100"), 9);
    assert_eq!(table(7, "th", "n99"), 7);
    assert_eq!(table(7, "td", "n100"), 9, "short cells are data as well");
    assert_eq!(table(5, "th", "n100"), 5, "half of it");
    // Long cells are a page's layout: 12 words a cell are too many.
    let cells = |count: usize, length: usize| {
        let all: String = (0..count)
            .map(|nth| {
                let judgement = if nth == 0 { "n150" } else { "y900" };
                format!("<tr><td>{}</td></tr>", words(judgement, length))
            })
            .collect();
        mended(&format!("<div><table>{all}</table></div>")).len()
    };
    assert_eq!(cells(6, 11), 6);
    assert_eq!(cells(6, 12), 5, "long cells");
    assert_eq!(cells(5, 3), 4, "few cells");
    let nested = "<div><table><tr><td>n150 a<tr><td>y900 b<tr><td>y900 c<tr><td>y900 d<tr><td>y900 e\
                  <tr><td>y900 f<tr><td><table><tr><td>y900 g</table></table></div>";
    assert_eq!(mended(nested).len(), 6, "a table of tables is layout");
}

/// What stands between two sure paragraphs belongs to their text.
#[test]
fn a_block_between_two_paragraphs_is_part_of_their_text() {
    let page = |before: &str, inside: &str, after: &str| {
        let html =
            format!("<main><p>{}</p>{inside}<p>{}</p></main>", words(before, 30), words(after, 30));
        mended(&html).len()
    };
    for inside in [
        "<pre>n100 let walls = 3</pre>",
        "<blockquote><p>n100 Walls</p></blockquote>",
        "<ul><li>n100 Walls</ul>",
        "<ol><li>n100 Walls</ol>",
        "<dl><dt>n100 Walls</dl>",
        "<details><p>n100 Walls</p></details>",
        "<table><tr><th>n100 Walls</table>",
        "<figure><p>n100 Walls</p></figure>",
    ] {
        assert_eq!(page("y900", inside, "y901"), 3, "{inside}");
        assert_eq!(page("y500", inside, "y501"), 3, "{inside}");
        assert_eq!(page("y499", inside, "y900"), 2, "{inside}: the text before is unsure");
        assert_eq!(page("y900", inside, "y499"), 2, "{inside}: the text behind is unsure");
        assert_eq!(page("n900", inside, "y900"), 1, "{inside}: the text before is left out");
        assert_eq!(page("y900", &inside.replace("n100", "n99"), "y901"), 2, "{inside}: unlikely");
    }
    assert_eq!(page("y900", "<div>n100 Walls</div>", "y901"), 2, "nothing of its own");
    assert_eq!(page("y900", "<table><tr><td>n100 Walls</table>", "y901"), 2, "layout");
    // Some of it may be unlikelier than the rest.
    assert_eq!(page("y900", "<ul><li>n80 Oars<li>n120 Ropes</ul>", "y901"), 4);
    assert_eq!(page("y900", "<ul><li>n80 Oars<li>n119 Ropes</ul>", "y901"), 2);
    // A third of its words may be links.
    let list = |links: usize| {
        let link = (0..links).map(|nth| format!("<a href=/{nth}>w{nth}</a> ")).collect::<String>();
        page("y900", &format!("<ul><li>n100 a b c d e {link}</ul>"), "y901")
    };
    assert_eq!(list(3), 3);
    assert_eq!(list(4), 2);
    let named = |class: &str| {
        page("y900", &format!("<div class={class}><ul><li>n100 Walls</ul></div>"), "y901")
    };
    assert_eq!(named("related-posts"), 2);
    let inside =
        |class: &str| page("y900", &format!("<ul class={class}><li>n100 Walls</ul>"), "y901");
    assert_eq!(inside("walls"), 3);
    for furniture in ["related-posts", "advert", "most-popular", "sidebar"] {
        assert_eq!(inside(furniture), 2, "{furniture} in the text");
    }
    // Where the text around has the name as well, it says nothing.
    let shared = format!(
        "<main class=related-posts><p>{}</p><ul><li>n100 Walls</ul><p>{}</p></main>",
        words("y900", 30),
        words("y901", 30)
    );
    assert_eq!(mended(&shared).len(), 3);
    // At the end of the text there is nothing to be between.
    let last = format!("<main><p>{}</p><ul><li>n100 Walls</ul></main>", words("y900", 30));
    assert_eq!(mended(&last), ["y900"]);
    let apart = format!(
        "<main><p>{}</p></main><ul><li>n100 Walls</ul><section><p>{}</p></section>",
        words("y900", 30),
        words("y901", 30)
    );
    assert_eq!(mended(&apart).len(), 3);
    let deeper = format!(
        "<main><p>{}</p><div><ul><li>n100 Walls</ul></div><p>{}</p></main>",
        words("y900", 30),
        words("y901", 30)
    );
    assert_eq!(mended(&deeper).len(), 3, "a box around it alone");
    let titled = deeper.replace("<ul>", "<b>n1 Oars</b><ul>");
    assert_eq!(mended(&titled).len(), 2, "a box with other text in it");
    // One behind the other: each has its turn.
    assert_eq!(page("y900", "<pre>y902 a</pre><pre>n100 b</pre>", "y901"), 4);
    // What stands inside another is judged with that.
    let nested = format!(
        "<main><ul><li>{}<ul><li>n100 Walls</ul>{}</ul></main>",
        words("y900", 30),
        words("y901", 30)
    );
    assert_eq!(mended(&nested).len(), 2);
}

#[test]
fn headings_go_with_what_they_head() {
    let page = |heading: &str, under: &str| {
        let html = format!("<main><p>{}</p>{heading}{under}</main>", words("y900", 30));
        mended(&html)
    };
    let text = format!("<p>{}</p>", words("y901", 30));
    let left = format!("<p>{}</p>", words("n9", 30));
    assert_eq!(page("<h2>n150 Walls</h2>", &text), ["y900", "n150", "y901"]);
    assert_eq!(page("<h2>n149 Walls</h2>", &text), ["y900", "y901"], "unlikely");
    assert_eq!(page("<h2>n150 Walls</h2>", &left), ["y900"], "nothing of it is kept");
    assert_eq!(page("<h1>n150 Walls</h1>", &text), ["y900", "y901"], "the title's rank");
    let first = format!("<main><h2>n150 Walls</h2>{text}</main>");
    assert_eq!(mended(&first), ["y901"], "before the text");
    assert_eq!(page("<h2>y699 Walls</h2>", &left), ["y900"], "over nothing");
    assert_eq!(page("<h2>y700 Walls</h2>", &left), ["y900", "y700"], "sure in itself");
    assert_eq!(page("<h2>y699 Walls</h2>", &text), ["y900", "y699", "y901"]);
    assert_eq!(page("<h1>y699 Walls</h1>", &left), ["y900", "y699"], "the title's rank");
    // Its section ends with the next heading of its rank; what is kept there counts.
    let later = |count: usize, rank: u8| {
        let rows: String = (0..count).map(|nth| format!("<p>n9 Row {nth}</p>")).collect();
        let under = format!("{rows}<h{rank}>n9 Next</h{rank}>{left}{text}");
        page("<h3>y699 Walls</h3>", &under).contains(&"y699".to_owned())
    };
    assert!(later(1, 4), "a lesser heading ends no section");
    assert!(!later(1, 3));
    assert!(!later(1, 2));
    assert!(later(37, 4), "forty blocks are looked at");
    assert!(!later(38, 4));
}

/// What is too large to be looked at in each of many nestings stays as it was.
#[test]
fn large_lists_are_left_as_they_are() {
    let mostly = |items: usize| {
        let item = |nth: usize| if nth < 10 { "<li>n300 a" } else { "<li>y900 b" };
        mended(&format!("<div><ul>{}</ul></div>", (0..items).map(item).collect::<String>())).len()
    };
    assert_eq!(mostly(LARGEST), LARGEST);
    assert_eq!(mostly(LARGEST + 1), LARGEST - 9);
    let between = |items: usize| {
        let (before, after) = (words("y900", 30), words("y901", 30));
        let items = "<li>n150 a".repeat(items);
        mended(&format!("<main><p>{before}</p><ul>{items}</ul><p>{after}</p></main>")).len()
    };
    assert_eq!(between(LARGEST), LARGEST + 2);
    assert_eq!(between(LARGEST + 1), 2);
}

#[test]
fn a_menu_in_a_menu_is_text_as_a_whole_or_not_at_all() {
    let entry = |judged: &str| format!("<li><a href=/{judged}>{judged} Walls</a>");
    let menu = |kept: usize, nested: bool, link: bool| {
        let entries: String = (0..8)
            .map(|at| {
                let judged = format!("{}{}", if at < kept { "y60" } else { "n4" }, at);
                let (open, close) = if nested { ("<ul>", "</ul>") } else { ("", "") };
                let own = if link { entry(&judged) } else { format!("<li>{judged} Walls") };
                format!(
                    "{}{own}{}",
                    if at == 4 { open } else { "" },
                    if at == 7 { close } else { "" }
                )
            })
            .collect();
        mended(&format!("<main><p>{LONG}<ul>{entries}</ul><p>{LONG} Twice.</main>")).len() - 2
    };
    assert_eq!(menu(5, true, true), 0, "a few entries of a book's contents");
    assert_eq!(menu(8, true, true), 8);
    assert_eq!(menu(5, false, true), 5, "a list of links, not of lists");
    assert_eq!(menu(5, true, false), 8, "not of links: between two texts, it is one");
}

#[test]
fn labels_stay_with_their_values() {
    let table = |cells: &str| mended(&format!("<table><tr><th>y900 a<td>y900 b{cells}</table>"));
    assert_eq!(table("<tr><th>n20 Metal<td>y700 Gold"), ["y900", "y900", "n20", "y700"]);
    assert_eq!(table("<tr><th>y700 Metal<td>n20 Gold"), ["y900", "y900", "y700", "n20"]);
    assert_eq!(table("<tr><th>n20 Metal<td>n20 Gold"), ["y900", "y900"], "nobody wants the row");
    let linked = "<tr><th><a href=/a>n20 Ring</a><td>y700 Gold<td><a href=/b>n30 Buy</a>";
    assert_eq!(table(linked), ["y900", "y900", "n20", "y700"], "nothing but a link behind");
    let layout = format!("<table><tr><td>{}<td>n20 Menu</table>", words("y900", 40));
    assert_eq!(mended(&layout), ["y900"]);
    let many: String = (0..8).map(|nth| format!("<td>n2{nth} Gold")).collect();
    assert_eq!(table(&format!("<tr><th>y700 Metal{many}")).len(), 3, "no row of one label");
}

#[test]
fn large_tables_are_left_as_they_are() {
    let table = |padding: usize| {
        let rows = "<tr><td>y900 Oars</td></tr>".repeat(9);
        let padding = "<i></i>".repeat(padding);
        format!("<table><tr><th>n150 Walls{padding}</th></tr>{rows}</table>")
    };
    let nodes = |html: &str| {
        let page = Page::from_html(html, "");
        let id = page.tree.first(NodeId::ROOT, names::TABLE).expect("there is a table");
        page.tree.subtree(id).len()
    };
    let most = 8 * LARGEST - 1 - nodes(&table(0));
    assert_eq!(nodes(&table(most)), 8 * LARGEST - 1);
    let alone = |padding: usize| mended(&format!("<div>{}</div>", table(padding))).len();
    assert_eq!((alone(most), alone(most + 1)), (10, 9));
    let between = |padding: usize| {
        let (before, after) = (words("y900", 30), words("y901", 30));
        // Half of it is left out, so that only what stands around it speaks for it.
        let table = table(padding).replacen("y900", "n150", 6);
        mended(&format!("<main><p>{before}</p>{table}<p>{after}</p></main>")).len()
    };
    assert_eq!((between(most), between(most + 1)), (12, 5));
}

#[test]
fn a_gap_in_a_row_of_paragraphs_is_closed() {
    let row =
        |parts: &[&str]| -> String { parts.iter().map(|part| format!("<p>{part}</p>")).collect() };
    assert_eq!(mended(&row(&["y700 a", "n210 b", "y700 c"])), ["y700", "n210", "y700"]);
    assert_eq!(mended(&row(&["y700 a", "n190 b", "y700 c"])), ["y700", "y700"], "too unlikely");
    let three = row(&["y700 a", "n210 b", "n220 c", "n230 d", "y700 e"]);
    assert_eq!(mended(&three).len(), 5);
    let four = row(&["y700 a", "n210 b", "n220 c", "n230 d", "n240 e", "y700 f"]);
    assert_eq!(mended(&four).len(), 2, "too long");
    assert_eq!(mended(&row(&["y450 a", "n210 b", "y700 c"])).len(), 2, "its start is not sure");
    assert_eq!(mended(&row(&["y700 a", "n210 b"])), ["y700"], "nothing behind it");
}

#[test]
fn what_is_built_otherwise_closes_no_gap() {
    for gap in [
        "<div>n300 b</div>",
        "<section><p>n300 b</p></section>",
        "<p class=related-posts>n300 b</p>",
        "<p><a href=/b>n300 b</a></p>",
    ] {
        let kept = mended(&format!("<p>y700 a</p>{gap}<p>y700 c</p>"));
        assert_eq!(kept, ["y700", "y700"], "{gap}");
        let kept = mended(&format!("<p>y700 a</p>{gap}<p>n210 b</p><p>y700 c</p>"));
        assert_eq!(kept, ["y700", "n210", "y700"], "beside {gap}");
    }
}

#[test]
fn a_long_row_is_kept_whole_where_most_of_it_is() {
    let row = |kept: usize, last: &str| -> String {
        let part =
            |at: usize| format!("<p>{}</p>", words(if at < kept { "y700" } else { "n110" }, 5));
        (0..12).map(part).collect::<String>() + last
    };
    assert_eq!(mended(&row(9, "")).len(), 12);
    assert_eq!(mended(&row(8, "")).len(), 8, "not most");
    let other = words("n110", 1);
    for last in [
        words("n90", 1),
        format!("<div>{other}</div>"),
        format!("<p class=related-posts>{other}</p>"),
        format!("<p><a href=/b>{other}</a></p>"),
    ] {
        let last = if last.starts_with('<') { last } else { format!("<p>{last}</p>") };
        assert_eq!(mended(&row(10, &last)).len(), 12, "{last}");
    }
    let short: String =
        ["y700", "y700", "y700", "n110"].map(|one| format!("<p>{}</p>", words(one, 5))).concat();
    assert_eq!(mended(&short).len(), 3, "not long");
}

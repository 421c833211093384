//! Pages of our own making, for scripts, layouts and traps that the corpora lack.
//!
//! The words are random letters of each script: what is to be learned is where text stands, not
//! what it says. The truth is known because the generator wrote it.

mod long;

use super::gbdt::random;

/// A made-up page and its right text.
pub(crate) struct MadeUp {
    pub(crate) name: String,
    pub(crate) url: String,
    pub(crate) html: String,
    pub(crate) truth: String,
    /// What kind of page it is, in the corpora's words; empty where none of them fits.
    pub(crate) kind: &'static str,
    /// Whether it is longer than pages are.
    pub(crate) is_long: bool,
}

/// A script: language tag, letters, whether words are set apart by spaces, stop and comma.
type Script = (&'static str, &'static str, bool, &'static str, &'static str);

const SCRIPTS: &[Script] = &[
    ("ar", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", true, ".", "،"),
    ("fa", "ابپتجچحخدرزژسشعغفقکگلمنوهی", true, ".", "،"),
    ("he", "אבגדהוזחטיכלמנסעפצקרשת", true, ".", ","),
    ("hi", "कखगघचछजझटठडढतथदधनपफबभमयरलवशसह", true, "।", ","),
    ("bn", "কখগঘচছজঝটঠডঢতথদধনপফবভমযরলশসহ", true, "।", ","),
    (
        "ja",
        "のにはをたがでてとしれさあいうえかきくけこ日本語文章新聞記事時間世界",
        false,
        "。",
        "、",
    ),
    ("ko", "가나다라마바사아자차카타파하거너더러머버서어저", true, ".", ","),
    ("th", "กขคงจฉชซญดตถทธนบปผพฟภมยรลวสหอ", false, " ", " "),
    ("ru", "абвгдежзиклмнопрстуфхцчшщыэюя", true, ".", ","),
    ("el", "αβγδεζηθικλμνξοπρστυφχψω", true, ".", ","),
    ("uk", "абвгґдеєжзиіїклмнопрстуфхцчшщюя", true, ".", ","),
    (
        "zh",
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动",
        false,
        "。",
        "，",
    ),
    ("vi", "aăâbcdđeêghiklmnoôơpqrstuưvxy", true, ".", ","),
    ("tr", "abcçdefgğhıijklmnoöprsştuüvyz", true, ".", ","),
    ("en", "aabcdeeefghiijklmnooprsttuvwy", true, ".", ","),
];

/// A way a page is laid out.
type Layout = fn(&mut Maker) -> String;

/// Those of pages as long as most, and the kinds of page they are.
const LAYOUTS: &[(Layout, &str)] = &[
    (semantic, "article"),
    (tables, "article"),
    (fonts, "article"),
    (soup, "article"),
    (forum, "forum"),
    (listing, "listing"),
    (folded, ""),
    (constructs, "article"),
    (bare, "article"),
    (plain, "article"),
    (note, "article"),
];

/// How often each layout of long pages is used for a script, so that they differ.
const ROUNDS: usize = 2;

/// How many scripts and how many layouts there are, for the model card.
pub(crate) const VARIETY: [usize; 2] = [SCRIPTS.len(), LAYOUTS.len() + long::LAYOUTS.len()];

/// All made-up pages, always the same.
pub(crate) fn pages() -> Vec<MadeUp> {
    pages_in(SCRIPTS)
}

fn pages_in(scripts: &'static [Script]) -> Vec<MadeUp> {
    let mut seed = 2026;
    let mut page = |script: &'static Script, (layout, kind): (Layout, _), name: String, is_long| {
        let mut maker = Maker { script, seed: random(&mut seed), truth: Vec::new() };
        let title = maker.words(6);
        let body = layout(&mut maker).replace("TITLE", &title);
        let html = format!(
            "<!DOCTYPE html><html lang={}><head><title>{title}</title></head><body>{body}</body></html>",
            script.0
        );
        let truth = maker.truth.join("\n\n");
        MadeUp { url: maker.address(kind), name, html, truth, kind, is_long }
    };
    let mut pages = Vec::new();
    for script in scripts {
        for (number, &layout) in LAYOUTS.iter().enumerate() {
            pages.push(page(script, layout, format!("{}-{number}", script.0), false));
        }
    }
    for script in scripts {
        for round in 0..ROUNDS {
            for (number, &layout) in long::LAYOUTS.iter().enumerate() {
                let name = format!("{}-{round}-long{number}", script.0);
                pages.push(page(script, (layout, ""), name, true));
            }
        }
    }
    pages
}

struct Maker {
    script: &'static Script,
    seed: u64,
    truth: Vec<String>,
}

impl Maker {
    fn below(&mut self, most: usize) -> usize {
        (random(&mut self.seed) % most.max(1) as u64) as usize
    }

    /// An address as pages of a kind have; some articles are a site's front page.
    fn address(&mut self, kind: &str) -> String {
        const WORDS: [&str; 8] =
            ["tide", "harbour", "of", "summer-rain", "old", "walls", "letter", "north"];
        let number = self.below(9000);
        let count = 1 + self.below(5);
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect();
        let slug = words.join("-");
        let path = match (kind, self.below(4)) {
            ("article", 0) => format!("2024/09/{slug}"),
            ("article", 1) => format!("{}/{slug}.html", words[0]),
            ("article", 2) => format!("{slug}/"),
            ("forum", 0) => format!("viewtopic.php?t={number}"),
            ("forum", 1) => format!("threads/{slug}.{number}/"),
            ("forum", 2) => format!("t/{slug}/{number}"),
            ("listing", 0) => format!("category/{}/", words[0]),
            ("listing", 1) => format!("{}?page={}", words[0], number % 9),
            ("listing", 2) => format!("{}/", words[0]),
            _ => String::new(),
        };
        format!("https://a.example/{path}")
    }

    fn word(&mut self) -> String {
        let letters: Vec<char> = self.script.1.chars().collect();
        let length = 2 + self.below(7);
        (0..length).map(|_| letters[self.below(letters.len())]).collect()
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|_| self.word()).collect();
        words.join(if self.script.2 { " " } else { "" })
    }

    fn sentence(&mut self) -> String {
        let parts = 1 + self.below(3);
        let parts: Vec<String> = (0..parts)
            .map(|_| {
                let count = 4 + self.below(9);
                self.words(count)
            })
            .collect();
        format!("{}{}", parts.join(&format!("{} ", self.script.4)), self.script.3)
    }

    fn paragraph(&mut self) -> String {
        let count = 1 + self.below(5);
        let sentences: Vec<String> = (0..count).map(|_| self.sentence()).collect();
        sentences.join(" ")
    }

    /// A paragraph of the text that is wanted.
    fn wanted(&mut self) -> String {
        let text = self.paragraph();
        self.truth.push(text.clone());
        text
    }

    fn wanted_heading(&mut self) -> String {
        let count = 2 + self.below(5);
        let text = self.words(count);
        self.truth.push(text.clone());
        text
    }

    fn menu(&mut self, tag: &str, entries: usize) -> String {
        (0..entries)
            .map(|_| {
                let count = 1 + self.below(3);
                format!("<{tag}><a href='/{}'>{}</a></{tag}>", self.below(999), self.words(count))
            })
            .collect()
    }

    fn teasers(&mut self, count: usize, class: &str) -> String {
        (0..count)
            .map(|_| {
                format!(
                    "<div class='{class}'><a href='/{}'><img src=a.jpg><h3>{}</h3></a><p>{}</p></div>",
                    self.below(9999),
                    self.words(6),
                    self.sentence()
                )
            })
            .collect()
    }

    /// Paragraphs with headings, as `open` and `close` mark them.
    fn text(&mut self, open: &str, close: &str, heading: (&str, &str)) -> String {
        let mut out = String::new();
        for _ in 0..2 + self.below(3) {
            for _ in 0..1 + self.below(4) {
                out.push_str(&format!("{open}{}{close}\n", self.wanted()));
            }
            out.push_str(&format!("{}{}{}\n", heading.0, self.wanted_heading(), heading.1));
            out.push_str(&format!("{open}{}{close}\n", self.wanted()));
        }
        out
    }
}

fn semantic(maker: &mut Maker) -> String {
    let menu = maker.menu("li", 8);
    let text = maker.text("<p>", "</p>", ("<h2>", "</h2>"));
    let related = maker.teasers(4, "related-item");
    let footer = maker.sentence();
    format!(
        "<header><nav><ul>{menu}</ul></nav></header><main><article><h1>TITLE</h1><div class=meta>\
         <time>12.03.2021</time></div>{text}<div class=share><a href=#>f</a><a href=#>x</a></div>\
         </article><section class=related>{related}</section></main><footer><p>© {footer}</footer>"
    )
}

fn tables(maker: &mut Maker) -> String {
    let menu = maker.menu("td", 7);
    let left = maker.menu("tr", 12);
    let text = maker.text("<p>", "</p>", ("<p><b>", "</b></p>"));
    let right = maker.teasers(3, "");
    let legal = maker.sentence();
    format!(
        "<table width=780><tr>{menu}</tr></table><table width=780 cellpadding=0><tr><td width=150 \
         valign=top><table>{left}</table></td><td valign=top><b class=t>TITLE</b><br>{text}</td>\
         <td width=160>{right}</td></tr></table><center><small>© {legal}</small></center>"
    )
}

fn fonts(maker: &mut Maker) -> String {
    let menu = maker.menu("font", 6);
    let text = maker.text("", "<br><br>", ("<font size=4>", "</font><br>"));
    let links = maker.menu("div", 5);
    format!(
        "<center>{menu}</center><hr><center><font size=5 color=navy>TITLE</font></center><font \
         face=Arial size=2>{text}</font><hr><center>{links}</center>"
    )
}

fn soup(maker: &mut Maker) -> String {
    let menu = maker.menu("div", 9);
    let text = maker.text(
        "<div class=c7x><span>",
        "</span></div>",
        ("<div class=k2p><span>", "</span></div>"),
    );
    let cards = maker.teasers(5, "q9z");
    let notice = maker.paragraph();
    format!(
        "<div id=root><div class=a1><div class=b2>{menu}</div></div><div class=c3><div class=d4>\
         <div class=h8><span>TITLE</span></div>{text}</div><div class=e5>{cards}</div></div>\
         <div class=f6><div>{notice}</div><button>OK</button></div></div>"
    )
}

fn forum(maker: &mut Maker) -> String {
    let posts = 4 + maker.below(6);
    posts_of(maker, posts)
}

/// A thread of so many posts.
fn posts_of(maker: &mut Maker, count: usize) -> String {
    let menu = maker.menu("li", 6);
    let mut posts = String::new();
    for number in 0..count {
        let (user, text, more) = (maker.words(1), maker.wanted(), maker.wanted());
        let signature = maker.words(5);
        posts.push_str(&format!(
            "<div class=post id=p{number}><div class=user><a href=/u/{number}>{user}</a><br>12 {user}</div>\
             <div class=date>1.{number}.2019 12:0{number}</div><div class=message><p>{text}</p><p>{more}</p></div>\
             <div class=signature>{signature}</div><div class=actions><a href=#r>{}</a></div></div>",
            maker.words(1)
        ));
    }
    let similar = maker.menu("li", 6);
    format!(
        "<ul class=nav>{menu}</ul><h1>TITLE</h1><div class=thread>{posts}</div><div class=similar><ul>{similar}</ul></div>"
    )
}

fn listing(maker: &mut Maker) -> String {
    let menu = maker.menu("li", 8);
    let intro = maker.wanted();
    let mut items = String::new();
    for number in 0..8 + maker.below(10) {
        let heading = maker.wanted_heading();
        let text = maker.wanted();
        items.push_str(&format!(
            "<li class=item><a href=/i/{number}><img src=i.jpg></a><h3><a href=/i/{number}>{heading}</a></h3><p>{text}</p></li>"
        ));
    }
    let filter = maker.menu("li", 10);
    format!(
        "<nav><ul>{menu}</ul></nav><aside class=filters><ul>{filter}</ul></aside><main><h1>TITLE</h1>\
         <p>{intro}</p><ul class=results>{items}</ul><div class=pagination><a href=?p=2>2</a></div></main>"
    )
}

fn folded(maker: &mut Maker) -> String {
    let menu = maker.menu("li", 6);
    let lead = maker.wanted();
    let mut parts = String::new();
    for number in 0..3 + maker.below(5) {
        let (question, answer) = (maker.wanted_heading(), maker.wanted());
        parts.push_str(&match number % 3 {
            0 => format!("<details><summary>{question}</summary><p>{answer}</p></details>"),
            1 => format!(
                "<div class=accordion-item><h3><button aria-expanded=false>{question}</button></h3>\
                 <div class=panel style='display:none'><p>{answer}</p></div></div>"
            ),
            _ => format!("<h3>{question}</h3><div class='tab-pane' hidden><p>{answer}</p></div>"),
        });
    }
    let popup = maker.paragraph();
    format!(
        "<header><ul class=menu>{menu}</ul></header><div class=content><h1>TITLE</h1><p>{lead}</p>{parts}</div>\
         <div class=modal style='display:none'><p>{popup}</p><button>×</button></div>"
    )
}

/// Whatever may stand between two paragraphs, short as it often is.
fn construct(maker: &mut Maker) -> String {
    let short = |maker: &mut Maker| {
        let count = 1 + maker.below(4);
        let text = maker.words(count);
        maker.truth.push(text.clone());
        text
    };
    let several = |maker: &mut Maker, open: &str, close: &str| {
        (0..2 + maker.below(4)).fold(String::new(), |out, _| out + open + &short(maker) + close)
    };
    match maker.below(11) {
        0 => {
            let rows = (0..2 + maker.below(3)).fold(String::new(), |out, row| {
                let cell = if row == 0 { "th" } else { "td" };
                let cells = (0..3).fold(String::new(), |out, _| {
                    format!("{out}<{cell}>{}</{cell}>", short(maker))
                });
                format!("{out}<tr>{cells}</tr>")
            });
            format!("<table>{rows}</table>")
        }
        1 => format!("<ul>{}</ul>", several(maker, "<li>", "</li>")),
        2 => format!("<ol>{}</ol>", several(maker, "<li>", "</li>")),
        3 => format!("<dl><dt>{}</dt><dd>{}</dd></dl>", short(maker), short(maker)),
        4 => format!("<pre><code>{}</code></pre>", several(maker, "", "\n")),
        5 => format!("<blockquote><p>{}</p></blockquote>", short(maker)),
        6 => format!(
            "<figure><img src=p.jpg width=600><figcaption>{}</figcaption></figure>",
            short(maker)
        ),
        7 => format!("<p><a href=/w/{}>{}</a></p>", maker.below(999), short(maker)),
        8 => format!("<p><em>{}</em> <a href=/w>{}</a></p>", short(maker), short(maker)),
        9 => format!("<div class=note><p>{}</p><p>{}</p></div>", short(maker), short(maker)),
        _ => format!("<p>{}</p>", short(maker)),
    }
}

/// A text full of short constructs.
fn with_constructs(maker: &mut Maker) -> String {
    let mut text = format!("<p>{}</p>", maker.wanted());
    for _ in 0..3 + maker.below(5) {
        for _ in 0..1 + maker.below(2) {
            text.push_str(&construct(maker));
        }
        text.push_str(&format!("<p>{}</p>\n", maker.wanted()));
    }
    text
}

fn constructs(maker: &mut Maker) -> String {
    let menu = maker.menu("li", 7);
    let text = with_constructs(maker);
    let tags = maker.menu("li", 4);
    let related = maker.teasers(3, "card");
    let footer = maker.sentence();
    format!(
        "<nav><ul>{menu}</ul></nav><main><article><h1>TITLE</h1>{text}<ul class=tags>{tags}</ul></article>\
         <div class=more>{related}</div></main><footer>{footer}</footer>"
    )
}

/// A page of nothing but its text.
fn bare(maker: &mut Maker) -> String {
    let text = with_constructs(maker);
    format!("<main><article><h1>TITLE</h1>{text}</article></main>")
}

/// An essay as somebody wrote it by hand: a headline, at times a name and a day, paragraphs.
fn plain(maker: &mut Maker) -> String {
    let count = 5 + maker.below(25);
    by_hand(maker, count)
}

/// A few paragraphs and nothing else.
fn note(maker: &mut Maker) -> String {
    let count = 1 + maker.below(5);
    by_hand(maker, count)
}

fn by_hand(maker: &mut Maker, count: usize) -> String {
    let headline =
        ["<h1>TITLE</h1>", "<h2 align=center>TITLE</h2>", "<center><b>TITLE</b></center>"];
    let headline = headline[maker.below(3)];
    let byline = match maker.below(2) {
        0 => String::new(),
        _ => format!("<p>{}, {}.3.2019</p>", maker.words(2), 1 + maker.below(28)),
    };
    let (open, close) = [("<p>", "</p>"), ("<p>", ""), ("", "<br><br>")][maker.below(3)];
    let text: String = (0..count).map(|_| format!("{open}{}{close}\n", maker.wanted())).collect();
    let back = match maker.below(2) {
        0 => String::new(),
        _ => format!("<hr><a href=/>{}</a>", maker.words(1)),
    };
    match maker.below(3) {
        0 => format!("<div class=content>{headline}{byline}{text}</div>{back}"),
        _ => format!("{headline}{byline}{text}{back}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_the_same_each_time_and_hold_their_truth() {
        let scripts = &SCRIPTS[4..6];
        let (one, two) = (pages_in(scripts), pages_in(scripts));
        assert_eq!(one.len(), scripts.len() * (LAYOUTS.len() + ROUNDS * long::LAYOUTS.len()));
        for (one, two) in one.iter().zip(&two) {
            assert_eq!(one.html, two.html);
            assert!(one.truth.split("\n\n").all(|part| one.html.contains(part)), "{}", one.name);
        }
    }
}

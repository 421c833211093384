//! Pages of our own making, for scripts, layouts and traps that the corpora lack.
//!
//! The words are random letters of each script: what is to be learned is where text stands, not
//! what it says. The truth is known because the generator wrote it.

use super::gbdt::random;

/// A made-up page and its right text.
pub(crate) struct MadeUp {
    pub(crate) name: String,
    pub(crate) html: String,
    pub(crate) truth: String,
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

/// Those of pages as long as most.
const LAYOUTS: &[Layout] =
    &[semantic, tables, fonts, soup, forum, listing, folded, constructs, bare];

/// Those of pages longer than any of the corpora; each is made twice.
const LONG_LAYOUTS: &[Layout] =
    &[book, manual, catalogue, thread, discussed, book, manual, catalogue, thread, discussed];

/// How many scripts and how many layouts there are, for the model card.
pub(crate) const VARIETY: [usize; 2] = [SCRIPTS.len(), LAYOUTS.len() + LONG_LAYOUTS.len() / 2];

/// All made-up pages, always the same.
pub(crate) fn pages() -> Vec<MadeUp> {
    pages_in(SCRIPTS)
}

fn pages_in(scripts: &'static [Script]) -> Vec<MadeUp> {
    let mut seed = 2026;
    let mut page = |script: &'static Script, layout: Layout, name: String, is_long: bool| {
        let mut maker = Maker { script, seed: random(&mut seed), truth: Vec::new() };
        let title = maker.words(6);
        let body = layout(&mut maker).replace("TITLE", &title);
        let html = format!(
            "<!DOCTYPE html><html lang={}><head><title>{title}</title></head><body>{body}</body></html>",
            script.0
        );
        MadeUp { name, html, truth: maker.truth.join("\n\n"), is_long }
    };
    let mut pages = Vec::new();
    for script in scripts {
        for (number, &layout) in LAYOUTS.iter().enumerate() {
            pages.push(page(script, layout, format!("{}-{number}", script.0), false));
        }
    }
    for script in scripts {
        for (number, &layout) in LONG_LAYOUTS.iter().enumerate() {
            let (round, number) = (number / 5, number % 5);
            pages.push(page(script, layout, format!("{}-{round}-long{number}", script.0), true));
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

/// A number of parts that no page of the corpora comes near, but books do.
fn very_many(maker: &mut Maker) -> usize {
    let doublings = maker.below(4);
    (100 << doublings) + maker.below(100)
}

/// A story, a report, a judgement as long as a book.
fn book(maker: &mut Maker) -> String {
    let menu = maker.menu("li", 7);
    let more = maker.teasers(3, "more");
    let legal = maker.sentence();
    let build = maker.below(6);
    let (open, close) = match build {
        0 | 1 => ("<p>", "</p>"),
        2 => ("<br>&nbsp;&nbsp;", "<br>"),
        3 => ("", "<br><br>"),
        4 => ("<div class=par>", "</div>"),
        _ => ("<p class=indent>", "</p>"),
    };
    let chapter = [0, 12, 40][maker.below(3)];
    let mut text = String::new();
    for number in 0..very_many(maker) {
        if chapter > 0 && number % chapter == chapter - 1 {
            text.push_str(&format!("<h3>{}</h3>", maker.wanted_heading()));
        }
        // As much is said in a few words as in many.
        let short = maker.below(3) == 0;
        let part = if short { maker.sentence() } else { maker.paragraph() };
        text.push_str(&format!("{open}{part}{close}\n"));
        maker.truth.push(part);
    }
    let menu = format!("<ul>{menu}</ul>");
    let footer = format!("<div class=footer>© {legal}</div>");
    match maker.below(5) {
        0 => format!(
            "<nav>{menu}</nav><main><article><h1>TITLE</h1>{text}</article><aside>{more}</aside>\
             </main><footer>{legal}</footer>"
        ),
        1 => format!("<div id=menu>{menu}</div><div id=content><h1>TITLE</h1>{text}</div>{footer}"),
        2 => format!(
            "<center><table width=800><tr><td width=150>{menu}</td><td><h3 align=center>TITLE</h3>\
             {text}</td></tr></table></center><hr>{footer}"
        ),
        3 => format!("<h2 align=center>TITLE</h2><hr>{text}<hr><a href=/>{legal}</a>"),
        _ => format!(
            "<div class=wrap><h1>TITLE</h1><div class=body>{text}</div>{more}</div>{footer}"
        ),
    }
}

/// A handbook on one page: sections with definitions, code, tables, lists; in some of them links to
/// the sections around stand over each.
fn manual(maker: &mut Maker) -> String {
    let contents = maker.menu("li", 40);
    let (has_links, has_sections, defines) =
        (maker.below(3) == 0, maker.below(2) == 0, maker.below(3) > 0);
    let mut text = String::new();
    for number in 0..very_many(maker) / 4 {
        let level = if number % 8 == 0 { 2 } else { 3 + maker.below(2) };
        if has_sections {
            text.push_str(&format!("<div class=section id=s{number}>"));
        }
        if has_links {
            let links = maker.menu("span", 3);
            text.push_str(&format!("<div class=header><p>{links}</p></div><hr>"));
        }
        text.push_str(&format!("<h{level}>{}</h{level}>", maker.wanted_heading()));
        text.push_str(&format!("<p>{}</p>\n", maker.wanted()));
        for _ in 0..maker.below(3) {
            text.push_str(&construct(maker));
        }
        if defines {
            text.push_str(&definitions(maker));
        }
        if has_sections {
            text.push_str("</div>");
        }
    }
    let footer = maker.sentence();
    match maker.below(3) {
        0 => format!("<h1>TITLE</h1><ul class=toc>{contents}</ul>{text}<hr><p>{footer}</p>"),
        1 => format!(
            "<nav><ul>{contents}</ul></nav><main><h1>TITLE</h1>{text}</main><footer>{footer}</footer>"
        ),
        _ => format!(
            "<div class=sidebar><ul>{contents}</ul></div><div class=document><h1>TITLE</h1>{text}</div>\
             <div class=footer>{footer}</div>"
        ),
    }
}

/// Options, commands, terms, and what they are.
fn definitions(maker: &mut Maker) -> String {
    let entries: String = (0..1 + maker.below(5))
        .map(|_| {
            let term = maker.word();
            maker.truth.push(term.clone());
            if maker.below(2) == 0 {
                return format!("<dt><b>{term}</b><dd>{}", maker.wanted());
            }
            let said: String =
                (0..1 + maker.below(2)).map(|_| format!("<p>{}</p>", maker.wanted())).collect();
            format!("<dt><code>{term}</code></dt><dd>{said}</dd>")
        })
        .collect();
    format!("<dl>{entries}</dl>")
}

/// Tables of hundreds of rows: of works, places, results.
fn catalogue(maker: &mut Maker) -> String {
    let menu = maker.menu("li", 8);
    let mut text = format!("<p>{}</p>", maker.wanted());
    let rows = very_many(maker) / 2;
    let each = 20 + maker.below(200);
    let class = ["", "class=wikitable", "class=data border=1"][maker.below(3)];
    for row in 0..rows {
        if row % each == 0 {
            let heads: String =
                (0..4).map(|_| format!("<th>{}</th>", maker.wanted_heading())).collect();
            text.push_str(&format!(
                "{}<h2>{}</h2><p>{}</p><table {class}><tr>{heads}</tr>",
                if row > 0 { "</table>" } else { "" },
                maker.wanted_heading(),
                maker.wanted()
            ));
        }
        let name = maker.wanted_heading();
        let place = maker.wanted_heading();
        let (year, note) = (1900 + maker.below(120), maker.sentence());
        maker.truth.push(year.to_string());
        maker.truth.push(note.clone());
        text.push_str(&format!(
            "<tr><td><a href=/w/{row}>{name}</a></td><td>{year}</td><td>{place}</td><td>{note}</td></tr>"
        ));
    }
    text.push_str("</table>");
    let footer = maker.sentence();
    format!(
        "<div id=nav><ul>{menu}</ul></div><div id=content><h1>TITLE</h1>{text}</div>\
         <div id=footer>{footer}</div>"
    )
}

/// A thread of hundreds of posts, built as one of the programs for boards does it.
fn thread(maker: &mut Maker) -> String {
    let build = maker.below(5);
    let count = very_many(maker) / 4;
    if build == 0 {
        return posts_of(maker, count);
    }
    let menu = maker.menu("li", 6);
    let posts: String = (0..count)
        .map(|number| {
            let user = maker.words(1);
            let said: String =
                (0..1 + maker.below(3)).map(|_| format!("<p>{}</p>", maker.wanted())).collect();
            match build {
                1 => format!(
                    "<tr><td class=author><a href=/u/{user}>{user}</a><br>12 {user}</td><td \
                     class=post><small>1.4.2019 12:00</small><hr>{said}</td></tr>"
                ),
                2 => format!(
                    "<div class={} id=a{number}><div class=votes>{}</div><div class=text>{said}</div>\
                     <div class=user-info><a href=/u/{user}>{user}</a> 1.4.2019</div></div>",
                    if number == 0 { "question" } else { "answer" },
                    maker.below(99)
                ),
                3 => format!(
                    "<article id=post_{number}><div class=names><a href=/u/{user}>{user}</a></div>\
                     <div class=cooked>{said}</div><div class=post-date>{number} d</div></article>"
                ),
                _ => format!(
                    "<li class=reply id=c{number}><a href=/u/{user}>{user}</a> <span>{number} h</span>\
                     <div class=comment-text>{said}</div><a href=#r{number}>{}</a></li>",
                    maker.words(1)
                ),
            }
        })
        .collect();
    let list = match build {
        1 => format!("<table class=forumline width=100%>{posts}</table>"),
        2 => format!("<div id=answers>{posts}</div>"),
        3 => format!("<div class=topic>{posts}</div>"),
        _ => format!("<ol class=replies>{posts}</ol>"),
    };
    let similar = maker.menu("li", 5);
    format!(
        "<ul class=nav>{menu}</ul><main><h1>TITLE</h1>{list}</main><div class=similar><ul>{similar}</ul></div>"
    )
}

/// A text under which hundreds have their say: not all that is long is wanted.
fn discussed(maker: &mut Maker) -> String {
    let menu = maker.menu("li", 8);
    let mut text = maker.text("<p>", "</p>", ("<h2>", "</h2>"));
    if maker.below(3) == 0 {
        for _ in 0..very_many(maker) / 2 {
            text.push_str(&format!("<p>{}</p>\n", maker.wanted()));
        }
    }
    let build = maker.below(4);
    let comments: String = (0..very_many(maker) / 3)
        .map(|number| {
            let (user, said, reply) = (maker.words(1), maker.paragraph(), maker.words(1));
            match build {
                0 => format!(
                    "<li class=comment id=c{number}><b class=user>{user}</b> <span class=date>3.4.2020 \
                     12:10</span><p>{said}</p><a href=#r{number}>{reply}</a></li>"
                ),
                1 => format!(
                    "<li><div class=text><p>{said}</p></div><p class=signature>3.4.2020, {user}</p></li>"
                ),
                2 => format!("<tr><td><b>{user}</b> 3.4.2020 12:10<br>{said}</td></tr>"),
                _ => format!(
                    "<div class=reaction><p class=meta>{user} · {number} h</p><p>{said}</p></div>"
                ),
            }
        })
        .collect();
    let heading = maker.words(2);
    let comments = match build {
        0 => format!("<section id=comments><h3>{heading}</h3><ol>{comments}</ol></section>"),
        1 => format!("<div id=forum><h2>{heading}</h2><ul>{comments}</ul></div>"),
        2 => format!("<h3>{heading}</h3><table>{comments}</table>"),
        _ => format!("<div class=reactions>{comments}</div>"),
    };
    let legal = maker.sentence();
    format!(
        "<nav><ul>{menu}</ul></nav><main><article><h1>TITLE</h1>{text}</article>{comments}</main>\
         <footer>{legal}</footer>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_the_same_each_time_and_hold_their_truth() {
        let scripts = &SCRIPTS[4..6];
        let (one, two) = (pages_in(scripts), pages_in(scripts));
        assert_eq!(one.len(), scripts.len() * (LAYOUTS.len() + LONG_LAYOUTS.len()));
        for (one, two) in one.iter().zip(&two) {
            assert_eq!(one.html, two.html);
            assert!(one.truth.split("\n\n").all(|part| one.html.contains(part)), "{}", one.name);
        }
    }
}

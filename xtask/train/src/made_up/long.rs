//! Pages longer than any of the corpora: books, handbooks, catalogues, threads, and short texts
//! under long discussions.

use super::{Layout, Maker, construct, posts_of};

/// The ways they are laid out.
pub(super) const LAYOUTS: &[Layout] = &[book, manual, catalogue, thread, discussed];

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

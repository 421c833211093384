//! What the text itself tells: the name before a colon at its start, and "Source: …" at its end.

use crate::dom::{NodeId, names};
use crate::metadata::candidate::{Entity, Property, Sink};
use crate::metadata::person::{is_name, is_organisation};
use crate::metadata::scan::Scan;
use crate::metadata::text::{is_hidden, line};

/// Labels of the place a text was taken from.
#[rustfmt::skip]
const SOURCE: &[&str] = &[
    "source", "sources", "original source", "quelle", "fuente", "fonte", "fonte original", "bron", "källa", "kilde", "lähde", "źródło", "zdroj", "izvor", "vir", "forrás", "sursa", "sursă", "kaynak", "источник", "джерело", "крыніца", "източник", "извор", "πηγή", "المصدر", "مصدر", "منبع", "ماخذ", "מקור", "स्रोत", "সূত্র", "ที่มา", "แหล่งที่มา", "nguồn", "theo", "sumber", "来源", "來源", "稿源", "文章来源", "新闻来源", "信息来源", "出典", "出处", "출처", "originally published at", "originally published in", "originally published on", "first published in", "first published on", "originally appeared in", "originally appeared on", "republished from", "reprinted from", "zuerst erschienen in", "zuerst erschienen bei", "publié à l'origine dans", "publicado originalmente en", "publicado originalmente em", "转载自", "轉載自", "本文转自", "摘自",
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let tree = scan.tree();
    let wanted = |id: NodeId| {
        [names::P, names::DIV, names::LI, names::SPAN, names::TD, names::EM, names::SMALL]
            .iter()
            .any(|&name| tree.is(id, name))
    };
    for id in tree.all().filter(|&id| wanted(id)) {
        if is_hidden(tree, id) {
            continue;
        }
        let direct = tree.children(id).find_map(|child| {
            tree.text(child).filter(|text| !text.trim().is_empty()).map(str::trim_start)
        });
        // Names often stand in bold.
        let bold = tree
            .children(id)
            .next()
            .filter(|&child| tree.is(child, names::STRONG) || tree.is(child, names::B))
            .map(|child| line(tree, child));
        let start = match (&bold, direct) {
            (Some(bold), _) => bold.as_str(),
            (None, Some(text)) => text,
            _ => continue,
        };
        if tree.is(id, names::P) || tree.is(id, names::DIV) {
            lead(scan, id, start, direct.unwrap_or(""), sink);
        }
        source(scan, id, start, sink);
    }
}

/// "سلافة جبور: بعد إعلانه …": a name of two or three words, a colon, and a long sentence.
fn lead(scan: &Scan, id: NodeId, start: &str, direct: &str, sink: &mut Sink) {
    let (name, length) = match start.split_once([':', '：']) {
        Some((name, rest)) => (name.trim(), rest.chars().count().max(direct.chars().count())),
        None if direct.trim_start().starts_with([':', '：']) => {
            (start.trim(), direct.chars().count())
        }
        None => return,
    };
    let words = name.split_whitespace().count();
    if length < 80
        || !(2..=4).contains(&words)
        || name.chars().count() > 40
        || !is_name(name)
        || is_organisation(name)
        || name.contains(|c: char| {
            c.is_ascii_digit() || matches!(c, ',' | '،' | '"' | '“' | '(' | '!' | '?')
        })
    {
        return;
    }
    // In scripts with capitals every word of a name has one.
    let capitals =
        name.split_whitespace().all(|word| word.chars().next().is_some_and(|c| !c.is_lowercase()));
    if capitals && !scan.is_aside(id) {
        // In Latin letters such a start is as often a label ("Bonus Tip: …").
        let confidence = if name.is_ascii() { 0.45 } else { 0.58 };
        sink.push(Property::Author, name, confidence, Entity::Person, None, Some(id));
    }
}

/// "المصدر : الجزيرة", "来源：新华社".
fn source(scan: &Scan, id: NodeId, start: &str, sink: &mut Sink) {
    // No label is longer than this.
    let low = start.chars().take(40).collect::<String>().to_lowercase();
    let starts = SOURCE.iter().any(|label| low.starts_with(label));
    if !starts || scan.tree().subtree(id).len() > 20 {
        return;
    }
    let text = line(scan.tree(), id);
    let low = text.to_lowercase();
    let Some(label) =
        SOURCE.iter().filter(|label| low.starts_with(**label)).max_by_key(|label| label.len())
    else {
        return;
    };
    let Some(rest) = text.get(label.len()..) else { return };
    let colon = rest.trim_start().starts_with([':', '：']);
    let phrase = label.contains(' ') || label.ends_with('自');
    let name = rest
        .trim_start_matches([' ', ':', '：', '\u{a0}', '-', '–', '|'])
        .trim_end_matches(['.', '。', ')', '）']);
    let name = name
        .split(['|', '\u{3000}', ' '])
        .next()
        .filter(|_| text.contains(['来', '來', '稿']))
        .unwrap_or(name);
    let fits = (2..=60).contains(&name.chars().count()) && name.split_whitespace().count() <= 7;
    if fits && (colon || phrase) && !scan.is_aside(id) {
        sink.add_at(Property::OriginalSource, name, 0.70, id);
    }
}

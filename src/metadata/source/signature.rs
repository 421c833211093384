//! Names with which a text is signed: in parentheses at its very end, as its source, or alone on the
//! line between headline and text.

use crate::dom::{NodeId, Tree, names};
use crate::metadata::candidate::{Entity, Property, Sink};
use crate::metadata::person::{is_han_name, is_known_name, is_name, is_organisation, read_byline};
use crate::metadata::scan::Scan;
use crate::metadata::text::{is_block, is_hidden, line};

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let tree = scan.tree();
    let wanted = [names::P, names::DIV, names::TD, names::SECTION, names::ARTICLE];
    for id in tree.all().filter(|&id| wanted.iter().any(|&name| tree.is(id, name))) {
        if is_hidden(tree, id) || scan.is_aside(id) {
            continue;
        }
        if tree.is(id, names::P) || tree.is(id, names::DIV) && is_paragraph(tree, id) {
            last(scan, id, sink);
        }
        if tree.subtree(id).len() <= 6 {
            source(scan, id, sink);
        }
        first(scan, id, sink);
    }
}

/// Whether a `div` holds nothing but text, as editors write paragraphs with it.
fn is_paragraph(tree: &Tree, id: NodeId) -> bool {
    tree.descendants(id)
        .take(20)
        .all(|inner| tree.element(inner).is_none_or(|name| !is_block(name)))
}

/// "（总台记者 张倩）", "（姚峰 上海报道）", "（李小明）".
fn last(scan: &Scan, id: NodeId, sink: &mut Sink) {
    let tree = scan.tree();
    let texts = tree.descendants(id).rev().filter_map(|id| tree.text(id));
    let Some(last) = texts.map(str::trim_end).find(|text| !text.is_empty()) else { return };
    let Some((before, inner)) = last
        .strip_suffix(['）', ')'])
        .and_then(|text| text.rsplit_once(['（', '(']))
        .map(|(before, inner)| (before.trim_end(), inner.trim()))
    else {
        return;
    };
    if inner.chars().count() > 30 || !inner.chars().any(|c| u32::from(c) > 0x2E80) {
        return;
    }
    let byline = read_byline(inner, false);
    let mut signed: Vec<&str> = byline.authors().collect();
    let names = || inner.split([' ', '\u{3000}', '、']);
    // The place of the report stands between the name and the word.
    const REPORT: [&str; 6] = ["报道", "報道", "报导", "報導", "电", "電"];
    if byline.names.is_empty() && REPORT.iter().any(|word| inner.ends_with(word)) {
        signed = names().take_while(|part| is_han_name(part)).collect();
    }
    // Names alone, behind the last sentence's end.
    const ENDS: [char; 6] = ['。', '！', '？', '”', '」', '…'];
    // "（高清图）", "（文略）", "（全文完）": of pictures and the text itself.
    const THINGS: &str = "图圖片照版篇略完稿料";
    let is_person = |name: &str| {
        let is_thing = is_publication(name) || name.ends_with(|c| THINGS.contains(c));
        is_han_name(name) && name.chars().count() <= 3 && is_name(name) && !is_thing
    };
    if byline.names.is_empty() && before.ends_with(ENDS) && names().all(is_person) {
        signed = names().collect();
    }
    for name in signed {
        sink.push(Property::Author, name, 0.74, Entity::Person, None, Some(id));
    }
}

/// "来源: 李小明": the writer, where other pieces have the newspaper.
fn source(scan: &Scan, id: NodeId, sink: &mut Sink) {
    // What every label has, asked first because hardly any text does.
    let may_be_label = |id| scan.tree().text(id).is_some_and(|text| text.contains('源'));
    if !scan.tree().descendants(id).any(may_be_label) {
        return;
    }
    let text = line(scan.tree(), id);
    let labels = ["来源", "來源", "稿源", "文章来源", "文章來源"];
    let named = text.split_once([':', '：']).filter(|(label, _)| labels.contains(&label.trim()));
    let Some((_, name)) = named else { return };
    let name = name.trim();
    if is_han_name(name) && name.chars().count() <= 3 && !is_publication(name) {
        sink.push(Property::Author, name, 0.74, Entity::Person, None, Some(id));
    }
}

/// Whether a word that could be a name by its first sign is a publication's by its last.
fn is_publication(name: &str) -> bool {
    const LAST: &str = "网網报報刊社台臺站局部院会會视視闻聞线線志誌讯訊坛壇司厅廳办辦府校店吧";
    is_organisation(name) || name.ends_with(|c| LAST.contains(c))
}

/// A name before the first `br` of a block: old pages have their author there.
fn first(scan: &Scan, id: NodeId, sink: &mut Sink) {
    let tree = scan.tree();
    let mut children = tree
        .children(id)
        .skip_while(|&child| tree.text(child).is_some_and(|text| text.trim().is_empty()));
    let Some(name) = children.next().and_then(|child| tree.text(child)).map(str::trim) else {
        return;
    };
    let broken = children.next().is_some_and(|next| tree.is(next, names::BR));
    if broken && name.len() <= 60 && (is_han_name(name) || is_known_name(name)) {
        sink.push(Property::Author, name, 0.50, Entity::Person, None, Some(id));
    }
}

//! Dates on the page: `time` and `abbr` elements, elements named for dates, and short lines that
//! hold one. What stands in comments and on cards is left out; how near the headline the rest
//! stands is weighed when it is decided.

use crate::dom::{NodeId, Tree, names};
use crate::metadata::candidate::{Candidate, Property, Sink};
use crate::metadata::date::{PartialDate, Reader, digit, order};
use crate::metadata::named::Words;
use crate::metadata::scan::Scan;
use crate::metadata::text::{
    among_blocks, begins_with_more, is_block, is_hidden, is_line, line, lines, loose_line,
};

/// Words that say a date is a change.
#[rustfmt::skip]
const MODIFIED: &[&str] = &[
    "updated", "update", "modified", "revised", "edited", "reviewed", "last change", "aktualisiert", "geändert", "stand:", "zuletzt", "mis à jour", "modifié", "mise à jour", "actualizado", "modificado", "atualizado", "aggiornato", "modificato", "bijgewerkt", "gewijzigd", "uppdaterad", "opdateret", "oppdatert", "päivitetty", "muokattu", "zaktualizowano", "aktualizacja", "aktualizováno", "aktualizované", "ažurirano", "frissítve", "güncelleme", "güncellendi", "обновлено", "оновлено", "обновен", "ενημέρωση", "ενημερώθηκε", "تحديث", "محدث", "تعديل", "بروزرسانی", "به‌روزرسانی", "عודכן", "עודכן", "עדכון", "अपडेट", "আপডেট", "อัปเดต", "อัพเดท", "更新", "最終更新", "修改", "最后修改", "수정", "업데이트", "cập nhật", "diperbarui",
];

/// Dates in texts of more characters are those of what they tell.
const LONGEST: usize = 200;

/// No more dates are read from a page. Archives in menus name some hundred months.
const MOST: usize = 400;

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let tree = scan.tree();
    let mut next = NodeId::ROOT;
    let end = tree.end(NodeId::ROOT);
    let mut found = 0;
    let language = scan.page.primary_language();
    let today = scan.page.header.today.as_deref().and_then(PartialDate::parse_iso);
    let reader = Reader { language: &language, order: order(&language, ""), today };
    while next < end && found < MOST {
        let id = next;
        next = NodeId(id.0 + 1);
        let Some(name) = tree.element(id) else {
            found += usize::from(bare(scan, &reader, id, sink));
            continue;
        };
        if [names::SCRIPT, names::STYLE, names::NOSCRIPT, names::TEMPLATE, names::HEAD]
            .contains(&name)
            || is_hidden(tree, id)
        {
            next = tree.end(id);
            continue;
        }
        let before = sink.candidates.all.len();
        if name == names::TIME
            || (name == names::ABBR && tree.attribute(id, names::TITLE).is_some())
            || is_own_time(scan, id)
        {
            if !scan.is_aside(id) || is_labelled(scan, id) {
                time(scan, &reader, id, sink);
            }
        } else if tree.subtree(id).len() <= 40
            && (is_named(scan, id) || (is_block(name) && is_leaf(scan, id)) || is_line(tree, id))
            && (!scan.is_aside(id) || is_labelled(scan, id))
            && !begins_with_more(tree, id, LONGEST)
        {
            let lines = lines(tree, id);
            let text = lines.join(" ");
            let length = text.chars().count();
            let dates = if length <= LONGEST { reader.find_all(&text) } else { Vec::new() };
            if length > LONGEST {
                postscript(&reader, &text, id, sink);
                opening(&reader, &beginning(tree, id), id, sink);
            }
            if let Some(first) = dates.first() {
                let announced = announces(&text[..first.start]);
                let length = own_line(&lines, &text[first.start..first.end]).unwrap_or(length);
                // A date in a line of its own is a dateline; one in a sentence is not.
                let confidence = match (is_named(scan, id), length) {
                    _ if announced && length <= 100 => 0.76,
                    _ if first_published(&text[..first.start]) => 0.80,
                    (_, 0..=16) => 0.74,
                    (true, 0..=60) => 0.72,
                    (true, _) => 0.62,
                    (false, 0..=40) => 0.66,
                    (false, 0..=90) => 0.56,
                    _ => {
                        opening(&reader, &text, id, sink);
                        0.30
                    }
                };
                if let [date] = dates.as_slice() {
                    // "2024-03-02 14:32更新 来源：…" is how portals print the day of publication;
                    // a change has its word in front.
                    let behind = text.get(date.end..).unwrap_or("");
                    let is_update = behind.contains("更新") && !text[..date.start].contains("更新");
                    let lone = text.chars().count() <= (date.end - date.start) + 4;
                    let around = if lone { label(scan, id) } else { String::new() };
                    let words = if is_update { &text[..date.start] } else { &text };
                    add(&text, &format!("{around}{words}"), confidence, id, sink);
                }
                // Each of several dates is what the words right before it say.
                let mut from = 0;
                for date in dates.iter().take(4).filter(|_| dates.len() > 1) {
                    let (value, before) =
                        (text.get(date.start..date.end), text.get(from..date.start));
                    add(value.unwrap_or(""), before.unwrap_or(""), confidence, id, sink);
                    from = date.end;
                }
            }
        } else if is_block(name) && !scan.is_aside(id) && begins_with_more(tree, id, LONGEST) {
            opening(&reader, &beginning(tree, id), id, sink);
        }
        if sink.candidates.all.len() == before && !is_block(name) && is_alone(scan, id) {
            inline(scan, &reader, id, sink);
        }
        found += sink.candidates.all.len() - before;
    }
    without_changes(scan, &reader, sink);
}

/// Takes out the days that stand by themselves inside a line which says that they are changes:
/// `Last updated on <span>2 March 2024</span>`.
fn without_changes(scan: &Scan, reader: &Reader, sink: &mut Sink) {
    let day = |value: &str| reader.value(value).map(|found| found.date);
    let all = &mut sink.candidates.all;
    let own = |candidate: &Candidate| candidate.source == "dateline";
    // A line with several days in it gives each without its words.
    let says = |value: &str| {
        let low = value.to_lowercase();
        MODIFIED.iter().any(|word| low.contains(word))
    };
    let changes: Vec<(NodeId, PartialDate)> = all
        .iter()
        .filter(|candidate| own(candidate) && candidate.property == Property::Modified)
        .filter(|candidate| says(&candidate.value))
        .filter_map(|candidate| Some((candidate.node?, day(&candidate.value)?)))
        .collect();
    if changes.is_empty() {
        return;
    }
    all.retain(|candidate| {
        let is_published = own(candidate) && candidate.property == Property::Published;
        let Some(id) = candidate.node.filter(|_| is_published) else { return true };
        let around = |node: NodeId| node == id || scan.tree().contains(node, id);
        !changes.iter().any(|&(node, date)| around(node) && day(&candidate.value) == Some(date))
    });
}

/// How many characters the line has that holds a date, where the text of an element is several.
fn own_line(lines: &[String], date: &str) -> Option<usize> {
    let own = lines.iter().filter(|line| line.contains(date)).map(|line| line.chars().count());
    own.min().filter(|_| lines.len() > 1)
}

/// Whether an inline element holds one short text and nothing else; comments may cut it in pieces.
fn is_alone(scan: &Scan, id: NodeId) -> bool {
    let tree = scan.tree();
    let (mut length, mut has_digit) = (0, false);
    for inner in tree.descendants(id) {
        let Some(text) = tree.text(inner) else { return false };
        length += text.trim().len();
        has_digit |= text.chars().any(|c| digit(c).is_some());
        if length > 60 {
            return false;
        }
    }
    has_digit && !scan.is_aside(id)
}

/// A date that is all there is in a `span` or `small`, whatever it is called.
fn inline(scan: &Scan, reader: &Reader, id: NodeId, sink: &mut Sink) {
    let text = line(scan.tree(), id);
    if let [date] = reader.find_all(&text).as_slice()
        && !date.relative
        && text.chars().count() <= (date.end - date.start) + 14
    {
        add(&text, &context(scan, id, &text), 0.70, id, sink);
    }
}

/// A date in a short line which stands between blocks, with no element of its own: "2 March 2024",
/// "by Ann Lee / March 2, 2024 / 3 comments".
fn bare(scan: &Scan, reader: &Reader, id: NodeId, sink: &mut Sink) -> bool {
    let tree = scan.tree();
    let text = tree.text(id).map(str::trim).unwrap_or("");
    if !(6..=60).contains(&text.len()) || !text.chars().any(|c| digit(c).is_some()) {
        return false;
    }
    let Some(around) = among_blocks(tree, id) else { return false };
    if scan.is_aside(around) || is_hidden(tree, around) {
        return false;
    }
    let dates = reader.find_all(text);
    let [date] = dates.as_slice() else { return false };
    let is_lone = text.len() <= date.end - date.start + 4;
    let is_short = || loose_line(tree, id).is_some_and(|line| line.chars().count() <= 60);
    let confidence = match date.relative {
        false if is_lone => 0.70,
        false if is_short() => 0.64,
        _ => return false,
    };
    add(text, text, confidence, id, sink);
    true
}

/// The words right before an element that holds a date and nothing else, where they stand in the
/// same small block: "Last updated:" in one element, the day in the next.
fn label(scan: &Scan, id: NodeId) -> String {
    let tree = scan.tree();
    let Some(parent) = tree.parent(id).filter(|&parent| tree.subtree(parent).len() < 12) else {
        return String::new();
    };
    let before = tree.children(parent).take_while(|&child| child < id).last();
    let words = before.map(|before| match tree.text(before) {
        Some(text) => text.trim().to_owned(),
        None => line(tree, before),
    });
    words.filter(|words| words.chars().count() <= 30).unwrap_or_default()
}

/// Whether a word for publication stands in an element of its own before this one, as in the boxes
/// beside an article that tell about it: such a date is the page's own wherever it stands.
fn is_labelled(scan: &Scan, id: NodeId) -> bool {
    let tree = scan.tree();
    let Some(parent) = tree.parent(id).filter(|&parent| tree.subtree(parent).len() < 12) else {
        return false;
    };
    let mut labels = tree.children(parent).take_while(|&child| child < id);
    labels.any(|child| {
        tree.element(child).is_some_and(is_block) && {
            let words = line(tree, child);
            words.chars().count() <= 20 && announces(&words)
        }
    })
}

/// The first characters of a long text, from its first nodes.
fn beginning(tree: &Tree, id: NodeId) -> String {
    let texts = tree.descendants(id).take(12).filter_map(|inner| tree.text(inner));
    texts.flat_map(str::chars).skip_while(|c| c.is_whitespace()).take(140).collect()
}

/// The day with which a text opens, as press releases and notices have it: "(2 March 2024) The
/// walls …", "2.3.2024 – Die Mauern …", "LONDON, March 2, 2024 (Wire) -- The walls …". It says less
/// than a line of its own, for the news may be of another day.
fn opening(reader: &Reader, text: &str, id: NodeId, sink: &mut Sink) {
    const PLACE: usize = 40;
    if !text.chars().take(PLACE + 8).any(|c| digit(c).is_some()) {
        return;
    }
    let dates = reader.find_all(text);
    let Some(date) = dates.first().filter(|date| date.date.day.is_some() && !date.relative) else {
        return;
    };
    let (before, after) = (text[..date.start].trim_end(), text[date.end..].trim_start());
    let place = before.trim_end_matches(" den").trim_start_matches(['(', '[']);
    let is_place = place.ends_with(',')
        && place.chars().count() <= PLACE
        && place.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
    let ends = [")", "]", "–", "—", "-", "|", ": ", "(", "/"];
    if (place.is_empty() || is_place) && ends.iter().any(|end| after.starts_with(end)) {
        sink.add_at(Property::Published, &text[date.start..date.end], 0.49, id);
    }
}

/// "This entry was posted on March 2nd, 2024 at 2:48 pm and is filed under …": what programs for
/// weblogs write under a post, in one long sentence.
fn postscript(reader: &Reader, text: &str, id: NodeId, sink: &mut Sink) {
    const OPENINGS: &[&str] = &[
        "this entry was",
        "this post was",
        "this article was",
        "dieser artikel wurde",
        "dieser beitrag wurde",
        "dieser eintrag wurde",
        "cet article a été",
        "cette entrée a été",
        "ce billet a été",
        "esta entrada fue",
        "este artículo fue",
        "esta entrada foi",
        "este artigo foi",
        "questo articolo è stato",
        "dit bericht",
        "ten wpis został",
        "эта запись была",
        "запись опубликована",
    ];
    let end = text.char_indices().nth(120).map_or(text.len(), |found| found.0);
    let start = text[..end].to_lowercase();
    if !OPENINGS.iter().any(|opening| start.starts_with(opening)) {
        return;
    }
    if let Some(date) = reader.find_all(&text[..end]).first() {
        add(&text[date.start..date.end], &text[..date.end], 0.76, id, sink);
    }
}

/// Whether the words before a date say that it is the day of publication.
fn announces(before: &str) -> bool {
    let low = before.to_lowercase();
    PUBLISHED.iter().any(|word| low.contains(word)) && before.chars().count() <= 50
}

/// "This article was originally published on …", also in a sentence.
fn first_published(before: &str) -> bool {
    const ENDS: &[&str] = &[
        "originally published on",
        "originally published",
        "first published on",
        "first published",
        "originally appeared on",
        "zuerst veröffentlicht am",
        "zuerst erschienen am",
        "publié initialement le",
        "initialement publié le",
        "publicado originalmente el",
        "publicado originalmente em",
    ];
    let low = before.trim_end().to_lowercase();
    ENDS.iter().any(|end| low.ends_with(end))
}

/// Words that say a date is about something else: the writer's account, an offer, an event.
const OTHER: &[&str] = &[
    "joined",
    "founded:",
    "member since",
    "registered",
    "join date",
    "valid",
    "expires",
    "ends ",
    "deadline",
    "release date",
    "released",
    "born",
    "©",
    "copyright",
    "registriert",
    "inscrit",
    "注册",
    "регистрация",
    "сообщений",
];

/// Words that say a date is that of publication.
#[rustfmt::skip]
const PUBLISHED: &[&str] = &[
    "published", "posted", "created", "publication date", "date:", "publié", "paru le", "mis en ligne", "publicado", "publicada", "fecha:", "data:", "pubblicato", "veröffentlicht", "erstellt", "erschienen", "datum:", "gepubliceerd", "geplaatst", "publicerad", "publiceret", "publisert", "julkaistu", "opublikowano", "dodano", "data publikacji", "publikováno", "vydáno", "zverejnené", "objavljeno", "megjelent", "közzétéve", "publicat", "yayınlanma", "yayın tarihi", "опубликован", "дата публикации", "опубліковано", "публикувано", "δημοσιεύ", "ημερομηνία", "نشر", "تاريخ", "تاریخ", "انتشار", "פורסם", "प्रकाशित", "প্রকাশিত", "প্রকাশ", "เผยแพร่", "ngày đăng", "đăng ngày", "dipublikasikan", "diterbitkan", "发布", "發佈", "發布", "发表", "發表", "公開", "投稿", "掲載", "時間", "时间", "日期", "입력", "등록", "게시", "작성",
];

/// Whether it is an element of the site's own making that holds a point in time as `time` does:
/// `<relative-time datetime="…">`, `<local-time datetime="…">`.
fn is_own_time(scan: &Scan, id: NodeId) -> bool {
    let tree = scan.tree();
    let is_custom = || tree.element(id).is_some_and(|name| tree.name_text(name).contains('-'));
    tree.has_attribute(id, names::DATETIME) && is_custom()
}

/// An element for a point in time: its attribute, or else its words.
fn time(scan: &Scan, reader: &Reader, id: NodeId, sink: &mut Sink) {
    let tree = scan.tree();
    let text = line(tree, id);
    let value = tree
        .attribute(id, names::DATETIME)
        .or_else(|| tree.attribute(id, names::TITLE))
        .filter(|value| value.chars().any(|c| c.is_ascii_digit()));
    // The day as printed: the attribute may be of another time zone.
    let day =
        |value: &str| reader.value(value).filter(|found| !found.relative).map(|found| found.date);
    let value = value.filter(|value| {
        let days = day(value).zip(day(&text)).and_then(|(one, other)| one.days_from(other));
        days != Some(1)
    });
    let class = tree.attribute(id, names::CLASS).unwrap_or("");
    let published = tree.has_attribute(id, names::PUBDATE)
        || class.contains("publish")
        || class.contains("entry-date")
        || is_labelled(scan, id);
    let context = format!("{class} {}", context(scan, id, &text));
    add(value.unwrap_or(&text), &context, if published { 0.82 } else { 0.76 }, id, sink);
}

/// A date's own words, and those that stand before it in the element around it.
fn context(scan: &Scan, id: NodeId, text: &str) -> String {
    let tree = scan.tree();
    let around = tree
        .parent(id)
        .filter(|&parent| tree.subtree(parent).len() < 30)
        .map(|parent| line(tree, parent))
        .unwrap_or_default();
    // Both dates in one line: what stands right before this one counts.
    match around.find(text) {
        Some(at) if !text.is_empty() => around[..at + text.len()].to_owned(),
        _ if around.chars().count() < 160 => around,
        _ => text.to_owned(),
    }
}

fn add(value: &str, context: &str, confidence: f32, id: NodeId, sink: &mut Sink) {
    let low = context.to_lowercase();
    if OTHER.iter().any(|word| low.contains(word)) {
        return;
    }
    // "Published … Updated …" in one line: the first date is the former's.
    let modified = MODIFIED.iter().filter_map(|word| low.rfind(word)).max();
    let published = [
        "published",
        "posted",
        "publié",
        "publicado",
        "veröffentlicht",
        "опубликован",
        "发布",
        "發佈",
        "公開",
        "投稿日",
        "입력",
        "등록",
        "نشر",
        "created",
    ]
    .iter()
    .filter_map(|word| low.find(word))
    .min();
    let changed = match (modified, published) {
        (Some(changed), Some(published)) => {
            changed < published && value == context || (value != context && changed > published)
        }
        (Some(_), None) => true,
        _ => false,
    };
    let property = if changed { Property::Modified } else { Property::Published };
    sink.add_at(property, value, confidence, id);
}

fn is_named(scan: &Scan, id: NodeId) -> bool {
    scan.named.has(id, Words::DATE)
}

/// Whether no block is inside, pictures of lines apart.
fn is_leaf(scan: &Scan, id: NodeId) -> bool {
    let tree = scan.tree();
    let mut next = NodeId(id.0 + 1);
    while next < tree.end(id) {
        match tree.element(next) {
            Some(names::SVG) => next = tree.end(next),
            Some(name) if is_block(name) && name != names::BR => return false,
            _ => next = NodeId(next.0 + 1),
        }
    }
    true
}

//! The line with the authors' names: elements named for it, links to authors' pages, and short
//! lines that begin with "By", "Von", 记者 and the like.

use crate::dom::{NodeId, names};
use crate::metadata::candidate::{Entity, Property, Sink};
use crate::metadata::date::{Reader, digit, order};
use crate::metadata::named::Words;
use crate::metadata::person::{
    Byline, Role, is_author_label, is_given_name, is_han_name, is_known_name, is_name, read_byline,
    reads_like_a_name,
};
use crate::metadata::scan::Scan;
use crate::metadata::text::{
    begins_with_more, fold, holds_blocks, is_block, is_hidden, is_line, line, lines, loose_line,
};

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let tree = scan.tree();
    let mut next = NodeId::ROOT;
    let end = tree.end(NodeId::ROOT);
    // Whether the block before was "Author" or "Written by" and nothing else.
    let mut label_alone = false;
    while next < end {
        let id = next;
        next = NodeId(id.0 + 1);
        let Some(name) = tree.element(id) else {
            loose(scan, id, sink);
            continue;
        };
        if [
            names::SCRIPT,
            names::STYLE,
            names::NOSCRIPT,
            names::TEMPLATE,
            names::HEAD,
            names::FIGURE,
            names::FIGCAPTION,
            names::BLOCKQUOTE,
        ]
        .contains(&name)
            || is_hidden(tree, id)
        {
            next = tree.end(id);
            continue;
        }
        if let Some(strength) = marked(scan, id) {
            if tree.subtree(id).len() < 120 && !scan.is_aside(id) && take(scan, id, strength, sink)
            {
                next = tree.end(id);
            }
        } else if (is_block(name) && is_leaf_block(scan, id) || is_line(tree, id))
            && !scan.is_aside(id)
        {
            label_alone = announced(scan, id, label_alone, sink);
        }
    }
}

/// How sure the markup is that here stands an author, if it says so at all.
fn marked(scan: &Scan, id: NodeId) -> Option<f32> {
    let tree = scan.tree();
    if tree.is(id, names::A) && is_rel_author(scan, id) {
        return Some(0.80);
    }
    let class = scan.named.class(id);
    // TYPO3's own templates for news name the one element so, on lists and on single pages.
    let of_news = tree.classes(id).any(|class| class == "news-list-author");
    if class.has(Words::AUTHOR) && (of_news || !class.has(Words::NOT_AUTHOR)) {
        return Some(if class.has(Words::BYLINE) { 0.76 } else { 0.70 });
    }
    let own = scan.named.id(id);
    if own.has(Words::AUTHOR) && !own.has(Words::NOT_AUTHOR) {
        return Some(0.66);
    }
    let href = tree.attribute(id, names::HREF).filter(|_| tree.is(id, names::A))?;
    if !leads_to_author(href) {
        return None;
    }
    // WordPress has the author's number, alone.
    let query = href.rsplit_once('?').map_or("", |(_, query)| query);
    if query.strip_prefix("author=").is_some_and(|number| number.parse::<u32>().is_ok()) {
        return Some(0.70);
    }
    if is_in_sentence(scan, id) {
        return None;
    }
    // The address of a person's page has the person's name in it, or at least a number.
    Some(if is_named_in(href, &line(tree, id)) { 0.72 } else { 0.45 })
}

fn is_rel_author(scan: &Scan, id: NodeId) -> bool {
    let rel = scan.tree().attribute(id, names::REL).unwrap_or("");
    rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("author"))
}

/// Whether a link stands in the midst of a text: somebody that the text speaks of.
fn is_in_sentence(scan: &Scan, link: NodeId) -> bool {
    const MORE_THAN_LABELS: usize = 60;
    // What stands farther away is no part of the sentence.
    const NEAR: u32 = 40;
    let tree = scan.tree();
    let is_block = |id: &NodeId| tree.element(*id).is_some_and(is_block);
    let Some(block) = tree.ancestors(link).take(NEAR as usize).find(is_block) else { return false };
    let near = block.0.max(link.0.saturating_sub(NEAR))..link.0;
    let before: String = near.filter_map(|id| tree.text(NodeId(id))).collect();
    if before.chars().filter(|c| !c.is_whitespace()).count() > MORE_THAN_LABELS {
        return true;
    }
    // "The Harbour Theatre", "with Ann Lee": a word right before the name that announces nobody.
    let last = before.split_whitespace().next_back().unwrap_or("");
    let is_word = |word: &str| word.chars().all(|c| c.is_ascii_lowercase()) || word == "The";
    !last.is_empty() && is_word(last) && {
        let whole = format!("{before} {}", line(tree, link));
        !read_byline(&whole, false).announced && by_after_date(scan, &whole).is_none()
    }
}

/// Whether the last part of an address is made of the words of a name.
fn is_named_in(href: &str, name: &str) -> bool {
    let end = href.split(['?', '#']).next().unwrap_or("").trim_end_matches('/').to_lowercase();
    let slug = end.rsplit('/').next().unwrap_or("");
    let name = fold(name);
    let long: Vec<&str> = name.split(' ').filter(|word| word.chars().count() >= 3).collect();
    !long.is_empty() && long.iter().any(|word| slug.contains(word))
}

fn leads_to_author(href: &str) -> bool {
    #[rustfmt::skip]
    const FOLDERS: &[&str] = &[
        "/author/", "/authors/", "/autor/", "/autores/", "/auteur/", "/autore/", "/contributor", "/profile/", "/people/", "/person/", "/staff/", "/team/", "/journalist", "/reporter", "/by/", "/writer", "/redakce/", "/autoren/", "/auteurs/", "/penulis/", "/yazar", "/bio/", "/user/", "/users/", "/member", "/u/", "/experts/", "/@",
    ];
    const OTHERS: [&str; 4] = ["profile.php", "showuser=", "author=", "lookuserid="];
    let low = href.to_ascii_lowercase();
    // WordPress: the author's number and nothing else; with more, it is a part of their pieces.
    if let Some((_, query)) = low.split_once('?')
        && query.contains("author=")
    {
        return query.starts_with("author=") && !query.contains('&');
    }
    let leads = |at: usize| FOLDERS.iter().any(|folder| low[at..].starts_with(folder));
    low.match_indices('/').any(|(at, _)| leads(at)) || OTHERS.iter().any(|part| low.contains(part))
}

/// Reads the names in a marked element; whether there were any.
fn take(scan: &Scan, id: NodeId, strength: f32, sink: &mut Sink) -> bool {
    let lines = lines(scan.tree(), id);
    if lines.iter().map(|line| line.chars().count()).sum::<usize>() > 400 {
        return false;
    }
    // A link holds the whole name and nothing but it: "Ann Lee" beside "Travel Tips".
    let tree = scan.tree();
    let links = tree.descendants(id).filter(|&inner| tree.is(inner, names::A));
    let linked: Vec<String> =
        links.map(|link| line(tree, link)).filter(|text| reads_like_a_name(text)).collect();
    let begins =
        |name: &str, link: &str| name.strip_prefix(link).is_some_and(|rest| rest.starts_with(' '));
    // Over "By Ann Lee" may stand the name of her column.
    let is_announced = |line: &String| {
        let byline = read_byline(line, false);
        byline.announced && byline.authors().any(reads_like_a_name)
    };
    let first_announced = lines.iter().skip(1).position(is_announced).map_or(0, |at| at + 1);
    let mut taken = false;
    // Once somebody is described, only lines of elements that are marked for an author each.
    let mut marked: Option<Vec<String>> = None;
    for (nth, line) in lines.iter().enumerate() {
        if marked.as_ref().is_some_and(|marked| !marked.contains(line)) {
            continue;
        }
        // "By" alone on its line.
        let before = nth
            .checked_sub(1)
            .and_then(|before| lines.get(before))
            .filter(|before| before.chars().count() <= 14);
        let joined = before
            .map(|before| format!("{before} {line}"))
            .filter(|joined| read_byline(joined, false).announced);
        let byline = read_byline(joined.as_deref().unwrap_or(line), !taken || marked.is_some());
        let byline =
            if byline.announced { byline } else { by_after_date(scan, line).unwrap_or(byline) };
        if nth < first_announced && !byline.announced {
            continue;
        }
        for (role, name) in &byline.names {
            let name = linked.iter().find(|link| begins(name, link)).unwrap_or(name);
            let confidence = match (byline.announced, reads_like_a_name(name)) {
                (true, true) => strength + 0.06,
                (true, false) => strength,
                (false, true) if line.chars().count() <= 120 => strength,
                // A handle, where the element is nothing but it.
                (false, false) if !name.contains(' ') && fold(name) == fold(line) => {
                    strength - 0.06
                }
                _ => continue,
            };
            add(*role, name, confidence, id, sink);
            taken |= *role == Role::Author;
        }
        // What follows the names in the same element describes them, up to the next one's element.
        if taken && byline.names.is_empty() && marked.is_none() {
            marked = Some(marked_lines(scan, id));
        }
    }
    taken
}

/// The lines of the elements inside one that are each marked for an author.
fn marked_lines(scan: &Scan, id: NodeId) -> Vec<String> {
    let tree = scan.tree();
    let is_marked = |inner: NodeId| {
        let class = scan.named.class(inner);
        class.has(Words::AUTHOR) && !class.has(Words::NOT_AUTHOR) || is_rel_author(scan, inner)
    };
    let inside = tree.descendants(id).filter(|&inner| {
        tree.subtree(inner).len() <= 12
            && tree.element(inner).is_some_and(is_block)
            && is_marked(inner)
    });
    inside.map(|inner| line(tree, inner)).filter(|line| reads_like_a_name(line)).collect()
}

/// No line of more characters announces names.
const LONGEST: usize = 200;

/// A short block whose text announces names; whether it is such an announcement and nothing else.
fn announced(scan: &Scan, id: NodeId, by_label: bool, sink: &mut Sink) -> bool {
    let tree = scan.tree();
    if tree.subtree(id).len() > 60 || begins_with_more(tree, id, LONGEST) {
        return false;
    }
    let lines = lines(tree, id);
    if let [line] = lines.as_slice()
        && line.chars().count() <= 24
    {
        if is_author_label(line) {
            return true;
        }
        let byline = by_label.then(|| read_byline(line, true));
        if let Some(byline) = byline.filter(|byline| byline.authors().any(reads_like_a_name)) {
            for name in byline.authors() {
                sink.push(Property::Author, name, 0.70, Entity::Unknown, None, Some(id));
            }
            return false;
        }
    }
    // Blocks without text change nothing.
    let unread = by_label && lines.is_empty();
    for line in lines.iter().take(8) {
        let length = line.chars().count();
        if length > LONGEST {
            return false;
        }
        let byline = read_line(scan, line, id, sink);
        if byline.names.is_empty() && length <= 90 {
            for name in bare_names(scan, line) {
                sink.push(Property::Author, &name, 0.50, Entity::Person, None, Some(id));
            }
        }
        // A Chinese name alone on its line; whether it is an author's is seen by its place. One that
        // leads elsewhere is the subject of another page.
        let leads = || tree.descendants(id).any(|inner| tree.is(inner, names::A));
        if byline.names.is_empty() && length <= 4 && is_han_name(line) && !leads() {
            sink.push(Property::Author, line, 0.46, Entity::Person, None, Some(id));
        }
    }
    unread
}

/// A line of text that announces names and stands between blocks, with no element of its own.
fn loose(scan: &Scan, id: NodeId, sink: &mut Sink) {
    let tree = scan.tree();
    let text = tree.text(id).unwrap_or("");
    if text.len() > LONGEST || tree.parent(id).is_none_or(|around| scan.is_aside(around)) {
        return;
    }
    let line = loose_line(tree, id).filter(|line| line.chars().count() <= LONGEST);
    if let Some(line) = line {
        read_line(scan, &line, id, sink);
    }
}

/// Reads the names that a line announces, if it does; they stand at `id`.
fn read_line(scan: &Scan, line: &str, id: NodeId, sink: &mut Sink) -> Byline {
    let byline = read_byline(line, false);
    let byline = match byline.names.is_empty() {
        true => by_after_date(scan, line).unwrap_or(byline),
        false => byline,
    };
    for (role, name) in byline.names.iter().filter(|name| is_name(&name.1)) {
        let confidence = match name.contains(' ') {
            _ if line.trim_start().starts_with("作者") => 0.70,
            _ if is_named_author(line) && (is_cased(name) || is_han_name(name)) => 0.70,
            _ if reads_like_a_name(name) => 0.66,
            false if line.chars().count() <= 60 => 0.60,
            _ => continue,
        };
        add(*role, name, confidence, id, sink);
    }
    byline
}

/// Whether a line begins with a word for authors and a colon: "Autor: Ann Lee", 文：李小明.
fn is_named_author(line: &str) -> bool {
    let line = line.trim_start_matches(['(', '（', '[', '【', ' ']);
    let label = line.split([':', '：']).next().filter(|label| label.len() < line.len());
    label.is_some_and(|label| is_author_label(label.trim()))
}

/// Whether a name is written in a script with capitals.
fn is_cased(name: &str) -> bool {
    name.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

/// Names that stand alone on a line, or with nothing but a date or a role beside them: "Ann Lee |
/// Senior Writer | 2 March 2024", "2 March 2024 Ann Lee". Whether they are an author's is seen by
/// their place.
fn bare_names(scan: &Scan, line: &str) -> Vec<String> {
    // Asked first, because hardly any line has one.
    if !line.split([' ', '|']).any(is_given_name) {
        return Vec::new();
    }
    const SEPARATORS: [char; 5] = ['|', '•', '·', '–', '—'];
    let first = line.split(SEPARATORS).next().unwrap_or("").trim();
    let behind = behind_date(scan, line).map(|rest| rest.split(SEPARATORS).next().unwrap_or(rest));
    let behind = behind.map(str::trim);
    for text in [Some(first), behind].into_iter().flatten() {
        let text =
            text.split(", ").next().filter(|name| is_known_name(name)).map_or(text, |name| {
                // "Ann Lee, Senior Writer", but "Ann Lee, Bo Chan" whole.
                let rest = text.get(name.len()..).unwrap_or("").trim_start_matches([',', ' ']);
                if is_known_name(rest.split(", ").next().unwrap_or("")) { text } else { name }
            });
        let byline = read_byline(text, true);
        let names: Vec<String> = byline.authors().map(str::to_owned).collect();
        if !names.is_empty() && names.iter().all(|name| is_known_name(name)) {
            return names;
        }
    }
    Vec::new()
}

/// Where the first date of a line ends.
fn date_end(scan: &Scan, line: &str) -> Option<usize> {
    line.chars().find(|c| digit(*c).is_some())?;
    let language = scan.page.primary_language();
    let reader = Reader { language: &language, order: order(&language, ""), today: None };
    reader.find(line).filter(|date| !date.relative).map(|date| date.end)
}

/// What stands in and behind a time of day: its words and its zone.
#[rustfmt::skip]
const TIME_WORDS: &[&str] = &[
    "at", "am", "pm", "uhr", "h", "um", "a.m.", "p.m.", "utc", "gmt", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "bst", "ist", "cet", "cest",
];

/// What stands behind the first date of a line, and behind the time of day.
fn behind_date<'t>(scan: &Scan, line: &'t str) -> Option<&'t str> {
    let rest = line.get(date_end(scan, line)?..)?;
    let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
    Some(TIME_WORDS.iter().fold(rest, |rest, word| {
        let is_other = |c: char| !c.is_alphabetic();
        let behind = rest.split_at_checked(word.len()).filter(|(start, behind)| {
            start.eq_ignore_ascii_case(word) && behind.starts_with(is_other)
        });
        behind.map_or(rest, |(_, behind)| behind.trim_start_matches(is_other))
    }))
}

/// "March 2, 2024 by Ann Lee", "Veröffentlicht am 2. März 2024 von Ann Lee": what stands behind
/// the date.
fn by_after_date(scan: &Scan, line: &str) -> Option<Byline> {
    let byline = read_byline(behind_date(scan, line)?, false);
    (!byline.names.is_empty()).then_some(byline)
}

fn add(role: Role, name: &str, confidence: f32, id: NodeId, sink: &mut Sink) {
    let property = match role {
        Role::Author => Property::Author,
        Role::Editor => Property::Editor,
        Role::Translator => Property::Translator,
        Role::Other => return,
    };
    sink.push(property, name, confidence, Entity::Unknown, None, Some(id));
}

/// A block without blocks inside, `br` apart.
fn is_leaf_block(scan: &Scan, id: NodeId) -> bool {
    let tree = scan.tree();
    !tree.is(id, names::BODY)
        && !tree.is(id, names::HTML)
        && !scan.named.has(id, Words::CAPTION)
        && !holds_blocks(tree, id)
}

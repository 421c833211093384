//! Which heading is the page's headline, and whether it is its title as well.

use super::case::Case;
use super::headline::is_label;
use super::title::{SEPARATORS, is_made_of, is_name, parts, without_site};
use crate::dom::{Name, NodeId, names};
use crate::metadata::address::Address;
use crate::metadata::person::is_han;
use crate::metadata::text::{collapse, fold, line};
use crate::metadata::{Candidate, PageKind, Property};

/// The heading that is the page's headline: the first `h1` that has a word in common with what the
/// page calls itself elsewhere; a lesser heading only where the page's title begins with it.
pub(super) fn headline<'c>(case: &'c Case, names: &[String], label: &str) -> Option<&'c Candidate> {
    let titles: Vec<String> = case
        .candidates
        .of(Property::Title)
        .filter(|title| title.node.is_none() && title.confidence >= 0.6)
        .map(|title| fold(&without_site(&title.value, names, label)))
        .collect();
    let tail = tail(case, names, label);
    let is_own = |key: &String| {
        names.contains(key)
            || key.replace(' ', "") == label
            || GENERIC.contains(&key.as_str())
            || tail.as_ref() == Some(key)
    };
    let (mut related, mut other) = (None, None);
    let headings = case.candidates.of(Property::Title).filter(|title| title.source == "heading");
    for heading in headings.filter(|heading| !is_label(&heading.value)) {
        let key = fold(&heading.value);
        let is_first_rank = heading.confidence >= 0.65;
        let begins = key.chars().count() > 8 && titles.iter().any(|title| title.starts_with(&key));
        // One that the title begins with goes before one that merely shares words with it.
        if is_first_rank && begins && !names.contains(&key) {
            return Some(heading);
        }
        if is_own(&key) || key.is_empty() || is_passage(&heading.value) || heading.confidence < 0.45
        {
            continue;
        }
        let shares = || is_first_rank && titles.iter().any(|title| are_related(title, &key));
        if begins || shares() {
            related = related.or(Some(heading));
        } else if is_first_rank {
            other = other.or(Some(heading));
        }
    }
    // A headline may be worded quite otherwise, as long as nothing else on the page agrees on a
    // title of an article.
    let stated = case
        .candidates
        .of(Property::Title)
        .any(|title| title.source == "json-ld" && title.confidence > 0.8);
    related.or(other.filter(|_| !stated))
}

/// Whether a heading is several sentences in large letters.
fn is_passage(heading: &str) -> bool {
    let ends = heading.split_whitespace().filter(|word| word.ends_with(['.', '?', '!', '؟', '।']));
    heading.chars().count() > 160 && ends.count() >= 3
}

/// The first part of the page's title that is long enough for a headline, if the page prints it
/// somewhere as a text of its own, and not with the rest: the headline of a page that marks none;
/// the rest is the site, the section, the day. `names` and `label` tell what the site is called.
pub(super) fn printed_part(case: &Case, names: &[String], label: &str) -> Option<String> {
    let title = &case.page.header.title;
    let firsts = first_parts(title);
    let is_site = |key: &String| names.contains(key) || is_made_of(key, label);
    if case.is_front() || firsts.iter().all(|(_, key)| is_site(key)) {
        return None;
    }
    let shortest = firsts.iter().map(|(part, _)| part.len()).min()?;
    let whole = fold(title);
    let mut printed: Option<&(&str, String)> = None;
    for id in case.page.tree.all() {
        let Some(text) = case.page.tree.text(id).map(str::trim) else { continue };
        // White space and soft hyphens make the same text a little longer or shorter.
        let may_be_same = text.len() + 8 >= shortest && text.len() <= title.len() + 16;
        if !may_be_same || !may_hold_headline(case, id) {
            continue;
        }
        let text = fold(text);
        if text == whole {
            return None;
        }
        let found = firsts.iter().find(|(_, key)| *key == text && !is_site(key));
        let is_longer =
            |(part, _): &&(&str, String)| printed.is_none_or(|(known, _)| known.len() < part.len());
        printed = found.filter(is_longer).or(printed);
    }
    printed.map(|(part, _)| collapse(part))
}

/// What a title may be before the site and its sections, with each folded: its first long part. In
/// Chinese, where signs without spaces around them and mere spaces part a title as well, all that
/// is long and ends before one of them.
fn first_parts(title: &str) -> Vec<(&str, String)> {
    let parts = parts(title);
    let first = parts.iter().filter(|_| parts.len() > 1).map(|part| (*part, fold(part)));
    let mut all: Vec<(&str, String)> = first.filter(|(_, key)| is_long(key)).take(1).collect();
    if title.chars().any(is_han) {
        let ends = title.match_indices(['-', '_', '|', '｜', '—', '–', ' ']).map(|found| found.0);
        let before = ends.filter_map(|end| title.get(..end)).map(str::trim);
        all.extend(before.map(|part| (part, fold(part))).filter(|(_, key)| is_long(key)));
    }
    all
}

/// Whether a text stands where a headline that is no first heading could: those have been looked at.
fn may_hold_headline(case: &Case, id: NodeId) -> bool {
    const NOT: [Name; 7] = [
        names::TITLE,
        names::A,
        names::SCRIPT,
        names::OPTION,
        names::NAV,
        names::FOOTER,
        names::H1,
    ];
    !NOT.iter().any(|&name| case.page.tree.closest(id, name).is_some())
}

/// Whether a text is longer than the names of most sites and sections.
fn is_long(key: &str) -> bool {
    let dense = key.chars().filter(|c| u32::from(*c) > 0x2E80).count();
    dense >= 8 || key.split(' ').count() >= 4
}

/// Whether the headline is the title too, or a slogan or a section beside it: `stated` is what the
/// page's tags call it, without the site's name, those that readers of other sites see first.
///
/// Where both are worded differently, this weighs what speaks for the words that readers of the
/// page see: that the address was made from them, that the data of the page repeat them, that they
/// share much with the tags. The weights are those of a logistic regression on pages whose titles
/// people wrote down, rounded; judged on pages of other sites it is right in 72 of 100 such cases,
/// the heading always in 48.
pub(super) fn is_title(case: &Case, headline: &Candidate, stated: &[String]) -> bool {
    let key = fold(&headline.value);
    let stated: Vec<Vec<String>> = stated.iter().map(|title| beginnings(title)).collect();
    let Some(tag) =
        stated.first().and_then(|all| all.iter().min_by_key(|part| part.len().abs_diff(key.len())))
    else {
        return true;
    };
    // Without spaces between words there is nothing to count.
    let is_dense = key.chars().any(|c| u32::from(c) > 0x2E80);
    if is_dense || stated.iter().flatten().any(|beginning| *beginning == key) {
        return true;
    }
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
    };
    let agreed = matches!(stated.as_slice(), [first, second] if first.iter().any(|part| second.contains(part)));
    // What the heading holds besides an element of the title's own: a source, a count.
    if agreed && begins(&key, tag) && has_element(case, headline, tag) {
        return false;
    }
    let words: Vec<&str> = key.split(' ').collect();
    let of_tag: Vec<&str> = tag.split(' ').collect();
    let shared = words.iter().filter(|word| of_tag.contains(word)).count();
    let (in_heading, in_tag) = named_by_address(case, &words, &of_tag);
    let is_same = |title: &Candidate| fold(&title.value) == key;
    let said_by = |sources: &[&str], least: f32| {
        let mut titles = case.candidates.of(Property::Title);
        titles.any(|title| {
            sources.contains(&title.source) && title.confidence >= least && is_same(title)
        })
    };
    let yes = |fact: bool| f32::from(u8::from(fact));
    let longer = (words.len() as f32 - of_tag.len() as f32).clamp(-8.0, 8.0);
    let ends =
        |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
    let points = 0.9 * (in_heading - in_tag)
        + 0.7 * in_heading
        + 1.0 * (shared as f32 / words.len() as f32)
        + 0.9 * yes(said_by(&["json-ld"], 0.85))
        + 0.9 * yes(said_by(&["h-entry", "microdata", "parsely"], 0.0))
        + 0.1 * longer
        - 0.6 * yes(agreed)
        - 1.1 * yes(case.kind == Some(PageKind::Service) && !case.is_stated_article())
        - 0.4 * yes(case.is_front())
        - 1.0 * yes(ends(&key, tag))
        + 0.5 * yes(begins(&key, tag))
        + 0.5 * yes(begins(tag, &key))
        + 0.3 * yes(ends(tag, &key))
        - 0.6;
    points >= 0.0
}

/// Whether an element in the heading has just these words.
fn has_element(case: &Case, heading: &Candidate, words: &str) -> bool {
    let tree = &case.page.tree;
    let mut inside = heading.node.into_iter().flat_map(|id| tree.descendants(id));
    inside.any(|id| tree.element(id).is_some() && fold(&line(tree, id)) == words)
}

/// A title up to each of the signs that part it, and all of it: "A - B | C" as a, a b, a b c.
fn beginnings(title: &str) -> Vec<String> {
    let mut ends: Vec<usize> = SEPARATORS
        .iter()
        .filter(|separator| separator.starts_with(' '))
        .flat_map(|separator| title.match_indices(separator))
        .map(|(at, _)| at)
        .collect();
    ends.push(title.len());
    ends.sort_unstable();
    let mut all: Vec<String> = ends.iter().filter_map(|&end| title.get(..end)).map(fold).collect();
    all.retain(|text| !text.is_empty());
    all.dedup();
    all
}

/// How much of the last part of the address's path the words of each text make up, 0 to 1; the
/// same for both where it is a number or made of other words.
fn named_by_address(case: &Case, heading: &[&str], tag: &[&str]) -> (f32, f32) {
    let url = case.page.header.url.to_lowercase();
    let path = Address::parse(&url).map_or("", |url| url.path).trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or("");
    let mut words: Vec<&str> =
        last.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    let share = |of: &[&str]| {
        words.iter().filter(|word| of.contains(word)).count() as f32 / words.len().max(1) as f32
    };
    match (share(heading), share(tag)) {
        (in_heading, in_tag) if in_heading + in_tag > 0.0 => (in_heading, in_tag),
        _ => (0.3, 0.3),
    }
}

/// The last part of the page's title, where there are several: usually the site or its section,
/// unless the site stands before it, alone or with a word that says nothing: "Harbour Forum • View
/// topic - Sea walls".
pub(super) fn tail(case: &Case, names: &[String], label: &str) -> Option<String> {
    let parts = parts(&case.page.header.title);
    let (last, before) = parts.split_last()?;
    let is_site = |part: &&str| is_name(part, names, label);
    let is_generic = |part: &str| GENERIC.contains(&fold(part).as_str());
    let is_headline = !case.is_front()
        && before.iter().any(is_site)
        && before.iter().all(|part| is_site(part) || is_generic(part));
    (!before.is_empty() && !is_headline).then(|| fold(last))
}

/// Whether two titles share a word of weight.
fn are_related(title: &str, heading: &str) -> bool {
    if heading.chars().any(|c| u32::from(c) > 0x2E80) {
        let shared = heading.chars().filter(|c| c.is_alphanumeric() && title.contains(*c)).count();
        return shared * 2 >= heading.chars().count();
    }
    let words = || heading.split(' ').filter(|word| word.chars().count() >= 4);
    let mut title_words = title.split(' ');
    words().next().is_none() && title.contains(heading)
        || words().any(|word| {
            title_words.any(|other| {
                other == word
                    || (other.len() > 4 && (other.starts_with(word) || word.starts_with(other)))
            }) || title.split(' ').any(|other| other == word)
        })
}

/// Headlines that say nothing.
pub(super) const GENERIC: &[&str] = &[
    "blog",
    "news",
    "home",
    "homepage",
    "home page",
    "article",
    "articles",
    "menu",
    "welcome",
    "posts",
    "untitled",
    "index",
    "search",
    "main menu",
    "mobile menu",
    "view topic",
    "latest news",
    "skip to content",
    "table of contents",
    "main navigation",
    "navigation",
    "navigation menu",
    "hauptnavigation",
    "hauptmenü",
    "menü",
    "menu principal",
    "navigation principale",
    "menú",
    "menú principal",
    "меню",
    "your cart",
    "results",
    "显示",
    "导航",
    "startseite",
    "accueil",
    "inicio",
    "новости",
    "新闻",
    "新闻动态",
    "新聞動態",
    "新闻中心",
    "新聞中心",
    "新闻资讯",
    "通知公告",
    "工作动态",
    "公司新闻",
    "ニュース",
    "お知らせ",
];

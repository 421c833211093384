//! The headline: without the site's name, never cut in two.

use super::case::Case;
use super::field;
use super::heading::{GENERIC, headline, is_title, printed_part, tail};
use super::site::{host_label, known_names, site};
use crate::metadata::person::is_han;
use crate::metadata::text::fold;
use crate::metadata::{Candidate, Field, Property};

/// Signs between a headline and the site's name. Each stands between spaces, but for `|` and `»`
/// and the like, which nothing else is written with.
pub(super) const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " : ", " · ", " • ", " » ", " « ", " / ", " ⋆ ", " ~ ",
    " > ", " < ", "｜", "|", " ― ", "_", " ∣ ", " ‖ ", " › ", "-", " ▷ ", "—", " @ ",
];

/// The parts of a title between separators with spaces around them.
pub(super) fn parts(title: &str) -> Vec<&str> {
    let mut parts = vec![title];
    for separator in &SEPARATORS[..17] {
        parts = parts.into_iter().flat_map(|part| part.split(*separator)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// One title and what speaks for it.
#[derive(Default)]
struct Group {
    key: String,
    value: String,
    source: &'static str,
    best: f32,
    sum: f32,
}

/// The headline on the page, where there is one that is not the site's name or a word such as
/// "Blog"; a scholarly tag before it; else the title that most weight agrees on.
pub(super) fn title(case: &Case) -> Option<Field<String>> {
    let label = host_label(case);
    let names = names(case, &label);
    let stated: Vec<String> = ["open-graph", "title"]
        .iter()
        .filter_map(|source| {
            let mut titles = case.candidates.of(Property::Title);
            let title = titles.find(|title| title.source == *source)?;
            Some(without_site(&title.value, &names, &label))
        })
        .collect();
    let headline = headline(case, &names, &label);
    let headline = headline.filter(|headline| is_title(case, headline, &stated));
    let mut groups = groups(case, &names, &label, headline);
    if headline.is_none()
        && let Some(part) = printed_part(case, &names, &label)
    {
        groups.push(Group {
            key: fold(&part),
            value: part,
            source: "heading",
            best: PRINTED,
            sum: PRINTED,
        });
    }
    let mut best: Option<&Group> = None;
    for group in &groups {
        if best.is_none_or(|best| group.sum > best.sum) {
            best = Some(group);
        }
    }
    let best = best?;
    if case.is_front() && GENERIC.contains(&best.key.as_str()) {
        let site = site(case).filter(|site| site.source != "url");
        return site.or_else(|| Some(field(best.value.clone(), best.source, 0.5)));
    }
    let others = groups.iter().filter(|group| group.key != best.key);
    let rest = others.map(|group| group.best).fold(0.0, f32::max);
    let confidence = (0.55 + 0.45 * (best.sum - rest * 0.6)).clamp(0.1, 0.99);
    Some(field(best.value.clone(), best.source, confidence))
}

/// The weight of what the page prints of its own title.
const PRINTED: f32 = 1.5;

/// What the site is called, with the headings that name the whole rather than the page: one that
/// ends the title as well is the name of a book, a manual, a site.
fn names(case: &Case, label: &str) -> Vec<String> {
    let mut names = known_names(case);
    let tail = tail(case, &names, label);
    let page = fold(&case.page.header.title);
    let ends = |key: &String| {
        tail.as_ref() == Some(key) && key.len() * 3 <= page.len() * 2
            || page.strip_suffix(key.as_str()).is_some_and(|before| {
                before.ends_with(' ') && !key.is_ascii() && key.len() * 5 <= page.len() * 2
            })
    };
    let headings = case.candidates.of(Property::Title).filter(|title| title.source == "heading");
    names.extend(headings.map(|title| fold(&title.value)).filter(ends));
    names
}

/// All titles that are told, those that say the same in one group.
fn groups(case: &Case, names: &[String], label: &str, headline: Option<&Candidate>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for candidate in case.candidates.of(Property::Title) {
        let value = cleaned(case, candidate, names, label);
        let key = fold(&value);
        if key.is_empty() || value.chars().count() > 400 {
            continue;
        }
        let mut weight = weight(case, candidate, headline);
        // Boards print a label in front of a thread's headline, which their data leave out.
        let is_labelled = || {
            headline.is_some_and(|headline| {
                fold(&headline.value).strip_suffix(&key).is_some_and(|label| label.ends_with(' '))
            })
        };
        if case.is_thread() && candidate.source == "json-ld" && is_labelled() {
            weight *= 3.0;
        }
        // The site's name alone is the title of its front page only.
        let is_site = names.contains(&key) || key.replace(' ', "") == label;
        if is_site && !(case.is_front() && is_tag(candidate)) || GENERIC.contains(&key.as_str()) {
            weight *= 0.3;
        }
        // Cut short by whoever wrote the tag.
        if value.ends_with('…') || value.ends_with("...") {
            weight *= 0.6;
        }
        let source = candidate.source;
        match groups.iter_mut().find(|group| group.key == key) {
            Some(group) => {
                group.sum += weight * 0.3;
                if weight > group.best {
                    *group = Group { value, source, best: weight, ..std::mem::take(group) };
                }
            }
            None => groups.push(Group { key, value, source, best: weight, sum: weight }),
        }
    }
    groups
}

/// Whether a candidate is one of the tags that name the page to others, and often the site too.
fn is_tag(candidate: &Candidate) -> bool {
    matches!(candidate.source, "title" | "open-graph" | "twitter")
}

/// A candidate's value without the site, the section and the board.
fn cleaned(case: &Case, candidate: &Candidate, names: &[String], label: &str) -> String {
    let whole = of_front_page(case, &candidate.value, names, label);
    if let Some(whole) = whole.filter(|_| is_tag(candidate)) {
        return whole;
    }
    let value = without_site(&candidate.value, names, label);
    let value = if is_tag(candidate) { without_trail(&value) } else { &value };
    if is_tag(candidate)
        && let Some(first) = headed(case, value)
    {
        return first.to_owned();
    }
    if case.is_thread() && candidate.source == "title" {
        return without_board(value, &candidate.value).to_owned();
    }
    value.to_owned()
}

/// Where a title begins with a word such as "News": that word or what follows it, if the page has
/// it for a heading.
fn headed<'t>(case: &Case, title: &'t str) -> Option<&'t str> {
    let first = *parts(title).first()?;
    let rest = title.strip_prefix(first)?.trim_start();
    let rest = rest.split_once(' ').map(|(_separator, rest)| rest.trim());
    let is_heading = |part: &&str| {
        let key = fold(part);
        let mut titles = case.candidates.of(Property::Title);
        titles.any(|title| title.source == "heading" && fold(&title.value) == key)
    };
    let is_generic = GENERIC.contains(&fold(first).as_str());
    rest.into_iter().chain([first]).find(is_heading).filter(|_| is_generic)
}

/// "Walls in winter / The coast / Harbour Forums" without the board either, once the forum's name
/// (which stood behind it in `whole`) is off.
fn without_board<'t>(title: &'t str, whole: &str) -> &'t str {
    let Some(rest) = whole.strip_prefix(title) else { return title };
    let Some(separator) = SEPARATORS
        .iter()
        .filter(|separator| separator.starts_with(' ') && separator.ends_with(' '))
        .find(|separator| rest.starts_with(**separator))
    else {
        // Where the forum's name was not known.
        let named = title.rsplit_once(" - ").filter(|(_, last)| {
            fold(last).split(' ').any(|word| matches!(word, "forum" | "forums" | "foren" | "foros"))
        });
        return named.map_or(title, |(first, _)| first);
    };
    let before = title.rsplit_once(separator).map(|(before, _)| before.trim());
    before.filter(|before| before.contains(' ')).unwrap_or(title)
}

/// "Harbour Post – all the coast, every day" is the title of a front page as it stands: there the
/// site's name is what the page is called. Only where it is said again at the end, it goes there.
fn of_front_page(case: &Case, title: &str, names: &[String], label: &str) -> Option<String> {
    let (at, separator) = SEPARATORS
        .iter()
        .chain(&[": "])
        .filter(|separator| separator.ends_with(' '))
        .filter_map(|separator| Some((title.find(separator)?, separator)))
        .min_by_key(|found| found.0)?;
    if !case.is_front() || !is_name(&title[..at], names, label) {
        return None;
    }
    let slogan = title.get(at + separator.len()..)?;
    let last = SEPARATORS.iter().filter_map(|separator| {
        let end = slogan.rfind(separator)?;
        is_name(&slogan[end + separator.len()..], names, label).then_some(end)
    });
    let end = last.min().unwrap_or(slogan.len());
    title.get(..at + separator.len() + end).map(|title| title.trim().to_owned())
}

/// Without what follows a bar: a bar parts a title from names of sections and sites, and stands in
/// no headline.
fn without_trail(title: &str) -> &str {
    if title.chars().any(is_han) {
        return without_chinese_trail(title);
    }
    let end = [" | ", " » ", " :: ", "｜", " · "].iter().filter_map(|bar| title.find(bar)).min();
    match end.and_then(|end| title.get(..end)).map(str::trim) {
        Some(first) if first.chars().count() >= 10 || first.contains(' ') || !first.is_ascii() => {
            first
        }
        _ => title,
    }
}

/// Chinese sites put column and site behind underscores, or the site behind a hyphen:
/// 标题_栏目_网站, 标题-新闻网. Where a sign between spaces does it, an underscore is a part of what
/// the page is called: 标题_一 @ 博客 :: 网站.
fn without_chinese_trail(title: &str) -> &str {
    #[rustfmt::skip]
    const SITES: &[&str] = &[
        "网", "網", "财经", "財經", "新闻", "新聞", "频道", "頻道", "论坛", "論壇", "社区", "社區",
        "博客", "日报", "日報", "晚报", "晚報", "電子報", "电子报", "在线", "資訊", "资讯", "百科", "中心", "门户",
    ];
    let mut title = title;
    if let Some((first, _)) = title.split_once(" @ ").or_else(|| title.split_once(" :: ")) {
        return first.trim_end();
    }
    if let Some((first, _)) = title.split_once('_')
        && first.chars().count() >= 4
    {
        title = first.trim_end();
    }
    while let Some((first, last)) = title.rsplit_once(['-', '—', '–', '|', '｜'])
        && first.chars().count() >= 4
        && last.chars().count() <= 8
        && SITES.iter().any(|site| last.trim().ends_with(site))
    {
        title = first.trim_end_matches(['-', '—', '–', ' ']);
    }
    title
}

fn weight(case: &Case, candidate: &Candidate, headline: Option<&Candidate>) -> f32 {
    if candidate.source != "heading" {
        let place = if candidate.node.is_some() && candidate.node == case.headline {
            1.0
        } else {
            case.place(candidate)
        };
        return candidate.confidence * if candidate.source == "highwire" { 3.0 } else { place };
    }
    if headline.is_some_and(|headline| std::ptr::eq(headline, candidate)) {
        return 0.85 * 2.2;
    }
    // Any other heading is at best a vote for what the tags say.
    candidate.confidence * 0.5
}

/// A second headline, where a source names one that is not the title itself.
pub(super) fn subtitle(case: &Case, title: Option<&Field<String>>) -> Option<Field<String>> {
    let found = super::plain(case, Property::Subtitle)?;
    let same = title.is_some_and(|title| fold(&title.value) == fold(&found.value));
    (!same && found.value.chars().count() <= 300).then_some(found)
}

/// Takes the site's name off either end. Only a part that is a known name of the site goes, so
/// that "Sea walls – a short history" stays whole.
pub(super) fn without_site(title: &str, names: &[String], label: &str) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        let cut = SEPARATORS.iter().find_map(|separator| {
            let end = title.rfind(separator).and_then(|at| {
                let (before, after) = (title[..at].trim(), title[at + separator.len()..].trim());
                let is_site = is_name(after, names, label)
                    || (separator.starts_with(' ') && is_made_of(&fold(after), label));
                (!before.is_empty() && is_site).then_some(before)
            });
            end.or_else(|| {
                let at = title.find(separator)?;
                let (before, after) = (title[..at].trim(), title[at + separator.len()..].trim());
                (!after.is_empty() && is_name(before, names, label)).then_some(after)
            })
        });
        match cut {
            Some(shorter) if fold(shorter).chars().count() >= 2 => title = shorter,
            _ => break,
        }
    }
    title.to_owned()
}

/// Whether a part of a title is what the site is called.
pub(super) fn is_name(part: &str, names: &[String], label: &str) -> bool {
    let folded = fold(part);
    if folded.is_empty() {
        return part.trim().is_empty();
    }
    let joined = folded.replace(' ', "");
    names.contains(&folded)
        || names.iter().any(|name| name.replace(' ', "") == joined)
        || (!label.is_empty()
            && (joined == label
                || joined.strip_prefix("the") == Some(label)
                || label.strip_prefix("the") == Some(&joined)))
        || is_host(part, label)
}

/// Whether a name of several words has the host's label in it, or its words the label's letters:
/// "Arch Linux Forums" at archlinux.org, "National Student Support Accelerator" at nssa.org.
pub(super) fn is_made_of(name: &str, label: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    if !(2..=6).contains(&words.len()) || label.len() < 3 || !label.is_ascii() {
        return false;
    }
    let joined = name.replace(' ', "");
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let begins = |count: usize| words.iter().take(count).copied().collect::<String>() == label;
    (label.len() >= 5 && joined.starts_with(label) && (1..words.len()).any(begins))
        || initials == label
}

/// `Example.com`
fn is_host(part: &str, label: &str) -> bool {
    let low = part.to_lowercase();
    let low = low.trim_start_matches("www.");
    !label.is_empty()
        && !low.contains(' ')
        && low.split('.').next().is_some_and(|first| first.replace('-', "") == label)
        && low.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_site_s_name_is_taken_off() {
        let names = ["the harbour post".to_owned()];
        let strip = |title| without_site(title, &names, "harbourpost");
        assert_eq!(strip("Sea walls – a short history"), "Sea walls – a short history");
        assert_eq!(
            strip("Sea walls – a short history | The Harbour Post"),
            "Sea walls – a short history"
        );
        assert_eq!(strip("The Harbour Post: Sea walls"), "The Harbour Post: Sea walls");
        assert_eq!(strip("The Harbour Post - Sea walls"), "Sea walls");
        assert_eq!(strip("Sea walls - HarbourPost.com"), "Sea walls");
        assert_eq!(strip("The Harbour Post"), "The Harbour Post");
    }

    #[test]
    fn bars_and_underscores_part_titles_from_sections_and_sites() {
        assert_eq!(without_trail("Sea walls rise | News | Coast"), "Sea walls rise");
        assert_eq!(without_trail("Sea walls – a history"), "Sea walls – a history");
        assert_eq!(without_trail("海堤的历史_商贸_新浪网"), "海堤的历史");
        assert_eq!(without_trail("海堤的历史-搜狐财经"), "海堤的历史");
        assert_eq!(without_trail("海堤-百年历史"), "海堤-百年历史");
    }

    #[test]
    fn boards_go_with_the_name_of_their_forum() {
        let whole = "Walls in winter / The coast / Harbour Forums";
        assert_eq!(without_board("Walls in winter / The coast", whole), "Walls in winter");
        assert_eq!(
            without_board("Walls in winter - Ann's Forum", "Walls in winter - Ann's Forum"),
            "Walls in winter"
        );
        assert_eq!(without_board("Walls - in winter", "Walls - in winter"), "Walls - in winter");
    }

    #[test]
    fn names_of_several_words_belong_to_their_hosts() {
        assert!(is_made_of("arch linux forums", "archlinux"));
        assert!(is_made_of("national student support accelerator", "nssa"));
        assert!(!is_made_of("sea walls of the harbour", "harbourpost"));
    }
}

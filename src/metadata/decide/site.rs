//! The site as the container of the piece, who publishes it, and where it was taken from.

use super::case::Case;
use super::field;
use super::title::{is_made_of, is_name, parts};
use crate::metadata::address::Address;
use crate::metadata::person::is_han;
use crate::metadata::text::fold;
use crate::metadata::{Candidate, Field, Property};

/// The name of the site, newspaper or journal. The publication's own name counts before that of
/// the company which owns it.
pub(super) fn site(case: &Case) -> Option<Field<String>> {
    if let Some(journal) = best(case, Property::Journal, |journal| {
        journal.confidence >= 0.6 && !looks_like_address(&journal.value)
    }) {
        return Some(field(journal.value.clone(), journal.source, journal.confidence));
    }
    let named =
        best(case, Property::Site, |site| site.confidence > 0.2 && is_site_name(&site.value));
    let publisher = best(case, Property::Publisher, |publisher| is_site_name(&publisher.value));
    let from_title = from_title(case);
    match (named, publisher) {
        (Some(named), _) if named.confidence >= 0.5 => {
            Some(field(tidy(case, &named.value), named.source, named.confidence))
        }
        (_, Some(publisher)) if publisher.confidence >= 0.6 => {
            Some(field(publisher.value.clone(), publisher.source, publisher.confidence * 0.8))
        }
        (named, publisher) => {
            if let Some(name) = from_title {
                return Some(field(name, "title", 0.62));
            }
            if let Some(one) = named.or(publisher) {
                return Some(field(one.value.clone(), one.source, one.confidence));
            }
            let handle = best(case, Property::Site, |site| {
                site.source == "twitter" && !looks_like_address(&site.value)
            });
            if let Some(handle) = handle {
                return Some(field(handle.value.clone(), handle.source, 0.35));
            }
            (!case.host.is_empty()).then(|| field(case.host.clone(), "url", 0.40))
        }
    }
}

/// A name of a site that has its tag line beside it is cut to the part that the host agrees with:
/// what stands first and begins with the host's name, or else a part that is that name. Signs that
/// part nothing go.
fn tidy(case: &Case, name: &str) -> String {
    let label = host_label(case);
    let name = name.trim_end_matches([' ', '-', '–', '—', '|', '·', '»']);
    if label.is_empty() {
        return name.to_owned();
    }
    for separator in [" | ", " - ", " – ", " — ", " » ", " • ", " · ", ": "] {
        let parts: Vec<&str> = name.split(separator).map(str::trim).collect();
        let [first, .., _] = parts[..] else { continue };
        let is_own = |part: &&str| is_name(part, &[], &label);
        let own = Some(first).filter(|first| begins_like(first, &label));
        if let Some(part) = own.or_else(|| parts.iter().copied().find(is_own)) {
            return part.to_owned();
        }
    }
    name.to_owned()
}

/// Whether a name begins with the host's label, or is made of it, and goes on for a word or two:
/// "MS Society UK" at mssociety.org.uk.
fn begins_like(name: &str, label: &str) -> bool {
    let folded = fold(name);
    let joined = folded.replace(' ', "");
    let goes_on = label.len() >= 4 && joined.starts_with(label) && joined.len() < label.len() + 12;
    goes_on || is_made_of(&folded, label)
}

/// The last part of the page's title, where it is the host's name or stands in no other title.
fn from_title(case: &Case) -> Option<String> {
    let title = case.page.header.title.trim();
    let label = host_label(case);
    let parts: Vec<&str> = parts(title);
    let headline = case.folded_headline();
    let named = parts.iter().find(|part| {
        let folded = fold(part).replace(' ', "");
        folded.len() >= 3
            && !label.is_empty()
            && (folded == label
                || (folded.len() > 4 && label.contains(&folded))
                || (label.len() > 4 && folded.contains(&label) && folded.len() < label.len() + 12))
    });
    if let Some(named) = named.filter(|_| parts.len() > 1) {
        return Some(cleaned(named));
    }
    if let Some(headline) = &headline
        && let Some(name) = from_chinese_title(title, headline)
    {
        return Some(name);
    }
    // "Headline - Site": what is left when the headline is taken off.
    let last = parts.last().filter(|_| parts.len() > 1)?;
    let rest_is_headline = headline.is_some_and(|headline| {
        !headline.is_empty() && parts[..parts.len() - 1].iter().any(|part| fold(part) == headline)
    });
    (rest_is_headline && last.chars().count() <= 40).then(|| cleaned(last))
}

/// 标题_栏目_网站: Chinese titles have the site last, behind signs that no space stands around. What
/// it is called in Latin letters may stand behind that.
fn from_chinese_title(title: &str, headline: &str) -> Option<String> {
    let is_chinese = |text: &str| text.chars().any(is_han);
    if headline.is_empty() || !is_chinese(headline) || !fold(title).starts_with(headline) {
        return None;
    }
    let mut rest = title.split(['_', '-', '—', '–', '|', '｜']).map(str::trim);
    let last = rest.rfind(|part| is_chinese(part))?;
    let is_behind = !headline.ends_with(&fold(last)) && !fold(last).starts_with(headline);
    (is_behind && (3..=16).contains(&last.chars().count())).then(|| last.to_owned())
}

fn cleaned(name: &str) -> String {
    name.trim().to_owned()
}

/// `theharbourpost` of `www.theharbourpost.co.uk`.
pub(super) fn host_label(case: &Case) -> String {
    let Some(address) = Address::parse(&case.page.header.url) else { return String::new() };
    address.site().split('.').next().unwrap_or("").replace('-', "")
}

/// Who publishes, when it is somebody else than the site.
pub(super) fn publisher(case: &Case, site: Option<&Field<String>>) -> Option<Field<String>> {
    let publisher = best(case, Property::Publisher, |publisher| {
        is_site_name(&publisher.value) && publisher.confidence > 0.35
    })
    .or_else(|| best(case, Property::Institution, |_| true))?;
    let same = |site: &Field<String>| {
        let (site, own) = (fold(&site.value), fold(&publisher.value));
        site == own || site.replace(' ', "") == own.replace(' ', "")
    };
    let redundant = site.is_some_and(same);
    (!redundant).then(|| field(publisher.value.clone(), publisher.source, publisher.confidence))
}

/// Where the piece was first published, when the page says so and it is not here.
pub(super) fn original_source(case: &Case, site: Option<&Field<String>>) -> Option<Field<String>> {
    let found = best(case, Property::OriginalSource, |source| case.place(source) >= 0.5)?;
    let own = fold(&found.value);
    let here = site.is_some_and(|site| fold(&site.value) == own)
        || own.replace(' ', "") == host_label(case);
    (!here).then(|| field(found.value.clone(), found.source, found.confidence))
}

/// The names by which this site is known: for taking them off titles and out of authors.
pub(super) fn known_names(case: &Case) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let stated = |property| {
        let mut all = case.candidates.of(property);
        all.find(|found| found.source == "open-graph").map(|found| fold(&found.value))
    };
    // Where the page's own title is put down as the name of the program, it names no site.
    let title = stated(Property::Title).filter(|title| {
        let site = stated(Property::Site);
        site.is_some_and(|site| site != *title)
    });
    for property in [Property::Site, Property::Publisher, Property::Journal] {
        for candidate in case.candidates.of(property) {
            let name = fold(&candidate.value);
            if !name.is_empty() && !names.contains(&name) && title.as_ref() != Some(&name) {
                names.push(name);
            }
        }
    }
    names
}

pub(super) fn best<'c>(
    case: &'c Case,
    property: Property,
    fits: impl Fn(&Candidate) -> bool,
) -> Option<&'c Candidate> {
    let mut best: Option<&Candidate> = None;
    for candidate in case.candidates.of(property).filter(|candidate| fits(candidate)) {
        if best.is_none_or(|best| candidate.confidence > best.confidence) {
            best = Some(candidate);
        }
    }
    best
}

/// No address, no sentence.
fn is_site_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    !looks_like_address(name) && words <= 10 && name.chars().count() <= 80
}

fn looks_like_address(name: &str) -> bool {
    name.contains("://") || name.starts_with("www.") || name.contains("facebook.com")
}

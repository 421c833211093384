//! The headline: without the site's name, never cut in two.

use super::case::Case;
use super::field;
use super::site::{host_label, known_names};
use crate::metadata::text::fold;
use crate::metadata::{Field, Property};

/// Signs between a headline and the site's name. Each stands between spaces, but for `|` and `»`
/// and the like, which nothing else is written with.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " : ", " · ", " • ", " » ", " « ", " / ", " ⋆ ", " ~ ",
    " > ", " < ", "｜", "|", " ― ", "_", " ∣ ", " ‖ ", " › ", "-", " ▷ ", "—",
];

/// The parts of a title between separators with spaces around them.
pub(super) fn parts(title: &str) -> Vec<&str> {
    let mut parts = vec![title];
    for separator in &SEPARATORS[..17] {
        parts = parts.into_iter().flat_map(|part| part.split(*separator)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The title that most weight agrees on.
pub(super) fn title(case: &Case) -> Option<Field<String>> {
    struct Group {
        key: String,
        value: String,
        source: &'static str,
        best: f32,
        sum: f32,
    }
    let names = known_names(case);
    let label = host_label(case);
    let mut groups: Vec<Group> = Vec::new();
    for candidate in case.candidates.of(Property::Title) {
        let value = without_site(&candidate.value, &names, &label);
        let key = fold(&value);
        if key.is_empty() || value.chars().count() > 400 {
            continue;
        }
        let place = case.place(candidate);
        let is_headline = candidate.node.is_some() && candidate.node == case.headline;
        let mut weight = candidate.confidence * if is_headline { 1.05 } else { place };
        // The site's name alone is the title of its front page only.
        if names.contains(&key) || key.replace(' ', "") == label {
            weight *= 0.4;
        }
        match groups.iter_mut().find(|group| group.key == key) {
            Some(group) => {
                if weight > group.best {
                    group.value = value;
                    group.source = candidate.source;
                    group.best = weight;
                }
                group.sum += weight * 0.5;
            }
            None => groups.push(Group {
                key,
                value,
                source: candidate.source,
                best: weight,
                sum: weight,
            }),
        }
    }
    let best = groups.iter().max_by(|a, b| a.sum.total_cmp(&b.sum))?;
    let confidence = (best.best * 0.7 + 0.3 * (best.sum - best.best).min(1.0)).clamp(0.0, 0.99);
    Some(field(best.value.clone(), best.source, confidence))
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
                (!before.is_empty() && is_name(after, names, label)).then_some(before)
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

fn is_name(part: &str, names: &[String], label: &str) -> bool {
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
}

//! What the address itself tells: a day in its path, identifiers, the site by its host.

use crate::metadata::address::Address;
use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let url = scan.page.header.url.as_str();
    let Some(address) = Address::parse(url) else { return };
    if let Some((date, confidence)) = day(address.path) {
        sink.add(Property::Published, &date, confidence);
    }
    sink.add(Property::Site, address.host().trim_start_matches("www."), 0.10);
    let path = address.path;
    if let Some(at) = path.find("/10.") {
        sink.add(Property::Doi, &path[at + 1..], 0.70);
    }
    let host = address.host();
    if host.ends_with("arxiv.org") {
        for part in ["/abs/", "/pdf/", "/html/"] {
            if let Some(rest) = path.strip_prefix(part) {
                sink.add(Property::Arxiv, rest.trim_end_matches(".pdf"), 0.90);
            }
        }
    }
    if host.starts_with("pubmed.") {
        sink.add(Property::Pmid, path.trim_matches('/'), 0.90);
    }
    if let Some(at) = path.find("/PMC") {
        sink.add(Property::Pmcid, path[at + 1..].split('/').next().unwrap_or(""), 0.90);
    }
}

/// `/2024/03/02/`, `/2024-03-02-`, `/20240302`, `/2024/mar/02/`, `/2024/world/03/02/`, `/2024/03/`,
/// and `/29-10-2024`, where only one of the numbers can be a month:
/// the value as ISO and how far to trust it.
fn day(path: &str) -> Option<(String, f32)> {
    let parts: Vec<&str> =
        path.split(['/', '-', '_', '.']).filter(|part| !part.is_empty()).collect();
    let number = |text: &str, most: u32| {
        text.parse::<u32>().ok().filter(|n| (1..=most).contains(n) && text.len() <= 2)
    };
    let year = |text: &str| {
        text.len() == 4
            && (text.starts_with("19") || text.starts_with("20"))
            && text.bytes().all(|b| b.is_ascii_digit())
    };
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    for (at, part) in parts.iter().enumerate() {
        if part.len() == 8 && part.bytes().all(|b| b.is_ascii_digit()) && year(&part[..4]) {
            let (month, day) = (number(&part[4..6], 12), number(&part[6..], 31));
            if let (Some(month), Some(day)) = (month, day) {
                return Some((format!("{}-{month:02}-{day:02}", &part[..4]), 0.55));
            }
        }
        if !year(part) {
            continue;
        }
        if let [.., day, month] = &parts[..at]
            && path.contains(&format!("{day}-{month}-{part}"))
            && let (Some(month), Some(day)) = (number(month, 12), number(day, 31))
            && day > 12
        {
            return Some((format!("{part}-{month:02}-{day:02}"), 0.55));
        }
        let Some(next) = parts.get(at + 1) else { continue };
        // The section between the year and the rest.
        if let [month, day, ..] = parts.get(at + 2..).unwrap_or_default()
            && path.contains(&format!("/{part}/{next}/{month}/{day}/"))
            && next.bytes().all(|b| b.is_ascii_alphabetic())
            && let (Some(month), Some(day)) = (number(month, 12), number(day, 31))
        {
            return Some((format!("{part}-{month:02}-{day:02}"), 0.65));
        }
        let named = MONTHS
            .iter()
            .zip(1u32..)
            .find(|(name, _)| next.to_ascii_lowercase().starts_with(*name) && next.len() <= 9);
        let Some(month) = number(next, 12)
            .filter(|_| next.len() == 2 || path.contains(&format!("/{part}/{next}/")))
            .or(named.map(|found| found.1))
        else {
            continue;
        };
        if let Some(day) = parts.get(at + 2).and_then(|text| number(text, 31)) {
            return Some((format!("{part}-{month:02}-{day:02}"), 0.65));
        }
        if path.contains(&format!("/{part}/{next}/")) {
            return Some((format!("{part}-{month:02}"), 0.35));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_in_paths() {
        let read = |path| day(path).map(|found| found.0);
        assert_eq!(read("/2024/03/02/story").as_deref(), Some("2024-03-02"));
        assert_eq!(read("/news/2024-03-02-story").as_deref(), Some("2024-03-02"));
        assert_eq!(read("/a/20240302/b").as_deref(), Some("2024-03-02"));
        assert_eq!(read("/world/2024/mar/02/story").as_deref(), Some("2024-03-02"));
        assert_eq!(read("/2024/WORLD/03/02/story/index.html").as_deref(), Some("2024-03-02"));
        assert_eq!(read("/2015/04/yarmouk/").as_deref(), Some("2015-04"));
        assert_eq!(read("/notices/29-10-2021").as_deref(), Some("2021-10-29"));
        assert_eq!(read("/notices/09-10-2021"), None);
        assert_eq!(read("/best-laptops-2024-10-tips"), None);
        assert_eq!(read("/product/20241399"), None);
    }
}

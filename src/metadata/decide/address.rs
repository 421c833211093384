//! The address to cite, and for archive copies the address of the original.

use super::case::Case;
use super::field;
use crate::metadata::address::{Address, citable, resolve};
use crate::metadata::{Metadata, Property};

pub(super) fn addresses(case: &Case, metadata: &mut Metadata) {
    let page = citable(&case.page.header.url);
    if let Some(original) = archived(&page) {
        metadata.archive =
            Address::parse(&page).map(|address| field(archive_name(address.host()), "url", 0.9));
        metadata.archive_url = Some(field(page, "url", 0.95));
        metadata.url = Some(field(citable(&original), "url", 0.9));
        return;
    }
    let canonical =
        super::site::best(case, Property::Url, |url| url.source == "link" && url.confidence > 0.8)
            .or_else(|| super::site::best(case, Property::Url, |url| url.source == "open-graph"));
    if let Some(canonical) = canonical {
        let address = citable(&resolve(&case.page.header.url, &canonical.value));
        let fits =
            if page.is_empty() { is_of_the_web(&address) } else { is_same_page(&page, &address) };
        if fits {
            // A text fragment or a heading that the reader chose stays.
            let fragment = Address::parse(&page).and_then(|page| page.fragment);
            let address = match (fragment, address.contains('#')) {
                (Some(fragment), false) => format!("{address}#{fragment}"),
                _ => address,
            };
            metadata.url = Some(field(address, canonical.source, 0.92));
            return;
        }
    }
    if !page.is_empty() {
        metadata.url = Some(field(page, "url", 0.85));
    }
}

/// A canonical address must be of the same site, and not the front page of it while another page
/// is shown. A cache shows pages of other sites under addresses that hold theirs
/// (`…/c/s/harbourpost.example/amp/sea-walls`, <https://developers.google.com/amp/cache>).
fn is_same_page(page: &str, canonical: &str) -> bool {
    let (Some(page), Some(canonical)) = (Address::parse(page), Address::parse(canonical)) else {
        return false;
    };
    let front = |path: &str| path.is_empty() || path == "/";
    let host = canonical.host().trim_start_matches("www.");
    let is_host = |part: &str| part.trim_start_matches("www.").eq_ignore_ascii_case(host);
    let cached = page.path.split('/').any(is_host) && host.contains('.');
    (page.site() == canonical.site() || cached)
        && (front(page.path) || !front(canonical.path))
        && is_of_the_web(canonical.scheme)
}

/// Whether an address, or its scheme, is one under which a page can be opened by others.
fn is_of_the_web(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or("");
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// The address that an archive keeps a copy of: web archives put it behind the time of the copy,
/// `/web/20200101000000/https://…`, or behind a word, `/newest/https://…`.
fn archived(page: &str) -> Option<String> {
    let address = Address::parse(page)?;
    let path = address.path;
    let marks = ["/http://", "/https://", "/http:/", "/https:/"];
    let at = marks.iter().find_map(|mark| path.find(mark))?;
    let stamp = path[..at].rsplit('/').next().unwrap_or("");
    let digits = stamp.bytes().take_while(u8::is_ascii_digit).count();
    let archive = digits >= 4 || address.host().contains("archive");
    let query = address.query.map(|query| format!("?{query}")).unwrap_or_default();
    archive.then(|| format!("{}{query}", &path[at + 1..]))
}

/// The archive as readers know it.
fn archive_name(host: &str) -> String {
    match host {
        "web.archive.org" => "Internet Archive".to_owned(),
        "archive.today" | "archive.ph" | "archive.is" => "archive.today".to_owned(),
        host => host.to_owned(),
    }
}

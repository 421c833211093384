//! Addresses as citations need them: the site they belong to, and what is left when trackers,
//! session numbers and fragments of scripts are gone.

use crate::dom::address::{self, Parts};

/// An absolute address of the web.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Address<'a> {
    /// `https`, as it stands.
    pub(crate) scheme: &'a str,
    host: &'a str,
    /// From the first `/`; may be empty.
    pub(crate) path: &'a str,
    /// After `?`.
    pub(crate) query: Option<&'a str>,
    /// After `#`.
    pub(crate) fragment: Option<&'a str>,
}

impl<'a> Address<'a> {
    /// Takes an absolute address apart; `None` for anything without a host.
    pub(crate) fn parse(text: &'a str) -> Option<Address<'a>> {
        let parts = Parts::of(text.trim());
        let host = parts.host().filter(|host| !host.is_empty())?;
        let Parts { scheme, path, query, fragment, .. } = parts;
        Some(Address { scheme: scheme?, host, path, query, fragment })
    }

    /// The host without port, as it stands.
    pub(crate) fn host(&self) -> &'a str {
        self.host
    }

    /// The part of the host that its owner registered: `example.co.uk` of `www.example.co.uk`.
    /// Two labels, or three where the second is one of the usual second levels of a country.
    pub(crate) fn site(&self) -> String {
        const SHARED: &[&str] = &[
            "co", "com", "org", "net", "gov", "gob", "gouv", "edu", "ac", "go", "or", "ne", "nhs",
            "sch", "govt", "asn", "id", "info", "in", "me", "ltd", "plc", "web",
        ];
        let host = self.host.to_ascii_lowercase();
        let labels: Vec<&str> = host.split('.').collect();
        let numbers = labels.iter().all(|label| label.bytes().all(|b| b.is_ascii_digit()));
        let [.., _, second, last] = labels.as_slice() else { return host };
        if numbers {
            return host;
        }
        let take = if last.len() == 2 && SHARED.contains(second) { 3 } else { 2 };
        labels[labels.len() - take..].join(".")
    }
}

/// The absolute address that `reference` means on a page at `base`; what cannot be resolved comes
/// back as it is.
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    address::resolve(base, reference).unwrap_or_else(|| reference.trim().to_owned())
}

/// The address to cite: without trackers and session numbers. Its fragment stays when it says
/// which part is meant, as a text fragment or the name of a heading does, but not what scripts
/// keep there.
pub(crate) fn citable(text: &str) -> String {
    let bare = address::without_trackers(text.trim());
    let (before, fragment) = match bare.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment)),
        None => (bare.as_str(), None),
    };
    let (path, query) = match before.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (before, None),
    };
    // `;jsessionid=…` stands in the path.
    let path = match path.to_ascii_lowercase().find(";jsessionid=") {
        Some(at) => path.get(..at).unwrap_or(path),
        None => path,
    };
    let kept: Vec<&str> = query
        .unwrap_or("")
        .split('&')
        .filter(|pair| !pair.is_empty() && !is_session(pair))
        .collect();
    let mut out = path.to_owned();
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment.filter(|fragment| selects_content(fragment)) {
        out.push('#');
        out.push_str(fragment);
    }
    out
}

/// Parameters that name one reader's visit.
fn is_session(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or("").to_ascii_lowercase();
    matches!(
        name.as_str(),
        "phpsessid"
            | "jsessionid"
            | "sessionid"
            | "session_id"
            | "sid"
            | "cfid"
            | "cftoken"
            | "osclid"
    ) || name.starts_with("aspsessionid")
}

/// Whether a fragment selects content.
fn selects_content(fragment: &str) -> bool {
    let low = fragment.to_ascii_lowercase();
    let furniture = ["top", "comments", "respond", "content", "main", "disqus_thread"];
    let script = low.starts_with("xtor=") || low.starts_with("utm_") || low.starts_with("comment-");
    !fragment.is_empty()
        && !furniture.contains(&low.as_str())
        && !script
        && (low.contains(":~:text=") || low.starts_with('!') || !low.contains(['=', '&']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trackers_and_sessions_go_and_content_stays() {
        assert_eq!(
            citable("https://a.example/s?id=7&utm_source=x&fbclid=1#:~:text=word"),
            "https://a.example/s?id=7#:~:text=word"
        );
        assert_eq!(citable("https://a.example/s;jsessionid=1F?PHPSESSID=2"), "https://a.example/s");
        assert_eq!(citable("https://a.example/wiki/X#History"), "https://a.example/wiki/X#History");
        assert_eq!(citable("https://a.example/#xtor=RSS-1"), "https://a.example/");
        assert_eq!(citable("nonsense"), "nonsense");
    }

    #[test]
    fn the_site_of_a_host_is_found() {
        let site = |text| Address::parse(text).map(|address| address.site());
        assert_eq!(site("https://www.bbc.co.uk/news").as_deref(), Some("bbc.co.uk"));
        assert_eq!(site("http://user@news.example.com:8080/").as_deref(), Some("example.com"));
        assert_eq!(site("http://127.0.0.1:80/").as_deref(), Some("127.0.0.1"));
        assert_eq!(site("about:blank"), None);
    }
}

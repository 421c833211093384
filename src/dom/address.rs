//! Addresses: relative ones made absolute (RFC 3986, section 5, with the leniency of the WHATWG
//! URL Standard that pages rely on), tracking parameters taken off, dangerous ones told apart.
//!
//! Host names are left as they stand: no IDNA tables are needed to copy a link.

use super::trackers::is_tracker;

/// The parts of an address (RFC 3986, section 3), each as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts<'a> {
    /// `https`, without the colon.
    pub scheme: Option<&'a str>,
    /// `user@host:port`, without the slashes.
    pub authority: Option<&'a str>,
    /// From the first slash after the authority.
    pub path: &'a str,
    /// Without the question mark.
    pub query: Option<&'a str>,
    /// Without the hash.
    pub fragment: Option<&'a str>,
}

impl<'a> Parts<'a> {
    /// Takes an address or a reference apart; anything is one.
    pub fn of(address: &'a str) -> Parts<'a> {
        let (rest, fragment) = split_at_mark(address, '#');
        let (rest, query) = split_at_mark(rest, '?');
        let (scheme, rest) = match rest.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
            _ => (None, rest),
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let end = rest.find('/').unwrap_or(rest.len());
                (Some(&rest[..end]), &rest[end..])
            }
            None => (None, rest),
        };
        Parts { scheme, authority, path, query, fragment }
    }

    /// The host, without user name and port.
    pub fn host(&self) -> Option<&'a str> {
        let authority = self.authority?;
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let port = host.rfind(':').filter(|&at| {
            !host[at..].contains(']') && host[at + 1..].bytes().all(|b| b.is_ascii_digit())
        });
        Some(&host[..port.unwrap_or(host.len())])
    }

    fn write(&self, path: &str) -> String {
        let mut all = String::new();
        if let Some(scheme) = self.scheme {
            all.push_str(&scheme.to_ascii_lowercase());
            all.push(':');
        }
        if let Some(authority) = self.authority {
            all.push_str("//");
            all.push_str(authority);
        }
        all.push_str(path);
        for (mark, part) in [('?', self.query), ('#', self.fragment)] {
            if let Some(part) = part {
                all.push(mark);
                all.push_str(part);
            }
        }
        all
    }
}

fn split_at_mark(text: &str, mark: char) -> (&str, Option<&str>) {
    text.split_once(mark).map_or((text, None), |(before, after)| (before, Some(after)))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}

/// Schemes with a host, in which a backslash is a slash (URL Standard, "special").
fn is_special(scheme: &str) -> bool {
    ["http", "https", "ftp", "file", "ws", "wss"].iter().any(|s| scheme.eq_ignore_ascii_case(s))
}

/// The absolute address that `reference` means on a page whose base address is `base`.
///
/// `None` if it is empty, or relative while the base is no absolute address. White space and
/// control characters around it and line breaks inside it are dropped, spaces are
/// percent-encoded.
pub fn resolve(base: &str, reference: &str) -> Option<String> {
    let base = Parts::of(base.trim());
    let mut reference = tidy(reference);
    let own_scheme = Parts::of(&reference).scheme.map(str::to_owned);
    if is_special(own_scheme.as_deref().or(base.scheme).unwrap_or("")) {
        let end = reference.find(['?', '#']).unwrap_or(reference.len());
        if reference[..end].contains('\\') {
            reference.replace_range(..end, &reference[..end].replace('\\', "/"));
        }
    }
    if reference.is_empty() {
        return None;
    }
    let parts = Parts::of(&reference);
    if let Some(scheme) = parts.scheme {
        // `https:/path` and `https:path` are slips for `https://…`, unless the base is alike.
        if is_special(scheme) && parts.authority.is_none() && !scheme.eq_ignore_ascii_case("file") {
            let rest = &reference[scheme.len() + 1..];
            return Some(format!(
                "{}://{}",
                scheme.to_ascii_lowercase(),
                rest.trim_start_matches('/')
            ));
        }
        if parts.authority.is_none() {
            return Some(parts.write(parts.path));
        }
        return Some(with_root(parts, &without_dots(parts.path)));
    }
    base.scheme?;
    if parts.authority.is_some() {
        let whole = Parts { scheme: base.scheme, ..parts };
        return Some(with_root(whole, &without_dots(parts.path)));
    }
    let whole = Parts {
        scheme: base.scheme,
        authority: base.authority,
        query: parts.query,
        fragment: parts.fragment,
        path: "",
    };
    if parts.path.is_empty() {
        let query = if parts.query.is_some() { parts.query } else { base.query };
        return Some(with_root(Parts { query, ..whole }, base.path));
    }
    if parts.path.starts_with('/') {
        return Some(with_root(whole, &without_dots(parts.path)));
    }
    let folder = base.path.rfind('/').map_or("", |end| &base.path[..=end]);
    let folder = if folder.is_empty() && base.authority.is_some() { "/" } else { folder };
    Some(with_root(whole, &without_dots(&format!("{folder}{}", parts.path))))
}

/// Writes the address; a host is followed by a path.
fn with_root(parts: Parts<'_>, path: &str) -> String {
    let bare = path.is_empty() && parts.scheme.is_some_and(is_special);
    parts.write(if bare { "/" } else { path })
}

/// RFC 3986, section 5.2.4.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let rooted = path.starts_with('/');
    let mut segments = path.split('/').skip(usize::from(rooted)).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            ".." => {
                kept.pop();
            }
            "." => {}
            _ => {
                kept.push(segment);
                continue;
            }
        }
        if last {
            kept.push("");
        }
    }
    let mut all = String::with_capacity(path.len());
    for (nth, segment) in kept.iter().enumerate() {
        if rooted || nth > 0 {
            all.push('/');
        }
        all.push_str(segment);
    }
    if rooted && all.is_empty() {
        all.push('/');
    }
    all
}

/// Drops what the URL Standard drops, and writes spaces and controls inside as `%20` and so on.
pub(crate) fn tidy(reference: &str) -> String {
    let reference = reference.trim_matches(|c: char| c <= ' ' || c == '\u{a0}' || c == '\u{feff}');
    let mut all = String::with_capacity(reference.len());
    for c in reference.chars() {
        match c {
            '\t' | '\n' | '\r' => {}
            '\0'..=' ' | '\u{7f}' => push_percent(&mut all, c as u8),
            '"' | '<' | '>' | '`' => push_percent(&mut all, c as u8),
            // Characters that would turn the line around or cannot be seen have no place in an
            // address.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            // Other spaces and the control characters of Latin-1 end an address in running text.
            '\u{80}'..='\u{9f}' => push_percent_all(&mut all, c),
            _ if c.is_whitespace() => push_percent_all(&mut all, c),
            _ => all.push(c),
        }
    }
    all
}

fn push_percent_all(all: &mut String, c: char) {
    c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| push_percent(all, byte));
}

fn push_percent(all: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    all.push('%');
    all.push(char::from(DIGITS[usize::from(byte >> 4)]));
    all.push(char::from(DIGITS[usize::from(byte & 15)]));
}

/// Whether a link to the absolute address `address` may be handed on: it leads somewhere and runs
/// nothing.
pub fn is_safe(address: &str) -> bool {
    const SAFE: &[&str] = &[
        "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "geo", "xmpp", "irc", "ircs",
        "magnet", "doi", "urn", "news", "nntp", "sip", "callto", "webcal", "feed", "git", "ssh",
        "gopher", "gemini", "matrix", "bitcoin", "ipfs", "obsidian", "zotero",
    ];
    let Some(scheme) = Parts::of(address).scheme else { return false };
    SAFE.iter().any(|safe| scheme.eq_ignore_ascii_case(safe))
}

/// Takes tracking parameters off an address; nothing else is touched.
pub fn without_trackers(address: &str) -> String {
    let (before, fragment) = split_at_mark(address, '#');
    let (path, Some(query)) = split_at_mark(before, '?') else { return address.to_owned() };
    let separator = if query.contains('&') || !query.contains(';') { '&' } else { ';' };
    let parameters = query.split(separator);
    let kept: Vec<&str> = parameters
        .clone()
        .filter(|parameter| {
            let name = parameter.split_once('=').map_or(*parameter, |(name, _)| name);
            !is_tracker(name.strip_prefix("amp;").unwrap_or(name))
        })
        .collect();
    if kept.len() == parameters.count() {
        return address.to_owned();
    }
    let mut all = path.to_owned();
    if !kept.is_empty() {
        all.push('?');
        all.push_str(&kept.join(if separator == '&' { "&" } else { ";" }));
    }
    if let Some(fragment) = fragment {
        all.push('#');
        all.push_str(fragment);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 3986, sections 5.4.1 and 5.4.2 (with the URL Standard's final slash after a bare host).
    #[test]
    fn references_are_resolved_as_the_rfc_says() {
        let base = "http://a/b/c/d;p?q";
        for (reference, expected) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g/"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("g#s", "http://a/b/c/g#s"),
            ("g?y#s", "http://a/b/c/g?y#s"),
            (";x", "http://a/b/c/;x"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../..", "http://a/"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"),
            ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
        ] {
            assert_eq!(resolve(base, reference).as_deref(), Some(expected), "{reference}");
        }
    }

    #[test]
    fn slips_that_browsers_forgive_are_forgiven() {
        let base = "https://a.example/x/y?z";
        for (reference, expected) in [
            ("  g \n", "https://a.example/x/g"),
            ("a b", "https://a.example/x/a%20b"),
            ("\\g\\h", "https://a.example/g/h"),
            ("https:/b.example/", "https://b.example/"),
            ("HTTPS://B.example", "https://B.example/"),
            ("//b.example?q", "https://b.example/?q"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("1:2", "https://a.example/x/1:2"),
            ("a\nb", "https://a.example/x/ab"),
        ] {
            assert_eq!(resolve(base, reference).as_deref(), Some(expected), "{reference}");
        }
        assert_eq!(resolve("", "g"), None);
        assert_eq!(resolve(base, " "), None);
        assert_eq!(resolve("", "https://c.example/p").as_deref(), Some("https://c.example/p"));
    }

    #[test]
    fn trackers_come_off_and_nothing_else() {
        for (address, expected) in [
            ("https://a.example/?utm_source=x&id=5&fbclid=q#top", "https://a.example/?id=5#top"),
            ("https://a.example/p?utm_medium=mail", "https://a.example/p"),
            ("https://a.example/p?q=a%20b&&x", "https://a.example/p?q=a%20b&&x"),
            ("https://a.example/p?", "https://a.example/p?"),
            ("https://a.example/?a=1&amp;utm_term=2", "https://a.example/?a=1"),
            ("mailto:a@b.example?subject=utm_x", "mailto:a@b.example?subject=utm_x"),
        ] {
            assert_eq!(without_trackers(address), expected);
        }
    }

    #[test]
    fn only_addresses_that_lead_somewhere_are_safe() {
        assert!(is_safe("https://a.example/"));
        assert!(is_safe("MAILTO:a@b.example"));
        assert!(!is_safe("javascript:alert(1)"));
        assert!(!is_safe("data:text/html,x"));
        assert!(!is_safe("vbscript:x"));
        assert!(!is_safe("file:///etc/passwd"));
        assert!(!is_safe("/relative"));
    }

    #[test]
    fn hosts_stand_without_user_and_port() {
        assert_eq!(Parts::of("https://u:p@h.example:8080/x").host(), Some("h.example"));
        assert_eq!(Parts::of("http://[::1]:80/").host(), Some("[::1]"));
        assert_eq!(Parts::of("mailto:x").host(), None);
    }
}

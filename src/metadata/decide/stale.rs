//! Tags of the page that was shown before. A single-page app changes the address and the text and
//! often leaves the head as it was; then what stands outside the text is about another page.

use crate::dom::Page;
use crate::metadata::address::{Address, resolve};
use crate::metadata::text::fold;
use crate::metadata::{Candidates, Property};

/// What is left when the stale statements are gone; `None` where nothing is stale.
///
/// Stale means: the page states an address of the same site with another path, and neither the
/// document's title nor any heading shares a word with the title stated beside it.
pub(super) fn without_stale(page: &Page, candidates: &Candidates) -> Option<Candidates> {
    let shown = Address::parse(&page.header.url)?;
    let stated = candidates
        .of(Property::Url)
        .filter(|url| matches!(url.source, "open-graph" | "link") && url.value != page.header.url)
        .any(|url| {
            let address = resolve(&page.header.url, &url.value);
            Address::parse(&address).is_some_and(|other| {
                other.site() == shown.site()
                    && path(other.path) != path(shown.path)
                    && path(other.path).len() > 1
            })
        });
    if !stated {
        return None;
    }
    let title = candidates.of(Property::Title).find(|title| title.source == "open-graph")?;
    let title = fold(&title.value);
    let shares = |text: &str| {
        let text = fold(text);
        title
            .split(' ')
            .any(|word| word.chars().count() >= 4 && text.split(' ').any(|other| other == word))
            || text == title
    };
    let headings = || candidates.of(Property::Title).filter(|title| title.source == "heading");
    if shares(&page.header.title)
        || headings().next().is_none()
        || headings().any(|heading| shares(&heading.value))
    {
        return None;
    }
    let lasting = [Property::Site, Property::Publisher, Property::Language, Property::License];
    let mut fresh = candidates.clone();
    fresh.all.retain(|candidate| {
        candidate.node.is_some()
            || lasting.contains(&candidate.property)
            || matches!(candidate.source, "title" | "url")
            || candidate.value == page.header.url
    });
    Some(fresh)
}

/// A path as it is compared: without a closing slash and the name of an index page.
fn path(path: &str) -> String {
    let low = path.to_ascii_lowercase();
    let low = low.trim_end_matches('/');
    low.trim_end_matches("/index.html")
        .trim_end_matches("/amp")
        .trim_end_matches(".html")
        .to_owned()
}

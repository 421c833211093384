//! The `title` element.

use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;
use crate::metadata::text::fold;

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let title = &scan.page.header.title;
    let Some((site, headline)) = of_blog(title) else {
        sink.add(Property::Title, title, 0.60);
        return;
    };
    sink.add(Property::Title, headline, 0.60);
    sink.add(Property::Site, site, 0.60);
}

/// The site and the headline of "Site » Blog Archive » Headline", as the first themes of WordPress
/// have it.
fn of_blog(title: &str) -> Option<(&str, &str)> {
    let (site, rest) = title.split_once('»')?;
    let (archive, headline) = rest.split_once('»')?;
    let is_archive = matches!(fold(archive).as_str(), "blog archive" | "blog archives");
    (is_archive && !headline.trim().is_empty()).then(|| (site.trim(), headline.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_weblogs_put_themselves_first() {
        let title = "The Harbour  » Blog Archive   » Walls » in winter";
        assert_eq!(of_blog(title), Some(("The Harbour", "Walls » in winter")));
        for title in
            ["Walls in winter » The Harbour", "A » Blog Archive", "A » Blog Archive » ", ""]
        {
            assert_eq!(of_blog(title), None, "{title}");
        }
    }
}

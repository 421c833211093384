//! Locators that name what they count ("ch. 3", "vol. 1, fol. 186").

/// Abbreviations of locator labels (CSL 1.0.2, appendix "Locators").
const LABELS: &[(&str, &str)] = &[
    ("app.", "appendix"),
    ("art.", "article"),
    ("bk.", "book"),
    ("ch.", "chapter"),
    ("chap.", "chapter"),
    ("col.", "column"),
    ("fig.", "figure"),
    ("fol.", "folio"),
    ("l.", "line"),
    ("ll.", "line"),
    ("n.", "note"),
    ("nn.", "note"),
    ("no.", "issue"),
    ("op.", "opus"),
    ("p.", "page"),
    ("para.", "paragraph"),
    ("pp.", "page"),
    ("pt.", "part"),
    ("sec.", "section"),
    ("s.v.", "sub-verbo"),
    ("v.", "verse"),
    ("vol.", "volume"),
    ("vols.", "volume"),
    ("vv.", "verse"),
];

/// The label at the beginning of a locator, and the rest.
pub(crate) fn split(locator: &str) -> (Option<&'static str>, &str) {
    let locator = locator.trim();
    let Some((word, rest)) = locator.split_once(' ') else {
        return (None, locator);
    };
    match LABELS.iter().find(|(abbreviation, _)| *abbreviation == word) {
        Some((_, label)) => (Some(label), rest.trim_start()),
        None => (None, locator),
    }
}

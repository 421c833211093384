//! DOI, ISBN, ISSN, PMID, PMCID, arXiv; volume, issue, pages. A number whose check digit is wrong
//! is left out.

use super::case::Case;
use super::{field, plain};
use crate::metadata::identifier;
use crate::metadata::{Field, Metadata, Property};

pub(super) fn identifiers(case: &Case, metadata: &mut Metadata) {
    metadata.doi = checked(case, Property::Doi, identifier::doi);
    metadata.isbn = checked(case, Property::Isbn, identifier::isbn);
    metadata.issn = checked(case, Property::Issn, identifier::issn);
    metadata.pmid = checked(case, Property::Pmid, identifier::pmid);
    metadata.pmcid = checked(case, Property::Pmcid, identifier::pmcid);
    metadata.arxiv = checked(case, Property::Arxiv, identifier::arxiv);
    metadata.volume = plain(case, Property::Volume);
    metadata.issue = plain(case, Property::Issue);
    metadata.pages = pages(case);
    metadata.genre = plain(case, Property::Genre).filter(|genre| genre.confidence > 0.7);
}

fn checked(
    case: &Case,
    property: Property,
    check: fn(&str) -> Option<String>,
) -> Option<Field<String>> {
    let mut best: Option<Field<String>> = None;
    for candidate in case.candidates.of(property) {
        if let Some(value) = check(&candidate.value)
            && best.as_ref().is_none_or(|best| candidate.confidence > best.confidence)
        {
            best = Some(field(value, candidate.source, candidate.confidence));
        }
    }
    best
}

/// A range as it is given, or from first and last page; `firstpage` sometimes holds the range.
fn pages(case: &Case) -> Option<Field<String>> {
    let dashed = |text: &str| text.replace(['-', '—', '‐'], "–").replace(' ', "");
    if let Some(pages) = plain(case, Property::Pages) {
        return Some(field(dashed(&pages.value), pages.source, pages.confidence));
    }
    let first = plain(case, Property::FirstPage)?;
    let text = dashed(&first.value);
    let text = match plain(case, Property::LastPage).map(|last| dashed(&last.value)) {
        Some(last) if !text.contains('–') && last != text && !last.contains('–') => {
            format!("{text}–{last}")
        }
        _ => text,
    };
    Some(field(text, first.source, first.confidence))
}

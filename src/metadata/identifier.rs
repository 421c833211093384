//! Identifiers of publications, checked as far as they can be.

/// A DOI, bare and without what text puts around it: `10.` registrant `/` suffix (ISO 26324).
pub(crate) fn doi(text: &str) -> Option<String> {
    let start = text.find("10.")?;
    let rest = &text[start..];
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '?' | '&'))
        .unwrap_or(rest.len());
    let mut doi = rest[..end].replace("%2F", "/").replace("%2f", "/");
    loop {
        let last = doi.chars().next_back()?;
        // A closing bracket belongs to the DOI if it was opened in it.
        let opens = match last {
            ')' => Some('('),
            ']' => Some('['),
            '}' => Some('{'),
            _ => None,
        };
        let stray = opens.is_some_and(|open| doi.matches(open).count() < doi.matches(last).count());
        if !stray && !matches!(last, '.' | ',' | ';' | ':' | '/' | '\'' | '”') {
            break;
        }
        doi.pop();
    }
    let (registrant, suffix) = doi.split_once('/')?;
    let digits = registrant.strip_prefix("10.")?;
    let fits = (4..=9).contains(&digits.split('.').next()?.len())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && !suffix.is_empty();
    fits.then_some(doi)
}

/// An ISBN of 10 or 13 digits, without hyphens, its check digit right (ISO 2108).
pub(crate) fn isbn(text: &str) -> Option<String> {
    let digits: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, 'X' | 'x'))
        .collect::<String>()
        .to_ascii_uppercase();
    let value = |c: char| if c == 'X' { 10 } else { c.to_digit(10).unwrap_or(0) };
    match digits.len() {
        10 => {
            let sum: u32 =
                digits.chars().zip((1..=10).rev()).map(|(c, weight)| value(c) * weight).sum();
            (sum.is_multiple_of(11) && !digits[..9].contains('X')).then_some(digits)
        }
        13 => {
            let sum: u32 = digits
                .chars()
                .zip([1, 3].into_iter().cycle())
                .map(|(c, weight)| value(c) * weight)
                .sum();
            (sum.is_multiple_of(10)
                && !digits.contains('X')
                && (digits.starts_with("978") || digits.starts_with("979")))
            .then_some(digits)
        }
        _ => None,
    }
}

/// An ISSN as `1234-5678`, its check digit right (ISO 3297).
pub(crate) fn issn(text: &str) -> Option<String> {
    let digits: Vec<char> =
        text.to_ascii_uppercase().chars().filter(|c| c.is_ascii_digit() || *c == 'X').collect();
    if digits.len() != 8 || digits[..7].contains(&'X') {
        return None;
    }
    let value = |c: char| if c == 'X' { 10 } else { c.to_digit(10).unwrap_or(0) };
    let sum: u32 = digits.iter().zip((1..=8).rev()).map(|(&c, weight)| value(c) * weight).sum();
    let text: String = digits.into_iter().collect();
    sum.is_multiple_of(11).then(|| format!("{}-{}", &text[..4], &text[4..]))
}

/// A PubMed number: 1 to 8 digits.
pub(crate) fn pmid(text: &str) -> Option<String> {
    let digits = text.trim().rsplit(['/', ':', ' ']).next()?;
    ((1..=8).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.to_owned())
}

/// A PubMed Central number with its prefix.
pub(crate) fn pmcid(text: &str) -> Option<String> {
    let digits = text.trim().strip_prefix("PMC")?;
    (!digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| format!("PMC{digits}"))
}

/// An arXiv number, new (`2401.01234v2`) or old (`hep-th/9901001`), without `arXiv:`.
pub(crate) fn arxiv(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("arXiv:").or_else(|| text.strip_prefix("arxiv:")).unwrap_or(text);
    let bare = text.split('v').next().unwrap_or(text);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let new = bare.split_once('.').is_some_and(|(month, number)| {
        month.len() == 4 && digits(month) && (4..=5).contains(&number.len()) && digits(number)
    });
    let old = text.split_once('/').is_some_and(|(archive, number)| {
        archive.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '-' | '.'))
            && number.len() >= 7
            && number.get(..7).is_some_and(digits)
    });
    (new || old).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dois_are_trimmed() {
        assert_eq!(doi("https://doi.org/10.1000/xyz123.").as_deref(), Some("10.1000/xyz123"));
        assert_eq!(
            doi("(see 10.1002/(SICI)1097-4571(1999)50:1<1)"),
            None.or(Some("10.1002/(SICI)1097-4571(1999)50:1".to_owned()))
        );
        assert_eq!(doi("doi:10.1000/abc)").as_deref(), Some("10.1000/abc"));
        assert_eq!(doi("version 10.5"), None);
    }

    #[test]
    fn check_digits_decide() {
        assert_eq!(isbn("978-3-16-148410-0").as_deref(), Some("9783161484100"));
        assert_eq!(isbn("978-3-16-148410-1"), None);
        assert_eq!(isbn("0-8044-2957-X").as_deref(), Some("080442957X"));
        assert_eq!(issn("0378-5955").as_deref(), Some("0378-5955"));
        assert_eq!(issn("03785956"), None);
        assert_eq!(arxiv("arXiv:2401.01234v2").as_deref(), Some("2401.01234v2"));
        assert_eq!(arxiv("hep-th/9901001").as_deref(), Some("hep-th/9901001"));
        assert_eq!(pmid("12345678901"), None);
    }
}

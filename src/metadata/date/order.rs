//! Whether 02/03/2024 is in February or in March.

/// Which number comes first when the year is last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// The month stands before the day.
    pub(crate) month_first: bool,
    /// Whether language or region say so, rather than a guess.
    pub(crate) sure: bool,
}

/// Endings of host names of countries that write English with the day first.
const DAY_FIRST_DOMAINS: &[&str] = &[
    "uk", "au", "nz", "ie", "in", "za", "sg", "my", "ng", "ke", "gh", "pk", "bd", "lk", "jm", "mt",
    "cy", "eu", "de", "fr", "es", "it", "nl", "be", "ch", "at", "se", "no", "dk", "fi", "hk", "ae",
];

/// The order for a page in `language` (BCP 47) at `host`.
pub(crate) fn order(language: &str, host: &str) -> Order {
    let mut subtags = language.split(['-', '_']);
    let primary = subtags.next().unwrap_or("").to_ascii_lowercase();
    let region = subtags.find(|subtag| subtag.len() == 2).unwrap_or("").to_ascii_uppercase();
    let domain = host.rsplit('.').next().unwrap_or("");
    match (primary.as_str(), region.as_str()) {
        // The United States and what follows their custom (CLDR: dateFormats "short").
        ("en" | "es" | "", "US" | "PH" | "FM" | "GU" | "PR" | "VI") => {
            // Templates say en-US all over the world; a country's own domain knows better.
            let sure = !DAY_FIRST_DOMAINS.contains(&domain);
            Order { month_first: sure, sure }
        }
        ("en" | "", "") => {
            let day_first = DAY_FIRST_DOMAINS.contains(&domain);
            let american = matches!(domain, "us" | "gov" | "edu" | "mil");
            Order { month_first: !day_first, sure: day_first || american }
        }
        ("fil" | "tl", _) => Order { month_first: true, sure: false },
        _ => Order { month_first: false, sure: true },
    }
}

//! Every language of the interface is complete, every message is used, and every message can be
//! formatted.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Catalogue = BTreeMap<String, String>;

/// Categories of cardinal numbers: Unicode CLDR 48, `supplemental/plurals.xml`, for every language
/// of the interface.
const PLURALS: [(&str, &[&str]); 16] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("en", &["one", "other"]),
    ("es", &["one", "many", "other"]),
    ("fa", &["one", "other"]),
    ("fr", &["one", "many", "other"]),
    ("he", &["one", "two", "other"]),
    ("hi", &["one", "other"]),
    ("it", &["one", "many", "other"]),
    ("ja", &["other"]),
    ("ko", &["other"]),
    ("pt_BR", &["one", "many", "other"]),
    ("ru", &["one", "few", "many", "other"]),
    ("tr", &["one", "other"]),
    ("ur", &["one", "other"]),
    ("zh_CN", &["other"]),
];

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn catalogues() -> BTreeMap<String, Catalogue> {
    let folder = root().join("_locales");
    let entries = std::fs::read_dir(&folder).expect("the extension has languages");
    entries
        .flatten()
        .map(|entry| {
            let file = entry.path().join("messages.json");
            let text = std::fs::read_to_string(&file).expect("every language has its messages");
            let all: Value = serde_json::from_str(&text).expect("messages are JSON");
            let messages = all.as_object().expect("messages are an object").iter();
            let catalogue = messages
                .map(|(name, value)| {
                    let text = value["message"].as_str().expect("a message has a text");
                    (name.clone(), text.to_owned())
                })
                .collect();
            (entry.file_name().to_string_lossy().into_owned(), catalogue)
        })
        .collect()
}

/// A counting message without its category.
fn base(name: &str) -> Option<(&str, &str)> {
    let (base, category) = name.rsplit_once('_')?;
    CATEGORIES.contains(&category).then_some((base, category))
}

/// The counting messages: those of English that have both its categories.
fn counting(english: &Catalogue) -> BTreeSet<String> {
    english
        .keys()
        .filter_map(|name| base(name))
        .filter(|(base, _)| {
            ["one", "other"].iter().all(|c| english.contains_key(&format!("{base}_{c}")))
        })
        .map(|(base, _)| base.to_owned())
        .collect()
}

fn placeholders(text: &str) -> BTreeSet<char> {
    text.split('$').skip(1).filter_map(|rest| rest.chars().next()).collect()
}

#[test]
fn every_language_has_every_message_in_every_plural() {
    let all = catalogues();
    let english = &all["en"];
    let counting = counting(english);
    let languages: Vec<&str> = all.keys().map(String::as_str).collect();
    assert_eq!(languages, PLURALS.map(|(locale, _)| locale), "languages with known plurals");
    for (locale, categories) in PLURALS {
        let expected: BTreeSet<String> = english
            .keys()
            .filter(|name| base(name).is_none_or(|(base, _)| !counting.contains(base)))
            .cloned()
            .chain(counting.iter().flat_map(|base| {
                categories.iter().map(move |category| format!("{base}_{category}"))
            }))
            .collect();
        let found: BTreeSet<String> = all[locale].keys().cloned().collect();
        let missing: Vec<_> = expected.difference(&found).collect();
        let unknown: Vec<_> = found.difference(&expected).collect();
        assert!(missing.is_empty() && unknown.is_empty(), "{locale}: -{missing:?} +{unknown:?}");
    }
}

#[test]
fn every_message_can_be_formatted() {
    let all = catalogues();
    let english = &all["en"];
    for (locale, catalogue) in &all {
        for (name, text) in catalogue {
            assert!(!text.trim().is_empty(), "{locale}: {name} is empty");
            let expected = match base(name) {
                // "One word" needs no number.
                Some((_, "zero" | "one" | "two")) if !text.contains('$') => continue,
                Some((base, _)) if !english.contains_key(name) => {
                    &english[&format!("{base}_other")]
                }
                _ => &english[name],
            };
            assert_eq!(placeholders(text), placeholders(expected), "{locale}: {name}: {text}");
            let stray = placeholders(text).iter().any(|c| !('1'..='9').contains(c));
            assert!(!stray, "{locale}: {name} has a placeholder that nothing fills: {text}");
        }
    }
}

#[test]
fn right_to_left_languages_say_so() {
    for (locale, catalogue) in catalogues() {
        let expected =
            if ["ar", "fa", "he", "ur"].contains(&locale.as_str()) { "rtl" } else { "ltr" };
        assert_eq!(catalogue["direction"], expected, "{locale}");
        assert_eq!(catalogue["locale"].replace('-', "_"), locale);
    }
}

/// All sources that may name a message.
fn sources() -> String {
    let mut all = String::new();
    let mut open = vec![root().join("src"), root().join("../www")];
    for file in ["manifest.json", "background.js", "confirm.js", "free.js", "read.js"] {
        all += &std::fs::read_to_string(root().join(file)).expect("a file of the extension");
    }
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "js" || e == "html") {
                all += &std::fs::read_to_string(path).expect("a source");
            }
        }
    }
    all
}

#[test]
fn every_message_is_used_and_every_used_message_is_there() {
    let english = &catalogues()["en"];
    let counting = counting(english);
    let sources = sources();
    let named = |name: &str| {
        ["\"", "'", "__MSG_"].iter().any(|before| {
            let after = if *before == "__MSG_" { "__" } else { before };
            sources.contains(&format!("{before}{name}{after}"))
        })
    };
    let unused: Vec<&String> = english
        .keys()
        .filter(|name| match base(name) {
            Some((base, _)) if counting.contains(base) => !named(base),
            // Made of the command's name.
            _ => !named(name) && !name.starts_with("command_"),
        })
        // Read by the build and by `language.js`.
        .filter(|name| *name != "language_name")
        .collect();
    assert!(unused.is_empty(), "unused: {unused:?}");

    let mut missing = Vec::new();
    for attribute in ["data-message", "data-message-label", "data-message-placeholder"] {
        for piece in sources.split(&format!("{attribute}=\"")).skip(1) {
            let name = piece.split('"').next().unwrap_or_default();
            if !english.contains_key(name) {
                missing.push(name);
            }
        }
    }
    for call in ["say(\"", "say_with(\"", "getMessage('"] {
        for piece in sources.split(call).skip(1) {
            let name = piece.split(['"', '\'']).next().unwrap_or_default();
            if !english.contains_key(name) {
                missing.push(name);
            }
        }
    }
    for piece in sources.split("count(\"").skip(1) {
        let name = piece.split('"').next().unwrap_or_default();
        if !counting.contains(name) {
            missing.push(name);
        }
    }
    assert!(missing.is_empty(), "missing: {missing:?}");
}

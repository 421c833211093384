//! The language of the text and the direction it runs in. What the page declares counts as long
//! as the letters agree; the template's language often does not.

use super::case::Case;
use super::field;
use crate::dom::{NodeId, Page, names};
use crate::metadata::script::{self, Script};
use crate::metadata::{Candidates, Field, Property};

/// The language as BCP 47.
pub(super) fn language(case: &Case) -> Option<Field<String>> {
    let (tag, source, confidence) = case.tag.clone()?;
    Some(field(tag, source, confidence))
}

/// The language tag with its source and how sure it is, before anything else is known; `sample` is
/// some text of the page, and `script` the one of most of its letters.
pub(super) fn weigh(
    page: &Page,
    candidates: &Candidates,
    sample: &str,
    script: Option<Script>,
) -> Option<(String, &'static str, f32)> {
    let declared = page.declared_language().map(|tag| (tag, "html", 0.80));
    let stated = candidates
        .of(Property::Language)
        .map(|candidate| (candidate.value.as_str(), candidate.source, candidate.confidence));
    let mut tags: Vec<(String, &'static str, f32)> = declared
        .into_iter()
        .chain(stated)
        .filter_map(|(tag, source, confidence)| Some((normal(tag)?, source, confidence)))
        .filter(|(tag, ..)| script.is_none_or(|script| script::writes(primary(tag), script)))
        .collect();
    let detected = script.and_then(|script| script::detect(sample, script));
    if let Some(found) = detected
        && script != Some(Script::Latin)
        && !tags.iter().any(|(tag, ..)| primary(tag) == found)
        && tags.is_empty()
    {
        return Some((found.to_owned(), "text", 0.75));
    }
    // Where the words are of another language than the tags, the words win.
    if let (Some(found), false) = (detected, tags.is_empty()) {
        let agreeing = tags.iter().any(|(tag, ..)| same(primary(tag), found));
        if !agreeing {
            return Some((found.to_owned(), "text", 0.60));
        }
        tags.retain(|(tag, ..)| same(primary(tag), found));
    }
    if tags.is_empty() {
        return detected.map(|found| (found.to_owned(), "text", 0.60));
    }
    tags.sort_by(|a, b| b.2.total_cmp(&a.2));
    let (mut tag, source, confidence) = tags.first()?.clone();
    // The document's "en" and the locale's en_GB are one statement; that of the template may add
    // a region nobody chose, so only an exact relation counts.
    if !tag.contains('-')
        && let Some((longer, ..)) =
            tags.iter().find(|(other, ..)| other.starts_with(&format!("{tag}-")))
    {
        // og:locale is en_US and ar_AR by default of the plugins that write it.
        if !matches!(longer.as_str(), "en-US" | "ar-AR") {
            tag = longer.clone();
        }
    }
    Some((tag, source, confidence))
}

/// Languages that detection cannot well tell apart.
fn same(a: &str, b: &str) -> bool {
    let group = |tag: &str| match tag {
        "nb" | "nn" | "no" | "da" => "no".to_owned(),
        "hr" | "sr" | "bs" | "sh" | "cnr" | "me" => "sh".to_owned(),
        "id" | "ms" => "ms".to_owned(),
        "cs" | "sk" => "cs".to_owned(),
        "gl" | "pt" => "pt".to_owned(),
        "tl" | "fil" => "fil".to_owned(),
        "he" | "iw" => "he".to_owned(),
        "bg" | "mk" => "bg".to_owned(),
        "fa" | "prs" => "fa".to_owned(),
        "hi" | "mr" | "ne" => "hi".to_owned(),
        "zh" | "yue" => "zh".to_owned(),
        other => other.to_owned(),
    };
    group(a) == group(b)
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or("")
}

/// `en_gb` as `en-GB`; a word ("English") as its tag; `None` for anything else.
fn normal(tag: &str) -> Option<String> {
    let tag = tag.trim();
    const WORDS: &[(&str, &str)] = &[
        ("english", "en"),
        ("german", "de"),
        ("deutsch", "de"),
        ("french", "fr"),
        ("français", "fr"),
        ("spanish", "es"),
        ("español", "es"),
        ("italian", "it"),
        ("italiano", "it"),
        ("portuguese", "pt"),
        ("português", "pt"),
        ("russian", "ru"),
        ("chinese", "zh"),
        ("japanese", "ja"),
        ("arabic", "ar"),
        ("zh-cn", "zh-CN"),
        ("cn", "zh"),
        ("jp", "ja"),
        ("kr", "ko"),
        ("gr", "el"),
        ("cz", "cs"),
        ("dk", "da"),
        ("iw", "he"),
        ("ua", "uk"),
    ];
    if let Some(row) = WORDS.iter().find(|row| row.0.eq_ignore_ascii_case(tag)) {
        return Some(row.1.to_owned());
    }
    let mut out = String::new();
    for (n, part) in tag.split(['-', '_', '.']).take(3).enumerate() {
        let letters = part.chars().all(|c| c.is_ascii_alphanumeric());
        match (n, part.len()) {
            (0, 2..=3) if letters => out.push_str(&part.to_ascii_lowercase()),
            (0, _) => return None,
            (_, 2) if part.bytes().all(|b| b.is_ascii_alphabetic()) => {
                out.push_str(&format!("-{}", part.to_ascii_uppercase()))
            }
            (_, 4) if letters => {
                let (head, tail) = part.split_at(1);
                out.push_str(&format!(
                    "-{}{}",
                    head.to_ascii_uppercase(),
                    tail.to_ascii_lowercase()
                ));
            }
            (_, 3) if letters && part.bytes().all(|b| b.is_ascii_digit()) => {
                out.push_str(&format!("-{part}"))
            }
            _ => break,
        }
    }
    Some(out)
}

/// By the letters of the text; where there is none, by the document's `dir`.
pub(super) fn right_to_left(case: &Case) -> bool {
    match case.script {
        Some(script) => {
            matches!(script, Script::Arabic | Script::Hebrew | Script::Thaana | Script::Syriac)
        }
        None => case.page.tree.attribute(NodeId::ROOT, names::DIR) == Some("rtl"),
    }
}

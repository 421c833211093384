//! What stands around a name is cut off: dates, roles, brackets, the end of the sentence.

use super::super::byline_words::{AFTER_NAME, ROLES, Role};
use super::super::label::{lower_same_length, role_of};
use super::super::name::{is_degree, is_organisation};
use super::super::plausible::{is_han_name, reads_like_a_name};
use super::split::people;
use crate::metadata::date;
use std::borrow::Cow;

/// The byte at which names end for sure: a date, a time, a sentence, an address.
pub(super) fn stop(text: &str) -> usize {
    let mut previous = ' ';
    let mut word_start = 0;
    for (at, c) in text.char_indices() {
        if date::digit(c).is_some()
            && !previous.is_alphanumeric()
            && !matches!(previous, '_' | '-' | '.')
            && at > 0
        {
            // Not the digits of a handle.
            return trim_date_words(text, at);
        }
        if c.is_whitespace() {
            word_start = at + c.len_utf8();
        }
        if at > 0 && matches!(c, '。' | '！' | '？' | '?' | '”' | '“' | '»' | '«' | '→' | '›')
        {
            return at;
        }
        if c == '.'
            && text[at + 1..].starts_with(' ')
            && text[word_start..at].chars().count() > 3
            && text[at + 1..].trim().chars().count() > 25
        {
            return at;
        }
        previous = c;
    }
    let low = lower_same_length(text);
    let breaks = |at: usize| BREAKS.iter().any(|word| low[at..].starts_with(word));
    let mut spaces = low.match_indices(' ').map(|(at, _)| at).filter(|&at| at > 0);
    spaces.find(|&at| breaks(at)).unwrap_or(text.len())
}

/// What follows names in the same line: a space, and words.
const BREAKS: &[&str] = &[
    " on january",
    " on february",
    " on march",
    " on april",
    " on may ",
    " on june",
    " on july",
    " on august",
    " on september",
    " on october",
    " on november",
    " on december",
    " published",
    " updated",
    " posted",
    " last updated",
    " for the ",
    " is a ",
    " is an ",
    " is the ",
    " in collaboration",
    " photo",
    " min read",
    " in: ",
    " filed under",
    " at the ",
    " from the ",
    " has been ",
    " who ",
    " - ",
    " | ",
    " : ",
    " last modified",
    " reviewed by",
    " medically reviewed",
    " fact checked",
    " fact-checked",
    " edited by",
    " view ",
    " comments",
    " category",
    " via ",
    " contributor",
    " staff writer",
    " all posts",
    " more by",
    " follow ",
    " is senior",
    " am ",
    " um ",
    " joined",
    " writes ",
    " covers ",
];

/// The words right before a number that belong to a date: "on March", "Monday,".
fn trim_date_words(text: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        let before = text[..end].trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '.' | ':' | '-' | '،' | '(' | '（')
        });
        let start = before
            .rfind(|c: char| c.is_whitespace())
            .map_or(0, |found| found + before[found..].chars().next().map_or(1, char::len_utf8));
        let word = before[start..].to_lowercase();
        let word = word.trim_matches(['.', ',', '(']);
        // German pages say with it how old their words are.
        if start > 0 && (date::is_date_word(word) || word == "stand") {
            end = start;
        } else {
            return before.len();
        }
    }
}

/// The role that stands in brackets behind a name: "Ann Lee (photography)".
pub(super) fn role_in_brackets(part: &str) -> Option<Role> {
    let (_, rest) = part.split_once(['(', '（'])?;
    let (inside, _) = rest.split_once([')', '）'])?;
    role_of(&lower_same_length(inside.trim()))
}

/// People who took part, in brackets behind the others, as one list with them: "Ann Lee (avec Bo
/// Chan et Carl Ek)". A news agency there is none of them.
pub(super) fn with_others(text: &str) -> Cow<'_, str> {
    const WITH: [&str; 6] = ["with", "mit", "avec", "con", "com", "met"];
    let found = text.split_once(" (").and_then(|(before, rest)| {
        let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
        let (word, names) = inside.trim().split_once(' ')?;
        let is_person = |name: &String| reads_like_a_name(name) && !is_organisation(name);
        let listed = WITH.contains(&word) && people(names).iter().all(is_person);
        listed.then(|| format!("{before}, {names}{after}"))
    });
    found.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Without what opens with a bracket or an `@`, but for a name within a name: "Paramita (Guha)
/// Ghosh", "Richard (R.J.) Eskow".
pub(super) fn without_brackets(part: &str) -> &str {
    if let Some((before, rest)) = part.split_once(" (")
        && let Some((inside, after)) = rest.split_once(") ")
        && !before.contains(['(', '@', '<', '['])
        && [inside, after].iter().all(|name| {
            name.starts_with(char::is_uppercase)
                && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.'))
        })
    {
        return part;
    }
    let Some(at) = part.find(['(', '（', '@', '<', '[']) else { return part.trim() };
    let before = &part[..at];
    // Of an address the word before the sign goes as well: "Ann Lee info@example.org".
    let is_address = part[at..].starts_with('@') && !before.ends_with(' ');
    match before.rfind(' ') {
        Some(space) if is_address => before[..space].trim(),
        _ => before.trim(),
    }
}

/// Without the signs around it that are no part of a name.
pub(super) fn without_signs(part: &str) -> &str {
    part.trim_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’' | ')' | '!' | '_') && !is_mark(c)
    })
}

/// Vowel signs and other marks that belong to the letter before.
fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && !c.is_alphanumeric()
        && !c.is_whitespace()
        && !c.is_ascii_punctuation()
        && matches!(u32::from(c), 0x300..=0x36F | 0x591..=0x5C7 | 0x64B..=0x65F | 0x900..=0xDFF | 0xE31..=0xE4E | 0x102B..=0x103E)
}

/// Without a role that follows the name with no comma between: "Ann Lee Senior Reporter"; and
/// without a small word that led on to something else.
pub(super) fn without_role(part: &str) -> &str {
    let mut at = 0;
    for (nth, word) in part.split(' ').enumerate() {
        let low = word.to_lowercase();
        let ends = ROLES.contains(&low)
            || matches!(low.as_str(), "in" | "on" | "at" | "for" | "sponsored" | "阅读" | "浏览");
        if nth >= 2 && ends
            || nth == 1
                && matches!(low.as_str(), "阅读" | "浏览" | "点击" | "评论" | "发表于" | "发布于")
        {
            return part[..at].trim_end();
        }
        at += word.len() + 1;
    }
    part
}

/// Without the full stop of a sentence; that of "Jr.", "Ph.D." and initials stays.
pub(super) fn without_stop(text: &str) -> &str {
    let last = text.rsplit(' ').next().unwrap_or("");
    let inner = last.trim_end_matches('.');
    let abbreviated = last.chars().count() <= 4 || is_degree(last) || inner.contains('.');
    if abbreviated { text } else { text.trim_end_matches('.') }
}

/// Without 记者, 기자 … right behind the name. A sign that ends the name itself stays: 作者 王文.
pub(super) fn strip_after(part: &str) -> &str {
    let last = part.rsplit([' ', '\u{3000}']).next().unwrap_or(part);
    let is_name = last.len() < part.len() && is_han_name(last);
    let found = AFTER_NAME.iter().find_map(|word| {
        let name = part.strip_suffix(word)?.trim_end();
        let count = name.chars().count();
        let fits = count >= 2 && !name.is_ascii() && (word.chars().count() > 1 || !is_name);
        fits.then_some(name)
    });
    found.unwrap_or(part)
}

/// Without what a Chinese writer is, which stands in front and ends with the word for it: the
/// 海港网专栏作者 of "海港网专栏作者 王文".
pub(super) fn without_office(part: &str) -> &str {
    const OFFICES: &[&str] = &[
        "作者",
        "记者",
        "記者",
        "评论员",
        "評論員",
        "撰稿人",
        "主笔",
        "主筆",
        "通讯员",
        "通訊員",
        "作家",
        "研究员",
        "研究員",
        "观察员",
        "觀察員",
        "分析师",
        "分析師",
        "教授",
    ];
    let Some((office, names)) = part.split_once([' ', '\u{3000}']) else { return part };
    let is_office = OFFICES.iter().any(|word| office.ends_with(word));
    let named = names.split([' ', '\u{3000}']).all(|name| name.is_empty() || is_han_name(name));
    if is_office && named { names.trim_start() } else { part }
}

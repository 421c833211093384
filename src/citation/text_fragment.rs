//! Links to a passage of a page: `#:~:text=…`, built and then found again on the page.
//!
//! "URL Fragment Text Directives" (WICG draft): `text=[prefix-,]start[,end][,-suffix]`. A browser
//! takes the first match, case aside, that begins and ends at word boundaries, and each term must
//! lie inside one block. So a directive is only given out when the first match on the page's text
//! is the passage itself. Where words are not set apart by blanks (Chinese, Japanese, Thai …),
//! browsers find them with dictionaries that are not here: there the passage grows to the next
//! blank or punctuation mark, which is a boundary for certain.

mod text;

use core::fmt::Write;
use core::ops::Range;

use crate::single_spaced::single_spaced;
use text::Text;

/// A passage longer than this, in characters, is named by its first and last words.
const WHOLE: usize = 150;

/// How many words of context, and of beginning and end, are tried one after the other.
const CONTEXTS: [usize; 5] = [0, 2, 4, 8, 16];
const ENDS: [usize; 3] = [4, 8, 12];

/// The directive (`text=…`) for a passage of a page's text; `None` when there is no telling the
/// passage from others, or it is empty.
///
/// Blocks of `page` are lines; `passage` counts bytes.
///
/// ```
/// use verbatim::citation::text_fragment::directive;
/// let page = "Trees cool.\nTrees cool cities by shade.";
/// assert_eq!(directive(page, 12..22).as_deref(), Some("text=Trees%20cool.-,Trees%20cool"));
/// ```
pub fn directive(page: &str, passage: Range<usize>) -> Option<String> {
    let text = Text::new(page);
    let passage = text.whole_words(text.position(passage.start)..text.position(passage.end))?;
    for ends in [0].into_iter().chain(ENDS) {
        let Some((start, end)) = text.terms(&passage, ends) else { continue };
        for context in CONTEXTS {
            let (prefix, suffix) = (text.before(&passage, context), text.after(&passage, context));
            let none = || 0..0;
            for (prefix, suffix) in [
                (prefix.clone(), none()),
                (none(), suffix.clone()),
                (prefix.clone(), suffix.clone()),
            ] {
                let terms = Terms { prefix, start: start.clone(), end: end.clone(), suffix };
                if text.first_match(&terms) == Some(passage.clone()) {
                    return Some(text.write(page, &terms));
                }
                if context == 0 {
                    break;
                }
            }
        }
    }
    None
}

/// The places on a page where a text stands, blanks and line breaks being alike. For selections
/// whose place is not known.
pub fn places(page: &str, selected: &str) -> Vec<Range<usize>> {
    let (text, selected) = (Text::new(page), Text::new(selected));
    let blank = |character: char| if character == '\n' { ' ' } else { character };
    let wanted: Vec<char> = selected.characters.iter().map(|c| blank(*c)).collect();
    let wanted = trimmed(&wanted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let characters: Vec<char> = text.characters.iter().map(|c| blank(*c)).collect();
    characters
        .windows(wanted.len())
        .enumerate()
        .filter(|(_, window)| *window == wanted)
        .map(|(at, _)| text.byte(at)..text.byte(at + wanted.len()))
        .collect()
}

/// A page's address with the directive behind whatever fragment it has.
pub fn link(url: &str, directive: &str) -> String {
    let url = url.split(":~:").next().unwrap_or(url);
    let hash = if url.contains('#') { "" } else { "#" };
    format!("{url}{hash}:~:{directive}")
}

/// Without the blanks around it.
fn trimmed(text: &[char]) -> &[char] {
    let start = text.iter().position(|c| *c != ' ').unwrap_or(text.len());
    let end = text.iter().rposition(|c| *c != ' ').map_or(start, |last| last + 1);
    text.get(start..end).unwrap_or_default()
}

/// The terms of a directive as ranges of characters; empty where there is none.
struct Terms {
    prefix: Range<usize>,
    start: Range<usize>,
    end: Range<usize>,
    suffix: Range<usize>,
}

impl Text {
    /// The start and end terms of a passage: all of it when `words` is nought, else so many words
    /// of its first and of its last block.
    fn terms(&self, passage: &Range<usize>, words: usize) -> Option<(Range<usize>, Range<usize>)> {
        let inside = self.characters.get(passage.clone())?;
        let first_break = inside.iter().position(|character| *character == '\n');
        if words == 0 {
            let short = first_break.is_none() && inside.len() <= WHOLE;
            return short.then(|| (passage.clone(), 0..0));
        }
        let last_break = inside.iter().rposition(|character| *character == '\n');
        let head_limit = first_break.map_or(passage.end, |at| passage.start + at);
        let tail_limit = last_break.map_or(passage.start, |at| passage.start + at + 1);
        let head = passage.start..self.forward(passage.start, head_limit, words);
        let tail = self.backward(passage.end, tail_limit, words)..passage.end;
        (head.end <= tail.start).then_some((head, tail))
    }

    /// What a browser would find.
    fn first_match(&self, terms: &Terms) -> Option<Range<usize>> {
        let mut from = 0;
        loop {
            let (start, next) = if terms.prefix.is_empty() {
                let start = self.find(&terms.start, from)?;
                (start, start + 1)
            } else {
                let prefix = self.find(&terms.prefix, from)?;
                (self.skip_blanks(prefix + terms.prefix.len()), prefix + 1)
            };
            from = next;
            if !self.matches(&terms.start, start) {
                continue;
            }
            let mut end = start + terms.start.len();
            if terms.end.is_empty() {
                if self.suffix_follows(terms, end) {
                    return Some(start..end);
                }
                continue;
            }
            while let Some(last) = self.find(&terms.end, end) {
                if self.suffix_follows(terms, last + terms.end.len()) {
                    return Some(start..last + terms.end.len());
                }
                end = last + 1;
            }
        }
    }

    fn suffix_follows(&self, terms: &Terms, end: usize) -> bool {
        terms.suffix.is_empty() || self.matches(&terms.suffix, self.skip_blanks(end))
    }

    fn find(&self, term: &Range<usize>, from: usize) -> Option<usize> {
        (from..(self.characters.len() + 1).checked_sub(term.len())?)
            .find(|at| self.matches(term, *at))
    }

    /// Whether a term stands here between boundaries that some browser may see.
    fn matches(&self, term: &Range<usize>, at: usize) -> bool {
        let there = self.characters.get(at..at + term.len());
        there.is_some()
            && there == self.characters.get(term.clone())
            && self.is_boundary(at, false)
            && self.is_boundary(at + term.len(), false)
    }

    fn write(&self, page: &str, terms: &Terms) -> String {
        let mut out = "text=".to_owned();
        let term = |term: &Range<usize>| {
            let bytes = self.byte(term.start)..self.byte(term.end);
            percent_encoded(page.get(bytes).unwrap_or_default())
        };
        if !terms.prefix.is_empty() {
            out.push_str(&format!("{}-,", term(&terms.prefix)));
        }
        out.push_str(&term(&terms.start));
        if !terms.end.is_empty() {
            out.push_str(&format!(",{}", term(&terms.end)));
        }
        if !terms.suffix.is_empty() {
            out.push_str(&format!(",-{}", term(&terms.suffix)));
        }
        out
    }
}

/// White space as one blank, and everything but letters, digits, `.`, `_` and `~` encoded: also
/// what would end an address in Markdown or in running text.
fn percent_encoded(term: &str) -> String {
    let mut out = String::new();
    for byte in single_spaced(term).bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}"); // writing to a string cannot fail
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(page: &str, selected: &str, which: usize) -> Option<String> {
        directive(page, places(page, selected).get(which)?.clone())
    }

    const PAGE: &str = "Headline of the day\n\
        The council met on Monday. The council voted, 5-3, for the tram.\n\
        Nobody was surprised (nobody ever is). The council met on Monday.\n\
        \"We were never asked\", said one of 3,000 residents & friends.";

    #[test]
    fn a_unique_passage_is_named_whole() {
        assert_eq!(of(PAGE, "never asked", 0).as_deref(), Some("text=never%20asked"));
        assert_eq!(of(PAGE, "5-3, for", 0).as_deref(), Some("text=5%2D3%2C%20for"));
    }

    #[test]
    fn a_part_of_a_word_grows_to_the_word() {
        assert_eq!(of(PAGE, "urpris", 0).as_deref(), Some("text=surprised"));
        assert_eq!(of(PAGE, "000 resid", 0).as_deref(), Some("text=3%2C000%20residents"));
    }

    #[test]
    fn a_repeated_passage_gets_context() {
        assert_eq!(
            of(PAGE, "The council met on Monday", 1).as_deref(),
            Some("text=ever%20is%29.-,The%20council%20met%20on%20Monday")
        );
        assert_eq!(of(PAGE, "The council", 1).as_deref(), Some("text=on%20Monday.-,The%20council"));
        assert_eq!(of("a b a b", "a b", 1).as_deref(), Some("text=a%20b-,a%20b"));
        assert_eq!(of("A b. a B.", "a B", 1).as_deref(), Some("text=A%20b.-,a%20B"));
    }

    #[test]
    fn a_long_passage_is_named_by_its_ends() {
        let start = places(PAGE, "voted, 5-3, for the tram.").remove(0).start;
        assert_eq!(
            directive(PAGE, start..PAGE.len()).as_deref(),
            Some("text=voted%2C%205%2D3%2C%20for%20the,3%2C000%20residents%20%26%20friends.")
        );
    }

    #[test]
    fn scripts_without_blanks_end_at_punctuation() {
        let page = "城市绿地对居民健康的影响。研究人员说,绿地很重要。城市绿地很多。";
        let link = of(page, "人员说", 0).expect("one sentence has it");
        assert_eq!(link, format!("text={}", percent_encoded("研究人员说")));
    }

    #[test]
    fn what_cannot_be_told_apart_has_no_link() {
        assert_eq!(directive("same\nsame\nsame", 5..9), of("same\nsame\nsame", "same", 1));
        assert_eq!(directive("", 0..0), None);
        assert_eq!(directive("word", 3..900).as_deref(), Some("text=word"));
        assert_eq!(directive("a \n b", 1..4), None);
        let endless = "x ".repeat(300);
        assert_eq!(directive(&endless, 200..201), None);
    }

    /// The terms of a directive, decoded: prefix, start, end, suffix.
    fn decoded(directive: &str) -> [String; 4] {
        let mut out = [const { String::new() }; 4];
        let mut at_end = false;
        for term in directive.trim_start_matches("text=").split(',') {
            let (at, term) = match (term.strip_suffix('-'), term.strip_prefix('-')) {
                (Some(prefix), _) => (0, prefix),
                (_, Some(suffix)) => (3, suffix),
                _ => (1 + usize::from(std::mem::replace(&mut at_end, true)), term),
            };
            let mut pieces = term.split('%');
            let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
            for piece in pieces {
                bytes.push(u8::from_str_radix(&piece[..2], 16).expect("two digits"));
                bytes.extend(&piece.as_bytes()[2..]);
            }
            out[at] = String::from_utf8(bytes).expect("terms are text").to_lowercase();
        }
        out
    }

    #[test]
    fn every_directive_finds_its_passage_on_a_page_of_repetitions() {
        // Words from a small vocabulary, so that nearly every passage stands there twice.
        let words = ["sea", "Sea", "wall", "the", "The", "old", "tide."];
        let mut state = 7_u32;
        let mut page = String::new();
        for count in 0..600 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            page.push_str(words[(state >> 16) as usize % words.len()]);
            page.push(if count % 23 == 22 { '\n' } else { ' ' });
        }
        let small = page.to_lowercase();
        let mut found = 0;
        for start in (0..page.len() - 80).step_by(37) {
            let Some(link) = directive(&page, start..start + 20) else { continue };
            let [prefix, first, end, suffix] = decoded(&link);
            found += 1;
            let matches = |at: usize| {
                let rest = small[at..].strip_prefix(prefix.as_str()).map(str::trim_start);
                let rest = rest.and_then(|rest| rest.strip_prefix(first.as_str()));
                let bounded = !small[..at].ends_with(char::is_alphanumeric)
                    || !small[at..].starts_with(char::is_alphanumeric);
                let follows = |rest: &str| {
                    !rest.starts_with(char::is_alphanumeric)
                        && rest.trim_start().starts_with(&suffix)
                };
                let ends = |rest: &str| {
                    (rest.match_indices(end.as_str()))
                        .any(|(at, _)| follows(&rest[at + end.len()..]))
                };
                bounded
                    && rest
                        .is_some_and(|rest| if end.is_empty() { follows(rest) } else { ends(rest) })
            };
            let at = (0..small.len()).find(|at| matches(*at)).expect("it is on the page");
            let passage = small[at + prefix.len()..].trim_start();
            let passage = small.len() - passage.len();
            assert!(passage <= start + 1 && start < passage + 20, "{link}: {passage} for {start}");
        }
        assert!(found > 50, "{found} passages have a link");
    }

    #[test]
    fn the_link_keeps_the_page_s_own_fragment() {
        assert_eq!(link("https://a.example/x", "text=a"), "https://a.example/x#:~:text=a");
        assert_eq!(link("https://a.example/x#s", "text=a"), "https://a.example/x#s:~:text=a");
        assert_eq!(link("https://a.example/#:~:text=b", "text=a"), "https://a.example/#:~:text=a");
    }
}

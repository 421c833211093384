//! What else may be the article, for pages where the choice is not clear.

use super::article::Candidate;
use super::blocks::Blocks;
use super::decode::{Choice, expected};
use super::features::{Context, units};
use super::{headline, nodes_of};
use crate::dom::{NodeId, Page, names};

/// Below this the choice is not clear.
const CLEAR: f32 = 0.8;

/// How far the limits of other choices lie from the one that was taken, in sums.
const SHIFT: i32 = 4096;

/// As many others as a reader wants to look at.
const MOST: usize = 3;

/// What may be the article: the choice, if it is any, then the others, the likeliest first. None
/// where the choice is clear, and where nothing else could be chosen.
pub(super) fn next_best(context: &Context, choice: &Choice, sums: &[i32]) -> Vec<Candidate> {
    if choice.expected >= CLEAR {
        return Vec::new();
    }
    let sizes: Vec<u32> = context.blocks.list.iter().map(units).collect();
    let mut others: Vec<Choice> = Vec::new();
    for mut keep in other_choices(context, choice, sums) {
        for (keep, block) in keep.iter_mut().zip(&context.blocks.list) {
            *keep &= !context.blocks.visibility.is_hidden(block.element);
        }
        let mut other = Choice { keep, expected: 0.0, limit_sum: 0 };
        headline(context, &mut other);
        let is_known = std::iter::once(choice).chain(&others).any(|known| known.keep == other.keep);
        if !is_known && other.keep.contains(&true) {
            other.expected = expected(&other.keep, sums, &sizes);
            others.push(other);
        }
    }
    if others.is_empty() {
        return Vec::new();
    }
    others.sort_by(|a, b| b.expected.total_cmp(&a.expected));
    others.truncate(MOST);
    let own = Some(choice).filter(|choice| choice.keep.contains(&true));
    own.into_iter().chain(&others).map(|choice| candidate(context, choice)).collect()
}

/// Where else an article may be: in the densest part, in the elements made for it, in all of the
/// page, and by a lower and a higher limit.
fn other_choices(context: &Context, choice: &Choice, sums: &[i32]) -> Vec<Vec<bool>> {
    let tree = &context.page.tree;
    let elements = [names::MAIN, names::ARTICLE, names::BODY];
    let mut parts = vec![context.densest];
    parts.extend(elements.iter().filter_map(|&name| tree.first(NodeId::ROOT, name)));
    let mut choices: Vec<Vec<bool>> = Vec::new();
    for part in parts {
        let inside = context.blocks.inside(tree, part);
        choices.push((0..sums.len()).map(|index| inside.contains(&index)).collect());
    }
    for shift in [-SHIFT, SHIFT] {
        let limit = choice.limit_sum.saturating_add(shift);
        choices.push(sums.iter().map(|&sum| sum >= limit).collect());
    }
    choices
}

fn candidate(context: &Context, choice: &Choice) -> Candidate {
    let blocks = &context.blocks;
    let (mut words, mut preview) = (0, String::new());
    for (block, _) in blocks.list.iter().zip(&choice.keep).filter(|(_, keep)| **keep) {
        words += block.stats.words as usize;
        add_preview(context.page, blocks, block, &mut preview);
    }
    let keep = nodes_of(context, choice);
    Candidate { keep, words, preview, confidence: choice.expected }
}

/// Characters of a preview.
const PREVIEW: usize = 100;

/// Adds a block's text to a preview until that is long enough.
pub(super) fn add_preview(
    page: &Page,
    blocks: &Blocks,
    block: &super::blocks::Block,
    preview: &mut String,
) {
    let length = preview.chars().count();
    if length >= PREVIEW {
        return;
    }
    if length > 0 {
        preview.push(' ');
    }
    let text = blocks.text(&page.tree, block);
    if text.chars().count() + length > PREVIEW {
        preview.extend(text.chars().take(PREVIEW - length));
        preview.push('…');
    } else {
        preview.push_str(&text);
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::super::blocks::Blocks;
    use super::super::model::sum_of;
    use super::*;

    fn page(html: &str) -> Page {
        Page::from_html(html, "")
    }

    /// The candidates of a page whose blocks were judged so (chances in 1024ths) and chosen from
    /// one of those chances up: the chance that is expected of each, and its text.
    fn candidates(page: &Page, chances: &[u32], least: u32, expected: f32) -> Vec<(f32, String)> {
        let context = Context::of(page);
        let blocks = &context.blocks;
        let sums: Vec<i32> = chances.iter().map(|&chance| sum_of(chance)).collect();
        assert_eq!(sums.len(), blocks.list.len());
        let limit_sum = sum_of(least);
        let keep = sums.iter().map(|&sum| sum >= limit_sum).collect();
        let choice = Choice { keep, expected, limit_sum };
        let text = |candidate: &Candidate| {
            let texts = candidate.keep.iter().filter_map(|id| page.tree.text(id));
            texts.map(str::trim).collect::<Vec<_>>().join(" ")
        };
        let found = next_best(&context, &choice, &sums);
        for candidate in &found {
            let words = text(candidate).split_whitespace().count();
            assert_eq!((candidate.words, &candidate.preview), (words, &text(candidate)));
        }
        found.iter().map(|candidate| (candidate.confidence, text(candidate))).collect()
    }

    fn texts(html: &str, chances: &[u32], least: u32) -> Vec<String> {
        let found = candidates(&page(html), chances, least, 0.5);
        found.into_iter().map(|(_, text)| text).collect()
    }

    const PAGE: &str = "<body><p>tides and times of the bay</p>\
                        <main><p>the ferry runs at noon</p>\
                        <article><p>the pier was built in two summers</p></article></main>";
    const ALL: &str = "tides and times of the bay the ferry runs at noon \
                       the pier was built in two summers";

    #[test]
    fn the_choice_comes_first_and_the_others_as_likely_as_they_are() {
        let found = candidates(&page(PAGE), &[300, 400, 600], 600, 0.5);
        let pier = "the pier was built in two summers";
        let main = "the ferry runs at noon the pier was built in two summers";
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, [pier, main, ALL]);
        assert_eq!(found[0].0, 0.5, "what was expected of the choice");
        assert!(found[1].0 > found[2].0);
    }

    #[test]
    fn a_clear_choice_stands_alone() {
        assert!(candidates(&page(PAGE), &[300, 400, 600], 600, 0.8).is_empty());
        assert!(!candidates(&page(PAGE), &[300, 400, 600], 600, 0.79).is_empty());
        assert!(texts("<p>the ferry runs at noon</p>", &[600], 600).is_empty());
    }

    const FOUR: &str = "<p>one tide</p><p>two ferries</p><p>three piers</p><p>four gulls</p>";

    #[test]
    fn more_and_less_may_be_meant() {
        let found = texts(FOUR, &[900, 600, 400, 100], 512);
        let more = "one tide two ferries three piers";
        let all = "one tide two ferries three piers four gulls";
        assert_eq!(found, ["one tide two ferries", more, all, "one tide"]);
    }

    #[test]
    fn what_is_hidden_or_chosen_already_is_no_other_choice() {
        let wire = "verbatim 1\n{\"live\":true}\n\u{1}html\u{1}body\u{1}p\u{4}one tide\u{5}\
                    \u{1}p\u{4}two ferries\u{5}\u{1}p\u{2}::hidden\u{3}display\u{4}three piers\u{5}\
                    \u{1}p\u{4}four gulls";
        let live = Page::from_snapshot(wire).expect("well formed");
        let found = candidates(&live, &[900, 600, 400, 100], 512, 0.5);
        let found: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(found, ["one tide two ferries", "one tide two ferries four gulls", "one tide"]);
        assert_eq!(texts("<p>one tide</p><p>two ferries</p>", &[900, 900], 512), [""; 0]);
    }

    #[test]
    fn a_choice_of_nothing_is_not_offered() {
        let found = texts("<p>one tide</p><p>two ferries</p>", &[100, 20], 900);
        assert_eq!(found, ["one tide two ferries"]);
    }

    #[test]
    fn a_headline_is_told_apart_from_the_text() {
        let html = "<title>Tides</title><h1>Tides</h1><p>one tide</p><p>two ferries</p>";
        let page = page(html);
        let context = Context::of(&page);
        let sums = [sum_of(900), sum_of(900), sum_of(300)];
        let choice = Choice { keep: vec![false, true, false], expected: 0.5, limit_sum: sums[0] };
        let found = next_best(&context, &choice, &sums);
        let previews: Vec<&str> = found.iter().map(|found| found.preview.as_str()).collect();
        assert_eq!(previews, ["one tide", "one tide two ferries"]);
    }

    #[test]
    fn no_more_are_offered_than_a_reader_looks_at() {
        let html = "<body><p>one tide</p><main><p>two ferries</p><article><p>three piers</p>\
                    <section><p>four gulls over the bay at the turn of the tide</p></section>\
                    <p>five sails</p></article></main>";
        assert_eq!(texts(html, &[900, 200, 600, 650, 400], 620).len(), 1 + MOST);
    }

    #[test]
    fn a_preview_is_the_first_hundred_characters() {
        let preview = |texts: &[String]| {
            let html: String = texts.iter().map(|text| format!("<p>{text}</p>")).collect();
            let page = page(&html);
            let blocks = Blocks::of(&page);
            let mut preview = String::new();
            for block in &blocks.list {
                add_preview(&page, &blocks, block, &mut preview);
            }
            preview
        };
        let letters = |count: usize| "é".repeat(count);
        assert_eq!(
            preview(&[letters(40), letters(50)]),
            format!("{} {}", letters(40), letters(50))
        );
        assert_eq!(preview(&[letters(100), letters(9)]), letters(100));
        assert_eq!(preview(&[letters(101)]), format!("{}…", letters(100)));
        let cut = format!("{} {}…", letters(98), letters(2));
        assert_eq!(preview(&[letters(98), letters(3)]), cut);
    }
}

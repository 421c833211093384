//! The lines over an article that say who wrote it and when: they belong to its citation, not to
//! its text. The model leaves most of them out; where one was kept, its words tell.

use super::decode::Choice;
use super::features::{Context, heading_level, units};
use crate::metadata::{
    DateReader, PageKind, date_order, is_han, label, read_byline, reads_like_a_name,
};

/// The first block of so many units is running text: below it a line is no byline any more.
const RUNNING: u32 = 20;

/// No more units has a line of names or a date.
const LONGEST: u32 = 16;

/// So many kept blocks are looked at.
const LINES: usize = 6;

/// Leaves out the lines of names and dates that stand before the first running text. In a thread
/// they are part of what was said; in lists of all kinds dates are.
pub(super) fn leave_out(context: &Context, kind: PageKind, choice: &mut Choice) {
    if kind == PageKind::Forum {
        return;
    }
    let list = &context.blocks.list;
    let kept = (0..list.len()).filter(|&index| choice.keep.get(index) == Some(&true));
    let lines: Vec<usize> = kept
        .take(LINES)
        .take_while(|&index| list.get(index).is_some_and(|block| units(block) < RUNNING))
        .filter(|&index| is_byline(context, index, kind == PageKind::Article))
        .collect();
    for index in lines {
        if let Some(keep) = choice.keep.get_mut(index) {
            *keep = false;
        }
    }
}

/// Whether a block says who wrote the text, or with `dates` when, and nothing else.
pub(super) fn is_byline(context: &Context, index: usize, dates: bool) -> bool {
    let Some(block) = context.blocks.list.get(index) else { return false };
    if units(block) > LONGEST || heading_level(context.page, block.element) > 0 {
        return false;
    }
    let line = context.blocks.text(&context.page.tree, block);
    names_authors(&line) || dates && is_date(&line, &context.page.primary_language())
}

/// Whether a line announces names that are written as names are: it begins as bylines do, or says so
/// in Chinese, where the word stands behind the paper's name, too.
fn names_authors(line: &str) -> bool {
    if label(line).is_none() && !line.chars().any(is_han) {
        return false;
    }
    let byline = read_byline(line, false);
    byline.announced && byline.authors().any(reads_like_a_name)
}

/// Whether a line is a day with no more than a few words around it. Days before the Web are part
/// of a text: of a letter, a diary.
fn is_date(line: &str, language: &str) -> bool {
    const WORDS_AROUND: usize = 3;
    const WEB: i32 = 1991;
    let reader = DateReader { language, order: date_order(language, ""), today: None };
    let Some(found) = reader.find(line) else { return false };
    let around = [line.get(..found.start), line.get(found.end..)];
    let words =
        around.into_iter().flatten().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    let words = words.filter(|word| !word.is_empty()).count();
    found.date.day.is_some() && found.date.year >= WEB && words <= WORDS_AROUND
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::dom::Page;

    /// The blocks that are left out of a page whose blocks were all kept.
    fn dropped(html: &str, kind: PageKind) -> Vec<String> {
        let page = Page::from_html(html, "");
        let context = Context::of(&page);
        let blocks = &context.blocks;
        let keep = vec![true; blocks.list.len()];
        let mut choice = Choice { keep, expected: 1.0, limit_sum: 0 };
        leave_out(&context, kind, &mut choice);
        let out = blocks.list.iter().zip(&choice.keep).filter(|(_, keep)| !**keep);
        out.map(|(block, _)| blocks.text(&page.tree, block)).collect()
    }

    #[test]
    fn lines_that_announce_names_are_bylines() {
        for line in [
            "By Mara Lindqvist and Tom Okafor",
            "Von Volkmar Kabisch, Jan Strozyk und Benedikt Strunz, NDR",
            "Por Gustavo E. Méndez",
            "光明日报记者 王建宏 张文攀",
            "حوار: آسيا العتروس",
        ] {
            assert!(names_authors(line), "{line}");
        }
        for line in [
            "Overview of data types supported by Redis",
            "Now supercharged by M5.",
            "By the sea",
            "By the Sea",
            "Dear Brian,",
            "Mara Lindqvist",
        ] {
            assert!(!names_authors(line), "{line}");
        }
    }

    #[test]
    fn a_day_with_little_around_it_is_a_date() {
        for (line, language) in [
            ("Published on Tuesday 17 January 2012 10:59", "en"),
            ("Poniedziałek, 2 stycznia 2012 (17:42)", "pl"),
            ("【2012/01/17 16:59 報導 】", "zh"),
        ] {
            assert!(is_date(line, language), "{line}");
        }
        for line in [
            "Paris, 3 March 1916",
            "March 2024",
            "Allocating on the Stack, 27 February 2026",
            "40 years of the museum",
        ] {
            assert!(!is_date(line, "en"), "{line}");
        }
    }

    #[test]
    fn only_what_stands_over_the_text_goes() {
        let text = "word ".repeat(30);
        let html = format!(
            "<html lang=en><h2>By Ann Lee</h2><p>By Mara Lindqvist<p>2 March 2024<p>A lighthouse\
             <p>{text}<p>By Tom Okafor<p>3 March 2024"
        );
        assert_eq!(dropped(&html, PageKind::Article), ["By Mara Lindqvist", "2 March 2024"]);
        assert_eq!(dropped(&html, PageKind::Listing), ["By Mara Lindqvist"]);
        assert!(dropped(&html, PageKind::Forum).is_empty());
    }
}

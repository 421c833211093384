//! Which part of the page is the article.
//!
//! The page is cut into text blocks (`blocks`); each is described by small numbers that say
//! nothing about language (`features`), and what their words are known to say is added (`cues`);
//! a forest of decision trees judges every block, and where it is not sure, a small network judges
//! again knowing how the blocks around were judged (`stacking`); the page's blocks are then chosen
//! together (`decode`), what makes a whole is mended (`whole`), names and dates over the text are
//! left to its citation (`byline`), and what was left out is accounted for (`left_out`). Where the
//! choice is not clear, others are told too (`candidates`).

mod article;
mod blocks;
mod byline;
mod candidates;
mod cues;
mod decode;
mod features;
mod forest;
mod heuristic;
mod kind;
#[doc(hidden)]
pub mod learning;
mod left_out;
mod media;
mod model;
mod network;
mod node_set;
mod rewrite;
mod signpost;
mod stacking;
mod structure;
mod text_stats;
mod tokens;
mod visibility;
mod vocabulary;
mod weight_table;
mod whole;

pub use crate::metadata::PageKind;
pub use article::{Article, Candidate};
pub use model::Model;
pub use node_set::NodeSet;

use crate::dom::{NodeId, Page};
use crate::trace::{Note, NoteKind};
use blocks::Blocks;
use decode::Choice;
use features::Context;
use model::Judgement;

/// Finds the article in a page. Always gives an answer: where an article is doubtful, the page's main
/// text with little confidence; where there is none, no nodes, and all text as left out.
pub fn extract(page: &Page) -> Article {
    extract_with(page, Model::built_in())
}

/// [`extract`] with another model than the one that is built in.
pub fn extract_with(page: &Page, model: &Model) -> Article {
    let context = Context::of(page);
    let blocks = &context.blocks;
    let sizes: Vec<u32> = blocks.list.iter().map(features::units).collect();
    let Judgement { sums, kinds, mut choice } = model.judge(&context, &sizes);
    whole::mend(&context, &sums, &mut choice);
    let kind = kind::likeliest(&kinds);
    byline::leave_out(&context, kind, &mut choice);
    signpost::leave_out(&context, kind, &mut choice);
    for (keep, block) in choice.keep.iter_mut().zip(&blocks.list) {
        *keep &= !blocks.visibility.is_hidden(block.element);
    }
    let headline = headline(&context, &mut choice);
    let keep = nodes_of(&context, &choice);
    let mut trace = left_out::account(&context, &choice, headline, &sums);
    if kept_units(blocks, &choice) < 8 || choice.expected < 0.3 {
        trace.notes.push(Note { kind: NoteKind::NoArticle, node: None, count: 1 });
    }
    Article {
        candidates: candidates::next_best(&context, &choice, &sums),
        rewrites: rewrite::rewrites(page, &keep, &mut trace),
        keep,
        headline,
        kind,
        confidence: choice.expected,
        trace,
        sums,
    }
}

fn kept_units(blocks: &Blocks, choice: &Choice) -> u32 {
    let kept = blocks.list.iter().zip(&choice.keep).filter(|(_, keep)| **keep);
    kept.map(|(block, _)| features::units(block)).sum()
}

/// The nodes of the blocks of a choice, and the pictures and the like among them.
fn nodes_of(context: &Context, choice: &Choice) -> NodeSet {
    let blocks = &context.blocks;
    let mut nodes = NodeSet::with_len(context.page.tree.len());
    for (block, _) in blocks.list.iter().zip(&choice.keep).filter(|(_, keep)| **keep) {
        for &id in blocks.texts_of(block) {
            nodes.insert(id);
        }
    }
    media::keep(context, choice, &mut nodes);
    nodes
}

/// The element with the headline; its block is taken out of the choice, unless it is most of it: a
/// post without a title of its own.
fn headline(context: &Context, choice: &mut Choice) -> Option<NodeId> {
    let list = &context.blocks.list;
    let repetition = &context.repetition;
    let said = repetition.title_block().or(repetition.first_h1())?;
    let block = list.get(said)?;
    let kept = kept_units(&context.blocks, choice);
    let keep = choice.keep.get_mut(said)?;
    *keep &= features::units(block) * 2 > kept;
    Some(block.element)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the block with the headline stays in the text of a page whose blocks were all kept.
    fn headline_stays(html: &str) -> bool {
        let page = Page::from_html(html, "");
        let context = Context::of(&page);
        let blocks = &context.blocks;
        let keep = vec![true; blocks.list.len()];
        let mut choice = Choice { keep, expected: 1.0, limit_sum: 0 };
        headline(&context, &mut choice).expect("a headline");
        choice.keep[0]
    }

    #[test]
    fn a_notice_to_browsers_without_scripts_is_no_article() {
        let notice = "<noscript>You need to enable JavaScript to run this app.</noscript>";
        let html = format!("<title>Bay</title><body>{notice}<div id=root></div>");
        let article = extract(&Page::from_html(&html, "https://bay.example/"));
        assert!(article.keep.iter().next().is_none());
    }

    #[test]
    fn a_headline_is_part_of_the_text_only_where_it_is_most_of_it() {
        let title = "<title>Does the ferry run on Sundays?</title>";
        let heading = "<h1>Does the ferry run on Sundays?</h1>";
        assert!(headline_stays(&format!("{title}{heading}<p>Yes</p>")));
        assert!(!headline_stays(&format!("{title}{heading}<p>It does, but only until noon.</p>")));
    }
}

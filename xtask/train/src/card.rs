//! The model card: what the model is made of and how good it is.

use super::{Options, made_up};

/// Writes the card.
pub(crate) fn write(
    options: &Options,
    size: usize,
    tables: &[(String, String)],
    gains: &[f32],
    names: &[String],
) -> String {
    let mut card = format!(
        "# The extraction model\n\n\
         Written by `cargo xtask train` together with `article.model`; the same corpora give the \
         same bytes.\n\n\
         **What it does.** It says for each block of text of a page how likely the block belongs \
         to the article. {size} bytes: a table of class names and one of first words, pairs of words and headings that several sites share (as hashes), six small \
         forests that tell kinds of pages apart, a forest of {} trees (of up to {} leaves) that judges blocks by their \
         features, and a small network that reads all blocks of a page as one sequence and judges them again with the forest's judgements of \
         the neighbours, the containers and the blocks built alike; it is asked where the forest is not sure. \
         The features are whole numbers of one byte; but for the table of words they say nothing about language, and none says anything about a site.\n\n\
         **What it learned from.** Development halves only: WCXB (Murrough Foley, 2026, \
         CC BY 4.0), DAnIEL (Lejeune and Zhu, 2018, GPL-3.0), the evaluation pages of trafilatura \
         (Apache-2.0; marked pieces of text only, at less weight), pages in Chinese, Korean, \
         Burmese and Thai from newspaper4k, goose3 and the Chinese Web Content Extraction Dataset \
         (MIT, Apache-2.0), and pages of our own making in {} scripts and {} layouts, some \
         as long as a book. Half of the articles are read a second time without their words, as if in a language that nothing \
         is known of. The model \
         holds counts, comparisons, weights and hashes, no text of any page.\n\n\
         **How it was judged.** {} folds, all pages of a site in one, each judged by a model that \
         has not seen its site; class names, kinds and the forest's judgements too are learned without \
         that site. F1 of words is a mean over pages; for trafilatura-dev it is the F1 of marked \
         pieces. The last column is the share of pages with an F1 below 0.5.\n",
        options.trees,
        options.leaves,
        made_up::VARIETY[0],
        made_up::VARIETY[1],
        options.folds
    );
    for (title, table) in tables {
        card.push_str(&format!(
            "\n## {}{}\n\n| pages | number | F1 | low |\n| --- | --: | --: | --: |\n{table}",
            title[..1].to_uppercase(),
            &title[1..]
        ));
    }
    card.push_str(
        "\n## Known weaknesses\n\n\
         Listings, collections and product pages: annotators differ about which of the many short \
         texts is wanted, and so does the model. Threads whose posts are shorter than what stands \
         around them. Pages whose text is not in the markup at all.\n\n\
         ## Features that gained most in the forest\n\n| gain | feature |\n| --: | --- |\n",
    );
    let mut order: Vec<usize> = (0..gains.len()).collect();
    order.sort_by(|&a, &b| gains[b].total_cmp(&gains[a]));
    let total: f32 = gains.iter().sum();
    for &at in order.iter().take(40) {
        let judged = format!("learned names and cues {}", at.saturating_sub(names.len()) + 1);
        let name = names.get(at).unwrap_or(&judged);
        card.push_str(&format!("| {:.2} % | {name} |\n", 100.0 * gains[at] / total.max(1.0)));
    }
    card
}

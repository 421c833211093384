//! Features of a block's own text and element.

use super::{Context, Sink, log, rate, share, units};
use crate::dom::{Name, NodeId, Page, names};
use crate::extract::blocks::Block;
use crate::extract::text_stats::is_stop;

pub(super) fn put(context: &Context, index: usize, out: &mut impl Sink) {
    let Some(block) = context.blocks.list.get(index) else { return };
    let stats = &block.stats;
    let tree = &context.page.tree;
    out.put("units", 0, log(units(block)));
    out.put("characters", 0, log(stats.chars));
    out.put("letters a word", 0, (stats.letters * 4 / stats.words.max(1)).min(80) as u8);
    out.put("link share", 0, share(block.link_words, stats.words));
    out.put("links", 0, log(block.links));
    out.put("bold share", 0, share(block.bold_words, stats.words));
    out.put("stops", 0, log(stats.stops));
    out.put("commas", 0, log(stats.commas));
    out.put("stops a word", 0, rate(stats.stops, stats.words));
    out.put("commas a word", 0, rate(stats.commas, stats.words));
    out.put("quotes", 0, log(stats.quotes));
    out.put("digit share", 0, share(stats.digits, stats.chars));
    out.put("digits", 0, log(stats.digits));
    out.put("upper share", 0, share(stats.upper, stats.letters));
    out.put("capitalised share", 0, share(stats.capitalised, stats.words));
    out.put("separators", 0, log(stats.separators));
    out.put("currency", 0, log(stats.currency));
    out.put("colons", 0, log(stats.colons));
    out.put("legal signs", 0, log(stats.legal));
    out.put("letters share", 0, share(stats.letters, stats.chars));
    out.put("spaceless share", 0, share(stats.spaceless, stats.words));
    out.put("first", 0, first_class(block.first));
    out.put("last", 0, last_class(block.last));
    out.put("after break", 0, u8::from(block.after_break));
    out.put("before break", 0, u8::from(block.before_break));
    let name = tree.element(block.element).unwrap_or(names::UNKNOWN);
    out.put("element", 0, element_code(name));
    out.put("heading", 0, heading_level(context.page, block.element));
    out.put("paragraph", 0, u8::from(name == names::P));
    let whole = context.blocks.inside(tree, block.element);
    out.put("blocks in element", 0, log(whole.len() as u32));
    out.put("folded", 0, u8::from(context.blocks.visibility.is_folded(block.element)));
    let inner = Inner::of(context, block);
    out.put("time element", 0, inner.times);
    out.put("code element", 0, inner.codes);
    out.put("emphasis", 0, inner.emphases);
    out.put("pictures", 0, inner.pictures);
    out.put("spans", 0, log(u32::from(inner.spans)));
    out.put("inputs", 0, inner.inputs);
    let texts = context.blocks.texts_of(block).len() as u32;
    out.put("text nodes", 0, log(texts));
    out.put("in title", 0, context.repetition.title_share(index));
    out.put("title in it", 0, context.repetition.share_of_title(index));
    out.put("same text", 0, context.repetition.twins(index));
    out.put("same text before", 0, u8::from(context.repetition.is_later_twin(index)));
}

/// What stands inside a block besides text.
#[derive(Default)]
struct Inner {
    times: u8,
    codes: u8,
    emphases: u8,
    pictures: u8,
    spans: u8,
    inputs: u8,
}

impl Inner {
    fn of(context: &Context, block: &Block) -> Inner {
        let tree = &context.page.tree;
        let texts = context.blocks.texts_of(block);
        let mut inner = Inner::default();
        let (Some(&first), Some(&last)) = (texts.first(), texts.last()) else { return inner };
        let outer = tree.ancestors(first).take(64).take_while(|&id| id != block.element);
        for id in outer.chain((first.0..last.0).map(NodeId)) {
            let Some(name) = tree.element(id) else { continue };
            let count = match name {
                names::TIME => &mut inner.times,
                names::CODE | names::KBD | names::SAMP | names::VAR => &mut inner.codes,
                names::EM | names::I | names::CITE | names::SUP => &mut inner.emphases,
                names::IMG | names::SVG | names::PICTURE => &mut inner.pictures,
                names::SPAN | names::FONT => &mut inner.spans,
                names::INPUT | names::LABEL => &mut inner.inputs,
                _ => continue,
            };
            *count = (*count + 1).min(40);
        }
        inner
    }
}

/// The level of the heading the element is, 1 to 6, or 0.
pub(crate) fn heading_level(page: &Page, id: NodeId) -> u8 {
    match page.tree.element(id) {
        Some(names::H1) => 1,
        Some(names::H2) => 2,
        Some(names::H3) => 3,
        Some(names::H4) => 4,
        Some(names::H5) => 5,
        Some(names::H6) => 6,
        _ => 0,
    }
}

/// Kinds of elements, like beside like, so that one comparison tells groups apart.
pub(super) fn element_code(name: Name) -> u8 {
    use names::*;
    const ORDER: &[Name] = &[
        H1, H2, H3, H4, H5, H6, SUMMARY, LEGEND, CAPTION, FIGCAPTION, P, BLOCKQUOTE, PRE, DD, LI,
        DT, TH, TD, TR, TABLE, CENTER, ADDRESS, ARTICLE, SECTION, MAIN, DIV, DETAILS, BODY,
        NOSCRIPT, TEMPLATE, FIGURE, UL, OL, DL, HEADER, ASIDE, FORM, BUTTON, FOOTER, NAV,
    ];
    ORDER.iter().position(|&one| one == name).map_or(0, |place| place as u8 + 1)
}

fn first_class(c: char) -> u8 {
    match c {
        c if c.is_numeric() => 1,
        c if c.is_uppercase() => 2,
        c if c.is_lowercase() => 3,
        c if c.is_alphabetic() => 4,
        '“' | '"' | '«' | '„' | '「' | '『' | '‘' | '\'' => 5,
        '-' | '–' | '—' | '•' | '·' | '*' => 6,
        '(' | '[' | '（' | '【' => 7,
        '@' | '#' | '&' | '+' => 8,
        '|' | '/' | '›' | '»' | '<' | '>' | '→' | '←' => 9,
        _ => 10,
    }
}

fn last_class(c: char) -> u8 {
    match c {
        '?' | '!' | '？' | '！' => 2,
        c if is_stop(c) => 1,
        ':' | '：' => 3,
        ',' | ';' | '，' | '、' => 4,
        '”' | '"' | '»' | '」' | '』' | '’' => 5,
        ')' | ']' | '）' | '】' => 6,
        c if c.is_numeric() => 8,
        c if c.is_alphabetic() => 9,
        '|' | '/' | '›' | '>' | '→' => 10,
        _ => 11,
    }
}

//! Features of the page as a whole, the same for all its blocks.

use super::{Context, log, rate, share, units};
use crate::dom::{NodeId, names};
use crate::extract::vocabulary::group;

/// The facts about a page, in a fixed order.
pub(crate) fn page_facts(context: &Context) -> Vec<u8> {
    let tree = &context.page.tree;
    let list = &context.blocks.list;
    let all = context.sums.all();
    let mut facts = vec![
        log(all.units),
        log(all.blocks),
        share(all.links, all.units),
        rate(all.units, all.blocks),
        log(all.texts),
        log(all.headings),
        rate(all.marks, all.units),
        context.repetition.largest_group(all),
    ];
    // Where the page's units stand.
    let part = |wanted: &dyn Fn(usize) -> bool| {
        let part = list.iter().enumerate().filter(|(index, _)| wanted(*index));
        share(part.map(|(_, block)| units(block)).sum(), all.units)
    };
    let is = |index: usize, name| list.get(index).is_some_and(|block| tree.is(block.element, name));
    let plain = |index: usize| {
        list.get(index).is_some_and(|block| block.link_words * 2 < block.stats.words)
    };
    let size = |index: usize| list.get(index).map_or(0, units);
    facts.push(part(&|index| is(index, names::P)));
    facts.push(part(&|index| is(index, names::LI)));
    facts.push(part(&|index| is(index, names::TD)));
    facts.push(part(&|index| plain(index) && size(index) >= 20));
    facts.push(part(&|index| plain(index) && size(index) >= 60));
    facts.push(part(&|index| size(index) <= 4));
    for groups in [
        group::COMMENT | group::REPLY,
        group::PRODUCT | group::PRICE | group::CART,
        group::POST | group::MESSAGE | group::THREAD,
        group::ARTICLE | group::ENTRY,
        group::CODE | group::WIKI | group::CONTENTS,
        group::SERVICE | group::HERO | group::SECTION,
        group::ITEM | group::LIST,
        group::USER | group::SIGNATURE,
    ] {
        facts.push(part(&|index| context.structure.around(index) & groups != 0));
    }
    let mut count = Counts::default();
    for id in tree.all() {
        count.see(context, id);
    }
    facts.extend([
        log(count.articles).min(40),
        count.mains.min(3),
        log(count.sections),
        log(count.tables),
        log(count.forms),
        log(count.times),
        log(count.codes),
        log(count.pictures),
        log(list.iter().filter(|block| block.stats.currency > 0).count() as u32),
        log(count.dialogs),
    ]);
    facts.extend(count.declared);
    let densest = context.sums.range(context.blocks.inside(tree, context.densest));
    facts.push(share(densest.units, all.units));
    facts.push(share(densest.links, densest.units));
    facts.push(rate(densest.units, densest.blocks));
    facts.push(list.iter().map(|block| log(units(block))).max().unwrap_or(0));
    facts.extend(address_facts(&context.page.header.url));
    facts
}

#[derive(Default)]
struct Counts {
    articles: u32,
    mains: u8,
    sections: u32,
    tables: u32,
    forms: u32,
    times: u32,
    codes: u32,
    pictures: u32,
    dialogs: u32,
    /// Kinds the page declares itself to be, in the words of Open Graph and schema.org.
    declared: [u8; DECLARED.len()],
}

/// Words for kinds of pages in `og:type`, JSON-LD and microdata.
const DECLARED: [&[&str]; 10] = [
    &["NewsArticle", "BlogPosting", "\"Article\"", "/Article", "ReportageNewsArticle"],
    &["\"Product\"", "schema.org/Product", "ProductGroup"],
    &["DiscussionForumPosting", "QAPage", "schema.org/Question"],
    &["ItemList", "CollectionPage", "OfferCatalog"],
    &["TechArticle", "APIReference"],
    &["\"Service\"", "LocalBusiness", "ProfessionalService"],
    &["Recipe"],
    &["BreadcrumbList"],
    &["FAQPage"],
    &["VideoObject"],
];

impl Counts {
    fn see(&mut self, context: &Context, id: NodeId) {
        let tree = &context.page.tree;
        let Some(name) = tree.element(id) else { return };
        let count = match name {
            names::ARTICLE => &mut self.articles,
            names::SECTION => &mut self.sections,
            names::TABLE => &mut self.tables,
            names::FORM => &mut self.forms,
            names::TIME => &mut self.times,
            names::PRE | names::CODE => &mut self.codes,
            names::IMG => &mut self.pictures,
            names::DIALOG => &mut self.dialogs,
            names::MAIN => {
                self.mains = self.mains.saturating_add(1);
                return;
            }
            names::SCRIPT => {
                let text = tree.children(id).next().and_then(|id| tree.text(id)).unwrap_or("");
                self.declare(text.get(..text.len().min(60_000)).unwrap_or(text));
                return;
            }
            names::META if tree.attribute(id, names::PROPERTY) == Some("og:type") => {
                let value = tree.attribute(id, names::CONTENT).unwrap_or("");
                let kinds = [("article", 0), ("product", 1), ("website", 3)];
                for (kind, place) in kinds {
                    if value.contains(kind)
                        && let Some(declared) = self.declared.get_mut(place)
                    {
                        *declared |= 2;
                    }
                }
                return;
            }
            _ => {
                if let Some(kind) = tree.attribute(id, names::ITEMTYPE) {
                    self.declare(kind);
                }
                return;
            }
        };
        *count += 1;
    }

    fn declare(&mut self, text: &str) {
        for (declared, words) in self.declared.iter_mut().zip(DECLARED) {
            if *declared & 1 == 0 && words.iter().any(|word| text.contains(word)) {
                *declared |= 1;
            }
        }
    }
}

/// Whether a query names a page by its number (`p=959`), as programs for weblogs write it before
/// they are told otherwise.
fn names_number(query: &str) -> bool {
    const OF_LISTS: [&str; 6] = ["page", "paged", "pg", "start", "offset", "cat"];
    let query = query.split('#').next().unwrap_or("").trim_end_matches('/');
    query.split('&').filter_map(|parameter| parameter.split_once('=')).any(|(name, value)| {
        !OF_LISTS.contains(&name)
            && !value.is_empty()
            && value.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// An address of the median shape of those in the corpora.
const USUAL_ADDRESS: &str = "https://a.example/news/how-the-tide-came-in-12345678";

/// The shape of an address; nothing of the site's name. A page whose address is not known is taken
/// for one at a usual place, and so is one that is told by its number (`/?p=959`): an empty path
/// would be that of a site's front page.
fn address_facts(url: &str) -> [u8; 5] {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let path = path.split_once('/').map_or("", |(_, path)| path).trim_end_matches('/');
    if url.is_empty() || matches!(path, "" | "index.php") && names_number(query) {
        return address_facts(USUAL_ADDRESS);
    }
    let last = path.rsplit('/').next().unwrap_or("");
    let digits = path.bytes().filter(u8::is_ascii_digit).count() as u32;
    let hyphens = last.bytes().filter(|&byte| byte == b'-' || byte == b'_').count() as u32;
    [
        if path.is_empty() { 0 } else { 1 + path.matches('/').count().min(9) as u8 },
        log(last.len() as u32),
        log(digits),
        hyphens.min(12) as u8,
        u8::from(!query.is_empty()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_at_no_front_page() {
        let [usual, front] = [USUAL_ADDRESS, "https://a.example/"].map(address_facts);
        assert_ne!(usual, front);
        for (url, facts) in [
            ("", usual),
            ("https://a.example/?p=959", usual),
            ("https://a.example/?lang=de&p=959/", usual),
            ("https://a.example/index.php?id=30#top", usual),
            ("https://a.example", front),
        ] {
            assert_eq!(address_facts(url), facts, "{url}");
        }
        for url in ["https://a.example/?srsltid=Af5", "https://a.example/?page=2"] {
            assert_eq!(address_facts(url)[..4], front[..4], "{url}");
        }
    }
}

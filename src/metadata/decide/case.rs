//! What all decisions about one page share.

use super::{ArticlePart, headline};
use crate::dom::{NodeId, Page, names};
use crate::metadata::address::Address;
use crate::metadata::date::{PartialDate, Reader, order};
use crate::metadata::script::{self, Script};
use crate::metadata::text::{fold, is_block, is_hidden, line};
use crate::metadata::{Candidate, Candidates, PageKind, Property};
use crate::unspaced::is_unspaced;

/// One page to decide about.
#[derive(Debug)]
pub(super) struct Case<'a> {
    pub(super) page: &'a Page,
    pub(super) candidates: &'a Candidates,
    pub(super) host: String,
    /// The bare subtag of the page's likely language.
    pub(super) language: String,
    /// The language tag, who says so, and how sure that is.
    pub(super) tag: Option<(String, &'static str, f32)>,
    /// What most of the text is written in.
    pub(super) script: Option<Script>,
    pub(super) today: Option<PartialDate>,
    pub(super) headline: Option<NodeId>,
    /// What kind of page extraction takes it for.
    pub(super) kind: Option<PageKind>,
    /// Where the article begins and ends.
    body: Option<(NodeId, NodeId)>,
    /// Characters of text before each node, hidden and unread text apart.
    offsets: Vec<u32>,
    /// Where the first long paragraph behind the headline begins, in characters.
    lead: u32,
    order_language: String,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        page: &'a Page,
        candidates: &'a Candidates,
        part: Option<&'a ArticlePart>,
    ) -> Case<'a> {
        let url = Address::parse(&page.header.url);
        let sample = script::sample(page);
        let script = script::dominant(&sample);
        let tag = super::language::weigh(page, candidates, &sample, script);
        let declared = tag.as_ref().map_or(String::new(), |tag| tag.0.clone());
        let offsets = offsets(page);
        let own = headline::of(page, candidates);
        let headline = match own {
            Some((score, id)) if score >= 60 => Some(id),
            own => part.and_then(|part| part.headline).or(own.map(|found| found.1)),
        };
        let body = part.and_then(|part| Some((*part.kept.first()?, *part.kept.last()?)));
        let mut case = Case {
            page,
            candidates,
            host: url.map_or("", |url| url.host()).trim_start_matches("www.").to_ascii_lowercase(),
            language: declared.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase(),
            today: page.header.today.as_deref().and_then(PartialDate::parse_iso),
            headline,
            kind: part.and_then(|part| kind(page, candidates, part)),
            body,
            offsets,
            lead: 0,
            order_language: declared,
            script,
            tag,
        };
        case.lead = case.find_lead();
        case
    }

    /// How dates on this page are read.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader {
            language: &self.language,
            order: order(&self.order_language, &self.host),
            today: self.today,
        }
    }

    /// The headline's words, to compare with others.
    pub(super) fn folded_headline(&self) -> Option<String> {
        self.headline.map(|id| fold(&line(&self.page.tree, id)))
    }

    /// How many characters of text stand before the node.
    pub(super) fn offset(&self, id: NodeId) -> u32 {
        self.offsets.get(id.index()).copied().unwrap_or(0)
    }

    /// How likely what stands at the node speaks of the article: 1 in the region of the headline
    /// up to the first paragraph, less inside and right behind the article, little elsewhere.
    /// Statements without a place count fully.
    pub(super) fn place(&self, candidate: &Candidate) -> f32 {
        let Some(id) = candidate.node else { return 1.0 };
        let at = self.offset(id);
        let Some(headline) = self.headline else {
            return match self.body {
                Some((first, _)) if id <= first => 0.8,
                Some((_, last)) if id <= last || at < self.offset(last) + 300 => 0.62,
                Some(_) => 0.3,
                None => 0.55,
            };
        };
        let from = self.offset(headline);
        let (first, last) = self.body.unwrap_or((headline, headline));
        if id == headline || self.page.tree.contains(headline, id) {
            return 0.9;
        }
        if at >= from && at <= self.lead.max(from) + 40 && at < from + 2_500 {
            return 1.0;
        }
        if at < from {
            return match from - at {
                0..=150 => 0.95,
                151..=500 => 0.7,
                _ => 0.25,
            };
        }
        if self.body.is_some() {
            if id >= first && id <= last {
                return 0.62;
            }
            return match at.saturating_sub(self.offset(last)) {
                0..=600 => 0.6,
                _ => 0.3,
            };
        }
        match at - from {
            0..=1_500 => 0.7,
            _ => 0.5,
        }
    }

    /// Whether the node stands between the headline and the first paragraph: what is printed there
    /// is what the page itself says of the piece.
    pub(super) fn is_under_headline(&self, id: NodeId) -> bool {
        let Some(headline) = self.headline else { return false };
        let at = self.offset(id);
        id > headline && at <= self.lead && at < self.offset(headline) + 900
    }

    /// Whether the node is in the first line of the article's text.
    pub(super) fn opens_body(&self, id: NodeId) -> bool {
        let Some((first, _)) = self.body else { return false };
        let (at, start) = (self.offset(id), self.offset(first));
        at + 40 >= start && at <= start + 30
    }

    /// Whether the article's text ends in the node.
    pub(super) fn closes_body(&self, id: NodeId) -> bool {
        let Some((_, last)) = self.body else { return false };
        let end = self.offset(self.page.tree.end(id));
        end + 120 >= self.offset(last) && end <= self.offset(last) + 300
    }

    /// Whether the node is in one of the first paragraphs behind the headline.
    pub(super) fn is_near_start(&self, id: NodeId) -> bool {
        let Some(headline) = self.headline else { return false };
        id > headline && self.offset(id).saturating_sub(self.offset(headline)) < 700
    }

    /// Whether the page is a piece of writing, rather than a shop's, a list or a front page: some
    /// source calls it an article or a post, or dates it, and none calls it a product.
    pub(super) fn is_article(&self) -> bool {
        let seen = match self.kind {
            Some(PageKind::Article | PageKind::Forum) => 0.8,
            Some(PageKind::Listing | PageKind::Service) => -0.5,
            Some(PageKind::Product) => -1.0,
            Some(PageKind::Documentation) | None => 0.0_f32,
        };
        seen + self.evidence() >= 0.6
    }

    /// The same, by what the page says alone.
    pub(super) fn says_article(&self) -> bool {
        self.evidence() >= 0.6
    }

    fn evidence(&self) -> f32 {
        let mut evidence = 0.0_f32;
        for kind in self.candidates.of(Property::Kind) {
            let low = kind.value.to_ascii_lowercase();
            evidence += match low.as_str() {
                "product" | "product.group" | "product.item" | "og:product"
                | "business.business" | "place" => -2.0,
                "service" | "localbusiness" | "collectionpage" | "searchresultspage"
                | "profilepage" | "itemlist" | "realestatelisting" => -1.0,
                "article" if kind.source == "open-graph" => 0.5,
                "blog" => 0.3,
                _ if kind.source == "tag" => 0.0,
                _ if low.ends_with("article")
                    || low.ends_with("posting")
                    || low.ends_with("review") =>
                {
                    1.0
                }
                "question" | "qapage" | "recipe" | "report" | "videoobject" | "howto" | "book"
                | "dataset" | "thesis" | "chapter" | "podcastepisode" => 1.0,
                _ => 0.0,
            };
        }
        let dated = self
            .candidates
            .of(Property::Published)
            .any(|date| date.node.is_none() && date.confidence >= 0.65 && date.source != "url");
        let url_day = self
            .candidates
            .of(Property::Published)
            .any(|date| date.source == "url" && date.confidence > 0.5);
        let person = self.candidates.of(Property::Author).any(|author| {
            (author.node.is_none() || author.node.is_some_and(|id| self.is_under_headline(id)))
                && author.value.contains(' ')
                && crate::metadata::person::reads_like_a_name(&author.value)
                && author.confidence * self.place(author) >= 0.6
                && author.source != "story"
        });
        // Several posts, each with its author.
        let posts = self
            .candidates
            .of(Property::Author)
            .filter(|author| author.source == "microdata")
            .count();
        if posts >= 2 {
            evidence += 1.0;
        }
        evidence += if dated { 0.6 } else { 0.0 }
            + if url_day { 0.5 } else { 0.0 }
            + if person { 0.6 } else { 0.0 };
        evidence - if self.is_front() { 1.0 } else { 0.0 }
    }

    /// Whether the address is that of a site's front page.
    pub(super) fn is_front(&self) -> bool {
        Address::parse(&self.page.header.url).is_some_and(|url| url.path.len() <= 1)
    }

    /// Whether the page's data, or the program that made it, call it an article or a post, in so
    /// many words.
    pub(super) fn is_stated_article(&self) -> bool {
        self.candidates.of(Property::Kind).any(|kind| {
            let low = kind.value.to_ascii_lowercase();
            matches!(kind.source, "json-ld" | "microdata" | "body-class")
                && (low.ends_with("article") || low.ends_with("posting") || low == "report")
        }) || self.candidates.of(Property::Published).any(|date| date.source == "h-entry")
    }

    /// Whether OpenGraph calls it an article and somebody is named as its author.
    pub(super) fn is_open_graph_article(&self) -> bool {
        let article = self
            .candidates
            .of(Property::Kind)
            .any(|kind| kind.source == "open-graph" && kind.value == "article");
        article
            && self.candidates.of(Property::Author).any(|author| {
                author.node.is_some_and(|id| self.is_under_headline(id)) && author.confidence >= 0.6
            })
    }

    /// Whether OpenGraph says when it was published, as it does of articles and posts only.
    pub(super) fn is_dated_by_tag(&self) -> bool {
        self.candidates.of(Property::Published).any(|date| date.source == "open-graph")
    }

    /// Whether several people write here in turn.
    pub(super) fn is_thread(&self) -> bool {
        let said = |kind: &Candidate| {
            matches!(kind.value.as_str(), "DiscussionForumPosting" | "QAPage")
                && kind.source != "tag"
        };
        self.kind == Some(PageKind::Forum)
            || self.candidates.of(Property::Kind).any(said)
            || self.is_silent() && self.signed_posts() >= 3
    }

    /// How many lines of the page name a day and somebody, as old boards have under each post.
    fn signed_posts(&self) -> usize {
        let dated: Vec<NodeId> = self
            .candidates
            .of(Property::Published)
            .filter(|date| date.source == "dateline" && date.confidence >= 0.75)
            .filter_map(|date| date.node)
            .collect();
        let named = self.candidates.of(Property::Author).filter(|author| {
            author.confidence >= 0.6 && author.node.is_some_and(|id| dated.contains(&id))
        });
        named.count()
    }

    /// Whether the page says nothing of its kind, as old pages do.
    fn is_silent(&self) -> bool {
        is_silent(self.candidates)
    }

    /// Whether there is a text of some length on a page that says nothing of its kind, as old
    /// pages do.
    pub(super) fn is_plain_text(&self) -> bool {
        let Some((first, last)) = self.body else { return false };
        self.is_silent() && self.offset(last).saturating_sub(self.offset(first)) > 400
    }

    /// Where the first long paragraph begins, in characters of text.
    fn find_lead(&self) -> u32 {
        let tree = &self.page.tree;
        let Some(start) = self.headline.map(|id| tree.end(id)).or(self.body.map(|body| body.0))
        else {
            return 0;
        };
        let mut next = start;
        let end = tree.end(NodeId::ROOT);
        while next < end {
            let id = next;
            next = NodeId(id.0 + 1);
            let Some(name) = tree.element(id) else { continue };
            if is_block(name) && tree.subtree(id).len() < 200 {
                let direct: usize = tree
                    .children(id)
                    .filter(|&child| tree.element(child).is_none_or(|name| !is_block(name)))
                    .map(|child| self.length(child))
                    .sum();
                // A sign of Chinese says as much as a short word.
                let long = direct > 160 || direct > 60 && self.is_dense(id, direct);
                if long && !is_hidden(tree, id) {
                    return self.offset(id) + 200;
                }
            }
        }
        self.offset(start) + 400
    }

    /// Whether most of the element's text is in a script without spaces.
    fn is_dense(&self, id: NodeId, length: usize) -> bool {
        let tree = &self.page.tree;
        let texts = tree.descendants(id).filter_map(|inner| tree.text(inner));
        let dense = texts.flat_map(str::chars).filter(|&c| is_unspaced(c));
        dense.take(length).count() * 2 > length
    }

    fn length(&self, id: NodeId) -> usize {
        (self.offset(self.page.tree.end(id)).max(self.offset(id)) - self.offset(id)) as usize
    }
}

fn is_silent(candidates: &Candidates) -> bool {
    let tags = ["open-graph", "json-ld", "twitter", "microdata", "h-entry"];
    !candidates.all.iter().any(|candidate| tags.contains(&candidate.source))
}

/// The kind that extraction takes the page for. It goes by words and links: a text without spaces
/// between its words, in the midst of the links of an old portal, looks like a list to it. Where
/// the page does not say what it is, and nearly all of what was found is such text and no link,
/// that is an article.
fn kind(page: &Page, candidates: &Candidates, part: &ArticlePart) -> Option<PageKind> {
    if part.kind != Some(PageKind::Listing) || !is_silent(candidates) {
        return part.kind;
    }
    let tree = &page.tree;
    let (mut text, mut linked, mut dense) = (0, 0, 0);
    for &id in part.kept.iter().take(2_000) {
        let letters = || tree.text(id).unwrap_or("").chars().filter(|c| c.is_alphanumeric());
        let count = letters().count();
        text += count;
        dense += letters().filter(|&c| is_unspaced(c)).count();
        if tree.closest(id, names::A).is_some() {
            linked += count;
        }
    }
    let is_article = dense >= 300 && dense * 2 > text && linked * 5 < text;
    if is_article { Some(PageKind::Article) } else { part.kind }
}

/// Characters of visible text before each node, and one more for the end.
fn offsets(page: &Page) -> Vec<u32> {
    let tree = &page.tree;
    let mut offsets = Vec::with_capacity(tree.len() + 1);
    let mut count = 0u32;
    let mut skip_until = NodeId(0);
    for id in tree.all() {
        offsets.push(count);
        if id < skip_until {
            continue;
        }
        match tree.element(id) {
            None => {
                let text = tree.text(id).unwrap_or("");
                count = count
                    .saturating_add(text.chars().filter(|c| !c.is_whitespace()).count() as u32);
            }
            Some(name)
                if [
                    names::HEAD,
                    names::SCRIPT,
                    names::STYLE,
                    names::NOSCRIPT,
                    names::TEMPLATE,
                    names::SVG,
                ]
                .contains(&name) =>
            {
                skip_until = tree.end(id);
            }
            Some(_) if is_hidden(tree, id) => skip_until = tree.end(id),
            Some(_) => {}
        }
    }
    offsets.push(count);
    offsets
}

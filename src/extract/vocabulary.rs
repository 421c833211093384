//! Words that the makers of pages put into class names and ids, in groups of like meaning.
//!
//! Class names are written in English nearly everywhere, whatever language the text has; they are
//! hints for the model, never rules.

use std::sync::LazyLock;

use crate::dom::FixedWords;

macro_rules! groups {
    ($($(#[$doc:meta])* $name:ident: $words:literal;)*) => {
        /// The groups, in the order of their bits.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code)] // only counts the bits below
        enum Group { $($name),* }
        /// One mask a group.
        #[allow(dead_code)] // most groups are read by the model alone, by number
        pub(crate) mod group {
            use super::Group;
            $(#[doc = $words] pub(crate) const $name: u128 = 1 << Group::$name as u32;)*
        }
        const WORDS: &[&str] = &[$($words),*];
    };
}

groups! {
    ARTICLE: "article story artikel articolo articulo publication news";
    POST: "post posts blog blogpost hentry";
    ENTRY: "entry entries";
    CONTENT: "content contents contenu contenido inhalt";
    BODY: "body articlebody";
    TEXT: "text txt texte texto tekst richtext rte prose copy wysiwyg markdown formatted paragraph";
    MAIN: "main primary principal haupt";
    TITLE: "title headline heading titel titre titulo tytul h1 h2 h3";
    LEAD: "subtitle subhead subheading deck dek standfirst lead lede intro chapo sapo abstract";
    EXCERPT: "excerpt teaser preview summary blurb";
    DESCRIPTION: "desc description details overview about";
    AUTHOR: "author authors byline by writer autor reporter contributor contributors";
    BIO: "bio biography profile vcard";
    DATE: "date time published timestamp datetime pubdate posted updated created ago datum fecha modified";
    META: "meta metadata info infos postmeta dateline";
    TAGS: "tag tags keyword keywords topics label labels taxonomy tagcloud";
    CATEGORY: "category categories cat cats rubric kicker eyebrow";
    COMMENT: "comment comments commentlist disqus kommentar komentarze discussion respond livefyre";
    REPLY: "reply replies answer answers response responses";
    USER: "user users member username avatar gravatar poster postprofile nick";
    SIGNATURE: "signature sig";
    QUOTE: "quote blockquote quoted pullquote cite testimonial testimonials";
    MESSAGE: "message messages msg bbcode cooked";
    THREAD: "thread threads forum forums topic board conversation qa question questions";
    RELATED: "related recommend recommended recommendation recommendations similar suggested suggestions also relate verwandt crosslinks upsell";
    POPULAR: "popular trending latest recent hot newest mostread viewed top10 recents";
    SHARE: "share sharing shares social socials facebook twitter whatsapp linkedin pinterest addthis sharedaddy like follow fb tweet";
    SUBSCRIBE: "newsletter subscribe subscription signup mailing optin mailchimp";
    AD: "ad ads adv advert adverts advertisement advertising sponsor sponsored sponsors promo promos promotion promoted adsense dfp gpt taboola outbrain werbung publicidad reklama reklam commercial";
    BUTTON: "cta button btn buttons btns action actions";
    NAV: "nav navigation navbar menu submenu menus navi mainmenu dropdown megamenu topnav subnav";
    BREADCRUMB: "breadcrumb breadcrumbs crumb crumbs pathway";
    FOOTER: "footer foot bottom colophon";
    LEGAL: "copyright legal disclaimer imprint fineprint terms policy";
    HEADER: "header masthead topbar top head logo branding brand";
    SIDEBAR: "sidebar aside side rail sidenav secondary complementary right left rightcol leftcol";
    WIDGET: "widget widgets module modules portlet plugin gadget";
    COOKIE: "cookie cookies consent gdpr privacy onetrust cmp";
    MODAL: "modal popup overlay dialog lightbox tooltip popover offcanvas drawer flyout toast alert";
    FORM: "form forms input login signin register field search searchform";
    PAGER: "pagination pager paging prev next previous paginate pagenav";
    LIST: "list lists listing listings items results result feed archive index loop stream ul li";
    ITEM: "item card cards tile tiles cell";
    LAYOUT: "grid row col column columns container wrapper wrap inner outer layout flex";
    IMAGE: "image images img photo photos picture thumb thumbnail gallery slider slide slideshow carousel swiper slick media figure";
    CAPTION: "caption captions credit credits figcaption legend";
    VIDEO: "video videos player audio embed podcast youtube";
    CONTENTS: "toc outline tableofcontents anchor jump";
    CODE: "code highlight pre hljs syntax codehilite";
    NOTE: "note admonition callout tip warning notice box";
    FOLD: "faq faqs accordion tab tabs tabpanel tabpane collapse collapsible collapsed toggle panel expand expandable";
    PRODUCT: "product products shop store woocommerce sku catalog goods pdp";
    PRICE: "price prices pricing cost amount sale discount currency";
    CART: "cart basket checkout wishlist buy quantity qty stock variant variants swatch delivery shipping addtocart";
    REVIEW: "review reviews rating ratings stars star score votes vote upvote";
    SPEC: "spec specs specification specifications attributes attribute properties features feature params";
    SERVICE: "service services solution solutions benefits benefit steps process";
    HERO: "hero jumbotron splash cover banner";
    CONTACT: "contact contacts team staff location locations address phone map hours office";
    EVENT: "event events calendar schedule";
    JOB: "job jobs career careers";
    RECIPE: "recipe ingredients ingredient instructions directions nutrition method";
    HIDDEN: "hidden hide invisible none offscreen sr mobile desktop";
    TOOLS: "print email tools tool toolbar utility util utils icons icon controls control options";
    LANGUAGE: "lang language languages locale translate wpml switcher country";
    COUNT: "views view count counter readtime reading minutes likes stat stats number";
    EDIT: "edit editsection history revision";
    REFERENCES: "reference references footnote footnotes reflist citation citations bibliography sources source";
    WIKI: "wiki mw navbox catlinks hatnote infobox";
    LINK: "link links more readmore url href permalink";
    SECTION: "section sections region area zone block blocks component";
    SINGLE: "single detail full node show";
    PAYWALL: "paywall premium subscriber gate regwall";
    SITE: "site page pages app root home";
}

/// How many groups there are.
pub(crate) const GROUPS: usize = WORDS.len();

static TABLE: LazyLock<FixedWords<u8>> = LazyLock::new(|| {
    let rows = WORDS.iter().zip(0u8..);
    rows.flat_map(|(words, number)| words.split(' ').map(move |word| (word, number))).collect()
});

/// The longest word of the table.
const LONGEST: usize = 16;

/// The groups that the words of an attribute's value belong to, one bit each.
///
/// Names are cut at punctuation, digits and capitals; what is left is cut into words of the table
/// from its start (`articlebody` is `article` and `body`).
pub(crate) fn groups_of(value: &str) -> u128 {
    let mut found = 0;
    let mut word = [0u8; 64];
    let mut length = 0;
    let mut after_lower = false;
    for byte in value.bytes().chain([b' ']) {
        let (lower, upper) = (byte.is_ascii_lowercase(), byte.is_ascii_uppercase());
        if (!lower && !upper) || (upper && after_lower) {
            found |= groups_of_word(&word[..length]);
            length = 0;
        }
        if (lower || upper) && length < word.len() {
            word[length] = byte.to_ascii_lowercase();
            length += 1;
        }
        after_lower = lower;
    }
    found
}

fn groups_of_word(word: &[u8]) -> u128 {
    let mut rest = std::str::from_utf8(word).unwrap_or("");
    let mut found = 0;
    while rest.len() > 1 {
        // Short words count only if nothing else is left: `by` is no part of `bypass`.
        let known = (2..=rest.len().min(LONGEST)).rev().find_map(|end| {
            let number = TABLE.get(rest.get(..end)?)?;
            (end > 3 || end == rest.len()).then_some((*number, end))
        });
        let Some((number, end)) = known else { break };
        found |= 1 << number;
        rest = rest.get(end..).unwrap_or("");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        assert_eq!(groups_of("articleBody"), group::ARTICLE | group::BODY);
        assert_eq!(groups_of("post-content_wrap"), group::POST | group::CONTENT | group::LAYOUT);
        assert_eq!(groups_of("commentlist sidebar2"), group::COMMENT | group::SIDEBAR);
        assert_eq!(groups_of("postcontent"), group::POST | group::CONTENT);
        assert_eq!(groups_of("bypass download xyz"), 0);
    }

    #[test]
    fn no_word_is_in_two_groups() {
        let count: usize = WORDS.iter().map(|words| words.split(' ').count()).sum();
        assert_eq!(TABLE.len(), count);
        assert!(TABLE.keys().all(|word| word.len() <= LONGEST));
        const { assert!(GROUPS <= 128) };
    }
}

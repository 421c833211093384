//! Names of elements and attributes as small numbers.
//!
//! The names that code asks for are constants; any other name on a page gets a number of
//! its own in that page's table, so a name is compared by comparing two `u16`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fixed_words::FixedWords;

/// The name of an element or attribute, lower case, as a number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Name(u16);

macro_rules! known_names {
    ($($constant:ident = $text:literal,)*) => {
        /// Every name that code of this crate asks for.
        const KNOWN: &[&str] = &[$($text),*];
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)] // only counts the constants
        enum Number { $($constant),* }
        $(
            #[doc = concat!("`", $text, "`")]
            pub const $constant: Name = Name(Number::$constant as u16);
        )*
    };
}

/// The known names. Elements and attributes share one table: `title`, `cite` and `label` are both.
pub mod names {
    use super::Name;

    known_names! {
        // Stands for a name that no longer fits the table (a page with 65,000 names of its own).
        UNKNOWN = "",
        // What a page is made of besides elements.
        SHADOW_ROOT = "#shadow-root", FRAME_DOCUMENT = "#document",
        HTML = "html", HEAD = "head", BODY = "body", TITLE = "title", META = "meta", LINK = "link",
        BASE = "base", SCRIPT = "script", STYLE = "style", NOSCRIPT = "noscript",
        TEMPLATE = "template",
        ARTICLE = "article", SECTION = "section", NAV = "nav", ASIDE = "aside", HEADER = "header",
        FOOTER = "footer", MAIN = "main", ADDRESS = "address", HGROUP = "hgroup", SEARCH = "search",
        H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6",
        P = "p", DIV = "div", HR = "hr", PRE = "pre", BLOCKQUOTE = "blockquote", OL = "ol",
        UL = "ul", MENU = "menu", LI = "li", DL = "dl", DT = "dt", DD = "dd", FIGURE = "figure",
        FIGCAPTION = "figcaption", CENTER = "center", FONT = "font", BIG = "big", TT = "tt",
        STRIKE = "strike", DIR = "dir", LISTING = "listing", XMP = "xmp", PLAINTEXT = "plaintext",
        A = "a", EM = "em", STRONG = "strong", SMALL = "small", S = "s", CITE = "cite", Q = "q",
        DFN = "dfn", ABBR = "abbr", ACRONYM = "acronym", RUBY = "ruby", RT = "rt", RP = "rp",
        RB = "rb", RTC = "rtc", DATA = "data", TIME = "time", CODE = "code", VAR = "var",
        SAMP = "samp", KBD = "kbd", SUB = "sub", SUP = "sup", I = "i", B = "b", U = "u",
        MARK = "mark", BDI = "bdi", BDO = "bdo", SPAN = "span", BR = "br", WBR = "wbr",
        INS = "ins", DEL = "del", NOBR = "nobr",
        PICTURE = "picture", SOURCE = "source", IMG = "img", IFRAME = "iframe", EMBED = "embed",
        OBJECT = "object", PARAM = "param", VIDEO = "video", AUDIO = "audio", TRACK = "track",
        MAP = "map", AREA = "area", CANVAS = "canvas", SVG = "svg", PATH = "path", USE = "use",
        FRAME = "frame", FRAMESET = "frameset", NOFRAMES = "noframes", APPLET = "applet",
        MARQUEE = "marquee",
        MATH = "math", SEMANTICS = "semantics", ANNOTATION = "annotation",
        ANNOTATION_XML = "annotation-xml", MROW = "mrow", MI = "mi", MN = "mn", MO = "mo",
        MTEXT = "mtext", MSUP = "msup", MSUB = "msub", MSUBSUP = "msubsup", MFRAC = "mfrac",
        MSQRT = "msqrt", MROOT = "mroot", MOVER = "mover", MUNDER = "munder",
        MUNDEROVER = "munderover", MTABLE = "mtable", MTR = "mtr", MTD = "mtd",
        MFENCED = "mfenced", MSPACE = "mspace", MSTYLE = "mstyle", MPADDED = "mpadded",
        MPHANTOM = "mphantom", MENCLOSE = "menclose",
        TABLE = "table", CAPTION = "caption", COLGROUP = "colgroup", COL = "col", TBODY = "tbody",
        THEAD = "thead", TFOOT = "tfoot", TR = "tr", TD = "td", TH = "th",
        FORM = "form", LABEL = "label", INPUT = "input", BUTTON = "button", SELECT = "select",
        DATALIST = "datalist", OPTGROUP = "optgroup", OPTION = "option", TEXTAREA = "textarea",
        OUTPUT = "output", PROGRESS = "progress", METER = "meter", FIELDSET = "fieldset",
        LEGEND = "legend", DETAILS = "details", SUMMARY = "summary", DIALOG = "dialog",
        SLOT = "slot",
        // Attributes.
        ID = "id", CLASS = "class", HREF = "href", SRC = "src", SRCSET = "srcset", ALT = "alt",
        LANG = "lang", XML_LANG = "xml:lang", ROLE = "role", REL = "rel", REV = "rev",
        NAME = "name", CONTENT = "content", PROPERTY = "property", HTTP_EQUIV = "http-equiv",
        TYPE = "type", DATETIME = "datetime", PUBDATE = "pubdate", ITEMPROP = "itemprop",
        ITEMSCOPE = "itemscope", ITEMTYPE = "itemtype", ITEMID = "itemid", ITEMREF = "itemref",
        TYPEOF = "typeof", VOCAB = "vocab", RESOURCE = "resource", ABOUT = "about",
        HIDDEN = "hidden", ARIA_HIDDEN = "aria-hidden", ARIA_LABEL = "aria-label",
        ARIA_LABELLEDBY = "aria-labelledby", ARIA_LEVEL = "aria-level",
        ARIA_EXPANDED = "aria-expanded", ARIA_CONTROLS = "aria-controls", INERT = "inert",
        OPEN = "open", VALUE = "value", CHECKED = "checked", DISABLED = "disabled",
        START = "start", REVERSED = "reversed", COLSPAN = "colspan", ROWSPAN = "rowspan",
        SCOPE = "scope", HEADERS = "headers", ALIGN = "align", VALIGN = "valign",
        WIDTH = "width", HEIGHT = "height", SIZE = "size", COLOR = "color", BGCOLOR = "bgcolor",
        BORDER = "border", TARGET = "target", DOWNLOAD = "download", SIZES = "sizes",
        MEDIA = "media", HREFLANG = "hreflang", POSTER = "poster", LOADING = "loading",
        ENCODING = "encoding", DISPLAY = "display", MATHVARIANT = "mathvariant",
        CONTENTEDITABLE = "contenteditable", ONCLICK = "onclick", AUTHOR = "author",
        CHARSET = "charset", PREFIX = "prefix", SCHEME = "scheme", SHADOWROOTMODE = "shadowrootmode",
        DATA_SRC = "data-src", DATA_SRCSET = "data-srcset", DATA_ORIGINAL = "data-original",
        DATA_LAZY_SRC = "data-lazy-src", DATA_LANG = "data-lang", DATA_LANGUAGE = "data-language",
        // Only a live page's snapshot has these: what the browser knows and the markup does not.
        // See `snapshot` for the values.
        LIVE_HIDDEN = "::hidden", LIVE_BEFORE = "::before", LIVE_AFTER = "::after",
        LIVE_ORDER = "::order", LIVE_SRC = "::src", LIVE_DISPLAY = "::display",
        LIVE_MISSING = "::missing",
    }

    pub(super) fn known() -> &'static [&'static str] {
        KNOWN
    }
}

#[cfg(feature = "article")]
impl Name {
    /// The number that stands for the name in this page.
    pub(crate) fn number(self) -> u16 {
        self.0
    }

    /// Whether elements of this name begin and end a line of their own where a page does not say
    /// otherwise (HTML Standard, section 15.3, "Non-replaced elements"; of the replaced ones those
    /// that pages set on a line of their own).
    pub fn is_block(self) -> bool {
        use names::*;
        matches!(
            self,
            HTML | BODY
                | ARTICLE
                | SECTION
                | NAV
                | ASIDE
                | HEADER
                | FOOTER
                | MAIN
                | ADDRESS
                | HGROUP
                | SEARCH
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | P
                | DIV
                | HR
                | PRE
                | BLOCKQUOTE
                | OL
                | UL
                | MENU
                | LI
                | DL
                | DT
                | DD
                | FIGURE
                | FIGCAPTION
                | CENTER
                | DIR
                | LISTING
                | XMP
                | PLAINTEXT
                | TABLE
                | CAPTION
                | COLGROUP
                | TBODY
                | THEAD
                | TFOOT
                | TR
                | TD
                | TH
                | FORM
                | FIELDSET
                | LEGEND
                | DETAILS
                | SUMMARY
                | DIALOG
                | OPTGROUP
                | FRAME_DOCUMENT
                | FRAMESET
                | FRAME
                | NOFRAMES
                | IFRAME
                | VIDEO
                | AUDIO
                | MARQUEE
        )
    }
}

static KNOWN_NUMBERS: LazyLock<FixedWords<u16>> =
    LazyLock::new(|| names::known().iter().copied().zip(0u16..).collect());

/// The names of one page: number to text and back.
#[derive(Clone, Debug, Default)]
pub struct NameTable {
    own: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u16>,
}

impl NameTable {
    /// The number of `text`, which is taken as it stands (callers lower it first).
    pub fn intern(&mut self, text: &str) -> Name {
        if let Some(name) = self.find(text) {
            return name;
        }
        let Ok(number) = u16::try_from(names::known().len() + self.own.len()) else {
            return names::UNKNOWN;
        };
        self.own.push(text.into());
        self.numbers.insert(text.into(), number);
        Name(number)
    }

    /// The number of `text` if this page (or the list of known names) has it.
    pub fn find(&self, text: &str) -> Option<Name> {
        KNOWN_NUMBERS.get(text).or_else(|| self.numbers.get(text)).map(|&number| Name(number))
    }

    /// The text of a name.
    pub fn text(&self, name: Name) -> &str {
        let number = usize::from(name.0);
        match names::known().get(number) {
            Some(text) => text,
            None => self.own.get(number - names::known().len()).map_or("", |text| text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_have_the_same_number_on_every_page() {
        let mut table = NameTable::default();
        assert_eq!(table.intern("article"), names::ARTICLE);
        assert_eq!(table.text(names::LIVE_ORDER), "::order");
        assert_eq!(table.text(names::LIVE_MISSING), "::missing");
    }

    #[test]
    fn a_new_name_is_kept_once() {
        let mut table = NameTable::default();
        let first = table.intern("x-card");
        assert_eq!(table.intern("x-card"), first);
        assert_eq!(table.text(first), "x-card");
        assert_ne!(first, names::UNKNOWN);
    }

    #[test]
    fn a_page_with_too_many_names_gets_unknown_ones() {
        let mut table = NameTable::default();
        for n in 0..70_000 {
            table.intern(&format!("n{n}"));
        }
        assert_eq!(table.intern("one-more"), names::UNKNOWN);
    }

    #[test]
    fn no_known_name_stands_twice() {
        let mut all = names::known().to_vec();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), names::known().len());
    }
}

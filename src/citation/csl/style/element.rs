//! Rendering elements and their attributes (CSL 1.0.2, "Rendering Elements").

use super::names::NamesNode;

/// A rendering element: what it prints and how it looks.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) look: Look,
    pub(crate) node: Node,
}

/// What an element prints.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    /// `cs:text` with `variable` and perhaps `form="short"`.
    Variable { name: String, short: bool },
    /// `cs:text` with `macro`, an index into the style's macros.
    Macro(usize),
    /// `cs:text` with `term`.
    Term { name: String, form: TermForm, plural: bool },
    /// `cs:text` with `value`.
    Value(String),
    /// `cs:number`.
    Number { name: String, form: NumberForm },
    /// `cs:label` outside `cs:names`.
    Label(LabelNode),
    /// `cs:date`.
    Date(Box<DateNode>),
    /// `cs:names`.
    Names(Box<NamesNode>),
    /// `cs:group`.
    Group { delimiter: String, children: Vec<Element> },
    /// `cs:choose`.
    Choose(Vec<Branch>),
}

/// Formatting, affixes and the other attributes that most elements share
/// (CSL 1.0.2, "Affixes", "Display", "Formatting", "Quotes",
/// "Strip Periods", "Text-case").
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Look {
    /// Font style, variant, weight, decoration and vertical alignment.
    pub(crate) tags: Vec<Tag>,
    pub(crate) prefix: String,
    pub(crate) suffix: String,
    pub(crate) quotes: bool,
    pub(crate) strip_periods: bool,
    pub(crate) text_case: Option<TextCase>,
    pub(crate) display: Option<Display>,
}

impl Look {
    /// What stands before and after, without formatting.
    pub(crate) fn affixes(&self) -> Look {
        Look { prefix: self.prefix.clone(), suffix: self.suffix.clone(), ..Look::default() }
    }
}

/// A stretch of output that is formatted, or marked for a later step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Italic,
    Oblique,
    Upright,
    SmallCaps,
    NormalVariant,
    Bold,
    Light,
    NormalWeight,
    Underline,
    NoDecoration,
    Superscript,
    Subscript,
    Baseline,
    Display(Display),
    /// Text in quotation marks. Resolved to marks at the end.
    Quotes,
    /// Text that came with inner quotation marks, which stay inner ones
    /// unless they are inside others.
    InnerQuotes,
    /// Text that came between these two marks. They are quotes where the
    /// language has such marks, and stay as they are elsewhere.
    Marks(char, char),
    /// No formatting, asked for in words (`quotes="false"`): where marks meet
    /// it counts like any other.
    Plain,
    /// Output of a macro, a group, names or the whole layout.
    Group,
    /// One of several cites.
    Cite,
    /// Where a variable or names had nothing to print.
    Absent,
    /// A prefix, of which it matters that it is no suffix where marks meet.
    Prefix,
    /// What stands between the elements of a group.
    Delimiter,
    /// Text whose case is not changed.
    NoCase,
    /// Text without the formatting around it.
    NoDecor,
    /// Output of `cs:names`.
    Names,
    /// One list of names, without its label.
    NameList,
    /// One name.
    Person,
    /// Output of `cs:text` with `term`.
    Term,
    /// The term of a label.
    Label,
    /// The disambiguating letter after a year.
    YearSuffix,
    /// The number of the entry in the bibliography.
    CitationNumber,
    /// Text from the item rather than from the style.
    Field,
}

/// Formatting that can be turned off again, and what turns it off.
pub(crate) const SWITCHES: [(Tag, Tag); 4] = [
    (Tag::Italic, Tag::Upright),
    (Tag::Bold, Tag::NormalWeight),
    (Tag::SmallCaps, Tag::NormalVariant),
    (Tag::Underline, Tag::NoDecoration),
];

impl Tag {
    /// What a tag turns off, if it is one that does.
    pub(crate) fn switched_off(self) -> Option<Tag> {
        SWITCHES.iter().find(|(_, off)| *off == self).map(|(on, _)| *on)
    }

    /// Whether the tag is formatting that readers see, not a mark for a later
    /// step.
    pub(crate) fn is_formatting(self) -> bool {
        matches!(
            self,
            Tag::Italic
                | Tag::Oblique
                | Tag::Upright
                | Tag::SmallCaps
                | Tag::NormalVariant
                | Tag::Bold
                | Tag::Light
                | Tag::NormalWeight
                | Tag::Underline
                | Tag::NoDecoration
                | Tag::NoDecor
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Baseline
                | Tag::Plain
                | Tag::Display(_)
        )
    }
}

/// `display`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Display {
    Block,
    LeftMargin,
    RightInline,
    Indent,
}

/// `text-case`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextCase {
    Lowercase,
    Uppercase,
    CapitalizeFirst,
    CapitalizeAll,
    Sentence,
    Title,
}

/// The form of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) enum TermForm {
    #[default]
    Long,
    Short,
    Verb,
    VerbShort,
    Symbol,
}

/// `form` of `cs:number`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum NumberForm {
    #[default]
    Numeric,
    Ordinal,
    LongOrdinal,
    Roman,
}

/// `plural` of `cs:label`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Plural {
    #[default]
    Contextual,
    Always,
    Never,
}

/// `cs:label`.
#[derive(Debug, Clone, Default)]
pub(crate) struct LabelNode {
    /// The number variable; empty for the label of `cs:names`.
    pub(crate) variable: String,
    pub(crate) form: TermForm,
    pub(crate) plural: Plural,
}

/// `cs:date`.
#[derive(Debug, Clone)]
pub(crate) struct DateNode {
    pub(crate) variable: String,
    /// The localized form; without one the date parts say it all.
    pub(crate) form: Option<DateForm>,
    pub(crate) parts: DateParts,
    pub(crate) delimiter: String,
    pub(crate) date_parts: Vec<DatePartNode>,
}

/// `form` of `cs:date`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateForm {
    Numeric,
    Text,
}

/// `date-parts` of `cs:date`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum DateParts {
    #[default]
    YearMonthDay,
    YearMonth,
    Year,
}

/// `cs:date-part`.
#[derive(Debug, Clone, Default)]
pub(crate) struct DatePartNode {
    /// `day`, `month` or `year`.
    pub(crate) name: String,
    /// `long`, `short`, `numeric`, `numeric-leading-zeros` or `ordinal`;
    /// empty for the default.
    pub(crate) form: String,
    pub(crate) look: Look,
    /// Between the two ends of a range that differ in this part first.
    pub(crate) range_delimiter: Option<String>,
}

/// `cs:if`, `cs:else-if` or `cs:else` (which has no conditions).
#[derive(Debug, Clone)]
pub(crate) struct Branch {
    pub(crate) condition: Condition,
    pub(crate) children: Vec<Element>,
}

/// The tests of a branch and how they are combined.
#[derive(Debug, Clone, Default)]
pub(crate) struct Condition {
    pub(crate) combine: Match,
    pub(crate) tests: Vec<Test>,
}

/// `match`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Match {
    #[default]
    All,
    Any,
    None,
}

/// One test on one value.
#[derive(Debug, Clone)]
pub(crate) enum Test {
    Disambiguate,
    IsNumeric(String),
    IsUncertainDate(String),
    Locator(String),
    Position(String),
    /// Types, of which one has to be the item's.
    Type(String),
    Variable(String),
}

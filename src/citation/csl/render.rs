//! Evaluating rendering elements for one item.
//!
//! Elements append tokens to one list; what turns out to print nothing is cut
//! off again, together with the affixes and delimiters around it.

mod choose;
mod date;
mod label;
mod name_list;
mod names;
mod number;
mod person;
mod text;

pub(crate) use date::sort_key as sort_date;
pub(crate) use names::{Fullness, NameExpansion, PrintedList};
pub(crate) use number::{is_number, is_roman};

use super::case;
use super::locale::Language;
use super::output::Token;
use super::position::Position;
use super::processor::Cite;
use super::rich;
use super::script;
use super::style::{Area, Element, Look, NameOptions, NamesNode, Node, Style, Tag, TextCase};
use crate::citation::item::Item;
use std::borrow::Cow;

/// How many elements one citation or entry may evaluate. Macros that call
/// others twice, in many steps, would otherwise never end.
const MAX_EVALUATIONS: u32 = 100_000;

/// What is known about a cite besides its item.
#[derive(Debug, Clone, Default)]
pub(crate) struct CiteState {
    pub(crate) position: Position,
    /// Number of the entry in the bibliography, from 1.
    pub(crate) citation_number: usize,
    /// Number of the note in which the item is first cited.
    pub(crate) first_note: Option<u32>,
    /// Whether `disambiguate="true"` holds.
    pub(crate) disambiguate: bool,
    /// 0 for "a", 1 for "b", …
    pub(crate) year_suffix: Option<usize>,
    /// More names or fuller names than the style asks for.
    pub(crate) expansion: NameExpansion,
    /// Leave out the names that come first.
    pub(crate) suppress_author: bool,
}

/// Which part of the style is being printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Citation,
    Bibliography,
    /// A macro in a sort key.
    SortKey,
}

/// Whether an element called variables, and whether any had a value: what
/// decides if a group is printed (CSL 1.0.2, "Group").
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Called {
    pub(crate) variable: bool,
    pub(crate) value: bool,
    /// A macro was called that called no variable: what had no value before it is forgotten, as in
    /// the reference processor.
    forgets: bool,
}

impl Called {
    pub(crate) const NOTHING: Called = Called { variable: false, value: false, forgets: false };

    /// A variable was called; `value` tells if it had one.
    pub(crate) fn variable(value: bool) -> Called {
        Called { variable: true, value, forgets: false }
    }

    fn and(self, other: Called) -> Called {
        let before = self.variable && (self.value || !other.forgets);
        Called {
            variable: before || other.variable,
            value: self.value || other.value,
            forgets: other.forgets || self.forgets && !other.variable,
        }
    }
}

/// What became of the last element of a layout.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Last<'a> {
    /// There is none.
    None,
    /// A text or names without a value.
    Blank,
    /// It was printed, and looks so.
    Printed(&'a Look),
}

/// Evaluates elements for one item.
pub(crate) struct Renderer<'a> {
    pub(crate) style: &'a Style,
    pub(crate) language: &'a Language,
    pub(crate) item: &'a Item,
    pub(crate) cite: Option<&'a Cite>,
    pub(crate) state: &'a CiteState,
    pub(crate) purpose: Purpose,
    pub(crate) area: &'a Area,
    /// Name options of a sort key, before all others.
    pub(crate) key_names: NameOptions,
    /// Variables already printed in place of others.
    pub(super) substituted: Vec<String>,
    /// The `cs:names` whose `cs:substitute` is being tried.
    pub(super) substituting: Vec<(&'a NamesNode, &'a Look)>,
    /// How many name lists were printed.
    pub(super) name_lists: usize,
    /// Whether the first names of the cite were met.
    pub(super) names_met: bool,
    /// Whether the year suffix was printed.
    pub(super) suffix_printed: bool,
    /// Whether the cite prints its year suffix where the style says.
    pub(super) explicit_suffix: bool,
    /// Whether anything but the number of the entry was printed.
    begun: bool,
    /// In how many groups and macros the element stands.
    depth: usize,
    /// The last element of the layout so far.
    pub(crate) last: Last<'a>,
    /// Names as they were printed, for disambiguation.
    pub(crate) printed_names: Vec<names::PrintedList>,
    fuel: u32,
}

impl<'a> Renderer<'a> {
    pub(crate) fn new(
        style: &'a Style,
        language: &'a Language,
        item: &'a Item,
        state: &'a CiteState,
        purpose: Purpose,
        area: &'a Area,
    ) -> Renderer<'a> {
        Renderer {
            style,
            language,
            item,
            cite: None,
            state,
            purpose,
            area,
            key_names: NameOptions::default(),
            substituted: Vec::new(),
            substituting: Vec::new(),
            name_lists: 0,
            names_met: false,
            suffix_printed: false,
            explicit_suffix: area.places_year_suffix,
            begun: false,
            depth: 0,
            last: Last::None,
            printed_names: Vec::new(),
            fuel: MAX_EVALUATIONS,
        }
    }

    /// Evaluates elements that follow each other with a delimiter between
    /// those that print something.
    pub(crate) fn elements(
        &mut self,
        elements: &'a [Element],
        delimiter: &str,
        out: &mut Vec<Token>,
    ) -> Called {
        let mut called = Called::NOTHING;
        let mut first = true;
        for element in elements {
            let mark = out.len();
            if !first && !delimiter.is_empty() {
                push(out, delimiter);
                enclose(Tag::Delimiter, mark, out);
            }
            let before = out.len();
            called = called.and(self.element(element, delimiter, out));
            if is_blank(out, before) {
                out.truncate(mark);
                if !self.begun && matches!(element.node, Node::Variable { .. } | Node::Names(_)) {
                    enclose(Tag::Absent, mark, out);
                }
            } else {
                first = false;
            }
        }
        called
    }

    /// Evaluates one element. Its branches are delimited like its siblings.
    fn element(&mut self, element: &'a Element, delimiter: &str, out: &mut Vec<Token>) -> Called {
        let Some(fuel) = self.fuel.checked_sub(1) else {
            return Called::NOTHING;
        };
        self.fuel = fuel;
        if let Node::Choose(branches) = &element.node {
            return match self.choose(branches) {
                Some(branch) => self.elements(&branch.children, delimiter, out),
                None => Called::NOTHING,
            };
        }
        let mark = out.len();
        let is_nested = matches!(element.node, Node::Macro(_) | Node::Group { .. });
        self.depth += usize::from(is_nested);
        let mut called = match &element.node {
            Node::Variable { name, short } => self.variable(name, *short, out),
            Node::Macro(index) => match self.style.macros.get(*index) {
                Some(called) => self.elements(&called.children, "", out),
                None => Called::NOTHING,
            },
            Node::Term { name, form, plural } => self.term(name, *form, *plural, out),
            Node::Value(value) => {
                field(value, out);
                Called::NOTHING
            }
            Node::Number { name, form } => self.number(name, *form, out),
            Node::Label(label) => self.label(label, out),
            Node::Date(date) => self.date(date, out),
            Node::Names(names) => self.names(names, &element.look, out),
            Node::Group { delimiter, children } => self.elements(children, delimiter, out),
            Node::Choose(_) => Called::NOTHING,
        };
        self.depth -= usize::from(is_nested);
        match element.node {
            // A group or macro all whose variables are empty is not printed;
            // one that is counts as a variable with a value.
            Node::Group { .. } | Node::Macro(_) => {
                if called.variable && !called.value {
                    out.truncate(mark);
                } else if !is_blank(out, mark) {
                    called = Called::variable(true);
                    enclose(Tag::Group, mark, out);
                }
                let call = matches!(element.node, Node::Macro(_));
                called.forgets |= call && !called.variable;
                let look =
                    if call { without_case(&element.look) } else { Cow::Borrowed(&element.look) };
                self.dress(&look, mark, out);
            }
            Node::Variable { .. } | Node::Term { .. } | Node::Value(_) => {
                self.dress_text(&element.look, mark, out);
                // A term in small letters stays so where it begins an entry.
                let small = element.look.text_case == Some(TextCase::Lowercase);
                if small && matches!(element.node, Node::Term { .. }) && !is_blank(out, mark) {
                    out.insert(mark, Token::Open(Tag::Absent));
                    out.insert(mark + 1, Token::Close(Tag::Absent));
                }
            }
            // Names apply their look themselves, for not all of it goes to
            // what is substituted.
            Node::Names(_) => {}
            // The form that the locale gives a date is that of the whole: the reference processor
            // leaves it the affixes only.
            Node::Date(ref date) if date.form.is_some() => {
                let look = Look { display: element.look.display, ..element.look.affixes() };
                self.dress(&look, mark, out);
            }
            _ => self.dress(&element.look, mark, out),
        }
        if self.depth == 0 {
            self.last = match element.node {
                _ if !is_blank(out, mark) => Last::Printed(&element.look),
                Node::Variable { .. } | Node::Macro(_) | Node::Names(_) => Last::Blank,
                _ => self.last,
            };
        }
        let is_number =
            matches!(&element.node, Node::Variable { name, .. } if name == "citation-number");
        self.begun |= !is_number && !is_blank(out, mark);
        called
    }

    /// Like [`Renderer::dress`], without italics for scripts that have none.
    pub(super) fn dress_text(&self, look: &Look, mark: usize, out: &mut Vec<Token>) {
        if script::takes_italics(out, mark) {
            return self.dress(look, mark, out);
        }
        let mut look = look.clone();
        look.tags.retain(|tag| *tag != Tag::Italic && *tag != Tag::Oblique);
        self.dress(&look, mark, out);
    }

    /// Applies an element's attributes to what it printed after `mark`.
    pub(super) fn dress(&self, look: &Look, mark: usize, out: &mut Vec<Token>) {
        if is_blank(out, mark) {
            out.truncate(mark);
            return;
        }
        let is_label = out.get(mark) == Some(&Token::Open(Tag::Label));
        let is_term = is_label || out.get(mark) == Some(&Token::Open(Tag::Term));
        if let Some(text_case) = look.text_case.filter(|case| !keeps_name(*case, out, mark)) {
            // A term is in the language of the locale, whatever the item's is.
            let english =
                is_label || self.is_english_item() || is_term && self.language.is_english();
            let lang = self.item.text("language").filter(|_| !is_term);
            let lang = lang.unwrap_or(&self.language.lang);
            case::apply(out.get_mut(mark..).unwrap_or_default(), text_case, english, lang);
        }
        if look.strip_periods {
            strip_periods(out, mark, is_term);
        }
        let mut before: Vec<Token> = Vec::new();
        let sorting = self.purpose == Purpose::SortKey;
        // The reference processor has blocks right in the layout only.
        let is_block = self.purpose == Purpose::Bibliography && self.depth == 0;
        let display = look.display.filter(|_| is_block);
        if let Some(display) = display {
            before.push(Token::Open(Tag::Display(display)));
        }
        if !look.prefix.is_empty() {
            before.extend(prefix(&look.prefix));
        }
        if !sorting {
            if look.quotes {
                before.push(Token::Open(Tag::Quotes));
            }
            before.extend(look.tags.iter().rev().map(|tag| Token::Open(*tag)));
            out.extend(look.tags.iter().map(|tag| Token::Close(*tag)));
            if look.quotes {
                out.push(Token::Close(Tag::Quotes));
            }
        }
        push(out, &look.suffix);
        if let Some(display) = display {
            out.push(Token::Close(Tag::Display(display)));
        }
        out.splice(mark..mark, before);
    }

    /// Applies the attributes of `cs:layout`, whose affixes are formatted
    /// with the rest (CSL 1.0.2, "Layout").
    pub(crate) fn dress_layout(&self, look: &Look, mark: usize, out: &mut Vec<Token>) {
        if !is_blank(out, mark) {
            enclose(Tag::Group, mark, out);
        }
        self.dress(&look.affixes(), mark, out);
        let rest = Look { prefix: String::new(), suffix: String::new(), ..look.clone() };
        self.dress(&rest, mark, out);
    }

    /// A variable as a sort key.
    pub(crate) fn variable_key(&mut self, name: &str, out: &mut Vec<Token>) {
        self.variable(name, false, out);
    }

    /// A name variable as a sort key.
    pub(crate) fn names_key(&mut self, node: &'a NamesNode, look: &'a Look, out: &mut Vec<Token>) {
        self.names(node, look, out);
    }

    /// Whether the text of the item follows English capitalization: the
    /// item's language decides, else that of the locale (CSL 1.0.2, "Title
    /// Case Conversion", "Non-English Items").
    pub(super) fn is_english_item(&self) -> bool {
        match self.item.text("language") {
            Some(lang) => {
                lang.trim_start().get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"))
            }
            None => self.language.is_english(),
        }
    }
}

/// Appends text unless it is empty.
pub(crate) fn push(out: &mut Vec<Token>, text: &str) {
    if !text.is_empty() {
        out.push(Token::Text(text.to_string()));
    }
}

/// A prefix, marked as one.
pub(crate) fn prefix(text: &str) -> [Token; 3] {
    [Token::Open(Tag::Prefix), Token::Text(text.to_owned()), Token::Close(Tag::Prefix)]
}

/// Appends the text of a field, a term or a value.
pub(crate) fn field(text: &str, out: &mut Vec<Token>) {
    if !text.is_empty() {
        out.push(Token::Open(Tag::Field));
        rich::parse(text, out);
        out.push(Token::Close(Tag::Field));
    }
}

/// Puts what was printed after `mark` between the edges of `tag`.
pub(crate) fn enclose(tag: Tag, mark: usize, out: &mut Vec<Token>) {
    out.insert(mark, Token::Open(tag));
    out.push(Token::Close(tag));
}

/// Whether nothing was printed after `mark`.
pub(crate) fn is_blank(out: &[Token], mark: usize) -> bool {
    !out.iter().skip(mark).any(|token| matches!(token, Token::Text(text) if !text.is_empty()))
}

/// The look of a call of a macro. The specification allows `text-case` on it,
/// the reference processor leaves the case to what the macro prints.
fn without_case(look: &Look) -> Cow<'_, Look> {
    match look.text_case {
        Some(_) => Cow::Owned(Look { text_case: None, ..look.clone() }),
        None => Cow::Borrowed(look),
    }
}

/// Drops periods. One before a small letter is no abbreviation's ("gov.uk") and
/// stays, but not in a term, as in the reference processor.
fn strip_periods(out: &mut [Token], mark: usize, is_term: bool) {
    for token in out.iter_mut().skip(mark) {
        let Token::Text(text) = token else { continue };
        let mut letters = text.chars().peekable();
        let mut kept = String::with_capacity(text.len());
        while let Some(c) = letters.next() {
            if c != '.' || !is_term && letters.peek().is_some_and(char::is_ascii_lowercase) {
                kept.push(c);
            }
        }
        *text = kept;
    }
}

/// Whether text that is to be capitalized begins with a name, which keeps its
/// case ("van der Berg").
fn keeps_name(text_case: TextCase, out: &[Token], mark: usize) -> bool {
    let first = out.iter().skip(mark).find(|token| match token {
        Token::Text(text) => !text.is_empty(),
        Token::Open(tag) => *tag == Tag::Person,
        Token::Close(_) => false,
    });
    text_case == TextCase::CapitalizeFirst && matches!(first, Some(Token::Open(_)))
}

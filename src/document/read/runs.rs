//! Running text: from text nodes with the marks around them to lines of [`Inline`]s.
//!
//! White space is collapsed as CSS does (CSS Text, section 4.1), and what stands between two
//! differently marked words belongs to neither: spaces and line breaks are hung on the marks that
//! both sides share.

use std::rc::Rc;

use super::super::{Direction, Image, Inline, Link, Style};
use super::text;
use crate::dom::NodeId;

/// What is around a piece of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    Style(Style),
    Code,
    /// The link's element (two links to one place are two links), address and title.
    Link(NodeId, Rc<str>, Rc<str>),
    Abbreviation(NodeId, Rc<str>),
    Span(Option<Rc<str>>, Option<Direction>),
}

/// The marks around a piece, outermost first.
pub(super) type Marks = Rc<[Mark]>;

#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Break,
    Atom(Inline),
}

/// Pieces of running text since the last block.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pieces: Vec<(Marks, Piece)>,
}

impl Runs {
    pub(super) fn push_text(&mut self, marks: &Marks, text: &str) {
        if let Some((last, Piece::Text(own))) = self.pieces.last_mut()
            && Rc::ptr_eq(last, marks)
        {
            own.push_str(text);
        } else {
            self.pieces.push((marks.clone(), Piece::Text(text.to_owned())));
        }
    }

    pub(super) fn push_break(&mut self, marks: &Marks) {
        self.pieces.push((marks.clone(), Piece::Break));
    }

    pub(super) fn push_atom(&mut self, marks: &Marks, atom: Inline) {
        self.pieces.push((marks.clone(), Piece::Atom(atom)));
    }

    /// Takes what has come together, as paragraphs: two line breaks in a row part them.
    pub(super) fn take_paragraphs(&mut self) -> Vec<Vec<Inline>> {
        let pieces = std::mem::take(&mut self.pieces);
        let mut layout = Layout::default();
        for (marks, piece) in pieces {
            match piece {
                Piece::Text(text) => layout.text(&marks, &text),
                Piece::Break => layout.line_break(&marks),
                Piece::Atom(atom) => layout.atom(&marks, atom),
            }
        }
        layout.paragraphs.iter_mut().for_each(trim);
        layout.paragraphs.retain(|items| !items.is_empty());
        layout.paragraphs.into_iter().map(|items| nest(&items, 0)).collect()
    }
}

type Item = (Marks, Inline);

/// No-break spaces and line breaks at the ends of a paragraph only move it about on the page.
fn trim(items: &mut Vec<Item>) {
    let is_space = |c: char| c == '\u{a0}' || c == ' ';
    while let Some((_, last)) = items.last_mut() {
        if let Inline::Text(text) = last {
            text.truncate(text.trim_end_matches(is_space).len());
        }
        if !shows_nothing(last) {
            break;
        }
        items.pop();
    }
    let mut empty = 0;
    for (_, inline) in items.iter_mut() {
        if let Inline::Text(text) = inline {
            text.drain(..text.len() - text.trim_start_matches(is_space).len());
        }
        if !shows_nothing(inline) {
            break;
        }
        empty += 1;
    }
    items.drain(..empty);
}

/// Whether a trimmed piece at the end of a paragraph is nothing to see.
fn shows_nothing(inline: &Inline) -> bool {
    matches!(inline, Inline::LineBreak) || matches!(inline, Inline::Text(text) if text.is_empty())
}

/// Collapses white space on the way.
#[derive(Default)]
struct Layout {
    paragraphs: Vec<Vec<Item>>,
    /// White space since the last character: the marks around the first of it, and whether there
    /// is a line end in it.
    space: Option<Marks>,
    line_end: bool,
    breaks: usize,
    last_char: Option<char>,
}

impl Layout {
    fn text(&mut self, marks: &Marks, text: &str) {
        let plain = text::plain_letters(text);
        let mut rest = &plain[..];
        while let Some(c) = rest.chars().next() {
            // Letters of ASCII stand for themselves: the words of most pages go as they are.
            let word = rest.bytes().take_while(u8::is_ascii_graphic).count();
            let (content, after) = rest.split_at(word.max(c.len_utf8()));
            rest = after;
            if text::is_collapsible(c) {
                self.space.get_or_insert_with(|| marks.clone());
                self.line_end |= c == '\n' || c == '\r';
            } else if word > 0 || !text::is_dropped(self.last_char, c, rest.chars().next()) {
                self.before_content(marks, Some(c));
                self.push(marks, content);
                self.last_char = content.chars().next_back();
            }
        }
    }

    fn line_break(&mut self, marks: &Marks) {
        self.breaks += 1;
        self.space = Some(marks.clone());
        self.line_end = false;
    }

    fn atom(&mut self, marks: &Marks, atom: Inline) {
        self.before_content(marks, None);
        self.items().push((marks.clone(), atom));
        self.last_char = Some('\u{fffc}');
    }

    fn items(&mut self) -> &mut Vec<Item> {
        if self.paragraphs.is_empty() {
            self.paragraphs.push(Vec::new());
        }
        let last = self.paragraphs.len() - 1;
        &mut self.paragraphs[last]
    }

    /// Writes the space or line break that is due between the last content and the next.
    fn before_content(&mut self, marks: &Marks, next: Option<char>) {
        let at_start = self.items().is_empty();
        let joins = self.line_end
            && matches!((self.last_char, next), (Some(a), Some(b)) if text::joins_over_line_end(a, b));
        if self.breaks > 1 && !at_start {
            self.paragraphs.push(Vec::new());
            self.last_char = None;
        } else if !at_start && (self.breaks == 1 || (self.space.is_some() && !joins)) {
            let shared = match self.items().last() {
                Some((before, _)) => shared_marks(before, marks),
                None => marks.clone(),
            };
            let shared = match &self.space {
                Some(own) => shared_marks(&shared, own),
                None => shared,
            };
            if self.breaks == 1 {
                self.items().push((shared, Inline::LineBreak));
            } else {
                self.push(&shared, " ");
            }
        }
        self.space = None;
        self.line_end = false;
        self.breaks = 0;
    }

    fn push(&mut self, marks: &Marks, content: &str) {
        if let Some((last, Inline::Text(text))) = self.items().last_mut()
            && (Rc::ptr_eq(last, marks) || last[..] == marks[..])
        {
            text.push_str(content);
        } else {
            self.items().push((marks.clone(), Inline::Text(content.to_owned())));
        }
    }
}

/// The marks that two neighbours have in common.
fn shared_marks(a: &Marks, b: &Marks) -> Marks {
    if Rc::ptr_eq(a, b) {
        return a.clone();
    }
    let count = a.iter().zip(b.iter()).take_while(|(a, b)| a == b).count();
    if count == a.len() { a.clone() } else { a[..count].into() }
}

/// Flat items with their marks to nested inlines. Recursion goes no deeper than the marks, which
/// the walk limits.
fn nest(items: &[Item], depth: usize) -> Vec<Inline> {
    let mut content: Vec<Inline> = Vec::new();
    let mut at = 0;
    while let Some((marks, inline)) = items.get(at) {
        let mark = marks.get(depth);
        let same =
            items[at..].iter().take_while(|(other, _)| mark.is_some() && other.get(depth) == mark);
        let count = same.count().max(1);
        match mark {
            None => content.push(inline.clone()),
            Some(mark) => content.extend(wrap(mark, &items[at..at + count], depth + 1)),
        }
        at += count;
    }
    join_texts(content)
}

fn wrap(mark: &Mark, items: &[Item], depth: usize) -> Vec<Inline> {
    let content = nest(items, depth);
    match mark {
        Mark::Style(style) => vec![Inline::Styled(*style, content)],
        Mark::Code => as_code(content),
        Mark::Link(_, address, title) => vec![Inline::Link(Link {
            address: address.to_string(),
            title: title.to_string(),
            content,
        })],
        Mark::Abbreviation(_, expansion) => {
            vec![Inline::Abbreviation { expansion: expansion.to_string(), content }]
        }
        Mark::Span(language, direction) => vec![Inline::Span {
            language: language.as_deref().map(str::to_owned),
            direction: *direction,
            content,
        }],
    }
}

/// Turns the texts of the content into code; what is around or between them stays.
fn as_code(content: Vec<Inline>) -> Vec<Inline> {
    let code = content.into_iter().map(|inline| match inline {
        Inline::Text(text) if text.trim().is_empty() => Inline::Text(text),
        Inline::Text(text) | Inline::Code(text) => Inline::Code(text),
        Inline::Styled(style, inner) => Inline::Styled(style, as_code(inner)),
        Inline::Link(link) => Inline::Link(Link { content: as_code(link.content), ..link }),
        Inline::Abbreviation { expansion, content } => {
            Inline::Abbreviation { expansion, content: as_code(content) }
        }
        Inline::Span { language, direction, content } => {
            Inline::Span { language, direction, content: as_code(content) }
        }
        other => other,
    });
    let mut joined: Vec<Inline> = Vec::new();
    for inline in code {
        match (joined.last_mut(), inline) {
            (Some(Inline::Code(last)), Inline::Code(text) | Inline::Text(text)) => {
                last.push_str(&text)
            }
            (_, inline) => joined.push(inline),
        }
    }
    joined
}

/// Makes one text of neighbouring ones.
pub(super) fn join_texts(content: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(content.len());
    for inline in content {
        match (joined.last_mut(), inline) {
            (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
            (Some(Inline::Code(last)), Inline::Code(text)) => last.push_str(&text),
            (_, inline) => joined.push(inline),
        }
    }
    joined
}

/// Whether the content is pictures and nothing else.
pub(super) fn is_picture(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Image(_) | Inline::LineBreak => true,
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Link(link) => is_picture(&link.content),
        _ => false,
    })
}

/// Whether there is anything to see in the content besides white space.
pub(super) fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(text) => text.chars().all(char::is_whitespace),
        Inline::LineBreak => true,
        Inline::Styled(_, inner)
        | Inline::Abbreviation { content: inner, .. }
        | Inline::Span { content: inner, .. } => is_blank(inner),
        Inline::Link(link) => is_blank(&link.content),
        Inline::Image(Image { address, .. }) => address.is_empty(),
        _ => false,
    })
}

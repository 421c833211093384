//! The bibliography: its entries, the author substitute, and alignment
//! (CSL 1.0.2, "Bibliography", "Whitespace", "Reference Grouping").

use super::cluster::capitalize_term;
use super::finish::finish;
use super::output::Token;
use super::processor::{Entry, Processor, Registered};
use super::render::{Last, Purpose, Renderer, is_blank, prefix, push};
use super::style::{Area, Display, Element, Tag};
use super::substitute;

/// The entries of all registered items, in their order.
pub(crate) fn entries(processor: &Processor<'_>, items: &[Registered<'_>]) -> Vec<Entry> {
    let Some(area) = &processor.style.bibliography else {
        return Vec::new();
    };
    let mut entries = Vec::new();
    let mut previous = Vec::new();
    for entry in items {
        let mut tokens = body(processor, area, entry);
        if let Some(text) = &area.bibliography.subsequent_author_substitute {
            let names = substitute::names(&tokens);
            substitute::repeated(&mut tokens, &previous, text, area.bibliography.substitute_rule);
            previous = names;
        }
        capitalize_term(&mut tokens);
        let text = finish(&tokens, &processor.language);
        if !text.is_empty() {
            entries.push(Entry { id: entry.item.id.clone(), text });
        }
    }
    entries
}

fn body(processor: &Processor<'_>, area: &Area, entry: &Registered<'_>) -> Vec<Token> {
    let Processor { style, language } = processor;
    let mut renderer =
        Renderer::new(style, language, &entry.item, &entry.state, Purpose::Bibliography, area);
    let mut tokens = Vec::new();
    let mut look = area.look.clone();
    if area.bibliography.second_field_align.is_some() {
        // The suffix ends the text beside the margin, if there is any.
        if !aligned(&mut renderer, &area.children, &mut tokens) {
            look.suffix.clear();
        }
    } else {
        renderer.elements(&area.children, &area.delimiter, &mut tokens);
        if tokens.iter().any(|token| matches!(token, Token::Open(Tag::Display(_)))) {
            end_after_blocks(&renderer, &mut look.suffix, &mut tokens);
        }
    }
    // A suffix belongs inside the last block.
    if let Some(Token::Close(Tag::Display(_))) =
        tokens.last().filter(|_| !look.suffix.starts_with(' '))
    {
        let close = tokens.pop();
        push(&mut tokens, &std::mem::take(&mut look.suffix));
        tokens.extend(close);
    }
    // And a prefix inside the first.
    if matches!(tokens.first(), Some(Token::Open(Tag::Display(_)))) && !look.prefix.is_empty() {
        tokens.splice(1..1, prefix(&std::mem::take(&mut look.prefix)));
    }
    renderer.dress_layout(&look, 0, &mut tokens);
    tokens
}

/// The end of an entry with blocks in it, as the reference processor has it: the suffix of the
/// layout takes the place of that of the last element, and is lost with it.
fn end_after_blocks(renderer: &Renderer<'_>, suffix: &mut String, tokens: &mut Vec<Token>) {
    match renderer.last {
        Last::Printed(look) if look.display.is_none() && !look.suffix.is_empty() => {
            if matches!(tokens.last(), Some(Token::Text(text)) if *text == look.suffix) {
                tokens.pop();
            }
        }
        Last::Blank => suffix.clear(),
        Last::Printed(_) | Last::None => {}
    }
}

/// With `second-field-align` the first field stands in the margin. Tells
/// whether anything stands beside it.
fn aligned<'a>(
    renderer: &mut Renderer<'a>,
    children: &'a [Element],
    tokens: &mut Vec<Token>,
) -> bool {
    let mut first = true;
    let mut rest = Vec::new();
    for child in children {
        if first {
            let mark = tokens.len();
            renderer.elements(std::slice::from_ref(child), "", tokens);
            if !is_blank(tokens, mark) {
                first = false;
                tokens.insert(mark, Token::Open(Tag::Display(Display::LeftMargin)));
                tokens.push(Token::Close(Tag::Display(Display::LeftMargin)));
            }
        } else {
            renderer.elements(std::slice::from_ref(child), "", &mut rest);
        }
    }
    if is_blank(&rest, 0) {
        return false;
    }
    tokens.push(Token::Open(Tag::Display(Display::RightInline)));
    tokens.extend(rest);
    tokens.push(Token::Close(Tag::Display(Display::RightInline)));
    true
}

/// The span of the first names: where their tokens begin and end.
pub(crate) fn names_span(tokens: &[Token]) -> Option<(usize, usize)> {
    let start = tokens.iter().position(|token| *token == Token::Open(Tag::Names))?;
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token {
            Token::Open(Tag::Names) => depth += 1,
            Token::Close(Tag::Names) => {
                depth -= 1;
                if depth == 0 {
                    return Some((start, at));
                }
            }
            _ => {}
        }
    }
    None
}

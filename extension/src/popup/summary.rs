//! What the page is: headline, authors, date, site, length, direction; and what the reader
//! should know about how it was read.

use super::Popup;
use crate::elements::{find, refill, show, with_text};
use crate::facts::{Facts, Told};
use crate::messages::{count, date_as_told, language_name, say};
use std::rc::Rc;
use verbatim::trace::NoteKind;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// Shows what the page is.
pub(super) fn fill(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let reading = popup.reading.borrow();
    let Some(reading) = reading.as_ref() else { return Ok(()) };
    let known = reading.facts();

    let headline: HtmlElement = find("headline")?;
    headline.set_text_content(Some(known.value("title")));
    mark(&headline, known.told("title").is_some_and(|title| title.doubtful))?;

    refill(&find("about")?, &about(known)?)?;

    let mut facts = vec![count("words", known.words)];
    facts.extend(known.language.as_deref().map(language_name));
    facts.push(say(if known.right_to_left { "right_to_left" } else { "left_to_right" }));
    let facts = facts.iter().map(|fact| with_text("span", fact)).collect::<Result<Vec<_>, _>>()?;
    refill(&find("facts")?, &facts)?;

    let notes = known.notes.iter().map(|&note| with_text("li", &say(message(known, note))));
    let notes = notes.collect::<Result<Vec<_>, _>>()?;
    let list: HtmlElement = find("notes")?;
    refill(&list, &notes)?;
    show(&list, !notes.is_empty());
    Ok(())
}

/// Authors, date and site, each marked where it should be looked at.
fn about(known: &Facts) -> Result<Vec<HtmlElement>, JsValue> {
    Ok(vec![
        piece(known.told("authors"), &known.authors(), "no_authors")?,
        piece(known.told("published"), &date_as_told(known.value("published")), "no_date")?,
        piece(known.told("site"), known.value("site"), "")?,
    ]
    .into_iter()
    .filter(|piece| piece.text_content().is_some_and(|text| !text.is_empty()))
    .collect())
}

fn piece(told: Option<&Told>, text: &str, absent: &str) -> Result<HtmlElement, JsValue> {
    let missing = told.is_none() && !absent.is_empty();
    let piece = with_text("span", &if missing { say(absent) } else { text.to_owned() })?;
    piece.set_dir("auto");
    mark(&piece, missing || told.is_some_and(|told| told.doubtful))?;
    Ok(piece)
}

/// Marks what the reader should look at: seen as a wavy line, heard and pointed at as words.
fn mark(element: &HtmlElement, doubtful: bool) -> Result<(), JsValue> {
    element.class_list().toggle_with_force("doubtful", doubtful)?;
    if doubtful {
        element.set_title(&say("check_this"));
    } else {
        element.remove_attribute("title")?;
    }
    Ok(())
}

/// The message that says a remark.
fn message(known: &Facts, note: NoteKind) -> &'static str {
    match note {
        NoteKind::NoArticle if known.empty => "failed_nothing",
        NoteKind::ForeignFrame => "note_foreign_frame",
        NoteKind::DrawnText => "note_drawn_text",
        NoteKind::CipherFont => "note_cipher_font",
        NoteKind::Unloaded => "note_unloaded",
        NoteKind::Watermark => "note_watermark",
        NoteKind::Reordered => "note_reordered",
        NoteKind::Limit => "note_limit",
        NoteKind::NoArticle => "note_no_article",
    }
}

//! What the page is: headline, authors, date, site, length, direction; and what the reader
//! should know about how it was read.

use super::Popup;
use crate::elements::{find, refill, show, with_text};
use crate::messages::{count, date, language_name, say};
use std::rc::Rc;
use verbatim::metadata::{Field, Metadata};
use verbatim::trace::NoteKind;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// Shows what the page is.
pub(super) fn fill(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let reading = popup.reading.borrow();
    let Some(reading) = reading.as_ref() else { return Ok(()) };
    let metadata = popup.metadata(reading);

    let headline: HtmlElement = find("headline")?;
    let title = metadata.title.as_ref().map(|title| title.value.clone()).unwrap_or_default();
    headline.set_text_content(Some(&title));
    mark(&headline, metadata.title.as_ref().is_some_and(|title| title.doubtful))?;

    refill(&find("about")?, &about(&metadata)?)?;

    let mut facts = vec![count("words", reading.word_count())];
    if let Some(language) = &metadata.language {
        facts.push(language_name(&language.value));
    }
    facts.push(say(if metadata.right_to_left { "right_to_left" } else { "left_to_right" }));
    let facts = facts.iter().map(|fact| with_text("span", fact)).collect::<Result<Vec<_>, _>>()?;
    refill(&find("facts")?, &facts)?;

    let notes = reading.notes().iter().map(|note| with_text("li", &say(message(note.kind))));
    let notes = notes.collect::<Result<Vec<_>, _>>()?;
    let list: HtmlElement = find("notes")?;
    refill(&list, &notes)?;
    show(&list, !notes.is_empty());
    Ok(())
}

/// Authors, date and site, each marked where it should be looked at.
fn about(metadata: &Metadata) -> Result<Vec<HtmlElement>, JsValue> {
    let authors = metadata.authors.as_ref().map(|authors| {
        authors.value.iter().map(|person| person.literal()).collect::<Vec<_>>().join(", ")
    });
    Ok(vec![
        piece(authors, metadata.authors.as_ref(), "no_authors")?,
        piece(
            metadata.published.as_ref().map(|field| date(&field.value)),
            metadata.published.as_ref(),
            "no_date",
        )?,
        piece(metadata.site.as_ref().map(|field| field.value.clone()), metadata.site.as_ref(), "")?,
    ]
    .into_iter()
    .filter(|piece| piece.text_content().is_some_and(|text| !text.is_empty()))
    .collect())
}

fn piece<T>(
    text: Option<String>,
    field: Option<&Field<T>>,
    absent: &str,
) -> Result<HtmlElement, JsValue> {
    let missing = text.is_none() && !absent.is_empty();
    let text = text.unwrap_or_else(|| if missing { say(absent) } else { String::new() });
    let piece = with_text("span", &text)?;
    piece.set_dir("auto");
    mark(&piece, missing || field.is_some_and(|field| field.doubtful))?;
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
fn message(note: NoteKind) -> &'static str {
    match note {
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

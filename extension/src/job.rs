//! The copy job: from a page's snapshot to a written clipboard, without any window of ours.

use crate::citation_client;
use crate::clipboard::{self, Content};
use crate::copies::CopyKind;
use crate::crossing::{from_js, to_js};
use crate::reading::Reading;
use crate::settings::Settings;
use js_sys::Reflect;
use serde::Serialize;
use serde_json::Value;
use verbatim::render::{Options, markdown, plain_text};
use wasm_bindgen::prelude::*;

/// The command that copies as the reader prefers.
const COPY_DEFAULT: &str = "copy-default";
/// The command that copies the selection with its source.
const COPY_QUOTE: &str = "copy-quote";

/// What the background asks for.
struct Job {
    /// The name of the command that was pressed.
    command: String,
    /// The walker's string.
    page: String,
    /// All of `storage.local`.
    options: Value,
}

impl Job {
    fn of(job: &JsValue) -> Job {
        let get = |name: &str| Reflect::get(job, &name.into()).unwrap_or_default();
        let text = |name| get(name).as_string().unwrap_or_default();
        Job { command: text("command"), page: text("page"), options: from_js(&get("options")) }
    }
}

/// What came of it, for the confirmation.
#[derive(Debug, PartialEq, Serialize)]
struct Outcome {
    /// The name of a message.
    message: &'static str,
    /// How many words were copied, for the message's placeholder.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<usize>,
    /// Whether nothing was copied.
    failed: bool,
}

impl Outcome {
    fn failed(message: &'static str) -> Self {
        Self { message, words: None, failed: true }
    }
}

/// Performs a copy job: an object of `command`, `page` and `options`.
///
/// # Errors
/// None for what a page can cause: that is an outcome.
#[wasm_bindgen]
pub async fn perform(job: JsValue) -> Result<JsValue, JsValue> {
    let outcome = copy(&Job::of(&job)).await.unwrap_or_else(Outcome::failed);
    to_js(&outcome)
}

async fn copy(job: &Job) -> Result<Outcome, &'static str> {
    let reading = Reading::new(&job.page).map_err(|_| "failed_unexpected")?;
    let stored = job.options.get("settings").unwrap_or(&Value::Null);
    let settings = Settings::from_value(stored).settings.on_site(&reading.host());
    let (content, message) = if job.command == COPY_QUOTE {
        (quote(&reading, &settings).await?, "copied_quote")
    } else {
        let kind = match job.command.as_str() {
            COPY_DEFAULT => CopyKind::named(&settings.default_copy),
            command => CopyKind::of_command(command),
        };
        // A page without an article can be cited all the same.
        if reading.is_empty() && kind.name != "citation" {
            return Err(reading.why_nothing());
        }
        let content = match kind.name {
            "citation" => citation_client::content(&reading.item("page"), &settings.citation)
                .await
                .map_err(|_| "failed_unexpected")?,
            _ => reading.article(&settings, kind),
        };
        (content, kind.done)
    };
    clipboard::write(&content).await.map_err(|clipboard::NotWritten| "failed_clipboard")?;
    Ok(Outcome { message, words: Some(content.words()), failed: false })
}

/// The selection with its source: in the style's quotation marks, or as a Markdown quote.
async fn quote(reading: &Reading, settings: &Settings) -> Result<Content, &'static str> {
    let selection = reading.selection().ok_or("failed_selection")?;
    let item = reading.item("page");
    let options = Options::default();
    let passage = plain_text(&selection, &options);
    let passage = passage.trim();
    if passage.is_empty() {
        return Err("failed_selection");
    }
    let address = reading.passage_link(passage).unwrap_or_default();
    let (passage, format) = if settings.default_copy == "markdown" {
        (markdown(&selection, &options), "markdown")
    } else {
        (passage.to_owned(), "text")
    };
    let quoted = |format: &'static str| {
        let (item, passage, address) = (item.clone(), passage.clone(), address.clone());
        let citation = settings.citation.clone();
        async move {
            citation_client::quoted(&item, &citation, passage.trim(), &address, format)
                .await
                .map_err(|_| "failed_unexpected")
        }
    };
    let text = quoted(format).await?;
    let html = if format == "text" { Some(quoted("html").await?) } else { None };
    Ok(Content { text, html })
}

//! The copy job: from a page's snapshot to a written clipboard, without any window of ours.

use crate::clipboard::{self, Content};
use crate::reading::Reading;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// What the background asks for.
#[derive(Deserialize)]
struct Job {
    /// The name of the command that was pressed.
    command: String,
    /// The walker's string.
    page: String,
}

/// What came of it, for the confirmation.
#[derive(Serialize)]
struct Outcome {
    /// The name of a message.
    message: &'static str,
    /// What goes into its placeholders.
    substitutions: Vec<String>,
    /// Whether nothing was copied.
    failed: bool,
}

impl Outcome {
    fn failed(message: &'static str) -> Self {
        Self { message, substitutions: Vec::new(), failed: true }
    }
}

/// Performs a copy job.
///
/// # Errors
/// None for what a page can cause: that is an outcome.
#[wasm_bindgen]
pub async fn perform(job: JsValue) -> Result<JsValue, JsError> {
    let job: Job = serde_wasm_bindgen::from_value(job)?;
    Ok(serde_wasm_bindgen::to_value(&copy(&job).await)?)
}

async fn copy(job: &Job) -> Outcome {
    let Ok(reading) = Reading::new(&job.page) else {
        return Outcome::failed("failed_unexpected");
    };
    if reading.is_empty() {
        return Outcome::failed("failed_nothing");
    }
    let words = reading.word_count();
    let (text, message) = match job.command.as_str() {
        "copy-markdown" => (reading.markdown(), "copied_markdown"),
        _ => (reading.text(), "copied_text"),
    };
    match clipboard::write(&Content { text, html: None }).await {
        Ok(()) => Outcome { message, substitutions: vec![words.to_string()], failed: false },
        Err(clipboard::NotWritten) => Outcome::failed("failed_clipboard"),
    }
}

//! Pages as they were read last, by tab, until the browser closes: the side panel and the reader
//! page show them, since they may not read pages by themselves.

use crate::storage;
use serde::{Deserialize, Serialize};

/// The longest page that is kept, in bytes; the browser's store for a session holds 10 MB.
const LONGEST: usize = 3_000_000;

/// A page as it was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptPage {
    /// Its address.
    pub(crate) url: String,
    /// What the walker wrote.
    pub(crate) wire: String,
}

/// The key of a tab's page.
pub(crate) fn key(tab: i32) -> String {
    format!("page {tab}")
}

/// Keeps a tab's page, in place of the one before.
pub(crate) async fn keep(tab: i32, page: &KeptPage) {
    if page.wire.len() > LONGEST {
        storage::forget(&key(tab)).await;
    } else {
        storage::keep_for_session(&key(tab), page).await;
    }
}

/// The page of a tab that was read last.
pub(crate) async fn of_tab(tab: i32) -> Option<KeptPage> {
    storage::session(&key(tab)).await
}

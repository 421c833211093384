//! What the reader changed about one page: another part taken for the article, parts put back,
//! corrected fields. It survives closing the popup, by tab and address.

use crate::core_client::Reading;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the reader changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    /// Corrected fields by name, as typed. An empty one says "there is none".
    pub(crate) fields: BTreeMap<String, String>,
    /// The part that was taken for the article, by `Choice::key`; none where that was left to us.
    pub(crate) choice: Option<String>,
    /// Parts that were put back, by `Part::key`.
    pub(crate) put_back: BTreeSet<String>,
    /// The kind of copy shown last.
    pub(crate) shown: Option<String>,
}

/// Where drafts of a page are kept.
pub(crate) fn key(tab: i32, url: &str) -> String {
    format!("draft {tab} {url}")
}

impl Draft {
    /// Whether nothing was changed.
    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.choice.is_none() && self.put_back.is_empty()
    }

    /// Takes what the reader took for the article, puts back what was put back, and corrects the
    /// fields.
    pub(crate) fn apply(&self, reading: &mut Reading) {
        let mut choices = reading.facts().choices.iter();
        let taken = choices.position(|choice| Some(choice.key()) == self.choice);
        if let Some(taken) = taken {
            reading.choose(taken);
        }
        let parts = reading.facts().left_out.iter().enumerate();
        let back: Vec<usize> = parts
            .filter(|(_, part)| self.put_back.contains(&part.key()))
            .map(|(index, _)| index)
            .collect();
        for index in back {
            reading.put_back(index, true);
        }
        reading.correct(&self.fields);
    }
}

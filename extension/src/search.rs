//! The search among the styles, for the pages of the extension; what is found crosses as JSON.

use verbatim::citation::json::Json;
use verbatim::citation::styles::{Hit, Index, Query, SEARCH, index};
use wasm_bindgen::prelude::*;

/// All styles of the package by what people know of them.
#[wasm_bindgen]
pub struct Styles {
    index: Index,
}

#[wasm_bindgen]
impl Styles {
    /// Reads the package's `styles/search.bin`.
    ///
    /// # Errors
    /// When it is damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(piece: &[u8]) -> Result<Styles, String> {
        let index = index(piece).ok_or_else(|| format!("{SEARCH} is damaged"))?;
        Ok(Styles { index })
    }

    /// The styles that match, best first, as JSON: a list of `name`, `title`, `short_title`,
    /// `issns`, `fields`, `format`, `parent`.
    pub fn find(&self, text: &str, limit: usize) -> String {
        let query = Query { text, limit, ..Query::default() };
        Json::List(self.index.search(query).iter().map(hit).collect()).to_string()
    }

    /// What a style is called; nothing when it is not in the package.
    pub fn title(&self, name: &str) -> Option<String> {
        self.index.get(name).map(|hit| hit.title.to_owned())
    }
}

fn hit(hit: &Hit<'_>) -> Json {
    Json::object([
        ("name", Json::from(hit.name)),
        ("title", Json::from(hit.title)),
        ("short_title", Json::from(hit.short_title)),
        ("issns", Json::from(hit.issns)),
        ("fields", Json::List(hit.fields.iter().map(|field| Json::from(*field)).collect())),
        ("format", Json::from(hit.format)),
        ("parent", hit.parent.map_or(Json::Null, Json::from)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use verbatim::citation::styles::search::{Entry, to_text};

    #[test]
    fn finds_a_style_and_knows_its_title() {
        let entry = Entry {
            name: "apa".to_owned(),
            title: "American Psychological Association 7th edition".to_owned(),
            short_title: "APA".to_owned(),
            ..Entry::default()
        };
        let index = Index::from_text(to_text(&[entry])).expect("one entry");
        let styles = Styles { index };
        assert!(styles.find("psycho", 5).starts_with(r#"[{"name":"apa","title":"American Psy"#));
        assert_eq!(styles.find("nothing of the kind", 5), "[]");
        assert!(styles.title("apa").is_some_and(|title| title.starts_with("American")));
        assert_eq!(styles.title("none"), None);
        assert!(Styles::new(b"\xFF").is_err_and(|message| message.contains(SEARCH)));
    }
}

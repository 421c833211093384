//! What the reader chose: stored in the browser, exported and imported as one JSON object.
//!
//! Every field has a default, and a stored value that makes no sense costs that field only: a
//! damaged or older store gives settings all the same.

mod choices;

pub(crate) use choices::{Choices, Flavour, Images, Links, Theme};

use serde::Serialize;
use serde_json::Value;
use verbatim::render::{DEFAULT_FILE_NAME, DEFAULT_FRONT_MATTER, unknown_placeholder};

/// The version of the form below. A store of an earlier version lacks fields, which then have
/// their defaults; a file of a later version is not imported.
pub(crate) const VERSION: u32 = 1;

/// All settings.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Settings {
    /// The version that wrote them.
    pub(crate) version: u32,
    /// What one press copies: the name of a row of `COPIES`.
    pub(crate) default_copy: String,
    /// Whether opening the popup copies at once.
    pub(crate) copy_on_open: bool,
    /// Whether the headline stands above the text.
    pub(crate) headline: bool,
    /// Whether the page shows for a moment what was copied.
    pub(crate) notice: bool,
    /// The interface's language, a folder of `_locales`; empty for the browser's.
    pub(crate) language: String,
    /// The interface's colours.
    #[serde(serialize_with = "choices::by_name")]
    pub(crate) theme: Theme,
    /// What becomes of links.
    #[serde(serialize_with = "choices::by_name")]
    pub(crate) links: Links,
    /// What becomes of pictures.
    #[serde(serialize_with = "choices::by_name")]
    pub(crate) images: Images,
    /// Whether footnotes come along.
    pub(crate) notes: bool,
    /// Whether headings are written one level lower than they are.
    pub(crate) lower_headings: bool,
    /// Whether plain text is wrapped.
    pub(crate) wrap: bool,
    /// The program that Markdown is written for.
    #[serde(serialize_with = "choices::by_name")]
    pub(crate) flavour: Flavour,
    /// Whether Markdown has only the backslashes that keep links and tags of the text from being
    /// such.
    pub(crate) few_backslashes: bool,
    /// Whether Markdown begins with front matter.
    pub(crate) front_matter: bool,
    /// The front matter, with placeholders.
    pub(crate) front_matter_template: String,
    /// The name of saved files, with placeholders, without extension.
    pub(crate) file_name: String,
    /// How citations are made.
    pub(crate) citation: Citation,
    /// What differs on single sites; the first that fits counts.
    pub(crate) sites: Vec<SiteRule>,
    /// How the reader page looks.
    pub(crate) reader: Reader,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            version: VERSION,
            default_copy: "text".into(),
            copy_on_open: false,
            headline: true,
            notice: false,
            language: String::new(),
            theme: Theme::Auto,
            links: Links::Keep,
            images: Images::Keep,
            notes: true,
            lower_headings: false,
            wrap: false,
            flavour: Flavour::Gfm,
            few_backslashes: false,
            front_matter: false,
            front_matter_template: DEFAULT_FRONT_MATTER.into(),
            file_name: DEFAULT_FILE_NAME.into(),
            citation: Citation::default(),
            sites: Vec::new(),
            reader: Reader::default(),
        }
    }
}

/// How citations are made.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Citation {
    /// The style's name in the package, such as `apa`, or of one of the reader's own.
    pub(crate) style: String,
    /// BCP 47 name of the citation's language; empty for the style's own.
    pub(crate) locale: String,
    /// What is copied: `reference`, `in-text`, `note`, or the name of an export.
    pub(crate) kind: String,
    /// Styles kept at hand.
    pub(crate) favourites: Vec<String>,
    /// Styles used of late, the last first.
    pub(crate) recent: Vec<String>,
}

impl Default for Citation {
    fn default() -> Self {
        Citation {
            style: "apa".into(),
            locale: String::new(),
            kind: "reference".into(),
            favourites: Vec::new(),
            recent: Vec::new(),
        }
    }
}

impl Citation {
    /// How many recent styles are remembered.
    const RECENT: usize = 6;

    /// Notes that a style was used.
    pub(crate) fn used(&mut self, style: &str) {
        self.recent.retain(|other| other != style);
        self.recent.insert(0, style.to_owned());
        self.recent.truncate(Self::RECENT);
    }
}

/// What differs on one site.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SiteRule {
    /// A host name; its subdomains are meant too.
    pub(crate) site: String,
    /// What one press copies there; empty for the general default.
    pub(crate) default_copy: String,
    /// The citation style there; empty for the general one.
    pub(crate) style: String,
}

/// How the reader page looks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reader {
    /// Size of type, in percent of the browser's.
    pub(crate) size: u16,
    /// Longest line, in characters.
    pub(crate) width: u16,
}

impl Default for Reader {
    fn default() -> Self {
        Reader { size: 118, width: 66 }
    }
}

/// Settings as read from a store.
#[derive(Debug, PartialEq)]
pub(crate) struct Loaded {
    /// The settings.
    pub(crate) settings: Settings,
    /// Whether something stored made no sense.
    pub(crate) repaired: bool,
}

/// Why a file's settings are not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ImportError {
    /// It is not JSON, or not ours.
    NotSettings,
    /// A later version wrote it.
    Newer,
}

impl ImportError {
    /// The name of the message that says so.
    pub(crate) fn message(self) -> &'static str {
        match self {
            ImportError::NotSettings => "import_bad",
            ImportError::Newer => "import_newer",
        }
    }
}

/// The fields of a stored object, taken over one by one where they make sense. By hand rather than
/// derived: what a derived reader refuses it refuses whole, and it would be the largest function
/// of the core.
struct Fields<'a> {
    stored: &'a Value,
    repaired: bool,
}

impl<'a> Fields<'a> {
    /// Takes a field over by what `read` makes of it; one that is absent stays as it was.
    fn take<T>(&mut self, name: &str, into: &mut T, read: impl FnOnce(&'a Value) -> Option<T>) {
        let Some(value) = self.stored.get(name) else { return };
        match read(value) {
            Some(value) => *into = value,
            None => self.repaired = true,
        }
    }

    fn text(&mut self, name: &str, into: &mut String) {
        self.take(name, into, |value| value.as_str().map(str::to_owned));
    }

    fn flag(&mut self, name: &str, into: &mut bool) {
        self.take(name, into, Value::as_bool);
    }

    fn number(&mut self, name: &str, into: &mut u16) {
        self.take(name, into, |value| value.as_u64()?.try_into().ok());
    }

    fn choice<T: Choices>(&mut self, name: &str, into: &mut T) {
        self.take(name, into, |value| T::find(value.as_str()?));
    }

    fn texts(&mut self, name: &str, into: &mut Vec<String>) {
        self.take(name, into, |value| {
            value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
        });
    }

    /// The fields of an object that is a field.
    fn part(&mut self, name: &str, read: impl FnOnce(&mut Fields<'a>)) {
        let Some(stored) = self.stored.get(name) else { return };
        let mut part = Fields { stored, repaired: !stored.is_object() };
        read(&mut part);
        self.repaired |= part.repaired;
    }

    /// The fields of each object of a list.
    fn list(&mut self, name: &str, mut read: impl FnMut(&mut Fields<'a>)) {
        let Some(stored) = self.stored.get(name) else { return };
        self.repaired |= !stored.is_array();
        for stored in stored.as_array().into_iter().flatten() {
            let mut part = Fields { stored, repaired: !stored.is_object() };
            if !part.repaired {
                read(&mut part);
            }
            self.repaired |= part.repaired;
        }
    }
}

/// What an exported file says about itself.
const FILE_KIND: &str = "verbatim-settings";

/// What a file of settings becomes: the file that would be exported once it was imported. Nothing
/// for a file that is refused.
pub fn reimported(file: &str) -> Option<String> {
    Settings::import(file).ok().map(|loaded| loaded.settings.export())
}

impl Settings {
    /// Takes over each stored field that makes sense.
    pub(crate) fn from_value(stored: &Value) -> Loaded {
        let mut settings = Settings::default();
        let mut fields = Fields { stored, repaired: !(stored.is_object() || stored.is_null()) };
        fields.text("defaultCopy", &mut settings.default_copy);
        fields.flag("copyOnOpen", &mut settings.copy_on_open);
        fields.flag("headline", &mut settings.headline);
        fields.flag("notice", &mut settings.notice);
        fields.text("language", &mut settings.language);
        fields.choice("theme", &mut settings.theme);
        fields.choice("links", &mut settings.links);
        fields.choice("images", &mut settings.images);
        fields.flag("notes", &mut settings.notes);
        fields.flag("lowerHeadings", &mut settings.lower_headings);
        fields.flag("wrap", &mut settings.wrap);
        fields.choice("flavour", &mut settings.flavour);
        fields.flag("fewBackslashes", &mut settings.few_backslashes);
        fields.flag("frontMatter", &mut settings.front_matter);
        fields.text("frontMatterTemplate", &mut settings.front_matter_template);
        fields.text("fileName", &mut settings.file_name);
        fields.part("citation", |fields| {
            fields.text("style", &mut settings.citation.style);
            fields.text("locale", &mut settings.citation.locale);
            fields.text("kind", &mut settings.citation.kind);
            fields.texts("favourites", &mut settings.citation.favourites);
            fields.texts("recent", &mut settings.citation.recent);
        });
        fields.list("sites", |fields| {
            let mut rule = SiteRule::default();
            fields.text("site", &mut rule.site);
            fields.text("defaultCopy", &mut rule.default_copy);
            fields.text("style", &mut rule.style);
            settings.sites.push(rule);
        });
        fields.part("reader", |fields| {
            fields.number("size", &mut settings.reader.size);
            fields.number("width", &mut settings.reader.width);
        });
        let repaired = fields.repaired | settings.bound();
        Loaded { settings, repaired }
    }

    /// Brings numbers and names into what the interface can show; says whether any was outside.
    pub(crate) fn bound(&mut self) -> bool {
        let before = self.clone();
        self.reader.size = self.reader.size.clamp(70, 300);
        self.reader.width = self.reader.width.clamp(30, 140);
        if !crate::copies::COPIES.iter().any(|copy| copy.name == self.default_copy) {
            self.default_copy = Settings::default().default_copy;
        }
        if unknown_placeholder(&self.file_name).is_some() || self.file_name.trim().is_empty() {
            self.file_name = Settings::default().file_name;
        }
        if unknown_placeholder(&self.front_matter_template).is_some() {
            self.front_matter_template = Settings::default().front_matter_template;
        }
        *self != before
    }

    /// The file that the reader keeps.
    pub(crate) fn export(&self) -> String {
        let file = serde_json::json!({ "kind": FILE_KIND, "settings": self });
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// Reads a file that [`Settings::export`] wrote.
    pub(crate) fn import(file: &str) -> Result<Loaded, ImportError> {
        let file: Value = serde_json::from_str(file).map_err(|_| ImportError::NotSettings)?;
        let settings = match (file.get("kind").and_then(Value::as_str), file.get("settings")) {
            (Some(FILE_KIND), Some(settings @ Value::Object(_))) => settings,
            _ => return Err(ImportError::NotSettings),
        };
        let version = settings.get("version").and_then(Value::as_u64).unwrap_or_default();
        if version > u64::from(VERSION) {
            return Err(ImportError::Newer);
        }
        Ok(Settings::from_value(settings))
    }

    /// The settings as they are on one site.
    pub(crate) fn on_site(&self, host: &str) -> Settings {
        let mut settings = self.clone();
        if let Some(rule) = self.sites.iter().find(|rule| is_of_site(host, &rule.site)) {
            if !rule.default_copy.is_empty() {
                settings.default_copy.clone_from(&rule.default_copy);
            }
            if !rule.style.is_empty() {
                settings.citation.style.clone_from(&rule.style);
            }
            settings.bound();
        }
        settings
    }
}

/// Whether a host is a site or a part of it.
fn is_of_site(host: &str, site: &str) -> bool {
    !site.is_empty()
        && host.strip_suffix(site).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The host name in what a reader types for a site: an address or a bare name.
pub(crate) fn site_of(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let rest = typed.split_once("://").map_or(typed, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.trim_start_matches("*.").trim_end_matches('.').to_lowercase();
    let sound = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || !c.is_ascii())
    };
    (host.contains('.') && host.split('.').all(sound)).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_stored_gives_defaults() {
        let loaded = Settings::from_value(&Value::Null);
        assert_eq!(loaded, Loaded { settings: Settings::default(), repaired: false });
    }

    #[test]
    fn a_damaged_field_costs_that_field_only() {
        let stored = json!({
            "version": 1, "defaultCopy": "markdown", "notice": "yes please", "theme": "sepia",
            "reader": { "size": 9000 }, "links": 7, "fileName": "{{nonsense}}",
        });
        let Loaded { settings, repaired } = Settings::from_value(&stored);
        assert!(repaired);
        assert_eq!(settings.default_copy, "markdown");
        assert_eq!(settings.theme, Theme::Sepia);
        assert_eq!(settings.reader, Reader { size: 300, width: 66 });
        assert_eq!((settings.notice, settings.links), (false, Links::Keep));
        assert_eq!(settings.file_name, Settings::default().file_name);
        assert!(Settings::from_value(&json!([1, 2])).repaired);
    }

    #[test]
    fn an_older_store_lacks_fields_and_keeps_the_rest() {
        let Loaded { settings, repaired } =
            Settings::from_value(&json!({ "version": 0, "headline": false, "gone": 1 }));
        assert!(!repaired);
        assert!(!settings.headline);
        assert_eq!(settings.version, VERSION);
    }

    #[test]
    fn a_file_comes_back_as_it_went() {
        let mut settings = Settings { copy_on_open: true, ..Settings::default() };
        settings.sites.push(SiteRule {
            site: "example.com".into(),
            default_copy: "citation".into(),
            style: String::new(),
        });
        let back = Settings::import(&settings.export()).expect("our own file");
        assert_eq!(back, Loaded { settings, repaired: false });
    }

    #[test]
    fn files_that_are_not_ours_or_newer_are_refused() {
        for file in ["", "{", "{}", "[]", r#"{"kind":"other","settings":{}}"#] {
            assert_eq!(Settings::import(file), Err(ImportError::NotSettings), "{file}");
        }
        let newer = json!({ "kind": FILE_KIND, "settings": { "version": VERSION + 1 } });
        assert_eq!(Settings::import(&newer.to_string()), Err(ImportError::Newer));
    }

    #[test]
    fn a_sites_rule_holds_for_its_subdomains_alone() {
        let rule = SiteRule {
            site: "example.com".into(),
            default_copy: "markdown".into(),
            style: "nature".into(),
        };
        let settings = Settings { sites: vec![rule], ..Settings::default() };
        for host in ["example.com", "www.example.com"] {
            assert_eq!(settings.on_site(host).default_copy, "markdown");
            assert_eq!(settings.on_site(host).citation.style, "nature");
        }
        assert_eq!(settings.on_site("badexample.com"), settings);
    }

    #[test]
    fn a_site_is_taken_out_of_an_address() {
        let site = |typed| site_of(typed);
        assert_eq!(site("https://www.Example.com:80/a?b"), Some("www.example.com".into()));
        assert_eq!(site(" *.example.org "), Some("example.org".into()));
        assert_eq!(site("bücher.example"), Some("bücher.example".into()));
        for bad in ["", "word", "a b.example", "..", "javascript:alert(1)"] {
            assert_eq!(site(bad), None, "{bad}");
        }
    }
}

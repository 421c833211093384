//! Where the command line finds citation styles: files, the packed styles, and the few inside.

use super::Failure;
use std::path::{Path, PathBuf};
use verbatim::citation::csl::{Style, StyleError, locale_chain};
use verbatim::citation::styles::package::{self, DIRECTORY, block_piece};
use verbatim::citation::styles::search::alias;
use verbatim::citation::styles::{Index, OpenError, Package, SEARCH, index};

/// Styles that need no package.
const STYLES: [(&str, &str); 3] = [
    ("apa", include_str!("../../data/csl/apa.csl")),
    ("chicago-author-date", include_str!("../../data/csl/chicago-author-date.csl")),
    ("modern-language-association", include_str!("../../data/csl/modern-language-association.csl")),
];

/// Locales that need no package.
const LOCALES: [(&str, &str); 4] = [
    ("ar", include_str!("../../data/csl/locales-ar.xml")),
    ("de-DE", include_str!("../../data/csl/locales-de-DE.xml")),
    ("en-US", include_str!("../../data/csl/locales-en-US.xml")),
    ("fr-FR", include_str!("../../data/csl/locales-fr-FR.xml")),
];

/// The packed styles, if they are anywhere.
pub(crate) struct StylesFolder {
    folder: Option<PathBuf>,
    package: Package,
}

impl StylesFolder {
    /// Looks for the packed styles; without them the few inside are all there is.
    pub(crate) fn find(named: Option<&Path>) -> StylesFolder {
        let folder = candidates(named).into_iter().find(|folder| folder.join(DIRECTORY).is_file());
        let read = |piece: &str| std::fs::read(folder.as_ref()?.join(piece)).ok();
        let mut package =
            read(DIRECTORY).and_then(|directory| Package::new(&directory).ok()).unwrap_or_default();
        if let Some(locales) = read(package::LOCALES_PIECE)
            && let Err(error) = package.set_locales(&locales)
        {
            eprintln!("verbatim: {error}");
        }
        StylesFolder { folder, package }
    }

    /// A style by file or by name.
    pub(crate) fn style(&self, name: &str) -> Result<Style, Failure> {
        let is_file = name.ends_with(".csl") && Path::new(name).is_file();
        if is_file {
            let xml = std::fs::read_to_string(name)
                .map_err(|error| Failure::usage(format!("cannot read {name}: {error}")))?;
            return self.parse(&xml).map_err(|error| Failure::usage(format!("{name}: {error}")));
        }
        let wrong = |error: &dyn std::fmt::Display| Failure::usage(format!("{name}: {error}"));
        let names = [Some(name), alias(name)];
        let mut names = names.into_iter().flatten();
        let Some((name, found)) =
            names.clone().find_map(|name| Some((name, self.package.find(name)?)))
        else {
            let inside = names.find_map(|name| STYLES.iter().find(|(inside, _)| *inside == name));
            let (_, xml) = inside.ok_or_else(|| self.unknown(name))?;
            return Style::parse(xml).map_err(|error| wrong(&error));
        };
        let block = self.read(&block_piece(found.place.block))?;
        self.package.style(name, &block).map_err(|error| wrong(&error))
    }

    /// A style of the reader's own; a dependent one follows its parent out of the package.
    fn parse(&self, xml: &str) -> Result<Style, OpenError> {
        match Style::parse(xml) {
            Err(StyleError::Dependent { parent, default_locale, info }) => {
                let found = self
                    .package
                    .find(&parent)
                    .ok_or_else(|| OpenError::Damaged(format!("the parent style {parent}")))?;
                let piece = block_piece(found.place.block);
                let block = self.read(&piece).map_err(|_| OpenError::Damaged(piece))?;
                let mut style = self.package.style(&parent, &block)?;
                style.info = *info;
                style.default_locale = default_locale.or(style.default_locale);
                Ok(style)
            }
            other => other.map_err(OpenError::Style),
        }
    }

    /// Takes in the locales that a language falls back on.
    pub(crate) fn provide_locales(&mut self, language: &str) {
        self.package.open_locales(language);
        for name in locale_chain(language) {
            if let Some((_, xml)) = LOCALES.iter().find(|(inside, _)| *inside == name)
                && !self.package.has_locale(&name)
            {
                self.package.add_locale(&name, (*xml).to_owned());
            }
        }
    }

    /// The locales taken in.
    pub(crate) fn locales(&self) -> impl Fn(&str) -> Option<String> + '_ {
        self.package.locales()
    }

    /// The search index.
    pub(crate) fn index(&self) -> Result<Index, Failure> {
        index(&self.read(SEARCH)?).ok_or_else(|| Failure::usage(format!("{SEARCH} is damaged")))
    }

    fn read(&self, piece: &str) -> Result<Vec<u8>, Failure> {
        let folder = self.folder.as_ref().ok_or_else(no_package)?;
        std::fs::read(folder.join(piece))
            .map_err(|error| Failure::usage(format!("cannot read {piece}: {error}")))
    }

    fn unknown(&self, name: &str) -> Failure {
        if self.folder.is_none() {
            return no_package();
        }
        Failure::usage(format!("there is no style “{name}”: `verbatim cite --search` finds them"))
    }
}

fn no_package() -> Failure {
    Failure::usage("the packed styles are not here: `cargo xtask styles` makes them")
}

fn candidates(named: Option<&Path>) -> Vec<PathBuf> {
    if let Some(named) = named {
        return vec![named.to_owned()];
    }
    let program = std::env::current_exe().ok();
    let mut folders: Vec<PathBuf> =
        std::env::var_os("VERBATIM_STYLES").map(PathBuf::from).into_iter().collect();
    folders.extend(program.iter().filter_map(|program| Some(program.parent()?.join("styles"))));
    for start in [program, std::env::current_dir().ok()].into_iter().flatten() {
        folders.extend(start.ancestors().map(|folder| folder.join("dist/unpacked/styles")));
    }
    folders
}

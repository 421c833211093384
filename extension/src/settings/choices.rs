//! Settings with a few values: what each is called in a store, and to the reader.

use serde::Serializer;

/// One of a few values that a setting can have.
#[derive(Debug)]
pub(crate) struct Choice<T> {
    /// Its name in a store and in elements.
    pub(crate) name: &'static str,
    /// The message that names it to the reader.
    pub(crate) label: &'static str,
    /// What it stands for.
    pub(crate) value: T,
}

/// A setting with a few values.
pub(crate) trait Choices: Copy + Default + PartialEq + 'static {
    /// All of them, in the order they are shown.
    const ALL: &'static [Choice<Self>];

    /// The name of the value.
    fn name(self) -> &'static str {
        Self::ALL.iter().find(|choice| choice.value == self).map_or("", |choice| choice.name)
    }

    /// The value of a name, if there is one.
    fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|choice| choice.name == name).map(|choice| choice.value)
    }

    /// The value of a name; the default for a name that there is none of.
    fn named(name: &str) -> Self {
        Self::find(name).unwrap_or_default()
    }
}

/// Stores a value by its name.
pub(super) fn by_name<T: Choices, S: Serializer>(value: &T, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(value.name())
}

/// The interface's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// Light or dark, as the system says.
    #[default]
    Auto,
    /// Dark on white.
    Light,
    /// Light on black.
    Dark,
    /// Brown on cream.
    Sepia,
}

impl Choices for Theme {
    const ALL: &'static [Choice<Theme>] = &[
        Choice { name: "auto", label: "theme_auto", value: Theme::Auto },
        Choice { name: "light", label: "theme_light", value: Theme::Light },
        Choice { name: "dark", label: "theme_dark", value: Theme::Dark },
        Choice { name: "sepia", label: "theme_sepia", value: Theme::Sepia },
    ];
}

/// What becomes of links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Links {
    /// Links stay links, where the format has them.
    #[default]
    Keep,
    /// Numbers stand in the text, the addresses at its end.
    Numbered,
    /// Only their text stays.
    Drop,
}

impl Choices for Links {
    const ALL: &'static [Choice<Links>] = &[
        Choice { name: "keep", label: "option_links_keep", value: Links::Keep },
        Choice { name: "numbered", label: "option_links_numbered", value: Links::Numbered },
        Choice { name: "drop", label: "option_links_drop", value: Links::Drop },
    ];
}

/// What becomes of pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Images {
    /// They stay, as addresses.
    #[default]
    Keep,
    /// Only their descriptions stay.
    Alt,
    /// They are left out.
    Drop,
}

impl Choices for Images {
    const ALL: &'static [Choice<Images>] = &[
        Choice { name: "keep", label: "option_images_keep", value: Images::Keep },
        Choice { name: "alt", label: "option_images_alt", value: Images::Alt },
        Choice { name: "drop", label: "option_images_drop", value: Images::Drop },
    ];
}

/// The program that Markdown is written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Flavour {
    /// Any: CommonMark and nothing else.
    CommonMark,
    /// GitHub and the many that follow it.
    #[default]
    Gfm,
    /// Obsidian.
    Obsidian,
    /// Pandoc.
    Pandoc,
}

impl Choices for Flavour {
    const ALL: &'static [Choice<Flavour>] = &[
        Choice { name: "commonmark", label: "flavour_commonmark", value: Flavour::CommonMark },
        Choice { name: "gfm", label: "flavour_gfm", value: Flavour::Gfm },
        Choice { name: "obsidian", label: "flavour_obsidian", value: Flavour::Obsidian },
        Choice { name: "pandoc", label: "flavour_pandoc", value: Flavour::Pandoc },
    ];
}

//! What can be copied. The popup, the commands, the options and saved files are drawn from here.

/// One kind of copy.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CopyKind {
    /// Its name in settings and element names.
    pub(crate) name: &'static str,
    /// The command that does it without the popup.
    pub(crate) command: &'static str,
    /// The message with its short name.
    pub(crate) label: &'static str,
    /// The message that says it was done.
    pub(crate) done: &'static str,
    /// Extension of a saved file.
    pub(crate) extension: &'static str,
    /// Media type of a saved file.
    pub(crate) media_type: &'static str,
}

/// Every kind of copy, in the order they are shown.
pub(crate) const COPIES: &[CopyKind] = &[
    CopyKind {
        name: "text",
        command: "copy-text",
        label: "format_text",
        done: "copied_text",
        extension: "txt",
        media_type: "text/plain",
    },
    CopyKind {
        name: "markdown",
        command: "copy-markdown",
        label: "format_markdown",
        done: "copied_markdown",
        extension: "md",
        media_type: "text/markdown",
    },
    CopyKind {
        name: "rich",
        command: "copy-rich",
        label: "format_rich",
        done: "copied_rich",
        extension: "html",
        media_type: "text/html",
    },
    CopyKind {
        name: "citation",
        command: "copy-citation",
        label: "format_citation",
        done: "copied_citation",
        extension: "txt",
        media_type: "text/plain",
    },
];

impl CopyKind {
    /// The kind of this name; the first for a name that there is none of.
    pub(crate) fn named(name: &str) -> &'static CopyKind {
        COPIES.iter().find(|copy| copy.name == name).unwrap_or(&COPIES[0])
    }

    /// The kind that a command copies; the first for a command that copies none.
    pub(crate) fn of_command(command: &str) -> &'static CopyKind {
        COPIES.iter().find(|copy| copy.command == command).unwrap_or(&COPIES[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_command_a_menu_entry_and_every_article_s_a_format() {
        let background = include_str!("../background.js");
        let manifest: serde_json::Value =
            serde_json::from_str(include_str!("../manifest.json")).expect("the manifest is JSON");
        for kind in COPIES {
            assert!(manifest["commands"].get(kind.command).is_some(), "{}", kind.command);
            assert!(background.contains(&format!("'{}'", kind.command)), "{}", kind.command);
            let format = verbatim::render::format(kind.name);
            assert!(format.is_some() || kind.name == "citation", "{}", kind.name);
        }
    }
}

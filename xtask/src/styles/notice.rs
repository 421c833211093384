//! The licence notice that goes with the package: what it is, whose it is, what was changed.

use super::describe::{info, text};
use super::fetch::Sources;
use anyhow::{Context, Result};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The notice as plain text.
pub(super) fn notice(sources: &Sources) -> Result<String> {
    let mut people = BTreeSet::new();
    for (name, xml) in sources.independent.iter().chain(&sources.dependent) {
        let document = Document::parse(xml).with_context(|| name.clone())?;
        collect(info(&document)?, &mut people);
    }
    for (name, xml) in &sources.locales {
        let document = Document::parse(xml).with_context(|| name.clone())?;
        if let Ok(info) = info(&document) {
            collect(info, &mut people);
        }
    }
    let mut out = String::new();
    write!(
        out,
        "Citation styles and locales\n\n\
         The {} citation styles and {} locales in this folder come from the Citation Style\n\
         Language project, https://citationstyles.org, and are licensed under Creative Commons\n\
         Attribution-ShareAlike 3.0, https://creativecommons.org/licenses/by-sa/3.0/.\n\n\
         Changes: comments and the white space between elements are left out, and the files are\n\
         packed. Of a dependent style, only its title, parent, ISSNs, fields and language are kept.\n\
         Every other style still names its own authors, contributors and licence, which are shown\n\
         beside it when it is chosen.\n\n\
         Authors, contributors and translators:\n\n",
        sources.independent.len() + sources.dependent.len(),
        sources.locales.len(),
    )?;
    for person in people {
        writeln!(out, "{person}")?;
    }
    Ok(out)
}

fn collect(info: Node, people: &mut BTreeSet<String>) {
    let roles = ["author", "contributor", "translator"];
    for person in info.children().filter(|child| roles.contains(&child.tag_name().name())) {
        let name = person.children().find(|child| child.tag_name().name() == "name").map(text);
        people.extend(name.filter(|name| !name.is_empty()));
    }
}

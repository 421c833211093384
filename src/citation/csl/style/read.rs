//! Reading a style: its structure, its options and its macros.

use super::attributes::{boolean, inherited_name_options, integer, look, string};
use super::element::{Element, Node};
use super::rendering::{RenderingReader, invalid, required};
use super::{
    Area, BibliographyOptions, CitationOptions, Collapse, Demote, GivennameRule, Info, Macro,
    NameOptions, PageRange, SecondFieldAlign, SortBy, SortKey, Style, StyleError, SubstituteRule,
};
use crate::citation::csl::locale::LocalePart;
use crate::citation::csl::xml::{self, XmlElement};

/// Deepest nesting of elements once macros are put in their places. Published
/// styles stay below a quarter of it.
const MAX_RENDERING_DEPTH: usize = 240;

/// Reads and checks a style.
pub(super) fn style(text: &str) -> Result<Style, StyleError> {
    let root = xml::parse(text)
        .map_err(|error| StyleError::Invalid { line: error.line, message: error.message })?;
    if root.name != "style" {
        let message = ["this is not a CSL style: its root element is <", &root.name, ">"].concat();
        return Err(invalid(&root, message));
    }
    let info = root.child("info").map(info).unwrap_or_default();
    let default_locale = string(&root, "default-locale");
    if let Some(parent) = parent_style(&root) {
        return Err(StyleError::Dependent { parent, default_locale, info: Box::new(info) });
    }
    let names: Vec<String> =
        root.children_named("macro").map(|xml| required(xml, "name")).collect::<Result<_, _>>()?;
    for (index, xml) in root.children_named("macro").enumerate() {
        let name = names.get(index);
        if name.is_some_and(|name| names.iter().take(index).any(|earlier| earlier == name)) {
            let name = name.cloned().unwrap_or_default();
            return Err(invalid(xml, ["the macro \"", &name, "\" is defined twice"].concat()));
        }
    }
    let reader = RenderingReader { macros: &names };
    let macros: Vec<Macro> = root
        .children_named("macro")
        .zip(&names)
        .map(|(xml, name)| Ok(Macro { name: name.clone(), children: reader.children(xml)? }))
        .collect::<Result<_, _>>()?;
    let Some(citation_xml) = root.child("citation") else {
        return Err(invalid(&root, "the style has no <citation>".to_string()));
    };
    let style_names = inherited_name_options(&root);
    let mut citation = area(&reader, citation_xml, &style_names)?;
    let mut bibliography =
        root.child("bibliography").map(|xml| area(&reader, xml, &style_names)).transpose()?;
    for area in [Some(&mut citation), bibliography.as_mut()].into_iter().flatten() {
        area.places_year_suffix = places_year_suffix(&area.children, &macros);
    }
    check_macros(&root, &macros, &citation, bibliography.as_ref())?;
    Ok(Style {
        info,
        in_notes: root.attribute("class") == Some("note"),
        default_locale,
        initialize_with_hyphen: boolean(&root, "initialize-with-hyphen").unwrap_or(true),
        demote_particle: match root.attribute("demote-non-dropping-particle") {
            Some("never") => Demote::Never,
            Some("sort-only") => Demote::SortOnly,
            _ => Demote::DisplayAndSort,
        },
        page_range: match root.attribute("page-range-format") {
            Some("expanded") => Some(PageRange::Expanded),
            Some("minimal") => Some(PageRange::Minimal),
            Some("minimal-two") => Some(PageRange::MinimalTwo),
            Some("chicago" | "chicago-15") => Some(PageRange::Chicago15),
            Some("chicago-16") => Some(PageRange::Chicago16),
            _ => None,
        },
        locales: root.children_named("locale").map(LocalePart::from_xml).collect(),
        macros,
        citation,
        bibliography,
    })
}

fn info(xml: &XmlElement) -> Info {
    let text =
        |name: &str| xml.child(name).map(|child| child.text.trim().to_string()).unwrap_or_default();
    let people = |role: &'static str| {
        xml.children_named(role)
            .filter_map(|person| person.child("name"))
            .map(|name| name.text.trim().to_string())
            .collect::<Vec<_>>()
    };
    let mut authors = people("author");
    authors.extend(people("contributor"));
    Info {
        id: text("id"),
        title: text("title"),
        title_short: text("title-short"),
        rights: text("rights"),
        license: xml
            .child("rights")
            .and_then(|rights| string(rights, "license"))
            .unwrap_or_default(),
        authors,
    }
}

/// The parent of a dependent style (CSL 1.0.2, "Dependent Styles").
fn parent_style(root: &XmlElement) -> Option<String> {
    root.child("info")?
        .children_named("link")
        .find(|link| link.attribute("rel") == Some("independent-parent"))
        .and_then(|link| string(link, "href"))
}

fn area(
    reader: &RenderingReader<'_>,
    xml: &XmlElement,
    style_names: &NameOptions,
) -> Result<Area, StyleError> {
    let Some(layout) = xml.child("layout") else {
        return Err(invalid(xml, ["<", &xml.name, "> has no <layout>"].concat()));
    };
    let sort = match xml.child("sort") {
        Some(sort) => {
            sort.children_named("key").map(|key| sort_key(reader, key)).collect::<Result<_, _>>()?
        }
        None => Vec::new(),
    };
    Ok(Area {
        names: inherited_name_options(xml).or(style_names),
        sort,
        look: look(layout),
        delimiter: string(layout, "delimiter").unwrap_or_default(),
        children: reader.children(layout)?,
        places_year_suffix: false,
        citation: citation_options(xml),
        bibliography: bibliography_options(xml),
    })
}

fn citation_options(xml: &XmlElement) -> CitationOptions {
    let flag = |name: &str| boolean(xml, name).unwrap_or(false);
    CitationOptions {
        add_names: flag("disambiguate-add-names"),
        add_givenname: flag("disambiguate-add-givenname"),
        givenname_rule: match xml.attribute("givenname-disambiguation-rule") {
            Some("all-names") => GivennameRule::AllNames,
            Some("all-names-with-initials") => GivennameRule::AllNamesWithInitials,
            Some("primary-name") => GivennameRule::PrimaryName,
            Some("primary-name-with-initials") => GivennameRule::PrimaryNameWithInitials,
            _ => GivennameRule::ByCite,
        },
        add_year_suffix: flag("disambiguate-add-year-suffix"),
        collapse: match xml.attribute("collapse") {
            Some("citation-number") => Some(Collapse::CitationNumber),
            Some("year") => Some(Collapse::Year),
            Some("year-suffix") => Some(Collapse::YearSuffix),
            Some("year-suffix-ranged") => Some(Collapse::YearSuffixRanged),
            _ => None,
        },
        cite_group_delimiter: string(xml, "cite-group-delimiter"),
        year_suffix_delimiter: string(xml, "year-suffix-delimiter"),
        after_collapse_delimiter: string(xml, "after-collapse-delimiter"),
        near_note_distance: integer(xml, "near-note-distance"),
    }
}

fn bibliography_options(xml: &XmlElement) -> BibliographyOptions {
    BibliographyOptions {
        hanging_indent: boolean(xml, "hanging-indent").unwrap_or(false),
        second_field_align: match xml.attribute("second-field-align") {
            Some("margin") => Some(SecondFieldAlign::Margin),
            Some("flush" | "true") => Some(SecondFieldAlign::Flush),
            _ => None,
        },
        entry_spacing: integer(xml, "entry-spacing"),
        line_spacing: integer(xml, "line-spacing"),
        subsequent_author_substitute: string(xml, "subsequent-author-substitute"),
        substitute_rule: match xml.attribute("subsequent-author-substitute-rule") {
            Some("complete-each") => SubstituteRule::CompleteEach,
            Some("partial-each") => SubstituteRule::PartialEach,
            Some("partial-first") => SubstituteRule::PartialFirst,
            _ => SubstituteRule::CompleteAll,
        },
    }
}

fn sort_key(reader: &RenderingReader<'_>, xml: &XmlElement) -> Result<SortKey, StyleError> {
    let by = match xml.attribute("macro") {
        Some(name) => SortBy::Macro(reader.macro_index(xml, name)?),
        None => SortBy::Variable(required(xml, "variable")?),
    };
    Ok(SortKey {
        by,
        descending: xml.attribute("sort") == Some("descending"),
        names: NameOptions {
            et_al_min: integer(xml, "names-min"),
            et_al_use_first: integer(xml, "names-use-first"),
            et_al_use_last: boolean(xml, "names-use-last"),
            ..NameOptions::default()
        },
    })
}

/// Refuses macros that call each other in a circle, and styles whose macros
/// nest so deeply that printing them could exhaust the stack.
fn check_macros(
    root: &XmlElement,
    macros: &[Macro],
    citation: &Area,
    bibliography: Option<&Area>,
) -> Result<(), StyleError> {
    let shapes: Vec<Shape> = macros.iter().map(|entry| shape(&entry.children)).collect();
    let mut depths: Vec<Option<usize>> = vec![None; macros.len()];
    for start in 0..macros.len() {
        // Depth-first with a stack of its own: (macro, how many of its calls are done).
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((current, done)) = path.last().copied() {
            let Some(shape) = shapes.get(current) else { break };
            match shape.calls.get(done) {
                Some((called, _)) if depths.get(*called).copied().flatten().is_some() => {
                    if let Some(last) = path.last_mut() {
                        last.1 += 1;
                    }
                }
                Some((called, _)) if path.iter().any(|(open, _)| open == called) => {
                    let name = macros.get(*called).map_or("", |entry| entry.name.as_str());
                    let line =
                        root.children_named("macro").nth(*called).map_or(root.line, |xml| xml.line);
                    let message = ["the macro \"", name, "\" calls itself"].concat();
                    return Err(StyleError::Invalid { line, message });
                }
                Some((called, _)) => path.push((*called, 0)),
                None => {
                    let depth = total_depth(shape, &depths);
                    if let Some(slot) = depths.get_mut(current) {
                        *slot = Some(depth);
                    }
                    path.pop();
                }
            }
        }
    }
    let areas = [Some(citation), bibliography];
    let deepest = areas
        .into_iter()
        .flatten()
        .map(|area| total_depth(&shape(&area.children), &depths))
        .chain(depths.iter().flatten().copied())
        .max();
    if deepest.is_some_and(|depth| depth > MAX_RENDERING_DEPTH) {
        return Err(invalid(root, "macros and groups are nested too deeply".to_string()));
    }
    Ok(())
}

/// Whether the variable `year-suffix` is called, in macros too.
fn places_year_suffix(children: &[Element], macros: &[Macro]) -> bool {
    let mut pending: Vec<&Element> = children.iter().collect();
    let mut seen = vec![false; macros.len()];
    while let Some(element) = pending.pop() {
        match &element.node {
            Node::Variable { name, .. } if name == "year-suffix" => return true,
            Node::Macro(index) => {
                if let (Some(seen @ false), Some(called)) =
                    (seen.get_mut(*index), macros.get(*index))
                {
                    *seen = true;
                    pending.extend(&called.children);
                }
            }
            Node::Group { children, .. } => pending.extend(children),
            Node::Names(names) => pending.extend(&names.substitute),
            Node::Choose(branches) => {
                pending.extend(branches.iter().flat_map(|branch| &branch.children));
            }
            _ => {}
        }
    }
    false
}

/// How deep elements nest, and which macros they call at which depth.
struct Shape {
    depth: usize,
    calls: Vec<(usize, usize)>,
}

fn total_depth(shape: &Shape, macro_depths: &[Option<usize>]) -> usize {
    shape
        .calls
        .iter()
        .map(|(called, at)| at + macro_depths.get(*called).copied().flatten().unwrap_or(0))
        .max()
        .unwrap_or(0)
        .max(shape.depth)
}

fn shape(children: &[Element]) -> Shape {
    let mut shape = Shape { depth: 1, calls: Vec::new() };
    let mut pending: Vec<(&Element, usize)> = children.iter().map(|child| (child, 1)).collect();
    while let Some((element, depth)) = pending.pop() {
        shape.depth = shape.depth.max(depth);
        let inner = depth + 1;
        match &element.node {
            Node::Macro(index) => shape.calls.push((*index, inner)),
            Node::Group { children, .. } => {
                pending.extend(children.iter().map(|child| (child, inner)))
            }
            Node::Names(names) => {
                pending.extend(names.substitute.iter().map(|child| (child, inner)))
            }
            Node::Choose(branches) => {
                let children = branches.iter().flat_map(|branch| &branch.children);
                pending.extend(children.map(|child| (child, inner)));
            }
            _ => {}
        }
    }
    shape
}

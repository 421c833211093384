//! `cargo xtask score csl-suite`: the test suite of the Citation Style Language.

use anyhow::{Context, Result, bail};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use verbatim::citation::csl::{Cite, CitePosition, Cluster, HTML, Processor, Style};
use verbatim::citation::item::Item;

const TABLE: &str = "tests/scores/csl-suite.md";

/// Run the CSL processor test suite; fails where passes and failures differ from the table.
#[derive(clap::Args)]
pub(crate) struct CslSuite {
    /// Folder with one JSON file a case
    #[arg(default_value = "../shared/corpus/csl-test-suite")]
    folder: PathBuf,
    /// Folder with locales, before those of the style package
    #[arg(long)]
    locales: Option<PathBuf>,
    /// Show what differs in the cases whose names contain this
    #[arg(long)]
    show: Option<String>,
    /// Write the table instead of comparing with it
    #[arg(long)]
    write: bool,
}

impl CslSuite {
    pub(crate) fn run(self) -> Result<()> {
        if !self.folder.is_dir() {
            println!("{} is absent: nothing to run", self.folder.display());
            return Ok(());
        }
        let mut paths: Vec<PathBuf> = std::fs::read_dir(&self.folder)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect();
        paths.sort();
        let source = self.locales()?;
        let mut failing = Vec::new();
        for path in &paths {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let case: Json = serde_json::from_str(&std::fs::read_to_string(path)?)
                .with_context(|| name.clone())?;
            let wanted = case["result"].as_str().unwrap_or_default().trim();
            let printed = print(&case, &source).unwrap_or_else(|error| format!("error: {error}"));
            if printed.trim() != wanted {
                if self.show.as_ref().is_some_and(|part| name.contains(part.as_str())) {
                    println!("== {name}\n-- expected\n{wanted}\n-- printed\n{}", printed.trim());
                }
                failing.push(name);
            }
        }
        let passed = paths.len() - failing.len();
        println!("{passed} of {} pass", paths.len());
        if self.show.is_some() {
            return Ok(());
        }
        for name in &failing {
            println!("{name}");
        }
        self.table(passed, paths.len(), &failing)
    }

    /// Locales by tag: of the folder, and of the package where it has none.
    fn locales(&self) -> Result<BTreeMap<String, String>> {
        let mut locales = crate::styles::locales().unwrap_or_default();
        let shared = Path::new("../shared/corpus/citations/locales");
        let folder = self.locales.as_deref().unwrap_or(shared);
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if let Some(tag) = stem.strip_prefix("locales-") {
                locales.insert(tag.to_string(), std::fs::read_to_string(&path)?);
            }
        }
        Ok(locales)
    }

    /// Writes the table, or compares with it, when the whole suite part at hand was run.
    fn table(&self, passed: usize, all: usize, failing: &[String]) -> Result<()> {
        let old = std::fs::read_to_string(TABLE).unwrap_or_default();
        let reason = |name: &str| {
            old.lines()
                .find_map(|line| line.strip_prefix(&format!("| {name} | "))?.strip_suffix(" |"))
                .unwrap_or("not looked into")
                .to_string()
        };
        if self.write {
            let mut table = format!(
                "# CSL processor test suite\n\n`cargo xtask score csl-suite --write`; test-suite commit of 2025-10-19. Passed {passed} of {all}.\n\n| failing | why |\n| --- | --- |\n"
            );
            for name in failing {
                table.push_str(&format!("| {name} | {} |\n", reason(name)));
            }
            std::fs::write(TABLE, table)?;
            return Ok(());
        }
        let known: Vec<&str> = old
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
            .filter(|name| name.contains('_'))
            .collect();
        let broken: Vec<&String> =
            failing.iter().filter(|name| !known.contains(&name.as_str())).collect();
        let mended: Vec<&&str> =
            known.iter().filter(|name| !failing.iter().any(|failing| failing == **name)).collect();
        if !broken.is_empty() || !mended.is_empty() {
            bail!("differs from {TABLE}: fails now {broken:?}, passes now {mended:?}");
        }
        Ok(())
    }
}

fn print(case: &Json, locales: &BTreeMap<String, String>) -> Result<String> {
    let style = Style::parse(case["csl"].as_str().unwrap_or_default())?;
    let locales = |lang: &str| locales.get(lang).cloned();
    let processor = Processor::new(&style, &locales, None);
    let mut items = Item::list_from_json(&case["input"]);
    if let Some(last) =
        case["bibentries"].as_array().and_then(|steps| steps.last()).and_then(Json::as_array)
    {
        let kept: Vec<&str> = last.iter().filter_map(Json::as_str).collect();
        items.retain(|item| kept.contains(&item.id.as_str()));
    }
    let clusters = document(case);
    match case["mode"].as_str() {
        Some("bibliography") => Ok(bibliography(&processor, &items, &clusters)),
        Some("citation") => Ok(citation(case, &processor, &items, clusters)),
        other => bail!("unknown mode {other:?}"),
    }
}

/// The items, each once, in the order of the bibliography.
fn in_order<'i>(processor: &Processor<'_>, items: &'i [Item]) -> Vec<&'i Item> {
    let mut unique: Vec<&Item> = Vec::new();
    for item in items {
        if !unique.iter().any(|known| known.id == item.id) {
            unique.push(item);
        }
    }
    let order: Vec<String> = processor.order(items);
    unique.sort_by_key(|item| order.iter().position(|id| *id == item.id));
    unique
}

/// The items that are cited.
fn cited(items: &[Item], clusters: &[Cluster]) -> Vec<Item> {
    let is_cited = |item: &&Item| {
        clusters.iter().any(|cluster| cluster.cites.iter().any(|cite| cite.id == item.id))
    };
    items.iter().filter(is_cited).cloned().collect()
}

fn bibliography(
    processor: &Processor<'_>,
    items: &[Item],
    clusters: &[(String, Cluster)],
) -> String {
    let clusters: Vec<Cluster> = clusters.iter().map(|(_, cluster)| cluster.clone()).collect();
    let entries = if clusters.is_empty() {
        processor.bibliography(items)
    } else {
        let cited = cited(items, &clusters);
        processor.document(&cited, &clusters).1
    };
    let mut html = String::from("<div class=\"csl-bib-body\">\n");
    for entry in entries {
        html.push_str("  <div class=\"csl-entry\">");
        html.push_str(&entry.text.to(HTML));
        html.push_str("</div>\n");
    }
    html.push_str("</div>");
    html
}

fn citation(
    case: &Json,
    processor: &Processor<'_>,
    items: &[Item],
    clusters: Vec<(String, Cluster)>,
) -> String {
    if !clusters.is_empty() {
        return document_citations(case, processor, items, &clusters);
    }
    let clusters: Vec<Cluster> = match case["citation_items"].as_array() {
        Some(list) => list
            .iter()
            .map(|cites| Cluster {
                cites: cites
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|cite| read_cite(cite, true))
                    .collect(),
                note: 0,
            })
            .collect(),
        None => vec![Cluster {
            cites: in_order(processor, items)
                .iter()
                .map(|item| Cite { position: Some(CitePosition::First), ..Cite::of(&item.id) })
                .collect(),
            note: 0,
        }],
    };
    // All items are known in their own order before any is cited.
    let printed: Vec<String> =
        processor.cite_known(items, &clusters).iter().map(|text| text.to(HTML)).collect();
    printed.join("\n")
}

/// The citations in document order, each marked by whether the last change touched it.
fn document_citations(
    case: &Json,
    processor: &Processor<'_>,
    items: &[Item],
    clusters: &[(String, Cluster)],
) -> String {
    let print = |clusters: &[(String, Cluster)]| -> Vec<(String, String)> {
        let list: Vec<Cluster> = clusters.iter().map(|(_, cluster)| cluster.clone()).collect();
        let texts = processor.cite(&cited(items, &list), &list);
        clusters.iter().zip(texts).map(|((id, _), text)| (id.clone(), text.to(HTML))).collect()
    };
    let steps = case["citations"].as_array().map_or(0, Vec::len);
    let before = print(&document_after(case, steps.saturating_sub(1)));
    let last_id = case["citations"]
        .as_array()
        .and_then(|steps| steps.last())
        .and_then(|step| step[0]["citationID"].as_str());
    let mut lines = Vec::new();
    for (at, (id, text)) in print(clusters).iter().enumerate() {
        let same = before.iter().any(|(old, before)| old == id && before == text)
            && last_id != Some(id.as_str());
        lines.push(format!("{}[{at}] {text}", if same { ".." } else { ">>" }));
    }
    lines.join("\n")
}

fn document(case: &Json) -> Vec<(String, Cluster)> {
    document_after(case, usize::MAX)
}

/// The citations of the document after some steps of editing it.
fn document_after(case: &Json, steps: usize) -> Vec<(String, Cluster)> {
    let mut known: Vec<(String, Cluster)> = Vec::new();
    let mut order: Vec<(String, u32)> = Vec::new();
    for step in case["citations"].as_array().into_iter().flatten().take(steps) {
        let id = step[0]["citationID"].as_str().unwrap_or_default().to_string();
        let note = |value: &Json| value.as_u64().unwrap_or(0) as u32;
        let own = (id.clone(), note(&step[0]["properties"]["noteIndex"]));
        let list = |json: &Json| -> Vec<(String, u32)> {
            let pairs = json.as_array().into_iter().flatten();
            pairs
                .map(|pair| (pair[0].as_str().unwrap_or_default().to_string(), note(&pair[1])))
                .collect()
        };
        order = list(&step[1]);
        order.push(own);
        order.extend(list(&step[2]));
        let cites = step[0]["citationItems"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|cite| read_cite(cite, false))
            .collect();
        known.retain(|(other, _)| *other != id);
        known.push((id, Cluster { cites, note: 0 }));
    }
    order
        .into_iter()
        .filter_map(|(id, note)| {
            let (_, cluster) = known.iter().find(|(other, _)| *other == id)?;
            Some((id, Cluster { note, ..cluster.clone() }))
        })
        .collect()
}

/// A cite. Outside a document (`alone`) it has no position but what it says.
fn read_cite(cite: &Json, alone: bool) -> Cite {
    let text = |key: &str| match &cite[key] {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let flag = |key: &str| match &cite[key] {
        Json::Bool(flag) => *flag,
        Json::Number(number) => number.as_i64() == Some(1),
        _ => false,
    };
    Cite {
        id: text("id").unwrap_or_default(),
        locator: text("locator"),
        label: text("label"),
        prefix: text("prefix"),
        suffix: text("suffix"),
        suppress_author: flag("suppress-author"),
        author_only: flag("author-only"),
        position: match cite["position"].as_u64() {
            Some(1) => Some(CitePosition::Subsequent),
            Some(2) => Some(CitePosition::Ibid),
            Some(3) => Some(CitePosition::IbidWithLocator),
            Some(_) => Some(CitePosition::First),
            None => alone.then_some(CitePosition::First),
        },
    }
}

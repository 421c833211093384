//! House rules that are kept by a test: which module may use which, and what files look like.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the library with those it may use. `lib.rs`, `main.rs` and `cli/` see all.
const MAY_USE: &[(&str, &[&str])] = &[
    ("numeral", &[]),
    ("single_spaced", &[]),
    ("unspaced", &[]),
    ("snapshot", &[]),
    ("dom", &["snapshot"]),
    ("trace", &["snapshot", "dom"]),
    ("metadata", &["unspaced", "snapshot", "dom", "trace"]),
    ("extract", &["single_spaced", "unspaced", "snapshot", "dom", "trace", "metadata"]),
    ("document", &["single_spaced", "unspaced", "snapshot", "dom", "trace", "metadata", "extract"]),
    (
        "render",
        &[
            "numeral",
            "single_spaced",
            "snapshot",
            "dom",
            "trace",
            "metadata",
            "extract",
            "document",
        ],
    ),
    ("citation", &["numeral", "single_spaced", "unspaced", "snapshot", "dom", "trace", "metadata"]),
];

/// The front doors: they see the whole library.
const FRONT_DOORS: &[&str] = &["lib", "reading", "main", "cli"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below `folder` with one of these endings.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(folder) = pending.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
            if path.is_dir() {
                if !["target", "node_modules", "dist", ".git"].contains(&name) {
                    pending.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The top module that a file of `src/` belongs to.
fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).expect("a file of src");
    let first = inside.components().next().expect("a file has a name");
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The top modules that a source text names by `crate::…`.
fn uses(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut used = Vec::new();
    for line in code {
        for rest in line.split("crate::").skip(1) {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            if end > 0 {
                used.push(rest[..end].to_owned());
            } else if let Some(group) = rest.strip_prefix('{') {
                let group = group.split('}').next().unwrap_or("");
                used.extend(
                    group
                        .split(',')
                        .map(|item| item.trim().split("::").next().unwrap_or("").to_owned()),
                );
            }
        }
    }
    used
}

#[test]
fn modules_are_used_in_one_direction() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), &[".rs"]) {
        let module = module_of(&path);
        if FRONT_DOORS.contains(&module.as_str()) {
            continue;
        }
        let Some(may_use) = allowed.get(module.as_str()) else {
            wrong.push(format!("{}: module `{module}` is not in the table", shown(&path)));
            continue;
        };
        for used in uses(&read(&path)) {
            let known = allowed.contains_key(used.as_str());
            if known && used != module && !may_use.contains(&used.as_str()) {
                wrong.push(format!("{}: `{module}` must not use `{used}`", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_does_no_input_or_output() {
    let banned = ["std::fs", "std::net", "std::process", "std::env", "SystemTime", "Instant::now"];
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), &[".rs"]) {
        if ["main", "cli"].contains(&module_of(&path).as_str()) {
            continue;
        }
        let text = read(&path);
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for word in banned.iter().filter(|word| code.contains(**word)) {
            wrong.push(format!("{}: {word}", shown(&path)));
        }
    }
    assert!(wrong.is_empty(), "data in, data out:\n{}", wrong.join("\n"));
}

#[test]
fn every_source_file_says_what_it_is() {
    let mut wrong = Vec::new();
    for folder in ["src", "extension", "xtask", "tests", "benches", "fuzz"] {
        for path in files(&root().join(folder), &[".rs"]) {
            if !read(&path).starts_with("//!") {
                wrong.push(shown(&path));
            }
        }
    }
    assert!(wrong.is_empty(), "no `//!` in the first line of:\n{}", wrong.join("\n"));
}

#[test]
fn no_file_is_a_drawer_of_leftovers() {
    let drawers = ["utils", "util", "common", "helpers", "helper", "types", "misc", "constants"];
    let everything = files(root(), &[".rs", ".js", ".mjs", ".css", ".html"]);
    let wrong: Vec<String> = everything
        .iter()
        .filter(|path| {
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
            drawers.contains(&stem)
        })
        .map(|path| shown(path))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nine_source_files_in_ten_have_at_most_400_lines() {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for folder in ["src", "extension", "xtask"] {
        for path in files(&root().join(folder), &[".rs", ".js"]) {
            lines.push((read(&path).lines().count(), shown(&path)));
        }
    }
    lines.sort();
    let p90 = &lines[lines.len() * 9 / 10];
    assert!(p90.0 <= 400, "the 90th percentile is {} lines ({})", p90.0, p90.1);
}

/// The names of packages that a manifest asks for.
fn dependencies(path: &Path) -> Vec<String> {
    let text = read(path);
    if path.extension().is_some_and(|ending| ending == "json") {
        let manifest: serde_json::Value = serde_json::from_str(&text).expect("a package.json");
        let lists = ["dependencies", "devDependencies"];
        let names = lists.iter().filter_map(|list| manifest[list].as_object());
        return names.flat_map(|list| list.keys().cloned()).collect();
    }
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if let Some(table) = line.strip_prefix('[') {
            let table = table.trim_end_matches(']');
            let name = table.rsplit_once("dependencies.").map(|(_, name)| name);
            found.extend(name.map(str::to_owned));
            inside = table.ends_with("dependencies");
        } else if inside && line.starts_with(|first: char| first.is_ascii_alphanumeric()) {
            let end = line.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
            found.push(line[..end.unwrap_or(line.len())].to_owned());
        }
    }
    found
}

#[test]
fn every_dependency_has_a_reason() {
    let table = read(&root().join("DEPENDENCIES.md"));
    let argued: Vec<&str> =
        table.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next()).collect();
    let mut wanted: Vec<String> = Vec::new();
    for path in files(root(), &["Cargo.toml", "package.json"]) {
        wanted.extend(dependencies(&path));
    }
    wanted.retain(|name| !name.starts_with("verbatim"));
    assert!(wanted.iter().any(|name| name == "html5ever"), "the manifests were not read");
    let missing: Vec<&String> =
        wanted.iter().filter(|name| !argued.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "DEPENDENCIES.md has no row for {missing:?}");
    let idle = |name: &&&str| {
        **name != "package"
            && !name.starts_with("---")
            && !wanted.iter().any(|wanted| wanted == **name)
    };
    let idle: Vec<&&str> = argued.iter().filter(idle).collect();
    assert!(idle.is_empty(), "DEPENDENCIES.md argues for what nobody asks for: {idle:?}");
}

/// Each row of the comparison ends in a place of this repository, with words that stand there.
#[test]
fn comparisons_are_shown() {
    let mut wrong = Vec::new();
    let table = read(&root().join("COMPARISON.md"));
    for row in table.lines().filter(|line| line.starts_with("| ") && !line.contains("---")) {
        let Some(shown) = row.rsplit('|').nth(1).map(str::trim) else { continue };
        let Some((path, words)) = shown.strip_prefix('`').and_then(|rest| rest.split_once('`'))
        else {
            let own = row.split('|').nth(2).map(str::trim).unwrap_or_default();
            if own.starts_with(['y', 'p']) {
                wrong.push(row.to_owned());
            }
            continue;
        };
        let path = root().join(path);
        let words = words.trim().trim_matches('"');
        let found = match path.is_dir() {
            true => words.is_empty(),
            false => std::fs::read_to_string(&path).is_ok_and(|text| text.contains(words)),
        };
        if !found {
            wrong.push(row.to_owned());
        }
    }
    assert!(wrong.is_empty(), "nothing shows this:\n{}", wrong.join("\n"));
}

/// What the README says of ours in decimals or as "N of M" stands so in the table that the row
/// ends in: a score that changes is not left behind there.
#[test]
fn the_readme_says_what_the_tables_say() {
    let readme = read(&root().join("README.md"));
    let mut looked_at = 0;
    let mut wrong = Vec::new();
    for row in readme.lines().filter(|line| line.contains("](tests/scores/")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [_, _, ours, .., table, _] = cells[..] else { continue };
        let path = table.split_once("](").and_then(|(_, rest)| rest.strip_suffix(')'));
        let table = read(&root().join(path.expect("a link to a table")));
        for figure in ours.split(';').map(str::trim) {
            let decimal = figure.strip_prefix("0.").is_some_and(|rest| rest.len() == 3);
            if decimal || figure.contains(" of ") {
                looked_at += 1;
                if !table.contains(figure) {
                    wrong.push(format!("{figure}: {row}"));
                }
            }
        }
    }
    assert!(looked_at >= 7, "only {looked_at} figures were found");
    assert!(wrong.is_empty(), "the tables say otherwise:\n{}", wrong.join("\n"));
}

/// A summary of at most 132 characters (Chrome's limit for all, and Firefox's is higher), then a
/// description.
#[test]
fn every_language_has_its_text_for_the_stores() {
    for entry in std::fs::read_dir(root().join("extension/_locales")).expect("locales") {
        let locale = entry.expect("a locale").file_name().to_string_lossy().into_owned();
        let text = read(&root().join(format!("store/listing/{locale}.txt")));
        let (summary, description) = text.split_once("\n\n").expect("two parts");
        assert!(summary.chars().count() <= 132, "{locale}: {summary}");
        assert_eq!(description.matches("\n• ").count(), 6, "{locale}: what it does");
        assert!(["844", "۸۴۴"].iter().any(|end| text.contains(end)), "{locale}: how many styles");
    }
}

/// Each threat ends in tests or tables of this repository, named by words that stand there.
#[test]
fn every_defence_is_shown() {
    let mut wrong = Vec::new();
    let text = read(&root().join("SECURITY.md"));
    let (_, table) = text.split_once("| attacker |").expect("the table of threats");
    for row in table.lines().skip(2).take_while(|line| line.starts_with('|')) {
        let shown = row.rsplit('|').nth(1).unwrap_or_default();
        // `file` "words", `file` "words" …
        let mut parts = shown.split('`').skip(1);
        let mut named = 0;
        while let (Some(path), Some(words)) = (parts.next(), parts.next()) {
            let words = words.split('"').nth(1).unwrap_or_default();
            let there = fs::read_to_string(root().join(path)).unwrap_or_default();
            if words.is_empty() || !there.contains(words) {
                wrong.push(format!("{path} “{words}”"));
            }
            named += 1;
        }
        if named == 0 {
            wrong.push(row.to_owned());
        }
    }
    assert!(wrong.is_empty(), "nothing shows this:\n{}", wrong.join("\n"));
}

/// Messages come from our own extension alone: there is no listener for others, and the host of
/// the core hears nobody who lives in a tab.
#[test]
fn nobody_else_is_listened_to() {
    let ways =
        ["onMessageExternal", "onConnect", "onUserScriptMessage", "BroadcastChannel", "onmessage"];
    let mut wrong = Vec::new();
    for folder in ["extension", "www"] {
        for path in files(&root().join(folder), &[".rs", ".js", ".mjs", ".html"]) {
            let text = read(&path);
            // What is injected into pages hears the extension alone; the browser sees to that.
            let injected = path.parent().is_some_and(|folder| folder.ends_with("unblock"));
            let listens = !injected && text.contains("runtime.onMessage.addListener");
            let asks = text.contains("sender.tab");
            let from_pages = text.contains("addEventListener('message'");
            if ways.iter().any(|way| text.contains(way)) || from_pages || listens && !asks {
                wrong.push(shown(&path));
            }
        }
    }
    assert!(wrong.is_empty(), "anybody is heard in:\n{}", wrong.join("\n"));
}

#[test]
fn the_core_asks_the_page_for_nothing_at_rest() {
    let manifest = read(&root().join("extension/manifest.json"));
    for key in ["content_scripts", "web_accessible_resources", "\"host_permissions\""] {
        assert!(!manifest.contains(key), "manifest.json has {key}");
    }
}

#[test]
fn values_never_become_markup_in_our_pages() {
    let ways = [
        "innerHTML =",
        "innerHTML +=",
        "outerHTML =",
        "insertAdjacentHTML",
        "set_inner_html",
        "set_outer_html",
        "insert_adjacent_html",
        "document.write",
        "createContextualFragment",
        "eval(",
        "new Function",
    ];
    let mut wrong = Vec::new();
    for folder in ["extension", "www"] {
        for path in files(&root().join(folder), &[".rs", ".js", ".mjs", ".html"]) {
            let text = read(&path);
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            for (number, line) in code.enumerate() {
                for way in ways.iter().filter(|way| line.contains(**way)) {
                    wrong.push(format!("{}:{}: {way}", shown(&path), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! `verbatim batch`: a folder of pages in, one line of JSON a page out.

use super::{Failure, read_html};
use indicatif::ProgressBar;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;
use verbatim::Reading;
use verbatim::dom::Page;
use verbatim::extract::Model;
use verbatim::metadata::Field;
use verbatim::render::{Options, plain_text};

/// Read every ID.html or ID.html.gz of a folder.
#[derive(clap::Args)]
pub(crate) struct Batch {
    /// The folder.
    dir: PathBuf,
    /// Lines of JSON with `id` and `url`: the pages' addresses.
    #[arg(long, value_name = "FILE.jsonl")]
    urls: Option<PathBuf>,
    /// Where to write the lines of JSON.
    #[arg(long, value_name = "PRED.jsonl")]
    out: PathBuf,
    /// Another extraction model than the built-in one.
    #[arg(long, value_name = "FILE", hide = true)]
    model: Option<PathBuf>,
}

/// One line of the output.
#[derive(Default, Serialize)]
struct Line {
    id: String,
    text: String,
    title: Option<String>,
    author: Option<String>,
    authors: Vec<String>,
    date: Option<String>,
    site: Option<String>,
    language: Option<String>,
    /// The share of right words that is expected of the text, 0 to 1.
    confidence: f32,
    /// Milliseconds from the decoded text to this line.
    ms: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Deserialize)]
struct Address {
    id: String,
    #[serde(default)]
    url: Option<String>,
}

impl Batch {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let addresses = self.addresses()?;
        let pages = self.pages()?;
        let own_model = self.model.as_deref().map(read_model).transpose()?;
        let model = own_model.as_ref().unwrap_or_else(|| Model::built_in());
        let cannot_write =
            |error| Failure::usage(format!("cannot write {}: {error}", self.out.display()));
        let mut out = BufWriter::new(File::create(&self.out).map_err(cannot_write)?);
        // Draws nothing where standard error is no terminal.
        let progress = ProgressBar::new(pages.len() as u64);
        for (id, path) in pages {
            let url = addresses.get(&id).map_or("", |url| url);
            let line = read_page(id, &path, url, model);
            serde_json::to_writer(&mut out, &line).map_err(|error| cannot_write(error.into()))?;
            out.write_all(b"\n").map_err(cannot_write)?;
            progress.inc(1);
        }
        progress.finish_and_clear();
        out.flush().map_err(cannot_write)
    }

    /// The pages' addresses by id.
    fn addresses(&self) -> Result<HashMap<String, String>, Failure> {
        let Some(path) = &self.urls else { return Ok(HashMap::new()) };
        let shown = path.display();
        let file = File::open(path)
            .map_err(|error| Failure::usage(format!("cannot read {shown}: {error}")))?;
        let mut found = HashMap::new();
        for (number, line) in (1..).zip(BufReader::new(file).lines()) {
            let line =
                line.map_err(|error| Failure::usage(format!("cannot read {shown}: {error}")))?;
            if line.trim().is_empty() {
                continue;
            }
            let address: Address = serde_json::from_str(&line)
                .map_err(|error| Failure::usage(format!("{shown}, line {number}: {error}")))?;
            found.insert(address.id, address.url.unwrap_or_default());
        }
        Ok(found)
    }

    /// Ids and files of the folder's pages, in the order of their ids.
    fn pages(&self) -> Result<Vec<(String, PathBuf)>, Failure> {
        let shown = self.dir.display();
        let entries = std::fs::read_dir(&self.dir)
            .map_err(|error| Failure::usage(format!("cannot read the folder {shown}: {error}")))?;
        let mut pages: Vec<(String, PathBuf)> = entries
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let id = name.strip_suffix(".html.gz").or_else(|| name.strip_suffix(".html"))?;
                Some((id.to_owned(), entry.path()))
            })
            .collect();
        if pages.is_empty() {
            return Err(Failure::unreadable(format!("no .html or .html.gz file in {shown}")));
        }
        pages.sort();
        pages.dedup_by(|a, b| a.0 == b.0);
        Ok(pages)
    }
}

fn read_model(path: &Path) -> Result<Model, Failure> {
    let shown = path.display();
    let bytes = std::fs::read(path)
        .map_err(|error| Failure::usage(format!("cannot read {shown}: {error}")))?;
    Model::read(&bytes).ok_or_else(|| Failure::usage(format!("{shown} is no extraction model")))
}

fn read_page(id: String, path: &Path, url: &str, model: &Model) -> Line {
    let html = match read_html(path) {
        Ok(html) => html,
        Err(failure) => return Line { id, error: Some(failure.message), ..Line::default() },
    };
    let start = Instant::now();
    let reading = Reading::with_model(Page::from_html(&html, url), model);
    // Words only: numbers and bullets of lists are the page's drawing, not its text.
    let options = Options { list_marks: false, ..Options::default() };
    let text = plain_text(reading.document(), &options);
    let metadata = reading.metadata();
    let value = |field: &Option<Field<String>>| field.as_ref().map(|field| field.value.clone());
    let people = metadata.authors.as_ref().map_or(&[][..], |field| field.value.as_slice());
    let authors: Vec<String> = people.iter().map(|person| person.literal().to_owned()).collect();
    let date = metadata.published.as_ref().map(|field| field.value.to_string());
    Line {
        text,
        title: value(&metadata.title),
        author: Some(authors.join(", ")).filter(|names| !names.is_empty()),
        authors,
        // The form promises a whole day.
        date: date.filter(|date| date.len() == "2000-01-01".len()),
        site: value(&metadata.site),
        language: value(&metadata.language),
        confidence: reading.article().confidence,
        ms: start.elapsed().as_secs_f64() * 1000.0,
        id,
        error: None,
    }
}

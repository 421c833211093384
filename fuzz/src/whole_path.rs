//! A page through everything that is ever made of one: parsed, read, written in every format and
//! flavour, cited in several styles, exported, its files and links named. What no output may hold,
//! whatever the page says, is checked on the way.

use std::borrow::Cow;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use verbatim::Reading;
use verbatim::citation::csl::{Cite, Cluster, OUTPUT_FORMATS, Processor, Style};
use verbatim::citation::export::EXPORTS;
use verbatim::citation::item::Item;
use verbatim::citation::text_fragment;
use verbatim::dom::Page;
use verbatim::render::{
    Context, DEFAULT_FILE_NAME, DEFAULT_FRONT_MATTER, FORMATS, Flavour, Images, Links, Options,
    Tables, file_name, front_matter, markdown,
};

use crate::inert;

/// The names of the stages, in the order of [`Times`].
pub const STAGES: &[&str] = &["parse", "read", "render", "cite", "export", "name"];

/// How long each stage took.
pub type Times = [Duration; STAGES.len()];

static STYLES: LazyLock<Vec<Style>> = LazyLock::new(|| {
    let texts = [
        include_str!("../../data/csl/apa.csl"),
        include_str!("../../data/csl/chicago-author-date.csl"),
        include_str!("../../data/csl/modern-language-association.csl"),
    ];
    texts.iter().map(|text| Style::parse(text).expect("our own style can be read")).collect()
});

const ENGLISH: &str = include_str!("../../data/csl/locales-en-US.xml");

struct English;

impl verbatim::citation::csl::LocaleSource for English {
    fn locale(&self, lang: &str) -> Option<Cow<'_, str>> {
        (lang == "en-US").then_some(Cow::Borrowed(ENGLISH))
    }
}

/// Options that together reach every branch of the renderers.
fn options() -> [Options; 3] {
    [
        Options::default(),
        Options {
            headline: true,
            links: Links::Reference,
            images: Images::AltText,
            wrap: Some(72),
            heading_shift: 2,
            ..Options::default()
        },
        Options {
            headline: true,
            links: Links::None,
            images: Images::None,
            notes: false,
            list_marks: false,
            heading_shift: -3,
            ..Options::default()
        },
    ]
}

/// Runs it all.
///
/// # Panics
/// Where any stage does, or where something left its field: markup in HTML that nobody reviewed,
/// a line break in one line's value, a file name with a path in it.
pub fn whole_path(html: &str, url: &str) -> Times {
    let mut clock = Clock::default();
    let page = clock.time(0, || Page::from_html(html, url));
    let reading = clock.time(1, || Reading::of(page));
    for (format, written) in clock.time(2, || rendered(&reading)) {
        assert!(!written.contains('\0'), "{format}: no NUL leaves");
        match format {
            "html" | "rich" => inert::html(&written),
            "org" => inert::org(&written),
            _ => {}
        }
    }
    let item = reading.item("a");
    check_citations(&clock.time(3, || citations(&item)));
    check_exports(&clock.time(4, || exports(&item)));
    let names = clock.time(5, || names(&reading));
    inert::file_name(&names.file);
    inert::front_matter(&names.front_matter, DEFAULT_FRONT_MATTER);
    names.directive.iter().for_each(|directive| inert::fragment(directive));
    clock.times
}

/// A CSL-JSON item through citations and exports.
///
/// # Panics
/// As [`whole_path`].
pub fn cited(json: &serde_json::Value) -> Times {
    let mut clock = Clock::default();
    let item = clock.time(1, || Item::from_json(json));
    check_citations(&clock.time(3, || citations(&item)));
    check_exports(&clock.time(4, || exports(&item)));
    clock.times
}

#[derive(Default)]
struct Clock {
    times: Times,
}

impl Clock {
    fn time<T>(&mut self, stage: usize, run: impl FnOnce() -> T) -> T {
        let start = Moment::now();
        let value = run();
        self.times[stage] += start.elapsed();
        value
    }
}

/// A reading of the processor's time for this thread where Linux tells it (exact to a tick of the
/// scheduler), else of the clock on the wall: on a busy machine the latter says little.
struct Moment {
    wall: Instant,
    processor: Option<Duration>,
}

impl Moment {
    fn now() -> Moment {
        Moment { wall: Instant::now(), processor: processor_time() }
    }

    fn elapsed(&self) -> Duration {
        match (self.processor, processor_time()) {
            (Some(start), Some(end)) => end.saturating_sub(start),
            _ => self.wall.elapsed(),
        }
    }
}

fn processor_time() -> Option<Duration> {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    line.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// The name of each format and what it wrote.
type Written = Vec<(&'static str, String)>;

fn rendered(reading: &Reading) -> Written {
    let document = reading.document();
    let mut all = Vec::new();
    for options in options() {
        for format in FORMATS {
            all.push((format.name, (format.render)(document, &options)));
        }
    }
    for flavour in [Flavour::CommonMark, Flavour::Obsidian, Flavour::Pandoc] {
        let options = Options { flavour, tables: Tables::Html, ..Options::default() };
        all.push(("markdown", markdown(document, &options)));
    }
    all
}

fn citations(item: &Item) -> Written {
    let items = std::slice::from_ref(item);
    let clusters = [Cluster { cites: vec![Cite::of(&item.id)], note: 1 }];
    let mut all = Vec::new();
    for style in STYLES.iter() {
        let processor = Processor::new(style, &English, None);
        let (citations, references) = processor.document(items, &clusters);
        for text in citations.iter().chain(references.iter().map(|entry| &entry.text)) {
            all.extend(OUTPUT_FORMATS.iter().map(|format| (format.id, text.to(format))));
        }
    }
    all
}

fn check_citations(written: &Written) {
    for (format, text) in written {
        match *format {
            "html" => inert::html(text),
            "rtf" => inert::rtf(text),
            _ => assert!(!text.contains('\0'), "{format}: no NUL leaves"),
        }
    }
}

fn exports(item: &Item) -> Written {
    EXPORTS.iter().map(|export| (export.id, export.write(std::slice::from_ref(item)))).collect()
}

fn check_exports(written: &Written) {
    written.iter().for_each(|(id, text)| inert::export(id, text));
}

struct Names {
    file: String,
    front_matter: String,
    directive: Option<String>,
}

fn names(reading: &Reading) -> Names {
    let (metadata, document) = (reading.metadata(), reading.document());
    let context = Context { metadata, document, today: "2024-03-02" };
    let text = (FORMATS[0].render)(document, &Options::default());
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    Names {
        file: file_name(DEFAULT_FILE_NAME, &context),
        front_matter: front_matter(DEFAULT_FRONT_MATTER, &context),
        directive: text_fragment::directive(&text, 0..end),
    }
}

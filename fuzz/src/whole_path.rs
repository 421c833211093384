//! A page through everything that is ever made of one: parsed, read, written in every format and
//! flavour, cited in several styles, exported, its files and links named. What no output may hold,
//! whatever the page says, is checked on the way.

use std::borrow::Cow;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use verbatim::Reading;
use verbatim::citation::csl::{Cite, Cluster, OUTPUT_FORMATS, Processor, Style};
use verbatim::citation::export::EXPORTS;
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
    clock.time(2, || render(&reading));
    let item = reading.item("a");
    clock.time(3, || cite(&item));
    clock.time(4, || export(&item));
    clock.time(5, || name(&reading));
    clock.times
}

#[derive(Default)]
struct Clock {
    times: Times,
}

impl Clock {
    fn time<T>(&mut self, stage: usize, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let value = run();
        self.times[stage] += start.elapsed();
        value
    }
}

fn render(reading: &Reading) {
    let document = reading.document();
    for options in options() {
        for format in FORMATS {
            let written = (format.render)(document, &options);
            assert!(!written.contains('\0'), "{}: no NUL leaves", format.name);
            if format.media_type == "text/html" {
                inert::html(&written);
            }
        }
    }
    for flavour in [Flavour::CommonMark, Flavour::Obsidian, Flavour::Pandoc] {
        markdown(document, &Options { flavour, tables: Tables::Html, ..Options::default() });
    }
}

fn cite(item: &verbatim::citation::item::Item) {
    let items = std::slice::from_ref(item);
    let clusters = [Cluster { cites: vec![Cite::of(&item.id)], note: 1 }];
    for style in STYLES.iter() {
        let processor = Processor::new(style, &English, None);
        let (citations, references) = processor.document(items, &clusters);
        for text in citations.iter().chain(references.iter().map(|entry| &entry.text)) {
            for format in OUTPUT_FORMATS {
                let written = text.to(format);
                match format.id {
                    "html" => inert::html(&written),
                    "rtf" => inert::rtf(&written),
                    _ => assert!(!written.contains('\0')),
                }
            }
        }
    }
}

fn export(item: &verbatim::citation::item::Item) {
    for export in EXPORTS {
        inert::export(export.id, &export.write(std::slice::from_ref(item)));
    }
}

fn name(reading: &Reading) {
    let context =
        Context { metadata: reading.metadata(), document: reading.document(), today: "2024-03-02" };
    inert::file_name(&file_name(DEFAULT_FILE_NAME, &context));
    inert::front_matter(&front_matter(DEFAULT_FRONT_MATTER, &context), DEFAULT_FRONT_MATTER);
    let text = (FORMATS[0].render)(reading.document(), &Options::default());
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    if let Some(directive) = text_fragment::directive(&text, 0..end) {
        inert::fragment(&directive);
    }
}

//! Every stage on its own, on fixed pages: `cargo xtask bench stages`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use verbatim::document;
use verbatim::dom::Page;
use verbatim::extract::extract;
use verbatim::metadata::collect;
use verbatim::render::{Options, markdown, plain_text};
use verbatim_benches::samples;

const ADDRESS: &str = "https://bench.example/article";

fn stages(criterion: &mut Criterion) {
    for sample in samples() {
        let mut group = criterion.benchmark_group(&sample.name);
        group.throughput(Throughput::Bytes(sample.html.len() as u64));
        let page = Page::from_html(&sample.html, ADDRESS);
        let article = extract(&page);
        let document = document::read(&page, &article);
        let options = Options::default();
        group.bench_function("parse", |bench| {
            bench.iter(|| Page::from_html(black_box(&sample.html), ADDRESS));
        });
        group.bench_function("collect metadata", |bench| bench.iter(|| collect(black_box(&page))));
        group.bench_function("extract", |bench| bench.iter(|| extract(black_box(&page))));
        group.bench_function("document", |bench| {
            bench.iter(|| document::read(black_box(&page), black_box(&article)));
        });
        group.bench_function("text", |bench| {
            bench.iter(|| plain_text(black_box(&document), &options));
        });
        group.bench_function("markdown", |bench| {
            bench.iter(|| markdown(black_box(&document), &options));
        });
        group.finish();
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);

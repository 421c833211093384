//! The wire form that comes from a page's walker.

use verbatim::dom::{NodeId, Page};

use crate::Target;

pub(super) const TARGET: Target = Target {
    name: "snapshot",
    longest: 65_536,
    seeds: &[".snapshot"],
    words: &[
        "verbatim 1\n{}\n",
        "\u{1}div",
        "\u{1}#shadow-root",
        "\u{2}class\u{3}",
        "\u{2}::hidden\u{3}display",
        "\u{2}::order\u{3}3",
        "\u{4}words and words",
        "\u{5}",
        "\u{6}",
        "\u{7}",
    ],
    run,
};

fn run(data: &[u8]) {
    let wire = super::text(data);
    let Ok(page) = Page::from_snapshot(&wire) else { return };
    let tree = &page.tree;
    for id in tree.all() {
        let end = tree.end(id).0 as usize;
        assert!(id.index() < end && end <= tree.len(), "a subtree lies inside the page");
        if let Some(parent) = tree.parent(id) {
            assert!(tree.contains(parent, id) && tree.end(id) <= tree.end(parent));
        }
    }
    assert_eq!(tree.end(NodeId::ROOT).index(), tree.len());
    for range in &page.selection {
        assert!(!range.is_empty() && range.end as usize <= tree.len());
    }
}

//! Writes the linked tree that the parser leaves as a [`Tree`].

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use html5ever::LocalName;

use super::linked::{Data, Node, Ref};
use super::name::{Name, names};
use super::tree::{Tree, TreeBuilder};

/// Writes the linked tree in document order; a loop, since pages nest as deep as they like.
pub(super) fn flatten<'a>(document: Ref<'a>, bytes: usize) -> Tree {
    let mut builder = TreeBuilder::new();
    builder.reserve(bytes / 24, bytes / 2);
    let mut known = Names::default();
    // The `html` element is the tree's root, which the builder has opened already.
    let Some(root) = document.children().find(|node| node.is_element()) else {
        return builder.finish();
    };
    copy_attributes(root, &mut builder, &mut known);
    // Where to go on after each open element: its own next child.
    let mut pending = vec![root.first_child()];
    while let Some(next) = pending.last_mut() {
        let Some(node) = *next else {
            pending.pop();
            builder.close();
            continue;
        };
        *next = node.next();
        match &node.data {
            Data::Text(text) => builder.text(&text.borrow()),
            Data::Element { name, template, .. } => {
                let shadow = template.is_some() && node.has_attribute("shadowrootmode");
                let name = if shadow {
                    names::SHADOW_ROOT
                } else {
                    known.number(&name.local, &mut builder)
                };
                builder.open(name);
                copy_attributes(node, &mut builder, &mut known);
                let content = template.unwrap_or(node).first_child();
                pending.push(if is_code(node) { None } else { content });
            }
            Data::Fragment | Data::Boundary(_) | Data::Ignored => {}
        }
    }
    builder.finish()
}

/// Styles, and scripts that hold code rather than data.
fn is_code(node: &Node) -> bool {
    let Data::Element { name, .. } = &node.data else { return false };
    match &*name.local {
        "style" => true,
        "script" => node
            .attribute("type", |kind| {
                kind.is_empty() || kind.contains("javascript") || kind == "module"
            })
            .unwrap_or(true),
        _ => false,
    }
}

/// The numbers of the parser's names: a name is looked up as text once a page, not once a node.
#[derive(Default)]
struct Names(HashMap<LocalName, Name, BuildHasherDefault<AtomHasher>>);

impl Names {
    fn number(&mut self, local: &LocalName, builder: &mut TreeBuilder) -> Name {
        if let Some(&name) = self.0.get(local) {
            return name;
        }
        let name = builder.intern(&local.to_ascii_lowercase());
        self.0.insert(local.clone(), name);
        name
    }
}

/// An atom brings a good hash of its own: hashing it again would cost more than the look-up.
#[derive(Default)]
struct AtomHasher(u64);

impl Hasher for AtomHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u32(&mut self, hash: u32) {
        self.0 = u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

fn copy_attributes(node: &Node, builder: &mut TreeBuilder, known: &mut Names) {
    let Data::Element { attributes, .. } = &node.data else { return };
    for attribute in attributes.borrow().iter() {
        let local = &attribute.name.local;
        // Names that begin so are the live snapshot's own: markup must not forge them.
        if local.starts_with("::") {
            continue;
        }
        let name = match &attribute.name.prefix {
            Some(prefix) => builder.intern(&format!("{prefix}:{local}")),
            None => known.number(local, builder),
        };
        builder.attribute(name, &attribute.value);
    }
}

//! Formulas: TeX where the page has it (KaTeX, MathJax 2 to 4, `alttext`, alternative texts of
//! pictures), MathML turned into TeX where it has not.

mod mathml;

use super::super::{Block, Inline, Math};
use super::Replaced;
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, Tree, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    if name == names::MATH {
        return formula(reader, id);
    }
    if name == names::IMG {
        return picture(reader, id);
    }
    let tree = reader.tree;
    if matches!(tree.name_text(name), "mjx-container" | "mjx-assistive-mml") {
        return formula(reader, id);
    }
    let mut is_formula = false;
    for class in tree.classes(id) {
        match class {
            "katex-display"
            | "katex"
            | "katex-mathml"
            | "mwe-math-element"
            | "MathJax"
            | "MathJax_Display"
            | "MathJax_SVG"
            | "MathJax_SVG_Display"
            | "MathJax_CHTML"
            | "mjx-chtml"
            | "MJXc-display"
            | "ltx_Math"
            | "ltx_equation" => is_formula = true,
            // What is shown until the formula is drawn.
            "MathJax_Preview" => {
                reader.replace(id, Replaced::Math);
                return Some(Step::Over);
            }
            _ => {}
        }
    }
    if is_formula { formula(reader, id) } else { None }
}

/// Reads the formula in `id`; `None` if there is no TeX to be had.
fn formula(reader: &mut Reader<'_>, id: NodeId) -> Option<Step> {
    if !reader.may_scan(id) {
        return None;
    }
    let (tex, script) = tex_in(reader.tree, id)?;
    let display = is_display(reader.tree, id, script);
    if let Some(script) = script {
        reader.take(script);
        reader.replace(script, Replaced::Math);
    }
    reader.replace(id, Replaced::Math);
    push(reader, tex, display);
    Some(Step::Over)
}

fn push(reader: &mut Reader<'_>, tex: String, display: bool) {
    let math = Inline::Math(Math { tex, display });
    if display {
        reader.push_block(Block::Paragraph(vec![math]));
    } else {
        reader.push_atom(math);
    }
}

/// A script that holds TeX where nothing has been drawn for it.
pub(super) fn script(reader: &mut Reader<'_>, id: NodeId) {
    let tree = reader.tree;
    let in_text = || tree.parent(id).is_some_and(|parent| reader.keep.any(tree.subtree(parent)));
    if reader.is_taken(id) || !is_tex_script(tree, id) || !in_text() {
        return;
    }
    let tex = tidy(&tree.text_content(id));
    if !tex.is_empty() {
        let display = is_display(tree, id, Some(id));
        push(reader, tex, display);
    }
}

fn is_tex_script(tree: &Tree, id: NodeId) -> bool {
    tree.is(id, names::SCRIPT)
        && tree.attribute(id, names::TYPE).is_some_and(|kind| kind.starts_with("math/tex"))
}

/// The TeX in or beside an element, and the script it was taken from.
fn tex_in(tree: &Tree, id: NodeId) -> Option<(String, Option<NodeId>)> {
    let mut converted = None;
    for here in std::iter::once(id).chain(tree.descendants(id)) {
        let Some(name) = tree.element(here) else { continue };
        if name == names::ANNOTATION
            && tree
                .attribute(here, names::ENCODING)
                .is_some_and(|kind| kind.to_ascii_lowercase().contains("tex"))
        {
            return Some((tidy(&tree.text_content(here)), None)).filter(|(tex, _)| !tex.is_empty());
        }
        for attribute in ["alttext", "data-latex", "data-tex", "data-math"] {
            let tex = tidy(tree.attribute_named(here, attribute).unwrap_or(""));
            if !tex.is_empty() {
                return Some((tex, None));
            }
        }
        if name == names::MATH && converted.is_none() {
            converted = Some(here);
        }
    }
    // MathJax 2 puts the script with the TeX right after what it draws.
    let after = std::iter::successors(tree.next_sibling(id), |&id| tree.next_sibling(id)).take(3);
    let parent = tree.parent(id).and_then(|parent| tree.next_sibling(parent));
    let inside = tree.descendants(id).filter(|&here| tree.is(here, names::SCRIPT));
    for here in inside.chain(after).chain(parent) {
        if is_tex_script(tree, here) {
            let tex = tidy(&tree.text_content(here));
            return (!tex.is_empty()).then_some((tex, Some(here)));
        }
    }
    let math = converted?;
    let tex = tidy(&mathml::to_tex(tree, math));
    (!tex.is_empty()).then_some((tex, None))
}

fn is_display(tree: &Tree, id: NodeId, script: Option<NodeId>) -> bool {
    if script.is_some_and(|script| {
        tree.attribute(script, names::TYPE).is_some_and(|kind| kind.contains("mode=display"))
    }) {
        return true;
    }
    let display = |id: NodeId| {
        matches!(tree.attribute(id, names::DISPLAY), Some("block" | "true"))
            || tree.classes(id).any(|class| {
                matches!(
                    class,
                    "katex-display"
                        | "MathJax_Display"
                        | "MathJax_SVG_Display"
                        | "MJXc-display"
                        | "mwe-math-element-block"
                        | "ltx_equation"
                ) || class.ends_with("image-display")
            })
    };
    let first_math = tree.first(id, names::MATH);
    std::iter::once(id).chain(tree.parent(id)).chain(first_math).any(display)
}

/// A formula drawn as a picture, with its TeX as the alternative text.
fn picture(reader: &mut Reader<'_>, id: NodeId) -> Option<Step> {
    let tree = reader.tree;
    let named = tree.classes(id).any(|class| {
        matches!(class, "latex" | "tex" | "math" | "mathjax" | "ee_img" | "mathtex" | "tex-image")
            || class.starts_with("mwe-math-fallback-image")
    });
    let alt = tree.attribute(id, names::ALT)?.trim();
    let delimited = alt.len() > 4
        && (alt.starts_with("\\(") && alt.ends_with("\\)")
            || alt.starts_with("\\[") && alt.ends_with("\\]")
            || alt.starts_with("$$") && alt.ends_with("$$"));
    if !named && !delimited {
        return None;
    }
    let display = alt.starts_with("\\[") || alt.starts_with("$$") || is_display(tree, id, None);
    let tex = tidy(alt);
    if tex.is_empty() {
        return None;
    }
    push(reader, tex, display);
    Some(Step::Over)
}

/// TeX without its delimiters and without what only sets the size of the print.
fn tidy(tex: &str) -> String {
    let mut tex = super::text::clean(tex).trim().to_owned();
    for (open, close) in [
        ("\\(", "\\)"),
        ("\\[", "\\]"),
        ("$$", "$$"),
        ("$", "$"),
        ("{\\displaystyle", "}"),
        ("{\\textstyle", "}"),
        ("<![CDATA[", "]]>"),
        ("% <![CDATA[", "%]]>"),
    ] {
        let inside = tex.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inside) = inside.filter(|inside| is_balanced(inside)) {
            tex = inside.trim().to_owned();
        }
    }
    for size in ["\\displaystyle ", "\\textstyle "] {
        if let Some(rest) = tex.strip_prefix(size) {
            tex = rest.trim().to_owned();
        }
    }
    tex
}

/// Whether each brace has its partner inside.
fn is_balanced(tex: &str) -> bool {
    let mut depth = 0i32;
    let mut escaped = false;
    for c in tex.chars() {
        match c {
            '{' if !escaped => depth += 1,
            '}' if !escaped => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
        escaped = c == '\\' && !escaped;
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_and_sizes_come_off() {
        assert_eq!(tidy("{\\displaystyle x^{2}}"), "x^{2}");
        assert_eq!(tidy(" \\(a+b\\) "), "a+b");
        assert_eq!(tidy("$$\\frac{a}{b}$$"), "\\frac{a}{b}");
        assert_eq!(tidy("{a}+{b}"), "{a}+{b}");
    }
}

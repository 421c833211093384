//! MathML to TeX, for formulas of which the page has no TeX (MathML Core, presentation elements).

use crate::dom::{NodeId, Tree, names};

/// Formulas nested deeper than this come out as their characters.
const MAX_DEPTH: usize = 48;

/// TeX for a `math` element.
pub(super) fn to_tex(tree: &Tree, math: NodeId) -> String {
    let mut tex = String::new();
    row(tree, math, 0, &mut tex);
    tex
}

fn children(tree: &Tree, id: NodeId) -> Vec<NodeId> {
    tree.children(id).filter(|&child| tree.element(child).is_some()).collect()
}

fn row(tree: &Tree, id: NodeId, depth: usize, out: &mut String) {
    for child in children(tree, id) {
        element(tree, child, depth, out);
    }
}

/// An element as one argument: in braces unless it is one sign.
fn argument(tree: &Tree, id: Option<&NodeId>, depth: usize) -> String {
    let mut inner = String::new();
    if let Some(id) = id {
        element(tree, *id, depth, &mut inner);
    }
    let inner = inner.trim();
    format!("{{{inner}}}")
}

/// The base of a script: in braces only if it is more than one sign.
fn base(tree: &Tree, id: Option<&NodeId>, depth: usize) -> String {
    let argument = argument(tree, id, depth);
    let inner = &argument[1..argument.len() - 1];
    if inner.chars().count() == 1
        || (inner.starts_with('\\') && inner[1..].bytes().all(|b| b.is_ascii_alphabetic()))
    {
        inner.to_owned()
    } else {
        argument
    }
}

fn element(tree: &Tree, id: NodeId, depth: usize, out: &mut String) {
    let Some(name) = tree.element(id) else { return };
    if depth > MAX_DEPTH {
        literal(tree.text_content(id).trim(), out);
        return;
    }
    let depth = depth + 1;
    let kids = children(tree, id);
    let arg = |nth: usize| argument(tree, kids.get(nth), depth);
    match name {
        names::ANNOTATION | names::ANNOTATION_XML | names::MPHANTOM => {}
        names::MI => {
            identifier(&tree.text_content(id), tree.attribute(id, names::MATHVARIANT), out)
        }
        names::MN => literal(tree.text_content(id).trim(), out),
        names::MO => operator(&tree.text_content(id), out),
        names::MTEXT => {
            let text = tree.text_content(id);
            if text.trim().is_empty() {
                out.push('~');
            } else {
                out.push_str("\\text{");
                literal(&text, out);
                out.push('}');
            }
        }
        names::MSPACE => out.push_str("\\;"),
        names::MSUP => out.push_str(&format!("{}^{}", base(tree, kids.first(), depth), arg(1))),
        names::MSUB => out.push_str(&format!("{}_{}", base(tree, kids.first(), depth), arg(1))),
        names::MSUBSUP => {
            out.push_str(&format!("{}_{}^{}", base(tree, kids.first(), depth), arg(1), arg(2)));
        }
        names::MFRAC => out.push_str(&format!("\\frac{}{}", arg(0), arg(1))),
        names::MROOT => {
            let degree = arg(1);
            out.push_str(&format!("\\sqrt[{}]{}", &degree[1..degree.len() - 1], arg(0)));
        }
        names::MSQRT => {
            out.push_str("\\sqrt{");
            row(tree, id, depth, out);
            out.push('}');
        }
        names::MOVER => over(tree, &kids, depth, out),
        names::MUNDER => out.push_str(&format!("{}_{}", base(tree, kids.first(), depth), arg(1))),
        names::MUNDEROVER => {
            out.push_str(&format!("{}_{}^{}", base(tree, kids.first(), depth), arg(1), arg(2)));
        }
        names::MTABLE => {
            out.push_str("\\begin{matrix}");
            for (nth, line) in kids.iter().enumerate() {
                out.push_str(if nth > 0 { " \\\\ " } else { " " });
                for (column, cell) in children(tree, *line).into_iter().enumerate() {
                    out.push_str(if column > 0 { " & " } else { "" });
                    row(tree, cell, depth, out);
                }
            }
            out.push_str(" \\end{matrix}");
        }
        names::MFENCED => {
            out.push_str("\\left(");
            for (nth, kid) in kids.iter().enumerate() {
                out.push_str(if nth > 0 { ", " } else { "" });
                element(tree, *kid, depth, out);
            }
            out.push_str("\\right)");
        }
        names::MENCLOSE => {
            out.push_str("\\boxed{");
            row(tree, id, depth, out);
            out.push('}');
        }
        _ if kids.is_empty() => literal(tree.text_content(id).trim(), out),
        _ => row(tree, id, depth, out),
    }
}

/// Accents have commands of their own; other things above stand above.
fn over(tree: &Tree, kids: &[NodeId], depth: usize, out: &mut String) {
    let above = kids.get(1).map(|id| tree.text_content(*id)).unwrap_or_default();
    let command = match above.trim() {
        "¯" | "‾" | "―" | "_" => "\\overline",
        "^" | "ˆ" => "\\hat",
        "~" | "˜" => "\\tilde",
        "→" | "⃗" => "\\vec",
        "˙" | "." => "\\dot",
        "¨" | ".." => "\\ddot",
        "⏞" => "\\overbrace",
        _ => {
            let base = base(tree, kids.first(), depth);
            out.push_str(&format!("{base}^{}", argument(tree, kids.get(1), depth)));
            return;
        }
    };
    out.push_str(&format!("{command}{}", argument(tree, kids.first(), depth)));
}

fn identifier(text: &str, variant: Option<&str>, out: &mut String) {
    let text = text.trim();
    let name: String = text
        .chars()
        .map(|c| sign(c).map_or_else(|| c.to_string(), |sign| sign.trim().to_owned()))
        .collect();
    if text.chars().count() > 1 && text.chars().all(char::is_alphabetic) {
        const FUNCTIONS: &[&str] = &[
            "sin", "cos", "tan", "log", "ln", "exp", "max", "min", "lim", "det", "dim", "ker",
            "gcd", "sup", "inf", "arg", "deg", "sinh", "cosh", "tanh", "arcsin", "arccos",
            "arctan", "Pr",
        ];
        if FUNCTIONS.contains(&text) {
            out.push_str(&format!("\\{text} "));
        } else {
            out.push_str(&format!("\\mathrm{{{text}}}"));
        }
        return;
    }
    let wrapped = match variant {
        Some("bold") => format!("\\mathbf{{{name}}}"),
        Some("double-struck") => format!("\\mathbb{{{name}}}"),
        Some("script") => format!("\\mathcal{{{name}}}"),
        Some("normal") if name.len() == 1 && name.bytes().all(|b| b.is_ascii_alphabetic()) => {
            format!("\\mathrm{{{name}}}")
        }
        _ => name,
    };
    out.push_str(&wrapped);
    if wrapped.starts_with('\\') && !wrapped.ends_with('}') {
        out.push(' ');
    }
}

fn operator(text: &str, out: &mut String) {
    for c in text.trim().chars() {
        match sign(c) {
            Some(tex) => {
                out.push_str(tex);
                out.push(' ');
            }
            // Invisible operators.
            None if matches!(c, '\u{2061}'..='\u{2064}') => {}
            None => out.push(c),
        }
    }
}

/// Text as TeX prints it: what TeX would obey is guarded.
fn literal(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '^' | '~' => out.push_str(&format!("\\{c}{{}}")),
            '{' | '}' | '%' | '#' | '&' | '$' | '_' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
}

/// TeX's names for signs that are not on a keyboard, and for those that it would obey.
fn sign(c: char) -> Option<&'static str> {
    const SIGNS: &[(char, &str)] = &[
        ('α', "\\alpha"),
        ('β', "\\beta"),
        ('γ', "\\gamma"),
        ('δ', "\\delta"),
        ('ε', "\\varepsilon"),
        ('ϵ', "\\epsilon"),
        ('ζ', "\\zeta"),
        ('η', "\\eta"),
        ('θ', "\\theta"),
        ('ι', "\\iota"),
        ('κ', "\\kappa"),
        ('λ', "\\lambda"),
        ('μ', "\\mu"),
        ('ν', "\\nu"),
        ('ξ', "\\xi"),
        ('π', "\\pi"),
        ('ρ', "\\rho"),
        ('σ', "\\sigma"),
        ('τ', "\\tau"),
        ('υ', "\\upsilon"),
        ('φ', "\\varphi"),
        ('ϕ', "\\phi"),
        ('χ', "\\chi"),
        ('ψ', "\\psi"),
        ('ω', "\\omega"),
        ('Γ', "\\Gamma"),
        ('Δ', "\\Delta"),
        ('Θ', "\\Theta"),
        ('Λ', "\\Lambda"),
        ('Ξ', "\\Xi"),
        ('Π', "\\Pi"),
        ('Σ', "\\Sigma"),
        ('Φ', "\\Phi"),
        ('Ψ', "\\Psi"),
        ('Ω', "\\Omega"),
        ('−', "-"),
        ('±', "\\pm"),
        ('∓', "\\mp"),
        ('×', "\\times"),
        ('⋅', "\\cdot"),
        ('·', "\\cdot"),
        ('÷', "\\div"),
        ('∗', "*"),
        ('∘', "\\circ"),
        ('≤', "\\leq"),
        ('≥', "\\geq"),
        ('≠', "\\neq"),
        ('≈', "\\approx"),
        ('≡', "\\equiv"),
        ('∼', "\\sim"),
        ('∝', "\\propto"),
        ('≪', "\\ll"),
        ('≫', "\\gg"),
        ('∈', "\\in"),
        ('∉', "\\notin"),
        ('∋', "\\ni"),
        ('⊂', "\\subset"),
        ('⊆', "\\subseteq"),
        ('⊃', "\\supset"),
        ('⊇', "\\supseteq"),
        ('∪', "\\cup"),
        ('∩', "\\cap"),
        ('∅', "\\emptyset"),
        ('∖', "\\setminus"),
        ('∀', "\\forall"),
        ('∃', "\\exists"),
        ('¬', "\\neg"),
        ('∧', "\\wedge"),
        ('∨', "\\vee"),
        ('→', "\\to"),
        ('←', "\\leftarrow"),
        ('↔', "\\leftrightarrow"),
        ('⇒', "\\Rightarrow"),
        ('⇐', "\\Leftarrow"),
        ('⇔', "\\Leftrightarrow"),
        ('↦', "\\mapsto"),
        ('∑', "\\sum"),
        ('∏', "\\prod"),
        ('∫', "\\int"),
        ('∬', "\\iint"),
        ('∮', "\\oint"),
        ('∂', "\\partial"),
        ('∇', "\\nabla"),
        ('√', "\\surd"),
        ('∞', "\\infty"),
        ('…', "\\ldots"),
        ('⋯', "\\cdots"),
        ('⋮', "\\vdots"),
        ('⋱', "\\ddots"),
        ('′', "'"),
        ('ℝ', "\\mathbb{R}"),
        ('ℕ', "\\mathbb{N}"),
        ('ℤ', "\\mathbb{Z}"),
        ('ℚ', "\\mathbb{Q}"),
        ('ℂ', "\\mathbb{C}"),
        ('ℏ', "\\hbar"),
        ('ℓ', "\\ell"),
        ('⟨', "\\langle"),
        ('⟩', "\\rangle"),
        ('‖', "\\|"),
        ('{', "\\{"),
        ('}', "\\}"),
        ('⊗', "\\otimes"),
        ('⊕', "\\oplus"),
        ('⊥', "\\perp"),
        ('∥', "\\parallel"),
        ('∣', "\\mid"),
        ('%', "\\%"),
        ('#', "\\#"),
        ('&', "\\&"),
        ('$', "\\$"),
    ];
    SIGNS.iter().find(|(sign, _)| *sign == c).map(|(_, tex)| *tex)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::dom::Page;

    fn tex(inside: &str) -> String {
        let page = Page::from_html(&format!("<math>{inside}</math>"), "");
        let math = page.tree.first(NodeId::ROOT, names::MATH).expect("the page has one");
        to_tex(&page.tree, math)
    }

    #[test]
    fn words_stay_words() {
        assert_eq!(
            tex("<mtext>50% of {x}_1\\</mtext>"),
            r"\text{50\% of \{x\}\_1\textbackslash{}}"
        );
        assert_eq!(tex("<mn>5%</mn><mo>{</mo>"), r"5\%\{ ");
        assert_eq!(tex("<ms>a#b</ms>"), r"a\#b");
    }
}

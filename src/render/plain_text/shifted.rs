//! Raised and lowered text where there is no raising and lowering: `x²`, `Ca²⁺`, `xᵢ`, `2^(n/2)`.
//!
//! What Unicode has characters for is written in them (Superscripts and Subscripts, U+2070 to
//! U+209F). Of the rest, exponents and indices get `^` and `_`, since `2x` is not two to the x;
//! ordinals (`1st`), abbreviations (`Mme`) and marks of notes (`[1]`, `a,b`) are as good as they
//! stand.

use crate::document::Style;

const RAISED: (&str, &str) = ("0123456789+-−–=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁱⁿ");
const LOWERED: (&str, &str) =
    ("0123456789+-−–=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ");

/// More lowered letters than this are hard to read.
const LETTERS: usize = 4;

/// No exponent or index is longer.
const LONGEST: usize = 40;

/// What a raised or lowered text is written as, given what stands before it and whether it is in
/// italics, as variables are; `None` if it stays as it is.
pub(super) fn shifted(before: &str, text: &str, style: Style, italic: bool) -> Option<String> {
    let (plain, forms) = if style == Style::Superscript { RAISED } else { LOWERED };
    let form = |c| plain.chars().zip(forms.chars()).find(|(from, _)| *from == c).map(|(_, to)| to);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().any(|c| c.is_ascii_digit());
    // Between the numbers of several notes.
    let between = |c: char| digits && letters == 0 && ", ;*†‡§".contains(c);
    if letters <= LETTERS
        && let Some(all) = text.chars().map(|c| form(c).or(between(c).then_some(c))).collect()
    {
        return Some(all);
    }
    let base = Base::of(before)?;
    match (style, text) {
        (Style::Superscript, "o") if base != Base::Word => return Some("º".to_owned()),
        (Style::Superscript, "TM") => return Some("™".to_owned()),
        _ => {}
    }
    let operator = text.contains(['+', '-', '−', '=', '/', '·', '×', '^']);
    let is_formula = text.len() <= LONGEST
        && text.split(|c: char| !c.is_alphabetic()).all(|run| run.chars().count() <= 2)
        && text.chars().all(|c| c.is_alphanumeric() || "+-−=/·×^.() ".contains(c))
        && (operator || digits);
    let is_shifted = match (style, base) {
        (_, Base::Word) => is_formula && operator,
        (Style::Superscript, _) if letters < text.chars().count() => is_formula,
        // One letter that ends no ordinal and no abbreviation is an exponent.
        (Style::Superscript, _) => {
            (italic && letters <= 2) || (letters == 1 && !text.contains(ORDINAL))
        }
        (_, Base::Letter) => is_formula || letters == text.chars().count(),
        (_, Base::Number) => false,
    };
    if !is_shifted {
        return None;
    }
    let sign = if style == Style::Superscript { '^' } else { '_' };
    let alone = text.chars().count() == 1
        || text.chars().all(|c| c.is_ascii_digit() || c == '.')
        || (style == Style::Subscript && text.chars().all(char::is_alphanumeric));
    Some(if alone { format!("{sign}{text}") } else { format!("{sign}({text})") })
}

/// Single letters that stand raised in prose: `2e`, `Dr`, `1a`, `5h`.
const ORDINAL: [char; 10] = ['a', 'c', 'd', 'e', 'h', 'l', 'o', 'r', 's', 't'];

/// What the raised or lowered text belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    /// A number, or something in parentheses.
    Number,
    /// One letter: a variable, as far as one can tell.
    Letter,
    /// A word, or an abbreviation of two letters.
    Word,
}

impl Base {
    fn of(before: &str) -> Option<Base> {
        let last = before.chars().next_back()?;
        if last.is_alphabetic() {
            let letters = before.chars().rev().take(2).filter(|c| c.is_alphabetic()).count();
            return Some(if letters == 1 { Base::Letter } else { Base::Word });
        }
        (last.is_numeric() || ")]}".contains(last)).then_some(Base::Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_text() {
        for (before, text, expected) in [
            ("x", "2", "²"),
            ("Ca", "2+", "²⁺"),
            ("10", "−3", "⁻³"),
            ("2", "n", "ⁿ"),
            ("(a+b)", "n+1", "ⁿ⁺¹"),
            ("2", "n/2", "^(n/2)"),
            ("2", "x", "^x"),
            ("10", "5.5", "^5.5"),
            ("e", "-x", "^(-x)"),
            ("word", "1", "¹"),
            ("word", "1,2", "¹,²"),
            ("word", "3–5", "³⁻⁵"),
            ("word", "[1]", "[1]"),
            ("Smith", "a,b", "a,b"),
            ("Smith", "1a", "1a"),
            ("1", "st", "st"),
            ("2", "e", "e"),
            ("M", "me", "me"),
            ("1", "o", "º"),
            ("n", "o", "º"),
            ("Widget", "TM", "™"),
            ("so", "see page 3", "see page 3"),
            ("", "99m", "99m"),
        ] {
            let written = shifted(before, text, Style::Superscript, false);
            assert_eq!(written.as_deref().unwrap_or(text), expected, "{before}^{text}");
        }
        assert_eq!(shifted("e", "ix", Style::Superscript, true).as_deref(), Some("^(ix)"));
    }

    #[test]
    fn lowered_text() {
        for (before, text, expected) in [
            ("H", "2", "₂"),
            ("a", "ij", "ᵢⱼ"),
            ("x", "n+1", "ₙ₊₁"),
            ("T", "max", "ₘₐₓ"),
            ("V", "CC", "_CC"),
            ("T", "b", "_b"),
            ("a", "n/2", "_(n/2)"),
            ("CO", "2eq", "2eq"),
            ("word", "below", "below"),
            ("5", "below", "below"),
        ] {
            let written = shifted(before, text, Style::Subscript, false);
            assert_eq!(written.as_deref().unwrap_or(text), expected, "{before}_{text}");
        }
    }
}

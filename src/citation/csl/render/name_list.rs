//! Lists of names: "and", delimiters and "et al." (CSL 1.0.2, "Name",
//! "Et-al").

use super::names::{Fullness, NamesParts, PrintedList};
use super::{Purpose, Renderer, enclose, is_blank, push};
use crate::citation::csl::output::Token;
use crate::citation::csl::script;
use crate::citation::csl::style::{
    And, DelimiterPrecedes, Look, NameOptions, NameOrder, Tag, TermForm,
};
use crate::citation::item::Name;

/// How many of `count` names are printed before "et al.".
pub(super) fn shown(options: &NameOptions, count: usize, subsequent: bool) -> usize {
    let (mut least, mut first) = (options.et_al_min, options.et_al_use_first);
    if subsequent {
        least = options.et_al_subsequent_min.or(least);
        first = options.et_al_subsequent_use_first.or(first);
    }
    match (least, first) {
        (Some(least), Some(first)) if count >= least as usize => count.min(first as usize),
        _ => count,
    }
}

impl<'a> Renderer<'a> {
    /// Prints one list of names.
    pub(super) fn name_list(
        &mut self,
        names: &[Name],
        options: &NameOptions,
        parts: NamesParts<'a>,
        out: &mut Vec<Token>,
    ) {
        let list = self.name_lists;
        self.name_lists += 1;
        // Sort keys are the same whatever a citation needs.
        let expanded = self.purpose != Purpose::SortKey;
        let wanted =
            self.state.expansion.counts.get(list).copied().filter(|_| expanded).unwrap_or(0);
        let shown = shown(options, names.len(), self.state.position.is_subsequent())
            .max(wanted)
            .min(names.len());
        // "First, second, … last" leaves at least one name out.
        let last_shown = options.et_al_use_last == Some(true) && shown < names.len();
        let shown =
            if last_shown { shown.min(names.len().saturating_sub(2)).max(1) } else { shown };
        self.printed_names.push(PrintedList {
            names: names.to_vec(),
            shown,
            options: options.clone(),
        });
        let default_look = Look::default();
        let look = parts.name.map_or(&default_look, |name| &name.look);
        let mark = out.len();
        let and = self.and_word(options);
        let truncated = shown < names.len();
        let delimiter = options.delimiter.as_deref().unwrap_or(", ");
        for (index, name) in names.iter().take(shown).enumerate() {
            if index > 0 {
                let last = index + 1 == shown && !truncated;
                let before_inverted = self.is_inverted(names.get(index - 1), index - 1, options);
                self.name_separator(
                    delimiter,
                    last.then_some(and.as_deref()).flatten(),
                    index,
                    before_inverted,
                    options,
                    out,
                );
            }
            let fullness = self.fullness(list, index);
            self.person(name, index == 0, options, parts.name, fullness, out);
        }
        if truncated {
            self.et_al(names, shown, options, parts, out);
            // What formats each name also formats the list with "et al.".
            // With the last of the names its suffix is already there.
            let suffix = if last_shown { String::new() } else { look.suffix.clone() };
            let tags = Look { tags: look.tags.clone(), suffix, ..Look::default() };
            self.dress(&tags, mark, out);
        }
        if !is_blank(out, mark) {
            enclose(Tag::NameList, mark, out);
        }
    }

    fn fullness(&self, list: usize, index: usize) -> Fullness {
        let expanded = self.purpose != Purpose::SortKey;
        let givens = self.state.expansion.givens.get(list).filter(|_| expanded);
        givens.and_then(|givens| givens.get(index)).copied().unwrap_or_default()
    }

    fn and_word(&self, options: &NameOptions) -> Option<String> {
        let word = match options.and? {
            And::Text => self.language.term("and", TermForm::Long, false).unwrap_or("and"),
            And::Symbol => self.language.ampersand(),
        };
        Some(word.to_string())
    }

    /// What stands before the name at `index`.
    fn name_separator(
        &self,
        delimiter: &str,
        and: Option<&str>,
        index: usize,
        after_inverted: bool,
        options: &NameOptions,
        out: &mut Vec<Token>,
    ) {
        let Some(and) = and else {
            push(out, delimiter);
            return;
        };
        let gap = if script::starts_spaced(and) { " " } else { "" };
        let delimited =
            match options.delimiter_precedes_last.unwrap_or(DelimiterPrecedes::Contextual) {
                // The word itself separates where there are no spaces.
                _ if gap.is_empty() && index > 1 => false,
                DelimiterPrecedes::Contextual => index > 1,
                DelimiterPrecedes::AfterInvertedName => after_inverted,
                DelimiterPrecedes::Always => true,
                DelimiterPrecedes::Never => false,
            };
        if delimited {
            push(out, delimiter);
        } else {
            push(out, gap);
        }
        push(out, and);
        push(out, gap);
    }

    fn is_inverted(&self, name: Option<&Name>, index: usize, options: &NameOptions) -> bool {
        let person = name.is_some_and(|name| name.literal.is_empty() && !name.given.is_empty());
        person
            && match options.name_as_sort_order {
                Some(NameOrder::All) => true,
                Some(NameOrder::First) => index == 0,
                None => false,
            }
    }

    /// "et al.", or with `et-al-use-last` an ellipsis and the last name.
    fn et_al(
        &mut self,
        names: &[Name],
        shown: usize,
        options: &NameOptions,
        parts: NamesParts<'a>,
        out: &mut Vec<Token>,
    ) {
        let delimiter = options.delimiter.as_deref().unwrap_or(", ");
        if options.et_al_use_last == Some(true) && names.len() >= shown + 2 {
            if let Some(last) = names.last() {
                push(out, delimiter);
                push(out, "… ");
                self.person(last, false, options, parts.name, Fullness::Style, out);
            }
            return;
        }
        if shown == 0 || self.purpose == Purpose::SortKey {
            return;
        }
        let (term, look) = match parts.et_al {
            Some(et_al) => (et_al.term.as_str(), Some(&et_al.look)),
            None => ("et-al", None),
        };
        let after_inverted = self.is_inverted(names.get(shown - 1), shown - 1, options);
        let delimited =
            match options.delimiter_precedes_et_al.unwrap_or(DelimiterPrecedes::Contextual) {
                DelimiterPrecedes::Contextual => shown > 1,
                DelimiterPrecedes::AfterInvertedName => after_inverted,
                DelimiterPrecedes::Always => true,
                DelimiterPrecedes::Never => false,
            };
        let start = out.len();
        let text = self.language.term(term, TermForm::Long, false).unwrap_or("et al.");
        let gap = if script::starts_spaced(text) { " " } else { "" };
        push(out, if delimited { delimiter } else { gap });
        let mark = out.len();
        push(out, text);
        if let Some(look) = look {
            self.dress_text(look, mark, out);
        }
        if is_blank(out, mark) {
            out.truncate(start);
        }
    }
}

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
///
/// Where a later cite would name more, the first one does as well: so many as that, or where that
/// names all, `et-al-min` of them. The specification is silent; the reference processor does so.
pub(super) fn shown(options: &NameOptions, count: usize, subsequent: bool) -> usize {
    let limited = |least: Option<u32>, first: Option<u32>| match (least, first) {
        (Some(least), Some(first)) if count >= least as usize => first as usize,
        _ => count,
    };
    let (least, first) = (options.et_al_min, options.et_al_use_first);
    let later_least = options.et_al_subsequent_min.or(least);
    let later = limited(later_least, options.et_al_subsequent_use_first.or(first));
    let differs =
        options.et_al_subsequent_min.is_some() || options.et_al_subsequent_use_first.is_some();
    let shown = match least {
        _ if subsequent => later,
        Some(least) if differs && count >= least as usize => {
            let later = if later < count { later } else { least as usize };
            limited(Some(least), first).max(later)
        }
        _ => limited(least, first),
    };
    shown.min(count)
}

/// Whether a name in this place stands family name first, if it has both.
fn is_sorted(index: usize, options: &NameOptions) -> bool {
    match options.name_as_sort_order {
        Some(NameOrder::All) => true,
        Some(NameOrder::First) => index == 0,
        None => false,
    }
}

/// Whether a name stands family name first.
fn is_inverted(name: &Name, index: usize, options: &NameOptions) -> bool {
    name.literal.is_empty() && !name.given.is_empty() && is_sorted(index, options)
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
        // "First, second, … last" leaves at least one name out, of the least that are too many.
        let last_shown = options.et_al_use_last == Some(true) && shown < names.len();
        let least = options.et_al_min.map_or(names.len(), |least| least as usize);
        let most = least.min(names.len()).saturating_sub(2).max(1);
        let shown = if last_shown { shown.min(most) } else { shown };
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
        for (index, name) in names.iter().take(shown).enumerate() {
            if index > 0 {
                let last = index + 1 == shown && !truncated;
                let and = last.then_some(and.as_deref()).flatten();
                self.name_separator(and, names, index, options, parts, out);
            }
            let fullness = self.fullness(list, index);
            self.person(name, index == 0, options, parts, fullness, out);
        }
        if truncated {
            self.et_al(names, shown, options, parts, out);
            // What formats each name also formats the list with "et al.".
            // With the last of the names its suffix is already there.
            let suffix = if last_shown { String::new() } else { look.suffix.clone() };
            let tags = if last_shown { Vec::new() } else { parts.formatted(look, &[]).tags };
            self.dress(&Look { tags, suffix, ..Look::default() }, mark, out);
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
        and: Option<&str>,
        names: &[Name],
        index: usize,
        options: &NameOptions,
        parts: NamesParts<'a>,
        out: &mut Vec<Token>,
    ) {
        let is_group = names.get(index).is_some_and(|name| !name.literal.is_empty());
        let own = parts.name.map(|name| &name.options);
        // Before an organization the reference processor asks `cs:name` itself for a delimiter.
        let delimiter = match own {
            Some(own) if is_group => own.delimiter.as_deref(),
            _ if is_group => None,
            _ => options.delimiter.as_deref(),
        };
        let delimiter = delimiter.unwrap_or(", ");
        let Some(and) = and else {
            push(out, delimiter);
            return;
        };
        let gap = if script::starts_spaced(and) { " " } else { "" };
        let precedes = if is_group {
            self.precedes_group(options, own)
        } else {
            options.delimiter_precedes_last.unwrap_or(DelimiterPrecedes::Contextual)
        };
        let delimited = match precedes {
            // The word itself separates where there are no spaces.
            _ if gap.is_empty() && index > 1 => false,
            DelimiterPrecedes::Contextual => index > 1,
            DelimiterPrecedes::AfterInvertedName if is_group => {
                index > 1
                    || names
                        .get(index - 1)
                        .is_some_and(|name| is_inverted(name, index - 1, options))
            }
            DelimiterPrecedes::AfterInvertedName => is_sorted(index - 1, options),
            DelimiterPrecedes::Always => true,
            DelimiterPrecedes::Never => false,
        };
        push(out, if delimited { delimiter } else { gap });
        push(out, and);
        push(out, gap);
    }

    /// Whether a delimiter stands before "and" and an organization: what style, citation or
    /// bibliography say, and of what `cs:name` says only that it depends on the name before, as in
    /// the reference processor.
    fn precedes_group(
        &self,
        options: &NameOptions,
        own: Option<&NameOptions>,
    ) -> DelimiterPrecedes {
        let own = own.and_then(|own| own.delimiter_precedes_last);
        let after_inverted = own.filter(|own| *own == DelimiterPrecedes::AfterInvertedName);
        let inherited = if own.is_none() { options } else { &self.area.names };
        after_inverted
            .or(inherited.delimiter_precedes_last)
            .unwrap_or(DelimiterPrecedes::Contextual)
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
                push(out, if shown > 1 { delimiter } else { " " });
                push(out, "… ");
                self.person(last, false, options, parts, Fullness::Style, out);
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
        let after_inverted =
            names.get(shown - 1).is_some_and(|name| is_inverted(name, shown - 1, options));
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
            let inner = parts.name.map_or(&[][..], |name| &name.look.tags);
            self.dress_text(&parts.formatted(look, inner), mark, out);
        }
        if is_blank(out, mark) {
            out.truncate(start);
        }
    }
}

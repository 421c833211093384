//! What a Markdown parser makes of runs of `*`, `_`, `~` and `=`: the same procedure, run before
//! writing, shows which of them would be taken for marks and whether our own marks hold.
//!
//! CommonMark 0.31, section 6.2 and the appendix "An algorithm for parsing nested emphasis and
//! links"; GFM, section 6.5, for `~`.

/// Where one character of a run comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Text: the number of the special character.
    Text(usize),
    /// The opening mark of a style: its number.
    Open(usize),
    /// The closing mark of a style.
    Close(usize),
}

/// A run of one delimiter character.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) delimiter: char,
    pub(super) origins: Vec<Origin>,
    /// The characters before and after the run; `None` at the ends of a line.
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
    /// The same beyond any `~` (and `=` where that is a delimiter): GitHub's parser looks past those.
    pub(super) beyond: (Option<char>, Option<char>),
}

/// How parsers of different kind see the characters beside a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight {
    /// Whether symbols count as punctuation.
    pub(super) symbols_are_punctuation: bool,
    /// Whether `~` and `=` are looked past.
    pub(super) past_delimiters: bool,
}

/// Two ends that a parser would pair, with what each character used comes from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) open: Vec<Origin>,
    pub(super) close: Vec<Origin>,
}

/// What a character counts as beside a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Space,
    Punctuation,
    Letter,
    /// Symbols and marks: punctuation for newer parsers, letters for older ones.
    Either,
}

fn class(c: Option<char>) -> Class {
    let Some(c) = c else { return Class::Space };
    if c.is_whitespace() {
        return Class::Space;
    }
    if c.is_alphanumeric() {
        return Class::Letter;
    }
    match c {
        '!'..='/' | ':'..='@' | '['..='`' | '{'..='~' => Class::Punctuation,
        '¡'
        | '§'
        | '«'
        | '¶'
        | '·'
        | '»'
        | '¿'
        | '\u{55a}'..='\u{55f}'
        | '\u{589}'
        | '\u{5be}'
        | '\u{5c0}'
        | '\u{5c3}'
        | '\u{5f3}'
        | '\u{5f4}'
        | '\u{60c}'
        | '\u{61b}'
        | '\u{61f}'
        | '\u{66a}'..='\u{66d}'
        | '\u{6d4}'
        | '\u{964}'
        | '\u{965}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{2043}'
        | '\u{2045}'..='\u{2051}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301f}'
        | '\u{30fb}'
        | '\u{fe30}'..='\u{fe52}'
        | '\u{ff01}'..='\u{ff03}'
        | '\u{ff05}'..='\u{ff0a}'
        | '\u{ff0c}'..='\u{ff0f}'
        | '\u{ff1a}'
        | '\u{ff1b}'
        | '\u{ff1f}'
        | '\u{ff20}'
        | '\u{ff3b}'..='\u{ff3d}'
        | '\u{ff5f}'..='\u{ff65}' => Class::Punctuation,
        _ => Class::Either,
    }
}

/// Whether parsers of different age may see the run differently.
pub(super) fn is_ambiguous(run: &Run) -> bool {
    class(run.before) == Class::Either
        || class(run.after) == Class::Either
        || run.beyond != (run.before, run.after)
}

struct Delimiters {
    delimiter: char,
    origins: Vec<Origin>,
    can_open: bool,
    can_close: bool,
    /// The characters not used yet: from here …
    left: usize,
    /// … to here.
    right: usize,
}

impl Delimiters {
    fn of(run: &Run, sight: Sight) -> Delimiters {
        let settle = |class| match class {
            Class::Either if sight.symbols_are_punctuation => Class::Punctuation,
            Class::Either => Class::Letter,
            other => other,
        };
        let (before, after) =
            if sight.past_delimiters { run.beyond } else { (run.before, run.after) };
        let (before, after) = (settle(class(before)), settle(class(after)));
        let left_flanking =
            after != Class::Space && (after != Class::Punctuation || before != Class::Letter);
        let right_flanking =
            before != Class::Space && (before != Class::Punctuation || after != Class::Letter);
        let (can_open, can_close) = match run.delimiter {
            '_' => (
                left_flanking && (!right_flanking || before == Class::Punctuation),
                right_flanking && (!left_flanking || after == Class::Punctuation),
            ),
            '=' if run.origins.len() != 2 => (false, false),
            _ => (left_flanking, right_flanking),
        };
        Delimiters {
            delimiter: run.delimiter,
            can_open,
            can_close,
            left: 0,
            right: run.origins.len(),
            origins: run.origins.clone(),
        }
    }

    fn len(&self) -> usize {
        self.right - self.left
    }

    fn opens_for(&self, closer: &Delimiters) -> bool {
        if !self.can_open || self.len() == 0 || self.delimiter != closer.delimiter {
            return false;
        }
        let (own, other) = (self.origins.len(), closer.origins.len());
        // Parsers part company over runs of different length: then none of the two may stay.
        if self.delimiter == '~' {
            return true;
        }
        if self.delimiter == '=' {
            return own == other;
        }
        // The "rule of three".
        !((self.can_close || closer.can_open)
            && (own + other).is_multiple_of(3)
            && !(own.is_multiple_of(3) && other.is_multiple_of(3)))
    }
}

/// The pairs a parser finds among the runs of one line of text (or of one link's text).
pub(super) fn pairs(runs: &[Run], sight: Sight) -> Vec<Pair> {
    let mut all: Vec<Delimiters> = runs.iter().map(|run| Delimiters::of(run, sight)).collect();
    let mut pairs = Vec::new();
    // No opener before this index fits such a closer: keeps the search linear.
    let mut bottoms: Vec<((char, bool, usize), usize)> = Vec::new();
    let mut at = 0;
    while at < all.len() {
        if !all[at].can_close || all[at].len() == 0 {
            at += 1;
            continue;
        }
        let remainder = match all[at].delimiter {
            '~' => 0,
            '=' => all[at].origins.len(),
            _ => all[at].origins.len() % 3,
        };
        let kind = (all[at].delimiter, all[at].can_open, remainder);
        let bottom =
            bottoms.iter().find(|(known, _)| *known == kind).map_or(0, |(_, bottom)| *bottom);
        let opener = (bottom..at).rev().find(|&before| all[before].opens_for(&all[at]));
        let Some(opener) = opener else {
            match bottoms.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, bottom)) => *bottom = at,
                None => bottoms.push((kind, at)),
            }
            at += 1;
            continue;
        };
        for between in &mut all[opener + 1..at] {
            between.right = between.left;
        }
        let used = match all[at].delimiter {
            '~' | '=' => all[at].len().min(all[opener].len()),
            _ if all[opener].len() >= 2 && all[at].len() >= 2 => 2,
            _ => 1,
        };
        let right = all[opener].right;
        let open = all[opener].origins[right - used..right].to_vec();
        all[opener].right -= used;
        let left = all[at].left;
        let close = all[at].origins[left..left + used].to_vec();
        all[at].left += used;
        pairs.push(Pair { open, close });
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs of `*` and `_` in a line, each character with a number of its own.
    fn runs(line: &str) -> Vec<Run> {
        let characters: Vec<char> = line.chars().collect();
        let mut all: Vec<Run> = Vec::new();
        for (at, &c) in characters.iter().enumerate() {
            if !"*_~".contains(c) {
                continue;
            }
            let before = at.checked_sub(1).map(|before| characters[before]);
            let after = characters.get(at + 1).copied();
            match all.last_mut() {
                Some(run) if before == Some(c) => {
                    run.origins.push(Origin::Text(at));
                    run.after = after;
                    run.beyond.1 = after;
                }
                _ => all.push(Run {
                    delimiter: c,
                    origins: vec![Origin::Text(at)],
                    before,
                    after,
                    beyond: (before, after),
                }),
            }
        }
        all
    }

    fn found(line: &str) -> Vec<(usize, usize)> {
        let at = |origins: &[Origin]| match origins.first() {
            Some(Origin::Text(at)) => *at,
            _ => usize::MAX,
        };
        pairs(&runs(line), Sight { symbols_are_punctuation: true, past_delimiters: false })
            .iter()
            .map(|pair| (at(&pair.open), at(&pair.close)))
            .collect()
    }

    #[test]
    fn runs_pair_as_the_specification_shows() {
        assert_eq!(found("*foo bar*"), [(0, 8)]);
        assert_eq!(found("a * foo bar*"), []);
        assert_eq!(found("a*\"foo\"*"), []);
        assert_eq!(found("foo*bar*"), [(3, 7)]);
        assert_eq!(found("snake_case_name"), []);
        assert_eq!(found("_foo_bar"), []);
        assert_eq!(found("_(bar)_."), [(0, 6)]);
        assert_eq!(found("***a** b*"), [(1, 4), (0, 8)]);
        assert_eq!(found("*foo**bar**baz*"), [(4, 9), (0, 14)]);
        assert_eq!(found("~5 to ~10"), []);
        assert_eq!(found("~~a~~ b"), [(0, 3)]);
    }
}

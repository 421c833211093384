//! The markup that CSL-JSON allows inside titles, taken apart.
//!
//! "Extra markup" of citeproc and Zotero: `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`,
//! `<span style="font-variant:small-caps;">`, `<span class="nocase">`. A tag without its partner
//! is text.

/// What a pair of tags says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Italic,
    Bold,
    Superscript,
    Subscript,
    SmallCaps,
    NoCase,
}

/// A piece of a text with markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Open(Mark),
    Close(Mark),
}

const OPENERS: [(&str, Mark, &str); 8] = [
    ("<i>", Mark::Italic, "</i>"),
    ("<b>", Mark::Bold, "</b>"),
    ("<sup>", Mark::Superscript, "</sup>"),
    ("<sub>", Mark::Subscript, "</sub>"),
    ("<sc>", Mark::SmallCaps, "</sc>"),
    ("<span style=\"font-variant:small-caps;\">", Mark::SmallCaps, "</span>"),
    ("<span style=\"font-variant: small-caps;\">", Mark::SmallCaps, "</span>"),
    ("<span class=\"nocase\">", Mark::NoCase, "</span>"),
];

/// The pieces of a text. Marks open and close in pairs and nest.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut open: Vec<(Mark, &str)> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('<')) {
        at += next;
        let rest = text.get(at..).unwrap_or_default();
        let closes = open.last().filter(|(_, close)| rest.starts_with(close)).copied();
        let opens = OPENERS.iter().find(|(tag, _, close)| {
            rest.strip_prefix(tag).is_some_and(|inside| is_closed(inside, tag, close))
        });
        let (piece, length) = match (closes, opens) {
            (Some((mark, close)), _) => {
                open.pop();
                (Piece::Close(mark), close.len())
            }
            (None, Some((tag, mark, close))) => {
                open.push((*mark, close));
                (Piece::Open(*mark), tag.len())
            }
            (None, None) => {
                at += 1;
                continue;
            }
        };
        push_text(&mut out, text, start, at);
        out.push(piece);
        at += length;
        start = at;
    }
    push_text(&mut out, text, start, text.len());
    // What an outer pair's end left open ends with the text.
    while let Some((mark, _)) = open.pop() {
        out.push(Piece::Close(mark));
    }
    out
}

/// The text without its markup.
pub(crate) fn plain(text: &str) -> String {
    let texts = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// Whether the close of a tag comes before the tag opens once more.
fn is_closed(inside: &str, tag: &str, close: &str) -> bool {
    // Whichever comes first decides: a search for one of them alone would go to the end each time.
    let mut tags = inside.match_indices('<').map(|(at, _)| inside.get(at..).unwrap_or_default());
    tags.find(|rest| rest.starts_with(close) || rest.starts_with(tag))
        .is_some_and(|rest| rest.starts_with(close))
}

fn push_text<'a>(out: &mut Vec<Piece<'a>>, text: &'a str, start: usize, end: usize) {
    if let Some(text) = text.get(start..end).filter(|text| !text.is_empty()) {
        out.push(Piece::Text(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_marks_and_single_tags_are_text() {
        assert_eq!(
            pieces("a <i>b <sup>c</sup></i> <d> 1 < 2 </b>"),
            [
                Piece::Text("a "),
                Piece::Open(Mark::Italic),
                Piece::Text("b "),
                Piece::Open(Mark::Superscript),
                Piece::Text("c"),
                Piece::Close(Mark::Superscript),
                Piece::Close(Mark::Italic),
                Piece::Text(" <d> 1 < 2 </b>"),
            ]
        );
        assert_eq!(plain("<i>x</i><script>"), "x<script>");
    }

    #[test]
    fn crossed_tags_stay_balanced() {
        for text in
            ["<i><b>x</i></b>", "<i><i>x</i>", "<i>", "<b><span class=\"nocase\"></b></span>"]
        {
            let mut depth = 0;
            for piece in pieces(text) {
                match piece {
                    Piece::Open(_) => depth += 1,
                    Piece::Close(_) => depth -= 1,
                    Piece::Text(_) => {}
                }
                assert!(depth >= 0, "{text}");
            }
            assert_eq!(depth, 0, "{text}");
        }
    }
}

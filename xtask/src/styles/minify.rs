//! Takes out of a style what no reader and no processor sees, and nothing else.
//!
//! Comments, the XML declaration, indentation and blanks inside tags go. All elements stay, the
//! `info` block with its authors, contributors, links and licence among them.

/// The same XML without comments, declaration and white space between elements. White space
/// that is an element's whole content (`<single> </single>`) is content and stays.
pub(super) fn minify(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml.trim_start_matches('\u{feff}');
    while let Some(start) = rest.find('<') {
        let (text, markup) = rest.split_at(start);
        let end = end_of_markup(markup);
        let (tag, after) = markup.split_at(end);
        push_text(&mut out, text, tag);
        if let Some(data) = tag.strip_prefix("<![CDATA[") {
            push_escaped(&mut out, data.trim_end_matches("]]>"));
        } else if !tag.starts_with("<!") && !tag.starts_with("<?") {
            push_tag(&mut out, tag);
        }
        rest = after;
    }
    out
}

/// Where the tag, comment, declaration or CDATA section that begins here ends.
fn end_of_markup(markup: &str) -> usize {
    let (close, from) = match markup {
        _ if markup.starts_with("<!--") => ("-->", 4),
        _ if markup.starts_with("<![CDATA[") => ("]]>", 9),
        _ if markup.starts_with("<?") => ("?>", 2),
        _ => return end_of_tag(markup),
    };
    markup[from..].find(close).map_or(markup.len(), |at| from + at + close.len())
}

fn end_of_tag(markup: &str) -> usize {
    let mut quote = None;
    for (at, byte) in markup.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    markup.len()
}

fn push_text(out: &mut String, text: &str, next_tag: &str) {
    let is_blank = text.chars().all(char::is_whitespace);
    let opened = out.rfind('<').map_or("", |at| &out[at..]);
    let is_whole_content = opened.ends_with('>')
        && !opened.starts_with("</")
        && !opened.ends_with("/>")
        && next_tag.starts_with("</");
    if !is_blank || (is_whole_content && !text.contains('\n')) {
        out.push_str(text);
    }
}

fn push_escaped(out: &mut String, data: &str) {
    for character in data.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(character),
        }
    }
}

/// A tag with one blank between its attributes.
fn push_tag(out: &mut String, tag: &str) {
    let mut quote = None;
    let mut pending_blank = false;
    for character in tag.chars() {
        match (quote, character) {
            (None, _) if character.is_whitespace() => {
                pending_blank = true;
                continue;
            }
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
        let closes = quote.is_none() && matches!(character, '>' | '/' | '=');
        if core::mem::take(&mut pending_blank) && !closes && !out.ends_with('=') {
            out.push(' ');
        }
        out.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn keeps_content_and_drops_layout() {
        let xml = "<?xml version=\"1.0\"?>\n<style  a = \"x  > y\"\n  b='2' >\n  <!-- no -->\n  \
                   <term name=\"and\">\n    <single> </single>\n  </term>\n  \
                   <title>A  <![CDATA[<b> & ]]></title>\n  <text macro=\"m\" />\n</style>\n";
        assert_eq!(
            minify(xml),
            "<style a=\"x  > y\" b='2'><term name=\"and\"><single> </single></term>\
             <title>A  &lt;b&gt; &amp; </title><text macro=\"m\"/></style>"
        );
    }

    #[test]
    fn survives_what_is_no_xml() {
        assert_eq!(minify("<a <b"), "<a <b");
        assert_eq!(minify("<!-- never closed"), "");
        assert_eq!(minify("no tags"), "");
    }
}

//! Cuts HTML text into the tokens that a tree is built of.
//!
//! The two halves of the HTML Standard's parser come from two libraries: html5gum cuts (13.2.5,
//! "Tokenization") and html5ever builds (13.2.6, "Tree construction"). html5ever could cut as well,
//! but it takes names and values character by character, which costs more than building the tree.

use std::borrow::Cow;
use std::convert::Infallible;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{Attribute, LocalName, QualName, ns};
use html5gum::{Emitter, Error, State, Tokenizer};

use super::bounds::{Bounds, MOST_ATTRIBUTES};

/// Hands the tokens of `html` to `sink`, and that they have ended.
pub(super) fn cut(html: &str, sink: &Bounds<'_>) {
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let tokens = Tokens {
        sink,
        text: Vec::new(),
        tag: TagKind::StartTag,
        name: Vec::new(),
        self_closing: false,
        attributes: Vec::new(),
        in_attribute: false,
        attribute: UnfinishedAttribute::default(),
        last_start_tag: Vec::new(),
        comment: Vec::new(),
        doctype: UnfinishedDoctype::default(),
    };
    let Ok(()) = Tokenizer::new_with_emitter(html, tokens).finish();
}

/// The token that is being read, piece by piece: pieces may end within a character.
struct Tokens<'s, 'a> {
    sink: &'s Bounds<'a>,
    /// Text before the token.
    text: Vec<u8>,
    tag: TagKind,
    name: Vec<u8>,
    self_closing: bool,
    attributes: Vec<Attribute>,
    in_attribute: bool,
    attribute: UnfinishedAttribute,
    /// The end tag of this name ends raw text.
    last_start_tag: Vec<u8>,
    comment: Vec<u8>,
    doctype: UnfinishedDoctype,
}

#[derive(Default)]
struct UnfinishedAttribute {
    name: Vec<u8>,
    value: Vec<u8>,
}

#[derive(Default)]
struct UnfinishedDoctype {
    name: Vec<u8>,
    public: Option<Vec<u8>>,
    system: Option<Vec<u8>>,
    force_quirks: bool,
}

impl Tokens<'_, '_> {
    /// Hands over a token, and says how the next one is to be read.
    fn hand_over(&self, token: Token) -> Option<State> {
        // Nobody asks on which line something stands.
        match self.sink.process_token(token, 1) {
            TokenSinkResult::Continue
            | TokenSinkResult::Script(_)
            | TokenSinkResult::EncodingIndicator(_) => None,
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(RawKind::ScriptData | RawKind::ScriptDataEscaped(_)) => {
                Some(State::ScriptData)
            }
        }
    }

    fn hand_over_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        for (number, part) in self.text.split(|&byte| byte == 0).enumerate() {
            if number > 0 {
                self.hand_over(Token::NullCharacterToken);
            }
            if !part.is_empty() {
                self.hand_over(Token::CharacterTokens(tendril(part)));
            }
        }
        self.text.clear();
    }

    /// Puts the last attribute to the others, unless one of that name stands there, or too many do.
    fn finish_attribute(&mut self) {
        if !std::mem::take(&mut self.in_attribute) {
            return;
        }
        if self.attributes.len() < MOST_ATTRIBUTES {
            let local = local_name(&self.attribute.name);
            if self.attributes.iter().all(|other| other.name.local != local) {
                let name = QualName::new(None, ns!(), local);
                self.attributes.push(Attribute { name, value: tendril(&self.attribute.value) });
            }
        }
        self.attribute.name.clear();
        self.attribute.value.clear();
    }

    fn start_tag(&mut self, kind: TagKind) {
        self.tag = kind;
        self.name.clear();
        self.self_closing = false;
    }
}

impl Emitter for Tokens<'_, '_> {
    type Token = Infallible;

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_error(&mut self, _error: Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_eof(&mut self) {
        self.hand_over_text();
        self.hand_over(Token::EOFToken);
        self.sink.end();
    }

    fn emit_string(&mut self, text: &[u8]) {
        self.text.extend_from_slice(text);
    }

    fn init_start_tag(&mut self) {
        self.start_tag(TagKind::StartTag);
    }

    fn init_end_tag(&mut self) {
        self.start_tag(TagKind::EndTag);
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn set_self_closing(&mut self) {
        self.self_closing = true;
    }

    fn init_attribute(&mut self) {
        self.finish_attribute();
        self.in_attribute = true;
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.name.extend_from_slice(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.attribute.value.extend_from_slice(value);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.hand_over_text();
        self.finish_attribute();
        if self.tag == TagKind::StartTag {
            self.last_start_tag.clone_from(&self.name);
        }
        let tag = Tag {
            kind: self.tag,
            name: local_name(&self.name),
            self_closing: self.self_closing,
            attrs: std::mem::take(&mut self.attributes),
            had_duplicate_attributes: false, // asked for where scripts may run
        };
        self.hand_over(Token::TagToken(tag))
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start_tag = name.unwrap_or_default().to_vec();
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.tag == TagKind::EndTag && !self.name.is_empty() && self.name == self.last_start_tag
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.hand_over_text();
        self.sink.adjusted_current_node_present_but_not_in_html_namespace()
    }

    fn init_comment(&mut self) {
        self.comment.clear();
    }

    fn push_comment(&mut self, text: &[u8]) {
        self.comment.extend_from_slice(text);
    }

    fn emit_current_comment(&mut self) {
        self.hand_over_text();
        self.hand_over(Token::CommentToken(tendril(&self.comment)));
    }

    fn init_doctype(&mut self) {
        self.doctype = UnfinishedDoctype::default();
    }

    fn push_doctype_name(&mut self, name: &[u8]) {
        self.doctype.name.extend_from_slice(name);
    }

    fn set_doctype_public_identifier(&mut self, value: &[u8]) {
        self.doctype.public = Some(value.to_vec());
    }

    fn set_doctype_system_identifier(&mut self, value: &[u8]) {
        self.doctype.system = Some(value.to_vec());
    }

    fn push_doctype_public_identifier(&mut self, value: &[u8]) {
        self.doctype.public.get_or_insert_default().extend_from_slice(value);
    }

    fn push_doctype_system_identifier(&mut self, value: &[u8]) {
        self.doctype.system.get_or_insert_default().extend_from_slice(value);
    }

    fn set_force_quirks(&mut self) {
        self.doctype.force_quirks = true;
    }

    fn emit_current_doctype(&mut self) {
        self.hand_over_text();
        let UnfinishedDoctype { name, public, system, force_quirks } =
            std::mem::take(&mut self.doctype);
        let name = (!name.is_empty()).then(|| tendril(&name));
        let [public_id, system_id] = [public, system].map(|id| id.map(|id| tendril(&id)));
        self.hand_over(Token::DoctypeToken(Doctype { name, public_id, system_id, force_quirks }));
    }
}

fn tendril(bytes: &[u8]) -> StrTendril {
    StrTendril::from_slice(&text(bytes))
}

fn local_name(bytes: &[u8]) -> LocalName {
    LocalName::from(text(bytes))
}

/// What came as a text is one again when all its pieces are there.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::linked::Ref;
    use crate::dom::parse::parse_with;

    /// What is cut by html5ever's own tokenizer.
    fn cut_by_html5ever(html: &str, sink: &Bounds<'_>) {
        use html5ever::tokenizer::{BufferQueue, Tokenizer};

        struct Borrowed<'s, 'a>(&'s Bounds<'a>);
        impl<'a> TokenSink for Borrowed<'_, 'a> {
            type Handle = Ref<'a>;
            fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Ref<'a>> {
                self.0.process_token(token, line)
            }
            fn end(&self) {
                self.0.end();
            }
            fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
                self.0.adjusted_current_node_present_but_not_in_html_namespace()
            }
        }
        let tokenizer = Tokenizer::new(Borrowed(sink), Default::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        // It stops after each script for whoever would run it.
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        tokenizer.end();
    }

    fn assert_cut_alike(html: &str) {
        let [ours, theirs] = [cut, cut_by_html5ever].map(|cut| {
            let tree = parse_with(html, cut);
            let node = |id| match tree.element(id) {
                Some(name) => {
                    let attributes = tree.attributes(id);
                    let attributes = attributes.map(|(name, value)| (tree.name_text(name), value));
                    format!("{:?} {:?}", tree.name_text(name), attributes.collect::<Vec<_>>())
                }
                None => format!("{:?}", tree.text(id)),
            };
            let levels = |id| tree.ancestors(id).count();
            tree.all().map(|id| format!("{} {}\n", levels(id), node(id))).collect::<String>()
        });
        assert!(ours == theirs, "{html:?}\n{ours}\nis not\n{theirs}");
    }

    #[test]
    fn markup_is_cut_as_by_another_tokenizer() {
        for html in [
            "\u{feff}<!DOCTYPE html><p>a<table>b</table>",
            "<!doctype html PUBLIC '-//W3C//DTD HTML 3.2//EN'><p>a<table>b</table>",
            "<!doctype html SYSTEM \"about:legacy-compat\"><p>a<table>b</table>",
            "<!doctype><p>a<table>b</table>",
            "<!doctype html x><p>a<table>b</table>",
            "<P CLASS=A class=b ID='c'd e=\"f\"g h = i>&amp;&ampx &notit; &#0; &#x80; &#xD800; &lt",
            "<a href='?a=b&copy=c&lt;'>d</a>",
            "<é ß=ü>&eacute;</é><a \u{1F600}='\u{1F600}'>\u{1F600}<\u{1F600}",
            "a\r\nb\rc\n<pre>\r\n\nd</pre><textarea>\n\ne</textarea>",
            "a\0b<p\0 c\0=d\0>e<title>f\0</title><script type=x>g\0</script><table>\0h</table>",
            "<svg><![CDATA[a<b>]]c]]></svg><![CDATA[d]]><math><mi>&lt;</mi></math>",
            "<svg><title><p>a</title></svg><svg><desc>b</desc><FOREIGNOBJECT>c",
            "<!---->a<!-->b<!--->c<!--d--!>e<!--f--g-->h<!-i>j<?k?>l</ m>n<!--o",
            "<script type=x><!--<script>a</script>--></script>b<script type=x><!--</script>c",
            "<style>a<b></style><title>c<d>&amp;</titles></title ><xmp>e<f></xmp><iframe>g</iframe>",
            "<textarea>a</textare></TEXTAREA/>b<noembed><p></noembed><plaintext>c</plaintext>",
            "<select><option>a<p>b</select><br/></br></p><image>",
            "a<",
            "a</",
            "a<b c",
            "a<b c='",
            "a<b c='d'",
            "<!doctype html",
            "<title>a</tit",
            "<script type=x>a</scr",
        ] {
            assert_cut_alike(html);
        }
    }

    #[test]
    fn damaged_markup_is_cut_as_by_another_tokenizer() {
        let pieces = [
            "<p>",
            "</p>",
            "<",
            ">",
            "/",
            "=",
            "'",
            "\"",
            " ",
            "&",
            ";",
            "#",
            "!",
            "-",
            "--",
            "a",
            "ß",
            "\0",
            "\r",
            "\n",
            "&lt;",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<svg>",
            "</svg>",
            "<title>",
            "</title>",
            "<![CDATA[",
            "]]>",
            "<a b=",
            "<table>",
            "<td>",
            "<template>",
            "<noscript>",
            "<iframe",
            "<textarea>",
            "</textarea",
            "<select>",
            "<!doctype ",
        ];
        let mut state = 1u64;
        for _ in 0..3_000 {
            let mut html = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                html.push_str(pieces[(state >> 33) as usize % pieces.len()]);
            }
            assert_cut_alike(&html);
        }
    }
}

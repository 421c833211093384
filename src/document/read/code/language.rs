//! The language of a block of code, from the class names that highlighters share.

use crate::dom::{NodeId, Tree, names};

/// The language in its short word; `""` if the page does not say.
pub(super) fn of(tree: &Tree, pre: NodeId) -> String {
    let inside = tree.descendants(pre).take(4).filter(|&id| tree.is(id, names::CODE));
    let around = tree.ancestors(pre).take(4);
    for id in inside.chain([pre]).chain(around) {
        if let Some(language) = declared(tree, id) {
            return language;
        }
    }
    String::new()
}

/// What any element in a frame declares.
pub(super) fn within(tree: &Tree, frame: NodeId) -> Option<String> {
    std::iter::once(frame).chain(tree.descendants(frame).take(40)).find_map(|id| {
        tree.element(id)?;
        declared(tree, id)
    })
}

/// What one element declares.
fn declared(tree: &Tree, id: NodeId) -> Option<String> {
    const ATTRIBUTES: &[&str] = &[
        "data-lang",
        "data-language",
        "data-code-language",
        "data-enlighter-language",
        "data-highlight-language",
        "data-syntax",
    ];
    for name in ATTRIBUTES {
        if let Some(language) = tree.attribute_named(id, name).and_then(word) {
            return Some(language);
        }
    }
    let classes = tree.attribute(id, names::CLASS)?;
    let mut tokens = classes.split_ascii_whitespace().peekable();
    let mut bare = None;
    while let Some(token) = tokens.next() {
        for prefix in [
            "language-",
            "lang-",
            "highlight-source-",
            "highlight-text-",
            "brush-",
            "code-",
            "src-",
            "highlight-",
        ] {
            if let Some(language) = token.strip_prefix(prefix)
                && (prefix.starts_with("lang")
                    || prefix.contains("source")
                    || prefix == "highlight-" && is_known(language)
                    || is_known(language))
                && let Some(language) = word(language)
            {
                return Some(language);
            }
        }
        if matches!(token, "brush:" | "src" | "sourceCode" | "hljs" | "prettyprint" | "shiki") {
            if let Some(language) = tokens.peek().and_then(|next| word(next.trim_end_matches(';')))
                && (token == "brush:" || is_known(&language))
            {
                return Some(language);
            }
        } else if let Some(language) = token.strip_prefix("brush:") {
            return word(language.trim_end_matches(';'));
        } else if bare.is_none() && is_known(token) {
            bare = word(token);
        }
    }
    // A bare class is a language only on elements of code.
    bare.filter(|_| tree.is(id, names::PRE) || tree.is(id, names::CODE))
}

/// A short word for a language, lower case; `None` for "no language".
pub(super) fn word(text: &str) -> Option<String> {
    let word = text.trim().to_ascii_lowercase();
    let fits = !word.is_empty()
        && word.len() <= 24
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"+#.-_".contains(&b));
    let none = matches!(
        word.as_str(),
        "none"
            | "text"
            | "txt"
            | "plain"
            | "plaintext"
            | "default"
            | "nohighlight"
            | "no-highlight"
            | "auto"
            | "unknown"
            | "undefined"
            | "code"
            | "null"
    );
    (fits && !none).then_some(word)
}

/// Whether a word names a language, wherever it stands.
pub(super) fn is_known(word: &str) -> bool {
    const KNOWN: &[&str] = &[
        "ada",
        "apache",
        "asm",
        "awk",
        "bash",
        "basic",
        "bat",
        "c",
        "c#",
        "c++",
        "clojure",
        "cmake",
        "cmd",
        "coffeescript",
        "console",
        "cpp",
        "cs",
        "csharp",
        "css",
        "csv",
        "dart",
        "diff",
        "docker",
        "dockerfile",
        "elixir",
        "elm",
        "erlang",
        "fortran",
        "fsharp",
        "go",
        "golang",
        "gradle",
        "graphql",
        "groovy",
        "haskell",
        "hcl",
        "html",
        "http",
        "ini",
        "java",
        "javascript",
        "js",
        "json",
        "json5",
        "jsonc",
        "jsx",
        "julia",
        "kotlin",
        "latex",
        "less",
        "lisp",
        "lua",
        "makefile",
        "markdown",
        "matlab",
        "md",
        "nginx",
        "nim",
        "nix",
        "objc",
        "objective-c",
        "ocaml",
        "pascal",
        "perl",
        "php",
        "powershell",
        "prolog",
        "properties",
        "proto",
        "protobuf",
        "ps1",
        "py",
        "python",
        "python3",
        "r",
        "rb",
        "rs",
        "ruby",
        "rust",
        "sass",
        "scala",
        "scheme",
        "scss",
        "sh",
        "shell",
        "solidity",
        "sql",
        "svelte",
        "swift",
        "tcl",
        "terraform",
        "toml",
        "ts",
        "tsx",
        "typescript",
        "vb",
        "vbnet",
        "verilog",
        "vhdl",
        "vim",
        "vue",
        "wasm",
        "xml",
        "yaml",
        "yml",
        "zig",
        "zsh",
    ];
    KNOWN.contains(&word.to_ascii_lowercase().as_str())
}

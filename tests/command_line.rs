//! What the command line promises: what it prints, what it says of bad input, and its exit codes (0
//! done, 1 nothing readable found, 2 bad usage).

#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// What a run printed and said, and how it ended.
struct Run {
    out: String,
    err: String,
    code: Option<i32>,
}

/// Runs the program with this on its standard input.
fn verbatim(arguments: &[&str], input: &[u8]) -> Run {
    let mut program = Command::new(env!("CARGO_BIN_EXE_verbatim"))
        .args(arguments)
        .env_remove("VERBATIM_STYLES")
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built with the tests");
    let mut standard_input = program.stdin.take().expect("it was asked for");
    // One that ends without reading it is no failure of the test.
    _ = standard_input.write_all(input);
    drop(standard_input);
    let ended = program.wait_with_output().expect("it was started");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Run { out: text(&ended.stdout), err: text(&ended.stderr), code: ended.status.code() }
}

/// A folder of one test, empty.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("command-line-{test}"));
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder of tests can be written");
    folder
}

fn page() -> String {
    let text = "The council said on Tuesday that the walls along the harbour will be moved inland \
                before the winter, and that the boats will have to find another place. ";
    format!(
        "<html lang=en><head><title>Sea walls move - The Harbour Post</title>\
         <meta name=author content='Ann Lee'><meta property=og:site_name content='The Harbour Post'>\
         <meta property=article:published_time content=2024-03-02></head><body><nav><a href=/>Home</a>\
         </nav><article><h1>Sea walls move</h1><p>{text}{text}</p><p>{text}<b>At last.</b></p>\
         </article></body></html>"
    )
}

const URL: &str = "https://harbourpost.example/sea-walls";

#[test]
fn an_article_is_printed_in_each_format() {
    for (format, mark) in
        [("text", "At last."), ("markdown", "**At last.**"), ("html", "<strong>At last.</strong>")]
    {
        let run = verbatim(&["extract", "--url", URL, "--format", format], page().as_bytes());
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{format}");
        assert!(run.out.contains(mark) && run.out.ends_with('\n'), "{format}: {}", run.out);
        assert!(!run.out.contains("Home"), "{format}: the menu is in it");
    }
    let run = verbatim(&["extract", "--url", URL, "--format", "json"], page().as_bytes());
    let read: Value = serde_json::from_str(&run.out).expect("JSON is printed");
    assert_eq!(read["metadata"]["title"]["value"], "Sea walls move");
    assert_eq!(read["metadata"]["site"]["value"], "The Harbour Post");
    assert_eq!(read["language"], "en");
    assert_eq!(read["direction"], "ltr");
    assert_eq!(read["words"].as_u64(), Some(86));
    assert!(read["candidates"].as_array().is_some_and(|all| all.len() > 4));
}

#[test]
fn what_a_page_without_text_tells_about_itself_is_printed_all_the_same() {
    let page = "<title>Sea walls move</title><meta property=article:published_time \
                content=2024-03-02><div id=app></div>";
    let run = verbatim(&["extract", "--url", URL, "--format", "json"], page.as_bytes());
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("there is no readable text in this page"), "{}", run.err);
    let read: Value = serde_json::from_str(&run.out).expect("JSON is printed");
    assert_eq!(read["metadata"]["title"]["value"], "Sea walls move");
    let candidates = read["candidates"].as_array().expect("they are listed");
    assert!(candidates.iter().any(|one| one["value"] == "2024-03-02"), "{candidates:?}");
    assert_eq!((read["words"].as_u64(), read["text"].as_str()), (Some(0), Some("")));
    for format in ["text", "markdown", "html"] {
        let run = verbatim(&["extract", "--format", format], page.as_bytes());
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{format}");
    }
}

#[test]
fn a_file_may_be_packed_and_in_any_encoding() {
    let folder = folder("files");
    let file = folder.join("page.html");
    let russian = page()
        .replace("At last.", "Наконец.")
        .replace("<title>", "<meta charset=windows-1251><title>");
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(&russian);
    fs::write(&file, &bytes).expect("the folder can be written");
    let run = verbatim(&["extract", &file.to_string_lossy()], b"");
    assert!(run.out.contains("Наконец."), "{}", run.out);
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&bytes).expect("memory can be written");
    let packed = packer.finish().expect("memory can be written");
    assert!(verbatim(&["extract"], &packed).out.contains("Наконец."));
    let run = verbatim(&["extract"], &packed[..packed.len() / 2]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.starts_with("verbatim: cannot unpack -"), "{}", run.err);
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence_and_a_code() {
    for (arguments, input, code, said) in [
        (&["extract"][..], "", 1, "there is no readable text in this page"),
        (&["extract", "/no/such/file"], "", 2, "cannot read /no/such/file"),
        (&["extract", "--format", "word"], "", 2, "invalid value 'word'"),
        (&["batch", "/no/such/folder", "--out", "/dev/null"], "", 2, "cannot read the folder"),
        (&["cite"], "no items", 2, "is no JSON"),
        (&["cite"], "[]", 1, "there is no item in"),
        (&["cite", "--style", "no-such-style"], "[{}]", 2, "the packed styles are not here"),
        (&["cite", "--export", "word"], "[{}]", 2, "there is no export “word”"),
        (&["cite", "--format", "word"], "[{}]", 2, "there is no format “word”"),
        (&["cite", "--search", "nature"], "", 2, "the packed styles are not here"),
        (
            &["cite", "--page", "-", "--accessed", "2024-02-30"],
            "",
            2,
            "a day is written YYYY-MM-DD",
        ),
        (&["cite", "--page", "-", "--accessed", "2024-02"], "", 2, "a day is written YYYY-MM-DD"),
        (&["cite", "--url", URL], "", 2, "required"),
        (&[], "", 2, "Usage"),
    ] {
        let styles = folder("no-styles");
        let styles = styles.to_string_lossy();
        let mut arguments = arguments.to_vec();
        if arguments.first() == Some(&"cite") {
            arguments.extend(["--styles", &styles]);
        }
        let run = verbatim(&arguments, input.as_bytes());
        assert_eq!(run.code, Some(code), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(said), "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "", "{arguments:?}");
    }
}

#[test]
fn items_and_pages_are_cited() {
    let item = json!([{
        "id": "lee", "type": "article-newspaper", "title": "Sea walls move",
        "author": [{ "family": "Lee", "given": "Ann" }], "container-title": "The Harbour Post",
        "issued": { "date-parts": [[2024, 3, 2]] }, "URL": URL,
    }])
    .to_string();
    let apa = "Lee, A. (2024, March 2). Sea walls move. The Harbour Post. \
               https://harbourpost.example/sea-walls\n";
    let cite = |arguments: &[&str], input: &str| {
        let run = verbatim(&[&["cite"], arguments].concat(), input.as_bytes());
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{arguments:?}");
        run.out
    };
    assert_eq!(cite(&[], &item), apa);
    assert_eq!(cite(&["--in-text"], &item), "(Lee, 2024)\n");
    assert!(cite(&["--format", "html"], &item).contains("<i>The Harbour Post</i>"));
    assert!(
        cite(&["--style", "modern-language-association"], &item)
            .starts_with("Lee, Ann. “Sea Walls Move.”")
    );
    assert!(cite(&["--locale", "de-DE"], &item).contains("März 2"));
    assert!(cite(&["--export", "bibtex"], &item).contains("title = {Sea walls move}"));
    let read = cite(&["--page", "-", "--url", URL, "--accessed", "2024-06-01"], &page());
    assert_eq!(read, apa);
    let file = folder("styles").join("own.csl");
    let style = include_str!("../data/csl/apa.csl")
        .replace(">American Psychological", ">Own American Psychological");
    fs::write(&file, style).expect("the folder can be written");
    assert_eq!(cite(&["--style", &file.to_string_lossy()], &item), apa);
    fs::write(&file, "<style").expect("the folder can be written");
    let run = verbatim(&["cite", "--style", &file.to_string_lossy()], item.as_bytes());
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("own.csl: "), "{}", run.err);
}

#[test]
fn a_folder_of_pages_becomes_a_line_each() {
    let folder = folder("batch");
    let write = |name: &str, text: &[u8]| {
        fs::write(folder.join(name), text).expect("the folder can be written")
    };
    write("b.html", page().as_bytes());
    write("a.html", b"");
    write("c.html.gz", b"\x1f\x8b no gzip");
    write("notes.txt", b"no page");
    write(
        "urls.jsonl",
        format!("{{\"id\":\"b\",\"url\":\"{URL}\"}}\n\n{{\"id\":\"a\",\"url\":null}}\n").as_bytes(),
    );
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (urls, out) = (path("urls.jsonl"), path("out.jsonl"));
    let run = verbatim(&["batch", &folder.to_string_lossy(), "--urls", &urls, "--out", &out], b"");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let lines = fs::read_to_string(&out).expect("it was written");
    let lines: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let ids: Vec<&str> = lines.iter().filter_map(|line| line["id"].as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(lines[0]["text"], "");
    assert_eq!(lines[1]["authors"], json!(["Ann Lee"]));
    assert_eq!(lines[1]["date"], "2024-03-02");
    assert!(lines[1]["text"].as_str().is_some_and(|text| text.ends_with("At last.")));
    assert!(lines[1].get("error").is_none());
    assert!(
        lines[2]["error"].as_str().is_some_and(|error| error.contains("cannot unpack")),
        "{}",
        lines[2]
    );
    // One bad line of addresses stops it before anything is written.
    fs::remove_file(&out).expect("it is there");
    write("urls.jsonl", b"{\"id\":\"b\"}\nnonsense\n");
    let run = verbatim(&["batch", &folder.to_string_lossy(), "--urls", &urls, "--out", &out], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("urls.jsonl, line 2"), "{}", run.err);
    assert!(!Path::new(&out).exists());
}

//! A file of settings from anywhere.

use verbatim_extension::settings::reimported;

use crate::Target;

pub(super) const TARGET: Target = Target {
    name: "settings",
    longest: 65_536,
    seeds: &[],
    words: &[
        "{\"kind\":\"verbatim-settings\",\"settings\":{\"version\":1,",
        "\"defaultCopy\":\"markdown\",",
        "\"fileName\":\"{{published}} {{title}}\",",
        "\"frontMatterTemplate\":\"{{titel}}\",",
        "\"citation\":{\"style\":\"apa\",\"favourites\":[\"apa\",1,null]},",
        "\"sites\":[{\"site\":\"a.example\",\"style\":\"\"},{},7],",
        "\"reader\":{\"size\":1e9,\"width\":-1}",
        "\"theme\":\"sepia\",",
        "\"__proto__\":{},",
        "\"\\ud800\"",
        "[[[[",
        "}}",
    ],
    run,
};

fn run(data: &[u8]) {
    let Some(file) = reimported(&super::text(data)) else { return };
    assert_eq!(reimported(&file).as_deref(), Some(file.as_str()), "what was taken over is sound");
}

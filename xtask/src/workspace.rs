//! Where things are.

use std::path::{Path, PathBuf};

/// The root of this work tree.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the workspace")
}

/// The unpacked extension, as browsers load it.
pub(crate) fn unpacked() -> PathBuf {
    root().join("dist/unpacked")
}

/// What is dear to make and the same for every work tree: the wasm standard library, `bindgen`.
///
/// `VERBATIM_CACHE` names another place.
pub(crate) fn cache() -> PathBuf {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    from("VERBATIM_CACHE")
        .map(PathBuf::from)
        .or_else(|| from("XDG_CACHE_HOME").map(|folder| PathBuf::from(folder).join("verbatim")))
        .or_else(|| from("HOME").map(|folder| PathBuf::from(folder).join(".cache/verbatim")))
        .unwrap_or_else(|| root().join("target/cache"))
}

//! `cargo xtask …`: everything one does with this project.

fn main() {}

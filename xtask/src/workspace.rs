//! Where the project's folders are.

use std::env;
use std::path::{Path, PathBuf};

/// The top of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The folder that cargo builds into.
pub(crate) fn target() -> PathBuf {
    // Cargo takes an empty one for none.
    let chosen = env::var_os("CARGO_TARGET_DIR").filter(|chosen| !chosen.is_empty());
    chosen.map_or_else(|| root().join("target"), PathBuf::from)
}

/// A path as a person would type it here.
pub(crate) fn shown(path: &Path) -> String {
    let current = env::current_dir().unwrap_or_default();
    path.strip_prefix(&current)
        .unwrap_or(path)
        .display()
        .to_string()
}

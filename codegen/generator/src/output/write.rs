//! Does what a plan says.

use std::fs;
use std::io::Write;
use std::path::Path;

use tempfile::Builder;

use super::UNFINISHED;
use super::plan::{Action, Plan, Refused, disk};

/// Does what a plan says below `root`. A file is whole and old or whole and new at every moment.
///
/// # Errors
///
/// When the disk cannot be written. Steps before the failing one are done, later ones are not.
pub fn apply(plan: &Plan, root: &Path) -> Result<(), Refused> {
    for step in &plan.steps {
        let path = root.join(&step.path);
        match &step.action {
            Action::Keep => {}
            Action::Create(text) | Action::Change { new: text, .. } => write(&path, text)?,
            Action::Remove => remove(&path, root)?,
        }
    }
    Ok(())
}

/// Writes a file, and the folders that it is in.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Refused> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(disk(folder))?;
    let mut unfinished = Builder::new();
    unfinished.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What the user's mask leaves of these is what any other file gets.
        unfinished.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = unfinished.tempfile_in(folder).map_err(disk(folder))?;
    file.write_all(text.as_bytes()).map_err(disk(path))?;
    file.persist(path)
        .map_err(|failed| disk(path)(failed.error))?;
    Ok(())
}

/// Removes a file and the folders that it leaves empty.
fn remove(path: &Path, root: &Path) -> Result<(), Refused> {
    fs::remove_file(path).map_err(disk(path))?;
    let folders = path
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != root);
    for folder in folders {
        // A folder that is not empty ends it.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

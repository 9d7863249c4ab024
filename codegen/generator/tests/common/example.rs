//! Examples of rules as pairs of specs: the small spec, and what an example makes of it on each side.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use antom_codegen::diff::{Direction, Edit, Edited};

/// The texts of a spec's files, by their paths in its folder.
pub(crate) type Files = BTreeMap<String, String>;

const INQUIRY: &str = "operations/payments/inquiry.yaml";
const NOTIFY: &str = "notifications/payments/notify_payment.yaml";

/// The files of a folder.
pub(crate) fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    read_below(folder, "", &mut files);
    files
}

fn read_below(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let entry = entry.expect("the entry can be read");
        let name = entry.file_name();
        let name = format!("{prefix}{}", name.to_str().expect("the name is UTF-8"));
        if entry.path().is_dir() {
            read_below(&entry.path(), &format!("{name}/"), files);
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("the file can be read");
        files.insert(name, text);
    }
}

/// The old and the new side of an example. The field of a rule of fields goes the rule's way.
pub(crate) fn sides(base: &Files, example: &Edited, direction: Option<Direction>) -> [Files; 2] {
    let mut before = base.clone();
    edit(&mut before, example.given);
    let mut after = before.clone();
    edit(&mut after, example.edits);
    let [was, is] = example.memo;
    with_memo(&mut before, was, direction);
    with_memo(&mut after, is, direction);
    match example.is_reversed {
        true => [after, before],
        false => [before, after],
    }
}

fn edit(files: &mut Files, edits: &[Edit]) {
    for edit in edits {
        match *edit {
            Edit::Replace(file, from, to) => {
                let text = text(files, file);
                let at = only(text, from, file);
                text.replace_range(at..at + from.len(), to);
            }
            Edit::Insert(file, behind, more) => {
                let text = text(files, file);
                let at = only(text, behind, file);
                let end = text[at..].find('\n').expect("a line ends");
                text.insert_str(at + end + 1, &format!("{more}\n"));
            }
            Edit::Write(file, text) => {
                let before = files.insert(file.to_owned(), text.to_owned());
                assert!(before.is_none(), "{file} is there already");
            }
            Edit::Move(from, to) => {
                let text = files.remove(from).expect("the file is there");
                files.insert(to.to_owned(), text);
            }
            Edit::Remove(file) => {
                files.remove(file).expect("the file is there");
            }
        }
    }
}

fn text<'a>(files: &'a mut Files, file: &str) -> &'a mut String {
    let text = files.get_mut(file);
    text.unwrap_or_else(|| panic!("there is no {file}"))
}

/// Where a text stands. One that stands nowhere or twice would be another example than it says.
fn only(text: &str, part: &str, file: &str) -> usize {
    let mut places = text.match_indices(part);
    match (places.next(), places.next()) {
        (Some((at, _)), None) => at,
        _ => panic!("`{part}` does not stand once in {file}"),
    }
}

/// Puts the field `memo` where fields go that way, if there is one.
pub(crate) fn with_memo(files: &mut Files, memo: &str, direction: Option<Direction>) {
    if memo.is_empty() {
        return;
    }
    let (file, list) = match direction.expect("a field goes some way") {
        Direction::Request => (INQUIRY, "request:\n"),
        Direction::Response => (INQUIRY, "response:\n"),
        Direction::Notification => (NOTIFY, "body:\n"),
    };
    let summary = match memo.contains("summary:") {
        true => "",
        false => ", summary: \"A memo.\"",
    };
    let text = text(files, file);
    let at = only(text, list, file) + list.len();
    text.insert_str(at, &format!("  memo: {{ {memo}{summary} }}\n"));
}

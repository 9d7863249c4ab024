//! A spec that holds another one several times, each time under other names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Writes a spec of so many copies into a folder. Notifications are there once, since copies of them could not be told apart.
pub(crate) fn write(spec: &Path, copies: usize, folder: &Path) -> io::Result<()> {
    fs::copy(spec.join("api.yaml"), folder.join("api.yaml"))?;
    let types = files(&spec.join("types"))?;
    let operations = files(&spec.join("operations"))?;
    let notifications = files(&spec.join("notifications"))?;
    let mut names = BTreeSet::new();
    for (_, text) in &types {
        names.insert(named(text));
    }
    let of_operations = reached(&operations, &types);
    for copy in 0..copies {
        for (path, text) in types.iter().chain(&operations) {
            // What only notifications use would be unused in a copy, which has none.
            if copy > 0
                && path.starts_with(spec.join("types"))
                && !of_operations.contains(&named(text))
            {
                continue;
            }
            let relative = path.strip_prefix(spec).unwrap_or(path);
            let stem = relative.with_extension("");
            let target = match copy {
                0 => folder.join(relative),
                copy => folder.join(format!("{}_copy{copy}.yaml", stem.display())),
            };
            let text = match copy {
                0 => text.clone(),
                copy => renamed(text, &names, copy),
            };
            put(&target, &text)?;
        }
    }
    for (path, text) in &notifications {
        put(&folder.join(path.strip_prefix(spec).unwrap_or(path)), text)?;
    }
    Ok(())
}

/// The name that a file begins with.
fn named(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let name = line.split_once(": ").map(|(_, name)| name.to_owned());
    name.unwrap_or_default()
}

/// The names of the types that operations hold, directly or not.
fn reached(operations: &[(PathBuf, String)], types: &[(PathBuf, String)]) -> BTreeSet<String> {
    let texts: BTreeMap<String, &String> =
        types.iter().map(|(_, text)| (named(text), text)).collect();
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&String> = operations.iter().map(|(_, text)| text).collect();
    while let Some(text) = waiting.pop() {
        let held = text.lines().filter_map(|line| line.split_once("type: "));
        for name in held.map(|(_, written)| item(written)) {
            if let Some(text) = texts.get(name)
                && reached.insert(name.to_owned())
            {
                waiting.push(text);
            }
        }
    }
    reached
}

/// The name in what is written behind `type: `.
fn item(written: &str) -> &str {
    let end = written.find([',', ' ', '}']).unwrap_or(written.len());
    let name = written[..end].trim_start_matches("list<");
    name.trim_start_matches("map<").trim_end_matches('>')
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// Every file below a folder, with its text.
fn files(folder: &Path) -> io::Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = fs::read_to_string(&path)?;
            found.push((path, text));
        }
    }
    Ok(found)
}

/// A file under the names of a copy: its own, those of the types that it holds, and its path.
fn renamed(text: &str, types: &BTreeSet<String>, copy: usize) -> String {
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let own = ["operation: ", "type: ", "enum: ", "path: ", "whole_path: "];
        let is_own = !line.starts_with(' ') && own.iter().any(|key| line.starts_with(key));
        let is_rust = line.starts_with("rust: ");
        lines.push(match line.split_once(": ") {
            _ if is_own && line.contains("path: ") => format!("{line}/copy{copy}"),
            _ if is_own => format!("{line}Copy{copy}"),
            Some((_, name)) if is_rust && number < 3 => match name.contains(char::is_uppercase) {
                true => format!("{line}Copy{copy}"),
                false => format!("{line}_copy{copy}"),
            },
            Some(("inquire_with", name)) => format!("inquire_with: {name}Copy{copy}"),
            _ => with_types(line, types, copy),
        });
    }
    lines.join("\n") + "\n"
}

/// A line of a field, whose type is one of the copy.
fn with_types(line: &str, types: &BTreeSet<String>, copy: usize) -> String {
    let Some((before, after)) = line.split_once("type: ") else {
        return line.to_owned();
    };
    let end = after.find([',', ' ', '}']).unwrap_or(after.len());
    let (written, rest) = after.split_at(end);
    let name = item(written);
    if !types.contains(name) {
        return line.to_owned();
    }
    let renamed = written.replace(name, &format!("{name}Copy{copy}"));
    format!("{before}type: {renamed}{rest}")
}

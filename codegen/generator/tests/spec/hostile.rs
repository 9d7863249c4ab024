//! Files that nobody means well with, or that an editor or a file system spoilt: a clear finding, soon, and no panic.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use antom_codegen::Broken;

use crate::support::{Copy, rendered, valid};

const PRICE: &str = "types/price.yaml";
/// Long enough for a machine that is slow and busy, short enough to notice what hangs or explodes.
const SOON: Duration = Duration::from_secs(30);

/// Reads a spec and demands an answer soon.
fn read_soon(root: &Path) -> Result<(), Broken> {
    let start = Instant::now();
    let answer = antom_codegen::read(root).map(drop);
    let took = start.elapsed();
    assert!(took < SOON, "the answer took {took:?}");
    answer
}

/// The one finding about the one file that is not as it should be.
fn finding(copy: &Copy) -> String {
    let broken = read_soon(copy.root()).expect_err("something is wrong with this spec");
    assert_eq!(broken.findings.len(), 1, "{}", rendered(&broken));
    let text = rendered(&broken);
    // The numbers of errors differ between systems, their words do not.
    let text = text
        .split(" (os error ")
        .enumerate()
        .map(|(index, part)| match index {
            0 => part,
            _ => part.split_once(')').map_or(part, |(_, rest)| rest),
        });
    // Temporary folders have another name each time.
    text.collect::<String>()
        .replace(&copy.root().display().to_string(), "ROOT")
}

/// The finding when `types/price.yaml` holds these bytes.
fn finding_in(bytes: impl AsRef<[u8]>) -> String {
    let copy = Copy::new();
    copy.write(PRICE, bytes);
    finding(&copy)
}

macro_rules! snapshots {
    ($($name:literal: $found:expr;)*) => {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            $(insta::assert_snapshot!(concat!("hostile--", $name), $found);)*
        });
    };
}

#[test]
fn files_that_are_too_much_are_refused_before_they_are_read_in_full() {
    let laughs: String = (1..30)
        .map(|level| {
            let previous = format!("*a{}, ", level - 1).repeat(10);
            format!("a{level}: &a{level} [{previous}]\n")
        })
        .collect();
    let deep_blocks: String = (0..2_000)
        .map(|depth| format!("{}k:\n", " ".repeat(depth)))
        .collect();
    let crowded = Copy::new();
    for number in 0..30_000 {
        crowded.write(&format!("types/{number}.yaml"), "");
    }
    snapshots! {
        "too-many-files": finding(&crowded);
        "too-large": finding_in("#".repeat(4 * 1024 * 1024 + 1));
        "billion-laughs": finding_in(format!("a0: &a0 [ha]\n{laughs}"));
        "deep-lists": finding_in("[".repeat(100_000));
        "deep-mappings": finding_in("{a: ".repeat(100_000));
        "deep-dashes": finding_in("- ".repeat(100_000));
        "deep-keys": finding_in("? ".repeat(100_000));
        "deep-blocks": finding_in(deep_blocks);
        "many-nodes": finding_in(format!("a: [{}]", "1,".repeat(110_000)));
        "many-keys": finding_in((0..60_000).map(|key| format!("k{key}: 1\n")).collect::<String>());
        "long-line": finding_in("x".repeat(4 * 1024 * 1024));
        "long-key": finding_in(format!("{}: 1", "x".repeat(100_000)));
        "many-anchors": finding_in((0..1_000).map(|key| format!("k{key}: &k{key} 1\n")).collect::<String>());
    }
}

#[test]
fn as_much_as_is_allowed_is_read_soon() {
    let copy = Copy::new();
    // Every field has the same mistake, so that places, suggestions and findings all have to keep up.
    let fields: String = (0..8_000)
        .map(|number| format!("  f{number}: {{ type: Prise, summary: s, maximum: 3 }}\n"))
        .collect();
    copy.write(
        PRICE,
        format!("type: Price\nsummary: s\nsource: letter\nfields:\n{fields}"),
    );
    let broken = read_soon(copy.root()).expect_err("every field is wrong");
    assert_eq!(broken.findings.len(), 16_000);
}

#[test]
fn many_types_in_one_chain_are_read_without_overflowing_the_stack() {
    const LENGTH: usize = 1_500;
    let copy = Copy::new();
    for number in 0..LENGTH {
        // The last holds the first, so that the chain is a circle.
        let next = (number + 1) % LENGTH;
        copy.write(
            &format!("types/link_{number}.yaml"),
            format!("type: Link{number}\nsummary: s\nsource: letter\nfields: {{ next: {{ type: Link{next}, summary: s }} }}\n"),
        );
    }
    let price = copy
        .read(PRICE)
        .replace("money: { value: value, currency: currency }\n", "");
    copy.write(PRICE, price + "  link: { type: Link0, summary: s }\n");
    let root = copy.root().to_owned();
    let broken = with_little_stack(move || antom_codegen::read(&root).map(drop))
        .expect_err("the chain is a circle");
    assert_eq!(broken.findings.len(), 1, "one circle is one finding");
}

#[test]
fn as_deep_as_is_allowed_fits_on_a_small_stack() {
    const LEVELS: usize = 24;
    let reported = |levels: usize| {
        let copy = Copy::new();
        copy.write(PRICE, format!("a:\n  {}x", "- ".repeat(levels - 1)));
        with_little_stack(move || {
            let broken = antom_codegen::read(copy.root()).expect_err("`a` is no key");
            broken.findings[0].code
        })
    };
    assert_eq!(reported(LEVELS), "missing-key");
    assert_eq!(reported(LEVELS + 1), "yaml");
}

/// Runs on as much stack as the main thread of a Windows program has.
fn with_little_stack<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new()
        .stack_size(1024 * 1024)
        .spawn(run)
        .expect("the thread starts")
        .join()
        .expect("the stack is large enough")
}

#[test]
fn bytes_that_are_no_yaml_are_refused() {
    snapshots! {
        "not-utf-8": finding_in(b"type: Price\nsummary: \"caf\xe9\"\n");
        "utf-16": finding_in("type: Price\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
        "nul": finding_in("type: Price\nsummary: \"a\0b\"\n");
        "nul-only": finding_in([0; 1_000]);
        "control-characters": finding_in("type: Price\nsummary: \"a\u{1b}[31mb\"\n");
        "empty": finding_in("");
        "blank": finding_in("  \n\n");
        "only-a-comment": finding_in("# nothing here yet\n");
        "only-a-mark": finding_in("---\n");
        "only-a-byte-order-mark": finding_in("\u{feff}");
        "null": finding_in("~\n");
        "text": finding_in("Price\n");
        "binary": finding_in((0..=255).collect::<Vec<u8>>());
    }
}

#[test]
fn a_file_that_says_nothing_is_named_whichever_it_is() {
    const EMPTY: [&str; 6] = [
        "",
        "\u{feff}",
        " \n\t\n\r\n",
        "# nothing yet\n",
        "---\n",
        "~",
    ];
    const BELONGS: [(&str, &str); 5] = [
        ("api.yaml", "begin with `api:`"),
        (PRICE, "begin with `type: Name`"),
        (
            "operations/parcels/book_parcel.yaml",
            "begin with `operation: name`",
        ),
        (
            "notifications/parcels/parcel_lost.yaml",
            "begin with `notification: name`",
        ),
        ("diff-allow.yaml", "begin with `accept:`"),
    ];
    for (file, belongs) in BELONGS {
        for text in EMPTY {
            let copy = Copy::new();
            copy.write(file, text);
            let broken = read_soon(copy.root()).expect_err("the file says nothing");
            let own: Vec<_> = broken
                .findings
                .iter()
                .filter(|finding| broken.files.get(finding.place.file).name == file)
                .collect();
            let [finding] = own.as_slice() else {
                panic!("{file} with {text:?}:\n{}", rendered(&broken));
            };
            assert!(finding.message.contains(file), "{}", finding.message);
            assert!(finding.help.contains(belongs), "{}", finding.help);
        }
    }
}

#[test]
fn a_byte_order_mark_and_crlf_change_nothing_but_bytes() {
    let copy = Copy::new();
    for file in files_of(&valid()) {
        let text = copy.read(&file).replace('\n', "\r\n");
        copy.write(&file, format!("\u{feff}{text}"));
    }
    if let Err(broken) = read_soon(copy.root()) {
        panic!("{}", rendered(&broken));
    }

    // Places must still be right, behind the mark, behind \r and behind letters of several bytes.
    let street = "type: Address\nsummary: \"Straße → Ziel 🚚\"\nsource: handbook\nfields:\n  \
                  street: { type: strin, summary: s }\n  ö🚚ü: { summary: s, type: strung }\n";
    let places = |text: &str| {
        copy.write("types/address.yaml", text);
        let broken = read_soon(copy.root()).expect_err("the types are misspelt");
        let places: Vec<_> = broken
            .findings
            .iter()
            .filter(|finding| finding.code == "unknown-type")
            .map(|finding| {
                let (line, column) = broken.files.line_and_column(finding.place);
                (line, column, broken.files.text(finding.place).to_owned())
            })
            .collect();
        places
    };
    let expected = [(5, 19, "strin".to_owned()), (6, 28, "strung".to_owned())];
    assert_eq!(places(street), expected);
    assert_eq!(places(&format!("\u{feff}{street}")), expected);
    assert_eq!(places(&street.replace('\n', "\r\n")), expected);
}

#[test]
fn entries_that_are_no_plain_files_are_refused() {
    let folder = Copy::new();
    folder.remove(PRICE);
    folder.write("types/price.yaml/inner.yaml", "type: Price\n");
    let api_is_a_folder = Copy::new();
    api_is_a_folder.remove("api.yaml");
    api_is_a_folder.write("api.yaml/x", "");
    let no_spec = Copy::new();
    fs::remove_dir_all(no_spec.root()).expect("the folder can be removed");
    snapshots! {
        "folder": finding(&folder);
        "api-is-a-folder": finding(&api_is_a_folder);
        "no-spec": finding(&no_spec);
    }
    let root_is_a_file = antom_codegen::read(&valid().join("api.yaml")).map(drop);
    let broken = root_is_a_file.expect_err("a file is no spec folder");
    assert_eq!(broken.findings.len(), 1, "{}", rendered(&broken));
}

#[cfg(unix)]
#[test]
fn what_only_unix_has_is_refused_too() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    let dangling = Copy::new();
    dangling.remove(PRICE);
    symlink("nowhere.yaml", dangling.path(PRICE)).expect("the link can be made");
    let circle = Copy::new();
    circle.remove(PRICE);
    symlink("price.yaml", circle.path(PRICE)).expect("the link can be made");
    // Opening a pipe for reading waits until somebody writes to it, which nobody does.
    let pipe = Copy::new();
    pipe.remove(PRICE);
    let made = Command::new("mkfifo").arg(pipe.path(PRICE)).status();
    assert!(made.expect("mkfifo runs").success());
    let endless = Copy::new();
    endless.remove(PRICE);
    symlink("/dev/zero", endless.path(PRICE)).expect("the link can be made");
    let group_circle = Copy::new();
    symlink("circle", group_circle.path("operations/circle")).expect("the link can be made");
    let odd_name = Copy::new();
    let name = OsStr::from_bytes(b"types/pri\xffce.yaml");
    fs::write(odd_name.root().join(name), "type: Price\n").expect("the file can be written");
    let types_is_a_file = Copy::new();
    fs::remove_dir_all(types_is_a_file.path("types")).expect("the folder can be removed");
    types_is_a_file.write("types", "type: Price\n");
    snapshots! {
        "types-is-a-file": finding(&types_is_a_file);
        "dangling-link": finding(&dangling);
        "circular-link": finding(&circle);
        "named-pipe": finding(&pipe);
        "device": finding(&endless);
        "circular-group": finding(&group_circle);
        "name-not-utf-8": finding(&odd_name);
    }

    // A link to a good file is a file.
    let linked = Copy::new();
    linked.remove(PRICE);
    symlink(valid().join(PRICE), linked.path(PRICE)).expect("the link can be made");
    assert!(read_soon(linked.root()).is_ok());

    // The superuser may read everything, so that nothing can be shown as root.
    let secret = Copy::new();
    let nobody = fs::Permissions::from_mode(0o000);
    fs::set_permissions(secret.path("api.yaml"), nobody).expect("the mode can be set");
    if fs::File::open(secret.path("api.yaml")).is_err() {
        let found = finding(&secret);
        assert!(found.starts_with("unreadable api.yaml"), "{found}");
    }
}

/// The paths of all files below a folder, in the order of names.
pub(crate) fn files_of(root: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder exists") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let relative = path.strip_prefix(root).expect("the file is below the root");
                files.push(relative.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    files.sort_unstable();
    files
}

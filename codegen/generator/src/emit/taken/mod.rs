//! Which names a spec cannot have at each place, because generated code uses them for itself.
//!
//! They are read, once, from what the emitters write for a probe. [`UNSEEN`] lists the few that such text does not show.

mod probe;
mod scope;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use syn::{File, ImplItem, Item};

use crate::output::Tree;
use probe::OWN;
use scope::in_scope;

/// The names, place by place.
pub(crate) struct Taken {
    /// For shared types, for the types of an operation and of a notification: what is in scope where they are named.
    pub(crate) types: BTreeSet<String>,
    /// For groups, which are modules and features of the crate.
    pub(crate) groups: BTreeSet<String>,
    /// For operations and notifications as modules of a group.
    pub(crate) modules: BTreeSet<String>,
    /// For operations as methods of the clients.
    pub(crate) methods: BTreeSet<String>,
    /// For fields that have a setter.
    pub(crate) setters: BTreeSet<String>,
    /// For values of enums and result codes.
    pub(crate) variants: BTreeSet<String>,
    /// For notifications as variants of the enum of all kinds.
    pub(crate) kinds: BTreeSet<String>,
    /// For the crate itself.
    pub(crate) crates: BTreeSet<String>,
}

/// Why a name is taken that no emitted text shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Because {
    /// What derives this has methods of these names.
    Derives(&'static str),
    /// The compiler comes with crates of these names.
    OfCompiler,
    /// Cargo looks for programs in folders of these names in `src`.
    OfCargo,
}

/// Names that are taken and that no emitted text shows.
const UNSEEN: &[(Because, &[&str])] = &[
    (Because::Derives("Clone"), &["clone"]),
    (Because::Derives("Default"), &["default"]),
    (Because::Derives("Validate"), &["check_with", "validate"]),
    (
        Because::OfCompiler,
        &["alloc", "core", "proc_macro", "std", "test"],
    ),
    (Because::OfCargo, &["bin"]),
];

/// The unseen names that are taken for any of the reasons that hold.
fn unseen(holds: impl Fn(Because) -> bool) -> impl Iterator<Item = String> {
    let rows = UNSEEN.iter().filter(move |(because, _)| holds(*because));
    rows.flat_map(|(_, names)| *names)
        .map(|name| (*name).to_owned())
}

/// The folder of the probe's group.
const GROUP: &str = "src/probes/";

static TAKEN: LazyLock<Taken> = LazyLock::new(|| Taken::by(&super::emit(&probe::model())));

/// What the emitters take.
pub(crate) fn taken() -> &'static Taken {
    &TAKEN
}

impl Taken {
    fn by(tree: &Tree) -> Self {
        let files: Vec<(&str, File)> = tree
            .iter()
            .filter(|(path, _)| path.ends_with(".rs"))
            .map(|(path, text)| {
                let file = syn::parse_file(text);
                (path, file.expect("the emitters write Rust"))
            })
            .collect();
        let of = |is_wanted: &dyn Fn(&str) -> bool| {
            let wanted = files.iter().filter(|(path, _)| is_wanted(path));
            wanted.map(|(_, file)| file).collect::<Vec<&File>>()
        };
        let with_types = of(&|path| {
            (path.starts_with("src/types/") || path.starts_with(GROUP))
                && !path.ends_with("/mod.rs")
        });
        let roots = of(&|path| ["src/lib.rs", "tests/samples/main.rs"].contains(&path));
        let clients = of(&|path| ["src/client.rs", "src/blocking.rs"].contains(&path));
        let in_root = in_scope(&roots);
        let manifest = tree.iter().find(|(path, _)| *path == "Cargo.toml");
        let keys = keys(manifest.map_or("", |(_, text)| text));
        let stems = files.iter().filter_map(|(path, _)| stem(path));
        let of_cargo = unseen(|because| because == Because::OfCargo);
        let of_compiler = unseen(|because| because == Because::OfCompiler);
        let groups = in_root.iter().cloned().chain(stems).chain(keys.clone());
        Self {
            types: not_own(in_scope(&with_types)),
            groups: not_own(groups.chain(of_cargo)),
            modules: not_own(in_scope(&of(&|path| path == "src/probes/mod.rs"))),
            methods: not_own(methods(&clients)),
            setters: not_own(methods(&with_types)),
            variants: not_own(variants(&of(&|path| path == "src/types/probe_enum.rs"))),
            kinds: not_own(variants(&of(&|path| path == "src/notification.rs"))),
            crates: not_own(in_root.into_iter().chain(keys).chain(of_compiler)),
        }
    }
}

fn not_own(names: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    let is_own = |name: &String| {
        let name = name.to_lowercase();
        OWN.iter().any(|own| name.starts_with(own))
    };
    names.into_iter().filter(|name| !is_own(name)).collect()
}

/// The module that a file right below `src` or among the samples is, or would be.
fn stem(path: &str) -> Option<String> {
    let below = ["src/", "tests/samples/"];
    let name = below.iter().find_map(|folder| path.strip_prefix(folder))?;
    let name = name.strip_suffix(".rs")?;
    (!name.contains('/')).then(|| name.to_owned())
}

/// The features and the dependencies of the manifest, as Rust names them.
fn keys(manifest: &str) -> BTreeSet<String> {
    const SECTIONS: [&str; 3] = ["features]", "dependencies]", "dev-dependencies]"];
    let sections = manifest.split("\n[").filter(|section| {
        let mut wanted = SECTIONS.iter();
        wanted.any(|title| section.starts_with(title))
    });
    sections
        .flat_map(str::lines)
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key.replace('-', "_"))
        .collect()
}

/// The names of methods: of those in `impl` blocks without a trait, and of derived traits.
fn methods(files: &[&File]) -> BTreeSet<String> {
    let items = files.iter().flat_map(|file| &file.items);
    let blocks = items.filter_map(|item| match item {
        Item::Impl(block) if block.trait_.is_none() => Some(block),
        _ => None,
    });
    let methods = blocks.flat_map(|block| &block.items);
    let names = methods.filter_map(|item| match item {
        ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
        _ => None,
    });
    let derives = files.iter().flat_map(|file| &file.items);
    let derives: String = derives.filter_map(derives_of).collect();
    let is_derived = |name: &str| derives.split([',', ' ']).any(|one| one == name);
    let derived = unseen(|because| matches!(because, Because::Derives(name) if is_derived(name)));
    names.chain(derived).collect()
}

/// What a struct derives, with a comma behind each.
fn derives_of(item: &Item) -> Option<String> {
    let Item::Struct(item) = item else {
        return None;
    };
    let mut attributes = item.attrs.iter();
    let derive = attributes.find(|attribute| attribute.path().is_ident("derive"))?;
    let list = derive.meta.require_list().ok()?;
    Some(format!("{},", list.tokens))
}

fn variants(files: &[&File]) -> BTreeSet<String> {
    let items = files.iter().flat_map(|file| &file.items);
    let enums = items.filter_map(|item| match item {
        Item::Enum(item) => Some(&item.variants),
        _ => None,
    });
    let variants = enums.flatten();
    variants.map(|variant| variant.ident.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::taken;

    #[test]
    fn what_the_emitters_import_name_and_define_is_taken() {
        let taken = taken();
        let has = |names: &std::collections::BTreeSet<String>, wanted: &[&str]| {
            for name in wanted {
                assert!(names.contains(*name), "`{name}` is not in {names:?}");
            }
        };
        has(
            &taken.types,
            &[
                "BTreeMap",
                "Box",
                "Client",
                "Currency",
                "Decimal",
                "Error",
                "Into",
                "IntoIterator",
                "None",
                "Ok",
                "Operation",
                "Option",
                "Outcome",
                "ReadFields",
                "Result",
                "ResultCode",
                "Retry",
                "SafeDebug",
                "Some",
                "String",
                "Unlisted",
                "UploadSpec",
                "Vec",
                "fmt",
                "scalar",
                "wire",
            ],
        );
        has(
            &taken.groups,
            &[
                "api",
                "blocking",
                "client",
                "default",
                "full",
                "gateway",
                "http",
                "json",
                "lib",
                "main",
                "notification",
                "result_code",
                "rustfmt",
                "serde",
                "types",
            ],
        );
        has(&taken.modules, &["antom_runtime"]);
        has(
            &taken.methods,
            &["builder", "call", "call_in_session", "clone", "upload"],
        );
        has(
            &taken.setters,
            &["build", "clone", "default", "new", "request", "validate"],
        );
        has(&taken.variants, &["Other"]);
        has(&taken.kinds, &["Unknown"]);
        has(
            &taken.crates,
            &["antom_runtime", "serde_json", "std", "tokio"],
        );
    }
}

//! The attributes of serde that matter for reading; to pass over one that is not known would read something else than serde.

use proc_macro2::Span;
use syn::{Attribute, Ident, LitStr, Path, Result};

use crate::attr::{self, each, flag, once, unknown};

/// The attributes of the struct.
pub(super) struct Container {
    pub(super) runtime: Path,
    pub(super) rename_all: Option<LitStr>,
}

impl Container {
    pub(super) fn parse(attributes: &[Attribute]) -> Result<Self> {
        let mut rename_all = None;
        each(attributes, "serde", |meta| {
            if meta.path.is_ident("rename_all") {
                return once(meta, &mut rename_all, meta.value()?.parse()?);
            }
            Err(unknown(meta, &["rename_all"]))
        })?;
        Ok(Self {
            runtime: attr::Container::parse(attributes)?.runtime,
            rename_all,
        })
    }
}

/// The attributes of a field.
#[derive(Default)]
pub(super) struct Field {
    pub(super) rename: Option<LitStr>,
    pub(super) default: Option<Span>,
    pub(super) form: Option<Form>,
}

impl Field {
    pub(super) fn parse(attributes: &[Attribute]) -> Result<Self> {
        const KNOWN: &[&str] = &[
            "rename",
            "default",
            "with",
            "deserialize_with",
            "serialize_with",
            "skip_serializing_if",
        ];
        let mut field = Self::default();
        each(attributes, "serde", |meta| {
            let name = meta.path.get_ident().map(Ident::to_string);
            match name.as_deref() {
                Some("rename") => once(meta, &mut field.rename, meta.value()?.parse()?),
                Some("default") => once(meta, &mut field.default, flag(meta)?),
                Some("with") => {
                    let module = path(&meta.value()?.parse()?)?;
                    once(meta, &mut field.form, Form::of_module(module))
                }
                Some("deserialize_with") => {
                    let function = path(&meta.value()?.parse()?)?;
                    once(meta, &mut field.form, Form::of_function(function))
                }
                // These are about writing.
                Some("serialize_with" | "skip_serializing_if") => {
                    meta.value()?.parse::<LitStr>().map(drop)
                }
                _ => Err(unknown(meta, KNOWN)),
            }
        })?;
        Ok(field)
    }
}

fn path(text: &LitStr) -> Result<Path> {
    text.parse_with(Path::parse_mod_style)
}

/// How a field is read.
pub(super) enum Form {
    /// By a form of the runtime, which is a unit struct at this path.
    Known(Path),
    /// By the function at this path.
    Function(Path),
}

impl Form {
    fn of_module(module: Path) -> Self {
        let known = known(
            &module,
            &[
                ("native", "Scalar"),
                ("native_list", "ScalarList"),
                ("native_option", "OptionalScalar"),
                ("text", "Scalar"),
                ("text_list", "ScalarList"),
                ("text_option", "OptionalScalar"),
            ],
        );
        known.unwrap_or_else(|| {
            let mut function = module;
            let span = function
                .segments
                .last()
                .map_or_else(Span::call_site, |last| last.ident.span());
            function
                .segments
                .push(Ident::new("deserialize", span).into());
            Self::Function(function)
        })
    }

    fn of_function(function: Path) -> Self {
        known(&function, &[("list", "List")]).unwrap_or(Self::Function(function))
    }
}

/// The form beside a function or module of the runtime's `wire`, found by that name: it spares each field a type of its own.
/// Where another module has the name, it has no such forms, which rustc says at the path.
fn known(path: &Path, forms: &[(&str, &str)]) -> Option<Form> {
    let mut form = path.clone();
    let mut segments = form.segments.iter_mut().rev();
    let (last, holder) = (segments.next()?, segments.next()?);
    let (_, name) = forms.iter().find(|(function, _)| last.ident == function)?;
    if holder.ident != "wire" {
        return None;
    }
    last.ident = Ident::new(name, last.ident.span());
    Some(Form::Known(form))
}

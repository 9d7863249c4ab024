//! The attributes of serde that matter; to pass over one that is not known would read or write something else than serde.

use proc_macro2::Span;
use syn::{Attribute, Ident, LitStr, Path, Result};

use crate::attr;
use crate::meta::{each, flag, once, unknown};

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
    pub(super) read: Option<Form>,
    pub(super) write: Option<Form>,
    pub(super) leave_out: Option<Path>,
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
            let path = || -> Result<Path> {
                let text: LitStr = meta.value()?.parse()?;
                text.parse_with(Path::parse_mod_style)
            };
            match name.as_deref() {
                Some("rename") => once(meta, &mut field.rename, meta.value()?.parse()?),
                Some("default") => once(meta, &mut field.default, flag(meta)?),
                Some("with") => {
                    let module = path()?;
                    once(meta, &mut field.read, Form::read_by_module(&module))?;
                    once(meta, &mut field.write, Form::written_by_module(&module))
                }
                Some("deserialize_with") => {
                    once(meta, &mut field.read, Form::read_by_function(path()?))
                }
                Some("serialize_with") => once(meta, &mut field.write, Form::Function(path()?)),
                Some("skip_serializing_if") => once(meta, &mut field.leave_out, path()?),
                _ => Err(unknown(meta, KNOWN)),
            }
        })?;
        Ok(field)
    }
}

/// How a field is read or written.
pub(super) enum Form {
    /// By a form of the runtime, which is a unit struct at this path.
    Known(Path),
    /// By the function at this path.
    Function(Path),
}

impl Form {
    fn read_by_module(module: &Path) -> Self {
        let known = known(
            module,
            &[
                ("native", "Scalar"),
                ("native_list", "ScalarList"),
                ("native_option", "OptionalScalar"),
                ("text", "Scalar"),
                ("text_list", "ScalarList"),
                ("text_option", "OptionalScalar"),
            ],
        );
        known.unwrap_or_else(|| Self::function_of(module, "deserialize"))
    }

    fn read_by_function(function: Path) -> Self {
        known(&function, &[("list", "List")]).unwrap_or(Self::Function(function))
    }

    fn written_by_module(module: &Path) -> Self {
        let known = known(
            module,
            &[
                ("native", "Native"),
                ("native_list", "Native"),
                ("native_option", "Native"),
                ("text", "Text"),
                ("text_list", "TextList"),
                ("text_option", "OptionalText"),
            ],
        );
        known.unwrap_or_else(|| Self::function_of(module, "serialize"))
    }

    fn function_of(module: &Path, name: &str) -> Self {
        let mut function = module.clone();
        let last = function.segments.last();
        let span = last.map_or_else(Span::call_site, |last| last.ident.span());
        function.segments.push(Ident::new(name, span).into());
        Self::Function(function)
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

//! A field, but for what is demanded of it.

use proc_macro2::TokenStream;
use syn::Ident;
use syn::ext::IdentExt;

use crate::shape::Shape;

/// A field, but for what is demanded of it.
pub(crate) struct Member {
    /// Its name; of the one field of a newtype, `0`.
    pub(crate) name: String,
    /// Its name on the wire; `None` where it stands in the place of what holds it.
    pub(crate) wire_name: Option<String>,
    /// A reference to its value.
    pub(crate) value: TokenStream,
    pub(crate) shape: Shape,
    /// Whether serde fills it in when it is absent.
    pub(crate) has_default: bool,
}

/// Fields that stand together, of which one may speak of another.
pub(crate) struct Members<'a> {
    /// The struct or the variant that holds them.
    pub(crate) holder: &'a Ident,
    pub(crate) each: Vec<Member>,
}

impl Members<'_> {
    /// The field of a name, written as a raw identifier or not.
    pub(crate) fn named(&self, name: &Ident) -> Option<&Member> {
        let name = name.unraw().to_string();
        self.each.iter().find(|member| member.name == name)
    }

    /// The words for a name that no field has.
    pub(crate) fn has_no(&self, name: &Ident) -> String {
        format!("`{}` has no field `{name}`", self.holder)
    }
}

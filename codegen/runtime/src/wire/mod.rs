//! How numbers, flags and open enums stand in JSON, and how structs are read from it.
//!
//! Writing follows the spec; reading takes both forms, because peers send both.

mod fields;
mod form;
mod list;
mod open_enum;
mod scalar;

pub use fields::{ReadFields, Value, read_fields};
pub use form::{Form, List, OptionalScalar, Scalar, ScalarList};
pub use list::list;
pub use open_enum::Unlisted;
pub use scalar::{FromWire, native, native_list, native_option, text, text_list, text_option};

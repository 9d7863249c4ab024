//! How numbers, flags and open enums stand in JSON, and how structs are read from it and written.
//!
//! Writing follows the spec; reading takes both forms, because peers send both.

mod fields;
mod form;
mod list;
mod open_enum;
mod scalar;
mod write;

pub use fields::{ReadFields, Value, read_fields};
pub use form::{Form, List, OptionalScalar, Scalar, ScalarList};
pub use list::list;
pub use open_enum::Unlisted;
pub use scalar::{FromWire, native, native_list, native_option, text, text_list, text_option};
pub use write::{Fields, Native, OptionalText, Text, TextList, WriteForm};

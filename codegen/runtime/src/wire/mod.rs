//! How numbers, flags and open enums stand in JSON.
//!
//! Writing follows the spec; reading takes both forms, because peers send both.

mod list;
mod open_enum;
mod scalar;

pub use list::list;
pub use open_enum::Unlisted;
pub use scalar::{FromWire, native, native_list, native_option, text, text_list, text_option};

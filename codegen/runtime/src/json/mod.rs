//! JSON into typed values, with the path of what does not fit.
//!
//! What the platform sends is read as far as it can be ([`read_partly`]): its messages change faster than their pages. What
//! is sent to it is read exactly ([`read_valid`]), since a gateway must refuse what the platform would.

mod edit;
mod entries;
mod misfit;
mod partly;

use serde::de::DeserializeOwned;

use crate::validate::{Validate, Violations};
use misfit::Found;

#[cfg(feature = "gateway")]
pub(crate) use edit::with_text;
pub(crate) use entries::{Entry, entries, text};
pub use partly::{PartlyRead, read_partly};

/// Reads a value. What it does not know, and what it breaks besides its form, is not looked at; an optional field that holds
/// an empty text in the place of a number, a flag, a list or an object is taken as absent.
///
/// # Errors
///
/// Every place that does not fit. The messages repeat nothing of the value.
pub fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, Violations> {
    match read_partly(json) {
        PartlyRead {
            value: Some(value),
            unread,
        } if unread.is_empty() => Ok(value),
        PartlyRead { unread, .. } => Err(unread),
    }
}

/// Reads a value exactly, and checks every constraint.
///
/// # Errors
///
/// The first place that does not fit, or else every constraint that is broken.
pub fn read_valid<T: DeserializeOwned + Validate>(json: &[u8]) -> Result<T, Violations> {
    // Knowing the path costs time, which only a value that does not fit has to pay.
    let value: T = serde_json::from_slice(json)
        .map_err(|_| Violations::from(Found::in_json::<T>(json).violation()))?;
    value.validate()?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::{PartlyRead, read, read_partly};

    #[derive(Debug, Deserialize, PartialEq)]
    struct Order {
        goods: Vec<Goods>,
        #[serde(default, with = "crate::wire::text_option")]
        quantity: Option<u64>,
        buyer: Option<Buyer>,
        #[serde(default, deserialize_with = "crate::wire::list")]
        tags: BTreeMap<String, Buyer>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Goods {
        name: String,
        note: Option<String>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Buyer {
        id: String,
    }

    fn refusal(json: &str) -> String {
        read::<Order>(json.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn a_misfit_has_a_path_and_repeats_no_value() {
        let missing = refusal(r#"{"goods": [{"name": "a"}, {}]}"#);
        assert_eq!(missing, "goods[1].name: required, but missing");
        assert_eq!(refusal("{}"), "goods: required, but missing");
        let wrong = refusal(r#"{"goods": [{"name": 4711}]}"#);
        assert_eq!(
            wrong,
            "goods[0].name: cannot be read as the type that this field has"
        );
    }

    #[test]
    fn what_is_wrong_with_a_whole_body_is_said() {
        for (body, words) in [
            ("", "the value itself: is empty"),
            (" \n", "the value itself: is empty"),
            ("garbage", "the value itself: is no JSON"),
            (r#"{"goods": []"#, "the value itself: is no JSON"),
            (r#"{"goods": [],}"#, "the value itself: is no JSON"),
            (
                "\u{feff}{}",
                "the value itself: begins with a byte order mark, which JSON does not have",
            ),
            (
                r#"{"goods": []} {}"#,
                "the value itself: is followed by something else",
            ),
            ("[]", "the value itself: is no JSON object"),
            ("null", "the value itself: is no JSON object"),
            (r#"{"goods": [], "goods": []}"#, "goods: stands twice"),
            (
                r#"{"goods": [{"name": "a", "name": "b"}]}"#,
                "goods[0].name: stands twice",
            ),
        ] {
            assert_eq!(refusal(body), words, "{body}");
        }
    }

    #[test]
    fn what_nobody_reads_is_passed_over_whatever_it_is() {
        let deep = format!("{}{}", "[".repeat(2000), "]".repeat(2000));
        for unread in [
            "1e400",
            r#""\ud800""#,
            "-0.0e-999",
            &deep,
            r#"{"a":1,"a":2}"#,
        ] {
            let entries = format!(r#""zz": {unread}, "\ud800": {unread}"#);
            let json = format!(r#"{{{entries}, "goods": [{{"name": "a", {entries}}}]}}"#);
            assert!(read::<Order>(json.as_bytes()).is_ok(), "{unread:.40}");
        }
    }

    #[test]
    fn an_optional_field_with_an_empty_text_that_is_none_of_its_values_is_absent() {
        let json = r#"{"goods": [], "quantity": "", "buyer": "", "tags": ""}"#;
        let order: Order = read(json.as_bytes()).unwrap();
        assert_eq!((order.quantity, order.buyer), (None, None));
        assert!(order.tags.is_empty());
        // A text may be empty, and what must be there is not.
        let order: Order = read(br#"{"goods": [{"name": "", "note": ""}]}"#).unwrap();
        assert_eq!(order.goods[0].note.as_deref(), Some(""));
        assert_eq!(refusal(r#"{"goods": ""}"#), "goods: required, but missing");
    }

    #[test]
    fn what_fits_is_read_beside_what_does_not() {
        let json = r#"{
            "quantity": "1e3",
            "goods": [{"name": "a", "note": 1}, {"name": "b", "note": "\ud800"}],
            "buyer": {"id": "", "id": "x"},
            "tags": {"good": {"id": "1"}, "bad": {}, "worse": 7}
        }"#;
        let PartlyRead { value, unread } = read_partly::<Order>(json.as_bytes());
        let order = value.unwrap();
        let names: Vec<_> = order
            .goods
            .iter()
            .map(|goods| goods.name.as_str())
            .collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!((order.quantity, &order.buyer), (None, &None));
        assert_eq!(order.tags.keys().collect::<Vec<_>>(), ["good"]);
        let places: Vec<_> = unread.iter().map(|found| found.path.to_string()).collect();
        let expected = [
            "quantity",
            "goods[0].note",
            "goods[1].note",
            "buyer.id",
            "tags.bad.id",
            "tags.worse",
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn of_a_list_with_an_item_that_cannot_be_read_no_item_is_told() {
        // Whoever counts what is left would count wrong.
        let json = r#"{"goods": [{"name": "a"}, null]}"#;
        let PartlyRead { value, unread } = read_partly::<Order>(json.as_bytes());
        assert_eq!(value, None, "the list must be there");
        assert_eq!(
            unread.to_string(),
            "goods[1]: cannot be read as the type that this field has"
        );
    }
}

//! JSON into typed values, with the path of what does not fit.

use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;

use crate::validate::{Constraint, Validate, Violation, ViolationPath, Violations};

/// Reads a value; what it breaks besides its form is not looked at.
///
/// # Errors
///
/// The first place that does not fit. Its message repeats nothing of the value.
pub fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, Violations> {
    // Knowing the path costs time, which only a value that does not fit has to pay.
    serde_json::from_slice(json).map_err(|_| misfit::<T>(json).into())
}

/// Reads a value and checks every constraint.
///
/// # Errors
///
/// The first place that does not fit, or else every constraint that is broken.
pub fn read_valid<T: DeserializeOwned + Validate>(json: &[u8]) -> Result<T, Violations> {
    let value: T = read(json)?;
    value.validate()?;
    Ok(value)
}

fn misfit<T: DeserializeOwned>(json: &[u8]) -> Violation {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let Err(error) = serde_path_to_error::deserialize::<_, T>(&mut deserializer) else {
        return Violation::new(ViolationPath::default(), Constraint::Readable);
    };
    let mut path = ViolationPath::default();
    for segment in error.path() {
        match segment {
            Segment::Seq { index } => path.push_item(*index),
            Segment::Map { key } => path.push_field(key),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    match missing_field(&error.inner().to_string()) {
        None => Violation::new(path, Constraint::Readable),
        Some(name) => {
            path.push_field(name);
            Violation::new(path, Constraint::Required)
        }
    }
}

/// The name in serde's message for a field that is not there.
fn missing_field(message: &str) -> Option<&str> {
    let (name, _) = message.strip_prefix("missing field `")?.split_once('`')?;
    Some(name)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::read;

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Order {
        goods: Vec<Goods>,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Goods {
        name: String,
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
        assert!(refusal("garbage").starts_with("the value itself: cannot be read"));
    }
}

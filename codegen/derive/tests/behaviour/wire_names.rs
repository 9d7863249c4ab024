//! The names in violations are those that serde writes. The oracle is serde itself.

use antom_runtime::Validate;
use serde::Serialize;

/// The names in the table, and the names that serde writes.
fn names<T: Serialize + Validate>(value: &T) -> (Vec<&'static str>, Vec<String>) {
    let table = T::CONSTRAINTS.iter().map(|row| row.wire_name).collect();
    let written = serde_json::to_value(value).expect("a struct of texts is JSON");
    let written = written.as_object().expect("a struct is an object");
    (table, written.keys().cloned().collect())
}

macro_rules! compare {
    ($($rule:literal)*) => {
        $({
            #[derive(Default, Serialize, Validate)]
            #[serde(rename_all = $rule)]
            #[allow(non_snake_case)]
            struct Named {
                id: String,
                order_id: String,
                order_id_2: String,
                iso_8601_date: String,
                _leading: String,
                double__underscore: String,
                trailing_: String,
                r#type: String,
                #[serde(rename = "Kept-As_is")]
                renamed: String,
                #[serde(rename(serialize = "sent", deserialize = "read"))]
                two_ways: String,
            }
            let (mut table, mut written) = names(&Named::default());
            table.sort_unstable();
            written.sort_unstable();
            assert_eq!(table, written, "{}", $rule);
        })*
    };
}

#[test]
fn each_rule_of_rename_all_gives_the_names_that_serde_writes() {
    compare! {
        "lowercase" "UPPERCASE" "PascalCase" "camelCase" "snake_case" "SCREAMING_SNAKE_CASE"
        "kebab-case" "SCREAMING-KEBAB-CASE"
    }
}

#[derive(Default, Serialize, Validate)]
#[serde(rename_all(serialize = "camelCase", deserialize = "snake_case"))]
struct BothWays {
    order_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "absent")]
    absent_field: Option<String>,
}

#[derive(Default, Serialize, Validate)]
struct NoRule {
    order_id: String,
    #[serde(alias = "old", rename = "new")]
    aliased: String,
}

#[test]
fn what_is_sent_counts_when_reading_differs() {
    let (table, written) = names(&BothWays::default());
    assert_eq!((table[0], written[0].as_str()), ("orderId", "orderId"));
    assert_eq!(table[1], "absent");
    let (table, _) = names(&NoRule::default());
    assert_eq!(table, ["order_id", "new"]);
}

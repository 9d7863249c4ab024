//! Enums: a violation's pointer finds the value where serde puts it, whatever the tagging is.

use std::collections::BTreeMap;

use antom_runtime::Validate;
use antom_runtime::validate::{Constraint, FieldConstraints, Part};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{offenders, refusals};

#[derive(Clone, Serialize, Validate)]
struct Name {
    #[validate(length(max = 1))]
    first: String,
    #[serde(flatten)]
    #[validate(nested)]
    rest: Rest,
}

#[derive(Clone, Serialize, Validate)]
struct Rest {
    #[validate(range(max = 9), items(max = 5))]
    numbers: Vec<u8>,
    #[serde(flatten)]
    #[validate(values(length(max = 3)))]
    others: BTreeMap<String, String>,
}

fn name() -> Name {
    Name {
        first: "first".into(),
        rest: Rest {
            numbers: vec![1, 10],
            others: BTreeMap::from([("a/b".into(), "other".into()), ("c".into(), "".into())]),
        },
    }
}

/// What every value below has wrong.
fn expected() -> Vec<(&'static str, Value)> {
    vec![
        ("length.max", json!("first")),
        ("range.max", json!(10)),
        ("length.max", json!("other")),
    ]
}

/// One enum a tagging, with every kind of variant; fields have the names that the written code uses itself.
macro_rules! tagged {
    ($($test:ident: $(#[$tagging:meta])*;)*) => {
        $(#[test]
        fn $test() {
            #[derive(Serialize, Validate)]
            $(#[$tagging])*
            #[serde(rename_all = "SCREAMING-KEBAB-CASE", rename_all_fields = "camelCase")]
            enum Method {
                BankCard {
                    #[validate(length(max = 1))]
                    at: String,
                    #[validate(nested)]
                    found: Vec<Name>,
                },
                #[serde(rename = "e/wallet", rename_all = "UPPERCASE")]
                Wallet {
                    #[validate(nested)]
                    the_name: Option<Name>,
                },
                #[serde(rename_all(deserialize = "lowercase"), rename(deserialize = "read"))]
                ReadOnly {
                    #[serde(rename(deserialize = "read"))]
                    #[validate(nested)]
                    sent_name: Name,
                },
                Newtype(#[validate(nested)] Name),
                Empty {},
                Unit,
                #[serde(untagged)]
                Bare {
                    #[validate(nested)]
                    bare: Box<Name>,
                },
            }
            for name in [
                Method::Wallet { the_name: Some(name()) },
                Method::ReadOnly { sent_name: name() },
                Method::Newtype(name()),
                Method::Bare { bare: Box::new(name()) },
            ] {
                assert_eq!(offenders(&name), expected());
            }
            let card = Method::BankCard { at: "at".into(), found: vec![name()] };
            let mut with_at = vec![("length.max", json!("at"))];
            with_at.extend(expected());
            assert_eq!(offenders(&card), with_at);
            assert_eq!(refusals(&Method::Wallet { the_name: None }), [""; 0]);
            assert_eq!(refusals(&Method::Empty {}), [""; 0]);
            assert_eq!(refusals(&Method::Unit), [""; 0]);

            // Inside other values, the way goes on.
            #[derive(Serialize, Validate)]
            struct Holder {
                #[validate(values(nested))]
                methods: BTreeMap<String, Vec<Method>>,
            }
            let methods = vec![Method::Unit, Method::Newtype(name())];
            let holder = Holder { methods: BTreeMap::from([("k".into(), methods)]) };
            assert_eq!(offenders(&holder), expected());
        })*
    };
}

tagged! {
    tagged_outside:;
    tagged_inside: #[serde(tag = "method/type")];
    tagged_beside: #[serde(content = "the/content", tag = "type")];
    not_tagged: #[serde(untagged)];
}

#[derive(Serialize, Validate)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Payout {
    #[validate(exactly_one(account_no, iban))]
    ToBank {
        account_no: Option<String>,
        iban: Option<String>,
        #[validate(required_when(iban = "X"), length(max = 3))]
        bank_name: Option<String>,
    },
    ToCard(#[validate(length(max = 4))] String),
    Cash,
}

#[test]
fn groups_and_conditions_speak_of_the_fields_of_their_variant() {
    let bank = |account_no: Option<&str>, iban: Option<&str>| Payout::ToBank {
        account_no: account_no.map(str::to_owned),
        iban: iban.map(str::to_owned),
        bank_name: None,
    };
    assert_eq!(refusals(&bank(Some(""), None)), [""; 0]);
    assert_eq!(
        offenders(&bank(None, None))[0].1,
        json!({ "accountNo": null, "iban": null, "bankName": null })
    );
    let codes = |value| -> Vec<_> { offenders(&value).into_iter().map(|it| it.0).collect() };
    assert_eq!(
        codes(bank(Some(""), Some("X"))),
        ["required.when", "required.exactly_one"]
    );
    assert_eq!(
        refusals(&Payout::ToCard("12345".into())),
        ["toCard: 5 characters, at most 4"]
    );
    assert_eq!(refusals(&Payout::Cash), [""; 0]);
}

#[test]
fn rows_of_an_enum_name_the_variant_and_the_field() {
    use Constraint::{ExactlyOne, MaxLength, RequiredWhen};
    let row = |field, wire_name, constraints| FieldConstraints {
        field,
        wire_name,
        part: Part::Value,
        constraints,
        sensitive: false,
    };
    let expected: [FieldConstraints; 5] = [
        row("ToBank.account_no", "accountNo", &[]),
        row("ToBank.iban", "iban", &[]),
        row(
            "ToBank.bank_name",
            "bankName",
            &[RequiredWhen(&[("iban", "X")]), MaxLength(3)],
        ),
        row("ToBank", "", &[ExactlyOne(&["accountNo", "iban"])]),
        row("ToCard.0", "", &[MaxLength(4)]),
    ];
    assert_eq!(Payout::CONSTRAINTS, expected);
}

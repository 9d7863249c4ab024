//! Constraints through `Option`, `Vec`, `Box` and generics: they speak of the value inside.

use antom_runtime::Validate;
use serde::Serialize;

use crate::refusals;

#[derive(Clone, Default, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Shapes {
    #[validate(length(max = 2))]
    optional_text: Option<String>,
    #[validate(length(max = 2))]
    boxed_text: Box<str>,
    #[validate(length(max = 2))]
    optional_boxed_text: Option<Box<String>>,
    #[validate(length(max = 2), items(max = 1))]
    optional_list: Option<Vec<String>>,
    #[validate(length(max = 2), items(max = 1))]
    boxed_list: Box<Vec<String>>,
    #[validate(range(max = 9))]
    list_of_optionals: Vec<Option<u8>>,
    #[validate(range(max = 9), items(max = 3))]
    table: Vec<Vec<Option<u8>>>,
    #[validate(nested)]
    child: Option<Box<Shapes>>,
    #[validate(nested)]
    children: Vec<Shapes>,
}

fn too_long() -> String {
    "long".to_owned()
}

#[test]
fn what_is_absent_or_empty_breaks_nothing() {
    assert_eq!(refusals(&Shapes::default()), [""; 0]);
}

#[test]
fn each_wrapping_is_looked_through() {
    let shapes = Shapes {
        optional_text: Some(too_long()),
        boxed_text: too_long().into(),
        optional_boxed_text: Some(Box::new(too_long())),
        optional_list: Some(vec![String::new(), too_long()]),
        boxed_list: Box::new(vec![too_long(), String::new()]),
        list_of_optionals: vec![None, Some(10), Some(9)],
        ..Shapes::default()
    };
    assert_eq!(
        refusals(&shapes),
        [
            "optionalText: 4 characters, at most 2",
            "boxedText: 4 characters, at most 2",
            "optionalBoxedText: 4 characters, at most 2",
            "optionalList: 2 items, at most 1",
            "optionalList[1]: 4 characters, at most 2",
            "boxedList: 2 items, at most 1",
            "boxedList[0]: 4 characters, at most 2",
            "listOfOptionals[1]: 10, at most 9",
        ]
    );
}

#[test]
fn lists_in_lists_keep_both_indexes() {
    let shapes = Shapes {
        table: vec![vec![], vec![None, Some(1), Some(10)]],
        ..Shapes::default()
    };
    assert_eq!(refusals(&shapes), ["table[1][2]: 10, at most 9"]);
    // The number of items is that of the outer list.
    let shapes = Shapes {
        table: vec![vec![None; 4]; 4],
        ..Shapes::default()
    };
    assert_eq!(refusals(&shapes), ["table: 4 items, at most 3"]);
}

#[test]
fn a_type_may_hold_itself() {
    let wrong = Shapes {
        optional_text: Some(too_long()),
        ..Shapes::default()
    };
    let middle = Shapes {
        children: vec![Shapes::default(), wrong],
        ..Shapes::default()
    };
    let outer = Shapes {
        child: Some(Box::new(middle)),
        ..Shapes::default()
    };
    assert_eq!(
        refusals(&outer),
        ["child.children[1].optionalText: 4 characters, at most 2"]
    );
}

#[derive(Validate)]
struct Page<'a, T, const N: usize>
where
    T: Validate,
{
    #[validate(nested, items(min = 1))]
    entries: Vec<T>,
    #[validate(length(max = 3))]
    cursor: Option<&'a str>,
    // Not checked, so that nothing is asked of the type.
    _rest: [T; N],
}

#[test]
fn a_generic_struct_checks_its_parameters() {
    let mut page = Page::<Shapes, 0> {
        entries: Vec::new(),
        cursor: Some("next"),
        _rest: [],
    };
    assert_eq!(
        refusals(&page),
        [
            "entries: 0 items, at least 1",
            "cursor: 4 characters, at most 3"
        ]
    );
    page.entries.push(Shapes {
        optional_text: Some(too_long()),
        ..Shapes::default()
    });
    page.cursor = None;
    assert_eq!(
        refusals(&page),
        ["entries[0].optionalText: 4 characters, at most 2"]
    );
}

mod elsewhere {
    pub(crate) use antom_runtime as runtime;
}

#[derive(Validate)]
#[validate(crate = crate::shapes::elsewhere::runtime)]
struct Elsewhere {
    #[validate(length(min = 1), pattern = "[a-z]*", required_when(scene = "A"))]
    name: Option<String>,
    scene: String,
}

#[test]
fn the_runtime_may_be_named_by_another_path() {
    let value = Elsewhere {
        name: Some(String::new()),
        scene: String::new(),
    };
    assert_eq!(refusals(&value), ["name: 0 characters, at least 1"]);
}

/// Names that the written code uses itself, or that need `r#`.
#[derive(Serialize, Validate)]
struct Awkward {
    #[validate(length(max = 1))]
    value: Vec<String>,
    #[validate(length(max = 1))]
    index: Vec<String>,
    #[validate(length(max = 1))]
    at: Option<String>,
    #[validate(length(max = 1))]
    found: String,
    #[validate(length(max = 1))]
    r#type: String,
    #[validate(required_when(r#type = "a", type = "a"))]
    r#match: Option<String>,
}

#[test]
fn names_of_fields_are_in_nobody_s_way() {
    let value = Awkward {
        value: vec!["ab".into()],
        index: vec![String::new(), "ab".into()],
        at: Some("ab".into()),
        found: "ab".into(),
        r#type: "ab".into(),
        r#match: None,
    };
    assert_eq!(
        refusals(&value),
        [
            "value[0]: 2 characters, at most 1",
            "index[1]: 2 characters, at most 1",
            "at: 2 characters, at most 1",
            "found: 2 characters, at most 1",
            "type: 2 characters, at most 1",
        ]
    );
    let (field, wire_name) = (
        Awkward::CONSTRAINTS[4].field,
        Awkward::CONSTRAINTS[4].wire_name,
    );
    assert_eq!((field, wire_name), ("type", "type"));
    let value = Awkward {
        r#type: "a".into(),
        value: vec![],
        index: vec![],
        at: None,
        found: String::new(),
        ..value
    };
    assert_eq!(
        refusals(&value),
        ["match: required when type is a and type is a, but missing"]
    );
}

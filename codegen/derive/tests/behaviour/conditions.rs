//! Fields that are required under a condition.

use std::collections::BTreeMap;

use antom_runtime::validate::Constraint;
use antom_runtime::{OpenEnum, Unlisted, Validate};
use serde::Serialize;

use crate::refusals;

#[derive(Clone, Debug, OpenEnum)]
enum Scene {
    #[wire = "EASY_PAY"]
    EasyPay,
    #[wire = "AGREEMENT"]
    Agreement,
    Other(Unlisted),
}

#[derive(Clone, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Session {
    product_scene: Scene,
    #[serde(rename = "terminal")]
    terminal_type: Option<Box<String>>,
    #[validate(required_when(product_scene = "EASY_PAY"), length(max = 3))]
    agreement: Option<String>,
    #[validate(required_when(product_scene = "AGREEMENT", terminal_type = "APP"))]
    os: Option<Vec<String>>,
    #[validate(
        required_when(product_scene = "EASY_PAY"),
        required_when(product_scene = "AGREEMENT")
    )]
    strategy: Option<String>,
}

fn session(scene: Scene, terminal: Option<&str>) -> Session {
    Session {
        product_scene: scene,
        terminal_type: terminal.map(|terminal| Box::new(terminal.to_owned())),
        agreement: None,
        os: None,
        strategy: None,
    }
}

#[test]
fn one_condition_asks_for_the_field_only_when_it_holds() {
    let mut easy_pay = session(Scene::EasyPay, None);
    assert_eq!(
        refusals(&easy_pay),
        [
            "agreement: required when productScene is EASY_PAY, but missing",
            "strategy: required when productScene is EASY_PAY, but missing",
        ]
    );
    easy_pay.agreement = Some("long".into());
    easy_pay.strategy = Some(String::new());
    assert_eq!(refusals(&easy_pay), ["agreement: 4 characters, at most 3"]);
    let unlisted = session(Scene::from("NEW_SCENE"), Some("APP"));
    assert_eq!(refusals(&unlisted), [""; 0]);
}

#[test]
fn two_conditions_must_hold_together() {
    let strategy = "strategy: required when productScene is AGREEMENT, but missing";
    let os = "os: required when productScene is AGREEMENT and terminal is APP, but missing";
    let agreement = |terminal| refusals(&session(Scene::Agreement, terminal));
    assert_eq!(agreement(Some("APP")), [os, strategy]);
    assert_eq!(agreement(Some("WEB")), [strategy]);
    assert_eq!(agreement(None), [strategy]);
    // An empty list is there: whether it may be empty is for `items` to say.
    let mut with_list = session(Scene::Agreement, Some("APP"));
    with_list.os = Some(Vec::new());
    assert_eq!(refusals(&with_list), [strategy]);
}

#[test]
fn conditions_are_in_the_table_by_wire_names_and_without_required() {
    use Constraint::RequiredWhen;
    assert_eq!(
        Session::CONSTRAINTS[2].constraints,
        [
            RequiredWhen(&[("productScene", "EASY_PAY")]),
            Constraint::MaxLength(3)
        ]
    );
    assert_eq!(
        Session::CONSTRAINTS[3].constraints,
        [RequiredWhen(&[
            ("productScene", "AGREEMENT"),
            ("terminal", "APP")
        ])]
    );
    assert_eq!(Session::CONSTRAINTS[4].constraints.len(), 2);
}

#[derive(Validate)]
struct Inner {
    scene: String,
    #[validate(required_when(scene = "A"))]
    lines: Option<Vec<Option<String>>>,
}

#[test]
fn a_condition_is_on_the_field_and_not_on_what_it_holds() {
    let inner = Inner {
        scene: "A".into(),
        lines: Some(vec![None]),
    };
    assert_eq!(refusals(&inner), [""; 0]);
}

#[derive(Serialize, Validate)]
#[serde(default)]
struct Defaults {
    name: String,
    #[validate(length(max = 1))]
    count: Option<String>,
}

#[derive(Serialize, Validate)]
struct OneDefault {
    #[serde(default)]
    name: String,
    must: String,
}

#[test]
fn a_field_that_serde_fills_in_is_not_required() {
    let required = |table: &[antom_runtime::validate::FieldConstraints]| -> Vec<bool> {
        table
            .iter()
            .map(|row| row.constraints.contains(&Constraint::Required))
            .collect()
    };
    assert_eq!(required(Defaults::CONSTRAINTS), [false, false]);
    assert_eq!(required(OneDefault::CONSTRAINTS), [false, true]);
}

#[derive(Serialize, Validate)]
struct Parcel {
    kind: String,
    #[validate(required_when(kind = "GOODS"), items(max = 2))]
    goods: Vec<String>,
    #[validate(required_when(kind = "GOODS"))]
    labels: BTreeMap<String, String>,
}

#[test]
fn an_empty_list_or_map_is_as_good_as_none() {
    let parcel = |kind: &str, goods: &[&str]| Parcel {
        kind: kind.to_owned(),
        goods: goods.iter().map(|name| (*name).to_owned()).collect(),
        labels: goods
            .iter()
            .map(|name| ((*name).to_owned(), String::new()))
            .collect(),
    };
    assert_eq!(
        refusals(&parcel("GOODS", &[])),
        [
            "goods: required when kind is GOODS, but missing",
            "labels: required when kind is GOODS, but missing",
        ]
    );
    assert_eq!(refusals(&parcel("GOODS", &["a"])), [""; 0]);
    assert_eq!(
        refusals(&parcel("GOODS", &["a", "b", "c"])),
        ["goods: 3 items, at most 2"]
    );
    assert_eq!(refusals(&parcel("LETTER", &[])), [""; 0]);
}

//! What the seed API does not use: patterns, ranges, closed sets, lists, values that hold themselves, inquiries.

#![allow(clippy::unwrap_used)]

use parcels::notification::{Notification, Receiver};
use parcels::parcels::book_parcel::{NewBookParcelRequest, Overnight};
use parcels::parcels::photograph_parcel::NewPhotographParcelRequest;
use parcels::parcels::scan_parcel::NewScanParcelRequest;
use parcels::parcels::track_parcel::NewTrackParcelRequest;
use parcels::parcels::weigh_parcel::WeighParcelRequest;
use parcels::types::{Balance, NewAddress, NewParcel, Parcel, Size};
use parcels::{
    API, AmountError, Cause, Currency, Decimal, Error, Operation, PrivateKey, Region, SessionId,
    Signer, UploadFile, Validate, gateway, json,
};
use serde_json::{Value, json as value};

fn parcel() -> Parcel {
    NewParcel {
        size: Size::Small,
        weight: 250,
        to: NewAddress {
            street: "Hafenstraße 7".into(),
            region: "DE".into(),
        }
        .build(),
    }
    .build()
}

/// What is wrong with a booking with a deposit, of a parcel made by a function.
fn words_of(deposit: Balance, change: impl FnOnce(Parcel) -> Parcel) -> Vec<String> {
    let request = NewBookParcelRequest {
        booking_id: "B-0001".into(),
        service: "DAY".into(),
        parcel: change(parcel()),
    }
    .build()
    .deposit(deposit);
    match request.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn decimals_keep_their_range_and_the_values_of_maps_their_limits() {
    let deposit = || Balance::from_minor_units(20, Currency::JPY);
    let good = |parcel: Parcel| {
        parcel
            .insured(Decimal::new(1, 2))
            .rates([("upright", Decimal::new(-50, 2))])
            .labels([("colour", "red")])
    };
    assert_eq!(words_of(deposit(), good), [""; 0]);
    let bad = |parcel: Parcel| {
        parcel
            .insured(Decimal::new(9995, 1))
            .rates([("upright", Decimal::new(-501, 3))])
            .labels([("colour", "x".repeat(21)), ("mark", "a;b".to_owned())])
    };
    let words = words_of(deposit(), |parcel| bad(parcel).insured(1000_u64));
    assert_eq!(
        words,
        [
            "parcel.labels.colour: 21 characters, at most 20",
            "parcel.labels.mark: does not match [^;]*",
            "parcel.insured: must be at most 999.5",
            "parcel.rates.upright: must be at least -0.5",
        ]
    );
}

#[test]
fn a_sum_keeps_the_least_of_its_field_and_is_one_that_its_currency_has() {
    let words = |units, currency| words_of(Balance::from_minor_units(units, currency), |it| it);
    assert_eq!(words(-500, Currency::JPY), [""; 0]);
    assert_eq!(words(21, Currency::USD), [""; 0]);
    assert_eq!(words(-501, Currency::USD), ["deposit: -501, at least -500"]);
    let not_in_tens = "an amount in JPY is a multiple of 10 minor units";
    assert_eq!(
        words(-25, Currency::JPY),
        [format!("deposit.value: {not_in_tens}")]
    );
    let refused = Balance::from_decimal("25", Currency::JPY).unwrap_err();
    assert_eq!(refused.to_string(), not_in_tens);
    let rupiahs = Balance::from_decimal("10.50", Currency::IDR).unwrap_err();
    assert!(matches!(rupiahs, AmountError::NotDivisible(rule) if rule.units == 100));
    assert_eq!(
        Balance::from_decimal("10.00", Currency::IDR).unwrap().value,
        1000
    );
}

#[test]
fn a_signed_sum_is_read_below_zero_and_told_in_major_units() {
    let debt: Balance = serde_json::from_str(r#"{"value": "-250", "currency": "EUR"}"#).unwrap();
    assert_eq!(debt.to_string(), "-2.50 EUR");
    assert_eq!(Balance::from_decimal("-2.50", Currency::EUR), Ok(debt));
}

#[test]
fn every_kind_of_constraint_names_its_path_and_its_limit() {
    let inner = parcel().notes(["x".repeat(41)]);
    let mut outer = parcel()
        .shelf(-10)
        .contents([parcel(), inner])
        .wrapping(parcel().notes(["a", "b", "c", "d"]));
    outer.weight = 0;
    let request = NewBookParcelRequest {
        booking_id: "B-1".into(),
        service: "NOON".into(),
        parcel: outer,
    }
    .build()
    .channel("POST");
    let violations = request.validate().unwrap_err();
    let words: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(
        words,
        [
            "bookingId: 3 characters, at least 4",
            "service: must be one of DAY, NIGHT",
            "channel: must be API",
            "parcel.weight: 0, at least 1",
            "parcel.shelf: -10, at least -9",
            "parcel.contents[1].notes[0]: 41 characters, at most 40",
            "parcel.wrapping.notes: 4 items, at most 3",
        ]
    );
}

#[test]
fn a_list_that_is_left_out_is_not_too_short() {
    assert_eq!(parcel().validate(), Ok(()));
}

#[test]
fn wire_forms_are_read_both_ways_and_written_as_the_spec_says() {
    let read: Parcel = json::read(
        br#"{"size": "HUGE", "weight": 900, "shelf": "-2", "fragile": true, "notes": null,
            "to": {"street": "1 Quay Road", "region": "GB"}, "unheard": {"of": []}}"#,
    )
    .unwrap();
    assert_eq!(read.size.as_str(), "HUGE");
    let written: Value = serde_json::to_value(&read).unwrap();
    assert_eq!(
        written,
        value!({"size": "HUGE", "weight": "900", "shelf": -2, "fragile": "true",
            "to": {"street": "1 Quay Road", "region": "GB"}})
    );
}

#[tokio::test]
async fn the_gateway_answers_a_second_api_too() {
    let gateway = gateway::builder().start("127.0.0.1:0").await.unwrap();
    let client = gateway::client_of(&gateway).build().unwrap();
    let request = Overnight {
        booking_id: "B-0001".into(),
        parcel: parcel(),
        pick_up_at: "2025-03-01T22:00:00+01:00".into(),
    }
    .request();
    let booked = client.book_parcel(&request).await.unwrap();
    assert_eq!(booked.parcel_id, "DE004711");
    assert!(
        gateway.arrivals()[0]
            .path
            .starts_with("/try/rest/v1/parcels/")
    );
}

#[tokio::test]
async fn a_session_stands_for_a_signature_where_the_spec_says_so() {
    let gateway = gateway::builder().start("127.0.0.1:0").await.unwrap();
    let client = gateway::client_of(&gateway).build().unwrap();
    let session = SessionId::new("scanner-7").unwrap();
    let request = NewScanParcelRequest {
        parcel_id: "DE004711".into(),
    }
    .build();
    let scanned = client.scan_parcel(&session, &request).await.unwrap();
    assert_eq!(scanned.trust_without_signature().answer.code, "SCANNED");
    let arrival = &gateway.arrivals()[0];
    assert_eq!(arrival.path, "/rest/v1/parcels/scan");
    assert_eq!(arrival.headers["x-scanner-session"], "scanner-7");
    assert!(!arrival.headers.contains_key("client-id"));
}

#[tokio::test]
async fn a_file_goes_with_the_json_that_names_it() {
    assert_eq!(
        Region::North.upload_url(),
        Some("https://files.parcels.example")
    );
    assert_eq!(Region::South.upload_url(), None);
    let gateway = gateway::builder().start("127.0.0.1:0").await.unwrap();
    let client = gateway::client_of(&gateway).build().unwrap();
    let request = NewPhotographParcelRequest {
        photograph_id: "P-1".into(),
    }
    .build();
    let file = UploadFile::new("parcel.jpg", "image/jpeg", "a photograph").unwrap();
    let filed = client.photograph_parcel(&request, &file).await.unwrap();
    assert_eq!(filed.answer.code, "FILED");
    let arrival = &gateway.arrivals()[0];
    assert_eq!(arrival.path, "/try/rest/v1/parcels/photograph");
    let body = String::from_utf8_lossy(&arrival.body);
    let json = format!(r#"{{"photographId":"P-1","seal":"{}"}}"#, file.sha256());
    assert!(body.contains(&json), "{body}");
}

#[tokio::test]
async fn an_open_outcome_names_the_operation_to_inquire_with() {
    let gateway = gateway::builder().start("127.0.0.1:0").await.unwrap();
    let client = gateway::client_of(&gateway).build().unwrap();
    gateway.misbehave(gateway::Fault::Drop);
    let request = NewBookParcelRequest {
        booking_id: "B-0001".into(),
        service: "DAY".into(),
        parcel: parcel(),
    }
    .build();
    let error = client.book_parcel(&request).await.unwrap_err();
    assert!(
        error.to_string().contains("inquire with trackParcel"),
        "{error}"
    );
    let Error::OutcomeUnknown(unknown) = error else {
        panic!("another error")
    };
    assert!(
        matches!(unknown.cause, Cause::NoAnswer(_)),
        "{:?}",
        unknown.cause
    );
    assert_eq!(unknown.idempotency_key.as_deref(), Some("B-0001"));
}

#[test]
fn an_operation_without_an_idempotency_key_has_none() {
    let request = NewTrackParcelRequest {
        booking_id: "B-0001".into(),
    }
    .build();
    assert_eq!(request.idempotency_key(), None);
}

#[tokio::test]
async fn notifications_are_typed_by_what_the_spec_recognises_them_by() {
    let gateway = gateway::builder().start("127.0.0.1:0").await.unwrap();
    let receiver = Receiver::new(gateway.client_id(), gateway.keys().platform_public()).unwrap();
    let open = |body: &'static str| {
        let url = "https://shop.example/parcels".parse().unwrap();
        receiver.open(&gateway.notification(url, body)).unwrap()
    };
    let moved = open(r#"{"event":"WAITS","parcelId":"P-7"}"#);
    assert!(matches!(moved, Notification::ParcelMoved(moved) if moved.parcel_id == "P-7"));
    let lost =
        r#"{"event":"MOVED","parcelId":"P-7","compensation":{"value":"4900","currency":"EUR"}}"#;
    let lost = open(lost);
    assert!(
        matches!(&lost, Notification::ParcelLost(lost) if lost.parcel_id == "P-7"),
        "{lost:?}"
    );
    let other = r#"{"event":"FOUND"}"#;
    assert!(matches!(open(other), Notification::Unknown(unknown) if unknown.body == other));
    let answer: Value = serde_json::from_slice(receiver.acknowledgement().body()).unwrap();
    let expected = value!({"answer": {"code": "THANKS", "status": "Y", "message": "It arrived."}});
    assert_eq!(answer, expected);
}

#[test]
fn a_whole_path_stands_for_itself_and_a_key_that_may_be_left_out_is_none() {
    let keys = PrivateKey::generate();
    let signer = Signer::new(&API, "TRY_US".into(), keys.clone(), keys.public_key(), None);
    let signer = signer.unwrap();
    let request = WeighParcelRequest::new();
    assert_eq!(request.idempotency_key(), None);
    let request = request.weighing_id("W-1");
    assert_eq!(request.idempotency_key(), Some("W-1"));
    assert_eq!(signer.seal(&request).unwrap().path, "/scales/v1/weigh");
    let request = NewTrackParcelRequest {
        booking_id: "B-0001".into(),
    };
    let sealed = signer.seal(&request.build()).unwrap();
    assert_eq!(sealed.path, "/try/rest/v1/parcels/track");
}

//! What is compared with what.

use std::rc::Rc;
use std::time::Duration;

use antom::json;
use antom::payments::create_payment_session::CreatePaymentSessionResponse;

use bench_support::clock::Effort;

use crate::Failure;
use crate::caller::{Caller, Side};
use crate::competitor::Competitor;
use crate::notified::Notified;
use crate::raw;
use crate::scene::Scene;

/// A comparison; ours is the first competitor.
pub struct Suite {
    pub title: &'static str,
    pub competitors: Vec<Competitor>,
    pub effort: Effort,
}

/// Samples that hold the same work several times, so that reading the clock weighs nothing.
fn short_work(is_quick: bool) -> Effort {
    Effort {
        sample: Duration::from_millis(4),
        rounds: if is_quick { 21 } else { 301 },
    }
}

/// Every sample is one call: no sample is as short as this.
fn whole_calls(is_quick: bool) -> Effort {
    Effort {
        sample: Duration::from_nanos(1),
        rounds: if is_quick { 101 } else { 2001 },
    }
}

impl Suite {
    /// Every comparison of times. `url` is where the calls go.
    ///
    /// # Errors
    ///
    /// When a client or a runtime cannot be made.
    pub fn all(url: &str, is_quick: bool) -> Result<[Self; 6], Failure> {
        let scene = Rc::new(Scene::new());
        Ok([
            Self {
                title: SIGNED_REQUEST,
                competitors: signed_request(&scene),
                effort: short_work(is_quick),
            },
            Self {
                title: CALL,
                competitors: calls(&scene, url)?,
                effort: whole_calls(is_quick),
            },
            Self {
                title: PARSE,
                competitors: parse(&scene),
                effort: short_work(is_quick),
            },
            Self {
                title: OPEN,
                competitors: open(&scene),
                effort: short_work(is_quick),
            },
            Self {
                title: REFUSE_SHORT,
                competitors: refuse(0),
                effort: short_work(is_quick),
            },
            Self {
                title: REFUSE_LONG,
                competitors: refuse(1 << 20),
                effort: short_work(is_quick),
            },
        ])
    }
}

pub const SIGNED_REQUEST: &str = "signed request";
pub const CALL: &str = "whole call";
pub const PARSE: &str = "largest response, parse";
pub const OPEN: &str = "largest response, verify and parse";

pub const REFUSE_SHORT: &str = "notification of 200 bytes, refused";
pub const REFUSE_LONG: &str = "notification of 1 MiB, refused";

fn signed_request(scene: &Rc<Scene>) -> Vec<Competitor> {
    let (signer, content) = (Scene::signer(), scene.content());
    let scene = Rc::clone(scene);
    vec![
        Competitor::new("ours", move || scene.signer.seal(&scene.request)),
        Competitor::new("raw signature of the same content", move || {
            signer.sign(&content)
        }),
    ]
}

fn calls(scene: &Scene, url: &str) -> Result<Vec<Competitor>, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let runtime = Rc::new(runtime);
    Side::ALL
        .into_iter()
        .map(|side| {
            let caller = Caller::new(side, scene, url)?;
            let runtime = Rc::clone(&runtime);
            let call = move || {
                let answered = runtime.block_on(caller.call());
                answered.expect("the server answers every call as prepared");
            };
            Ok(Competitor::new(side.title(), call))
        })
        .collect()
}

fn parse(scene: &Scene) -> Vec<Competitor> {
    let (ours, by_hand) = (scene.answer.body.clone(), scene.answer.body.clone());
    vec![
        Competitor::new("ours", move || {
            json::read::<CreatePaymentSessionResponse>(&ours)
        }),
        Competitor::new("a plain struct with serde", move || raw::read(&by_hand)),
    ]
}

fn open(scene: &Rc<Scene>) -> Vec<Competitor> {
    let (verifier, answer) = (scene.verifier(), scene.answer.clone());
    let scene = Rc::clone(scene);
    vec![
        Competitor::new("ours", move || {
            scene.signer.open(&scene.request, scene.answer.clone())
        }),
        Competitor::new("raw verification, a plain struct with serde", move || {
            let answer = answer.clone();
            verifier.open(&answer.headers, &answer.body)
        }),
    ]
}

fn refuse(filler: usize) -> Vec<Competitor> {
    let notified = Rc::new(Notified::new(filler));
    let same = Rc::clone(&notified);
    vec![
        Competitor::new("ours, refused", move || {
            notified.receiver.open(&notified.refused).is_err()
        }),
        Competitor::new("ours, accepted", move || {
            same.receiver.open(&same.accepted).is_ok()
        }),
    ]
}

//! What a fault does to the answer. Here alone each fault is told from the others.

use http::StatusCode;

use super::fault::Fault;
use super::pace::Pace;

/// How an exchange goes.
#[derive(Clone, Copy)]
pub(super) struct Effect {
    /// Whether the request is processed.
    pub(super) is_processed: bool,
    pub(super) answer: Answered,
    pub(super) pace: Pace,
}

/// What is answered.
#[derive(Clone, Copy)]
pub(super) enum Answered {
    /// The gateway's answer, perhaps with a flaw.
    Whole(Option<Flaw>),
    /// This result code with this status instead.
    Result(&'static str, &'static str),
    /// What is no JSON instead.
    Garbage,
    /// What a server before the gateway says instead, without a signature.
    Unsigned(Before),
    /// Nothing: the connection ends.
    Nothing,
}

/// What a server before the gateway says.
#[derive(Clone, Copy)]
pub(super) struct Before {
    pub(super) status: StatusCode,
    pub(super) body: &'static [u8],
    /// After how many seconds to come again.
    pub(super) retry_after: Option<u64>,
}

/// What is wrong with the gateway's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It carries no signature.
    NoSignature,
    /// It is signed with a key that is not the platform's.
    ForeignSignature,
    /// One byte of the body is changed after signing.
    AlteredBody,
    /// It is signed for another path.
    OtherPath,
    /// It is for another client.
    OtherClient,
}

impl Effect {
    /// All goes well.
    const NONE: Self = Self {
        is_processed: true,
        answer: Answered::Whole(None),
        pace: Pace::AT_ONCE,
    };

    pub(super) fn of(fault: Option<Fault>) -> Self {
        let flawed = |flaw| Self {
            answer: Answered::Whole(Some(flaw)),
            ..Self::NONE
        };
        let paced = |pace| Self { pace, ..Self::NONE };
        let instead = |is_processed, answer| Self {
            is_processed,
            answer,
            ..Self::NONE
        };
        let unsigned = |status, body: &'static [u8], retry_after| {
            Answered::Unsigned(Before {
                status,
                body,
                retry_after,
            })
        };
        let Some(fault) = fault else {
            return Self::NONE;
        };
        match fault {
            Fault::NoSignature => flawed(Flaw::NoSignature),
            Fault::ForeignSignature => flawed(Flaw::ForeignSignature),
            Fault::AlteredBody => flawed(Flaw::AlteredBody),
            Fault::OtherPath => flawed(Flaw::OtherPath),
            Fault::OtherClient => flawed(Flaw::OtherClient),
            Fault::DropBefore => instead(false, Answered::Nothing),
            Fault::Drop => instead(true, Answered::Nothing),
            Fault::CutBody => paced(Pace::CUT),
            Fault::Delay(delay) => paced(Pace::later(delay)),
            Fault::Drip(between) => paced(Pace::byte_by_byte(between)),
            Fault::BadGateway => {
                let page = b"<html><h1>502 Bad Gateway</h1></html>";
                instead(false, unsigned(StatusCode::BAD_GATEWAY, page, None))
            }
            Fault::Unavailable => {
                instead(true, unsigned(StatusCode::SERVICE_UNAVAILABLE, b"", None))
            }
            Fault::TooManyRequests(seconds) => instead(
                false,
                unsigned(StatusCode::TOO_MANY_REQUESTS, b"", Some(seconds)),
            ),
            Fault::Garbage => instead(true, Answered::Garbage),
            Fault::Result(code, status) => instead(false, Answered::Result(code, status)),
            Fault::ResultAfter(code, status) => instead(true, Answered::Result(code, status)),
        }
    }
}

//! What a call tells to `tracing`: names, numbers and codes; never a key, a signature, a body or a value of a request.

use std::fmt::Display;
use std::time::{Duration, Instant};

use tracing::{Span, debug, debug_span, warn};

use crate::one_line::OneLine;
use crate::protocol::{Cause, Error, OperationSpec, Settled};

/// The span of a call, around all its attempts.
pub(super) fn call(operation: &OperationSpec) -> Span {
    debug_span!("call", operation = operation.name, path = operation.path)
}

/// How an attempt ended.
pub(super) fn attempt<C: Display>(
    number: u32,
    start: Instant,
    answer: &Result<Settled<C>, Error<C>>,
    next: Option<Duration>,
) {
    let latency_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let error = match answer {
        Ok(answer) => {
            let pending = answer.is_under_way();
            debug!(attempt = number, latency_ms, pending, "answered");
            return;
        }
        Err(error) => error,
    };
    let (kind, code, http_status) = match error {
        Error::Invalid(_) => ("invalid", None, None),
        Error::NotSent(_) => ("not sent", None, None),
        Error::Failed(failure) => ("failed", Some(printed(&failure.code)), None),
        Error::FailedUnverified(failure) => (
            "failed, as an unverified answer says",
            Some(printed(&failure.code)),
            None,
        ),
        // What is told before the response is read knows neither.
        Error::Accepted(accepted) | Error::AcceptedUnverified(accepted) => {
            ("accepted", Some(printed(&accepted.code)), None)
        }
        Error::OutcomeUnknown(unknown) => {
            let code = match &unknown.cause {
                Cause::Reported { code, .. } => Some(printed(code)),
                _ => None,
            };
            ("outcome unknown", code, unknown.http_status)
        }
    };
    let retry_in_ms = next.map(|delay| u64::try_from(delay.as_millis()).unwrap_or(u64::MAX));
    warn!(
        attempt = number,
        latency_ms,
        result_code = code,
        http_status,
        retry_in_ms,
        "{kind}"
    );
}

/// A code as it may stand in a log, whoever sent it.
fn printed(code: &impl Display) -> String {
    OneLine(&code.to_string()).to_string()
}

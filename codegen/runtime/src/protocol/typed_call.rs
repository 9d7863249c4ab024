//! What of a call depends on the type of its request: little, for an API of many operations has it once for each.

use super::answer::{Answer, Settled};
use super::api::Api;
use super::call_identity::CallIdentity;
use super::error::Error;
use super::operation::Operation;
use super::sending::{Outgoing, Sending};

/// What a caller gives with a request.
pub(crate) type With<'a, R> = <<R as Operation>::Sending as Sending>::With<'a>;

/// How the answer to a request is told.
pub(crate) type Told<R> =
    <<R as Operation>::Sending as Sending>::Told<Answer<<R as Operation>::Response>>;

/// Which call a request makes.
pub(crate) fn identity_of<R: Operation>(request: &R) -> CallIdentity<'_> {
    let echoes = R::ECHOES.iter();
    CallIdentity {
        operation: R::SPEC,
        idempotency_key: request.idempotency_key(),
        echoes: echoes
            .filter_map(|echo| Some((echo.field, (echo.of)(request)?)))
            .filter(|(_, sent)| !sent.is_empty())
            .collect(),
    }
}

/// What is sent of a request that keeps every constraint, together with what is given with it.
pub(crate) fn outgoing_of<R: Operation>(
    api: &Api,
    request: &R,
    with: With<'_, R>,
) -> Result<Outgoing, Error<R::Code>> {
    // All that is wrong is told at once.
    let mut violations = request.validate().err().unwrap_or_default();
    if let Some(violation) = R::SENDING.violation(with) {
        violations.add(violation);
    }
    if !violations.is_empty() {
        return Err(Error::Invalid(violations));
    }
    let json = serde_json::to_vec(request).map_err(|error| Error::NotSent(error.into()))?;
    Ok(R::SENDING.outgoing(api.content_type, json.into(), with))
}

/// Tells the response of a call that is done or under way.
pub(crate) fn told<R: Operation>(
    call: &CallIdentity<'_>,
    settled: Settled<R::Code>,
) -> Result<Told<R>, Error<R::Code>> {
    R::Sending::told(settled.read(call))
}

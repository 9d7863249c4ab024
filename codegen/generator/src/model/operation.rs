//! Operations, their results and the products that use them.

use super::{Docs, Field, Object};
use crate::spec::{Because, Outcome, Retry};

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its name in the API.
    pub name: String,
    /// The module's and the method's name.
    pub module: String,
    /// How the names of its types begin.
    pub rust: String,
    /// The file of the spec that it comes from.
    pub file: String,
    /// What it does.
    pub docs: Docs,
    /// What to use instead.
    pub deprecated: Option<String>,
    /// Its page, if one is known.
    pub page: Option<String>,
    /// The HTTP method.
    pub method: String,
    /// The path behind the base path, or the whole one.
    pub path: String,
    /// Whether nothing stands before the path.
    pub is_whole_path: bool,
    /// How its requests are sent.
    pub sending: Sending,
    /// The wire name of the request field that makes a repeated call safe.
    pub idempotency_key: Option<String>,
    /// Why the same request may be sent twice although it has no idempotency key.
    pub repeatable: Option<Because>,
    /// The response fields that repeat one of the request: the wire names of both.
    pub echoes: Vec<(String, String)>,
    /// The operation that tells how a call ended.
    pub inquire_with: Option<String>,
    /// The request's fields but what is made of a file.
    pub request: Object,
    /// The response's fields.
    pub response: Object,
    /// The result codes.
    pub results: Vec<ResultCode>,
    /// The products that use it.
    pub scenarios: Vec<Scenario>,
    /// A call that was made from the spec, where no page shows one.
    pub made: Option<CallSample>,
}

impl Operation {
    /// Whether a session stands for the signature.
    #[must_use]
    pub fn is_in_session(&self) -> bool {
        match self.sending {
            Sending::InSession { .. } => true,
            Sending::Signed | Sending::Upload(_) => false,
        }
    }

    /// Whether a file goes with it.
    #[must_use]
    pub fn is_upload(&self) -> bool {
        match self.sending {
            Sending::Upload(_) => true,
            Sending::Signed | Sending::InSession { .. } => false,
        }
    }

    /// The first call that a page shows, or the one that was made.
    #[must_use]
    pub fn sample(&self) -> Option<&CallSample> {
        let shown = self.scenarios.iter().flat_map(|scenario| &scenario.samples);
        shown.chain(&self.made).next()
    }

    /// Whether a call can answer that it is under way.
    #[must_use]
    pub fn can_be_pending(&self) -> bool {
        let mut results = self.results.iter();
        results.any(|result| result.outcome == Outcome::Pending)
    }
}

/// One result code.
#[derive(Clone, Debug)]
pub struct ResultCode {
    /// The code on the wire.
    pub code: String,
    /// The variant's name.
    pub rust: String,
    /// The status it comes with.
    pub status: String,
    /// What it means for the payment.
    pub outcome: Outcome,
    /// Whether to call again.
    pub retry: Retry,
    /// The least number of seconds before that.
    pub delay: Option<u32>,
    /// What to do.
    pub advice: String,
}

/// One product that uses an operation.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its name in the spec.
    pub name: String,
    /// The struct's name.
    pub rust: String,
    /// What it is for.
    pub docs: Docs,
    /// What to use instead.
    pub deprecated: Option<String>,
    /// Its page, if it has one of its own.
    pub page: Option<String>,
    /// The request fields that it fixes, by wire name, with their values.
    pub fixed: Vec<(String, String)>,
    /// The wire names of all request fields that it requires and does not fix.
    pub required: Vec<String>,
    /// Calls from its page.
    pub samples: Vec<CallSample>,
}

/// A call from a page.
#[derive(Clone, Debug)]
pub struct CallSample {
    /// What it shows.
    pub name: Option<String>,
    /// The request's body.
    pub request: serde_json::Value,
    /// The response's body.
    pub response: serde_json::Value,
}

/// How the requests of an operation are sent.
#[derive(Clone, Debug)]
pub enum Sending {
    /// As signed JSON, which is answered by signed JSON.
    Signed,
    /// As JSON with the ID of a session instead of a signature. The answer is not signed either.
    InSession {
        /// The header that carries the ID.
        header: String,
    },
    /// As signed JSON with a file.
    Upload(Box<Upload>),
}

/// How a file goes with the JSON of an operation.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The part that holds the signed JSON.
    pub json_part: String,
    /// The parts that each hold the file.
    pub file_parts: Vec<String>,
    /// The JSON's field that holds the file's SHA-256. It is none of the request's, for it is made of the file.
    pub digest: Field,
    /// How many bytes the file may have.
    pub max_bytes: usize,
}

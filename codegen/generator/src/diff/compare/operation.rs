//! Operations.

use super::{At, Comparison, Fields, Pair, grouped, owner, pairs, samples};
use crate::diff::effect::Direction;
use crate::diff::finding::OwnerKind;
use crate::diff::path::Part;
use crate::diff::rules::OperationRule;
use crate::model::{CallSample, Model, Operation, Sending, Upload};

fn shown(operation: &Operation) -> Option<String> {
    Some(format!("{} {}", operation.method, operation.path))
}

/// The path as it is called, so that a whole one differs from one behind the base path.
fn called(model: &Model, operation: &Operation) -> String {
    match operation.is_whole_path {
        true => operation.path.clone(),
        false => format!("{}{}", model.protocol.base_path, operation.path),
    }
}

impl Comparison<'_> {
    pub(super) fn operations(&mut self) {
        let [old, new] =
            [self.old, self.new].map(|model| grouped(model, |group| &group.operations));
        for pair in pairs(&old, &new, |(_, operation)| &operation.name) {
            let (Pair::Old((_, operation))
            | Pair::New((_, operation))
            | Pair::Both(_, (_, operation))) = pair;
            let owner = owner(OwnerKind::Operation, &operation.name, &operation.file);
            let at = &At::owner(&owner);
            match pair {
                Pair::Old(_) => self.add(OperationRule::Removed, at, shown(operation), None),
                Pair::New(_) => self.add(OperationRule::Added, at, None, shown(operation)),
                Pair::Both((old_group, old), (new_group, new)) => {
                    self.text(OperationRule::Moved, at, &old_group.rust, &new_group.rust);
                    self.operation(at, old, new);
                }
            }
        }
    }

    fn operation(&mut self, at: &At<'_>, old: &Operation, new: &Operation) {
        self.text(OperationRule::RustNameChanged, at, &old.module, &new.module);
        let is_same_path = old.path == new.path && old.is_whole_path == new.is_whole_path;
        if !is_same_path {
            let paths = (called(self.old, old), called(self.new, new));
            self.add(OperationRule::PathChanged, at, Some(paths.0), Some(paths.1));
        }
        self.text(OperationRule::MethodChanged, at, &old.method, &new.method);
        self.set_or_unset(
            [
                OperationRule::IdempotencyKeySet,
                OperationRule::IdempotencyKeyUnset,
                OperationRule::IdempotencyKeyChanged,
            ],
            at,
            old.idempotency_key.as_ref(),
            new.idempotency_key.as_ref(),
        );
        let because = |operation: &Operation| {
            let because = operation.repeatable;
            because.map(|because| because.word().to_owned())
        };
        self.set_or_unset(
            [
                OperationRule::RepeatableSet,
                OperationRule::RepeatableUnset,
                OperationRule::RepeatableChanged,
            ],
            at,
            because(old).as_ref(),
            because(new).as_ref(),
        );
        self.text(OperationRule::EchoesChanged, at, &echoes(old), &echoes(new));
        self.set_or_unset(
            [
                OperationRule::InquirySet,
                OperationRule::InquiryUnset,
                OperationRule::InquiryChanged,
            ],
            at,
            old.inquire_with.as_ref(),
            new.inquire_with.as_ref(),
        );
        self.sending(at, &old.sending, &new.sending);
        match (old.can_be_pending(), new.can_be_pending()) {
            (false, true) => self.add(OperationRule::CanBePending, at, None, None),
            (true, false) => self.add(OperationRule::NeverPending, at, None, None),
            _ => {}
        }
        self.set_or_unset(
            [
                OperationRule::Deprecated,
                OperationRule::Undeprecated,
                OperationRule::DeprecationChanged,
            ],
            at,
            old.deprecated.as_ref(),
            new.deprecated.as_ref(),
        );
        self.docs(
            [
                OperationRule::SummaryChanged,
                OperationRule::NoteChanged,
                OperationRule::SourceChanged,
            ],
            at,
            &old.docs,
            &new.docs,
        );
        self.may_be(
            OperationRule::PageChanged,
            at,
            old.page.as_ref(),
            new.page.as_ref(),
        );
        self.calls(at, old, new);
        for (direction, old, new) in [
            (Direction::Request, &old.request, &new.request),
            (Direction::Response, &old.response, &new.response),
        ] {
            let fields = Fields {
                at: at.part(direction.into()),
                held: &[(direction, Vec::new())],
            };
            self.object(&fields, old, new);
        }
        self.results(&at.part(Part::Results), old, new);
        self.scenarios(&at.part(Part::Scenarios), old, new);
    }

    /// The calls from pages; those that are made follow from the rest.
    fn calls(&mut self, at: &At<'_>, old: &Operation, new: &Operation) {
        let shown = |operation: &Operation| {
            let calls: Vec<&CallSample> = operation
                .scenarios
                .iter()
                .flat_map(|scenario| &scenario.samples)
                .collect();
            samples(&calls, |call| {
                let name = call.name.as_deref().unwrap_or_default();
                format!("{name} {} {}", call.request, call.response)
            })
        };
        self.text(OperationRule::SampleChanged, at, &shown(old), &shown(new));
    }

    fn sending(&mut self, at: &At<'_>, old: &Sending, new: &Sending) {
        match (old, new) {
            (Sending::Signed, Sending::Signed) => {}
            (Sending::InSession { header: old }, Sending::InSession { header: new }) => {
                self.text(OperationRule::SessionHeaderChanged, at, old, new);
            }
            (Sending::Upload(old), Sending::Upload(new)) => self.upload(at, old, new),
            (old, new) => self.text(OperationRule::SendingChanged, at, &words(old), &words(new)),
        }
    }

    fn upload(&mut self, at: &At<'_>, old: &Upload, new: &Upload) {
        let files = |upload: &Upload| {
            let mut names = upload.file_parts.clone();
            names.sort();
            names.join(", ")
        };
        self.text(
            OperationRule::UploadJsonPartChanged,
            at,
            &old.json_part,
            &new.json_part,
        );
        self.text(
            OperationRule::UploadFilePartsChanged,
            at,
            &files(old),
            &files(new),
        );
        let limit = match new.max_bytes < old.max_bytes {
            true => OperationRule::UploadLimitTightened,
            false => OperationRule::UploadLimitLoosened,
        };
        self.text(limit, at, &old.max_bytes, &new.max_bytes);
        let (was, is) = (&old.digest, &new.digest);
        self.text(
            OperationRule::UploadDigestChanged,
            at,
            &was.wire_name,
            &is.wire_name,
        );
        if was.wire_name == is.wire_name {
            let of = Fields {
                at: at.part(Direction::Request.into()).name(&is.wire_name),
                held: &[(Direction::Request, Vec::new())],
            };
            self.field(&of, was, is);
        }
    }
}

/// The response's fields that repeat one of the request, in no order that matters.
fn echoes(operation: &Operation) -> String {
    let pairs = operation.echoes.iter();
    let mut pairs: Vec<String> = pairs
        .map(|(response, request)| format!("{request} as {response}"))
        .collect();
    pairs.sort();
    match pairs.is_empty() {
        true => "nothing".to_owned(),
        false => pairs.join(", "),
    }
}

fn words(sending: &Sending) -> &'static str {
    match sending {
        Sending::Signed => "signed",
        Sending::InSession { .. } => "in a session",
        Sending::Upload(_) => "signed, with a file",
    }
}

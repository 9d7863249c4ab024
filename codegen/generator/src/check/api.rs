//! What `api.yaml` says of the protocol, where a slip would only show when a client runs.

use std::collections::HashSet;

use super::Report;
use super::subject::Subject;
use crate::emit::taken;
use crate::keyword::is_keyword;
use crate::spec::Placed;

/// The HTTP methods that operations use.
const METHODS: &[&str] = &["DELETE", "GET", "PATCH", "POST", "PUT"];

/// The crate's name and version are ones that cargo takes, and there is something to generate.
pub(super) fn manifest(subject: &Subject<'_>, report: &Report<'_>) {
    let api = &subject.spec.api;
    let is_crate_name = api
        .crate_name
        .starts_with(|first: char| first.is_ascii_lowercase())
        && api
            .crate_name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !is_crate_name {
        report.add(
            api.crate_name.place,
            format!("`{}` cannot name a crate", api.crate_name.value),
            "use small letters, digits and underscores",
        );
    }
    if is_keyword(&api.crate_name) || taken().crates.contains(&api.crate_name.value) {
        report.add(
            api.crate_name.place,
            format!("the crate cannot be called `{}`", api.crate_name.value),
            "Rust or the generated code uses this name for itself; choose another one",
        );
    }
    let numbers: Vec<&str> = api.version.split('.').collect();
    let is_number = |part: &&str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (*part == "0" || !part.starts_with('0'))
    };
    if numbers.len() != 3 || !numbers.iter().all(is_number) {
        report.add(
            api.version.place,
            format!("`{}` is no version", api.version.value),
            "write three numbers, such as 0.1.0",
        );
    }
    let lists = [
        ("hosts", api.protocol.hosts.is_empty()),
        ("statuses", api.protocol.statuses.is_empty()),
        ("groups", api.groups.is_empty()),
    ];
    for (key, is_empty) in lists {
        if is_empty {
            report.add(
                api.name.place,
                format!("`{key}` is missing or empty"),
                format!("add `{key}:` with one entry at least"),
            );
        }
    }
}

/// Hosts are encrypted, and nothing but a scheme and a host.
pub(super) fn hosts(subject: &Subject<'_>, report: &Report<'_>) {
    let hosts = subject.spec.api.protocol.hosts.iter();
    for url in hosts.flat_map(|host| std::iter::once(&host.url).chain(&host.upload_url)) {
        let is_host = url.strip_prefix("https://").is_some_and(|name| {
            !name.is_empty()
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte))
        });
        if !is_host {
            report.add(
                url.place,
                format!("`{}` is no host of a payment API", url.value),
                "write the scheme and the host only, such as https://open.example",
            );
        }
    }
}

/// Headers that every call has for itself.
const OF_EVERY_CALL: &[&str] = &[
    "accept",
    "connection",
    "content-length",
    "content-type",
    "host",
    "transfer-encoding",
    "user-agent",
];

const NAME_HELP: &str = "write small letters, digits and hyphens; in HTTP capitals mean the same";

/// Headers have names that HTTP takes, each one its own.
pub(super) fn headers(subject: &Subject<'_>, report: &Report<'_>) {
    let headers = &subject.spec.api.protocol.headers;
    let names = [
        &headers.client_id,
        &headers.request_time,
        &headers.response_time,
        &headers.signature,
    ];
    let mut seen: HashSet<&str> = HashSet::new();
    for name in names.into_iter().chain(&headers.agent_token) {
        if !is_header_name(name) {
            report.add(
                name.place,
                format!("`{}` is no name of a header", name.value),
                NAME_HELP,
            );
        } else if !seen.insert(name) {
            report.add(
                name.place,
                format!("another header is named `{}`", name.value),
                "each of them needs a name of its own",
            );
        }
    }
    for authentication in subject
        .spec
        .operations
        .iter()
        .filter_map(|file| file.authentication.as_ref())
    {
        let session = &authentication.session;
        if !is_header_name(session) {
            report.add(
                session.place,
                format!("`{}` is no name of a header", session.value),
                NAME_HELP,
            );
        } else if seen.contains(session.as_str()) || OF_EVERY_CALL.contains(&session.as_str()) {
            report.add(
                session.place,
                format!("the header `{}` has another meaning", session.value),
                "a session needs a header of its own",
            );
        }
    }
    let content_type = &subject.spec.api.protocol.content_type;
    if !content_type
        .bytes()
        .all(|byte| (b' '..=b'~').contains(&byte))
    {
        report.add(
            content_type.place,
            "a header cannot hold this text",
            "write a content type in plain ASCII",
        );
    }
}

fn is_header_name(name: &Placed<String>) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Methods are ones that HTTP has.
pub(super) fn methods(subject: &Subject<'_>, report: &Report<'_>) {
    for method in subject
        .spec
        .operations
        .iter()
        .filter_map(|file| file.method.as_ref())
    {
        if !METHODS.contains(&method.as_str()) {
            report.add(
                method.place,
                format!("no method `{}`", method.value),
                format!("known are {}", METHODS.join(", ")),
            );
        }
    }
}

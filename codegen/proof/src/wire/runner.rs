//! The program in which one crate's client speaks with the other's gateway.

use std::collections::BTreeMap;
use std::path::Path;

use antom_codegen::emit;
use antom_codegen::model::{Model, Operation, Sending};
use serde_json::{Map, Value, json};

use super::messages::{MESSAGES, PROBES, Writer};
use crate::cargo::Workspace;
use crate::error::Error;

/// Its package.
const RUNNER: &str = "runner";
/// The packages of the old and of the new crate.
pub(super) const CRATES: [&str; 2] = ["old_api", "new_api"];
/// What is said before a line that is a result.
const MARK: &str = "exchange ";

/// The exchanges of a client of one crate with a gateway of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Direction {
    /// An old client and a new gateway.
    Forth,
    /// A new client and an old gateway.
    Back,
}

/// How the exchanges of one operation or notification went.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exchanged {
    /// How many messages came through.
    pub(crate) understood: usize,
    /// Why others did not.
    pub(crate) lost: Vec<String>,
    /// Messages that are wrong by the rules of whoever wrote them, and were not sent.
    pub(crate) unfit: Vec<String>,
}

/// By direction and name.
pub(crate) type Exchanges = BTreeMap<(Direction, String), Exchanged>;

/// Builds and runs programs.
pub(super) struct Runner {
    workspace: Workspace,
}

impl Runner {
    pub(super) fn new(folder: &Path) -> Result<Self, Error> {
        Ok(Self {
            workspace: Workspace::new(folder, &[CRATES[0], CRATES[1], RUNNER])?,
        })
    }

    /// Lets the client of each model speak with the gateway of the other. `Ok(Err(…))` when the crates do not compile.
    pub(super) fn run(&self, models: [&Model; 2]) -> Result<Result<Exchanges, String>, Error> {
        let [old, new] = models;
        for (model, folder) in models.into_iter().zip(CRATES) {
            self.workspace.put_crate(folder, &emit::emit(model))?;
        }
        let messages = json!({ "forth": messages(old, new), "back": messages(new, old) });
        self.workspace.put("messages.json", &messages.to_string())?;
        self.workspace
            .put(&format!("{RUNNER}/Cargo.toml"), &manifest(models))?;
        let code = format!(
            "{PRELUDE}const MESSAGES: usize = {MESSAGES}; const PROBES: usize = {PROBES};\n{}{}{MAIN}",
            module("forth", [CRATES[0], CRATES[1]], old, new),
            module("back", [CRATES[1], CRATES[0]], new, old)
        );
        self.workspace
            .put(&format!("{RUNNER}/src/main.rs"), &code)?;
        let said = self.workspace.cargo(&[
            "build",
            "--offline",
            "--quiet",
            "--package",
            RUNNER,
            "--message-format",
            "json",
        ])?;
        if !said.is_success {
            let first = said.messages.iter().find(|message| message.is_error);
            let words = first.map(|message| {
                format!("{} {:?}: {}", message.package, message.place, message.text)
            });
            return Ok(Err(words.unwrap_or(said.rest)));
        }
        let ran = self.workspace.run(&format!("debug/{RUNNER}"))?;
        let mut exchanges = Exchanges::new();
        for line in ran.lines().filter_map(|line| line.strip_prefix(MARK)) {
            let line: Value =
                serde_json::from_str(line).map_err(|error| Error::Runner(error.to_string()))?;
            let direction = if line["way"] == "forth" {
                Direction::Forth
            } else {
                Direction::Back
            };
            let name = line["name"].as_str().unwrap_or_default().to_owned();
            let exchanged = exchanges.entry((direction, name)).or_default();
            match (line["unfit"].as_str(), line["lost"].as_str()) {
                (Some(why), _) => exchanged.unfit.push(why.to_owned()),
                (None, Some(why)) => exchanged.lost.push(why.to_owned()),
                (None, None) => exchanged.understood += 1,
            }
        }
        Ok(Ok(exchanges))
    }
}

/// Every message by its name and number: requests are written by the client's model, the rest by the gateway's.
fn messages(client: &Model, gateway: &Model) -> Value {
    let mut all = Map::new();
    let mut put = |kind: &str, name: &str, index: usize, message: Option<Value>| {
        let text = message.map(|message| message.to_string());
        all.insert(format!("{kind} {name} {index}"), json!(text));
    };
    for index in 0..MESSAGES + PROBES {
        // A probe is answered as the first of the others.
        let usual = if index < MESSAGES { index } else { 0 };
        for operation in client.operations() {
            let mut writer = Writer::new(client, usual);
            let request = match index.checked_sub(MESSAGES) {
                None => writer.request(operation),
                Some(probe) => {
                    let theirs = gateway.operations().find(|one| one.name == operation.name);
                    let theirs = theirs.and_then(|theirs| theirs.scenarios.get(probe));
                    theirs.and_then(|theirs| writer.probe(operation, theirs))
                }
            };
            put("request", &operation.name, index, request);
        }
        for operation in gateway.operations() {
            let mut writer = Writer::new(gateway, usual);
            let code = writer.success(operation).map(|(code, _)| json!(code));
            put("code", &operation.name, index, code);
            put(
                "response",
                &operation.name,
                index,
                writer.response(operation),
            );
        }
        for notification in gateway.notifications().filter(|_| index < MESSAGES) {
            let body = Writer::new(gateway, index).notification(notification);
            put("notification", &notification.name, index, body);
        }
    }
    Value::Object(all)
}

fn manifest(models: [&Model; 2]) -> String {
    let mut text = format!(
        "[package]\nname = \"{RUNNER}\"\nversion = \"0.1.0\"\nedition.workspace = true\n\n[dependencies]\n"
    );
    for (model, name) in models.into_iter().zip(CRATES) {
        let groups = model.groups.iter().map(|group| group.rust.as_str());
        let features: Vec<&str> = ["client", "gateway", "http"]
            .into_iter()
            .chain(groups)
            .collect();
        text.push_str(&format!("{name} = {{ path = \"../{name}\", default-features = false, features = {features:?} }}\n"));
    }
    text.push_str(
        "serde = { workspace = true }\nserde_json = { workspace = true }\ntokio = { workspace = true, features = [\"macros\", \"net\", \"rt-multi-thread\"] }\n",
    );
    text
}

/// The exchanges of one direction.
fn module(
    way: &str,
    [client_name, gateway_name]: [&str; 2],
    client: &Model,
    gateway: &Model,
) -> String {
    let mut routes = String::new();
    let mut calls = String::new();
    for group in &gateway.groups {
        for operation in &group.operations {
            let request = request_path(gateway_name, &group.rust, operation);
            routes.push_str(&format!(
                "routes.extend(answer::<{request}>(WAY, {:?}, index).map({gateway_name}::gateway::Route::new::<{request}>));\n",
                operation.name
            ));
        }
    }
    for group in &client.groups {
        for operation in &group.operations {
            let request = request_path(client_name, &group.rust, operation);
            let call = match &operation.sending {
                Sending::Signed => "client.call(&request)".to_owned(),
                Sending::InSession { .. } => {
                    format!(
                        "client.call_in_session(&{client_name}::SessionId::new(\"session\").expect(\"it is visible\"), &request)"
                    )
                }
                Sending::Upload(upload) => format!(
                    "client.upload(&request, &{client_name}::UploadFile::new(\"image.png\", \"image/png\", vec![7; {}]).expect(\"it is a file\"))",
                    upload.max_bytes
                ),
            };
            calls.push_str(&format!(
                "if let Some(text) = message(WAY, \"request\", {0:?}, index) {{ match {client_name}::json::read_valid::<{request}>(text.as_bytes()) {{\n\
                 // Not every probe keeps the rules of whoever sends it.\n\
                 Err(why) if index >= MESSAGES => {{}}\n\
                 Err(why) => tell(WAY, {0:?}, Some(format!(\"request: {{why}}: {{text}}\")), None),\n\
                 Ok(request) => {{ let code = message(WAY, \"code\", {0:?}, index); let lost = {call}.await.err().filter(|error| !is_read(error, code)); tell(WAY, {0:?}, None, lost.map(|error| format!(\"{{error}}: {{error:?}}: {{text}}\"))); }}\n\
                 }} }}\n",
                operation.name
            ));
        }
    }
    let has = |model: &Model| model.notifications().next().is_some();
    if has(client) && has(gateway) {
        calls.push_str(&format!(
            "let key = gateway.keys().platform().public_key();\n\
             let theirs = {gateway_name}::notification::Receiver::new(gateway.client_id(), key.clone()).expect(\"the client ID is visible\");\n\
             let ours = {client_name}::notification::Receiver::new(gateway.client_id(), key).expect(\"the client ID is visible\");\n"
        ));
        for notification in gateway.notifications() {
            // An old receiver may take a new kind for whatever it likes, as long as it does not refuse it.
            let mut all = client.notifications();
            let known = all.find(|one| one.name == notification.name);
            let known = known.map_or("", |known| &known.rust);
            calls.push_str(&format!(
                "if let Some(text) = message(WAY, \"notification\", {0:?}, index) {{\n\
                 let sent = gateway.notification(\"https://shop.example/notify\".parse().expect(\"it is a URL\"), text);\n\
                 let own = understood(theirs.open(&sent).map(|one| format!(\"{{one:?}}\")).map_err(|error| error.to_string()), {1:?});\n\
                 match own {{ Some(why) => tell(WAY, {0:?}, Some(format!(\"notification: {{why}}: {{text}}\")), None),\n\
                 None => tell(WAY, {0:?}, None, understood(ours.open(&sent).map(|one| format!(\"{{one:?}}\")).map_err(|error| error.to_string()), {2:?}).map(|why| format!(\"{{why}}: {{text}}\"))) }}\n\
                 }}\n",
                notification.name, notification.rust, known
            ));
        }
    }
    // Client IDs of the sandboxes of both specs, and one of neither.
    let [own, theirs] = [client, gateway].map(|model| {
        let sandbox = model.protocol.sandbox.as_ref();
        sandbox.map_or("", |sandbox| sandbox.client_id_prefix.as_str())
    });
    format!(
        "mod {way} {{\nuse super::*;\nconst WAY: &str = {way:?};\n\
         /// Whether an error is what the gateway said, and not that it could not be read.\n\
         fn is_read(error: &{client_name}::Error, code: Option<&str>) -> bool {{ let said = match error {{\n\
         {client_name}::Error::Failed(failure) => failure.code.as_str(),\n\
         {client_name}::Error::OutcomeUnknown(unknown) => match &unknown.cause {{ {client_name}::Cause::Reported {{ code, .. }} => code.as_str(), _ => return false }},\n\
         _ => return false }}; code.is_some_and(|code| code.trim_matches('\"') == said) }}\n\
         pub async fn run(index: usize) {{\n\
         let mut routes: Vec<{gateway_name}::gateway::Route> = Vec::new();\n{routes}\
         let gateway = {gateway_name}::gateway::GatewayBuilder::new(&{gateway_name}::API, routes).keys(keys()).client_id([\"{own}MERCHANT\", \"{theirs}MERCHANT\", \"MERCHANT\"][index % 3]).start(\"127.0.0.1:0\").await.expect(\"there is a free port\");\n\
         let client = {client_name}::gateway::client_of(&gateway).retries({client_name}::RetryPolicy::NEVER).timeout(std::time::Duration::from_secs(10)).build().expect(\"everything is set\");\n\
         {calls}gateway.stop().await;\n}}\n}}\n"
    )
}

fn request_path(crate_name: &str, group: &str, operation: &Operation) -> String {
    format!(
        "{crate_name}::{group}::{}::{}Request",
        operation.module, operation.rust
    )
}

/// What both directions need.
const PRELUDE: &str = r#"
#![allow(unused)]
use std::sync::LazyLock;

static TEXTS: LazyLock<serde_json::Value> = LazyLock::new(|| {
    let text = std::fs::read_to_string("messages.json").expect("the proof wrote it");
    serde_json::from_str(&text).expect("the proof wrote JSON")
});
static PEMS: LazyLock<[String; 2]> = LazyLock::new(|| {
    [old_api::PrivateKey::generate(), old_api::PrivateKey::generate()].map(|key| key.to_pem().to_string())
});

fn keys() -> old_api::gateway::Keys {
    old_api::gateway::Keys::from_pem(&PEMS[0], &PEMS[1]).expect("both are keys")
}

fn message(way: &str, kind: &str, name: &str, index: usize) -> Option<&'static str> {
    TEXTS[way][format!("{kind} {name} {index}")].as_str()
}

/// What is answered, if its own crate can read it.
fn answer<R>(way: &str, name: &str, index: usize) -> Option<&'static str>
where
    R: old_api::Operation,
    R::Response: serde::de::DeserializeOwned + old_api::Validate,
{
    let text = message(way, "response", name, index)?;
    match old_api::json::read_valid::<R::Response>(text.as_bytes()) {
        Ok(_) => Some(text),
        Err(why) => {
            tell(way, name, Some(format!("response: {why}: {text}")), None);
            None
        }
    }
}

/// Why a notification was not taken for what it is.
fn understood(read: Result<String, String>, kind: &str) -> Option<String> {
    match read {
        Ok(shown) if kind.is_empty() || shown.starts_with(&format!("{kind}(")) => None,
        Ok(shown) => Some(format!("taken for {}", shown.split('(').next().unwrap_or_default())),
        Err(why) => Some(why),
    }
}

fn tell(way: &str, name: &str, unfit: Option<String>, lost: Option<String>) {
    println!("exchange {}", serde_json::json!({ "way": way, "name": name, "unfit": unfit, "lost": lost }));
}
"#;

/// Runs both directions, each message after the other.
const MAIN: &str = r#"
#[tokio::main]
async fn main() {
    for index in 0..MESSAGES + PROBES {
        forth::run(index).await;
        back::run(index).await;
    }
}
"#;

//! URLs against the crate `url`, e-mail addresses against the crate `email_address`, in both directions: what the one takes the
//! other takes, but for the differences in the tables, each of which is wanted.

use antom_runtime::validate::Format;
use email_address::{EmailAddress, Options};
use proptest::prelude::*;
use url::{Host, Url};

/// The formats that are held to those crates.
#[cfg(feature = "pattern")]
pub(super) const FORMATS: [Format; 4] =
    [Format::Url, Format::WebUrl, Format::HttpsUrl, Format::Email];

/// A difference and how it is told, by the text and what the crate makes of it.
type Difference<T> = (&'static str, fn(&str, &T) -> bool);

/// What stands between `//` and the path.
fn authority(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("://")?;
    rest.split(['/', '?', '#']).next()
}

/// The host as it is written, but for a point at its end.
fn host(text: &str) -> Option<&str> {
    let host = authority(text)?.rsplit('@').next()?.split(':').next()?;
    Some(host.strip_suffix('.').unwrap_or(host))
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// What a browser takes for a number.
fn is_number(label: &str) -> bool {
    let is_hexadecimal = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let prefixes = ["0x", "0X"].iter().find_map(|it| label.strip_prefix(it));
    label.bytes().all(|byte| byte.is_ascii_digit()) || prefixes.is_some_and(is_hexadecimal)
}

/// White space and others that nobody sees, of those that the texts here may hold.
fn has_unseen(text: &str) -> bool {
    text.contains(|it: char| it != ' ' && (it.is_whitespace() || it == '\u{200b}'))
}

/// Names as DNS has them; numbers are left to the crate.
fn is_name(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let is_label = |label: &str| (1..=63).contains(&label.len()) && label.bytes().all(fits);
    host.len() <= 255 && host.split('.').all(is_label)
}

/// Why `Format::Url` refuses what a browser repairs or opens in its own way.
#[rustfmt::skip]
const URLS_REFUSED: &[Difference<Url>] = &[
    ("white space and control characters, which a browser removes or escapes",
        |text, _| text.contains(|it: char| it.is_whitespace() || it.is_control())),
    ("schemes that lead to no place where a buyer can be sent",
        |_, url| ["javascript", "vbscript", "data", "blob", "file", "filesystem", "content", "jar", "view-source", "about", "ftp", "ws", "wss",
            "urn", "mailto", "tel", "sms"].contains(&url.scheme())),
    ("schemes of one letter, which are the drives of a computer", |_, url| url.scheme().len() == 1),
    ("an app's scheme without a slash, which could be a host and its port",
        |text, url| !is_web(url) && !text[url.scheme().len()..].starts_with(":/")),
    ("web URLs with fewer or more slashes than two",
        |text, url| is_web(url) && authority(text).is_none_or(str::is_empty)),
    ("a backslash before the path, of which programs make different hosts",
        |text, _| authority(text).is_some_and(|it| it.contains('\\'))),
    ("escapes in the host of a web URL",
        |text, url| is_web(url) && authority(text).is_some_and(|it| it.rsplit('@').next().unwrap_or_default().contains('%'))),
    ("hosts of the web that DNS cannot know",
        |_, url| is_web(url) && matches!(url.host(), Some(Host::Domain(host)) if !is_name(host))),
    ("a user of no host", |text, _| authority(text).is_some_and(|it| it.ends_with('@'))),
    ("what nobody sees in a host, which a browser drops or escapes",
        |text, _| host(text).is_some_and(has_unseen)),
    ("addresses of fewer parts, or of other than decimal numbers",
        |text, url| matches!(url.host(), Some(Host::Ipv4(address)) if host(text) != Some(&address.to_string()))),
];

/// The scheme in lower case and the verdict of the crate, less the differences.
fn url_oracle(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let differs = URLS_REFUSED.iter().any(|(_, differs)| differs(text, &url));
    (!differs).then(|| url.scheme().to_owned())
}

/// Why `Format::Email` takes less or more than the crate.
#[rustfmt::skip]
const EMAILS_REFUSED: &[Difference<EmailAddress>] = &[
    ("domains that end in a number, as no domain does",
        |_, email| email.domain().rsplit('.').next().is_some_and(is_number)),
    ("addresses in brackets that are none",
        |_, email| email.domain().starts_with('[')),
    ("what nobody sees", |text, _| has_unseen(text) || text.contains(char::is_control)),
    ("domains of other signs than DNS has",
        |_, email| email.domain().contains(|it: char| it.is_ascii() && !it.is_ascii_alphanumeric() && it != '-' && it != '.')),
];

/// Texts of web and app URLs, good and nearly good. Letters beyond ASCII are such as IDNA takes.
fn urls() -> impl Strategy<Value = String> {
    let host = prop_oneof![
        4 => "[a-zA-Z0-9_-]{1,6}(\\.[a-z0-9-]{0,4}){0,3}",
        2 => "[a-z付店中é]{1,5}(\\.|。)?[a-z中]{0,3}",
        1 => "[0-9.x]{1,12}",
        1 => "(25[0-6]|[0-9]{1,2})(\\.(25[0-6]|[0-9]{1,2})){3}",
        1 => "\\[[0-9a-f:.]{0,9}\\]?",
        1 => "[ -~\u{200b}\u{3000}／]{0,6}",
    ];
    let scheme = prop_oneof![
        4 => Just("https".to_owned()),
        1 => "(http|HTTPS|hTTp|javascript|file|data|mailto|ftp|ws|about|blob)",
        2 => "(alipays|myapp|com\\.example\\.shop|intent)",
        1 => "[a-z0-9+.-]{0,4}",
    ];
    let slashes = prop_oneof![6 => Just("://".to_owned()), 1 => "[:/]{0,4}"];
    let user = prop_oneof![4 => Just(String::new()), 1 => "[a-z:@%]{0,4}@"];
    let port =
        prop_oneof![3 => Just(String::new()), 1 => ":[0-9a+]{0,6}", 1 => ":0{0,3}[0-9]{1,5}"];
    let rest = prop_oneof![
        2 => Just(String::new()),
        3 => "[/?#][!-~]{0,20}",
        1 => "[/?#\\\\][ -~付😀\t\u{85}]{0,6}",
    ];
    (scheme, slashes, user, host, port, rest)
        .prop_map(|parts| [parts.0, parts.1, parts.2, parts.3, parts.4, parts.5].concat())
}

fn emails() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        4 => "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{0,8}",
        1 => "\"([a-z @.,(]|\\\\[!-~]){0,4}\"",
        1 => "[a-z付é]{1,6}",
        1 => "[a-z]{60,70}",
        1 => "[ -~\u{3000}]{0,5}",
    ];
    let domain = prop_oneof![
        4 => "[a-z0-9-]{1,5}(\\.[a-z0-9-]{0,4}){0,3}",
        1 => "[a-z付中]{1,4}(\\.[a-z中]{1,3})?",
        1 => "[a-z]{60,66}\\.[a-z]{2}",
        // The crate takes 254 bytes, RFC 5321 one more.
        1 => "([a-z]{50}\\.){4}([a-z]{48,50}|[a-z]{52,56})",
        1 => "[ -~\u{3000}]{0,5}",
    ];
    (name, domain).prop_map(|(name, domain)| format!("{name}@{domain}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8192))]

    #[test]
    fn a_url_is_what_the_crate_url_reads_but_for_the_differences_in_the_table(
        text in urls(),
    ) {
        let scheme = url_oracle(&text);
        prop_assert_eq!(Format::Url.matches(&text), scheme.is_some(), "{:?}", text);
        let is = |schemes: &[&str]| scheme.as_deref().is_some_and(|it| schemes.contains(&it));
        prop_assert_eq!(Format::WebUrl.matches(&text), is(&["http", "https"]), "{:?}", text);
        prop_assert_eq!(Format::HttpsUrl.matches(&text), is(&["https"]), "{:?}", text);
    }

    #[test]
    fn an_email_address_is_what_the_crate_email_address_reads_but_for_the_differences_in_the_table(
        text in emails(),
    ) {
        let options = Options { minimum_sub_domains: 0, ..Options::default() };
        // Points may stand anywhere in a name here, as those of some carriers do: the crate is asked without them.
        let (name, domain) = text.rsplit_once('@').unwrap_or((&text, ""));
        let asked = match name.contains('.') && name.trim_matches('.').len() < name.len() || name.contains("..") {
            true if !name.starts_with('"') => format!("{}@{domain}", name.replace('.', "p")),
            _ => text.clone(),
        };
        let expected = EmailAddress::parse_with_options(&asked, options).is_ok_and(|email| {
            !EMAILS_REFUSED.iter().any(|(_, differs)| differs(&text, &email))
        });
        prop_assert_eq!(Format::Email.matches(&text), expected, "{:?}", text);
    }
}

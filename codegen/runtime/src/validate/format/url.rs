//! Absolute URLs: places that a buyer or a message can be sent to.
//!
//! Nearly every URL is seen to be one at the first look, which takes only the plainest. Any other is looked at in full, much as
//! the WHATWG's standard has it; `tests/oracle/urls.rs` holds it to the crate `url` and lists each deliberate difference.

use std::net::Ipv6Addr;

use super::host::is_host;
use super::unseen::is_seen;

/// Schemes of no place that a buyer can be sent to, and why.
const NO_PLACES: &[(&str, Why)] = &[
    ("javascript", Why::Runs),
    ("vbscript", Why::Runs),
    ("data", Why::Carries),
    ("blob", Why::Local),
    ("file", Why::Local),
    ("filesystem", Why::Local),
    ("content", Why::Local),
    ("jar", Why::Local),
    ("view-source", Why::Local),
    ("about", Why::Local),
    ("ftp", Why::NotOpened),
    ("ws", Why::NotOpened),
    ("wss", Why::NotOpened),
    ("urn", Why::NotOpened),
    ("mailto", Why::Person),
    ("tel", Why::Person),
    ("sms", Why::Person),
];

/// Why a scheme leads to no place that a buyer can be sent to.
#[derive(Clone, Copy)]
enum Why {
    /// It runs a script in the page that leads there.
    Runs,
    /// It is what it shows, and comes from nowhere.
    Carries,
    /// It is on the buyer's own device.
    Local,
    /// No browser and no app shows it as a page.
    NotOpened,
    /// It begins a message or a call.
    Person,
}

/// What kind of place a URL leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Https,
    Http,
    /// A scheme of an app's own.
    App,
}

/// Whether a text leads anywhere.
#[inline]
pub(super) fn is_url(text: &str) -> bool {
    place_of(text).is_some()
}

/// Whether a text leads to a place in the web.
#[inline]
pub(super) fn is_web_url(text: &str) -> bool {
    matches!(place_of(text), Some(Place::Https | Place::Http))
}

/// Whether a text leads to a place in the web of which nobody on the way can read what is sent.
#[inline]
pub(super) fn is_https_url(text: &str) -> bool {
    place_of(text) == Some(Place::Https)
}

/// Where a text leads to; `None` when it is no absolute URL, or leads nowhere.
#[inline]
fn place_of(text: &str) -> Option<Place> {
    match is_plain(text) {
        true => Some(Place::Https),
        false => looked_at_in_full(text),
    }
}

/// Whether a text is an `https` URL of plain ASCII to a plain name. Says no of many that are good.
fn is_plain(text: &str) -> bool {
    /// A name that is no longer has no label that is too long.
    const LONGEST: usize = 63;
    let Some(rest) = text.strip_prefix("https://") else {
        return false;
    };
    let rest = rest.as_bytes();
    let (mut end, mut label) = (rest.len(), 0);
    for (index, byte) in rest.iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'A'..=b'Z' | b'-' => {}
            b'.' if index > label => label = index + 1,
            _ => {
                end = index;
                break;
            }
        }
    }
    // A last label that begins with a letter is no part of an address.
    let is_name = end <= LONGEST && end > label && rest[label].is_ascii_alphabetic();
    is_name && matches!(rest[end..], [] | [b'/' | b'?' | b'#', ..]) && is_printable(&rest[end..])
}

/// Whether all of it is ASCII that is printed, and no space.
fn is_printable(text: &[u8]) -> bool {
    /// How many bytes are looked at together.
    const CHUNK: usize = 16;
    let is_other = |&byte: &u8| !byte.is_ascii_graphic();
    let any = |chunk: &[u8; CHUNK]| chunk.iter().fold(false, |any, byte| any | is_other(byte));
    // The last chunk may overlap the one before: to look at a byte twice takes less time than to look at each alone.
    match text.last_chunk() {
        Some(last) => !(text.as_chunks().0.iter().any(any) || any(last)),
        None => !text.iter().any(is_other),
    }
}

fn looked_at_in_full(text: &str) -> Option<Place> {
    let (scheme, rest) = text.split_once(':')?;
    let place = place_of_scheme(scheme)?;
    let breaks = |character: char| character.is_whitespace() || character.is_control();
    if rest.contains(breaks) {
        return None;
    }
    let is_url = match (rest.strip_prefix("//"), place) {
        (Some(rest), _) => {
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            is_authority(&rest[..end], place)
        }
        // RFC 8252 has one slash. With none, a host and its port would be taken for a scheme and what follows it.
        (None, Place::App) => rest.starts_with('/'),
        (None, Place::Http | Place::Https) => false,
    };
    is_url.then_some(place)
}

fn place_of_scheme(scheme: &str) -> Option<Place> {
    let is = |other: &str| scheme.eq_ignore_ascii_case(other);
    if is("https") {
        return Some(Place::Https);
    }
    if is("http") {
        return Some(Place::Http);
    }
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    // One letter is the drive of a computer.
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(fits);
    let leads_nowhere = NO_PLACES.iter().any(|(other, _)| is(other));
    (is_scheme && !leads_nowhere).then_some(Place::App)
}

/// What stands between `//` and the path: a name and a password or none, the host, a port or none.
fn is_authority(text: &str, place: Place) -> bool {
    // Some programs end the host there, and others do not.
    if text.contains('\\') {
        return false;
    }
    let (user, rest) = match text.rsplit_once('@') {
        Some((user, rest)) => (Some(user), rest),
        None => (None, text),
    };
    if let Some(rest) = rest.strip_prefix('[') {
        let Some((address, rest)) = rest.split_once(']') else {
            return false;
        };
        let is_port = rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port);
        return address.parse::<Ipv6Addr>().is_ok() && is_port;
    }
    let (host, port) = match rest.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (rest, None),
    };
    let is_host = match (place, host) {
        (Place::Http | Place::Https, _) => is_host(host),
        // An app may be opened by its scheme alone, such as `shop:///paid`.
        (Place::App, "") => user.is_none() && port.is_none(),
        (Place::App, _) => is_seen(host, |byte| !b"<>[]^|".contains(&byte)),
    };
    is_host && port.is_none_or(is_port)
}

/// A number of 16 bits, or nothing.
fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.is_empty() || text.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::{NO_PLACES, Place, Why, is_plain, looked_at_in_full, place_of};

    /// Each is one as a shop, an app or a test of either may have it.
    const GOOD: &[(&str, Place)] = &[
        ("https://shop.example", Place::Https),
        (
            "https://www.shop.example/paid?order=4711&lang=de#done",
            Place::Https,
        ),
        (
            "https://shop.example/a%20b/%zz?filter[a]={b}|c",
            Place::Https,
        ),
        ("https://shop.example:8443/notify", Place::Https),
        ("https://shop.example./paid", Place::Https),
        ("https://a_b.shop.example/paid", Place::Https),
        ("https://user:pass@shop.example/notify", Place::Https),
        ("https://[2001:db8::1]:8443/notify", Place::Https),
        ("https://商店.example/付款", Place::Https),
        ("https://xn--fiqs8s/", Place::Https),
        ("https://نامه\u{200c}ای.example/", Place::Https),
        ("HTTPS://SHOP.EXAMPLE", Place::Https),
        ("http://localhost:9090/amsdemo/result?a=b#c", Place::Http),
        ("http://192.0.2.1/notify", Place::Http),
        ("alipays://platformapi/startapp?appId=2021", Place::App),
        ("weixin://", Place::App),
        ("myapp:///paid", Place::App),
        ("myapp://paid", Place::App),
        ("com.example.shop:/paid", Place::App),
        ("com.googleusercontent.apps.123:/oauth2redirect", Place::App),
        (
            "intent://pay/#Intent;scheme=shop;package=com.example.shop;end",
            Place::App,
        ),
        ("market://details?id=com.example.shop", Place::App),
    ];

    #[test]
    fn places_that_a_buyer_can_be_sent_to_are_urls() {
        for (text, place) in GOOD {
            assert_eq!(place_of(text), Some(*place), "{text}");
        }
    }

    #[test]
    fn what_leads_nowhere_is_no_url() {
        let bad = [
            "",
            "shop.example/paid",
            "/paid",
            "://x",
            "//shop.example",
            "https:",
            "https:/",
            "https://",
            "https:///x",
            "https:/shop.example",
            "1a://x",
            "https://@",
            "https://@/",
            "https://user@",
            "https://:443/",
            "https://?a",
            "https://shop.example:abc/",
            "https://shop.example:99999999",
            "https://shop.example:65536/",
            "https://shop.example:+1/",
            "https://[::1/",
            "https://[::1]x/",
            "https://[]/",
            "https://::1/",
            "https://%zz",
            "https://<x>",
            "https://a,b/",
            "https://a..b/",
            "https://shop.example\\@evil.example/",
            "https://1.2.3.256/",
            "https://shop\u{200b}.example/",
            "https://shop\u{3000}.example/",
            "https://\u{ad}/",
            "https://evil.example\u{ff0f}.shop.example/",
            "https://a b",
            "https://a\n",
            "https://shop.example/a\tb",
            "https://shop.example/a\u{3000}b",
            "shop.example:8080/paid",
            "localhost:3000/paid",
            "C:/paid",
            "myapp:paid",
            "myapp://<x>",
            "myapp://pay:now/",
            "myapp://@/",
            "myapp://:80/",
        ];
        for text in bad {
            assert_eq!(place_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_scheme_that_runs_or_leads_nowhere_is_refused_in_any_case_and_form() {
        for (scheme, why) in NO_PLACES {
            let example = match why {
                Why::Runs => "//%0aalert(1)",
                Why::Carries => "//text/html,hello",
                Why::Local => "///etc/hosts",
                Why::NotOpened => "//shop.example/paid",
                Why::Person => "//buyer@shop.example",
            };
            for rest in [example, "//shop.example/paid", "/paid"] {
                for scheme in [(*scheme).to_owned(), scheme.to_uppercase()] {
                    assert_eq!(
                        place_of(&format!("{scheme}:{rest}")),
                        None,
                        "{scheme}:{rest}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_first_look_takes_nothing_that_the_full_one_refuses() {
        let plain = GOOD.iter().filter(|(text, _)| is_plain(text));
        assert!(plain.clone().count() >= 2);
        for (text, place) in plain {
            assert_eq!(looked_at_in_full(text), Some(*place), "{text}");
        }
    }
}

//! The times in headers.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::DateTime;

/// Milliseconds since the epoch, as the protocol writes times.
pub(crate) fn time_now() -> String {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_millis()
        .to_string()
}

/// The moment of a time in a header: milliseconds since the epoch, or a whole date and time with an offset. A part of such a
/// time is none, so that nothing of it can pass for the beginning of the body.
pub(super) fn moment_of(time: &str) -> Option<SystemTime> {
    match !time.is_empty() && time.bytes().all(|byte| byte.is_ascii_digit()) {
        true => UNIX_EPOCH.checked_add(Duration::from_millis(time.parse().ok()?)),
        false => DateTime::from(time).to_system_time(),
    }
}

/// Which times a message may have that arrives now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// How old it may be at most.
    pub(super) age: Duration,
    /// How much the clock of the platform may be ahead of this machine's.
    pub(super) ahead: Duration,
}

impl Window {
    pub(super) fn holds(&self, time: SystemTime, now: SystemTime) -> bool {
        match now.duration_since(time) {
            Ok(age) => age <= self.age,
            Err(ahead) => ahead.duration() <= self.ahead,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::{Window, moment_of};

    #[test]
    fn a_time_is_whole_or_none() {
        let moment = Some(UNIX_EPOCH + Duration::from_secs(1_700_000_000));
        for time in [
            "1700000000000",
            "2023-11-14T22:13:20Z",
            "2023-11-15T06:13:20+08:00",
        ] {
            assert_eq!(moment_of(time), moment, "{time}");
        }
        for time in [
            "",
            "+1",
            "-1",
            "1.7e12",
            "2023-11-14",
            "2023-11-14T22:13:20",
            "99999999999999999999",
        ] {
            assert_eq!(moment_of(time), None, "{time}");
        }
    }

    #[test]
    fn a_window_reaches_both_ways_and_may_be_endless() {
        let window = Window {
            age: Duration::from_secs(10),
            ahead: Duration::from_secs(1),
        };
        let now = UNIX_EPOCH + Duration::from_secs(1_000);
        for (milliseconds, holds) in [
            (989_999, false),
            (990_000, true),
            (1_001_000, true),
            (1_001_001, false),
        ] {
            let time = UNIX_EPOCH + Duration::from_millis(milliseconds);
            assert_eq!(window.holds(time, now), holds, "{milliseconds}");
        }
        let endless = Window {
            age: Duration::MAX,
            ahead: Duration::MAX,
        };
        assert!(endless.holds(UNIX_EPOCH, now) && endless.holds(now, UNIX_EPOCH));
    }
}

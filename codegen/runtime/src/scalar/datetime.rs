//! Between texts and moments in time.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::DateTime;
use crate::validate::{Moment, moment};

const DAY: i64 = 86_400;

impl DateTime {
    /// The moment that the text names; `None` when it has not the form of a date and time with an offset.
    #[must_use]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let Moment {
            year,
            month,
            day,
            hour,
            minute,
            second,
            nanosecond,
            offset,
        } = moment(self.as_str())?;
        let seconds = days_from_epoch(year, i64::from(month), i64::from(day)) * DAY
            + i64::from(hour) * 3600
            + (i64::from(minute) - i64::from(offset)) * 60
            + i64::from(second);
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let start = if seconds < 0 {
            UNIX_EPOCH.checked_sub(whole)?
        } else {
            UNIX_EPOCH.checked_add(whole)?
        };
        start.checked_add(Duration::from_nanos(u64::from(nanosecond)))
    }
}

/// Whole seconds in UTC, written with the offset `+00:00`.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        let seconds = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
            Err(before) => {
                let before = before.duration();
                let begun = i64::from(before.subsec_nanos() > 0);
                -i64::try_from(before.as_secs()).unwrap_or(i64::MAX) - begun
            }
        };
        let (year, month, day) = date_of(seconds.div_euclid(DAY));
        let time = seconds.rem_euclid(DAY);
        let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
        Self::from(format!(
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00"
        ))
    }
}

/// Years that begin in March put the leap day last, so that every month has a fixed place in its year.
fn days_from_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let month_from_march = (month + 9) % 12;
    let day_of_year = (month_from_march * 153 + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
        - DAYS_FROM_MARCH_0000
}

/// From 1 March of the year 0 to 1 January 1970.
const DAYS_FROM_MARCH_0000: i64 = 719_468;
const DAYS_IN_400_YEARS: i64 = 146_097;

fn date_of(days_from_epoch: i64) -> (i64, i64, i64) {
    let days = days_from_epoch + DAYS_FROM_MARCH_0000;
    let era = days.div_euclid(DAYS_IN_400_YEARS);
    let day_of_era = days.rem_euclid(DAYS_IN_400_YEARS);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use proptest::prelude::*;

    use super::DateTime;
    use crate::validate::Format;

    #[test]
    fn an_offset_moves_the_moment() {
        let text = DateTime::from("2023-04-06T03:28:49+08:00");
        let expected = UNIX_EPOCH + Duration::from_secs(1_680_722_929);
        assert_eq!(text.to_system_time(), Some(expected));
        assert_eq!(
            DateTime::from(expected).as_str(),
            "2023-04-05T19:28:49+00:00"
        );
        assert_eq!(DateTime::from("tomorrow").to_system_time(), None);
    }

    proptest! {
        #[test]
        fn every_second_until_the_year_9999_survives_the_way_through_text(seconds in 0_u64..253_402_300_800) {
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            let text = DateTime::from(time);
            prop_assert!(Format::DateTime.matches(text.as_str()));
            prop_assert_eq!(text.to_system_time(), Some(time));
        }
    }
}

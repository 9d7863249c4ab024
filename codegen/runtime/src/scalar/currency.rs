//! ISO 4217, by its list of 2026-01-01: the codes in use, those withdrawn lately, and how many decimal places each has.

use std::borrow::Cow;

use super::Currency;

macro_rules! currencies {
    (
        $($exponent:literal: $($code:ident)*;)*
        withdrawn:
        $($old_exponent:literal: $($old:ident $note:literal $successor:ident;)*)*
    ) => {
        impl Currency {
            $($(
                #[doc = concat!(
                    "`", stringify!($old), "`, of which ", stringify!($old_exponent), " decimal places were written."
                )]
                #[deprecated(note = $note)]
                pub const $old: Self = Self(Cow::Borrowed(stringify!($old)));
            )*)*

            /// What took the place of a currency that ISO 4217 withdrew; `None` for one in use and for an unknown one.
            ///
            /// Old amounts may still be in it, and so it keeps its decimal places.
            #[must_use]
            pub fn successor(&self) -> Option<Self> {
                match self.as_str() {
                    $($(stringify!($old) => Some(Self::$successor),)*)*
                    _ => None,
                }
            }

            $($(
                #[doc = concat!("`", stringify!($code), "`, of which ", stringify!($exponent), " decimal places are written.")]
                pub const $code: Self = Self(Cow::Borrowed(stringify!($code)));
            )*)*

            /// How many decimal places an amount in this currency has when it is written in major units.
            ///
            /// `None` for a code that ISO 4217 neither lists nor withdrew lately: guessing would move the decimal point.
            #[must_use]
            pub fn exponent(&self) -> Option<u8> {
                match self.as_str() {
                    $($(stringify!($code))|* => Some($exponent),)*
                    $($(stringify!($old))|* => Some($old_exponent),)*
                    _ => None,
                }
            }
        }
    };
}

currencies! {
    0: BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF;
    2: AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
       CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
       GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL
       MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK
       PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS
       TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG;
    3: BHD IQD JOD KWD LYD OMR TND;
    4: CLF UYW;
    withdrawn:
    2:
        ANG "ISO 4217 withdrew it; use XCG" XCG;
        BGN "ISO 4217 withdrew it; use EUR" EUR;
        CUC "ISO 4217 withdrew it; use CUP" CUP;
        HRK "ISO 4217 withdrew it; use EUR" EUR;
        MRO "ISO 4217 withdrew it; use MRU" MRU;
        SLL "ISO 4217 withdrew it; use SLE" SLE;
        STD "ISO 4217 withdrew it; use STN" STN;
        VEF "ISO 4217 withdrew it; use VES" VES;
        ZWL "ISO 4217 withdrew it; use ZWG" ZWG;
}

#[cfg(test)]
mod tests {
    use super::Currency;

    #[test]
    fn minor_units_differ_by_currency_and_are_never_guessed() {
        assert_eq!(Currency::JPY.exponent(), Some(0));
        assert_eq!(Currency::USD.exponent(), Some(2));
        assert_eq!(Currency::KWD.exponent(), Some(3));
        assert_eq!(Currency::from("usd").exponent(), None);
        assert_eq!(Currency::from("QQQ").exponent(), None);
    }

    #[test]
    fn a_withdrawn_currency_is_still_computed_with_and_names_its_successor() {
        let lev = Currency::from("BGN");
        assert_eq!(lev.exponent(), Some(2));
        assert_eq!(lev.successor(), Some(Currency::EUR));
        assert_eq!(Currency::from("ANG").successor(), Some(Currency::XCG));
        assert_eq!(Currency::EUR.successor(), None);
    }
}
